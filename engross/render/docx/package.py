"""The package of a DOCX (ECMA-376 part 2): parts, their types and relations, in a zip that is the same at each run."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from engross.render.docx.markup import escape

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: the bytes do not tell when a file was made."""
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/comments.xml": f"{_WORD}.comments+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_IMAGES = {"png": "image/png", "jpeg": "image/jpeg"}
_PROPERTIES = {
    "docProps/core.xml": f"{_PACKAGE}/relationships/metadata/core-properties",
    "docProps/app.xml": f"{_OFFICE}/extended-properties",
    "docProps/custom.xml": f"{_OFFICE}/custom-properties",
}


@dataclass(slots=True)
class DocxPackage:
    """The parts of a document while it is written: `relate` gives the id by which the main part names each."""

    parts: dict[str, bytes] = field(default_factory=dict)
    related: dict[str, tuple[str, str]] = field(default_factory=dict)

    def relate(self, name: str, content: str | bytes, kind: str) -> str:
        """Put a part below `word/`, related to the main one as `kind` (styles, header, image, …); its relation's id."""
        ident = f"rId{len(self.related) + 1}"
        self.parts[f"word/{name}"] = content if isinstance(content, bytes) else (XML + content).encode()
        self.related[ident] = (kind, name)
        return ident

    def written(self, document: str, properties: dict[str, str]) -> bytes:
        """The zip: `document` is the main part, `properties` the parts of `docProps/` by name."""
        parts = {f"docProps/{name}.xml": (XML + content).encode() for name, content in properties.items()}
        parts = {"word/document.xml": (XML + document).encode(), **self.parts, **parts}
        parts["word/_rels/document.xml.rels"] = _relations(
            {ident: (f"{_OFFICE}/{kind}", name) for ident, (kind, name) in self.related.items()}
        )
        top = {"rId1": (f"{_OFFICE}/officeDocument", "word/document.xml")}
        top |= {
            f"rId{number}": (kind, name) for number, (name, kind) in enumerate(_PROPERTIES.items(), 2) if name in parts
        }
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in {
                "[Content_Types].xml": _types(parts),
                "_rels/.rels": _relations(top),
                **parts,
            }.items():
                info = zipfile.ZipInfo(name, _DAY)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                info.create_system = 3
                file.writestr(info, content)
        return held.getvalue()


def _types(parts: dict[str, bytes]) -> bytes:
    out = [f'<Types xmlns="{_PACKAGE}/content-types">']
    out += (f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _IMAGES.items())
    out.append('<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>')
    out.append('<Default Extension="xml" ContentType="application/xml"/>')
    for name in parts:
        kind = _TYPES.get(name, "")
        for role in ("header", "footer"):
            if name.startswith(f"word/{role}"):
                kind = f"{_WORD}.{role}+xml"
        if kind:
            out.append(f'<Override PartName="/{name}" ContentType="{kind}"/>')
    return (XML + "".join(out) + "</Types>").encode()


def _relations(targets: dict[str, tuple[str, str]]) -> bytes:
    held = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="{escape(name)}"/>' for ident, (kind, name) in targets.items()
    )
    return (XML + f'<Relationships xmlns="{_PACKAGE}/relationships">{held}</Relationships>').encode()
