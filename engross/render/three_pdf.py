"""Two sides' changes on paper: tagged PDF, the account first, then every change, then the marked text."""

from __future__ import annotations

from engross.diagnostics import Origin
from engross.model.brief import ThreeBrief
from engross.model.rendering import Look, Rendering
from engross.model.three import Three
from engross.render.characters import require_characters
from engross.render.layout import lay_out
from engross.render.three_page import three_page


def three_pdf(three: Three, brief: ThreeBrief, look: Look) -> Rendering:
    """The PDF. Raises `Refused` (missing-character), and as `three_page` and `engross.render.layout.lay_out`."""
    texts = ((part.last, part.ours, part.theirs) for part in three.parts)
    require_characters((text, Origin(name)) for part in texts for text, name in zip(part, brief.names, strict=True))
    return lay_out(three_page(three, brief, look, paper=True), look)
