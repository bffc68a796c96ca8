"""The paragraphs of two outlines as they are compared, each with its number kept apart from its text."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache

from engross.compare.tokens import Alphabet, Blanks, TokenizedPassage
from engross.language import reading_words
from engross.model.numerals import LATIN, NUMBER
from engross.model.outline import TODO, Outline, OutlineLine, Role, lines
from engross.model.tag import primary

_GAP = "[ \u00a0\u202f]"
_WORD = rf"(?P<label>[^\W\d_]+(?:\.(?={_GAP}))?{_GAP})"
_ITEM = re.compile(
    rf"(?P<number>(?:§{_GAP}?)?\(?(?:\d+(?:[.\-]\d+)*(?:er)?(?:{_GAP}(?:{'|'.join(LATIN)}))?|[a-z]|[ivxl]+|[IVX]+)"
    rf"(?:[.)](?:{_GAP}?[–—])?|°\)?|{_GAP}?[–—])){_GAP}+"
)
_ITEM_ENDS = " ;,.\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Label:
    """The number that a paragraph begins with: its characters [start, stop), and the word before it in lower case."""

    start: int
    stop: int
    number: str
    word: str = ""


@dataclass(slots=True, eq=False)
class ComparedParagraph:
    """One paragraph of a side.

    `index` counts the paragraphs of its side from 0, `clause` is the index of its provision. `key` is its text without
    its number: paragraphs with the same key are equal. `id` is the permanent id of its provision, for a heading only.
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
    _cells: tuple[str, ...] | None = None
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
        """Its words without the number that it begins with and the word before that number."""
        if self.label is None:
            return self.words
        label = self.passage.words_in((0, self.passage.tokens_before(self.label.stop)))
        return self.words[len(label) :] or self.words

    @property
    def cells(self) -> tuple[str, ...]:
        """The words of each cell of a row of a table, one letter each; () if it is no row."""
        if self._cells is None:
            passage = self.passage
            spans = passage.sentences() if passage.is_row else ()
            self._cells = tuple(passage.words_in(span) for span in spans if not passage.is_bar(span[0]))
        return self._cells

    @property
    def rough_size(self) -> int:
        """About how many words it has. It counts blanks, which is quicker than making tokens."""
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
        match = _heading_pattern().match(text)
        if match is None or not _is_number(match, text):
            match = _ITEM.match(text)
            if match is None:
                return None, text
            return Label(match.start("number"), match.end("number"), match["number"]), text[match.end() :]
        word = (match["label"] or "").strip().casefold()
        return Label(match.start("number"), match.end("number"), match["number"], word), text[match.end() :]
    match = _ITEM.match(text)
    if match is None:
        return None, _without_end(line)
    return Label(match.start("number"), match.end("number"), match["number"]), _without_end(line)[match.end() :]


def _is_number(match: re.Match[str], text: str) -> bool:
    """Whether a heading begins with a number, and not with a figure or a letter that its title begins with.

    It is a number if a word stands before it or a sign after it, if it is the whole heading, or if it has two parts:
    « 10 ans de jumelage » has no number, « 1.2 Suivi » has one.
    """
    if match["label"] or match["rest"].strip():
        return True
    number = match["number"]
    return number[:1].isdigit() and (match.end() == len(text) or not number.isalnum())


@cache
def _heading_pattern() -> re.Pattern[str]:
    """A word and a number, or a number alone, with the signs that follow: Article 3 –, CHAPITRE PREMIER, 1.2."""
    first = "|".join(word for words in reading_words() for word in words.first)
    return re.compile(
        rf"{_WORD}?(?P<number>{NUMBER}|(?<={_GAP})(?i:{first})(?![^\W_]))(?P<rest>(?:{_GAP}*[.):–—-])*{_GAP}*)"
    )


def _without_end(line: OutlineLine) -> str:
    """The text; that of an item without the sign at its end, which depends on whether the item is the last."""
    return line.text.rstrip(_ITEM_ENDS) if line.role == "li" else line.text


def permanent_ids(old: Outline, new: Outline) -> tuple[list[str], list[str]]:
    """The id of each provision of either side, "" for none. The same provision has the same id on both sides.

    In a document of several languages an id has its language after it, `objet@en`, in all but the first. Where the
    first languages differ, an id is given with its language if the other side has it in that language too. Any other
    id stays as it is: of two texts in one language each, the second may be a translation of the first.
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
