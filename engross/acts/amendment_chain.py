"""The chain of an act: the act itself, and what amends or rectifies it, read in the order in which they count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from engross.acts import act
from engross.amend.articles import article_plan
from engross.amend.consolidate import Consolidated, Instrument, NotedChange, consolidate, in_force, order
from engross.amend.formula import day_of_effect
from engross.amend.instrument import articles
from engross.amend.naming import Names
from engross.amend.reader import Reader, Unreadable
from engross.amend.steps import Incomplete, operation
from engross.amend.text import act_text
from engross.amend.traditions import amendment_words, can_be_amended, tradition_of
from engross.amend.wording import Wording
from engross.diagnostics import Collector, Diagnostic, Origin, Severity
from engross.language import grammar
from engross.language.locale_grammar import Grammar
from engross.life import first_day
from engross.model.act_text import ActText, fingerprint, language_of
from engross.model.document import Document
from engross.model.noun import Gender, Noun
from engross.model.operation import InsertUnits, Operation
from engross.model.protocol import Protocol
from engross.model.tag import localized
from engross.source.library import Library, Sourced


@dataclass(frozen=True, slots=True)
class AmendmentChain:
    """An act with its instruments in order, those that are not signed too."""

    name: str
    record: Protocol
    document: Document
    base: ActText
    act: Instrument
    instruments: tuple[Instrument, ...]

    def at(self, day: date | None, *, drafts: bool = False) -> Consolidated:
        """The text in force on a day; with everything that is signed if None."""
        counting = in_force(self.instruments, day, drafts=drafts)
        return consolidate(self.base, self.act, counting, day, self.instruments)

    def before(self, name: str) -> ActText:
        """The text that the instrument `name` amends: the act with every signed instrument that comes before it."""
        amending = next(instrument for instrument in self.instruments if instrument.name == name)
        return consolidate(self.base, self.act, preceding(self.instruments, amending), None).text


def preceding(instruments: Sequence[Instrument], later: Instrument) -> tuple[Instrument, ...]:
    """The instruments that come before another and were not signed after it, in order."""
    return in_force([instrument for instrument in instruments if precedes(instrument, later)], None)


def precedes(earlier: Instrument, later: Instrument) -> bool:
    """Whether an instrument comes before another in the order of the chain and was not signed after it."""
    return order(earlier) < order(later) and not _later(earlier, later)


def _later(instrument: Instrument, other: Instrument) -> bool:
    return other.signed is not None and instrument.signed is not None and instrument.signed > other.signed


def amendment_chain(
    library: Library,
    name: str,
    collector: Collector,
    *,
    at: date | None = None,
    until: str = "",
    known: date | None = None,
) -> AmendmentChain | None:
    """The chain of the act `name`. Amendments that were amended themselves are read as they stand on the day `at`.

    `known` leaves out what was not signed by that day. So one can ask both what was in force on a day and what was
    known of it on another. `until` leaves out what comes after that instrument, and reads that instrument as it was
    signed.

    None, with the problems collected, if the act cannot be read, if one of its languages has no words for amendments
    (language-not-amendable), or if it amends itself by way of others (amendment-cycle).
    """
    sourced = library.protocol(name, collector)
    if sourced is None or _amends_itself(library, name, collector):
        return None
    unworded = [tag for tag in sourced.record.languages if not can_be_amended(tag)]
    if unworded:
        place = sourced.source.origin("languages")
        line = sourced.source.line(place)
        collector.add("language-not-amendable", place, line=line, name=name, langs=", ".join(unworded))
        return None
    base = act(library, name, within=True)
    if base.assembled is None:
        collector.extend(base.diagnostics)
        return None
    return _Reading(library, collector, at, until, known).chain(sourced, name, base.assembled.document)


def _amends_itself(library: Library, name: str, collector: Collector) -> bool:
    """Whether an act amends itself by way of others. The problem is collected once, with the place of each of them."""
    way: list[tuple[str, Origin]] = []
    while name not in [other for other, _ in way]:
        sourced = library.protocol(name, Collector())
        if sourced is None or sourced.record.amends is None:
            return False
        way.append((name, sourced.source.origin("amends", "act")))
        name = sourced.record.amends.act
    ring = way[[other for other, _ in way].index(name) :]
    start = ring.index(min(ring))
    ring = [*ring[start:], *ring[:start]]
    shown = " → ".join((*(other for other, _ in ring), ring[0][0]))
    also = tuple(origin for _, origin in ring[1:])
    collector.add("amendment-cycle", ring[0][1], also=also, name=ring[0][0], chain=shown)
    return True


class _Reading:
    def __init__(self, library: Library, collector: Collector, at: date | None, until: str, known: date | None) -> None:
        self.library, self.collector, self.at, self.until, self.known = library, collector, at, until, known

    def chain(self, sourced: Sourced[Protocol], name: str, document: Document) -> AmendmentChain:
        base = act_text(document)
        record = sourced.record
        signed = _signed(record)
        since = first_day(self.library, name)
        base_instrument = Instrument(
            name,
            cited(record),
            "base",
            template=record.template,
            state=record.state.value,
            signed=signed,
            effective=since,
            origin=sourced.source.origin(),
            titles={tag: cited(record, tag) for tag in record.languages},
        )
        others = (self._without_operations(other, each, record) for other, each in self._others(name))
        given = sorted((instrument for instrument in others if self._is_known(instrument)), key=order)
        self._dates(base_instrument, given)
        last = next((instrument for instrument in given if instrument.name == self.until), None)
        given = [instrument for instrument in given if last is None or order(instrument) <= order(last)]
        read: list[Instrument] = []
        for instrument in given:
            before = consolidate(base, base_instrument, preceding(read, instrument), None).text
            read.append(self._read(instrument, before, base, sourced, given))
        return AmendmentChain(name, record, document, base, base_instrument, tuple(read))

    def _is_known(self, instrument: Instrument) -> bool:
        """Whether an instrument was there on the day up to which acts are known."""
        return self.known is None or (instrument.signed is not None and instrument.signed <= self.known)

    def _others(self, name: str) -> list[tuple[str, Sourced[Protocol]]]:
        """The acts of the workspace that amend this one."""
        out = []
        for other in self.library.workspace.act_names():
            if other == name or other.split("/")[0] != name.split("/")[0]:
                continue
            sourced = self.library.protocol(other, Collector())
            if sourced is not None and sourced.record.amends is not None and sourced.record.amends.act == name:
                out.append((other, sourced))
        return out

    def _without_operations(self, name: str, sourced: Sourced[Protocol], base: Protocol) -> Instrument:
        """An instrument without its operations."""
        record = sourced.record
        assert record.amends is not None
        signed = _signed(record)
        return Instrument(
            name,
            _cited_in_full(record, base, record.languages[0]),
            record.amends.effect,
            record.amends.number or 0,
            template=record.template,
            state=record.state.value,
            signed=signed,
            effective=self._effective(name, record, signed),
            rule=record.amends.effective if record.amends.effective and record.amends.effective.after else None,
            origin=sourced.source.origin("amends"),
            titles={tag: _cited_in_full(record, base, tag) for tag in record.languages},
        )

    def _effective(self, name: str, record: Protocol, signed: date | None) -> date | None:
        """The day an instrument takes effect; None while the event that sets it has not happened."""
        assert record.amends is not None
        rule = record.amends.effective
        return first_day(self.library, name) if rule is not None and rule.after else record.amends.effective_day(signed)

    def _read(
        self,
        instrument: Instrument,
        before: ActText,
        base: ActText,
        sourced: Sourced[Protocol],
        given: Sequence[Instrument],
    ) -> Instrument:
        """The instrument with its operations, read against the text that they amend."""
        file = self.library.operations(instrument.name, self.collector)
        if file is None:
            self.collector.add("no-operations", instrument.origin, name=f"protocols/{instrument.name}.operations.yaml")
            return instrument
        if file.record.base and file.record.base != fingerprint(base):
            place = file.source.origin("base")
            also = (sourced.source.origin(),)
            self.collector.add(
                "base-altered",
                place,
                line=file.source.line(place),
                also=also,
                name=sourced.source.file,
                title=instrument.title,
            )
        operations: list[Operation] = []
        origins: list[Origin] = []
        lines: list[str] = []
        days: list[date | None] = []
        for index, step in enumerate(file.record.operations):
            here = file.source.origin("operations", index)
            try:
                operations.append(operation(step, before))
                origins.append(here)
                lines.append(file.source.line(here))
                days.append(step.effective)
            except Incomplete as problem:
                facts = {"title": instrument.title, "other": "", **problem.facts}
                self.collector.take(Diagnostic(problem.code, here, facts=facts, line=file.source.line(here)))
        completed = replace(
            instrument,
            operations=tuple(operations),
            origins=tuple(origins),
            lines=tuple(lines),
            days=tuple(days) if any(days) else (),
            before=file.record.before or "",
            after=file.record.after or "",
            emphasis=file.record.emphasis,
        )
        completed = replace(completed, articles=self._articles(completed, before))
        return self._amended(completed, before, given)

    def _articles(self, instrument: Instrument, before: ActText) -> tuple[str, ...]:
        """The number of the article that says each operation."""
        record = self.library.protocol(instrument.name, Collector())
        style = record.record.amends.style if record is not None and record.record.amends is not None else None
        plan = article_plan(instrument.operations, wordings_of(before, style or ""))
        numbers = {
            index: str(number)
            for number, article in enumerate(plan, 1)
            for indices in article.operations.values()
            for index in indices
        }
        return tuple(numbers.get(index, "") for index in range(len(instrument.operations)))

    def _amended(self, instrument: Instrument, before: ActText, given: Sequence[Instrument]) -> Instrument:
        """The instrument as later instruments left it: its words are amended, then read again article by article.

        Each operation then knows what changed the article that says it, so that the notes can name both acts.
        """
        if instrument.name == self.until or not self._others(instrument.name):
            return instrument
        inner = amendment_chain(self.library, instrument.name, self.collector, at=self.at, known=self.known)
        if inner is None:
            return instrument
        changed = inner.at(self.at)
        self.collector.extend(changed.problems)
        instrument = replace(instrument, amending=inner.instruments, amended_by=changed.applied)
        if not changed.applied:
            return instrument
        style = inner.record.amends.style if inner.record.amends is not None else None
        ids = [unit.id for each in instrument.operations if isinstance(each, InsertUnits) for unit in each.units]
        read: dict[Operation, tuple[str, tuple[NotedChange, ...]]] = {}
        for lang, wording in wordings_of(before, style or "").items():
            ids_in_language = [ident for ident in ids if language_of(ident) == lang]
            reader = Reader(wording.names, others_named(given, wording.grammar), ids_in_language)
            for ident, printed in articles(changed.text, wording.tradition, lang):
                number = _article_number(changed.text, ident)
                through = tuple(change for change in changed.history.get(ident, ()) if change.deed != "said")
                try:
                    # An operation on the signatures is said in every language. It is read in each and counts once.
                    for operation in reader.operations([printed]):
                        read.setdefault(operation, (number, through))
                except Unreadable as problem:
                    last = changed.applied[-1]
                    self.collector.add(
                        "words-unreadable",
                        last.origin,
                        also=(instrument.origin,),
                        text=problem.words,
                        title=instrument.title,
                    )
        by_article = dict(zip(instrument.articles, instrument.days, strict=False))
        return replace(
            instrument,
            operations=tuple(read),
            articles=tuple(number for number, _ in read.values()),
            through=tuple(through for _, through in read.values()),
            origins=tuple(instrument.origin for _ in read),
            lines=(),
            days=tuple(by_article.get(number) for number, _ in read.values()) if instrument.days else (),
            before="",
            after="",
            effective=_effective(instrument, inner, changed.text),
        )

    def _dates(self, base: Instrument, given: Sequence[Instrument]) -> None:
        """Dates in an order that cannot be, and numbers that are taken twice."""
        numbers: dict[int, Instrument] = {}
        for instrument in sorted(given, key=lambda each: (each.number, each.name)):
            if instrument.effect != "amends":
                continue
            if instrument.number and instrument.number in numbers:
                self._clash("amendment-number-twice", instrument, numbers[instrument.number], number=instrument.number)
            last = max(
                (other for other in numbers.values() if other.signed), key=lambda each: each.number, default=None
            )
            if last is not None and instrument.signed and last.signed and instrument.signed < last.signed:
                self._clash("amendments-out-of-order", instrument, last, date=instrument.signed, day=last.signed)
            numbers.setdefault(instrument.number, instrument)
        for instrument in given:
            for day in (instrument.signed, instrument.effective):
                if base.signed and day and day < base.signed and instrument.effect == "amends":
                    self._clash("amendment-before-base", instrument, base, date=day, day=base.signed)
                    break
            if instrument.state == "signed" and base.state != "signed":
                self._clash("base-unsigned", instrument, base)

    def _clash(self, code: str, instrument: Instrument, other: Instrument, **facts: object) -> None:
        words = {name: str(value) for name, value in facts.items()}
        words |= {"title": instrument.title, "name": other.name, "other": str(other.origin)}
        self.collector.take(Diagnostic(code, instrument.origin, Severity.ERROR, words, also=(other.origin,)))


def languages_of(text: ActText) -> tuple[str, ...]:
    """The languages of a text as ids name them; the empty text stands for the first."""
    return tuple(dict.fromkeys(language_of(unit.id) for unit in text.units))


def wordings_of(text: ActText, style: str = "") -> dict[str, Wording]:
    """The words of amendments for each language of a text, by language; the first is named by the empty text."""
    out = {}
    for lang in languages_of(text):
        tag = lang or text.lang
        out[lang] = Wording(Names(text, tradition_of(tag, style), grammar(tag), lang))
    return out


def _article_number(text: ActText, ident: str) -> str:
    """The figure of an article of an amendment: 1 of « Article 1er »."""
    unit = text.unit(ident)
    return re.sub(r"<sup>.*?</sup>", "", unit.figure) if unit is not None else ""


def _effective(instrument: Instrument, inner: AmendmentChain, text: ActText) -> date | None:
    """The day on which an amended amendment takes effect: the one in its last articles, if their words were changed."""
    before, after = (day_of_effect(version, inner.record.languages[0]) for version in (inner.base, text))
    return instrument.effective if before == after else after


def cited_noun(record: Protocol, tag: str) -> Noun:
    """How others name an act, as a noun: Amendment no. 1 goes without an article, the others do not."""
    name = cited(record, tag)
    if record.amends is not None:
        return amendment_words(tag).instrument(rectifies=record.amends.effect == "rectifies").cited(name)
    kind = localized(record.kind, tag)
    return Noun(text=name, gender=kind.gender if kind else Gender.MASCULINE, article=True)


def _cited_in_full(record: Protocol, base: Protocol, tag: str) -> str:
    """How an act that amends another amendment is named, with that one: avenant n° 1 à l’avenant n° 1."""
    if base.amends is None or record.amends is None:
        return cited(record, tag)
    speech, noun = grammar(tag), cited_noun(base, tag)
    words = amendment_words(tag).instrument(rectifies=record.amends.effect == "rectifies")
    forms = {"the": speech.the(noun), "to": speech.to(noun), "of": speech.of(noun)}
    title = words.title.format(n=record.amends.number, name=noun.text, **forms)
    return speech.kind_in_sentence(title).replace(f" {record.amends.number} ", f"\u00a0{record.amends.number} ")


def cited(record: Protocol, tag: str = "") -> str:
    """How others name an act in a language, or in its first: Protocole de coopération 2027-2029, avenant n° 1."""
    tag = tag or record.languages[0]
    kind = localized(record.kind, tag)
    text = kind.text if kind else ""
    if record.amends is not None and record.amends.number and record.amends.effect == "amends":
        short = (kind.short or kind.text) if kind else ""
        speech = grammar(tag)
        return f"{speech.kind_in_sentence(short)} {speech.number_sign}\u00a0{record.amends.number}"
    if record.amends is not None:
        return grammar(tag).kind_in_sentence(text)
    return f"{text} {record.period}" if record.period and record.period.whole_years else text


def _signed(record: Protocol) -> date | None:
    """The day of the last signature."""
    days = [event.date for event in record.signing.events if event.date]
    return max(days) if days and len(days) == len(record.signing.events) else None


def others_named(instruments: Sequence[Instrument], speech: Grammar) -> Mapping[str, str]:
    """The instruments by name, as a text in a language cites them: l’avenant n° 1."""
    return {instrument.name: speech.the(instrument.noun(speech.tag)) for instrument in instruments}
