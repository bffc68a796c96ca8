"""Comparisons on paper, as tagged PDF: the account first, then the concordance or the changes, then the marked text."""

from __future__ import annotations

from dataclasses import replace

from engross.model.brief import Brief, ThreeBrief
from engross.model.document import Document
from engross.model.redline import MarkKind, Redline
from engross.model.rendering import Look, Rendering
from engross.model.three import Three
from engross.render.characters import with_substitutes
from engross.render.html import page
from engross.render.layout_worker import lay_out
from engross.render.redline_page import redline_page
from engross.render.template import css_string
from engross.render.three_page import three_page


def redline_pdf(
    redline: Redline,
    brief: Brief,
    look: Look,
    *,
    hide: frozenset[MarkKind] = frozenset(),
    act: tuple[Document, Look] | None = None,
) -> Rendering:
    """The PDF. A marked `act` is printed as its own sheets after the account; a running head says what they are.

    Characters that our fonts lack have a substitute in brackets. Raises `Refused` as `redline_page` and `lay_out` do.
    """
    account = with_substitutes(redline_page(redline, brief, look, paper=True, hide=hide, act=act))
    if act is None:
        return lay_out(account, look)
    document, act_look = act
    head = css_string(f"{brief.title} – {brief.old} → {brief.new}")
    style = f"{act_look.style}\n@page {{ @top-right {{ content: {head}; text-transform: none; letter-spacing: 0 }} }}"
    return lay_out(account, look, (with_substitutes(page(document, replace(act_look, style=style))), act_look))


def three_pdf(three: Three, brief: ThreeBrief, look: Look) -> Rendering:
    """Two sides' changes as a PDF.

    Raises `Refused` as `three_page` and `lay_out` do.
    """
    return lay_out(with_substitutes(three_page(three, brief, look, paper=True)), look)
