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
    """One answer with its place."""

    value: Any
    at: Origin
    line: str


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
    files: Sequence[tuple[Answers, Yaml]], protocol: str, period: object, collector: Collector
) -> Decisions:
    """The answers of all files as one.

    Collects answers-of-another (a file about another act or period) and
    answers-differ, with both places.
    """
    out = Decisions()
    for record, source in files:
        for key, given, asked in (("protocol", record.protocol, protocol), ("period", record.period, period)):
            if given is not None and str(given) != str(asked):
                origin = source.origin(key)
                collector.add(
                    "answers-of-another", origin, line=source.line(origin), found=str(given), wanted=str(asked)
                )
        for ident, answer in record.clauses.items():
            if answer.decision is not None or answer.edition is not None:
                _take(out.clauses, ident, answer, source, ("clauses", ident), collector)
        for name, value in record.blanks.items():
            if value is not None:
                _take(out.blanks, name, value, source, ("blanks", name), collector)
        _take_new(out, record, source, collector)
        if record.order:
            origin = source.origin("order")
            if out.order is not None and out.order.value != record.order:
                facts = {"name": "order", "one": ", ".join(out.order.value), "other": ", ".join(record.order)}
                collector.take(
                    Diagnostic("answers-differ", origin, facts=facts, line=source.line(origin), also=(out.order.at,))
                )
            out.order = out.order or GivenAnswer(record.order, origin, source.line(origin))
    return out


def _take_new(out: Decisions, record: Answers, source: Yaml, collector: Collector) -> None:
    """Adds the new clauses of a file. If two files have the same clause, both must say the same (answers-differ)."""
    for index, clause in enumerate(record.new):
        origin = source.origin("new", index)
        same = next((earlier for earlier in out.new if clause_id(earlier.value) == clause_id(clause)), None)
        if same is None:
            out.new.append(GivenAnswer(clause, origin, source.line(origin)))
        elif same.value != clause:
            facts = {"name": clause_id(clause), "one": _new_in_short(same.value), "other": _new_in_short(clause)}
            collector.take(Diagnostic("answers-differ", origin, facts=facts, line=source.line(origin), also=(same.at,)))


def _new_in_short(clause: NewClause) -> str:
    words = next(iter((clause.words or {}).values()), "")
    place = clause.after or clause.place or ""
    return " ".join(filter(None, (clause.clause, place, words[:60])))


def _take(
    into: dict[str, GivenAnswer], name: str, value: Any, source: Yaml, path: tuple[str, ...], collector: Collector
) -> None:
    origin = source.keys.get(path, source.origin(*path))
    before = into.get(name)
    if before is None:
        into[name] = GivenAnswer(value, origin, source.line(origin))
    elif _meaning(before.value) != _meaning(value):
        facts = {"name": name, "one": _shown(before.value), "other": _shown(value)}
        collector.take(Diagnostic("answers-differ", origin, facts=facts, line=source.line(origin), also=(before.at,)))


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
