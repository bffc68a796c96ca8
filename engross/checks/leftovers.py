"""Remains of conditions, loops and drafting: marks without words, lists announced and missing, labels, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.provisions import entries
from engross.checks.reading import UNKNOWN, ActReading, TextFinding
from engross.diagnostics import Diagnostic, Origin
from engross.language.locale_grammar import Grammar
from engross.model.document import ItemList, Paragraph, Provision, Table, plain

_STRAY = re.compile(
    r"(?<=[^\W\d_]) \.(?!\.|\w)"  # agissent .
    r"|\(\s*\)|\[\s+\]|«\s*»|“\s*”|\"\s*\"(?=\W|$)"  # brackets and quotation marks around nothing
    r"|\(\s*[,;.:]|[,;:]\s*\)"  # ( , or ; )
    r"|,\s?[;:.](?!\.)|;\s?[,.](?!\w)|:\s?[,;](?!\w)|[!?]\s?,"  # two marks of which one had words before it
    r"|(?<![.…])\.\s?[,;](?!\w)(?<!etc\.,)(?<!al\.,)"
    r"|(?:^|(?<=[.;:] ))[,;](?=\s)"  # a mark that opens a sentence
)
_ABBREVIATION = re.compile(r"(?:\b\w{1,4}|\bart|\bann|\binc|\bltd|\bco|\betc)\.[,;]$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_]+'?) ?(?P<mark>[.!?)]|, ?(?=et\b|and\b))(?=\s|$|[»”])")
_ENDS = ".;:!?)»”"
_WORD = re.compile(r"[^\W\d_]+'?")
_LIST_KINDS = frozenset(("preamble", "testimonium"))
"""Kinds of provisions that may announce the next one with their last words: « Ont convenu de ce qui suit : »."""


_ANNOUNCING_ROLES = frozenset(("parties", "enacting", "lead"))


# rules of a text alone


def stray_marks(text: str, _: str, grammar: Grammar) -> Iterator[TextFinding]:
    """Marks whose words are missing, and words that cannot stand before an end mark: « Le maire et . »."""
    for match in _STRAY.finditer(text):
        if not _ABBREVIATION.search(text[max(0, match.start() - 6) : match.end()]):
            yield TextFinding("leftover-mark", max(match.start() - 12, 0), min(match.end() + 4, len(text)))
    if text.strip() and not any(letter.isalnum() or letter == UNKNOWN for letter in text):
        yield TextFinding("leftover-mark", 0, len(text))
    yield from _cut_sentences(text, grammar)


def _cut_sentences(text: str, grammar: Grammar) -> Iterator[TextFinding]:
    words = grammar.lexicon.proofreading.cannot_end
    if not words:
        return
    for match in re.finditer(
        r"(?<![^\W\d_])(?P<word>[^\W\d_]+'?) ?(?P<mark>[.!?)]|, ?(?=et\b|and\b))(?=\s|$|[»”])", text
    ):
        word = match["word"].lower()
        if word in words and not _is_letter_name(text, match):
            yield TextFinding("leftover-mark", max(match.start() - 12, 0), match.end("mark"))


def _is_letter_name(text: str, match: re.Match[str]) -> bool:
    """Whether the word is a letter that names something: annexe A, point d, le plan B, option « à »."""
    before = text[max(match.start() - 1, 0) : match.start()]
    if len(match["word"]) == 1 and match["mark"] == ")":  # the label of a point
        return True
    return match["word"].isupper() or (len(match["word"]) == 1 and before in ('"', "«", "(", "“"))


def labels_and_heads(text: str, _: str, grammar: Grammar) -> Iterator[TextFinding]:
    """A drafter's label, or a page number or running head that a copy has taken into the text."""
    words = grammar.lexicon.proofreading
    if words.drafting_labels and (match := words.drafting_labels.search(text)):
        yield TextFinding("drafting-label", *match.span())
    if words.running_heads and (match := words.running_heads.search(text)):
        yield TextFinding("running-head", *match.span())


# checks of the act


def announced(reading: ActReading) -> Iterator[Diagnostic]:
    """A list or a table that is announced and not there; a heading with nothing under it."""
    for version in reading.versions:
        for provision in version.provisions:
            if provision.edition:
                yield from _announced(reading, provision)


def _announced(reading: ActReading, provision: Provision) -> Iterator[Diagnostic]:
    if provision.heading and not provision.body and not reading.failed_at(provision.origin):
        clause = reading.clauses.get(provision.origin.file)
        if clause is None or clause.body.strip():  # a clause without a text is told as empty-clause
            origin = clause.places.origin("heading") if clause else provision.origin
            yield reading.tell("heading-alone", origin, text=plain(provision.heading))
    blocks = provision.body
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Paragraph):
            announces = plain(block.content).rstrip().endswith(":") and block.role not in _ANNOUNCING_ROLES
            # What a preamble announces stands in the next provision; an article ends with itself.
            if announces and following is None and provision.kind not in _LIST_KINDS:
                yield _told_at(reading, "announced-nothing", block)
        elif isinstance(block, Table) and not block.rows:
            head = " | ".join(plain(cell.content) for cell in block.head)
            yield reading.tell("announced-nothing", block.origin, text=head)
        elif isinstance(block, ItemList) and following is None:
            yield from _announced_in(reading, block)


def _announced_in(reading: ActReading, block: ItemList) -> Iterator[Diagnostic]:
    """The last item of a list announces something that is not there. Other items may announce the items after them."""
    last_item = block.items[-1]
    last = last_item.blocks[-1] if last_item.blocks else None
    if isinstance(last, Paragraph) and plain(last.content).rstrip().endswith(":"):
        yield _told_at(reading, "announced-nothing", last)
    for item in block.items:
        for inner in item.blocks:
            if isinstance(inner, ItemList):
                yield from _announced_in(reading, inner)


def _told_at(reading: ActReading, code: str, paragraph: Paragraph) -> Diagnostic:
    line = reading.line(paragraph.origin)
    words = plain(paragraph.content).strip()[-40:]
    start = len(line) - len(line.lstrip())
    origin = Origin(paragraph.origin.file, paragraph.origin.line, start + 1, max(len(line.strip()), 1))
    return reading.tell(code, origin, text=words)


def levels(reading: ActReading) -> Iterator[Diagnostic]:
    """A provision inside one of its own kind. Lists do not name it, and its number is used twice.

    Example: a domain that stands inside another domain is numbered « I » again.
    """
    for version in reading.versions:
        for provision in version.provisions:
            for inner in provision.body:
                if isinstance(inner, Provision) and inner.kind == provision.kind and inner.number is not None:
                    origin = _entry_origin(reading, inner.id) or inner.origin
                    words = plain(inner.heading) or inner.id
                    yield reading.tell(
                        "level-wrong", origin, text=words, above=plain(provision.heading) or provision.id
                    )


def _entry_origin(reading: ActReading, ident: str) -> Origin | None:
    """Where the protocol chooses the clause of that id."""
    for entry, path in entries(reading):
        if (entry.key or entry.clause.partition("@")[0]) == ident:
            return reading.at(*path)
    return None


__all__ = ["announced", "labels_and_heads", "levels", "stray_marks"]
