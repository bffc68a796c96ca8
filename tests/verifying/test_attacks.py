"""No attack of the generator is accepted, no legal later revision is refused, each mutated file gets a verdict.

`ENGROSS_ATTACKS` sets how many attacks and mutations are made, `ENGROSS_SEED`
where the seeds begin.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest
from pyhanko.sign.general import SigningError

from engross import api
from engross.signed_pdf.signing import Level, Pkcs12File, sign
from engross.signed_pdf.verifying import verify_file
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.signing import secret, wish
from tests.verifying import outside
from tests.verifying.attacks import CHANGES, COVERS, attack, changed
from tests.verifying.mutations import mutated
from tests.verifying.revising import STEPS, each_step, lawful
from tests.verifying.signed import AT, wanted
from tests.verifying.small import WHO, small_at

_COUNT = int(os.environ.get("ENGROSS_ATTACKS", "60"))
_SEED = int(os.environ.get("ENGROSS_SEED", "1"))


def errors(content: bytes) -> set[str]:
    verified, _ = verify_file(content, "copie.pdf", wanted())
    return {one.code for one in verified.diagnostics if one.severity.value == "error"}


@pytest.mark.slow
def test_no_attack_of_the_generator_is_accepted(pki: Pki) -> None:
    accepted = []
    for seed in range(_SEED, _SEED + _COUNT):
        try:
            made = attack(seed, pki)
        except (ValueError, SigningError):
            continue  # pyHanko itself does not sign or stamp what the change left
        verified, _ = verify_file(made.content, "copie.pdf", wanted())
        if verified.state == "yes":
            accepted.append((seed, made.name))
    assert accepted == []


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_each_change_after_the_last_signature_is_refused_under_a_trusted_timestamp(name: str, pki: Pki) -> None:
    content = changed(small_at(Level.B_LT), CHANGES[name], random.Random(7))
    # pyHanko itself cannot read a store of garbage.
    assert "verified-revision" in errors(outside.stamped(content, pki, proof=name != "garbage in the store"))


@pytest.mark.parametrize("name", ["metadata title", "catalog MarkInfo", "orphan", "information", "form DA"])
def test_our_own_signing_refuses_to_sign_on_what_it_cannot_explain(name: str, pki: Pki) -> None:
    from engross.diagnostics import Refused

    content = changed(small_at(Level.B_LT, 1), CHANGES[name], random.Random(7))
    with pytest.raises(Refused, match="signature-broken"):
        sign(content, "c.pdf", wish(pki, "rivebelle-1"), Pkcs12File(pki.p12("rivebelle")), secret)
    content = changed(small_at(Level.B_B, 0), CHANGES[name], random.Random(7))
    with pytest.raises(Refused, match="changed-since-issue"):
        sign(content, "c.pdf", wish(pki, "montfleur-1"), Pkcs12File(pki.p12("montfleur")), secret)


def test_covers_and_changes_are_all_reached() -> None:
    assert len(CHANGES) > 30
    assert set(COVERS) == {"nothing", "timestamp", "proof and timestamp", "signature"}


# what the law of the format allows ---------------------------------------------


@pytest.mark.slow
def test_no_lawful_later_revision_is_refused(pki: Pki) -> None:
    refused, names = [], set()
    for made in each_step(pki):
        names.add(made.name)
        if found := errors(made.content):
            refused.append((made.name, sorted(found)))
    assert refused == []
    assert len(names) >= 36
    assert {name.partition(": ")[2] for name in names} == set(STEPS)


@pytest.mark.slow
def test_nor_are_several_of_them_one_after_the_other(pki: Pki) -> None:
    refused = []
    for seed in range(_SEED, _SEED + max(_COUNT // 2, 1)):
        made = lawful(seed, pki)
        if found := errors(made.content):
            refused.append((seed, made.name, sorted(found)))
    assert refused == []


def test_a_renewal_of_the_timestamp_in_a_new_field_holds(pki: Pki) -> None:
    verified, _ = verify_file(outside.stamped(small_at(Level.B_LTA), pki, proof=True), "copie.pdf", wanted())
    assert not {one.code for one in verified.diagnostics if one.severity.value == "error"}
    assert [one.role for one in verified.signatures] == ["signature", "signature", "timestamp", "timestamp"]
    assert [one.intact for one in verified.signatures] == ["yes"] * 4
    assert [one.chain for one in verified.signatures] == ["yes"] * 4
    assert verified.awaited == ()


def test_a_timestamp_by_another_program_does_not_keep_the_next_from_signing(pki: Pki) -> None:
    content = outside.stamped(small_at(Level.B_LT, 1), pki, proof=True)
    done = sign(content, "c.pdf", wish(pki, "rivebelle-1", Level.B_LT), Pkcs12File(pki.p12("rivebelle")), secret)
    assert done.content.startswith(content)
    assert errors(done.content) == set()
    verified, _ = verify_file(done.content, "copie.pdf", wanted())
    assert [(one.role, one.intact, one.chain) for one in verified.signatures] == [
        ("signature", "yes", "yes"),
        ("timestamp", "yes", "yes"),
        ("signature", "yes", "yes"),
    ]
    assert verified.awaited == ()


def test_a_timestamp_in_a_signatorys_field_is_no_signature(pki: Pki) -> None:
    content = small_at(Level.B_B, 0)
    for who in WHO:
        content = outside.stamped(content, pki, f"signature-{who}-1")
    verified, _ = verify_file(content, "copie.pdf", wanted())
    assert verified.state == "no"
    assert verified.awaited == ("Camille Exemple", "Dominique Modèle")
    told = [
        (one.code, one.severity.value, one.facts["person"]) for one in verified.diagnostics if "person" in one.facts
    ]
    assert sorted(one for one in told if one[2]) == [
        ("verified-only-stamped", "error", "Camille Exemple"),
        ("verified-only-stamped", "error", "Dominique Modèle"),
    ]


def test_a_signature_in_the_field_of_the_timestamp_stands_for_nobody(pki: Pki) -> None:
    content = outside.signed_by(small_at(Level.B_B, 0), "timestamp", pki.p12("montfleur"))
    verified, _ = verify_file(content, "copie.pdf", wanted())
    assert "verified-not-a-timestamp" in errors(content)
    assert verified.awaited == ("Camille Exemple", "Dominique Modèle")


# what chance makes -------------------------------------------------------------


@pytest.mark.slow
def test_a_mutated_file_gets_a_verdict_in_time(tmp_path: Path, pki: Pki) -> None:
    path, options = tmp_path / "copie.pdf", api.VerifyOptions(AT, (pki.root,), rebuild=False)
    proved, slowest = [], 0.0
    for seed in range(_SEED, _SEED + _COUNT):
        path.write_bytes(mutated(seed))
        start = time.process_time() + sum(os.times()[2:4])
        [one] = api.verify(None, [path], options)
        slowest = max(slowest, time.process_time() + sum(os.times()[2:4]) - start)
        if one.state == "yes":
            proved.append(seed)
    assert proved == []
    assert slowest < 10
