"""A redline as one page: on a screen, inline or side by side, or on paper."""

from __future__ import annotations

from markupsafe import Markup

from engross.model.brief import Brief
from engross.model.redline import Kind, Redline
from engross.model.rendering import Look
from engross.render.html import css_string, from_template
from engross.render.marks import marked


def redline_page(
    redline: Redline,
    brief: Brief,
    look: Look,
    *,
    script: str = "",
    paper: bool = False,
    hide: frozenset[Kind] = frozenset(),
) -> str:
    """The HTML text, self-contained: style and script inside, nothing fetched. `paper` is for the layout engine.

    Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in the page of the template.
    """
    paragraphs = list(marked(redline, brief, hide=hide))
    natures = [figure for figure in brief.figures if not (figure.nature == "typography" and Kind.TYPOGRAPHY in hide)]
    return from_template(
        look,
        brief=brief,
        words=brief.words,
        text_lang=redline.new.lang or redline.old.lang or brief.lang,
        paragraphs=paragraphs,
        natures=natures,
        anchors={one.row for one in paragraphs if one.row is not None},
        total=len(brief.summary.changes),
        words_out=brief.summary.words_out(),
        words_in=brief.summary.words_in(),
        paper=paper,
        style=Markup(look.style.replace("</", "<\\/")),
        script=Markup(script.replace("</", "<\\/")),
        foot=Markup(css_string(f"{brief.title} – {brief.old} → {brief.new}")),
        page=Markup(css_string(brief.words["page"])),
    )
