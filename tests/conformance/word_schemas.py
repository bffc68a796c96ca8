"""The Transitional schemas of WordprocessingML (ECMA-376), which come in an archive of Apache POI."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.conformance.validators import built

_FOLDER = "org/apache/poi/schemas/ooxml/src/"
_XML = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName"><xs:enumeration value="default"/>
<xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
<xs:attribute name="lang" type="xs:language"/></xs:schema>"""
_IMPORT = b'<xsd:import namespace="http://www.w3.org/XML/1998/namespace"'
_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/fontTable.xml",
          "word/comments.xml", "word/header1.xml", "word/footer1.xml")  # fmt: skip


def problems(package: bytes) -> list[str]:
    """What the schemas find wrong in the parts of a DOCX; a line each."""
    found = []
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        for name in _PARTS:
            if name in file.namelist():
                schema = _schema()
                if not schema.validate(etree.fromstring(file.read(name))):
                    found += [f"{name}:{one.line}: {one.message}" for one in schema.error_log]
    return found


@cache
def _schema() -> Any:
    """`wml.xsd`; its imports of the XML namespace say nowhere where that is, so they are told."""
    archive = next(built().glob("lib/poi-ooxml-full-*.jar"))
    folder = built() / "ooxml"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(archive) as jar:
        for name in jar.namelist():
            if name.startswith(_FOLDER) and name.endswith(".xsd"):
                text = jar.read(name).replace(_IMPORT, _IMPORT + b' schemaLocation="xml.xsd"')
                (folder / Path(name).name).write_bytes(text)
    (folder / "xml.xsd").write_bytes(_XML)
    return etree.XMLSchema(etree.parse(folder / "wml.xsd"))
