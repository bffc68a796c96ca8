"""Ways to tamper with a signed file, each with what it is called."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from engross.model.copy_record import RECORD_NAME

Tampered = tuple[str, bytes]


def rooms(content: bytes) -> list[tuple[int, int]]:
    """Where each signature stands: its first byte and the one after its last, the file's order."""
    found = sorted(tuple(map(int, one.byte_range)) for one in PdfFileReader(BytesIO(content)).embedded_signatures)
    return [(start, end) for _, start, end, _ in sorted(found, key=lambda one: one[1])]


def revisions(content: bytes) -> list[int]:
    """Where each revision ends."""
    ends, at = [], content.find(b"%%EOF")
    while at >= 0:
        ends.append(at + len(b"%%EOF\n"))
        at = content.find(b"%%EOF", at + 1)
    return ends


def flipped(content: bytes, at: int, new: int) -> bytes:
    return content[:at] + bytes((new,)) + content[at + 1 :]


def every_so_often(content: bytes, step: int, start: int = 0) -> Iterator[Tampered]:
    """One byte changed, at every `step` of the file."""
    for at in range(start % step, len(content), step):
        yield f"byte {at} inverted", flipped(content, at, content[at] ^ 0xFF)


def in_room(content: bytes, count: int, seed: int) -> Iterator[Tampered]:
    """One byte of the room of the last signature changed: another digit, another case, no digit at all."""
    chance = random.Random(seed)
    start, end = rooms(content)[-1]
    for _ in range(count):
        at = chance.randrange(start, end)
        other = [*b"0123456789ABCDEF", content[at] ^ 0x20, content[at] ^ (1 << chance.randrange(8))]
        new = chance.choice([one for one in other if one != content[at]])
        yield f"byte {at} of the room, {content[at]:#04x} to {new:#04x}", flipped(content, at, new)


def anywhere(content: bytes, count: int, seed: int) -> Iterator[Tampered]:
    """One bit flipped, anywhere."""
    chance = random.Random(seed)
    for _ in range(count):
        at, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        yield f"bit {bit} of byte {at}", flipped(content, at, content[at] ^ bit)


def cut(content: bytes, count: int, seed: int) -> Iterator[Tampered]:
    """Cut short, anywhere but where a revision ends: there stands the file of another day."""
    chance = random.Random(seed)
    whole = {end + more for end in revisions(content) for more in (-1, 0)}
    places = [len(content) - 2, len(content) - 7, 1, 0, *(chance.randrange(len(content)) for _ in range(count))]
    for at in places:
        if at not in whole:
            yield f"cut at {at}", content[:at]


def grown(content: bytes) -> Iterator[Tampered]:
    """Something added at an end."""
    for name, more in {
        "an end of line": b"\n",
        "a zero": b"\0",
        "a comment": b"% rien\n",
        "an object": b"99 0 obj\n<< /Type /Catalog >>\nendobj\n",
        "another end": b"startxref\n0\n%%EOF\n",
        "the file again": content,
    }.items():
        yield f"{name} added", content + more
    yield "something before the beginning", b"\n" + content
    yield "an end of line in the middle", content[: len(content) // 2] + b"\n" + content[len(content) // 2 :]


def moved(content: bytes, count: int, seed: int) -> Iterator[Tampered]:
    """Two pieces of the file that changed places, a piece twice, a piece taken out."""
    chance = random.Random(seed)
    for _ in range(count):
        first, second = sorted(chance.sample(range(len(content) - 64), 2))
        one, other = content[first : first + 16], content[second : second + 16]
        if second - first > 16 and one != other:
            swapped = content[:first] + other + content[first + 16 : second] + one + content[second + 16 :]
            yield f"pieces at {first} and {second} swapped", swapped
        yield f"a piece at {first} twice", content[: first + 16] + content[first:]
        yield f"a piece at {first} taken out", content[:first] + content[first + 16 :]


def written_again(content: bytes) -> Iterator[Tampered]:
    """The file opened, changed and saved as a whole."""

    def saved(name: str, pdf: pikepdf.Pdf) -> Tampered:
        out = BytesIO()
        pdf.save(out)
        return name, out.getvalue()

    with pikepdf.open(BytesIO(content)) as pdf:
        yield saved("nothing but saved again", pdf)
    with pikepdf.open(BytesIO(content)) as pdf:
        _rename(pdf)
        yield saved("a field renamed", pdf)
    with pikepdf.open(BytesIO(content)) as pdf:
        _layer(pdf)
        yield saved("a hidden layer", pdf)
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.attachments[RECORD_NAME] = pikepdf.AttachedFileSpec(pdf, b"{}")
        yield saved("the record replaced", pdf)
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.pages.append(pdf.pages[0])
        yield saved("a page twice", pdf)
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.pages[0].contents_add(b"BT /F1 12 Tf 72 600 Td (Un article de plus) Tj ET")
        yield saved("a line of text", pdf)


def _rename(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields[0].T = String("signature-autre-1")


def _layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("calque")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def added_after(content: bytes) -> Iterator[Tampered]:
    """The file as it is, with a revision more that nobody signed (ISO 32000-1, 7.5.6)."""

    def revised(name: str, change: str) -> Tampered:
        writer = IncrementalPdfFileWriter(BytesIO(content))
        root = writer.root
        match change:
            case "object":
                writer.update_root()
                root[NameObject("/Note")] = writer.add_object(DictionaryObject({NameObject("/A"): NumberObject(1)}))
            case "layer":
                writer.update_root()
                layer = DictionaryObject({pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): pdf_string("calque")})
                reference = writer.add_object(layer)
                root[pdf_name("/OCProperties")] = DictionaryObject(
                    {
                        pdf_name("/OCGs"): ArrayObject([reference]),
                        pdf_name("/D"): DictionaryObject({pdf_name("/OFF"): ArrayObject([reference])}),
                    }
                )
            case "field":
                field = root["/AcroForm"]["/Fields"][0]
                field[pdf_name("/T")] = pdf_string("signature-autre-1")
                writer.mark_update(root["/AcroForm"]["/Fields"].raw_get(0))
            case "page":
                kids = root["/Pages"]["/Kids"]
                kids.append(kids.raw_get(0))
                root["/Pages"][pdf_name("/Count")] = NumberObject(len(kids))
                writer.mark_update(root.raw_get("/Pages"))
            case "attachment":
                names = root["/Names"]["/EmbeddedFiles"]
                while "/Kids" in names:
                    names = names["/Kids"][0]
                file = names["/Names"][1]["/EF"]
                stream = file["/F"]
                stream._data, stream._encoded_data = b"{}", None
                writer.mark_update(file.raw_get("/F"))
        out = BytesIO()
        writer.write(out)
        return name, out.getvalue()

    for change in ("object", "layer", "field", "page", "attachment"):
        yield revised(f"a revision with another {change}", change)
