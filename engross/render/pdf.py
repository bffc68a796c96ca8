"""The document as PDF: the HTML page, laid out.

What is not needed to start the press is imported once it has started.
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
    """`render` for several copies of one text: what only changes in their margins is not laid out again."""
    from engross.render.layout import LayoutCache

    cache = LayoutCache()

    def rendered(document: Document, look: Look) -> Rendering:
        return _laid(document, look, cache.lay_out)

    return rendered


def _laid(document: Document, look: Look, lay_out: _LayOut, again: _LayOut | None = None) -> Rendering:
    """The pages, laid out again when the signatures stand alone: with the testimonium, which is then all that fits."""
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
    """`render` in a process of its own, which gets ready at once."""
    with LayoutWorker() as press:

        def pressed(document: Document, look: Look) -> Rendering:
            return _laid(document, look, press.lay_out, _here)

        yield pressed


def _here(html: str, look: Look) -> Rendering:
    """A press prints once; what is to be printed again is laid out in this process."""
    from engross.render.layout import lay_out

    return lay_out(html, look)
