"""Documents written in each format that is read, in many spellings, with edits that are known.

Every word of a document is unique, so what a comparison has to find is known word by word.
"""

from __future__ import annotations

import html
import json
import random
from dataclasses import dataclass, field, replace
from textwrap import fill

FORMATS = ("html", "md", "txt", "json")


@dataclass(frozen=True)
class Block:
    """A heading (`h`), a paragraph (`p`), an item (`li`, with depth and whether it has a number) or a row (`row`)."""

    kind: str
    words: tuple[str, ...]
    depth: int = 0
    numbered: bool = False


@dataclass
class Writer:
    """Makes blocks of unique words."""

    random: random.Random
    used: int = 0
    out: set[str] = field(default_factory=set)
    into: set[str] = field(default_factory=set)

    def word(self) -> str:
        self.used += 1
        stem = self.random.choice(("ville", "accord", "partie", "comité", "être", "naïf", "clause", "budget"))
        digits = "".join("abcdefghij"[int(digit)] for digit in str(self.used))
        return f"{stem}{digits}"

    def words(self, low: int, high: int) -> tuple[str, ...]:
        first, *rest = (self.word() for _ in range(self.random.randint(low, high)))
        return (first.capitalize(), *rest)

    def document(self) -> list[Block]:
        blocks: list[Block] = []
        for _ in range(self.random.randint(2, 5)):
            blocks.append(Block("h", self.words(5, 7)))
            for _ in range(self.random.randint(1, 4)):
                kind = self.random.choice(("p", "p", "list", "table"))
                if kind == "p":
                    blocks.append(Block("p", self.words(8, 30)))
                elif kind == "list":
                    numbered = self.random.random() < 0.5
                    blocks.append(Block("li", self.words(5, 9), 1, numbered))
                    for _ in range(self.random.randint(1, 4)):
                        depth = self.random.choice((1, 1, 2))
                        blocks.append(Block("li", self.words(5, 9), depth, numbered and depth == 1))
                    blocks.append(Block("p", self.words(8, 12)))
                else:
                    width = self.random.randint(4, 5)
                    blocks += (Block("row", tuple(self.word() for _ in range(width))) for _ in range(3))
                    blocks.append(Block("p", self.words(8, 12)))
        return blocks

    def edited(self, blocks: list[Block]) -> list[Block]:
        """The same with one to four edits: a word replaced, a paragraph dropped or put in. Rows keep their cells."""
        new = list(blocks)
        for _ in range(self.random.randint(1, 4)):
            at = self.random.randrange(len(new))
            block = new[at]
            if self.random.random() < 0.6 or block.kind != "p":
                place = self.random.randrange(1 if len(block.words) > 1 else 0, len(block.words))
                if self.into & set(block.words):
                    continue  # a word left alone between two changes is drawn as changed too
                word = self.word()
                self.out.add(block.words[place])
                self.into.add(word)
                new[at] = replace(block, words=(*block.words[:place], word, *block.words[place + 1 :]))
            elif self.random.random() < 0.5 and not self.into & set(block.words):
                before, after = new[at - 1].kind, new[at + 1].kind if at + 1 < len(new) else "h"
                if {before, after} & {"li", "row"}:
                    continue  # lists and tables that were parted must not become one
                self.out.update(block.words)
                del new[at]
            else:
                added = Block("p", self.words(8, 20))
                self.into.update(added.words)
                new.insert(at + 1 if at + 1 == len(new) or new[at + 1].kind in ("h", "p") else at, added)
        return new


def numbers(blocks: list[Block]) -> list[int]:
    """The number of each item that has one; 0 for other blocks."""
    found, count = [], 0
    for block in blocks:
        if block.kind != "li":
            count = 0
        elif block.numbered:
            count += 1
        found.append(count if block.kind == "li" and block.numbered else 0)
    return found


def wanted_words(blocks: list[Block]) -> list[str]:
    """Every word that a reader has to find, in order: labels of items too."""
    found: list[str] = []
    for block, number in zip(blocks, numbers(blocks), strict=True):
        found += ([f"{number}."] if number else []) + list(block.words)
    return found


def write(blocks: list[Block], kind: str, rng: random.Random) -> str:
    """The document in one format, in a spelling that chance decides."""
    return {"html": _html, "md": _markdown, "txt": _text, "json": _json}[kind](blocks, rng)


def _html(blocks: list[Block], rng: random.Random) -> str:
    def tag(name: str) -> str:
        shown = name.upper() if upper else name
        return f"<{shown}{rng.choice(('', '', ' class=x', ' id = q'))}>"

    def end(name: str) -> str:
        optional = name in ("p", "li", "td", "tr") and rng.random() < 0.5
        return "" if optional else f"</{name}>"

    def words(one: Block) -> str:
        out = []
        for word in one.words:
            shown = "".join(f"&#{ord(letter)};" if rng.random() < 0.03 else html.escape(letter) for letter in word)
            style = rng.choice(("", "", "", "b", "i", "span", "font"))
            out.append(f"<{style}>{shown}</{style}>" if style else shown)
        return rng.choice((" ", "\n", "  ")).join(out)

    upper = rng.random() < 0.2
    out = [rng.choice(("<!doctype html>", "", "<html><head><title>T</title></head><body>", "<title>T</title>"))]
    depth = 0
    row = False
    kinds: list[str] = []
    for block in blocks:
        while depth > (block.depth if block.kind == "li" else 0):
            out.append(f"</{kinds.pop()}>")
            depth -= 1
        if row and block.kind != "row":
            out.append("</table>")
            row = False
        if rng.random() < 0.1:
            out.append("<!-- a comment -->")
        if block.kind == "li":
            while depth < block.depth:
                kinds.append("ol" if block.numbered else "ul")
                out.append(f"<{kinds[-1]}>")
                depth += 1
            inside = words(block)
            out.append(tag("li") + (f"<p>{inside}</p>" if rng.random() < 0.3 else inside))
        elif block.kind == "row":
            if not row:
                out.append(rng.choice(("<table>", "<table><tbody>")))
                row = True
            cells = "".join(f"{tag('td')}{html.escape(word)}{end('td')}" for word in block.words)
            out.append(f"{tag('tr')}{cells}{end('tr')}")
        elif block.kind == "h":
            out.append(f"{tag('h2')}{words(block)}</h2>")
        else:
            name = rng.choice(("p", "p", "div"))
            out.append(f"{tag(name)}{words(block)}{end(name)}")
    while depth:
        out.append(f"</{kinds.pop()}>")
        depth -= 1
    return rng.choice(("\n", "")).join(out)


def _markdown(blocks: list[Block], rng: random.Random) -> str:
    out: list[str] = []
    bullet = rng.choice("-*+")
    before = ""
    for block, number in zip(blocks, numbers(blocks), strict=True):
        words = " ".join(block.words)
        if block.kind == "h":
            out.append(rng.choice((f"## {words}", f"{words}\n---")))
        elif block.kind == "li":
            label = f"{number}." if number else bullet
            line = f"{'    ' * (block.depth - 1)}{label} {words}"
            if before == "li":
                out[-1] += f"\n{line}"
            else:
                out.append(line)
        elif block.kind == "row":
            line = f"| {' | '.join(block.words)} |"
            if before == "row":
                out[-1] += f"\n{line}"
            else:
                out.append(f"{line}\n|{'---|' * len(block.words)}")
        else:
            out.append(fill(words, rng.choice((60, 72, 100_000)), break_long_words=False))
        before = block.kind
    return "\n\n".join(out) + "\n"


def _text(blocks: list[Block], rng: random.Random) -> str:
    out: list[str] = []
    width = rng.choice((50, 72, 78))
    for block, number in zip(blocks, numbers(blocks), strict=True):
        words = " ".join(block.words)
        if block.kind == "li":
            label = f"{number}." if number else "-"
            indent = "  " * (block.depth - 1)
            out.append(
                fill(words, width, initial_indent=f"{indent}{label} ", subsequent_indent=f"{indent}   ",
                     break_long_words=False)
            )  # fmt: skip
        elif block.kind == "row":
            out.append(" | ".join(block.words))
        elif block.kind == "h":
            out.append(words)
        else:
            out.append(fill(f"{words}.", width, break_long_words=False))
    return "\n\n".join(out) + "\n"


def _json(blocks: list[Block], _: random.Random) -> str:
    clauses: list[dict[str, object]] = []
    held: list[dict[str, object]] = []
    for block, number in zip(blocks, numbers(blocks), strict=True):
        words = (" | " if block.kind == "row" else " ").join(block.words)
        if block.kind == "h":
            held = []
            clauses.append({"level": 1, "heading": words, "blocks": held})
        elif block.kind == "li":
            text = f"{number}. {words}" if number else words
            held.append({"type": "li", "depth": block.depth, "marker": "number" if number else "bullet", "text": text})
        else:
            held.append({"type": "p", "text": words})
    return json.dumps({"lang": "fr", "clauses": clauses}, ensure_ascii=False)
