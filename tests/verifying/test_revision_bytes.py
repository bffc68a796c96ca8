"""Each byte that a revision adds belongs to something that the cross-references name: files made by hand."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

import pytest

from engross.signed_pdf.verifying.revision_bytes import (
    Unaccounted,
    _next_token,
    _string_end,
    _table_end,
    _whole_deflate,
    account_for_revision,
    revision_ends,
)
from engross.signed_pdf.verifying.strict_reader import UNREADABLE, open_strictly

CATALOG, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"


@dataclass
class Made:
    """A file as it grows: `offsets` of its objects, where its last cross-references start."""

    content: bytes = b"%PDF-1.7\n"
    last: int = 0
    offsets: dict[int, int] = field(default_factory=dict)

    def objects(self, *bodies: tuple[int, bytes], between: bytes = b"") -> None:
        for number, body in bodies:
            self.content += between
            self.offsets[number] = len(self.content)
            self.content += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    def end(self, *numbers: int, before: bytes = b"", behind: bytes = b"", more: bytes = b"") -> None:
        """The cross-references of these objects, and the trailer."""
        self.content += before
        start = len(self.content)
        self.content += b"xref\n0 1\n0000000000 65535 f \n"
        for number in numbers:
            self.content += b"%d 1\n%010d 00000 n \n" % (number, self.offsets[number])
        previous = b"/Prev %d " % self.last if self.last else b""
        self.content += b"trailer\n<< /Size 20 /Root 1 0 R %s%s>>\n%s" % (previous, more, behind)
        self.content += b"startxref\n%d\n%%%%EOF\n" % start
        self.last = start


def issued() -> Made:
    made = Made()
    made.objects((1, CATALOG), (2, PAGES))
    made.end(1, 2)
    return made


def outcome(made: Made, start: int) -> int | None:
    """The place that nothing accounts for, None if all is accounted for, -1 if pyHanko itself cannot read it."""
    reader = open_strictly(made.content)
    ends = revision_ends(made.content, reader)
    assert ends[0] == start
    assert ends[-1] == len(made.content)
    try:
        account_for_revision(made.content, reader, 1, ends[0], ends[1])
    except Unaccounted as error:
        return error.place
    except UNREADABLE:
        return -1
    return None


def test_a_place_is_told_in_words() -> None:
    assert str(Unaccounted(7)) == "byte 7"
    assert Unaccounted(7).place == 7


def stream(data: bytes, entries: bytes = b"", *, length: int | None = None, gap: bytes = b"\n") -> bytes:
    return b"<< /Length %d %s>>\nstream\n%s%sendstream" % (len(data) if length is None else length, entries, data, gap)


PACKED = zlib.compress(b"BT ET " * 50)
GOOD: dict[str, bytes] = {
    "a dictionary": b"<< /A 1 /B [ (a (b) \\) c) <0A ff> null true -1.5 ] /C /D#20E >>",
    "a string over lines": b"(a\n\r\\\\(b)\n)",
    "a stream": stream(b"abc"),
    "a stream that names its end": stream(b"abc endstream endobj"),
    "an empty stream": stream(b""),
    "a packed stream": stream(PACKED, b"/Filter /FlateDecode "),
    "a stream without a line end behind it": stream(b"abc", gap=b""),
    "a stream with two bytes behind it": stream(b"abc", gap=b"\r\n"),
    "a stream of another filter": stream(b"61>", b"/Filter /ASCIIHexDecode "),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_an_object_may_be_is_accounted_for(name: str) -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, GOOD[name]))
    made.end(4)
    assert outcome(made, start) is None


@pytest.mark.parametrize("blank", [b"\n", b" \t\r\n\0\f", b"\n" * 40])
def test_white_space_between_objects_says_nothing(blank: bytes) -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, b"<< >>"), (5, b"[ ]"), between=blank)
    made.end(4, 5, before=blank, behind=b"\n\n")
    assert outcome(made, start) is None


HIDDEN: dict[str, bytes] = {
    "a comment": b"<< /A 1 % seen by nobody\n>>",
    "a comment at the end": b"<< >> % x",
    "a packed stream with more behind it": stream(PACKED + b"hidden", b"/Filter /FlateDecode "),
    "a packed stream that is cut": stream(PACKED[:-4], b"/Filter /FlateDecode "),
    "a packed stream that is none": stream(b"abc", b"/Filter /FlateDecode "),
    "a stream longer than it says": stream(b"abcdef", length=3),
    "a stream with three bytes behind it": stream(b"abc", gap=b"\n\n\n"),
    "words before the end of a stream": stream(b"abc", gap=b"\nx "),
    "a brace": b"<< /A { } >>",
    "a parenthesis": b"<< /A 1 ) >>",
    "an angle": b"<< /A 1 > >>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_hides_in_an_object_is_not(name: str) -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, HIDDEN[name]))
    made.end(4)
    place = outcome(made, start)
    assert place is not None
    assert place == -1 or made.offsets[4] <= place < made.last


def test_a_length_by_reference_is_not() -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, b"<< /Length 5 0 R >>\nstream\nabc\nendstream"), (5, b"3"))
    made.end(4, 5)
    assert outcome(made, start) is not None


def test_a_stream_begins_with_a_line_end() -> None:
    for gap, good in ((b"\r\n", True), (b"\n", True), (b"\r", False), (b" \n", False)):
        made = issued()
        start = len(made.content)
        made.objects((4, b"<< /Length 3 >>\nstream" + gap + b"abc\nendstream"))
        made.end(4)
        assert (outcome(made, start) is None) is good, gap


@pytest.mark.parametrize("hidden", [b"% a comment\n", b"9 0 obj\n<< >>\nendobj\n", b"x", b"endobj\n"])
def test_what_stands_between_objects_is_named_by_its_first_byte(hidden: bytes) -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, b"<< >>"))
    place = len(made.content)
    made.objects((5, b"<< >>"), between=hidden)
    made.end(4, 5)
    # The line end behind `endobj` is white space before the hidden bytes.
    assert outcome(made, start) == place - 1
    first = issued()
    first.objects((4, b"<< >>"), between=hidden)
    first.end(4)
    assert outcome(first, start) == start


def test_what_stands_around_the_trailer_is_not_accounted_for() -> None:
    for where in ("before", "behind"):
        made = issued()
        start = len(made.content)
        made.objects((4, b"<< >>"))
        made.end(4, **{where: b"% hidden\n"})
        assert outcome(made, start) is not None, where


def test_an_object_must_bear_the_number_that_it_is_named_by() -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, b"<< >>"))
    made.offsets[5] = made.offsets[4]
    made.end(5)
    assert outcome(made, start) == made.offsets[4]


def test_an_object_must_stand_in_its_revision() -> None:
    made = issued()
    start = len(made.content)
    made.objects((4, b"<< >>"))
    made.offsets[5] = made.offsets[2]
    made.end(4, 5)
    assert outcome(made, start) == made.offsets[2]


def test_each_revision_ends_where_its_own_end_mark_says() -> None:
    made = issued()
    first = len(made.content)
    made.objects((4, b"(startxref\n9\n%%EOF\n)"))
    made.end(4)
    second = len(made.content)
    made.objects((5, b"<< >>"))
    made.end(5)
    reader = open_strictly(made.content)
    assert revision_ends(made.content, reader) == [first, second, len(made.content)]
    with pytest.raises(Unaccounted) as lost:
        revision_ends(
            made.content.replace(b"startxref\n%d\n" % made.last, b"startxref\n%d \n"[:-2] % made.last), reader
        )
    assert lost.value.place == made.last


# the smallest parts -------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (b"(a)b", 3),
        (b"(a(b)c)d", 7),
        (b"(a\\)b)c", 6),
        (b"(a\\(b)c", 6),
        (b"(\\\\)x", 4),
        (b"(a\nb)x", 5),
        (b"()", 2),
    ],
)
def test_a_string_ends_with_its_own_parenthesis(text: bytes, end: int) -> None:
    assert _string_end(text, 0) == end
    assert _string_end(b"xx" + text, 2) == end + 2


@pytest.mark.parametrize("text", [b"(", b"(a", b"((a)", b"(a\\)"])
def test_a_string_that_never_ends_is_not_accounted_for(text: bytes) -> None:
    with pytest.raises(Unaccounted) as lost:
        _string_end(text, 0)
    assert lost.value.place == 0


@pytest.mark.parametrize(
    ("text", "token"),
    [
        (b"<<x", b"<<"),
        (b">>x", b">>"),
        (b"[x", b"["),
        (b"]x", b"]"),
        (b"<0A f>x", b"<0A f>"),
        (b"/Name#20x /", b"/Name#20x"),
        (b"/ x", b"/"),
        (b"-1.5e x", b"-1.5e"),
        (b" \t\r\n\0\fx", b" \t\r\n\0\f"),
        (b"(a b)x", b"()"),
    ],
)
def test_tokens_are_those_of_the_standard(text: bytes, token: bytes) -> None:
    end, found = _next_token(b"zz" + text, 2)
    assert found == token
    assert end == 2 + (5 if token == b"()" else len(token))


@pytest.mark.parametrize("text", [b"%", b"{", b"}", b")", b"<x>", b">", b"<0", b""])
def test_what_is_no_token_is_not_accounted_for(text: bytes) -> None:
    with pytest.raises(Unaccounted) as lost:
        _next_token(b"zz" + text, 2)
    assert lost.value.place == 2


def test_a_packed_stream_ends_with_its_data() -> None:
    _whole_deflate(PACKED, 7)
    _whole_deflate(PACKED + b"\n", 7)
    for wrong in (PACKED + b"x", PACKED[:-1], b"", b"abc"):
        with pytest.raises(Unaccounted) as lost:
            _whole_deflate(wrong, 7)
        assert lost.value.place == 7


def test_a_packed_stream_that_grows_is_not_unpacked_whole() -> None:
    with pytest.raises(Unaccounted):
        _whole_deflate(zlib.compress(bytes((1 << 24) + 1)), 0)
    _whole_deflate(zlib.compress(bytes((1 << 24) - 1)), 0)


TABLE = b"xref\n0 1\n0000000000 65535 f \n4 1\n0000000123 00000 n \ntrailer\n"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (TABLE + b"<< /Size 5 >>x", len(TABLE) + 13),
        (TABLE + b"<< /Info << /A (>>) >> >>x", len(TABLE) + 25),
        (TABLE.replace(b" \n", b"\r\n") + b"<< >>", len(TABLE) + 5),
        (TABLE.replace(b" \n", b" \r") + b"<< >>", len(TABLE) + 5),
    ],
)
def test_a_table_ends_with_its_trailer(text: bytes, end: int) -> None:
    assert _table_end(text, 0) == end


@pytest.mark.parametrize(
    "text",
    [
        TABLE.replace(b"xref", b"xreg") + b"<< >>",
        TABLE.replace(b"0000000123", b"123") + b"<< >>",
        TABLE.replace(b" n ", b" x ") + b"<< >>",
        TABLE.replace(b"4 1\n", b"% x\n4 1\n") + b"<< >>",
        TABLE + b"<< % x\n>>",
        TABLE + b"<< ",
    ],
)
def test_a_table_with_anything_else_is_not_accounted_for(text: bytes) -> None:
    with pytest.raises(Unaccounted):
        _table_end(text, 0)
