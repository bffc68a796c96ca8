"""Acts over time, ready to be drawn: for each a line with its times and its events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Stretch = Literal["force", "coming", "provisional", "extended", "renewed", "suspended", "notice", "draft"]
"""What an act does in a time: each is drawn in its own way, without colour."""
Sign = Literal["signed", "extended", "renewed", "denounced", "suspended", "resumed", "ended", "other"]
"""What an event is drawn as."""


@dataclass(frozen=True, slots=True)
class TimelineTime:
    """A time of an act, first and last day included; `end` is None if it has no end."""

    kind: Stretch
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """An event on the line of an act."""

    sign: Sign
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class TimelineAct:
    """An act: its title, its days and state in words, its times and its events."""

    title: str
    words: str
    times: tuple[TimelineTime, ...]
    events: tuple[TimelineEvent, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The acts of a relation over time, on the day `on`. `said` tells all that is drawn, `legend` what signs mean."""

    lang: str
    title: str
    said: str
    on: date
    on_words: str
    acts: tuple[TimelineAct, ...]
    legend: tuple[tuple[str, str], ...]
