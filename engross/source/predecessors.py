"""The chain of acts: from a protocol back to the first one that it follows, and the acts of a relation."""

from __future__ import annotations

from dataclasses import dataclass

from engross.diagnostics import Collector, Origin
from engross.model.protocol import Protocol
from engross.source.library import Library
from engross.source.record import near
from engross.source.yamlfile import Yaml


@dataclass(frozen=True, slots=True)
class PrecedingAct:
    """One act of a chain: its name, its record, and the places in its file."""

    name: str
    record: Protocol
    source: Yaml


def predecessors(library: Library, name: str, collector: Collector) -> tuple[PrecedingAct, ...]:
    """The acts that the protocol `name` follows, the nearest first.

    Collects unknown-protocol for a name that is no protocol, and chain-circular if an act follows itself in the end,
    with the places of all links. Problems inside an earlier act are told when that act is checked.
    """
    acts: list[PrecedingAct] = []
    here = library.protocol(name, Collector())
    asked: list[Origin] = []
    names = [name]
    while here is not None and (before := here.record.predecessor) is not None:
        origin = here.source.origin("predecessor")
        asked.append(origin)
        if before in names:
            circle = " > ".join((*names[names.index(before) :], before))
            collector.add(
                "chain-circular", asked[0], line=_line(library, name, asked[0]), also=tuple(asked[1:]), chain=circle
            )
            return ()
        if not library.has_protocol(before):
            known = library.workspace.protocol_names()
            collector.add(
                "unknown-protocol", origin, line=here.source.line(origin), name=before, near=near(before, known)
            )
            break
        names.append(before)
        here = library.protocol(before, Collector())
        if here is not None:
            acts.append(PrecedingAct(before, here.record, here.source))
    return tuple(acts)


def _line(library: Library, name: str, origin: Origin) -> str:
    sourced = library.protocol(name, Collector())
    return sourced.source.line(origin) if sourced else ""


def acts_of_relation(library: Library, relation: str, collector: Collector) -> tuple[PrecedingAct, ...]:
    """The protocols of a relation that can be read, by their names; what is wrong with the others is collected."""
    return tuple(
        PrecedingAct(name, sourced.record, sourced.source)
        for name in library.workspace.act_names()
        if name.rsplit("/", 1)[0] == relation and (sourced := library.protocol(name, collector)) is not None
    )
