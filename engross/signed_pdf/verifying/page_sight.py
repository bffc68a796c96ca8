"""Checks that the sealed text of each page is visible, by drawing the page.

A seal is computed from the text in the content streams. On the page a white
rectangle, a stamp, white letters, a clip or an annotation can hide that text.
So PDFium draws each page three times: as it is, its text alone in black, and
the page without its text. Where the text alone has ink, the first and the third
drawing must differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator

_SCALE = 1.5
"""Pixels for each point: 108 an inch."""
_INK, _CONTRAST = 100, 40
"""Of 255: a value below the first is ink; a difference below the second is invisible."""
_TILE, _LEAST = 12, 0.05
"""The side of a tile in pixels, and the share of a tile that may be missing.

Glyphs may be placed at other fractions of a pixel.
"""
_LARGEST = 3000
"""The longest side, in points, of a page that is drawn; A4 has 842."""
_DEEPEST = 8
_TEXT = frozenset("BT ET Tf Td TD Tm T* Tc Tw Tz TL Ts Tj TJ ' \"".split())
_SHOWN = frozenset("Tj TJ ' \"".split())
_STATE = frozenset(("q", "Q", "cm"))


def unseen_pages(content: bytes) -> Iterator[tuple[int, str]]:
    """Yields the number (from 1) of each page with text that cannot be seen.

    The reason goes with it: `covered`, or `outside` the page.

    Raises `ValueError` for a page that is too large to be drawn, or broken.
    """
    import pypdfium2

    try:
        alone, without = _variant(content, text=True), _variant(content, text=False)
        with (
            closing(pypdfium2.PdfDocument(content)) as whole,
            closing(pypdfium2.PdfDocument(alone)) as text,
            closing(pypdfium2.PdfDocument(without)) as rest,
        ):
            whole.init_forms()
            for index in range(len(whole)):
                if max(whole[index].get_size()) > _LARGEST:
                    raise ValueError("a page too large to be drawn")
                if _outside(text[index]):
                    yield index + 1, "outside"
                elif _covered(*(_drawn(each[index]) for each in (whole, text, rest))):
                    yield index + 1, "covered"
    except (pypdfium2.PdfiumError, pikepdf.PdfError, RecursionError, TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"not drawn: {error}") from None


def _drawn(page: Any) -> Any:
    return page.render(scale=_SCALE, grayscale=True, draw_annots=True, may_draw_forms=True).to_pil()


def _covered(whole: Any, text: Any, rest: Any) -> bool:
    """Whether the page (`whole`) looks the same without its text (`rest`) at a place where the text alone has ink."""
    from PIL import Image, ImageChops

    ink = text.point(lambda value: 255 if value < _INK else 0)
    same = ImageChops.difference(whole, rest).point(lambda value: 255 if value < _CONTRAST else 0)
    missing = ImageChops.multiply(ink, same)
    if missing.getbbox() is None:
        return False
    tiles = (max(missing.width // _TILE, 1), max(missing.height // _TILE, 1))
    worst = int(missing.resize(tiles, Image.Resampling.BOX).getextrema()[1])  # type: ignore[arg-type]  # one channel
    return worst > 255 * _LEAST


def _outside(page: Any) -> bool:
    """Whether the middle of a letter lies outside the page."""
    left, bottom, right, top = page.get_bbox()
    with closing(page.get_textpage()) as letters:
        for index in range(letters.count_chars()):
            box = letters.get_charbox(index)
            if box[2] > box[0] and box[3] > box[1]:
                middle, height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                if not (left <= middle <= right and bottom <= height <= top):
                    return True
    return False


def _variant(content: bytes, *, text: bool) -> bytes:
    """A variant of the file: only its text, in black and without annotations; or everything except its text."""
    with pikepdf.open(BytesIO(content)) as pdf:
        seen: set[tuple[int, int]] = set()
        for page in pdf.pages:
            page.contents_coalesce()
            resources = page.obj.get("/Resources", Dictionary())
            _filter_forms(resources, seen, 0, text=text)
            page.obj.Contents = pdf.make_stream(_filtered(page, resources, text=text))
            if text and "/Annots" in page.obj:
                del page.obj["/Annots"]
        out = BytesIO()
        pdf.save(out, compress_streams=False)
    return out.getvalue()


def _filter_forms(resources: Any, seen: set[tuple[int, int]], depth: int, *, text: bool) -> None:
    if depth > _DEEPEST:
        raise ValueError("forms stand too deep in one another")
    for form in resources.get("/XObject", Dictionary()).values():
        if form.get("/Subtype") == Name.Form and form.objgen not in seen:
            seen.add(form.objgen)
            inner = form.get("/Resources", resources)
            _filter_forms(inner, seen, depth + 1, text=text)
            form.write(_filtered(form, inner, text=text))


def _filtered(stream: Any, resources: Any, *, text: bool) -> bytes:
    """The content stream with only the operators that draw text, without colour and clipping.

    If not `text`, with all operators except those that show text.
    """
    shown = resources.get("/XObject", Dictionary())
    forms = {name for name, form in shown.items() if form.get("/Subtype") == Name.Form}
    remaining: list[Any] = [((), Operator("q"))] if text else []
    if text:
        remaining.append(((0,), Operator("g")))
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if operator == "Do":
            wanted = not text or str(instruction.operands[0]) in forms
        elif text:
            wanted = operator in _TEXT or operator in _STATE
        else:
            wanted = operator not in _SHOWN
        if wanted:
            remaining.append(instruction)
    if text:
        remaining.append(((), Operator("Q")))
    return pikepdf.unparse_content_stream(remaining)
