"""The signature block as tables without rules: the parties in rows of one or two, kept on one page.

Each row of a table holds signatures that stand at one height; its columns are the parties. Read down the columns, it
says what the act says, in the order of the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from engross.model.document import Inline, Signature, SignatureBlock, SignatureColumn, plain
from engross.render.docx.inlines import words
from engross.render.docx.markup import millimetres, tag, twips
from engross.render.docx.paragraphs import paragraph
from engross.render.docx.tables import frame, table_row
from engross.render.docx.writer import Writer

_LINE, _HEIGHT = 60, 20
"""Millimetres: the length of a line to sign on, and the room above it."""


def signatures(writer: Writer, signature_block: SignatureBlock) -> str:
    """The whole block. Its last paragraph is one point high, because a table must be followed by a paragraph."""
    out = [tag("p", tag("pPr", tag("pStyle", val="Spacer") + "<w:keepNext/>" + tag("spacing", before=twips(14))))]
    groups = [signature_block.columns[index : index + 2] for index in range(0, len(signature_block.columns), 2)]
    for index, group in enumerate(groups):
        ident = signature_block.id if index == 0 else ""
        out.append(_signatories(writer, group, ident, last=index == len(groups) - 1))
        more = "" if index == len(groups) - 1 else "<w:keepNext/>" + tag("spacing", before=twips(18))
        out.append(tag("p", tag("pPr", tag("pStyle", val="Spacer") + more)))
    return "".join(out)


def _signatories(writer: Writer, group: Sequence[SignatureColumn], ident: str, *, last: bool) -> str:
    """One or two parties: their captions in the first row, then a row for each rank of signatures."""
    widths = [writer.width // 2] * 2
    captions = [
        "".join(
            "".join(paragraph(writer, line, "SignatureCaption", ident if (index, k) == (0, 0) else ""))
            for k, line in enumerate(column.caption)
        )
        for index, column in enumerate(group)
    ]
    rows = [_row(writer, captions, widths)]
    ranks = list(zip_longest(*(column.signatures for column in group)))
    for index, rank in enumerate(ranks):
        end = last and index == len(ranks) - 1
        rows.append(
            _row(
                writer,
                [_signature(writer, signature, rank, end) if signature else "" for signature in rank],
                widths,
            )
        )
    return frame("SignatureBlock", widths, rows)


def _row(writer: Writer, cells: Sequence[str], widths: Sequence[int]) -> str:
    held = [*cells, *[""] * (len(widths) - len(cells))]
    empty = "".join(paragraph(writer, (), "SignatureCapacity"))
    return table_row([cell or empty for cell in held], widths, "<w:cantSplit/>")


def _signature(writer: Writer, signature: Signature, rank: Sequence[Signature | None], last: bool) -> str:
    """Mention, line, name, capacity. Each row is kept with the next one, except the last."""
    lines: list[tuple[str, Sequence[Inline], str]] = []
    if any(other is not None and plain(other.mention) for other in rank):
        lines.append(("SignatureMention", signature.mention, ""))
    lines.append(("SignatureName", signature.name, "," if any(map(plain, signature.capacity)) else ""))
    lines += (("SignatureCapacity", line, "") for line in signature.capacity if line)
    out = []
    for style, content, after in lines:
        held = tag("keepNext", val=0) if last else ""
        if style == "SignatureName":
            out.append(_line(writer, last))
        [xml] = paragraph(writer, content, style, f"sign-{signature.id}" if style == "SignatureName" else "", held)
        out.append(xml.removesuffix("</w:p>") + words(writer, after) + "</w:p>" if after else xml)
    return "".join(out)


def _line(writer: Writer, last: bool) -> str:
    """The line to sign on: an empty paragraph with a rule below it, as long as the line on paper."""
    rule = tag("pBdr", tag("bottom", val="single", sz=4, space=0, color="141414"))
    right = max(millimetres(4), writer.width // 2 - millimetres(_LINE))
    spacing = tag("spacing", before=millimetres(_HEIGHT - 5), after=0)
    held = tag("keepNext", val=0) if last else ""
    return tag(
        "p", tag("pPr", tag("pStyle", val="SignatureCapacity") + held + rule + spacing + tag("ind", right=right))
    )
