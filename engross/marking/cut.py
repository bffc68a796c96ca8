"""Cutting inlines by the letters of their outline, in which a superior stands between its signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.model.document import Break, Inline, Placeholder, Reference, Styled, Superscript, Text, Value


def size(content: Sequence[Inline]) -> int:
    """How many letters of the outline `content` is."""
    return sum(map(_size, content))


def _size(node: Inline) -> int:
    match node:
        case Text(text):
            return len(text)
        case Superscript(text):
            return len(f"<sup>{text}</sup>")
        case Break():
            return 1
        case Placeholder(name):
            return len(name) + 2
        case Styled() | Value() | Reference():
            return size(node.content)
        case _:
            raise TypeError(type(node).__name__)


def cut(content: Sequence[Inline], start: int, end: int, *, linked: bool = True) -> Iterator[Inline]:
    """The inlines from letter `start` up to `end`; what cannot be cut goes where it begins.

    Unless `linked` a reference leaves its words only: what it names may not be there.
    """
    at = 0
    for node in content:
        length = _size(node)
        a, b = max(start, at), min(end, at + length)
        if a < b:
            match node:
                case Text(text):
                    yield Text(text[a - at : b - at])
                case Reference() if not linked:
                    yield from cut(node.content, a - at, b - at, linked=False)
                case Styled() | Value() | Reference():
                    yield replace(node, content=tuple(cut(node.content, a - at, b - at, linked=linked)))
                case _ if a == at:
                    yield node
        at += length
