"""Assembly: materials to a document. One function runs the passes in order, once for each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engross.assembly.fill import Source, fill, fill_line, run
from engross.assembly.front import front
from engross.assembly.marks import VALUE
from engross.assembly.number import number
from engross.assembly.refer import refer
from engross.assembly.sandbox import usable
from engross.assembly.scope import Selected, scope
from engross.assembly.select import Selection
from engross.assembly.signatures import signature_block
from engross.assembly.typeset import typeset, typeset_blocks
from engross.diagnostics import Collector, Origin
from engross.language import grammar as grammar_of
from engross.language import languages
from engross.language.locale_grammar import Grammar
from engross.model.clause import Clause
from engross.model.document import Block, Document, Paragraph, Provision, Version
from engross.model.materials import Materials
from engross.model.numerals import FixedNumbers
from engross.model.tag import primary
from engross.model.template import Numbering

_NOTHING_PRINTED = VALUE
"""What `place(…)` prints in the skeleton: a mark without a value, which is no text."""
_SIGNATURES = "signatures"
"""Stands for `signatures()` among the places of the skeleton; the places after it are annexes."""
LAST = ":last"
"""The end of the name of ready provisions that come after the clauses of a place: `articles:last`."""


@dataclass(slots=True)
class Assembled:
    """A document with the clauses it was made of.

    `clauses` holds them by id in the act, `selected` by place of the template, both in the first language.
    """

    document: Document
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    selected: Mapping[str, Sequence[Selected]] = field(default_factory=dict)
    sources: Mapping[str, Clause] = field(default_factory=dict)
    """The clauses of every language, by file."""


ReadyProvisions = Mapping[str, Mapping[str, Sequence[Provision]]]
"""Provisions that come from elsewhere than the library, by language and by place: the articles of an amendment.

They get their numbers here and are left alone otherwise.
"""


def assemble(
    materials: Materials,
    collector: Collector,
    *,
    first: str | None = None,
    ready: ReadyProvisions | None = None,
    fixed: FixedNumbers | None = None,
) -> Assembled | None:
    """The document of a protocol; the party `first` is named first throughout (the alternat).

    In each place the provisions of `ready` stand before the clauses that the protocol puts there; those under the
    name of the place and `LAST` stand after them.
    `fixed` holds the numbers that are given and not counted.
    Collects everything that is wrong on the way; None only when no language
    could be assembled.
    """
    protocol = materials.protocol
    order = _order(protocol.parties, first)
    grammars = _grammars(materials, collector, first)
    if not grammars:
        return None
    assembly = _Assembly(materials, order, collector, ready or {}, fixed)
    versions = tuple(
        assembly.version(grammar, f"@{grammar.tag}" if grammar is not grammars[0] else "") for grammar in grammars
    )
    block = signature_block(materials, order, grammars, collector)
    closing: tuple[Block, ...] = typeset_blocks((block,), grammars[0])
    document = Document(
        id=materials.name,
        kind=protocol.template,
        template=materials.template.name,
        versions=versions,
        closing=closing,
        arrangement=protocol.arrangement,
        state=protocol.state.value,
        origin=materials.places.origin(),
    )
    return Assembled(document, assembly.clauses, assembly.selected, assembly.sources)


def _order(parties: Sequence[str], first: str | None) -> tuple[str, ...]:
    """The parties with `first` moved to the front; the others keep their order."""
    return (first, *(key for key in parties if key != first)) if first in parties and first else tuple(parties)


def _grammars(materials: Materials, collector: Collector, first: str | None) -> list[Grammar]:
    """The grammar of each language of the act, that of the party `first` in front. Collects unknown-language."""
    grammars = []
    for index, tag in enumerate(materials.protocol.languages):
        try:
            grammars.append(grammar_of(tag))
        except LookupError:
            origin = materials.places.origin("languages", index)
            collector.add(
                "unknown-language", origin, line=materials.places.line(origin), name=tag, known=", ".join(languages())
            )
    keeper = materials.parties.get(first) if first else None
    if keeper is not None and keeper.locale and len(grammars) > 1:
        language = primary(keeper.locale)
        grammars.sort(key=lambda grammar: primary(grammar.tag) != language)
    return grammars


class _Assembly:
    def __init__(
        self,
        materials: Materials,
        order: Sequence[str],
        collector: Collector,
        ready: ReadyProvisions,
        fixed: FixedNumbers | None,
    ) -> None:
        self.ready, self.fixed = ready, fixed
        self.materials = materials
        self.order = order
        self.collector = collector
        self.clauses: dict[str, Clause] = {}
        self.sources: dict[str, Clause] = {}
        self.selected: dict[str, Sequence[Selected]] = {}

    def version(self, grammar: Grammar, mark: str) -> Version:
        """The act in one language: select, fill, parse, number, refer, typeset.

        `mark` ends the ids by which `fixed` knows the provisions of this language.
        """
        names = scope(self.materials, self.order, {}, grammar)
        places = Selection(self.materials, grammar, names, self.collector).places()
        names = scope(self.materials, self.order, places, grammar)
        if not self.selected:
            self.selected = dict(places)
        provisions: list[Provision] = []
        untouched: dict[str, Provision] = {}
        body = None
        for slot in self._skeleton(names, places, grammar):
            if slot == _SIGNATURES:
                body = len(provisions)
            else:
                ready = self.ready.get(grammar.tag, {})
                first, last = ready.get(slot, ()), ready.get(f"{slot}{LAST}", ())
                untouched.update((part.id, part) for part in (*first, *last))
                provisions.extend(first)
                provisions.extend(self._provision(part, names, grammar) for part in places.get(slot, ()))
                provisions.extend(last)
        numbered = number(tuple(provisions), self._numbering(), grammar, self.fixed, mark)
        referred = refer(numbered, grammar, self.collector, self._line)
        printed = tuple(
            replace(untouched[part.id], number=part.number) if part.id in untouched else part
            for part in typeset(referred, grammar)
        )
        return Version(
            grammar.tag,
            front(self.materials, self.order, grammar, self.collector),
            printed[:body],
            printed[len(printed) if body is None else body :],
        )

    def _numbering(self) -> Mapping[str, Numbering]:
        styles = self.materials.protocol.numbering
        table = dict(self.materials.template.record.numbering)
        for kind, style in styles.items():
            origin = self.materials.places.origin("numbering", kind)
            try:
                base = table.get(kind) or Numbering(style="decimal", label={"*": "{n}."})
                table[kind] = Numbering.model_validate({**base.model_dump(), "style": style})
            except ValueError:
                self.collector.add(
                    "wrong-value", origin, line=self.materials.places.line(origin), expected="number style", found=style
                )
        return table

    def _line(self, origin: Origin) -> str:
        if origin.file in self.sources:
            return self.sources[origin.file].source_line(origin.line)
        return self.materials.places.line(origin)

    def _skeleton(
        self, names: Mapping[str, Any], places: Mapping[str, Sequence[Selected]], grammar: Grammar
    ) -> Sequence[str]:
        """The places in the order in which the skeleton prints them.

        Collects unknown-slot, and unused-slot for clauses whose place the skeleton never prints.
        """
        template = self.materials.template
        order: list[str] = []

        @usable
        def place(name: Any) -> str:
            if name not in template.record.slots:
                collector.add(
                    "unknown-slot",
                    Origin(template.skeleton_file),
                    name=str(name),
                    known=", ".join(template.record.slots),
                )
            elif name not in order:
                order.append(str(name))
            return _NOTHING_PRINTED

        @usable
        def signatures() -> str:
            order.append(_SIGNATURES)
            return _NOTHING_PRINTED

        collector = self.collector
        lines = template.skeleton.split("\n")
        source = Source(
            template.skeleton_file, template.skeleton, 1, lambda n: lines[n - 1] if 0 < n <= len(lines) else ""
        )
        printed = run(source, {**names, "place": place, "signatures": signatures}, grammar, self.collector)
        if printed is None:
            return ()
        for slot in places:
            if slot not in order and places[slot]:
                origin = self.materials.places.keys.get(("clauses", slot), Origin(self.materials.places.file))
                self.collector.add("unused-slot", origin, line=self.materials.places.line(origin), name=slot)
        return order

    def _provision(self, selected: Selected, names: Mapping[str, Any], grammar: Grammar) -> Provision:
        clause = selected.clause
        self.clauses[selected.id] = self.sources[clause.file] = clause
        local_names = {**names, **selected.values, "this_id": selected.id}
        source = Source(clause.file, clause.body, clause.line, clause.source_line)
        body: list[Provision | Block] = list(fill(source, local_names, grammar, self.collector, selected.id))
        body.extend(self._provision(inner, names, grammar) for inner in selected.contains)
        origin = clause.places.origin("heading")
        heading = fill_line(clause.heading, origin, clause.places.line(origin), local_names, grammar, self.collector)
        label = heading
        if clause.front.label is not None:
            origin = clause.places.origin("label")
            label = fill_line(clause.label, origin, clause.places.line(origin), local_names, grammar, self.collector)
        role = clause.front.role
        if role:
            body = [replace(p, role=role) if isinstance(p, Paragraph) and p.role == "body" else p for p in body]
        return Provision(
            id=selected.id,
            kind=selected.kind,
            heading=heading,
            body=tuple(body),
            label=label,
            edition=clause.name,
            origin=Origin(clause.file, clause.line),
        )


__all__ = ["Assembled", "assemble"]
