"""Provisions: real headings with their numbers, their blocks, and the provisions inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import Block, Number, Paragraph, Provision
from engross.render.docx.blocks import block
from engross.render.docx.inlines import RunSetting, runs, words
from engross.render.docx.markup import tag
from engross.render.docx.paragraphs import paragraph
from engross.render.docx.writer import Writer

_DEEPEST = 6
_NUMBER = RunSetting(style="ProvisionNumber")


def provisions(writer: Writer, content: Sequence[Provision], level: int) -> Iterator[str]:
    """Provisions in their order, their headings at `level` (from 1)."""
    for provision in content:
        yield from heading(writer, provision, level)
        for part, block_xml in parts(writer, provision):
            if isinstance(part, Provision):
                yield from provisions(writer, (part,), level + 1 if provision.heading else level)
            else:
                yield from block_xml


def heading(writer: Writer, provision: Provision, level: int) -> Iterator[str]:
    """The heading of a provision with its number.

    Without a heading the number stands by itself, if no block follows with which it can share a line. Else nothing.
    """
    if provision.heading:
        style = _style(provision, level)
        properties, typed = _number(writer, provision, style)
        properties += tag("spacing", before=0) if writer.at_top else ""
        yield from paragraph(writer, provision.heading, style, provision.id, properties, typed)
    elif provision.number is not None and not _runs_in(provision):
        yield from paragraph(writer, provision.number.label, "NumberAlone", provision.id)
    writer.at_top = False


def parts(writer: Writer, provision: Provision) -> Iterator[tuple[Provision | Block, Iterator[str]]]:
    """The blocks of a provision, each with its paragraphs. A number without a heading begins the first of them.

    The first paragraph of a provision without a heading carries its id.
    """
    for index, part in enumerate(provision.body):
        if isinstance(part, Provision):
            yield part, iter(())
            continue
        ident = provision.id if index == 0 and not provision.heading else ""
        if index == 0 and provision.number is not None and _runs_in(provision):
            yield part, _numbered(writer, provision, part, provision.number)
        else:
            yield part, block(writer, part, provision.kind, ident)


def _runs_in(provision: Provision) -> bool:
    """Whether the number of a provision without a heading stands before the words of its first block."""
    return not provision.heading and bool(provision.body) and not isinstance(provision.body[0], Provision)


def _numbered(writer: Writer, provision: Provision, part: Block, number: Number) -> Iterator[str]:
    """A block with the number of its provision before its words. The number of an article stands above them."""
    if not isinstance(part, Paragraph) or provision.kind == "article":
        yield from paragraph(writer, number.label, "NumberAlone", provision.id)
        yield from block(writer, part, provision.kind)
        return
    automatic = _automatic(writer, provision, number)
    held = _counted(automatic) if automatic is not None else ""
    typed = "" if automatic is not None else runs(writer, number.label) + words(writer, "\t")
    yield from paragraph(writer, part.content, "NumberedParagraph", provision.id, held, typed)


def _style(provision: Provision, level: int) -> str:
    if provision.kind == "annex" and level == 1:
        return "AnnexHeading"
    if provision.kind == "article" and level == 1:
        return "ArticleHeading"
    if provision.kind in ("article", "section") and level == 2:
        return "PlainHeading2"
    return f"Heading{min(level, _DEEPEST)}"


def _number(writer: Writer, provision: Provision, style: str) -> tuple[str, str]:
    """The number of a heading: counted by Word, or typed before its words where Word cannot print it."""
    if provision.number is None or not provision.number.label:
        return "", ""
    automatic = _automatic(writer, provision, provision.number)
    if automatic is not None:
        # The number of an annex stands above its heading.
        return _counted(automatic), words(writer, "\n") if style == "AnnexHeading" else ""
    return "", runs(writer, provision.number.label, _NUMBER) + words(writer, " ")


def _counted(number: int) -> str:
    return tag("numPr", tag("ilvl", val=0) + tag("numId", val=number))


def _automatic(writer: Writer, provision: Provision, number: Number) -> int | None:
    """The definition by which Word counts a provision; None if its number is typed."""
    return writer.numbering.heading(writer.lang, provision.kind, number) if writer.counted else None
