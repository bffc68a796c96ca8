"""Renewing: the draft of the next act out of the one before it, and what to know of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.output import write
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.renewal.base import Base
    from engross.renewal.summary import Statement
    from engross.renewal.wish import Wish
    from engross.source.library import Library

_OF_THE_CHAIN = frozenset(
    "period-gap period-overlaps office-vacant office-held-twice signed-outside-period anniversary-wrong "
    "period-mismatch duration-mismatch clause-withdrawn authority-after-signing date-half-filled".split()
)
"""What the checks of a draft tell that a renewal is about; the rest is about words that were there before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft looked at: what changes, what its checks tell of the chain, its blanks, how much more the checks tell."""

    changes: tuple[Statement, ...]
    diagnostics: tuple[Diagnostic, ...]
    blanks: tuple[str, ...]
    besides: int


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of a renewal: the name of the draft, the files written, what to know."""

    name: str
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    outcome: Outcome


def renew(
    workspace: Workspace, name: str, *, period: str, today: date, signing: date | None = None, place: str | None = None
) -> Renewed:
    """Writes the draft that follows the signed act `name` beside it, and never over anything.

    `period` is as a protocol's file says it, `signing` the day and `place` the
    party in whose town it is signed. Raises `Refused`: renewal-not-signed,
    renewal-backwards, renewal-exists, chain-circular, unknown-party,
    signed-before-predecessor, wrong-value.
    """
    from engross.source.library import Library

    library = Library(workspace)
    wish = _wish(period, today, signing, place)
    found, diagnostics = _drafted(library, name, wish)
    outcome = _outcome(library, found)
    path = workspace.root / "protocols" / f"{found.target}.yaml"
    _write_new(path, library.text(f"protocols/{found.target}.yaml") or "")
    return Renewed(found.target, (path,), _distinct((*diagnostics, *outcome.diagnostics)), outcome)


def _wish(period: str, today: date, signing: date | None, place: str | None) -> Wish:
    """What is asked for. Raises `Refused` (wrong-value) for a period that is none."""
    from pydantic import TypeAdapter, ValidationError

    from engross.model.moment import PeriodText
    from engross.renewal.wish import Wish

    given: dict[str, str] | str = period
    if "/" in period:
        start, _, end = period.partition("/")
        given = {"from": start, "to": end}
    try:
        wanted = TypeAdapter(PeriodText).validate_python(given)
    except ValidationError as error:
        context = error.errors()[0].get("ctx") or {}
        expected = str(context.get("error", "period as 2017-2019"))
        raise refuse("wrong-value", Origin("--period"), expected=expected, found=period) from None
    return Wish(wanted, today, signing, place)


def _drafted(library: Library, name: str, wish: Wish) -> tuple[Base, tuple[Diagnostic, ...]]:
    """The draft, supplied to the library under its name, and what a person should know of it."""
    from engross.renewal.base import base, standing
    from engross.renewal.clauses import ages
    from engross.renewal.draft import draft

    found = base(library, name, wish)
    made = draft(library, found, wish)
    library.supply(f"protocols/{found.target}.yaml", made.text)
    aged = [one for findings in ages(library, found, wish).values() for one in findings]
    return found, (*standing(library, found, wish), *made.findings, *aged)


def _outcome(library: Library, found: Base) -> Outcome:
    """What the draft is against the act before, and what its checks tell."""
    from engross.acts import act
    from engross.compare import compare
    from engross.render.outline import outline
    from engross.renewal.summary import statements

    old, new = act(library, found.name), act(library, found.target)
    told = [one for one in new.diagnostics if one.severity is Severity.ERROR or one.code in _OF_THE_CHAIN]
    blanks = [one for one in new.diagnostics if one.code == "placeholder"]
    besides = sum(one.severity is not Severity.NOTE for one in new.diagnostics) - len(told) - len(blanks)
    open_ = tuple(dict.fromkeys(one.facts["name"] for one in blanks))
    if old.assembled is None or new.assembled is None:
        return Outcome((), tuple(told), open_, besides)
    redline = compare(outline(old.assembled.document), outline(new.assembled.document))
    return Outcome(statements(redline), tuple(told), open_, besides)


def _write_new(path: Path, text: str) -> None:
    """Writes where nothing stands. Raises `Refused` (renewal-exists)."""
    if path.exists() or path.is_symlink():
        raise refuse("renewal-exists", Origin(str(path)), name=path.stem)
    write(path, text.encode())


def _distinct(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    collector = Collector()
    collector.extend(diagnostics)
    return collector.sorted()


__all__ = ["Refused", "Renewed", "renew"]
