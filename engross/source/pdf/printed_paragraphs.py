"""Paragraphs, headings and items of printed pages: what a reader sees by sizes, gaps and edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from engross.model.outline import OutlineBlock, OutlineClause
from engross.source.item_labels import begins_item, item_label, splits_line
from engross.source.pdf.columns import CELLS, in_order
from engross.source.pdf.printed_lines import PageLine, PrintedPage
from engross.source.self_named import LONGEST_HEADING, self_named, with_self_named

_GAP = 1.28
"""The usual distance of lines times this: a wider one parts paragraphs."""
_OTHER_SIZE = 0.08
"""The part of a size by which letters of another size differ."""
_INDENT = 0.8
"""Sizes of a letter by which the first line of a paragraph is set in or out."""
_LARGE = 1.1
"""Letters larger than those of the text by this factor are those of a heading."""
_HEADING_LINES = 4
_ENDS = tuple('.;:!?»”"')
_HYPHENED = re.compile(r"[^\W_][-\u2010\u00ad]$")
"""How a line ends that may have divided a word."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Paragraph:
    lines: list[PageLine] = field(default_factory=list)

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class PrintedText:
    """What was read of printed pages: clauses, and the words that a line may have divided, without their hyphen."""

    clauses: tuple[OutlineClause, ...]
    divided: frozenset[str]


def text_of(pages: Sequence[PrintedPage]) -> PrintedText:
    """The clauses of pages that have no running lines any more."""
    paragraphs = list(_paragraphs(pages))
    joiner = _Joiner(pages)
    body = _usual_size(paragraphs)
    headings = [_is_heading(paragraph, joiner.text(paragraph), body) for paragraph in paragraphs]
    sizes = sorted({round(one.size) for one, is_heading in zip(paragraphs, headings, strict=True) if is_heading})
    clauses: list[OutlineClause] = []
    now = OutlineClause(1, "")
    blocks: list[OutlineBlock] = []
    lefts: list[float] = []
    for paragraph, is_heading in zip(paragraphs, headings, strict=True):
        words = joiner.text(paragraph)
        if is_heading:
            clauses.append(OutlineClause(now.level, now.heading, tuple(blocks)))
            level = len(sizes) - sizes.index(round(paragraph.size))
            now, blocks, lefts = OutlineClause(level, words), [], []
            continue
        marker, length = item_label(words) if begins_item(words) and CELLS not in words else ("", 0)
        if not marker:
            lefts = []
            blocks.append(OutlineBlock("p", words))
            continue
        left = paragraph.lines[0].left
        while lefts and lefts[-1] >= left - _INDENT * paragraph.size:
            lefts.pop()
        lefts.append(left)
        shown = words if marker == "number" else words[length:]
        blocks.append(OutlineBlock("li", shown, (), (), len(lefts), marker))
    clauses.append(OutlineClause(now.level, now.heading, tuple(blocks)))
    kept = [clause for clause in clauses if clause.heading or clause.blocks]
    return PrintedText(tuple(with_self_named(kept)), frozenset(joiner.divided))


def _usual_size(paragraphs: Sequence[_Paragraph]) -> float:
    """The size of letters of most of the text."""
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            letters[round(line.size, 1)] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _is_heading(paragraph: _Paragraph, words: str, body: float) -> bool:
    if len(paragraph.lines) > _HEADING_LINES or len(words) > 2 * LONGEST_HEADING or CELLS in words:
        return False
    if not any(letter.isalpha() for letter in words):
        return False
    named = self_named((words, ()))
    if named is not None:
        return not named[1][0]
    capitals = words == words.upper() and words != words.lower() and len(_WORD.findall(words)) > 0
    apart = paragraph.size > body * _LARGE or paragraph.bold or (capitals and len(words) > 3)
    return apart and not words.endswith((".", ",", ";", ":")) and len(words) <= LONGEST_HEADING


# lines to paragraphs


def _paragraphs(pages: Sequence[PrintedPage]) -> Iterator[_Paragraph]:
    now = _Paragraph()
    before_page = False
    for page in pages:
        lines = in_order(page.lines)
        leading = _leading(lines)
        rights = _right_edges(lines)
        for rank, line in enumerate(lines):
            if now.lines and _begins(now, line, leading, rights, leaps=rank == 0 and before_page):
                yield now
                now = _Paragraph()
            now.lines.append(line)
        before_page = True
    if now.lines:
        yield now


def _leading(lines: Sequence[PageLine]) -> float:
    """The usual distance of two lines, in sizes of their letters."""
    distances = [
        (one.base - other.base) / other.size
        for one, other in pairwise(lines)
        if 0 < one.base - other.base < 3 * other.size and abs(one.size - other.size) < 0.5
    ]
    if not distances:
        return 1.3
    # Gaps between paragraphs are wider than lines are apart, so the lower middle is asked for.
    distances.sort()
    return distances[len(distances) * 2 // 5]


def _right_edges(lines: Sequence[PageLine]) -> dict[int, float]:
    """By the identity of a line, how far to the right the lines of its column go."""
    edges: dict[int, float] = {}
    for line in lines:
        others = [other.right for other in lines if other.left < line.right and other.right > line.left]
        edges[id(line)] = max(others, default=line.right)
    return edges


def _begins(paragraph: _Paragraph, line: PageLine, leading: float, rights: dict[int, float], *, leaps: bool) -> bool:
    """Whether a line begins a new paragraph. `leaps` says that it is the first of its page."""
    last, first = paragraph.lines[-1], paragraph.lines[0]
    if CELLS in last.text or CELLS in line.text:
        return True
    if last.divided or _HYPHENED.search(last.text):
        return False
    if abs(last.size - line.size) > _OTHER_SIZE * last.size or (paragraph.bold and not line.bold):
        return True
    if line.bold and not last.bold and not paragraph.bold and _names_itself(line.text):
        return True
    leaps = leaps or line.base > last.base - 0.2 * line.size or line.left > last.right or line.right < first.left
    if splits_line(last.text, line.text) or _names_itself(line.text):
        return True
    if leaps:
        return last.text.endswith(_ENDS) or not (line.text[:1].islower() or _had_no_room(last, line, rights))
    if last.base - line.base > _GAP * leading * line.size:
        return True
    if _are_centred(last, line):
        return not (paragraph.bold and line.bold) and not line.text[:1].islower()
    indent = (line.left - last.left) / line.size
    is_item = begins_item(first.text)
    if indent > _INDENT:
        return not (is_item and len(paragraph.lines) == 1)
    if indent < -_INDENT and len(paragraph.lines) > 1:
        return True
    return not _had_no_room(last, line, rights) and (last.text.endswith(_ENDS) or not line.text[:1].islower())


def _names_itself(text: str) -> bool:
    parts = self_named((text, ()))
    return parts is not None and not parts[1][0]


def _are_centred(one: PageLine, other: PageLine) -> bool:
    """Whether two lines have one middle and different edges."""
    middle = abs((one.left + one.right) - (other.left + other.right)) < one.size
    return middle and abs(one.left - other.left) > 0.5 * one.size


def _had_no_room(last: PageLine, line: PageLine, rights: dict[int, float]) -> bool:
    """Whether the first word of `line` had no room at the end of the line before it."""
    word = line.text.split(" ", 1)[0]
    width = (line.right - line.left) / max(1, len(line.text)) * (len(word) + 1)
    return last.right + width > rights.get(id(last), rights.get(id(line), line.right)) - 0.5


# words that a line divides


class _Joiner:
    """Joins lines. A word that is divided at a hyphen is whole, unless its hyphen seems to be the author's."""

    def __init__(self, pages: Sequence[PrintedPage]) -> None:
        self.divided: set[str] = set()
        self._known: Counter[str] = Counter()
        for page in pages:
            for line in page.lines:
                self._known.update(word.casefold() for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", line.text))

    def text(self, paragraph: _Paragraph) -> str:
        """The words of a paragraph."""
        out = ""
        divided = False
        for line in paragraph.lines:
            words = line.text
            ends = line.divided
            if _HYPHENED.search(words) and not ends:
                words, ends = words[:-1], True
            if not out:
                out = words
            elif divided:
                out = self._joined(out, words)
            else:
                out = f"{out} {words}"
            divided = ends
        return f"{out}-" if divided else out

    def _joined(self, before: str, after: str) -> str:
        head, tail = before.rsplit(" ", 1)[-1], after.split(" ", 1)[0]
        one, other = _last_word(head), _first_word(tail)
        whole, hyphened = f"{one}{other}".casefold(), f"{one}-{other}".casefold()
        self.divided.add(whole.replace("-", ""))
        if not one or not other:
            return f"{before}-{after}"
        kept = other[:1].isupper() or other[:1].isdigit() or one[-1:].isdigit()
        if not kept and not self._known[whole]:
            kept = self._known[hyphened] > 0
        return f"{before}-{after}" if kept else before + after


def _last_word(text: str) -> str:
    match = re.search(r"[^\W_]+(?:-[^\W_]+)*$", text)
    return match[0] if match else ""


def _first_word(text: str) -> str:
    match = re.match(r"[^\W_]+(?:-[^\W_]+)*", text)
    return match[0] if match else ""
