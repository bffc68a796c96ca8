"""An act as the checks read it: passages of plain text, whose words can be found again in the sources.

`TextFinding` is what a rule finds in the text of one passage, before it is told at its place in the sources.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal

from engross.diagnostics import Diagnostic, Origin, Places, Severity
from engross.language import grammar as grammar_of
from engross.language.lexicon import Lexicon
from engross.language.locale_grammar import Grammar
from engross.model.clause import Clause
from engross.model.document import (
    Block,
    Break,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    SignatureBlock,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
    Version,
    walk,
)
from engross.model.materials import Materials
from engross.model.outline import TODO
from engross.model.protocol import Protocol
from engross.model.tag import primary

_PLAIN = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("’", "'"), ("\u2011", "-"))
_LONGEST = 20_000
"""Characters of a paragraph whose words are looked for in the sources, one by one."""
UNKNOWN = "\ufffc"
"""The character that stands in a passage for a placeholder."""

PassagePart = Literal["title", "heading", "paragraph", "item", "cell", "signature"]


def plain(text: str) -> str:
    """`text` with plain spaces and apostrophes, of the same length: what patterns are written for."""
    text = text.replace("\n", " ")
    if not text.isascii():
        for sign, bare in _PLAIN:
            text = text.replace(sign, bare)
    return text


@lru_cache(maxsize=4096)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a clause's text, plain."""
    return tuple(plain(line) for line in text.split("\n"))


_BODY = ("paragraph", "item", "cell")
"""The parts of a provision under its heading."""


@dataclass(frozen=True, slots=True)
class DataSpan:
    """Words of a passage that come from data or are the number of a provision: characters `start` up to `end`.

    `typed`: they are a reference, which the clause asks for with words of its own.
    """

    start: int
    end: int
    path: str
    origin: Origin
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of words of the act.

    `text` is plain (see `plain`), `folded` the same in small letters. `kind` is the
    kind of its provision, `role` that of its paragraph. `spans` are the words that
    were not typed here.
    """

    part: PassagePart
    text: str
    origin: Origin
    provision: str = ""
    kind: str = ""
    role: str = ""
    spans: tuple[DataSpan, ...] = ()
    folded: str = ""

    def span(self, start: int, end: int) -> DataSpan | None:
        """The data that all these words come from, characters `start` up to `end`; None if one of them was typed."""
        for span in self.spans:
            if span.start <= start and end <= span.end:
                return span
        return None

    def typed(self, start: int, end: int) -> bool:
        """Whether at least one of these words was typed in the clause."""
        return self.span(start, end) is None


class VersionReading:
    """The passages of the act in one language."""

    def __init__(self, version: Version, reading: ActReading) -> None:
        self.version = version
        self.tag = version.lang
        self.grammar: Grammar = grammar_of(version.lang)
        self.lexicon: Lexicon = self.grammar.lexicon
        self._reading = reading
        self.passages: tuple[Passage, ...] = tuple(_passages(version, reading))

    @property
    def body(self) -> Iterator[Passage]:
        """The passages under the headings."""
        return (passage for passage in self.passages if passage.part in _BODY)

    @cached_property
    def whole(self) -> tuple[Passage, ...]:
        """The passages under the headings of all provisions, those that an amendment makes and quotes included."""
        every = (*self.version.provisions, *self.version.annexes)
        passages = (passage for provision in every for passage in _provision(provision, self._reading))
        return tuple(passage for passage in passages if passage.part in _BODY)

    @cached_property
    def folded(self) -> str:
        """All its words in small letters, a line a passage."""
        return "\n".join(passage.folded for passage in self.passages)

    @cached_property
    def text(self) -> str:
        """The words under its headings, a line a passage."""
        return "\n".join(passage.text for passage in self.body)

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, containers first, annexes last."""
        return tuple(walk((*self.version.provisions, *self.version.annexes)))

    def of(self, kind: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.kind == kind)


class ActReading:
    """An act with its sources, read once for all checks. `strict`: it is judged as one that may be signed.

    `order` are the parties in the order of the signatures; `failed` are the files with an error.
    """

    def __init__(
        self,
        materials: Materials,
        document: Document,
        clauses: Mapping[str, Clause],
        strict: bool = False,
        failed: frozenset[str] = frozenset(),
    ) -> None:
        self.materials = materials
        self.document = document
        self.clauses = clauses
        self.strict = strict
        self.failed = failed
        self.protocol: Protocol = materials.protocol
        self.places: Places = materials.places
        columns = [
            column.party
            for block in document.closing
            if isinstance(block, SignatureBlock)
            for column in block.columns
            if column.party
        ]
        self.order = tuple(dict.fromkeys(columns))
        self._plain_lines: dict[str, tuple[str, ...]] = {}
        self.versions = tuple(VersionReading(version, self) for version in document.versions)
        self.signatures = tuple(self._signatures())

    def failed_at(self, origin: Origin) -> bool:
        """Whether the text that stands there may be cut short: its file or the protocol's has an error."""
        return origin.file in self.failed or self.places.file in self.failed

    @cached_property
    def other_acts(self) -> tuple[Protocol, ...]:
        """The acts that this one follows, the nearest first, then the other signed acts of its relation."""
        return (
            *(record for _, record in self.materials.earlier),
            *(record for _, record in self.materials.relation_acts()),
        )

    # diagnostics

    def at(self, *path: str | int) -> Origin:
        """The place of something in the protocol's file."""
        return self.places.origin(*path)

    def tell(
        self,
        code: str,
        origin: Origin,
        severity: Severity = Severity.WARNING,
        *,
        also: Origin | None = None,
        facts: Mapping[str, str] | None = None,
        **more: str,
    ) -> Diagnostic:
        """A diagnostic at a place of the sources, with its source line; keyword arguments are its facts."""
        return Diagnostic(code, origin, severity, {**(facts or {}), **more}, self.line(origin), (also,) if also else ())

    def tell_words(
        self,
        code: str,
        passage: Passage,
        start: int,
        end: int,
        severity: Severity = Severity.WARNING,
        *,
        facts: Mapping[str, str] | None = None,
        **more: str,
    ) -> Diagnostic:
        """A diagnostic about words of a passage, where they were typed or where their data stands."""
        words = passage.text[start:end].strip()
        return self.tell(
            code, self.locate(passage, start, end), severity, facts={"text": words, **(facts or {}), **more}
        )

    def line(self, origin: Origin) -> str:
        if origin.file in self.clauses:
            return self.clauses[origin.file].source_line(origin.line)
        return next((places.line(origin) for places in self._records if places.file == origin.file), "")

    @property
    def _records(self) -> tuple[Places, ...]:
        return (self.places, *self.materials.sources.values())

    # places in the sources

    def locate(self, passage: Passage, start: int, end: int) -> Origin:
        """The place in the sources of the words from character `start` up to `end` of a passage.

        Words from data stand in a record. Typed words stand in the paragraph of
        the clause that the passage was made of. Of words that are partly data,
        the typed ones are shown; if they cannot be found, where the data is asked for. In a paragraph that no person
        wrote by hand its beginning is shown: looking for each of a hundred thousand words would never end.
        """
        if len(passage.text) > _LONGEST:
            return passage.origin
        words = passage.text[start:end].strip()
        span = passage.span(start, end)
        if span is not None and not span.typed:
            return self._in_records(words) or span.origin
        origin = passage.origin
        if origin.file not in self.clauses:
            match_origin = self._in_records(words) if passage.part == "signature" else None
            return match_origin or self._in_line(origin, words) or origin
        clause = self.clauses[origin.file]
        earlier = passage.text[: passage.text.find(words, start)].count(words)
        match_origin = self._in_clause(clause, origin.line, words, earlier)
        if match_origin is None and span is None:
            match_origin = self._in_part(passage, start, end, clause)
        return match_origin or self._whole_line(origin)

    def _in_part(self, passage: Passage, start: int, end: int, clause: Clause) -> Origin | None:
        """The place of words of which some come from data."""
        for words in self._typed(passage, start, end):
            if (match_origin := self._in_clause(clause, passage.origin.line, words, 0)) is not None:
                return match_origin
        inside = next((span for span in passage.spans if span.start < end and start < span.end), None)
        return inside.origin if inside is not None and inside.origin.file else None

    def _typed(self, passage: Passage, start: int, end: int) -> list[str]:
        """The words typed between the data from `start` to `end`, the longest first."""
        pieces, position = [], start
        for span in passage.spans:
            if span.start < end and start < span.end:
                pieces.append(passage.text[position : max(position, span.start)].strip())
                position = max(position, span.end)
        pieces.append(passage.text[position:end].strip())
        return sorted((piece for piece in pieces if len(piece) > 2), key=len, reverse=True)

    def _in_clause(self, clause: Clause, first: int, words: str, skip: int) -> Origin | None:
        """The words in the paragraph of the clause that starts on line `first`, after `skip` earlier ones."""
        last: Origin | None = None
        lines = _lines(clause.body)
        if first < clause.line:  # in the front matter
            return self._in_line(Origin(clause.file, first), words)
        for number in range(first, clause.line + len(lines)):
            line = lines[number - clause.line]
            if number > first and not line.strip():
                break
            position = line.find(words)
            while position >= 0:
                last = Origin(clause.file, number, position + 1, len(words))
                if skip == 0:
                    return last
                skip -= 1
                position = line.find(words, position + 1)
        return last

    def _in_line(self, origin: Origin, words: str) -> Origin | None:
        """The words inside the line of a value."""
        position = plain(self.line(origin)).find(words, origin.column - 1)
        return Origin(origin.file, origin.line, position + 1, len(words)) if position >= 0 else None

    def _in_records(self, words: str) -> Origin | None:
        """The line of a record that holds the words."""
        if len(words) < 3:
            return None
        for places in self._records:
            for number, line in enumerate(self._plain(places), 1):
                position = line.find(words)
                if position >= 0 and not line.lstrip().startswith("#"):
                    return Origin(places.file, number, position + 1, len(words))
        return None

    def _plain(self, places: Places) -> tuple[str, ...]:
        if places.file not in self._plain_lines:
            self._plain_lines[places.file] = tuple(map(plain, places.lines))
        return self._plain_lines[places.file]

    def _whole_line(self, origin: Origin) -> Origin:
        """The whole line."""
        line = self.line(origin)
        return Origin(origin.file, origin.line, len(line) - len(line.lstrip()) + 1, max(len(line.strip()), 1))

    # signatures

    def _signatures(self) -> Iterator[tuple[str, Passage]]:
        """Every line of the signature block, with its party."""
        for block in self.document.closing:
            if not isinstance(block, SignatureBlock):
                continue
            for column in block.columns:
                key = column.party
                for line in column.caption:
                    yield key, _passage("signature", line, self.at("parties"), "signatures", "", "caption")
                for signature in column.signatures:
                    origin = self.at("signing", "signatories", key) if key else self.at("signing", "witnesses")
                    for role, line in (
                        ("mention", signature.mention),
                        ("name", signature.name),
                        *(("capacity", line) for line in signature.capacity),
                    ):
                        if line:
                            yield key, _passage("signature", line, origin, "signatures", "", role)


def _passages(version: Version, reading: ActReading) -> Iterator[Passage]:
    places, front = reading.places, version.front
    for name, content in (("title", front.title), ("subject", front.subject)):
        if content:
            origin = _local(places, name if (name,) in places.values else "kind", version.lang)
            yield _passage("title", content, origin, "", name, name)
    for provision in (*version.provisions, *version.annexes):
        if provision.edition:  # what an amendment quotes is judged in the act that it is quoted from
            yield from _provision(provision, reading)


def _local(places: Places, key: str, tag: str) -> Origin:
    """The place of a text in one language, where the record may give it in several."""
    for name in (tag, primary(tag)):
        for path in ((key, name, "text"), (key, name)):
            if path in places.values:
                return places.values[path]
    return places.origin(key)


def _provision(provision: Provision, reading: ActReading) -> Iterator[Passage]:
    clause = reading.clauses.get(provision.origin.file)
    if provision.heading:
        origin = clause.places.origin("heading") if clause else provision.origin
        yield _passage("heading", provision.heading, origin, provision.id, provision.kind, "heading")
    for part in provision.body:
        if isinstance(part, Provision):
            yield from _provision(part, reading)
        else:
            yield from _block(part, provision, "paragraph")


def _block(block: Block, provision: Provision, part: PassagePart) -> Iterator[Passage]:
    match block:
        case Paragraph():
            yield _passage(part, block.content, block.origin, provision.id, provision.kind, block.role)
        case ItemList():
            for item in block.items:
                for inner in item.blocks:
                    yield from _block(inner, provision, "item")
        case Table():
            for row in block.lines:
                for cell in row:
                    yield _passage("cell", cell.content, block.origin, provision.id, provision.kind, "cell")


def _passage(
    part: PassagePart, content: tuple[Inline, ...], origin: Origin, provision: str, kind: str, role: str
) -> Passage:
    out: list[str] = []
    spans: list[DataSpan] = []
    _gather(content, out, spans, 0)
    text = plain("".join(out))
    return Passage(part, text, origin, provision, kind, role, tuple(spans), text.lower())


def _gather(content: tuple[Inline, ...], out: list[str], spans: list[DataSpan], position: int) -> int:
    for node in content:
        if isinstance(node, Text | Superscript):
            out.append(node.text)
            position += len(node.text)
        elif isinstance(node, Value | Reference):
            start = position
            position = _gather(node.content, out, spans, position)
            path = node.path if isinstance(node, Value) else f"ref {node.target}"
            spans.append(DataSpan(start, position, path, node.origin, isinstance(node, Reference)))
        elif isinstance(node, Styled):
            position = _gather(node.content, out, spans, position)
        elif isinstance(node, Break):
            out.append("\n")
            position += 1
        elif isinstance(node, Placeholder):
            spans.append(DataSpan(position, position + 1, f"{TODO}{node.name}", node.origin))
            out.append(UNKNOWN)
            position += 1
    return position


@dataclass(frozen=True, slots=True)
class TextFinding:
    """A problem in a text, from character `start` up to `end`. A draft may hold it if it is a `blank`."""

    code: str
    start: int
    end: int
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.WARNING
    blank: bool = False


TextRule = Callable[[str, str, Grammar], Iterator[TextFinding]]
"""Takes a text, the same text in small letters, and the grammar of its locale; gives what is wrong in it."""
