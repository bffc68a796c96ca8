"""The acts of a relation as a picture over time: SVG 1.1, told in words for those who cannot see it.

Every kind of time has its own line or hatching, and every kind of event its own sign, so that nothing hangs on
colour. The legend names those that occur.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from engross.model.timeline import Sign, Timeline, TimelineAct, TimelineEvent, TimelineTime

_WIDTH, _LEFT, _RIGHT = 760, 20, 740
_ROW, _BAR, _HEAD = 62, 14, 46
_LONGEST = 96
_STYLE = Markup("""
text { font: 13px "Source Serif Pro", "Source Serif 4", Georgia, serif; fill: #141414 }
.title { font-weight: 600 }
.small { font-size: 11px }
.rule { stroke: #8a8a8a; stroke-width: .6; fill: none }
.today { stroke: #141414; stroke-width: 1.1; stroke-dasharray: 1.5 2.5; fill: none }
.force, .extended, .renewed, .notice { fill: #fff; stroke: #141414; stroke-width: 1.3 }
.force { fill: #d9d9d9 }
.coming, .draft { fill: none; stroke: #141414; stroke-width: 1; stroke-dasharray: 2 2 }
.provisional { fill: none; stroke: #141414; stroke-width: 1.2; stroke-dasharray: 6 3 }
.suspended { fill: #fff; stroke: #141414; stroke-width: 1.1; stroke-dasharray: 1 2 }
.hatch { stroke: #141414; stroke-width: .9; fill: none }
.sign { fill: #141414; stroke: #141414; stroke-width: 1.4 }
.open { fill: #fff; stroke: #141414; stroke-width: 1.4 }
""")
_DARK = Markup("""
@media (prefers-color-scheme: dark) {
text, .sign { fill: #e8e6e1 }
.today, .hatch, .sign, .open, .force, .extended, .renewed, .notice, .coming, .draft, .provisional, .suspended
{ stroke: #e8e6e1 }
.force { fill: #4a4b4d }
.extended, .renewed, .notice, .suspended, .open { fill: #17181a }
}
""")


def timeline_svg(timeline: Timeline, *, dark: bool = True) -> str:
    """The picture by itself. With `dark` it follows a reader whose system is dark; paper never is."""
    scale = _Scale(timeline)
    shapes = [*_axis(scale, timeline)]
    for row, act in enumerate(timeline.acts):
        shapes += _act(scale, act, _HEAD + row * _ROW)
    bottom = _HEAD + len(timeline.acts) * _ROW
    shapes += _today(scale, timeline, bottom)
    legend = [*_legend(timeline, bottom + 26)]
    height = bottom + 34 + 18 * ((len(timeline.legend) + 2) // 3)
    return str(
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" '
            'aria-labelledby="timeline-title timeline-desc" lang="{2}">\n<title id="timeline-title">{3}</title>\n'
            '<desc id="timeline-desc">{4}</desc>\n<style>{5}</style>\n{6}\n</svg>'
        ).format(
            _WIDTH,
            height,
            timeline.lang,
            timeline.title,
            timeline.said,
            _STYLE + (_DARK if dark else Markup("")),
            Markup("\n").join([*shapes, *legend]),
        )
    )


class _Scale:
    """Days to places: from the first day of the first year to the end of the last one."""

    def __init__(self, timeline: Timeline) -> None:
        days = [timeline.on]
        for act in timeline.acts:
            days += [time.start for time in act.times] + [time.end for time in act.times if time.end is not None]
            days += [event.day for event in act.events]
        self.first = date(min(days).year, 1, 1)
        self.last = date(min(max(days).year + 1, date.max.year), 1, 1)

    def x(self, day: date | None) -> float:
        """The place of the beginning of a day; the right edge for a time without an end."""
        if day is None or day >= self.last:
            return float(_RIGHT)
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(_LEFT + share * (_RIGHT - _LEFT), 1)

    def years(self) -> range:
        """The years that get a line: every one, or every nth where they would stand too close."""
        count = self.last.year - self.first.year
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if count / step <= 16)
        return range(self.first.year, self.last.year + 1, step)


def _axis(scale: _Scale, timeline: Timeline) -> Iterator[Markup]:
    # The lines of the years stand behind the bars only: through words they would be in the way.
    for year in scale.years():
        x = scale.x(date(year, 1, 1)) if year <= date.max.year else _RIGHT
        yield Markup('<path class="rule" d="M{0} 24 v6"/>').format(x)
        for row in range(len(timeline.acts)):
            top = _HEAD + row * _ROW + 22
            yield Markup('<path class="rule" d="M{0} {1} v{2}"/>').format(x, top, _BAR + 8)
        if x < _RIGHT - 20:
            yield Markup('<text class="small" x="{}" y="20">{}</text>').format(x + 2, year)


def _today(scale: _Scale, timeline: Timeline, bottom: int) -> Iterator[Markup]:
    x = scale.x(timeline.on)
    for row in range(len(timeline.acts)):
        top = _HEAD + row * _ROW + 20
        yield Markup('<path class="today" d="M{0} {1} v{2}"/>').format(x, top, _BAR + 12)
    yield Markup('<path class="today" d="M{0} {1} V{2}"/>').format(x, bottom - 6, bottom + 4)
    anchor = "end" if x > _WIDTH / 2 else "start"
    yield Markup('<text class="small" x="{}" y="{}" text-anchor="{}">{}</text>').format(
        x, bottom + 14, anchor, timeline.on_words
    )


def _act(scale: _Scale, act: TimelineAct, top: int) -> Iterator[Markup]:
    yield _text(_LEFT, top + 4, act.title, "title")
    yield _text(_LEFT, top + 18, act.words, "small")
    bar = top + 26
    for time in act.times:
        yield from _time(scale, time, bar)
    for event in act.events:
        yield from _sign(event.sign, scale.x(event.day), bar + _BAR / 2, event)


def _time(scale: _Scale, time: TimelineTime, top: int) -> Iterator[Markup]:
    start, end = scale.x(time.start), scale.x(_next(time.end))
    width = max(round(end - start, 1), 1.5)
    yield Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(time.kind, start, top, width, _BAR)
    if time.kind in ("extended", "renewed", "notice"):
        yield from _hatching(time.kind, start, start + width, top)
    if time.end is None:
        yield Markup('<path class="sign" d="M{0} {1} l8 {2} l-8 {2} z"/>').format(_RIGHT, top, _BAR / 2)


def _next(day: date | None) -> date | None:
    return date.fromordinal(day.toordinal() + 1) if day is not None and day < date.max else None


def _hatching(kind: str, start: float, end: float, top: int, height: int = _BAR) -> Iterator[Markup]:
    """Lines across a bar: slanted one way for a prolongation, the other way for a notice, upright for a renewal."""
    slant = {"extended": 6, "notice": -6}.get(kind, 0)
    x = start + 4
    while x + max(slant, 0) < end and x + min(slant, 0) > start - 7:
        left, right = max(min(x, end), start), max(min(x + slant, end), start)
        yield Markup('<path class="hatch" d="M{} {} L{} {}"/>').format(
            round(left, 1), top + height, round(right, 1), top
        )
        x += 7


def _sign(sign: Sign, x: float, y: float, event: TimelineEvent | None) -> Iterator[Markup]:
    shapes = {
        "signed": f'<path class="sign" d="M{x} {y - 6} l6 6 l-6 6 l-6 -6 z"/>',
        "extended": f'<path class="sign" d="M{x - 4} {y - 6} l9 6 l-9 6 z"/>',
        "renewed": f'<path class="open" d="M{x - 4} {y - 6} l9 6 l-9 6 z"/>',
        "denounced": f'<path class="sign" d="M{x - 5} {y - 5} l10 10 M{x + 5} {y - 5} l-10 10"/>',
        "suspended": f'<path class="sign" d="M{x - 3} {y - 6} v12 M{x + 3} {y - 6} v12"/>',
        "resumed": f'<path class="sign" d="M{x} {y - 6} v12 M{x - 5} {y} h10"/>',
        "ended": f'<rect class="sign" x="{x - 5}" y="{y - 5}" width="10" height="10"/>',
        "other": f'<circle class="open" cx="{x}" cy="{y}" r="4.5"/>',
    }
    shape = Markup(shapes[sign])
    if event is None:
        yield shape
    else:
        yield Markup("<g><title>{}</title>{}</g>").format(event.words, shape)


def _legend(timeline: Timeline, top: int) -> Iterator[Markup]:
    """What the signs and lines mean, three beside one another."""
    for index, (name, words) in enumerate(timeline.legend):
        x, y = _LEFT + (index % 3) * 240, top + 18 * (index // 3)
        if name.startswith("sign-"):
            yield from _sign(name.removeprefix("sign-"), x + 12, y, None)  # type: ignore[arg-type]  # of the same list
        else:
            yield Markup('<rect class="{}" x="{}" y="{}" width="24" height="{}"/>').format(name, x, y - 6, _BAR - 3)
            if name in ("extended", "renewed", "notice"):
                yield from _hatching(name, x, x + 24, y - 6, _BAR - 3)
        yield _text(x + 32, y + 4, words, "small")


def _text(x: int, y: int, text: str, kind: str) -> Markup:
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(kind, x, y, shown)
