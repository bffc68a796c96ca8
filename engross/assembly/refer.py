"""Prints references, once the numbers of provisions are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from engross.assembly.rewrite import rewrite_block
from engross.diagnostics import Collector, Origin
from engross.language.locale_grammar import Grammar
from engross.model.document import (
    Block,
    Inline,
    ItemList,
    Paragraph,
    Provision,
    Reference,
    Superscript,
    Text,
    inlines,
    inner,
    mapped,
    plain,
)
from engross.model.superscript import superscript

_ITEM_STYLES = {"decimal": "decimal", "lower-alpha": "lower-alpha", "lower-roman": "lower-roman"}
_WHOLE = frozenset(("article", "annex", "preamble", "testimonium"))
"""Kinds that are counted through the whole act. Their number alone names them, wherever they stand."""

Level = tuple[str, str, str]
"""One step of the way to a target: its id, its kind, its number."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What a reference points at: the way to it from the act, or its heading if it has no number."""

    levels: tuple[Level, ...]
    heading: tuple[Inline, ...] = ()


def refer(
    provisions: tuple[Provision, ...],
    grammar: Grammar,
    collector: Collector,
    line_of: Callable[[Origin], str],
) -> tuple[Provision, ...]:
    """The same provisions with every reference printed. Collects unknown-reference.

    A reference names every level that its reader does not stand in: from article 4 a point of article 2 is « l’article
    2, point a) », and from article 2 « le point a ».
    """
    return _References(dict(_targets(provisions, grammar, ())), grammar, collector, line_of).printed(provisions, ())


class _References:
    def __init__(
        self,
        targets: Mapping[str, _Target],
        grammar: Grammar,
        collector: Collector,
        line_of: Callable[[Origin], str],
    ) -> None:
        self.targets = targets
        self.grammar = grammar
        self.collector = collector
        self.line_of = line_of

    def printed(self, provisions: tuple[Provision, ...], above: tuple[str, ...]) -> tuple[Provision, ...]:
        """The provisions with their references printed; `above` are the ids of what they stand in."""
        return tuple(self._provision(provision, above) for provision in provisions)

    def _provision(self, provision: Provision, above: tuple[str, ...]) -> Provision:
        here = (*above, provision.id)
        body = tuple(
            self._provision(part, here) if isinstance(part, Provision) else self._block(part, provision.id, here)
            for part in provision.body
        )
        unchanged = all(old is new for old, new in zip(provision.body, body, strict=True))
        heading, label = self._run(provision.heading, here), self._run(provision.label, here)
        if unchanged and heading is provision.heading and label is provision.label:
            return provision
        return replace(provision, heading=heading, label=label, body=body)

    def _block(self, block: Block, provision: str, here: tuple[str, ...]) -> Block:
        """A block with its references printed; an item of a list stands in itself."""
        if not isinstance(block, ItemList):
            return rewrite_block(block, lambda content: self._run(content, here))
        items = []
        for item in block.items:
            inside = (*here, f"{provision}.{item.id.rpartition('/')[2]}")
            blocks = tuple(self._block(part, provision, inside) for part in item.blocks)
            items.append(replace(item, label=self._run(item.label, here), blocks=blocks))
        same = all(
            old.label is new.label and all(a is b for a, b in zip(old.blocks, new.blocks, strict=True))
            for old, new in zip(block.items, items, strict=True)
        )
        return block if same else replace(block, items=tuple(items))

    def _run(self, content: tuple[Inline, ...], here: tuple[str, ...]) -> tuple[Inline, ...]:
        if not any(isinstance(node, Reference) for node in inner(content)):
            return content
        return mapped(content, lambda node: self._filled(node, here) if isinstance(node, Reference) else node)

    def _filled(self, node: Reference, here: tuple[str, ...]) -> Reference:
        target = self.targets.get(node.target)
        if target is None:
            near = get_close_matches(node.target, list(self.targets), n=1, cutoff=0.5)
            self.collector.add(
                "unknown-reference",
                node.origin,
                line=self.line_of(node.origin),
                name=node.target,
                near=near[0] if near else "",
            )
            return replace(node, content=(Text("?"),))
        if not target.levels:
            return replace(node, content=target.heading)
        # The levels that the reader stands in are understood; the last one is always named. Example: the point a of
        # article 2 has the levels (article 2, point a). From article 2 only « point a » is left.
        needed = [level for level in target.levels[:-1] if level[0] not in here] + [target.levels[-1]]
        words = self.grammar.reference_to([(kind, number) for _, kind, number in needed], node.form.lower())
        if node.form[:1].isupper():
            words = words[:1].upper() + words[1:]
        return replace(node, content=inlines(words))


def _targets(
    provisions: tuple[Provision, ...], grammar: Grammar, above: tuple[Level, ...]
) -> Iterator[tuple[str, _Target]]:
    """Every provision, point and named paragraph, by the name under which clauses refer to it."""
    for provision in provisions:
        levels: tuple[Level, ...] = above
        if provision.number:
            # Articles are counted through the whole act: article 7 is named without the chapter that contains it.
            outer = () if provision.kind in _WHOLE else above
            levels = (*outer, (provision.id, provision.kind, _marked(provision.number.bare)))
        yield provision.id, _Target(levels if provision.number else (), provision.heading or provision.label)
        blocks = tuple(part for part in provision.body if not isinstance(part, Provision))
        yield from _items(provision.id, blocks, grammar, levels)
        yield from _paragraphs(provision.id, blocks, levels)
        yield from _targets(tuple(part for part in provision.body if isinstance(part, Provision)), grammar, levels)


def _marked(content: tuple[Inline, ...]) -> str:
    """A printed number as one string, its raised letters marked (`engross.model.superscript`)."""
    return "".join(superscript(node.text) if isinstance(node, Superscript) else plain((node,)) for node in content)


def _paragraphs(provision: str, blocks: tuple[Block, ...], levels: tuple[Level, ...]) -> Iterator[tuple[str, _Target]]:
    """The paragraphs that have a name of their own (`{@payment}`), by their rank in the provision."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    for rank, paragraph in enumerate(paragraphs, 1):
        key = paragraph.id.rpartition("/")[2]
        if not _GENERATED.fullmatch(key):
            name = f"{provision}.{key}"
            yield name, _Target((*levels, (name, "alinea", str(rank))))


_GENERATED = re.compile(r"p\d+")
"""The id of a paragraph without a name of its own."""


def _items(
    provision: str, body: tuple[Block, ...], grammar: Grammar, levels: tuple[Level, ...], kind: str = "point"
) -> Iterator[tuple[str, _Target]]:
    for block in body:
        if not isinstance(block, ItemList):
            continue
        for index, item in enumerate(block.items):
            name = f"{provision}.{item.id.rpartition('/')[2]}"
            if block.style == "label":
                number = plain(item.label).rstrip(").")
            elif block.style in _ITEM_STYLES:
                start = int(plain(block.items[0].label) or 1)
                number = grammar.counted(start + index, _ITEM_STYLES[block.style])
            else:
                number = ""
            inside = (*levels, (name, kind, number)) if number else levels
            if number:
                yield name, _Target(inside)
            yield from _items(provision, item.blocks, grammar, inside, "subpoint" if number else kind)
