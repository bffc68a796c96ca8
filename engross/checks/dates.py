"""Dates and periods: predecessor, days of signing and of decisions, durations, entry into force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from engross.checks.reading import UNKNOWN, ActReading, Passage, VersionReading, plain
from engross.checks.text_rules import day_of
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.language.lexicon import Watch
from engross.model.moment import Period, is_open
from engross.model.protocol import Protocol
from engross.model.succession import uncovered
from engross.model.superscript import without_superscripts
from engross.model.tag import localized

_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[-–] ?((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]{5,}")
_NEAR = 70
"""How many characters after « anniversaire » the milestone and the year are looked for."""


# the record


def period(reading: ActReading) -> Iterator[Diagnostic]:
    """A period that overlaps another act's of the relation, or leaves days that no act covers."""
    own_period, before = reading.protocol.period, reading.materials.predecessor
    if own_period is None or reading.protocol.amends is not None:
        return
    if before is not None and before.period is not None:
        name = reading.protocol.predecessor or ""
        lasting = _lasting(reading, name, before.period)
        yield from _beside(reading, own_period, name, lasting, reading.at("predecessor"))
    else:
        yield from _beside_relation(reading, own_period)


def _lasting(reading: ActReading, name: str, own_period: Period) -> Period:
    """The period of an act with what prolonged or ended it since."""
    last = reading.materials.last_day(name)
    if last is None or last == own_period.end or last < own_period.start:
        return own_period
    return Period.model_validate({"from": own_period.start, "to": last})


def _beside(
    reading: ActReading, own_period: Period, name: str, before: Period, also: Origin | None
) -> Iterator[Diagnostic]:
    """Compares the period with that of the act before it."""
    facts = {"name": name, "period": str(own_period), "before": str(before)}
    origin = reading.at("period")
    if own_period.start <= before.end:
        yield reading.tell("period-overlaps", origin, also=also, facts=facts)
    relation = reading.materials.relation
    known = [act.period for act in relation.acts] if relation else []
    for first, last in uncovered(before, own_period, known):
        days = {"first": first.isoformat(), "last": last.isoformat()}
        if last + timedelta(days=1) == own_period.start:
            days["start"] = first.isoformat()  # this act can close the gap: it may begin earlier
        yield reading.tell("period-gap", origin, also=also, facts={**facts, **days})


def _beside_relation(reading: ActReading, own_period: Period) -> Iterator[Diagnostic]:
    """Compares the period of an act without a predecessor with the signed acts of the same kind in its relation."""
    relation = reading.materials.relation
    folder = reading.materials.name.rsplit("/", 1)[0]
    acts = [
        (act.source, _lasting(reading, f"{folder} ({act.period})", act.period))
        for act in (relation.acts if relation else ())
    ]
    acts += [
        (name, _lasting(reading, name, record.period))
        for name, record in reading.materials.relation_acts()
        if record.period is not None
        and record.amends is None
        and _kinds(record) & _kinds(reading.protocol)
        and not reading.materials.name.startswith(name)  # 2027-2029-revu is another text of 2027-2029
    ]
    overlapping = next(
        ((name, other) for name, other in acts if own_period.start <= other.end and other.start <= own_period.end), None
    )
    if overlapping is not None:
        facts = {"name": overlapping[0], "period": str(own_period), "before": str(overlapping[1])}
        yield reading.tell("period-overlaps", reading.at("period"), facts=facts)
        return
    earlier = [(other.end, name, other) for name, other in acts if other.end < own_period.start]
    if earlier:
        _, name, last = max(earlier, key=lambda each: each[0])
        yield from _beside(reading, own_period, name, last, None)


def _kinds(record: Protocol) -> set[str]:
    """What an act is called, in all its languages, in small letters."""
    return {kind.text.lower() for kind in record.kind.values()}


def signing(reading: ActReading) -> Iterator[Diagnostic]:
    """A day of signing that the period or a decision does not allow, or that only some events give."""
    own_period = reading.protocol.period
    events = reading.protocol.signing.events
    for index, event in enumerate(events):
        origin = reading.at("signing", "events", index, "date")
        if event.date is None:
            if any(other.date for other in events):
                yield reading.tell("date-half-filled", reading.at("signing", "events", index))
        # Acts are signed up to a year before their period begins: next year's protocol is signed in the autumn.
        elif own_period is not None and (
            event.date > own_period.end or event.date < own_period.start - timedelta(days=366)
        ):
            facts = {"date": event.date.isoformat(), "period": str(own_period)}
            yield reading.tell("signed-outside-period", origin, also=reading.at("period"), facts=facts)
    for key, signatories in reading.protocol.signing.signatories.items():
        day = next(
            (
                signing_event.date
                for signing_event in events
                if not signing_event.parties or key in signing_event.parties
            ),
            None,
        )
        for index, signatory in enumerate(signatories):
            authority = signatory.authority
            if authority is None:
                continue
            path = ("signing", "signatories", key, index, "authority")
            if day is not None and authority.date is not None and authority.date > day:
                facts = {"date": authority.date.isoformat(), "day": day.isoformat()}
                yield reading.tell("authority-after-signing", reading.at(*path, "date"), Severity.ERROR, facts=facts)
            elif day is not None and authority.date == day:
                yield reading.tell("authority-same-day", reading.at(*path, "date"), date=day.isoformat())
            if reading.strict and (not authority.number or is_open(authority.number) or authority.date is None):
                text = "number" if not authority.number or is_open(authority.number) else "date"
                yield reading.tell("decision-blank", reading.at(*path), Severity.ERROR, text=text)


# the testimonium


def testimonium(reading: ActReading) -> Iterator[Diagnostic]:
    """A testimonium without a place or a day, or with another day than the record."""
    days = {event.date for event in reading.protocol.signing.events if event.date}
    for version in reading.versions:
        passages = version.of("testimonium")
        if not passages:
            continue
        text = " ".join(passage.text for passage in passages)
        # A day or a place may come from data, whose words differ in every act. So the paths of the data are looked at
        # as well as the words. A blank is told by another check.
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
                    record = ", ".join(sorted(day_known.isoformat() for day_known in days))
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
    own_period = reading.protocol.period
    if own_period is None:
        return
    for version in reading.versions:
        lexicon = version.lexicon
        for passage in version.passages:
            if passage.part == "title":
                for match in _YEARS.finditer(passage.text):
                    yield from _other_period(reading, version, passage, match, own_period, match[1], match[2])
                continue
            if lexicon.period:
                for match in lexicon.period.finditer(passage.text, passage.folded):
                    years = _YEAR.findall(match["years"] or "") or [match["start"], match["end"]]
                    yield from _other_period(reading, version, passage, match, own_period, *years)
            if lexicon.duration:
                for match in lexicon.duration.finditer(passage.text, passage.folded):
                    yield from _duration(reading, version, passage, match, own_period)
            if lexicon.span:
                for match in lexicon.span.finditer(passage.text, passage.folded):
                    yield from _span(reading, version, passage, match, own_period)


def _other_period(
    reading: ActReading,
    version: VersionReading,
    passage: Passage,
    match: re.Match[str],
    own_period: Period,
    first: str,
    last: str,
) -> Iterator[Diagnostic]:
    years = (int(first), int(last))
    recites = match[0].split(" ")[0].lower() in version.lexicon.instruments and years in _periods_before(reading)
    if years != (own_period.start.year, own_period.end.year) and not recites:
        yield reading.tell_words("period-mismatch", passage, match.start(), match.end(), period=str(own_period))


def _periods_before(reading: ActReading) -> set[tuple[int, int]]:
    """First and last years of the other acts of the relation, which the text may recite."""
    relation = reading.materials.relation
    periods = [act.period for act in relation.acts] if relation else []
    periods += [record.period for record in reading.other_acts if record.period]
    return {(period.start.year, period.end.year) for period in periods}


def _duration(
    reading: ActReading, version: VersionReading, passage: Passage, match: re.Match[str], own_period: Period
) -> Iterator[Diagnostic]:
    lexicon = version.lexicon
    words = match["count"].lower()
    count = int(words) if words.isdigit() else lexicon.counts.get(words)
    if count is not None:
        months = count * lexicon.duration_units[match["unit"].lower()]
        yield from _against_length(reading, passage, match.start("count"), match.end("unit"), months, own_period)


def _span(
    reading: ActReading, version: VersionReading, passage: Passage, match: re.Match[str], own_period: Period
) -> Iterator[Diagnostic]:
    """Checks a duration in an adjective: triennal, three-year."""
    lexicon = version.lexicon
    groups = match.groupdict()
    if groups.get("span"):
        months = lexicon.spans.get(groups["span"].lower())
        start, end = match.span("span")
    else:
        words = groups["count"].lower()
        count = int(words) if words.isdigit() else lexicon.counts.get(words, 0)
        months = count * lexicon.duration_units[groups["unit"].lower()]
        start, end = match.start("count"), match.end("unit")
    if months:
        yield from _against_length(reading, passage, start, end, months, own_period)


def _against_length(
    reading: ActReading, passage: Passage, start: int, end: int, months: int, own_period: Period
) -> Iterator[Diagnostic]:
    """A duration, in months, that is not that of the period."""
    after = own_period.end + timedelta(days=1)
    length = (after.year - own_period.start.year) * 12 + after.month - own_period.start.month
    # People round a period that does not end with a whole month, so one month of difference is allowed there.
    if length != months and not (abs(length - months) == 1 and after.day != own_period.start.day):
        yield reading.tell_words("duration-mismatch", passage, start, end, period=str(own_period), months=str(length))


def force(reading: ActReading) -> Iterator[Diagnostic]:
    """An act that enters into force on signature and also on approval: the two contradict each other."""
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
    """The first match whose sentence is about the act. « La dénonciation prend effet … » is about something else."""
    for passage in version.body:
        for match in watch.finditer(passage.text, passage.folded):
            if _is_of_act(passage.folded, match.start(), version):
                return passage, match
    return None


def _is_of_act(folded: str, start: int, version: VersionReading) -> bool:
    sentence = folded[max(folded.rfind(". ", 0, start) + 1, 0) : start].split()
    subject = {word.strip(",;:'").rpartition("'")[2] for word in sentence}
    return bool(subject & version.lexicon.instruments) or bool(subject & version.lexicon.pronouns) or not sentence


def decisions(reading: ActReading) -> Iterator[Diagnostic]:
    """A decision that the text dates after the day of signing, or on that day."""
    days = [event.date for event in reading.protocol.signing.events if event.date]
    for version in reading.versions:
        watch = version.lexicon.decided_on
        if watch is None or not days:
            continue
        for passage in version.body:
            for match in watch.finditer(passage.text, passage.folded):
                yield from _decided_late(reading, version, passage, match, max(days))


def _decided_late(
    reading: ActReading, version: VersionReading, passage: Passage, match: re.Match[str], signed: date
) -> Iterator[Diagnostic]:
    day = day_of(match, version.lexicon.months)
    start = match.start("day") if match["day"] else match.start("month2")
    end = match.end("year")
    if day is None or not passage.typed(start, end):
        return
    if day > signed:
        facts = {"date": day.isoformat(), "day": signed.isoformat()}
        yield reading.tell_words("authority-after-signing", passage, start, end, Severity.ERROR, facts=facts)
    elif day == signed:
        yield reading.tell_words("authority-same-day", passage, start, end, date=day.isoformat())


def signing_days(reading: ActReading) -> Iterator[Diagnostic]:
    """Several days of signing, of which the text names only one, as if all had signed on it."""
    days = sorted({event.date for event in reading.protocol.signing.events if event.date})
    if len(days) < 2:
        return
    for version in reading.versions:
        passages = version.of("testimonium")
        text = " ".join(passage.text for passage in passages)
        days_named = [day for day in days if _plain_day(version, day) in text]
        if days_named and len(days_named) < len(days):
            missing = ", ".join(day.isoformat() for day in days if day not in days_named)
            passage = next(passage for passage in passages if _plain_day(version, days_named[0]) in passage.text)
            start = passage.text.index(_plain_day(version, days_named[0]))
            end = start + len(_plain_day(version, days_named[0]))
            yield reading.tell_words("signing-day-shared", passage, start, end, days=missing)


def _plain_day(version: VersionReading, day: date) -> str:
    return plain(without_superscripts(version.grammar.date(day)))
