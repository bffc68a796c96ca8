"""Words: the tokens and the sentences of a text, and texts rewritten in an alphabet whose letters are words.

A word ends at an apostrophe. A superscript, a no-break space and every punctuation mark are tokens of their own. A
combining mark stays with its letter. A text is rewritten with one character for each token, so that quick code for
strings can compare it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from engross.compare.thresholds import BOUNDS

# Combining marks that Python does not count as part of a word: Latin, Cyrillic, Hebrew, Arabic, Indic, Thai.
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTERS = rf"[^\W_]+(?:[{_COMBINING}]+[^\W_]*)*|(?:[{_COMBINING}]+[^\W_]*)+"
_CORE = rf"<sup>[^<]*</sup>|\d+(?:[.,]\d+)+|{_LETTERS}|[^ \t]"
_TOKEN = re.compile(rf"[ \t]*(?:{_CORE})|[ \t]+")
# A token of a huge paragraph: a sentence, or 400 characters of one, so that the search stays linear.
_HUGE_TOKEN = re.compile(r"[ \t]*[^ \t](?:[^.!?…]|[.!?…](?![ \t])){0,400}[.!?…]*|[ \t]+")
_STOPS = frozenset(".!?…")

# What is typography only: no-break spaces, quotes, apostrophes, dashes, ligatures, invisible signs.
_PLAIN = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "\u2010": "-", "\u2011": "-", "‒": "-", "–": "-", "—": "-", "\u2212": "-",
        "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ﬁ": "fi", "ﬂ": "fl", "…": "...",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
        "\u00ad": "", "\u200b": "", "\u200e": "", "\u200f": "", "\ufeff": "",
    }
)  # fmt: skip
# Superscript figures are left alone: they are a power or a note, and 10<sup>2</sup> is not 102.
_SUPERIOR = re.compile(r"<sup>([^\W\d_]+)</sup>")
_SPACED_SIGN = re.compile(r"\s*([^\w\s])\s*")

PILCROW = "\x03"
"""The letter of a paragraph mark."""
BAR = "|"
"""What stands between the cells of a row, with a blank on either side."""
# Letters of signs come before letters of words, so that a letter tells which of the two it stands for.
_FIRST_SIGN, _FIRST_WORD, _LAST = 0x100, 0x1000, 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_NOT_WORDS = re.compile(f"[\x00-{chr(_FIRST_WORD - 1)}]+")

_BREAKS = _STOPS | {"", BAR}

Span = tuple[int, int]
"""Tokens of a passage, half-open: from the first index up to the second."""
Blanks = tuple[Span, ...]
"""Where blanks that a person has to fill stand in a text: characters, half-open."""


def fold(token: str) -> str:
    """`token` without its typography."""
    if token.isascii():
        return token
    return unicodedata.normalize("NFC", token).translate(_PLAIN) or token


def same_but_typography(text: str, other: str) -> bool:
    """Whether two texts differ in nothing but their typography."""
    bare = text.isascii() and other.isascii() and "<" not in text + other
    if bare and "".join(text.split()) != "".join(other.split()):
        return False
    return _without_typography(text) == _without_typography(other)


def _without_typography(text: str) -> str:
    """`text` without its typography, the blanks around its signs included."""
    text = _SUPERIOR.sub(r"\1", unicodedata.normalize("NFC", text)).translate(_PLAIN)
    return _SPACED_SIGN.sub(r"\1", " ".join(text.split()))


class Alphabet(dict[str, str]):
    """One letter for each distinct token of both texts.

    Tokens that differ by typography only share a letter. If a text has more distinct tokens than Unicode has
    characters, the last ones share a letter too.
    """

    def __init__(self) -> None:
        super().__init__({"": PILCROW})
        self._sign, self._word = _FIRST_SIGN, _FIRST_WORD
        self._passages: dict[tuple[str, Blanks], TokenizedPassage] = {}

    def passage(self, text: str, blanks: Blanks) -> TokenizedPassage:
        """One paragraph as a passage. Equal paragraphs are the same object."""
        passage = self._passages.get((text, blanks))
        if passage is None:
            passage = self._passages[text, blanks] = TokenizedPassage([(text, blanks)], self)
        return passage

    def __missing__(self, token: str) -> str:
        plain = fold(token)
        if plain != token:
            letter = self[token] = self[plain]
            return letter
        if token[0].isalnum() or len(token) > 1 or self._sign >= _FIRST_WORD:
            code = min(self._word, _LAST)
            self._word += 1
            if self._word == _SURROGATES.start:
                self._word = _SURROGATES.stop
        else:
            code = self._sign
            self._sign += 1
        letter = self[token] = chr(code)
        return letter


def is_word(letter: str) -> bool:
    """Whether `letter` stands for a word, a number or a superscript, not for a sign."""
    return ord(letter) >= _FIRST_WORD


def words_of(code: str) -> str:
    """`code` without its signs."""
    return _NOT_WORDS.sub("", code)


class TokenizedPassage:
    """One or more paragraphs as one text of tokens.

    `pieces` are the tokens, each with the blanks before it; `cores` the tokens alone, "" for the paragraph mark that
    closes each paragraph; `code` has one letter for each core, `words` one for each word. A blank that a person has to
    fill is one token, so that it is kept as a whole or not at all.
    """

    __slots__ = ("_sentences", "code", "cores", "pieces", "words")

    def __init__(self, texts: Iterable[tuple[str, Blanks]], alphabet: Alphabet) -> None:
        self._sentences: tuple[Span, ...] | None = None
        self.pieces: list[str] = []
        for text, blanks in texts:
            pieces = _pieces(text, blanks)
            if not pieces or pieces[-1].strip(" \t"):
                pieces.append("")
            self.pieces += pieces
        self.cores = [piece.lstrip(" \t") for piece in self.pieces]
        self.code = "".join(map(alphabet.__getitem__, self.cores))
        self.words = words_of(self.code)

    def blank(self, index: int) -> str:
        """The blanks before the token at `index`."""
        piece = self.pieces[index]
        return piece[: len(piece) - len(self.cores[index])]

    def text(self, span: Span) -> str:
        """What stands in `span`, without the blanks around it."""
        return "".join(self.pieces[span[0] : span[1]]).strip(" \t")

    def tokens_before(self, stop: int) -> int:
        """How many tokens characters [0, stop) take; a token that begins before `stop` counts."""
        length = 0
        for index, piece in enumerate(self.pieces):
            if length >= stop:
                return index
            length += len(piece)
        return len(self.pieces) - 1

    def words_in(self, span: Span) -> str:
        """The words in `span`, one letter each."""
        return words_of(self.code[span[0] : span[1]])

    def is_bar(self, index: int) -> bool:
        """Whether the token at `index` is the bar between two cells of a row."""
        return self.cores[index] == BAR and self.pieces[index] != BAR and self.pieces[index + 1][:1] in ("", " ")

    @property
    def is_row(self) -> bool:
        """Whether it is one row of a table."""
        if BAR not in self.cores or self.code.count(PILCROW) > 1:
            return False
        return any(self.is_bar(index) for index, core in enumerate(self.cores) if core == BAR)

    def sentences(self, start: int = 0) -> tuple[Span, ...]:
        """The sentences from the token `start` on; each paragraph mark but the last is a span of its own.

        In a row each cell is a sentence, and so is each bar between two cells.
        """
        if start:
            return self._split(start)
        if self._sentences is None:
            self._sentences = self._split(0)
        return self._sentences

    def _split(self, start: int) -> tuple[Span, ...]:
        code, cores = self.code, self.cores
        spans, last, row = [], len(code) - 1, self.is_row
        # Few tokens can end a sentence: only these are looked at.
        for index in [index for index, core in enumerate(cores) if core in _BREAKS]:
            if not start <= index < last:
                continue
            if code[index] == PILCROW or (cores[index] == BAR and self.is_bar(index)):
                if index > start:
                    spans.append((start, index))
                spans.append((index, index + 1))
                start = index + 1
            elif cores[index] in _STOPS and not row and self._ends_sentence(index, start):
                spans.append((start, index + 1))
                start = index + 1
        if start < last:
            spans.append((start, last))
        return tuple(spans)

    def _ends_sentence(self, index: int, start: int) -> bool:
        """Whether a stop ends a sentence: a blank and no small letter follows, no initial stands before (M. Roy).

        `engross.model.act_text.sentences` has other rules, on purpose. It counts sentences as a jurist does who amends
        « la deuxième phrase », so a closing quotation mark belongs to the sentence before it. Here a sentence is a unit
        of comparison: its borders are tokens, a paragraph mark or a bar of a table ends it too, and where they are
        decides what a redline shows.
        """
        following = self.cores[index + 1]
        if not self.pieces[index + 1][:1].isspace() or not following or following[:1].islower():
            return False
        before = self.cores[index - 1] if index > start else ""
        return not (len(before) == 1 and before.isupper())


def _pieces(text: str, blanks: Blanks) -> list[str]:
    """The tokens of `text`, each with the spaces before it.

    A blank of spaces only is no token: with its spaces cut off it would be "", which stands for a paragraph mark. Its
    spaces go with the token after it, as all spaces do.
    """
    pattern = _TOKEN if len(text) <= BOUNDS.paragraph_characters else _HUGE_TOKEN
    pieces: list[str] = []
    done = 0
    for start, stop in blanks:
        if not text[start:stop].strip(" \t"):
            continue
        pieces += pattern.findall(text[done:start])
        lead = pieces.pop() if pieces and not pieces[-1].strip(" \t") else ""
        pieces.append(lead + text[start:stop])
        done = stop
    return pieces + pattern.findall(text[done:])
