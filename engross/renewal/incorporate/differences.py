"""How the act that is made stands to the text in force: what is right in it, and what went, came, moved or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from engross.model.act_text import ActText, Unit, language_of, parent
from engross.model.document import Document, Provision, Version, walk
from engross.renewal.rewording import TypedParagraph, normalized, typed_paragraphs


@dataclass(frozen=True, slots=True)
class Difference:
    """A provision in one language, as it is and as it is wanted; `places` are where its paragraphs were typed."""

    lang: str
    own: Unit
    wanted: Unit
    places: tuple[TypedParagraph, ...]


def settled(now: ActText, wanted: ActText) -> set[str]:
    """The ids of what is as it is wanted."""
    units_now = {unit.id: _plain(unit) for unit in now.units}
    return {unit.id for unit in wanted.units if units_now.get(unit.id) == _plain(unit)}


def is_settled(ident: str, now: ActText, wanted: ActText) -> bool:
    """Whether a provision is as it is wanted in every language, or is gone in all as is wanted."""
    asked, there = ({unit.id for unit in text.units if bare_id(unit) == ident} for text in (wanted, now))
    return asked == there and asked <= settled(now, wanted)


def repealed(now: ActText, wanted: ActText) -> list[str]:
    """What was repealed, without what went with its container."""
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
    """What was put in, by its ids without a language."""
    there = {unit.id for unit in now.units}
    return [unit.id for unit in wanted.units if unit.id not in there and not language_of(unit.id)]


def misplaced(now: ActText, wanted: ActText) -> list[str]:
    """What does not stand in the order that is wanted."""
    here, there = ([unit.id for unit in text.units if not language_of(unit.id)] for text in (now, wanted))
    blocks = SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks()
    steady = {there[block.b + k] for block in blocks for k in range(block.size)}
    return [ident for ident in there if ident not in steady and ident in here]


def changed(now: ActText, wanted: ActText) -> list[str]:
    """The provisions that are there and not yet as they are wanted, by their ids without a language."""
    wrong = {unit.id for unit in now.units} - settled(now, wanted)
    return list(dict.fromkeys(bare_id(unit) for unit in wanted.units if unit.id in wrong))


def similarity(ident: str, now: ActText, wanted: ActText) -> float:
    """How much of what is wanted of a provision is there: 1 for each language in which all its words are."""
    total = 0.0
    for unit in wanted.units:
        present = now.unit(unit.id)
        if bare_id(unit) == ident and present is not None:
            total += SequenceMatcher(None, _words(present), _words(unit), autojunk=False).ratio()
    return total


def differences(ident: str, document: Document, now: ActText, wanted: ActText) -> Iterator[Difference]:
    """A provision in each language in which it is not as it is wanted; `now` is the text of `document`."""
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
    """A provision letter for letter; how a space or an apostrophe is set says nothing of what is meant."""
    pieces = tuple(replace(piece, text=normalized(piece.text), label=normalized(piece.label)) for piece in unit.pieces)
    return replace(unit, number=normalized(unit.number), heading=normalized(unit.heading), pieces=pieces)


def _words(unit: Unit) -> list[str]:
    return [word for text in (unit.heading, *(piece.text for piece in unit.pieces)) for word in text.split()]
