"""One protocol from its files to a document that has been checked."""

from __future__ import annotations

from dataclasses import dataclass

from engross.assembly.assemble import Assembled, assemble
from engross.checks import check_act
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity
from engross.model.materials import Materials
from engross.output import Footprint
from engross.register.settled import unsettled
from engross.source.library import Library
from engross.source.materials import gather
from engross.source.record import near


@dataclass(slots=True)
class Act:
    """A protocol assembled and checked."""

    name: str
    library: Library
    materials: Materials | None
    assembled: Assembled | None
    diagnostics: tuple[Diagnostic, ...]
    footprint: Footprint
    """What was looked at on the way."""

    @property
    def failed(self) -> bool:
        return self.assembled is None or any(one.severity is Severity.ERROR for one in self.diagnostics)


def act(library: Library, name: str, *, first: str | None = None, final: bool | None = None) -> Act:
    """The act of that name, assembled and checked; `final` judges it as one to be printed without a draft mark."""
    collector = Collector()
    library.begin()
    try:
        materials = gather(library, name, collector)
        if materials is not None and first is not None and first not in materials.protocol.parties:
            facts = {
                "name": first,
                "near": near(first, materials.protocol.parties),
                "stranger": first if first in materials.others else "",
                "parties": ", ".join(materials.protocol.parties),
            }
            collector.take(Diagnostic("unknown-party", Origin(materials.places.file), facts=facts))
        ready = {}
        if materials is not None and materials.protocol.amends is not None:
            from engross.acts.amendment import articles

            ready = articles(library, materials, collector)
        assembled = assemble(materials, collector, first=first, ready=ready) if materials is not None else None
        if materials is not None and assembled is not None:
            errata = library.errata(name, collector)
            check_act(
                materials,
                assembled.document,
                assembled.sources,
                collector,
                errata=errata.record if errata else None,
                decided=errata.source if errata else None,
                final=final,
            )
            collector.extend(unsettled(library.workspace, name, library.looked_at.sources))
    except Refused as refused:
        collector.extend(refused.diagnostics)
        materials = assembled = None
    return Act(name, library, materials, assembled, collector.sorted(), library.looked_at)
