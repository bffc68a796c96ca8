"""The editions of a clause as a picture: SVG 1.1, with all of its content in words for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from engross.model.brief import Brief
from engross.model.clause_history import ClauseEditions, ClauseHistory, EditionStep, EditionUse

_WIDTH, _LEFT, _BOX, _GAP = 720, 24, 250, 46
_LINE, _USES = 20, 320
_LONGEST = 46
"""Characters of a line: about as many as fit at this size, whatever font the reader has."""
_STYLE = Markup("""
.chain text { font: 15px/1 "Source Serif Pro", "Source Serif 4", Georgia, serif; fill: currentColor }
.chain .strong { font-weight: 600 }
.chain .small { font-size: 13px }
.chain rect, .chain path, .chain line { fill: none; stroke: currentColor; stroke-width: 1.2 }
.chain .signed { stroke-width: 2.4 }
.chain .unused { stroke-dasharray: 5 4 }
.chain .head { fill: currentColor; stroke: none }
""")


def history_svg(history: ClauseHistory) -> str:
    """The picture by itself: the editions in the first language, light or dark as the reader's system is set."""
    style = _STYLE + Markup(
        "svg { color: #141414; background: #fdfdfb }\n"
        "@media (prefers-color-scheme: dark) { svg { color: #e8e6e1; background: #17181a } }\n"
    )
    return str(
        Markup('<?xml version="1.0" encoding="UTF-8"?>\n{}\n').format(picture(history, history.chains[0], style))
    )


def picture(history: ClauseHistory, chain: ClauseEditions, style: Markup = _STYLE) -> Markup:
    """The editions as an `svg` element. Its `desc` says all that it shows."""
    shapes: list[Markup] = []
    top = 20
    for index, stage in enumerate(chain.stages):
        height = max(3, len(stage.uses) + 1) * _LINE + 20
        if index:
            shapes += _arrow(history, top, stage.brief)
            top += _GAP
        shapes += _stage(history, stage, top, height)
        top += height
    name = f"chain-{chain.clause}-{chain.lang}"
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chain" viewBox="0 0 {0} {1}" width="{0}" height="{1}" '
        'role="img" aria-labelledby="{2}-title {2}-desc" lang="{3}">\n<title id="{2}-title">{4}</title>\n'
        '<desc id="{2}-desc">{5}</desc>\n<style>{6}</style>\n{7}\n</svg>'
    ).format(
        _WIDTH,
        top + 20,
        name,
        history.lang,
        history.title,
        " ".join(_said(history, chain)),
        style,
        Markup("\n").join(shapes),
    )


def _stage(history: ClauseHistory, stage: EditionStep, top: int, height: int) -> Iterator[Markup]:
    kind = " ".join(filter(None, ("signed" if stage.status == "signed" else "", "" if stage.uses else "unused")))
    yield Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
        kind, _LEFT, top, _BOX, height
    )
    yield _text(_LEFT + 14, top + 26, stage.name, "strong", 30)
    yield _text(_LEFT + 14, top + 26 + _LINE, stage.heading, "small", 32)
    yield _text(_LEFT + 14, top + 26 + 2 * _LINE, history.said("status", stage.status), "small", 32)
    middle = top + 20
    if not stage.uses:
        yield _text(_USES, middle + 6, history.words["nobody"], "small", _LONGEST)
        return
    yield Markup('<line x1="{}" y1="{}" x2="{}" y2="{}"/>').format(_LEFT + _BOX, middle, _USES - 10, middle)
    for row, use in enumerate(stage.uses):
        yield _text(_USES, middle + 6 + row * _LINE, _use(history, use), "", _LONGEST)


def _arrow(history: ClauseHistory, top: int, brief: Brief | None) -> Iterator[Markup]:
    x = _LEFT + _BOX // 2
    yield Markup('<path d="M{0} {1} V{2}"/><path class="head" d="M{3} {2} h12 l-6 9 z"/>').format(
        x, top, top + _GAP - 9, x - 6
    )
    yield _text(x + 18, top + _GAP // 2 + 5, _step(history, brief), "small", _LONGEST)


def _step(history: ClauseHistory, brief: Brief | None) -> str:
    """What an edition changed, in figures."""
    if brief is None or not brief.summary.changes:
        return history.words["identical"]
    words, summary = history.words, brief.summary
    return f"{words['out']}{words['colon']}{summary.words_out()} · {words['in']}{words['colon']}{summary.words_in()}"


def _use(history: ClauseHistory, use: EditionUse) -> str:
    return f"{use.protocol} ({history.said('state', use.state)})"


def _text(x: int, y: int, text: str, kind: str, longest: int) -> Markup:
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, x, y, shown) if text else Markup("")


def _said(history: ClauseHistory, chain: ClauseEditions) -> Iterator[str]:
    words = history.words
    for index, stage in enumerate(chain.stages):
        step = f"{_step(history, stage.brief)}. " if index else ""
        uses = ", ".join(_use(history, use) for use in stage.uses)
        heading = f", {stage.heading}" if stage.heading else ""
        label = f"{words['uses']}{words['colon']}{uses}" if uses else words["nobody"]
        yield f"{step}{stage.name}{heading}, {history.said('status', stage.status)}. {label}."
