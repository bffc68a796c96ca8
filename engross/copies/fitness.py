"""Fit to sign (« bon à signer »): the points that must hold before an original is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.document import Document, signatures
from engross.model.materials import Materials
from engross.model.protocol import State
from engross.model.rendering import Placement, stands_alone
from engross.workspace import Workspace, builtin_root

POINTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("state", frozenset(("not-ready", "already-signed"))),
    ("placeholders", frozenset(("placeholder", "brackets-left", "blank-left", "date-blank"))),
    ("approved", frozenset(("clause-not-approved", "clause-withdrawn"))),
    ("editions", frozenset(("edition-open", "edition-changed", "unknown-edition"))),
    (
        "signatories",
        frozenset(
            (
                "no-signing-day",
                "no-signatory",
                "office-vacant",
                "office-held-twice",
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
    ("concordance", frozenset(("counterparts-differ", "page-differs"))),
    (
        "page",
        frozenset(
            (
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
_STRICT = frozenset(("placeholders", "signatories", "testimonium"))
"""The points against which warnings count too, unless the errata decided them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the list.

    `against` are diagnostics that count against it, `beside` those that a
    person should still read.
    """

    name: str
    against: tuple[Diagnostic, ...] = ()
    beside: tuple[Diagnostic, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.against


@dataclass(frozen=True, slots=True)
class Fitness:
    """Whether an act is fit to sign."""

    points: tuple[Point, ...]

    @property
    def fit(self) -> bool:
        return all(point.holds for point in self.points)

    @property
    def against(self) -> tuple[Diagnostic, ...]:
        return tuple(diagnostic for point in self.points for diagnostic in point.against)


def fitness(diagnostics: Iterable[Diagnostic]) -> Fitness:
    """The list, from all diagnostics about the act in any of its originals."""
    lists: dict[str, tuple[list[Diagnostic], list[Diagnostic]]] = {name: ([], []) for name, _ in POINTS}
    lists[ERRORS] = ([], [])
    whose = {code: name for name, codes in POINTS for code in codes}
    for key in dict.fromkeys(map(_Key, diagnostics)):
        diagnostic = key.diagnostic
        if diagnostic.severity is Severity.NOTE:
            continue
        point = whose.get(diagnostic.code, ERRORS)
        refuses = diagnostic.severity is Severity.ERROR or point in _STRICT
        against, beside = lists[point]
        (against if refuses else beside).append(replace(diagnostic, severity=Severity.ERROR) if refuses else diagnostic)
    return Fitness(tuple(Point(name, tuple(against), tuple(beside)) for name, (against, beside) in lists.items()))


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
    """Tells a missing day of signature, and a decision that must be recorded and is not."""
    signing = materials.protocol.signing
    for key in materials.protocol.parties:
        days = [event.date for event in signing.events if not event.parties or key in event.parties]
        if not days or days[0] is None:
            yield _told(materials, "no-signing-day", materials.places.origin("signing", "events"), party=key)
        for index, signatory in enumerate(signing.signatories.get(key, ())):
            if signing.authorized and signatory.authority is None and signatory.role == "signs":
                origin = materials.places.origin("signing", "signatories", key, index)
                yield _told(materials, "authority-missing", origin, party=key)


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
        if path.read_bytes() != built_in.read_bytes():
            yield Diagnostic("template-overridden", Origin(name), Severity.WARNING, {"name": name})


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
