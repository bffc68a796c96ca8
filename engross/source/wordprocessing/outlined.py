"""Makes an outline of passages: headings, paragraphs, items with numbers, rows. Our own documents keep their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.model.outline import Formatted, Marker, Outline, OutlineBlock, OutlineClause
from engross.source.styled_text import StyledRun, StyledText, collapsed, first_letters, joined_texts
from engross.source.wordprocessing.passages import Place, WordPassage

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
class _OpenClause:
    """A clause while it is gathered; `phase` is 0 in the text, 1 in the signatures, 2 after them."""

    level: int
    heading: StyledText = ("", ())
    id: str = ""
    blocks: list[OutlineBlock] = field(default_factory=list)
    lang: str = ""
    phase: int = 0


def outline_of_passages(passages: list[WordPassage], lang: str) -> Outline:
    """The outline of passages in which every change is settled and every number computed."""
    ours = any(_has_id(passage, "cover") for passage in passages)
    gathered = _OutlineBuilder(ours, lang)
    for run in _tables(passages):
        gathered.take(run)
    return Outline(gathered.langs[0] if gathered.langs and ours else _short(lang), tuple(gathered.clauses()))


def _short(lang: str) -> str:
    return lang


def _has_id(passage: WordPassage, ident: str) -> bool:
    return any(name.partition("@")[0] == ident for name in passage.ids)


def _tables(passages: list[WordPassage]) -> Iterator[list[WordPassage]]:
    """Passages one by one; those of one table of the body together, a table in a table with it."""
    held: list[WordPassage] = []
    for passage in passages:
        if held and _outermost(passage.place).table != _outermost(held[0].place).table:
            yield held
            held = []
        if passage.place.table:
            held.append(passage)
        else:
            yield [passage]
    if held:
        yield held


def _outermost(place: Place) -> Place:
    while place.outer is not None:
        place = place.outer
    return place


class _OutlineBuilder:
    def __init__(self, ours: bool, lang: str) -> None:
        self.ours = ours
        self.now = _OpenClause(1, lang=lang)
        self.parts: list[_OpenClause] = [self.now]
        self.langs: list[str] = []
        self.phase = 0
        self.covered = False

    def clauses(self) -> Iterator[OutlineClause]:
        """The clauses; of a document of ours in the order of the act: each language, signatures, annexes."""
        parts = self.parts
        if self.ours:
            order = {lang: index for index, lang in enumerate(self.langs)}
            parts = sorted(parts, key=lambda part: (part.phase, order.get(part.lang, 0) if part.phase != 1 else 0))
        for part in parts:
            text, formatting = part.heading
            if text or part.blocks or part.id:
                yield OutlineClause(part.level, text, tuple(part.blocks), part.id, (), formatting)

    def take(self, run: list[WordPassage]) -> None:
        """A passage of the body, or all passages of a table.

        A table is read in one of three ways. Tables that set texts side by side (languages, signatures) are read down
        their columns. Tables that hold headings, lists or other tables set out a page: they are read as running text.
        All others are tables of data, and each row is one paragraph.
        """
        if not run[0].place.table:
            self.passage(run[0])
            return
        style = _outermost(run[0].place).style
        if style in _SIDE_BY_SIDE or _signed(run) or self._parallel(run):
            for passage in self._down(run):
                self.take_nested(passage)
        elif any(passage.level or passage.place.outer or passage.numbered for passage in run):
            for passage in _nested(run):
                self.take_nested(passage)
        else:
            self.rows(run)

    def take_nested(self, run: list[WordPassage]) -> None:
        """A passage of a cell, or a table in a cell."""
        if len(run) == 1 and not run[0].style.startswith(_TABLE):
            self.passage(run[0])
        else:
            self.rows(run)

    def _parallel(self, run: list[WordPassage]) -> bool:
        """Whether a table of a document of ours sets languages side by side, whatever its style has become."""
        return self.ours and any(passage.ids and not passage.style.startswith(_TABLE) for passage in run)

    def _down(self, run: list[WordPassage]) -> Iterator[list[WordPassage]]:
        """The passages of a table column by column; inner tables stay whole."""
        order = sorted(range(len(run)), key=lambda index: (_outermost(run[index].place).column, index))
        yield from _nested([run[index] for index in order])

    def rows(self, run: list[WordPassage]) -> None:
        """The rows of a table, each as one paragraph whose cells are separated."""
        cells_by_row: dict[tuple[int, int], dict[int, list[StyledText]]] = {}
        for passage in run:
            cells = cells_by_row.setdefault((passage.place.table, passage.place.row), {})
            cells.setdefault(passage.place.column, []).append(self._words(passage))
        for cells in cells_by_row.values():
            texts = [joined_texts([text for text in cell if text[0]], " ") for cell in cells.values()]
            if any(text for text, _ in texts):
                self.now.blocks.append(_block("p", joined_texts(texts, " | ")))

    def passage(self, passage: WordPassage) -> None:
        """A paragraph by itself: a heading begins a clause, so does the first paragraph of one without a heading."""
        text = self._words(passage)
        ident = next((name for name in passage.ids if "/" not in name and not name.startswith("sign-")), "")
        lang = ident.partition("@")[2] or (self.langs[0] if self.langs and ident else self.now.lang)
        if self.ours and _has_id(passage, "cover"):
            lang = ident.partition("@")[2] or passage.lang
            self.langs += [lang] if lang not in self.langs else []
        if not text[0].strip() and not passage.label:
            return
        if self.ours and passage.style == "version opening" and self._is_opening(text[0]):
            return
        # The bookmark of a provision tells where the document stands: before, in or after the signatures.
        self._phase(ident)
        if passage.style == "numbered paragraph":
            self._run_in(passage, text, ident, lang)
        elif passage.level or passage.style in _TITLES:
            label = (passage.label or "", ()) if passage.label else ("", ())
            heading = joined_texts([part for part in (label, text) if part[0]], " ")
            self._begin(_OpenClause(passage.level or 1, heading, ident, [], lang, self.phase))
        else:
            if ident and self.ours:
                self._begin(_OpenClause(max(1, self.now.level), ("", ()), ident, [], lang, self.phase))
            elif self.covered and self.now.id.startswith("cover") and not passage.style.startswith("cover"):
                self._begin(_OpenClause(1, ("", ()), "", [], self.now.lang, self.phase))
            self._block(passage, text)

    def _phase(self, ident: str) -> None:
        base = ident.partition("@")[0]
        if base == "signatures":
            self.phase = 1
        elif self.phase == 1 and ident:
            self.phase = 2
        self.covered = self.covered or base == "cover"

    def _begin(self, part: _OpenClause) -> None:
        self.now = part
        self.parts.append(part)

    def _run_in(self, passage: WordPassage, text: StyledText, ident: str, lang: str) -> None:
        """A number that shares a line with its paragraph becomes a heading of its own, as it is in the act."""
        label = passage.label or ""
        if not label:
            typed = _TYPED.match(text[0])
            label = typed[1] if typed else ""
            text = _without(text, typed.end()) if typed else text
        self._begin(_OpenClause(self.now.level + 1, (label, ()), ident, [], lang, self.phase))
        self.now.blocks.append(_block("p", text))

    def _block(self, passage: WordPassage, text: StyledText) -> None:
        """A paragraph or an item, with how deep in lists it stands."""
        typed = bool(_NUMBER.match(text[0]))
        listed = passage.style == "list item" or (passage.style == "list paragraph" and (typed or self.ours))
        item = (passage.label is not None and passage.style != "list continue") or listed
        depth = passage.numbered[1] + 1 if passage.numbered is not None and passage.label is not None else int(item)
        if passage.label:
            text = joined_texts([(passage.label, ()), text] if text[0] else [(passage.label, ())], " ")
        marker: Marker = ""
        if item:
            marker = "bullet" if passage.bullet else "number" if passage.label or typed or self.ours else ""
        self.now.blocks.append(OutlineBlock("li" if item else "p", text[0], (), text[1], depth, marker))

    def _is_opening(self, words: str) -> bool:
        """Whether a paragraph only repeats the title of the act, with its period, at the beginning of a language."""
        covers = [part for part in self.parts if part.id.partition("@")[0] == "cover"]
        openings = {" ".join([part.heading[0], *(block.text for block in part.blocks[:1])]) for part in covers}
        return words in openings or words in {part.heading[0] for part in covers}

    def _words(self, passage: WordPassage) -> StyledText:
        runs: list[StyledRun] = []
        for run in passage.runs:
            if runs and run.text.startswith("<sup>") and runs[-1][0].endswith("</sup>") and runs[-1][1] == run.styles:
                runs[-1] = (runs[-1][0].removesuffix("</sup>") + run.text.removeprefix("<sup>"), run.styles)
            else:
                runs.append((run.text, run.styles))
        words = collapsed(runs, _BLANKS)
        if passage.style == "signature name":
            words = first_letters(words, len(words[0].removesuffix(",")))
        return words


_TYPED = re.compile(r"(\S+) ")


def _without(words: StyledText, length: int) -> StyledText:
    """Words without their beginning."""
    text, formatting = words
    held = (
        Formatted(max(0, formatted.start - length), formatted.end - length, formatted.style) for formatted in formatting
    )
    return text[length:], tuple(formatted for formatted in held if formatted.end > 0)


def _signed(run: list[WordPassage]) -> bool:
    return any(passage.style.startswith("signature ") for passage in run)


def _nested(run: list[WordPassage]) -> Iterator[list[WordPassage]]:
    """Passages of cells one by one; those of a table in a cell together."""
    held: list[WordPassage] = []
    for passage in run:
        if held and (passage.place.outer is None or passage.place.table != held[0].place.table):
            yield held
            held = []
        if passage.place.outer is None:
            yield [passage]
        else:
            held.append(passage)
    if held:
        yield held


def _block(kind: str, words: StyledText) -> OutlineBlock:
    return OutlineBlock("li" if kind == "li" else "p", words[0], formatting=words[1])
