"""Whether two language versions say the same: months, numbers in words, negations, names of the parties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from engross.checks.names import mentions_of, party_names
from engross.checks.reading import ActReading, Passage, VersionReading
from engross.diagnostics import Diagnostic
from engross.language import grammar as grammar_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIGURE = re.compile(r"\d+")
_SMALL = re.compile(r"(?<![\w.,])(?<!\d )(?P<figure>\d{1,2})(?![\d]|[.,]\d| \d{3}(?!\d))(?:er|re|e|st|nd|rd|th)?(?!\w)")
_TIME = re.compile(
    r"\b\d{1,2} ?(?:h|heures?|o'clock|[ap]\.?m\b)\.?(?: ?\d\d)?|\b\d{1,2}:\d\d(?: ?[ap]\.?m\b)?", re.IGNORECASE
)
_LEAST = 3
"""Smaller numbers are said in too many ways: « l'une et l'autre », both, either."""


def same_meaning(reading: ActReading) -> Iterator[Diagnostic]:
    """Paragraphs that stand at the same place in two languages and do not say the same."""
    if len(reading.versions) < 2:
        return
    first = reading.versions[0]
    ours = _by_provision(first)
    for other in reading.versions[1:]:
        for provision, passages in _by_provision(other).items():
            beside = ours.get(provision, [])
            if len(beside) == len(passages):  # else told already: versions-out-of-step
                for passage, another in zip(beside, passages, strict=True):
                    yield from _compared(reading, first, passage, other, another)


def _by_provision(version: VersionReading) -> dict[str, list[Passage]]:
    passages_by_provision: dict[str, list[Passage]] = {}
    for passage in version.whole:
        passages_by_provision.setdefault(passage.provision, []).append(passage)
    return passages_by_provision


def _compared(
    reading: ActReading, first: VersionReading, ours: Passage, other: VersionReading, theirs: Passage
) -> Iterator[Diagnostic]:
    facts = (
        ("month", _months(ours.folded, first.tag), _months(theirs.folded, other.tag)),
        (
            "number",
            _only_here(ours, first.tag, theirs, other.tag),
            _only_here(theirs, other.tag, ours, first.tag),
        ),
        (
            "figure",
            _small_only_here(ours, theirs, other.tag),
            _small_only_here(theirs, ours, first.tag),
        ),
        ("negation", _negations(ours.text, first), _negations(theirs.text, other)),
        ("party", _parties(reading, first, ours), _parties(reading, other, theirs)),
    )
    for what, here, there in facts:
        if here != there:
            yield reading.tell_words(
                "versions-disagree",
                theirs,
                0,
                len(theirs.text),
                what=what,
                here=", ".join(sorted(there)) or "–",
                there=", ".join(sorted(here)) or "–",
                lang=first.tag,
            )


@lru_cache(maxsize=16384)
def _months(folded: str, tag: str) -> frozenset[str]:
    """The months that a text names, by number. A month that is another word as well counts with a figure beside it."""
    months = grammar_of(tag).lexicon.months
    months_named = set()
    for match in _WORD.finditer(folded):
        if match[0] in months:
            beside = folded[max(0, match.start() - 4) : match.start()] + folded[match.end() : match.end() + 6]
            if any(sign.isdigit() for sign in beside):
                months_named.add(f"{months[match[0]]:02}")
    return frozenset(months_named)


@lru_cache(maxsize=16384)
def _numbers(text: str, tag: str) -> frozenset[str]:
    """The small numbers that a text says in words; those that are part of a larger one (trois cents) left out."""
    lexicon = grammar_of(tag).lexicon
    words = ["", *_WORD.findall(text.lower()), ""]
    numbers = set()
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        alone = {before, after}.isdisjoint(lexicon.number_words - lexicon.number_joining)
        if alone and lexicon.counts.get(word, 0) >= _LEAST:
            numbers.add(str(lexicon.counts[word]))
    return frozenset(numbers)


def _only_here(here: Passage, tag: str, there: Passage, other: str) -> frozenset[str]:
    """The numbers in words of one text that the other text has neither in words nor in figures."""
    return _numbers(here.text, tag) - _numbers(there.text, other) - frozenset(_FIGURE.findall(there.text))


def _small_only_here(here: Passage, there: Passage, other: str) -> frozenset[str]:
    """The figures of one or two digits of one text that the other text has neither in figures nor in words.

    Larger numbers are compared by provision (`figures-out-of-step`). Figures of times are said in two ways (14 h, 2
    p.m.) and are left out.
    """
    lexicon = grammar_of(other).lexicon
    said = {str(lexicon.counts[word]) for word in _WORD.findall(there.text.lower()) if word in lexicon.counts}
    said |= {*_FIGURE.findall(there.text), "1", "2"}
    return frozenset(_small(_without_references(here))) - said


def _without_references(passage: Passage) -> str:
    """The text of a passage without the words of its references, which are compared by what they lead to."""
    text = passage.text
    for span in passage.spans:
        if span.typed:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _small(text: str) -> list[str]:
    """The whole numbers of one or two digits, without leading zero, that are no part of another number or of a time."""
    return [str(int(match["figure"])) for match in _SMALL.finditer(_TIME.sub(" ", text))]


def _negations(text: str, version: VersionReading) -> frozenset[str]:
    """Whether a paragraph denies something. The number of negations is a matter of style and is not compared."""
    pattern = version.lexicon.negations
    return frozenset(("¬",)) if pattern is not None and pattern.search(text) else frozenset()


def _parties(reading: ActReading, version: VersionReading, passage: Passage) -> frozenset[str]:
    """The parties that a passage names; an article inside a name may have merged: au Havre, of Le Havre."""
    names = tuple(tuple(_ARTICLE.sub("", name) for name in ones) for ones in party_names(reading, version))
    pattern, whose = mentions_of(names)
    return frozenset(reading.order[whose[match[0]]] for match in pattern.finditer(passage.text))


_ARTICLE = re.compile(r"^(?:Le |La |Les |L'|The |De |Het |El |Los )")
