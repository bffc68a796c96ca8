"""A PDF that this program wrote as a page of HTML that says the same, with the classes that our own pages have.

So one reader knows the order and the meaning of what we print, whatever it is printed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from engross.source.pdf.structure import SIGNATURES, Element, Structure
from engross.source.pdf.tagged_signatures import is_signature_block, signature_units
from engross.source.pdf.tagged_words import joined, words_of

_COVER = "cover:"
_HEADING = re.compile(r"H[1-6]")
_DASHES = frozenset("-–—•")
_LONGEST_LABEL = 16
"""Characters of the longest label, its blank included."""


def html_page(structure: Structure, lang: str) -> str:
    """The page. Of what stands before the cover (the certificate of a copy, for example) nothing is kept."""
    cover = next((element for element in structure.before if element.id == _COVER), None)
    if cover is None:
        cover = next((element for element in structure.before if _holds_title(element)), None)
    out = [f'<!DOCTYPE html><html lang="{escape(structure.body.lang or (cover.lang if cover else "") or lang)}"><body>']
    if cover is not None:
        out += ['<header class="cover">', *_fronts(cover), "</header>"]
        out += ["<main>", *_children(structure.body, ours=True), "</main>"]
    else:
        for element in structure.before:
            out += _element(element, ours=False)
        out += _children(structure.body, ours=False)
    out.append("</body></html>")
    return "\n".join(out)


def _holds_title(element: Element) -> bool:
    """Whether an element is a cover: it holds a heading of the first level, and nothing of the text."""
    open_, found = [element], False
    while open_:
        one = open_.pop()
        if one.tag in ("Sect", "Table", "L"):
            return False
        found = found or one.tag == "H1"
        open_ += one.elements
    return found


def _fronts(cover: Element) -> Iterator[str]:
    """The cover in each language: its title, then its lines."""
    for element in cover.elements:
        title = next((child for child in element.elements if _HEADING.fullmatch(child.tag)), None)
        if title is None:
            yield from _fronts(element)
            continue
        yield f'<div class="front" lang="{escape(element.lang or cover.lang)}">'
        yield f'<h1 class="title">{words_of(title)}</h1>'
        yield from (f"<p>{words_of(line)}</p>" for line in _lines_of(element) if line is not title)
        yield "</div>"


def _lines_of(element: Element) -> Iterator[Element]:
    """The paragraphs in an element, those that hold paragraphs opened."""
    for child in element.elements:
        if child.tag == "P" and not any(inner.tag == "P" for inner in child.elements):
            yield child
        elif child.tag in ("Div", "P", "Sect"):
            yield from _lines_of(child)


def _children(element: Element, *, ours: bool, listed: bool = False) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            yield from _element(child, ours=ours, listed=listed)
        elif words := joined([child]):
            yield words


def _element(element: Element, *, ours: bool, listed: bool = False) -> Iterator[str]:
    """An element and all in it. `listed` says that it is the first of an item, so that it begins with its label."""
    tag, ident = element.tag, escape(element.id)
    if ours and (element.id == SIGNATURES or is_signature_block(element)):
        yield f'<div class="signatures" id="{SIGNATURES}">'
        for unit in signature_units(element):
            yield '<div class="signature">' if unit.signs else "<div>"
            yield from (f'<p class="{kind}">{words_of(line)}</p>' for kind, line in unit.lines)
            yield "</div>"
        yield "</div>"
    elif tag == "Sect":
        yield f'<section class="provision" id="{ident}">'
        bare = not any(_HEADING.fullmatch(child.tag) for child in element.elements[:1])
        for rank, child in enumerate(element.elements):
            yield from _numbered(child) if bare and rank == 0 else _element(child, ours=ours)
        yield "</section>"
    elif _HEADING.fullmatch(tag):
        level = tag[1]
        opening = ' class="opening"' if ours and level == "1" else ""
        yield f"<h{level}{opening}>{words_of(element)}</h{level}>"
    elif tag == "P":
        if any(child.tag == "P" for child in element.elements):
            yield from _children(element, ours=ours)
        else:
            yield _paragraph(element, _label(element, listed=True) if listed else 0)
    elif tag == "L":
        yield from _list(element, ours=ours)
    elif tag == "Table":
        yield f'<table id="{ident}">'
        for row in _rows(element):
            cells = "".join(f"<td>{words_of(cell)}</td>" for cell in row.elements)
            yield f"<tr>{cells}</tr>"
        yield "</table>"
    elif tag == "Figure":
        yield f'<img alt="" src="{escape(element.alternative)}">'
    elif tag == "Div" and _is_cell(element):
        yield f'<div class="cell" lang="{escape(element.lang)}">'
        for rank, child in enumerate(element.elements):
            if child.tag == "Div" and child.id:
                yield f'<div id="{escape(child.id)}">'
                for inner_rank, inner in enumerate(child.elements):
                    first = rank == 0 and inner_rank == 0
                    yield from _numbered(inner) if first else _element(inner, ours=ours)
                yield "</div>"
            else:
                yield from _element(child, ours=ours)
        yield "</div>"
    elif tag == "Div" and element.lang:
        yield f'<div lang="{escape(element.lang)}">'
        yield from _children(element, ours=ours)
        yield "</div>"
    elif tag in ("Span", "NonStruct", "Link") and any(True for _ in element.leaves()):
        yield f"<p>{words_of(element)}</p>" if not _has_blocks(element) else "\n".join(_children(element, ours=ours))
    else:
        yield from _children(element, ours=ours)


def _list(element: Element, *, ours: bool) -> Iterator[str]:
    dashed = any(_begins_with_dash(item) for item in element.elements[:1])
    ident = escape(element.id)
    yield f'<ul class="dash" id="{ident}">' if dashed else f'<ol id="{ident}">'
    for item in element.elements:
        yield f'<li id="{escape(item.id)}">'
        inside = item.elements[0].elements if item.elements and item.elements[0].tag == "LBody" else item.elements
        for rank, child in enumerate(inside):
            yield from _element(child, ours=ours, listed=rank == 0)
        yield "</li>"
    yield "</ul>" if dashed else "</ol>"


def _has_blocks(element: Element) -> bool:
    return any(child.tag not in ("Span", "NonStruct", "Link") or _has_blocks(child) for child in element.elements)


def _is_cell(element: Element) -> bool:
    """Whether an element holds one language beside others: it has its language, and no provision of its own."""
    return bool(element.lang) and not any(child.tag == "Sect" for child in element.elements)


def _numbered(element: Element) -> Iterator[str]:
    """The first paragraph of a provision without a heading: its number stands before its words."""
    label = _label(element, listed=False) if element.tag == "P" else 0
    if label:
        yield _paragraph(element, label, ' class="numbered"')
    else:
        yield from _element(element, ours=True)


def _paragraph(element: Element, label: int, kind: str = "") -> str:
    """A paragraph; `label` counts its first children that are what stands before its words."""
    shown, rest = Element("Span", children=element.children[:label]), Element("P", children=element.children[label:])
    before = f'<span class="label">{words_of(shown)} </span>' if label else ""
    return f'<p{kind} id="{escape(element.id)}">{before}{words_of(rest)}</p>'


def _label(element: Element, *, listed: bool) -> int:
    """How many first children of a paragraph are its label: the number of an item or of a provision, or a dash.

    A label ends with a blank, and what is shown apart in a paragraph is a child of its own.
    """
    text = ""
    for count, child in enumerate(element.children, 1):
        text += child.text
        if len(text) > _LONGEST_LABEL:
            return 0
        if text.endswith(" "):
            words = text.strip()
            numbered = any(letter.isdigit() for letter in words) or words.endswith((".", ")", "°"))
            return count if numbered or (listed and words in _DASHES) else 0
    return 0


def _begins_with_dash(item: Element) -> bool:
    return item.text.strip()[:1] in _DASHES


def _rows(element: Element) -> Iterator[Element]:
    for child in element.elements:
        if child.tag == "TR":
            yield child
        else:
            yield from _rows(child)
