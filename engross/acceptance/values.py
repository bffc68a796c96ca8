"""Changes data whose printed words changed: in the act's file, in the files of its parties, in that of the relation.

A value may print a date in words, an amount in figures or a name after an
article. What the new words ask for is guessed, and each guess is tried: the
act is made again, and must come nearer to the wanted text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from engross.acceptance.comparable import Line, Part, act_text_of, paired, parts_of
from engross.acceptance.words import Words, coded, shown
from engross.diagnostics import Collector, Origin, Path
from engross.model.act_text import language_of
from engross.model.clause import Clause
from engross.model.outline import without_sup_tags
from engross.renewal.act_file import path_of, read_yaml, set_value, value_at
from engross.renewal.incorporate.differences import bare_id, is_settled, settled, similarity
from engross.renewal.incorporate.values import day, figure, with_rows
from engross.renewal.incorporate.working_files import Attempt, WorkingFiles, act_path
from engross.renewal.request import written
from engross.renewal.rewording import normalized, paragraph_steps
from engross.source.edits import put, scalar

_MOST_VALUES = 12
"""At most this many values are changed for one provision."""
_MOST_TRIES = 160
"""At most this many guesses are tried for one change."""
_NEVER = frozenset(
    ("template", "state", "languages", "clause", "predecessor", "note", "source", "locale", "paper", "from", "to")
)
"""Keys whose values are names of the program, or are never printed."""
_WORD = re.compile(r"\w+|[^\w\s]")
_NUMBER = re.compile(r"\d[\d\s\u00a0\u202f.,']*\d|\d")


@dataclass(slots=True)
class Held:
    """The act's file and other files of data after some values were changed, and the act made of them.

    `places` says which values were changed: the file, the path in it, the new value.
    """

    text: str
    attempt: Attempt
    files: dict[str, str] = field(default_factory=dict)
    places: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Guess:
    file: str
    text: str
    place: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A value whose printed words changed: what the clause asked for, the words before and after."""

    path: str
    old: str
    new: str
    lang: str


def nearest(work: WorkingFiles, wanted: tuple[Part, ...], ident: str, clause: Clause | None) -> Held:
    """Change values one at a time, while each brings the provision nearer to the wanted text.

    A value is not changed if a provision that is right would then be wrong.
    """
    held = Held(work.now.text, work.now)
    for _ in range(_MOST_VALUES):
        best: tuple[float, Held] | None = None
        near = similarity(ident, held.attempt.act, work.wanted)
        right = settled(held.attempt.act, work.wanted)
        for guess in _guesses(work, held, wanted, ident, clause):
            tried = _tried(work, held, guess)
            if tried is None or not right <= settled(tried.attempt.act, work.wanted):
                continue
            came = similarity(ident, tried.attempt.act, work.wanted)
            if came > near and (best is None or came > best[0]):
                best = came, tried
                if is_settled(ident, tried.attempt.act, work.wanted):
                    return tried
        if best is None:
            break
        held = best[1]
    return held


def _tried(work: WorkingFiles, held: Held, guess: _Guess) -> Held | None:
    own = guess.file == act_path(work.expiring)
    text = guess.text if own else held.text
    files = held.files if own else {**held.files, guess.file: guess.text}
    attempt = work.attempt(text, files)
    return Held(text, attempt, files, (*held.places, guess.place)) if attempt is not None else None


def _guesses(
    work: WorkingFiles, held: Held, wanted: tuple[Part, ...], ident: str, clause: Clause | None
) -> Iterator[_Guess]:
    own = act_path(work.expiring)
    seen: set[tuple[str, str]] = set()
    count = 0
    for guess in (
        *(guess for asked in _asked(work, held, wanted, ident) for guess in _valued(work, held, ident, clause, asked)),
        *(_Guess(own, text, (own, ident, "")) for text in _rows(work, held, ident)),
    ):
        key = guess.file, guess.text
        if key in seen or count >= _MOST_TRIES:
            continue
        seen.add(key)
        count += 1
        yield guess


def _asked(work: WorkingFiles, held: Held, wanted: tuple[Part, ...], ident: str) -> list[_Asked]:
    """The values of a provision whose printed words changed, in each language."""
    now = {part.id: part for part in parts_of(held.attempt.document)}
    tags = work.expiring.record.languages
    found: dict[_Asked, None] = {}
    for wish in wanted:
        part = now.get(wish.id)
        if part is None or wish.id.partition("@")[0] != ident:
            continue
        lang = language_of(wish.id) or tags[0]
        pairs = [(part.lines[i], wish.lines[k]) for i, k in paired(part.lines, wish.lines)]
        pairs.append((Line("p", part.heading), Line("p", wish.heading)))
        for old, new in pairs:
            for path, before, after in _changed_values(old.words, new.words):
                found[_Asked(path, before, after, lang)] = None
    return list(found)


def _changed_values(old: Words, new: Words) -> Iterator[tuple[str, str, str]]:
    """The values of a line whose words changed: the path, the words before, the words after."""
    if old.text == new.text:
        return
    before, after = ([match.span() for match in _WORD.finditer(text)] for text in (old.text, new.text))
    a, b = (
        [text[start:end].replace("’", "'") for start, end in spans]
        for text, spans in ((old.text, before), (new.text, after))
    )
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for span in old.values:
        inside = [index for index, (start, end) in enumerate(before) if start < span.end and end > span.start]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        come = _became(codes, first, last)
        if come is None:
            continue
        words = new.text[after[come[0]][0] : after[come[1] - 1][1]]
        if words != old.text[span.start : span.end]:
            yield span.name, old.text[span.start : span.end], words


def _became(codes: Sequence[tuple[str, int, int, int, int]], first: int, last: int) -> tuple[int, int] | None:
    """The new words [k, n) that stand where the old words [first, last) stood; None if none do.

    Where other words beside the value changed with it, as many words are left out on that side as changed there.
    """
    start = end = -1
    changed = False
    for tag, i, j, k, n in codes:
        if j <= first and not (tag == "insert" and i == first):
            continue
        if i >= last:
            break
        if tag == "equal":
            low, high = k + max(0, first - i), k + min(j, last) - i
        else:
            changed = True
            low, high = k, n
            if i < first:
                low = min(n, k + (first - i))
            if j > last:
                high = max(low, n - (j - last))
        if high > low:
            start = low if start < 0 else start
            end = high
    return (start, end) if changed and end > start >= 0 else None


def _valued(work: WorkingFiles, held: Held, ident: str, clause: Clause | None, asked: _Asked) -> Iterator[_Guess]:
    """Files in which a value is changed so that it may print the new words."""
    own = act_path(work.expiring)
    name = asked.path.partition(".")[0]
    variable = clause.front.variables.get(name) if clause is not None else None
    if variable is not None and variable.type in ("integer", "year", "date", "amount"):
        for typed in _typed(asked, work):
            yield _Guess(own, set_value(held.text, ident, name, typed), (own, name, typed))
    if asked.path.startswith("period"):
        yield from _periods(work, held, asked)
    for file, text in _files(work, held).items():
        source = read_yaml(text)
        for path in _likely(source.values, file == own, path_of(text, ident) if file == own else None):
            value = value_at(source.data, path)
            if isinstance(value, str):
                for new in dict.fromkeys(_carried(value, asked, work)):
                    changed = put(text, path, scalar(new))
                    yield _Guess(file, changed, (file, ".".join(map(str, path)), new))


def _files(work: WorkingFiles, held: Held) -> dict[str, str]:
    """The files of data that an act is made of: its own, those of its parties, that of its relation."""
    own = act_path(work.expiring)
    names = [f"parties/{party}.yaml" for party in work.expiring.record.parties]
    names.append(f"{own.rpartition('/')[0]}/relation.yaml")
    texts = {name: held.files.get(name) or work.files.get(name) or work.library.text(name) for name in names}
    return {own: held.text, **{name: text for name, text in texts.items() if text}}


def _likely(paths: Mapping[Path, Origin], own: bool, entry: Path | None) -> list[Path]:
    """The paths of values that may be printed: in the act's own file those of the entry first."""
    kept = [path for path in paths if path and path[-1] not in _NEVER and path[0] not in _NEVER]
    if not own:
        return kept
    with_ = (*entry, "with") if entry is not None else ("with",)
    first = [path for path in kept if path[: len(with_)] == with_]
    rest = [path for path in kept if path not in first and not (path[0] == "clauses" and "with" not in path)]
    return [*first, *rest]


def _carried(value: str, asked: _Asked, work: WorkingFiles) -> Iterator[str]:
    """What a value may become if it printed the old words, and the new ones are wanted."""
    held, old, new = normalized(value), normalized(asked.old), without_sup_tags(asked.new)
    if held == normalized(without_sup_tags(old)):
        yield _plain(new)
        return
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        if typed := day(asked.new, asked.lang, work.request.period):
            yield typed
        return
    if re.fullmatch(r"\d+(?:\.\d+)?", value):
        yield from (typed for typed in _typed(asked, work) if re.fullmatch(r"\d+(?:\.\d+)?", typed) and typed != value)
        return
    if len(held) < 3:
        return
    spoken = normalized(new)
    for match in re.finditer(re.escape(held), old, re.IGNORECASE):
        before, after = old[: match.start()], old[match.end() :]
        if (
            spoken.casefold().startswith(before.casefold())
            and spoken.endswith(after)
            and len(spoken) > len(before) + len(after)
        ):
            yield _plain(new[len(before) : len(new) - len(after)])


def _plain(words: str) -> str:
    return shown(words).replace("\u00a0", " ").replace("\u202f", " ").strip()


def _typed(asked: _Asked, work: WorkingFiles) -> Iterator[str]:
    """The number, the day or the amount that words may say, as YAML holds it."""
    if typed := figure(asked.new, asked.lang):
        yield typed
    if typed := day(asked.new, asked.lang, work.request.period):
        yield typed
    for match in _NUMBER.finditer(asked.new):
        digits = re.sub(r"[\s\u00a0\u202f']", "", match[0])
        yield re.sub(r"[.,]", "", digits)
        if cents := re.fullmatch(r"(\d[\d.,]*)[.,](\d\d)", digits):
            whole = re.sub(r"[.,]", "", cents[1])
            yield whole if cents[2] == "00" else f"{whole}.{cents[2]}"


def _periods(work: WorkingFiles, held: Held, asked: _Asked) -> Iterator[_Guess]:
    """Another period, by the day or the year that is printed of it."""
    from engross.model.moment import Period

    period = work.expiring.record.period
    own = act_path(work.expiring)
    if period is None:
        return
    days: dict[str, str] = {"from": period.start.isoformat(), "to": period.end.isoformat()}
    found = day(asked.new, asked.lang, work.request.period)
    year = re.fullmatch(r"\D*(\d{4})\D*", asked.new)
    years = re.fullmatch(r"\D*(\d{4})\D+(\d{4})\D*", asked.new)
    wishes = [{**days, which: found} for which in ("from", "to")] if found else []
    if year:
        wishes += [{**days, "from": f"{year[1]}{days['from'][4:]}"}, {**days, "to": f"{year[1]}{days['to'][4:]}"}]
    if years:
        wishes.append({"from": f"{years[1]}{days['from'][4:]}", "to": f"{years[2]}{days['to'][4:]}"})
    for wish in wishes:
        try:
            new = written(Period.model_validate(wish))
        except ValueError:
            continue
        yield _Guess(own, put(held.text, ("period",), new), (own, "period", new))


def _rows(work: WorkingFiles, held: Held, ident: str) -> Iterator[str]:
    """The act's file with one entry more or less in a list that prints rows."""
    now = act_text_of("", parts_of(held.attempt.document))
    for wish in work.wanted.units:
        unit = now.unit(wish.id)
        if unit is None or bare_id(wish) != ident:
            continue
        for tag, i, j, k, n in paragraph_steps(unit, wish):
            if tag in ("insert", "delete"):
                yield from with_rows(held.text, ident, unit, range(i, j), wish.pieces[k:n])


def clause_of(work: WorkingFiles, name: str) -> Clause | None:
    """The edition that an entry names, in the first language of the act."""
    return work.library.clause(name, work.expiring.record.languages[0], Origin(""), "", Collector())


__all__ = ["Held", "clause_of", "coded", "nearest"]
