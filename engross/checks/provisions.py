"""Provisions: headings, numbers, references, lists, ends of sentences, placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from engross.checks.reading import ActReading, VersionReading
from engross.checks.reading import plain as flat
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.document import Block, ItemList, Paragraph, Placeholder, Provision, inner, plain, runs
from engross.model.numerals import ROMAN
from engross.model.outline import TODO
from engross.model.protocol import ChosenClause

_LETTERS = re.compile(r"[\W_]+")
_END_MARKS = '.?!:;,…»"”)]\ufffc–'


def headings(reading: ActReading) -> Iterator[Diagnostic]:
    """A heading that is not the label under which a list announces it."""
    for version in reading.versions:
        for provision in version.provisions:
            heading, label = plain(provision.heading), plain(provision.label)
            if not heading or not label or _letters(heading) == _letters(label):
                continue
            if not any(
                passage.part == "item" and _letters(label) in _letters(passage.text) for passage in version.body
            ):
                continue
            clause = reading.clauses.get(provision.origin.file)
            origin = clause.places.origin("heading") if clause else provision.origin
            also = clause.places.origin("label") if clause else None
            yield reading.tell("heading-differs", origin, also=also, text=heading, label=label)


def _letters(text: str) -> str:
    return _LETTERS.sub("", text.lower())


def numbers(reading: ActReading) -> Iterator[Diagnostic]:
    """A number typed in a heading that is numbered already, or that is written otherwise than its neighbours."""
    for version in reading.versions:
        pattern = version.lexicon.heading_number
        if pattern is None:
            continue
        styles: dict[str, str] = {}
        for provision in version.provisions:
            text = flat(plain(provision.heading))
            match = pattern.match(text) if text else None
            # A heading may begin with a figure that is no number: « 10 ans de jumelage ».
            if (
                match
                and not match["article"]
                and match[0].strip() == match["number"]
                and text.strip() != match["number"]
            ):
                match = None
            if match is None:
                if provision.number is not None:
                    styles.setdefault(provision.kind, "printed")
                continue
            passage = next(
                candidate
                for candidate in version.passages
                if candidate.provision == provision.id and candidate.part == "heading"
            )
            if provision.number is not None:
                yield reading.tell_words("typed-number", passage, 0, match.end(), number=plain(provision.number.label))
                continue
            style = "roman" if re.fullmatch(ROMAN, match["number"]) else "figures"
            before = styles.setdefault(provision.kind, style)
            if before != style:
                yield reading.tell_words("numbering-mixed", passage, 0, match.end())


def references(reading: ActReading) -> Iterator[Diagnostic]:
    """The number of a provision of this act, typed by hand. It does not follow when the provisions are renumbered."""
    for version in reading.versions:
        watch = version.lexicon.references
        kinds = {candidate.kind for candidate in version.provisions if candidate.number is not None}
        if watch is None or not kinds:
            continue
        for passage in version.body:
            for match in watch.finditer(passage.text, passage.folded):
                another = version.lexicon.of_another_act
                if another is not None and another.match(passage.text, match.end()):
                    continue
                if (
                    passage.typed(match.start("number"), match.end("number"))
                    and version.lexicon.provision_kinds.get(match["unit"].lower()) in kinds
                ):
                    yield reading.tell_words("typed-reference", passage, match.start(), match.end())


def lists(reading: ActReading) -> Iterator[Diagnostic]:
    """Items of one list that end with different marks."""
    for version in reading.versions:
        for provision in version.provisions:
            for block, after in zip_longest(provision.body, provision.body[1:]):
                if isinstance(block, ItemList):
                    goes_on = isinstance(after, Paragraph) and plain(after.content)[:1].islower()
                    yield from _list(reading, version, block, goes_on)


def _list(reading: ActReading, version: VersionReading, block: ItemList, goes_on: bool) -> Iterator[Diagnostic]:
    """Checks one list. `goes_on` says that the sentence goes on after the list."""
    ends = [_mark(item.blocks, version) for item in block.items]
    known = [end for end in ends[:-1] if end is not None]
    odd = next((index for index, end in enumerate(ends[:-1]) if end is not None and end != known[0]), None)
    last = ends[-1] if ends else None
    if odd is None and last in (";", ",") and len(ends) > 1 and not goes_on:
        odd = len(ends) - 1
    if odd is not None:
        yield _list_punctuation(reading, block, odd, known[0] if known else ".")
    for item in block.items:
        for inner_block in item.blocks:
            if isinstance(inner_block, ItemList):
                yield from _list(reading, version, inner_block, True)


def _mark(blocks: tuple[Block, ...], version: VersionReading) -> str | None:
    """The mark at the end of an item of one paragraph: empty if there is none, None if it is not to be compared."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return None
    words = plain(blocks[0].content).strip().split()
    if words and words[-1].lower() in version.lexicon.conjunctions:
        words.pop()
    if not words:
        return None
    last = words[-1][-1]
    return last if last in ".;," else None if last in ":?!" else ""


def _list_punctuation(reading: ActReading, block: ItemList, odd: int, usual: str) -> Diagnostic:
    paragraph = block.items[odd].blocks[0]
    assert isinstance(paragraph, Paragraph)
    line = reading.line(paragraph.origin)
    origin = Origin(paragraph.origin.file, paragraph.origin.line, max(len(line.rstrip()), 1), 1)
    words = plain(paragraph.content).strip()
    return reading.tell("list-punctuation", origin, text=words[-30:], usual=usual or "–")


def sentences(reading: ActReading) -> Iterator[Diagnostic]:
    """A paragraph of several words that no mark ends."""
    for version in reading.versions:
        for passage in version.passages:
            if passage.part != "paragraph" or passage.role not in ("body", "recital", "enacting"):
                continue
            text = passage.text.rstrip()
            if text.count(" ") >= 5 and text[-1] not in _END_MARKS:
                start = text.rfind(" ") + 1
                yield reading.tell_words("sentence-without-end", passage, start, len(text))


def placeholders(reading: ActReading) -> Iterator[Diagnostic]:
    """What a person must still decide: a draft may hold it, a final document may not."""
    severity = Severity.ERROR if reading.strict else Severity.WARNING
    seen: set[tuple[str, Origin]] = set()
    for version in reading.versions:
        for provision in version.provisions:
            for run in runs(provision):
                for node in inner(run):
                    if isinstance(node, Placeholder) and (node.name, node.origin) not in seen:
                        seen.add((node.name, node.origin))
                        yield reading.tell("placeholder", _shown(reading, node), severity, name=node.name)
    for _, passage in reading.signatures:
        for span in passage.spans:
            if span.path.startswith(TODO):
                name = span.path.removeprefix(TODO)
                yield reading.tell("placeholder", span.origin, severity, name=name)


def _shown(reading: ActReading, node: Placeholder) -> Origin:
    """The placeholder in its line."""
    line = reading.line(node.origin)
    position = line.find(node.name)
    if position < 0:
        return node.origin
    start = max(line.rfind("[[", 0, position), 0) if "[[" in line[:position] else position
    end = (
        line.find("]]", position) + 2
        if "]]" in line[position:] and "[[" in line[:position]
        else position + len(node.name)
    )
    return Origin(node.origin.file, node.origin.line, start + 1, max(end - start, 1))


def empty(reading: ActReading) -> Iterator[Diagnostic]:
    """A clause of the act that has no text."""
    for version in reading.versions:
        for provision in version.provisions:
            clause = reading.clauses.get(provision.origin.file)
            if clause is not None and not clause.body.strip() and not _contains(provision):
                origin = Origin(clause.file, 1)
                yield reading.tell("empty-clause", origin, name=clause.name)


def _contains(provision: Provision) -> bool:
    return any(isinstance(part, Provision) for part in provision.body)


def entries(reading: ActReading) -> Iterator[tuple[ChosenClause, tuple[str | int, ...]]]:
    """Every clause that the protocol's file chooses, with its path there."""

    def inside(
        entry: ChosenClause, path: tuple[str | int, ...]
    ) -> Iterator[tuple[ChosenClause, tuple[str | int, ...]]]:
        yield entry, path
        for index, contained in enumerate(entry.contains):
            yield from inside(contained, (*path, "contains", index))

    for slot, chosen in reading.protocol.clauses.items():
        for index, entry in enumerate(chosen):
            path: tuple[str | int, ...] = ("clauses", slot, index)
            yield from inside(entry, path if path in reading.places.values else ("clauses", slot))
