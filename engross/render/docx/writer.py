"""What is known while a document is written: its parts, its numbers, its bookmarks, the language that is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

from engross.render.docx.markup import tag
from engross.render.docx.numbering import Numbering
from engross.render.docx.package import Package

_LONGEST = 40
"""The letters that Word takes in the name of a bookmark."""
_CODES = {"-": "_1", "/": "_2", ".": "_3", ":": "_4", "@": "_5", "_": "_6"}
_HASHED = 32


@dataclass(frozen=True, slots=True)
class Revision:
    """Who changed a text, and when (ISO 8601 with seconds, or nothing): what each tracked change says."""

    author: str = "engross"
    date: str = ""


@dataclass(slots=True)
class Writer:
    """`lang` and `suffix` are those of the version that is being written, `width` (twips) that of its column.

    `at_top` is whether nothing stands yet below the cover.
    """

    package: Package = field(default_factory=Package)
    numbering: Numbering = field(default_factory=Numbering)
    revision: Revision = field(default_factory=Revision)
    lang: str = ""
    suffix: str = ""
    width: int = 0
    bookmarks: set[str] = field(default_factory=set)
    at_top: bool = True
    revisions: int = 0
    pictures: int = 0

    @contextmanager
    def version(self, lang: str, suffix: str, width: int) -> Iterator[None]:
        """Write in another language, in a column of this width; `suffix` stands after its ids."""
        before = self.lang, self.suffix, self.width
        self.lang, self.suffix, self.width = lang, suffix, width
        yield
        self.lang, self.suffix, self.width = before

    def bookmark(self, ident: str, inside: str) -> str:
        """What stands in a paragraph, inside the bookmark that carries its id; an id is carried once."""
        name = bookmark_name(ident + self.suffix)
        if not ident or name in self.bookmarks:
            return inside
        self.bookmarks.add(name)
        number = len(self.bookmarks)
        return tag("bookmarkStart", id_=number, name=name) + inside + tag("bookmarkEnd", id_=number)

    def revised(self) -> dict[str, str | int | None]:
        """The attributes of one more tracked change."""
        self.revisions += 1
        return {"id_": self.revisions, "author": self.revision.author, "date": self.revision.date or None}


def bookmark_name(ident: str) -> str:
    """An id as the name of a bookmark, which `bookmark_id` of the reader undoes; of a long one a hash."""
    name = "e_" + re.sub(r"[^A-Za-z0-9]", lambda found: _CODES.get(found[0], f"_7{ord(found[0]):05x}"), ident)
    return name if len(name) <= _LONGEST else f"h_{sha256(ident.encode()).hexdigest()[:_HASHED]}"
