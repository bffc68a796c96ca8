"""The sheets that go with originals: fit to sign, their concordance, the day of signature."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from engross.copies.concordance import CLOSING, FRONT, Concordance, Settled
from engross.copies.fit import Fitness, Point
from engross.copies.naming import party_name, place_of
from engross.copies.originals import keepers
from engross.copies.turns import in_turn
from engross.diagnostics import Diagnostic
from engross.language import grammar as grammar_of
from engross.model.copy_record import CopyRecord
from engross.model.document import Document, Signature, plain
from engross.model.materials import Materials
from engross.model.sheet import Cell, Describe, Grid, Phrases, Section, Sheet

_SHORT = 16
"""Letters of a hash that a certificate prints: enough to compare by eye."""


def fitness_sheet(
    fitness: Fitness, name: str, title: str, on: date, lang: str, say: Phrases, describe: Describe
) -> Sheet:
    """What must hold before a protocol is signed, and what stands against it, point by point."""
    rows = tuple(_point(point, say, describe) for point in fitness.points)
    count = len(fitness.against)
    beside = [one for point in fitness.points for one in point.beside]
    sections = [Section("", (), Grid((say("fit.point"), say("fit.holds"), say("fit.against")), rows, (34, 12, 54)))]
    if beside:
        sections.append(Section(say("fit.beside"), tuple(describe(one) for one in beside)))
    return Sheet(
        lang,
        say("fit.title"),
        title,
        ((say("sheet.protocol"), name), (say("sheet.day"), _day(on, lang))),
        say("fit.yes") if fitness.fit else say("fit.no", n=count),
        "yes" if fitness.fit else "no",
        tuple(sections),
        name,
        say("sheet.page", n="{n}", N="{N}"),
    )


def fitness_json(fitness: Fitness, name: str, on: date, describe: Describe) -> str:
    """The same for programs: each point, whether it holds, and what stands against it by code and place."""

    def told(one: Diagnostic) -> dict[str, object]:
        at = one.origin
        return {"code": one.code, "file": at.file, "line": at.line, "column": at.column, "message": describe(one)}

    points = [
        {
            "point": point.name,
            "holds": point.holds,
            "against": [told(one) for one in point.against],
            "beside": [told(one) for one in point.beside],
        }
        for point in fitness.points
    ]
    whole = {"protocol": name, "on": on.isoformat(), "fit": fitness.fit, "points": points}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _point(point: Point, say: Phrases, describe: Describe) -> tuple[Cell, ...]:
    return (
        Cell(say(f"fit.{point.name}")),
        Cell(say("sheet.yes"), "yes") if point.holds else Cell(say("sheet.no"), "no"),
        Cell("; ".join(describe(one) for one in point.against)),
    )


def concordance_sheet(
    concordance: Concordance, issues: Sequence[CopyRecord], title: str, on: date, lang: str, say: Phrases
) -> Sheet:
    """That the originals differ only in what the alternat changes, with a hash for each provision."""
    several = len({one.lang for one in concordance.provisions if one.lang}) > 1
    rows = tuple(
        (
            Cell(_called(one, say) + (f" ({one.lang})" if several and one.lang else "")),
            Cell(one.sha256[:_SHORT], code=True),
        )
        for one in concordance.provisions
    )
    copies = tuple((Cell(one.counterpart.mark), Cell(one.seals.fingerprint[:_SHORT], code=True)) for one in issues)
    return Sheet(
        lang,
        say("concordance.title"),
        title,
        ((say("sheet.protocol"), issues[0].protocol), (say("sheet.day"), _day(on, lang))),
        say("concordance.yes", n=len(issues)),
        "yes",
        (
            Section(
                say("concordance.copies"),
                (say("concordance.how"),),
                Grid((say("concordance.copy"), say("concordance.fingerprint")), copies, (62, 38)),
            ),
            Section(
                say("concordance.provisions"),
                (),
                Grid((say("concordance.provision"), say("concordance.hash")), rows, (62, 38)),
            ),
        ),
        issues[0].protocol,
        say("sheet.page", n="{n}", N="{N}"),
    )


def _called(one: Settled, say: Phrases) -> str:
    if one.id in (FRONT, CLOSING):
        return say(f"concordance.{one.id}")
    return one.name or (say("concordance.testimonium") if one.kind == "testimonium" else one.id)


def ceremony_sheet(
    document: Document, materials: Materials, issues: Sequence[CopyRecord], title: str, lang: str, say: Phrases
) -> Sheet:
    """The day of signature: who signs after whom, under which name and title, which original goes to whom."""
    grammar = grammar_of(document.lang)
    signing = materials.protocol.signing
    where = []
    for event in signing.events:
        place = place_of(materials, event, grammar.tag)
        town = place.text if place else "–"
        day = _day(event.date, lang) if event.date else "–"
        whose = ", ".join(party_name(materials, key, grammar.tag) for key in event.parties)
        where.append((say("sheet.event"), ", ".join(filter(None, (town, day, whose)))))
    order = tuple(
        (Cell(str(rank)), Cell(plain(one.name)), Cell(", ".join(plain(line) for line in one.capacity)), _does(one, say))
        for rank, one in enumerate(in_turn(document, materials), 1)
    )
    copies = tuple(
        (
            Cell(issue.counterpart.mark),
            Cell(party_name(materials, keeper, grammar.tag) if keeper else say("ceremony.all")),
            Cell(str(len(issue.seals.pages))),
            Cell(issue.seals.fingerprint[:_SHORT], code=True),
        )
        for issue, keeper in zip(issues, keepers(materials.protocol), strict=True)
    )
    paper = signing.medium == "paper"
    steps = ["ceremony.check", "ceremony.sign" if paper else "ceremony.sign-electronic", "ceremony.hand"]
    if paper and signing.initials != "none":
        steps.insert(1, "ceremony.initials")
    return Sheet(
        lang,
        say("ceremony.title"),
        title,
        ((say("sheet.protocol"), issues[0].protocol), *where),
        "",
        "",
        (
            Section(
                say("ceremony.order"),
                (),
                Grid(
                    _said(say, "rank", "name", "capacity", "does"),
                    order,
                    (7, 30, 43, 20),
                ),
            ),
            Section(
                say("ceremony.copies"),
                (),
                Grid(
                    _said(say, "copy", "keeper", "pages", "fingerprint"),
                    copies,
                    (40, 25, 11, 24),
                ),
            ),
            Section(say("ceremony.steps"), tuple(say(step) for step in steps)),
        ),
        issues[0].protocol,
        say("sheet.page", n="{n}", N="{N}"),
    )


def _said(say: Phrases, *names: str) -> tuple[str, ...]:
    return tuple(say(f"ceremony.{name}") for name in names)


def _does(one: Signature, say: Phrases) -> Cell:
    mention = plain(one.mention)
    return Cell(", ".join(filter(None, (say(f"ceremony.{one.role}"), mention if one.role == "signs" else ""))))


def _day(day: date, lang: str) -> str:
    """A day in the language of the sheet."""
    return grammar_of({"fr": "fr-CA", "en": "en-GB"}.get(lang, lang)).date(day)
