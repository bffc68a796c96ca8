"""The paragraphs of an outline as the comparer sees them: what identifies each, and its number apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engross.compare.tokens import Alphabet, Blanks, Passage
from engross.model.numerals import ROMAN
from engross.model.outline import TODO, Outline, OutlineLine, Role, lines

_NUMBER = rf"(?:\d+(?:\.\d+)*|{ROMAN}|[A-Z])(?:<sup>[^<]*</sup>|er|ère|bis|ter|quater|°|º)?"
_GAP = "[ \u00a0\u202f]"
_HEADING = re.compile(rf"(?P<label>[^\W\d_]+{_GAP})?(?P<number>{_NUMBER})(?![^\W_])(?P<rest>{_GAP}*[.):–—-]*{_GAP}*)")
_ITEM = re.compile(r"(?P<number>\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]+)(?:[.)]|°\)?|[ \u00a0]?[–—]))[ \u00a0\u202f]+")
_LAST = " ;,.\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Label:
    """The number that a paragraph begins with: its place in the text, the word before it."""

    start: int
    stop: int
    number: str
    word: str = ""


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph: `key` is its text without its number, which is no part of its identity."""

    at: int
    role: Role
    clause: int
    level: int
    id: str
    text: str
    key: str
    label: Label | None
    alphabet: Alphabet
    blanks: Blanks = ()
    _passage: Passage | None = None
    _words: str | None = None
    _rough: int = -1

    @property
    def passage(self) -> Passage:
        """The paragraph as tokens, worked out when first asked for."""
        if self._passage is None:
            self._passage = self.alphabet.passage(self.text, self.blanks)
        return self._passage

    @property
    def words(self) -> str:
        """Its words, one letter each."""
        if self._words is None:
            self._words = self.passage.words
        return self._words

    @property
    def size(self) -> int:
        """About how many words it has, without reading it."""
        if self._rough < 0:
            self._rough = self.text.count(" ") + self.text.count("\u00a0") + 1
        return self._rough


def paragraphs(outline: Outline, names: Sequence[str], alphabet: Alphabet) -> list[Paragraph]:
    """The paragraphs of `outline`, whose provisions go by `names`, in reading order."""
    found = []
    for at, line in enumerate(lines(outline)):
        clause = outline.clauses[line.clause]
        label, key = _identity(line)
        name = names[line.clause] if line.role == "heading" else ""
        blanks = tuple((one.start, one.end) for one in line.values if one.path.startswith(TODO))
        found.append(Paragraph(at, line.role, line.clause, clause.level, name, line.text, key, label, alphabet, blanks))
    return found


def _identity(line: OutlineLine) -> tuple[Label | None, str]:
    text = line.text
    if line.role == "heading":
        match = _HEADING.match(text)
        if match is None or not (match["label"] or match["rest"].strip() or match.end() == len(text)):
            return None, text
        word = (match["label"] or "").strip().casefold()
        if not match["label"] and not text[:1].isdigit() and not match["rest"].strip(" \u00a0\u202f"):
            return None, text
        return Label(match.start("number"), match.end("number"), match["number"], word), text[match.end() :]
    if not text[:1].isdigit() and text[1:2] not in tuple(").") and text[:1] != "(":
        roman = text[:6].partition(")")[0].partition(".")[0]
        if not roman or roman.strip("ivxl"):
            return None, _bare(line)
    match = _ITEM.match(text)
    if match is None:
        return None, _bare(line)
    return Label(match.start("number"), match.end("number"), match["number"]), _bare(line)[match.end() :]


def _bare(line: OutlineLine) -> str:
    """The text, for an item without the sign that only says whether it is the last."""
    return line.text.rstrip(_LAST) if line.role == "li" else line.text
