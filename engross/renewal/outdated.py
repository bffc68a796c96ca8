"""Finds outdated words in an act: times, persons and units that were right when it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engross.checks.reading import plain
from engross.checks.text_rules import day_of
from engross.diagnostics import Collector, Diagnostic, Origin, Severity
from engross.language import grammar
from engross.language.lexicon import Lexicon
from engross.model.clause import Clause, Status
from engross.model.moment import Period
from engross.model.noun import Noun
from engross.model.party import Party
from engross.model.tag import localized
from engross.renewal.expiring_act import ExpiringAct, clause_of, entries
from engross.renewal.request import RenewalRequest
from engross.source.library import Library

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\[\[.*?\]\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Periods:
    """The period of the previous act, the new one, and the current day."""

    old: Period | None
    new: Period
    today: date

    def aged_year(self, year: int) -> bool:
        """Whether a year is before the new period, and not before the old one (or today, if there is no old one)."""
        return (self.old.start.year if self.old else self.today.year) <= year < self.new.start.year

    def aged_day(self, day: date) -> bool:
        return self.aged_year(day.year)


def outdated_words(text: str, lexicon: Lexicon, periods: Periods) -> Iterator[tuple[str, int, int]]:
    """The outdated words of a text: for each the code, and where it starts and ends (half-open, in characters)."""
    text = plain(text)
    taken: list[tuple[int, int]] = []
    if lexicon.date is not None:
        for match in lexicon.date.finditer(text):
            day = day_of(match, lexicon.months)
            taken.append(match.span())
            if day is not None and periods.aged_day(day):
                yield ("date-past" if day < periods.today else "old-time-named"), match.start(), match.end()
    for match in _YEAR.finditer(text):
        if periods.aged_year(int(match[0])) and not any(start <= match.start() < end for start, end in taken):
            yield "old-time-named", match.start(), match.end()
    if lexicon.passing is not None:
        for match in lexicon.passing.finditer(text, text.lower()):
            yield "passing-words", match.start(), match.end()


def outdated_in_clause(
    clause: Clause, periods: Periods, parties: Mapping[str, Party], earlier: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """The outdated words in the text of a clause as it is typed; `earlier` names the acts signed before."""
    lexicon = grammar(clause.lang).lexicon
    people = {holder.name: key for key, party in parties.items() for holder in party.people()}
    units = [(key, noun.text) for key, party in parties.items() for noun in _former(party, clause.lang)]
    body = _TEMPLATE.sub(lambda match: re.sub(r"[^\n]", "\x00", match[0]), clause.body)
    facts = {
        "clause": clause.name,
        "today": periods.today.isoformat(),
        "period": str(periods.old or ""),
        "acts": ", ".join(earlier),
    }

    def told(code: str, number: int, start: int, end: int, severity: Severity, **more: str) -> Diagnostic:
        line = clause.source_line(number)
        index = Origin(clause.file, number, start + 1, end - start)
        return Diagnostic(code, index, severity, {**facts, "text": line[start:end], **more}, line)

    for number, line in enumerate(body.split("\n"), clause.line):
        bare = plain(line)
        for code, start, end in outdated_words(line, lexicon, periods):
            yield told(code, number, start, end, Severity.WARNING)
        if lexicon.precedents is not None:
            for match in lexicon.precedents.finditer(bare, bare.lower()):
                yield told("precedents-named", number, match.start(), match.end(), Severity.NOTE)
        for name, key in people.items():
            if (index := bare.find(plain(name))) >= 0:
                yield told("person-named", number, index, index + len(name), Severity.WARNING, party=key)
        for key, name in units:
            if (index := bare.find(plain(name))) >= 0:
                yield told("unit-renamed", number, index, index + len(name), Severity.WARNING, party=key)


def other_editions(clause: Clause, editions: Mapping[str, Status]) -> Iterator[Diagnostic]:
    """Later editions of a clause, oldest first in `editions`, and one that is withdrawn."""
    origin = clause.places.origin("status")
    names = list(editions)
    for edition in names[names.index(clause.edition) + 1 :] if clause.edition in names else ():
        facts = {"clause": clause.id, "edition": edition, "status": editions[edition].value}
        yield Diagnostic("later-edition", origin, Severity.NOTE, facts, clause.places.line(origin))


def _former(party: Party, tag: str) -> Iterator[Noun]:
    for former in party.former_units:
        if (noun := localized(former.unit, tag)) is not None:
            yield noun


def renamed_units(
    parties: Mapping[str, Party], tag: str, signed: date | None, day: date
) -> Iterator[tuple[str, str, str]]:
    """The parties whose unit had another name when the previous act was signed: party, old name, new name."""
    for key, party in parties.items():
        before, now = localized(party.unit_on(signed), tag), localized(party.unit_on(day), tag)
        if before is not None and now is not None and before.text != now.text:
            yield key, before.text, now.text


def parties_of(library: Library, expiring: ExpiringAct) -> Mapping[str, Party]:
    """The parties of the act that can be read, by name."""
    files = {key: library.party(key, Collector()) for key in expiring.record.parties}
    return {key: file.record for key, file in files.items() if file is not None}


def findings_by_clause(library: Library, expiring: ExpiringAct, request: RenewalRequest) -> dict[str, list[Diagnostic]]:
    """The findings about each clause, by its id in the act; those about the parties are under the empty id."""
    periods = Periods(expiring.record.period, request.period, request.today)
    parties = parties_of(library, expiring)
    earlier = (*(link.name for link in reversed(expiring.earlier)), expiring.name, *textless(expiring))
    out: dict[str, list[Diagnostic]] = {"": list(_renamed_units(library, expiring, request, parties))}
    for _, entry, ident in entries(expiring):
        findings: list[Diagnostic] = []
        for tag in expiring.record.languages:
            clause = library.clause(entry.clause, tag, Origin(""), "", Collector())
            if clause is not None:
                findings += outdated_in_clause(clause, periods, parties, earlier)
        clause = clause_of(library, entry, expiring)
        if clause is not None:
            findings += other_editions(clause, statuses_of(library, clause))
        out[ident] = findings
    return out


def textless(expiring: ExpiringAct) -> dict[str, Period]:
    """The acts of the relation that are known without their text and begin before the new one, by the name `list` gives
    them: `quebec-namur (2021-2023)`.
    """
    folder = expiring.name.rsplit("/", 1)[0]
    acts = expiring.relation.record.acts if expiring.relation is not None else ()
    return {f"{folder} ({act.period})": act.period for act in sorted(acts, key=lambda act: act.period.start)}


def statuses_of(library: Library, clause: Clause) -> dict[str, Status]:
    """Where each edition of a clause stands, oldest first."""
    out = {}
    for edition in library.editions(clause.id):
        text = library.clause_as_written(f"{clause.id}@{edition}", Collector())
        if text is not None:
            out[edition] = text.front.status
    return out


def _renamed_units(
    library: Library, expiring: ExpiringAct, request: RenewalRequest, parties: Mapping[str, Party]
) -> list[Diagnostic]:
    out = []
    day = request.signing or request.today
    for key, before, now in renamed_units(parties, expiring.record.languages[0], expiring.signed, day):
        source = library.party(key, Collector())
        origin = source.source.origin("unit") if source else Origin(f"parties/{key}.yaml")
        line = source.source.line(origin) if source else ""
        facts = {"text": before, "new": now, "party": key}
        out.append(Diagnostic("unit-renamed", origin, Severity.WARNING, facts, line))
    return out


def clause_files(library: Library, expiring: ExpiringAct) -> dict[str, str]:
    """For each file of a clause of the act, the id of that clause in the act."""
    out: dict[str, str] = {}
    for _, entry, ident in entries(expiring):
        for tag in expiring.record.languages:
            clause = library.clause(entry.clause, tag, Origin(""), "", Collector())
            if clause is not None:
                out.setdefault(clause.file, ident)
    return out
