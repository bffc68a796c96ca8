"""Showing: the tree of a protocol, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from engross.api.building import BuildOptions, build
from engross.diagnostics import Refused
from engross.workspace import Workspace


def show(workspace: Workspace, name: str) -> str:
    """The tree of a protocol as text, with the file and line of each part. Raises `Refused`."""
    from engross.acts import act
    from engross.render.document_tree import tree
    from engross.source.library import Library

    assembled_act = act(Library(workspace), name)
    if assembled_act.assembled is None:
        raise Refused(assembled_act.diagnostics)
    return tree(assembled_act.assembled.document)


def document_json(workspace: Workspace, name: str) -> str:
    """The tree of a protocol as JSON. Raises `Refused`."""
    built = build(workspace, (name,), BuildOptions("json", Path("-")))[0]
    if built.content is None:
        raise Refused(built.diagnostics)
    return built.content.decode()
