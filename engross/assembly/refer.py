"""Prints references, once the numbers of provisions are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from engross.assembly.rewrite import rewrite_provision
from engross.diagnostics import Collector, Origin
from engross.language.locale_grammar import Grammar
from engross.model.document import (
    Block,
    Inline,
    ItemList,
    Provision,
    Reference,
    Superscript,
    Text,
    inlines,
    inner,
    mapped,
    plain,
    walk,
)
from engross.model.superscript import superscript

_ITEM_STYLES = {"decimal": "decimal", "lower-alpha": "lower-alpha", "lower-roman": "lower-roman"}


def refer(
    provisions: tuple[Provision, ...],
    grammar: Grammar,
    collector: Collector,
    line_of: Callable[[Origin], str],
) -> tuple[Provision, ...]:
    """The same provisions with every reference printed. Collects unknown-reference."""
    targets = dict(_targets(provisions, grammar))

    def filled(node: Inline) -> Inline:
        if not isinstance(node, Reference):
            return node
        target = targets.get(node.target)
        if target is None:
            near = get_close_matches(node.target, list(targets), n=1, cutoff=0.5)
            collector.add(
                "unknown-reference",
                node.origin,
                line=line_of(node.origin),
                name=node.target,
                near=near[0] if near else "",
            )
            return replace(node, content=(Text("?"),))
        kind, bare, heading = target
        if bare is None:
            return replace(node, content=heading)
        words = grammar.reference(kind, bare, node.form.lower())
        if node.form[:1].isupper():
            words = words[:1].upper() + words[1:]
        return replace(node, content=inlines(words))

    def printed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return mapped(content, filled) if any(isinstance(node, Reference) for node in inner(content)) else content

    return tuple(rewrite_provision(provision, printed) for provision in provisions)


def _targets(
    provisions: tuple[Provision, ...], grammar: Grammar
) -> Iterator[tuple[str, tuple[str, str | None, tuple[Inline, ...]]]]:
    for provision in walk(provisions):
        bare = _marked(provision.number.bare) if provision.number else None
        yield provision.id, (provision.kind, bare, provision.heading or provision.label)
        yield from _items(
            provision.id, tuple(part for part in provision.body if not isinstance(part, Provision)), grammar
        )


def _marked(content: tuple[Inline, ...]) -> str:
    """A printed number as one string, its raised letters marked (`engross.model.superscript`)."""
    return "".join(superscript(node.text) if isinstance(node, Superscript) else plain((node,)) for node in content)


def _items(
    provision: str, body: tuple[Block, ...], grammar: Grammar
) -> Iterator[tuple[str, tuple[str, str | None, tuple[Inline, ...]]]]:
    for block in body:
        if not isinstance(block, ItemList):
            continue
        for index, item in enumerate(block.items):
            key = item.id.rpartition("/")[2]
            if block.style == "label":
                yield f"{provision}.{key}", ("point", plain(item.label).rstrip(")."), ())
            elif block.style in _ITEM_STYLES and "." not in key:
                start = int(plain(block.items[0].label) or 1)
                bare = grammar.counted(start + index, _ITEM_STYLES[block.style])
                yield f"{provision}.{key}", ("point", bare, ())
            yield from _items(provision, item.blocks, grammar)
