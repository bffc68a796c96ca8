"""The document as PDF: the HTML page, laid out.

Imports stand in functions here: what the layout worker does not need to start is imported once it has started.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from engross.model.document import SignatureBlock, plain
from engross.model.rendering import stands_alone
from engross.render.layout_worker import WORKER, blamed, in_worker

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.model.rendering import Look, Rendering
    from engross.render.html.setting import Continuation
    from engross.render.layout import LayoutCache

    _LayOut = Callable[[str, Look], Rendering]


def render(document: Document, look: Look) -> Rendering:
    """Tagged PDF with its fonts embedded.

    Raises `Refused` (missing-character), and as `engross.render.layout.lay_out`.
    """
    from engross.render.layout import lay_out

    return _laid(document, look, lay_out)


def renderer_for_copies() -> Callable[[Document, Look], Rendering]:
    """`render` for several copies of one text: a copy that differs in its margins only is not laid out anew.

    It works within bounds, as `opened` does.
    """
    cache = next(_CACHE_NUMBERS)

    def rendered(document: Document, look: Look) -> Rendering:
        return _bounded(document, look, cache)

    return rendered


_BARE_PAGE = (
    '<!DOCTYPE html><html lang="{{ lang }}"><head><title>{{ title }}</title></head><body>{{ body }}</body></html>'
)
_CACHE_NUMBERS = count(1)
_KEPT_CACHES = 8
_caches: dict[int, LayoutCache] = {}
"""The layouts that the worker keeps, by the number of their cache; the oldest are given up."""


def _render_with(document: Document, look: Look, cache: int) -> Rendering:
    """Runs in the worker. Cache 0 is none."""
    if not cache:
        return render(document, look)
    from engross.render.layout import LayoutCache

    while len(_caches) >= _KEPT_CACHES and cache not in _caches:
        del _caches[next(iter(_caches))]
    return _laid(document, look, _caches.setdefault(cache, LayoutCache()).lay_out)


def _bounded(document: Document, look: Look, cache: int = 0) -> Rendering:
    """`render` in the worker. Raises `Refused`, also layout-stopped and layout-failed."""
    size = len(pickle.dumps(document))  # about that of the page
    bare = replace(look, style="")
    without = {
        look.style_file: (_render_with, document, bare, 0),
        look.page_file: (_render_with, document, replace(bare, page=_BARE_PAGE), 0),
    }
    with blamed(look, document.origin, size, without):
        return in_worker(size, _render_with, document, look, cache)


COVER = "cover:"
"""The id of the cover of a page; no node of a document has a colon at its end."""


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """What is decided of a page by looking at how it was laid out: see `engross.render.html.page`."""

    tall: bool = False
    density: int = 0
    continuation: Continuation | None = None


_MOST_LAYOUTS = 40
"""How often a page is laid out at most. Two are usual; each page that signatures go on to takes one more."""


def _laid(document: Document, look: Look, lay_out: _LayOut) -> Rendering:
    """The pages, laid out until nothing must be arranged otherwise."""
    from engross.render.characters import require_glyphs
    from engross.render.html import page, parallel
    from engross.render.page_proof import require_proof
    from engross.render.table_fit import TableRoom, require_table_fit

    require_glyphs(document)
    large = look.copy is not None and look.copy.kind == "reading"
    require_table_fit(document, TableRoom(len(document.versions) if parallel(document) else 1, large))
    look = replace(look, proved=True)
    arrangement = _Arrangement()
    for _ in range(_MOST_LAYOUTS):
        html = page(
            document,
            look,
            tall=arrangement.tall,
            density=arrangement.density,
            continuation=arrangement.continuation,
        )
        laid = lay_out(html, look)
        better = _rearranged(arrangement, document, laid)
        if better == arrangement:
            break
        arrangement = better
    if laid.words is not None:
        require_proof(document, laid.words, look)
    return laid


def _rearranged(arrangement: _Arrangement, document: Document, laid: Rendering) -> _Arrangement:
    """What is to be arranged otherwise.

    - A cover that goes on to a second page is set closer, step by step.
    - Two lines of text must stand before signatures. A tall block leaves room for the testimonium only: the page may
      then break before the testimonium.
    - Signatures that fill more than a page go on by whole rows. Each row that begins a page has a line above it; as
      that line takes room, breaks are settled one after the other.
    """
    from engross.render.html import DENSEST
    from engross.render.html.setting import Continuation
    from engross.render.html.signatures import row_of_each

    if len({place.page for place in laid.placements.get(COVER, ())}) > 1 and arrangement.density < DENSEST:
        return replace(arrangement, density=arrangement.density + 1)
    for block in document.closing:
        if not isinstance(block, SignatureBlock):
            continue
        pages: dict[int, int] = {}
        for ident, row in row_of_each(block).items():
            for place in laid.placements.get(f"sign-{ident}", ()):
                pages[row] = max(place.page, pages.get(row, 0))
        begins = [row for row in sorted(pages) if row - 1 in pages and pages[row] > pages[row - 1]]
        if begins and arrangement.continuation is None:
            words = (
                document.versions[0]
                .front.word("continued")
                .replace("{title}", plain(document.versions[0].front.opening))
            )
            return replace(arrangement, continuation=Continuation(words=words))
        if arrangement.continuation is not None and (new := set(begins) - arrangement.continuation.rows):
            rows = arrangement.continuation.rows | {min(new)}
            return replace(arrangement, continuation=replace(arrangement.continuation, rows=rows))
        if stands_alone(laid.placements, block.id):
            return replace(arrangement, tall=True)
    return arrangement


@contextmanager
def opened(*, early: bool) -> Iterator[Callable[[Document, Look], Rendering]]:
    """`render` in a second process, within bounds of time and memory; it loads the engine at once if `early`."""
    if early:
        WORKER.start()
    yield _bounded
