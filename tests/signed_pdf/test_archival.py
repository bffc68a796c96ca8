"""A copy to be kept: what PDF/A-3a and PDF/UA-1 ask of its file, as far as it can be seen without a validator."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from tests.signed_pdf.copies import QUEBEC, copy


@pytest.fixture
def pdf() -> Iterator[Pdf]:
    with pikepdf.open(BytesIO(copy(QUEBEC).rendering.content)) as opened:
        yield opened


def test_one_block_of_metadata_holds_both_claims(pdf: Pdf) -> None:
    metadata = pdf.Root.Metadata.read_bytes()
    assert metadata.count(b"<rdf:RDF") == 1
    with pdf.open_metadata(update_docinfo=False) as read:
        assert (read["pdfaid:part"], read["pdfaid:conformance"]) == ("3", "A")
        assert read["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert b"pdfaExtension:schemas" in metadata


def test_colours_are_srgb(pdf: Pdf) -> None:
    [intent] = pdf.Root.OutputIntents
    assert intent.S == Name.GTS_PDFA1
    assert intent.DestOutputProfile.N == 3
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_sources_are_associated_files_with_what_they_are(pdf: Pdf) -> None:
    files = {str(file.UF): file for file in pdf.Root.AF}
    tree = pdf.Root.Names.EmbeddedFiles.Names
    assert [str(tree[at]) for at in range(0, len(tree), 2)] == sorted(files)
    assert "protocols/quebec-namur/2017-2019.yaml" in files
    for name, file in files.items():
        stream = file.EF.F
        assert file.AFRelationship == Name.Source
        assert str(file.Desc) == name
        assert stream.Subtype in {
            Name("/application/yaml"),
            Name("/text/markdown"),
            Name("/text/css"),
            Name("/text/plain"),
        }
        assert stream.Params.Size == len(stream.read_bytes())
        assert str(stream.Params.ModDate) == "D:19800101000000Z"


def test_faces_are_embedded_in_part(pdf: Pdf) -> None:
    found = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor]
    assert found
    for one in found:
        assert str(one.FontName)[7] == "+"
        assert one.FontFile3.Subtype == Name.CIDFontType0C
        assert len(one.FontFile3.read_bytes()) < 20_000


def test_the_same_copy_is_the_same_bytes() -> None:
    first = copy(QUEBEC).rendering.content
    copy.cache_clear()
    assert copy(QUEBEC).rendering.content == first
