"""Fit to sign (« bon à signer »): the points that must hold before an original is made.

A point holds, does not hold, or is not known: what the records do not say is
never ticked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from engross.acts import Act
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.clause import Status
from engross.model.document import Document, signatures
from engross.model.materials import Materials
from engross.model.protocol import Signatory, State
from engross.model.rendering import Placement, stands_alone
from engross.model.sheet import Verdict
from engross.workspace import Workspace, builtin_root

POINTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("state", frozenset(("not-ready", "already-signed"))),
    ("placeholders", frozenset(("placeholder", "brackets-left", "blank-left", "date-blank"))),
    (
        "approved",
        frozenset(("clause-not-approved", "clause-withdrawn", "approved-edition-altered", "approval-unrecorded")),
    ),
    (
        "editions",
        frozenset(
            (
                "edition-open",
                "unknown-edition",
                "signed-edition-altered",
                "signed-edition-changed",
                "signed-edition-gone",
                "signed-edition-added",
            )
        ),
    ),
    (
        "signatories",
        frozenset(
            (
                "no-signing-day",
                "no-signatory",
                "office-vacant",
                "office-held-twice",
                "office-of-another",
                "office-unproved",
                "unknown-office",
                "signs-twice",
                "authority-missing",
                "authority-after-signing",
                "decision-blank",
                "date-half-filled",
            )
        ),
    ),
    (
        "testimonium",
        frozenset(
            (
                "copies-mismatch",
                "copies-form",
                "paper-formula",
                "signing-date-mismatch",
                "testimonium-without-date",
                "testimonium-without-place",
                "authenticity-missing",
                "authenticity-mismatch",
            )
        ),
    ),
    ("references", frozenset(("unknown-reference", "typed-reference"))),
    (
        "languages",
        frozenset(
            (
                "versions-out-of-step",
                "versions-disagree",
                "figures-out-of-step",
                "references-out-of-step",
                "dates-out-of-step",
                "translation-missing",
            )
        ),
    ),
    ("concordance", frozenset(("counterparts-differ",))),
    (
        "page",
        frozenset(
            (
                "page-differs",
                "signatures-alone",
                "signatures-split",
                "ink-outside",
                "ink-foreign",
                "ink-misplaced",
                "ink-over",
                "ink-unseen",
                "sheet-differs",
                "table-too-wide",
                "template-overridden",
            )
        ),
    ),
    ("conformance", frozenset(("not-archival",))),
)
"""The points and the diagnostic codes that count against each. Any other error counts under `errors`."""
ERRORS = "errors"
_STRICT = frozenset(("placeholders", "approved", "editions", "signatories", "testimonium", "languages"))
"""The points against which warnings count too, unless the errata decided them."""
_UNKNOWN = frozenset(("office-unproved", "approval-unrecorded", "typed-reference"))
"""What the records do not say: a person has to know it. It stands against nothing, and its point is not ticked."""
_COMMENTS = re.compile(r"/\*.*?\*/|\{#.*?#\}|<!--.*?-->", re.DOTALL)
_SHOWN = 3
"""How many clauses are named; more are counted."""
LAID_OUT = frozenset(("page", "conformance"))
"""The points that are measured on the pages."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list.

    `against` are diagnostics that count against it, `unknown` say what is
    not known, `beside` are those that a person should still read. A point
    that was not `measured` is not known either.
    """

    name: str
    against: tuple[Diagnostic, ...] = ()
    unknown: tuple[Diagnostic, ...] = ()
    beside: tuple[Diagnostic, ...] = ()
    measured: bool = True

    @property
    def state(self) -> Verdict:
        """Whether it holds (yes), does not (no), or is not known (open)."""
        if self.against:
            return "no"
        return "yes" if self.measured and not self.unknown else "open"


@dataclass(frozen=True, slots=True)
class Fitness:
    """Whether an act is fit to sign."""

    points: tuple[Point, ...]

    @property
    def fit(self) -> bool:
        """Whether nothing stands against it, and all its pages were measured."""
        return all(point.state != "no" and point.measured for point in self.points)

    @property
    def unknown(self) -> tuple[Point, ...]:
        """The points that a person has to check, because the program cannot."""
        return tuple(point for point in self.points if point.state == "open")

    @property
    def against(self) -> tuple[Diagnostic, ...]:
        return tuple(diagnostic for point in self.points for diagnostic in point.against)


def fitness(
    diagnostics: Iterable[Diagnostic], *, unmeasured: Collection[str] = (), without: Collection[str] = ()
) -> Fitness:
    """The list, from all diagnostics about the act in any of its originals.

    `unmeasured` are points that could not be measured, `without` those that
    have no object: concordance with one original, languages with one language.
    """
    names = [*(name for name, _ in POINTS if name not in without), ERRORS]
    lists: dict[str, tuple[list[Diagnostic], list[Diagnostic], list[Diagnostic]]]
    lists = {name: ([], [], []) for name in names}
    whose = {code: name for name, codes in POINTS for code in codes if name in lists}
    for key in dict.fromkeys(map(_Key, diagnostics)):
        diagnostic = key.diagnostic
        if diagnostic.severity is Severity.NOTE:
            continue
        point = whose.get(diagnostic.code, ERRORS)
        refuses = diagnostic.severity is Severity.ERROR or point in _STRICT
        against, unknown, beside = lists[point]
        if diagnostic.code in _UNKNOWN:
            unknown.append(diagnostic)
        elif refuses:
            against.append(replace(diagnostic, severity=Severity.ERROR))
        else:
            beside.append(diagnostic)
    return Fitness(
        tuple(
            Point(name, tuple(against), tuple(unknown), tuple(beside), name not in unmeasured)
            for name, (against, unknown, beside) in lists.items()
        )
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """A diagnostic, equal to another with the same code, place and facts: originals repeat each other's diagnostics."""

    diagnostic: Diagnostic

    def __hash__(self) -> int:
        return hash((self.diagnostic.code, self.diagnostic.origin))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._compared == other._compared

    @property
    def _compared(self) -> tuple[object, ...]:
        return self.diagnostic.code, self.diagnostic.origin, tuple(sorted(self.diagnostic.facts.items()))


def of_state(materials: Materials) -> Iterator[Diagnostic]:
    """Tells a protocol that is still a draft, or signed already."""
    state, origin = materials.protocol.state, materials.places.origin("state")
    if state is State.DRAFT:
        yield _told(materials, "not-ready", origin)
    elif state is State.SIGNED:
        yield _told(materials, "already-signed", origin)


def of_signatories(materials: Materials) -> Iterator[Diagnostic]:
    """Tells a missing day of signature, a decision that must be recorded and is not, and who is not known to be in
    office.
    """
    signing = materials.protocol.signing
    for key in materials.protocol.parties:
        days = [event.date for event in signing.events if not event.parties or key in event.parties]
        if not days or days[0] is None:
            yield _told(materials, "no-signing-day", materials.places.origin("signing", "events"), party=key)
        for index, signatory in enumerate(signing.signatories.get(key, ())):
            if signing.authorized and signatory.authority is None and signatory.role == "signs":
                origin = materials.places.origin("signing", "signatories", key, index)
                yield _told(materials, "authority-missing", origin, party=key)
            if days and days[0] is not None:
                yield from _in_office(materials, key, index, signatory, days[0])


def _in_office(materials: Materials, key: str, index: int, signatory: Signatory, day: date) -> Iterator[Diagnostic]:
    """Tells a signatory whose record says that another holds the office, or does not say since when they hold it."""
    party = materials.parties.get(key)
    office = party.offices.get(signatory.office or "") if party is not None else None
    if signatory.office and office is None:
        return  # told as unknown-office
    held = office.held(day) if office is not None else ()
    named = [holder for holder in held if _same_person(holder.name, signatory.name or holder.name)]
    origin = materials.places.origin("signing", "signatories", key, index)
    facts = {"party": key, "office": signatory.office or "", "day": day.isoformat()}
    if signatory.name and held and not named:
        holders = ", ".join(holder.name for holder in held)
        yield _told(materials, "office-of-another", origin, **facts, name=signatory.name, holder=holders)
    elif (signatory.name and not named) or any(holder.start is None for holder in named):
        name = signatory.name or named[0].name
        yield replace(_told(materials, "office-unproved", origin, **facts, name=name), severity=Severity.WARNING)


def _same_person(one: str, other: str) -> bool:
    """Whether two names are the same, apart from capitals and the width of spaces."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def of_approvals(act: Act) -> Iterator[Diagnostic]:
    """Names the clauses that say of themselves that they are approved, with no decision recorded that says so."""
    if act.materials is None or act.assembled is None:
        return
    silent = [
        clause
        for clause in act.assembled.sources.values()
        if clause.front.status in (Status.APPROVED, Status.SIGNED) and not clause.steps
    ]
    if silent:
        names = sorted({clause.name for clause in silent})
        origin = act.materials.places.origin("clauses")
        shown = ", ".join(names[:_SHOWN]) + ", …" * (len(names) > _SHOWN)
        facts = {"names": shown, "count": str(len(names)), "protocol": act.name}
        yield Diagnostic("approval-unrecorded", origin, Severity.WARNING, facts)


def of_template(materials: Materials, workspace: Workspace) -> Iterator[Diagnostic]:
    """Names the page and the stylesheet that the workspace has put in place of the built-in ones, as warnings.

    The pages are read back and compared with the act in any case. A person should know all the same.
    """
    template = materials.template
    for name in (template.page_file, template.style_file):
        path = workspace.find(name)
        built_in = builtin_root() / name
        if path is None or not built_in.is_file() or path.samefile(built_in):
            continue
        if _without_comments(path) != _without_comments(built_in):
            yield Diagnostic("template-overridden", Origin(name), Severity.WARNING, {"name": name})


def _without_comments(path: Path) -> str:
    """The text of a page or stylesheet without comments and empty lines, which change nothing."""
    text = _COMMENTS.sub("", path.read_text("utf-8", "replace"))
    return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())


def of_page(document: Document, placements: Mapping[str, Sequence[Placement]]) -> Iterator[Diagnostic]:
    """Tells signatures that are split over pages, or on a page with fewer than two lines of text."""
    block = document.closing[0] if document.closing else None
    places = placements.get(getattr(block, "id", ""), ())
    if not places or not any(signatures(document)):
        return
    origin = getattr(block, "origin", document.origin)
    # A block that is higher than a page goes on by whole signatories.
    if any(
        len({place.page for place in placements.get(f"sign-{signature.id}", ())}) > 1
        for signature in signatures(document)
    ):
        yield Diagnostic("signatures-split", origin)
        return
    if stands_alone(placements, getattr(block, "id", "")):
        yield Diagnostic("signatures-alone", origin, facts={"page": str(places[0].page)})


def _told(materials: Materials, code: str, origin: Origin, **facts: str) -> Diagnostic:
    return Diagnostic(code, origin, facts=facts, line=materials.places.line(origin))
