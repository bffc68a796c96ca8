"""Reading a PDF strictly, and what may come of one that was tampered with."""

from __future__ import annotations

import binascii
import logging
import zlib
from io import BytesIO

from cryptography.exceptions import InvalidKey, InvalidSignature, UnsupportedAlgorithm

from engross.finish.verifying.validation import (
    PathError,
    PdfError,
    PdfFileReader,
    SignatureValidationError,
    SigningError,
    ValidationError,
)

for _library in ("pyhanko", "pyhanko_certvalidator"):
    # What they would log of a file that was tampered with is told in our words.
    logging.getLogger(_library).addHandler(logging.NullHandler())

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
"""What reading a broken file may raise: a flipped byte can make anything of it."""


def opened(content: bytes) -> PdfFileReader:
    """The file, read as the standard says and no other way. Raises one of `UNREADABLE`."""
    return PdfFileReader(BytesIO(content), strict=True)


def first_revision(content: bytes, reader: PdfFileReader) -> bytes:
    """The file as it was before anything was added to it (ISO 32000-1, 7.5.6), the end of its last line included."""
    start = reader.xrefs.get_startxref_for_revision(0)
    end = content.index(b"%%EOF", start) + len(b"%%EOF")
    for mark in (b"\r\n", b"\n", b"\r"):
        if content.startswith(mark, end):
            return content[: end + len(mark)]
    return content[:end]
