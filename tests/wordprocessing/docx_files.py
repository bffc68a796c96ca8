"""Small DOCX files made by hand, for what no writer of ours makes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    """A package with this body; `styles`, `numbering`, `comments`, `footnotes`, `header1`, … are parts by name."""
    held: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" Type="{_MAIN}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        held[name if "/" in name else f"word/{name}.xml"] = content
    return zipped(held)


def part(root: str, inside: str) -> str:
    return f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"


def p(*inside: str, style: str = "", number: str = "", mark: str = "", level: int = 0) -> str:
    """A paragraph of XML or of plain words; `mark` is XML of the properties of its mark."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        ident, _, depth = number.partition("/")
        properties += f'<w:numPr><w:ilvl w:val="{depth or 0}"/><w:numId w:val="{ident}"/></w:numPr>'
    properties += f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    properties += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    held = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{held}</w:p>" if properties else f"<w:p>{held}</w:p>"


def r(text: str, properties: str = "") -> str:
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{held}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(*inside: str, author: str = "Ann") -> str:
    held = "".join(one if one.startswith("<") else r(one) for one in inside)
    return f'<w:ins w:id="1" w:author="{author}" w:date="2026-01-02T03:04:05Z">{held}</w:ins>'


def deleted(text: str, author: str = "Ann") -> str:
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="{author}" w:date="2026-01-02T03:04:05Z">{run}</w:del>'


MARK_IN = '<w:ins w:id="3" w:author="Ann"/>'
MARK_OUT = '<w:del w:id="4" w:author="Ann"/>'


def table(*rows: tuple[str, ...], properties: tuple[str, ...] = ()) -> str:
    out = []
    for at, row in enumerate(rows):
        held = f"<w:trPr>{properties[at]}</w:trPr>" if at < len(properties) and properties[at] else ""
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        out.append(f"<w:tr>{held}{cells}</w:tr>")
    return f"<w:tbl>{''.join(out)}</w:tbl>"
