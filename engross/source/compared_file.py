"""Reads a file that is to be compared. The kind of a file is known from its content first, then from its ending.

A reader is imported when a file of its kind is read, so that an outline loads neither Markdown nor the models of YAML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.model.outline import Reading, lines
from engross.source.decoding import decode_any
from engross.source.outline_json import LIMIT, outline_of, parse_json, with_places
from engross.source.unicode_form import in_one_form

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.source.wordprocessing.passages import Taken

JSON, HTML, MARKDOWN, TEXT = (".json",), (".html", ".htm", ".xhtml"), (".md", ".markdown"), (".txt", ".text")
WORD = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".odt", ".ott")
PDF = (".pdf",)
LATER = (".rtf",)
ENDINGS = (*JSON, *HTML, *MARKDOWN, *TEXT, *WORD, *PDF, *LATER)
"""Endings that make a name the name of a file, even if there is no such file."""

_MAGIC = ((b"{\\rtf", "RTF"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"))
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PDF_MARK = b"%PDF-"
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FRONT = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n(?P<matter>.*?\n|)(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_MARKDOWN_LIMIT = 4_000_000
"""Bytes of a Markdown file, some 2,000 pages. Its parser takes 1.7 s of processor time for each million."""
_FEW_WORDS = 10
_BYTES_A_WORD = 2_000
"""A file with fewer than `_FEW_WORDS` words, and with more than `_BYTES_A_WORD` bytes for each word, holds no text."""


def read_file(path: Path, name: str, problems: Collector, taken: Taken | None = None) -> Reading | Document:
    """Reads the file at `path`. Gives a reading, or a document if the file holds the JSON of a document tree.

    `name` is what messages call the file. `taken` says which tracked changes of a word processor are accepted; None
    accepts all.

    Adds to `problems` what is odd but harmless. Raises `Refused` with
    everything that is wrong: unreadable-file, compared-too-large,
    compared-kind, compared-redline, compared-too-deep, compared-empty, the
    codes of outlines, those of word processors
    (`engross.source.wordprocessing.reading`) and of PDF
    (`engross.source.pdf.reading`).
    """
    data = _bytes(path, name)
    ending = path.suffix.lower()
    if ending in JSON:
        return _json(data, name, problems)
    is_zip = data.startswith((_ZIP, _OLE))
    if not is_zip and (data.lstrip().startswith(_PDF_MARK) or (ending in PDF and not _has_mark(data))):
        from engross.source.pdf.reading import read_pdf

        return in_one_form(read_pdf(data, name, problems))
    if is_zip or (ending in WORD and not _has_mark(data)):
        from engross.source.wordprocessing.passages import accepted
        from engross.source.wordprocessing.reading import read_word_file

        return in_one_form(read_word_file(data, name, problems, taken or accepted))
    if ending in MARKDOWN and len(data) > _MARKDOWN_LIMIT:
        size, limit = -(-len(data) // 1_000_000), _MARKDOWN_LIMIT // 1_000_000
        raise refuse("compared-too-large", Origin(name), size=size, limit=limit)
    text = _text(data, name, problems)
    if ending not in ENDINGS and text.lstrip()[:1] == "{":
        return _json(data, name, problems)
    reading = _text_reading(text, ending, path.stem, name)
    _check_not_empty(reading, text, len(data), name)
    return replace(in_one_form(reading), source=sha256(data).hexdigest())


def read_loose_text(path: Path, name: str, problems: Collector) -> Reading | None:
    """Reads a text file as Markdown if its marks are such; None if they are not.

    Raises `Refused` as `read_file`.
    """
    from engross.source.markdown_reader import read_markdown

    text = _text(_bytes(path, name), name, problems).replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT.match(text)
    body = text[match.end() :] if match else text
    if path.suffix.lower() not in MARKDOWN and not _is_markdown(body):
        return None
    return read_markdown(_tidied(body), front_matter=match["matter"] if match else "", file=name)


def is_received(path: Path) -> bool:
    """Whether a file is of a kind that only programs write: of a word processor, or PDF."""
    if path.suffix.lower() in (*WORD, *PDF):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except (OSError, ValueError):
        return False
    return head.startswith((_ZIP, _OLE)) or head.lstrip().startswith(_PDF_MARK)


def _has_mark(data: bytes) -> bool:
    """Whether a file begins as one of a kind that is not read."""
    return data.startswith(tuple(mark for mark, _ in _MAGIC))


def _text_reading(text: str, ending: str, stem: str, name: str) -> Reading:
    from engross.source.html_reader import read_html
    from engross.source.plaintext_reader import read_plain_text

    if ending in HTML or (ending not in ENDINGS and _PAGE.match(text)):
        return read_html(text, name)
    if ending in MARKDOWN:
        return _markdown(text, stem, name)
    return read_plain_text(text)


def _check_not_empty(reading: Reading, text: str, size: int, name: str) -> None:
    """Raise `Refused` (compared-empty) where hardly a word was read from a file that is not empty.

    A page that a program fills in the browser is an example: it holds a long
    script and a sentence that asks to turn scripts on.
    """
    words = sum(len(line.text.split()) for line in lines(reading.outline))
    if (not words and text.strip()) or (words < _FEW_WORDS and size > _BYTES_A_WORD * max(1, words)):
        raise refuse("compared-empty", Origin(name), name=name, size=size)


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


def _text(data: bytes, name: str, problems: Collector) -> str:
    """The text of a file. Warns (compared-encoding) of an encoding other than UTF-8.

    Raises `Refused` (compared-kind) for a file that holds no text; the diagnostic names its kind.
    """
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if not kind:
        text, encoding = decode_any(data)
        if text is not None:
            if encoding:
                facts = {"name": name, "encoding": encoding}
                problems.take(Diagnostic("compared-encoding", Origin(name), Severity.WARNING, facts=facts))
            return text
    raise refuse("compared-kind", Origin(name), name=name, kind=kind or "binary")


def _json(data: bytes, name: str, problems: Collector) -> Reading | Document:
    value, text = parse_json(data, name, problems)
    if isinstance(value, dict) and ("format" in value or "node" in value):
        from engross.source.document_json import FORMAT, read_tree

        if value.get("format") == FORMAT or value.get("node") == "document":
            return with_places(lambda collector: read_tree(value, name, collector), text, problems)
    if isinstance(value, dict) and "blocks" in value and "clauses" not in value:
        raise refuse("compared-redline", Origin(name))
    outline = outline_of(value, text, name, problems)
    bare = not any(line.formatting for line in lines(outline))
    return Reading(outline, bare=bare, source=sha256(data).hexdigest())


def _markdown(text: str, stem: str, name: str) -> Reading:
    """A Markdown text; one with the front matter of a clause is read as an edition of it."""
    from engross.model.clause import ClauseFront
    from engross.source.markdown_reader import read_clause, read_markdown
    from engross.source.record import validate
    from engross.source.yamlfile import parse

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT.match(text)
    if match is None:
        return read_markdown(text, file=name)
    body = text[match.end() :]
    if match["fence"] == "---":
        collector = Collector()
        try:
            front = parse(match["matter"], name, collector, first_line=2)
            record = validate(ClauseFront, front, collector) if front is not None and front.data is not None else None
        except Refused:
            record = None
        if record is not None and not collector.failed:
            read = read_clause(stem, record.heading or "", body, record.lang)
            return replace(read, left_out={**read.left_out, "front-matter": (match["matter"],)})
    return read_markdown(body, front_matter=match["matter"], file=name)


# text that is Markdown by its marks, as loosely written as registers publish it

_HEADING = re.compile(r"^(#{1,6})[ \t]*(?=[^#\s])", re.MULTILINE)
_RUN_ON = re.compile(r"(?<=\S)(?:[ \t]{4,}(?=\S)|[ \t]{3,}(?=\*|[–—] ))")
_TABLE = re.compile(r"^\s*\|")


def _is_markdown(text: str) -> bool:
    """Whether a text marks its headings as Markdown does, at least two of them."""
    return len(re.findall(r"^#{1,6}[ \t]*[^#\s]", text, re.MULTILINE)) >= 2


def _tidied(text: str) -> str:
    """The text with a blank after the signs of each heading, and with paragraphs apart that stand on one line.

    Example: `##Accord` and `– fin.    *Suite*`.
    """
    text = _HEADING.sub(r"\1 ", text)
    lines = []
    for line in text.split("\n"):
        indented = line[:4].isspace() or _TABLE.match(line)
        lines.append(line if indented else _RUN_ON.sub("\n\n", line))
    return "\n".join(lines)
