"""The page of an act set inside another page: its own look, kept to itself."""

from __future__ import annotations

import re

from markupsafe import Markup

from engross.model.document import Document
from engross.model.rendering import Look
from engross.render.html import page

PREFIX = "act-"
"""What the ids of the act bear before them, so that they are not those of the page around it."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PRELUDE = re.compile(r"[^{};]+(?=\{)")
_ROOT = re.compile(r"(?<![\w.#-])(?::root|html|body)(?![\w-])")
_BODY = re.compile(r'<body(?: class="([^"]*)")?[^>]*>(.*)</body>', re.DOTALL)


def embedded_act(document: Document, look: Look) -> Markup:
    """The act as one element of class `act`. Raises `Refused` as `engross.render.html.page` does."""
    found = _BODY.search(page(document, look))
    kind, inside = (found[1] or "", found[2]) if found else ("", "")
    inside = inside.replace(' id="', f' id="{PREFIX}').replace(' href="#', f' href="#{PREFIX}')
    inside = inside.replace("<main", '<main role="group"')
    return Markup('<div class="act"><div class="{}">{}</div></div>').format(kind, Markup(inside))


def embedded_act_style(look: Look) -> str:
    """The stylesheet of the act, for that element only (CSS Nesting 1): what it says of the page it says of this."""
    style = _COMMENT.sub("", look.style)
    return f".act {{\n{_PRELUDE.sub(lambda found: _ROOT.sub('&', found[0]), style)}\n}}"
