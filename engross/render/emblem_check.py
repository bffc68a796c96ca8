"""Whether an emblem can be printed so that the file can be archived and shown by a browser."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from engross.diagnostics import Collector, Origin, Refused
from engross.render.fonts import FAMILIES

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""Raster formats that every browser shows, and that are written into a PDF as plain sRGB."""
_DEEPEST = 3
"""How deep pictures may stand in pictures."""
_COLOURS = frozenset(("1", "L", "LA", "P", "PA", "RGB", "RGBA"))
"""Pillow's names of what is sRGB or grey with 8 bits a channel. A file whose output
intent is RGB holds no CMYK (ISO 19005-3, 6.2.4.3)."""
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DATA = re.compile(r"data:image/[\w.+-]+;base64,(.*)", re.DOTALL)


def require_usable_emblems(images: Mapping[str, bytes]) -> None:
    """Raises `Refused` naming each image that cannot be read to its end (unreadable-image), or not be kept as it must
    be (emblem-unusable)."""
    collector = Collector()
    for name, content in images.items():
        for code, facts in _problems(name, content, 0):
            collector.add(code, Origin(name), name=name, **facts)  # type: ignore[arg-type]  # facts are texts
    if collector.failed:
        raise Refused(collector)


def _problems(name: str, content: bytes, depth: int) -> Iterator[tuple[str, dict[str, str]]]:
    if depth > _DEEPEST:
        yield "unreadable-image", {}
    elif name.lower().endswith(".svg"):
        yield from _problems_of_drawing(content, depth)
    else:
        yield from _problems_of_picture(content)


def _problems_of_picture(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    from PIL import Image, ImageFile

    # Importing WeasyPrint tells Pillow to accept truncated images; here they are to be found.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with Image.open(BytesIO(content)) as image:
            kind, mode = str(image.format), str(image.mode)
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        yield "unreadable-image", {}
        return
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if kind not in FORMATS:
        yield "emblem-unusable", {"format": kind}
    elif mode not in _COLOURS:
        yield "emblem-unusable", {"colours": mode}


def _problems_of_drawing(content: bytes, depth: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Of an SVG: text in a font that is not ours, and what lies outside the file."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError):
        yield "unreadable-image", {}
        return
    if any(True for _ in _words(root)):
        fonts = {name.strip().strip("'\"") for name in _fonts(root)}
        if not fonts or not fonts <= FAMILIES:
            yield "emblem-unusable", {"font": ", ".join(sorted(fonts - FAMILIES)) or "?"}
    for element in root.iter():
        for attribute in ("href", _XLINK):
            target = element.get(attribute, "")
            tag = _tag(element)
            if not target or target.startswith("#") or tag in ("a", "script", "style"):
                continue
            inside = _DATA.fullmatch(target)
            if inside is None:
                yield "emblem-unusable", {"target": target[:60]}
                continue
            try:
                picture = base64.b64decode(inside[1])
            except ValueError:
                yield "unreadable-image", {}
                continue
            yield from _problems("x.svg" if target.startswith("data:image/svg") else "x", picture, depth + 1)


def _words(root: Any) -> Iterator[str]:
    for element in root.iter():
        if _tag(element) in ("text", "textPath"):
            yield from (words for words in element.itertext() if words.strip())


def _fonts(root: Any) -> Iterator[str]:
    """The first family of each rule for a font, wherever it stands."""
    for element in root.iter():
        texts = [element.get("style", ""), element.text or "" if _tag(element) == "style" else ""]
        if family := element.get("font-family"):
            texts.append(f"font-family: {family}")
        for text in texts:
            for family in re.findall(r"font-family\s*:\s*([^;}]+)", text):
                yield family.split(",")[0]


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
