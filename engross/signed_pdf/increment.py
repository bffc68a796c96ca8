"""An increment: what is added behind a file whose bytes stay as they are (ISO 32000-1, 7.5.6)."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class Increment(IncrementalPdfFileWriter):
    """Adds to a file, and takes nothing from a clock or from chance: what was added can be made again and compared."""

    def _update_meta(self) -> None:
        """Nothing: the metadata say what was issued, and that it is PDF/A and PDF/UA.

        pyHanko would read the clock and, in a file that it has looked at
        before, lose what is there.
        """

    @classmethod
    def _handle_id(cls, prev: Any) -> ArrayObject:
        """The identifier that stays, and one made from the file as it was (14.4)."""
        stream = prev.stream
        stream.seek(0)
        now = ByteStringObject(sha256(stream.read()).digest()[:16])
        try:
            first = ByteStringObject(prev.trailer["/ID"][0].original_bytes)
        except (KeyError, AttributeError):
            first = now
        return ArrayObject([first, now])
