"""The portfolio: every act with its deadlines, as rows, as a page, or as a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from engross.api.arguments import one_of
from engross.diagnostics import Collector, Diagnostic
from engross.model.deadline import Deadline
from engross.model.sheet import Grid
from engross.workspace import Workspace


def radar(
    workspace: Workspace, today: date, *, weeks: int | None = None, everything: bool = False
) -> tuple[tuple[Deadline, ...], tuple[Diagnostic, ...]]:
    """The acts of a workspace with their deadlines as of `today`, the most urgent first, and problems of reading.

    `weeks` is the number of weeks from the start of drafting to the last
    sitting; None takes it from the relation. Acts that are followed by a signed
    act are left out unless `everything` is set.
    """
    from engross.portfolio.deadlines import deadlines, pressing
    from engross.source.library import Library

    collector = Collector()
    rows = deadlines(Library(workspace), today, collector, weeks=weeks)
    return rows if everything else tuple(pressing(rows)), collector.sorted()


def radar_json(rows: Sequence[Deadline], lang: str = "en") -> str:
    """The rows as JSON: days in ISO 8601; `life` is the life of the act, with words in the language `lang`."""
    import json
    from dataclasses import fields

    from engross.api.life_words import LifeWords
    from engross.api.living import life_data

    words = LifeWords(lang)

    def plain(row: Deadline) -> dict[str, Any]:
        known = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "life"}
        told = {name: value.isoformat() if isinstance(value, date) else value for name, value in known.items()}
        return told | {"life": life_data(row.life, words)}

    return json.dumps([plain(row) for row in rows], ensure_ascii=False, indent=2) + "\n"


def radar_table(workspace: Workspace, rows: Sequence[Deadline], lang: str = "en", *, short: bool = False) -> Grid:
    """The rows as a table: the act, what it asks for, its last day, the next deadline, who is to act, what follows.

    With `short`, an act of the same relation that follows is called without it, so that most rows take one line.
    """
    from engross.api.life_words import LifeWords, names_in
    from engross.api.words import phrases_in
    from engross.model.deadline import DeadlineStatus
    from engross.model.sheet import SheetCell, Verdict
    from engross.source.library import Library

    say = phrases_in(lang, "deadline.")
    words = LifeWords(lang, names_in(Library(workspace), lang))
    states: dict[DeadlineStatus, Verdict] = dict.fromkeys((DeadlineStatus.LATE, DeadlineStatus.ENDED), "no")
    states |= dict.fromkeys((DeadlineStatus.SOON, DeadlineStatus.DECIDE, DeadlineStatus.PENDING), "open")

    def cells(row: Deadline) -> Iterator[SheetCell]:
        due = row.due
        yield SheetCell(row.name)
        yield SheetCell(say(f"standing.{row.standing.value}"), states.get(row.standing, ""))
        yield SheetCell(row.end.isoformat() if row.end else "–")
        when = f"{due.day.isoformat()} " if due is not None and due.day is not None else ""
        yield SheetCell(f"{when}{words.due(due, row.life.on)}" if due is not None else "–")
        everybody = due is not None and set(due.parties) >= set(row.life.parties)
        yield SheetCell("–" if due is None else words.say("all") if everybody else words.who(due.parties))
        yield SheetCell((row.next.removeprefix(f"{row.life.act.relation}/") if short else row.next) or "–")

    head = tuple(say(f"column.{name}") for name in ("name", "standing", "end", "due", "who", "next"))
    return Grid(head, tuple(tuple(cells(row)) for row in rows), (21, 14, 15, 27, 11, 12))


def radar_calendar(
    rows: Sequence[Deadline],
    today: date,
    lang: str = "en",
    *,
    workspace: Workspace | None = None,
    identity: str = "",
) -> bytes:
    """The deadlines of these rows as a calendar file (RFC 5545), with words in the language `lang`.

    Only acts of a person's own folder are in it, not the built-in ones. `workspace` gives the names of the parties,
    `identity` tells its calendar from those of others (`calendar_identity`). Deadlines that are off since, such as
    those of an act that another one follows, are cancelled: give the rows of `everything` for that.
    """
    from engross.api.life_calendar import calendar_events
    from engross.api.life_words import LifeWords, names_in
    from engross.api.words import phrases_in
    from engross.render.calendar import calendar
    from engross.source.library import Library

    words = LifeWords(lang, names_in(Library(workspace), lang) if workspace is not None else None)
    title = phrases_in(lang, "deadline.")("title")
    return calendar(title, calendar_events([row.life for row in rows], words, identity), today)


def radar_page(workspace: Workspace, rows: Sequence[Deadline], today: date, to: str, lang: str = "en") -> bytes:
    """The rows as a page in `html` or `pdf`, in that language. Raises `Refused` for what is wrong in its style."""
    from engross.api.words import phrases_in
    from engross.model.deadline import DeadlineStatus
    from engross.model.sheet import Section, Sheet
    from engross.render.sheet import sheet_html, sheet_pdf
    from engross.source.library import Library
    from engross.source.looks import sheet_look

    say = phrases_in(lang, "deadline.")
    one_of("to", to, ("html", "pdf"))
    late = sum(row.standing in (DeadlineStatus.LATE, DeadlineStatus.ENDED) for row in rows)
    sheet = Sheet(
        lang,
        say("title"),
        say("subject", today=today.isoformat()),
        verdict=say("late", n=late),
        state="no" if late else "yes",
        sections=(Section(grid=radar_table(workspace, rows, lang, short=True)),) if rows else (),
        foot=say("title"),
    )
    look = sheet_look(Library(workspace))
    return sheet_pdf(sheet, look).content if to == "pdf" else sheet_html(sheet, look).encode()


__all__ = ["Deadline", "radar", "radar_calendar", "radar_json", "radar_page", "radar_table"]
