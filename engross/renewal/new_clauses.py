"""New clauses: written if the answers give their words, and put where the answers say."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from engross.diagnostics import Collector, Diagnostic, Path
from engross.renewal.act_file import entries_below, path_of, read_yaml, value_at, with_new_clause
from engross.source.editions import next_edition, notes_file
from engross.source.edits import add, add_before, drop, put, scalar
from engross.source.yamlfile import stretches
from engross.workspace import NAME

if TYPE_CHECKING:
    from engross.model.answers import NewClause
    from engross.model.template import Slot
    from engross.renewal.answers import GivenAnswer
    from engross.source.library import Library


def clause_id(clause: NewClause) -> str:
    """The id of a new clause in the act: the given one, else one made from its heading (« Le sport » is le-sport)."""
    if clause.clause:
        return clause.clause.split("@")[0]
    heading = next(iter((clause.heading or {}).values()), "")
    plain = unicodedata.normalize("NFKD", heading.replace("’", "-")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def written(
    library: Library, given: GivenAnswer, year: int, languages: tuple[str, ...], collector: Collector
) -> tuple[str, dict[str, str]]:
    """The edition of a new clause, and the files to write for it; no files if the answer names an existing clause.

    A clause given with its words becomes a draft edition: the first of its clause, or the next one. Collects
    clause-name for an id that no file may have.
    """
    clause: NewClause = given.value
    ident = clause_id(clause)
    if clause.words is None:
        return clause.clause or ident, {}
    if not NAME.fullmatch(ident):
        facts = {"name": clause.clause or next(iter((clause.heading or {}).values()), "")}
        collector.take(Diagnostic("clause-name", given.at, facts=facts, line=given.line))
        return ident, {}
    known = library.editions(ident)
    edition = clause.clause.partition("@")[2] if clause.clause else ""
    edition = edition or (next_edition(known, year) if known else str(year))
    files = {}
    for tag in languages:
        words = _in(clause.words, tag)
        if words is None:
            continue
        heading = _in(clause.heading, tag)
        front = (f"heading: {scalar(heading)}\n" if heading else "") + f"lang: {tag}\nstatus: draft\n"
        ending = "" if tag == languages[0] else f".{tag.split('-')[0]}"
        files[f"clauses/{ident}/{edition}{ending}.md"] = f"---\n{front}---\n{words.strip()}\n"
    if clause.by:
        files[notes_file(ident, edition)] = f"- {clause.by}\n"
    return f"{ident}@{edition}", files


def _in(texts: Mapping[str, str] | None, tag: str) -> str | None:
    from engross.model.tag import localized

    return localized(texts, tag)


class Placing:
    """Puts clauses into the text of an act's file, one at a time. `slots` are the places of its template."""

    def __init__(self, text: str, slots: Mapping[str, Slot], dropped: tuple[str, ...], collector: Collector) -> None:
        self.text = text
        self.slots = slots
        self.dropped = dropped
        self.collector = collector
        self._last: dict[str, str] = {}
        """By the id of a clause, the clause that was put after it last; the next one follows that one."""

    def put(self, given: GivenAnswer, ident: str, name: str) -> None:
        """Put the clause `name` after the clause that the answer names, in the named place, or after dropped clauses.

        Collects place-full (the place takes one clause, and none inside it), new-clause-nowhere (no place is known).
        """
        clause: NewClause = given.value
        after = clause.after or ""
        if not after and clause.place is None:
            after = self._where_dropped() or ""
            if not after:
                self._refuse("new-clause-nowhere", given, ident)
                return
        if after:
            before = self._last.get(after, after)
            text = self._after(before, name)
            # Example: `b` was put after `a`, and now `c` after `b`. The next clause after `a` must follow `c`.
            for key, last in self._last.items():
                if last == before:
                    self._last[key] = ident
            self._last[after] = ident
        else:
            text = self._in_place(str(clause.place), name)
        if text is None:
            self._refuse("place-full", given, clause.place or after)
        else:
            self.text = text

    def _refuse(self, code: str, given: GivenAnswer, name: str) -> None:
        known = ", ".join(ident for _, ident in entries_below(read_yaml(self.text).data))
        facts = {"name": name, "known": known}
        self.collector.take(Diagnostic(code, given.at, facts=facts, line=given.line))

    def _where_dropped(self) -> str | None:
        """The last of the clauses that are dropped, if they all stand beside one another."""
        paths = {path: ident for path, ident in entries_below(read_yaml(self.text).data) if ident in self.dropped}
        return list(paths.values())[-1] if len({path[:-1] for path in paths}) == 1 else None

    def _after(self, after: str, name: str) -> str | None:
        path = path_of(self.text, after)
        if path is None:
            return None
        if isinstance(path[-1], int):
            return add(self.text, path, scalar(name))
        slot = self.slots.get(str(path[-1]))
        if slot is not None and slot.many:
            return with_new_clause(self.text, name, str(path[-1]), after)
        return self._inside(path, name, first=True) if slot is not None and slot.contains else None

    def _in_place(self, place: str, name: str) -> str | None:
        slot = self.slots.get(place)
        if slot is None:
            path = path_of(self.text, place)
            return self._inside(path, name) if path is not None else None
        here = (read_yaml(self.text).data.get("clauses") or {}).get(place)
        if slot.many or not here:
            return with_new_clause(self.text, name, place, None)
        entry_path: Path = ("clauses", place, 0) if isinstance(here, list) else ("clauses", place)
        return self._inside(entry_path, name) if slot.contains else None

    def _inside(self, path: Path, name: str, *, first: bool = False) -> str:
        """The text with the clause added to those that the entry at `path` contains: last, or first."""
        return with_contained(self.text, path, scalar(name), first=first)


def with_contained(text: str, path: Path, entry: str, *, first: bool = False) -> str:
    """The text with `entry`, which is YAML, added to those that the entry at `path` contains: last, or first."""
    container: Any = value_at(read_yaml(text).data, path)
    if isinstance(container, str):
        return put(text, path, f"{{clause: {scalar(container)}, contains: [{entry}]}}")
    inner = container.get("contains")
    if not inner:
        return add(text, (*path, "clause"), f"contains: [{entry}]")
    below: Path = (*path, "contains", 0 if first else len(inner) - 1)
    return add_before(text, below, entry) if first else add(text, below, entry)


def in_order(text: str, order: tuple[str, ...]) -> str:
    """The text with these entries in that order. They must stand in one list; its other entries keep their places."""
    for before, ident in itertools.pairwise(order):
        path = path_of(text, ident)
        if path is None or not isinstance(path[-1], int):
            continue
        entry = entry_text(text, path)
        text = drop(text, path)
        anchor = path_of(text, before)
        assert anchor is not None  # it stands beside the one that was taken out
        text = add(text, anchor, entry)
    return text


def entry_text(text: str, path: Path) -> str:
    """An entry as it is typed, without its indentation."""
    here = stretches(text)[path]
    margin = here.start - (text.rfind("\n", 0, here.start) + 1)
    first, *more = text[here.start : here.end].split("\n")
    return "\n".join([first, *(line[margin:] for line in more)])


def beside_one_another(text: str, order: tuple[str, ...]) -> bool:
    """Whether these entries all stand in one list."""
    paths = [path_of(text, ident) for ident in order]
    return all(path is not None and isinstance(path[-1], int) for path in paths) and (
        len({path[:-1] for path in paths if path is not None}) <= 1
    )


def by_dependence(new: list[GivenAnswer]) -> Iterator[GivenAnswer]:
    """New clauses in the given order, except that a clause comes after the new clause that it follows."""
    left = list(new)
    names = {clause_id(given.value) for given in new}
    done: set[str] = set()
    while left:
        ready = [
            waiting
            for waiting in left
            if waiting.value.after is None or waiting.value.after not in names or waiting.value.after in done
        ]
        if not ready:
            yield from left  # a circle: for each of them it is then reported that the clause before it does not exist
            return
        given = ready[0]
        left.remove(given)
        done.add(clause_id(given.value))
        yield given
