"""The kind of the instrument, in its title, in its text and in its short name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.checks.edit_distance import is_slip_of
from engross.checks.reading import ActReading, Passage, VersionReading
from engross.diagnostics import Diagnostic
from engross.model.protocol import Kind
from engross.model.tag import localized

_WORD = re.compile(r"[^\W\d_]+")


def _kind(reading: ActReading, version: VersionReading) -> Kind | None:
    return localized(reading.protocol.kind, version.tag)


def title(reading: ActReading) -> Iterator[Diagnostic]:
    """A title whose kind is not that of the text, or is misspelt."""
    for version in reading.versions:
        kind = _kind(reading, version)
        passage = next((candidate for candidate in version.passages if candidate.kind == "title"), None)
        if kind is None or passage is None:
            continue
        said_kind = kind.text.replace("’", "'").lower()
        if said_kind in passage.folded:
            continue
        known = {*_WORD.findall(said_kind), *version.lexicon.instruments}
        if kind.short:
            known.update(_WORD.findall(kind.short.lower()))
        slips = False
        for match in _WORD.finditer(passage.folded):
            if len(match[0]) < 5 or match[0] in known:
                continue
            most = 2 if len(match[0]) > 6 else 1
            near = next((word for word in sorted(known) if len(word) > 4 and is_slip_of(match[0], word, most)), "")
            if near:
                slips = True
                yield reading.tell_words("title-misspelt", passage, match.start(), match.end(), near=near)
        first = _WORD.match(passage.folded)
        if first and (slips or first[0] in known):
            yield reading.tell_words("kind-named-two-ways", passage, 0, len(passage.text), kind=kind.text)


def named(reading: ActReading) -> Iterator[Diagnostic]:
    """The text names the instrument by another kind, or without its capital."""
    for version in reading.versions:
        lexicon = version.lexicon
        kind = _kind(reading, version)
        if kind is None or lexicon.deictic is None:
            continue
        own_words = {*_WORD.findall(kind.text.lower()), *_WORD.findall((kind.short or "").lower())}
        full = kind.text.replace("’", "'").lower()
        short = kind.short or kind.text
        for passage in version.body:
            seen: set[int] = set()
            if lexicon.kinds:
                for match in lexicon.kinds.finditer(passage.text, passage.folded):
                    groups = match.groupdict()
                    what = groups.get("what") or groups.get("what2") or ""
                    if what.lower() not in full:
                        seen.add(match.start())
                        yield reading.tell_words(
                            "kind-named-two-ways", passage, match.start(), match.end(), kind=kind.text
                        )
            for match in _deictics(version, passage):
                noun = match["said"]
                if noun.lower() not in own_words:
                    if _means_this_act(match[0], version) and not any(
                        abs(match.start("said") - position) < 12 for position in seen
                    ):
                        yield reading.tell_words(
                            "kind-named-two-ways", passage, match.start(), match.end(), kind=kind.text
                        )
                elif (
                    short[:1].isupper()
                    and noun.islower()
                    and noun == _first(short).lower()
                    and _first(short) in version.text
                ):
                    yield reading.tell_words(
                        "capital-of-instrument", passage, match.start(), match.end(), right=_first(short)
                    )


def _deictics(version: VersionReading, passage: Passage) -> tuple[re.Match[str], ...]:
    assert version.lexicon.deictic is not None
    return version.lexicon.deictic.finditer(passage.text, passage.folded)


def _means_this_act(words: str, version: VersionReading) -> bool:
    """Whether the words can only mean this act: « le présent Protocole », "this Agreement"."""
    return version.lexicon.own_deictic is not None and version.lexicon.own_deictic.search(words) is not None


def _first(text: str) -> str:
    first_word = _WORD.match(text)
    return first_word[0] if first_word else text


def short_names(reading: ActReading) -> Iterator[Diagnostic]:
    """A short name that is defined and never used."""
    for version in reading.versions:
        watch = version.lexicon.defined
        if watch is None:
            continue
        for passage in version.body:
            for match in watch.finditer(passage.text, passage.folded):
                name = match["name"].strip('«»"“” ')
                bare = re.sub(r"^(?:le|la|les|l'|the)\s?", "", name, flags=re.IGNORECASE)
                # Counted with its capital: « le comité de suivi (ci-après « le Comité ») » does not use the name yet.
                if bare and version.text.count(bare) < 2:
                    yield reading.tell_words(
                        "short-name-unused", passage, match.start("name"), match.end("name"), name=name
                    )
