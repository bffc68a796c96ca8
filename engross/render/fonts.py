"""The fonts of the page, from the packages that carry them and never from the machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from engross.diagnostics import Origin, refuse

SCHEME = "font:"
TEXT_FACE = "SourceSerifPro-Regular"
"""The face of the running text."""
_PACKAGES = {"SourceSerifPro": "font_source_serif_pro", "SourceSansPro": "font_source_sans_pro"}
_FACES = (
    ("Source Serif Pro", "SourceSerifPro-Regular", 400, "normal"),
    ("Source Serif Pro", "SourceSerifPro-It", 400, "italic"),
    ("Source Serif Pro", "SourceSerifPro-Semibold", 600, "normal"),
    ("Source Serif Pro", "SourceSerifPro-SemiboldIt", 600, "italic"),
    ("Source Serif Pro", "SourceSerifPro-Light", 300, "normal"),
    ("Source Sans Pro", "SourceSansPro-Regular", 400, "normal"),
    ("Source Sans Pro", "SourceSansPro-Semibold", 600, "normal"),
)

FAMILIES = frozenset(family for family, *_ in _FACES)
"""The families of our faces, as a stylesheet names them."""


@cache
def font_file(name: str) -> Path:
    """The file of a face (`SourceSerifPro-Regular`). Raises `Refused` (missing-font)."""
    spec = find_spec(_PACKAGES.get(name.partition("-")[0], "font_none"))
    if spec is not None and spec.origin is not None:
        path = Path(spec.origin).parent / "files" / f"{name}.otf"
        if path.is_file():
            return path
    raise refuse("missing-font", Origin("pyproject.toml"), name=name)


def font_files() -> dict[str, Path]:
    """The file of every face, by name. Raises `Refused` (missing-font)."""
    return {name: font_file(name) for _, name, _, _ in _FACES}


def is_ours(content: bytes) -> bool:
    """Whether these are the bytes of one of our faces."""
    return any(path.stat().st_size == len(content) and path.read_bytes() == content for path in font_files().values())


def font_faces() -> str:
    """The `@font-face` rules of every face. Their `font:` addresses mean something to the layout engine only."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{SCHEME}{name}") }}'
        for family, name, weight, style in _FACES
        if font_file(name)
    )
