"""Seals: a hash of the text of each page, and one for the whole copy.

They are printed on the pages, so that a clerk notices a swapped sheet. They
can be computed again from the file.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHORT = 8
"""How many hexadecimal digits of a seal are printed on the page."""


def page_text(text: str) -> str:
    """The text of a page as it is sealed: in normal form C, without any space, line break or soft hyphen.

    Spaces are left out because a PDF does not say which spaces stand at the end of a line.
    """
    return "".join(c for c in unicodedata.normalize("NFC", text) if not c.isspace() and c not in "\u00ad\u200b\u2060")


def page_seal(text: str) -> str:
    """The seal of a page: SHA-256 (FIPS 180-4) of its text in UTF-8, 64 hexadecimal letters."""
    return hashlib.sha256(page_text(text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Seals:
    """The seals of a copy: of each page in order, and the fingerprint of them all with what the copy is."""

    pages: tuple[str, ...]
    fingerprint: str

    def short(self, page: int) -> str:
        """What is printed on a page, counted from 1."""
        return self.pages[page - 1][:SHORT]


def seals(texts: Sequence[str], protocol: str, mark: str, sources: Mapping[str, str]) -> Seals:
    """The seals of a copy with the name `mark`, from the texts of its pages and the hashes of its sources by name."""
    pages = tuple(page_seal(text) for text in texts)
    whole = {"mark": mark, "pages": pages, "protocol": protocol, "sources": dict(sources)}
    canonical = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Seals(pages, hashlib.sha256(canonical.encode()).hexdigest())
