"""Passages to an outline: headings, paragraphs, items with their numbers, rows; our own documents in our own order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.model.outline import Formatted, Marker, Outline, OutlineBlock, OutlineClause
from engross.source.styled_text import StyledRun, StyledText, collapsed, first_letters, joined_texts
from engross.source.wordprocessing.passages import Passage, Place

_BLANKS = re.compile(r"[ \t\r\n]+")
_NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[IVXL]{1,6})[.)°]\)?|\d{1,3}°)[ \t\u00a0\u202f]+(?=\S)"
)
_TITLES = frozenset(("title", "cover title", "number alone"))
"""Styles of headings that have no outline level."""
_SIDE_BY_SIDE = frozenset(("parallel texts", "cover fronts", "signature block"))
"""Styles of our tables that only set texts side by side: each is read down its columns."""
_TABLE = ("table text", "table heading", "table contents")


@dataclass(slots=True)
class _Part:
    """A clause while it is gathered; `phase` is 0 in the text, 1 in the signatures, 2 after them."""

    level: int
    heading: StyledText = ("", ())
    id: str = ""
    blocks: list[OutlineBlock] = field(default_factory=list)
    lang: str = ""
    phase: int = 0


def outline_of_passages(passages: list[Passage], lang: str) -> Outline:
    """The outline of passages in which every change is settled and every number computed."""
    ours = any(_has_id(one, "cover") for one in passages)
    gathered = _Gathered(ours, lang)
    for run in _tables(passages):
        gathered.take(run)
    return Outline(gathered.langs[0] if gathered.langs and ours else _short(lang), tuple(gathered.clauses()))


def _short(lang: str) -> str:
    return lang


def _has_id(one: Passage, ident: str) -> bool:
    return any(name.partition("@")[0] == ident for name in one.ids)


def _tables(passages: list[Passage]) -> Iterator[list[Passage]]:
    """Passages one by one; those of one table of the body together, a table in a table with it."""
    held: list[Passage] = []
    for one in passages:
        if held and _outermost(one.place).table != _outermost(held[0].place).table:
            yield held
            held = []
        if one.place.table:
            held.append(one)
        else:
            yield [one]
    if held:
        yield held


def _outermost(place: Place) -> Place:
    while place.outer is not None:
        place = place.outer
    return place


class _Gathered:
    def __init__(self, ours: bool, lang: str) -> None:
        self.ours = ours
        self.now = _Part(1, lang=lang)
        self.parts: list[_Part] = [self.now]
        self.langs: list[str] = []
        self.phase = 0
        self.covered = False

    def clauses(self) -> Iterator[OutlineClause]:
        """The clauses; of a document of ours in the order of the act: each language, signatures, annexes."""
        parts = self.parts
        if self.ours:
            order = {lang: at for at, lang in enumerate(self.langs)}
            parts = sorted(parts, key=lambda one: (one.phase, order.get(one.lang, 0) if one.phase != 1 else 0))
        for one in parts:
            text, formatting = one.heading
            if text or one.blocks or one.id:
                yield OutlineClause(one.level, text, tuple(one.blocks), one.id, (), formatting)

    def take(self, run: list[Passage]) -> None:
        """A passage of the body, or all of a table."""
        if not run[0].place.table:
            self.passage(run[0])
            return
        style = _outermost(run[0].place).style
        if style in _SIDE_BY_SIDE or _signed(run) or self._parallel(run):
            for one in self._down(run):
                self.take_nested(one)
        elif any(one.level or one.place.outer or one.numbered for one in run):
            for one in _nested(run):
                self.take_nested(one)
        else:
            self.rows(run)

    def take_nested(self, run: list[Passage]) -> None:
        """A passage of a cell, or a table in a cell."""
        if len(run) == 1 and not run[0].style.startswith(_TABLE):
            self.passage(run[0])
        else:
            self.rows(run)

    def _parallel(self, run: list[Passage]) -> bool:
        """Whether a table of a document of ours sets languages side by side, whatever its style has become."""
        return self.ours and any(one.ids and not one.style.startswith(_TABLE) for one in run)

    def _down(self, run: list[Passage]) -> Iterator[list[Passage]]:
        """The passages of a table column by column, its inner tables whole."""
        order = sorted(range(len(run)), key=lambda at: (_outermost(run[at].place).column, at))
        yield from _nested([run[at] for at in order])

    def rows(self, run: list[Passage]) -> None:
        """The rows of a table, each as one paragraph, its cells apart."""
        found: dict[tuple[int, int], dict[int, list[StyledText]]] = {}
        for one in run:
            cells = found.setdefault((one.place.table, one.place.row), {})
            cells.setdefault(one.place.column, []).append(self._words(one))
        for cells in found.values():
            texts = [joined_texts([text for text in cell if text[0]], " ") for cell in cells.values()]
            if any(text for text, _ in texts):
                self.now.blocks.append(_block("p", joined_texts(texts, " | ")))

    def passage(self, one: Passage) -> None:
        """A paragraph by itself: a heading begins a clause, so does the first paragraph of one without a heading."""
        text = self._words(one)
        ident = next((name for name in one.ids if "/" not in name and not name.startswith("sign-")), "")
        lang = ident.partition("@")[2] or (self.langs[0] if self.langs and ident else self.now.lang)
        if self.ours and _has_id(one, "cover"):
            lang = ident.partition("@")[2] or one.lang
            self.langs += [lang] if lang not in self.langs else []
        if not text[0].strip() and not one.label:
            return
        if self.ours and one.style == "version opening" and self._is_opening(text[0]):
            return
        self._phase(ident)
        if one.style == "numbered paragraph":
            self._run_in(one, text, ident, lang)
        elif one.level or one.style in _TITLES:
            label = (one.label or "", ()) if one.label else ("", ())
            heading = joined_texts([part for part in (label, text) if part[0]], " ")
            self._begin(_Part(one.level or 1, heading, ident, [], lang, self.phase))
        else:
            if ident and self.ours:
                self._begin(_Part(max(1, self.now.level), ("", ()), ident, [], lang, self.phase))
            elif self.covered and self.now.id.startswith("cover") and not one.style.startswith("cover"):
                self._begin(_Part(1, ("", ()), "", [], self.now.lang, self.phase))
            self._block(one, text)

    def _phase(self, ident: str) -> None:
        base = ident.partition("@")[0]
        if base == "signatures":
            self.phase = 1
        elif self.phase == 1 and ident:
            self.phase = 2
        self.covered = self.covered or base == "cover"

    def _begin(self, part: _Part) -> None:
        self.now = part
        self.parts.append(part)

    def _run_in(self, one: Passage, text: StyledText, ident: str, lang: str) -> None:
        """A number that runs in with its paragraph is a heading of its own, as it is in the act."""
        label = one.label or ""
        if not label:
            typed = _TYPED.match(text[0])
            label = typed[1] if typed else ""
            text = _without(text, typed.end()) if typed else text
        self._begin(_Part(self.now.level + 1, (label, ()), ident, [], lang, self.phase))
        self.now.blocks.append(_block("p", text))

    def _block(self, one: Passage, text: StyledText) -> None:
        """A paragraph or an item, with how deep in lists it stands."""
        typed = bool(_NUMBER.match(text[0]))
        listed = one.style == "list item" or (one.style == "list paragraph" and (typed or self.ours))
        item = (one.label is not None and one.style != "list continue") or listed
        depth = one.numbered[1] + 1 if one.numbered is not None and one.label is not None else int(item)
        if one.label:
            text = joined_texts([(one.label, ()), text] if text[0] else [(one.label, ())], " ")
        marker: Marker = ""
        if item:
            marker = "bullet" if one.bullet else "number" if one.label or typed or self.ours else ""
        self.now.blocks.append(OutlineBlock("li" if item else "p", text[0], (), text[1], depth, marker))

    def _is_opening(self, words: str) -> bool:
        """Whether a paragraph only says the title of a language again, with its period."""
        covers = [part for part in self.parts if part.id.partition("@")[0] == "cover"]
        said = {" ".join([part.heading[0], *(block.text for block in part.blocks[:1])]) for part in covers}
        return words in said or words in {part.heading[0] for part in covers}

    def _words(self, one: Passage) -> StyledText:
        runs: list[StyledRun] = []
        for run in one.runs:
            if runs and run.text.startswith("<sup>") and runs[-1][0].endswith("</sup>") and runs[-1][1] == run.styles:
                runs[-1] = (runs[-1][0].removesuffix("</sup>") + run.text.removeprefix("<sup>"), run.styles)
            else:
                runs.append((run.text, run.styles))
        words = collapsed(runs, _BLANKS)
        if one.style == "signature name":
            words = first_letters(words, len(words[0].removesuffix(",")))
        return words


_TYPED = re.compile(r"(\S+) ")


def _without(words: StyledText, length: int) -> StyledText:
    """Words without their beginning."""
    text, formatting = words
    held = (Formatted(max(0, one.start - length), one.end - length, one.style) for one in formatting)
    return text[length:], tuple(one for one in held if one.end > 0)


def _signed(run: list[Passage]) -> bool:
    return any(one.style.startswith("signature ") for one in run)


def _nested(run: list[Passage]) -> Iterator[list[Passage]]:
    """Passages of cells one by one; those of a table in a cell together."""
    held: list[Passage] = []
    for one in run:
        if held and (one.place.outer is None or one.place.table != held[0].place.table):
            yield held
            held = []
        if one.place.outer is None:
            yield [one]
        else:
            held.append(one)
    if held:
        yield held


def _block(kind: str, words: StyledText) -> OutlineBlock:
    return OutlineBlock("li" if kind == "li" else "p", words[0], formatting=words[1])
