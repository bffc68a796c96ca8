"""Finds and changes the values of the act's file whose printed words an amendment changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from engross.diagnostics import Path
from engross.language import grammar
from engross.model.act_text import CELLS, COVER, Piece, Unit, language_of
from engross.model.clause import Clause
from engross.model.moment import Period
from engross.model.noun import Gender
from engross.model.outline import without_sup_tags
from engross.model.superscript import without_superscripts
from engross.renewal.act_file import path_of, read_yaml, set_value, value_at
from engross.renewal.incorporate.differences import bare_id, differences, is_settled, similarity
from engross.renewal.incorporate.working_files import Attempt, WorkingFiles
from engross.renewal.request import RenewalRequest
from engross.renewal.rewording import Run, TypedParagraph, as_markdown, normalized, paragraph_steps, word_changes
from engross.source.edits import add, add_before, drop, put, scalar

_MOST_VALUES = 12
"""At most this many values are changed for one provision."""
_PLACES = 120
"""At most this many places of a file are tried for one value."""


def nearest(work: WorkingFiles, ident: str, clause: Clause) -> Attempt:
    """Changes values, one at a time, while each brings the provision nearer to the text in force.

    Gives the best act reached, and `work.now` if no value helps. It does not keep the act in `work`.
    """
    held = work.now
    for _ in range(_MOST_VALUES):
        best: tuple[float, Attempt] | None = None
        near = similarity(ident, held.act, work.wanted)
        for text in dict.fromkeys(_steps(work, held, ident, clause)):
            attempt = work.attempt(text)
            if attempt is None:
                continue
            came = similarity(ident, attempt.act, work.wanted)
            if came > near and (best is None or came > best[0]):
                best = came, attempt
        if best is None:
            break
        _, held = best
        if is_settled(ident, held.act, work.wanted):
            break
    return held


def _steps(work: WorkingFiles, held: Attempt, ident: str, clause: Clause) -> Iterator[str]:
    """Variants of the file. Each differs from it in one value, and may bring the provision nearer."""
    for difference in differences(ident, held.document, held.act, work.wanted):
        if len(difference.places) != len(difference.own.pieces):
            continue
        for tag, i, j, k, n in paragraph_steps(difference.own, difference.wanted):
            if tag == "replace":
                for asked, old, new in _asked(
                    difference.places[i], difference.own.pieces[i], difference.wanted.pieces[k]
                ):
                    yield from _valued(held.text, ident, clause, asked, old, new, difference.lang, work.request)
            elif tag in ("insert", "delete"):
                yield from with_rows(held.text, ident, difference.own, range(i, j), difference.wanted.pieces[k:n])


def _asked(place: TypedParagraph, old: Piece, new: Piece) -> Iterator[tuple[str, str, str]]:
    """The values that changed in a paragraph: the path in the clause, the words printed, the words wanted."""
    start = 0
    spans: list[tuple[int, int, Run]] = []
    for run in place.runs:
        spans.append((start, start + len(run[0]), run))
        start += len(run[0])
    for change in word_changes(old.text, new.text):
        for first, last, (words, asked) in spans:
            if not asked or change.end <= first or last <= change.start:
                continue
            # The change may hold words beside the value: « 3 mai » where the value prints only « 3 ».
            # Those words are taken off; words of the value outside the change are put back.
            wanted = change.new
            if first < change.start:
                wanted = old.text[first : change.start] + wanted
            elif first > change.start:
                wanted = wanted.removeprefix(old.text[change.start : first])
            wanted = wanted + old.text[change.end : last] if change.end < last else wanted
            if change.end > last:
                wanted = wanted.removesuffix(old.text[last : change.end])
            yield asked, words, wanted


def _valued(
    text: str, ident: str, clause: Clause, asked: str, old: str, new: str, lang: str, request: RenewalRequest
) -> Iterator[str]:
    """Variants of the file in which the value that a clause `asked` for prints `new` instead of `old`."""
    name = asked.partition(".")[0]
    variable = clause.front.variables.get(name)
    path = path_of(text, ident) or ()
    if variable is not None and variable.type in ("integer", "year", "date"):
        typed = figure(new, lang) if variable.type != "date" else day(new, lang, request.period)
        if typed:
            yield set_value(text, ident, name, typed)
        return
    source = read_yaml(text)
    places = [
        value_path
        for value_path in source.values
        if value_path[: len(path) + 1] == (*path, "with") or value_path[:1] == ("with",)
    ]
    for value_path in places[:_PLACES]:
        value = value_at(source.data, value_path)
        if isinstance(value, str) and normalized(value) == normalized(old):
            yield put(text, value_path, scalar(as_markdown(new).replace("\\", "")))


def retitle(work: WorkingFiles) -> None:
    """Set title and subject in the file as in the text in force. A title of the template is added as a key."""
    text = work.now.text
    tags = work.expiring.record.languages
    for unit in work.wanted.units:
        present = work.now.act.unit(unit.id)
        if bare_id(unit) != COVER or present is None or len(present.pieces) != len(unit.pieces):
            continue
        tag = language_of(unit.id) or tags[0]
        if present.heading != unit.heading and ("title",) not in read_yaml(text).keys:
            text = add(text, ("kind",), f"title: {{{tag.split('-')[0]}: {scalar(as_markdown(unit.heading))}}}")
        pairs = [(present.heading, unit.heading)]
        pairs += [(old.text, new.text) for old, new in zip(present.pieces, unit.pieces, strict=True)]
        for old, new in pairs:
            if old != new:
                text = _said(text, old, new)
    work.keep(COVER, text, ("", "title"))


def _said(text: str, old: str, new: str) -> str:
    """The file in which the first title or subject equal to `old` is replaced by `new`."""
    source = read_yaml(text)
    for path in source.values:
        value = value_at(source.data, path) if path[:1] in (("title",), ("subject",)) else None
        if isinstance(value, str) and normalized(value) == normalized(old):
            return put(text, path, scalar(as_markdown(new)))
    return text


_FIGURES = 1000
"""Numbers below this one are looked for in words."""
_YEARS = 10
"""A day is looked for from this many years before the new period begins until this many years after (half-open)."""


def figure(words: str, lang: str) -> str:
    """The number that is printed as `words` (trois, 3, 3e), as YAML holds it; empty if there is none."""
    speech = grammar(lang)
    bare = without_sup_tags(words).strip()
    for n in range(_FIGURES):
        if bare in (str(n), *(speech.words(n, gender) for gender in (Gender.MASCULINE, Gender.FEMININE))):
            return str(n)
    digits = "".join(letter for letter in bare if letter.isdigit())
    return digits if digits and len(digits) >= len(bare) - 3 else ""


def day(words: str, lang: str, period: Period) -> str:
    """The day near the beginning of `period` that is printed as `words`, as YAML holds it; empty if there is none."""
    speech = grammar(lang)
    day_tried, last = date(period.start.year - _YEARS, 1, 1), date(period.start.year + _YEARS, 1, 1)
    wanted = normalized(without_sup_tags(words))
    while day_tried < last:
        if str(day_tried.year) in wanted:
            for printed in (speech.date(day_tried), speech.date(day_tried, article=True)):
                if normalized(without_superscripts(printed)) == wanted:
                    return day_tried.isoformat()
        day_tried += timedelta(days=1)
    return ""


def with_rows(text: str, ident: str, unit: Unit, went: range, come: Sequence[Piece]) -> Iterator[str]:
    """Variants of the file with one entry less, or one more, in a list that may print the rows.

    `went` is the half-open range of the pieces of `unit` that were deleted; if it is empty, it starts where the pieces
    `come` are inserted. Each variant changes one entry.
    """
    if any(piece.type != "row" for piece in (*unit.pieces[went.start : went.stop], *come)):
        return
    before = range(min(went.start, len(unit.pieces)) - 1, -1, -1)
    head = next((k for k in before if unit.pieces[k].type == "head"), None)
    path = path_of(text, ident)
    if head is None or path is None:
        return
    data = value_at(read_yaml(text).data, path)
    lists = data.get("with", {}) if isinstance(data, dict) else {}
    rows = [piece.text.split(CELLS) for piece in unit.pieces[head + 1 :] if piece.type == "row"]
    place = went.start - head - 1
    for name, held in lists.items():
        if not isinstance(held, list) or len(held) != len(rows) or not held or not isinstance(held[0], dict):
            continue
        here: Path = (*path, "with", name)
        if went:
            yield drop(text, (*here, place))
            continue
        columns = _columns(held, rows)
        cells = come[0].text.split(CELLS)
        if columns is None or len(cells) != len(rows[0]):
            continue
        entry = ", ".join(f"{key}: {scalar(as_markdown(cells[column]))}" for key, column in columns.items())
        if place > 0:
            yield add(text, (*here, place - 1), f"{{{entry}}}")
        else:
            yield add_before(text, (*here, 0), f"{{{entry}}}")


def _columns(held: list[dict[str, object]], rows: list[list[str]]) -> dict[str, int] | None:
    """In which column each key of the entries of a list is printed; None where that is not plain."""
    out = {}
    for key in held[0]:
        fitting = [
            column
            for column in range(len(rows[0]))
            if all(
                len(row) == len(rows[0]) and normalized(str(entry.get(key, ""))) == normalized(row[column])
                for entry, row in zip(held, rows, strict=True)
            )
        ]
        if len(fitting) != 1:
            return None
        out[key] = fitting[0]
    return out
