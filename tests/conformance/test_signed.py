"""What holds before and after each signature, at each level of PAdES, seen and unseen, by four judges."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from engross import api
from engross.api.signing import KeyPlace, SignOptions
from engross.model.copy_record import read_record
from engross.signed_pdf.conformance import problems
from tests.conformance.acts import THREE, act, copies, record
from tests.conformance.conftest import TABLE
from tests.conformance.validators import Signed, Verdict, archive, signatures
from tests.conftest import PROTOCOL_2017
from tests.signed_pdf.pki import MOMENT, Pki, pki_fixture
from tests.signed_pdf.proofs import by_pyhanko
from tests.signed_pdf.signing import secret

__all__ = ["pki_fixture"]

pytestmark = pytest.mark.conformance

LEVELS = ("b-b", "b-t", "b-lt", "b-lta")
Case = tuple[str, str, bool]
CASES: list[Case] = [(PROTOCOL_2017, level, seen) for level in LEVELS for seen in (True, False)]
CASES.append((THREE, "b-lta", True))
"""Act, level, and whether the signatures show themselves."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file on the way of an act from its issue to its last signature, and what is said of it."""

    path: Path
    signed: int
    last: bool
    archive: dict[str, Verdict]
    dss: tuple[Signed, ...]


def signed_fields(step: Step) -> list[str]:
    """The fields that were signed: those of the first signatories, initials among them."""
    fields = read_record(record(step.path)).fields
    who = list(dict.fromkeys(one.signatory for one in fields if one.role != "timestamp"))[: step.signed]
    return [one.name for one in fields if one.signatory in who and one.role != "timestamp"]


def _named(case: Case) -> str:
    name, level, seen = case
    return f"{name.partition('/')[0]} {level} {'seen' if seen else 'unseen'}"


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory, pki: Pki) -> dict[Case, list[Step]]:
    issued: dict[str, Path] = {}
    for name in dict.fromkeys(name for name, _, _ in CASES):
        [original] = copies(act(name, tmp_path_factory.mktemp("electronic"), electronic=True), name).copies
        issued[name] = original.path
    paths = {case: [issued[case[0]], *_signed(case, issued[case[0]], pki)] for case in CASES}
    files = list(dict.fromkeys(path for many in paths.values() for path in many))
    with ThreadPoolExecutor(2) as pool:
        judging = pool.submit(archive, files)
        by_dss = signatures(files, [pki.root], MOMENT)
        verdicts = judging.result()
    found = {
        case: [Step(path, at, at == len(many) - 1, verdicts[path], by_dss[path]) for at, path in enumerate(many)]
        for case, many in paths.items()
    }
    for case, many in found.items():
        TABLE.extend(_row(case, step) for step in many)
    return found


def _row(case: Case, step: Step) -> tuple[str, ...]:
    holds = ["holds" if step.archive[standard].conforms else "FAILS" for standard in ("3a", "ua1")]
    levels = [f"{one.level.rpartition('-')[2]} {one.indication.lower()}" for one in step.dss]
    said = ", ".join(f"{levels.count(one)} × {one}" for one in dict.fromkeys(levels)) or "not signed"
    return (f"{_named(case)}, {step.signed} signed", *holds, said, str(len(problems(step.path.read_bytes()))))


def _signed(case: Case, issued: Path, pki: Pki) -> list[Path]:
    """The file after each signature."""
    _, level, seen = case
    found: list[Path] = []
    fields = [one for one in read_record(record(issued)).fields if one.role not in ("timestamp", "initials")]
    for at, field in enumerate(sorted(fields, key=lambda one: one.order), 1):
        options = SignOptions(
            field.signatory,
            MOMENT,
            level,
            KeyPlace(p12=str(pki.p12(("montfleur", "rivebelle")[at % 2]))),
            tsa=pki.tsa if level != "b-b" else "",
            trust=(str(pki.root),) if level in ("b-lt", "b-lta") else (),
            seen=seen,
            output=issued.with_name(f"{level}-{seen}-{at}.pdf"),
        )
        found.append(api.sign(found[-1] if found else issued, options, secret).path)
    return found


@pytest.mark.parametrize("standard", ["3a", "ua1"])
@pytest.mark.parametrize("case", CASES, ids=_named)
def test_both_standards_hold_before_and_after_each_signature(
    steps: dict[Case, list[Step]], case: Case, standard: str
) -> None:
    assert len(steps[case]) > 2
    assert [(step.signed, step.archive[standard].failures) for step in steps[case]] == [
        (at, ()) for at in range(len(steps[case]))
    ]


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_engross_finds_nothing_either(steps: dict[Case, list[Step]], case: Case) -> None:
    assert [problems(step.path.read_bytes()) for step in steps[case]] == [()] * len(steps[case])


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_dss_sees_each_signature_whole_and_at_its_level(steps: dict[Case, list[Step]], case: Case) -> None:
    """Offline, only what carries its own proof against revocation can be judged to the end."""
    _, level, _ = case
    for step in steps[case]:
        reached = "b-lt" if level == "b-lta" and not step.last else level
        assert len(step.dss) == len(signed_fields(step))
        for one in step.dss:
            assert one.intact
            assert one.level == f"PAdES-BASELINE-{reached.rpartition('-')[2].upper()}"
            assert one.indication == ("TOTAL_PASSED" if level in ("b-lt", "b-lta") else "INDETERMINATE")
            assert one.unexplained == ()


@pytest.mark.parametrize("case", CASES, ids=_named)
def test_every_signature_stands_after_the_last(steps: dict[Case, list[Step]], case: Case, pki: Pki) -> None:
    found = by_pyhanko(steps[case][-1].path.read_bytes(), pki)
    stamps = 1 if case[1] == "b-lta" else 0
    assert len(found) == len(signed_fields(steps[case][-1])) + stamps
    assert all(one.good for one in found)
