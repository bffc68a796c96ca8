"""A face as a PDF holds it best: its outlines alone, each glyph under its own number."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from struct import unpack_from
from types import SimpleNamespace
from typing import Any


@lru_cache(maxsize=16)  # copies of one text mostly need the same glyphs
def cid_keyed_outlines(face: bytes) -> bytes | None:
    """The outlines of an OpenType face as a CID-keyed font program, or nothing if it has no PostScript outlines.

    Such a font (Adobe Technical Note 5176, 18; ISO 32000-1, 9.9, `CIDFontType0C`)
    leaves out the names of glyphs, which no PDF needs, and leaves no reader a
    doubt about what a code means: veraPDF takes the codes of a face in its
    OpenType wrapper for letters of the standard encoding, and misses letters that are there.
    """
    table = _table(face, b"CFF ")
    return None if table is None else _keyed(table)


def _table(face: bytes, wanted: bytes) -> bytes | None:
    """One table of an OpenType face (OpenType 1.9, table directory)."""
    for at in range(int.from_bytes(face[4:6], "big")):
        tag, _, start, length = unpack_from(">4s3I", face, 12 + 16 * at)
        if tag == wanted:
            return face[start : start + length]
    return None


def _keyed(table: bytes) -> bytes:
    """The same outlines, each named by its number."""
    from fontTools.cffLib import CFFFontSet, FDArrayIndex, FDSelect, FontDict

    font = CFFFontSet()
    font.decompile(BytesIO(table), None, isCFF2=False)
    top: Any = font.topDictIndex[0]
    if hasattr(top, "ROS"):
        return table
    glyphs: Any = top.CharStrings
    names = [".notdef", *(f"cid{number:05d}" for number in range(1, len(top.charset)))]
    glyphs.charStrings = {new: glyphs.charStrings[old] for new, old in zip(names, top.charset, strict=True)}
    shared, chosen, array = FontDict(), FDSelect(), FDArrayIndex()
    shared.Private = top.Private
    array.strings, array.GlobalSubrs = top.strings, top.GlobalSubrs
    array.append(shared)
    chosen.gidArray, chosen.format = [0] * len(names), 3
    del top.Private
    top.ROS, top.CIDCount, top.charset = ("Adobe", "Identity", 0), len(names), names
    top.FDArray, top.FDSelect = array, chosen
    glyphs.fdArray, glyphs.fdSelect = array, chosen
    top.order = ["ROS", *(key for key in top.order if key not in {"ROS", "Private"})]
    out = BytesIO()
    font.compile(out, SimpleNamespace(recalcBBoxes=False), isCFF2=False)
    return out.getvalue()
