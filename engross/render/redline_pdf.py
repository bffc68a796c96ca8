"""Comparisons on paper, as tagged PDF: the account first, then the concordance or the changes, then the marked text."""

from __future__ import annotations

from dataclasses import replace

from engross.diagnostics import Origin
from engross.model.brief import Brief, ThreeBrief
from engross.model.document import Document
from engross.model.redline import Kind, Redline
from engross.model.rendering import Look, Rendering
from engross.model.three import Three
from engross.render.characters import require_characters
from engross.render.html import page
from engross.render.layout import lay_out
from engross.render.redline_page import redline_page
from engross.render.template import css_string
from engross.render.three_page import three_page


def redline_pdf(
    redline: Redline,
    brief: Brief,
    look: Look,
    *,
    hide: frozenset[Kind] = frozenset(),
    act: tuple[Document, Look] | None = None,
) -> Rendering:
    """The PDF. A marked `act` is printed as its own sheets after the account; a running head says what they are.

    Raises `Refused` (missing-character), and as `redline_page` and `engross.render.layout.lay_out`.
    """
    texts = ((seg.text, Origin(brief.new if seg.becomes else brief.old)) for one in redline.blocks for seg in one.segs)
    require_characters(texts)
    account = redline_page(redline, brief, look, paper=True, hide=hide, act=act)
    if act is None:
        return lay_out(account, look)
    document, own = act
    head = css_string(f"{brief.title} – {brief.old} → {brief.new}")
    style = f"{own.style}\n@page {{ @top-right {{ content: {head}; text-transform: none; letter-spacing: 0 }} }}"
    return lay_out(account, look, (page(document, replace(own, style=style)), own))


def three_pdf(three: Three, brief: ThreeBrief, look: Look) -> Rendering:
    """Two sides' changes as a PDF.

    Raises `Refused` (missing-character), and as `three_page` and `engross.render.layout.lay_out`.
    """
    texts = ((part.last, part.ours, part.theirs) for part in three.parts)
    require_characters((text, Origin(name)) for part in texts for text, name in zip(part, brief.names, strict=True))
    return lay_out(three_page(three, brief, look, paper=True), look)
