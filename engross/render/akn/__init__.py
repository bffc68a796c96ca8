"""The document as Akoma Ntoso 1.0 (OASIS LegalDocML, schema 3.0): one `doc`, or a collection of one for each language.

`wId` is our permanent name; `eId` follows the printed numbers (naming convention, part 2, 5.2). `doc` writes one
language, `metadata` what stands before it, `quotations` finds what an amendment quotes, `elements` makes elements.
"""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from engross.model.document import Document, Lineage
from engross.model.rendering import Look, Rendering
from engross.render.akn.doc import AknDoc
from engross.render.akn.elements import NAMESPACE, indent, put
from engross.render.akn.metadata import language_code, metadata


def render(document: Document, look: Look) -> Rendering:  # noqa: ARG001  # the look is for pages
    """UTF-8 XML; the languages of an act are components of one collection."""
    Xml.register_namespace("", NAMESPACE)
    root = Xml.Element(f"{{{NAMESPACE}}}akomaNtoso")
    lineage = document.lineage or Lineage(document.id)
    if len(document.versions) == 1:
        AknDoc(document, document.versions[0], lineage, "").write(root)
    else:
        collection = put(root, "documentCollection", name=document.kind)
        body = put(collection, "collectionBody")
        docs = []
        for version in document.versions:
            code = language_code(version)
            component = put(body, "component", eId=f"cmp_{code}")
            docs.append(AknDoc(document, version, lineage, code))
            docs[-1].write(component)
        collection.insert(0, metadata(document, document.versions[0], lineage, "", docs))
    indent(root, "\n")
    return Rendering(Xml.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


__all__ = ["NAMESPACE", "render"]
