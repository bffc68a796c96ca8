"""Showing: the tree of a protocol, for people and for programs."""

from __future__ import annotations

from pathlib import Path

from engross.api.building import BuildOptions, build
from engross.diagnostics import Refused
from engross.workspace import Workspace


def show(workspace: Workspace, name: str) -> str:
    """The tree of a protocol: what stands where, and which file and line each word came from. Raises `Refused`."""
    from engross.acts import act
    from engross.render.document_tree import tree
    from engross.source.library import Library

    made = act(Library(workspace), name)
    if made.assembled is None:
        raise Refused(made.diagnostics)
    return tree(made.assembled.document)


def document_json(workspace: Workspace, name: str) -> str:
    """The same as JSON. Raises `Refused`."""
    built = build(workspace, (name,), BuildOptions("json", Path("-")))[0]
    if built.content is None:
        raise Refused(built.diagnostics)
    return built.content.decode()
