"""Time: period and predecessor, day of signing, durations, anniversaries, earlier acts, entry into force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from engross.checks.edit_distance import without_accents
from engross.checks.reading import UNKNOWN, ActReading, Passage, VersionReading
from engross.checks.text_rules import day_of
from engross.diagnostics import Diagnostic, Severity
from engross.language import grammar as grammar_of
from engross.language.lexicon import Watch
from engross.model.local import localized
from engross.model.moment import Period, is_open
from engross.model.protocol import Milestone
from engross.model.succession import uncovered
from engross.model.superscript import without_superscripts

_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]{5,}")
_NEAR = 70
"""How many characters after « anniversaire » the milestone and the year are looked for."""


# the record


def period(reading: ActReading) -> Iterator[Diagnostic]:
    """A period that overlaps the one before, or leaves days that nothing covers."""
    own, before = reading.protocol.period, reading.materials.predecessor
    if own is None or before is None or before.period is None:
        return
    name = reading.protocol.predecessor or ""
    facts = {"name": name, "period": str(own), "before": str(before.period)}
    at, also = reading.at("period"), reading.at("predecessor")
    if own.start <= before.period.end:
        yield reading.tell("period-overlaps", at, also=also, facts=facts)
    relation = reading.materials.relation
    known = [act.period for act in relation.acts] if relation else []
    for first, last in uncovered(before.period, own, known):
        yield reading.tell("period-gap", at, also=also, facts=facts, first=first.isoformat(), last=last.isoformat())


def signing(reading: ActReading) -> Iterator[Diagnostic]:
    """A day of signing that the period or a decision does not allow; a day known here and not there."""
    own = reading.protocol.period
    events = reading.protocol.signing.events
    for index, event in enumerate(events):
        at = reading.at("signing", "events", index, "date")
        if event.date is None:
            if any(other.date for other in events):
                yield reading.tell("date-half-filled", reading.at("signing", "events", index))
        elif own is not None and (event.date > own.end or event.date < own.start - timedelta(days=366)):
            facts = {"date": event.date.isoformat(), "period": str(own)}
            yield reading.tell("signed-outside-period", at, also=reading.at("period"), facts=facts)
    for key, signatories in reading.protocol.signing.signatories.items():
        day = next((one.date for one in events if not one.parties or key in one.parties), None)
        for index, signatory in enumerate(signatories):
            authority = signatory.authority
            if authority is None:
                continue
            path = ("signing", "signatories", key, index, "authority")
            if day is not None and authority.date is not None and authority.date > day:
                facts = {"date": authority.date.isoformat(), "day": day.isoformat()}
                yield reading.tell("authority-after-signing", reading.at(*path, "date"), Severity.ERROR, facts=facts)
            if reading.strict and (not authority.number or is_open(authority.number) or authority.date is None):
                text = "number" if not authority.number or is_open(authority.number) else "date"
                yield reading.tell("decision-blank", reading.at(*path), Severity.ERROR, text=text)


# the testimonium


def testimonium(reading: ActReading) -> Iterator[Diagnostic]:
    """A testimonium that says no place or no day, or another day than the record."""
    days = {event.date for event in reading.protocol.signing.events if event.date}
    for version in reading.versions:
        passages = version.of("testimonium")
        if not passages:
            continue
        text = " ".join(passage.text for passage in passages)
        paths = {span.path for passage in passages for span in passage.spans}
        asked = any(path.startswith("todo") for path in paths) or UNKNOWN in text
        blank = asked or "…" in text or "__" in text or "[" in text
        if not blank and not _says_day(text, paths, version):
            yield reading.tell_words("testimonium-without-date", passages[0], 0, len(passages[0].text))
        if not blank and not _says_place(text, paths, version, reading):
            yield reading.tell_words("testimonium-without-place", passages[0], 0, len(passages[0].text))
        if version.lexicon.date is None or not days:
            continue
        for passage in passages:
            for match in version.lexicon.date.finditer(passage.text):
                day = day_of(match, version.lexicon.months)
                if day and day not in days and passage.typed(match.start(), match.end()):
                    record = ", ".join(sorted(one.isoformat() for one in days))
                    yield reading.tell_words(
                        "signing-date-mismatch", passage, match.start(), match.end(), Severity.ERROR, date=record
                    )


def _says_day(text: str, paths: set[str], version: VersionReading) -> bool:
    if any("date" in path or "event" in path or "period" in path for path in paths) or _YEAR.search(text):
        return True
    # A day wholly in words ends with its year in words.
    return len(version.lexicon.number_words.intersection(re.findall(r"[^\W\d_]+", text.lower()))) >= 3


def _says_place(text: str, paths: set[str], version: VersionReading, reading: ActReading) -> bool:
    if any("place" in path or "town" in path or "event" in path for path in paths):
        return True
    if version.lexicon.done_at is not None and version.lexicon.done_at.search(text):
        return True
    towns = (localized(party.town, version.tag) for party in reading.materials.parties.values())
    return any(town is not None and town.text in text for town in towns)


# what the text says of the act's own time


def own_time(reading: ActReading) -> Iterator[Diagnostic]:
    """A period or a duration in the text that is not the act's."""
    own = reading.protocol.period
    if own is None:
        return
    for version in reading.versions:
        lexicon = version.lexicon
        for passage in version.passages:
            if passage.part == "title":
                for match in _YEARS.finditer(passage.text):
                    yield from _other_period(reading, passage, match, own, match[1], match[2])
                continue
            if lexicon.period:
                for match in lexicon.period.finditer(passage.text, passage.folded):
                    years = _YEAR.findall(match["years"] or "") or [match["start"], match["end"]]
                    yield from _other_period(reading, passage, match, own, *years)
            if lexicon.duration:
                for match in lexicon.duration.finditer(passage.text, passage.folded):
                    yield from _duration(reading, version, passage, match, own)


def _other_period(
    reading: ActReading, passage: Passage, match: re.Match[str], own: Period, first: str, last: str
) -> Iterator[Diagnostic]:
    if (int(first), int(last)) != (own.start.year, own.end.year):
        yield reading.tell_words("period-mismatch", passage, match.start(), match.end(), period=str(own))


def _duration(
    reading: ActReading, version: VersionReading, passage: Passage, match: re.Match[str], own: Period
) -> Iterator[Diagnostic]:
    lexicon = version.lexicon
    words = match["count"].lower()
    count = int(words) if words.isdigit() else lexicon.counts.get(words)
    if count is None:
        return
    months = count * lexicon.duration_units[match["unit"].lower()]
    after = own.end + timedelta(days=1)
    length = (after.year - own.start.year) * 12 + after.month - own.start.month
    # Some days more or less are how people count; a month is not.
    if abs(length - months) > 0 and not (abs(length - months) == 1 and after.day != own.start.day):
        yield reading.tell_words(
            "duration-mismatch", passage, match.start("count"), match.end("unit"), period=str(own), months=str(length)
        )


def force(reading: ActReading) -> Iterator[Diagnostic]:
    """In force on signature, and once approved: it cannot be both."""
    for version in reading.versions:
        lexicon = version.lexicon
        if not (lexicon.on_signature and lexicon.on_condition):
            continue
        signed = _first(version, lexicon.on_signature)
        condition = _first(version, lexicon.on_condition)
        if signed and condition:
            also = reading.locate(condition[0], *condition[1].span())
            yield reading.tell(
                "in-force-twice",
                reading.locate(signed[0], *signed[1].span()),
                also=also,
                text=signed[1][0],
                other=condition[1][0],
            )


def _first(version: VersionReading, watch: Watch) -> tuple[Passage, re.Match[str]] | None:
    for passage in version.body:
        for match in watch.finditer(passage.text, passage.folded):
            return passage, match
    return None


# anniversaries and earlier acts


def anniversaries(reading: ActReading) -> Iterator[Diagnostic]:
    """Which anniversary it is, against the year that it is the anniversary of."""
    relation = reading.materials.relation
    if relation is None or not relation.milestones:
        return
    for version in reading.versions:
        watch = version.lexicon.anniversary
        if watch is None or not any(cue in version.folded for cue in watch.cues):
            continue
        for passage in version.passages:
            for match in watch.finditer(passage.text, passage.folded):
                n = int(match["n"]) if match["n"] else _ordinals(version.tag).get(match["words"].lower())
                near = passage.text[match.end() : match.end() + _NEAR]
                bases = _bases(relation.milestones, without_accents(near), version)
                if n is None or not bases:
                    continue
                own = reading.protocol.period
                years = [int(year) for year in _YEAR.findall(near.partition(".")[0])]
                # The year of the act itself is not the year of its anniversary.
                years = [year for year in years if all(year != base.date.year for base in bases)][:1]
                years = years or (list(own.years) if own else [])
                if years and not any(base.date.anniversary(one) == n for base in bases for one in years):
                    due = bases[0].date.anniversary(years[-1])
                    right = without_superscripts(version.grammar.ordinal(due)) if due > 0 else ""
                    base = ", ".join(str(one.date) for one in bases)
                    yield reading.tell_words(
                        "anniversary-wrong", passage, match.start(), match.end(), right=right, base=base
                    )


@lru_cache(maxsize=64)
def _ordinals(tag: str) -> dict[str, int]:
    grammar = grammar_of(tag)
    return {grammar.ordinal_words(n).replace("’", "'").lower(): n for n in range(1, 201)}


def _bases(milestones: dict[str, Milestone], near: str, version: VersionReading) -> list[Milestone]:
    """The milestones that the words after « anniversaire » speak of; those whose own word stands first."""
    found: list[tuple[int, Milestone]] = []
    for key, milestone in milestones.items():
        noun = localized(milestone.name, version.tag)
        words = [without_accents(word) for word in (*_WORD.findall(noun.text if noun else ""), key)]
        places = [near.find(word) for word in words if word not in version.lexicon.instruments and word in near]
        if places:
            found.append((min(places), milestone))
    first = min((place for place, _ in found), default=0)
    return [milestone for place, milestone in found if place == first]


def earlier_acts(reading: ActReading) -> Iterator[Diagnostic]:
    """An earlier act with another year, or under another name, than the relation's record has."""
    relation = reading.materials.relation
    if relation is None or not relation.milestones:
        return
    for version in reading.versions:
        lexicon = version.lexicon
        names = {
            key: noun.text.replace("’", "'")
            for key, one in relation.milestones.items()
            if (noun := localized(one.name, version.tag)) is not None
        }
        for passage in version.body:
            if not _has_year(passage.text):
                continue
            for key, name in names.items():
                if lexicon.signed_after is None or name.lower() not in passage.folded:
                    continue
                for found in re.finditer(re.escape(name.lower()), passage.folded):
                    match = lexicon.signed_after.match(passage.text, found.end())
                    milestone = relation.milestones[key]
                    if match and int(match["year"]) != milestone.date.year:
                        yield reading.tell_words(
                            "base-misdated", passage, match.start("year"), match.end("year"),
                            name=name, date=str(milestone.date),
                        )  # fmt: skip
            if lexicon.signed_base is not None:
                yield from _renamed(reading, passage, version, names)


@lru_cache(maxsize=16384)
def _has_year(text: str) -> bool:
    return _YEAR.search(text) is not None


def _renamed(
    reading: ActReading, passage: Passage, version: VersionReading, names: dict[str, str]
) -> Iterator[Diagnostic]:
    relation = reading.materials.relation
    assert relation is not None
    assert version.lexicon.signed_base is not None
    for match in version.lexicon.signed_base.finditer(passage.text, passage.folded):
        same_year = [key for key, one in relation.milestones.items() if one.date.year == int(match["year"])]
        what = without_accents(match["what"]).split()
        concerned = [key for key in same_year if key in names and what and what[-1] in without_accents(names[key])]
        if concerned and not any(
            without_accents(match["head"]) in without_accents(names[key]) for key in same_year if key in names
        ):
            yield reading.tell_words(
                "base-named-otherwise", passage, match.start("head"), match.end("head"), name=names[concerned[0]]
            )
