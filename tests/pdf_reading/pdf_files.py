"""Small PDF files for reading: pages laid out from HTML, as other programs print them, and damaged ones."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from weasyprint import HTML

from tests.render.samples import _png


def printed(html: str, style: str = "") -> bytes:
    """A PDF without structure, made by a program that is not ours."""
    page = (
        f"<html lang='fr'><style>@page {{ size: A4; margin: 25mm }} body {{ font: 11pt serif }} {style}</style>{html}"
    )
    return without_structure(HTML(string=page).write_pdf())


def without_structure(data: bytes) -> bytes:
    """A PDF as another program would have written it: it says neither who made it nor what its words are."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        if "/Metadata" in pdf.Root:
            del pdf.Root["/Metadata"]
        pdf.docinfo["/Producer"] = pikepdf.String("Another program")
        return saved(pdf)


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id="encryption" not in options, **options)  # type: ignore[arg-type]  # as given
    return out.getvalue()


def protected(data: bytes) -> bytes:
    """A PDF that opens with a password only."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))


def scanned(pages: int = 2) -> bytes:
    """Pages that are pictures."""
    from base64 import b64encode

    picture = f"data:image/png;base64,{b64encode(_png(300, 400)).decode()}"
    return printed("".join(f"<p style='break-after: page'><img src='{picture}'></p>" for _ in range(pages)))


def bomb(size: int = 1 << 31) -> bytes:
    """A page whose content unpacks to `size` bytes of blanks."""
    import zlib

    packer = zlib.compressobj(1)
    block = b" " * (1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(size >> 20)) + packer.flush()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pikepdf.Stream(pdf, b"")
        page.Contents.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.docinfo["/Producer"] = pikepdf.String("WeasyPrint 1")
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array([]))
        )
        return saved(pdf, compress_streams=False)
