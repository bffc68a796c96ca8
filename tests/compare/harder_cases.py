"""More kinds of edits that mislead a comparer, made as those of `hard_cases` are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from tests.compare import hard_cases
from tests.compare.hard_cases import Maker, Part, Tokens, fresh, sentences_of

Family = Callable[[Maker], list[dict[str, Any]]]


def _short_item(maker: Maker) -> str:
    rng, bank = maker.rng, maker.bank
    made = f"{rng.choice(bank.objects)} {rng.choice(bank.manners)}"
    return f"{made} ;"


def _unique_items(maker: Maker, count: int) -> list[str]:
    items: list[str] = []
    while len(items) < count:
        item = _short_item(maker)
        if item not in items:
            items.append(item)
    return items


def _lists(maker: Maker, lists: int = 4, size: int = 6) -> list[list[Part]]:
    """Articles of which some end with a list of short items; these articles are given."""
    maker.plain(8)
    chosen = maker.rng.sample(maker.draft.clauses, lists)
    texts = _unique_items(maker, lists * size)
    for at, clause in enumerate(chosen):
        clause.append(maker.part("p", maker.rng.choice(maker.bank.leads)))
        clause.extend(maker.part("li", text) for text in texts[at * size : at * size + size])
    return chosen


def short_items_moved(maker: Maker) -> list[dict[str, Any]]:
    """Items of a dozen words or fewer change place in their list, or go to another list; some come, some go."""
    rng = maker.rng
    chosen = _lists(maker)
    old = maker.freeze()
    goals = [chosen[1], chosen[2], chosen[3]]
    for goal in rng.sample(goals, 2):
        item = chosen[0].pop(rng.randrange(len(chosen[0]) - 4, len(chosen[0]) - 1))
        goal.insert(len(goal) - rng.randrange(4), item)
    moved = chosen[3].pop(len(chosen[3]) - 2)
    chosen[3].insert(len(chosen[3]) - 4, moved)
    text = next(one for one in iter(lambda: _short_item(maker), "") if one not in str(old))
    chosen[2].insert(len(chosen[2]) - 1, maker.part("li", text))
    chosen[1].pop(len(chosen[1]) - 2)
    maker.small_edits(3)
    return old


def edited_splits(maker: Maker) -> list[dict[str, Any]]:
    """Paragraphs are split in two or joined to the next, and a tenth of their words change."""
    rng = maker.rng
    maker.plain(8)
    old = maker.freeze()
    for parts in rng.sample(maker.draft.clauses, 5):
        k = rng.randrange(1, len(parts))
        pieces = sentences_of(parts[k])
        if len(pieces) < 2:
            continue
        maker.change_words(parts[k], 0.12)
        pieces = sentences_of(parts[k])
        where = rng.randrange(1, len(pieces))
        head = [token for piece in pieces[:where] for token in piece][:-1]
        tail = [token for piece in pieces[where:] for token in piece]
        parts[k : k + 1] = [Part("p", head), Part("p", tail, parts[k].mark, parts[k].uid)]
    for parts in rng.sample(maker.draft.clauses, 4):
        k = next((k for k in range(1, len(parts) - 1) if parts[k].mark >= 0 and parts[k + 1].mark >= 0), 0)
        if k:
            joined = Part("p", [*parts[k].tokens, (" ", -1), *parts[k + 1].tokens], parts[k + 1].mark)
            maker.change_words(joined, 0.08)
            parts[k : k + 2] = [joined]
    maker.small_edits(3)
    return old


def grants_moved(maker: Maker) -> list[dict[str, Any]]:
    """Grants that differ in names and sums: two go elsewhere, of one a sum and a day changed on the way."""
    rng = maker.rng
    maker.plain(6)
    names = rng.sample(maker.bank.names, 14)
    texts = [maker.bank.grant(rng, name) for name in names]
    maker.draft.clauses[1][2:2] = [maker.part("p", text) for text in texts[:6]]
    maker.draft.clauses[4][2:2] = [maker.part("p", text) for text in texts[6:11]]
    old = maker.freeze()
    first, second = maker.draft.clauses[1], maker.draft.clauses[4]
    part = first.pop(rng.randrange(2, 7))
    figures = [k for k, (token, _) in enumerate(part.tokens) if token[0].isdigit()]
    for k in rng.sample(figures, 2):
        part.tokens[k] = (str(rng.randrange(10, 99)), -1)
    second.insert(rng.randrange(2, 7), part)
    other = second.pop(next(k for k in range(3, 7) if second[k] is not part))
    first.insert(rng.randrange(2, 6), other)
    maker.small_edits(2, {one.uid for one in (*first, *second)})
    return old


def rewritten_in_place(maker: Maker) -> list[dict[str, Any]]:
    """Paragraphs give way to others that are built alike and say something else."""
    rng = maker.rng
    maker.plain(8)
    old = maker.freeze()
    for parts in rng.sample(maker.draft.clauses, 5):
        k = rng.randrange(1, len(parts))
        was = parts[k]
        parts[k] = Part("p", fresh(maker.paragraph()), was.mark, was.uid)
        maker.rewrites.append((was.uid, parts[k]))
    maker.small_edits(3, {part.uid for _, part in maker.rewrites})
    return old


def counts_changed(maker: Maker) -> list[dict[str, Any]]:
    """A number in words with its figures in brackets gives way to another."""
    rng = maker.rng
    french = maker.lang == "fr"
    words = ("cinq six sept huit neuf dix" if french else "five six seven eight nine ten").split()
    model = "Le délai est de {} ({}) jours." if french else "The time limit is {} ({}) days."
    maker.plain(6)
    hosts = rng.sample([part for clause in maker.draft.clauses for part in clause[1:]], 6)
    values = [rng.randrange(len(words)) for _ in hosts]
    for part, value in zip(hosts, values, strict=True):
        part.tokens += fresh(" " + model.format(words[value], value + 5))
    old = maker.freeze()
    for part, value in list(zip(hosts, values, strict=True))[:4]:
        other = (value + rng.randrange(1, len(words))) % len(words)
        for k in range(len(part.tokens) - 1, -1, -1):
            if part.tokens[k][0] == "(":
                # The author writes the count anew, brackets and all: six (6) becomes five (5).
                part.tokens[k - 2 : k + 3] = fresh(f"{words[other]} ({other + 5})")
                break
    maker.small_edits(2, {part.uid for part in hosts})
    return old


def _row(maker: Maker, name: str) -> str:
    rng = maker.rng
    figure = str(rng.randrange(100, 999) * 10)
    return " | ".join((name, rng.choice(maker.bank.objects), figure, rng.choice(maker.bank.times)))


def rows_edited(maker: Maker) -> list[dict[str, Any]]:
    """Tables, a paragraph a row: cells change, rows come and go, one row changes place."""
    rng = maker.rng
    maker.plain(6)
    tables = rng.sample(maker.draft.clauses, 2)
    for clause in tables:
        clause.extend(maker.part("p", _row(maker, name)) for name in rng.sample(maker.bank.names, 9))
    old = maker.freeze()
    for clause in tables:
        first = len(clause) - 9
        for k in rng.sample(range(first, len(clause)), 3):
            tokens = clause[k].tokens
            bars = [at for at, (token, _) in enumerate(tokens) if token == "|"]
            start, stop = rng.choice(list(pairwise([*bars, len(tokens) + 1])))
            now = _row(maker, "").split(" | ")[rng.randrange(1, 4)]
            clause[k].tokens = [*tokens[: start + 2], *fresh(now), *tokens[stop - 1 :]]
        clause.pop(rng.randrange(first, len(clause)))
        name = rng.choice([one for one in maker.bank.names if one not in str(old)])
        clause.insert(rng.randrange(first, len(clause)), maker.part("p", _row(maker, name)))
    return old


def clauses_cut_and_edited(maker: Maker) -> list[dict[str, Any]]:
    """An article becomes two, two become one, and words of what they say change."""
    rng = maker.rng
    maker.plain(8)
    old = maker.freeze()
    clauses = maker.draft.clauses
    for clause in rng.sample(clauses, 4):
        for part in clause[1:]:
            maker.change_words(part, 0.1)
    at = next(k for k, clause in enumerate(clauses) if len(clause) > 2)
    half = 1 + (len(clauses[at]) - 1) // 2
    title = rng.choice([one for one in maker.bank.titles if one not in str(old)])
    cut = clauses[at]
    clauses[at : at + 1] = [cut[:half], [maker.part("heading", f"Article 9 – {title}"), *cut[half:]]]
    gone = clauses.pop(5)
    clauses[4] += gone[1:]
    maker.renumber()
    return old


def lists_reordered(maker: Maker) -> list[dict[str, Any]]:
    """The items of two lists change their order, and one of them a word."""
    rng = maker.rng
    chosen = _lists(maker, 3, 5)
    old = maker.freeze()
    for clause in chosen[:2]:
        first = len(clause) - 5
        items = clause[first:]
        at, to = rng.sample(range(5), 2)
        items.insert(to, items.pop(at))
        clause[first:] = items
    maker.change_words(rng.choice(chosen[0][-5:]), 0.1)
    maker.small_edits(2)
    return old


def boilerplate_repeated(maker: Maker) -> list[dict[str, Any]]:
    """Sentences of a small set stand everywhere; a few are taken out of one place and others put in elsewhere."""
    rng = maker.rng
    common = [maker.sentence() for _ in range(6)]
    maker.plain(7)
    for parts in maker.draft.clauses:
        for part in parts[1:]:
            if rng.random() < 0.8:
                part.tokens += fresh(" " + rng.choice(common))
    old = maker.freeze()
    hosts = rng.sample([part for clause in maker.draft.clauses for part in clause[1:]], 8)
    for part in hosts[:4]:
        pieces = sentences_of(part)
        if "".join(token for token, _ in pieces[-1]) in common and len(pieces) > 1:
            part.tokens = [token for piece in pieces[:-1] for token in piece][:-1]
    for part in hosts[4:]:
        text = rng.choice([one for one in common if one not in "".join(token for token, _ in part.tokens)])
        part.tokens = [*part.tokens, *fresh(" " + text)]
    maker.small_edits(2, {part.uid for part in hosts})
    return old


def list_made_sentence(maker: Maker) -> list[dict[str, Any]]:
    """A list of items becomes a sentence, and words of it change; a sentence becomes a list likewise."""
    rng = maker.rng
    chosen = _lists(maker, 2, 4)
    old = maker.freeze()
    for clause in chosen:
        first = len(clause) - 4
        lead, items = clause[first - 1], clause[first:]
        maker.change_words(items[rng.randrange(4)], 0.15)
        joined: Tokens = list(lead.tokens)
        for k, part in enumerate(items):
            glue = " " if k == 0 else f" {maker.bank.conjunction} " if k == 3 else ", "
            joined += [*fresh(glue), *part.tokens[:-2]]
        clause[first - 1 :] = [Part("p", [*joined, (".", -1)], items[-1].mark)]
    maker.small_edits(2)
    return old


FAMILIES: dict[str, Family] = {
    **hard_cases.FAMILIES,
    "boilerplate_repeated": boilerplate_repeated,
    "clauses_cut_and_edited": clauses_cut_and_edited,
    "counts_changed": counts_changed,
    "edited_splits": edited_splits,
    "grants_moved": grants_moved,
    "list_made_sentence": list_made_sentence,
    "lists_reordered": lists_reordered,
    "rewritten_in_place": rewritten_in_place,
    "rows_edited": rows_edited,
    "short_items_moved": short_items_moved,
}


def hard_case(family: str, lang: str, seed: int) -> dict[str, Any]:
    """One pair with its truth, of any kind."""
    return Maker(seed, family, lang).pair(FAMILIES[family])
