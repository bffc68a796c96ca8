"""The account of a redline in words: what all languages share. Each has its own module, `<lang>/comparison`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from engross.messages import catalogue, visible, word
from engross.model.brief import Sentence
from engross.model.numerals import ROMAN
from engross.model.summary import Fact, Move, Provision, Row, Summary, Topic

MANY = 3
"""More facts of one topic than this are told together."""
NAMED = 6
"""How many provisions a sentence names; of the others it tells the number."""
_NUMBER = rf"(?:\d+(?:\.\d+)*(?:er|re)?|{ROMAN}|[A-Z])(?:bis|ter|quater)?"
_LABELLED = re.compile(rf"(?P<word>[^\W\d_]+)\s(?P<number>{_NUMBER})(?!\w)\s*[.):–—-]*\s*(?P<title>.*)")
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})\s*[.):–—-]+\s*(?P<title>.*)")
_SUP_TAG = re.compile(r"</?sup>")
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class HeadingParts:
    """A printed heading taken apart: Article, 3, Budget. Words that are no label, and numbers, may be empty."""

    word: str
    number: str
    title: str


def short_line(text: str) -> str:
    """`text` on one line without superiors' marks, cut when long, harmless on a terminal."""
    text = visible(" ".join(_SUP_TAG.sub("", text).split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"


def parts(provision: Provision) -> HeadingParts:
    """The heading of `provision` taken apart."""
    heading = short_line(provision.heading)
    if match := _LABELLED.fullmatch(heading):
        return HeadingParts(match["word"], match["number"], match["title"])
    if match := _NUMBERED.fullmatch(heading):
        return HeadingParts("", match["number"], match["title"])
    return HeadingParts("", "", heading)


@dataclass(frozen=True, slots=True)
class ComparisonWords:
    """One language: how a provision is named, how a fact, several facts of one topic and the whole are told."""

    name: Callable[[Provision], str]
    fact: Callable[[Fact, Summary], str]
    facts: Callable[[Topic, Sequence[Fact], Summary], str]
    fates: Callable[[Row], str]
    reshaped: Callable[[int], str]
    nothing_else: str
    lead: Callable[[int, bool], str]
    move: Callable[[Move], tuple[str, str]]
    percent: Callable[[int, int], str]


def comparison_words(lang: str) -> ComparisonWords:
    """The language that people are spoken to in."""
    found: ComparisonWords = catalogue(lang, "comparison").COMPARISON_WORDS
    return found


def sentences(summary: Summary, lang: str) -> tuple[Sentence, ...]:
    """What `summary` comes to, one thing each; the changes they tell of add up to all changes. The last closes."""
    speaks = comparison_words(lang)
    out: list[Sentence] = []
    for topic, held in groupby(summary.facts, lambda one: one.topic):
        facts = list(held)
        if len(facts) > MANY:
            out.append(Sentence(speaks.facts(topic, facts, summary), sum(len(one.changes) for one in facts)))
        else:
            out += (Sentence(speaks.fact(one, summary), len(one.changes)) for one in facts)
    if summary.reshaped:
        out.append(Sentence(speaks.reshaped(summary.reshaped), 0))
    if out:
        out.append(Sentence(speaks.nothing_else, 0))
    typeset = catalogue(lang).typeset
    return tuple(Sentence(typeset(one.text), one.changes) for one in out)


def prose(told: Sequence[Sentence], lang: str) -> str:
    """Sentences as one, with its capital and its full stop."""
    text = f"{word('redline.semicolon', lang)} ".join(one.text for one in told)
    return f"{capital(text)}." if text else ""


def capital(text: str) -> str:
    """`text` with a capital."""
    return text[:1].upper() + text[1:]


def main_provision(row: Row) -> Provision:
    """What a line of the concordance is called by: the new provision, or the old one if it was dropped."""
    return (row.new or row.old)[0]


def named_provisions(facts: Sequence[Fact], summary: Summary) -> tuple[list[Provision], int]:
    """The provisions of facts, each once, as many as are named; and how many are left."""
    rows = list(dict.fromkeys(one.row for one in facts if one.row is not None))
    return [main_provision(summary.rows[at]) for at in rows[:NAMED]], max(0, len(rows) - NAMED)


def only_provision(fact: Fact, summary: Summary) -> Provision | None:
    """The provision that all changes of a fact stand in, if it is one."""
    rows = {summary.changes[at].row for at in fact.changes}
    return main_provision(summary.rows[rows.pop()]) if len(rows) == 1 else None
