"""Reads a signed amendment, as it was printed, into operations on the text that it amends.

The paragraphs of a file say no more than what is printed: articles are found by their numbers, quotations by their
marks. Our own forms are tried first, then the usual forms of lawyers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engross.amend.apply import apply
from engross.amend.naming import plainly_spaced
from engross.amend.printed_articles import PrintedArticle, PrintedLine, PrintedOperation
from engross.amend.reader import Reader, Unreadable
from engross.amend.traditions import amendment_words
from engross.amend.usual_reader import UsualReader, sentences_quoted
from engross.amend.wording import Wording
from engross.model.act_text import ActText
from engross.model.operation import Operation

_FIELD = re.compile(r"\\\{\w+\\\}")


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence of the amendment: its article, its words, the operations that it gives; none if it was not read."""

    article: str
    words: str
    operations: tuple[Operation, ...] = ()


def read_amendment(paragraphs: Sequence[str], text: ActText, wording: Wording) -> tuple[SentenceRead, ...]:
    """The sentences in the articles of an amendment that change `text`, which is one language version, in order.

    Sentences that every amendment has are left out: what stays unchanged, from when it takes effect.
    """
    return tuple(_Amendment(text, wording).sentences(paragraphs))


class _Amendment:
    def __init__(self, text: ActText, wording: Wording) -> None:
        self.text, self.names = text, wording.names
        self.usual = UsualReader(wording.names)
        self.reader = Reader(wording.names, wording.acts)
        words = amendment_words(self.names.grammar.tag)
        formula, versions = words.formula, words.versions
        patterns = (
            formula.rest, formula.from_day, formula.from_signature, formula.from_start, f"{versions.only_there}.",
        )  # fmt: skip
        self.formulas = [re.compile(_FIELD.sub(".+", re.escape(pattern)), re.IGNORECASE) for pattern in patterns]

    def sentences(self, paragraphs: Sequence[str]) -> Iterator[SentenceRead]:
        for article, body in self._articles(paragraphs):
            sentences = list(sentences_quoted(body, self.names.tradition.quotes))
            if not sentences:
                continue
            lead, quoted = sentences[0]
            unit = self.usual.lead(lead) if len(sentences) > 1 and not quoted and lead.rstrip().endswith(":") else ""
            for words, lines in sentences[1:] if unit else sentences:
                if any(formula.fullmatch(words.strip()) for formula in self.formulas):
                    continue
                yield SentenceRead(article, words, self._read(words, lines, lead if unit else "", unit))

    def _articles(self, paragraphs: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """The articles, each by its figure: their paragraphs, but for a title beside the number."""
        noun = self.names.kind("article").text
        number = rf"(?:{re.escape(noun)}|art\.) (?P<number>\d+(?:er)?)\.?(?: ?[.:–—-]+)?"
        label = re.compile(rf"{number} ?(?P<rest>.*)$", re.IGNORECASE)
        last = tuple(f"{words} " for words in self.names.grammar.lexicon.testimonium_openings)
        opening, closing = (mark.strip() for mark in self.names.tradition.quotes)
        article, body, depth = "", list[str](), 0
        for paragraph in paragraphs:
            text = re.sub(r"<sup>(.*?)</sup>", r"\1", plainly_spaced(paragraph)).strip()
            match = label.match(text) if depth <= 0 else None
            if depth <= 0 and last and text.lower().startswith(last):
                break  # the testimonium: what follows are signatures
            if match is not None:
                if article:
                    yield article, body
                rest = match["rest"].strip()
                article, body = match["number"].removesuffix("er"), [rest] if rest.endswith((".", ":", closing)) else []
                text = rest
            elif article and text:
                body.append(text)
            depth += text.count(opening) - text.count(closing)
        if article:
            yield article, body

    def _read(self, words: str, quoted: Sequence[str], lead: str, unit: str) -> tuple[Operation, ...]:
        operation = PrintedOperation(self._own(words, bool(lead)), tuple(self._lines(quoted)))
        for read in (self.reader.operations, None):
            try:
                operations = (
                    read([PrintedArticle(lead, (operation,))]) if read else self.usual.read(words, quoted, unit)
                )
            except (Unreadable, KeyError, ValueError):
                continue
            if operations and not apply(self.text, operations).failures:
                return operations
        return ()

    @staticmethod
    def _own(words: str, is_item: bool) -> str:
        """The sentence without the number of its item."""
        return re.sub(r"^(?:\(?(?:\d{1,2}|[a-z])[.)°]\)?|\d{1,2}°|[–—-])\s+", "", words) if is_item else words

    def _lines(self, quoted: Sequence[str]) -> Iterator[PrintedLine]:
        for text in quoted:
            head = self.usual.head(text)
            if head is None:
                item = re.match(r"(?:\(?(?:\d{1,2}|[a-z])[.)°]\)?|\d{1,2}°|[–—-]) ", text)
                yield PrintedLine("li" if item else "p", self.usual.typeset(text))
                continue
            unit, rest = head
            yield PrintedLine("heading", unit.heading, unit.number, unit.kind)
            if rest:
                yield PrintedLine("p", self.usual.typeset(rest))
