"""Changes a workspace's own files: adopts built-in relations, enters holders of offices and acts without a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross.api.arguments import day_of, one_of, wrong
from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.party import Party
    from engross.source.library import Library, Sourced

GENDERS = ("masculine", "feminine")


@dataclass(frozen=True, slots=True)
class Adopted:
    """The result of `adopt`: the files written, and those that existed and were kept."""

    files: tuple[Path, ...]
    kept: tuple[Path, ...]


def adopt(workspace: Workspace, relation: str) -> Adopted:
    """Copy a built-in relation into the workspace: its protocols, the parties and all editions of the clauses they use.

    Existing files stay as they are. Raises `Refused` (unknown-relation, cannot-write).
    """
    files, unchanged = adoptable(workspace, relation)
    for name, content in files.items():
        write(workspace.root / name, content)
    return Adopted(tuple(workspace.root / name for name in files), tuple(workspace.root / name for name in unchanged))


def adoptable(workspace: Workspace, relation: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The content that `adopt` would write, by file name, and the names of files that it would keep.

    Raises `Refused` (unknown-relation).
    """
    from engross.source.record import near

    builtin = Workspace(workspace.builtin, workspace.builtin)
    known = sorted({name.split("/")[0] for name in builtin.protocol_names()})
    if relation not in known:
        facts = {"near": near(relation, known)}
        raise refuse("unknown-relation", Origin(f"protocols/{relation}"), name=relation, **facts)
    files: dict[str, bytes] = {}
    unchanged: list[str] = []
    for path in _used(builtin, relation):
        name = path.relative_to(builtin.root).as_posix()
        if (workspace.root / name).exists():
            unchanged.append(name)
        else:
            files[name] = path.read_bytes()
    return files, tuple(unchanged)


def _used(builtin: Workspace, relation: str) -> Iterator[Path]:
    """The files of a relation, of its parties and of the clauses that its protocols choose."""
    from engross.source.library import Library

    library = Library(builtin)
    parties: dict[str, None] = {}
    clauses: dict[str, None] = {}
    for name in builtin.protocol_names():
        if name.split("/")[0] != relation:
            continue
        protocol = library.protocol(name, Collector())
        if protocol is not None:
            parties |= dict.fromkeys(protocol.record.parties)
            clauses |= dict.fromkeys(_chosen(protocol.record.clauses.values()))
    yield from sorted(path for path in (builtin.root / "protocols" / relation).iterdir() if path.is_file())
    for party in parties:
        path = builtin.root / "parties" / f"{party}.yaml"
        if path.is_file():
            yield path
    for clause in clauses:
        yield from sorted(path for path in (builtin.root / "clauses" / clause).glob("*") if path.is_file())


def _chosen(places: Any) -> Iterator[str]:
    for entries in places:
        for entry in entries:
            yield entry.clause.split("@")[0]
            yield from _chosen([entry.contains])


def set_holder(
    workspace: Workspace,
    party: str,
    office: str,
    name: str,
    *,
    since: date,
    gender: str | None = None,
    source: str | None = None,
) -> tuple[Path, str]:
    """Enter who holds an office from the day `since`; the period of the holder before ends on the day before.

    Gives the file, and the name of the holder before (empty if none was in office). A built-in party is copied into the
    workspace first. Raises `Refused`: unknown-party, unknown-office, gender-needed (the title of the office has two
    forms and `gender` is not said), holder-later (somebody is entered from a later day), argument-refused.
    """
    one_of("gender", gender, GENDERS)
    day = day_of("since", since)
    if day is None:
        raise wrong("since", since, kind="day")
    if not name.strip():
        raise wrong("name", name, kind="text")
    party_file = _party_file(workspace, party)
    _require_free_office(party_file, party, office, name, day, gender)
    text, before = _with_end_of_term(party_file, office, day - timedelta(days=1))
    text = _with_holder(text, party_file, office, _holder_entry(name, day, gender or GENDERS[0], source))
    target = workspace.root / f"parties/{party}.yaml"
    write(target, text.encode())
    return target, before


def _party_file(workspace: Workspace, party: str) -> Sourced[Party]:
    """The file of a party. Raises `Refused`: unknown-office-party, or what is wrong in the file."""
    from engross.source.library import Library
    from engross.source.record import near

    library, collector = Library(workspace), Collector()
    if party not in library.party_names:
        facts = {"near": near(party, library.party_names), "known": ", ".join(library.party_names) or "–"}
        raise refuse("unknown-office-party", Origin(f"parties/{party}.yaml"), name=party, **facts)
    party_file = library.party(party, collector)
    if party_file is None:
        raise Refused(collector.sorted())
    return party_file


def _require_free_office(
    party_file: Sourced[Party], party: str, office: str, name: str, day: date, gender: str | None
) -> None:
    """Raises `Refused` (unknown-office, gender-needed, holder-later) if `name` cannot be entered from `day`."""
    from engross.source.record import near

    record, places = party_file.record, party_file.source
    held = record.offices.get(office)
    if held is None:
        facts = {"near": near(office, record.offices), "known": ", ".join(record.offices) or "–", "party": party}
        raise refuse("unknown-office", places.origin("offices"), name=office, **facts)
    if gender is None and any(title.masculine != title.feminine for title in held.title.values()):
        origin = places.origin("offices", office, "title")
        raise refuse("gender-needed", origin, line=places.line(origin), name=name, office=office)
    for index, holder in enumerate(held.holders):
        if holder.start is not None and holder.start >= day:
            origin = places.origin("offices", office, "holders", index)
            days = {"holder": holder.name, "from": holder.start.isoformat(), "day": day.isoformat()}
            raise refuse("holder-later", origin, line=places.line(origin), name=name, **days)


def _with_end_of_term(party_file: Sourced[Party], office: str, last: date) -> tuple[str, str]:
    """The text of the file in which nobody holds `office` after the day `last`, and who held it (empty for nobody)."""
    from engross.source.edits import add, put

    places = party_file.source
    text, before = "\n".join(places.lines), ""
    for index, holder in enumerate(party_file.record.offices[office].holders):
        if holder.end is None or holder.end > last:
            before = holder.name
            path = ("offices", office, "holders", index)
            if (*path, "to") in places.keys:
                text = put(text, (*path, "to"), last.isoformat())
            else:
                after = [key for key in places.keys if key[:-1] == path][-1]
                text = add(text, after, f"to: {last.isoformat()}")
    return text, before


def _holder_entry(name: str, day: date, gender: str, source: str | None) -> str:
    """A holder as a mapping of YAML on one line."""
    from engross.source.edits import scalar

    parts = [f"name: {scalar(name.strip())}", f"gender: {gender}", f"from: {day.isoformat()}"]
    parts += [f"source: {scalar(source)}"] if source else []
    return f"{{{', '.join(parts)}}}"


def _with_holder(text: str, party_file: Sourced[Party], office: str, entry: str) -> str:
    """`text` with `entry` as the last holder of `office`."""
    from engross.source.edits import add, put

    places = party_file.source
    holders: tuple[str | int, ...] = ("offices", office, "holders")
    if held := party_file.record.offices[office].holders:
        return add(text, (*holders, len(held) - 1), entry)
    if holders in places.values:
        return put(text, holders, f"[{entry}]")
    last_key = [key for key in places.keys if key[:-1] == holders[:-1]][-1]
    return add(text, last_key, f"holders: [{entry}]")


def add_known_act(workspace: Workspace, relation: str, period: str, *, source: str, signed: date | None = None) -> Path:
    """Enter an act that is known without its text in the record of a relation; makes the record if there is none.

    Raises `Refused`: not-a-period, act-known (an act of that period is there), unknown-relation.
    """
    from engross.api.periods import read_period
    from engross.source.edits import add, put, scalar
    from engross.source.library import Library

    wanted, day = read_period(period, Origin("period")), day_of("signed", signed)
    library, collector = Library(workspace), Collector()
    names = [name for name in workspace.protocol_names() if name.split("/")[0] == relation]
    if not names:
        raise refuse("unknown-relation", Origin(f"protocols/{relation}"), name=relation, near="")
    relation_file = library.relation(relation, collector)
    if collector.failed:
        raise Refused(collector.sorted())
    periods = [act.period for act in relation_file.record.acts] if relation_file is not None else []
    periods += _periods(library, names)
    if wanted in periods:
        raise refuse("act-known", Origin(f"protocols/{relation}/relation.yaml"), period=str(wanted), name=relation)
    written = str(wanted) if wanted.whole_years else f"{{from: {wanted.start}, to: {wanted.end}}}"
    parts = [f"period: {written}"] + ([f"signed: {day.isoformat()}"] if day else []) + [f"source: {scalar(source)}"]
    entry = f"{{{', '.join(parts)}}}"
    file = workspace.root / "protocols" / relation / "relation.yaml"
    if relation_file is None:
        text = f"name: {scalar(relation)}\nacts:\n  - {entry}\n"
    else:
        text = "\n".join(relation_file.source.lines)
        if relation_file.record.acts:
            text = add(text, ("acts", len(relation_file.record.acts) - 1), entry)
        elif ("acts",) in relation_file.source.values:
            text = put(text, ("acts",), f"[{entry}]")
        else:
            last = [key for key in relation_file.source.keys if len(key) == 1][-1]
            text = add(text, last, f"acts: [{entry}]")
    write(file, text.encode())
    return file


def _periods(library: Library, names: list[str]) -> list[Any]:
    protocols = (library.protocol(name, Collector()) for name in names)
    return [protocol.record.period for protocol in protocols if protocol is not None and protocol.record.amends is None]


__all__ = ["Adopted", "add_known_act", "adopt", "adoptable", "set_holder"]
