"""The document as PDF: the HTML page, laid out.

What is not needed to start the press is imported once it has started.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engross.model.rendering import stands_alone
from engross.render.press import Press

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.model.rendering import Look, Rendering


def render(document: Document, look: Look) -> Rendering:
    """Tagged PDF with its fonts embedded.

    Raises `Refused` (missing-character), and as `engross.render.layout.lay_out`.
    """
    from engross.render.characters import have_glyphs
    from engross.render.html import page
    from engross.render.layout import lay_out

    have_glyphs(document)
    return _together(document, look, lay_out(page(document, look), look))


def _together(document: Document, look: Look, laid: Rendering) -> Rendering:
    """The pages, laid out again when the signatures stand alone: with the testimonium, which is then all that fits."""
    from engross.render.html import page
    from engross.render.layout import lay_out

    blocks = [block.id for block in document.closing if hasattr(block, "id")]
    if not any(stands_alone(laid.placements, block) for block in blocks):
        return laid
    return lay_out(page(document, look, tall=True), look)


@contextmanager
def opened() -> Iterator[Callable[[Document, Look], Rendering]]:
    """`render` in a process of its own, which gets ready at once."""
    with Press() as press:

        def pressed(document: Document, look: Look) -> Rendering:
            from engross.render.characters import have_glyphs
            from engross.render.html import page

            have_glyphs(document)
            return _together(document, look, press.lay_out(page(document, look), look))

        yield pressed
