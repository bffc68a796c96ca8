"""The state while a document is written: its parts, numbers, bookmarks, and the language of the current version."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256

from engross.model.document import Mark
from engross.render.docx.markup import escape, tag
from engross.render.docx.numbering import DocxNumbering
from engross.render.docx.package import DocxPackage

_LONGEST = 40
"""The most characters that Word takes in the name of a bookmark."""
_CODES = {"-": "_1", "/": "_2", ".": "_3", ":": "_4", "@": "_5", "_": "_6"}
_HASHED = 32


@dataclass(frozen=True, slots=True)
class Revision:
    """Who changed a text, and when (ISO 8601 in UTC, or empty). Each tracked change says both.

    `later` is five minutes after `date`. With `moves`, moved text is shown as moved; else as deleted and inserted. Word
    has no mark for some natures of changes: `natures` are their names, which a comment gives. `account` is in a comment
    at the beginning.
    """

    author: str = "engross"
    date: str = ""
    later: str = ""
    moves: bool = False
    natures: Mapping[str, str] = field(default_factory=dict)
    account: str = ""


@dataclass(slots=True)
class Writer:
    """The state while a document is written.

    `lang` and `suffix` are those of the version that is being written, `width` (twips) is that of its column. `counted`
    says whether Word counts the numbers. In a document that holds two texts they are typed, because Word would count
    wrong numbers for one of them. `at_top` is true until something stands below the cover. `plain_moves` says whether
    moved text is shown as inserted and deleted at the moment. `moved` counts the paragraphs of each end of a move.
    """

    package: DocxPackage = field(default_factory=DocxPackage)
    numbering: DocxNumbering = field(default_factory=DocxNumbering)
    revision: Revision = field(default_factory=Revision)
    lang: str = ""
    suffix: str = ""
    width: int = 0
    bookmarks: set[str] = field(default_factory=set)
    at_top: bool = True
    counted: bool = True
    revisions: int = 0
    pictures: int = 0
    comments: list[str] = field(default_factory=list)
    commented: set[int] = field(default_factory=set)
    plain_moves: bool = True
    moved: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def version(self, lang: str, suffix: str, width: int) -> Iterator[None]:
        """Write on in another language, in a column of this width; its ids end in `suffix`."""
        before = self.lang, self.suffix, self.width
        self.lang, self.suffix, self.width = lang, suffix, width
        yield
        self.lang, self.suffix, self.width = before

    def bookmark(self, ident: str, inside: str) -> str:
        """What stands in a paragraph, inside the bookmark that carries its id. Each id is carried once."""
        # What only the old act has already bears its language in its id: `objet@en~7`.
        name = bookmark_name(ident if f"{self.suffix}~" in ident else ident + self.suffix)
        if not ident or name in self.bookmarks:
            return inside
        self.bookmarks.add(name)
        number = len(self.bookmarks)
        return tag("bookmarkStart", id_=number, name=name) + inside + tag("bookmarkEnd", id_=number)

    def revised(self, mark: Mark | None = None) -> dict[str, str | int | None]:
        """The attributes of one more tracked change: by the author of the `mark` if it has one, else by ours."""
        self.revisions += 1
        if mark is not None and mark.author:
            return {"id_": self.revisions, "author": mark.author, "date": mark.date or None}
        return {"id_": self.revisions, "author": self.revision.author, "date": self.revision.date or None}

    def comment(self, text: str, inside: str) -> str:
        """Runs with a comment on them."""
        number = len(self.comments)
        comment_run = tag("r", f'<w:t xml:space="preserve">{escape(text)}</w:t>')
        paragraph = tag("p", tag("pPr", tag("pStyle", val="CommentText")) + comment_run)
        named: dict[str, str | int | None] = {
            "id_": number,
            "author": self.revision.author,
            "date": self.revision.date or None,
            "initials": "engross",
        }
        self.comments.append(tag("comment", paragraph, **named))
        style = tag("rPr", tag("rStyle", val="CommentReference"))
        reference = tag("r", style + tag("commentReference", id_=number))
        return tag("commentRangeStart", id_=number) + inside + tag("commentRangeEnd", id_=number) + reference

    def commented_on(self, mark: Mark, inside: str) -> str:
        """Runs under a mark. They get a comment if Word has no mark for the change, once a change."""
        text = self.revision.natures.get(mark.nature, "")
        if not self.revision.moves and mark.move:
            text = mark.said
        if not text or not mark.change or mark.change in self.commented:
            return inside
        self.commented.add(mark.change)
        return self.comment(text, inside)


def bookmark_name(ident: str) -> str:
    """An id as the name of a bookmark; `bookmark_id` of the reader gives it back. A long id is named by its hash."""
    name = "e_" + re.sub(r"[^A-Za-z0-9]", lambda match: _CODES.get(match[0], f"_7{ord(match[0]):05x}"), ident)
    return name if len(name) <= _LONGEST else f"h_{sha256(ident.encode()).hexdigest()[:_HASHED]}"
