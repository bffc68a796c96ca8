"""Makes the events of a calendar from the lives of acts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from engross.api.life_words import LifeWords
from engross.diagnostics import Refused
from engross.model.life import CalendarEvent, Due, DueKind, Life
from engross.workspace import Workspace

IDENTITY = "calendar.id"
"""The file of a workspace that tells its calendars from all others."""
_NAMED = re.compile(r"[0-9a-f]{12,64}")
_ALARMS: Mapping[DueKind, tuple[int, ...]] = {
    DueKind.DRAFT: (14,),
    DueKind.SITTING: (28, 7),
    DueKind.OPPOSE: (56, 28, 7),
    DueKind.REPORT: (28, 7),
    DueKind.RESUME: (7,),
    DueKind.ENTRY: (7,),
    DueKind.END: (28, 7),
}
"""How many days before the day a program reminds of it."""
_LARGEST = 2**31 - 1
_PAST = timedelta(days=366)
"""For how long after its day a deadline that is off is cancelled."""


def calendar_identity(workspace: Workspace, fresh: Callable[[], str]) -> str:
    """What tells the calendars of a workspace from all others; `fresh` gives a random name, kept at first use.

    A copy of the folder that colleagues share keeps it. Where nothing can be written, the place of the folder is taken.
    """
    from engross.output import write

    path = workspace.root / IDENTITY
    try:
        found = path.read_text("utf-8").strip() if path.is_file() else ""
    except (OSError, UnicodeDecodeError):
        found = ""
    if _NAMED.fullmatch(found):
        return found
    made = fresh()
    try:
        write(path, f"{made}\n".encode())
    except Refused:
        return hashlib.sha256(str(workspace.root.resolve()).encode()).hexdigest()[:32]
    return made


def calendar_events(lives: Iterable[Life], words: LifeWords, identity: str) -> Iterator[CalendarEvent]:
    """The days of these acts that stand in a calendar: their deadlines, and those that are off since.

    The deadlines of an act that another one follows by now, or that was ended, are cancelled: a calendar that was
    written before may hold them. Those that are long past are left out: nobody waits for them any more.
    """
    for life in lives:
        if not life.act.own or not life.act.signed:
            continue
        standing = {_uid(life, due, identity): due for due in life.dues if due.day is not None}
        for uid, due in standing.items():
            yield _event(life, due, words, uid, cancelled=False)
        for due in life.dropped:
            uid = _uid(life, due, identity)
            if uid not in standing and due.day is not None and due.day > life.on - _PAST:
                yield _event(life, due, words, uid, cancelled=True)


def _uid(life: Life, due: Due, identity: str) -> str:
    """The name of a deadline: stays while its day moves, and is another one after each renewal."""
    which = due.kind.value
    if life.renewals and due.kind in (DueKind.OPPOSE, DueKind.END):
        which = f"{due.kind.value}-{life.renewals}"
    if due.kind is DueKind.REPORT and due.day is not None:
        which = f"{due.kind.value}-{due.day.isoformat()}"
    of_act = hashlib.sha256(f"{identity}\n{life.act.name}\n{due.what}".encode()).hexdigest()[:24]
    return f"{which}.{of_act}@{identity[:32] or 'engross'}"


def _event(life: Life, due: Due, words: LifeWords, uid: str, *, cancelled: bool) -> CalendarEvent:
    assert due.day is not None
    said = words.due(due, date.min)
    of_amendment = due.what and due.kind is not DueKind.REPORT
    summary = f"{said[:1].upper()}{said[1:]}" + ("" if of_amendment else f"{words.colon}{life.act.title}")
    lines = [
        life.act.title,
        f"{words.say('state')}{words.colon}{words.state(life)}",
        f"{words.say('column.who')}{words.colon}{words.who(due.parties)}",
        f"{words.say('column.rule')}{words.colon}{words.rule(due.rule)}",
    ]
    sequence = min(2 * len(life.events) + cancelled, _LARGEST)
    alarms = _ALARMS.get(due.kind, ())
    return CalendarEvent(
        uid, due.day, summary, "\n".join(lines), sequence, alarms, cancelled, words.names.get(life.act.relation, "")
    )


__all__ = ["calendar_events", "calendar_identity"]
