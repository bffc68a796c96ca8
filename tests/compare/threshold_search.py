"""Looks for small pairs of texts whose redline changes when a threshold moves by a third.

`python -m tests.compare.threshold_search` writes them to `threshold_pairs.json`, after a change to the comparer that
`test_thresholds` tells of. Pairs are drawn at random, and what does not matter is taken out of each that is found.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from engross.compare import compare
from engross.compare.report import summarise
from engross.compare.thresholds import DEFAULT, Thresholds
from engross.model.outline import Outline, OutlineBlock, OutlineClause
from tests.compare.harder_cases import FAMILIES, hard_case
from tests.compare.word_bank import BANKS

PAIRS = Path(__file__).with_name("threshold_pairs.json")
Text = list[tuple[str, list[tuple[str, str]]]]
"""Provisions as a heading and blocks: the type and the text of each."""
Pair = tuple[Text, Text]


def outline(text: Text) -> Outline:
    """The outline that `text` is."""
    clauses = []
    for heading, blocks in text:
        held = (OutlineBlock("li" if kind == "li" else "p", words) for kind, words in blocks)
        clauses.append(OutlineClause(1, heading, tuple(held)))
    return Outline("fr", tuple(clauses))


OF_PROVISIONS = frozenset(("provision_share", "replaced_body", "provision_part"))
"""The thresholds that decide what is told of provisions, not what is marked."""
MADE = frozenset(("sentences_per_repeat", "margin_within_model"))
"""The thresholds whose pairs are made by `test_thresholds`: no pair drawn at random is long or alike enough."""


def told(pair: Pair, thresholds: Thresholds, *, provisions: bool) -> list[str]:
    """All that a redline marks, and what became of each provision if asked."""
    redline = compare(outline(pair[0]), outline(pair[1]), thresholds=thresholds)
    found: list[str] = []
    for block in redline.blocks:
        found += (f"{seg.side or seg.op} {seg.id} {seg.text}" for seg in block.segs if seg.op != "equal")
        if block.end.op != "equal":
            found.append(f"{block.end.side or block.end.op} {block.end.id} ¶")
    for row in summarise(redline, thresholds).rows if provisions else ():
        found.append(f"{len(row.old)} → {len(row.new)}: {', '.join(map(str, row.fates))}")
    return found


def moved(name: str, *, up: bool) -> Thresholds:
    """The thresholds with one of them moved by a third; a share or a likeness stays within 1."""
    value = getattr(DEFAULT, name)
    if isinstance(value, int):
        step = max(1, round(value / 3))
        return replace(DEFAULT, **{name: value + step if up else value - step})
    changed = value * (4 / 3 if up else 2 / 3)
    return replace(DEFAULT, **{name: min(1.0, changed) if value <= 1 else changed})


class _Draw:
    """Draws small pairs: sentences of a word bank, edited in all the ways that the comparer knows of."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.bank = BANKS["fr"]
        self.common = [self.bank.sentence(self.rng) for _ in range(2)]

    def sentence(self) -> str:
        dice = self.rng.random()
        if dice < 0.12:
            return self.rng.choice(self.common)
        if dice < 0.24:
            return self.bank.grant(self.rng, self.rng.choice(self.bank.names))
        if dice < 0.4:
            words = self.bank.sentence(self.rng).rstrip(".").split()
            return " ".join(words[: self.rng.randint(2, 8)]) + "."
        return self.bank.sentence(self.rng)

    def block(self) -> tuple[str, str]:
        if self.rng.random() < 0.08:
            cells = [self.rng.choice(self.bank.names), self.rng.choice(self.bank.objects), str(self.rng.randint(1, 99))]
            return "p", " | ".join(cells)
        kind = self.rng.choice(("p", "p", "li"))
        return kind, " ".join(self.sentence() for _ in range(1 if kind == "li" else self.rng.randint(1, 3)))

    def text(self) -> Text:
        titles = self.rng.sample(self.bank.titles, 4)
        made = []
        for at in range(self.rng.randint(1, 4)):
            title = f"Article {at + 1} – {titles[at]}" if self.rng.random() < 0.8 else ""
            made.append((title, [self.block() for _ in range(self.rng.randint(1, 4))]))
        return made

    def reworded(self, text: str) -> str:
        share = self.rng.choice((0.05, 0.15, 0.3, 0.45, 0.6))
        words = text.split(" ")
        for at in range(len(words)):
            if self.rng.random() < share:
                words[at] = self.rng.choice((*self.bank.words, "", f"{self.rng.choice(self.bank.words)} et utile"))
        return " ".join(" ".join(words).split()) or "Rien."

    def edited(self, old: Text) -> Text:
        rng = self.rng
        new = [(head, list(blocks)) for head, blocks in old]
        for _ in range(rng.randint(1, 4)):
            head, blocks = place = rng.choice(new)
            k = rng.randrange(len(blocks)) if blocks else -1
            edit = rng.randrange(9)
            if edit == 0:
                blocks.insert(rng.randint(0, len(blocks)), self.block())
            elif edit == 1:
                title = f"Article {rng.randint(1, 6)} – {rng.choice(self.bank.titles)}"
                new[new.index(place)] = (rng.choice((title, self.reworded(head) if head else "")), blocks)
            elif edit == 2:
                rng.shuffle(new)
            elif k < 0:
                continue
            elif edit in (3, 4):
                blocks[k] = (blocks[k][0], self.reworded(blocks[k][1]))
            elif edit == 5:
                taken = blocks.pop(k)
                goal = rng.choice(new)[1]
                goal.insert(rng.randint(0, len(goal)), (taken[0], rng.choice((taken[1], self.reworded(taken[1])))))
            elif edit == 6 and ". " in blocks[k][1]:
                first, _, rest = blocks[k][1].partition(". ")
                blocks[k : k + 1] = [(blocks[k][0], f"{first}."), (blocks[k][0], rest)]
            elif edit == 7 and k + 1 < len(blocks):
                blocks[k : k + 2] = [(blocks[k][0], f"{blocks[k][1]} {self.reworded(blocks[k + 1][1])}")]
            elif edit == 8 and ". " in blocks[k][1]:
                first, _, rest = blocks[k][1].partition(". ")
                blocks[k] = (blocks[k][0], rest)
                goal = rng.choice([held for _, held in new if held])
                at = rng.randrange(len(goal))
                goal[at] = (goal[at][0], f"{goal[at][1]} {rng.choice((first, self.reworded(first)))}.")
        return new

    def long_sentence(self) -> list[str]:
        """The words of two sentences in one."""
        return f"{self.bank.sentence(self.rng)[:-1]} {self.bank.sentence(self.rng).lower()[:-1]}".split()

    def touched(self, words: list[str]) -> list[str]:
        """`words` with up to six places rewritten, of up to three words each."""
        out = list(words)
        run = self.rng.randint(1, 3)
        for _ in range(self.rng.randint(1, 6)):
            k = self.rng.randrange(1, max(2, len(out) - run))
            out[k : k + run] = self.rng.choices(self.bank.words, k=run)
        return out

    def filler(self) -> tuple[str, str]:
        return "p", " ".join(self.bank.sentence(self.rng) for _ in range(self.rng.randint(2, 4)))

    def moved_sentence_beside_a_third(self) -> Pair:
        """A sentence that moved and was edited. A third one, nearly the same, stays where it is."""
        words = self.long_sentence()
        island = self.rng.random() < 0.3
        was, now = words, self.touched(words)
        if island:  # one word between two signs stays between two changes
            before, after, *others = self.rng.sample(self.bank.words, 4)
            was = [*words[:9], f"{before},", "commun,", after, *words[9:]]
            now = [*words[:9], f"{others[0]},", "commun,", others[1], *words[9:]]
        third = self.touched(words)
        first, goal, other, last = (self.filler() for _ in range(4))
        heads = [f"Article {number} – {title}" for number, title in enumerate(self.rng.sample(self.bank.titles, 3), 1)]
        both_kept = self.rng.random() < 0.5
        came = ("p", f"{goal[1]} {' '.join(now)}.") if both_kept else ("p", f"{' '.join(now)}.")
        stays = (heads[2], [other] if island else [("p", f"{other[1]} {' '.join(third)}.")])
        old = [(heads[0], [("p", f"{first[1]} {' '.join(was)}."), last]), (heads[1], [goal]), stays]
        return old, [(heads[0], [first, last]), (heads[1], [came] if both_kept else [goal, came]), stays]

    def moved_paragraph_beside_others(self) -> Pair:
        """A paragraph that moved and was edited. Another is nearly the same, or others hold pieces of it."""
        words = [*self.long_sentence(), *self.long_sentence()]
        size = len(words) // self.rng.choice((2, 3, 4))
        pieces = (words[start : start + size + 2] for start in range(0, len(words), size))
        others = [("p", f"{self.bank.sentence(self.rng)[:-1]} {' '.join(piece)}.") for piece in pieces]
        if self.rng.random() < 0.5:
            others = [("p", " ".join(self.touched(self.touched(words))))]
        before, after, *rest = (self.filler() for _ in range(4))
        heads = [f"Article {number} – {title}" for number, title in enumerate(self.rng.sample(self.bank.titles, 3), 1)]
        now = ("p", " ".join(self.touched(self.touched(words))))
        old = [(heads[0], [before, ("p", " ".join(words)), after]), (heads[1], others), (heads[2], rest)]
        return old, [(heads[0], [before, after]), (heads[1], others), (heads[2], [rest[0], now, rest[1]])]


def pairs(count: int) -> Iterator[Pair]:
    """`count` small pairs, then one of every kind of hard case, then pairs with near-duplicates."""
    for seed in range(count):
        draw = _Draw(seed)
        old = draw.text()
        yield old, draw.edited(old)
    for family in FAMILIES:
        case = hard_case(family, "fr", 1)
        yield _text(case["old"]), _text(case["new"])
    for seed in range(count // 2):
        draw = _Draw(seed)
        yield draw.moved_sentence_beside_a_third()
        yield draw.moved_paragraph_beside_others()


def _text(clauses: list[dict[str, Any]]) -> Text:
    return [(one["heading"], [(block["type"], block["text"]) for block in one["blocks"]]) for one in clauses]


def differs(pair: Pair, name: str, *, up: bool) -> bool:
    """Whether the redline changes when the threshold of that name moves by a third."""
    provisions = name in OF_PROVISIONS
    now = told(pair, moved(name, up=up), provisions=provisions)
    return told(pair, DEFAULT, provisions=provisions) != now


def shrunk(pair: Pair, name: str, *, up: bool) -> Pair:
    """The pair without what does not matter: provisions, blocks, sentences, then words."""
    smaller = True
    while smaller:
        smaller = False
        for less in _less(pair):
            if differs(less, name, up=up):
                pair, smaller = less, True
                break
    return pair


def _less(pair: Pair) -> Iterator[Pair]:
    """The pair with one thing less: one provision, then one block, then one sentence."""
    old, new = pair
    for side, text in enumerate(pair):
        for at in range(len(text)):
            left = text[:at] + text[at + 1 :]
            # What stands on both sides goes from both.
            other = [one for one in pair[1 - side] if one != text[at]]
            yield (left, other) if side == 0 else (other, left)
            yield (left, new) if side == 0 else (old, left)
    for side, text in enumerate(pair):
        for at, (head, blocks) in enumerate(text):
            for k in range(len(blocks)):
                left = [*text[:at], (head, blocks[:k] + blocks[k + 1 :]), *text[at + 1 :]]
                other = [(title, [one for one in held if one != blocks[k]]) for title, held in pair[1 - side]]
                yield (left, other) if side == 0 else (other, left)
                yield (left, new) if side == 0 else (old, left)


def main() -> None:
    """Find a pair for each threshold and either way, keeping those that still do; say which have none."""
    names = sys.argv[1:] or [field.name for field in fields(Thresholds) if field.name not in MADE]
    kept: dict[str, list[dict[str, Any]]] = json.loads(PAIRS.read_text(encoding="utf-8")) if PAIRS.exists() else {}
    drawn = list(pairs(1_200))
    usual = {some: [told(pair, DEFAULT, provisions=some) for pair in drawn] for some in (False, True)}
    kept = {name: kept.get(name, []) for name in names} if not sys.argv[1:] else kept
    for name in names:
        held: list[dict[str, Any]] = []
        for up in (False, True):
            before = [(case["old"], case["new"]) for case in kept.get(name, []) if case["up"] == up]
            known = [pair for pair in before if differs(pair, name, up=up)]
            if not known:
                some, thresholds = name in OF_PROVISIONS, moved(name, up=up)
                cases = zip(drawn, usual[some], strict=True)
                first = next((pair for pair, was in cases if told(pair, thresholds, provisions=some) != was), None)
                known = [shrunk(first, name, up=up)] if first else []
            if not known:
                print(f"{name} {'up' if up else 'down'}: none", flush=True)
            for old, new in known[:1]:
                marks = told((old, new), DEFAULT, provisions=name in OF_PROVISIONS)
                held.append({"up": up, "old": old, "new": new, "told": marks})
        kept[name] = held
        PAIRS.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
