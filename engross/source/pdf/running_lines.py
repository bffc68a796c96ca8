"""What stands at the head and foot of printed pages and is no part of the text: running heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from engross.source.pdf.printed_lines import PageLine, PrintedPage

_EDGE = 0.13
"""The part of the height of a page, at its head and at its foot, where running lines stand."""
_MOST_LINES = 6
"""Lines at the head, and at the foot, that are looked at."""
_LEAST_PART = 0.45
_WIDE = 1.9
"""Sizes of a letter: lines farther apart are no lines of one text."""
_SMALLER = 0.93
"""Letters smaller than those of the text by this factor stand apart from it."""
_SAME_PLACE = 6.0
"""Points by which the place of a running line may differ from page to page."""
_FIGURES = re.compile(r"\d{1,6}")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|blz\.?|seite|página|pagina)\s*)?\d{1,4}(?:\s*(?:de|sur|of|von|van|/|\|)\s*\d{1,4})?[-–—\s]*",
    re.IGNORECASE,
)


def without_running_lines(pages: Sequence[PrintedPage]) -> tuple[list[PrintedPage], tuple[str, ...]]:
    """The pages without running lines, and the words of these, each once.

    A line runs if it stands apart from the text, at the edge of its page, and
    either says only a page number, or stands at the same place with the same
    words, the number of the page apart, on nearly half of all pages: left and
    right pages may differ.
    """
    counted: Counter[tuple[str, int]] = Counter()
    for number, page in enumerate(pages, 1):
        counted.update({key for line in _at_edges(page) for key in _keys(page, line, number)})
    least = max(2, int(len(pages) * _LEAST_PART))
    taken: dict[str, None] = {}
    out = []
    for number, page in enumerate(pages, 1):
        gone = {
            id(line)
            for line in _at_edges(page)
            if _PAGE_NUMBER.fullmatch(line.text) or any(counted[key] >= least for key in _keys(page, line, number))
        }
        taken.update(dict.fromkeys(line.text for line in page.lines if id(line) in gone))
        kept = [line for line in page.lines if id(line) not in gone]
        out.append(PrintedPage(page.width, page.height, kept, page.pictures))
    return out, tuple(taken)


def _at_edges(page: PrintedPage) -> list[PageLine]:
    """The lines at the head and at the foot of a page that stand apart from its text."""
    if not page.lines:
        return []
    usual = median(line.size for line in page.lines)
    down = sorted(page.lines, key=lambda line: -line.base)
    high = _apart(down, usual, lambda line: line.base > page.height * (1 - _EDGE))
    low = _apart(down[::-1], usual, lambda line: line.base < page.height * _EDGE)
    return [*high, *low]


def _apart(lines: Sequence[PageLine], usual: float, is_at_edge: Callable[[PageLine], bool]) -> Sequence[PageLine]:
    """Those of the lines, counted from the edge, after which comes a wide gap, or text of another size."""
    last = 0
    for rank, line in enumerate(lines[:_MOST_LINES], 1):
        if not is_at_edge(line):
            break
        following = lines[rank] if rank < len(lines) else None
        gap = abs(following.base - line.base) if following is not None else 0.0
        smaller = line.size < _SMALLER * usual
        if following is None or gap > _WIDE * max(line.size, usual) or (smaller and following.size >= _SMALLER * usual):
            last = rank
    return lines[:last]


def _keys(page: PrintedPage, line: PageLine, number: int) -> Iterator[tuple[str, int]]:
    """What a line says and where, in ways that are the same for the same running line on page `number`.

    Its words are taken as they are, and with its first or its last figure counted from the number of the page:
    `page 3 of 7` on page 3 and `page 4 of 7` on page 4 both are `page +0 of 7`. Two places are tried, so that a
    line on the border of both is found too.
    """
    from_edge = page.height - line.base if line.base > page.height / 2 else line.base
    side = 1 if line.base > page.height / 2 else -1
    places = side * int(from_edge / _SAME_PLACE + 1), side * (int(from_edge / _SAME_PLACE + 0.5) + 100_000)
    words = line.text.casefold()
    says = {words}
    figures = list(_FIGURES.finditer(words))
    for figure in figures[:1] + figures[1:][-1:]:
        says.add(f"{words[: figure.start()]}{int(figure[0]) - number:+}{words[figure.end() :]}")
    yield from ((one, place) for one in sorted(says) for place in places)
