"""What makes a laid-out PDF fit to be kept: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one file.

WeasyPrint writes one claim at a time and gives attachments the hour of the
day; here the second claim and the attachments are written as the standards
want them, the same from run to run.
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
"""What WeasyPrint is asked for; the rest is done here."""
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
"""The date of each file inside, whatever its own was: the same sources give the same bytes."""


def claim_both_standards(metadata: Any) -> None:
    """Let this metadata of WeasyPrint claim PDF/UA-1 beside PDF/A, in the one block of RDF that signing keeps."""
    written: Callable[..., bytes] = metadata.generate_rdf_metadata

    def claimed(*arguments: Any) -> bytes:
        return written(*arguments).replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = claimed


def complete(pdf: Any, attachments: Sequence[Attachment]) -> None:
    """Write the output intent, the attachments as associated files, and the index of structure elements by id."""
    _sharpen(pdf)
    _intend(pdf)
    _attach(pdf, attachments)
    _index(pdf)


def embed_outlines_alone(pdf: Any) -> None:
    """Each face as its outlines alone."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.extra.get("Subtype") == "/OpenType":
            found = cid_keyed_outlines(b"".join(one.stream))
            if found is not None:
                one.stream, one.extra["Subtype"] = [found], "/CIDFontType0C"


def compress_once(pdf: Any) -> None:
    """Compress as pydyf would, but once: it does so for the identifier and again for the file, and for every copy."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.compress and all(isinstance(part, bytes) for part in one.stream):
            one.stream, one.compress = [_packed(b"\n".join(one.stream))], False
            one.extra["Filter"] = "/FlateDecode"


@lru_cache(maxsize=128)
def _packed(content: bytes) -> bytes:
    packer = zlib.compressobj(level=9)
    return packer.compress(content) + packer.flush()


def _sharpen(pdf: Any) -> None:
    """Pictures as they are: nothing is smoothed when they are shown (ISO 19005-3, 6.2.8)."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.extra.get("Subtype") == "/Image" and "Interpolate" in one.extra:
            one.extra["Interpolate"] = "false"


def _intend(pdf: Any) -> None:
    """What the colours mean: sRGB (ISO 19005-3, 6.2.3). WeasyPrint would do it, and leave the profile's file open."""
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
    for one in attachments:
        parameters = pydyf.Dictionary({"Size": len(one.content), "ModDate": pydyf.String(_DATED)})
        extra = {"Type": "/EmbeddedFile", "Subtype": f"/{one.mime.replace('/', '#2f')}", "Params": parameters}
        stream = pydyf.Stream([one.content], extra, compress=True)
        pdf.add_object(stream)
        name = pydyf.String(one.name)
        file = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": name,
                "UF": name,
                "EF": pydyf.Dictionary({"F": stream.reference}),
                "Desc": pydyf.String(one.description),
                "AFRelationship": f"/{one.relationship}",
            }
        )
        pdf.add_object(file)
        named[name.data] = file.reference
    tree = pydyf.Dictionary({"Names": pydyf.Array(part for key in sorted(named) for part in (key, named[key]))})
    pdf.add_object(tree)
    names = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    names["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = pydyf.Array(named.values())


def _index(pdf: Any) -> None:
    """The tree of structure elements by id, which a file with such ids must have (ISO 32000-1, 14.7.2)."""
    named: dict[bytes, Any] = {}
    root = None
    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary):
            if one.get("Type") == "/StructElem" and "ID" in one:
                named[_bytes(one["ID"].string)] = (one["ID"].data, one.reference)
            elif one.get("Type") == "/StructTreeRoot":
                root = one
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
    """A name as its bytes in the file, by which a name tree is in order (ISO 32000-1, 7.9.6)."""
    return text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
