"""Reads the texts to compare as outlines: protocols and editions of clauses, at a git revision if asked, and files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity
from engross.workspace import Workspace, find

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.model.outline import LeftOut, Outline, Reading
    from engross.model.rendering import Look

AT = "@git:"
"""Separates a name from the git revision at which it is read."""


BY = "by:"
"""Stands before an author in a name such as `act.docx@by:Ann`: only tracked changes of this author are accepted."""


_SECONDS = 40
"""Processor time for one received file, in seconds. A PDF of 300 pages takes some five."""
_MEMORY = 1_500 << 20
"""Bytes for one received file, beyond what the program uses."""


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A text as it was read. For an act of a workspace, also its tree and the look of its template."""

    reading: Reading
    document: Document | None = None
    look: Look | None = None


def read_texts(workspace: Workspace | None, *names: str) -> tuple[tuple[ComparedText, ...], tuple[Diagnostic, ...]]:
    """Each of `names` as a text, and the harmless oddities found in them.

    A name is a protocol, an edition of a clause (`culture@2017`), either of
    them followed by `@git:` and a revision, or a file: Markdown, plain text,
    HTML, a file of Word or LibreOffice, a PDF, the JSON of a document or of an
    outline. Tracked changes in a file are accepted, unless `@rejected` follows
    its name; with `@by:` and an author, only those of this author are accepted.
    Raises `Refused` with the problems of all texts at once.
    """
    collector = Collector()
    texts: list[ComparedText] = []
    for name in names:
        try:
            texts.append(_read(workspace, name, collector))
        except Refused as refused:
            collector.extend(refused.diagnostics)
    if collector.failed or len(texts) < len(names):
        raise Refused(diagnostic for diagnostic in collector.sorted() if diagnostic.severity is not Severity.NOTE)
    return tuple(texts), collector.sorted()


def alike(*readings: Reading) -> tuple[Reading, ...]:
    """`readings` reduced to what all of them hold.

    If one format has no formatting (plain text), formatting is left out of all. The same holds for the depth of items.
    A text in a format that does not tell everything is completed by another text where the words are the same.
    """
    from engross.model.outline import unformatted, without_lists

    if any(text.untold is not None for text in readings):
        from engross.source.completed_reading import completed

        model = max(readings, key=_told)
        readings = tuple(text if text is model else completed(text, model) for text in readings)
    if any(text.bare for text in readings):
        readings = tuple(
            replace(text, outline=unformatted(text.outline), left_out={**text.left_out, **_formatting(text)})
            for text in readings
        )
    if any(_has_items(text.outline) and not _has_depths(text.outline) for text in readings):
        readings = tuple(replace(text, outline=without_lists(text.outline)) for text in readings)
    return readings


def _told(reading: Reading) -> tuple[bool, ...]:
    """How much a format tells, for comparing."""
    known = reading.untold
    return (known is None, known is None or known.paragraphs, known is None or known.roles)


def _formatting(reading: Reading) -> Mapping[LeftOut, tuple[str, ...]]:
    """Targets of links and emphasized words, as content that is left out."""
    from engross.model.outline import LINK, lines

    told = [(run.style, line.text[run.start : run.end]) for line in lines(reading.outline) for run in line.formatting]
    links = tuple(style.removeprefix(LINK) for style, _ in told if style.startswith(LINK))
    emphasis = tuple(f"{style} {words}" for style, words in told if not style.startswith(LINK))
    kinds: tuple[tuple[LeftOut, tuple[str, ...]], ...] = (("links", links), ("emphasis", emphasis))
    return {kind: things for kind, things in kinds if things}


def _has_items(outline: Outline) -> bool:
    return any(block.type == "li" for clause in outline.clauses for block in clause.blocks)


def _has_depths(outline: Outline) -> bool:
    return any(block.depth for clause in outline.clauses for block in clause.blocks)


def is_file(name: str) -> bool:
    """Whether a name is that of a file, and not of a protocol or a clause."""
    from engross.source.compared_file import ENDINGS

    if AT in name:
        return False
    name = _settled(name)[0]
    return name.lower().endswith(ENDINGS) or name.startswith(("/", "./", "../")) or Path(name).is_file()


def _settled(name: str) -> tuple[str, str]:
    """The path in a name, and which tracked changes to accept: `accepted` (all), `rejected`, or `by:` and an author."""
    path, separator, which = name.rpartition("@")
    if not separator or Path(name).is_file():
        return name, "accepted"
    return (path, which) if which in ("accepted", "rejected") or which.startswith(BY) else (name, "accepted")


def _read_file(path: Path, name: str, which: str) -> tuple[Reading | Document, tuple[Diagnostic, ...]]:
    """What a file holds, and what is odd in it. One that programs wrote is read in a child process, within bounds.

    Raises `Refused`: file-stopped if reading takes too long or too much memory; otherwise as `read_file`.
    """
    from engross.source.compared_file import is_received

    if not is_received(path):
        return _read_here(path, name, which)
    from engross.bounded import ProcessBounds, Stopped, run_bounded

    try:
        return run_bounded(ProcessBounds(_SECONDS, clock=4 * _SECONDS, memory=_MEMORY), _read_here, path, name, which)
    except Stopped as stopped:
        facts = {"name": name, "reason": stopped.reason, "seconds": str(_SECONDS)}
        raise Refused((Diagnostic("file-stopped", Origin(name), facts=facts),)) from None


def _read_here(path: Path, name: str, which: str) -> tuple[Reading | Document, tuple[Diagnostic, ...]]:
    from engross.source.compared_file import read_file
    from engross.source.wordprocessing.passages import accepted, rejected, taken_from

    taken = accepted if which == "accepted" else rejected if which == "rejected" else taken_from(which.removeprefix(BY))
    collector = Collector()
    return read_file(path, name, collector, taken), tuple(collector)


def _read(workspace: Workspace | None, name: str, collector: Collector) -> ComparedText:
    if is_file(name) and not _known(workspace, name):
        return _file(name, collector)
    base, separator, revision = name.partition(AT)
    if not separator:
        return _named(workspace or find(), name)
    from engross.source.git_revision import at_revision

    with at_revision(workspace or find(), revision, name) as then:
        if not (_has_edition(then, base) if "@" in base else then.find(f"protocols/{base}.yaml")):
            known = then.clause_names() if "@" in base else then.protocol_names()
            raise Refused((_missing(name, base, revision, known),))
        try:
            return _named(then, base)
        except Refused as refused:
            raise Refused(_dated(refused.diagnostics, revision)) from None


def _known(workspace: Workspace | None, name: str) -> bool:
    """Whether a name that could be a file's is that of a protocol here."""
    return (
        workspace is not None and "/" in name and not name.startswith((".", "/")) and name in workspace.protocol_names()
    )


def _file(name: str, collector: Collector) -> ComparedText:
    from engross.model.outline import Reading

    path, which = _settled(name)
    content, odd = _read_file(Path(path), path, which)
    collector.extend(odd)
    if isinstance(content, Reading):
        return ComparedText(content)
    from engross.render.outline import left_out, outline

    reading = Reading(outline(content), left_out(content), source=_digest(content), mentions=_mentions(content))
    return ComparedText(reading, content)


def _named(workspace: Workspace, name: str) -> ComparedText:
    from engross.acts import act
    from engross.api.building import act_look
    from engross.model.outline import Reading
    from engross.render.outline import left_out, outline
    from engross.source.library import Library
    from engross.source.markdown_reader import clause_reading

    library = Library(workspace)
    if "@" in name:
        collector = Collector()
        clause = library.clause_as_written(name, collector)
        if clause is None:
            raise Refused(collector.sorted())
        return ComparedText(clause_reading(clause))
    assembled_act = act(library, name)
    # An act with errors may lack words. A comparison would show these as deleted, so the act is refused.
    if assembled_act.assembled is None or assembled_act.materials is None or assembled_act.failed:
        raise Refused(diagnostic for diagnostic in assembled_act.diagnostics if diagnostic.severity is Severity.ERROR)
    document = assembled_act.assembled.document
    reading = Reading(outline(document), left_out(document), source=_digest(document), mentions=_mentions(document))
    return ComparedText(reading, document, act_look(assembled_act.materials, workspace))


def _mentions(document: Document) -> tuple[str, ...]:
    """The draft mark in each language."""
    words = (version.front.word("draft") for version in document.versions)
    return tuple(word for word in words if word)


def _digest(document: Document) -> str:
    """A digest of the whole tree. It covers also what the outline does not hold."""
    from hashlib import sha256

    return sha256(repr(document).encode()).hexdigest()


def _has_edition(workspace: Workspace, name: str) -> bool:
    clause, _, edition = name.partition("@")
    return any(name_of_edition == edition for name_of_edition, _ in workspace.editions(clause))


def _missing(asked: str, name: str, revision: str, known: Iterable[str]) -> Diagnostic:
    from engross.source.record import near

    facts = {"name": name, "revision": revision, "near": near(name, tuple(known))}
    return Diagnostic("missing-at-revision", Origin(asked), facts=facts)


def _dated(diagnostics: Iterable[Diagnostic], revision: str) -> Iterable[Diagnostic]:
    """Diagnostics about files of a revision, each named as git names it: `REV:file`."""
    for diagnostic in diagnostics:
        if diagnostic.severity is Severity.ERROR:
            yield replace(diagnostic, origin=replace(diagnostic.origin, file=f"{revision}:{diagnostic.origin.file}"))
