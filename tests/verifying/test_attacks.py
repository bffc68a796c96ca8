"""No attack of the generator is accepted, no legal later revision is refused, each mutated file gets a verdict.

`ENGROSS_ATTACKS` sets how many attacks and mutations are made, `ENGROSS_SEED`
where the seeds begin.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
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


def _next_by_us(content: bytes, pki: Pki) -> bytes:
    return sign(
        content, "c.pdf", wish(pki, "rivebelle-1", Level.B_LT), Pkcs12File(pki.p12("rivebelle")), secret
    ).content


def _next_by_others(content: bytes, pki: Pki) -> bytes:
    return outside.signed_by(content, "signature-rivebelle-1", pki.p12("rivebelle"))


LEGAL: dict[str, tuple[int, Callable[[bytes, Pki], bytes]]] = {
    "a timestamp in a field of its own": (2, outside.stamped),
    "a timestamp with its proof": (2, lambda content, pki: outside.stamped(content, pki, proof=True)),
    "a timestamp in the field for it": (2, lambda content, pki: outside.stamped(content, pki, "timestamp")),
    "a renewal": (2, outside.renewed),
    "two renewals": (2, lambda content, pki: outside.renewed(outside.renewed(content, pki), pki)),
    "a store by another program": (2, outside.with_store),
    "the next signature, by us": (1, _next_by_us),
    "the next signature, by another program": (1, _next_by_others),
}


def _legal(name: str, level: Level, pki: Pki) -> bytes | None:
    """The copy with that revision; None where it makes no sense at that level."""
    signatures, make = LEGAL[name]
    if "renewal" in name and level is not Level.B_LTA:
        return None
    if name == "a timestamp in the field for it" and level is Level.B_LTA:
        return None
    return make(small_at(level, signatures), pki)


@pytest.mark.slow
def test_no_legal_later_revision_is_refused(pki: Pki) -> None:
    refused, count = [], 0
    for name in LEGAL:
        for level in Level:
            content = _legal(name, level, pki)
            if content is not None:
                count += 1
                if found := errors(content):
                    refused.append((name, level.value, sorted(found)))
    assert refused == []
    assert count >= 24


def test_a_renewal_of_the_timestamp_in_a_new_field_holds(pki: Pki) -> None:
    verified, _ = verify_file(outside.stamped(small_at(Level.B_LTA), pki, proof=True), "copie.pdf", wanted())
    assert not {one.code for one in verified.diagnostics if one.severity.value == "error"}
    assert [one.role for one in verified.signatures] == ["signature", "signature", "timestamp", "timestamp"]
    assert [one.intact for one in verified.signatures] == ["yes"] * 4
    assert [one.chain for one in verified.signatures] == ["yes"] * 4
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


def mutated(seed: int) -> bytes:
    """A copy with some of its bytes changed, taken out, doubled or replaced by what a parser stumbles over."""
    chance = random.Random(seed)
    content = bytearray(small_at(chance.choice(list(Level)), chance.choice((0, 1, 2))))
    words = (b"<<" * 40, b"[" * 400, b"endobj", b"stream\r\n", b"/Length 99999999999", b"9" * 400, b"\0" * 50, b"0 0 R")
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(content))
        match chance.randrange(5):
            case 0:
                content[at] ^= 1 << chance.randrange(8)
            case 1:
                del content[at : at + chance.randrange(1, 200)]
            case 2:
                content[at:at] = content[at : at + chance.randrange(1, 2000)]
            case 3:
                content[at:at] = chance.choice(words)
            case 4:
                content[at : at + 4] = chance.randbytes(4)
    return bytes(content)


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
