"""Each rule of the standards on the smallest file that breaks it or keeps it: what is told, and where."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from engross.signed_pdf import access_rules, archival_rules
from engross.signed_pdf.archival_rules import fonts, metadata
from engross.signed_pdf.conformance import Finding, Rule, accessible, archival

Change = Callable[[Pdf], None]


def told(rule: Rule, *changes: Change) -> list[str]:
    """What the rule says of a file of two empty pages after these changes."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.add_blank_page()
        for change in changes:
            change(pdf)
        return list(rule(pdf))


def root(**entries: Any) -> Change:
    return lambda pdf: pdf.Root.update({f"/{name}": value for name, value in entries.items()})


def page(number: int = 1, **entries: Any) -> Change:
    return lambda pdf: pdf.pages[number - 1].obj.update({f"/{name}": value for name, value in entries.items()})


def note(kind: str = "Link", number: int = 1, **entries: Any) -> Change:
    """An annotation on that page."""

    def change(pdf: Pdf) -> None:
        rect = {"Rect": Array([0, 0, 9, 9]), **entries}
        made = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), **rect))
        there = list(pdf.pages[number - 1].obj.get("/Annots", []))
        pdf.pages[number - 1].obj.Annots = Array([*there, made])

    return change


def described(inside: str) -> Change:
    """Metadata that hold that."""

    def change(pdf: Pdf) -> None:
        spaces = (
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://www.aiim.org/pdfa/ns/id/" '
            'xmlns:u="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
            'xmlns:s="http://www.aiim.org/pdfa/ns/schema#"'
        )
        xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>{inside}</rdf:RDF></x:xmpmeta>'
        pdf.Root.Metadata = pdf.make_stream(xmp.encode())

    return change


def drawn(content: bytes, number: int = 1) -> Change:
    return lambda pdf: pdf.pages[number - 1].obj.update({"/Contents": pdf.make_stream(content)})


# archiving ----------------------------------------------------------------------

CLAIM = '<rdf:Description a:part="{}" a:conformance="{}"/>'
SCHEMA = "<rdf:Description><s:namespaceURI>http://www.aiim.org/pdfua/ns/id/</s:namespaceURI></rdf:Description>"
NAMED = '<rdf:Description><s:namespaceURI rdf:resource="http://www.aiim.org/pdfua/ns/id/"/></rdf:Description>'
UA = '<rdf:Description u:part="1"/>'


@pytest.mark.parametrize(
    ("inside", "good"),
    [
        (CLAIM.format(3, "A"), True),
        ("<rdf:Description><a:part>3</a:part><a:conformance> A </a:conformance></rdf:Description>", True),
        ('<rdf:Description a:part="3"/><rdf:Description a:conformance="A"/>', True),
        (CLAIM.format(2, "A"), False),
        (CLAIM.format(3, "B"), False),
        ('<rdf:Description a:part="3"/>', False),
        ("", False),
        ("<broken", False),
    ],
)
def test_the_claim_of_archiving(inside: str, good: bool) -> None:
    assert told(archival_rules.no_archival_claim, described(inside)) == [""] * (not good)


def test_metadata_that_are_none_hold_nothing() -> None:
    assert told(archival_rules.no_archival_claim) == [""]
    assert told(archival_rules.no_archival_claim, root(Metadata=String("x"))) == [""]


@pytest.mark.parametrize(
    ("inside", "good"),
    [
        ("", True),
        (UA + SCHEMA, True),
        (UA + NAMED, True),
        (UA + '<rdf:Description s:namespaceURI="http://www.aiim.org/pdfua/ns/id/"/>', True),
        (UA, False),
        (UA + SCHEMA.replace("pdfua", "other"), False),
        (UA + SCHEMA.replace("namespaceURI", "prefix"), False),
    ],
)  # fmt: skip
def test_a_claim_of_access_is_described(inside: str, good: bool) -> None:
    assert told(archival_rules.claim_not_described, described(inside)) == ["pdfuaid"] * (not good)


def test_an_identifier_is_in_the_trailer() -> None:
    assert told(archival_rules.no_identifier) == [""]
    assert told(archival_rules.no_identifier, lambda pdf: pdf.trailer.update({"/ID": Array([String("a")] * 2)})) == []


def intent(n: int = 3, kind: str = "GTS_PDFA1", profile: bool = True) -> Change:
    def change(pdf: Pdf) -> None:
        made = Dictionary(S=Name(f"/{kind}"))
        if profile:
            made.DestOutputProfile = pdf.make_stream(b"", N=n)
        pdf.Root.OutputIntents = Array([*pdf.Root.get("/OutputIntents", []), made])

    return change


def test_an_output_intent_has_a_profile() -> None:
    rule = archival_rules.no_output_intent
    assert told(rule) == [""]
    assert told(rule, intent()) == []
    assert told(rule, intent(kind="GTS_PDFX")) == [""]
    assert told(rule, intent(profile=False)) == [""]
    assert told(rule, intent(kind="GTS_PDFX"), intent()) == []


def shown(**entries: Any) -> Change:
    """A picture in the resources of the first page."""

    def change(pdf: Pdf) -> None:
        image = pdf.make_stream(b"", Subtype=Name.Image, **entries)
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=image))

    return change


def formed(content: bytes, **resources: Any) -> Change:
    def change(pdf: Pdf) -> None:
        held: dict[str, Any] = {
            name: pdf.make_stream(b"", Subtype=Name.Image, ColorSpace=value) for name, value in resources.items()
        }
        form = pdf.make_stream(content, Subtype=Name.Form, Resources=Dictionary(XObject=Dictionary(**held)))
        pdf.pages[1].obj.Resources = Dictionary(XObject=Dictionary(F=form))

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (drawn(b"0 0 0 1 k"), ["1"]),
        (drawn(b"0 0 0 1 K", 2), ["2"]),
        (drawn(b"0 0 0 rg"), []),
        (shown(ColorSpace=Name.DeviceCMYK), ["1"]),
        (shown(ColorSpace=Array([Name.Indexed, Name.DeviceCMYK, 1, String("x")])), ["1"]),
        (shown(ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, String("x")])), []),
        (shown(ColorSpace=Name.DeviceRGB), []),
        (shown(), []),
        (formed(b"0 0 0 1 k"), ["2"]),
        (formed(b"", I=Name.DeviceCMYK), ["2"]),
        (formed(b"", I=Name.DeviceGray), []),
    ],
)
def test_inks_need_a_profile_of_inks(change: Change, where: list[str]) -> None:
    rule = archival_rules.device_cmyk
    assert told(rule, change) == where
    assert told(rule, change, intent(3)) == where
    assert told(rule, change, intent(4)) == []


def test_a_default_for_inks_is_a_profile() -> None:
    def default(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources.ColorSpace = Dictionary(DefaultCMYK=Name.X)

    assert told(archival_rules.device_cmyk, shown(ColorSpace=Name.DeviceCMYK), default) == []


def font(kind: str, key: str = "", *, composed: bool = False, letters: bool = True) -> Change:
    def change(pdf: Pdf) -> None:
        held = Dictionary(Subtype=Name(f"/{kind}"), BaseFont=Name.Alix, FontDescriptor=Dictionary())
        if key:
            held.FontDescriptor[f"/{key}"] = pdf.make_stream(b"")
        if composed:
            held = Dictionary(Subtype=Name.Type0, BaseFont=Name.Maude, DescendantFonts=Array([held]))
        if letters:
            held.ToUnicode = pdf.make_stream(b"")
        pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F=held))

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (font("Type1", "FontFile"), []),
        (font("TrueType", "FontFile2"), []),
        (font("Type1", "FontFile3"), []),
        (font("Type1"), ["Alix"]),
        (font("Type1", "FontFile4"), ["Alix"]),
        (font("Type3"), []),
        (font("CIDFontType2", "FontFile2", composed=True), []),
        (font("CIDFontType2", composed=True), ["Maude"]),
    ],
)
def test_fonts_are_inside(change: Change, where: list[str]) -> None:
    assert told(archival_rules.font_not_embedded, change) == where


def test_composed_fonts_say_their_letters() -> None:
    rule = archival_rules.font_without_letters
    assert told(rule, font("CIDFontType2", composed=True, letters=False)) == ["Maude"]
    assert told(rule, font("CIDFontType2", composed=True)) == []
    assert told(rule, font("Type1", letters=False)) == []


def test_fonts_are_found_wherever_they_are_used() -> None:
    with pikepdf.new() as pdf:
        first, second = pdf.add_blank_page(), pdf.add_blank_page()
        made = [pdf.make_indirect(Dictionary(Subtype=Name.Type1, N=n)) for n in range(5)]
        inner = pdf.make_stream(b"", Resources=Dictionary(Font=Dictionary(A=made[2], B=made[0])))
        tile = pdf.make_stream(b"", Resources=Dictionary(Font=Dictionary(A=made[3])))
        form = pdf.make_stream(b"", Resources=Dictionary(Font=Dictionary(A=made[1]), XObject=Dictionary(I=inner)))
        first.obj.Resources = Dictionary(
            Font=Dictionary(A=made[0]), XObject=Dictionary(F=form), Pattern=Dictionary(P=tile)
        )
        look = pdf.make_stream(b"", Resources=Dictionary(Font=Dictionary(A=made[4])))
        states = Dictionary(On=look)
        second.obj.Annots = Array([Dictionary(Subtype=Name.Widget, AP=Dictionary(N=states))])
        assert [int(one.N) for one in fonts(pdf)] == [0, 1, 2, 3, 4]
        assert [int(one.N) for one in fonts(pdf, looks=False)] == [0, 1, 2, 3]


def test_appearances_are_made_by_us() -> None:
    rule = archival_rules.needs_appearances
    assert told(rule) == []
    assert told(rule, root(AcroForm=Dictionary())) == []
    assert told(rule, root(AcroForm=Dictionary(NeedAppearances=False))) == []
    assert told(rule, root(AcroForm=Dictionary(NeedAppearances=True))) == [""]


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("0"))
GOING = Dictionary(S=Name.GoTo)


def outline(action: Any) -> Change:
    def change(pdf: Pdf) -> None:
        second = pdf.make_indirect(Dictionary(Title=String("Fin"), A=action))
        inside = pdf.make_indirect(Dictionary(Title=String("Dedans"), A=GOING))
        first = pdf.make_indirect(Dictionary(Title=String("Objet"), Next=second, First=inside))
        second.Next = first  # a ring
        pdf.Root.Outlines = Dictionary(First=first)

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (root(OpenAction=SCRIPT), ["JavaScript"]),
        (root(OpenAction=Array([Name.Fit])), []),
        (root(OpenAction=GOING), []),
        (root(OpenAction=Dictionary(S=Name.GoTo, Next=SCRIPT)), ["JavaScript"]),
        (root(OpenAction=Dictionary(S=Name.GoTo, Next=Array([GOING, SCRIPT]))), ["JavaScript"]),
        (root(OpenAction=Dictionary(S=Name.GoTo, Next=Array([Dictionary(S=Name.GoTo, Next=SCRIPT)]))), ["JavaScript"]),
        (root(OpenAction=Dictionary()), [""]),
        (root(AA=Dictionary(WC=SCRIPT)), ["JavaScript"]),
        (root(Names=Dictionary(JavaScript=Dictionary())), ["JavaScript"]),
        (root(Names=Dictionary(Dests=Dictionary())), []),
        (note(A=Dictionary(S=Name.Launch)), ["1 Launch"]),
        (note(number=2, A=Dictionary(S=Name.Movie)), ["2 Movie"]),
        (note("Widget", T=String("champ"), A=SCRIPT), ["champ JavaScript"]),
        (note("Widget", T=String("champ"), AA=Dictionary(E=SCRIPT, X=GOING)), ["champ JavaScript"]),
        (note(A=Dictionary(S=Name.URI)), []),
        (outline(SCRIPT), ["Fin JavaScript"]),
        (outline(GOING), []),
    ],
)
def test_no_action_runs_a_program(change: Change, where: list[str]) -> None:
    assert told(archival_rules.forbidden_action, change) == where


@pytest.mark.parametrize("name", ["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"])
def test_the_actions_that_are_allowed(name: str) -> None:
    assert told(archival_rules.forbidden_action, root(OpenAction=Dictionary(S=Name(f"/{name}")))) == []


@pytest.mark.parametrize("name", ["Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "Trans"])
def test_the_actions_that_are_not(name: str) -> None:
    assert told(archival_rules.forbidden_action, root(OpenAction=Dictionary(S=Name(f"/{name}")))) == [name]


def test_a_ring_of_actions_ends() -> None:
    def ring(pdf: Pdf) -> None:
        one = pdf.make_indirect(Dictionary(S=Name.GoTo))
        one.Next = pdf.make_indirect(Dictionary(S=Name.Launch, Next=one))
        pdf.Root.OpenAction = one

    assert told(archival_rules.forbidden_action, ring) == ["Launch"]


def test_nothing_is_triggered() -> None:
    rule = archival_rules.triggered_action
    assert told(rule) == []
    assert told(rule, root(AA=Dictionary())) == [""]
    assert told(rule, page(2, AA=Dictionary())) == ["2"]
    assert told(rule, page(1, AA=Dictionary()), page(2, AA=Dictionary()), root(AA=Dictionary())) == ["", "1", "2"]


def test_fields_do_nothing() -> None:
    rule = archival_rules.action_on_field
    assert told(rule, note("Widget", T=String("x"))) == []
    assert told(rule, note("Widget", T=String("x"), A=GOING)) == ["x"]
    assert told(rule, note("Widget", AA=Dictionary())) == ["1"]
    assert told(rule, note("Link", A=GOING, AA=Dictionary())) == []


@pytest.mark.parametrize("kind", ["Text", "Redact", "Widget"])
def test_the_kinds_of_annotations_that_are_allowed(kind: str) -> None:
    assert told(archival_rules.forbidden_annotation, note(kind)) == []


@pytest.mark.parametrize("kind", ["3D", "Movie", "Sound", "Screen", "RichMedia"])
def test_the_kinds_of_annotations_that_are_not(kind: str) -> None:
    assert told(archival_rules.forbidden_annotation, note(kind)) == ["1"]


@pytest.mark.parametrize(
    ("flags", "good"),
    [
        (4, True),
        (4 | 8 | 16 | 64 | 128 | 512, True),
        (0, False),
        (4 | 1, False),
        (4 | 2, False),
        (4 | 32, False),
        (4 | 256, False),
        (2, False),
    ],
)
def test_annotations_are_printed_and_seen(flags: int, good: bool) -> None:
    assert told(archival_rules.annotation_flags, note(F=flags)) == ["1"] * (not good)
    assert told(archival_rules.annotation_flags, note("Popup", F=flags)) == []


def test_annotations_without_flags_are_not_printed() -> None:
    assert told(archival_rules.annotation_flags, note()) == ["1"]


def looking(kind: str = "Widget", keys: str = "N", stream: bool = True, **entries: Any) -> Change:
    def change(pdf: Pdf) -> None:
        made: dict[str, Any] = {key: pdf.make_stream(b"") if stream else Dictionary() for key in keys}
        note(kind, AP=Dictionary(**made), **entries)(pdf)

    return change


@pytest.mark.parametrize(
    ("change", "good"),
    [
        (looking(), True),
        (looking(stream=False), False),
        (looking(keys="ND"), False),
        (looking(keys="D"), False),
        (looking(keys=""), False),
        (note("Widget"), False),
        (note("Link"), True),
        (note("Popup"), True),
        (note("Widget", Rect=Array([3, 3, 3, 3])), True),
        (note("Widget", Rect=Array([3, 3, 9, 3])), False),
        (note("Widget", Rect=Array([3, 3, 3, 9])), False),
    ],
)
def test_annotations_show_one_thing(change: Change, good: bool) -> None:
    assert told(archival_rules.annotation_appearance, change) == ["1"] * (not good)


def attached(*missing: str, known: bool = True, kind: bool = True) -> Change:
    def change(pdf: Pdf) -> None:
        pdf.attachments["a.md"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="a.md")
        held = pdf.attachments["a.md"].obj
        held.AFRelationship = Name.Source
        held.F, held.UF = String("a.md"), String("a.md")
        held.EF.F.Subtype = Name("/text#2Fmarkdown")
        if not kind:
            del held.EF.F["/Subtype"]
        for key in missing:
            del held[f"/{key}"]
        pdf.Root.AF = Array([held] if known else [])

    return change


@pytest.mark.parametrize(
    ("change", "good"),
    [
        (attached(), True),
        (attached("F"), False),
        (attached("UF"), False),
        (attached("AFRelationship"), False),
        (attached(known=False), False),
        (attached(kind=False), False),
    ],
)
def test_attachments_are_associated(change: Change, good: bool) -> None:
    assert told(archival_rules.attachment_not_associated, change) == ["a.md"] * (not good)


# access -------------------------------------------------------------------------


def test_the_claim_of_access() -> None:
    rule = access_rules.no_accessible_claim
    assert told(rule, described(UA)) == []
    assert told(rule, described('<rdf:Description u:part="2"/>')) == [""]
    assert told(rule) == [""]


def test_the_title_is_in_the_metadata_and_shown() -> None:
    title = "<rdf:Description><dc:title><rdf:Alt><rdf:li>{}</rdf:li></rdf:Alt></dc:title></rdf:Description>"
    assert told(access_rules.no_title, described(title.format("Acte"))) == []
    assert told(access_rules.no_title, described(title.format(" "))) == [""]
    assert told(access_rules.no_title) == [""]
    rule = access_rules.title_not_shown
    assert told(rule, root(ViewerPreferences=Dictionary(DisplayDocTitle=True))) == []
    assert told(rule, root(ViewerPreferences=Dictionary(DisplayDocTitle=False))) == [""]
    assert told(rule) == [""]


def test_the_language_is_named() -> None:
    assert told(access_rules.no_language, root(Lang=String("fr-CA"))) == []
    assert told(access_rules.no_language, root(Lang=String(""))) == [""]
    assert told(access_rules.no_language) == [""]


def test_the_file_is_tagged() -> None:
    rule = access_rules.not_tagged
    marked, tree = root(MarkInfo=Dictionary(Marked=True)), root(StructTreeRoot=Dictionary())
    assert told(rule, marked, tree) == []
    assert told(rule, marked) == told(rule, tree) == told(rule) == [""]
    assert told(rule, root(MarkInfo=Dictionary(Marked=False)), tree) == [""]


@pytest.mark.parametrize(
    ("content", "good"),
    [
        (b"/P <</MCID 0>> BDC (x) Tj EMC", True),
        (b"/Artifact BMC (x) Tj EMC", True),
        (b"/Artifact <</Type /Pagination>> BDC 0 0 9 9 re f EMC", True),
        (b"/P <</MCID 0>> BDC /Span <</Lang (nl)>> BDC (x) Tj EMC EMC", True),
        (b"q 1 0 0 1 0 0 cm 0 0 9 9 re W n Q", True),
        (b"(x) Tj", False),
        (b"[(x)] TJ", False),
        (b"0 0 9 9 re f", False),
        (b"0 0 m 9 9 l S", False),
        (b"/X Do", False),
        (b"/s sh", False),
        (b"/P BMC (x) Tj EMC", False),
        (b"/Span <</Lang (nl)>> BDC (x) Tj EMC", False),
        (b"/P <</MCID 0>> BDC EMC (x) Tj", False),
        (b"/Span BMC /P <</MCID 0>> BDC EMC (x) Tj EMC", False),
    ],
)
def test_what_is_drawn_is_tagged_or_an_artifact(content: bytes, good: bool) -> None:
    assert told(access_rules.content_not_tagged, drawn(content, 2)) == ["2"] * (not good)


def tree(*kids: Any) -> Change:
    """A structure of these elements, each given as its kind with its children, or as a dictionary of its entries."""

    def built(pdf: Pdf, kid: Any, parent: Any) -> Any:
        kind, inside, more = kid if len(kid) == 3 else (*kid, {})
        made = pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), P=parent, **more))
        made.K = Array([built(pdf, one, made) for one in inside])
        return made

    def change(pdf: Pdf) -> None:
        top = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([built(pdf, kid, top) for kid in kids])
        pdf.Root.StructTreeRoot = top

    return change


def kinds(*names: str) -> list[tuple[str, list[Any]]]:
    return [(name, []) for name in names]


@pytest.mark.parametrize(
    ("elements", "where"),
    [
        (kinds("H1", "H2", "H3", "H1", "H2"), []),
        (kinds("H2"), ["H2"]),
        (kinds("H1", "H3"), ["H3"]),
        (kinds("H1", "H2", "H4", "H2", "H4"), ["H4", "H4"]),
        (kinds("P", "H", "H1"), []),
        ([("Sect", kinds("H1")), ("Sect", kinds("H3"))], ["H3"]),
    ],
)
def test_headings_go_down_one_by_one(elements: list[Any], where: list[str]) -> None:
    assert told(access_rules.headings_out_of_order, tree(*elements)) == where


def test_pictures_have_words() -> None:
    rule = access_rules.picture_without_words
    assert told(rule, tree(("Figure", [], {"Alt": String("armoiries")}))) == []
    assert told(rule, tree(("Figure", [], {"ActualText": String("V")}))) == []
    assert told(rule, tree(("Figure", [], {"Alt": String("")}))) == [""]
    assert told(rule, tree(("P", kinds("Figure")))) == [""]
    assert told(rule, tree(*kinds("P"))) == []


def test_pages_with_annotations_have_an_order() -> None:
    rule = access_rules.tab_order
    assert told(rule) == []
    assert told(rule, note(number=2)) == ["2"]
    assert told(rule, note(), page(Tabs=Name.S)) == []
    assert told(rule, note(), page(Tabs=Name.R)) == ["1"]
    assert told(rule, page(Annots=Array([]))) == []


TABLES: dict[str, tuple[list[Any], list[str]]] = {
    "whole": (
        [("Table", [("Caption", []), ("THead", [("TR", kinds("TH"))]), ("TBody", [("TR", kinds("TH", "TD"))])])],
        [],
    ),
    "rows alone": ([("Table", [("TR", kinds("TD"))])], []),
    "with a foot": ([("Table", [("TBody", [("TR", [])]), ("TFoot", [("TR", [])])])], []),
    "a head alone": ([("Table", [("THead", [("TR", [])])])], ["Table"]),
    "something else inside": ([("Table", [("P", [])])], ["Table"]),
    "a part outside": ([("TBody", [("TR", [])])], ["TBody"]),
    "something else in a part": ([("Table", [("TBody", [("P", [])])])], ["TBody"]),
    "a row outside": ([("Sect", [("TR", [])])], ["TR"]),
    "a cell outside": ([("Table", [("TBody", [("TR", []), ("TD", [])])])], ["TBody", "TD"]),
    "a head cell outside": ([("P", kinds("TH"))], ["TH"]),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_made_of_rows_and_rows_of_cells(name: str) -> None:
    elements, where = TABLES[name]
    assert told(access_rules.table_out_of_order, tree(*elements)) == where


def placed(subtype: str, kind: str, **entries: Any) -> Change:
    """An annotation with its element in the structure."""

    def change(pdf: Pdf) -> None:
        note(subtype, StructParent=7, **entries)(pdf)
        held = pdf.pages[0].obj.Annots[-1]
        element = pdf.make_indirect(Dictionary(S=Name(f"/{kind}"), K=Dictionary(Type=Name.OBJR, Obj=held)))
        pdf.Root.StructTreeRoot = Dictionary(ParentTree=Dictionary(Nums=Array([7, element])))

    return change


def _lost(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1].K = Dictionary(Type=Name.OBJR, Obj=Dictionary())


def _alt(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1].Alt = String("Signature")


@pytest.mark.parametrize(
    ("rule", "subtype", "kind"),
    [
        (access_rules.field_out_of_structure, "Widget", "Form"),
        (access_rules.link_out_of_structure, "Link", "Link"),
    ],
)
def test_fields_and_links_stand_in_the_structure(rule: Rule, subtype: str, kind: str) -> None:
    assert told(rule, placed(subtype, kind)) == []
    assert told(rule, placed(subtype, "P")) == ["1"]
    assert told(rule, placed(subtype, kind), _lost) == ["1"]
    assert told(rule, note(subtype)) == ["1"]
    assert told(rule, note(subtype, StructParent=3)) == ["1"]
    assert told(rule, placed(subtype, kind), note(subtype, number=2, StructParent=8)) == ["2"]
    assert told(rule, note("Text")) == []


def test_fields_have_a_name() -> None:
    rule = access_rules.field_without_name
    assert told(rule, note("Widget", TU=String("Signature"))) == []
    assert told(rule, note("Widget", Contents=String("Signature"))) == []
    assert told(rule, placed("Widget", "Form"), _alt) == []
    assert told(rule, placed("Widget", "Form")) == ["1"]
    assert told(rule, note("Widget", TU=String(""))) == ["1"]
    assert told(rule, note("Link")) == []


def test_links_have_words() -> None:
    assert told(access_rules.link_without_words, note(Contents=String("Le site"))) == []
    assert told(access_rules.link_without_words, note(Contents=String(""))) == ["1"]
    assert told(access_rules.link_without_words, note("Text")) == []


# what comes of it ---------------------------------------------------------------


def test_a_finding_counts_for_the_standards_that_it_names() -> None:
    only_archival, only_access = Finding("a", "6.1", ""), Finding("b", "", "7.1")
    assert (archival((only_archival,)), accessible((only_archival,))) == (False, True)
    assert (archival((only_access,)), accessible((only_access,))) == (True, False)
    assert (archival((only_access, only_archival)), accessible((only_archival, only_access))) == (False, False)
    assert (archival(()), accessible(())) == (True, True)


def test_properties_are_read_as_attributes_and_as_elements() -> None:
    with pikepdf.new() as pdf:
        described('<rdf:Description a:part="3"><dc:title> Acte </dc:title></rdf:Description>')(pdf)
        found = metadata(pdf)
    assert found[f"{archival_rules.ARCHIVAL}part"] == "3"
    assert found["{http://purl.org/dc/elements/1.1/}title"] == "Acte"
