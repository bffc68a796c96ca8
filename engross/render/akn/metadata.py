"""The metadata of a document: what identifies it, its life, what it changes or what changed it, and its notes.

Names are those of the OASIS naming convention, version 1.0, part 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from engross.language import language_pack
from engross.model.document import CitedAct, Document, Lineage, Version, plain
from engross.model.tag import primary
from engross.render.akn.elements import NAMESPACE, SOURCE, name_part, put

if TYPE_CHECKING:
    from engross.render.akn.doc import AknDoc

_UNDATED = "0001-01-01"


def language_code(version: Version) -> str:
    """The code of three letters that FRBRlanguage wants (ISO 639-2)."""
    return language_pack(primary(version.lang)).iso_639_2


def _iri(country: str, kind: str, signed: str, name: str) -> str:
    """The identifier of an act as a work (naming convention, part 2, 4.2)."""
    return f"/akn/{country or 'xx'}/doc/{name_part(kind)}/{signed or _UNDATED}/{name_part(name)}"


def metadata(
    document: Document, version: Version, lineage: Lineage, part: str, docs: Sequence[AknDoc], component: str = ""
) -> Xml.Element:
    """The metadata of a document; for the whole act also its events and its modifications, with the eIds in `docs`.

    `component` names a part: annex_a; `part` the language version, if there are several.
    """
    meta = Xml.Element(f"{{{NAMESPACE}}}meta")
    identification = put(meta, "identification", source=SOURCE)
    country = lineage.country or "xx"
    signed = lineage.signed or _UNDATED
    work = _iri(country, document.kind, signed, lineage.work)
    language = language_code(version) if part or len(document.versions) == 1 else "mul"
    expressed = lineage.expressed or signed
    expression = f"{work}/{language}@{expressed}"
    shown = "_".join(filter(None, (part, component)))
    ending_of_this = f"/!{shown or 'main'}"
    for level, uri, ending in (
        ("FRBRWork", work, ""),
        ("FRBRExpression", expression, ""),
        ("FRBRManifestation", expression, ".akn"),
    ):
        frbr = put(identification, level)
        put(frbr, "FRBRthis", value=f"{uri}{ending_of_this}{ending}")
        put(frbr, "FRBRuri", value=f"{uri}{ending}")
        day = signed if level == "FRBRWork" else expressed
        put(frbr, "FRBRdate", date=day, name="signature" if level == "FRBRWork" else "expression")
        put(frbr, "FRBRauthor", href="#parties" if level == "FRBRWork" else SOURCE)
        if level == "FRBRWork":
            put(frbr, "FRBRcountry", value=country)
            if lineage.number:
                put(frbr, "FRBRnumber", value=str(lineage.number))
            put(frbr, "FRBRname", value=name_part(lineage.work), showAs=plain(version.front.title) or lineage.work)
        elif level == "FRBRExpression":
            put(frbr, "FRBRlanguage", language=language)
        else:
            put(frbr, "FRBRformat", value="application/akn+xml")
    if docs:
        _lifecycle(meta, lineage)
        _analysis(meta, lineage, docs)
        _temporal(meta, lineage)
        _references(meta, document, lineage)
    if len(document.versions) == 1:
        add_notes(meta, docs)
    return meta


def _events(lineage: Lineage) -> list[tuple[str, str, CitedAct | None]]:
    """The events in the life of an act in the order of their days: eId, day, the act that is its source if another."""
    acts: list[tuple[str, CitedAct | None]] = [(lineage.signed or _UNDATED, None)]
    if not lineage.active:
        acts += [(cited.since or cited.signed or lineage.signed or _UNDATED, cited) for cited in lineage.acts]
    ordered = sorted(acts, key=lambda event: (event[0], event[1] is not None))
    return [(f"e_{number}", day, act) for number, (day, act) in enumerate(ordered, 1)]


def _lifecycle(meta: Xml.Element, lineage: Lineage) -> None:
    """The events in the life of the act, each with the act that is its source."""
    life = put(meta, "lifecycle", source=SOURCE)
    for ident, day, act in _events(lineage):
        source, kind = (f"#{_act(act.name)}", "amendment") if act is not None else (SOURCE, "generation")
        event = put(life, "eventRef", eId=ident, date=day, source=source, type=kind)
        if act is not None and act.rectifies:
            event.set("refersTo", "#rectification")


def _temporal(meta: Xml.Element, lineage: Lineage) -> None:
    """The day from which the modifications of each act have effect: a group for each event."""
    if lineage.active or not lineage.acts:
        return
    data = put(meta, "temporalData", source=SOURCE)
    for number, (ident, _, act) in enumerate(_events(lineage), 1):
        group = put(data, "temporalGroup", eId=f"tmpg_{number}")
        refers = "#rectification" if act is not None and act.rectifies else "#inForce"
        put(group, "timeInterval", start=f"#{ident}", refersTo=refers)


def _act(name: str) -> str:
    return f"act_{name_part(name)}"


def _analysis(meta: Xml.Element, lineage: Lineage, docs: Sequence[AknDoc]) -> None:
    """The modifications that the act makes, or that were made to it, each in the version whose words changed."""
    if not lineage.modifications:
        return
    acts = {act.name: act for act in lineage.acts}
    groups = {act.name: f"#tmpg_{number}" for number, (_, _, act) in enumerate(_events(lineage), 1) if act is not None}
    analysis = put(meta, "analysis", source=SOURCE)
    held = put(analysis, "activeModifications" if lineage.active else "passiveModifications")
    for number, modification in enumerate(lineage.modifications, 1):
        doc = next(
            (doc for doc in docs if modification.language and doc.version.lang == modification.language), docs[0]
        )
        prefix = "am" if lineage.active else "pm"
        element = put(held, "textualMod", type=modification.deed, eId=f"{prefix}_{number}")
        if lineage.active:
            act = acts.get(modification.act, CitedAct(modification.act, modification.act))
            iri = _iri(lineage.country, act.template, act.signed, act.name)
            put(element, "source", href=f"#{doc.ids.get(modification.source, modification.source)}")
            put(element, "destination", href=f"{iri}#{modification.place}" if modification.place else iri)
            for tag, words in (("old", modification.old), ("new", modification.new)):
                quotations = doc.quotations.get((modification.source, modification.rank), {})
                # A quoted structure is named under no words of its own, and only where it stands as new.
                key = words or ("" if tag == "new" and modification.quoted else None)
                if key is not None and (name := quotations.get(key)):
                    put(element, tag, href=f"#{name}")
        else:
            put(element, "source", href=f"#{_act(modification.act)}")
            put(element, "destination", href=f"#{doc.ids.get(modification.target, modification.target)}")
            if modification.act in groups:
                put(element, "force", period=groups[modification.act])


def _references(meta: Xml.Element, document: Document, lineage: Lineage) -> None:
    """The other acts, who the authors are, and what the events refer to."""
    references = put(meta, "references", source=SOURCE)
    for act in lineage.acts:
        iri = _iri(lineage.country, act.template, act.signed, act.name)
        tag = "activeRef" if lineage.active else "passiveRef"
        put(references, tag, eId=_act(act.name), href=iri, showAs=act.title)
    parties = [plain(party) for side in document.versions[0].front.sides for party in side.parties]
    put(references, "TLCOrganization", eId="engross", href="/ontology/organization/engross", showAs="engross")
    named = " – ".join(parties) or document.id
    put(references, "TLCOrganization", eId="parties", href=f"/ontology/organization/{name_part(named)}", showAs=named)
    if lineage.acts and not lineage.active:
        for name, words in (("inForce", "in force"), ("rectification", "rectification")):
            href = f"/ontology/concept/{name_part(words)}"
            put(references, "TLCConcept", eId=name, href=href, showAs=words)


def add_notes(meta: Xml.Element, docs: Sequence[AknDoc]) -> None:
    """The editorial notes of a consolidated text: they are no part of it."""
    notes = [(ident, content, doc) for doc in docs for ident, content in doc.notes]
    if notes:
        held = put(meta, "notes", source=SOURCE)
        for ident, content, doc in notes:
            doc.words(put(put(held, "note", eId=ident), "p"), content)
