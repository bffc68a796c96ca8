"""The law on what is written: the bytes of the JSON and of the page, read by code that shares nothing with engross."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from hypothesis import HealthCheck, given, settings

from engross.compare import compare
from engross.compare.report import summarise
from engross.messages.brief import brief
from engross.model.outline import Outline
from engross.render.redline_json import redline_json
from engross.render.redline_page import redline_page
from tests.laws.test_redline import pairs
from tests.render.looks import redline_look

quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Sides = tuple[list[str], list[str]]
Clause = tuple[int, str, str, list[tuple[str, str]]]

_HAS = {"equal": (True, True), "delete": (True, False), "insert": (False, True)}
_MOVED = {"from": (True, False), "to": (False, True)}


def sides_of(blocks: list[dict[str, Any]]) -> Sides:
    """The paragraphs of both texts, as the marks of the neutral form say."""
    found: Sides = ([], [])
    held = ["", ""]
    for block in blocks:
        for mark in (*block["segs"], block["end"]):
            has = _MOVED[mark["side"]] if mark["op"] == "move" else _HAS[mark["op"]]
            for at in (0, 1):
                if has[at] and "text" in mark:
                    held[at] += mark["text"]
                elif has[at]:
                    found[at].append(held[at])
                    held[at] = ""
    assert held == ["", ""]
    return found


def clauses_of(frames: dict[str, Any], paragraphs: list[str]) -> list[Clause]:
    """The provisions that a skeleton makes of paragraphs."""
    left = iter(paragraphs)
    made = [
        (
            frame["level"],
            frame.get("id", ""),
            next(left) if frame["heading"] else "",
            [(kind, next(left)) for kind in frame["blocks"]],
        )
        for frame in frames["clauses"]
    ]
    assert next(left, None) is None
    return made


def given_clauses(one: Outline) -> list[Clause]:
    return [(c.level, c.id, c.heading, [(str(b.type), b.text) for b in c.blocks]) for c in one.clauses]


@quick
@given(pairs)
def test_the_json_gives_both_texts_back(pair: tuple[Outline, Outline]) -> None:
    written = json.loads(redline_json(compare(*pair)).encode())
    for name, paragraphs, outline in zip(("old", "new"), sides_of(written["blocks"]), pair, strict=True):
        assert written[name]["lang"] == outline.lang
        assert clauses_of(written[name], paragraphs) == given_clauses(outline)


class _Page(HTMLParser):
    """What a reader of the marked text sees of either side: `<del>` is of the old one, `<ins>` of the new one."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sides = ([], [])
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "sup":
            self.take("<sup>")
        self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag == "sup":
            self.take("</sup>")

    def handle_data(self, data: str) -> None:
        self.take(data)

    def take(self, text: str) -> None:
        classes = {name for _, held in self.open for name in held.split()}
        if "inline" not in classes or classes & {"said", "told"}:
            return
        tags = {tag for tag, _ in self.open}
        if "ins" not in tags:
            self.shown[0].append(text)
        if "del" not in tags:
            self.shown[1].append(text)


def shown(one: Outline) -> str:
    """The characters of a text in order, but for the sign that the page uses for paragraphs."""
    texts = (text for c in one.clauses for text in (c.heading, *(b.text for b in c.blocks)))
    return "".join(texts).replace("¶", "")


@quick
@given(pairs)
def test_the_page_gives_the_words_of_both_texts_back(pair: tuple[Outline, Outline]) -> None:
    redline = compare(*pair)
    look, script = redline_look()
    reader = _Page()
    reader.feed(redline_page(redline, brief(summarise(redline), "fr", old="a", new="b"), look, script=script))
    reader.close()
    assert tuple("".join(side).replace("¶", "") for side in reader.shown) == (shown(pair[0]), shown(pair[1]))
