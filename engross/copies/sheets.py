"""The sheets that go with originals: fit to sign, concordance, day of signature."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
from engross.model.sheet import Describe, Grid, Phrases, Section, Sheet, SheetCell, Verdict
from engross.model.superscript import without_superscripts

_SHORT = 16
"""Number of hexadecimal digits of a hash on a certificate: enough to compare by eye."""


def fitness_sheet(
    fitness: Fitness, name: str, title: str, on: date, lang: str, say: Phrases, describe: Describe
) -> Sheet:
    """The points that must hold before a protocol is signed, what counts against each, and what is not known."""
    rows = tuple(_point(point, say, describe) for point in fitness.points)
    verdict, state = _verdict(fitness, say)
    beside = [diagnostic for point in fitness.points for diagnostic in point.beside]
    sections = [Section("", (), Grid((say("fit.point"), say("fit.holds"), say("fit.against")), rows, (34, 12, 54)))]
    if beside:
        sections.append(Section(say("fit.beside"), tuple(describe(diagnostic) for diagnostic in beside)))
    return Sheet(
        lang,
        say("fit.title"),
        title,
        ((say("sheet.protocol"), name), (say("sheet.day"), _day(on, lang))),
        verdict,
        state,
        tuple(sections),
        name,
        say("sheet.page", n="{n}", N="{N}"),
    )


def _verdict(fitness: Fitness, say: Phrases) -> tuple[str, Verdict]:
    """What the list comes to, in one line. It is not ticked while a point is left for a person to check."""
    if not fitness.fit:
        return say("fit.no", n=len(fitness.against)), "no"
    if fitness.unknown:
        return say("fit.open", n=len(fitness.unknown)), "open"
    return say("fit.yes"), "yes"


def fitness_json(fitness: Fitness, name: str, on: date, describe: Describe) -> str:
    """The same list as JSON: each point, whether it holds (null: not known), and what counts against it by code and
    place.
    """

    def told(diagnostic: Diagnostic) -> dict[str, object]:
        origin = diagnostic.origin
        return {
            "code": diagnostic.code,
            "file": origin.file,
            "line": origin.line,
            "column": origin.column,
            "message": describe(diagnostic),
        }

    points = [
        {
            "point": point.name,
            "holds": {"yes": True, "no": False}.get(point.state),
            "against": [told(diagnostic) for diagnostic in point.against],
            "unknown": [told(diagnostic) for diagnostic in point.unknown],
            "beside": [told(diagnostic) for diagnostic in point.beside],
        }
        for point in fitness.points
    ]
    whole = {"protocol": name, "on": on.isoformat(), "fit": fitness.fit, "points": points}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _point(point: Point, say: Phrases, describe: Describe) -> tuple[SheetCell, ...]:
    reasons = [describe(diagnostic) for diagnostic in (*point.against, *point.unknown)]
    if not point.measured:
        reasons.append(say("fit.unmeasured"))
    return (
        SheetCell(say(f"fit.{point.name}")),
        SheetCell(say(f"sheet.{point.state}"), point.state),
        SheetCell(_joined(reasons)),
    )


def _joined(reasons: Sequence[str]) -> str:
    """Sentences after each other; reasons that are no sentences with semicolons between them."""
    ended = all(reason.endswith((".", "?", "!", "»")) for reason in reasons)
    return (" " if ended else "; ").join(reasons)


def concordance_sheet(
    concordance: Consistency, records: Sequence[CopyRecord], title: str, on: date, lang: str, say: Phrases
) -> Sheet:
    """The certificate of concordance: a hash for each provision that all originals share."""
    several = len({provision.lang for provision in concordance.provisions if provision.lang}) > 1
    rows = tuple(
        (
            SheetCell(_called(provision, say) + (f" ({provision.lang})" if several and provision.lang else "")),
            SheetCell(provision.sha256[:_SHORT], code=True),
        )
        for provision in concordance.provisions
    )
    copies = tuple(
        (SheetCell(record.counterpart.mark), SheetCell(record.seals.fingerprint[:_SHORT], code=True))
        for record in records
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


def _called(provision: CanonicalProvision, say: Phrases) -> str:
    if provision.id in (FRONT, CLOSING):
        return say(f"concordance.{provision.id}")
    return provision.name or (say("concordance.testimonium") if provision.kind == "testimonium" else provision.id)


def ceremony_sheet(
    documents: Sequence[Document],
    materials: Materials,
    records: Sequence[CopyRecord],
    title: str,
    lang: str,
    say: Phrases,
) -> Sheet:
    """The sheet for the day of signature: who signs each original in which order, the seals of its pages, its keeper.

    `documents` are those of the originals, as `records` are. In the original that it keeps, a party signs first,
    unless the protocol gives one order for all.
    """
    grammar = grammar_of(documents[0].lang)
    signing = materials.protocol.signing
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
        ((say("sheet.protocol"), records[0].protocol), *_signing_events(materials, grammar.tag, lang, say)),
        "",
        "",
        (
            *_orders(documents, materials, records, say),
            Section(
                say("ceremony.copies"),
                (),
                Grid(
                    _headings(say, "copy", "keeper", "pages", "fingerprint"),
                    copies,
                    (40, 25, 11, 24),
                ),
            ),
            Section(
                say("ceremony.seals"),
                (),
                Grid(_headings(say, "copy", "seals-by-page"), _seals(records, say), (40, 60)),
            ),
            Section(say("ceremony.steps"), tuple(say(step) for step in steps)),
        ),
        records[0].protocol,
        say("sheet.page", n="{n}", N="{N}"),
    )


def _orders(
    documents: Sequence[Document], materials: Materials, records: Sequence[CopyRecord], say: Phrases
) -> Iterator[Section]:
    """Who signs in which order: once if that is the same in all originals, else once for each order."""
    marks: dict[tuple[str, ...], list[str]] = {}
    rows: dict[tuple[str, ...], tuple[tuple[SheetCell, ...], ...]] = {}
    for document, record in zip(documents, records, strict=True):
        order = signing_order(document, materials)
        key = tuple(signature.id for signature in order)
        marks.setdefault(key, []).append(record.counterpart.mark)
        rows[key] = tuple(
            (
                SheetCell(str(rank)),
                SheetCell(plain(signature.name)),
                SheetCell(", ".join(plain(line) for line in signature.capacity)),
                _does(signature, say),
            )
            for rank, signature in enumerate(order, 1)
        )
    heads = _headings(say, "rank", "name", "capacity", "does")
    for key, copies in marks.items():
        heading = say("ceremony.order") if len(marks) == 1 else say("ceremony.order-of", copies="; ".join(copies))
        yield Section(heading, (), Grid(heads, rows[key], (7, 30, 43, 20)))


def _seals(records: Sequence[CopyRecord], say: Phrases) -> tuple[tuple[SheetCell, ...], ...]:
    """The seal that stands in the foot of each page of each original."""

    def listed(record: CopyRecord) -> str:
        pages = range(1, len(record.seals.pages) + 1)
        seals = (say("ceremony.seal", n=page, seal=record.seals.short(page)) for page in pages)
        return ", ".join(seal.replace(" ", "\u00a0") for seal in seals)

    return tuple((SheetCell(record.counterpart.mark), SheetCell(listed(record))) for record in records)


def _signing_events(materials: Materials, tag: str, lang: str, say: Phrases) -> list[tuple[str, str]]:
    """A fact for each signing event: town, day, parties. `tag` is the language of names, `lang` that of days."""
    facts = []
    for event in materials.protocol.signing.events:
        place = place_of(materials, event, tag)
        town = place.text if place else "–"
        day = _day(event.date, lang) if event.date else "–"
        whose = ", ".join(party_name(materials, key, tag) for key in event.parties)
        facts.append((say("sheet.event"), ", ".join(filter(None, (town, day, whose)))))
    return facts


def _headings(say: Phrases, *names: str) -> tuple[str, ...]:
    return tuple(say(f"ceremony.{name}") for name in names)


def _does(signature: Signature, say: Phrases) -> SheetCell:
    mention = plain(signature.mention)
    return SheetCell(
        ", ".join(filter(None, (say(f"ceremony.{signature.role}"), mention if signature.role == "signs" else "")))
    )


def _day(day: date, lang: str) -> str:
    """A day in the language of the sheet."""
    return without_superscripts(grammar_of({"fr": "fr-CA", "en": "en-GB"}.get(lang, lang)).date(day))
