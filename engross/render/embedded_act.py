"""The page of an act inside another page. Its stylesheet applies to the act only."""

from __future__ import annotations

import re

from markupsafe import Markup

from engross.model.document import Document
from engross.model.rendering import Look
from engross.render.html import page

PREFIX = "act-"
"""Stands before each id of the act, so that it differs from the ids of the page around it."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PRELUDE = re.compile(r"[^{};]+(?=\{)")
_ROOT = re.compile(r"(?<![\w.#-])(?::root|html|body)(?![\w-])")
_BODY = re.compile(r'<body(?: class="([^"]*)")?[^>]*>(.*)</body>', re.DOTALL)


def embedded_act(document: Document, look: Look) -> Markup:
    """The act as one element of class `act`. Raises `Refused` as `engross.render.html.page` does."""
    match = _BODY.search(page(document, look))
    kind, inside = (match[1] or "", match[2]) if match else ("", "")
    inside = inside.replace(' id="', f' id="{PREFIX}').replace(' href="#', f' href="#{PREFIX}')
    # The page around it has a main part of its own.
    inside = inside.replace("<main", "<div").replace("</main>", "</div>")
    return Markup('<div class="act"><div class="{}">{}</div></div>').format(kind, Markup(inside))


def embedded_act_style(look: Look) -> str:
    """The stylesheet of the act for that element only (CSS Nesting 1): rules for the page apply to the element."""
    style = _COMMENT.sub("", look.style)
    return f".act {{\n{_PRELUDE.sub(lambda match: _ROOT.sub('&', match[0]), style)}\n}}"
