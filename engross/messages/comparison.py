"""The summary of a redline in words: what all languages share. Each language has a module `<lang>/comparison`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from engross.messages import catalogue, visible, word
from engross.model.brief import Sentence
from engross.model.numerals import LATIN, ROMAN
from engross.model.summary import ConcordanceRow, Fact, Move, ProvisionName, Summary, Topic

MANY = 3
"""Up to this many facts of one topic have a sentence each. More of them share one sentence."""
NAMED = 6
"""At most this many provisions are named in a sentence. The others are counted."""
_NUMBER = (
    rf"(?:(?:[LRDA]\.\s?)?\d+(?:[-./]\d+)*(?:er|re|ère|e)?(?:[-./]\d+)*|{ROMAN}|[A-Z]|premier|première|PREMIER|PREMIÈRE)"
    rf"(?:\s?(?:{'|'.join(LATIN)})(?:\s[A-Z])?(?!\w))?"
)
_LABELLED = re.compile(rf"(?P<word>[^\W\d_]+\.?)\s(?P<number>{_NUMBER})(?!\w)\s*[.):–—-]*\s*(?P<title>.*)")
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})\s*[.):–—-]+\s*(?P<title>.*)")
_SUP_TAG = re.compile(r"</?sup>")
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class HeadingParts:
    """The parts of a printed heading: `Article`, `3`, `Budget`. Word and number may be empty."""

    word: str
    number: str
    title: str


def short_line(text: str) -> str:
    """`text` on one line, without tags of superscripts, cut when long, harmless on a terminal."""
    text = visible(" ".join(_SUP_TAG.sub("", text).split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"


def short_pair(old: str, new: str) -> tuple[str, str]:
    """Two texts on one line each. Long ones are cut around the place where they begin to differ."""
    old, new = (visible(" ".join(_SUP_TAG.sub("", text).split())) for text in (old, new))
    if old == new or max(len(old), len(new)) <= _LONGEST:
        return short_line(old), short_line(new)
    pairs = enumerate(zip(old, new, strict=False))
    same = next((index for index, (letter, other) in pairs if letter != other), min(len(old), len(new)))
    start = old.rfind(" ", 0, max(0, same - _LONGEST // 2)) + 1 if same > _LONGEST // 2 else 0
    cut_old, cut_new = (f"{'…' if start else ''}{short_line(text[start:])}" for text in (old, new))
    return cut_old, cut_new


def heading_parts(provision: ProvisionName, *, whole: bool = False) -> HeadingParts:
    """The parts of the heading of `provision`, cut when long unless the `whole` is wanted."""
    heading = " ".join(_SUP_TAG.sub("", provision.heading).split()) if whole else short_line(provision.heading)
    if match := _LABELLED.fullmatch(heading):
        return HeadingParts(match["word"], match["number"], match["title"])
    if match := _NUMBERED.fullmatch(heading):
        return HeadingParts("", match["number"], match["title"])
    return HeadingParts("", "", heading)


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """The functions with which one language names a provision, and words facts and the whole summary."""

    name: Callable[[ProvisionName], str]
    fact: Callable[[Fact, Summary], str]
    facts: Callable[[Topic, Sequence[Fact], Summary], str]
    fates: Callable[[ConcordanceRow], str]
    reshaped: Callable[[int], str]
    nothing_else: Callable[[Sequence[str]], str]
    lead: Callable[[int, bool, bool, Sequence[str]], str]
    move: Callable[[Move], tuple[str, str]]
    percent: Callable[[int, int], str]


def comparison_words(lang: str) -> ComparisonWords:
    """The comparison words of a language."""
    words: ComparisonWords = catalogue(lang, "comparison").COMPARISON_WORDS
    return words


def sentences(summary: Summary, lang: str, left_out: Sequence[str] = ()) -> tuple[Sentence, ...]:
    """The summary as sentences. The changes of all sentences add up to the number of all changes.

    The last sentence says that nothing else changes, and names what was `left_out` of the comparison.
    """
    speaks = comparison_words(lang)
    out: list[Sentence] = []
    for topic, held in groupby(summary.facts, lambda fact: fact.topic):
        facts = list(held)
        if len(facts) > MANY:
            out.append(Sentence(speaks.facts(topic, facts, summary), sum(len(fact.changes) for fact in facts)))
        else:
            out += (Sentence(speaks.fact(fact, summary), len(fact.changes)) for fact in facts)
    if summary.reshaped:
        out.append(Sentence(speaks.reshaped(summary.reshaped), 0))
    if out:
        out.append(Sentence(speaks.nothing_else(left_out), 0))
    typeset = catalogue(lang).typeset
    return tuple(Sentence(typeset(sentence.text), sentence.changes) for sentence in out)


def prose(told: Sequence[Sentence], lang: str) -> str:
    """Sentences as one text, with a capital and a full stop."""
    text = f"{word('redline.semicolon', lang)} ".join(sentence.text for sentence in told)
    return f"{capital(text)}." if text else ""


def capital(text: str) -> str:
    """`text` with a capital."""
    return text[:1].upper() + text[1:]


def main_provision(row: ConcordanceRow) -> ProvisionName:
    """The provision that names a row of the concordance: the new one, or the old one if it was dropped."""
    return (row.new or row.old)[0]


def named_provisions(facts: Sequence[Fact], summary: Summary) -> tuple[list[ProvisionName], int]:
    """The provisions of facts, each once, up to `NAMED`; and the number of the others."""
    rows = list(dict.fromkeys(fact.row for fact in facts if fact.row is not None))
    return [main_provision(summary.rows[row]) for row in rows[:NAMED]], max(0, len(rows) - NAMED)


def only_provision(fact: Fact, summary: Summary) -> ProvisionName | None:
    """The provision that holds all changes of a fact, if it is only one."""
    rows = {summary.changes[change].row for change in fact.changes}
    return main_provision(summary.rows[rows.pop()]) if len(rows) == 1 else None
