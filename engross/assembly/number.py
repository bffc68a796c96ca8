"""Numbers the provisions: one pass over the tree, each kind counted as the template says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from engross.language.locale_grammar import Grammar
from engross.model.document import Block, ItemList, Number, Provision, Text, inlines
from engross.model.numerals import FixedNumbers
from engross.model.superscript import without_superscripts
from engross.model.tag import localized
from engross.model.template import Numbering


def number(
    provisions: tuple[Provision, ...],
    numbering: Mapping[str, Numbering],
    grammar: Grammar,
    fixed: FixedNumbers | None = None,
    mark: str = "",
) -> tuple[Provision, ...]:
    """The same provisions with their numbers. Doing it twice changes nothing.

    A provision that `fixed` names (by its id followed by `mark`) has the number given there, and the
    provisions after it are counted on from that: 3, 3 bis, 4.
    """
    return _Numbering(numbering, grammar, fixed or FixedNumbers(), mark).within(provisions)


class _Numbering:
    """`running` counts the kinds that go on through the whole act, such as articles."""

    def __init__(self, numbering: Mapping[str, Numbering], grammar: Grammar, fixed: FixedNumbers, mark: str) -> None:
        self.numbering = numbering
        self.grammar = grammar
        self.fixed, self.mark = fixed, mark
        self.running: dict[str, int] = {}

    def within(self, provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
        here: dict[str, int] = {}
        return tuple(self._numbered(provision, here) for provision in provisions)

    def _numbered(self, provision: Provision, here: dict[str, int]) -> Provision:
        how = self.numbering.get(provision.kind)
        printed = None
        if how is not None and how.style != "none":
            counts = here if how.restart else self.running
            given = self.fixed.numbers.get(provision.id + self.mark)
            rank = counts.get(provision.kind, 0) + 1 if given is None else self._rank(given, how.style)
            counts[provision.kind] = rank
            bare = self.grammar.counted(rank, how.style) if given is None else given
            label = (localized(how.label, self.grammar.tag) or "{n}").replace("{n}", bare)
            printed = Number(rank, inlines(bare), inlines(label))
        inner = iter(self.within(tuple(part for part in provision.body if isinstance(part, Provision))))
        body = tuple(next(inner) if isinstance(part, Provision) else part for part in provision.body)
        labels = self.fixed.labels.get(provision.id + self.mark)
        if labels and len(labels) == _items(body):
            body = _labelled(body, iter(labels))
        return replace(provision, number=printed, body=body)

    def _rank(self, given: str, style: str) -> int:
        """The rank of a given figure: 3 for `III`, and for `3 bis`, which continues 3; 0 if it has none."""
        figure = without_superscripts(given)
        ranks = ((n, without_superscripts(self.grammar.counted(n, style))) for n in range(1, _HIGHEST_RANK))
        fitting = [(len(shown), n) for n, shown in ranks if figure.startswith(shown)]
        return max(fitting, default=(0, 0))[1]


_HIGHEST_RANK = 400
"""The highest rank that is looked for."""


def _items(body: tuple[Provision | Block, ...]) -> int:
    """How many items the lists of a provision have."""
    return sum(1 + _items(item.blocks) for part in body if isinstance(part, ItemList) for item in part.items)


def _labelled(body: tuple[Provision | Block, ...], labels: Iterator[str]) -> tuple[Provision | Block, ...]:
    """The lists of a provision with the labels that are given, in reading order."""
    return tuple(_list(part, labels) if isinstance(part, ItemList) else part for part in body)


def _list(block: ItemList, labels: Iterator[str]) -> ItemList:
    items = []
    for item in block.items:
        label = (Text(next(labels)),)
        blocks = tuple(_list(part, labels) if isinstance(part, ItemList) else part for part in item.blocks)
        items.append(replace(item, label=label, blocks=blocks))
    return replace(block, style="label", items=tuple(items))
