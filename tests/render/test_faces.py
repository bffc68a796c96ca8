"""Faces as a PDF holds them: the same outlines under numbers."""

from __future__ import annotations

from io import BytesIO
from struct import pack
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from engross.render.faces import cid_keyed_outlines
from engross.render.fonts import TEXT_FACE, font_file

FACE = font_file(TEXT_FACE).read_bytes()


def _drawn(top: Any) -> list[Any]:
    """What each glyph draws, by its number."""
    found = []
    for name in top.charset:
        pen = RecordingPen()
        top.CharStrings[name].draw(pen)
        found.append(pen.value)
    return found


def test_each_glyph_keeps_its_number_and_outline() -> None:
    keyed = CFFFontSet()
    made = cid_keyed_outlines(FACE)
    assert made is not None
    keyed.decompile(BytesIO(made), None, isCFF2=False)
    top: Any = keyed.topDictIndex[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.CIDCount == len(top.charset)
    before = TTFont(BytesIO(FACE))["CFF "].cff.topDictIndex[0]
    assert _drawn(top) == _drawn(before)


def test_the_same_face_gives_the_same_bytes_and_less_of_them() -> None:
    made = cid_keyed_outlines(FACE)
    assert made is not None
    assert made == cid_keyed_outlines(FACE)
    assert len(made) < len(FACE)


def test_a_face_without_such_outlines_is_left_alone() -> None:
    font = TTFont()
    font["name"] = TTFont(BytesIO(FACE))["name"]
    out = BytesIO()
    font.save(out)
    assert cid_keyed_outlines(out.getvalue()) is None


def test_a_keyed_face_is_left_as_it_is() -> None:
    keyed = cid_keyed_outlines(FACE)
    assert keyed is not None
    wrapped = pack(">4sH6x4s3I", b"OTTO", 1, b"CFF ", 0, 28, len(keyed)) + keyed
    assert cid_keyed_outlines(wrapped) == keyed
