"""Emblems as pictures inside the document. Word cannot read SVG by itself, so an SVG is drawn as a bitmap."""

from __future__ import annotations

import base64
import io
from contextlib import closing
from dataclasses import replace

from engross.model.rendering import Look
from engross.render.docx.markup import emu, escape
from engross.render.docx.writer import Writer

_SCALE = 6
"""Pixels for each point of a drawn emblem: 432 an inch."""


def picture(writer: Writer, name: str, content: bytes, description: str, height: float, look: Look) -> str:
    """A run with the picture, `height` points high whatever its width; `description` is its alternative text."""
    from PIL import Image

    if name.lower().endswith(".svg"):
        content = _drawn(content, height, look)
    with Image.open(io.BytesIO(content)) as image:
        kind = "jpeg" if image.format == "JPEG" else "png"
        width = height * image.width / image.height
        if image.format not in ("JPEG", "PNG"):
            content = _png(image)
    writer.pictures += 1
    number = writer.pictures
    ident = writer.package.relate(f"media/image{number}.{kind}", content, "image")
    size = f'cx="{emu(width)}" cy="{emu(height)}"'
    named = f'id="{number}" name="{escape(description)}" descr="{escape(description)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {named}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{ident}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _drawn(svg: bytes, height: float, look: Look) -> bytes:
    """An SVG as a PNG with a transparent background. WeasyPrint lays it out, and PDFium draws it.

    Raises `Refused` as `engross.render.layout_worker.lay_out`.
    """
    import pypdfium2

    from engross.render.layout_worker import lay_out

    source = f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
    html = (
        '<html lang="en"><title>emblem</title><style>@page { size: 1200pt 400pt; margin: 0 } * { margin: 0 }</style>'
        f'<p id="emblem" style="float: left"><img alt="emblem" src="{source}" style="height: {height:.2f}pt; '
        'display: block"></p></html>'
    )
    laid = lay_out(html, replace(look, images={}, archival=False, attachments=(), copy=None))
    [place] = laid.placements["emblem"]
    with closing(pypdfium2.PdfDocument(laid.content)) as document:
        page = document[0]
        crop = (place.left, place.bottom, page.get_width() - place.right, page.get_height() - place.top)
        return _png(page.render(scale=_SCALE, crop=crop, fill_color=(255, 255, 255, 0)).to_pil())


def _png(image: object) -> bytes:
    held = io.BytesIO()
    image.save(held, "PNG")  # type: ignore[attr-defined]
    return held.getvalue()
