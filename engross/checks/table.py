"""The table of checks: a check is a function of the reading, and one row here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engross.checks import (
    dates,
    earlier_acts,
    kinds,
    languages,
    leftovers,
    letters,
    library,
    names,
    parties,
    provisions,
    signatures,
    spelling,
    text_rules,
    translations,
)
from engross.checks.reading import ActReading
from engross.diagnostics import Diagnostic

Check = Callable[[ActReading], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    # the instrument and its title
    kinds.title,
    kinds.named,
    kinds.short_names,
    # the parties
    parties.record,
    parties.counted,
    parties.capitals,
    parties.agreement,
    parties.in_title,
    parties.described,
    parties.listed,
    parties.decision_numbers,
    names.misspelt,
    names.foreign,
    names.order_of_parties,
    # time
    dates.period,
    dates.signing,
    dates.testimonium,
    dates.own_time,
    dates.force,
    dates.signing_days,
    dates.decisions,
    earlier_acts.anniversaries,
    earlier_acts.earlier_acts,
    # signatures
    signatures.titles,
    signatures.address,
    signatures.twice,
    signatures.originals,
    # languages
    languages.authenticity,
    languages.in_step,
    languages.translations,
    translations.same_meaning,
    # provisions and clauses
    provisions.headings,
    provisions.numbers,
    provisions.references,
    provisions.lists,
    provisions.sentences,
    provisions.placeholders,
    provisions.empty,
    leftovers.announced,
    leftovers.levels,
    library.variables,
    library.status,
    library.signed,
    # words
    letters.foreign_title,
    text_rules.wording,
    spelling.misspelt,
)
