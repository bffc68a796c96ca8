"""Long pairs of outlines to measure the comparer with: the same names always give the same pairs."""

from __future__ import annotations

import random
from typing import Any

from tests.compare.word_bank import BANKS

PAGE = 400
"""Words of a page."""
Clauses = list[list[str]]
"""Each clause a heading and its paragraphs."""


def long_pair(pages: int, share: float) -> tuple[dict[str, Any], dict[str, Any]]:
    """An act of so many pages, and the same with about `share` of its paragraphs edited, moved, dropped or added."""
    rng = random.Random(f"{pages}/{share}")
    old = _act(rng, pages)
    new = [list(clause) for clause in old]
    moved: list[str] = []
    for clause in new:
        for at in range(len(clause) - 1, 0, -1):
            dice = rng.random() / share
            if dice < 0.6:
                clause[at] = _edited(rng, clause[at])
            elif dice < 0.7:
                clause[at] = _paragraph(rng)
            elif dice < 0.8:
                del clause[at]
            elif dice < 0.9:
                clause.insert(at, _paragraph(rng))
            elif dice < 1:
                moved.append(clause.pop(at))
    for text in moved:
        goal = rng.choice(new)
        goal.insert(rng.randint(1, len(goal)), text)
    return _written(old), _written(new)


def rewritten(pages: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Every paragraph written anew under the same headings."""
    rng = random.Random(pages)
    old = _act(rng, pages)
    return _written(old), _written([[one[0], *(_paragraph(rng) for _ in one[1:])] for one in old])


def boilerplate(pages: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Nine sentences in ten are of a set of seven."""
    rng = random.Random(pages)
    bank = [BANKS["fr"].sentence(rng) for _ in range(7)]

    def paragraph() -> str:
        return " ".join(rng.choice(bank) if rng.random() < 0.92 else BANKS["fr"].sentence(rng) for _ in range(4))

    old = [[f"Article {at} – {_title(rng)}", *(paragraph() for _ in range(6))] for at in range(1, pages + 1)]
    new = [[one[0], *(_edited(rng, text) if rng.random() < 0.05 else text for text in one[1:])] for one in old]
    return _written(old), _written(new)


def one_paragraph(words: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """One paragraph of so many words, a word in a hundred changed."""
    rng = random.Random(words)
    was: list[str] = []
    while len(was) < words:
        was += _paragraph(rng).split(" ")
    tokens = list(was)
    for at in rng.sample(range(len(tokens)), words // 100):
        tokens[at] = rng.choice(BANKS["fr"].words)
    return _written([["", " ".join(was)]]), _written([["", " ".join(tokens)]])


def items(count: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """So many short items, of forty kinds, a tenth of them dropped or added."""
    rng = random.Random(count)
    kinds = [f"{rng.choice(BANKS['fr'].objects)} ;" for _ in range(40)]
    old = [rng.choice(kinds) for _ in range(count)]
    new = [one for one in old if rng.random() > 0.05]
    for _ in range(count // 20):
        new.insert(rng.randrange(len(new)), rng.choice(kinds))
    return _written([["Liste", *old]]), _written([["Liste", *new]])


def _act(rng: random.Random, pages: int) -> Clauses:
    act: Clauses = []
    words = 0
    while words < pages * PAGE:
        clause = [f"Article {len(act) + 1} – {_title(rng)}", *(_paragraph(rng) for _ in range(rng.randint(2, 6)))]
        words += sum(text.count(" ") + 1 for text in clause)
        act.append(clause)
    return act


def _title(rng: random.Random) -> str:
    return f"{rng.choice(BANKS['fr'].titles)} : {rng.choice(BANKS['fr'].objects)}"


def _paragraph(rng: random.Random) -> str:
    return " ".join(BANKS["fr"].sentence(rng) for _ in range(rng.randint(2, 5)))


def _edited(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(rng.randint(1, 5)):
        words[rng.randrange(len(words))] = rng.choice(BANKS["fr"].words)
    return " ".join(words)


def _written(clauses: Clauses) -> dict[str, Any]:
    return {
        "lang": "fr",
        "clauses": [
            {"level": 1, "heading": head, "blocks": [{"type": "p", "text": text} for text in texts]}
            for head, *texts in clauses
        ],
    }
