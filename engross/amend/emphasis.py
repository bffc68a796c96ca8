"""Keeps emphasis and line breaks in an amended text.

The words of an amendment are quoted without emphasis. So words that stay keep the emphasis that they had, and the
emphasis of inserted words is recorded beside the operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Literal

from engross.amend.text import nodes, words
from engross.model.act_text import CELLS, ActText, occurrences
from engross.model.amendment import Emphasis
from engross.model.document import (
    Block,
    Break,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
    inner,
    walk,
)

_TOKEN = re.compile(r"<sup>.*?</sup>|\w+|\s+|.", re.DOTALL)

SetApart = Sequence[tuple[str, Literal["emphasis", "strong"]]]
"""Words that are set apart, and how."""


def emphasis_put_in(document: Document, old: ActText) -> tuple[Emphasis, ...]:
    """The words of `document` with emphasis that `old` does not have, by the id of their provision."""
    out: dict[Emphasis, None] = {}
    for version in document.versions:
        mark = f"@{version.lang}" if version is not document.versions[0] else ""
        for provision in walk((*version.provisions, *version.annexes)):
            before = old.unit(provision.id + mark)
            known = {text for piece in before.pieces for text in piece.text.split(CELLS)} if before else set()
            for content in (provision.heading, *_runs(provision)):
                if words(content) in known or (before and words(content) == before.heading):
                    continue
                for node in inner(content):
                    if isinstance(node, Styled) and words(node.content).strip():
                        record = {"in": provision.id + mark, "text": words(node.content), "style": node.style}
                        out[Emphasis.model_validate(record)] = None
    return tuple(out)


def _runs(provision: Provision) -> Iterator[tuple[Inline, ...]]:
    for part in provision.body:
        if not isinstance(part, Provision):
            yield from block_contents(part)


def block_contents(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The runs of a block, item by item and cell by cell."""
    match block:
        case Paragraph():
            yield block.content
        case ItemList():
            for item in block.items:
                for part in item.blocks:
                    yield from block_contents(part)
        case Table():
            yield from (cell.content for row in block.lines for cell in row)


def set_apart(text: str, runs: SetApart) -> tuple[Inline, ...]:
    """`text` as inlines, with every occurrence of the words of `runs` in its style."""
    for phrase, style in runs:
        if not (places := occurrences(text, phrase)):
            continue
        start = places[0]
        rest = set_apart(text[start + len(phrase) :], runs)
        return (*set_apart(text[:start], runs), Styled(style, nodes(phrase)), *rest)
    return nodes(text)


def quoted_apart(text: str, runs: SetApart, quotes: tuple[str, str]) -> tuple[Inline, ...]:
    """A sentence as inlines. Words of `runs` are styled inside its quotations only."""
    if not runs:
        return nodes(text)
    opening, closing = (mark.strip() for mark in quotes)
    out: list[Inline] = []
    for part in re.split(f"({re.escape(opening)}[^{re.escape(closing)}]*{re.escape(closing)})", text):
        out += set_apart(part, runs) if part.startswith(opening) else nodes(part)
    return tuple(out)


def merged(old: Sequence[Inline], text: str, runs: SetApart) -> tuple[Inline, ...]:
    """`text` as inlines. Words that stand in `old` keep their style; new words get that of `runs`."""
    before = words(old)
    ours, theirs = _TOKEN.findall(before), _TOKEN.findall(text)
    starts, ends = _starts(ours), _starts(theirs)
    out: list[Inline] = []
    for tag, i, j, k, n in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            out += _slice(old, starts[i], starts[j])
        elif n > k:
            out += set_apart(text[ends[k] : ends[n]], runs)
    content = tuple(_joined(out))
    return content if words(content) == text else nodes(text)


def _starts(tokens: Sequence[str]) -> list[int]:
    out = [0]
    for token in tokens:
        out.append(out[-1] + len(token))
    return out


def _slice(content: Sequence[Inline], start: int, end: int) -> Iterator[Inline]:
    """The part of `content` that gives the characters from `start` up to `end`, not included, of `words(content)`."""
    position = 0
    for node in content:
        node_text = words((node,))
        first, last = max(0, start - position), min(len(node_text), end - position)
        position += len(node_text)
        if first >= last:
            continue
        if (first, last) == (0, len(node_text)):
            yield node
            continue
        match node:
            case Styled():
                yield replace(node, content=tuple(_slice(node.content, first, last)))
            case Value() | Reference():
                yield from _slice(node.content, first, last)
            case Text(text):
                yield Text(text[first:last])
            case Superscript() | Break() | Placeholder():
                yield from nodes(node_text[first:last])


def _joined(content: Sequence[Inline]) -> Iterator[Inline]:
    """The same inlines; neighbours of the same type and style are joined."""
    held: Inline | None = None
    for node in content:
        if isinstance(held, Text) and isinstance(node, Text):
            held = Text(held.text + node.text)
        elif isinstance(held, Styled) and isinstance(node, Styled) and held.style == node.style:
            held = Styled(held.style, tuple(_joined((*held.content, *node.content))))
        else:
            if held is not None:
                yield held
            held = node
    if held is not None:
        yield held


def nearest(text: str, known: Sequence[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    """The run of `known` that shares most words with `text`; empty if the best ratio is at most 0.3."""
    best = 0.3
    closest: tuple[Inline, ...] = ()
    wanted = text.split()
    for content in known:
        share = SequenceMatcher(None, words(content).split(), wanted, autojunk=False).ratio()
        if share > best:
            best, closest = share, content
    return closest
