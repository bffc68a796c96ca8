"""One protocol from its files to a document that has been checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from engross.assembly.assemble import Assembled, ReadyProvisions, assemble
from engross.checks import check_act
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity
from engross.life import last_day
from engross.model.document import CitedAct, Document, Lineage, Modification
from engross.model.materials import Materials
from engross.model.numerals import FixedNumbers
from engross.output import Footprint, digest
from engross.register.signed_texts import changed_signed_texts
from engross.source.embedding import sources_to_embed
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
    sources_to_embed: Mapping[str, bytes] = field(default_factory=dict)
    """The files that a PDF without a draft mark carries inside, by name."""

    @property
    def failed(self) -> bool:
        return self.assembled is None or any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def act(
    library: Library, name: str, *, first: str | None = None, final: bool | None = None, within: bool = False
) -> Act:
    """The act of that name, assembled and checked.

    With `final`, it is judged as an act that is printed without a draft mark. With `within`, it is read as a part of
    another act, and both must see the same state of the files.
    """
    collector = Collector()
    if not within:
        library.begin()
    try:
        materials = gather(library, name, collector)
        if materials is not None:
            materials = replace(materials, last_day=partial(last_day, library, materials.protocol.period))
        if materials is not None and first is not None and first not in materials.protocol.parties:
            facts = {
                "name": first,
                "near": near(first, materials.protocol.parties),
                "stranger": first if first in materials.others else "",
                "parties": ", ".join(materials.protocol.parties),
            }
            collector.take(Diagnostic("unknown-party", Origin(materials.places.file), facts=facts))
        ready: ReadyProvisions = {}
        acts: tuple[CitedAct, ...] = ()
        done: tuple[Modification, ...] = ()
        if materials is not None and materials.protocol.amends is not None:
            from engross.acts.amendment import articles

            ready, acts, done = articles(library, materials, collector)
        assembled = assemble(materials, collector, first=first, ready=ready) if materials is not None else None
        if materials is not None and assembled is not None:
            assembled.document = replace(assembled.document, lineage=_lineage(materials, acts, done))
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
            collector.extend(changed_signed_texts(library.workspace, name, lambda: _digests(library)))
    except Refused as refused:
        collector.extend(refused.diagnostics)
        materials = assembled = None
    result = Act(name, library, materials, assembled, collector.sorted(), library.looked_at)
    if final and assembled is not None:
        result.sources_to_embed = sources_to_embed(library)
    return result


def _digests(library: Library) -> dict[str, str]:
    return {name: digest(content) for name, content in sources_to_embed(library).items()}


def worded(library: Library, name: str, fixed: FixedNumbers | None = None) -> Document | None:
    """The act of that name assembled and not checked, with the numbers of `fixed`; None if it cannot be made."""
    collector = Collector()
    try:
        materials = gather(library, name, collector)
        assembled = assemble(materials, collector, fixed=fixed) if materials is not None else None
    except Refused:
        return None
    return assembled.document if assembled is not None else None


def _lineage(materials: Materials, acts: tuple[CitedAct, ...], done: tuple[Modification, ...]) -> Lineage:
    """Where the act stands among others; its country is that of the party named first."""
    days = [event.date.isoformat() for event in materials.protocol.signing.events if event.date]
    first = materials.parties.get(materials.protocol.parties[0])
    locale = (first.locale if first is not None else None) or materials.protocol.languages[0]
    country = locale.partition("-")[2].lower()
    amends = materials.protocol.amends
    number = (amends.number or 0) if amends is not None else 0
    return Lineage(materials.name, max(days, default=""), "", country, acts, done, bool(acts), number)
