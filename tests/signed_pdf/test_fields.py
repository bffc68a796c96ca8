"""Signature fields: where they stand, how they are read, what they close."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from engross.model.field import SignatureField
from engross.model.rendering import Placement
from engross.signed_pdf.fields import place
from tests.signed_pdf.copies import QUEBEC, THREE, boxes, copy


@pytest.fixture(scope="module", params=[QUEBEC, THREE], ids=["quebec-namur", "trois-parties"])
def case(request: pytest.FixtureRequest) -> tuple[Path, str]:
    found: tuple[Path, str] = request.param
    return found


@pytest.fixture
def placed(case: tuple[Path, str]) -> Iterator[Pdf]:
    made = copy(case)
    with pikepdf.open(BytesIO(place(made.rendering.content, made.fields))) as pdf:
        yield pdf


def walk(element: Any) -> Iterator[Any]:
    """Structure elements in the order in which they are read."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from walk(kid)


def test_the_same_fields_give_the_same_bytes(case: tuple[Path, str]) -> None:
    made = copy(case)
    assert place(made.rendering.content, made.fields) == place(made.rendering.content, made.fields)


def test_a_copy_of_the_2017_protocol_with_its_sources_and_fields_is_small() -> None:
    made = copy(QUEBEC)
    assert len(place(made.rendering.content, made.fields)) < 60_000


def test_fields_stand_in_the_order_of_signature_and_where_the_layout_put_them(
    placed: Pdf, case: tuple[Path, str]
) -> None:
    wanted = copy(case).fields
    found = {str(field.T): field for field in placed.Root.AcroForm.Fields}
    signing = [one.name for one in wanted if one.order]
    assert list(found)[: len(signing)] == signing
    assert set(found) == {one.name for one in wanted}
    for one in wanted:
        field = found[one.name]
        page = one.placement.page if one.placement else len(placed.pages)
        held = placed.pages[page - 1].obj
        assert field in list(held.Annots)
        assert str(field.TU) == one.tooltip
        assert held.Tabs == Name.S
        if one.placement:
            assert [float(side) for side in field.Rect] == pytest.approx(
                [one.placement.left, one.placement.bottom, one.placement.right, one.placement.top], abs=1e-3
            )


def test_widgets_are_printed_and_show_nothing_yet(placed: Pdf) -> None:
    assert "/NeedAppearances" not in placed.Root.AcroForm
    for field in placed.Root.AcroForm.Fields:
        assert field.F == 4
        assert Name.Sig == field.FT
        assert "/A" not in field
        assert "/AA" not in field
        if any(float(side) for side in field.Rect):
            assert list(field.AP) == ["/N"]
            assert field.AP.N.read_bytes() == b""
            assert field.AP.N.Subtype == Name.Form


def test_each_widget_is_the_one_child_of_a_form_element_and_found_from_both_sides(placed: Pdf) -> None:
    numbers = placed.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
    forms = [element for element in walk(placed.Root.StructTreeRoot) if Name.Form == element.S]
    assert [element.K.Type for element in forms] == [Name.OBJR] * len(placed.Root.AcroForm.Fields)
    for element in forms:
        widget = element.K.Obj
        assert parents[int(widget.StructParent)] == element
        assert widget in list(element.Pg.Annots)
        assert "/P" not in widget
        assert str(element.Alt) == str(widget.TU)
        assert str(element.Lang)


def test_a_signature_is_read_before_the_name_below_its_line_and_initials_last(placed: Pdf) -> None:
    order = list(walk(placed.Root.StructTreeRoot))
    forms = [str(element.K.Obj.T) for element in order if Name.Form == element.S]
    assert [name.partition("-")[0] for name in forms] == sorted(
        (name.partition("-")[0] for name in forms), key=("signature", "initials", "horodatage").index
    )
    first = next(at for at, element in enumerate(order) if Name.Form == element.S)
    assert any(element.S == Name.P for element in order[first:])
    pages = [int(name.rpartition("-p")[2]) for name in forms if name.startswith("initials")]
    assert pages == sorted(pages)


def test_the_index_of_ids_is_in_order_and_leaves_out_what_became_a_field(placed: Pdf) -> None:
    [leaf] = placed.Root.StructTreeRoot.IDTree.Kids
    names = [bytes(leaf.Names[at]) for at in range(0, len(leaf.Names), 2)]
    assert names == sorted(names)
    assert [bytes(limit) for limit in leaf.Limits] == [names[0], names[-1]]
    assert all(Name.Form != leaf.Names[at].S for at in range(1, len(leaf.Names), 2))


def test_the_last_signature_closes_all_but_the_timestamp(placed: Pdf) -> None:
    fields = list(placed.Root.AcroForm.Fields)
    signatures = [field for field in fields if str(field.T).startswith("signature")]
    for field in signatures[:-1]:
        assert field.Lock.Action == Name.Include
        assert [str(name) for name in field.Lock.Fields] == [str(field.T)]
    last = signatures[-1].Lock
    assert last.Action == Name.Exclude
    assert [str(name) for name in last.Fields] == ["horodatage"]
    assert last.P == 1
    assert "/Lock" not in fields[-1]


def test_without_a_timestamp_the_last_signature_closes_all() -> None:
    made = copy(QUEBEC, timestamp=False, initials=False)
    with pikepdf.open(BytesIO(place(made.rendering.content, made.fields))) as pdf:
        last = pdf.Root.AcroForm.Fields[-1].Lock
        assert last.Action == Name.All
        assert last.P == 1


@pytest.mark.parametrize("count", [1, 2, 4, 6])
@pytest.mark.parametrize("initials", [False, True], ids=["", "initials"])
def test_any_number_of_signatories(count: int, initials: bool) -> None:
    made = copy(QUEBEC, initials=False, timestamp=False)
    signing = [
        replace(
            made.fields[0],
            name=f"signature-{n}",
            signatory=str(n),
            order=n,
            lock="all" if n == count else "own",
            node=made.fields[n - 1].node if n <= len(made.fields) else "",
            placement=Placement(4, 60, 100 + 60 * n, 200, 150 + 60 * n),
        )
        for n in range(1, count + 1)
    ]
    fields = [*signing, *(boxes(signing, made.rendering.pages or 1) if initials else [])]
    with pikepdf.open(BytesIO(place(made.rendering.content, fields))) as pdf:
        forms = [element for element in walk(pdf.Root.StructTreeRoot) if Name.Form == element.S]
        assert len(forms) == len(fields) == count * (4 if initials else 1)
        assert sum(Name.Widget == one.Subtype for page in pdf.pages for one in page.obj.get("/Annots", [])) == count * (
            4 if initials else 1
        )


def test_no_fields_only_pack_the_file() -> None:
    made = copy(QUEBEC)
    packed = place(made.rendering.content, ())
    with pikepdf.open(BytesIO(packed)) as pdf:
        assert "/AcroForm" not in pdf.Root
    assert packed == place(made.rendering.content, ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"node": "sign-nobody"}, "no place"),
        ({"placement": Placement(9, 0, 0, 9, 9)}, "no page 9"),
        ({"name": "signature-namur-1"}, "one name"),
    ],
)
def test_a_field_without_a_place_of_its_own_is_refused(change: dict[str, Any], said: str) -> None:
    made = copy(QUEBEC)
    fields: list[SignatureField] = [replace(made.fields[0], **change), *made.fields[1:]]
    with pytest.raises(ValueError, match=said):
        place(made.rendering.content, fields)


def test_fields_are_put_in_once_and_only_into_a_tagged_pdf() -> None:
    made = copy(QUEBEC)
    with pytest.raises(ValueError, match="already"):
        place(place(made.rendering.content, made.fields), made.fields)
    with pytest.raises(ValueError, match="not a PDF"):
        place(b"nothing", made.fields)
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    with pytest.raises(ValueError, match="not tagged"):
        place(out.getvalue(), made.fields)
