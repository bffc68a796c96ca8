"""The document as one HTML page: for a screen, and for the PDF renderer to lay out.

`cover` and `margins` give the template its words. `body` writes all that follows the cover: `provisions` write `blocks`
(with `tables` and `signatures`), and blocks write `inlines`. `columns` sets languages side by side, `marked` writes
changes under a mark.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from markupsafe import Markup

from engross.bounded import Stopped, is_bounded, run_bounded
from engross.diagnostics import Origin
from engross.model.document import Document, plain
from engross.model.rendering import Look, Rendering
from engross.render.html.body import body, parallel
from engross.render.html.cover import cover
from engross.render.html.margins import copy_margins, running_foot
from engross.render.html.setting import Continuation
from engross.render.layout_worker import bounds, layout_stopped
from engross.render.template import fill_template


def render(document: Document, look: Look) -> Rendering:
    """One self-contained page: style and images inside, nothing fetched."""
    return Rendering(page(document, look).encode())


@contextmanager
def opened(*, early: bool) -> Iterator[Callable[[Document, Look], Rendering]]:
    """`render` in a child process, within bounds of time and memory: a template may loop for ever.

    Nothing gets ready ahead of time (`early`).
    """
    del early
    yield _bounded


def _bounded(document: Document, look: Look) -> Rendering:
    if is_bounded():
        return render(document, look)
    size = len(pickle.dumps(document))
    try:
        return run_bounded(bounds(size), render, document, look)
    except Stopped as stopped:
        raise layout_stopped(stopped, Origin(look.page_file), look, size) from None


def page(
    document: Document,
    look: Look,
    *,
    tall: bool = False,
    density: int = 0,
    continuation: Continuation | None = None,
) -> str:
    """The HTML text. With `tall`, the signatures leave room for the testimonium only: a page may break before it.
    `density`, from 0 to `DENSEST`, sets the cover closer; at `DENSEST` its languages stand one below the other, on as
    many pages as it needs. `continuation` is for signatures that fill more than a page.

    Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in page.jinja.
    """
    front = document.versions[0].front
    large = look.copy is not None and look.copy.kind == "reading"
    return fill_template(
        look,
        lang=document.lang,
        title=plain(front.title),
        period=plain(front.period),
        fronts=[cover(version, look) for version in document.versions],
        body=body(document, large=large, continuation=continuation),
        parallel=parallel(document),
        style=Markup(look.style.replace("</", "<\\/")),
        draft=look.draft,
        mark=front.word("draft").upper(),
        paper=look.paper,
        foot=running_foot(front),
        copy=copy_margins(front, look.copy) if look.copy is not None else None,
        tall=tall,
        density=min(density, DENSEST - 1),
        stacked=density == DENSEST,
        words=dict(front.words),
    )


DENSEST = 4
"""How close a cover can be set."""

__all__ = ["DENSEST", "body", "page", "parallel", "render"]
