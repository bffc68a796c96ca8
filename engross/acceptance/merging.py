"""What is wanted where both sides went on: the act as it is now, with what the other side changed in what was sent."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from engross.acceptance.comparable import Line, Part, act_text_of
from engross.acceptance.words import Words
from engross.model.act_text import Unit

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Merged:
    """The parts that are wanted, and the ids of those in which both sides changed the same words: they stay ours."""

    parts: tuple[Part, ...]
    tangled: tuple[str, ...] = ()


def merged(ours: Sequence[Part], sent: Sequence[Part], theirs: Sequence[Part], whole: Collection[str] = ()) -> Merged:
    """What `theirs` changed in `sent`, done to `ours`. Parts named in `whole` become theirs as they are."""
    now, was, come = ({part.id: part for part in side} for side in (ours, sent, theirs))
    units = [_units(side) for side in (ours, sent, theirs)]
    kept: dict[str, Part] = {}
    tangled = []
    for ident in dict.fromkeys((*now, *come)):
        mine, base, other = (held.get(ident) for held in units)
        if ident in whole or mine == base:
            chosen = come.get(ident)
        elif other in (base, mine):
            chosen = now.get(ident)
        else:
            chosen = _words_merged(now.get(ident), was.get(ident), come.get(ident))
            if chosen is None:
                tangled.append(ident)
                chosen = now.get(ident)
        if chosen is not None:
            kept[ident] = chosen
    order = _order([*now], [*was], [*come])
    return Merged(tuple(kept[ident] for ident in order if ident in kept), tuple(tangled))


def _units(side: Sequence[Part]) -> Mapping[str, Unit]:
    return {unit.id: unit for unit in act_text_of("", side).units}


def _order(ours: Sequence[str], sent: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """The order of theirs where ours kept that of what was sent, else of ours; all others stand in their places."""
    common = [ident for ident in sent if ident in ours]
    steady = [ident for ident in ours if ident in sent] == common
    out, others = (list(theirs), ours) if steady else (list(ours), theirs)
    before = ""
    for ident in others:
        if ident not in out:
            out.insert(out.index(before) + 1 if before else 0, ident)
        before = ident
    return out


def _words_merged(ours: Part | None, sent: Part | None, theirs: Part | None) -> Part | None:
    """A part with the words of both; None where both changed the same ones, or one of them is gone."""
    if ours is None or sent is None or theirs is None:
        return None
    if not len(ours.lines) == len(sent.lines) == len(theirs.lines):
        return None
    heading = _text_merged(ours.heading.text, sent.heading.text, theirs.heading.text)
    lines: list[Line] = []
    for mine, base, other in zip(ours.lines, sent.lines, theirs.lines, strict=True):
        text = _text_merged(mine.words.text, base.words.text, other.words.text)
        if text is None:
            return None
        known = next((line for line in (mine, other) if line.words.text == text), None)
        lines.append(known or replace(mine, words=Words(text)))
    return replace(ours, heading=Words(heading), lines=tuple(lines)) if heading is not None else None


def _text_merged(ours: str, sent: str, theirs: str) -> str | None:
    base = _TOKEN.findall(sent)
    edits = sorted((*_edits(base, _TOKEN.findall(ours)), *_edits(base, _TOKEN.findall(theirs))))
    out, at = [], 0
    last: tuple[int, int, str] | None = None
    for edit in edits:
        if edit == last:
            continue
        start, stop, words = edit
        if last is not None and (start < last[1] or start == last[0]):
            return None
        out += ["".join(base[at:start]), words]
        at, last = stop, edit
    return "".join((*out, "".join(base[at:])))


def _edits(base: list[str], new: list[str]) -> list[tuple[int, int, str]]:
    codes = SequenceMatcher(None, base, new, autojunk=False).get_opcodes()
    return [(i, j, "".join(new[k:n])) for tag, i, j, k, n in codes if tag != "equal"]
