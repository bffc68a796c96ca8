"""A small tagged PDF of two fictional cities, ready to be signed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from engross.model.copy_record import RECORD_NAME, CopyRecord, write_record
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.field import SignatureField
from engross.model.rendering import Placement
from engross.model.seal import seals

TEXT = "Protocole de cooperation entre Montfleur et Rivebelle, villes fictives."


def fields() -> tuple[SignatureField, ...]:
    """Two signatories, the second of whom closes the document, and the timestamp."""
    first = SignatureField(
        name="signature-montfleur-1",
        role="signature",
        signatory="montfleur-1",
        party="montfleur",
        person="Camille Exemple",
        capacity="mairesse de Montfleur",
        tooltip="Signature de Camille Exemple, mairesse de Montfleur",
        lang="fr-CA",
        order=1,
        placement=Placement(1, 72, 200, 272, 254),
    )
    second = replace(
        first,
        name="signature-rivebelle-1",
        signatory="rivebelle-1",
        party="rivebelle",
        person="Dominique Modèle",
        capacity="bourgmestre de Rivebelle",
        tooltip="Signature de Dominique Modèle, bourgmestre de Rivebelle",
        order=2,
        lock="all",
        placement=Placement(1, 340, 200, 540, 254),
    )
    stamp = SignatureField("timestamp", "timestamp", "", "", "", "", "Horodatage du document", "fr-CA", 0)
    return (first, second, stamp)


@cache
def paper(wanted: tuple[SignatureField, ...] | None = None, record: bool = True) -> bytes:
    """The file with these fields."""
    wanted = fields() if wanted is None else wanted
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(612, 792))
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    page.Resources = Dictionary(Font=Dictionary(F1=font))
    seal = _issue(wanted).seals.short(1)
    drawn = f"/P <</MCID 0>> BDC BT /F1 12 Tf 72 700 Td ({TEXT}) Tj ET EMC "
    drawn += f"/Artifact BMC BT /F1 8 Tf 72 40 Td (sceau {seal}) Tj ET EMC"
    page.Contents = pdf.make_stream(drawn.encode())
    page.StructParents = 0
    page.Tabs = Name.S
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, K=0, Pg=page.obj))
    document.K.append(paragraph)
    root.K = document
    numbers = Array([0, Array([paragraph])])
    annotations = Array()
    for at, field in enumerate(wanted, 1):
        put = field.placement
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(field.name),
                TU=String(field.tooltip),
                F=4,
                P=page.obj,
                Rect=Array([put.left, put.bottom, put.right, put.top] if put else [0, 0, 0, 0]),
                StructParent=at,
            )
        )
        if field.role != "timestamp":
            widget.Lock = pdf.make_indirect(_lock(field, wanted))
        form = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=document, Pg=page.obj))
        form.K = pdf.make_indirect(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page.obj))
        document.K.append(form)
        numbers.append(at)
        numbers.append(form)
        annotations.append(widget)
    page.Annots = annotations
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(wanted) + 1
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("fr-CA")
    with pdf.open_metadata() as metadata:
        metadata["dc:title"] = "Protocole de Montfleur et de Rivebelle"
        metadata["pdfaid:part"], metadata["pdfaid:conformance"] = "3", "A"
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(list(annotations))))
    if record:
        pdf.attachments[RECORD_NAME] = pikepdf.AttachedFileSpec(pdf, write_record(_issue(wanted)))
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _issue(wanted: Sequence[SignatureField]) -> CopyRecord:
    mark = "Exemplaire 1 de 1"
    return CopyRecord(
        protocol="montfleur-rivebelle/2030-2032",
        counterpart=Counterpart(CopyKind.ORIGINAL, 1, 1, "", mark),
        seals=seals((TEXT,), "montfleur-rivebelle/2030-2032", mark, {}),
        asked={},
        sources={},
        versions={},
        fields=tuple(wanted),
    )


def _lock(field: SignatureField, wanted: Sequence[SignatureField]) -> Dictionary:
    if field.lock == "own":
        return Dictionary(Type=Name.SigFieldLock, Action=Name.Include, Fields=Array([String(field.name)]))
    stamps = Array([String(one.name) for one in wanted if one.role == "timestamp"])
    return Dictionary(Type=Name.SigFieldLock, Action=Name.Exclude, Fields=stamps, P=1)
