"""What a language needs to word amendments and consolidated texts, apart from the operations of its traditions.

In the patterns, `{name}` stands for words that `amend.formula` and `amend.notices` fill in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engross.language.tradition import Tradition
from engross.language.usual_forms import UsualForms
from engross.model.noun import Gender, Noun


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """What an amending act is called."""

    kind: str
    """Its full name, as a title has it: Avenant."""
    short: str
    """As its own text calls it: avenant."""
    gender: Gender
    file: str
    """How the names of its files begin, after the name of the act."""
    title: str
    """Its title: `{n}` its number; `{name}` the amended act, `{the}` `{of}` `{to}` with its article."""
    cited_with_article: bool = True
    """Whether it takes an article where it is cited: l’avenant n° 1, but Amendment no. 1."""

    def cited(self, name: str) -> Noun:
        """The noun under which others cite it; `name` is how it is cited: avenant n° 1."""
        return Noun(text=name, gender=self.gender, article=self.cited_with_article)


@dataclass(frozen=True, slots=True)
class FormulaWords:
    """The sentences that stand around the operations of an amendment."""

    signed: tuple[str, str]
    """How a signed act is told, in the masculine and in the feminine."""
    seen: str
    """Recital of the base act: `{the}` or `{base}` the act, `{signed}` where and when, `{short}` its short name."""
    seen_unsigned: str
    """The same while place and day are not known."""
    earlier: str
    """Recital of an earlier amendment: `{the}`, `{signed}`."""
    error: str
    """Recital of a rectification."""
    agree: str
    """What introduces the operations of an amendment: `{base}`."""
    correct: str
    """What introduces the operations of a rectification: `{base}`."""
    rest: str
    """That all else stays: `{of}` the act."""
    from_day: str
    """From which day it has effect: `{this}`, `{day}`."""
    from_signature: str
    """That it has effect from its signature: `{this}`."""
    from_event: str
    """That an event sets the day it has effect: `{this}`, `{when}`."""
    events: Mapping[str, str]
    """The event, by `model.term.Trigger`."""
    counted: Mapping[str, str]
    """What is counted from it: `{event}`, `{length}`, `{n}`."""
    lengths: Mapping[str, tuple[str, str]]
    """A length of time by its unit, one and several: `{n}`."""
    article_from_day: str
    """From which day one article has effect, when it is another one: `{n}`, `{day}`."""
    from_start: str
    """That a rectification has effect from the signature of the act: `{of}`."""
    and_: str
    """What stands between two signatures, with its spaces."""
    on: str = ""
    """What stands before the day of a signature, with its space; empty where the article of the day is enough."""


@dataclass(frozen=True, slots=True)
class VersionWords:
    """How an amendment speaks of one language version of the act."""

    version: str
    """A version by the adjective of its language: la version {language}."""
    version_in: str
    """A version by the name of its language, where the adjective is not in `languages`: la version en {language}."""
    languages: Mapping[str, str]
    """The adjective of a language by its code: anglaise."""
    only_here: str
    """What precedes a change of this version only, with its space: `{version}`."""
    only_there: str
    """What stands for a change of other versions only: `{version}`."""


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """What a consolidated text says of itself and of its amendments. None of it is part of the signed acts."""

    # under the title
    as_of: str
    """`{day}` is the day of the text."""
    of_all: str
    """The same when all that is signed is worked in."""
    not_signed: str
    """The mark on its pages."""
    notice_heading: str
    notice: str
    """That it is not signed, and what is authentic."""

    life: Mapping[str, str]
    """Where the act stands on that day, by `model.life.LifeState`; `running-open` for an act without an end.
    `{first}` and `{last}` are its days, with their article."""

    # headings of its tables
    acts: str
    history: str
    act: str
    signed_on: str
    in_force_on: str
    status: str
    provision: str
    deed: str
    by_whom: str

    # the status of an act
    base: str
    applied: str
    applied_in_part: str
    draft: str
    later: str
    repealed: str
    repealed_and_kept: str
    """Of an act that was repealed, and whose changes stay."""
    from_the_start: str

    # parts of an act, in its history
    paragraph: str
    testimonium: str
    cover: str
    signatures: str
    original: str
    all_others: str
    all_: str

    # notes
    deeds: Mapping[str, str]
    """What is done to a provision, by its name in `amend.consolidate.Deed`."""
    by: str
    """What stands between what is done and the act that does it."""
    article: str
    """Which article of that act: `{n}`."""
    in_force: str
    """Since when: `{day}`."""
    retroactive: str
    """The same for a day before the signature: `{day}`."""
    effect_unknown: str
    """That what sets the day of effect has not happened yet."""
    since_the_start: str
    as_changed: str
    """That the act was changed itself: `{deed}`, `{act}`, the second one with its article."""
    was: str
    """What a corrected text said: `{was}`."""
    gone: str
    """What stood where something went: `{words}`."""
    between_notes: str = ""
    """What stands between the notes of one place; empty where they are an enumeration."""
    unknown: str = "–"
    """What stands for a day that is not known."""


@dataclass(frozen=True, slots=True)
class AmendmentWords:
    """All that a language needs to amend acts. A language of texts may go without."""

    traditions: tuple[Tradition, ...]
    """The traditions that speak it; the first serves the locales that `by_locale` does not name."""
    amendment: InstrumentWords
    rectification: InstrumentWords
    formula: FormulaWords
    notice: NoticeWords
    versions: VersionWords
    usual: UsualForms
    """How others word amendments, for reading theirs."""
    by_locale: Mapping[str, str] = field(default_factory=dict)
    """The name of the tradition of a locale."""

    def tradition(self, tag: str, wanted: str = "") -> Tradition:
        """The tradition called `wanted` if it speaks this language, else that of the locale `tag`."""
        named = {tradition.name: tradition for tradition in self.traditions}
        return named.get(wanted) or named.get(self.by_locale.get(tag, "")) or self.traditions[0]

    def instrument(self, *, rectifies: bool) -> InstrumentWords:
        """What an amendment is called, or a rectification."""
        return self.rectification if rectifies else self.amendment
