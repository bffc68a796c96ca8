"""The blanks of a draft, who signs included, with what each accepts; `fill` answers them, one or several at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from engross.api.arguments import as_yaml
from engross.diagnostics import Collector, Diagnostic, Origin, Refused
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.diagnostics import Path as KeyPath
    from engross.model.protocol import Protocol
    from engross.source.library import Library

Kind = Literal["day", "year", "number", "place", "person", "text"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank: its name, what it accepts (`kind`), and where it is printed (a heading, `cover`, or `signatures`).

    For a person, `party` and `office` say who signs.
    """

    name: str
    kind: Kind
    where: str
    party: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class FilledDraft:
    """The result of `fill`: the file, the names of the filled blanks, and the blanks that are left."""

    path: Path
    filled: tuple[str, ...]
    left: tuple[Blank, ...]


def blanks(workspace: Workspace, name: str) -> tuple[Blank, ...]:
    """The blanks of the protocol `name` in the order of its file, then the unknown signatories. Raises `Refused`."""
    from engross.source.library import Library

    return _blanks(Library(workspace), name)[0]


def fill(workspace: Workspace, name: str, values: Mapping[str, Any]) -> FilledDraft:
    """Write these answers into the file of a protocol: all of them, or none if one is refused.

    A day is a `date`, 2027-03-01 or « 1er mars 2027 »; a place the name of a party or a town; a person a name, with the
    gender after a comma if the title needs it, or `-` if nobody signs in that office. Raises `Refused`: unknown-value,
    blank-not-filled (an answer is not of the kind asked for), and what keeps the protocol from being read.
    """
    from engross.renewal.act_file import fill_blank
    from engross.renewal.vacancies import with_holder, without_signatory
    from engross.source.edits import scalar
    from engross.source.library import Library
    from engross.source.record import near

    library = Library(workspace)
    known, text, vacant = _blanks(library, name)
    by_name = {blank.name: blank for blank in known}
    against = Collector()
    where = Origin(f"protocols/{name}.yaml")
    for key, value in values.items():
        blank = by_name.get(key)
        if blank is None:
            shown = ", ".join(by_name) or "–"
            against.add("unknown-value", where, name=key, near=near(key, by_name), known=shown)
            continue
        read = _read(library, blank, value)
        if read is None:
            facts = {"name": key, "found": str(value), "expected": f"blank {blank.kind}"}
            against.take(Diagnostic("blank-not-filled", where, facts=facts))
        elif blank.kind == "person":
            person, gender = read
            filled = with_holder(text, vacant[key], person, gender) if person else without_signatory(text, vacant[key])
            if filled is None:
                facts = {"name": key, "found": str(value), "expected": "blank person"}
                against.take(Diagnostic("blank-not-filled", where, facts=facts))
            text = filled or text
        elif blank.kind == "place" and isinstance(read, tuple):
            text = _place(text, key, read[0])
        else:
            text = fill_blank(text, key, scalar(read) if isinstance(read, str) else as_yaml(key, read))
    if against.failed:
        raise Refused(against.sorted())
    path = workspace.root / "protocols" / f"{name}.yaml"
    if values:
        write(path, text.encode())
    left = tuple(blank for blank in known if blank.name not in values)
    return FilledDraft(path, tuple(values), left)


def _blanks(library: Library, name: str) -> tuple[tuple[Blank, ...], str, Mapping[str, Any]]:
    """The blanks of a protocol, the text of its file, and its vacancies by name."""
    from engross.renewal.act_file import blank_paths
    from engross.renewal.vacancies import vacancies

    collector = Collector()
    protocol = library.protocol(name, collector)
    if protocol is None:
        raise Refused(collector.sorted())
    text = "\n".join(protocol.source.lines)
    out = []
    for blank, path in blank_paths(text).items():
        kind, where = _kind(library, protocol.record, text, path)
        out.append(Blank(blank, kind, where))
    days = [event.date for event in protocol.record.signing.events if event.date]
    vacant = vacancies(library, protocol.record, max(days, default=None), text)
    out += [Blank(key, "person", "signatures", vacancy.party, vacancy.office) for key, vacancy in vacant.items()]
    return tuple(out), text, vacant


def _kind(library: Library, record: Protocol, text: str, path: KeyPath) -> tuple[Kind, str]:
    """What a blank at `path` of an act's file accepts, and where it is printed."""
    from engross.renewal.act_file import entries_below, read_yaml, value_at

    if path[0] == "signing":
        last = path[-1]
        return ("day" if last == "date" else "place" if last == "place" else "text"), "signatures"
    if path[0] in ("title", "subject", "kind"):
        return "text", "cover"
    data = read_yaml(text).data
    entry = next(
        (
            entry_path
            for entry_path, _ in entries_below(data)
            if path[: len(entry_path)] == entry_path and path[len(entry_path) : len(entry_path) + 1] == ("with",)
        ),
        None,
    )
    if entry is None:
        return "text", "–"
    chosen: Any = value_at(data, entry)
    clause = library.clause(str(chosen["clause"]), record.languages[0], Origin(""), "", Collector())
    variable = clause.front.variables.get(str(path[len(entry) + 1])) if clause is not None else None
    kinds: dict[str, Kind] = {"date": "day", "year": "year", "integer": "number", "amount": "number"}
    kind = kinds.get(variable.type, "text") if variable is not None and len(path) == len(entry) + 2 else "text"
    return kind, (clause.label or clause.id) if clause is not None else "–"


def _read(library: Library, blank: Blank, value: Any) -> Any:
    """An answer as the file holds it; None if it is not of the kind asked for."""
    from engross.api.periods import read_day
    from engross.model.synonyms import in_english

    answer = str(value).strip()
    if not answer:
        return None
    if blank.kind == "day":
        day = read_day(value)
        return day.isoformat() if day is not None else None
    if blank.kind == "year":
        return int(answer) if re.fullmatch(r"(1[5-9]|2[0-9])\d\d", answer) else None
    if blank.kind == "number":
        plain = re.sub(r"[\s\u00a0\u202f]", "", answer)
        return int(plain) if plain.isdecimal() else None
    if blank.kind == "person":
        if answer == "-":
            return "", None
        person, _, gender = (part.strip() for part in answer.rpartition(","))
        gender = in_english(gender, ("masculine", "feminine"))
        return (person, gender) if person and gender in ("masculine", "feminine") else (answer, None)
    if blank.kind == "place":
        return next(((key,) for key in library.party_names if answer.lower() in _names(library, key)), answer)
    return answer


def _names(library: Library, key: str) -> set[str]:
    """The names of a party and of its town, in lower case."""
    party = library.party(key, Collector())
    nouns = [*(party.record.town or {}).values(), *party.record.name.values()] if party is not None else []
    return {key, *(noun.text.lower() for noun in nouns)}


def _place(text: str, name: str, party: str) -> str:
    """The text in which a blank place becomes the town of a party: `at:` instead of `place:`."""
    from engross.renewal.act_file import blank_paths
    from engross.source.edits import put, rename

    path = blank_paths(text)[name]
    return rename(put(text, path, party), path, "at")


__all__ = ["Blank", "FilledDraft", "blanks", "fill"]
