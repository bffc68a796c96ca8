"""Prints the numbers: one pass over the provisions, by kind, as the template says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engross.language.grammar import Grammar
from engross.model.document import Number, Provision, inlines
from engross.model.local import said
from engross.model.template import Numbering


def number(
    provisions: tuple[Provision, ...], numbering: Mapping[str, Numbering], grammar: Grammar
) -> tuple[Provision, ...]:
    """The same provisions with their numbers. Doing it twice changes nothing."""
    return _Numbers(numbering, grammar).within(provisions)


class _Numbers:
    def __init__(self, numbering: Mapping[str, Numbering], grammar: Grammar) -> None:
        self.numbering = numbering
        self.grammar = grammar
        self.running: dict[str, int] = {}

    def within(self, provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
        here: dict[str, int] = {}
        return tuple(self._numbered(provision, here) for provision in provisions)

    def _numbered(self, provision: Provision, here: dict[str, int]) -> Provision:
        how = self.numbering.get(provision.kind)
        printed = None
        if how is not None and how.style != "none":
            counts = here if how.restart else self.running
            counts[provision.kind] = rank = counts.get(provision.kind, 0) + 1
            bare = self.grammar.counted(rank, how.style)
            label = (said(how.label, self.grammar.tag) or "{n}").replace("{n}", bare)
            printed = Number(rank, inlines(bare), inlines(label))
        inner = iter(self.within(tuple(part for part in provision.body if isinstance(part, Provision))))
        body = tuple(next(inner) if isinstance(part, Provision) else part for part in provision.body)
        return replace(provision, number=printed, body=body)
