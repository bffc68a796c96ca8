"""Compares the act with the text in force: which provisions match, and which were repealed, added, moved or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from engross.model.act_text import ActText, Unit, language_of, parent
from engross.model.document import Document, Provision, Version, walk
from engross.renewal.rewording import TypedParagraph, normalized, typed_paragraphs


@dataclass(frozen=True, slots=True)
class Difference:
    """A provision in one language: `own` is it now, `wanted` the text in force, `places` where it was typed."""

    lang: str
    own: Unit
    wanted: Unit
    places: tuple[TypedParagraph, ...]


def settled(now: ActText, wanted: ActText) -> set[str]:
    """The ids of the provisions that match the wanted text."""
    units_now = {unit.id: _plain(unit) for unit in now.units}
    return {unit.id for unit in wanted.units if units_now.get(unit.id) == _plain(unit)}


def is_settled(ident: str, now: ActText, wanted: ActText) -> bool:
    """Whether a provision matches the wanted text in every language, or is repealed in all of them as wanted."""
    asked, there = ({unit.id for unit in text.units if bare_id(unit) == ident} for text in (wanted, now))
    return asked == there and asked <= settled(now, wanted)


def repealed(now: ActText, wanted: ActText) -> list[str]:
    """The ids of repealed provisions, without a language. What was repealed with its container is left out."""
    in_force = {unit.id for unit in wanted.units}
    left = {unit.id for unit in now.units if unit.id not in in_force}
    return [
        unit.id
        for place, unit in enumerate(now.units)
        if unit.id in left
        and not language_of(unit.id)
        and ((up := parent(now.units, place)) is None or now.units[up].id not in left)
    ]


def added(now: ActText, wanted: ActText) -> list[str]:
    """The ids of added provisions, without a language."""
    there = {unit.id for unit in now.units}
    return [unit.id for unit in wanted.units if unit.id not in there and not language_of(unit.id)]


def misplaced(now: ActText, wanted: ActText) -> list[str]:
    """The ids of provisions, without a language, that are not in the wanted order."""
    here, there = ([unit.id for unit in text.units if not language_of(unit.id)] for text in (now, wanted))
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    steady = {there[block.b + k] for block in blocks for k in range(block.size)}
    return [ident for ident in there if ident not in steady and ident in here]


def changed(now: ActText, wanted: ActText) -> list[str]:
    """The ids, without a language, of provisions that exist and differ from the wanted text."""
    wrong = {unit.id for unit in now.units} - settled(now, wanted)
    return list(dict.fromkeys(bare_id(unit) for unit in wanted.units if unit.id in wrong))


def similarity(ident: str, now: ActText, wanted: ActText) -> float:
    """How much of a provision matches the wanted text: from 0 to 1 for each language, added up."""
    total = 0.0
    for unit in wanted.units:
        present = now.unit(unit.id)
        if bare_id(unit) == ident and present is not None:
            total += SequenceMatcher(None, _words(present), _words(unit), autojunk=False).ratio()
    return total


def differences(ident: str, document: Document, now: ActText, wanted: ActText) -> Iterator[Difference]:
    """A provision in each language in which it differs from the wanted text; `now` is the text of `document`."""
    for version in document.versions:
        name = ident if version is document.versions[0] else f"{ident}@{version.lang}"
        present, other = now.unit(name), wanted.unit(name)
        provision = _provision(ident, version)
        if present is not None and other is not None and provision is not None and present != other:
            yield Difference(version.lang, present, other, typed_paragraphs(provision))


def bare_id(unit: Unit) -> str:
    """The id of a provision without the language."""
    return unit.id.partition("@")[0]


def _provision(ident: str, version: Version) -> Provision | None:
    return next(
        (provision for provision in walk((*version.provisions, *version.annexes)) if provision.id == ident), None
    )


def _plain(unit: Unit) -> Unit:
    """A provision with plain spaces and apostrophes, so that their typography makes no difference."""
    pieces = tuple(replace(piece, text=normalized(piece.text), label=normalized(piece.label)) for piece in unit.pieces)
    return replace(unit, number=normalized(unit.number), heading=normalized(unit.heading), pieces=pieces)


def _words(unit: Unit) -> list[str]:
    return [word for text in (unit.heading, *(piece.text for piece in unit.pieces)) for word in text.split()]
