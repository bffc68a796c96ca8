"""Gathers what a protocol is assembled from."""

from __future__ import annotations

from engross.diagnostics import Collector
from engross.model.materials import Materials
from engross.model.party import Party
from engross.source.library import Library
from engross.source.record import near


def gather(library: Library, name: str, collector: Collector) -> Materials | None:
    """The materials of the protocol `name`, or None when something essential is missing.

    Collects what is wrong with the records it reads, and unknown-party and
    unknown-template at the place in the protocol that names them.
    """
    found = library.protocol(name, collector)
    if found is None:
        return None
    protocol, places = found.record, found.source
    at = places.origin("template")
    template = library.template(protocol.template, at, places.line(at), collector)
    relation = library.relation(name.rsplit("/", 1)[0], collector)
    parties: dict[str, Party] = {}
    known = library.workspace.party_names()
    complete = True
    for index, key in enumerate(protocol.parties):
        if key not in known:
            at = places.origin("parties", index)
            collector.add("unknown-party", at, line=places.line(at), name=key, near=near(key, known))
            complete = False
        elif (party := library.party(key, collector)) is not None:
            parties[key] = party.record
        else:
            complete = False
    if template is None or not complete:
        return None
    return Materials(name, protocol, places, relation.record if relation else None, parties, template, library.clause)
