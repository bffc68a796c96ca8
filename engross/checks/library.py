"""Clauses as library texts: their variables, their status, whether an act pins their edition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from textwrap import shorten

from engross.checks.provisions import entries
from engross.checks.reading import ActReading
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.clause import Clause, Status, approved_copy, fingerprint

_READY = frozenset((Status.APPROVED, Status.SIGNED))
_NAME = re.compile(r"[A-Za-z_]\w*")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def unused_variables(clause: Clause) -> Iterator[Diagnostic]:
    """Variables that the front matter declares and no words use."""
    front = clause.front
    if not front.variables:
        return
    used = _used(clause.body, front.heading or "", front.label or "", front.when or "")
    for name in front.variables:
        if name not in used:
            origin = clause.places.keys.get(("variables", name), clause.places.origin("variables"))
            facts = {"name": name, "clause": clause.name}
            yield Diagnostic("unused-variable", origin, Severity.WARNING, facts, clause.places.line(origin))


@lru_cache(maxsize=4096)
def _used(body: str, heading: str, label: str, when: str) -> frozenset[str]:
    code = " ".join(_TEMPLATE.findall(f"{body}\n{heading}\n{label}"))
    return frozenset(_NAME.findall(f"{code} {when}"))


def altered(clause: Clause) -> Iterator[Diagnostic]:
    """An edition whose words are no longer those that were approved or signed."""
    name = clause.file.rpartition("/")[2]
    for index, step in enumerate(clause.steps):
        if step.status is Status.SIGNED and step.sha256.get(name, fingerprint(clause)) != fingerprint(clause):
            origin = clause.trace.origin("steps", index, "sha256", name)
            facts = {"clause": clause.name, "on": step.on.isoformat(), **_difference(clause)}
            yield Diagnostic("signed-edition-altered", origin, Severity.ERROR, facts, clause.trace.line(origin))
    last = clause.steps[-1] if clause.steps else None
    if last is None or last.status is not Status.APPROVED:
        return
    if last.sha256.get(name, fingerprint(clause)) != fingerprint(clause):
        origin = clause.trace.origin("steps", len(clause.steps) - 1, "sha256", name)
        facts = {"clause": clause.name, "on": last.on.isoformat(), "by": last.by, **_difference(clause)}
        yield Diagnostic("approved-edition-altered", origin, Severity.ERROR, facts, clause.trace.line(origin))


_LONGEST = 80
"""The most characters of a difference that are quoted."""


def _difference(clause: Clause) -> dict[str, str]:
    """The first words that differ from the approved text, and the files to compare; empty if that was not kept."""
    if not clause.approved:
        return {}
    before, now = clause.approved.split(), clause.body.split()
    steps = SequenceMatcher(None, before, now, autojunk=False).get_opcodes()
    changed = next(((a, b, c, d) for what, a, b, c, d in steps if what != "equal"), None)
    files = {"approved": approved_copy(clause.file), "file": clause.file}
    if changed is None:  # the heading or the label is another one
        return files
    a, b, c, d = changed
    removed, added = (shorten(" ".join(words), _LONGEST, placeholder=" …") for words in (before[a:b], now[c:d]))
    return {**files, "removed": removed, "added": added}


def signed(reading: ActReading) -> Iterator[Diagnostic]:
    """Compares the signed editions of the act with the texts that were signed."""
    for clause in reading.clauses.values():
        yield from altered(clause)


def variables(reading: ActReading) -> Iterator[Diagnostic]:
    """Variables that no clause uses, and shared values that no clause takes."""
    declared: set[str] = set()
    for clause in reading.clauses.values():
        declared.update(clause.front.variables)
        yield from unused_variables(clause)
    for name in reading.protocol.values:
        if name not in declared:
            origin = reading.places.keys.get(("with", name), reading.at("with", name))
            yield reading.tell("unused-value", origin, Severity.ERROR, name=name, known=", ".join(sorted(declared)))


def status(reading: ActReading) -> Iterator[Diagnostic]:
    """A clause that is not approved, or whose edition is left open, in an act that may be signed."""
    for entry, path in entries(reading):
        origin = reading.at(*path, "clause") if (*path, "clause") in reading.places.values else reading.at(*path)
        ident, _, edition = entry.clause.partition("@")
        clause = next(
            (
                candidate
                for candidate in reading.clauses.values()
                if candidate.id == ident and edition in ("", candidate.edition)
            ),
            None,
        )
        if clause is None:
            continue
        if reading.strict and not edition:
            yield reading.tell("edition-open", origin, Severity.ERROR, name=ident, edition=clause.name)
        status = clause.front.status
        where = clause.places.origin("status") if ("status",) in clause.places.values else Origin(clause.file)
        if clause.steps:
            where = clause.trace.origin("steps", len(clause.steps) - 1, "status")
        if status is Status.WITHDRAWN:
            yield reading.tell("clause-withdrawn", origin, also=where, name=clause.name)
        elif reading.strict and status not in _READY:
            yield reading.tell(
                "clause-not-approved", origin, Severity.ERROR, also=where, name=clause.name, status=str(status)
            )
