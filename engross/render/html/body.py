"""All that follows the cover: the languages one after the other or side by side, the signatures, the annexes.

The versions of an act share their ids, and a page may hold each id only once. So elements of the first language
have the ids of the tree, and those of the others have a suffix: `objet` and `objet:en`.
"""

from __future__ import annotations

from markupsafe import Markup

from engross.model.document import Document, Version
from engross.render.html.blocks import blocks
from engross.render.html.columns import columns
from engross.render.html.inlines import inline, lines
from engross.render.html.provisions import provisions

_LEVEL = 2
"""The level of the highest headings of the text. Level 1 is the title."""


def body(document: Document) -> Markup:
    """The text of an act in all its languages, its signatures once, its annexes after them."""
    closing = blocks(document.closing, "")
    return lines(_side_by_side(document, closing) if parallel(document) else _in_sequence(document, closing))


def parallel(document: Document) -> bool:
    """Whether the languages of an act stand side by side."""
    return document.arrangement == "columns" and len(document.versions) > 1


def _suffix(document: Document, version: Version) -> str:
    return f":{version.lang}" if version is not document.versions[0] else ""


def _side_by_side(document: Document, closing: Markup) -> list[Markup]:
    named = [(one.lang, _suffix(document, one), one) for one in document.versions]
    out = [columns([(lang, suffix, one.provisions) for lang, suffix, one in named], _LEVEL), closing]
    if any(one.annexes for one in document.versions):
        out.append(columns([(lang, suffix, one.annexes) for lang, suffix, one in named], _LEVEL))
    return out


def _in_sequence(document: Document, closing: Markup) -> list[Markup]:
    first, last = document.versions[0], document.versions[-1]
    out = []
    for version in document.versions:
        parts = [] if version is first or version.again == () else [_opening(version)]
        parts.append(provisions(version.provisions, _LEVEL, _suffix(document, version)))
        if version is last:
            parts.append(closing)
        out.append(_version(version, lines(parts), "version" if version is first else "version next"))
    for version in document.versions:
        if version.annexes:
            annexes = provisions(version.annexes, _LEVEL, _suffix(document, version))
            out.append(_version(version, annexes, "version annexes"))
    return out


def _version(version: Version, inside: Markup, kind: str) -> Markup:
    return Markup('<div class="{}" lang="{}">\n{}\n</div>').format(kind, version.lang, inside)


def _opening(version: Version) -> Markup:
    """The title again, where the text in another language begins."""
    again = version.front.opening if version.again is None else version.again
    return Markup('<p class="opening">{}</p>').format(inline(again))
