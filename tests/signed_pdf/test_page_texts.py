"""The text of pages, read from the content streams."""

from __future__ import annotations

import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from engross.model.seal import page_text
from engross.signed_pdf.fields import place
from engross.signed_pdf.page_texts import artifact_texts, main_texts
from tests.signed_pdf.copies import QUEBEC, THREE, copy


@pytest.mark.parametrize("case", [QUEBEC, THREE], ids=["quebec-namur", "trois-parties"])
def test_all_that_a_reader_shows_is_read_once(case: tuple[Path, str], tmp_path: Path) -> None:
    content = copy(case).rendering.content
    path = tmp_path / "copy.pdf"
    path.write_bytes(content)
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    pages = shown.split("\f")[:-1]
    read = [main + artifact for main, artifact in zip(main_texts(content), artifact_texts(content), strict=True)]
    assert [Counter(page_text(one)) for one in read] == [Counter(page_text(one)) for one in pages]


def test_running_feet_are_artifacts_and_the_rest_is_not() -> None:
    content = copy(QUEBEC).rendering.content
    main, artifacts = main_texts(content), artifact_texts(content)
    assert page_text(main[3]).startswith("MISEENŒUVRELamiseenœuvreduprésentProtocole")
    assert page_text(main[3]).endswith("AnneBarzin,BourgmestrefaisantfonctiondeNamur")
    assert [page_text(one) for one in artifacts] == [
        "",
        *(f"Protocoledecollaboration2017-2019page{n}de4" for n in (2, 3, 4)),
    ]


def test_fields_and_the_paper_change_no_text() -> None:
    one, other = copy(QUEBEC, paper="letter"), copy(QUEBEC, paper="a4")
    assert main_texts(one.rendering.content) == main_texts(other.rendering.content)
    assert main_texts(place(one.rendering.content, one.fields)) == main_texts(one.rendering.content)


def _drawn(operators: bytes) -> bytes:
    """One page with these operators and a simple font."""
    out = BytesIO()
    with Pdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page = pdf.add_blank_page()
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(operators)
        pdf.save(out)
    return out.getvalue()


def test_text_outside_any_mark_counts() -> None:
    assert main_texts(_drawn(b"BT /F 9 Tf (added) Tj ET")) == ("added",)


def test_marks_inside_an_artifact_are_of_it() -> None:
    drawn = _drawn(b"BT /F 9 Tf /Artifact BMC /Span <<>> BDC (a) Tj EMC (b) Tj EMC (c) Tj ET")
    assert (main_texts(drawn), artifact_texts(drawn)) == (("c",), ("ab",))


def test_actual_text_stands_for_what_is_drawn() -> None:
    drawn = _drawn(b"BT /F 9 Tf /Span <</ActualText (whole)>> BDC (w-) Tj (hole) Tj EMC (!) Tj ET")
    assert main_texts(drawn) == ("whole!",)


def test_every_way_of_showing_text_is_read() -> None:
    assert main_texts(_drawn(b"BT /F 9 Tf [(a) -20 (b)] TJ (c) ' 1 2 (d) \" <65> Tj ET")) == ("abcde",)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="not readable"):
        main_texts(b"nothing")


def test_forms_are_read_where_they_are_shown_and_not_for_ever() -> None:
    with Pdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        form = pdf.make_stream(b"BT /F 9 Tf (in) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        form.Resources = Dictionary(Font=Dictionary(F=font))
        page = pdf.add_blank_page()
        page.obj.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(X=form))
        page.obj.Contents = pdf.make_stream(b"BT /F 9 Tf (a) Tj ET /X Do BT (b) Tj ET")
        out = BytesIO()
        pdf.save(out)
        assert main_texts(out.getvalue()) == ("ainb",)
        form.Resources.XObject = Dictionary(X=form)
        form.write(b"/X Do")
        out = BytesIO()
        pdf.save(out)
        with pytest.raises(ValueError, match="too deep"):
            main_texts(out.getvalue())
