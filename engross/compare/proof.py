"""The law of the redline, checked by code that shares nothing with the comparer.

Rejecting every mark gives the old outline and accepting every mark gives the
new one, character for character, and in the same bold and italics. Both ends
of every move are there and hold the same words in the same order, so that
nothing changes unseen on the way. Words that are kept and not told as set
otherwise are set alike on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator

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
    for block in redline.blocks:
        for seg in block.segs:
            for at, has in enumerate(_SIDES[seg.op, seg.side]):
                if has:
                    held[at].append(seg.text)
            if seg.side:
                ends.setdefault(seg.id, {}).setdefault(seg.side, []).append(seg.text)
        for at, has in enumerate(_SIDES[block.end.op, block.end.side]):
            if has:
                if (block.old, block.new)[at] != len(sides[at]):
                    raise refuse("redline-not-exact", Origin(""), side=("old", "new")[at], paragraph=len(sides[at]) + 1)
                sides[at].append("".join(held[at]))
                held[at].clear()
        if block.end.side:
            ends.setdefault(block.end.id, {}).setdefault(block.end.side, []).append("\n")
    for at, (name, outline, bones) in enumerate((("old", old, redline.old), ("new", new, redline.new))):
        wanted = _paragraphs(outline)
        if sides[at] != wanted or any(held[at]) or not _fits(bones, outline):
            differs = (k for k, pair in enumerate(zip(sides[at], wanted, strict=False), 1) if pair[0] != pair[1])
            place = next(differs, min(len(sides[at]), len(wanted)) + 1)
            raise refuse("redline-not-exact", Origin(""), side=name, paragraph=place)
    _shaped_alike(redline, old, new)
    _set_alike(redline, old, new)
    for move, found in ends.items():
        if not move or len(found) != 2 or "".join(found["from"]) != "".join(found["to"]):
            raise refuse("redline-not-exact", Origin(""), side="move", paragraph=move)


_Styles = list[frozenset[str]]


def _shaped_alike(redline: Redline, old: Outline, new: Outline) -> None:
    """Refuse a paragraph that was kept, is an item or is not, or is on another level of lists, and is not told so."""
    before, after = (list(lines(outline)) for outline in (old, new))
    for block in redline.blocks:
        if block.end.op == "equal" and block.old is not None and block.new is not None and not block.end.change:
            was, now = before[block.old], after[block.new]
            if (was.role, was.depth) != (now.role, now.depth):
                raise refuse("redline-not-exact", Origin(""), side="new", paragraph=block.new + 1)


def _set_alike(redline: Redline, old: Outline, new: Outline) -> None:
    """That each letter which is in both texts is set alike, or in a run that is told as set otherwise."""
    clauses = (*old.clauses, *new.clauses)
    if not any(clause.formatting or any(block.formatting for block in clause.blocks) for clause in clauses):
        return
    letters = [list(_styles(outline)) for outline in (old, new)]
    at = [0, 0]
    moved: dict[str, tuple[list[str], tuple[_Styles, _Styles], tuple[list[bool], list[bool]]]] = {}
    for block in redline.blocks:
        for seg in block.segs:
            runs: list[_Styles] = [[], []]
            for side, has in enumerate(_SIDES[seg.op, seg.side]):
                if has:
                    runs[side] = letters[side][at[side] : at[side] + len(seg.text)]
                    at[side] += len(seg.text)
            told = [seg.kind == "formatting"] * len(seg.text)
            if seg.op == "equal":
                _agree(seg.text, runs[0], runs[1], told, "formatting", block.old or 0)
            elif seg.side:
                words, styles, said = moved.setdefault(seg.id, ([], ([], []), ([], [])))
                side = 0 if seg.side == "from" else 1
                words += [seg.text] if seg.side == "from" else []
                styles[side].extend(runs[side])
                said[side].extend(told)
    for move, (words, styles, said) in moved.items():
        if said[0] != said[1]:
            raise refuse("redline-not-exact", Origin(""), side="move", paragraph=move)
        _agree("".join(words), *styles, said[0], "move", move)


def _agree(text: str, old: _Styles, new: _Styles, told: list[bool], side: str, paragraph: int | str) -> None:
    if old == new:
        return
    for letter, before, after, said in zip(text, old, new, told, strict=True):
        unlike = before ^ after
        if not said and (unlike if letter.strip() else unlike & {"break"}):
            raise refuse("redline-not-exact", Origin(""), side=side, paragraph=paragraph)


def _styles(outline: Outline) -> Iterator[frozenset[str]]:
    """How each letter is set."""
    for clause in outline.clauses:
        texts = ((clause.heading, clause.formatting), *((block.text, block.formatting) for block in clause.blocks))
        for text, formatting in texts:
            turns: dict[int, list[tuple[str, int]]] = {}
            for held in formatting:
                turns.setdefault(held.start, []).append((held.style, 1))
                turns.setdefault(held.end, []).append((held.style, -1))
            count: dict[str, int] = {}
            now: frozenset[str] = frozenset()
            for place in range(len(text)):
                if place in turns:
                    for style, step in turns[place]:
                        count[style] = count.get(style, 0) + step
                    now = frozenset(name for name, n in count.items() if n)
                yield now


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
