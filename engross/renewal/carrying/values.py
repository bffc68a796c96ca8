"""Values of the act's file: sought where the words that they print changed."""

from __future__ import annotations

from collections.abc import Iterator

from engross.diagnostics import Path
from engross.model.act_text import Piece
from engross.model.clause import Clause
from engross.renewal.carrying.differences import differences, is_right, nearness
from engross.renewal.carrying.figures import day, figure
from engross.renewal.carrying.rough import Attempt, RoughCopy
from engross.renewal.carrying.rows import with_rows
from engross.renewal.chosen import at, found, given, parsed
from engross.renewal.rewording import Run, Typed, as_typed, hunks, plainly, steps
from engross.renewal.wish import Wish
from engross.source.edits import put, scalar

_MOST = 12
"""How many values are changed for one provision."""
_PLACES = 120
"""How many places of a file are tried for one value."""


def nearest(copy: RoughCopy, ident: str, clause: Clause) -> Attempt:
    """The act with the values changed that bring a provision nearest to the text in force, one after the other.

    Nothing is kept of it here; it is `now` where no value does.
    """
    held = copy.now
    for _ in range(_MOST):
        best: tuple[float, Attempt] | None = None
        near = nearness(ident, held.act, copy.wanted)
        for text in dict.fromkeys(_steps(copy, held, ident, clause)):
            made = copy.attempt(text)
            if made is None:
                continue
            came = nearness(ident, made.act, copy.wanted)
            if came > near and (best is None or came > best[0]):
                best = came, made
        if best is None:
            break
        _, held = best
        if is_right(ident, held.act, copy.wanted):
            break
    return held


def _steps(copy: RoughCopy, held: Attempt, ident: str, clause: Clause) -> Iterator[str]:
    """The file with one value other than it is, in each way that may bring the provision nearer."""
    for one in differences(ident, held.document, held.act, copy.wanted):
        if len(one.places) != len(one.own.pieces):
            continue
        for tag, i, j, k, n in steps(one.own, one.wanted):
            if tag == "replace":
                for asked, old, new in _asked(one.places[i], one.own.pieces[i], one.wanted.pieces[k]):
                    yield from _valued(held.text, ident, clause, asked, old, new, one.lang, copy.wish)
            elif tag in ("insert", "delete"):
                yield from with_rows(held.text, ident, one.own, range(i, j), one.wanted.pieces[k:n])


def _asked(place: Typed, old: Piece, new: Piece) -> Iterator[tuple[str, str, str]]:
    """The values that changed in a paragraph: what the clause asked for, the words that it printed, those wanted."""
    start = 0
    spans: list[tuple[int, int, Run]] = []
    for run in place.runs:
        spans.append((start, start + len(run[0]), run))
        start += len(run[0])
    for one in hunks(old.text, new.text):
        for first, last, (words, asked) in spans:
            if not asked or one.end <= first or last <= one.start:
                continue
            # Words that stand beside the value may be in the hunk with it.
            said = one.new
            if first < one.start:
                said = old.text[first : one.start] + said
            elif first > one.start:
                said = said.removeprefix(old.text[one.start : first])
            said = said + old.text[one.end : last] if one.end < last else said
            if one.end > last:
                said = said.removesuffix(old.text[last : one.end])
            yield asked, words, said


def _valued(
    text: str, ident: str, clause: Clause, asked: str, old: str, new: str, lang: str, wish: Wish
) -> Iterator[str]:
    """The file with the value that a clause `asked` for, and that printed `old`, made one that prints `new`."""
    name = asked.partition(".")[0]
    variable = clause.front.variables.get(name)
    path = found(text, ident) or ()
    if variable is not None and variable.type in ("integer", "year", "date"):
        made = figure(new, lang) if variable.type != "date" else day(new, lang, wish.period)
        if made:
            yield _set(text, ident, path, name, made)
        return
    source = parsed(text)
    places = [one for one in source.values if one[: len(path) + 1] == (*path, "with") or one[:1] == ("with",)]
    for one in places[:_PLACES]:
        value = at(source.data, one)
        if isinstance(value, str) and plainly(value) == plainly(old):
            yield put(text, one, scalar(as_typed(new).replace("\\", "")))


def _set(text: str, ident: str, path: Path, name: str, value: str) -> str:
    """The file with a value for a variable: where the entry has one, where the act has one, else at the entry."""
    values = parsed(text).values
    for one in ((*path, "with", name), ("with", name)):
        if one in values:
            return put(text, one, value)
    return given(text, ident, {name: value})
