"""Workspaces: lists the protocols of one, gives the schemas of its files, and makes a new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from engross.api.arguments import File, one_of
from engross.diagnostics import Collector
from engross.messages import LANGUAGES
from engross.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Listed:
    """A protocol in a list. `start` and `end` are its first and last day; base acts have what `radar` tells of them."""

    name: str
    title: str
    period: str
    state: str
    parties: tuple[str, ...]
    end: date | None = None
    begin: date | None = None
    standing: str = ""
    start: date | None = None


def listing(workspace: Workspace, today: date) -> tuple[Listed, ...]:
    """Every protocol with its title, period, state, parties, and its deadlines as of `today`.

    A protocol that cannot be read is listed with its name alone. An amendment expires with the act that it amends.
    """
    from engross.portfolio.deadlines import deadlines
    from engross.source.library import Library

    library = Library(workspace)
    known = {deadline.name: deadline for deadline in deadlines(library, today, Collector())}
    out = []
    for name in workspace.act_names():
        protocol_file = library.protocol(name, Collector())
        if protocol_file is None:
            out.append(Listed(name, "", "", "", ()))
            continue
        protocol = protocol_file.record
        title = next(iter((protocol.title or {}).values()), "") or next(iter(protocol.kind.values())).text
        period = str(protocol.period) if protocol.period else ""
        start, end, begin, standing = None, None, None, ""
        if (deadline_of_act := known.get(name)) is not None:
            end, begin, standing = deadline_of_act.end, deadline_of_act.begin, deadline_of_act.standing.value
            start = deadline_of_act.start
        elif protocol.amends is not None and (base := known.get(protocol.amends.act)) is not None:
            end = base.end
        out.append(Listed(name, title, period, protocol.state.value, protocol.parties, end, begin, standing, start))
    return tuple(out)


def schemas(lang: str = "en") -> dict[str, dict[str, Any]]:
    """The JSON Schema of each kind of YAML file, and of the JSON that comparisons are written as, by file name."""
    from engross.render.redline_json import output_schemas
    from engross.schema import schemas as made

    return made(lang) | output_schemas()


def create(folder: File, lang: str = "fr") -> tuple[Path, ...]:
    """A workspace ready to build in `folder`. Raises `Refused` (folder-not-empty, cannot-write)."""
    from engross.starter import create as made

    one_of("lang", lang, LANGUAGES)
    return made(Path(folder), lang)
