"""The portfolio: every act with its deadlines, as rows, as a page, or as a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engross.api.arguments import one_of
from engross.diagnostics import Collector, Diagnostic
from engross.model.deadline import Deadline
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


def radar_calendar(rows: Sequence[Deadline], today: date, lang: str = "en") -> bytes:
    """The deadlines of these rows as a calendar file (RFC 5545), with words in the language `lang`."""
    from engross.api.words import phrases_in
    from engross.render.calendar import calendar

    return calendar(rows, today, phrases_in(lang, "deadline."))


def radar_page(workspace: Workspace, rows: Sequence[Deadline], today: date, to: str, lang: str = "en") -> bytes:
    """The rows as a page in `html` or `pdf`, in that language. Raises `Refused` for what is wrong in its style."""
    from engross.api.words import phrases_in
    from engross.model.deadline import DeadlineStatus
    from engross.model.sheet import Grid, Section, Sheet, SheetCell, Verdict
    from engross.render.sheet import sheet_html, sheet_pdf
    from engross.source.library import Library
    from engross.source.looks import sheet_look

    say = phrases_in(lang, "deadline.")
    one_of("to", to, ("html", "pdf"))
    states: dict[DeadlineStatus, Verdict] = {
        DeadlineStatus.LATE: "no",
        DeadlineStatus.ENDED: "no",
        DeadlineStatus.SOON: "open",
    }

    def day(moment: date | None) -> str:
        return moment.isoformat() if moment else "–"

    cells = tuple(
        (
            SheetCell(row.name),
            SheetCell(say(f"standing.{row.standing.value}"), states.get(row.standing, "")),
            SheetCell(day(row.end)),
            SheetCell(day(row.sitting)),
            SheetCell(day(row.begin)),
            SheetCell(row.next or "–"),
        )
        for row in rows
    )
    head = tuple(say(f"column.{name}") for name in ("name", "standing", "end", "sitting", "begin", "next"))
    late = sum(row.standing in (DeadlineStatus.LATE, DeadlineStatus.ENDED) for row in rows)
    sheet = Sheet(
        lang,
        say("title"),
        say("subject", today=today.isoformat()),
        verdict=say("late", n=late),
        state="no" if late else "yes",
        sections=(Section(grid=Grid(head, cells, (23, 14, 16, 16, 16, 15))),) if cells else (),
        foot=say("title"),
    )
    look = sheet_look(Library(workspace))
    return sheet_pdf(sheet, look).content if to == "pdf" else sheet_html(sheet, look).encode()


__all__ = ["Deadline", "radar", "radar_calendar", "radar_page"]
