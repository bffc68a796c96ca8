"""An OpenType face reduced to its outlines, each glyph named by its number, for a PDF."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from struct import unpack_from
from types import SimpleNamespace
from typing import Any


@lru_cache(maxsize=16)  # copies of one text mostly need the same glyphs
def cid_keyed_outlines(face: bytes) -> bytes | None:
    """The outlines of an OpenType face as a CID-keyed font program; None if it has no PostScript outlines.

    Such a program (Adobe Technical Note 5176, 18; ISO 32000-1, 9.9, `CIDFontType0C`) names glyphs by numbers only.
    With a whole OpenType file, veraPDF takes the codes of glyphs for letters of the standard encoding, and
    reports letters as missing that are there.
    """
    table = _table(face, b"CFF ")
    return None if table is None else _cid_keyed(table)


def _table(face: bytes, wanted: bytes) -> bytes | None:
    """The bytes of one table of an OpenType face; None if it has no such table (OpenType 1.9, table directory)."""
    for index in range(int.from_bytes(face[4:6], "big")):
        tag, _, start, length = unpack_from(">4s3I", face, 12 + 16 * index)
        if tag == wanted:
            return face[start : start + length]
    return None


def _cid_keyed(table: bytes) -> bytes:
    """A `CFF ` table with each glyph named by its number. One that is CID-keyed already is given back as it is."""
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
