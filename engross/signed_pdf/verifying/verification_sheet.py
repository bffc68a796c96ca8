"""Writes the result of a verification as a sheet for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from engross.diagnostics import Diagnostic
from engross.model.seal import SHORT
from engross.model.sheet import Explain, Grid, Phrases, Section, Sheet, SheetCell, Verdict
from engross.model.verified import Conformity, PageFound, SignatureFound, Verified


def verification_sheet(
    verified: Verified,
    moment: datetime,
    anchors: Sequence[str],
    lang: str,
    say: Phrases,
    explain: Explain,
    *,
    screen: bool = False,
) -> Sheet:
    """The sheet: the verdict, the problems, then every layer. `anchors` are the names of the trusted certificates.

    For a `screen` without colours, the first cell of a row has the worst state of the row.
    """
    sections = []
    if verified.diagnostics:
        sections.append(_problems(verified.diagnostics, say, explain))
    if verified.signatures:
        sections.append(_signatures(verified.signatures, say))
    if verified.pages:
        sections.append(_seals(verified.pages, say))
    if verified.conformity:
        sections.append(_conformity(verified.conformity, say))
    if verified.record:
        sections.append(_sources(verified, say))
    if screen:
        sections = [_for_screen(section) for section in sections]
    facts = []
    if verified.record:
        facts = [
            (say("verified.fact.copy"), f"{verified.record.protocol} – {verified.record.counterpart.mark}"),
            (say("verified.fact.fingerprint"), verified.record.seals.fingerprint),
        ]
    facts += [
        (say("verified.fact.sha256"), verified.sha256),
        (
            say("verified.fact.at"),
            say("verified.with", date=_instant(moment), anchors=", ".join(anchors) or say("verified.fact.none")),
        ),
    ]
    return Sheet(
        lang,
        say("verified.title"),
        verified.name,
        tuple(facts),
        say(f"verified.{verified.state}"),
        verified.state,
        tuple(sections),
        say("verified.foot", name=verified.name),
        say("registered.page", n="{n}", N="{N}"),
    )


def _for_screen(section: Section) -> Section:
    """The section with the worst state of each row in its first cell, and no state in the others."""
    if section.grid is None:
        return section
    rows = tuple(
        (SheetCell(row[0].text, _worst(cell.state for cell in row)), *(SheetCell(cell.text) for cell in row[1:]))
        for row in section.grid.rows
    )
    return replace(section, grid=replace(section.grid, rows=rows))


def _worst(states: Iterable[Verdict]) -> Verdict:
    present = set(states)
    order: tuple[Verdict, ...] = ("no", "open", "yes")
    return next((state for state in order if state in present), "")


def _problems(diagnostics: Sequence[Diagnostic], say: Phrases, explain: Explain) -> Section:
    rows = []
    for diagnostic in diagnostics:
        what, advice = explain(diagnostic)
        rows.append((SheetCell(what, "no" if diagnostic.severity.value == "error" else "open"), SheetCell(advice)))
    head = (say("verified.head.problem"), say("verified.head.advice"))
    return Section(say("verified.part.problems"), grid=Grid(head, tuple(rows), (55, 45)))


def _signatures(signatures: Sequence[SignatureFound], say: Phrases) -> Section:
    keys = ("who", "when", "proved", "level", "since")
    head = tuple(say(f"verified.head.{key}") for key in keys)
    rows = tuple(
        (
            SheetCell(_who(signature, say)),
            SheetCell(_when(signature, say)),
            _proved(signature, say),
            SheetCell(signature.level or "–"),
            SheetCell(say(f"verified.{signature.since}"), "no" if signature.since == "changes" else ""),
        )
        for signature in signatures
    )
    return Section(say("verified.part.signatures"), grid=Grid(head, rows, (31, 20, 25, 11, 13)))


def _who(signature: SignatureFound, say: Phrases) -> str:
    same = signature.holder == signature.person
    held = say(
        "verified.issuer" if same else "verified.holder", holder=signature.holder or "–", issuer=signature.issuer or "–"
    )
    if signature.role == "timestamp":
        return f"{say('verified.stamp')} – {held}"
    person = (
        say("verified.in", person=signature.person, capacity=signature.capacity)
        if signature.capacity
        else signature.person
    )
    return f"{person or signature.field} – {held}"


def _when(signature: SignatureFound, say: Phrases) -> str:
    if signature.at is None:
        return "–"
    if signature.authority:
        return say("verified.by", date=_instant(signature.at), authority=signature.authority)
    return say("verified.claimed", date=_instant(signature.at))


def _proved(signature: SignatureFound, say: Phrases) -> SheetCell:
    """Whether the signature is intact, and the state of its certificate."""
    if signature.intact != "yes":
        return SheetCell(say("verified.touched"), "no")
    state = signature.chain
    if state != "yes":
        words = "verified.unchained" if state == "no" else "verified.unchecked"
    elif signature.role == "timestamp":
        words = "verified.trusted"
    else:
        state = signature.revocation
        words = {"yes": "verified.chained", "no": "verified.revoked"}.get(state, "verified.chained.open")
    return SheetCell(f"{say('verified.intact')}{say('verified.and')}{say(words)}", state)


def _seals(pages: Sequence[PageFound], say: Phrases) -> Section:
    """The good seals in one line, and a table of the pages whose seals differ."""
    good = [page for page in pages if page.state == "yes"]
    listed = ", ".join(f"{page.number}\u00a0{page.recorded[:SHORT]}" for page in good)
    paragraphs = (say("verified.seals", n=len(good), seals=listed),) if good else ()
    head = tuple(say(f"verified.head.{key}") for key in ("page", "recorded", "computed", "printed"))
    rows = tuple(
        (
            SheetCell(str(page.number)),
            SheetCell(page.recorded[:SHORT], code=True),
            SheetCell(page.computed[:SHORT], "yes" if page.computed == page.recorded else "no", code=True),
            SheetCell(say("verified.so" if page.printed else "verified.not"), "yes" if page.printed else "no"),
        )
        for page in pages
        if page.state != "yes"
    )
    grid = Grid(head, rows, (15, 30, 30, 25)) if rows else None
    return Section(say("verified.part.seals"), paragraphs, grid)


def _conformity(rows: Sequence[Conformity], say: Phrases) -> Section:
    def cell(against: tuple[str, ...]) -> SheetCell:
        if not against:
            return SheetCell(say("verified.conform"), "yes")
        return SheetCell(say("verified.against", note=", ".join(against)), "no")

    head = tuple(say(f"verified.head.{key}") for key in ("standard", "issued", "now"))
    cells = tuple((SheetCell(row.standard), cell(row.issued), cell(row.now)) for row in rows)
    return Section(say("verified.part.conformity"), grid=Grid(head, cells, (24, 38, 38)))


def _sources(verified: Verified, say: Phrases) -> Section:
    rebuilt, registered = verified.rebuilt, verified.registered
    if rebuilt.reason == "programs":
        programs = ", ".join(
            say("verified.program", name=name, old=old, new=new) for name, (old, new) in rebuilt.programs.items()
        )
        outcome = say("verified.rebuilt.programs", programs=programs)
    elif rebuilt.reason.startswith("refused"):
        outcome = say("verified.rebuilt.refused", reason=rebuilt.reason.partition(":")[2])
    else:
        outcome = say(f"verified.rebuilt.{rebuilt.reason or rebuilt.state}")
    if registered.state == "yes":
        key = "verified.register.first" if registered.first else "verified.register.yes"
        event = say(f"registered.{registered.event}")
        view = say(key, copy=registered.copy, event=event, day=registered.day)
    elif registered.state == "no":
        view = say("verified.register.no", copy=registered.copy)
    else:
        view = say("verified.register.none")
    rows = [(say("verified.sources"), outcome)]
    if registered.looked:
        rows.append((say("verified.register"), view))
    return Section(say("verified.part.sources"), tuple(say("verified.compared", what=a, found=b) for a, b in rows))


def _instant(when: datetime) -> str:
    """An instant to the minute, with its zone."""
    return when.isoformat(" ", "minutes")
