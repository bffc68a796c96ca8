"""Originals that were doctored before anyone signed them, with a record that keeps them from being made again."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from engross.model.copy_record import RECORD_NAME
from engross.pdf_fonts import letters_of
from engross.signed_pdf.archival_rules import fonts

Doctor = Callable[[pikepdf.Pdf], None]


def doctored(content: bytes, doctor: Doctor, *, versions: bool = True) -> bytes:
    """The copy changed and saved anew; with `versions`, its record says that another layout engine made it."""
    with pikepdf.open(BytesIO(content)) as pdf:
        doctor(pdf)
        if versions:
            held = pdf.attachments[RECORD_NAME]
            record = json.loads(held.get_file().read_bytes())
            record["versions"]["weasyprint"] = "1.0"
            specification = held.obj
            specification.EF.F.write(json.dumps(record).encode())
        out = BytesIO()
        pdf.save(out, deterministic_id=True, preserve_pdfa=True, fix_metadata_version=False)
    return out.getvalue()


def nothing(pdf: pikepdf.Pdf) -> None:
    """Leaves the pages as they are."""


def white_rectangle(pdf: pikepdf.Pdf) -> None:
    _draw(pdf, b"q 1 g 130 490 90 20 re f Q")


def white_letters(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b" rg\n", b" rg 1 g\n", 2))


def unseen_letters(pdf: pikepdf.Pdf) -> None:
    """Letters in the mode in which nothing is drawn (ISO 32000-1, 9.3.6)."""
    page = pdf.pages[1]
    page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(b"BT\n", b"BT 3 Tr\n", 6))


def stamp(pdf: pikepdf.Pdf) -> None:
    """An annotation that hides a line and prints."""
    page = pdf.pages[1].obj
    look = pdf.make_stream(b"1 g 0 0 90 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 90, 20]))
    annotation = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([130, 490, 220, 510]), F=4, AP=Dictionary(N=look))
    )
    if "/Annots" in page:
        page.Annots.append(annotation)
    else:
        page.Annots = Array([annotation])


def swapped_letters(pdf: pikepdf.Pdf) -> None:
    """What is seen as 2 reads 3, and the other way round."""
    for font in fonts(pdf):
        codes = {letters: code for code, letters in letters_of(font).items()}
        if "2" in codes and "3" in codes:
            table = font.ToUnicode.read_bytes()
            two, three = (b"<%04x> <%04x>" % (codes[one], ord(one)) for one in "23")
            assert two in table
            assert three in table
            table = table.replace(two, two[:-5] + b"0033>").replace(three, three[:-5] + b"0032>")
            font.ToUnicode.write(table)


def program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def _draw(pdf: pikepdf.Pdf, drawn: bytes) -> None:
    page = pdf.pages[1]
    artifact = b"\n/Artifact BMC " + drawn + b" EMC"
    page.Contents = pdf.make_stream(b"q\n" + page.Contents.read_bytes() + b"\nQ" + artifact)
