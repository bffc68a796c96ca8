"""The parts of a DOCX as XML, for tests; and what LibreOffice makes of a file."""

from __future__ import annotations

import io
import os
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as Xml

import font_source_serif_pro

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(package: bytes, name: str = "word/document.xml") -> Xml.Element:
    with zipfile.ZipFile(io.BytesIO(package)) as file:
        return Xml.fromstring(file.read(name))


def attribute(element: Xml.Element, name: str) -> str:
    return element.get(f"{W}{name}", "")


def text(element: Xml.Element) -> str:
    """The words of an element, those taken out too; a tab and a line break are blanks."""
    out = []
    for one in element.iter():
        match one.tag.removeprefix(W):
            case "t" | "delText":
                out.append(one.text or "")
            case "tab" | "br":
                out.append(" ")
            case "noBreakHyphen":
                out.append("\u2011")
    return "".join(out)


def style(paragraph: Xml.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else attribute(found, "val")


def converted(path: Path, to: str, folder: Path) -> Path:
    """A file in another form, by LibreOffice with our fonts and a profile of its own; with its own name in `folder`."""
    fonts = folder / "fonts.conf"
    folder.mkdir(parents=True, exist_ok=True)
    here = Path(font_source_serif_pro.__file__).parent
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{here}</dir></fontconfig>',
        encoding="utf-8",
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{to.partition(':')[0]}"
