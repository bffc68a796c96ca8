"""A text in a format that does not tell everything, completed by the text that it is compared with.

A page prints some headings in capitals, a no-break space looks like a space, a
hyphen at the end of a line may be the author's; a plain text has no headings
and no superiors. Where both texts have the same words, the one takes from the
other what its own format cannot say (`engross.model.outline.Untold`). Example:
`PRÉAMBULE` on a page is `Préambule` in the act, and a heading. What a format
does say is never replaced.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from engross.model.outline import Outline, OutlineBlock, OutlineClause, OutlineLine, Reading, Untold, lines
from engross.source.same_words import same_stretches

_SUP = re.compile(r"</?sup>")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
_BLANKS = re.compile(r"([ \t\n\u00a0\u2007\u2009\u202f]+)")
_CELL = "|"
_SIGNATURES = "signatures"
"""The id of the signature block in acts of ours."""
_PARTNER = 0.5
"""The part of its words that a line must share with another to be that line, changed."""
_Heard = tuple[str, str]
"""A word as the other text spells it, and the blank after it; empty where that is not known."""


def completed(reading: Reading, other: Reading) -> Reading:
    """`reading` with what its format does not tell taken from `other`; unchanged if its format tells everything."""
    if reading.untold is None:
        return reading
    mine, theirs = _Side(reading), _Side(other)
    mine.drop(other.mentions)
    known = reading.untold
    if not known.paragraphs:
        return replace(reading, outline=_with_their_paragraphs(mine, theirs, known))
    texts, partners = _with_own_paragraphs(mine, theirs, known)
    if known.roles:
        return replace(reading, outline=_with_texts(mine, texts))
    return replace(reading, outline=_with_their_roles(mine, theirs, texts, partners))


class _Side:
    """One of the texts: its clauses and its lines, and which of these are names that a page ends with a comma."""

    def __init__(self, reading: Reading) -> None:
        self.clauses = reading.outline.clauses
        self.lang = reading.outline.lang
        self.lines = list(lines(reading.outline))
        self.signed = [self.clauses[line.clause].id == _SIGNATURES for line in self.lines]

    def drop(self, mentions: Sequence[str]) -> None:
        """Takes out a first line that only says what pages print besides their text, the draft mark."""
        words = {mention.casefold() for mention in mentions}
        if self.lines and self.lines[0].text.casefold() in words:
            first = self.lines.pop(0)
            self.signed.pop(0)
            clause = self.clauses[first.clause]
            rest = replace(clause, heading="") if first.role == "heading" else replace(clause, blocks=clause.blocks[1:])
            self.clauses = (*self.clauses[: first.clause], rest, *self.clauses[first.clause + 1 :])

    def take_commas(self, other: _Side) -> None:
        """Takes the comma from names that the other has in its signature block without one: our pages print it."""
        names = {_folded(line.text) for line, signed in zip(other.lines, other.signed, strict=True) if signed}
        for index, line in enumerate(self.lines):
            if line.text.endswith(",") and _folded(line.text[:-1]) in names:
                self.lines[index] = line._replace(text=line.text[:-1])


def _folded(text: str) -> str:
    return " ".join(_split(text)[::2]).replace("\u2011", "-").casefold()


def _key(word: str, known: Untold) -> str:
    """What of a word its format tells."""
    key = _INVISIBLE.sub("", _SUP.sub("", word))
    if not known.spelling:
        key = key.replace("\u2011", "-").casefold()
    whole = key.replace("-", "")
    return whole if known.divided and re.sub(r"[^\w]+", "", whole) in known.divided else key


def _split(text: str) -> list[str]:
    """The words of a line, with the blanks between them at the odd places."""
    return _BLANKS.split(text)


def _line_key(text: str, known: Untold) -> str:
    pieces = _split(text)
    if known.spelling:
        return "".join(_key(piece, known) if index % 2 == 0 else piece for index, piece in enumerate(pieces))
    return " ".join(_key(word, known) for word in pieces[::2])


# with the paragraphs that the text has


def _with_own_paragraphs(mine: _Side, theirs: _Side, known: Untold) -> tuple[list[str], list[int | None]]:
    """The text of each line as the other spells it, and which line of the other it is."""
    mine.take_commas(theirs)
    texts = [line.text for line in mine.lines]
    partners: list[int | None] = [None] * len(texts)
    keys = [_line_key(text, known) for text in texts]
    other_keys = [_line_key(line.text, known) for line in theirs.lines]
    places: dict[str, list[int]] = {}
    for index, key in enumerate(other_keys):
        places.setdefault(key, []).append(index)
    gaps: list[tuple[list[int], range]] = []
    used: set[int] = set()
    for tag, start, end, other_start, other_end in SequenceMatcher(None, keys, other_keys, False).get_opcodes():
        if tag == "equal":
            for index in range(start, end):
                partners[index] = other_start + index - start
                used.add(other_start + index - start)
        else:
            gaps.append((list(range(start, end)), range(other_start, other_end)))
    for left, _ in gaps:  # what moved: the same line at another place
        for index in left:
            free = [place for place in places.get(keys[index], ()) if place not in used]
            if free:
                partners[index] = free[0]
                used.add(free[0])
    for index, partner in enumerate(partners):
        if partner is not None:
            texts[index] = theirs.lines[partner].text
    for left, others in gaps:
        rest = [index for index in left if partners[index] is None]
        free = [place for place in others if place not in used]
        for index, text, partner in _changed_lines(rest, mine, free, theirs, known):
            texts[index], partners[index] = text, partner
    return texts, partners


def _changed_lines(
    left: Sequence[int], mine: _Side, others: Sequence[int], theirs: _Side, known: Untold
) -> Iterator[tuple[int, str, int | None]]:
    """The lines at the places `left` with the words that the other has in the same gap as it spells them.

    With each goes the line of the other that it mostly is, if there is one.
    """
    pieces = [_split(mine.lines[index].text) for index in left]
    words = [(rank, word) for rank, piece in enumerate(pieces) for word in piece[::2]]
    flat: list[tuple[int, str, str]] = []
    for place in others:
        piece = _split(theirs.lines[place].text)
        flat += ((place, word, blank) for word, blank in zip(piece[::2], [*piece[1::2], ""], strict=True))
    heard: dict[int, _Heard] = {}
    shared: Counter[tuple[int, int]] = Counter()
    own, their = [_key(word, known) for _, word in words], [_key(word, known) for _, word, _ in flat]
    for start, end, other_start, _, same in same_stretches(own, their):
        for index in range(start, end) if same else ():
            place, word, blank = flat[other_start + index - start]
            # A blank counts where the words on both its sides are the same.
            heard[index] = word, blank if index + 1 < end else ""
            shared[words[index][0], place] += 1
    sizes = Counter(place for place, _, _ in flat)
    at = 0
    for rank, (index, piece) in enumerate(zip(left, pieces, strict=True)):
        out = []
        for step, word in enumerate(piece[::2]):
            spelled, blank = heard.get(at, (word, ""))
            between = piece[2 * step + 1] if 2 * step + 1 < len(piece) else ""
            out.append(spelled + ((blank or between) if between and not known.spelling else between))
            at += 1
        best = max(((shared[rank, place], -place) for place in others if shared[rank, place]), default=(0, 0))
        size = min(len(piece[::2]), sizes[-best[1]]) if best[0] else 1
        yield index, "".join(out), -best[1] if best[0] >= _PARTNER * size and best[0] else None


def _with_texts(side: _Side, texts: Sequence[str]) -> Outline:
    """The outline of a side, its lines with other texts."""
    rest = iter(texts)
    clauses = []
    for clause in side.clauses:
        heading = next(rest) if clause.heading else ""
        blocks = tuple(replace(block, text=next(rest)) for block in clause.blocks)
        clauses.append(replace(clause, heading=heading, blocks=blocks))
    return Outline(side.lang, tuple(clauses))


def _with_their_roles(mine: _Side, theirs: _Side, texts: Sequence[str], partners: Sequence[int | None]) -> Outline:
    """The outline that the lines make when each is what it is in the other text."""
    builder = _ReadingBuilder()
    for line, text, partner in zip(mine.lines, texts, partners, strict=True):
        if partner is None:
            builder.add(line, text, mine.clauses[line.clause], theirs=False)
        else:
            other = theirs.lines[partner]
            builder.add(other, text, theirs.clauses[other.clause], theirs=True)
    return Outline(mine.lang, builder.clauses())


class _ReadingBuilder:
    """Makes clauses of lines. A line of the other text opens the clause in which it stands there."""

    def __init__(self) -> None:
        self._done: list[OutlineClause] = []
        self._now = OutlineClause(1, "")
        self._blocks: list[OutlineBlock] = []
        self._theirs: OutlineClause | None = None
        self._begun: set[int] = set()

    def add(self, line: OutlineLine, text: str, clause: OutlineClause, *, theirs: bool) -> None:
        """Adds `line`, which says `text` and stands in `clause` of its own text."""
        opens = line.role == "heading" or (
            # A clause without a heading begins with its first words; what follows a heading that is gone does not.
            theirs and clause is not self._theirs and not clause.heading and id(clause) not in self._begun
        )
        if opens:
            self._close()
            ident = clause.id if theirs and id(clause) not in self._begun else ""
            self._now = OutlineClause(clause.level, text if line.role == "heading" else "", (), ident)
        if theirs and (opens or self._theirs is None):
            self._theirs = clause
            self._begun.add(id(clause))
        if line.role != "heading":
            self._blocks.append(OutlineBlock(line.role, text, (), (), line.depth, line.marker))

    def clauses(self) -> tuple[OutlineClause, ...]:
        """The clauses made."""
        self._close()
        return tuple(self._done)

    def _close(self) -> None:
        if self._now.heading or self._blocks:
            self._done.append(replace(self._now, blocks=tuple(self._blocks)))
        self._blocks = []


# with the paragraphs of the other text


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, the blank after it, and the line in which it stands; `theirs` says of which text."""

    text: str
    blank: str
    line: int
    theirs: bool


def _with_their_paragraphs(mine: _Side, theirs: _Side, known: Untold) -> Outline:
    mine.take_commas(theirs)
    builder = _ReadingBuilder()
    words = _merged(list(_words(mine, theirs=False)), list(_words(theirs, theirs=True)), known)
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and (words[end].theirs, words[end].line) == (words[start].theirs, words[start].line):
            continue
        held, side = words[start:end], theirs if words[start].theirs else mine
        text = "".join(word.text + (word.blank or " ") for word in held[:-1]) + held[-1].text
        line = side.lines[words[start].line]
        builder.add(line, text, side.clauses[line.clause], theirs=words[start].theirs)
        start = end
    return Outline(mine.lang, builder.clauses())


def _words(side: _Side, *, theirs: bool) -> Iterator[_Word]:
    """The words of a side. What parts the cells of a row is a blank here: a page does not show it."""
    for index, line in enumerate(side.lines):
        pieces = _split(line.text)
        held: list[tuple[str, str]] = []
        for word, blank in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            if word != _CELL:
                held.append((word, blank))
            elif theirs and held:
                held[-1] = held[-1][0], f"{held[-1][1]}{word}{blank}"
        yield from (_Word(word, blank, index, theirs) for word, blank in held)


def _merged(mine: Sequence[_Word], theirs: Sequence[_Word], known: Untold) -> list[_Word]:
    """The words of the one in their order; those that both have as the other has them."""
    out: list[_Word] = []
    keys, other_keys = [_key(word.text, known) for word in mine], [_key(word.text, known) for word in theirs]
    for start, end, other_start, other_end, same in same_stretches(keys, other_keys):
        for index in range(start, end):
            if same:
                out.append(theirs[other_start + index - start])
                continue
            # A word of its own stands in the line of the words around it, if they stand in one line of the page.
            word = mine[index]
            holder = out[-1] if out and index and mine[index - 1].line == word.line else None
            if holder is None and end < len(mine) and mine[end].line == word.line and other_end < len(theirs):
                holder = theirs[other_end]
            out.append(word if holder is None else _Word(word.text, word.blank or " ", holder.line, holder.theirs))
    return out
