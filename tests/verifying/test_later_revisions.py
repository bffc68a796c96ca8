"""How a file is read, revision by revision, and what a later one may hold."""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import Reference, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from engross.model.verified import LaterChanges
from engross.signed_pdf.signing import Level
from engross.signed_pdf.verifying import verify_file
from engross.signed_pdf.verifying.strict_reader import open_strictly
from tests.signed_pdf.pki import Pki
from tests.verifying.signed import copy_at, wanted
from tests.verifying.small import small_at

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">%s</x:xmpmeta>'


def test_every_object_of_every_revision_is_read_as_the_library_reads_it(pki: Pki) -> None:
    content = copy_at(Level.B_LTA)
    ours, theirs = open_strictly(content), PdfFileReader(BytesIO(content), strict=True)
    held = 0
    for revision in range(theirs.total_revisions):
        for ref in theirs.xrefs.explicit_refs_in_revision(revision):
            found = [one.get_object(Reference(ref.idnum, ref.generation, one), revision) for one in (ours, theirs)]
            assert _bytes(found[0]) == _bytes(found[1]), ref
            held += 1
    assert held > 200


def _bytes(found: object) -> bytes:
    output = BytesIO()
    found.write_to_stream(output)  # type: ignore[attr-defined]
    return output.getvalue()


def _plain_streams() -> bytes:
    """A file whose object streams can be read with the naked eye."""
    output = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        modes = {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "compress_streams": False}
        pdf.save(output, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, **modes)
    return output.getvalue()


@pytest.mark.parametrize(
    "lie",
    [
        lambda number, place: (number + 1, place),
        lambda number, place: (number, place + 9),
    ],
)
def test_an_object_stream_that_holds_something_else_than_it_says_is_refused(lie) -> None:  # type: ignore[no-untyped-def]
    content = _plain_streams()
    assert open_strictly(content).root["/Type"] == "/Catalog"
    table = re.search(rb"stream\n(\d+) (\d+) ", content)
    assert table is not None
    told = b"stream\n%d %d " % lie(int(table[1]), int(table[2]))
    assert len(told) == len(table[0])
    with pytest.raises(PdfReadError):
        assert open_strictly(content.replace(table[0], told)).root["/Type"] == "/Catalog"


def test_the_numbers_of_an_object_stream_are_parted_as_the_standard_says() -> None:
    content = _plain_streams()
    lie = content.replace(b" 34 ", b"\v34 ", 1)
    assert lie != content
    for read in (open_strictly, lambda given: PdfFileReader(BytesIO(given), strict=True)):
        with pytest.raises(PdfReadError):
            assert read(lie).root["/Pages"]


@pytest.mark.parametrize(
    ("metadata", "since"),
    [(None, "proof"), (XMP % b"", "proof"), (b"<x:xmpmeta", "changes"), (b"<other/>", "changes")],
    ids=["as it was", "other metadata", "cut off", "no metadata"],
)
def test_metadata_that_a_later_revision_brings_must_be_metadata(
    metadata: bytes | None, since: LaterChanges, pki: Pki
) -> None:
    writer = IncrementalPdfFileWriter(BytesIO(small_at(Level.B_LT)))
    # The writer would set metadata right by itself.
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    if metadata is not None:
        was = writer.prev.root.get_value_as_reference("/Metadata")
        writer.objects[was.generation, was.idnum] = StreamObject(stream_data=metadata)
    else:
        writer.update_root()
    output = BytesIO()
    writer.write(output)
    verified = verify_file(output.getvalue(), "copie.pdf", wanted())[0]
    assert verified.signatures[-1].since == since
