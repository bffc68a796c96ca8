"""A file of a word processor as a reading: its outline, what stands beside it, and its diagnostics."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from engross.diagnostics import Collector, Diagnostic, Origin, Severity
from engross.model.outline import LeftOut, Reading
from engross.source.wordprocessing.authorship import authors_of
from engross.source.wordprocessing.outlined import outline_of_passages
from engross.source.wordprocessing.package import WordPackage
from engross.source.wordprocessing.passages import RichText, Taken, WordPassage, accepted, changes
from engross.source.wordprocessing.word_file import open_word_file

_APART: dict[str, tuple[LeftOut, str]] = {
    "headers": ("headers", "word-file-header"),
    "notes": ("notes", "word-file-note"),
    "text-boxes": ("text-boxes", "word-file-text-box"),
    "hidden": ("hidden", "word-file-hidden"),
}
"""What stands beside the text: as what it is left out of a comparison, and the code that names it."""
_SHOWN = 80
"""Letters of words beside the text that are shown where they are named."""


def read_word_file(data: bytes, name: str, problems: Collector, taken: Taken = accepted) -> Reading:
    """The outline of a DOCX or an ODT; each tracked change is accepted or rejected as `taken` says.

    Adds to `problems` who changed what, comments, words beside the text,
    macros and things from elsewhere. Raises `Refused`: word-file-broken,
    word-file-entities, word-file-kind, word-file-old, word-file-protected,
    word-file-too-large.
    """
    file = open_word_file(data, name)
    package, text, passages = file.package, file.text, file.passages(taken)
    outline = outline_of_passages(passages, text.lang)
    report(text, passages, name, problems)
    left_out: dict[LeftOut, list[str]] = {}
    for kind, words in text.apart:
        left_out.setdefault(_APART[kind][0], []).append(words)
    if text.images:
        left_out["images"] = _pictures(package) or text.images
    if text.comments:
        left_out["comments"] = [comment.text for comment in text.comments]
    things = {kind: tuple(held) for kind, held in left_out.items()}
    authors = authors_of(file, taken)
    for put_in, taken_out, words in authors.crossed if authors is not None else ():
        facts = {"author": put_in or "?", "other": taken_out or "?", "text": " ".join(words.split())}
        problems.take(Diagnostic("word-file-crossed", Origin(name), Severity.NOTE, facts))
    return Reading(outline, things, source=sha256(data).hexdigest(), authors=authors)


def _pictures(package: WordPackage) -> list[str]:
    """A digest of each picture in the file."""
    parts = (name for name in sorted(package.names) if "/media/" in f"/{name}" or name.startswith("Pictures/"))
    return [sha256(package.read(name) or b"").hexdigest() for name in parts]


def report(text: RichText, passages: list[WordPassage], name: str, problems: Collector) -> None:
    """Names everything in a file besides its text, because none of it is compared."""
    origin = Origin(name)
    for code, facts_told in text.warnings:
        problems.take(Diagnostic(code, origin, Severity.WARNING, facts_told))
    marks = changes(text)
    authors = Counter(mark.author or "?" for mark in marks)
    for author in sorted(authors):
        problems.add("word-file-tracked", origin, Severity.NOTE, name=name, author=author, count=authors[author])
    for comment in text.comments:
        place = _place(passages, comment.id)
        facts = {"author": comment.author or "?", "date": comment.date, "text": comment.text, "place": place}
        problems.take(Diagnostic("word-file-comment", origin, Severity.NOTE, facts))
    apart = dict.fromkeys(text.apart)
    for kind, words in apart:
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        problems.add(_APART[kind][1], origin, Severity.NOTE, text=shown)


def _place(passages: list[WordPassage], comment: str) -> str:
    """The heading under which a comment stands; the words that it stands on where there is none."""
    heading = ""
    for passage in passages:
        if passage.level:
            heading = " ".join(part for part in (passage.label, passage.words.strip()) if part)
        if comment in passage.comments:
            return heading or passage.words.strip()[:_SHOWN] or "–"
    return "–"
