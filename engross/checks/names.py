"""Names of parties: misspelt, from another act, in another order than the act's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from engross.checks.edit_distance import is_slip_of, without_accents
from engross.checks.provisions import entries
from engross.checks.reading import ActReading, Passage, VersionReading
from engross.diagnostics import Diagnostic
from engross.model.noun import Noun
from engross.model.party import Party
from engross.model.tag import localized

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 4
"""Letters by which a word of the text is compared with the name of a file of a party."""
_SHORTEST = 5
"""Letters of the shortest name that is looked for in a misspelling."""
_SHORTEST_AT_START = 6
"""Letters that a name must have to be compared with a word that opens a sentence, which has a capital anyway."""


def nouns(party: Party, tag: str) -> tuple[Noun, ...]:
    """What a party can be called in the locale `tag`."""
    localized_nouns = (localized(party.name, tag), localized(party.town, tag), localized(party.short, tag))
    return tuple(noun for noun in localized_nouns if noun is not None)


def called(party: Party, tag: str) -> tuple[str, ...]:
    return tuple(noun.text for noun in nouns(party, tag))


@lru_cache(maxsize=1024)
def mentions_of(names: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern for the names of several parties, the longest first, and the index of the party of each name."""
    whose: dict[str, int] = {}
    for index, ones in enumerate(names):
        for name in ones:
            whose.setdefault(name, index)
    ranked = sorted(whose, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ranked))})(?![\w-])"), whose


def party_names(reading: ActReading, version: VersionReading) -> tuple[tuple[str, ...], ...]:
    """The names of each party in the order of this counterpart."""
    return tuple(
        tuple(name.replace("’", "'") for name in called(reading.materials.parties[key], version.tag))
        for key in reading.order
    )


def names_all(text: str, names: Sequence[Sequence[str]], enough: int = 0) -> bool:
    """Whether a text names at least `enough` parties; 0 means all of them."""
    count = 0
    for ones in names:
        count += any(name in text for name in ones)
    return count >= (enough or len(names))


def order_of_parties(reading: ActReading) -> Iterator[Diagnostic]:
    """Parties named one after the other in another order than the act's (the alternat)."""
    for version in reading.versions:
        if version.lexicon.between is None or len(reading.order) < 2:
            continue
        names = party_names(reading, version)
        pattern, whose = mentions_of(names)
        for passage in version.passages:
            if not names_all(passage.text, names, 2):
                continue
            last: re.Match[str] | None = None
            for match in pattern.finditer(passage.text):
                if (
                    last is not None
                    and whose[match[0]] < whose[last[0]]
                    and _joined(passage.text[last.end() : match.start()], version)
                ):
                    yield reading.tell_words("order-of-parties", passage, last.start(), match.end())
                last = match


def _joined(gap: str, version: VersionReading) -> bool:
    """Whether the words between two names make an enumeration of them."""
    assert version.lexicon.between is not None
    return (
        len(gap) <= 30
        and version.lexicon.between.fullmatch(gap) is not None
        and ("," in gap or not version.lexicon.conjunctions.isdisjoint(gap.split()))
    )


def misspelt(reading: ActReading) -> Iterator[Diagnostic]:
    """A word that differs by one slip from the name of a party, of its town or of a signatory."""
    for version in reading.versions:
        names_known = _proper_names(reading, version)
        for passage in version.passages:
            yield from _misspelt(reading, passage, names_known, version.lexicon.common)
    # The signatures stand once for all languages, so a name may stand there in any of them.
    every = tuple(sorted({name for version in reading.versions for name in _proper_names(reading, version)}))
    common = frozenset(word for version in reading.versions for word in version.lexicon.common)
    for _, passage in reading.signatures:
        yield from _misspelt(reading, passage, every, common)


def _proper_names(reading: ActReading, version: VersionReading) -> tuple[str, ...]:
    """The proper names among the words of the parties and signatories: Montfleur of « Ville de Montfleur »."""
    texts: list[str] = []
    small: set[str] = set(version.lexicon.common)
    for party in reading.materials.parties.values():
        texts.extend(called(party, version.tag))
        common = localized(party.common, version.tag)
        if common is not None:
            small.update(word.lower() for word in f"{common.text} {common.plural or ''}".split())
    texts.extend(passage.text for _, passage in reading.signatures if passage.role == "name")
    return _proper(tuple(texts), frozenset(small))


@lru_cache(maxsize=1024)
def _proper(texts: tuple[str, ...], small: frozenset[str]) -> tuple[str, ...]:
    words = {word for text in texts for word in _CAPITAL.findall(text)}
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST and word.lower() not in small))


@lru_cache(maxsize=16384)
def _capitals(text: str) -> tuple[tuple[str, int], ...]:
    return tuple((match[0], match.start()) for match in _CAPITAL.finditer(text))


@lru_cache(maxsize=16384)
def _slips(text: str, names_known: tuple[str, ...], common: frozenset[str]) -> tuple[tuple[int, int, str], ...]:
    slips = []
    known = {name.lower() for name in names_known} | common
    for word, start in _capitals(text):
        if word.lower() in known:
            continue
        opens = start == 0 or text[:start].rstrip()[-1:] in (".", ":", ";", "")
        shape = str.upper if word.isupper() else str
        for name in names_known:
            if opens and not word.isupper() and len(name) < _SHORTEST_AT_START:
                continue
            if is_slip_of(word, shape(name)):
                slips.append((start, start + len(word), name))
                break
    return tuple(slips)


def _misspelt(
    reading: ActReading, passage: Passage, names_known: tuple[str, ...], common: frozenset[str]
) -> Iterator[Diagnostic]:
    for start, end, name in _slips(passage.text, names_known, common):
        yield reading.tell_words("name-misspelt", passage, start, end, near=name)


def foreign(reading: ActReading) -> Iterator[Diagnostic]:
    """The name of another party of the workspace, typed in a text that was taken over from its act."""
    others = reading.materials.others
    if not others:
        return
    for version in reading.versions:
        suspects = _suspects(others, version)
        if not suspects:
            continue
        belonging = _names_of_act(reading, version)
        for key in suspects:
            party = reading.materials.other(key)
            if party is not None:
                yield from _foreign_names(reading, version, key, party, belonging)


def _foreign_names(
    reading: ActReading, version: VersionReading, key: str, party: Party, belonging: str
) -> Iterator[Diagnostic]:
    """The first place of each passage where a name of a party is typed that is no name of this act."""
    for word in _identifying_words(party, version.tag):
        if word.lower() in belonging:
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        for passage in version.passages:
            if word.lower() not in passage.folded:
                continue
            match = next((match for match in pattern.finditer(passage.text) if passage.typed(*match.span())), None)
            if match is not None:
                yield reading.tell_words("foreign-name", passage, match.start(), match.end(), party=key)


def _suspects(others: Sequence[str], version: VersionReading) -> list[str]:
    """The other parties whose file name looks like words of the text. Only their files are read."""
    words: set[str] = set()
    for passage in version.passages:
        words |= _words(passage.folded)
    starts: dict[str, list[str]] = {}
    for word in words:
        starts.setdefault(word[:_STEM], []).append(word)
    return [
        key
        for key, parts in _parts(tuple(others))
        if parts[0][:_STEM] in starts
        and all(any(word.startswith(part) for word in starts.get(part[:_STEM], ())) for part in parts)
    ]


@lru_cache(maxsize=4096)
def _parts(keys: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """File names with their words. Names whose words are all short are left out."""
    parts_by_key = ((key, tuple(part for part in re.split(r"[-_.]", key) if len(part) >= _STEM)) for key in keys)
    return tuple((key, parts) for key, parts in parts_by_key if parts)


@lru_cache(maxsize=16384)
def _words(folded: str) -> frozenset[str]:
    return frozenset(map(without_accents, _WORD.findall(folded)))


def _identifying_words(party: Party, tag: str) -> list[str]:
    """The names and demonyms of a party, the longest first."""
    words = {name.replace("’", "'") for name in called(party, tag)}
    demonym = localized(party.demonym, tag)
    if demonym is not None:
        words.update(demonym.model_dump().values())
    return sorted((word for word in words if len(word) > 3), key=len, reverse=True)


def _names_of_act(reading: ActReading, version: VersionReading) -> str:
    """Every name that belongs in this act, in small letters."""
    texts: list[str] = []
    for party in reading.materials.parties.values():
        texts.extend(_identifying_words(party, version.tag))
        units = (party.unit, *(former.unit for former in party.former_units))
        texts.extend(unit.text for names in units if (unit := localized(names, version.tag)))
    relation = reading.materials.relation
    if relation is not None:
        texts.append(localized(relation.name, version.tag) or "")
        texts.extend(
            noun.text for milestone in relation.milestones.values() if (noun := localized(milestone.name, version.tag))
        )
    return " | ".join(texts).replace("’", "'").lower()


def articles_kept(reading: ActReading) -> frozenset[str]:
    """Names whose article never merges (de Le Gardeur is right). A record or a value says so with `merges: false`."""
    given: list[Noun] = []
    for party in reading.materials.parties.values():
        for names in (party.name, party.town, party.short, party.unit):
            given.extend((names or {}).values())
    if reading.materials.relation is not None:
        for milestone in reading.materials.relation.milestones.values():
            given.extend(milestone.name.values())
    values = [reading.protocol.values, *(entry.values for entry, _ in entries(reading))]
    known = (name for version in reading.versions for name in version.lexicon.never_merged)
    return frozenset((*(noun.text for noun in given if not noun.merges), *_unmerged(values), *known))


def _unmerged(value: object) -> Iterator[str]:
    """The texts of nouns among values that say `merges: false`."""
    if isinstance(value, dict):
        if value.get("merges") == "false" and isinstance(value.get("text"), str):
            yield value["text"]
        for part in value.values():
            yield from _unmerged(part)
    elif isinstance(value, list):
        for part in value:
            yield from _unmerged(part)
