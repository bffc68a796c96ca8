"""A file that was tampered with is never accepted, and what was done to it is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

import pikepdf
import pytest

from engross import api
from engross.signed_pdf.signing import Level
from engross.signed_pdf.verifying import verify_file
from tests.signed_pdf.pki import Pki
from tests.verifying import tampering
from tests.verifying.signed import AT, copy_at, wanted
from tests.verifying.small import small, small_at

LEVELS = (Level.B_LT, Level.B_LTA)


def codes(content: bytes) -> set[str]:
    return {one.code for one in verify_file(content, "copie.pdf", wanted())[0].diagnostics}


def tampered(level: Level) -> Iterator[tampering.Tampered]:
    """Some three hundred of one file."""
    content = small_at(level)
    last, end = tampering.rooms(content)[-1]
    return chain(
        ((name, content[:end] + part) for name, part in tampering.every_so_often(content[end:], 31)),
        tampering.every_so_often(content[:last], 700, 13),
        ((name, part + content[last:]) for name, part in tampering.every_so_often(content[:last], 900, 450)),
        tampering.in_room(content, 130, 7),
        tampering.anywhere(content, 50, 11),
        tampering.cut(content, 20, 17),
        tampering.grown(content),
        tampering.moved(content, 8, 19),
        tampering.written_again(content),
        tampering.added_after(content),
    )


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_not_one_of_hundreds_is_accepted(level: Level, pki: Pki) -> None:
    assert codes(small_at(level)) == set()
    accepted, told, count = [], Counter[str](), 0
    for name, content in tampered(level):
        found = codes(content)
        count += 1
        told.update(found)
        if not found:
            accepted.append(name)
    assert accepted == []
    assert count >= 260, count
    assert {"verified-content", "verified-envelope", "verified-unreadable", "verified-uncovered"} <= set(told)


def test_a_file_cut_where_a_revision_ends_is_the_file_of_that_day(pki: Pki) -> None:
    content = small_at(Level.B_LTA)
    issued, first, proof, second, whole = tampering.revisions(content)
    assert whole == len(content)
    for end in (issued, first, proof):
        assert "verified-awaited" in codes(content[:end])
    verified, _ = verify_file(content[:second], "copie.pdf", wanted(level="B-LTA"))
    assert "verified-level" in {one.code for one in verified.diagnostics}
    assert [one.level for one in verified.signatures] == ["B-LT", "B-T"]


@pytest.mark.parametrize("level", list(Level))
def test_the_case_of_digits_and_the_padding_are_looked_at(level: Level, pki: Pki) -> None:
    content = small_at(level)
    start, end = tampering.rooms(content)[-1]
    letter = next(at for at in range(start + 1, end) if content[at : at + 1].isalpha())
    for at, new in ((letter, content[letter] ^ 0x20), (end - 2, ord("1")), (end - 3, ord(" ")), (start, ord("("))):
        assert codes(tampering.flipped(content, at, new)) & {
            "verified-envelope",
            "verified-broken",
            "verified-unreadable",
        }


def digits_of(content: bytes, value: bytes) -> int:
    """Where the last digit of a value stands in the room of the last signature."""
    start, end = tampering.rooms(content)[-1]
    at = content.index(value.hex().upper().encode(), start, end)
    return at + 2 * len(value) - 1


def other_digit(content: bytes, at: int) -> bytes:
    return tampering.flipped(content, at, ord("0" if content[at : at + 1] != b"0" else "1"))


def test_each_part_of_a_signature_that_was_changed_has_its_name(pki: Pki) -> None:
    from pyhanko.pdf_utils.reader import PdfFileReader

    content = small_at(Level.B_T)
    last = PdfFileReader(BytesIO(content)).embedded_signatures[-1]
    info = last.signer_info
    [token] = info["unsigned_attrs"][0]["values"]
    imprint = token["content"]["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"].native
    assert "verified-forged" in codes(other_digit(content, digits_of(content, info["signature"].native)))
    assert "verified-timestamp" in codes(other_digit(content, digits_of(content, imprint)))
    ranges = content.rindex(b"/ByteRange [0 ") + len(b"/ByteRange [")
    assert "verified-coverage" in codes(tampering.flipped(content, ranges, ord("1")))


def test_what_nobody_signed_is_named_without_any_signature(pki: Pki) -> None:
    assert "verified-appended" in codes(small() + b"% rien\n")
    with pikepdf.open(BytesIO(small())) as pdf:
        page = pdf.pages[0].Contents
        page.write(page.read_bytes().partition(b"/Artifact")[0])
        out = BytesIO()
        pdf.save(out)
    assert "verified-foot" in codes(out.getvalue())


EXPECTED = {
    "a revision with another object": {"verified-uncovered", "verified-changed"},
    "a revision with another layer": {"verified-uncovered", "verified-changed", "verified-layers"},
    "a revision with another field": {"verified-uncovered", "verified-changed", "verified-fields"},
    "a revision with another page": {"verified-uncovered", "verified-changed", "verified-pages"},
    "a revision with another attachment": {"verified-uncovered", "verified-changed"},
    "a hidden layer": {"verified-layers"},
    "a field renamed": {"verified-fields"},
    "the record replaced": {"verified-no-record"},
    "a page twice": {"verified-pages"},
    "a line of text": {"verified-seal"},
    "an object added": {"verified-uncovered"},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_was_done_is_named(name: str, pki: Pki) -> None:
    content = small_at(Level.B_LT)
    every = dict(chain(tampering.added_after(content), tampering.written_again(content), tampering.grown(content)))
    assert codes(every[name]) >= EXPECTED[name]


def test_a_page_swapped_and_a_source_replaced_are_named(tmp_path: Path, pki: Pki) -> None:
    content = copy_at(Level.B_LT)
    with pikepdf.open(BytesIO(content)) as pdf:
        pages = pdf.Root.Pages.Kids
        pages[1], pages[2] = pages[2], pages[1]
        name = next(one for one in pdf.attachments if one.startswith("clauses/"))
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"un autre texte")
        out = BytesIO()
        pdf.save(out)
    verified, _ = verify_file(out.getvalue(), "copie.pdf", wanted())
    told = {(one.code, one.facts.get("page", one.facts.get("file", ""))) for one in verified.diagnostics}
    assert {("verified-seal", "2"), ("verified-seal", "3"), ("verified-attachment", name)} <= told


def test_a_file_that_the_register_does_not_know_is_told(tmp_path: Path, pki: Pki) -> None:
    """Without any signature, only the register can tell one file from another."""
    from tests.verifying.signed import issued
    from tests.verifying.test_verifying import _enter

    workspace, path = issued()
    content = path.read_bytes()
    _enter(workspace, content)
    other = tmp_path / "copie.pdf"
    for changed in (content + b"\n", tampering.flipped(content, len(content) // 2, 0x00)):
        other.write_bytes(changed)
        [one] = api.verify(workspace, [other], api.VerifyOptions(AT, (pki.root,), rebuild=False))
        assert one.state == "no"
        assert {each.code for each in one.diagnostics} & {"verified-registered", "verified-unreadable"}
