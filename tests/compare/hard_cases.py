"""Pairs of texts whose edits are known, of the kinds that mislead a comparer; the same seed gives the same pairs.

Each token of the new text knows which token of the old one it was. A pair is
written in the form that comparers are scored in: both texts, and `map`, the
runs of kept tokens as [new, old, length], counted over the texts with a line
feed after every paragraph.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.compare.word_bank import BANKS, Bank

TOKEN = re.compile(r"<sup>[^<]*</sup>|\d+(?:[.,]\d+)+|(?:[^\W_]|[\u0300-\u036f])+|[ \t]+|\n|.", re.DOTALL)
Tokens = list[tuple[str, int]]
"""Tokens, each with its number in the old text, or -1."""


@dataclass
class Part:
    """A paragraph; `mark` is the number of its paragraph mark in the old text."""

    role: Literal["heading", "p", "li"]
    tokens: Tokens
    mark: int = -1
    uid: int = 0


@dataclass
class Draft:
    """A text while it is edited: its clauses as a heading and what stands under it."""

    clauses: list[list[Part]] = field(default_factory=list)

    def parts(self) -> list[Part]:
        return [part for clause in self.clauses for part in clause]


def fresh(text: str) -> Tokens:
    return [(token, -1) for token in TOKEN.findall(text)]


class Maker:
    """Makes one pair: an old text, and edits to it."""

    def __init__(self, seed: int, family: str, lang: str) -> None:
        self.rng = random.Random(f"{seed}/{family}/{lang}")
        self.bank: Bank = BANKS[lang]
        self.family, self.lang, self.seed = family, lang, seed
        self.carried: list[int] = []
        self.draft = Draft()
        self.rewrites: list[tuple[int, Part]] = []
        self.seen: set[str] = set()

    # words

    def sentence(self) -> str:
        while (made := self.bank.sentence(self.rng)) in self.seen:
            pass
        self.seen.add(made)
        return made

    def paragraph(self, least: int = 2, most: int = 4) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randint(least, most)))

    def part(self, role: Literal["heading", "p", "li"], text: str) -> Part:
        return Part(role, fresh(text))

    # texts

    def plain(self, clauses: int = 8) -> None:
        """A text of `clauses` articles of two to four paragraphs."""
        titles = self.rng.sample(self.bank.titles, clauses)
        for at, title in enumerate(titles, 1):
            parts = [self.part("heading", f"Article {at} – {title}")]
            parts += (self.part("p", self.paragraph()) for _ in range(self.rng.randint(2, 4)))
            self.draft.clauses.append(parts)

    def freeze(self) -> list[dict[str, Any]]:
        """The draft as it is becomes the old text."""
        at = 0
        for uid, part in enumerate(self.draft.parts()):
            part.tokens = [(token, at + k) for k, (token, _) in enumerate(part.tokens)]
            at += len(part.tokens)
            part.mark, part.uid = at, uid
            at += 1
        return self.clauses()

    def clauses(self) -> list[dict[str, Any]]:
        written = []
        for parts in self.draft.clauses:
            head, *rest = parts
            text = ["".join(token for token, _ in part.tokens) for part in parts]
            blocks = [{"type": part.role, "text": words} for part, words in zip(rest, text[1:], strict=True)]
            written.append({"level": 1, "heading": text[0], "blocks": blocks})
            assert head.role == "heading"
        return written

    # edits

    def renumber(self) -> None:
        """The numbers of the articles after their order."""
        for at, parts in enumerate(self.draft.clauses, 1):
            tokens = parts[0].tokens
            if tokens[2][0] != str(at):
                tokens[2] = (str(at), -1)

    def change_words(self, part: Part, share: float) -> None:
        """Replace runs of one to three words until `share` of the words are new, and a word left alone between two.

        Words that an earlier edit of the same paragraph made new count as changed: an author looks at the whole.
        """
        words = [k for k, (token, _) in enumerate(part.tokens) if token[0].isalpha()]
        goal = max(1, round(share * len(words)))
        done: set[int] = set()
        new = {at for at, k in enumerate(words) if part.tokens[k][1] < 0}
        while len(done) < goal:
            start = self.rng.randrange(len(words))
            done |= set(range(start, min(start + self.rng.randint(1, min(3, goal - len(done))), len(words))))
            done |= {at for at in range(len(words)) if {at - 1, at + 1} <= done | new} - new
        for at in sorted(done):
            word = self.rng.choice(self.bank.words)
            part.tokens[words[at]] = (word.capitalize() if part.tokens[words[at]][0][0].isupper() else word, -1)

    def small_edits(self, count: int, untouched: set[int] = frozenset()) -> None:  # type: ignore[assignment]
        """A word changed here and there."""
        body = [part for part in self.draft.parts() if part.role != "heading" and part.uid not in untouched]
        for part in self.rng.sample(body, min(count, len(body))):
            self.change_words(part, 0.03)

    def bodies(self) -> list[tuple[list[Part], int]]:
        return [(parts, k) for parts in self.draft.clauses for k in range(1, len(parts))]

    # the pair

    def pair(self, edits: Callable[[Maker], list[dict[str, Any]]]) -> dict[str, Any]:
        """A pair whose old text, and what became of it, `edits` makes."""
        old = edits(self)
        new = self.clauses()
        runs: list[list[int]] = []
        at = 0
        carried = set(self.carried)
        moved: list[list[int]] = []
        for part in self.draft.parts():
            for origin in [*(origin for _, origin in part.tokens), part.mark]:
                if origin >= 0:
                    if runs and runs[-1][0] + runs[-1][2] == at and runs[-1][1] + runs[-1][2] == origin:
                        runs[-1][2] += 1
                    else:
                        runs.append([at, origin, 1])
                    if origin in carried:
                        if moved and sum(moved[-1]) == at:
                            moved[-1][1] += 1
                        else:
                            moved.append([at, 1])
                at += 1
        flat = "".join(f"{text}\n" for clause in new for text in _texts(clause))
        assert len(TOKEN.findall(flat)) == at
        ident = f"hard-{self.family}-{self.lang}-{self.seed}"
        return {
            "id": ident, "group": "core", "family": self.family, "lang": self.lang, "pages": 4,
            "old": old, "new": new, "truth": {"map": runs, "edits": [], "moved": moved, "rewrites": []},
        }  # fmt: skip


def _texts(clause: dict[str, Any]) -> list[str]:
    return [clause["heading"], *(block["text"] for block in clause["blocks"])]


def sentences_of(part: Part) -> list[Tokens]:
    """The sentences of a paragraph, each with the blank after it."""
    found: list[Tokens] = [[]]
    for k, token in enumerate(part.tokens):
        found[-1].append(token)
        if token[0] == " " and part.tokens[k - 1][0] == ".":
            found.append([])
    return [one for one in found if one]


def kept_ends(was: Tokens, now: Tokens) -> Tokens:
    """`now`, whose first and last tokens that are those of `was` are kept."""
    head = tail = 0
    while head < min(len(was), len(now)) and was[head][0] == now[head][0]:
        head += 1
    while tail < min(len(was), len(now)) - head and was[-1 - tail][0] == now[-1 - tail][0]:
        tail += 1
    return [*was[:head], *now[head : len(now) - tail], *was[len(was) - tail :]]


def near_duplicates(maker: Maker) -> list[dict[str, Any]]:
    """Grants that differ in names and sums only: some dropped, added, changed, two swapped."""
    rng = maker.rng
    maker.plain(4)
    names = rng.sample(maker.bank.names, 16)
    texts = [maker.bank.grant(rng, name) for name in names]
    maker.draft.clauses[1][2:2] = [maker.part("p", text) for text in texts[:7]]
    maker.draft.clauses[3][1:1] = [maker.part("li", text) for text in texts[7:12]]
    old = maker.freeze()
    first, second = maker.draft.clauses[1], maker.draft.clauses[3]
    at = rng.randrange(3, 7)
    del first[at]
    first.insert(rng.randrange(2, 8), maker.part("p", texts[12]))
    grants = [part for part in (*first, *second) if part.uid and "".join(t for t, _ in part.tokens) in texts]
    for part in rng.sample(grants, 3):
        figures = [k for k, (token, _) in enumerate(part.tokens) if token[0].isdigit()]
        part.tokens[rng.choice(figures)] = (str(rng.randrange(10, 99) * 1000), -1)
    items = [k for k, part in enumerate(second) if part.role == "li"]
    second.pop(rng.choice(items))
    second.insert(items[-1], maker.part("li", texts[13]))
    second.insert(1, second.pop(3))
    return old


def paragraph_to_list(maker: Maker) -> list[dict[str, Any]]:
    """A sentence that enumerates becomes a lead and items; a list becomes a sentence."""
    rng = maker.rng
    maker.plain(6)
    marks: list[tuple[list[Part], Part, list[str]]] = []
    for clause in rng.sample(maker.draft.clauses, 3):
        lead, items = maker.bank.enumeration(rng)
        part = maker.part("p", f"{lead} " + ", ".join(items[:-1]) + f" {maker.bank.conjunction} {items[-1]}.")
        clause.insert(rng.randrange(1, len(clause) + 1), part)
        marks.append((clause, part, [lead, *items]))
    other = rng.choice([clause for clause in maker.draft.clauses if all(clause is not one for one, *_ in marks)])
    lead, items = maker.bank.enumeration(rng)
    listed = [maker.part("p", lead), *(maker.part("li", f"{item} ;") for item in items)]
    other[2:2] = listed
    old = maker.freeze()
    for clause, part, texts in marks:
        stop = len(fresh(texts[0]))
        parts = [Part("p", part.tokens[:stop])]
        for k, text in enumerate(texts[1:-1]):
            glue = " " if k == 0 else ", "
            start = stop + len(fresh(glue))
            stop = start + len(fresh(text))
            parts.append(Part("li", [*part.tokens[start:stop], (" ", -1), (";", -1)]))
        start = stop + len(fresh(f" {maker.bank.conjunction} "))
        parts.append(Part("li", part.tokens[start:], part.mark))
        at = next(k for k, one in enumerate(clause) if one is part)
        clause[at : at + 1] = parts
    joined: Tokens = list(listed[0].tokens)
    for k, part in enumerate(listed[1:]):
        glue = " " if k == 0 else f" {maker.bank.conjunction} " if k == len(items) - 1 else ", "
        joined += [*fresh(glue), *part.tokens[:-2]]
    at = next(k for k, one in enumerate(other) if one is listed[0])
    other[at : at + len(listed)] = [Part("p", [*joined, (".", -1)], listed[-1].mark)]
    maker.small_edits(3)
    return old


def split_and_join(maker: Maker) -> list[dict[str, Any]]:
    """An article becomes two, two become one, paragraphs are split and joined; the numbers follow."""
    rng = maker.rng
    maker.plain(8)
    old = maker.freeze()
    clauses = maker.draft.clauses
    long = [clause for clause in clauses[1:4] if len(clause) > 3] or [clauses[2]]
    cut = rng.choice(long)
    at = clauses.index(cut)
    half = 1 + len(cut) // 2
    title = rng.choice([one for one in maker.bank.titles if one not in str(old)])
    clauses[at : at + 1] = [cut[:half], [maker.part("heading", f"Article 9 – {title}"), *cut[half:]]]
    gone = clauses.pop(6)
    clauses[5] += gone[1:]
    for parts in rng.sample(clauses, 4):
        k = rng.randrange(1, len(parts))
        pieces = sentences_of(parts[k])
        if len(pieces) > 1:
            where = rng.randrange(1, len(pieces))
            head = [token for piece in pieces[:where] for token in piece][:-1]
            tail = [token for piece in pieces[where:] for token in piece]
            parts[k : k + 1] = [Part("p", head), Part("p", tail, parts[k].mark)]
    for parts in rng.sample(clauses, 3):
        if len(parts) > 3:
            k = rng.randrange(1, len(parts) - 1)
            if parts[k].mark >= 0:
                tokens = [*parts[k].tokens, (" ", -1), *parts[k + 1].tokens]
                parts[k : k + 2] = [Part("p", tokens, parts[k + 1].mark)]
    maker.renumber()
    maker.small_edits(4)
    return old


def carried_sentences(maker: Maker) -> list[dict[str, Any]]:
    """Sentences leave one article for another, as they are or with a word changed."""
    rng = maker.rng
    maker.plain(8)
    old = maker.freeze()
    places = [(c, k) for c, parts in enumerate(maker.draft.clauses) for k in range(1, len(parts))]
    for turn in range(4):
        c, k = places.pop(rng.randrange(len(places)))
        source = maker.draft.clauses[c][k]
        pieces = sentences_of(source)
        if len(pieces) < 3:
            continue
        at = rng.randrange(len(pieces) - 1)
        taken = pieces.pop(at)
        source.tokens = [token for piece in pieces for token in piece]
        far = [place for place in places if abs(place[0] - c) > 1]
        d, m = rng.choice(far)
        places.remove((d, m))
        goal = maker.draft.clauses[d][m]
        there = sentences_of(goal)
        if turn % 2:
            moved = Part("p", taken)
            maker.change_words(moved, 0.04)
            taken = moved.tokens
        there.insert(0 if len(there) < 2 else rng.randrange(len(there) - 1), taken)
        goal.tokens = [token for piece in there for token in piece]
        maker.carried += [origin for _, origin in taken if origin >= 0]
    maker.small_edits(3)
    return old


def heavy_moves(maker: Maker) -> list[dict[str, Any]]:
    """Paragraphs and an article move far, and a fifth to two fifths of their words change on the way."""
    rng = maker.rng
    maker.plain(9)
    old = maker.freeze()
    clauses = maker.draft.clauses
    for share in (0.1, 0.2, 0.3, 0.4):
        c = rng.randrange(len(clauses))
        if len(clauses[c]) < 3:
            continue
        part = clauses[c].pop(rng.randrange(1, len(clauses[c])))
        maker.change_words(part, share)
        far = [d for d in range(len(clauses)) if abs(d - c) > 2]
        goal = clauses[rng.choice(far)]
        goal.insert(rng.randrange(1, len(goal) + 1), part)
    moved = clauses.pop(2)
    for part in moved[1:]:
        maker.change_words(part, 0.15)
    clauses.insert(6, moved)
    maker.renumber()
    return old


def term_replaced(maker: Maker) -> list[dict[str, Any]]:
    """A defined term gives way to another throughout."""
    rng = maker.rng
    maker.plain(8)
    was, now = rng.sample(maker.bank.terms, 2)
    for parts in maker.draft.clauses:
        for part in parts[1:]:
            pieces = sentences_of(part)
            for k in range(len(pieces)):
                if rng.random() < 0.6:
                    pieces[k] = fresh(maker.bank.about(rng, was) + (" " if k < len(pieces) - 1 else ""))
            part.tokens = [token for piece in pieces for token in piece]
    old = maker.freeze()
    inside = [token for token, _ in fresh(was)]
    for part in maker.draft.parts():
        k = 0
        while k < len(part.tokens):
            if [token.lower() for token, _ in part.tokens[k : k + len(inside)]] == [one.lower() for one in inside]:
                capital = part.tokens[k][0][0].isupper()
                text = now[0].upper() + now[1:] if capital else now
                new = kept_ends(part.tokens[k : k + len(inside)], fresh(text))
                part.tokens[k : k + len(inside)] = new
                k += len(new)
            k += 1
    maker.small_edits(3)
    return old


FAMILIES: dict[str, Callable[[Maker], list[dict[str, Any]]]] = {
    "carried_sentences": carried_sentences,
    "heavy_moves": heavy_moves,
    "near_duplicates": near_duplicates,
    "paragraph_to_list": paragraph_to_list,
    "split_and_join": split_and_join,
    "term_replaced": term_replaced,
}
