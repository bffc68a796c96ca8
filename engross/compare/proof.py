"""The proof of a redline, by code that shares nothing with the code that made it.

Rejecting every mark gives the old outline and accepting every mark gives the
new one, character for character, and in the same bold and italics. Both ends
of every move are there and hold the same words in the same order, so that
a move hides no change. Kept words without a mark of formatting have the same
styles on both sides.
"""

from __future__ import annotations

from engross.diagnostics import Origin, refuse
from engross.model.outline import Outline, lines
from engross.model.redline import Redline, Skeleton

_SIDES = {
    ("equal", None): (True, True),
    ("delete", None): (True, False),
    ("insert", None): (False, True),
    ("move", "from"): (True, False),
    ("move", "to"): (False, True),
}


def prove(redline: Redline, old: Outline, new: Outline) -> None:
    """Check `redline` against the outlines that it was made from.

    Raises `Refused` with the code `redline-not-exact` when it does not give
    one of them back, naming the side and the first paragraph that differs, or
    the move whose ends do not agree.
    """
    sides: tuple[list[str], list[str]] = ([], [])
    held: tuple[list[str], list[str]] = ([], [])
    ends: dict[str, dict[str, list[str]]] = {}
    # Both texts are read at once. A paragraph of a side ends at a mark that this side has: an inserted mark ends a new
    # paragraph while the old one goes on in the next block.
    for block in redline.blocks:
        for seg in block.segs:
            for side, has in enumerate(_SIDES[seg.op, seg.side]):
                if has:
                    held[side].append(seg.text)
            if seg.side:
                ends.setdefault(seg.id, {}).setdefault(seg.side, []).append(seg.text)
        for side, has in enumerate(_SIDES[block.end.op, block.end.side]):
            if has:
                if (block.old, block.new)[side] != len(sides[side]):
                    raise refuse(
                        "redline-not-exact", Origin(""), side=("old", "new")[side], paragraph=len(sides[side]) + 1
                    )
                sides[side].append("".join(held[side]))
                held[side].clear()
        if block.end.side:
            ends.setdefault(block.end.id, {}).setdefault(block.end.side, []).append("\n")
    for side, (name, outline, bones) in enumerate((("old", old, redline.old), ("new", new, redline.new))):
        wanted = _paragraphs(outline)
        if sides[side] != wanted or any(held[side]) or not _fits(bones, outline):
            differs = (k for k, pair in enumerate(zip(sides[side], wanted, strict=False), 1) if pair[0] != pair[1])
            place = next(differs, min(len(sides[side]), len(wanted)) + 1)
            raise refuse("redline-not-exact", Origin(""), side=name, paragraph=place)
    _shaped_alike(redline, old, new)
    _set_alike(redline, old, new)
    for move, both in ends.items():
        if not move or len(both) != 2 or "".join(both["from"]) != "".join(both["to"]):
            raise refuse("redline-not-exact", Origin(""), side="move", paragraph=move)


_Styles = list[frozenset[str]]


def _shaped_alike(redline: Redline, old: Outline, new: Outline) -> None:
    """Refuse a kept paragraph whose role or level of lists changed without a mark."""
    before, after = (list(lines(outline)) for outline in (old, new))
    for block in redline.blocks:
        if block.end.op == "equal" and block.old is not None and block.new is not None and not block.end.change:
            was, now = before[block.old], after[block.new]
            if (was.role, was.depth) != (now.role, now.depth):
                raise refuse("redline-not-exact", Origin(""), side="new", paragraph=block.new + 1)


def _set_alike(redline: Redline, old: Outline, new: Outline) -> None:
    """Refuse a character of both texts that they set differently without a mark of formatting."""
    clauses = (*old.clauses, *new.clauses)
    if not any(clause.formatting or any(block.formatting for block in clause.blocks) for clause in clauses):
        return
    letters = [_styles(outline) for outline in (old, new)]
    position = [0, 0]
    # The two ends of a move come one after the other, so their styles are kept and compared at the end.
    moved: dict[str, tuple[list[str], tuple[_Styles, _Styles], tuple[list[bool], list[bool]]]] = {}
    for block in redline.blocks:
        for seg in block.segs:
            runs: list[_Styles] = [[], []]
            for side, has in enumerate(_SIDES[seg.op, seg.side]):
                if has:
                    runs[side] = letters[side][position[side] : position[side] + len(seg.text)]
                    position[side] += len(seg.text)
            told = [seg.kind == "formatting"] * len(seg.text)
            if seg.op == "equal":
                _agree(seg.text, runs[0], runs[1], told, "formatting", block.old or 0)
            elif seg.side:
                words, styles, told_by_end = moved.setdefault(seg.id, ([], ([], []), ([], [])))
                side = 0 if seg.side == "from" else 1
                words += [seg.text] if seg.side == "from" else []
                styles[side].extend(runs[side])
                told_by_end[side].extend(told)
    for move, (words, styles, told_by_end) in moved.items():
        if told_by_end[0] != told_by_end[1]:
            raise refuse("redline-not-exact", Origin(""), side="move", paragraph=move)
        _agree("".join(words), *styles, told_by_end[0], "move", move)


def _agree(text: str, old: _Styles, new: _Styles, told: list[bool], side: str, paragraph: int | str) -> None:
    if old == new:
        return
    for letter, before, after, is_told in zip(text, old, new, told, strict=True):
        unlike = before ^ after
        if not is_told and (unlike if letter.strip() else unlike & {"break"}):
            raise refuse("redline-not-exact", Origin(""), side=side, paragraph=paragraph)


def _styles(outline: Outline) -> _Styles:
    """The styles of each character of the outline, in reading order."""
    letters: _Styles = []
    for clause in outline.clauses:
        texts = ((clause.heading, clause.formatting), *((block.text, block.formatting) for block in clause.blocks))
        for text, formatting in texts:
            turns: dict[int, list[tuple[str, int]]] = {}
            for held in formatting:
                turns.setdefault(held.start, []).append((held.style, 1))
                turns.setdefault(held.end, []).append((held.style, -1))
            count: dict[str, int] = {}
            now: frozenset[str] = frozenset()
            done = 0
            for place in sorted(place for place in turns if place < len(text)):
                letters += [now] * (place - done)
                for style, step in turns[place]:
                    count[style] = count.get(style, 0) + step
                now, done = frozenset(name for name, n in count.items() if n), place
            letters += [now] * (len(text) - done)
    return letters


def _paragraphs(outline: Outline) -> list[str]:
    texts = []
    for clause in outline.clauses:
        if clause.heading != "":
            texts.append(clause.heading)
        texts.extend(block.text for block in clause.blocks)
    return texts


def _fits(bones: Skeleton, outline: Outline) -> bool:
    if bones.lang != outline.lang or len(bones.frames) != len(outline.clauses):
        return False
    for frame, clause in zip(bones.frames, outline.clauses, strict=True):
        if (frame.level, frame.id, frame.headed) != (clause.level, clause.id, clause.heading != ""):
            return False
        if list(frame.types) != [block.type for block in clause.blocks]:
            return False
        if list(frame.depths or [0] * len(clause.blocks)) != [block.depth for block in clause.blocks]:
            return False
        if list(frame.markers or [""] * len(clause.blocks)) != [block.marker for block in clause.blocks]:
            return False
        values = [clause.values, *(block.values for block in clause.blocks)]
        if list(frame.values or [()] * len(values)) != values:
            return False
        formatting = [clause.formatting, *(block.formatting for block in clause.blocks)]
        if list(frame.formatting or [()] * len(values)) != formatting:
            return False
    return True
