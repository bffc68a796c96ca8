"""The document as one HTML page: for a screen, and for the PDF renderer to lay out.

`cover` and `margins` give the template its words. `body` writes all that follows the cover: `provisions` write `blocks`
(with `tables` and `signatures`), and blocks write `inlines`. `columns` sets languages side by side, `marked` writes
changes under a mark.
"""

from __future__ import annotations

from markupsafe import Markup

from engross.model.document import Document, plain
from engross.model.rendering import Look, Rendering
from engross.render.html.body import body, parallel
from engross.render.html.cover import cover
from engross.render.html.margins import copy_margins, running_foot
from engross.render.html.setting import Continuation
from engross.render.template import fill_template


def render(document: Document, look: Look) -> Rendering:
    """One self-contained page: style and images inside, nothing fetched."""
    return Rendering(page(document, look).encode())


def page(
    document: Document,
    look: Look,
    *,
    tall: bool = False,
    density: int = 0,
    continuation: Continuation | None = None,
) -> str:
    """The HTML text. With `tall`, the signatures leave room for the testimonium only: a page may break before it.
    `density`, from 0 to `DENSEST`, sets the cover closer. `continuation` is for signatures that fill more than a page.

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
        density=density,
        words=dict(front.words),
    )


DENSEST = 3
"""How close a cover can be set."""

__all__ = ["DENSEST", "body", "page", "parallel", "render"]
