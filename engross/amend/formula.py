"""What every amendment says around its operations: whom it binds, what it amends, what stays, since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engross.amend.instrument import FINAL
from engross.amend.naming import plainly_spaced, superiors
from engross.amend.text import nodes
from engross.amend.traditions import amendment_words
from engross.diagnostics import Origin
from engross.language import language_pack
from engross.language.locale_grammar import Grammar
from engross.language.words import day_in
from engross.model.act_text import ActText, language_of
from engross.model.document import Paragraph, Provision
from engross.model.noun import Gender, Noun
from engross.model.tag import primary
from engross.model.term import StartRule, Trigger

Signing = tuple[tuple[str, date | None], ...]
"""The places and days of the signatures of an act."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What an amendment names: the parties, the act by its full and its short name, the amendments before it."""

    parties: tuple[Noun, ...]
    base: str
    base_short: Noun
    own: Noun
    signed: Signing
    earlier: tuple[tuple[Noun, Signing], ...] = ()


def day_of_effect(text: ActText, tag: str) -> date | None:
    """The day on which an amendment takes effect, read from its last articles; None if they name no day.

    `text` is that of the amendment, `tag` the locale of its first language.
    """
    # « {this} prend effet {day}. »: what stands between the two tells the sentence.
    before_day = amendment_words(tag).formula.from_day.partition("{day}")[0].rpartition("}")[2]
    for unit in text.units:
        if unit.id.startswith(FINAL) and not language_of(unit.id):
            for piece in unit.pieces:
                _, separator, rest = plainly_spaced(piece.text).partition(before_day)
                if separator:
                    return day_in(rest, language_pack(primary(tag)).reading)
    return None


class Formula:
    """The formulas of one amendment in one language."""

    def __init__(self, grammar: Grammar, citation: Citation, *, rectifies: bool) -> None:
        self.grammar, self.citation, self.rectifies = grammar, citation, rectifies
        self.words = amendment_words(grammar.tag).formula

    def preamble(self, origin: Origin) -> Provision:
        """The parties, what they have seen, that they agree."""
        return self._provision("preamble", [*self._opening(), self._enacting()], origin)

    def around_recitals(self, origin: Origin) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
        """What stands before recitals of one's own (parties, citations), and after them (that they agree)."""
        before = self._provision("preamble", [*self._opening()], origin)
        return (before,), (self._provision("enacting", [self._enacting()], origin),)

    def _opening(self) -> Iterator[tuple[str, str]]:
        """The parties and the recitals, each with its role."""
        names = self.grammar.join([self.grammar.the(party) for party in self.citation.parties])
        yield f"{names[:1].upper()}{names[1:]},", "parties"
        for recital in self._recitals():
            yield recital, "recital"

    def _enacting(self) -> tuple[str, str]:
        base = self.grammar.the(self.citation.base_short)
        return (self.words.correct if self.rectifies else self.words.agree).format(base=base), "enacting"

    @staticmethod
    def _provision(ident: str, lines: Sequence[tuple[str, str]], origin: Origin) -> Provision:
        body = tuple(
            Paragraph(f"{ident}/p{number}", nodes(superiors(text)), role, origin)
            for number, (text, role) in enumerate(lines, 1)
        )
        return Provision(ident, "preamble", body=body, origin=origin)

    def _recitals(self) -> Iterator[str]:
        short = self.citation.base_short
        noun = short.model_copy(update={"text": self.citation.base})
        when = self._signed(self.citation.signed, short)
        pattern = self.words.seen if when else self.words.seen_unsigned
        act = {"base": self.citation.base, "the": self.grammar.the(noun), "short": self.grammar.the(short)}
        yield superiors(pattern.format(signed=when, **act))
        for noun, signed in self.citation.earlier:
            named = self.grammar.the(noun.model_copy(update={"gender": self.citation.own.gender}))
            yield superiors(self.words.earlier.format(the=named, signed=self._signed(signed, self.citation.own)))
        if self.rectifies:
            yield self.words.error

    def _signed(self, signing: Signing, noun: Noun) -> str:
        """signé à Exempleville le 10 décembre 2026; nothing while that is not known."""
        places = [
            " ".join(part for part in (where, f"{self.words.on}{self.grammar.date(day, article=True)}") if part)
            for where, day in signing
            if day is not None
        ]
        if not places:
            return ""
        return f"{self.words.signed[noun.gender is Gender.FEMININE]} {self.words.and_.join(places)}"

    def final(
        self, effective: date | None, rule: StartRule | None = None, apart: Sequence[tuple[str, date]] = ()
    ) -> tuple[str, ...]:
        """That the rest stays, and since when it counts: from a day, or from the event that a rule names.

        `apart` are the articles that have effect from another day, by their numbers.
        """
        of = self.grammar.of(self.citation.base_short)
        rest = superiors(self.words.rest.format(of=of))
        if self.rectifies:
            return rest, superiors(self.words.from_start.format(of=of))
        this = self.grammar.this(self.citation.own)
        this = f"{this[:1].upper()}{this[1:]}"
        if rule is not None and rule.after is not None:
            said = self.words.from_event.format(this=this, when=self._counted(rule, rule.after))
        elif effective is None:
            said = self.words.from_signature.format(this=this)
        else:
            said = self.words.from_day.format(this=this, day=self.grammar.date(effective, article=True))
        for number, day in apart:
            said += f" {self.words.article_from_day.format(n=number, day=self.grammar.date(day, article=True))}"
        return rest, superiors(said)

    def _counted(self, rule: StartRule, trigger: Trigger) -> str:
        """The day that is counted from an event: le premier jour du mois qui suit la dernière signature."""
        length, name = "", str(rule.on)
        if rule.plus is not None:
            one, several = self.words.lengths[rule.plus.unit]
            length = (one if rule.plus.n == 1 else several).format(n=rule.plus.n)
            if rule.on == "first-of-month":
                name = "nth-month" if rule.plus.months > 1 else name
            else:
                name = "plus" if rule.on == "same-day" else "plus-next-day"
        months = rule.plus.months if rule.plus is not None else 0
        return self.words.counted[name].format(event=self.words.events[trigger.value], length=length, n=months)
