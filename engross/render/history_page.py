"""The history of a clause as one self-contained page: the picture, who uses what, each step as marked text."""

from __future__ import annotations

from markupsafe import Markup

from engross.model.clause_history import ClauseEditions, ClauseHistory
from engross.model.rendering import Look
from engross.render.history_svg import picture
from engross.render.history_text import use_line
from engross.render.marked_paragraphs import marked_paragraphs
from engross.render.template import fill_template


def history_page(history: ClauseHistory, look: Look) -> str:
    """The HTML text. Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in the page."""
    return fill_template(
        look,
        history=history,
        words=history.words,
        chains=[_chain(history, chain) for chain in history.chains],
        style=Markup(look.style.replace("</", "<\\/")),
    )


def _chain(history: ClauseHistory, chain: ClauseEditions) -> dict[str, object]:
    stages = [
        {
            "name": stage.name,
            "heading": stage.heading,
            "status": history.said("status", stage.status),
            "provenance": stage.provenance,
            "uses": [use_line(history, u.protocol, u.title, u.period, u.state, u.open) for u in stage.uses],
            "lead": stage.brief.lead if stage.brief else history.words["first"],
            "sentences": [sentence.text for sentence in stage.brief.sentences] if stage.brief else [],
            "paragraphs": list(marked_paragraphs(stage.redline, stage.brief)) if stage.redline and stage.brief else [],
        }
        for stage in chain.stages
    ]
    return {"lang": chain.lang, "picture": picture(history, chain), "stages": stages}
