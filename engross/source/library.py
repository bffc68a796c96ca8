"""What a workspace holds, read on demand and once: parties, relations, clauses, templates, protocols."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from engross.diagnostics import Collector, Diagnostic, Origin, Refused
from engross.model.amendment import Operations
from engross.model.clause import Clause, ClauseFront, Trace, approved_copy, fingerprint
from engross.model.life_event import LifeFile
from engross.model.party import Party
from engross.model.protocol import Errata, Protocol, Relation, State
from engross.model.tag import primary
from engross.model.template import Template, TemplateRecord
from engross.output import Footprint, digest
from engross.source.decoding import decode, read
from engross.source.record import near, validate
from engross.source.template_languages import in_every_language
from engross.source.yamlfile import FENCE, Yaml, parse
from engross.workspace import NAME, Workspace, listed

M = TypeVar("M", bound=BaseModel)

_EDITION_NAME = re.compile(r"(?P<clause>[a-z0-9][a-z0-9._-]*)(?:@(?P<edition>[a-z0-9][a-z0-9_-]*))?")
WORD_LIST = "words.txt"
"""The word list of a workspace, beside its folders."""
_PARTS = ("skeleton.jinja", "page.jinja", "style.css")


@dataclass(frozen=True, slots=True)
class Sourced(Generic[M]):
    """A record with the file it came from."""

    record: M
    source: Yaml


def trace_of(clause: str, edition: str) -> str:
    """The name of the trace file of an edition, which says what state it is in."""
    return f"clauses/{clause}/{edition}.trace.yaml"


class Library:
    """Reads the files of a workspace, each once. Problems of a file are kept with it and collected at each use."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._records: dict[str, tuple[Sourced[BaseModel] | None, tuple[Diagnostic, ...]]] = {}
        self._clauses: dict[str, tuple[Clause | None, tuple[Diagnostic, ...]]] = {}
        self._templates: dict[str, tuple[Template | None, tuple[Diagnostic, ...]]] = {}
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._looked_at: set[str] = set()
        self._folders_looked_at: set[str] = set()
        self._supplied: set[str] = set()
        self._editions: dict[str, tuple[tuple[str, str | None], ...]] = {}
        self.kept: dict[str, Any] = {}
        """What others found in the files of the workspace, by a name of theirs, until a file is supplied."""
        self._signed_acts: dict[str, tuple[tuple[str, Protocol], ...]] = {}
        for name, text in workspace.supplied:
            self.supply(name, text)

    # files

    @cached_property
    def party_names(self) -> tuple[str, ...]:
        """The names of all parties of the workspace, looked up once."""
        return self.workspace.party_names()

    def begin(self) -> None:
        """Start a new act: `looked_at` and `sources` begin empty."""
        self._looked_at = set()
        self._folders_looked_at = set()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is read inside adds nothing to `looked_at`: an act is compared with it and not made from it."""
        looked_at, folders = set(self._looked_at), set(self._folders_looked_at)
        try:
            yield
        finally:
            self._looked_at, self._folders_looked_at = looked_at, folders

    @property
    def looked_at(self) -> Footprint:
        """Every file and folder looked at since `begin`: what an output was made from."""
        names = sorted(self._looked_at)
        folders = {f"clauses/{clause}": listed(self._editions[clause]) for clause in sorted(self._folders_looked_at)}
        return Footprint(self.sources, tuple(name for name in names if name not in self._digests), folders)

    @property
    def sources(self) -> dict[str, str]:
        """Every file read since `begin`, in order, with its SHA-256."""
        return {name: self._digests[name] for name in sorted(self._looked_at) if name in self._digests}

    def text(self, name: str) -> str | None:
        """The text of a file of the workspace or of the built-in content; None if there is none. Raises `Refused`."""
        self._looked_at.add(name)
        if name not in self._texts:
            path = self.workspace.find(name)
            if path is None:
                return None
            raw = read(path, name)
            self._digests[name] = digest(raw)
            self._texts[name] = decode(raw, name)
        return self._texts[name]

    def supply(self, name: str, text: str) -> None:
        """Use `text` as the file `name`, which is not written yet (a draft that is tried)."""
        self._texts[name] = text
        self._digests[name] = digest(text)
        self._supplied.add(name)
        self._editions.clear()
        self._signed_acts.clear()
        self.kept.clear()
        self._clauses.clear()
        self._records.pop(name, None)

    def has_protocol(self, name: str) -> bool:
        """Whether there is a protocol of that name, written or supplied."""
        file = f"protocols/{name}.yaml"
        return file in self._texts or self.workspace.find(file) is not None

    def _record(
        self,
        model: type[M],
        name: str,
        collector: Collector,
        complete: Callable[[Yaml, Collector], Yaml] | None = None,
    ) -> Sourced[M] | None:
        self._looked_at.add(name)
        if name not in self._records:
            problems_found = Collector()
            sourced: Sourced[BaseModel] | None = None
            try:
                text = self.text(name)
                source = parse(text, name, problems_found) if text is not None else None
                if source is not None:
                    source = complete(source, problems_found) if complete else source
                    record = validate(model, source, problems_found)
                    sourced = Sourced(record, source) if record is not None else None
            except Refused as refused:
                problems_found.extend(refused.diagnostics)
            self._records[name] = (sourced, tuple(problems_found))
        result, problems = self._records[name]
        collector.extend(problems)
        return result  # type: ignore[return-value]  # one name is always read as one model

    # records

    def party(self, name: str, collector: Collector) -> Sourced[Party] | None:
        return self._record(Party, f"parties/{name}.yaml", collector)

    def relation(self, name: str, collector: Collector) -> Sourced[Relation] | None:
        """The record of a relation; None too when it has none."""
        return self._record(Relation, f"protocols/{name}/relation.yaml", collector)

    def errata(self, protocol: str, collector: Collector) -> Sourced[Errata] | None:
        """The errata beside a protocol; None too when there are none."""
        return self._record(Errata, f"protocols/{protocol}.errata.yaml", collector)

    def operations(self, protocol: str, collector: Collector) -> Sourced[Operations] | None:
        """The operations beside an amendment; None too when there are none."""
        return self._record(Operations, f"protocols/{protocol}.operations.yaml", collector)

    def life(self, protocol: str, collector: Collector) -> Sourced[LifeFile] | None:
        """The life file beside a protocol; None too when there is none. No act is made from this file."""
        seen = f"protocols/{protocol}.life.yaml" in self._looked_at
        found = self._record(LifeFile, f"protocols/{protocol}.life.yaml", collector)
        if not seen:
            self._looked_at.discard(f"protocols/{protocol}.life.yaml")
        return found

    def protocol(self, name: str, collector: Collector) -> Sourced[Protocol] | None:
        """The protocol of that name. Collects unknown-protocol if there is none."""
        if not self.has_protocol(name):
            known = self.workspace.protocol_names()
            for file, wanted in self.workspace.misnamed():
                if wanted == f"protocols/{name}.yaml" or file == f"protocols/{name}.yaml":
                    collector.add("file-name", Origin(file), name=file, wanted=wanted)
                    return None
            ending = [candidate for candidate in known if name in candidate.split("/")]
            closest = ending[0] if len(ending) == 1 else near(name, known)
            collector.add("unknown-protocol", Origin(f"protocols/{name}.yaml"), name=name, near=closest)
            return None
        return self._record(Protocol, f"protocols/{name}.yaml", collector)

    def signed_acts(self, relation: str) -> tuple[tuple[str, Protocol], ...]:
        """Signed protocols of a relation, by name, at most two of each kind, period and day.

        Reading them adds nothing to `looked_at`: an act is compared with them and not made from them.
        """
        if relation not in self._signed_acts:
            looked_at = set(self._looked_at)
            names = [name for name in self.workspace.protocol_names() if name.rsplit("/", 1)[0] == relation]
            read = [(name, self.protocol(name, Collector())) for name in names]
            signed = [
                (name, sourced.record) for name, sourced in read if sourced and sourced.record.state is State.SIGNED
            ]
            self._signed_acts[relation] = _few_of_each(signed)
            self._looked_at = looked_at
        return self._signed_acts[relation]

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words of `words.txt`, one on each line, which spelling accepts. No act is made from this file."""
        looked_at = set(self._looked_at)
        text = self.text(WORD_LIST) or ""
        self._looked_at = looked_at
        return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))

    # clauses

    def editions(self, clause: str) -> tuple[str, ...]:
        """The names of a clause's editions, oldest first."""
        return tuple(dict.fromkeys(edition for edition, _ in self._listed(clause)))

    def _listed(self, clause: str) -> tuple[tuple[str, str | None], ...]:
        """The editions of a clause with their languages; the folder is looked into once."""
        self._folders_looked_at.add(clause)
        if clause not in self._editions:
            more = [name.rpartition("/")[2] for name in self._supplied if name.startswith(f"clauses/{clause}/")]
            self._editions[clause] = self.workspace.editions(clause, more)
        return self._editions[clause]

    def clause(self, wanted: str, lang: str, origin: Origin, line: str, collector: Collector) -> Clause | None:
        """The clause `culture@2017` (or the last edition, when none is named) in the language of `lang`.

        Collects, at the place that asks for it: unknown-clause,
        unknown-edition, missing-language-version; and the clause's own problems.
        """
        match = _EDITION_NAME.fullmatch(wanted)
        known = self.editions(match["clause"]) if match else ()
        if match is None or not known:
            facts = self._unknown_clause(wanted, is_name=match is not None)
            collector.take(Diagnostic("unknown-clause", origin, facts=facts, line=line))
            return None
        clause, edition = match["clause"], match["edition"] or known[-1]
        if edition not in known:
            closest = near(edition, known) or known[-1]
            facts = {"clause": clause, "edition": edition, "near": closest, "known": ", ".join(known)}
            collector.take(Diagnostic("unknown-edition", origin, facts=facts, line=line))
            return None
        code = primary(lang)
        languages = [tag for name, tag in self._listed(clause) if name == edition]
        for tag in (lang, code):
            if tag in languages:
                return self._clause(clause, edition, tag, f"clauses/{clause}/{edition}.{tag}.md", collector)
        if None in languages:
            plain = self._clause(clause, edition, None, f"clauses/{clause}/{edition}.md", collector)
            if plain is None or primary(plain.lang) == code:
                return plain
        collector.add("missing-language-version", origin, line=line, clause=clause, edition=edition, lang=code)
        return None

    def _unknown_clause(self, wanted: str, *, is_name: bool) -> dict[str, str]:
        """What is said of a clause that is not there: the nearest name, or the files that its folder holds instead."""
        name = wanted.split("@")[0]
        ids = self.workspace.clause_ids()
        return {
            "name": name,
            "near": "" if name in ids else near(name, ids),
            "there": name if name in ids and not is_name else "",
            "files": ", ".join(self.workspace.others(f"clauses/{name}")) if is_name else "",
        }

    def clause_as_written(self, wanted: str, collector: Collector) -> Clause | None:
        """The clause `culture@2017` in the language it was first written in. Collects as `clause` does."""
        clause, _, edition = wanted.partition("@")
        tags = [tag for name, tag in self._listed(clause) if name == edition]
        lang = tags[0] if tags and tags[0] else None
        if tags and lang is None:
            version = self._clause(clause, edition, None, f"clauses/{clause}/{edition}.md", collector)
            lang = version.lang if version else "fr"
        return self.clause(wanted, lang or "fr", Origin(wanted), "", collector)

    def every_clause(self, collector: Collector) -> tuple[Clause, ...]:
        """All editions of all clauses in all languages, with their problems."""
        clauses = []
        for clause in self.workspace.clause_ids():
            for edition, tag in self.workspace.editions(clause):
                file = f"clauses/{clause}/{edition}.{tag}.md" if tag else f"clauses/{clause}/{edition}.md"
                if read_clause := self._clause(clause, edition, tag, file, collector):
                    clauses.append(read_clause)
        return tuple(clauses)

    def _clause(self, clause: str, edition: str, lang: str | None, file: str, collector: Collector) -> Clause | None:
        self._looked_at.update((file, trace_of(clause, edition)))
        if file not in self._clauses:
            clause_problems = Collector()
            version = None
            try:
                text = self.text(file)
                if text is not None:
                    version = self._split(clause, edition, lang, file, text, clause_problems)
            except Refused as refused:
                clause_problems.extend(refused.diagnostics)
            self._clauses[file] = (version, tuple(clause_problems))
        result, problems = self._clauses[file]
        collector.extend(problems)
        return result

    def _split(
        self, clause: str, edition: str, lang: str | None, file: str, text: str, collector: Collector
    ) -> Clause | None:
        match = FENCE.match(text)
        if match is None:
            collector.add("no-front-matter", Origin(file), line=text.split("\n", 1)[0])
            return None
        front = parse(match["front"], file, collector, first_line=2)
        if front is None:
            return None
        record = validate(ClauseFront, front, collector) if front.data is not None else ClauseFront()
        if record is None:
            return None
        line = match[0].count("\n") + 1
        version = Clause(clause, edition, lang or record.lang, file, record, text[match.end() :], line, front)
        trace = self._record(Trace, trace_of(clause, edition), collector)
        if trace is None or not trace.record.steps:
            return version
        steps = trace.record.steps
        stands = record.model_copy(update={"status": steps[-1].status})
        version = replace(version, front=stands, steps=steps, trace=trace.source)
        kept = steps[-1].sha256.get(file.rpartition("/")[2])
        if kept is None or kept == fingerprint(version):
            return version
        path = self.workspace.find(approved_copy(file))
        approved = FENCE.sub("", decode(read(path, file), file), count=1) if path is not None else ""
        return replace(version, approved=approved)

    # templates

    def template(self, name: str, origin: Origin, line: str, collector: Collector) -> Template | None:
        """The template folder of that name. Collects unknown-template at the place that asks for it."""
        if not NAME.fullmatch(name) or self.workspace.find(f"templates/{name}/template.yaml") is None:
            known = self.workspace.template_names()
            collector.add(
                "unknown-template", origin, line=line, name=name, near=near(name, known), known=", ".join(known)
            )
            return None
        if name not in self._templates:
            template_problems = Collector()
            self._templates[name] = (self._template(name, template_problems), tuple(template_problems))
        result, problems = self._templates[name]
        if result is not None:
            for part in ("template.yaml", *_PARTS):
                self._looked_at.update(self._candidates(name, part))
        collector.extend(problems)
        return result

    def _template(self, name: str, collector: Collector) -> Template | None:
        record = self._template_record(name, collector)
        if record is None:
            return None
        files = {}
        for part in _PARTS:
            file = next((candidate for candidate in self._candidates(name, part) if self.workspace.find(candidate)), "")
            file = file or f"templates/{name}/{part}"
            try:
                text = self.text(file)
            except Refused as refused:
                collector.extend(refused.diagnostics)
                return None
            if text is None:
                collector.add("unreadable-file", Origin(file), name=file, reason="not found")
                return None
            files[part] = (text, file)
        skeleton, page, style = files["skeleton.jinja"], files["page.jinja"], files["style.css"]
        return Template(
            name, record.record, record.source, skeleton[0], skeleton[1], page[0], page[1], style[0], style[1]
        )

    def _candidates(self, name: str, part: str) -> Iterator[str]:
        """Where a file of a template may stand: in its own folder, or in those of its bases in order."""
        seen: list[str] = []
        while name and name not in seen:
            seen.append(name)
            yield f"templates/{name}/{part}"
            record = self._template_record(name, Collector())
            name = (record.record.base or "") if record else ""

    def _template_record(
        self, name: str, collector: Collector, above: tuple[str, ...] = ()
    ) -> Sourced[TemplateRecord] | None:
        def over_base(source: Yaml, problems: Collector) -> Yaml:
            return self._over_base(source, (*above, name), problems)

        sourced = self._record(TemplateRecord, f"templates/{name}/template.yaml", collector, over_base)
        return replace(sourced, record=in_every_language(sourced.record)) if sourced is not None else None

    def _over_base(self, source: Yaml, above: tuple[str, ...], collector: Collector) -> Yaml:
        """What a template says, over what its base says. Collects unknown-template."""
        base = source.data.get("base") if isinstance(source.data, dict) else None
        if not isinstance(base, str):
            return source
        known = [template for template in self.workspace.template_names() if template not in above]
        if base not in known:
            origin = source.origin("base")
            collector.add(
                "unknown-template",
                origin,
                line=source.line(origin),
                name=base,
                near=near(base, known),
                known=", ".join(known),
            )
            return source
        under = self._template_record(base, Collector(), above)
        if under is None:
            return source
        data = {**under.source.data, **source.data}
        for part in ("slots", "numbering", "words"):
            if isinstance(source.data.get(part), dict):
                data[part] = {**under.source.data.get(part, {}), **source.data[part]}
        return replace(source, data=data)


def _few_of_each(acts: list[tuple[str, Protocol]]) -> tuple[tuple[str, Protocol], ...]:
    """Two acts of each kind, period and day: an act is compared with another one, and copies say nothing more."""
    groups: dict[tuple[str, str, str], list[tuple[str, Protocol]]] = {}
    for name, record in acts:
        kinds = "|".join(kind.text for kind in record.kind.values())
        day = next((event.date.isoformat() for event in record.signing.events if event.date), "")
        same = groups.setdefault((kinds, str(record.period), day), [])
        if len(same) < 2:
            same.append((name, record))
    return tuple(act for same in groups.values() for act in same)
