"""A redline for a terminal, readable without colour: [-taken out-], {+put in+}, moves by their number."""

from __future__ import annotations

from collections.abc import Iterator

from engross.model.redline import End, Redline, RedlineBlock, Seg

_OPEN = {"insert": "{+", "delete": "[-"}
_CLOSE = {"insert": "+}", "delete": "-]"}
_COLOURS = {"insert": "\x1b[4;32m", "delete": "\x1b[9;31m", "from": "\x1b[35m", "to": "\x1b[4;35m"}
_END = "\x1b[0m"


def redline_text(redline: Redline, *, colour: bool = False, whole: bool = False) -> str:
    """The paragraphs that hold a change, or all of them if `whole`; `⋯` stands for those left out.

    A moved passage reads `[m1→ …]` where it stood and `{→m1 …}` where it
    stands now; `¶` inside marks is a paragraph mark put in or taken out.
    """
    out: list[str] = []
    skipped = False
    for block in redline.blocks:
        if not whole and _unchanged(block):
            skipped = True
            continue
        if skipped:
            out.append("⋯")
            skipped = False
        out.append("".join(_segs(block, colour)))
    if skipped and out:
        out.append("⋯")
    return "\n\n".join(out) + ("\n" if out else "")


def _unchanged(block: RedlineBlock) -> bool:
    return block.end.op == "equal" and all(seg.op == "equal" for seg in block.segs)


def _segs(block: RedlineBlock, colour: bool) -> Iterator[str]:
    for seg in block.segs:
        yield _marked(seg, seg.text, colour)
    if block.end.op in ("insert", "delete") and not _whole(block):
        yield _marked(block.end, "¶", colour)


def _whole(block: RedlineBlock) -> bool:
    """Whether the whole paragraph shares the fate of its mark, which then need not be shown."""
    return bool(block.segs) and all(seg.op == block.end.op for seg in block.segs)


def _marked(mark: Seg | End, text: str, colour: bool) -> str:
    if mark.op == "equal":
        return text
    if mark.op == "move":
        shown = f"[{mark.id}→ {text}]" if mark.side == "from" else f"{{→{mark.id} {text}}}"
        return f"{_COLOURS[mark.side or 'to']}{shown}{_END}" if colour else shown
    shown = f"{_OPEN[mark.op]}{text}{_CLOSE[mark.op]}"
    return f"{_COLOURS[mark.op]}{shown}{_END}" if colour else shown
