"""A good copy made bad in one way at a time: each rule of `engross.signed_pdf.conformance` broken once."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from engross.signed_pdf.fields import place
from tests.signed_pdf.copies import QUEBEC, copy


def _in_metadata(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def damage(pdf: Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes()
        assert old in said
        pdf.Root.Metadata.write(said.replace(old, new))

    return damage


def _not_described(pdf: Pdf) -> None:
    head, _, rest = pdf.Root.Metadata.read_bytes().partition(b"<pdfaExtension:schemas>")
    pdf.Root.Metadata.write(head + rest.partition(b"</pdfaExtension:schemas>")[2])


def _without(*path: str) -> Callable[[Pdf], None]:
    def damage(pdf: Pdf) -> None:
        holder: Any = pdf.Root
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]

    return damage


def _font(pdf: Pdf, key: str, *, inner: bool) -> None:
    for font in pdf.pages[1].obj.Resources.Font.values():
        holder = font.DescendantFonts[0].FontDescriptor if inner else font
        del holder[key]


def _script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("0"))


def _widget(pdf: Pdf, **change: Any) -> None:
    widget = pdf.Root.AcroForm.Fields[0]
    for key, value in change.items():
        if value is None:
            del widget[f"/{key}"]
        else:
            widget[f"/{key}"] = value


def _annotation(pdf: Pdf, kind: Name) -> None:
    movie = Dictionary(Type=Name.Annot, Subtype=kind, F=4, Rect=Array([0, 0, 0, 0]), Contents=String("seen"))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(movie)])
    pdf.pages[0].obj.Tabs = Name.S


def _attachment(pdf: Pdf) -> None:
    file = pdf.Root.AF[0]
    del file["/AFRelationship"]


def _drawn(pdf: Pdf) -> None:
    page = pdf.pages[1]
    name = next(iter(page.obj.Resources.Font.keys()))
    page.contents_add(f"BT {name} 9 Tf 50 50 Td <0004> Tj ET".encode())


def _elements(pdf: Pdf, kind: Name) -> list[Any]:
    return [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == kind and "/P" in one]


def _heading(pdf: Pdf) -> None:
    _elements(pdf, Name.H2)[0].S = Name.H4


def _picture(pdf: Pdf) -> None:
    _elements(pdf, Name.P)[0].S = Name.Figure


def _inks(pdf: Pdf) -> None:
    """A picture of one point in printing inks, drawn as an artifact."""
    picture = pdf.make_stream(
        b"\x00\x00\x00\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
    )
    page = pdf.pages[0]
    name = page.add_resource(picture, Name.XObject)
    page.contents_add(f"/Artifact BMC q 9 0 0 9 60 60 cm {name} Do Q EMC".encode())


def _unnamed(pdf: Pdf) -> None:
    _widget(pdf, TU=None)
    for one in _elements(pdf, Name.Form):
        del one["/Alt"]


def _out_of_structure(kind: Name) -> Callable[[Pdf], None]:
    def damage(pdf: Pdf) -> None:
        _elements(pdf, kind)[0].S = Name.Span

    return damage


def _speechless(pdf: Pdf) -> None:
    links = [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.Subtype == Name.Link]
    links[0].Contents = String("")


DAMAGES: dict[str, Callable[[Pdf], None]] = {
    "no-archival-claim": _in_metadata(b'pdfaid:conformance="A"', b'pdfaid:conformance="B"'),
    "claim-not-described": _not_described,
    "no-output-intent": _without("/OutputIntents"),
    "font-not-embedded": lambda pdf: _font(pdf, "/FontFile3", inner=True),
    "font-without-letters": lambda pdf: _font(pdf, "/ToUnicode", inner=False),
    "needs-appearances": lambda pdf: setattr(pdf.Root.AcroForm, "NeedAppearances", True),
    "forbidden-action": _script,
    "triggered-action": lambda pdf: setattr(pdf.Root, "AA", Dictionary()),
    "action-on-field": lambda pdf: _widget(pdf, A=Dictionary(S=Name.Named, N=Name.NextPage)),
    "forbidden-annotation": lambda pdf: _annotation(pdf, Name.Movie),
    "annotation-flags": lambda pdf: _widget(pdf, F=2),
    "annotation-appearance": lambda pdf: _widget(pdf, AP=None),
    "attachment-not-associated": _attachment,
    "no-accessible-claim": _in_metadata(b'pdfuaid:part="1"', b""),
    "not-tagged": _without("/MarkInfo"),
    "no-title": _in_metadata(b"dc:title", b"dc:rights"),
    "title-not-shown": _without("/ViewerPreferences"),
    "no-language": _without("/Lang"),
    "content-not-tagged": _drawn,
    "headings-out-of-order": _heading,
    "device-cmyk": _inks,
    "table-out-of-order": lambda pdf: setattr(_elements(pdf, Name.P)[0], "S", Name.TBody),
    "picture-without-words": _picture,
    "tab-order": lambda pdf: setattr(pdf.pages[3].obj, "Tabs", Name.R),
    "field-without-name": _unnamed,
    "field-out-of-structure": _out_of_structure(Name.Form),
    "link-out-of-structure": _out_of_structure(Name.Link),
    "link-without-words": _speechless,
}
"""What is done to a good file, by the code of the finding that must follow."""


def good() -> bytes:
    """A copy that conforms."""
    made = copy(QUEBEC)
    return place(made.rendering.content, made.fields)


def damaged(code: str) -> bytes:
    """The good copy with one rule broken. `no-identifier` and `encrypted` are matters of the whole file."""
    content = good()
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        if code == "encrypted":
            pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="", R=4))
            return out.getvalue()
        if code == "no-identifier":
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, preserve_pdfa=True)
            head, _, rest = out.getvalue().rpartition(b"/ID [")
            return head + b"/XX [" + rest
        DAMAGES[code](pdf)
        pdf.save(out, deterministic_id=True, preserve_pdfa=True, fix_metadata_version=False)
    return out.getvalue()
