"""What makes a laid-out PDF archival: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one file.

WeasyPrint writes one of the two claims, and dates attachments with the clock. This module writes the
second claim and the attachments as the standards ask, with the same bytes from run to run.

`pdf` is everywhere the `pydyf.PDF` that WeasyPrint hands over before it is written.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import pydyf

from engross.model.rendering import Attachment
from engross.render.faces import cid_keyed_outlines

OPTIONS = {"pdf_variant": "pdf/a-3a", "output_intent": ""}
"""The options for WeasyPrint. No output intent: `_add_output_intent` writes it."""
_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
"""The claim of PDF/UA-1, and its description as PDF/A asks for it (ISO 19005-3, 6.6.2.3)."""
_DATED = "D:19800101000000Z"
"""The date of each attachment, whatever the date of its file: the same sources give the same bytes."""


def claim_both_standards(metadata: Any) -> None:
    """Let this metadata of WeasyPrint claim PDF/UA-1 beside PDF/A.

    Both claims stand in one `rdf:RDF` block: pyHanko drops a second one when it signs.
    """
    generate: Callable[..., bytes] = metadata.generate_rdf_metadata

    def generate_both(*arguments: Any) -> bytes:
        return generate(*arguments).replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = generate_both


def complete(pdf: Any, attachments: Sequence[Attachment]) -> None:
    """Write the output intent, and the attachments as associated files."""
    _do_not_smooth_images(pdf)
    _add_output_intent(pdf)
    _attach(pdf, attachments)


def embed_outlines_alone(pdf: Any) -> None:
    """Replace each OpenType face by its outlines alone (`engross.render.faces`)."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/OpenType":
            outlines = cid_keyed_outlines(b"".join(item.stream))
            if outlines is not None:
                item.stream, item.extra["Subtype"] = [outlines], "/CIDFontType0C"


def compress_once(pdf: Any) -> None:
    """Compress each stream as pydyf would, but once.

    pydyf compresses twice, for the identifier of the file and for the file. Streams that several copies
    have in common (faces, most pages) are compressed for the first copy only.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.compress and all(isinstance(part, bytes) for part in item.stream):
            item.stream, item.compress = [_compressed(b"\n".join(item.stream))], False
            item.extra["Filter"] = "/FlateDecode"


@lru_cache(maxsize=128)
def _compressed(content: bytes) -> bytes:
    compressor = zlib.compressobj(level=9)
    return compressor.compress(content) + compressor.flush()


def _do_not_smooth_images(pdf: Any) -> None:
    """Images are not interpolated when they are shown (ISO 19005-3, 6.2.8)."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/Image" and "Interpolate" in item.extra:
            item.extra["Interpolate"] = "false"


def _add_output_intent(pdf: Any) -> None:
    """The colours are sRGB (ISO 19005-3, 6.2.3). WeasyPrint can write this too, but leaves a file open."""
    profile = pydyf.Stream([(files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    name = pydyf.String("sRGB2014.icc")
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": name,
        "Info": name,
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def _attach(pdf: Any, attachments: Sequence[Attachment]) -> None:
    """Associated files of the whole document (ISO 19005-3, 6.8; ISO 32000-2, 14.13)."""
    if not attachments:
        return
    named: dict[bytes, Any] = {}
    for attachment in attachments:
        parameters = pydyf.Dictionary({"Size": len(attachment.content), "ModDate": pydyf.String(_DATED)})
        extra = {"Type": "/EmbeddedFile", "Subtype": f"/{attachment.mime.replace('/', '#2f')}", "Params": parameters}
        stream = pydyf.Stream([attachment.content], extra, compress=True)
        pdf.add_object(stream)
        name = pydyf.String(attachment.name)
        file = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": name,
                "UF": name,
                "EF": pydyf.Dictionary({"F": stream.reference}),
                "Desc": pydyf.String(attachment.description),
                "AFRelationship": f"/{attachment.relationship}",
            }
        )
        pdf.add_object(file)
        named[name.data] = file.reference
    tree = pydyf.Dictionary({"Names": pydyf.Array(part for key in sorted(named) for part in (key, named[key]))})
    pdf.add_object(tree)
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(named.values())


def index_elements_by_id(pdf: Any) -> None:
    """The tree of structure elements by id, which a file with such ids must have (ISO 32000-1, 14.7.2)."""
    named: dict[bytes, Any] = {}
    root = None
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary):
            if item.get("Type") == "/StructElem" and "ID" in item:
                named[_bytes(item["ID"].string)] = (item["ID"].data, item.reference)
            elif item.get("Type") == "/StructTreeRoot":
                root = item
    if root is None or not named:
        return
    keys = sorted(named)
    leaf = pydyf.Dictionary(
        {
            "Limits": pydyf.Array([named[keys[0]][0], named[keys[-1]][0]]),
            "Names": pydyf.Array(part for key in keys for part in named[key]),
        }
    )
    pdf.add_object(leaf)
    tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    pdf.add_object(tree)
    root["IDTree"] = tree.reference


def _bytes(text: str) -> bytes:
    """A name as its bytes in the file: a name tree is sorted by these (ISO 32000-1, 7.9.6)."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
