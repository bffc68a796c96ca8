"""What was verified, as a sheet for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from engross.diagnostics import Diagnostic
from engross.model.seal import SHORT
from engross.model.sheet import Explain, Grid, Phrases, Section, Sheet, SheetCell, Verdict
from engross.model.verified import Conformity, PageFound, SignatureFound, Verified


def verification_sheet(
    found: Verified,
    at: datetime,
    anchors: Sequence[str],
    lang: str,
    say: Phrases,
    explain: Explain,
    *,
    screen: bool = False,
) -> Sheet:
    """The sheet: verdict, what speaks against it, then every layer. `anchors` are the names of those given.

    On a `screen` without colours, the first cell of a row says for the row whether all in it is so.
    """
    sections = []
    if found.diagnostics:
        sections.append(_problems(found.diagnostics, say, explain))
    if found.signatures:
        sections.append(_signatures(found.signatures, say))
    if found.pages:
        sections.append(_seals(found.pages, say))
    if found.conformity:
        sections.append(_conformity(found.conformity, say))
    if found.record:
        sections.append(_sources(found, say))
    if screen:
        sections = [_for_screen(one) for one in sections]
    facts = []
    if found.record:
        facts = [
            (say("verified.fact.copy"), f"{found.record.protocol} – {found.record.counterpart.mark}"),
            (say("verified.fact.fingerprint"), found.record.seals.fingerprint),
        ]
    facts += [
        (say("verified.fact.sha256"), found.sha256),
        (
            say("verified.fact.at"),
            say("verified.with", date=_instant(at), anchors=", ".join(anchors) or say("verified.fact.none")),
        ),
    ]
    return Sheet(
        lang,
        say("verified.title"),
        found.name,
        tuple(facts),
        say(f"verified.{found.state}"),
        found.state,
        tuple(sections),
        say("verified.foot", name=found.name),
        say("registered.page", n="{n}", N="{N}"),
    )


def _for_screen(section: Section) -> Section:
    """The states of a row, said once and first."""
    if section.grid is None:
        return section
    rows = tuple(
        (SheetCell(row[0].text, _worst(cell.state for cell in row)), *(SheetCell(cell.text) for cell in row[1:]))
        for row in section.grid.rows
    )
    return replace(section, grid=replace(section.grid, rows=rows))


def _worst(states: Iterable[Verdict]) -> Verdict:
    found = set(states)
    order: tuple[Verdict, ...] = ("no", "open", "yes")
    return next((one for one in order if one in found), "")


def _problems(diagnostics: Sequence[Diagnostic], say: Phrases, explain: Explain) -> Section:
    rows = []
    for one in diagnostics:
        what, advice = explain(one)
        rows.append((SheetCell(what, "no" if one.severity.value == "error" else "open"), SheetCell(advice)))
    head = (say("verified.head.problem"), say("verified.head.advice"))
    return Section(say("verified.part.problems"), grid=Grid(head, tuple(rows), (55, 45)))


def _signatures(signatures: Sequence[SignatureFound], say: Phrases) -> Section:
    keys = ("who", "when", "proved", "level", "since")
    head = tuple(say(f"verified.head.{key}") for key in keys)
    rows = tuple(
        (
            SheetCell(_who(one, say)),
            SheetCell(_when(one, say)),
            _proved(one, say),
            SheetCell(one.level or "–"),
            SheetCell(say(f"verified.{one.since}"), "no" if one.since == "changes" else ""),
        )
        for one in signatures
    )
    return Section(say("verified.part.signatures"), grid=Grid(head, rows, (31, 20, 25, 11, 13)))


def _who(one: SignatureFound, say: Phrases) -> str:
    same = one.holder == one.person
    held = say("verified.issuer" if same else "verified.holder", holder=one.holder or "–", issuer=one.issuer or "–")
    if one.role == "timestamp":
        return f"{say('verified.stamp')} – {held}"
    person = say("verified.in", person=one.person, capacity=one.capacity) if one.capacity else one.person
    return f"{person or one.field} – {held}"


def _when(one: SignatureFound, say: Phrases) -> str:
    if one.at is None:
        return "–"
    if one.authority:
        return say("verified.by", date=_instant(one.at), authority=one.authority)
    return say("verified.claimed", date=_instant(one.at))


def _proved(one: SignatureFound, say: Phrases) -> SheetCell:
    """Whether it is intact, then what is known of its certificate."""
    if one.intact != "yes":
        return SheetCell(say("verified.touched"), "no")
    state = one.chain
    if state != "yes":
        words = "verified.unchained" if state == "no" else "verified.unchecked"
    elif one.role == "timestamp":
        words = "verified.trusted"
    else:
        state = one.revocation
        words = {"yes": "verified.chained", "no": "verified.revoked"}.get(state, "verified.chained.open")
    return SheetCell(f"{say('verified.intact')}{say('verified.and')}{say(words)}", state)


def _seals(pages: Sequence[PageFound], say: Phrases) -> Section:
    """All in one line when they agree; otherwise a table of the pages that do not, under what agrees."""
    good = [one for one in pages if one.state == "yes"]
    listed = ", ".join(f"{one.number}\u00a0{one.recorded[:SHORT]}" for one in good)
    paragraphs = (say("verified.seals", n=len(good), seals=listed),) if good else ()
    head = tuple(say(f"verified.head.{key}") for key in ("page", "recorded", "computed", "printed"))
    rows = tuple(
        (
            SheetCell(str(one.number)),
            SheetCell(one.recorded[:SHORT], code=True),
            SheetCell(one.computed[:SHORT], "yes" if one.computed == one.recorded else "no", code=True),
            SheetCell(say("verified.so" if one.printed else "verified.not"), "yes" if one.printed else "no"),
        )
        for one in pages
        if one.state != "yes"
    )
    grid = Grid(head, rows, (15, 30, 30, 25)) if rows else None
    return Section(say("verified.part.seals"), paragraphs, grid)


def _conformity(rows: Sequence[Conformity], say: Phrases) -> Section:
    def cell(against: tuple[str, ...]) -> SheetCell:
        if not against:
            return SheetCell(say("verified.conform"), "yes")
        return SheetCell(say("verified.against", note=", ".join(against)), "no")

    head = tuple(say(f"verified.head.{key}") for key in ("standard", "issued", "now"))
    cells = tuple((SheetCell(one.standard), cell(one.issued), cell(one.now)) for one in rows)
    return Section(say("verified.part.conformity"), grid=Grid(head, cells, (24, 38, 38)))


def _sources(found: Verified, say: Phrases) -> Section:
    rebuilt, registered = found.rebuilt, found.registered
    if rebuilt.reason == "programs":
        programs = ", ".join(
            say("verified.program", name=name, old=old, new=new) for name, (old, new) in rebuilt.programs.items()
        )
        said = say("verified.rebuilt.programs", programs=programs)
    elif rebuilt.reason.startswith("refused"):
        said = say("verified.rebuilt.refused", reason=rebuilt.reason.partition(":")[2])
    else:
        said = say(f"verified.rebuilt.{rebuilt.reason or rebuilt.state}")
    if registered.state == "yes":
        key = "verified.register.first" if registered.first else "verified.register.yes"
        event = say(f"registered.{registered.event}")
        view = say(key, copy=registered.copy, event=event, day=registered.day)
    elif registered.state == "no":
        view = say("verified.register.no", copy=registered.copy)
    else:
        view = say("verified.register.none")
    rows = [(say("verified.sources"), said)]
    if registered.looked:
        rows.append((say("verified.register"), view))
    return Section(say("verified.part.sources"), tuple(say("verified.compared", what=a, found=b) for a, b in rows))


def _instant(when: datetime) -> str:
    """An instant to the minute, with its zone."""
    return when.isoformat(" ", "minutes")
