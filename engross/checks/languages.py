"""An act in several languages: the word on which text counts, and whether the texts agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engross.checks.reading import ActReading, Passage, VersionReading
from engross.checks.text_rules import day_of
from engross.diagnostics import Collector, Diagnostic, Origin, Path, Places, Severity
from engross.model.document import Block, ItemList, Paragraph, Provision, Table, Version, plain, walk
from engross.model.tag import localized, primary

_NUMBER = re.compile(r"(?<!\w)\d{1,3}(?:[ .,]\d{3})+(?:[.,]\d+)?(?!\d)|\d+[.,]\d+|\d{3,}|\d+(?= ?%)")


def authenticity(reading: ActReading) -> Iterator[Diagnostic]:
    """Several texts, and no sentence that says which of them counts; or a sentence on more texts than there are."""
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
        yield from _references(reading, first, other)
        yield from _dates(reading, first, other)


def _shapes(reading: ActReading, first: Version, other: Version) -> Iterator[Diagnostic]:
    ours = {provision.id: provision for provision in walk((*first.provisions, *first.annexes))}
    theirs = {provision.id: provision for provision in walk((*other.provisions, *other.annexes))}
    yield from _sequence(reading, ours, theirs, other.lang)
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


def _sequence(
    reading: ActReading, ours: Mapping[str, Provision], theirs: Mapping[str, Provision], lang: str
) -> Iterator[Diagnostic]:
    """Provisions that stand in another order, or bear another number, in the other language.

    Where one of them is missing, which is told, all numbers after it differ.
    """
    order, other = [ident for ident in ours if ident in theirs], [ident for ident in theirs if ident in ours]
    for here, there in zip(order, other, strict=True):
        if here != there:
            facts = {"provision": there, "lang": lang, "what": "order", "here": there, "there": here}
            yield reading.tell("versions-out-of-step", _place(theirs[there]), also=_place(ours[there]), facts=facts)
            break
    for ident in order if len(ours) == len(theirs) == len(order) else ():
        a, b = (_rank(provisions[ident]) for provisions in (ours, theirs))
        if a != b:
            facts = {"provision": ident, "lang": lang, "what": "printed number", "here": b, "there": a}
            yield reading.tell("versions-out-of-step", _place(theirs[ident]), also=_place(ours[ident]), facts=facts)


def _rank(provision: Provision) -> str:
    """The rank of a provision among those of its kind; empty if it has no number."""
    return str(provision.number.rank) if provision.number is not None else ""


def _place(provision: Provision) -> Origin:
    for part in provision.body:
        if not isinstance(part, Provision) and part.origin.file:
            return part.origin
    return provision.origin


def _shape(provision: Provision) -> dict[str, int]:
    """Counts what a translation keeps of a provision: headings, paragraphs, lists, items, rows, columns, cells filled
    in.
    """
    names = ("heading", "paragraph", "list", "item", "row", "column", "cell")
    counts = {**dict.fromkeys(names, 0), "heading": int(bool(provision.heading))}

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
                counts["cell"] += sum(bool(plain(cell.content).strip()) for row in block.rows for cell in row)

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
            (
                candidate
                for candidate in other.whole
                if candidate.provision == ident and any(_has(candidate.text, n) for n in more)
            ),
            next(candidate for candidate in other.whole if candidate.provision == ident),
        )
        match = next((m for m in _NUMBER.finditer(passage.text) if _digits(m[0]) in more), None)
        start, end = match.span() if match else (0, len(passage.text))
        facts = {"here": ", ".join(sorted(more)) or "–", "there": ", ".join(sorted(less)) or "–", "lang": first.tag}
        yield reading.tell_words("figures-out-of-step", passage, start, end, facts=facts)


def _numbers(version: VersionReading) -> dict[str, Counter[str]]:
    numbers_of: dict[str, Counter[str]] = {}
    for passage in version.whole:
        numbers = numbers_of.setdefault(passage.provision, Counter())
        numbers.update(_digits(match[0]) for match in _NUMBER.finditer(passage.text))
    return numbers_of


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _has(text: str, number: str) -> bool:
    return any(_digits(match[0]) == number for match in _NUMBER.finditer(text))


def _references(reading: ActReading, first: VersionReading, other: VersionReading) -> Iterator[Diagnostic]:
    """The references of each provision lead to the same provisions in every language."""
    both = {one.id for one in first.provisions} & {one.id for one in other.provisions}
    ours, theirs = _targets(first, both), _targets(other, both)
    for ident, (targets, passage) in theirs.items():
        if ident in ours and ours[ident][0] != targets:
            before = ours[ident][0]
            facts = {"here": _listed(targets - before), "there": _listed(before - targets), "lang": other.tag}
            yield reading.tell_words(
                "references-out-of-step", passage, 0, len(passage.text), provision=ident, facts=facts
            )


def _targets(version: VersionReading, known: Collection[str]) -> dict[str, tuple[Counter[str], Passage]]:
    """What the references of each provision lead to among the `known` provisions, with a passage of it."""
    targets_of: dict[str, tuple[Counter[str], Passage]] = {}
    for passage in version.whole:
        targets, _ = targets_of.setdefault(passage.provision, (Counter(), passage))
        paths = (span.path.removeprefix("ref ") for span in passage.spans if span.path.startswith("ref "))
        targets.update(path for path in paths if path.partition(".")[0] in known)
    return targets_of


def _dates(reading: ActReading, first: VersionReading, other: VersionReading) -> Iterator[Diagnostic]:
    """The days that each paragraph names in full are the same in every language, whatever their order in it."""
    if first.lexicon.date is None or other.lexicon.date is None:
        return
    ours, theirs = _days(first), _days(other)
    for key, (days, passage) in theirs.items():
        if key in ours and ours[key][0] != days:
            before = ours[key][0]
            facts = {"here": _listed(days - before), "there": _listed(before - days), "lang": other.tag}
            yield reading.tell_words(
                "dates-out-of-step", passage, 0, len(passage.text), provision=passage.provision, facts=facts
            )


def _days(version: VersionReading) -> dict[tuple[str, int], tuple[Counter[str], Passage]]:
    """The days of each paragraph, by provision and place in it."""
    days_of: dict[tuple[str, int], tuple[Counter[str], Passage]] = {}
    places: Counter[str] = Counter()
    pattern = version.lexicon.date
    for passage in version.whole:
        key = (passage.provision, places[passage.provision])
        places[passage.provision] += 1
        matches = pattern.finditer(passage.text) if pattern is not None else ()
        days = (day_of(match, version.lexicon.months) for match in matches)
        days_of[key] = (Counter(day.isoformat() for day in days if day is not None), passage)
    return days_of


def _listed(counted: Counter[str]) -> str:
    return ", ".join(sorted(counted.elements())) or "–"


def translations(reading: ActReading) -> Iterator[Diagnostic]:
    """A text that the act prints and that its record gives in some of the act's languages only."""
    for version in reading.versions:
        lang = primary(version.tag)
        for text in _printed_texts(reading):
            if text.texts and localized(text.texts, version.tag) is None:
                facts = {"key": str(text.path[-1]), "lang": lang}
                yield reading.tell("translation-missing", text.places.origin(*text.path), text.severity, facts=facts)
        yield from _template_words(reading, version.tag)


@dataclass(frozen=True, slots=True)
class _PrintedText:
    """A text of a record, by language, with the place where it stands."""

    texts: Mapping[str, Any] | None
    places: Places
    path: Path
    severity: Severity = Severity.WARNING


def _printed_texts(reading: ActReading) -> Iterator[_PrintedText]:
    """Every text by language that the cover or the signatures print."""
    protocol, places = reading.protocol, reading.places
    yield _PrintedText(protocol.title, places, ("title",))
    yield _PrintedText(protocol.subject, places, ("subject",))
    for index, side in enumerate(protocol.sides):
        yield _PrintedText(side.name, places, ("sides", index, "name"))
    for index, event in enumerate(protocol.signing.events):
        yield _PrintedText(event.place, places, ("signing", "events", index, "place"))
    towns = {event.at for event in protocol.signing.events if event.place is None}
    for key, party in reading.materials.parties.items():
        record_places = reading.materials.sources.get(key, places)
        yield _PrintedText(party.name, record_places, ("name",), Severity.ERROR)
        if key in towns:
            yield _PrintedText(party.town, record_places, ("town",))
    for key, signatories in protocol.signing.signatories.items():
        for index, signatory in enumerate(signatories):
            path: Path = ("signing", "signatories", key, index)
            yield _PrintedText(signatory.title, places, (*path, "title"))
            yield _PrintedText(signatory.mention, places, (*path, "mention"))
            record = reading.materials.parties.get(key)
            office = record.offices.get(signatory.office or "") if record else None
            if office is not None and signatory.title is None:
                record_places = reading.materials.sources.get(key, places)
                title = office.title_beside(other.office for other in signatories)
                yield _PrintedText(title, record_places, ("offices", signatory.office or "", "title"))
    for index, witness in enumerate(protocol.signing.witnesses):
        yield _PrintedText(witness.title, places, ("signing", "witnesses", index, "title"))
        yield _PrintedText(witness.mention, places, ("signing", "witnesses", index, "mention"))


_WORDS_OF_EVERY_PAGE = ("between", "and", "for", "page")
"""Words of a template that every act prints. The others are for copies, which ask for them when they are made."""


def _template_words(reading: ActReading, tag: str) -> Iterator[Diagnostic]:
    """Words of the template's page, and labels of numbers, that have no text in a language of the act."""
    template = reading.materials.template
    missing: list[Path] = [
        ("words", name)
        for name in _WORDS_OF_EVERY_PAGE
        if name in template.record.words and localized(template.record.words[name], tag) is None
    ]
    kinds = {provision.kind for version in reading.versions for provision in version.provisions}
    missing += [
        ("numbering", kind, "label")
        for kind, numbering in template.record.numbering.items()
        if kind in kinds and localized(numbering.label, tag) is None
    ]
    for path in missing:
        yield Diagnostic(
            "translation-missing",
            template.places.origin(*path),
            Severity.WARNING,
            {"key": str(path[1]), "lang": primary(tag)},
            template.places.line(template.places.origin(*path)),
        )
