"""Tells the life of an act in one language: its state, its days with their rules, its events and its deadlines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from engross.messages import word
from engross.model.life import DatedEvent, Due, DueKind, Life, LifeState, Rule
from engross.model.superscript import without_superscripts
from engross.model.term import Length, Unit

if TYPE_CHECKING:
    from engross.language.locale_grammar import Grammar
    from engross.source.library import Library

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LENGTH = re.compile(r"(?P<n>\d+) (?P<unit>days|weeks|months|years)")
_UNSAID = "–"


class LifeWords:
    """The words of one language. `names` are the parties and the acts by their keys, as people call them."""

    def __init__(self, lang: str, names: Mapping[str, str] | None = None) -> None:
        self.lang, self.names = lang, names or {}

    @property
    def colon(self) -> str:
        """A colon with its spaces."""
        return word("colon", self.lang)

    @cached_property
    def grammar(self) -> Grammar:
        from engross.language import grammar

        return grammar(self.lang)

    def say(self, key: str, **facts: object) -> str:
        """The words under `lives.<key>`."""
        return word(f"lives.{key}", self.lang, **facts)

    def day(self, day: date | None) -> str:
        """A day in words: 31 décembre 2029."""
        return without_superscripts(self.grammar.date(day)) if day is not None else _UNSAID

    def length(self, length: Length) -> str:
        """A length of time: 3 ans."""
        return self.say(f"length.{length.unit}", n=length.n)

    def who(self, parties: tuple[str, ...]) -> str:
        """The parties, by their names."""
        return ", ".join(self.names.get(party, party) for party in parties)

    def state(self, life: Life) -> str:
        """Where the act stands, with what ended it."""
        if life.state is LifeState.ENDED:
            return self.say(f"ended.{life.ended_by}")
        words = self.say(f"state.{life.state.value}")
        return f"{words}, {self.say('renewed', n=life.renewals)}" if life.renewals else words

    def rule(self, rule: Rule) -> str:
        """How a day was found."""
        facts = {name: self._fact(value) for name, value in rule.facts.items()}
        if "act" in facts or "rests_on" in facts:
            facts["act"] = self.names.get(facts.get("act", ""), facts.get("act", "")) or facts.get("rests_on", "")
            facts["act"] = facts["act"] or _UNSAID
        if "parties" in facts:
            facts["parties"] = self.who(tuple(facts["parties"].split(", ")))
        words = self.say(f"rule.{rule.name}", **facts)
        return words + self._counted(rule) if rule.name.startswith("after-") and "event" in rule.facts else words

    def _counted(self, rule: Rule) -> str:
        """What is counted from the event that sets a first day."""
        plus, on = rule.facts.get("plus", ""), rule.facts.get("on", "")
        if on == "first-of-month":
            return self.say("plus.nth-month", length=self._fact(plus)) if plus else self.say("plus.first-of-month")
        words = self.say("plus", length=self._fact(plus)) if plus else ""
        return words + (self.say("plus.next-day") if on == "next-day" else "")

    def _fact(self, value: str) -> str:
        """A fact in words: days and lengths are told as people say them."""
        if _DAY.fullmatch(value):
            return self.day(date.fromisoformat(value))
        if match := _LENGTH.fullmatch(value):
            unit: Unit = match["unit"]  # type: ignore[assignment]  # the pattern names the units
            return self.length(Length(n=int(match["n"]), unit=unit))
        return value

    def first(self, life: Life) -> str:
        """The first day with its rule."""
        return self._with_rule(life.first, life.first_rule, "unknown")

    def last(self, life: Life) -> str:
        """The last day with its rule; that day is included."""
        return self._with_rule(life.last, life.last_rule, "no-end")

    def _with_rule(self, day: date | None, rule: Rule, without: str) -> str:
        return f"{self.day(day) if day is not None else self.say(without)} ({self.rule(rule)})"

    def due(self, due: Due, on: date) -> str:
        """What is due, and whether its day has passed."""
        words = self.say(f"due.{due.kind.value}", what=due.what)
        if due.what and due.kind is not DueKind.REPORT:
            words += f"{self.colon}{due.what}"
        return f"{words} ({self.say('missed')})" if due.day is not None and due.day < on else words

    def event(self, event: DatedEvent) -> str:
        """An event without its day: dénonciation (Ville de Namur), jusqu’au 30 juin 2029 inclus."""
        words = self.say(f"kind.{event.kind.value}")
        if event.party:
            words += f" ({self.names.get(event.party, event.party)})"
        if event.received is not None:
            words += f", {self.say('received', day=self.day(event.received))}"
        if event.effect is not None:
            words += f", {self.say('effect', day=self.day(event.effect))}"
        if event.until is not None:
            words += f", {self.say('until', day=self.day(event.until))}"
        if event.new:
            words += f", {self.say('new', new=self.names.get(event.new, event.new))}"
        if event.provisions:
            words += f", {self.say('provisions', names=', '.join(event.provisions))}"
        resting = self.names.get(event.act, event.act) or event.rests_on
        return words + self.say("rests-on", what=resting) if resting else words


def names_in(library: Library, lang: str) -> dict[str, str]:
    """The parties of a workspace by their keys, as they are called in a language; what cannot be read is left out."""
    from engross.diagnostics import Collector
    from engross.model.tag import localized

    names: dict[str, str] = {}
    for key in library.party_names:
        party = library.party(key, Collector())
        noun = localized(party.record.name, lang) if party is not None else None
        if party is not None:
            names[key] = (noun or next(iter(party.record.name.values()))).text
    return names


__all__ = ["LifeWords", "names_in"]
