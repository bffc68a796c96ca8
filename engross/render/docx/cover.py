"""The cover: emblems, title, period, subject, parties. Several languages stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from engross.model.document import Document, Front, Version, plain
from engross.model.rendering import Look
from engross.render.docx.inlines import words
from engross.render.docx.markup import millimetres, tag
from engross.render.docx.paragraphs import paragraph
from engross.render.docx.pictures import picture
from engross.render.docx.tables import frame, table_row
from engross.render.docx.writer import Writer

_TOP, _BELOW_EMBLEMS, _RULE = 52, 0, 24
"""Millimetres: above the title without emblems, above it with emblems, and of the rule below the period."""
_LETTER = 4.2
"""Millimetres of a letter of the period in a wide font, which stands for ours where that is not there."""


def cover(writer: Writer, document: Document, look: Look) -> Iterator[str]:
    """The paragraphs of the first page."""
    emblems = "".join(_emblems(writer, document.versions[0].front, look))
    if emblems:
        yield tag("p", tag("pPr", tag("pStyle", val="CoverEmblems")) + emblems)
    top = millimetres(_BELOW_EMBLEMS if emblems else _TOP)
    if len(document.versions) == 1:
        yield from _front(writer, document.versions[0], top, alone=True)
        return
    width = writer.width // len(document.versions)
    cells = []
    for version in document.versions:
        suffix = f"@{version.lang}" if version is not document.versions[0] else ""
        with writer.version(version.lang, suffix, width):
            inside = "".join(_front(writer, version, top, alone=False))
        cells.append(inside)
    widths = [width] * len(document.versions)
    yield frame("Fronts", widths, [table_row(cells, widths)])
    yield from paragraph(writer, (), "Spacer")


def _emblems(writer: Writer, front: Front, look: Look) -> Iterator[str]:
    names = [
        (name, plain(party))
        for side in front.sides
        for party, name in zip(side.parties, side.emblems, strict=False)
        if name in look.images
    ]
    height = 25 / 25.4 * 72 * (0.6 if len(names) > 3 else 1)
    for index, (name, party) in enumerate(names):
        if index:
            yield words(writer, "\u2003\u2003")
        yield picture(writer, name, look.images[name], party, height, look)


def _front(writer: Writer, version: Version, top: int, *, alone: bool) -> Iterator[str]:
    """What the cover says in one language; the title is smaller where several share the width."""
    front = version.front
    yield from paragraph(writer, front.title, "Title" if alone else "CoverTitle", "cover", tag("spacing", before=top))
    if front.period:
        # The rule is the border of the paragraph, which must have room for its words in any font.
        rule = max(_RULE if alone else _RULE + 14, _LETTER * len(plain(front.period)))
        indent = max(0, (writer.width - millimetres(rule)) // 2)
        yield from paragraph(writer, front.period, "CoverPeriod", "", tag("ind", left=indent, right=indent))
    if front.subject:
        yield from paragraph(writer, front.subject, "CoverSubject")
    yield _word(writer, front.word("between"))
    for index, side in enumerate(front.sides):
        if index:
            yield _word(writer, front.word("and"))
        for party in side.parties:
            yield from paragraph(writer, party, "CoverParty")
        if side.name:
            yield from paragraph(writer, side.name, "CoverSide")


def _word(writer: Writer, text: str) -> str:
    return tag("p", tag("pPr", tag("pStyle", val="CoverWord")) + words(writer, text)) if text else ""
