"""Comparing: two texts to a redline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from engross.api.texts import read_texts
from engross.diagnostics import Diagnostic
from engross.workspace import Workspace


def _nothing(_: int) -> Mapping[str, str]:
    """Words of nobody."""
    return {}


def _silent(_: Sequence[str], __: Sequence[Diagnostic]) -> None:
    """Tells nobody."""


def compare(
    workspace: Workspace | None,
    old: str,
    new: str,
    *,
    to: str = "text",
    colour: bool = False,
    whole: bool = False,
    say: Callable[[int], Mapping[str, str]] = _nothing,
    tell: Callable[[Sequence[str], Sequence[Diagnostic]], None] = _silent,
) -> tuple[str, int]:
    """The redline from `old` to `new` as text, HTML or JSON, and how many changes it holds.

    `say` gives the words of the HTML page for people, for a number of changes.

    `tell` is told what was not compared, and what is odd but harmless in the
    two texts. Either is what `engross.api.texts` reads. Raises `Refused` with what is
    wrong with both, or if the redline does not give both texts back,
    character for character (redline-not-exact).
    """
    from engross.compare import compare as compared
    from engross.render.redline_html import redline_html
    from engross.render.redline_json import redline_json
    from engross.render.redline_text import redline_text

    (was, now), odd = read_texts(workspace, old, new)
    left_out = sorted(was.left_out | now.left_out)
    redline = compared(was.outline, now.outline, uncompared=tuple(left_out))
    tell(left_out, odd)
    if to == "json":
        return redline_json(redline), redline.changes
    if to == "html":
        title = f"{old} → {new}"
        return redline_html(redline, title=title, words=say(redline.changes)), redline.changes
    return redline_text(redline, colour=colour, whole=whole), redline.changes
