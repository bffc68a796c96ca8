"""Reads a PDF strictly, and lists the errors that a damaged file may cause."""

from __future__ import annotations

import binascii
import logging
import re
import zlib
from io import BytesIO

from cryptography.exceptions import InvalidKey, InvalidSignature, UnsupportedAlgorithm

from engross.signed_pdf.verifying.lazy_pyhanko import (
    DecodePurpose,
    PathError,
    PdfError,
    PdfFileReader,
    PdfStrictReadError,
    SignatureValidationError,
    SigningError,
    ValidationError,
    generic,
)

for _library in ("pyhanko", "pyhanko_certvalidator"):
    # These libraries log warnings about damaged files. Our diagnostics tell of them instead.
    logging.getLogger(_library).addHandler(logging.NullHandler())

_BLANK = re.compile(rb"[\0\t\n\f\r ]+")
"""White space between two numbers (ISO 32000-1, 7.2.2)."""
UNREADABLE = (
    PdfError,
    SigningError,
    SignatureValidationError,
    ValidationError,
    PathError,
    InvalidSignature,
    InvalidKey,
    UnsupportedAlgorithm,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    binascii.Error,
    zlib.error,
)
"""The errors that reading a broken file may raise. One flipped byte can cause any of them."""


class _StrictReader(PdfFileReader):
    """pyHanko's reader, with a cache for the tables of object streams.

    pyHanko reads the table again for each object. A stream of a copy holds a
    hundred objects, and checking a revision asks for most of them.
    """

    def __init__(self, content: bytes) -> None:
        self._tables: dict[int, tuple[bytes, list[int]]] = {}
        super().__init__(BytesIO(content), strict=True)

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> generic.PdfObject:
        """One object, from the place that the table gives (ISO 32000-1, 7.5.7). Raises one of `UNREADABLE`."""
        data, table = self._table(stmnum)
        if not 0 <= 2 * idx < len(table) or table[2 * idx] != idnum:
            raise PdfStrictReadError("an object stream that does not hold what the cross-references say")
        stream = BytesIO(data)
        stream.seek(table[2 * idx + 1])
        value = generic.read_object(stream, generic.Reference(idnum, 0, self))
        if isinstance(value, (generic.StreamObject, generic.IndirectObject)):
            raise PdfStrictReadError("an object that may not stand in an object stream")
        return value

    def _table(self, number: int) -> tuple[bytes, list[int]]:
        """The bytes of an object stream, and its table: number and offset of each object, alternating."""
        if number not in self._tables:
            stream = generic.Reference(number, 0, self).get_object()
            if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
                raise PdfStrictReadError("no object stream")
            data, first = stream.read_data(DecodePurpose.OBJECT_STREAM), int(stream["/First"])
            words = _BLANK.split(data[:first].strip(b"\0\t\n\f\r "))
            table = [int(word) for word in words if word.isdigit()]
            if len(table) != 2 * stream["/N"] or len(table) != len(words):
                raise PdfStrictReadError("an object stream whose table is not as long as it says")
            table[1::2] = [first + place for place in table[1::2]]
            self._tables[number] = (data, table)
        return self._tables[number]


def open_strictly(content: bytes) -> PdfFileReader:
    """Opens a file without repairing it. Raises one of `UNREADABLE`."""
    return _StrictReader(content)


def first_revision(content: bytes, reader: PdfFileReader) -> bytes:
    """The bytes of the file before any incremental update (ISO 32000-1, 7.5.6), with its last line end."""
    start = reader.xrefs.get_startxref_for_revision(0)
    end = content.index(b"%%EOF", start) + len(b"%%EOF")
    for mark in (b"\r\n", b"\n", b"\r"):
        if content.startswith(mark, end):
            return content[: end + len(mark)]
    return content[:end]
