"""Words: the tokens of a text, and texts rewritten in an alphabet whose letters are words.

A word stops at an apostrophe; a superior, a no-break space and every
punctuation mark are tokens of their own; a combining mark stays with its
letter. Rewritten with one character a token, a text is compared by the same
quick code that compares strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from engross.compare.typography import fold

# Combining marks that Python does not count as part of a word: Latin, Cyrillic, Hebrew, Arabic, Indic, Thai.
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0900-\u0903\u093a-\u093c\u093e-\u094f"
    "\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
_LETTERS = rf"[^\W_]+(?:[{_COMBINING}]+[^\W_]*)*|(?:[{_COMBINING}]+[^\W_]*)+"
_CORE = rf"<sup>[^<]*</sup>|\d+(?:[.,]\d+)+|{_LETTERS}|[^ \t]"
_PIECE = re.compile(rf"[ \t]*(?:{_CORE})|[ \t]+")
_SENTENCE = re.compile(r"[ \t]*[^ \t](?:[^.!?…]|[.!?…](?![ \t])){0,400}[.!?…]*|[ \t]+")
HUGE = 500_000
"""Characters beyond which the tokens of a paragraph are its sentences, not its words: some two hundred pages."""

PILCROW = "\x03"
_FIRST_SIGN, _FIRST_WORD, _LAST = 0x100, 0x1000, 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_NOT_WORDS = re.compile(f"[\x00-{chr(_FIRST_WORD - 1)}]+")


Blanks = tuple[tuple[int, int], ...]
"""Where blanks stand in a text that a person has to fill."""


class Alphabet(dict[str, str]):
    """One letter for each distinct token, signs before words, so that a letter tells which it stands for.

    Tokens that differ by typography only share a letter. Where a text has
    more distinct tokens than Unicode has characters, those that come last
    share one too.
    """

    def __init__(self) -> None:
        super().__init__({"": PILCROW})
        self._sign, self._word = _FIRST_SIGN, _FIRST_WORD
        self._passages: dict[tuple[str, Blanks], Passage] = {}

    def passage(self, text: str, blanks: Blanks) -> Passage:
        """One paragraph as a passage; paragraphs that say the same are the same passage."""
        found = self._passages.get((text, blanks))
        if found is None:
            found = self._passages[text, blanks] = Passage([(text, blanks)], self)
        return found

    def __missing__(self, token: str) -> str:
        alike = fold(token)
        if alike != token:
            letter = self[token] = self[alike]
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
    """Whether `letter` stands for a word, a number or a superior, not for a sign."""
    return ord(letter) >= _FIRST_WORD


class Passage:
    """One or more paragraphs as one text.

    `pieces` are its tokens, each with the blanks before it; `cores` the
    tokens alone, "" for the paragraph mark that closes each paragraph;
    `code` has one letter for each core, `words` one for each word. A blank
    that a person has to fill is one token: it is kept whole or not at all.
    """

    __slots__ = ("code", "cores", "pieces", "spans", "words")

    def __init__(self, texts: Iterable[tuple[str, Blanks]], alphabet: Alphabet) -> None:
        self.spans: tuple[tuple[int, int], ...] | None = None
        """Its sentences, once `engross.compare.sentences` has found them."""
        self.pieces: list[str] = []
        for text, blanks in texts:
            found = _pieces(text, blanks)
            if not found or found[-1].strip(" \t"):
                found.append("")
            self.pieces += found
        self.cores = [piece.lstrip(" \t") for piece in self.pieces]
        self.code = "".join(map(alphabet.__getitem__, self.cores))
        self.words = _NOT_WORDS.sub("", self.code)

    def blank(self, at: int) -> str:
        """The blanks before the token at `at`."""
        piece = self.pieces[at]
        return piece[: len(piece) - len(self.cores[at])]

    def text(self, span: tuple[int, int]) -> str:
        """What stands from token to token, without the blanks around it."""
        return "".join(self.pieces[span[0] : span[1]]).strip(" \t")

    def words_in(self, span: tuple[int, int]) -> str:
        """The words from token to token, one letter each."""
        return words_of(self.code[span[0] : span[1]])


def _pieces(text: str, blanks: Blanks) -> list[str]:
    pattern = _PIECE if len(text) <= HUGE else _SENTENCE
    found: list[str] = []
    at = 0
    for start, stop in blanks:
        found += pattern.findall(text[at:start])
        lead = found.pop() if found and not found[-1].strip(" \t") else ""
        found.append(lead + text[start:stop])
        at = stop
    return found + pattern.findall(text[at:])


def words_of(code: str) -> str:
    """`code` without its signs."""
    return _NOT_WORDS.sub("", code)
