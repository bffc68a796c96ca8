"""The document as PDF: the HTML page, laid out.

Imports stand in functions here: what the layout worker does not need to start is imported once it has started.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engross.model.rendering import stands_alone
from engross.render.layout_worker import LayoutWorker

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.model.rendering import Look, Rendering

    _LayOut = Callable[[str, Look], Rendering]


def render(document: Document, look: Look) -> Rendering:
    """Tagged PDF with its fonts embedded.

    Raises `Refused` (missing-character), and as `engross.render.layout.lay_out`.
    """
    from engross.render.layout import lay_out

    return _laid(document, look, lay_out)


def renderer_for_copies() -> Callable[[Document, Look], Rendering]:
    """`render` for several copies of one text: a copy that differs in its margins only is not laid out anew."""
    from engross.render.layout import LayoutCache

    cache = LayoutCache()

    def rendered(document: Document, look: Look) -> Rendering:
        return _laid(document, look, cache.lay_out)

    return rendered


def _laid(document: Document, look: Look, lay_out: _LayOut, again: _LayOut | None = None) -> Rendering:
    """The pages; laid out a second time if the signatures would stand alone on theirs.

    Two lines of text must stand before signatures. A tall block leaves room for the testimonium only: the second
    time, `tall` lets the page break fall before the testimonium and not before a whole paragraph.
    `again` is what lays out the second time, `lay_out` if None.
    """
    from engross.render.characters import require_glyphs
    from engross.render.html import page

    require_glyphs(document)
    laid = lay_out(page(document, look), look)
    blocks = [block.id for block in document.closing if hasattr(block, "id")]
    if not any(stands_alone(laid.placements, block) for block in blocks):
        return laid
    return (again or lay_out)(page(document, look, tall=True), look)


@contextmanager
def opened() -> Iterator[Callable[[Document, Look], Rendering]]:
    """`render` in a second process, which loads the engine at once."""
    with LayoutWorker() as worker:

        def render_in_worker(document: Document, look: Look) -> Rendering:
            return _laid(document, look, worker.lay_out, _lay_out_here)

        yield render_in_worker


def _lay_out_here(html: str, look: Look) -> Rendering:
    """Lay out in this process: a worker answers once, and the page must be laid out a second time."""
    from engross.render.layout import lay_out

    return lay_out(html, look)
