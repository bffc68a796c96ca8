"""From the document tree to outputs: one file and one row each.

A renderer takes a document and a look and gives a rendering; it shows every
node or refuses, it never drops one.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from engross.model.document import Document
from engross.model.rendering import Look, Rendering


@dataclass(frozen=True, slots=True)
class Renderer:
    """A row of the table: the module that renders, and the ending of its files."""

    module: str
    suffix: str

    def render(self, document: Document, look: Look) -> Rendering:
        """The document in this form. Raises `Refused` when it cannot be shown whole."""
        function: Callable[[Document, Look], Rendering] = importlib.import_module(
            f"engross.render.{self.module}"
        ).render
        return function(document, look)


RENDERERS = {
    "html": Renderer("html", ".html"),
    "pdf": Renderer("pdf", ".pdf"),
    "text": Renderer("text", ".txt"),
    "json": Renderer("json_tree", ".json"),
}
