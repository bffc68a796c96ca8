"""What a consolidated text says of itself and of its amendments, in the words of each language.

Nothing of it is part of the signed acts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engross.amend.consolidate import Consolidated, Instrument, NotedChange, Removal, repeals_of
from engross.amend.naming import superiors
from engross.amend.traditions import amendment_words
from engross.language.locale_grammar import Grammar
from engross.model.life import Life


class Notices:
    """The words of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.words = amendment_words(grammar.tag).notice

    def subject(self, day: date | None) -> str:
        """What stands under the title."""
        return self.words.as_of.format(day=self.day(day)) if day else self.words.of_all

    def life(self, life: Life) -> str:
        """Where the act stands on the day of its life: in force, ended, suspended."""
        name = life.state.value
        if f"{name}-open" in self.words.life and life.last is None:
            name = f"{name}-open"
        first, last = (
            superiors(self.grammar.date(day, article=True)) if day is not None else self.words.unknown
            for day in (life.first, life.last)
        )
        return superiors(self.words.life[name].format(first=first, last=last)) if name in self.words.life else ""

    def day(self, day: date | None) -> str:
        """A day, or what stands for one that is not known."""
        return superiors(self.grammar.date(day)) if day else self.words.unknown

    def since(self, instrument: Instrument) -> str:
        """From when an act counts: a day, or the start for what rectifies."""
        if instrument.effect == "rectifies":
            return self.words.from_the_start
        if instrument.waits:
            return self.words.effect_unknown
        days = sorted({day for index in range(len(instrument.days)) if (day := instrument.since(index)) is not None})
        if len(days) > 1:
            return self.grammar.join([self.day(day) for day in days])
        return self.day(instrument.effective or instrument.signed)

    def article(self, change: NotedChange) -> str:
        """Which article makes the change, after a comma; nothing if that is not known."""
        return self.words.article.format(n=change.article) if change.article else ""

    def _as_changed(self, change: NotedChange) -> str:
        """That the act which makes the change was changed itself: tel que modifié par l’avenant n° 2, art. 1."""
        out = ""
        for inner in change.through:
            deed = self.words.deeds["rectified" if inner.deed == "rectified" else "modified"]
            act = self.grammar.the(inner.instrument.noun(self.grammar.tag))
            out += self.words.as_changed.format(deed=deed, act=f"{act}{self.article(inner)}{self._as_changed(inner)}")
        return out

    def deed(self, change: NotedChange) -> str:
        """What was done: modifié, abrogé; texte d’origine for what the act itself said."""
        return self.words.original if change.deed == "said" else self.words.deeds[change.deed]

    def note(self, change: NotedChange, *, capital: bool = True) -> str:
        """Modifié par l’avenant n° 1, art. 2, en vigueur le 1er janvier 2028."""
        deed = self.words.deeds[change.deed]
        text = f"{deed[:1].upper()}{deed[1:]}" if capital else deed
        text += f" {self.words.by} {self.grammar.the(change.instrument.noun(self.grammar.tag))}{self.article(change)}"
        text += self._as_changed(change)
        if change.deed == "rectified":
            text += self.words.since_the_start
        elif change.instrument.waits:
            text += f", {self.words.effect_unknown}"
        elif (since := change.instrument.effective) is not None:
            signed = change.instrument.signed
            pattern = self.words.retroactive if signed is not None and since < signed else self.words.in_force
            text += pattern.format(day=superiors(self.grammar.date(since, article=True)))
        if change.was:
            text += self.words.was.replace("{was}", change.was)
        return superiors(self.grammar.typeset(text))

    def cited(self, change: NotedChange) -> str:
        """Avenant n° 1, art. 2."""
        return f"{change.instrument.called(self.grammar.tag)}{self.article(change)}{self._as_changed(change)}"

    def bracketed(self, changes: Sequence[NotedChange]) -> str:
        """The notes of one paragraph or provision."""
        noted = [self.note(change, capital=not index) for index, change in enumerate(dict.fromkeys(changes))]
        between = self.words.between_notes
        return f"({between.join(noted) if between else self.grammar.join(noted)}.)"

    def gone(self, gone: Removal) -> str:
        """What stood here, and by what it went."""
        if gone.piece >= 0:
            return f"({self.words.paragraph} {self.note(gone.change, capital=False)}.)"
        words = self.words.gone.replace("{words}", gone.words) if gone.words else ""
        return f"({words}{self.note(gone.change, capital=not words)}.)"

    def status(self, instrument: Instrument, consolidated: Consolidated) -> str:
        """Where an instrument stands at the date of the text."""
        if instrument.effect == "base":
            return self.words.base
        through = (inner for each in consolidated.applied for inner in each.amended_by)
        applied = {each.name: each for each in (*through, *consolidated.applied)}
        if instrument.name in applied and instrument.name in repeals_of(consolidated.applied):
            return self.words.repealed_and_kept
        if instrument.name in applied:
            partly = len(applied[instrument.name].operations) < len(instrument.operations)
            return self.words.applied_in_part if partly else self.words.applied
        if instrument.state != "signed":
            return self.words.draft
        since = None if instrument.waits else instrument.effective or instrument.signed
        later = (
            consolidated.at is not None and instrument.effect == "amends" and (since is None or since > consolidated.at)
        )
        return self.words.later if later else self.words.repealed
