"""The sheets that go with originals: fit to sign, concordance, day of signature."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from engross.copies.consistency import CLOSING, FRONT, CanonicalProvision, Consistency
from engross.copies.fitness import Fitness, Point
from engross.copies.originals import keepers, party_name
from engross.copies.signing_order import place_of, signing_order
from engross.diagnostics import Diagnostic
from engross.language import grammar as grammar_of
from engross.model.copy_record import CopyRecord
from engross.model.document import Document, Signature, plain
from engross.model.materials import Materials
from engross.model.sheet import Describe, Grid, Phrases, Section, Sheet, SheetCell

_SHORT = 16
"""How many hexadecimal digits of a hash a certificate prints: enough to compare by eye."""


def fitness_sheet(
    fitness: Fitness, name: str, title: str, on: date, lang: str, say: Phrases, describe: Describe
) -> Sheet:
    """The points that must hold before a protocol is signed, and what counts against each."""
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
    """The same list as JSON: each point, whether it holds, and what counts against it by code and place."""

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


def _point(point: Point, say: Phrases, describe: Describe) -> tuple[SheetCell, ...]:
    return (
        SheetCell(say(f"fit.{point.name}")),
        SheetCell(say("sheet.yes"), "yes") if point.holds else SheetCell(say("sheet.no"), "no"),
        SheetCell("; ".join(describe(one) for one in point.against)),
    )


def concordance_sheet(
    concordance: Consistency, records: Sequence[CopyRecord], title: str, on: date, lang: str, say: Phrases
) -> Sheet:
    """The certificate of concordance: a hash for each provision that all originals share."""
    several = len({one.lang for one in concordance.provisions if one.lang}) > 1
    rows = tuple(
        (
            SheetCell(_called(one, say) + (f" ({one.lang})" if several and one.lang else "")),
            SheetCell(one.sha256[:_SHORT], code=True),
        )
        for one in concordance.provisions
    )
    copies = tuple(
        (SheetCell(one.counterpart.mark), SheetCell(one.seals.fingerprint[:_SHORT], code=True)) for one in records
    )
    return Sheet(
        lang,
        say("concordance.title"),
        title,
        ((say("sheet.protocol"), records[0].protocol), (say("sheet.day"), _day(on, lang))),
        say("concordance.yes", n=len(records)),
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
        records[0].protocol,
        say("sheet.page", n="{n}", N="{N}"),
    )


def _called(one: CanonicalProvision, say: Phrases) -> str:
    if one.id in (FRONT, CLOSING):
        return say(f"concordance.{one.id}")
    return one.name or (say("concordance.testimonium") if one.kind == "testimonium" else one.id)


def ceremony_sheet(
    document: Document, materials: Materials, records: Sequence[CopyRecord], title: str, lang: str, say: Phrases
) -> Sheet:
    """The sheet for the day of signature: who signs after whom, with name and title; which original goes to whom."""
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
        (
            SheetCell(str(rank)),
            SheetCell(plain(one.name)),
            SheetCell(", ".join(plain(line) for line in one.capacity)),
            _does(one, say),
        )
        for rank, one in enumerate(signing_order(document, materials), 1)
    )
    copies = tuple(
        (
            SheetCell(record.counterpart.mark),
            SheetCell(party_name(materials, keeper, grammar.tag) if keeper else say("ceremony.all")),
            SheetCell(str(len(record.seals.pages))),
            SheetCell(record.seals.fingerprint[:_SHORT], code=True),
        )
        for record, keeper in zip(records, keepers(materials.protocol), strict=True)
    )
    paper = signing.medium == "paper"
    steps = ["ceremony.check", "ceremony.sign" if paper else "ceremony.sign-electronic", "ceremony.hand"]
    if paper and signing.initials != "none":
        steps.insert(1, "ceremony.initials")
    return Sheet(
        lang,
        say("ceremony.title"),
        title,
        ((say("sheet.protocol"), records[0].protocol), *where),
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
        records[0].protocol,
        say("sheet.page", n="{n}", N="{N}"),
    )


def _said(say: Phrases, *names: str) -> tuple[str, ...]:
    return tuple(say(f"ceremony.{name}") for name in names)


def _does(one: Signature, say: Phrases) -> SheetCell:
    mention = plain(one.mention)
    return SheetCell(", ".join(filter(None, (say(f"ceremony.{one.role}"), mention if one.role == "signs" else ""))))


def _day(day: date, lang: str) -> str:
    """A day in the language of the sheet."""
    return grammar_of({"fr": "fr-CA", "en": "en-GB"}.get(lang, lang)).date(day)
