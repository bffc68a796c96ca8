"""Reading a file that is to be compared: what kind it is shows in what it holds, then in its ending.

Each reader is loaded with the first file of its kind: outlines need neither Markdown nor the models of YAML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.model.outline import Reading, lines
from engross.source.outline_json import LIMIT, outline_of, parse_json, with_places

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.source.wordprocessing.passages import Taken

JSON, HTML, MARKDOWN, TEXT = (".json",), (".html", ".htm", ".xhtml"), (".md", ".markdown"), (".txt", ".text")
WORD = (".docx", ".docm", ".doc", ".odt")
LATER = (".rtf", ".pdf")
ENDINGS = (*JSON, *HTML, *MARKDOWN, *TEXT, *WORD, *LATER)
"""Endings by which a name is that of a file, whether it is there or not."""

_MAGIC = (
    (b"%PDF", "PDF"), (b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"),
)  # fmt: skip
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FRONT = re.compile(r"---[ \t]*\n(.*?\n|)---[ \t]*(?:\n|\Z)", re.DOTALL)


def read_file(path: Path, name: str, problems: Collector, taken: Taken | None = None) -> Reading | Document:
    """What the file at `path`, called `name`, holds: a reading, or the document that its tree is.

    `taken` says which tracked changes of a word processor are accepted; all if it is None.

    Adds to `problems` what is odd but harmless. Raises `Refused` with
    everything that is wrong: unreadable-file, compared-too-large,
    compared-kind, not-utf-8, compared-redline, the codes of outlines and
    those of word processors (`engross.source.wordprocessing.reading`).
    """
    data = _bytes(path, name)
    ending = path.suffix.lower()
    if ending in JSON:
        return _json(data, name, problems)
    if ending in WORD or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        from engross.source.wordprocessing.passages import accepted
        from engross.source.wordprocessing.reading import read_word_file

        return read_word_file(data, name, problems, taken or accepted)
    from engross.source.html_reader import read_html
    from engross.source.plaintext_reader import read_plain_text

    text = _decoded(data, name)
    if ending not in ENDINGS and text.lstrip()[:1] == "{":
        return _json(data, name, problems)
    if ending in HTML or (ending not in ENDINGS and _PAGE.match(text)):
        return read_html(text, name)
    if ending in MARKDOWN:
        return _markdown(text, path.stem, name)
    return read_plain_text(text)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > LIMIT:
            raise refuse(
                "compared-too-large", Origin(name), size=path.stat().st_size // 1_000_000, limit=LIMIT // 1_000_000
            )
        data = path.read_bytes()
    except OSError as error:
        raise refuse("unreadable-file", Origin(name), name=name, reason=error.strerror or str(error)) from None
    except ValueError:
        raise refuse("unreadable-file", Origin(name), name=name, reason="NUL") from None
    return data


def _decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8; a file of another kind is named as what it is."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if kind or (b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        raise refuse("compared-kind", Origin(name), name=name, kind=kind or "binary")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        end = data.find(b"\n", error.start)
        shown = data[start : end if end >= 0 else len(data)].decode("utf-8", "replace")
        origin = Origin(name, data.count(b"\n", 0, error.start) + 1, column)
        raise refuse("not-utf-8", origin, line=shown if len(shown) < 200 else "") from None
    return text


def _json(data: bytes, name: str, problems: Collector) -> Reading | Document:
    value, text = parse_json(data, name, problems)
    if isinstance(value, dict) and ("format" in value or "node" in value):
        from engross.source.document_json import FORMAT, read_tree

        if value.get("format") == FORMAT or value.get("node") == "document":
            return with_places(lambda own: read_tree(value, name, own), text, problems)
    if isinstance(value, dict) and "blocks" in value and "clauses" not in value:
        raise refuse("compared-redline", Origin(name))
    found = outline_of(value, text, name, problems)
    return Reading(found, bare=not any(line.formatting for line in lines(found)))


def _markdown(text: str, stem: str, name: str) -> Reading:
    """A Markdown text; one with the front matter of a clause is read as an edition of it."""
    from engross.model.clause import ClauseFront
    from engross.source.markdown_reader import read_clause, read_markdown
    from engross.source.record import validate
    from engross.source.yamlfile import parse

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT.match(text)
    if match is None:
        return read_markdown(text)
    own = Collector()
    try:
        front = parse(match[1], name, own, first_line=2)
        record = validate(ClauseFront, front, own) if front is not None and front.data is not None else None
    except Refused:
        record = None
    body = text[match.end() :]
    if record is None or own.failed:
        read = read_markdown(body)
    else:
        read = read_clause(stem, record.heading or "", body, record.lang)
    return replace(read, left_out=read.left_out | {"front-matter"})
