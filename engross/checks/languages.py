"""An act in several languages: what makes its texts equal, and whether they say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from engross.checks.reading import ActReading, VersionReading
from engross.diagnostics import Collector, Diagnostic, Origin, Path, Severity
from engross.model.document import Block, ItemList, Paragraph, Provision, Table, Version, walk
from engross.model.local import localized
from engross.model.tag import primary

_NUMBER = re.compile(r"(?<!\w)\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+[.,]\d+|\d{3,}|\d+(?= ?%)")


def authenticity(reading: ActReading) -> Iterator[Diagnostic]:
    """Several texts and no word on which counts; or a word on more texts than there are."""
    count = len(reading.versions)
    if count > 1 and not any(
        version.lexicon.authentic is None or version.lexicon.authentic.search(version.folded)
        for version in reading.versions
    ):
        yield reading.tell("authenticity-missing", reading.at("languages"), count=str(count))
    for version in reading.versions:
        lexicon = version.lexicon
        if lexicon.texts is None:
            continue
        for passage in version.body:
            for match in lexicon.texts.finditer(passage.text, passage.folded):
                words = match["count"]
                number = lexicon.counts.get(words.lower(), 0) if words else 2
                # An act whose other texts are kept elsewhere names its languages.
                named = set(lexicon.languages.findall(passage.folded)) if lexicon.languages else set()
                if number != count and not (count < number <= len(named)):
                    yield reading.tell_words(
                        "authenticity-mismatch", passage, match.start(), match.end(), count=str(count)
                    )


def in_step(reading: ActReading) -> Iterator[Diagnostic]:
    """Language versions that differ in provisions, paragraphs, list items, or figures."""
    first = reading.versions[0] if reading.versions else None
    if first is None:
        return
    for other in reading.versions[1:]:
        yield from _shapes(reading, first.version, other.version)
        yield from _figures(reading, first, other)


def _shapes(reading: ActReading, first: Version, other: Version) -> Iterator[Diagnostic]:
    ours = {one.id: one for one in walk((*first.provisions, *first.annexes))}
    theirs = {one.id: one for one in walk((*other.provisions, *other.annexes))}
    for ident in [*ours, *(ident for ident in theirs if ident not in ours)]:
        if ident not in ours or ident not in theirs:
            there = ours.get(ident) or theirs[ident]
            lang = other.lang if ident in ours else first.lang
            if reading.materials.fetch(there.edition, lang, there.origin, "", Collector()) is None:
                continue  # the clause has no text in that language: told already
            yield reading.tell("versions-out-of-step", _place(there), provision=ident, lang=lang, what="provision")
            continue
        a, b = _shape(ours[ident]), _shape(theirs[ident])
        if a != b:
            what = next((name for name in a if a[name] != b[name]), "")
            facts = {"provision": ident, "lang": other.lang, "what": what, "here": str(b[what]), "there": str(a[what])}
            yield reading.tell("versions-out-of-step", _place(theirs[ident]), also=_place(ours[ident]), facts=facts)


def _place(provision: Provision) -> Origin:
    for part in provision.body:
        if not isinstance(part, Provision) and part.origin.file:
            return part.origin
    return provision.origin


def _shape(provision: Provision) -> dict[str, int]:
    """How much stands in a provision: what a translation keeps."""
    counts = {"heading": int(bool(provision.heading)), "paragraph": 0, "list": 0, "item": 0, "row": 0, "column": 0}

    def count(block: Block) -> None:
        match block:
            case Paragraph():
                counts["paragraph"] += 1
            case ItemList():
                counts["list"] += 1
                counts["item"] += len(block.items)
                for item in block.items:
                    for inner in item.blocks[1:]:
                        count(inner)
            case Table():
                counts["row"] += len(block.rows)
                counts["column"] += len(block.head)

    for part in provision.body:
        if not isinstance(part, Provision):
            count(part)
    return counts


def _figures(reading: ActReading, first: VersionReading, other: VersionReading) -> Iterator[Diagnostic]:
    """The figures of each provision: years, amounts, percentages are the same in every language."""
    ours, theirs = _numbers(first), _numbers(other)
    for ident, numbers in theirs.items():
        if ident not in ours or numbers == ours[ident]:
            continue
        more, less = numbers - ours[ident], ours[ident] - numbers
        passage = next(
            (one for one in other.passages if one.provision == ident and any(_has(one.text, n) for n in more)),
            next(one for one in other.passages if one.provision == ident),
        )
        match = next((m for m in _NUMBER.finditer(passage.text) if _digits(m[0]) in more), None)
        start, end = match.span() if match else (0, len(passage.text))
        facts = {"here": ", ".join(sorted(more)) or "–", "there": ", ".join(sorted(less)) or "–", "lang": first.tag}
        yield reading.tell_words("figures-out-of-step", passage, start, end, facts=facts)


def _numbers(version: VersionReading) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for passage in version.body:
        numbers = found.setdefault(passage.provision, Counter())
        numbers.update(_digits(match[0]) for match in _NUMBER.finditer(passage.text))
    return found


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _has(text: str, number: str) -> bool:
    return any(_digits(match[0]) == number for match in _NUMBER.finditer(text))


def translations(reading: ActReading) -> Iterator[Diagnostic]:
    """A name, a title, an office that the record gives in some of the act's languages only."""
    protocol = reading.protocol
    for version in reading.versions:
        texts: list[tuple[Mapping[str, Any] | None, Path, str, bool]] = [
            (protocol.title, ("title",), "", False),
            (protocol.subject, ("subject",), "", False),
        ]
        for key, party in reading.materials.parties.items():
            texts.append((party.name, ("name",), key, True))
        for key, signatories in protocol.signing.signatories.items():
            for index, signatory in enumerate(signatories):
                texts.append((signatory.title, ("signing", "signatories", key, index, "title"), "", False))
                record = reading.materials.parties.get(key)
                office = record.offices.get(signatory.office or "") if record else None
                if office is not None and signatory.title is None:
                    texts.append((office.title, ("offices", signatory.office or "", "title"), key, False))
        for found, path, party_key, needed in texts:
            if found and localized(found, version.tag) is None:
                places = reading.materials.sources.get(party_key, reading.places) if party_key else reading.places
                severity = Severity.ERROR if needed else Severity.WARNING
                facts = {"key": str(path[-1]), "lang": primary(version.tag)}
                yield reading.tell("translation-missing", places.origin(*path), severity, facts=facts)
