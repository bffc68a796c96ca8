"""The last pass: typography. Every run gets the spaces, quotation marks and raised letters of the locale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from engross.assembly.rewrite import rewrite_block, rewrite_provision
from engross.language.locale_grammar import Grammar
from engross.model.document import (
    Block,
    Break,
    Inline,
    Placeholder,
    Provision,
    Reference,
    Styled,
    Superscript,
    Text,
    Value,
    inlines,
)
from engross.model.superscript import superscript


def typeset(provisions: tuple[Provision, ...], grammar: Grammar) -> tuple[Provision, ...]:
    """The same provisions with the locale's spaces, quotation marks, apostrophes and raised letters."""
    return tuple(
        rewrite_provision(provision, lambda content: typeset_run(content, grammar)) for provision in provisions
    )


def typeset_blocks(blocks: tuple[Block, ...], grammar: Grammar) -> tuple[Block, ...]:
    return tuple(rewrite_block(block, lambda content: typeset_run(content, grammar)) for block in blocks)


_CONTEXT = 24
"""How many characters of the neighbouring texts a rule of typography sees."""


@lru_cache(maxsize=16384)
def _typeset(grammar: Grammar, text: str, before: str, after: str) -> str:
    return grammar.typeset(text, before, after)


def typeset_run(content: tuple[Inline, ...], grammar: Grammar) -> tuple[Inline, ...]:
    """A run of inlines, typeset.

    A value may cut a date or a quotation in two nodes (`le |23 juin| 2017`), so each text is typeset with the end of
    the text before it and the start of the text after it in view, whatever nodes they are in.
    """
    if not content:
        return content
    texts = list(_leaves(content))
    results: list[tuple[Inline, ...]] = []
    for index, text in enumerate(texts):
        if not isinstance(text, Text):
            results.append((text,))
            continue
        before = _edge(texts, index, -1)
        after = _edge(texts, index, 1)
        results.append(inlines(_typeset(grammar, text.text, before, after)))
    if all(result == (text,) for result, text in zip(results, texts, strict=True)):
        return content
    return _rebuilt(content, iter(results))


def _edge(leaves: list[Inline], index: int, step: int) -> str:
    """The text next to the leaf `index`, before it (`step` -1) or after it (`step` 1), cut to `_CONTEXT` characters."""
    position = index + step
    while 0 <= position < len(leaves):
        leaf = leaves[position]
        if isinstance(leaf, Superscript) and leaf.text:
            return superscript(leaf.text)
        if isinstance(leaf, Text) and leaf.text:
            return leaf.text[-_CONTEXT:] if step < 0 else leaf.text[:_CONTEXT]
        if isinstance(leaf, Break):
            return "\n"
        if isinstance(leaf, Placeholder):
            return "]" if step < 0 else "["
        position += step
    return ""


def _leaves(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """The inlines that hold no others, in reading order."""
    for node in content:
        if isinstance(node, Styled | Value | Reference):
            yield from _leaves(node.content)
        else:
            yield node


def _rebuilt(content: tuple[Inline, ...], leaves: Iterator[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """`content` with each of its leaves replaced by the next of `leaves`."""
    out: list[Inline] = []
    for node in content:
        if isinstance(node, Styled | Value | Reference):
            out.append(replace(node, content=_rebuilt(node.content, leaves)))
        else:
            out.extend(next(leaves))
    return tuple(out)
