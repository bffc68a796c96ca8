"""A draft with the answers of the parties worked in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Refused
from engross.model.moment import is_open
from engross.renewal.answers import Answer, Decisions, Given, NewClause, unknown
from engross.renewal.base import Base
from engross.renewal.draft import clause_of, entries
from engross.renewal.wish import Wish
from engross.source.editions import opened
from engross.source.edits import add, drop, put, scalar
from engross.source.library import Library
from engross.source.yamlfile import Yaml, parse, stretches


@dataclass(slots=True)
class Decided:
    """The text of the draft, the files of the editions that were opened, the clauses that nobody answered for."""

    text: str
    files: dict[str, str] = field(default_factory=dict)
    unanswered: tuple[str, ...] = ()


def decided(library: Library, base: Base, wish: Wish, text: str, decisions: Decisions, collector: Collector) -> Decided:
    """The draft `text` after the answers; editions that are opened are supplied to the library.

    Collects unknown-answer, unknown-slot, answer-inside-dropped,
    edition-exists and what `opened` refuses, at the places of the answers.
    """
    found = {ident: entry for _, entry, ident in entries(base)}
    template = library.template(base.record.template, Origin(""), "", Collector())
    unknown(decisions, found, blanks_in(text), template.record.slots if template else {}, collector)
    _inside_dropped(base, decisions, collector)
    _can_be_added(library, base, decisions, collector)
    out = Decided(text, unanswered=tuple(ident for ident in found if ident not in decisions.clauses))
    if collector.failed:
        return out
    for ident, given in decisions.clauses.items():
        answer: Answer = given.value
        clause = clause_of(library, found[ident], base)
        if answer.decision == "drop" or clause is None or (answer.decision != "amend" and answer.edition is None):
            continue
        if answer.edition is not None and answer.edition in library.editions(clause.id):
            out.text = _pinned(out.text, ident, f"{clause.id}@{answer.edition}")
            continue
        try:
            made = opened(library, clause.name, year=wish.period.start.year, edition=answer.edition, note=answer.note)
        except Refused as refused:
            for one in refused.diagnostics:
                collector.take(Diagnostic(one.code, given.at, facts=one.facts, line=given.line, also=(one.origin,)))
            continue
        out.files.update(made.files)
        for name, words in made.files.items():
            library.supply(name, words)
        out.text = _pinned(out.text, ident, made.name)
    for ident, given in decisions.clauses.items():
        if given.value.decision == "drop" and (path := _found(out.text, ident)) is not None:
            out.text = drop(out.text, path)
    for given in decisions.new:
        out.text = _with_new(out.text, given.value)
    for name, given in decisions.blanks.items():
        out.text = _filled(out.text, name, given)
    return out


def blanks_in(text: str) -> tuple[str, ...]:
    """The names of the placeholders that stand as values in a YAML text, each once."""
    source = _parsed(text)
    found = (_at(source.data, path) for path in source.values)
    return tuple(dict.fromkeys(one.strip()[2:-2].strip() for one in found if isinstance(one, str) and is_open(one)))


def _inside_dropped(base: Base, decisions: Decisions, collector: Collector) -> None:
    """Collects answer-inside-dropped: a clause to keep inside one to drop."""
    dropped: dict[Path, str] = {}
    for path, _, ident in entries(base):
        given = decisions.clauses.get(ident)
        above = next((dropped[path[:size]] for size in range(len(path)) if path[:size] in dropped), None)
        if given is not None and given.value.decision == "drop":
            dropped[path] = ident
        elif given is not None and above is not None:
            facts = {"name": ident, "above": above}
            also = (decisions.clauses[above].at,)
            collector.take(Diagnostic("answer-inside-dropped", given.at, facts=facts, line=given.line, also=also))


def _can_be_added(library: Library, base: Base, decisions: Decisions, collector: Collector) -> None:
    """Collects unknown-clause, unknown-edition, and clause-twice for a new clause that stands in the act already."""
    there = {ident: path for path, _, ident in entries(base)}
    for given in decisions.new:
        clause: NewClause = given.value
        library.clause(clause.clause, base.record.languages[0], given.at, given.line, collector)
        ident = clause.clause.split("@")[0]
        answer = decisions.clauses.get(ident)
        if ident in there and not (answer is not None and answer.value.decision == "drop"):
            also = (base.link.source.origin(*there[ident]),)
            facts = {"name": ident, "first": ""}
            collector.take(Diagnostic("clause-twice", given.at, facts=facts, line=given.line, also=also))


def _parsed(text: str) -> Yaml:
    found = parse(text, "", Collector())
    assert found is not None  # the file was read before, and edits leave it so
    return found


def _at(data: object, path: Path) -> object:
    for part in path:
        data = data[part]  # type: ignore[index]  # the path is one of the file's own
    return data


def _placed(data: object, path: Path = ("clauses",)) -> Iterator[tuple[Path, str]]:
    """Every entry below `path` of a protocol's file with its id."""
    here = _at(data, path)
    if isinstance(here, str) and here:
        yield path, here.split("@")[0]
    elif isinstance(here, list):
        for index in range(len(here)):
            yield from _placed(data, (*path, index))
    elif isinstance(here, dict):
        if path == ("clauses",):
            for slot in here:
                yield from _placed(data, (*path, slot))
        elif "clause" in here:
            yield path, here.get("as") or str(here["clause"]).split("@")[0]
            if "contains" in here:
                yield from _placed(data, (*path, "contains"))


def _found(text: str, ident: str) -> Path | None:
    return next((path for path, found in _placed(_parsed(text).data) if found == ident), None)


def _pinned(text: str, ident: str, name: str) -> str:
    path = _found(text, ident)
    if path is None:
        return text
    return put(text, (*path, "clause") if isinstance(_at(_parsed(text).data, path), dict) else path, scalar(name))


def _with_new(text: str, clause: NewClause) -> str:
    """A clause put after the one that it follows, else last in its place."""
    data = _parsed(text).data
    if clause.after is not None and (path := _found(text, clause.after)) is not None:
        if isinstance(path[-1], int):
            return add(text, path, scalar(clause.clause))
        return _listed(text, path, clause.clause)
    slots = data.get("clauses") or {}
    here = slots.get(clause.place)
    if isinstance(here, list) and here:
        return add(text, ("clauses", clause.place, len(here) - 1), scalar(clause.clause))
    if here:
        return _listed(text, ("clauses", clause.place), clause.clause)
    entry = f"{clause.place}: [{scalar(clause.clause)}]"
    return add(text, ("clauses", list(slots)[-1]), entry)


def _listed(text: str, path: Path, clause: str) -> str:
    """A place that held one clause as a list that holds another one too."""
    here = stretches(text)[path]
    if here.kind == "scalar" or here.flow:
        return put(text, path, f"[{text[here.start : here.end]}, {scalar(clause)}]")
    margin = here.start - (text.rfind("\n", 0, here.start) + 1)
    lines = text[here.start : here.end].split("\n")
    moved = "\n".join([f"- {lines[0]}", *(f"  {line}" if line.strip() else line for line in lines[1:])])
    beside, line, below = text[here.end :].partition("\n")
    return f"{text[: here.start]}{moved}{beside}\n{' ' * margin}- {scalar(clause)}{line}{below}"


def _filled(text: str, name: str, given: Given) -> str:
    """Every value that is the placeholder of that name, filled."""
    source = _parsed(text)
    for path in source.values:
        value = _at(source.data, path)
        if isinstance(value, str) and is_open(value) and value.strip()[2:-2].strip() == name:
            text = put(text, path, scalar(given.value))
    return text
