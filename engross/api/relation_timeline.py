"""Makes the picture of acts over time from their lives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from engross.model.life import Life, LifeState
from engross.model.life_event import LifeEventKind as Kind
from engross.model.timeline import Sign, Timeline, TimelineAct, TimelineEvent, TimelineTime

if TYPE_CHECKING:
    from engross.api.life_words import LifeWords

_DAY = timedelta(days=1)
_SIGNS: dict[Kind, Sign] = {
    Kind.SIGNED: "signed",
    Kind.EXTENDED: "extended",
    Kind.RENEWED: "renewed",
    Kind.DENOUNCED: "denounced",
    Kind.OPPOSED: "denounced",
    Kind.SUSPENDED: "suspended",
    Kind.RESUMED: "resumed",
    Kind.ENDED: "ended",
    Kind.LAPSED: "ended",
    Kind.REPLACED: "ended",
    Kind.ANNULLED: "ended",
}
"""How events are drawn; all others are drawn as a circle."""


def timeline(name: str, lives: Sequence[Life], on: date, words: LifeWords) -> Timeline:
    """The picture of these lives on a day, the earliest act first."""
    ordered = sorted(lives, key=lambda life: (life.first or date.max, life.act.name))
    acts = tuple(_act(life, words) for life in ordered)
    said = " ".join(_said(life, words) for life in ordered)
    return Timeline(
        words.lang,
        words.say("picture", name=name),
        f"{words.say('on', day=words.day(on))}. {said}",
        on,
        words.say("on", day=words.day(on)),
        acts,
        tuple(_legend(acts, words)),
    )


def _act(life: Life, words: LifeWords) -> TimelineAct:
    telling = f"{words.state(life)} – {_days(life, words)}"
    events: dict[tuple[Sign, date], list[str]] = {}
    for event in life.events:
        if event.day is not None:
            said = f"{words.day(event.day)}{words.colon}{words.event(event)}"
            events.setdefault((_SIGNS.get(event.kind, "other"), event.day), []).append(said)
    drawn = tuple(TimelineEvent(sign, day, "\n".join(said)) for (sign, day), said in events.items())
    return TimelineAct(life.act.title, telling, tuple(_times(life)), drawn)


def _times(life: Life) -> Iterator[TimelineTime]:
    """The times of a life in the order in which they are drawn: a later one stands over an earlier one."""
    if life.first is None:
        return
    if not life.act.signed:
        yield TimelineTime("draft", life.first, life.last)
        return
    if life.last is not None and life.last < life.first:
        return
    if life.provisional is not None and life.provisional < life.first:
        yield TimelineTime("provisional", life.provisional, life.first - _DAY)
    coming = life.state in (LifeState.COMING, LifeState.PROVISIONAL, LifeState.PENDING)
    yield TimelineTime("coming" if coming else "force", life.first, life.last)
    base = life.act.period.end if life.act.period is not None else life.act.term.until if life.act.term else None
    if base is not None and life.first <= base and (life.last is None or base < life.last):
        kind = "renewed" if life.renewals else "extended"
        yield TimelineTime("renewed" if kind == "renewed" else "extended", base + _DAY, life.last)
    for start, end in life.suspended:
        yield TimelineTime("suspended", start, end if end is not None else life.last)
    denounced = next((event.day for event in reversed(life.events) if event.kind is Kind.DENOUNCED), None)
    if denounced is not None and life.last is not None and life.first <= denounced < life.last:
        yield TimelineTime("notice", denounced, life.last)


def _days(life: Life, words: LifeWords) -> str:
    first, last = life.first, life.last
    if first is not None and last is not None:
        return words.say("picture.days", first=words.day(first), last=words.day(last))
    if first is not None:
        return words.say("picture.from", first=words.day(first))
    return words.say("picture.to", last=words.day(last)) if last is not None else words.say("picture.undated")


def _said(life: Life, words: LifeWords) -> str:
    told = words.say("picture.act", title=life.act.title, state=words.state(life), days=_days(life, words))
    events = "; ".join(f"{words.day(event.day)}{words.colon}{words.event(event)}" for event in life.events)
    return f"{told} {events}." if events else told


def _legend(acts: Sequence[TimelineAct], words: LifeWords) -> Iterator[tuple[str, str]]:
    """What occurs in the picture, each with its words."""
    states = {"force": "running", "coming": "coming", "provisional": "provisional", "suspended": "suspended"}
    states |= {"notice": "notice", "draft": "draft"}
    for kind in dict.fromkeys(time.kind for act in acts for time in act.times):
        yield kind, words.say(f"state.{states[kind]}" if kind in states else f"kind.{kind}")
    for sign in dict.fromkeys(event.sign for act in acts for event in act.events):
        yield f"sign-{sign}", words.say(f"sign.{sign}")


__all__ = ["timeline"]
