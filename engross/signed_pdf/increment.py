"""An incremental update: bytes added behind a file that stays as it is (ISO 32000-1, 7.5.6)."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Increment(IncrementalPdfFileWriter):
    """An incremental update without clock and randomness.

    The same update of the same file gives the same bytes, so that verifying
    can make it again and compare.
    """

    def _update_meta(self) -> None:
        """Leaves the metadata as issued, with the claims of PDF/A and PDF/UA.

        pyHanko would write the time of the clock and, once it has read two
        earlier signatures, drop those claims.
        """

    @classmethod
    def _handle_id(cls, prev: Any) -> ArrayObject:
        """The permanent identifier, and a second one computed from the file before the update (14.4)."""
        stream = prev.stream
        stream.seek(0)
        now = ByteStringObject(sha256(stream.read()).digest()[:16])
        try:
            first = ByteStringObject(prev.trailer["/ID"][0].original_bytes)
        except (KeyError, AttributeError):
            first = now
        return ArrayObject([first, now])
