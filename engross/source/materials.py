"""Gathers what a protocol is assembled from."""

from __future__ import annotations

from functools import partial

from engross.diagnostics import Collector, Places
from engross.model.materials import Materials
from engross.model.party import Party
from engross.model.protocol import Protocol
from engross.source.library import Library, Sourced
from engross.source.predecessors import predecessors
from engross.source.record import near


def gather(library: Library, name: str, collector: Collector) -> Materials | None:
    """The materials of the protocol `name`, or None when something essential is missing.

    Collects what is wrong with the records it reads, and unknown-party and
    unknown-template at the place in the protocol that names them.
    """
    sourced = library.protocol(name, collector)
    if sourced is None:
        return None
    protocol, places = sourced.record, sourced.source
    origin = places.origin("template")
    template = library.template(protocol.template, origin, places.line(origin), collector)
    relation = library.relation(name.rsplit("/", 1)[0], collector)
    parties: dict[str, Party] = {}
    sources: dict[str, Places] = {"relation": relation.source} if relation else {}
    known = library.party_names
    complete = True
    for index, key in enumerate(protocol.parties):
        if key not in known:
            origin = places.origin("parties", index)
            collector.add("unknown-party", origin, line=places.line(origin), name=key, near=near(key, known))
            complete = False
        elif (party := library.party(key, collector)) is not None:
            parties[key] = party.record
            sources[key] = party.source
            _emblem(library, party, collector)
        else:
            complete = False
    earlier = tuple((link.name, link.record) for link in predecessors(library, name, collector))
    if template is None or not complete:
        return None
    return Materials(
        name,
        protocol,
        places,
        relation.record if relation else None,
        parties,
        template,
        library.clause,
        sources,
        earlier[0][1] if earlier else None,
        partial(_other, library),
        tuple(key for key in known if key not in parties),
        earlier,
        partial(_relation_acts, library, name, tuple(name for name, _ in earlier)),
        words=library.known_words,
        dictionaries=library.workspace.dictionaries,
    )


def _emblem(library: Library, party: Sourced[Party], collector: Collector) -> None:
    """Collects unreadable-file for an emblem that is not there."""
    name = party.record.emblem
    if name is not None and library.workspace.find(name) is None:
        origin = party.source.origin("emblem")
        collector.add("unreadable-file", origin, line=party.source.line(origin), name=name, reason="not found")


def _other(library: Library, key: str) -> Party | None:
    sourced = library.party(key, Collector())
    return sourced.record if sourced else None


def _relation_acts(library: Library, name: str, earlier: tuple[str, ...]) -> tuple[tuple[str, Protocol], ...]:
    """The signed acts of the relation of `name`, without itself and those of `earlier`.

    The act is compared with them, and not made from them.
    """
    known = {name, *earlier}
    acts = library.signed_acts(name.rsplit("/", 1)[0])
    return tuple((other, record) for other, record in acts if other not in known)
