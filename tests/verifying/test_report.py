"""The sheet of a verification says bad news as plainly as good news, each in its own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from engross import api
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.sheet import Grid, Section, Sheet
from engross.model.verified import Conformity, PageFound, Rebuilt, Registered, SignatureFound, Verified
from tests.verifying.signed import AT
from tests.verifying.small import small

GOOD = SignatureFound(
    field="signature-montfleur-1",
    role="signature",
    person="Camille Exemple",
    capacity="mairesse de Montfleur",
    party="montfleur",
    holder="Camille Exemple",
    issuer="Fictional Authority",
    at=datetime(2030, 5, 14, 15, 30, tzinfo=UTC),
    authority="Fictional Timestamps",
    level="B-LT",
    intact="yes",
    chain="yes",
    revocation="yes",
    since="signatures",
)


def sheet(verified: Verified, **more: bool) -> Sheet:
    return api.verification_sheet(verified, api.VerifyOptions(AT), "en", **more)


def section(verified: Verified, title: str) -> Section:
    return next(one for one in sheet(verified).sections if one.heading == title)


def rows(part: Section) -> list[list[tuple[str, str]]]:
    assert isinstance(part.grid, Grid)
    return [[(cell.text, cell.state) for cell in row] for row in part.grid.rows]


def of(*signatures: SignatureFound, **more: object) -> Verified:
    return replace(Verified("copie.pdf", "ab" * 32, 9), signatures=signatures, **more)  # type: ignore[arg-type]


def part(verified: Verified, which: str) -> Section:
    from engross.messages import word

    return section(verified, word(f"verified.part.{which}", "en"))


def said(key: str) -> str:
    from engross.messages import word

    return word(f"verified.{key}", "en")


@pytest.mark.parametrize(
    ("change", "words", "state"),
    [
        ({}, ("intact", "chained"), "yes"),
        ({"intact": "no"}, ("touched",), "no"),
        ({"intact": "open"}, ("touched",), "no"),
        ({"chain": "no"}, ("intact", "unchained"), "no"),
        ({"chain": "open"}, ("intact", "unchecked"), "open"),
        ({"revocation": "no"}, ("intact", "revoked"), "no"),
        ({"revocation": "open"}, ("intact", "chained.open"), "open"),
        ({"role": "timestamp", "revocation": ""}, ("intact", "trusted"), "yes"),
        ({"role": "timestamp", "chain": "no"}, ("intact", "unchained"), "no"),
    ],
)
def test_what_is_proved_of_a_signature(change: dict[str, str], words: tuple[str, ...], state: str) -> None:
    [[_, _, proved, _, _]] = rows(part(of(replace(GOOD, **change)), "signatures"))  # type: ignore[arg-type]
    assert proved == (said("and").join(map(said, words)), state)
    every = {said(one) for one in ("chained", "unchained", "unchecked", "revoked", "chained.open", "trusted")}
    assert len(every) == 6


def test_who_signed_when_and_what_came_after() -> None:
    [[who, when, _, level, since]] = rows(part(of(GOOD), "signatures"))
    assert "Camille Exemple" in who[0]
    assert "mairesse de Montfleur" in who[0]
    assert "Fictional Authority" in who[0]
    assert "2030-05-14 15:30+00:00" in when[0]
    assert "Fictional Timestamps" in when[0]
    assert (level, since) == (("B-LT", ""), (said("signatures"), ""))
    other = replace(GOOD, holder="Autre Personne", authority="", level="", since="changes", capacity="")
    [[who, when, _, level, since]] = rows(part(of(other), "signatures"))
    assert "Autre Personne" in who[0]
    assert "mairesse" not in who[0]
    assert when[0] != "2030-05-14 15:30+00:00"  # it is said that the time is only claimed
    assert "2030-05-14 15:30+00:00" in when[0]
    assert (level, since) == (("–", ""), (said("changes"), "no"))
    [[_, when, *_]] = rows(part(of(replace(GOOD, at=None)), "signatures"))
    assert when[0] == "–"
    [[who, *_]] = rows(part(of(replace(GOOD, role="timestamp", person="")), "signatures"))
    assert said("stamp") in who[0]
    [[who, *_]] = rows(part(of(replace(GOOD, person="", capacity="", holder="")), "signatures"))
    assert "signature-montfleur-1" in who[0]


def test_a_seal_that_differs_is_a_no_and_its_page_a_row() -> None:
    pages = (
        PageFound(1, "a" * 64, "a" * 64, True),
        PageFound(2, "b" * 64, "c" * 64, True),
        PageFound(3, "d" * 64, "d" * 64, False),
    )
    found = part(replace(of(), pages=pages), "seals")
    assert rows(found) == [
        [("2", ""), ("bbbbbbbb", ""), ("cccccccc", "no"), (said("so"), "yes")],
        [("3", ""), ("dddddddd", ""), ("dddddddd", "yes"), (said("not"), "no")],
    ]
    [line] = found.paragraphs
    assert "1\u00a0aaaaaaaa" in line
    assert "bbbbbbbb" not in line
    whole = part(replace(of(), pages=pages[:1]), "seals")
    assert whole.grid is None
    assert len(whole.paragraphs) == 1
    none = part(replace(of(), pages=pages[1:]), "seals")
    assert none.paragraphs == ()


def test_what_breaks_a_standard_is_said_for_then_and_for_now() -> None:
    table = (Conformity("PDF/A-3a", (), ("font-outside (6.2.11)",)), Conformity("PDF/UA-1", (), ()))
    found = rows(part(replace(of(), conformity=table), "conformity"))
    assert found[0][0] == ("PDF/A-3a", "")
    assert found[0][1] == (said("conform"), "yes")
    assert found[0][2][1] == "no"
    assert "font-outside (6.2.11)" in found[0][2][0]
    assert found[1] == [("PDF/UA-1", ""), (said("conform"), "yes"), (said("conform"), "yes")]


def test_problems_come_first_errors_as_no_and_warnings_as_open() -> None:
    told = (
        Diagnostic("verified-content", Origin("copie.pdf"), Severity.ERROR, {"field": "x"}),
        Diagnostic("verified-awaited", Origin("copie.pdf"), Severity.WARNING, {"names": "Camille Exemple"}),
    )
    verified = replace(of(), diagnostics=told)
    assert sheet(verified).sections[0].heading == said("part.problems")
    assert [row[0][1] for row in rows(part(verified, "problems"))] == ["no", "open"]
    assert (verified.state, sheet(verified).state) == ("no", "no")
    assert sheet(replace(verified, diagnostics=told[1:])).verdict == said("open")
    assert sheet(of()).verdict == said("yes")
    assert said("yes") != said("open") != said("no") != said("yes")


def test_a_screen_shows_the_worst_state_of_a_row_in_its_first_cell() -> None:
    verified = of(GOOD, replace(GOOD, chain="open"), replace(GOOD, intact="no"), replace(GOOD, since="changes"))
    shown = next(one for one in sheet(verified, screen=True).sections if one.heading == said("part.signatures"))
    assert [[state for _, state in row] for row in rows(shown)] == [
        ["yes", "", "", "", ""],
        ["open", "", "", "", ""],
        ["no", "", "", "", ""],
        ["no", "", "", "", ""],
    ]


def _recorded() -> Verified:
    from tests.verifying.test_verifying import found

    return replace(found(small()), rebuilt=Rebuilt("yes"))


@pytest.mark.parametrize(
    ("rebuilt", "key", "holds"),
    [
        (Rebuilt("yes"), "rebuilt.yes", ""),
        (Rebuilt("no"), "rebuilt.no", ""),
        (Rebuilt("", "empty"), "rebuilt.empty", ""),
        (Rebuilt("", "skipped"), "rebuilt.skipped", ""),
        (Rebuilt("", "stopped-time"), "rebuilt.stopped-time", ""),
        (Rebuilt("", "stopped-memory"), "rebuilt.stopped-memory", ""),
        (Rebuilt("", "stopped-died"), "rebuilt.stopped-died", ""),
        (Rebuilt("no", "refused:bad-yaml"), "", "bad-yaml"),
        (Rebuilt("", "programs", {"weasyprint": ("1.0", "70.0")}), "", "weasyprint"),
    ],
)
def test_how_making_it_again_ended(rebuilt: Rebuilt, key: str, holds: str) -> None:
    first, *_ = part(replace(_recorded(), rebuilt=rebuilt), "sources").paragraphs
    assert first.startswith(said("sources"))
    assert said(key) in first if key else holds in first
    if rebuilt.programs:
        assert "1.0" in first
        assert "70.0" in first


def test_what_the_register_says() -> None:
    recorded = _recorded()
    assert len(part(replace(recorded, registered=Registered("", looked=False)), "sources").paragraphs) == 1

    def line(registered: Registered) -> str:
        _, second = part(replace(recorded, registered=registered), "sources").paragraphs
        return second

    yes = line(Registered("yes", "original-1", "issued", "2030-05-01"))
    first = line(Registered("yes", "original-1", "issued", "2030-05-01", first=True))
    no = line(Registered("no", "original-1"))
    none = line(Registered(""))
    assert len({yes, first, no, none}) == 4
    for told in (yes, first, no):
        assert "original-1" in told
    for told in (yes, first):
        assert "2030-05-01" in told
    assert "original-1" not in none
