"""The quotations of an amendment: words and provisions between marks, found in sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.model.document import Block, Inline, Paragraph, Styled, Text, plain

_QUOTES = {"«": "»", "“": "”"}


def split_at_quotations(
    content: Sequence[Inline],
) -> Iterator[tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[str, str] | None]]:
    """A sentence in parts: the words before a quotation, the quoted words, their marks. The last part has no quotation.

    Quotations may hold others of the same kind: only the outermost marks count.
    """
    before: list[Inline] = []
    held: list[Inline] = []
    depth, opening = 0, ""
    for node in content:
        if not isinstance(node, Text):
            (held if depth else before).append(node)
            continue
        run = ""
        for letter in node.text:
            if letter in _QUOTES and (not depth or letter == opening):
                depth += 1
                if depth == 1:
                    before, run, opening = [*before, Text(run)] if run else before, "", letter
                    continue
            elif depth and letter == _QUOTES[opening]:
                depth -= 1
                if not depth:
                    held += [Text(run)] if run else []
                    yield tuple(before), _stripped(held), (opening, letter)
                    before, held, run = [], [], ""
                    continue
            run += letter
        if run:
            (held if depth else before).append(Text(run))
    yield (*before, *held), (), None


def _stripped(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Quoted words without the blanks that belong to their marks."""
    out = list(content)
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text.lstrip(" \u00a0\u202f"))
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip(" \u00a0\u202f"))
    return tuple(out)


def without_marks(quoted: Sequence[Block]) -> tuple[list[Block], tuple[str, str] | None]:
    """Quoted blocks without the quotation marks around them, and these marks; as they are if they are not quoted so."""
    first, last = quoted[0], quoted[-1]
    if not isinstance(first, Paragraph) or not isinstance(last, Paragraph):
        return [*quoted], None
    opening = plain(first.content)[:1]
    closing = _QUOTES.get(opening, "")
    end = plain(last.content).rstrip(" .;")
    if not closing or not end.endswith(closing):
        return [*quoted], None
    blocks: list[Block] = [*quoted]
    blocks[0] = replace(first, content=_cut(first.content, 1, 0))
    last = blocks[-1] if len(blocks) > 1 else blocks[0]
    assert isinstance(last, Paragraph)
    after = len(plain(last.content)) - len(plain(last.content).rstrip(" .;")) + 1
    blocks[-1] = replace(last, content=_cut(last.content, 0, after))
    return blocks, (opening, closing)


def _cut(content: Sequence[Inline], before: int, after: int) -> tuple[Inline, ...]:
    """Inlines without that many characters at either end, nor the blanks beside them. The ends are plain text."""
    out = list(content)
    if before and isinstance(out[0], Text):
        out[0] = Text(out[0].text[before:].lstrip(" \u00a0\u202f"))
    if after and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text[:-after].rstrip(" \u00a0\u202f"))
    return tuple(node for node in out if not (isinstance(node, Text) and not node.text))


def quoted_heading(block: Block) -> tuple[str, tuple[Inline, ...], tuple[Inline, ...]] | None:
    """Kind, number and heading of a quoted heading, whose role says its kind; None for another block.

    The number is what is set in bold at its head.
    """
    if not isinstance(block, Paragraph) or not block.role.startswith("quoted heading"):
        return None
    kind = block.role.split()[2] if len(block.role.split()) > 2 else ""
    content = list(block.content)
    number: tuple[Inline, ...] = ()
    if content and isinstance(content[0], Styled):
        number = content[0].content
        content = content[1:]
        if content and isinstance(content[0], Text):
            content[0] = Text(content[0].text.lstrip(" \u00a0\u202f"))
    return kind, number, tuple(node for node in content if not (isinstance(node, Text) and not node.text))
