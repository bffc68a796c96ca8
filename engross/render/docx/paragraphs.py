"""Paragraphs: words in a style, under the bookmark of their id; their mark tracked where two texts are in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import Inline, Mark, Marked, Paragraph, Seam
from engross.render.docx.inlines import PLAIN, Setting, runs
from engross.render.docx.markup import tag
from engross.render.docx.writer import Writer

_STYLES = {
    "recital": "Recital", "lead": "LeadIn", "enacting": "LeadIn", "parties": "LeadIn", "caption": "LeadIn",
    "note": "Note", "quoted": "Quotation",
}  # fmt: skip
"""The style of a paragraph by its role; the role `body` and all others have that of the text."""


def paragraph_style(one: Paragraph) -> str:
    """The style that the role of a paragraph asks for."""
    return next((_STYLES[role] for role in one.role.split() if role in _STYLES), "BodyText")


def paragraph(
    writer: Writer,
    content: Sequence[Inline],
    style: str,
    ident: str = "",
    properties: str = "",
    before: str = "",
    setting: Setting = PLAIN,
) -> Iterator[str]:
    """A paragraph in a style; `properties` stand after it in `w:pPr`, `before` is XML of runs before its words.

    Where a text that holds two was split or joined, its mark is a tracked change and what follows a paragraph more.
    """
    parts = list(_parts(content))
    for at, (held, ended) in enumerate(parts):
        mark = ended if at < len(parts) - 1 else common_mark(held)
        inside = (before if at == 0 else "") + runs(writer, held, setting)
        marked = "" if mark is None else tag("rPr", tag("ins" if mark.becomes else "del", **writer.revised()))
        held_properties = tag("pPr", tag("pStyle", val=style) + properties + marked)
        yield tag("p", held_properties + (writer.bookmark(ident, inside) if at == 0 else inside))


def _parts(content: Sequence[Inline]) -> Iterator[tuple[list[Inline], Mark | None]]:
    """The words up to each paragraph mark that was put in or taken out, with it; then the rest."""
    held: list[Inline] = []
    for node in content:
        if isinstance(node, Seam):
            yield held, node.mark
            held = []
        else:
            held.append(node)
    yield held, None


def common_mark(content: Sequence[Inline]) -> Mark | None:
    """The mark under which all words of a paragraph were put in or taken out, so that its end was too."""
    marks = [node.mark for node in content if isinstance(node, Marked)]
    whole = len(marks) == len(content) and len({(one.was, one.becomes) for one in marks}) == 1
    return marks[0] if whole and marks[0].was != marks[0].becomes else None
