"""Who signs and how: gender of titles, people who sign twice, originals, paper and electronic acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.reading import ActReading, Passage, VersionReading
from engross.diagnostics import Diagnostic, Origin
from engross.model.document import Signature, SignatureBlock, plain
from engross.model.noun import Gender
from engross.model.protocol import Signatory
from engross.model.tag import localized


def titles(reading: ActReading) -> Iterator[Diagnostic]:
    """The title of a man with the name of a woman."""
    for key, signatories in reading.protocol.signing.signatories.items():
        party = reading.materials.parties.get(key)
        for index, signatory in enumerate(signatories):
            office = party.offices.get(signatory.office or "") if party else None
            title = signatory.title or (office.title_beside(other.office for other in signatories) if office else None)
            name, gender = _person(reading, key, index, signatory)
            if title is None or gender is not Gender.FEMININE:
                continue
            for version in reading.versions:
                forms = localized(title, version.tag)
                words = forms.of(gender).lower() if forms else ""
                for masculine, feminine in version.lexicon.offices.items():
                    if re.match(rf"{re.escape(masculine)}(?!\w)", words):
                        origin = _title_place(reading, key, index, signatory)
                        facts = {"text": forms.of(gender) if forms else "", "name": name, "right": feminine}
                        yield reading.tell("masculine-title", origin, facts=facts)


def _title_place(reading: ActReading, key: str, index: int, signatory: Signatory) -> Origin:
    if signatory.title is None and key in reading.materials.sources:
        return reading.materials.sources[key].origin("offices", signatory.office or "", "title")
    return reading.at("signing", "signatories", key, index)


def _person(reading: ActReading, key: str, index: int, signatory: Signatory) -> tuple[str, Gender | None]:
    """The name that is printed for a signatory, and the gender of who bears it."""
    name = next(
        (plain(candidate.name) for candidate in _signatures(reading) if candidate.id == f"{key}-{index + 1}"), ""
    )
    if signatory.name:
        return name, signatory.gender
    party = reading.materials.parties.get(key)
    office = party.offices.get(signatory.office or "") if party else None
    holder = next((candidate for candidate in office.holders if candidate.name == name), None) if office else None
    return name, holder.gender if holder else None


def _signatures(reading: ActReading) -> Iterator[Signature]:
    for block in reading.document.closing:
        if isinstance(block, SignatureBlock):
            for column in block.columns:
                yield from column.signatures


def _people(reading: ActReading) -> dict[str, Gender]:
    """The signatories whose gender is known, by name in plain small letters."""
    genders: dict[str, Gender] = {}
    for key, signatories in reading.protocol.signing.signatories.items():
        for index, signatory in enumerate(signatories):
            name, gender = _person(reading, key, index, signatory)
            if gender is not None and name:
                genders[name.replace("’", "'").replace("\u00a0", " ").lower()] = gender
    return genders


def address(reading: ActReading) -> Iterator[Diagnostic]:
    """A title of the wrong gender before the name of a signatory: « le bourgmestre » or « M. » for a woman."""
    people = _people(reading)
    if not people:
        return
    for version in reading.versions:
        pattern = version.lexicon.gendered
        if pattern is None or not any(name in version.folded for name in people):
            continue
        for passage in version.body:
            if not any(name in passage.folded for name in people):
                continue
            for match in pattern.finditer(passage.text):
                said_gender = Gender.MASCULINE if match["masculine"] else Gender.FEMININE
                gender = people.get(match["name"].lower())
                if gender is not None and gender is not said_gender:
                    yield reading.tell_words(
                        "gender-of-signatory", passage, match.start(), match.end(), name=match["name"]
                    )


def twice(reading: ActReading) -> Iterator[Diagnostic]:
    """One person who signs for two parties, or twice for one."""
    seen: dict[str, Origin] = {}
    for key, signatories in reading.protocol.signing.signatories.items():
        for index, signatory in enumerate(signatories):
            name, _ = _person(reading, key, index, signatory)
            origin = reading.at("signing", "signatories", key, index)
            if name and not name.startswith("[") and name in seen:
                yield reading.tell("signs-twice", origin, also=seen[name], name=name)
            seen.setdefault(name, origin)


def originals(reading: ActReading) -> Iterator[Diagnostic]:
    """A number of originals that is not that of the record, or words about paper in an electronic act."""
    signing = reading.protocol.signing
    count = signing.originals or len(reading.order)
    for version in reading.versions:
        lexicon = version.lexicon
        for passage in version.body:
            if signing.medium == "electronic":
                if lexicon.paper:
                    for match in lexicon.paper.finditer(passage.text, passage.folded):
                        yield reading.tell_words("paper-formula", passage, match.start(), match.end())
                continue
            if lexicon.copies and _is_testimonium(passage, version):
                for match in lexicon.copies.finditer(passage.text, passage.folded):
                    number = _number(match, version)
                    if number is not None and number != count:
                        yield reading.tell_words(
                            "copies-mismatch", passage, match.start(), match.end(), count=str(count)
                        )


def _is_testimonium(passage: Passage, version: VersionReading) -> bool:
    """Whether the passage can speak of the originals of the act, and not of copies of a report."""
    return passage.kind == "testimonium" or passage.folded.startswith(version.lexicon.testimonium_openings)


def _number(match: re.Match[str], version: VersionReading) -> int | None:
    words = (match["multiple"] or match["count"] or "").lower()
    return int(words) if words.isdigit() else version.lexicon.counts.get(words)
