"""Reads the answers of the parties from files, merges them, and checks them against the act."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engross.diagnostics import Collector, Diagnostic, Origin, Refused
from engross.model.answers import Answer, Answers, NewClause, Person
from engross.renewal.new_clauses import clause_id
from engross.source.decoding import decode, read
from engross.source.record import near, validate
from engross.source.yamlfile import Yaml, parse


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """One answer with its place, and who gave it: the party, or the file if it names no party."""

    value: Any
    at: Origin
    line: str
    by: str = ""


@dataclass(slots=True)
class Decisions:
    """The answers of all files together."""

    clauses: dict[str, GivenAnswer] = field(default_factory=dict)
    blanks: dict[str, GivenAnswer] = field(default_factory=dict)
    new: list[GivenAnswer] = field(default_factory=list)
    order: GivenAnswer | None = None


def read_answers(files: Iterable[Path]) -> tuple[tuple[Answers, Yaml], ...]:
    """The files of answers, JSON or YAML. Raises `Refused` with all that is wrong in their form."""
    collector = Collector()
    records = []
    for path in files:
        try:
            text = decode(read(path, path.name), path.name)
        except Refused as refused:
            collector.extend(refused.diagnostics)
            continue
        source = parse(text, path.name, collector)
        record = validate(Answers, source, collector) if source is not None else None
        if record is not None and source is not None:
            records.append((record, source))
    if collector.failed:
        raise Refused(collector)
    return tuple(records)


def merge_answers(
    files: Sequence[tuple[Answers, Yaml]],
    protocol: str,
    period: object,
    collector: Collector,
    names: Mapping[str, str] | None = None,
) -> Decisions:
    """The answers of all files as one. Messages call clauses and parties by their `names`.

    Collects answers-of-another (a file about another act or period) and
    answers-differ, with both places.
    """
    out = Decisions()
    names = names or {}
    for record, source in files:
        by = names.get(record.party or "", record.party or source.file)
        _of_another(record, source, protocol, period, collector)
        for ident, answer in record.clauses.items():
            if answer.decision is not None or answer.edition is not None:
                _take(out.clauses, ident, answer, source, ("clauses", ident), by, names, collector)
        for name, value in record.blanks.items():
            if value is not None:
                _take(out.blanks, name, value, source, ("blanks", name), by, names, collector)
        _take_new(out, record, source, by, collector)
        if record.order:
            origin = source.origin("order")
            if out.order is not None and out.order.value != record.order:
                shown = [
                    ", ".join(names.get(ident, ident) for ident in order) for order in (out.order.value, record.order)
                ]
                collector.take(_differ("order", out.order, shown[0], by, shown[1], origin, source))
            out.order = out.order or GivenAnswer(record.order, origin, source.line(origin), by)
    return out


def _of_another(record: Answers, source: Yaml, protocol: str, period: object, collector: Collector) -> None:
    for key, given, asked in (("protocol", record.protocol, protocol), ("period", record.period, period)):
        if given is not None and str(given) != str(asked):
            origin = source.origin(key)
            collector.add("answers-of-another", origin, line=source.line(origin), found=str(given), wanted=str(asked))


def check_answers(
    files: Sequence[tuple[Answers, Yaml]],
    protocol: str,
    period: object,
    idents: Collection[str],
    blanks: Collection[str],
    collector: Collector,
) -> None:
    """Collects answers-of-another, and unknown-answer for clauses and blanks that the act does not have.

    Answers may differ here: a sheet shows them side by side before the parties agree.
    """
    for record, source in files:
        _of_another(record, source, protocol, period, collector)
        for part, names, known in (("clauses", record.clauses, idents), ("blanks", record.blanks, blanks)):
            for name in names:
                if name not in known:
                    origin = source.keys.get((part, name), source.origin(part, name))
                    facts = {"name": name, "near": near(name, known), "known": ", ".join(known) or "–"}
                    collector.take(Diagnostic("unknown-answer", origin, facts=facts, line=source.line(origin)))


def _differ(
    name: str, earlier: GivenAnswer, first: str, by: str, second: str, origin: Origin, source: Yaml
) -> Diagnostic:
    """Says that two files answer otherwise: who says what, with both places."""
    facts = {"name": name, "one": first, "one_by": earlier.by, "other": second, "other_by": by}
    return Diagnostic("answers-differ", origin, facts=facts, line=source.line(origin), also=(earlier.at,))


def _take_new(out: Decisions, record: Answers, source: Yaml, by: str, collector: Collector) -> None:
    """Adds the new clauses of a file. If two files have the same clause, both must say the same (answers-differ)."""
    for index, clause in enumerate(record.new):
        origin = source.origin("new", index)
        same = next((earlier for earlier in out.new if clause_id(earlier.value) == clause_id(clause)), None)
        if same is None:
            out.new.append(GivenAnswer(clause, origin, source.line(origin), by))
        elif same.value != clause:
            name = next(iter((clause.heading or {}).values()), clause_id(clause))
            collector.take(_differ(name, same, _new_in_short(same.value), by, _new_in_short(clause), origin, source))


def _new_in_short(clause: NewClause) -> str:
    words = next(iter((clause.words or {}).values()), "")
    place = clause.after or clause.place or ""
    return " ".join(filter(None, (clause.clause, place, words[:60])))


def _take(
    into: dict[str, GivenAnswer],
    name: str,
    value: Any,
    source: Yaml,
    path: tuple[str, ...],
    by: str,
    names: Mapping[str, str],
    collector: Collector,
) -> None:
    origin = source.keys.get(path, source.origin(*path))
    before = into.get(name)
    if before is None:
        into[name] = GivenAnswer(value, origin, source.line(origin), by)
    elif _meaning(before.value) != _meaning(value):
        called = names.get(name, name)
        collector.take(_differ(called, before, _shown(before.value), by, _shown(value), origin, source))


def _meaning(value: Any) -> Any:
    return (value.decision, value.edition) if isinstance(value, Answer) else value


def _shown(value: Any) -> str:
    if isinstance(value, Answer):
        return " ".join(filter(None, (value.decision, value.edition)))
    return value.name if isinstance(value, Person) else str(value)


def check_names(
    decisions: Decisions, idents: Collection[str], blanks: Iterable[str], slots: Mapping[str, Any], collector: Collector
) -> None:
    """Collects unknown-answer and unknown-slot for names that the act does not have."""
    for given, known in ((decisions.clauses, tuple(idents)), (decisions.blanks, tuple(blanks))):
        for name, answer in given.items():
            if name not in known:
                facts = {"name": name, "near": near(name, known), "known": ", ".join(known) or "–"}
                collector.take(Diagnostic("unknown-answer", answer.at, facts=facts, line=answer.line))
    fresh = {clause_id(answer.value) for answer in decisions.new}
    known = (*idents, *sorted(fresh))
    for answer in decisions.new:
        clause: NewClause = answer.value
        if clause.place is not None and clause.place not in slots and clause.place not in idents:
            facts = {"name": clause.place, "known": ", ".join(slots)}
            collector.take(Diagnostic("unknown-slot", answer.at, facts=facts, line=answer.line))
        if clause.after is not None and (clause.after not in known or clause.after == clause_id(clause)):
            facts = {"name": clause.after, "near": near(clause.after, known), "known": ", ".join(known)}
            collector.take(Diagnostic("unknown-answer", answer.at, facts=facts, line=answer.line))
    if decisions.order is not None:
        wanted = decisions.order
        for name in wanted.value:
            if name not in known:
                facts = {"name": name, "near": near(name, known), "known": ", ".join(known)}
                collector.take(Diagnostic("unknown-answer", wanted.at, facts=facts, line=wanted.line))
