"""What a passage alone shows, whatever the act: words, marks, figures, dates.

Each rule is a function of the text and of its language. Its findings are
cached, because the clauses of a library stand in many acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice

from engross.checks.amounts import amounts
from engross.checks.blanks import blanks
from engross.checks.leftovers import labels_and_heads, stray_marks
from engross.checks.letters import odd_letters, quotes_and_months, unclosed
from engross.checks.names import articles_kept
from engross.checks.reading import ActReading, Passage, TextFinding, TextRule
from engross.diagnostics import Diagnostic, Severity
from engross.language import grammar as grammar_of
from engross.language.dictionary import Dictionary, dictionary
from engross.language.locale_grammar import Grammar
from engross.model.noun import Gender
from engross.model.superscript import without_superscripts
from engross.model.tag import primary

_WORD = re.compile(r"[^\W\d_]+")
_TRAILING = ",.;:)»!?"
_FIGURES_DATE = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-(?:19|20)\d\d"
    r"|(?:19|20)\d\d-\d\d-\d\d)(?![\w/-])"
)
_SPACING = re.compile(r" ,|,,|;;|(?<=[^\W\d_]{2}),(?=[^\W\d_]{2})|(?<=[a-zà-ÿ]{2})\.(?=[A-ZÀ-Þ][a-zà-ÿ])")


def wording(reading: ActReading) -> Iterator[Diagnostic]:
    """Everything that the passages show by themselves."""
    with_article = articles_kept(reading)
    folders = reading.materials.dictionaries
    for version in reading.versions:
        for passage in version.passages:
            for finding in findings(passage.text, version.tag, folders):
                if finding.code == "wrong-contraction" and any(
                    name.startswith(finding.facts["name"]) for name in with_article
                ):
                    continue
                if finding.code == "leftover-mark" and (passage.part == "cell" or reading.failed_at(passage.origin)):
                    continue
                yield _diagnostic(reading, passage, finding)
    for _, passage in reading.signatures:
        for finding in findings(passage.text, reading.document.lang, folders):
            if finding.code in _IN_SIGNATURES:
                yield _diagnostic(reading, passage, finding)


def _diagnostic(reading: ActReading, passage: Passage, finding: TextFinding) -> Diagnostic:
    """The finding at its place in the sources. A blank is an error in an act that may be signed."""
    severity = Severity.ERROR if finding.blank and reading.strict else finding.severity
    return reading.tell_words(finding.code, passage, finding.start, finding.end, severity, facts=finding.facts)


_IN_SIGNATURES = frozenset(
    ("doubled-word", "brackets-left", "blank-left", "decision-blank", "date-blank", "letter-wrong", "pair-unclosed")
)
"""What is told of the lines of signatures, which are no sentences."""


_LONGEST = 20_000
"""A paragraph of more characters (eight pages) is read in pieces: some rules take the square of the length."""
_MOST = 100
"""Findings of one rule in such a piece. A text that has more was not written by a person."""


@lru_cache(maxsize=16384)
def findings(text: str, tag: str, dictionaries: tuple[str, ...] = ()) -> tuple[TextFinding, ...]:
    """What is wrong with a text by itself, in the locale `tag`. `dictionaries` are folders (see `Materials`)."""
    if len(text) > _LONGEST:
        return tuple(
            replace(finding, start=finding.start + start, end=finding.end + start)
            for start in range(0, len(text), _LONGEST)
            for finding in findings(text[start : start + _LONGEST], tag, dictionaries)
        )
    grammar = grammar_of(tag)
    folded = text.lower()
    faults = _grammar_faults(text, grammar, dictionary(primary(tag), dictionaries))
    rules = [*(rule(text, folded, grammar) for rule in RULES), faults]
    every = [finding for found in rules for finding in islice(found, _MOST)]
    blanks_found = [finding for finding in every if finding.blank]
    # The marks around a blank are part of what is missing.
    return tuple(
        finding
        for finding in every
        if finding.code not in ("leftover-mark", "spacing-wrong")
        or not any(finding.start < blank.end + 2 and blank.start < finding.end for blank in blanks_found)
    )


def doubled(_: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """The same word twice, or an article before an article: « la la », « of the The »."""
    lexicon = grammar.lexicon
    position, before = 0, ""
    for word in folded.split(" "):
        bare = word.rstrip(_TRAILING).lstrip("«(\"'")
        again = (
            bare == before
            and (len(bare) > 1 or bare in lexicon.articles)
            and bare.isalpha()
            and bare not in lexicon.may_double
        )
        if again or (before in lexicon.articles and bare in lexicon.definite):
            start = position - len(before) - 1
            yield TextFinding("doubled-word", start, position + word.index(bare) + len(bare))
        before = word.lstrip('«("')
        position += len(word) + 1


def unaccented(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """An accent lost, as capitals lose them: Etat, Ecole, COOPERATION."""
    lexicon = grammar.lexicon
    if not lexicon.unaccented:
        return
    for word in lexicon.unaccented.keys() & set(_WORD.findall(folded)):
        for match in re.finditer(rf"(?<![\w-]){word}(?![\w-])", folded):
            typed = text[match.start() : match.end()]
            right = lexicon.unaccented[word].lower()
            right = right.upper() if typed.isupper() else right.capitalize() if typed[0].isupper() else right
            yield TextFinding("accent-lost", match.start(), match.end(), {"right": right})
    if lexicon.unaccented_opening and "A " in text:
        for match in lexicon.unaccented_opening.finditer(text):
            yield TextFinding("accent-lost", match.start("word"), match.end("word"), {"right": lexicon.opening_right})


def ordinals(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """2ème, 20th spelled 20st."""
    if watch := grammar.lexicon.bad_ordinals:
        for match in watch.finditer(text, folded):
            digits = re.match(r"\d+", match[0])
            right = without_superscripts(grammar.ordinal(int(digits[0]))) if digits and int(digits[0]) else ""
            if digits and match.groupdict().get("feminine"):
                right = without_superscripts(grammar.ordinal(int(digits[0]), Gender.FEMININE))
            yield TextFinding("ordinal-form", match.start(), match.end(), {"right": right})


def contractions(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """« de Le Havre », « de Ottawa »."""
    lexicon = grammar.lexicon
    if lexicon.contraction:
        for match in lexicon.contraction.finditer(text, folded):
            yield TextFinding("wrong-contraction", match.start(), match.end(), {"name": match["name"]})
    if lexicon.elision:
        for match in lexicon.elision.finditer(text):
            yield TextFinding("elision-missing", match.start(), match.end())


def spacing(text: str, folded: str, _: Grammar) -> Iterator[TextFinding]:
    """A space before a comma, or none after it."""
    for match in _SPACING.finditer(text):
        if "www." not in folded and "@" not in folded:
            yield TextFinding("spacing-wrong", max(match.start() - 6, 0), min(match.end() + 6, len(text)))


def prepositions(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """A preposition that is left out before a year."""
    lexicon = grammar.lexicon
    if lexicon.bare_year:
        for match in lexicon.bare_year.finditer(text, folded):
            yield TextFinding("preposition-missing", match.start("noun"), match.end("year"))


def dates(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """Dates in figures only, days that do not exist, weekdays that are not those of the day."""
    for match in _FIGURES_DATE.finditer(text):
        yield TextFinding("figures-only-date", match.start(), match.end())
    lexicon = grammar.lexicon
    if lexicon.date is None or not any(month in folded for month in lexicon.months):
        return
    for match in lexicon.date.finditer(text):
        day = day_of(match, lexicon.months)
        if day is None:
            yield TextFinding("impossible-date", match.start(), match.end(), severity=Severity.ERROR)
        elif match["weekday"] and lexicon.weekdays[match["weekday"].lower()] != day.weekday():
            right = next(name for name, number in lexicon.weekdays.items() if number == day.weekday())
            yield TextFinding("weekday-wrong", match.start(), match.end(), {"right": right}, Severity.ERROR)


def day_of(match: re.Match[str], months: Mapping[str, int]) -> date | None:
    """The day that a match of `Lexicon.date` says; None if there is none such."""
    groups = match.groupdict()
    number = groups.get("day") or groups.get("day2") or ""
    month = groups.get("month") or groups.get("month2") or ""
    try:
        return date(int(groups["year"] or 0), months[month.lower()], int(number))
    except ValueError:
        return None


def _grammar_faults(text: str, grammar: Grammar, words: Dictionary | None) -> Iterator[TextFinding]:
    """Faults of grammar that the rules of the language decide, some of them with its dictionary."""
    for fault in grammar.lexicon.proofreading.faults(text, words):
        yield TextFinding(fault.code, fault.start, fault.end, {"right": fault.right})


def copies(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """« en double exemplaire » is singular, « en deux exemplaires » plural; a comma after the place."""
    lexicon = grammar.lexicon
    if lexicon.copies and lexicon.copy_plural:
        for match in lexicon.copies.finditer(text, folded):
            noun = match["noun"].lower()
            count = (match["count"] or "").lower()
            plural = not match["multiple"] and count != "1" and lexicon.counts.get(count) != 1
            known = (lexicon.copy_singular, lexicon.copy_plural)
            if noun in known and (noun == lexicon.copy_plural) is not plural:
                yield TextFinding("copies-form", match.start(), match.end())
    if lexicon.done_without_comma:
        for match in lexicon.done_without_comma.finditer(text, folded):
            yield TextFinding("comma-after-place", match.start(), match.end())


RULES: tuple[TextRule, ...] = (
    doubled,
    unaccented,
    ordinals,
    contractions,
    spacing,
    prepositions,
    dates,
    blanks,
    amounts,
    copies,
    stray_marks,
    labels_and_heads,
    odd_letters,
    unclosed,
    quotes_and_months,
)
