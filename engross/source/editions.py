"""Files of editions: a new edition after the last one, and changes of state, which are kept in a trace file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engross.diagnostics import Collector, Diagnostic, Origin, Refused
from engross.model.clause import TRANSITIONS, Clause, Status, fingerprint
from engross.source.edits import add, drop, put, scalar
from engross.source.library import Library, trace_of
from engross.source.record import near
from engross.source.yamlfile import FENCE

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
_LAST_NUMBER = re.compile(r"\d+(?!.*\d)")
_OF_ONE_EDITION = ("status", "provenance", "alternative", "note")
"""Keys of the front matter that a new edition does not take over from the edition before."""


@dataclass(frozen=True, slots=True)
class NewEdition:
    """An edition to be written: its name (`culture@2027`) and its files, one a language."""

    name: str
    files: Mapping[str, str]


def next_edition(editions: tuple[str, ...], year: int) -> str:
    """The name of the edition after these: `year` after a year, else the next number (2017-b3 gives 2017-b4)."""
    last = editions[-1]
    if re.fullmatch(r"(?:19|20)\d\d", last):
        return str(max(year, int(last) + 1))
    if match := _LAST_NUMBER.search(last):
        return f"{last[: match.start()]}{int(match[0]) + 1}{last[match.end() :]}"
    return f"{last}-2"


def open_edition(
    library: Library,
    wanted: str,
    *,
    year: int,
    edition: str | None = None,
    note: str | None = None,
    alternative: bool = False,
) -> NewEdition:
    """The edition that follows the last one of a clause, or the one named (`culture@2017`), as a draft.

    Its words are those of the edition before, in every language. As an
    `alternative` it is ranked after those that may stand instead of the same
    edition. Raises `Refused`: unknown-clause, unknown-edition, edition-exists,
    and what is wrong with the files.
    """
    clauses = every_language(library, wanted)
    clause = clauses[0]
    known = library.editions(clause.id)
    rank = _rank(library, clause, known)
    if edition is None:
        edition = f"{clause.edition}-{rank}" if alternative else next_edition(known, year)
    if not _NAME.fullmatch(edition):
        raise Refused((Diagnostic("edition-name", Origin(clause.file), facts={"name": edition}),))
    if edition in known:
        there = library.clause_as_written(f"{clause.id}@{edition}", Collector())
        origin = Origin(there.file if there else f"clauses/{clause.id}/{edition}.md")
        raise Refused((Diagnostic("edition-exists", origin, facts={"clause": clause.id, "edition": edition}),))
    out = {}
    for version in clauses:
        file = version.file.replace(f"/{clause.edition}.", f"/{edition}.")
        text = library.text(version.file) or ""
        for key in _OF_ONE_EDITION:
            if (key,) in version.places.keys:
                text = _without(text, key)
        lines = ["status: draft"]
        if alternative:
            lines.append(f"alternative: {{of: {scalar(clause.edition)}, rank: {rank}}}")
        out[file] = _with_lines(text, lines)
    if note:
        beside = notes_file(clause.id, edition)
        out[beside] = f"{library.text(beside) or ''}- {note}\n"
    return NewEdition(f"{clause.id}@{edition}", out)


def _rank(library: Library, clause: Clause, known: tuple[str, ...]) -> int:
    ranks = [1]
    for edition in known:
        other = library.clause_as_written(f"{clause.id}@{edition}", Collector())
        if other is not None and other.front.alternative is not None and other.front.alternative.of == clause.edition:
            ranks.append(other.front.alternative.rank)
    return max(ranks) + 1


def every_language(library: Library, wanted: str) -> tuple[Clause, ...]:
    """An edition (the last one if none is named) in all its languages. Raises `Refused`."""
    collector = Collector()
    ident, _, edition = wanted.partition("@")
    known = library.editions(ident)
    if not known:
        ids = library.workspace.clause_ids()
        facts = {"name": ident, "near": near(ident, ids), "there": "", "files": ""}
        raise Refused((Diagnostic("unknown-clause", Origin(wanted), facts=facts),))
    first = library.clause_as_written(f"{ident}@{edition or known[-1]}", collector)
    if first is None:
        raise Refused(collector)
    tags = [tag for name, tag in library.workspace.editions(ident) if name == first.edition and tag]
    versions = [library.clause(first.name, tag, Origin(wanted), "", collector) for tag in tags]
    if collector.failed:
        raise Refused(collector)
    files = {version.file: version for version in (first, *(version for version in versions if version is not None))}
    return tuple(files.values())


def trace_with_step(
    library: Library, clauses: Sequence[Clause], status: Status, *, by: str, on: date, number: str | None = None
) -> tuple[str, str]:
    """The trace beside an edition, in all its languages, with one step more: the name of the file and its text.

    Raises `Refused`: edition-signed (nothing changes any more), state-not-next,
    step-out-of-order (before the last change).
    """
    clause = clauses[0]
    before, steps = clause.front.status, clause.steps
    origin = clause.trace.origin("steps", len(steps) - 1, "status") if steps else clause.places.origin("status")
    line = (clause.trace if steps else clause.places).line(origin)
    facts = {"clause": clause.name, "status": before.value, "wanted": status.value}
    if before is Status.SIGNED:
        raise Refused((Diagnostic("edition-signed", origin, facts=facts, line=line),))
    if status not in TRANSITIONS[before]:
        known = ", ".join(version.value for version in TRANSITIONS[before]) or "–"
        raise Refused((Diagnostic("state-not-next", origin, facts={**facts, "known": known}, line=line),))
    if steps and on < steps[-1].on:
        where = clause.trace.origin("steps", len(steps) - 1, "on")
        days = {"on": on.isoformat(), "last": steps[-1].on.isoformat(), "clause": clause.name}
        raise Refused((Diagnostic("step-out-of-order", where, facts=days, line=clause.trace.line(where)),))
    parts = [f"status: {status.value}", f"by: {scalar(by)}", f"on: {on.isoformat()}"]
    parts += [f"number: {scalar(number)}"] if number else []
    if status in (Status.APPROVED, Status.SIGNED):
        hashes = (f"{scalar(version.file.rpartition('/')[2])}: {fingerprint(version)}" for version in clauses)
        parts.append(f"sha256: {{{', '.join(hashes)}}}")
    step, name = f"{{{', '.join(parts)}}}", trace_of(clause.id, clause.edition)
    text = library.text(name)
    if text is None or not steps:
        return name, f"steps:\n  - {step}\n"
    return name, add(text, ("steps", len(steps) - 1), step)


def notes_file(clause: str, edition: str) -> str:
    """The file of drafting notes beside an edition. No act reads it, so that no copy of one holds it."""
    return f"clauses/{clause}/{edition}.notes.md"


def notes_of(library: Library, clause: Clause) -> str:
    """The drafting notes of an edition on one line: those of its front matter, then those beside it."""
    beside = library.text(notes_file(clause.id, clause.edition)) or ""
    lines = [clause.front.note or "", *(line.removeprefix("- ") for line in beside.splitlines())]
    return " ; ".join(line.strip() for line in lines if line.strip())


def with_words(text: str, body: str, heading: str | None = None, label: str | None = None) -> str:
    """A file of an edition with another body, and with another heading and a new label if they are given."""
    before, front, after = _parts_of(text)
    if heading is not None:
        front = put(front, ("heading",), scalar(heading))
        if label is not None:
            front = add(front, ("heading",), f"label: {scalar(label)}")
    fence, _, _ = after.partition("\n")
    return f"{before}{front}{fence}\n{body}"


def _without(text: str, key: str) -> str:
    """A file without one key of its front matter."""
    before, front, after = _parts_of(text)
    return before + drop(front, (key,)) + after


def _with_lines(text: str, lines: list[str]) -> str:
    """A file with lines at the end of its front matter."""
    before, front, after = _parts_of(text)
    gap = "" if front.endswith("\n") or not front else "\n"
    return before + front + gap + "".join(f"{line}\n" for line in lines) + after


def _parts_of(text: str) -> tuple[str, str, str]:
    """A file of an edition in three parts: up to its front matter, the front matter, the rest."""
    match = FENCE.match(text)
    assert match is not None
    start, end = match.span("front")
    return text[:start], text[start:end], text[end:]
