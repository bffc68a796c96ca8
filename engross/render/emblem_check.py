"""Whether an emblem can be printed so that the file can be archived and shown by a browser, within bounds.

The bounds are on what a file asks for before it is drawn: the pixels of a picture, the elements of a drawing with all
that they use. Example: ten groups that each use the one before ten times are a hundred elements, and ten thousand
million once they are drawn.
"""

from __future__ import annotations

import base64
import re
import warnings
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from engross.diagnostics import Collector, Origin, Refused
from engross.render.fonts import FAMILIES

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
"""Raster formats that every browser shows, and that are written into a PDF as plain sRGB."""
_DEEPEST = 3
"""How deep pictures may stand in pictures."""
_MOST_PIXELS = 40_000_000
"""A page of A4 has 35 million pixels at 600 to the inch."""
_MOST_BYTES = 20 << 20
_MOST_ELEMENTS, _DEEPEST_ELEMENT = 50_000, 100
"""Of a drawing, with what its elements use. The most intricate coats of arms have some thousands."""
_COLOURS = frozenset(("1", "L", "LA", "P", "PA", "RGB", "RGBA"))
"""Pillow's names of what is sRGB or grey with 8 bits a channel. A file whose output
intent is RGB holds no CMYK (ISO 19005-3, 6.2.4.3)."""
_XLINK = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"^#(.+)$|url\(\s*[\"']?#([^)\"'\s]+)")
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
    elif len(content) > _MOST_BYTES:
        yield "emblem-unusable", {"size": f"{len(content) >> 20} MiB"}
    elif name.lower().endswith(".svg"):
        yield from _problems_of_drawing(content, depth)
    else:
        yield from _problems_of_picture(content)


def _problems_of_picture(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    from PIL import Image, ImageFile

    # Importing WeasyPrint tells Pillow to accept truncated images; here they are to be found.
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(content))
        with image:
            kind, mode, (width, height) = str(image.format), str(image.mode), image.size
            if kind in FORMATS and width * height <= _MOST_PIXELS:
                image.load()
    except Image.DecompressionBombError:
        yield "emblem-unusable", {"size": "> 178 Mpx"}
        return
    except (OSError, SyntaxError, ValueError, OverflowError, MemoryError):
        yield "unreadable-image", {}
        return
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if kind not in FORMATS:
        yield "emblem-unusable", {"format": kind}
    elif width * height > _MOST_PIXELS:
        yield "emblem-unusable", {"size": f"{width} × {height} px"}
    elif mode not in _COLOURS:
        yield "emblem-unusable", {"colours": mode}


def _problems_of_drawing(content: bytes, depth: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Of an SVG: text in a font that is not ours, and what lies outside the file."""
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        yield "unreadable-image", {}
        return
    if (elements := _drawn_elements(root)) > _MOST_ELEMENTS:
        yield "emblem-unusable", {"elements": f"> {_MOST_ELEMENTS}" if elements < float("inf") else "∞"}
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


def _drawn_elements(root: Any) -> float:
    """How many elements are drawn, those that others use counted at each use (SVG 1.1, 5.6, 11.6, 13.3).

    Infinite for elements that use themselves, or that stand too deep.
    """
    if _too_deep(root):
        return float("inf")
    elements = list(root.iter())
    if len(elements) > _MOST_ELEMENTS:
        return len(elements)
    named = {element.get("id"): element for element in elements}
    counts: dict[Any, float] = {}
    # A stack and not a recursion: uses stand in uses. Each element is met twice, before what it holds and after.
    open_ones, waiting = set[Any](), [(root, False)]
    while waiting:
        element, held = waiting.pop()
        used = [named[name] for name in _used(element) if name in named]
        if held:
            open_ones.discard(element)
            more = sum(counts[one] for one in used) * _vertices(element)
            counts[element] = min(1 + sum(counts[one] for one in element) + more, 1e18)
        elif element in open_ones:
            return float("inf")
        elif element not in counts:
            open_ones.add(element)
            waiting += [(element, True), *((one, False) for one in (*element, *used) if one not in counts)]
    return counts[root]


def _too_deep(root: Any) -> bool:
    row = [root]
    for _ in range(_DEEPEST_ELEMENT):
        row = [child for element in row for child in element]
    return bool(row)


def _used(element: Any) -> Iterator[str]:
    """The ids of what an element draws besides what it holds: `href="#…"`, `url(#…)`."""
    for value in element.attrib.values():
        if "#" in value:
            yield from (one or other for one, other in _REFERENCE.findall(value))


def _vertices(element: Any) -> int:
    """How often an element may draw what it uses: a marker once at each point of a line, anything else once."""
    if not any(name.startswith("marker") for name in element.attrib) and "marker" not in element.get("style", ""):
        return 1
    return max(1, len(re.findall(r"[\d.]+", element.get("d", "") + element.get("points", ""))))


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
