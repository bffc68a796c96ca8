"""The law of the redline, checked by code that shares nothing with the comparer.

Rejecting every mark gives the old outline and accepting every mark gives the
new one, character for character. Both ends of every move are there and hold
the same words in the same order, so that nothing changes unseen on the way.
"""

from __future__ import annotations

from engross.diagnostics import Origin, refuse
from engross.model.outline import Outline
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
    for move, found in ends.items():
        if not move or len(found) != 2 or "".join(found["from"]) != "".join(found["to"]):
            raise refuse("redline-not-exact", Origin(""), side="move", paragraph=move)


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
        values = [clause.values, *(block.values for block in clause.blocks)]
        if list(frame.values or [()] * len(values)) != values:
            return False
    return True
