"""Earlier acts that the text recites: their anniversaries, their dates, their signatories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from engross.checks.edit_distance import without_accents
from engross.checks.reading import ActReading, Passage, VersionReading
from engross.diagnostics import Diagnostic
from engross.language import grammar as grammar_of
from engross.model.moment import Moment
from engross.model.protocol import Milestone, Protocol
from engross.model.superscript import without_superscripts
from engross.model.tag import localized

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]{5,}")
_PERSON = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: (?:de |d'|van |von |Le |La )?[A-ZÀ-Ý][\w'’-]+)+")
_NEAR = 70
"""How many characters after « anniversaire » the milestone and the year are looked for."""
_BEFORE = 160
"""How many characters before it, if nothing after it names a milestone: « l'accord de jumelage, dont le 20e … »."""


def anniversaries(reading: ActReading) -> Iterator[Diagnostic]:
    """An anniversary whose number does not agree with the year of the milestone."""
    relation = reading.materials.relation
    if relation is None or not relation.milestones:
        return
    for version in reading.versions:
        watch = version.lexicon.anniversary
        if watch is None or not any(cue in version.folded for cue in watch.cues):
            continue
        for passage in version.passages:
            for match in watch.finditer(passage.text, passage.folded):
                yield from _anniversary(reading, version, passage, match)


def _anniversary(
    reading: ActReading, version: VersionReading, passage: Passage, match: re.Match[str]
) -> Iterator[Diagnostic]:
    relation, period = reading.materials.relation, reading.protocol.period
    assert relation is not None
    number = int(match["n"]) if match["n"] else _ordinals(version.tag).get(match["words"].lower())
    after = passage.text[match.end() : match.end() + _NEAR]
    before = passage.text[max(match.start() - _BEFORE, 0) : match.start()]
    bases = _named(relation.milestones, without_accents(after), version)
    if not bases and (near := _named(relation.milestones, without_accents(before)[::-1], version, backwards=True)):
        # « l'école Jumelage, dont le 20e anniversaire »: the pronoun refers to the noun just before it,
        # so no other noun may stand between.
        bases = near
    if number is None or not bases:
        return
    years = [int(year) for year in _YEAR.findall(after.partition(".")[0])]
    # The year of the milestone itself is not the year of its anniversary.
    years = [year for year in years if all(year != base.date.year for base in bases)][:1]
    years = years or (list(period.years) if period else [])
    if years and not any(base.date.anniversary(year) == number for base in bases for year in years):
        due = bases[0].date.anniversary(years[-1])
        right = without_superscripts(version.grammar.ordinal(due)) if due > 0 else ""
        base_dates = ", ".join(str(base.date) for base in bases)
        yield reading.tell_words("anniversary-wrong", passage, match.start(), match.end(), right=right, base=base_dates)


@lru_cache(maxsize=64)
def _ordinals(tag: str) -> dict[str, int]:
    grammar = grammar_of(tag)
    return {grammar.ordinal_words(n).replace("’", "'").lower(): n for n in range(1, 201)}


def _named(
    milestones: dict[str, Milestone], text: str, version: VersionReading, *, backwards: bool = False
) -> list[Milestone]:
    """The milestones that a text speaks of: those whose own word stands first in it.

    With `backwards` the text is reversed, so that the nearest before a place is first; the whole name is then asked
    for, because any word may stand before an anniversary.
    """
    matched: list[tuple[int, Milestone]] = []
    for key, milestone in milestones.items():
        noun = localized(milestone.name, version.tag)
        name = without_accents(noun.text.replace("’", "'")) if noun else ""
        if backwards:
            position = text.find(name[::-1]) if name else -1
            places = [position] if position >= 0 else []
        else:
            words = [without_accents(word) for word in (*_WORD.findall(name), key)]
            places = [text.find(word) for word in words if word not in version.lexicon.instruments and word in text]
        if places:
            matched.append((min(places), milestone))
    first = min((place for place, _ in matched), default=0)
    return [milestone for place, milestone in matched if place == first]


# earlier acts that the text recites


@dataclass(frozen=True, slots=True)
class _EarlierAct:
    """An act as the text may name it, its date, and its record if it has one."""

    name: str
    moment: Moment | date
    record: Protocol | None = None


def earlier_acts(reading: ActReading) -> Iterator[Diagnostic]:
    """An earlier act with another date or other signatories than the record has, or under another name."""
    relation = reading.materials.relation
    for version in reading.versions:
        acts = _acts_by_name(reading, version)
        if not acts:
            continue
        for passage in version.body:
            if not _has_year(passage.text):
                continue
            for act in acts:
                if act.name.lower() in passage.folded:
                    yield from _recited(reading, version, passage, act)
            if version.lexicon.signed_base is not None and relation is not None:
                yield from _renamed(reading, passage, version)


def _acts_by_name(reading: ActReading, version: VersionReading) -> list[_EarlierAct]:
    """The milestones of the relation by their names, the acts before this one by kind and period."""
    acts: dict[str, _EarlierAct] = {}
    relation = reading.materials.relation
    for milestone in relation.milestones.values() if relation else ():
        if (noun := localized(milestone.name, version.tag)) is not None:
            name = noun.text.replace("’", "'")
            acts[name] = _EarlierAct(name, milestone.date)
    for record in reading.other_acts:
        kind = localized(record.kind, version.tag)
        days = [event.date for event in record.signing.events if event.date]
        if kind and record.period and record.period.whole_years and days and not record.amends:
            for short in (kind.text, kind.short or kind.text):
                name = f"{short.replace('’', chr(39))} {record.period}"
                acts.setdefault(name, _EarlierAct(name, days[0], record))
    return list(acts.values())


def _recited(reading: ActReading, version: VersionReading, passage: Passage, act: _EarlierAct) -> Iterator[Diagnostic]:
    lexicon = version.lexicon
    for mention in re.finditer(re.escape(act.name.lower()), passage.folded):
        match = lexicon.signed_after.match(passage.text, mention.end()) if lexicon.signed_after else None
        if match and not _is_of(match, act.moment, lexicon.months):
            start = match.start("year")
            for group in ("day", "month2"):
                if match.groupdict().get(group):
                    start = min(start, match.start(group))
            yield reading.tell_words(
                "base-misdated", passage, start, match.end("year"), name=act.name, date=str(act.moment)
            )
        if act.record is not None and lexicon.signed_by is not None:
            yield from _signatories(reading, passage, act, mention.end(), lexicon.signed_by)


def _is_of(match: re.Match[str], moment: Moment | date, months: dict[str, int] | object) -> bool:
    """Whether the date in a match is that of an act. Parts of the date that one of both lacks are not compared."""
    groups = match.groupdict()
    if int(groups["year"]) != moment.year:
        return False
    day = moment if isinstance(moment, date) else moment.day
    said_day = groups.get("day") or groups.get("day2")
    said_month = groups.get("month") or groups.get("month2")
    if day is None or not said_day or not said_month or not isinstance(months, dict):
        return True
    return (int(said_day), months[said_month.lower()]) == (day.day, day.month)


def _signatories(
    reading: ActReading, passage: Passage, act: _EarlierAct, start: int, signed_by: re.Pattern[str]
) -> Iterator[Diagnostic]:
    """People who signed an earlier act by the text, and are not among its signatories."""
    match = signed_by.search(passage.text, start)
    if match is None or "." in passage.text[start : match.start()]:
        return
    people = _people(reading, act.record)
    if not people:
        return
    for person in _PERSON.finditer(passage.text, match.start("names"), match.end("names")):
        words = set(without_accents(person[0]).split())
        known = [set(without_accents(name).split()) for name in people]
        signed = any(name <= words for name in known)
        if not signed and (any(words & name for name in known) or not _is_party(reading, person[0])):
            facts = {"name": act.name, "people": ", ".join(people)}
            yield reading.tell_words("signatory-of-earlier-act", passage, *person.span(), facts=facts)


def _people(reading: ActReading, record: Protocol | None) -> list[str]:
    """The names of those who signed an act, as its record and the parties have them."""
    names: list[str] = []
    if record is None:
        return names
    for key, signatories in record.signing.signatories.items():
        day = next((event.date for event in record.signing.events if event.date), None)
        for signatory in signatories:
            if signatory.name:
                names.append(signatory.name)
                continue
            party = reading.materials.parties.get(key)
            office = party.offices.get(signatory.office or "") if party else None
            if office and day:
                names.extend(holder.name for holder in office.held(day))
    return names


def _is_party(reading: ActReading, words: str) -> bool:
    return any(
        noun.text in words or words in noun.text
        for party in reading.materials.parties.values()
        for names in (party.name, party.town, party.short)
        for noun in (names or {}).values()
    )


@lru_cache(maxsize=16384)
def _has_year(text: str) -> bool:
    return _YEAR.search(text) is not None


def _renamed(reading: ActReading, passage: Passage, version: VersionReading) -> Iterator[Diagnostic]:
    relation = reading.materials.relation
    assert relation is not None
    assert version.lexicon.signed_base is not None
    names = {
        key: noun.text.replace("’", "'")
        for key, milestone in relation.milestones.items()
        if (noun := localized(milestone.name, version.tag)) is not None
    }
    for match in version.lexicon.signed_base.finditer(passage.text, passage.folded):
        year = int(match["year"])
        same_year = [key for key, milestone in relation.milestones.items() if milestone.date.year == year]
        what = without_accents(match["what"]).split()
        head = without_accents(match["head"])
        concerned = [key for key in same_year if key in names and what and what[-1] in without_accents(names[key])]
        if concerned and not any(head in without_accents(names[key]) for key in same_year if key in names):
            yield reading.tell_words("base-named-otherwise", passage, *match.span("head"), name=names[concerned[0]])
