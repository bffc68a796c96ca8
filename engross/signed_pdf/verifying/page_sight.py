"""Whether the sealed text of each page can be seen: each page drawn, and compared with its text drawn alone.

A seal is made of the text that the content streams hold. A reader sees the
page: a white rectangle, a stamp, white letters, a clip or an annotation can
keep a text from being seen that the seal says is there. So each page is drawn
three times (PDFium): as it is, with its text alone in black, and without its
text. Where the text alone has ink, the page must look otherwise than the page
without its text.
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
"""Darker than this is ink; differing by less than this cannot be seen (of 255)."""
_TILE, _LEAST = 12, 0.05
"""Pixels of the side of a tile, and the share of a tile that may be missing: glyphs are drawn at other fractions."""
_LARGEST = 3000
"""Points of the longest side of a page that is drawn: a sheet of A4 has 842."""
_DEEPEST = 8
_TEXT = frozenset("BT ET Tf Td TD Tm T* Tc Tw Tz TL Ts Tj TJ ' \"".split())
_SHOWN = frozenset("Tj TJ ' \"".split())
_STATE = frozenset(("q", "Q", "cm"))
_PLACES = frozenset("BT ET Td TD Tm T* ' \" Tf TL".split())


def unseen_pages(content: bytes) -> Iterator[tuple[int, str]]:
    """The pages, from 1, on which a text cannot be seen, with why: `covered`, or `outside` the page.

    Raises `ValueError` for a page that is not drawn: too large, or broken.
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
            for at in range(len(whole)):
                if max(whole[at].get_size()) > _LARGEST:
                    raise ValueError("a page too large to be drawn")
                if _outside(text[at]):
                    yield at + 1, "outside"
                elif _covered(*(_drawn(each[at]) for each in (whole, text, rest))):
                    yield at + 1, "covered"
    except (pypdfium2.PdfiumError, pikepdf.PdfError, RecursionError, TypeError, AttributeError, KeyError) as error:
        raise ValueError(f"not drawn: {error}") from None


def _drawn(page: Any) -> Any:
    return page.render(scale=_SCALE, grayscale=True, draw_annots=True, may_draw_forms=True).to_pil()


def _covered(whole: Any, text: Any, rest: Any) -> bool:
    """Whether somewhere the page looks as it does without its text, though the text has ink there."""
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
    """Whether a letter stands beyond the edges of the page."""
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
    """The file with nothing but its text, in black; or with everything but its text. Annotations are in neither."""
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
    """The operators that draw the text, without those that colour, clip or hide it; or all but those."""
    forms = {name for name, one in resources.get("/XObject", Dictionary()).items() if one.get("/Subtype") == Name.Form}
    kept: list[Any] = [((), Operator("q"))] if text else []
    if text:
        kept.append(((0,), Operator("g")))
    for one in pikepdf.parse_content_stream(stream):
        operator = str(one.operator)
        if operator == "Do":
            wanted = not text or str(one.operands[0]) in forms
        elif text:
            wanted = operator in _TEXT or operator in _STATE
        else:
            wanted = operator not in _SHOWN
        if wanted:
            kept.append(one)
    if text:
        kept.append(((), Operator("Q")))
    return pikepdf.unparse_content_stream(kept)
