"""The Markdown of a clause from the blocks of an old act: its words as they are, its lists, its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from engross.model.outline import OutlineBlock, StyleRuns

_SIGNS = re.compile(r"([\\*_\[\]<>`~|])")
_LINE_START = re.compile(r"^(?:(?P<sign>[-+#=])|(?P<number>\d{1,9})(?P<end>[.)])(?=\s|$))")
_JINJA = re.compile(r"\{[{%#]|[%#}]\}")
_SUP = re.compile(r"</?sup>")
_DECIMAL = re.compile(r"(\d{1,3})\.\s+")
_LETTER = re.compile(r"([a-z])\)\s+")
_CELLS = " | "


def markdown(blocks: Sequence[OutlineBlock], *, emphasis: bool = True) -> str:
    """The blocks as Markdown. Without `emphasis` no word is set apart."""
    out: list[str] = []
    for kind, group in groupby(_kinds(blocks), key=lambda pair: pair[0]):
        held = [block for _, block in group]
        if kind == "list":
            out += _list(held, emphasis=emphasis)
        elif kind == "table" and len(held) > 1:
            out.append(_table(held))
        else:
            out += (_words(block, emphasis=emphasis) for block in held)
    return "\n\n".join(out) + "\n"


def _kinds(blocks: Sequence[OutlineBlock]) -> Iterator[tuple[str, OutlineBlock]]:
    for block in blocks:
        if block.type == "li":
            yield "list", block
        elif _CELLS in block.text:
            yield f"table {block.text.count(_CELLS)}".split()[0], block
        else:
            yield "p", block


def _words(block: OutlineBlock, start: int = 0, *, emphasis: bool = True) -> str:
    """The words of a block from a letter on, signs of Markdown and Jinja kept as they are."""
    pieces = []
    for begin, end, styles in StyleRuns(block.formatting).between(start, len(block.text)):
        words = escaped(block.text[begin:end])
        bare = words.strip()
        mark = {("emphasis",): "*", ("strong",): "**", ("emphasis", "strong"): "***"}.get(
            tuple(sorted(style for style in styles if style in ("emphasis", "strong")))
        )
        if emphasis and mark and bare:
            lead = words[: len(words) - len(words.lstrip())]
            words = f"{lead}{mark}{bare}{mark}{words[len(words.rstrip()) :]}"
        pieces.append(words)
    text = "".join(pieces)
    return _LINE_START.sub(
        lambda match: f"\\{match[0]}" if match["sign"] else f"{match['number']}\\{match['end']}", text
    )


def escaped(text: str) -> str:
    """Words that Markdown and Jinja print as they are. Superiors are set again by the locale."""
    text = _SUP.sub("", text)
    out, at = [], 0
    for match in _JINJA.finditer(text):
        out.append(_SIGNS.sub(r"\\\1", text[at : match.start()]))
        out.append(f'{{{{ "{match[0]}" }}}}')
        at = match.end()
    out.append(_SIGNS.sub(r"\\\1", text[at:]))
    return "".join(out)


def _list(items: Sequence[OutlineBlock], *, emphasis: bool) -> list[str]:
    """A list as Markdown, if its numbers are those that it would print; else its items as paragraphs."""
    lines: list[str] = []
    counts: list[tuple[str, int]] = []  # of each open list: the kind of its marks, and the last number
    widths: list[int] = []
    for item in items:
        depth = max(1, item.depth)
        del counts[depth:], widths[depth:]
        kind, number, length = _mark(item)
        if depth > len(counts) + 1 or not kind:
            return [_words(one, emphasis=emphasis) for one in items]
        if depth == len(counts) + 1:
            counts.append((kind, number))
            widths.append(0)
        elif counts[-1][0] != kind or (kind != "-" and number != counts[-1][1] + 1):
            return [_words(one, emphasis=emphasis) for one in items]
        else:
            counts[-1] = kind, number
        mark = "- " if kind == "-" else f"{number}{kind} "
        widths[-1] = len(mark)
        lines.append(" " * sum(widths[:-1]) + mark + _words(item, length, emphasis=emphasis))
    return ["\n".join(lines)]


def _mark(item: OutlineBlock) -> tuple[str, int, int]:
    """The kind of Markdown mark that prints the label of an item, its number, and the length of the label."""
    if item.marker != "number":
        return "-", 0, 0
    if match := _DECIMAL.match(item.text):
        return ".", int(match[1]), match.end()
    if match := _LETTER.match(item.text):
        return ")", ord(match[1]) - ord("a") + 1, match.end()
    return "", 0, 0


def _table(rows: Sequence[OutlineBlock]) -> str:
    cells = [[escaped(cell.strip()) for cell in row.text.split(_CELLS)] for row in rows]
    width = max(map(len, cells))
    lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in cells]
    return "\n".join([lines[0], f"|{'---|' * width}", *lines[1:]])
