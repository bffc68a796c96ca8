"""Comparing: two texts to a redline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engross.api.negotiating import present_three
from engross.api.redlining import Compared, CompareOptions, present
from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.workspace import Workspace, find

if TYPE_CHECKING:
    from engross.model.outline import Outline


def compare(workspace: Workspace | None, old: str, new: str, options: CompareOptions | None = None) -> Compared:
    """The redline from `old` to `new` with its account, in the form that `options` ask for.

    Either is a protocol, an edition of a clause (`culture@2017`) or a file
    that holds an outline (`….json`). Raises `Refused` with what is wrong with
    either, or if the redline does not give both texts back, character for
    character (redline-not-exact).
    """
    from engross.compare import compare as compared

    redline = compared(_outline(workspace, old), _outline(workspace, new))
    return present(redline, workspace, old, new, options or CompareOptions())


def compare_three(
    workspace: Workspace | None,
    last: str,
    ours: str,
    theirs: str,
    options: CompareOptions | None = None,
    *,
    labels: tuple[str, str] = ("", ""),
) -> Compared:
    """The changes of both sides since `last`, each with its author, as text, HTML or JSON.

    The texts are named as for `compare`; `labels` name our side and theirs. Raises `Refused` as `compare` does.
    """
    from engross.compare.three import compare_three as compared

    names = (last, ours, theirs)
    three = compared(*(_outline(workspace, name) for name in names))
    return present_three(three, workspace, names, labels, options or CompareOptions())


def _outline(workspace: Workspace | None, name: str) -> Outline:
    """What is to be compared, as an outline."""
    from engross.acts import act
    from engross.render.outline import outline
    from engross.source.library import Library
    from engross.source.outline import clause_outline, read_outline

    collector = Collector()
    if name.endswith(".json"):
        path = Path(name)
        try:
            return read_outline(path.read_bytes(), name, collector)
        except OSError as error:
            reason = error.strerror or str(error)
            raise refuse("unreadable-file", Origin(name), name=name, reason=reason) from None
    library = Library(workspace or find())
    if "@" in name:
        clause = library.clause_as_written(name, collector)
        if clause is None:
            raise Refused(collector)
        return clause_outline(clause)
    made = act(library, name)
    # An act with errors may lack words, and what is not there must not look as if it had been dropped.
    if made.assembled is None or made.failed:
        raise Refused(made.diagnostics)
    return outline(made.assembled.document)
