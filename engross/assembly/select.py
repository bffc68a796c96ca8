"""The first pass: which clauses stand in the act, with which ids and values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engross.assembly.fill import holds
from engross.assembly.sandbox import Missing
from engross.assembly.scope import ScopeObject, Selected
from engross.assembly.variables import converted
from engross.diagnostics import Collector, Diagnostic, Origin, Path, Severity
from engross.language.locale_grammar import Grammar
from engross.model.clause import Clause
from engross.model.document import Placeholder
from engross.model.materials import Materials
from engross.model.protocol import ChosenClause
from engross.model.template import Slot


class Selection:
    """Reads the places of a protocol for one language."""

    def __init__(self, materials: Materials, grammar: Grammar, names: Mapping[str, Any], collector: Collector) -> None:
        self.materials = materials
        self.grammar = grammar
        self.names = names
        self.collector = collector
        self.ids: dict[str, Path] = {}

    def places(self) -> dict[str, list[Selected]]:
        """The clauses of each place.

        Collects unknown-slot, too-many, clause-contains-itself, clause-twice, missing-variable, unused-value and
        wrong-value.
        """
        out: dict[str, list[Selected]] = {}
        slots = self.materials.template.record.slots
        for name, entries in self.materials.protocol.clauses.items():
            origin = self.materials.places.keys.get(("clauses", name), Origin(self.materials.places.file))
            slot = slots.get(name)
            if slot is None:
                self._tell("unknown-slot", origin, name=name, known=", ".join(slots))
                continue
            if len(entries) > 1 and not slot.many:
                self._tell("too-many", origin, name=name, count=str(len(entries)))
            out[name] = []
            for index, entry in enumerate(entries):
                path: Path = ("clauses", name, index)
                if path not in self.materials.places.values:
                    path = ("clauses", name)
                selected = self._entry(entry, slot, entry.kind or slot.kind, path, ())
                if selected is not None:
                    out[name].append(selected)
        return out

    def _tell(self, code: str, origin: Origin, **facts: str) -> None:
        self.collector.take(Diagnostic(code, origin, Severity.ERROR, facts, self.materials.places.line(origin)))

    def _entry(self, entry: ChosenClause, slot: Slot, kind: str, path: Path, above: tuple[str, ...]) -> Selected | None:
        places = self.materials.places
        place = places.origin(*path, "clause") if (*path, "clause") in places.values else places.origin(*path)
        if entry.clause.split("@")[0] in above:
            self._tell("clause-contains-itself", place, name=entry.clause, chain=" > ".join((*above, entry.clause)))
            return None
        clause = self.materials.fetch(entry.clause, self.grammar.tag, place, places.line(place), self.collector)
        if clause is None:
            return None
        for condition, origin, line in (
            (entry.when, places.origin(*path, "when"), places.line(places.origin(*path, "when"))),
            (clause.front.when, clause.places.origin("when"), clause.places.line(clause.places.origin("when"))),
        ):
            if condition and not holds(condition, origin, line, self.names, self.grammar, self.collector):
                return None
        ident = entry.key or clause.id
        if ident in self.ids:
            first = places.origin(*self.ids[ident])
            self.collector.add(
                "clause-twice", place, line=places.line(place), also=(first,), name=ident, first=str(first.line)
            )
            return None
        self.ids[ident] = path
        inner_kind = slot.contains or kind
        contains = []
        for index, inner in enumerate(entry.contains):
            selected = self._entry(
                inner, slot, inner.kind or inner_kind, (*path, "contains", index), (*above, clause.id)
            )
            if selected is not None:
                contains.append(selected)
        values = self._values(entry, clause, path, place)
        return Selected(ident, kind, clause, values, tuple(contains), path)

    def _values(self, entry: ChosenClause, clause: Clause, path: Path, origin: Origin) -> dict[str, Any]:
        """The clause's variables. Collects missing-variable, unused-value, wrong-value."""
        places = self.materials.places
        parties: ScopeObject = self.names["parties"]
        shared = self.materials.protocol.values
        out: dict[str, Any] = {}
        for name, variable in clause.front.variables.items():
            if name in entry.values:
                raw, where = entry.values[name], places.origin(*path, "with", name)
            elif name in shared:
                raw, where = shared[name], places.origin("with", name)
            elif variable.default is not None:
                raw, where = variable.default, clause.places.origin("variables", name, "default")
            else:
                if variable.required:
                    self._tell(
                        "missing-variable", origin, name=name, clause=clause.name, note=variable.note or variable.type
                    )
                    out[name] = Missing()
                continue
            try:
                value = converted(variable.type, raw, parties)
                out[name] = Placeholder(value.name, where) if isinstance(value, Placeholder) else value
            except ValueError as error:
                line = clause.places.line(where) if where.file == clause.file else places.line(where)
                value = raw if isinstance(raw, str) else "list" if isinstance(raw, list) else "keys and values"
                self.collector.add("wrong-value", where, line=line, expected=str(error), found=value)
                out[name] = Missing()
        for name in entry.values:
            if name not in clause.front.variables:
                key = places.keys.get((*path, "with", name), origin)
                known = ", ".join(clause.front.variables) or "–"
                self._tell("unused-value", key, name=name, clause=clause.name, known=known)
        return out
