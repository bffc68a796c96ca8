"""Accounts for each byte that a revision added: objects, cross-references, trailer, and white space between them.

An incremental update (ISO 32000-1, 7.5.6) may hold bytes that readers ignore:
a comment, an object that no cross-reference names, garbage before `endobj`. A
later signature covers these bytes, so they look signed. Therefore each byte
must belong to something that the cross-references name; any other is refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from engross.signed_pdf.verifying.lazy_pyhanko import PdfFileReader, generic

_BLANK = b"\0\t\n\f\r "
_HEADER = re.compile(rb"(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+obj\b")
_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]+|<<|>>|[\[\]]|<[0-9A-Fa-f\0\t\n\f\r ]*>|/[^\0\t\n\f\r \[\]<>()/%]*|[^\0\t\n\f\r \[\]<>()/%{}]+"
)
"""One token outside strings in parentheses. A comment (`%`) does not match, so it is refused."""
_END = re.compile(rb"startxref[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+%%EOF(\r\n|\n|\r)?")
_TABLE = re.compile(rb"xref[\0\t\n\f\r ]+(?:\d+ \d+ *(?:\r\n|\n|\r)(?:\d{10} \d{5} [nf](?: \r| \n|\r\n))*)+trailer")


class Unaccounted(ValueError):
    """A byte that belongs to nothing. `place` is its offset from the start of the file."""

    def __init__(self, place: int) -> None:
        super().__init__(f"byte {place}")
        self.place = place


def revision_ends(content: bytes, reader: PdfFileReader) -> list[int]:
    """The end offset of each revision, exclusive, after its last line end; in the order of the revisions.

    Raises `Unaccounted` where an end mark is missing, or stands before the
    previous one.
    """
    # An end mark counts only if it names the cross-references of its revision: a text in the file may look like one.
    ends: list[int] = []
    for revision in range(reader.xrefs.total_revisions):
        start = reader.xrefs.get_startxref_for_revision(revision)
        end_mark = next((mark for mark in _END.finditer(content, start) if int(mark[1]) == start), None)
        if end_mark is None or (ends and (start < ends[-1] or end_mark.end() <= ends[-1])):
            raise Unaccounted(start)
        ends.append(end_mark.end())
    return ends


def account_for_revision(content: bytes, reader: PdfFileReader, revision: int, start: int, end: int) -> None:
    """Checks each byte of content[start:end], which `revision` added. Raises `Unaccounted`."""
    # The named parts must follow one another with white space only between them. Example of what is refused:
    # `5 0 obj … endobj % a comment 6 0 obj …`: the comment is in no part, and no reader shows it.
    place = start
    for first, last in _parts(content, reader, revision, start, end):
        if first < place or content[place:first].strip(_BLANK):
            raise Unaccounted(place)
        place = last
    if content[place:end].strip(_BLANK):
        raise Unaccounted(place)


def _parts(content: bytes, reader: PdfFileReader, revision: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The half-open ranges of everything that the cross-references of a revision name, in the order of the file."""
    ranges = []
    for ref in reader.xrefs.explicit_refs_in_revision(revision):
        place = reader.xrefs.get_historical_ref(ref, revision)
        if isinstance(place, int):
            if not start <= place < end:
                raise Unaccounted(place)
            ranges.append((place, _object_end(content, place, ref, reader, revision)))
    section = reader.xrefs.get_xref_container_info(revision)
    section_start = section.declared_startxref
    if section.stream_ref is None:
        ranges.append((section_start, _table_end(content, section_start)))
    elif all(first != section_start for first, _ in ranges):
        # A cross-reference stream need not name itself.
        ranges.append((section_start, _object_end(content, section_start, section.stream_ref, reader, revision)))
    mark = next((mark for mark in _END.finditer(content, section_start, end) if int(mark[1]) == section_start), None)
    if mark is None:
        raise Unaccounted(section_start)
    ranges.append(mark.span())
    yield from sorted(ranges)


def _object_end(content: bytes, place: int, ref: generic.Reference, reader: PdfFileReader, revision: int) -> int:
    """The end offset, exclusive, of the object that starts at `place`.

    Raises `Unaccounted` for a byte in it without meaning.
    """
    header = _HEADER.match(content, place)
    if header is None or (int(header[1]), int(header[2])) != (ref.idnum, ref.generation):
        raise Unaccounted(place)
    place = header.end()
    while True:
        place, token = _next_token(content, place)
        if token == b"endobj":
            return place
        if token == b"stream":
            break
    for line_end in (b"\r\n", b"\n"):
        if content.startswith(line_end, place):
            place += len(line_end)
            break
    else:
        raise Unaccounted(place)
    # The length is taken from the dictionary and never found by looking for `endstream`: the data may hold that word.
    # A length by reference is refused, because another object could change it later.
    stream = reader.get_object(ref, revision, transparent_decrypt=False)
    length = dict.get(stream, "/Length") if isinstance(stream, generic.StreamObject) else None
    if not isinstance(length, int) or length < 0:
        raise Unaccounted(place)
    if dict.get(stream, "/Filter") == "/FlateDecode":
        _whole_deflate(content[place : place + length], place)
    place += length
    # At most one line end (two bytes) may stand before each keyword.
    for expected in (b"endstream", b"endobj"):
        blank_start = place
        while content[place : place + 1] and content[place] in _BLANK:
            place += 1
        if not content.startswith(expected, place) or place - blank_start > 2:
            raise Unaccounted(place)
        place += len(expected)
    return place


def _whole_deflate(data: bytes, place: int) -> None:
    """Refuses bytes after the end of a compressed stream, which readers ignore. Decodes at most 16 MiB."""
    worker = zlib.decompressobj()
    try:
        worker.decompress(data, 1 << 24)
    except zlib.error:
        raise Unaccounted(place) from None
    if not worker.eof or worker.unused_data.strip(_BLANK):
        raise Unaccounted(place)


def _next_token(content: bytes, place: int) -> tuple[int, bytes]:
    """The end of the token at `place`, and the token; white space counts as one. Raises `Unaccounted`."""
    if content[place : place + 1] == b"(":
        return _string_end(content, place), b"()"
    token = _TOKEN.match(content, place)
    if token is None:
        raise Unaccounted(place)
    return token.end(), token[0]


def _string_end(content: bytes, place: int) -> int:
    """The end offset, exclusive, of a string in parentheses (ISO 32000-1, 7.3.4.2).

    Parentheses in it are balanced or escaped.
    """
    depth = 0
    for mark in re.compile(rb"\\.|[()]", re.DOTALL).finditer(content, place):
        depth += {b"(": 1, b")": -1}.get(mark[0], 0)
        if depth == 0:
            return mark.end()
    raise Unaccounted(place)


def _table_end(content: bytes, place: int) -> int:
    """The end offset, exclusive, of a cross-reference table with its trailer. Raises `Unaccounted`."""
    head = _TABLE.match(content, place)
    if head is None:
        raise Unaccounted(place)
    # The trailer ends where its outermost dictionary closes. Example: `<< /ID [...] /Info << >> >>`.
    place, depth = head.end(), 0
    while True:
        place, token = _next_token(content, place)
        depth += {b"<<": 1, b">>": -1}.get(token, 0)
        if token == b">>" and depth == 0:
            return place
