"""From the document tree to outputs: one module and one row each.

A renderer takes a document and a look and gives a rendering; it shows every
node or refuses, it never drops one.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engross.forms import DOCUMENTS, FORMS

if TYPE_CHECKING:
    from engross.model.document import Document
    from engross.model.rendering import Look, Rendering

Render = Callable[["Document", "Look"], "Rendering"]


@dataclass(frozen=True, slots=True)
class Renderer:
    """A row of the table: the module that renders, and the ending of its files."""

    module: str
    suffix: str

    def render(self, document: Document, look: Look) -> Rendering:
        """The document in this form. Raises `Refused` when it cannot be shown whole."""
        function: Render = importlib.import_module(f"engross.render.{self.module}").render
        return function(document, look)

    @contextmanager
    def opened(self, *, early: bool) -> Iterator[Render]:
        """`render`, within bounds of time and memory where it fills a page; it gets ready meanwhile if `early`."""
        opened = getattr(importlib.import_module(f"engross.render.{self.module}"), "opened", None)
        if opened is None:
            yield self.render
        else:
            with opened(early=early) as render:
                yield render


RENDERERS = {name: Renderer(FORMS[name].module, FORMS[name].suffix) for name in DOCUMENTS}
