"""The signature block of a tagged PDF: captions and signatures, party by party."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engross.source.pdf.structure import LINE_TO_SIGN, Element
from engross.source.pdf.tagged_words import words_of

_ONE_ROW = 3.0
"""Points by which the heads of two captions of one row may differ."""


@dataclass(frozen=True, slots=True)
class SignatureUnit:
    """A caption, or a signature (`signs`): its lines with their kinds, `name` for the name of who signs."""

    lines: tuple[tuple[str, Element], ...]
    signs: bool
    page: int = 0
    x: float = 0.0
    y: float = 0.0


def is_signature_block(element: Element) -> bool:
    """Whether an element without an id is the signature block: empty lines to sign on stand before names in it.

    Files of earlier versions have no ids.
    """
    if element.tag != "Div" or element.id or element.lang or any(child.tag != "Div" for child in element.elements):
        return False
    units = [unit for group in element.elements for unit in group.elements]
    return bool(units) and all(unit.tag == "Div" for unit in units) and any(map(_is_signature, units))


def signature_units(block: Element) -> Iterator[SignatureUnit]:
    """The captions and signatures of a block, those of each party together.

    A long block goes over pages row by row: then two parties side by side take
    turns, and captions are said again at the head of a page. Who stands in
    which column is known by the place of the words.
    """
    said: set[str] = set()
    columns: list[list[SignatureUnit]] = []
    for unit in _units(block, said, carried=False):
        if unit.signs:
            if not columns:
                columns.append([])
            min(columns, key=lambda column: abs(column[0].x - unit.x) if column else 0.0).append(unit)
            continue
        heads = [column[0] for column in columns if column]
        if not (heads and heads[0].page == unit.page and abs(heads[0].y - unit.y) < _ONE_ROW):
            yield from (one for column in columns for one in column)
            columns = []
        columns.append([unit])
    yield from (one for column in columns for one in column)


def _units(element: Element, said: set[str], *, carried: bool) -> Iterator[SignatureUnit]:
    """The units in the order of the file. `carried` says that the element stands under the head of a further page."""
    carried = carried or (any(child.tag == "P" for child in element.elements) and _holds_units(element))
    for child in element.elements:
        paragraphs = [each for each in child.elements if each.tag == "P"]
        if child.tag != "Div":
            continue
        if _is_signature(child) or any(each.id.startswith(LINE_TO_SIGN) for each in child.elements):
            yield _signature(child)
        elif paragraphs and not any(each.tag == "Div" for each in child.elements):
            unit = _unit(tuple(("caption", each) for each in paragraphs), signs=False)
            words = "\n".join(map(words_of, paragraphs))
            if not (carried and words in said):
                yield unit
            said.add(words)
        else:
            yield from _units(child, said, carried=carried)


def _is_signature(unit: Element) -> bool:
    """Whether an element holds an empty line to sign on, with a name under it."""
    return any(
        one.tag == "Div" and not one.text.strip() and other.tag == "P" for one, other in pairwise(unit.elements)
    ) and not any(_is_signature(each) for each in unit.elements)


def _holds_units(element: Element) -> bool:
    """Whether an element holds captions or signatures, at whatever depth."""
    return any(
        inner.tag == "Div" and (any(each.tag == "P" for each in inner.elements) or _holds_units(inner))
        for inner in element.elements
    )


def _signature(element: Element) -> SignatureUnit:
    lines: list[tuple[str, Element]] = []
    after_line = False
    for each in element.elements:
        if each.tag == "Div":
            after_line = True
        elif each.tag == "P":
            lines.append(("name" if after_line else "line", each))
            after_line = False
    return _unit(tuple(lines), signs=True)


def _unit(lines: tuple[tuple[str, Element], ...], *, signs: bool) -> SignatureUnit:
    first = next((leaf for _, line in lines for leaf in line.leaves() if leaf.pieces), None)
    if first is None:
        return SignatureUnit(lines, signs)
    return SignatureUnit(lines, signs, first.page, first.pieces[0].x, first.pieces[0].y)
