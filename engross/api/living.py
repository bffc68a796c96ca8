"""The life of acts: where they stand on a day, as sheets, pictures and data; and events entered in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross.api.arguments import day_of, one_of, wrong
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.model.life import Life
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.api.life_words import LifeWords
    from engross.model.sheet import Sheet
    from engross.source.library import Library

EVENT_KEYS = ("party", "received", "effect", "until", "ends", "new", "rests_on", "note")
"""What may be said of an event besides its day, its kind and its source."""


def life(workspace: Workspace, name: str, on: date) -> tuple[Life, tuple[Diagnostic, ...]]:
    """The life of an act as it is known and stands on the day `on`, and what is impossible in it.

    `name` may be an act known without its text: `quebec-namur (2024-2026)`. For an amendment, the life is that of the
    act that it amends. Raises `Refused` (unknown-protocol).
    """
    from engross.life import life_of
    from engross.source.library import Library

    day = day_of("on", on)
    assert day is not None  # a day is not optional
    library, collector = Library(workspace), Collector()
    found = life_of(library, name, day, collector)
    if found is None:
        problems = Collector()
        place = Origin(f"protocols/{name}.yaml")
        if library.protocol(name, problems) is not None:
            problems.add("amends-elsewhere", place, name=name)
        raise Refused(problems.sorted())
    mine = found.act.places.file.rsplit("/", 1)
    return found, tuple(
        diagnostic for diagnostic in collector.sorted() if diagnostic.origin.file.rsplit("/", 1)[0] == mine[0]
    )


def lives(workspace: Workspace, on: date, relation: str = "") -> tuple[tuple[Life, ...], tuple[Diagnostic, ...]]:
    """The lives of all base acts of a workspace, or of one relation, on the day `on`.

    Raises `Refused` (unknown-relation).
    """
    from engross.life import lives as found
    from engross.source.library import Library
    from engross.source.record import near

    day = day_of("on", on)
    assert day is not None  # a day is not optional
    library, collector = Library(workspace), Collector()
    if relation:
        known = {name.split("/")[0] for name in workspace.act_names()}
        if relation not in known:
            place = Origin(f"protocols/{relation}")
            raise refuse("unknown-relation", place, name=relation, near=near(relation, known))
    return found(library, day, collector, relation=relation), collector.sorted()


def life_json(told: Sequence[Life], lang: str = "en") -> str:
    """Lives as JSON: days in ISO 8601, each with its rule and its words in the language `lang`."""
    from engross.api.life_words import LifeWords

    words = LifeWords(lang)
    return json.dumps([life_data(life, words) for life in told], ensure_ascii=False, indent=2) + "\n"


def life_data(told: Life, words: LifeWords) -> dict[str, Any]:
    """One life as plain data."""

    def iso(day: date | None) -> str | None:
        return day.isoformat() if day is not None else None

    def found(day: date | None, rule: Any) -> dict[str, Any]:
        return {"day": iso(day), "rule": rule.name, "facts": dict(rule.facts), "words": words.rule(rule)}

    return {
        "name": told.act.name,
        "title": told.act.title,
        "on": iso(told.on),
        "state": told.state.value,
        "ended_by": told.ended_by or None,
        "words": words.state(told),
        "first": found(told.first, told.first_rule),
        "last": found(told.last, told.last_rule),
        "renewals": told.renewals,
        "safe_day": iso(told.safe_day),
        "suspended": [[iso(start), iso(end)] for start, end in told.suspended],
        "parties": list(told.parties),
        "next": told.following or None,
        "dues": [
            {
                "what": due.kind.value,
                "day": iso(due.day),
                "parties": list(due.parties),
                "rule": due.rule.name,
                "words": words.due(due, told.on),
            }
            for due in told.dues
        ],
        "events": [
            {
                "day": iso(event.day),
                "kind": event.kind.value,
                "party": event.party or None,
                "received": iso(event.received),
                "effect": iso(event.effect),
                "until": iso(event.until),
                "new": event.new or None,
                "act": event.act or None,
                "rests_on": event.rests_on or None,
                "source": event.source,
                "words": words.event(event),
            }
            for event in told.events
        ],
    }


def life_lines(workspace: Workspace, name: str, on: date, lang: str = "en") -> str:
    """The life of an act in a few lines: its state, its days with their rules, the next deadlines and who is to act."""
    from engross.api.life_words import LifeWords, names_in
    from engross.source.library import Library

    told, _ = life(workspace, name, on)
    words = LifeWords(lang, names_in(Library(workspace), lang) | {told.act.name: told.act.title})
    say = words.say
    lines = [
        (say("on", day=words.day(on)), words.state(told)),
        (say("first"), words.first(told)),
        (say("last"), words.last(told)),
    ]
    for due in told.dues:
        when = words.day(due.day) if due.day is not None else say("column.due")
        lines.append((when, f"{words.due(due, on)} ({words.who(due.parties)})"))
    return "".join(f"{name}{words.colon}{value}\n" for name, value in lines)


def life_sheet(told: Life, words: LifeWords) -> Sheet:
    """The life of one act as a sheet: its days with their rules, its deadlines, its events."""
    from engross.model.sheet import Grid, Section, Sheet, SheetCell

    say = words.say
    facts = [
        (say("state"), words.state(told)),
        (say("first"), words.first(told)),
        (say("last"), words.last(told)),
        (say("parties"), words.who(told.parties)),
    ]
    if told.safe_day is not None:
        facts.append((say("safe-day"), words.day(told.safe_day)))
    if told.following:
        facts.append((say("followed"), words.names.get(told.following, told.following)))
    dues = tuple(
        (
            SheetCell(words.day(due.day), "no" if due.day is not None and due.day < told.on else ""),
            SheetCell(words.due(due, told.on)),
            SheetCell(words.who(due.parties)),
            SheetCell(words.rule(due.rule)),
        )
        for due in told.dues
    )
    events = tuple(
        (SheetCell(words.day(event.day)), SheetCell(words.event(event)), SheetCell(event.source))
        for event in told.events
    )
    deadline_head = tuple(say(f"column.{name}") for name in ("day", "what", "who", "rule"))
    event_head = tuple(say(f"column.{name}") for name in ("day", "event", "source"))
    return Sheet(
        words.lang,
        told.act.title,
        say("on", day=words.day(told.on)),
        tuple(facts),
        sections=(
            Section(say("deadlines"), () if dues else (say("none"),), Grid(deadline_head, dues, (20, 26, 24, 30)))
            if dues
            else Section(say("deadlines"), (say("none"),)),
            Section(say("events"), grid=Grid(event_head, events, (20, 50, 30)))
            if events
            else Section(say("events"), (say("no-events"),)),
        ),
        foot=f"{say('title')} – {told.act.name}",
    )


def relation_sheet(name: str, told: Sequence[Life], on: date, words: LifeWords, *, paper: bool) -> Sheet:
    """The acts of a relation over time, as a sheet: the picture, and the same in a table."""
    from engross.api.relation_timeline import timeline
    from engross.model.sheet import Grid, Picture, Section, Sheet, SheetCell
    from engross.render.timeline_svg import timeline_svg

    say = words.say
    drawn = timeline(name, told, on, words)
    rows = tuple(
        (
            SheetCell(life.act.title),
            SheetCell(words.state(life)),
            SheetCell(words.first(life)),
            SheetCell(words.last(life)),
            SheetCell("; ".join(_next_due(life, words))),
        )
        for life in told
    )
    head = (say("column.act"), say("state"), say("first"), say("last"), say("column.due"))
    picture = Picture(timeline_svg(drawn, dark=not paper), drawn.said)
    return Sheet(
        words.lang,
        drawn.title,
        say("on", day=words.day(on)),
        sections=(Section(picture=picture), Section(grid=Grid(head, rows, (24, 14, 22, 22, 18)))),
        foot=drawn.title,
    )


def _next_due(told: Life, words: LifeWords) -> Iterator[str]:
    for due in told.dues[:1]:
        when = f"{words.day(due.day)}{words.colon}" if due.day is not None else ""
        yield f"{when}{words.due(due, told.on)}"


def life_page(
    workspace: Workspace, name: str, on: date, to: str, lang: str = "en"
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The life of an act, or of all acts of a relation, in `text`, `html`, `pdf`, `svg` or `json`; what is impossible.

    The picture over time is in the pages of a relation, and is all that `svg` has. Raises `Refused` as `life` and
    `lives`; what is wrong in the style of the page.
    """
    from engross.source.library import Library

    one_of("to", to, ("text", "html", "pdf", "svg", "json"))
    library = Library(workspace)
    if "/" in name or "(" in name:
        single, diagnostics = life(workspace, name, on)
        told: tuple[Life, ...] = (single,)
    else:
        told, diagnostics = lives(workspace, on, name)
    return _page(library, name, told, on, to, lang), diagnostics


def _page(library: Library, name: str, told: Sequence[Life], on: date, to: str, lang: str) -> bytes:
    from engross.api.life_words import LifeWords, names_in
    from engross.api.relation_timeline import timeline
    from engross.render.sheet import sheet_html, sheet_pdf, sheet_text
    from engross.render.timeline_svg import timeline_svg
    from engross.source.looks import sheet_look

    if to == "json":
        return life_json(told, lang).encode()
    relation = _relation_name(library, name.rsplit("/", 1)[0].split(" (")[0], lang)
    words = LifeWords(lang, names_in(library, lang) | {life.act.name: life.act.title for life in told})
    if to == "svg":
        return timeline_svg(timeline(relation, told, on, words)).encode()
    if "/" in name or "(" in name:
        sheet = life_sheet(told[0], words)
    else:
        sheet = relation_sheet(relation, told, on, words, paper=to == "pdf")
    if to == "text":
        return sheet_text(sheet).encode()
    look = sheet_look(library)
    return sheet_pdf(sheet, look).content if to == "pdf" else sheet_html(sheet, look).encode()


def _relation_name(library: Library, name: str, lang: str) -> str:
    from engross.model.tag import localized

    reading = library.relation(name, Collector())
    if reading is None:
        return name
    return localized(reading.record.name, lang) or next(iter(reading.record.name.values()))


def enter_event(
    workspace: Workspace, name: str, kind: str, day: date, *, source: str, **more: Any
) -> tuple[Path, tuple[Diagnostic, ...]]:
    """Enter an event in the life of an act, in `….life.yaml` beside it; makes the file if there is none.

    `more` are `party`, `received`, `effect` (first day), `until` (last day), `ends`, `new`, `rests_on`, `note`. Gives
    the file, and what is doubtful in the life after it. Raises `Refused`: unknown-protocol; what makes that life
    impossible, such as denounced-before-force, and then nothing is written.
    """
    from engross.life import act_records, impossible
    from engross.model.life_event import LifeEventKind
    from engross.model.synonyms import in_english
    from engross.source.edits import add, scalar
    from engross.source.library import Library

    kind = in_english(kind, tuple(LifeEventKind))
    one_of("kind", kind, tuple(LifeEventKind))
    when = day_of("day", day)
    if when is None or not source.strip():
        raise wrong("day" if when is None else "source", when if when is None else source, kind="text")
    unknown = set(more) - set(EVENT_KEYS)
    if unknown:
        raise wrong(min(unknown), more[min(unknown)], kind="text")
    library, collector = Library(workspace), Collector()
    if library.protocol(name, collector) is None:
        raise Refused(collector.sorted())
    said = {"day": when, "kind": kind} | {key: more[key] for key in EVENT_KEYS if more.get(key)}
    said["source"] = source.strip()
    values = {key: value.isoformat() if isinstance(value, date) else scalar(str(value)) for key, value in said.items()}
    entry = f"{{{', '.join(f'{key}: {value}' for key, value in values.items())}}}"
    file = f"protocols/{name}.life.yaml"
    found = library.life(name, collector)
    if collector.failed:
        raise Refused(collector.sorted())
    if found is None:
        text = f"events:\n  - {entry}\n"
    elif found.record.events:
        text = add("\n".join(found.source.lines), ("events", len(found.record.events) - 1), entry)
    else:
        text = "\n".join(found.source.lines).rstrip("\n") + f"\nevents:\n  - {entry}\n"
    tried, problems = Library(workspace), Collector()
    tried.supply(file, text)
    records = act_records(tried, problems, name.rsplit("/", 1)[0])
    before = {(diagnostic.code, *diagnostic.facts.items()) for diagnostic in _of(library, name, impossible)}
    after = [diagnostic for record in records if record.name == name for diagnostic in impossible(record)]
    told = [
        diagnostic for diagnostic in (*problems, *after) if (diagnostic.code, *diagnostic.facts.items()) not in before
    ]
    if any(diagnostic.severity is Severity.ERROR for diagnostic in told):
        raise Refused(diagnostic for diagnostic in told if diagnostic.severity is Severity.ERROR)
    from engross.output import write

    path = workspace.root / file
    write(path, text.encode())
    return path, tuple(told)


def _of(library: Library, name: str, impossible: Any) -> Iterator[Diagnostic]:
    from engross.life import act_records

    for record in act_records(library, Collector(), name.rsplit("/", 1)[0]):
        if record.name == name:
            yield from impossible(record)


__all__ = ["Life", "enter_event", "life", "life_data", "life_json", "life_lines", "life_page", "lives"]
