"""The paragraphs of two outlines as the comparer sees them: what identifies each, and its number apart."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from engross.compare.tokens import Alphabet, Blanks, TokenizedPassage
from engross.model.numerals import ROMAN
from engross.model.outline import TODO, Outline, OutlineLine, Role, lines
from engross.model.tag import primary

_NUMBER = rf"(?:\d+(?:\.\d+)*|{ROMAN}|[A-Z])(?:<sup>[^<]*</sup>|er|ère|bis|ter|quater|°|º)?"
_GAP = "[ \u00a0\u202f]"
_HEADING = re.compile(rf"(?P<label>[^\W\d_]+{_GAP})?(?P<number>{_NUMBER})(?![^\W_])(?P<rest>{_GAP}*[.):–—-]*{_GAP}*)")
_ITEM = re.compile(r"(?P<number>\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxl]+)(?:[.)]|°\)?|[ \u00a0]?[–—]))[ \u00a0\u202f]+")
_ITEM_ENDS = " ;,.\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Label:
    """The number that a paragraph begins with: its characters, half-open, and the word before it, in small letters."""

    start: int
    stop: int
    number: str
    word: str = ""


@dataclass(slots=True, eq=False)
class ComparedParagraph:
    """One paragraph of a side.

    `index` counts the paragraphs of its side from 0, `clause` its provisions. `key` is its text without its number,
    which is no part of its identity. `id` is the permanent id of its provision, for a heading only.
    """

    index: int
    role: Role
    clause: int
    level: int
    id: str
    text: str
    key: str
    label: Label | None
    alphabet: Alphabet
    blanks: Blanks = ()
    _passage: TokenizedPassage | None = None
    _words: str | None = None
    _rough_size: int = -1

    @property
    def passage(self) -> TokenizedPassage:
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
    def unnumbered_words(self) -> str:
        """The words that tell it from others: not the number that it begins with, nor the word before that."""
        if self.label is None:
            return self.words
        skip = 1 + bool(self.label.word) if self.role == "heading" else 1
        return self.words[skip:] or self.words

    @property
    def rough_size(self) -> int:
        """About how many words it has, without reading it."""
        if self._rough_size < 0:
            self._rough_size = self.text.count(" ") + self.text.count("\u00a0") + 1
        return self._rough_size


def paragraphs(outline: Outline, ids: Sequence[str], alphabet: Alphabet) -> list[ComparedParagraph]:
    """The paragraphs of `outline`, whose provisions have the permanent `ids`, in reading order."""
    out = []
    for index, line in enumerate(lines(outline)):
        clause = outline.clauses[line.clause]
        label, key = _label_and_key(line)
        name = ids[line.clause] if line.role == "heading" else ""
        blanks = tuple((value.start, value.end) for value in line.values if value.path.startswith(TODO))
        out.append(
            ComparedParagraph(
                index, line.role, line.clause, clause.level, name, line.text, key, label, alphabet, blanks
            )
        )
    return out


def _label_and_key(line: OutlineLine) -> tuple[Label | None, str]:
    text = line.text
    if line.role == "heading":
        match = _HEADING.match(text)
        if match is None or not (match["label"] or match["rest"].strip() or match.end() == len(text)):
            return None, text
        word = (match["label"] or "").strip().casefold()
        if not match["label"] and not text[:1].isdigit() and not match["rest"].strip(" \u00a0\u202f"):
            return None, text
        return Label(match.start("number"), match.end("number"), match["number"], word), text[match.end() :]
    # Few paragraphs begin with a number: the pattern is tried only where the first letters allow for one.
    if not text[:1].isdigit() and text[1:2] not in tuple(").") and text[:1] != "(":
        roman = text[:6].partition(")")[0].partition(".")[0]
        if not roman or roman.strip("ivxl"):
            return None, _without_end(line)
    match = _ITEM.match(text)
    if match is None:
        return None, _without_end(line)
    return Label(match.start("number"), match.end("number"), match["number"]), _without_end(line)[match.end() :]


def _without_end(line: OutlineLine) -> str:
    """The text, for an item without the sign that only says whether it is the last."""
    return line.text.rstrip(_ITEM_ENDS) if line.role == "li" else line.text


def permanent_ids(old: Outline, new: Outline) -> tuple[list[str], list[str]]:
    """The id of each provision of either side, "" for none: the same on both sides for what is the same provision.

    In a document of several languages an id has its language after it, `objet@en`, in all but the first. Where the
    first languages differ, each id is given with its language if the other side has it in that language too. One
    that has not stays as it is: of two texts in one language each, the second may be a translation of the first.
    """
    sides = (old, new)
    if primary(old.lang) == primary(new.lang):
        return [clause.id for clause in old.clauses], [clause.id for clause in new.clauses]
    full = [[_with_language(clause.id, side.lang) for clause in side.clauses] for side in sides]
    return _shared_in_full(old, full[0], set(full[1])), _shared_in_full(new, full[1], set(full[0]))


def _shared_in_full(side: Outline, full: list[str], others: Container[str]) -> list[str]:
    return [name if name in others else clause.id for clause, name in zip(side.clauses, full, strict=True)]


def _with_language(name: str, lang: str) -> str:
    """An id with its language, without the region: the French of Québec is that of Namur."""
    bare, _, tag = name.partition("@")
    return f"{bare}@{primary(tag or lang)}" if bare else ""
