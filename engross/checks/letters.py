"""Letters and marks: other alphabets, broken encodings, capitals inside words, pairs left open, foreign quotes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from engross.checks.reading import ActReading, TextFinding
from engross.diagnostics import Diagnostic
from engross.language.locale_grammar import Grammar

_WORD = re.compile(r"[^\W\d_]+")
_MOJIBAKE = re.compile(
    r"Ã[\u0080-\u00bf©¨ª«®¯´§ \u0152\u0153‰€™¹»¼]|Â[\u00a0-\u00bf«»°]"
    r"|â€[™œ\u009d\u0153“”˜¦\u0093\u0094]?|Å[\u0092\u0093“”]"
    r"|ï¿½|\ufffd|&(?:[a-z]{2,8}|#\d{2,5});"
)
_CASE_INSIDE = re.compile(r"\b(?:[A-ZÀ-ÖØ-Þ]{2,}[a-zà-öø-ÿ][A-ZÀ-ÖØ-Þ]{2,}|[a-zà-öø-ÿ]+[A-ZÀ-ÖØ-Þ]{2,}[a-zà-öø-ÿ]*)\b")
_FIGURE_IN_WORD = re.compile(r"\b(?:[^\W\d_]{2,}[01][^\W\d_]{1,}|[^\W\d_][01][^\W\d_]{2,})\b")
_LIKE_LATIN = {"ß": "β or ss", "þ": "p", "ð": "d", "ı": "i", "ſ": "s", "ƒ": "f", "β": "ß"}
"""Letters that a careless font or keyboard puts in place of others; no language here has them."""
_PAIRS = {"(": ")", "«": "»", "“": "”", "„": "”", "[": "]", "{": "}"}
_ALSO_CLOSES = {"„": "“"}
"""German closes „ with “, Dutch with ”."""
_NUMBERING = re.compile(r"(?:^|[\s;:,])(?:[a-z]{1,4}|\d{1,2}|[IVX]{1,5})\)")
"""The closing bracket of a typed label: a), ii), 3)."""


def odd_letters(text: str, _: str, grammar: Grammar) -> Iterator[TextFinding]:
    """Letters of another alphabet inside a word, broken encodings, a small letter among capitals."""
    for match in _MOJIBAKE.finditer(text):
        yield TextFinding("letter-wrong", *match.span())
    if not text.isascii():
        for match in _WORD.finditer(text):
            if not match[0].isascii() and _is_odd(match[0], grammar.lexicon.proofreading.alphabet):
                yield TextFinding("letter-wrong", *match.span())
    for match in (*_CASE_INSIDE.finditer(text), *_FIGURE_IN_WORD.finditer(text)):
        hyphenated = text[match.end() : match.end() + 1] == "-"
        if len(match[0]) > 3 and not hyphenated and not _is_address(text, match.start()):
            yield TextFinding("letter-wrong", *match.span())


def _is_odd(word: str, alphabet: str) -> bool:
    """Whether a word mixes Latin letters with others, or has a letter that stands for another one."""
    if not alphabet:
        return False
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word}
    others = scripts & {"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}
    if "LATIN" in scripts:
        return bool(others) or any(letter in _LIKE_LATIN for letter in word.lower())
    return len(word) == 1 and "CYRILLIC" in others


def _is_address(text: str, position: int) -> bool:
    start = text.rfind(" ", 0, position) + 1
    end = text.find(" ", position)
    word = text[start : end if end >= 0 else len(text)]
    return "@" in word or "/" in word or "www." in word or "." in word[:-1]


def unclosed(text: str, _: str, __: Grammar) -> Iterator[TextFinding]:
    """A bracket or a quotation mark that opens and never closes, or closes and never opened."""
    open_marks: list[tuple[str, int]] = []
    labels = {match.end() - 1 for match in _NUMBERING.finditer(text)}
    for position, mark in enumerate(text):
        if position in labels and text.count(")") > text.count("("):
            continue  # the label of a point, inside brackets or not
        if open_marks and _ALSO_CLOSES.get(open_marks[-1][0]) == mark:
            open_marks.pop()
        elif mark in _PAIRS:
            open_marks.append((mark, position))
        elif mark in _PAIRS.values():
            if open_marks and _PAIRS[open_marks[-1][0]] == mark:
                open_marks.pop()
            elif position not in labels and mark in ")»”":
                yield TextFinding("pair-unclosed", max(position - 12, 0), position + 1)
    for mark, position in open_marks:
        if mark in "(«“":
            yield TextFinding("pair-unclosed", position, min(position + 24, len(text)))
    if text.count('"') % 2:
        yield TextFinding("pair-unclosed", text.rindex('"'), min(text.rindex('"') + 24, len(text)))


def quotes_and_months(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """Quotation marks of another language; a month with a capital where the language writes none."""
    words = grammar.lexicon.proofreading
    if words.foreign_quotes and not text.isascii():
        outer = [match.span() for match in re.finditer(r"«[^»]*»", text)]
        for match in words.foreign_quotes.finditer(text):
            if not any(start < match.start() and match.end() < end for start, end in outer):
                yield TextFinding("quotes-foreign", *match.span())
    if words.capital_months and any(month in folded for month in grammar.lexicon.months):
        for match in words.capital_months.finditer(text):
            yield TextFinding(
                "capital-of-month", match.start("month"), match.end("month"), {"right": match["month"].lower()}
            )


def foreign_title(reading: ActReading) -> Iterator[Diagnostic]:
    """A title, a heading or a subject with words of another language."""
    for version in reading.versions:
        foreign = version.lexicon.proofreading.foreign_words
        if not foreign:
            continue
        for passage in version.passages:
            if passage.part not in ("title", "heading"):
                continue
            foreign_matches = [match for match in _WORD.finditer(passage.text) if match[0].lower() in foreign]
            typed = [match for match in foreign_matches if passage.typed(*match.span())]
            long_words = [match for match in typed if len(match[0]) > 5]
            if long_words or len(typed) > 1:
                first = (long_words or typed)[0]
                yield reading.tell_words("foreign-word", passage, first.start(), first.end())


__all__ = ["foreign_title", "odd_letters", "quotes_and_months", "unclosed"]
