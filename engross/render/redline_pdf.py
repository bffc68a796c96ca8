"""A redline on paper: tagged PDF, the account first, then the concordance, then the marked text."""

from __future__ import annotations

from engross.diagnostics import Origin
from engross.model.brief import Brief
from engross.model.redline import Kind, Redline
from engross.model.rendering import Look, Rendering
from engross.render.characters import have_characters
from engross.render.layout import lay_out
from engross.render.redline_page import redline_page


def redline_pdf(redline: Redline, brief: Brief, look: Look, *, hide: frozenset[Kind] = frozenset()) -> Rendering:
    """The PDF. Raises `Refused` (missing-character), and as `redline_page` and `engross.render.layout.lay_out`."""
    texts = ((seg.text, Origin(brief.new if seg.becomes else brief.old)) for one in redline.blocks for seg in one.segs)
    have_characters(texts)
    return lay_out(redline_page(redline, brief, look, paper=True, hide=hide), look)
