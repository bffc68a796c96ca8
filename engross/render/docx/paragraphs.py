"""Paragraphs: words in a style, inside a bookmark with their id.

In a document that holds two texts, paragraph marks are tracked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import Inline, Mark, Marked, Paragraph, Seam
from engross.render.docx.inlines import PLAIN, RunSetting, element, runs
from engross.render.docx.markup import tag
from engross.render.docx.writer import Writer

_STYLES = {
    "recital": "Recital", "lead": "LeadIn", "enacting": "LeadIn", "parties": "LeadIn", "caption": "LeadIn",
    "note": "Note", "quoted": "Quotation",
}  # fmt: skip
"""The style of a paragraph by its role; the role `body` and all others have that of the text."""


def paragraph_style(block: Paragraph) -> str:
    """The style that the role of a paragraph asks for."""
    return next((_STYLES[role] for role in block.role.split() if role in _STYLES), "BodyText")


def paragraph(
    writer: Writer,
    content: Sequence[Inline],
    style: str,
    ident: str = "",
    properties: str = "",
    before: str = "",
    setting: RunSetting = PLAIN,
) -> Iterator[str]:
    """A paragraph in a style; `properties` stand after it in `w:pPr`, `before` is XML of runs before its words.

    Where a text that holds two was split or joined, its mark is a tracked change and what follows a paragraph more.
    """
    for index, (held, seam) in enumerate(_parts(content)):
        mark = seam if seam is not None else common_mark(held)
        first = ident if index == 0 else ""
        yield marked_paragraph(writer, held, style, mark, first, properties, before if index == 0 else "", setting)


def marked_paragraph(
    writer: Writer,
    content: Sequence[Inline],
    style: str,
    mark: Mark | None,
    ident: str = "",
    properties: str = "",
    before: str = "",
    setting: RunSetting = PLAIN,
) -> str:
    """One paragraph. If its end was put in or taken out, `mark` is the mark of that; other arguments as `paragraph`.

    A paragraph that moved whole is shown as moved, if moves are shown as moves.
    """
    move = common_mark(content) if writer.revision.moves and mark is not None and mark.move else None
    writer.plain_moves = move is None
    inside = before + runs(writer, content, setting)
    ended = ""
    if mark is not None:
        ended = tag("rPr", tag(element(writer, mark), **writer.revised(mark)))
    elif content and isinstance(content[-1], Marked) and content[-1].mark.was != content[-1].mark.becomes:
        inside = _later(writer, inside)
    if move is not None:
        inside = _range(writer, move, inside)
    writer.plain_moves = True
    held = tag("pPr", tag("pStyle", val=style) + properties + ended)
    return tag("p", held + writer.bookmark(ident, inside))


def _later(writer: Writer, inside: str) -> str:
    """The runs of a paragraph. The last one is dated five minutes after the others.

    LibreOffice joins a change at the end of a paragraph with one of the same kind at the beginning of the next, if both
    have one author and hardly a minute lies between them. If a person then rejects the changes, the paragraph mark is
    lost, although it never changed. Example: "a[b]¶[c]d" becomes one change "b¶c".
    """
    date, later = writer.revision.date, writer.revision.later
    if not later:
        return inside
    before, match, after = inside.rpartition(f'w:date="{date}"')
    return f'{before}w:date="{later}"{after}' if match else inside


def _range(writer: Writer, mark: Mark, inside: str) -> str:
    """Moved words between the two ends of their range. Each pair of ranges has a name of its own."""
    kind = element(writer, mark)
    writer.moved[f"{mark.move}/{kind}"] += 1
    name = f"{mark.move.replace('.', '_')}_{writer.moved[f'{mark.move}/{kind}']}"
    begin = writer.revised(mark)
    return tag(f"{kind}RangeStart", **begin, name=name) + inside + tag(f"{kind}RangeEnd", id_=begin["id_"])


def _parts(content: Sequence[Inline]) -> Iterator[tuple[list[Inline], Mark | None]]:
    """The words up to each paragraph mark that was put in or taken out, with that mark; then the rest."""
    held: list[Inline] = []
    for node in content:
        if isinstance(node, Seam):
            yield held, node.mark
            held = []
        else:
            held.append(node)
    if held or not content or not isinstance(content[-1], Seam):
        yield held, None


def common_mark(content: Sequence[Inline]) -> Mark | None:
    """The mark under which all words of a paragraph were put in or taken out. Its end has the same mark then."""
    marks = [node.mark for node in content if isinstance(node, Marked)]
    whole = len(marks) == len(content) and len({(mark.was, mark.becomes) for mark in marks}) == 1
    return marks[0] if whole and marks[0].was != marks[0].becomes else None
