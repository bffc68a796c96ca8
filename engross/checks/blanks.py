"""Blanks that a form, a merge or a drafter has left: brackets, dots, merge fields, error words of office programs.

Each rule looks at a text alone, so it applies to typed words and to values of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.reading import UNKNOWN, TextFinding
from engross.language.lexicon import Lexicon
from engross.language.locale_grammar import Grammar

_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]?")
_ELLIPSIS_IN_BRACKETS = frozenset(("[…]", "[...]"))
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")

_FORMS = re.compile(
    r"(?:…[.…]*){2,}|…\.+|\.{4,}"  # rows of dots
    r"|(?<!\.)\.\.(?!\.)"  # two dots
    r"|_(?: ?_)+"  # underscores, apart or together
    r"|(?<![\w.])(?:x{2,}|X{3,})(?![\w.])|(?<!\w)-{4,}(?!\w)"
    r"|(?<![\w.])XX(?= ?(?:euros?|dollars?|ans|années|mois|jours|personnes|years|months|days|persons|people|[%€$]))"
    r"|\b(?:20|19)(?:XX|xx|__|\.\.|\?\?|--)(?!\w)|\b20[2-9][Xx_?](?!\w)"
    r"|(?<!\w)(?:[jJ]{1,2}|[dD]{1,2})[/.\- ](?:[mM]{1,2}|mois|month)[/.\- ](?:[aA]{2,4}|[yY]{2,4})(?!\w)"
    r"|(?<!\w)(?:AAAA|YYYY|aaaa|yyyy)(?:[/.-](?:MM|mm))?(?:[/.-](?:JJ|DD|jj|dd))?(?!\w)|(?<!\w)HH[:h]MM(?!\w)"
    r"|\b0000-00-00\b|\b00[/.]00[/.](?:00)?00\b|\b1900-01-0[01]\b|\b00 \w{3,10} 0000\b"
    r"|\?{2,}|(?<!\w)\? ?\? ?\?"
    r"|\bTB[DCA]\b|\bN\. ?N\.|(?<!\w)N/[AaDd](?!\w)|\bTODO\b|\bFIXME\b"
    r"|\$?\{\{?[^{}\n]{0,60}\}?\}|\{%[^{}\n]{0,60}%\}|<<[^<>\n]{1,40}>>|<[A-Za-zÀ-ÿ_ ]{2,40}>"
    r"|%[A-ZÀ-Ý_]{2,}%|(?<!\w)@[\w-]+@|(?<!\w)#{1,2}[A-Za-zÀ-ÿ_]{2,}#{1,2}"
    r"|(?<!\w)\$[A-Za-z_]{2,}\$?(?!\w)|\b[A-Z]{2,}_[A-Z_]{2,}\b"
    r"|#(?:REF|N/A|NAME\?|NOM\?|VALUE|VALEUR|DIV/0|NUM|NOMBRE|NULL|NUL)!?|#+REF!?"
    r"|(?i:\blorem ipsum\b)|[☐☒☑□❏◻▢]"
    r"|(?<=\S)(?: {4,}| ?\t[ \t]*)(?=\S)"
    r"|\bNaN\b|\bNULL\b|\bnull\b(?! (?:and|or) void| et non| ou non)"
)
"""What no language prints. The order counts: the first alternative that matches at a place is told."""

_PROGRAM_WORDS = frozenset("none null nan undefined n/a nil tbd ? xxx true false".split())
"""What programs put where they know nothing: told where it is all that a passage or a value says."""
_AFTER_A_GAP = re.compile(r"\b(?:None|undefined)\b(?=[ ]?(?:[,;:)]|\.(?:\s|$)|$| et\b| and\b(?! the)))")
_MERGE_FIELD = re.compile(r"«\s?(?P<name>[\w' -]{2,30}?)\s?»")


def blanks(text: str, folded: str, grammar: Grammar) -> Iterator[TextFinding]:
    """The places that a person must still fill in. Each place is told once, under the most specific code."""
    lexicon = grammar.lexicon
    told = bytearray(len(text))
    for code, start, end in _all(text, folded, lexicon):
        if start < end and not any(told[start:end]):
            told[start:end] = b"\1" * (end - start)
            yield TextFinding(code, start, end, blank=True)


def _all(text: str, folded: str, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Every blank: its code, its first character, the character after it. The most specific kinds come first."""
    words = lexicon.proofreading
    if "[" in text:
        yield from _in_brackets(text)
    if lexicon.blank_decision:
        for match in lexicon.blank_decision.finditer(text, folded):
            if UNKNOWN not in text[match.end() : match.end() + 2]:
                yield "decision-blank", *match.span()
    if lexicon.blank_date:
        for match in lexicon.blank_date.finditer(text, folded):
            yield "date-blank", *match.span()
    if words.blank_phrases:
        yield from (("blank-left", *match.span()) for match in words.blank_phrases.finditer(text))
    for match in _FORMS.finditer(text):
        beside = 0 if match[0].strip() else 8  # of empty space, the words around it are shown
        yield "blank-left", max(match.start() - beside, 0), min(match.end() + beside, len(text))
    if words.number_sign and "n" in folded:
        for match in words.number_sign.finditer(text):
            if UNKNOWN not in text[match.end() : match.end() + 2]:
                yield "blank-left", *match.span()
    if words.undecided:
        for match in words.undecided.finditer(text):
            if _stands_for_a_value(text, match.start(), match.end(), words.before_value):
                yield "blank-left", *match.span()
    for match in _MERGE_FIELD.finditer(text):
        name = match["name"].strip()
        if (name.lower() in words.field_names and not name[1:].islower()) or "_" in name:
            yield "blank-left", *match.span()
    if folded.strip(" .") in _PROGRAM_WORDS:
        yield "blank-left", 0, len(text)
    yield from (("blank-left", *match.span()) for match in _AFTER_A_GAP.finditer(text) if match.start())


def _in_brackets(text: str) -> Iterator[tuple[str, int, int]]:
    """Brackets; « […] » inside a quotation is an omission and no blank."""
    quotations = [match.span() for match in _QUOTED.finditer(text)]
    for match in _BRACKETS.finditer(text):
        omission = match[0] in _ELLIPSIS_IN_BRACKETS
        if UNKNOWN in match[0] or (omission and any(start < match.start() < end for start, end in quotations)):
            continue
        yield "brackets-left", *match.span()


_VERBS = frozenset("est sont sera is are es son será".split())


def _stands_for_a_value(text: str, start: int, end: int, before_value: frozenset[str]) -> bool:
    """Whether « à préciser » stands where a value should: at an end, and after nothing, a mark or a small word.

    « Le montant est de à préciser. » is a blank; « les modalités à préciser seront arrêtées » is a sentence.
    """
    before = text[:start].rstrip()
    last = before.split()[-1].lower() if before else ""
    if last in before_value and last not in _VERBS:  # a preposition or an article is never followed by these words
        return True
    after = text[end:].lstrip()
    if after and after[0] not in ".,;)»”":
        return False
    if not before or before[-1] in ":(–—,|=«“":
        return True
    if len(before.split()) <= 2 and after in ("", ".") and not before.endswith(("reste", "restent")):
        return True  # a cell: « Date à confirmer »
    return last in before_value
