"""Opens the zip of a document. Its directory is read first, so that nothing large or foreign is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from engross.diagnostics import Origin, Refused, refuse

PART = 64_000_000
"""Bytes of one part of XML beyond which it is refused: a hundred times that of an act of a hundred pages."""
WHOLE = 400_000_000
"""Bytes of all parts together, as the directory declares them, beyond which nothing is unpacked."""
PARTS = 10_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of a compound file: Word 97-2003, or a DOCX under a password (MS-OFFCRYPTO)."""
_DEEP = 1_000
"""Elements inside one another beyond which a part is refused."""
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


class WordPackage:
    """The parts of a zip by name; a part that is not there is None."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open `data`, the file called `name`.

        Raises `Refused`: word-file-protected, word-file-broken, word-file-too-large.
        """
        self.name = name
        if data.startswith(OLE):
            # The names in a compound file are UTF-16; only one under a password holds this one.
            protected = "EncryptedPackage".encode("utf-16-le") in data
            raise refuse("word-file-protected" if protected else "word-file-old", Origin(name), name=name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            held = self._zip.infolist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError) as error:
            raise refuse(
                "word-file-broken", Origin(name), name=name, reason=str(error) or type(error).__name__
            ) from None
        total = sum(entry.file_size for entry in held)
        if total > WHOLE or len(held) > PARTS:
            raise refuse("word-file-too-large", Origin(name), size=total // 1_000_000, limit=WHOLE // 1_000_000)
        if any(entry.flag_bits & 1 for entry in held):
            raise refuse("word-file-protected", Origin(name), name=name)
        self.names = {entry.filename.lstrip("/"): entry for entry in held}

    def read(self, part: str) -> bytes | None:
        """The bytes of a part. Raises `Refused` for one that is too large, or damaged."""
        entry = self.names.get(part)
        if entry is None:
            return None
        if entry.file_size > PART:
            raise refuse(
                "word-file-too-large", Origin(self.name), size=entry.file_size // 1_000_000, limit=PART // 1_000_000
            )
        try:
            with self._zip.open(entry) as file:
                data = file.read(PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise self._broken(f"{part}: {error or type(error).__name__}") from None
        if len(data) > PART:
            raise refuse("word-file-too-large", Origin(self.name), size=len(data) // 1_000_000, limit=PART // 1_000_000)
        return data

    def xml(self, part: str) -> Any:
        """The root element of a part, or None.

        No entity is resolved, nothing is fetched. Raises `Refused` (word-file-broken, word-file-entities) as well.
        """
        from lxml import etree

        data = self.read(part)
        if data is None:
            return None
        if _DOCTYPE.search(data):
            raise refuse("word-file-entities", Origin(self.name), name=self.name, part=part)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            remove_pis=True,
            remove_comments=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._broken(f"{part}: {error}") from None
        if _depth(root) > _DEEP:
            raise self._broken(f"{part}: more than {_DEEP} elements inside one another")
        return root

    def _broken(self, reason: str) -> Refused:
        return refuse("word-file-broken", Origin(self.name), name=self.name, reason=reason)


def _depth(root: Any) -> int:
    """How many elements stand inside one another, without recursion."""
    deepest, level = [(root, 1)], 0
    while deepest:
        element, here = deepest.pop()
        level = max(level, here)
        if level > _DEEP:
            break
        deepest += ((child, here + 1) for child in element)
    return level
