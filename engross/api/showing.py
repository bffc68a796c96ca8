"""Showing: the tree of a protocol, for people and for programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engross.api.building import BuildOptions, build
from engross.diagnostics import Refused
from engross.workspace import Workspace


def show(workspace: Workspace, name: str, *, today: date | None = None, lang: str = "en") -> str:
    """The tree of a protocol as text, with the file and line of each part; with `today`, its life on that day above.

    Raises `Refused`.
    """
    from engross.acts import act
    from engross.api.living import life_lines
    from engross.render.document_tree import tree
    from engross.source.library import Library

    assembled_act = act(Library(workspace), name)
    if assembled_act.assembled is None:
        raise Refused(assembled_act.diagnostics)
    shown = tree(assembled_act.assembled.document)
    return f"{life_lines(workspace, name, today, lang)}\n{shown}" if today is not None else shown


def document_json(workspace: Workspace, name: str) -> str:
    """The tree of a protocol as JSON. Raises `Refused`."""
    built = build(workspace, (name,), BuildOptions("json", Path("-")))[0]
    if built.content is None:
        raise Refused(built.diagnostics)
    return built.content.decode()
