"""A generator of attacks: a seed gives a signed copy at some level, changed in one way that an attacker might try.

Each attack is made of a change, of a place in the life of the copy (as issued,
between two signatures, after the last), and of a cover: none, a trusted
timestamp of the document that anyone can get, or the signature of the next
signatory, made by a program that asks no questions.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from engross.signed_pdf.signing import Level
from tests.signed_pdf.pki import Pki
from tests.verifying import outside, tampering
from tests.verifying.small import WHO, small_at

Writer = IncrementalPdfFileWriter
Change = Callable[[Writer, random.Random], None]


@dataclass(frozen=True)
class Attack:
    """One changed file and what was done to it."""

    name: str
    content: bytes


def _dictionary(**entries: object) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{name}"): value for name, value in entries.items()})


def _stream(data: bytes, **entries: object) -> generic.StreamObject:
    return generic.StreamObject({pdf_name(f"/{name}"): value for name, value in entries.items()}, stream_data=data)


def _catalog(key: str, value: object) -> Change:
    def change(writer: Writer, _: random.Random) -> None:
        writer.root[pdf_name(key)] = value
        writer.update_root()

    return change


def _form(key: str, value: object) -> Change:
    def change(writer: Writer, _: random.Random) -> None:
        form = writer.root["/AcroForm"]
        form[pdf_name(key)] = value
        writer.update_container(form)

    return change


def _field(key: str, value: object) -> Change:
    def change(writer: Writer, chance: random.Random) -> None:
        fields = writer.root["/AcroForm"]["/Fields"]
        reference = fields.raw_get(chance.randrange(len(fields)))
        reference.get_object()[pdf_name(key)] = value
        writer.mark_update(reference)

    return change


def _page(key: str, value: object) -> Change:
    def change(writer: Writer, _: random.Random) -> None:
        reference = writer.root["/Pages"]["/Kids"].raw_get(0)
        reference.get_object()[pdf_name(key)] = value
        writer.mark_update(reference)

    return change


def _title(writer: Writer, _: random.Random) -> None:
    reference = writer.root.get_value_as_reference("/Metadata")
    metadata = reference.get_object()
    assert isinstance(metadata, generic.StreamObject)
    data = metadata.data.replace(b"Protocole", b"Contrat..")
    writer.objects[reference.generation, reference.idnum] = _stream(
        data, Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML")
    )


def _information(writer: Writer, _: random.Random) -> None:
    writer.set_info(_dictionary(Title=pdf_string("Un autre titre")))


def _orphan(writer: Writer, chance: random.Random) -> None:
    writer.add_object(_stream(chance.randbytes(40)))


def _contents(writer: Writer, _: random.Random) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    writer.objects[0, page.raw_get("/Contents").idnum] = _stream(b"BT ET")


def _font(writer: Writer, _: random.Random) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    font = page["/Resources"]["/Font"].raw_get("/F1")
    font.get_object()[pdf_name("/BaseFont")] = pdf_name("/Courier")
    writer.mark_update(font)


def _annotation(writer: Writer, _: random.Random) -> None:
    look = _stream(
        b"1 g 0 0 300 40 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=_box(0, 0, 300, 40)
    )
    note = _dictionary(
        Type=pdf_name("/Annot"),
        Subtype=pdf_name("/Stamp"),
        F=generic.NumberObject(4),
        Rect=_box(70, 690, 370, 730),
        AP=_dictionary(N=writer.add_object(look)),
    )
    reference = writer.root["/Pages"]["/Kids"].raw_get(0)
    page = reference.get_object()
    page["/Annots"].append(writer.add_object(note))
    writer.mark_update(reference)


def _box(*sides: int) -> generic.ArrayObject:
    return generic.ArrayObject([generic.NumberObject(side) for side in sides])


def _text_field(writer: Writer, _: random.Random) -> None:
    form = writer.root["/AcroForm"]
    field = _dictionary(FT=pdf_name("/Tx"), T=pdf_string("montant"), V=pdf_string("100 000"), Rect=_box(0, 0, 0, 0))
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form)


def _unsigned(writer: Writer, _: random.Random) -> None:
    """A signature taken out of its field."""
    for reference in map(writer.root["/AcroForm"]["/Fields"].raw_get, range(3)):
        field = reference.get_object()
        if "/V" in field:
            del field["/V"]
            writer.mark_update(reference)
            return
    _orphan(writer, random.Random(0))


def _swapped_look(writer: Writer, _: random.Random) -> None:
    reference = writer.root["/AcroForm"]["/Fields"].raw_get(0)
    look = _stream(b"BT ET", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"), BBox=_box(0, 0, 10, 10))
    reference.get_object()[pdf_name("/AP")] = _dictionary(N=writer.add_object(look))
    writer.mark_update(reference)


def _attachment(writer: Writer, _: random.Random) -> None:
    names = writer.root["/Names"]["/EmbeddedFiles"]
    while "/Kids" in names:
        names = names["/Kids"][0]
    file = names["/Names"][1]["/EF"].raw_get("/F")
    writer.objects[0, file.idnum] = _stream(b"{}")


def _garbage_in_store(writer: Writer, chance: random.Random) -> None:
    part = writer.add_object(_stream(chance.randbytes(200)))
    writer.root[pdf_name("/DSS")] = _dictionary(Certs=generic.ArrayObject([part]))
    writer.update_root()


def _program(writer: Writer, _: random.Random) -> None:
    action = _dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)"))
    writer.root[pdf_name("/OpenAction")] = action
    writer.update_root()


def _layer(writer: Writer, _: random.Random) -> None:
    layer = writer.add_object(_dictionary(Type=pdf_name("/OCG"), Name=pdf_string("calque")))
    off = _dictionary(OFF=generic.ArrayObject([layer]))
    writer.root[pdf_name("/OCProperties")] = _dictionary(OCGs=generic.ArrayObject([layer]), D=off)
    writer.update_root()


def _true() -> generic.BooleanObject:
    return generic.BooleanObject(True)


CHANGES: dict[str, Change] = {
    "catalog MarkInfo": _catalog("/MarkInfo", _dictionary(Marked=generic.BooleanObject(False))),
    "catalog Version": _catalog("/Version", pdf_name("/1.4")),
    "catalog Extensions": _catalog(
        "/Extensions", _dictionary(EVIL=_dictionary(ExtensionLevel=generic.NumberObject(1)))
    ),
    "catalog Lang": _catalog("/Lang", pdf_string("nl-BE")),
    "catalog ViewerPreferences": _catalog("/ViewerPreferences", _dictionary(HideToolbar=_true())),
    "catalog PieceInfo": _catalog("/PieceInfo", _dictionary(X=_dictionary(A=generic.NumberObject(1)))),
    "catalog Collection": _catalog("/Collection", _dictionary(View=pdf_name("/D"))),
    "catalog unknown key": _catalog("/Note", pdf_string("rien")),
    "catalog Perms": _catalog("/Perms", _dictionary(UR3=_dictionary(Type=pdf_name("/Sig")))),
    "form NeedAppearances": _form("/NeedAppearances", _true()),
    "form DA": _form("/DA", pdf_string("/F1 12 Tf")),
    "form XFA": _form("/XFA", pdf_string("<xdp/>")),
    "form SigFlags": _form("/SigFlags", generic.NumberObject(0)),
    "field renamed": _field("/T", pdf_string("autre")),
    "field moved": _field("/Rect", _box(0, 0, 400, 400)),
    "field flags": _field("/F", generic.NumberObject(2)),
    "field tooltip": _field("/TU", pdf_string("autre chose")),
    "field lock": _field("/Lock", generic.NullObject()),
    "field action": _field("/AA", _dictionary(E=_dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("1")))),
    "page rotated": _page("/Rotate", generic.NumberObject(180)),
    "page cropped": _page("/CropBox", _box(0, 0, 100, 100)),
    "page action": _page("/AA", _dictionary(O=_dictionary(S=pdf_name("/JavaScript"), JS=pdf_string("1")))),
    "metadata title": _title,
    "information": _information,
    "orphan": _orphan,
    "contents": _contents,
    "font": _font,
    "annotation": _annotation,
    "text field": _text_field,
    "signature taken out": _unsigned,
    "look swapped": _swapped_look,
    "attachment": _attachment,
    "garbage in the store": _garbage_in_store,
    "program": _program,
    "layer": _layer,
}
COVERS = ("nothing", "timestamp", "proof and timestamp", "signature")
_BYTES: tuple[tuple[str, Callable[[bytes, int], list[tuple[str, bytes]]]], ...] = (
    ("bit", lambda content, seed: list(tampering.anywhere(content, 1, seed))),
    ("room", lambda content, seed: list(tampering.in_room(content, 1, seed))),
    ("cut", lambda content, seed: list(tampering.cut(content, 1, seed))[-1:]),
    ("moved", lambda content, seed: list(tampering.moved(content, 1, seed))[-1:]),
)


def attack(seed: int, pki: Pki) -> Attack:
    """The attack of that seed. The same seed gives the same attack, but for the timestamps in it."""
    chance = random.Random(seed)
    level = chance.choice(list(Level))
    if seed % 3 == 0:
        kind, make = chance.choice(_BYTES)
        made = make(small_at(level), seed)
        if made:
            return Attack(f"{kind}: {made[0][0]} at {level.value}", made[0][1])
    name = chance.choice(list(CHANGES))
    signatures = chance.choice((0, 1, 2))
    cover = chance.choice(COVERS) if signatures < 2 else chance.choice(COVERS[:3])
    content = changed(small_at(level, signatures), CHANGES[name], chance, tidy=chance.random() < 0.5)
    if cover == "timestamp":
        content = outside.stamped(content, pki)
    elif cover == "proof and timestamp":
        content = outside.stamped(content, pki, proof=True)
    elif cover == "signature":
        for who in WHO[signatures:]:
            content = outside.signed_by(content, f"signature-{who}-1", pki.p12(who))
    return Attack(f"{name} after {signatures} at {level.value}, covered by {cover}", content)


def changed(content: bytes, change: Change, chance: random.Random, *, tidy: bool = True) -> bytes:
    """The file with one revision more; `tidy` leaves dates and producer as they are."""
    writer = Writer(BytesIO(content))
    if tidy:
        writer._update_meta = lambda: None  # type: ignore[method-assign]
    change(writer, chance)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
