"""Numbers said twice: an amount in words with its figures in brackets, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from engross.checks.reading import TextFinding
from engross.language import grammar as grammar_of
from engross.language.lexicon import Lexicon
from engross.language.locale_grammar import Grammar
from engross.model.noun import Gender

_WORD = re.compile(r"[^\W\d_]+")
_WORD_OR_ELISION = re.compile(r"[^\W\d_]+'?")
_FIGURES_THEN_WORDS = re.compile(
    r"(?P<figures>\d[\d .,]*\d|\d) ?(?:(?:[$€£%]|[^\W\d_]{2,20}) ?)?\((?P<words>[^()\d]{3,160})\)"
)
_LONGEST_NUMBER = 160
"""Characters before a bracket in which a number in words is looked for."""
_MOST_DIGITS = 15
"""Numbers of more digits are identifiers."""


def amounts(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """An amount in words that differs from its figures: dix mille (1 000)."""
    if "(" not in text:
        return
    lexicon = grammar.lexicon
    if lexicon.amounts:
        for match in lexicon.amounts.finditer(text, folded):
            words = _number_at_end(folded[max(0, match.start() - _LONGEST_NUMBER) : match.start()], lexicon)
            number = _whole(match["figures"], lexicon.decimal)
            if words and number is not None and not _says(words, number, grammar):
                start = max(folded.rfind(words[0], 0, match.start()), 0)
                yield TextFinding("amount-mismatch", start, match.end(), {"figures": match["figures"].strip()})
    for match in _FIGURES_THEN_WORDS.finditer(text):
        words_inside = [word for word in _WORD.findall(match["words"].lower()) if word not in lexicon.number_joining]
        words = _leading_number(words_inside, lexicon)
        number = _whole(match["figures"], lexicon.decimal)
        if words and number is not None and not _says(words, number, grammar):
            yield TextFinding("amount-mismatch", match.start(), match.end(), {"figures": match["figures"].strip()})


def _leading_number(words: list[str], lexicon: Lexicon) -> list[str]:
    """The words, from the first one on, that are parts of a number."""
    out = []
    for word in words:
        if word not in lexicon.number_words:
            break
        out.append(word)
    return out


def _number_at_end(text: str, lexicon: Lexicon) -> list[str]:
    """The words of the number that ends `text`; units after it are left out: trente de « pour trente euros »."""
    text = text.rstrip()
    for phrase in lexicon.unit_phrases:
        text = text.removesuffix(phrase).rstrip()
    words = _WORD_OR_ELISION.findall(text)
    if not words or not text.endswith(words[-1]):
        return []
    words.reverse()
    while words and words[0] in lexicon.units:
        words.pop(0)
    number = _leading_number(words, lexicon)
    while number and number[-1] in lexicon.number_joining:
        number.pop()
    return number[::-1]


def _whole(figures: str, decimal: str) -> int | None:
    """The whole number that figures say; None for a decimal one."""
    digits = figures.strip(" .,").replace(" ", "")
    digits = digits.replace("." if decimal == "," else ",", "")
    return int(digits) if digits.isdigit() and len(digits) <= _MOST_DIGITS else None


def _says(words: list[str], number: int, grammar: Grammar) -> bool:
    """Whether the words are that number in any locale of the language."""
    return _normalized(" ".join(words), grammar.lexicon) in _in_words(number, grammar.code)


@lru_cache(maxsize=4096)
def _in_words(number: int, code: str) -> frozenset[str]:
    """Every way to write a number in words in a language, normalized: septante, soixante-dix, fifteen hundred."""
    grammars = [grammar_of(tag) for tag in type(grammar_of(code)).locales]
    lexicon = grammars[0].lexicon
    wordings = {grammar.words(number, gender) for grammar in grammars for gender in (Gender.MASCULINE, Gender.FEMININE)}
    wordings.update(lexicon.other_number_words.get(number, ()))
    hundreds, rest = divmod(number, 100)
    if lexicon.hundreds and not rest and 10 < hundreds < 100 and hundreds % 10:
        wordings.update(f"{grammar.words(hundreds)} {lexicon.hundreds}" for grammar in grammars)
    return frozenset(_normalized(words, lexicon) for words in wordings)


def _normalized(words: str, lexicon: Lexicon) -> str:
    """Number words in one form: no hyphens, no « et », no plural; a hundred is one hundred."""
    parts = [word for word in re.split(r"[ ,-]+", words.lower()) if word and word not in lexicon.number_joining]
    return " ".join(lexicon.number_plurals.get(word, word) for word in parts)
