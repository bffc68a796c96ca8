"""Words of a paragraph with what stands over them: values, references, emphasis; and the form in which they compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engross.model.document import Break, Inline, Placeholder, Reference, Seam, Styled, Superscript, Text, Value
from engross.model.outline import Formatted

STRONG, STRONG_END, EMPHASIS, EMPHASIS_END = "\ue012", "\ue013", "\ue014", "\ue015"
"""Private-use characters that stand for the marks of emphasis. Neither sources nor data can hold them."""
REFERENCE, PRINTED, REFERENCE_END = "\ue010", "\ue016", "\ue011"
"""Around a reference: its target, then what it prints."""
_MARKS = {"strong": (STRONG, STRONG_END), "emphasis": (EMPHASIS, EMPHASIS_END)}
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_REFERENCE = re.compile(f"{REFERENCE}([^{PRINTED}]*){PRINTED}([^{REFERENCE_END}]*){REFERENCE_END}")
_STYLES = re.compile(f"[{STRONG}{STRONG_END}{EMPHASIS}{EMPHASIS_END}]")


class Span(NamedTuple):
    """Characters [start, end) of a text, and what they are: the path of a value, a target, a style."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is printed (superiors as `<sup>…</sup>`), with spans over it, each in the order of the text.

    `values` are what came from data, placeholders too; `references` what
    refers to a provision; `styles` what is set apart, `strong` or `emphasis`.
    """

    text: str
    values: tuple[Span, ...] = ()
    references: tuple[Span, ...] = ()
    styles: tuple[Span, ...] = ()

    @property
    def atoms(self) -> tuple[Span, ...]:
        """The stretches that are not typed: values and references, the outermost ones."""
        found: list[Span] = []
        for span in sorted((*self.values, *self.references), key=lambda span: (span.start, -span.end)):
            if span.end > span.start and (not found or span.start >= found[-1].end):
                found.append(span)
        return tuple(found)


def words_of(content: Sequence[Inline]) -> Words:
    """The words of inlines on one line."""
    gathered = _Gathered()
    gathered.take(content)
    return Words("".join(gathered.out), tuple(gathered.values), tuple(gathered.references), tuple(gathered.styles))


def outline_words(text: str, formatting: Iterable[Formatted]) -> Words:
    """The words of a paragraph of an outline. Private-use characters, which no source may hold, become U+FFFD."""
    styles = tuple(Span(one.start, one.end, one.style) for one in formatting if one.style in _MARKS)
    return Words(_PRIVATE.sub("\ufffd", text), styles=styles)


def joined(parts: Sequence[Words], between: str) -> Words:
    """Several words as one."""
    text: list[str] = []
    spans: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    base = 0
    for part in parts:
        for held, found in zip(spans, (part.values, part.references, part.styles), strict=True):
            held.extend(Span(span.start + base, span.end + base, span.name) for span in found)
        text.append(part.text)
        base += len(part.text) + len(between)
    return Words(between.join(text), *(tuple(held) for held in spans))


def without(words: Words, length: int) -> Words:
    """Words without their first `length` characters."""

    def cut(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(Span(max(0, one.start - length), one.end - length, one.name) for one in spans if one.end > length)

    return Words(words.text[length:], cut(words.values), cut(words.references), cut(words.styles))


def coded(words: Words) -> str:
    """The form in which words compare: emphasis as marks, a reference as its target, then as what it prints.

    Blanks are set as the words on both sides of them are, since nobody sees how a blank is set.
    """
    sets = _style_sets(words)
    starts = {span.start: span for span in words.references}
    ends = {span.end for span in words.references}
    out: list[str] = []
    now: frozenset[str] = frozenset()
    for index in range(len(words.text) + 1):
        here = sets[index] if index < len(words.text) else frozenset()
        if index in ends:
            out.append(REFERENCE_END)
        out += (_MARKS[style][1] for style in ("emphasis", "strong") if style in now - here)
        out += (_MARKS[style][0] for style in ("strong", "emphasis") if style in here - now)
        now = here
        if index in starts:
            out += (REFERENCE, starts[index].name, PRINTED)
        out.append(words.text[index : index + 1])
    return "".join(out)


def targets(text: str) -> str:
    """A coded text in which a reference is its target, whatever number it prints."""
    return _REFERENCE.sub(f"{REFERENCE}\\1{REFERENCE_END}", text)


def printed(text: str) -> str:
    """A coded text as it is printed, its emphasis kept."""
    return _REFERENCE.sub(r"\2", text)


def shown(text: str) -> str:
    """A coded text for people: neither marks nor targets."""
    return _STYLES.sub("", printed(text)).replace("<sup>", "").replace("</sup>", "")


def _style_sets(words: Words) -> list[frozenset[str]]:
    if not words.styles:
        return [frozenset()] * len(words.text)
    sets: list[set[str]] = [set() for _ in words.text]
    for start, end, style in words.styles:
        for index in range(start, min(end, len(sets))):
            sets[index].add(style)
    index = 0
    while index < len(sets):
        stop = index
        while stop < len(sets) and words.text[stop].isspace():
            stop += 1
        around = sets[index - 1] & sets[stop] if index > 0 and stop < len(sets) else set()
        for blank in range(index, stop):
            sets[blank] = around
        index = stop + 1
    return [frozenset(held) for held in sets]


class _Gathered:
    def __init__(self) -> None:
        self.out: list[str] = []
        self.size = 0
        self.values: list[Span] = []
        self.references: list[Span] = []
        self.styles: list[Span] = []

    def say(self, text: str) -> None:
        self.out.append(text)
        self.size += len(text)

    def take(self, content: Sequence[Inline]) -> None:
        for node in content:
            start = self.size
            match node:
                case Text(text):
                    self.say(text)
                case Superscript(text):
                    self.say(f"<sup>{text}</sup>")
                case Break():
                    self.say(" ")
                case Placeholder(name):
                    self.say(f"[{name}]")
                    self.values.append(Span(start, self.size, ""))
                case Seam():
                    continue
                case Styled(style):
                    self.take(node.content)
                    self.styles.append(Span(start, self.size, style))
                case Reference(target):
                    self.take(node.content)
                    self.references.append(Span(start, self.size, target))
                case Value(path):
                    self.take(node.content)
                    self.values.append(Span(start, self.size, path))
                case _:
                    self.take(node.content)
