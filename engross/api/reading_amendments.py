"""Reading: turns a signed amendment that others drafted into operations, as `amend` writes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from engross.api.arguments import File, day_of, path_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acts.amendment_chain import AmendmentChain
    from engross.amend.signed_amendment import SentenceRead
    from engross.model.act_text import ActText
    from engross.model.operation import Operation


@dataclass(frozen=True, slots=True)
class AmendmentRead:
    """The result: the operations as YAML, their number, and the sentences that were not understood."""

    operations: str
    count: int
    unread: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def read_amendment(
    workspace: Workspace, file: File, act: str, *, at: date | None = None, style: str | None = None
) -> AmendmentRead:
    """The operations of the amendment in `file` (text, Markdown, HTML, Word or LibreOffice) on the protocol `act`.

    It is read against the text in force on the day `at` (with every signed
    amendment if None), in the language of the act in which most sentences are
    understood. The operations are applied, written in our own formal words, and
    read back from these. Each sentence that is not understood is reported
    (sentence-unread). Raises `Refused`: nothing-read, words-unreadable,
    and what is wrong with the file or the act.
    """
    from engross.acts.amendment_chain import amendment_chain
    from engross.source.library import Library
    from engross.source.yamlfile import dump

    at, path = day_of("at", at), path_of("file", file)
    library, collector = Library(workspace), Collector()
    chain = amendment_chain(library, act, collector, at=at)
    if chain is None or collector.failed:
        raise Refused(collector.sorted())
    consolidated = chain.at(at)
    if consolidated.problems:
        raise Refused(consolidated.problems)
    paragraphs, odd = _paragraphs(str(path))
    sentences = _sentences(paragraphs, chain, consolidated.text, style or "")
    origin = Origin(str(path))
    unread = [sentence for sentence in sentences if not sentence.operations]
    told = [
        Diagnostic("sentence-unread", origin, Severity.WARNING, {"text": left.words, "number": left.article})
        for left in unread
    ]
    operations = tuple(operation for sentence in sentences for operation in sentence.operations)
    if not operations:
        told.append(Diagnostic("nothing-read", origin, facts={"name": str(path), "act": act}))
        raise Refused(told)
    data = _record(chain.base, consolidated.text, operations, style or "", origin)
    return AmendmentRead(dump(data), len(operations), tuple(left.words for left in unread), (*odd, *told))


def _paragraphs(path: str) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """The headings and paragraphs of a file in reading order, and what is odd in it."""
    from engross.api.texts import read_texts

    [text], odd = read_texts(None, path)
    lines = (
        words
        for clause in text.reading.outline.clauses
        for words in (clause.heading, *(block.text for block in clause.blocks))
    )
    return [words for words in lines if words], odd


def _sentences(paragraphs: list[str], chain: AmendmentChain, text: ActText, style: str) -> tuple[SentenceRead, ...]:
    """The sentences of an amendment, read in the language of `text` in which most of them are understood."""
    from engross.acts.amendment_chain import others_named, wordings_of
    from engross.amend.signed_amendment import read_amendment as read

    readings = [
        read(paragraphs, text, wording.citing(others_named(chain.instruments, wording.grammar)))
        for wording in wordings_of(text, style).values()
    ]
    return max(readings, key=_understood)


def _record(
    base: ActText, before: ActText, operations: tuple[Operation, ...], style: str, origin: Origin
) -> dict[str, Any]:
    """The operations file. Raises `Refused` (words-unreadable) if they cannot be carried out on `before`."""
    from engross.amend.apply import apply
    from engross.amend.steps import record
    from engross.api.amending import spoken
    from engross.model.act_text import fingerprint

    result = apply(before, operations)
    if result.failures:
        raise refuse("words-unreadable", origin, text=result.failures[0].code, title="")
    read_back = spoken(before, operations, style, origin)
    assert read_back == operations
    return {
        "base": fingerprint(base),
        "before": fingerprint(before),
        "after": fingerprint(result.text),
        "operations": [record(operation) for operation in operations],
    }


def _understood(sentences: tuple[SentenceRead, ...]) -> tuple[int, int]:
    read = sum(bool(sentence.operations) for sentence in sentences)
    return read, read - len(sentences)
