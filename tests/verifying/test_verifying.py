"""What a good copy proves, and what is said when something is not known."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Origin, Refused
from engross.model.verified import Verified
from engross.signed_pdf.signing import Level
from engross.signed_pdf.verifying import read_anchors, verify_file
from engross.workspace import Workspace
from tests.signed_pdf.pki import Pki
from tests.verifying.outside import signed_by
from tests.verifying.signed import AT, NAME, anchors, copy_at, issued, wanted
from tests.verifying.small import small, small_at


def found(content: bytes, **more: object) -> Verified:
    return verify_file(content, "copie.pdf", wanted(**more))[0]


def codes(verified: Verified) -> set[str]:
    return {one.code for one in verified.diagnostics}


@pytest.mark.parametrize("level", [Level.B_LT, Level.B_LTA])
def test_a_copy_with_its_proof_inside_is_proved_without_asking_anybody(level: Level, pki: Pki) -> None:
    verified = found(small_at(level))
    assert verified.diagnostics == ()
    assert verified.state == "yes"
    first, second, *stamps = verified.signatures
    assert (first.person, first.capacity, first.holder) == (
        "Camille Exemple",
        "mairesse de Montfleur",
        "Camille Exemple",
    )
    assert (first.level, second.level) == (level.value.upper(),) * 2
    assert (first.intact, first.chain, first.revocation, first.since) == ("yes", "yes", "yes", "signatures")
    assert second.since == "proof"
    assert [one.role for one in stamps] == (["timestamp"] if level is Level.B_LTA else [])
    assert first.at == datetime(2030, 5, 14, 15, 30, tzinfo=UTC)
    assert first.authority == "Fictional Timestamps"


@pytest.mark.parametrize("level", [Level.B_B, Level.B_T])
def test_what_the_file_cannot_prove_is_said_to_be_open(level: Level, pki: Pki) -> None:
    verified = found(small_at(level))
    assert (verified.state, codes(verified)) == ("open", {"verified-revocation"})
    assert {one.level for one in verified.signatures} == {level.value.upper()}
    assert {one.authority for one in verified.signatures} == {"Fictional Timestamps" * level.timestamped}


def test_the_network_proves_it_when_it_is_asked(pki: Pki) -> None:
    before = len(pki.requests)
    assert found(small_at(Level.B_T), online=True, at=datetime(2030, 5, 14, 16, 0, tzinfo=UTC)).state == "yes"
    assert len(pki.requests) > before


def test_without_anchors_the_chain_is_not_checked_and_nothing_is_called_valid(pki: Pki) -> None:
    verified = found(small_at(Level.B_LT), anchors=())
    assert (verified.state, codes(verified)) == ("open", {"verified-no-anchors"})
    assert [(one.intact, one.chain) for one in verified.signatures] == [("yes", "open")] * 2


def test_an_anchor_of_someone_else_proves_nothing(pki: Pki) -> None:
    verified = found(small_at(Level.B_LT), anchors=(pki.der("stranger"),))
    assert (verified.state, codes(verified)) == (
        "no",
        {"verified-chain", "verified-envelope", "verified-uncovered", "verified-awaited"},
    )


def test_who_has_yet_to_sign_is_told(pki: Pki) -> None:
    verified = found(small_at(Level.B_LT, 1))
    assert (verified.state, verified.awaited) == ("open", ("Dominique Modèle",))
    assert codes(verified) == {"verified-awaited"}


def test_an_unsigned_copy_says_who_is_awaited(pki: Pki) -> None:
    verified = found(small())
    assert (verified.signatures, verified.awaited) == ((), ("Camille Exemple", "Dominique Modèle"))


def test_the_least_level_is_asked_for(pki: Pki) -> None:
    assert "verified-level" in codes(found(small_at(Level.B_T), level="B-LT"))
    assert found(small_at(Level.B_LTA), level="B-LTA").state == "yes"


def test_long_after_the_timestamp_still_proves_what_was_signed(pki: Pki) -> None:
    later = datetime(2045, 1, 1, tzinfo=UTC)
    assert found(small_at(Level.B_LTA), at=later).state == "yes"
    assert codes(found(small_at(Level.B_B), at=later)) == {"verified-expired"}


@pytest.mark.parametrize("who", ["revoked", "stranger"])
def test_a_certificate_that_may_not_sign_is_told(who: str, pki: Pki) -> None:
    first = signed_by(small(), "signature-montfleur-1", pki.p12(who))
    verified = found(first, online=True, at=datetime(2030, 5, 14, 16, 0, tzinfo=UTC))
    assert ({"revoked": "verified-revoked", "stranger": "verified-person"}[who]) in codes(verified)
    assert verified.state == "no"


def test_what_is_not_a_copy_is_told() -> None:
    assert codes(found(b"bonjour")) == {"verified-unreadable"}
    assert codes(found(b"%PDF-1.7\nbonjour")) == {"verified-unreadable"}


def test_anchors_are_read_in_pem_and_in_der_and_nothing_else(pki: Pki) -> None:
    both = pki.root.read_bytes() + pki.chain.read_bytes()
    assert read_anchors(both, "both.pem") == (*anchors(), *read_anchors(pki.chain.read_bytes(), "chain.pem"))
    assert read_anchors(anchors()[0], "root.crt") == anchors()
    for wrong in (b"", b"bonjour", anchors()[0][:-5], pki.bare_key("montfleur").read_bytes()):
        with pytest.raises(Refused, match="not-a-certificate"):
            read_anchors(wrong, "wrong.pem")


# a copy of the house ---------------------------------------------------------


def verified(content: bytes, folder: Path, pki: Pki, workspace: bool = False, **more: object) -> Verified:
    path = folder / "copie.pdf"
    path.write_bytes(content)
    options = api.VerifyOptions(**{"at": AT, "trust": (pki.root,), **more})  # type: ignore[arg-type]
    [one] = api.verify(issued()[0] if workspace else None, [path], options)
    return one


def test_a_signed_copy_is_made_again_from_the_sources_inside_it(tmp_path: Path, pki: Pki) -> None:
    one = verified(copy_at(Level.B_LTA), tmp_path, pki)
    assert (one.state, one.diagnostics) == ("yes", ())
    assert (one.rebuilt.state, one.rebuilt.programs) == ("yes", {})
    assert [(page.state, page.printed) for page in one.pages] == [("yes", True)] * len(one.pages)
    assert len(one.pages) > 3
    assert [(row.standard, row.issued) for row in one.conformity] == [("PDF/A-3a", ()), ("PDF/UA-1", ())]


def test_a_copy_that_programs_of_another_version_made_is_open(
    tmp_path: Path, pki: Pki, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engross.copies.attachments.versions", lambda: {"weasyprint": "71.0"})
    monkeypatch.setattr("engross.api.verifying._again", lambda *_: b"other bytes")
    one = verified(copy_at(Level.B_LT), tmp_path, pki)
    assert (one.state, one.rebuilt.state, one.rebuilt.reason) == ("open", "", "programs")
    assert [(each.code, each.severity.value) for each in one.diagnostics] == [("verified-not-rebuilt", "warning")]
    assert one.rebuilt.programs["weasyprint"][1] == "71.0"


def test_the_same_programs_that_give_other_bytes_are_held_against_it(
    tmp_path: Path, pki: Pki, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engross.api.verifying._again", lambda *_: b"%PDF-other")
    one = verified(copy_at(Level.B_LT), tmp_path, pki)
    assert (one.state, codes(one)) == ("no", {"verified-rebuilt"})


def test_nobody_vouches_for_an_unsigned_copy_but_the_register(tmp_path: Path, pki: Pki) -> None:
    workspace, path = issued()
    content = path.read_bytes()
    assert "verified-unvouched" in codes(verified(content, tmp_path, pki, rebuild=False))
    _enter(workspace, content)
    one = verified(content, tmp_path, pki, workspace=True, rebuild=False)
    assert codes(one) == {"verified-awaited", "verified-not-rebuilt"}
    assert (one.registered.state, one.registered.event) == ("yes", "issued")
    later = verified(copy_at(Level.B_LT), tmp_path, pki, workspace=True, rebuild=False)
    assert (later.registered.state, later.registered.first) == ("yes", True)


def _enter(workspace: Workspace, content: bytes) -> None:
    from hashlib import sha256

    from engross.register import MadeCopy, enter_issued

    [seen] = [verify_file(content, "copie.pdf", wanted())[0].record]
    assert seen is not None
    made = MadeCopy(seen, sha256(content).hexdigest())
    enter_issued(workspace, [made], datetime(2026, 11, 25, tzinfo=UTC), "une greffière")


def test_a_copy_that_the_register_says_is_void_is_told(tmp_path: Path, pki: Pki) -> None:
    from engross.model.registered import Entry, Event
    from engross.register import enter_event

    workspace = Workspace(tmp_path / "w", issued()[0].builtin)
    (workspace.root / "protocols").mkdir(parents=True)
    content = issued()[1].read_bytes()
    _enter(workspace, content)
    when = datetime(2026, 11, 26, tzinfo=UTC).isoformat()
    enter_event(workspace, NAME, Entry(Event.CANCELLED, "original-1", when, "x", "2026-11-26", detail="une faute"))
    (tmp_path / "copie.pdf").write_bytes(content)
    [one] = api.verify(workspace, [tmp_path / "copie.pdf"], api.VerifyOptions(AT, (pki.root,), rebuild=False))
    assert (one.state, one.registered.event) == ("no", "cancelled")
    assert "verified-void" in codes(one)


def test_a_forged_line_of_the_register_is_named(tmp_path: Path, pki: Pki) -> None:
    workspace, path = issued()
    _enter(workspace, path.read_bytes())
    register = workspace.root / "register" / f"{NAME}.jsonl"
    before = register.read_bytes()
    try:
        register.write_bytes(before.replace(b'"who":"', b'"who":"un autre que ', 1))
        one = verified(copy_at(Level.B_LT), tmp_path, pki, workspace=True, rebuild=False)
    finally:
        register.write_bytes(before)
    assert one.state == "no"
    assert [(each.code, str(each.origin)) for each in one.diagnostics] == [
        ("register-forged", f"register/{NAME}.jsonl:1:1"),
        ("verified-not-rebuilt", str(Origin(str(tmp_path / "copie.pdf")))),
    ]


def test_nothing_is_fetched_unless_it_is_asked_and_nothing_is_left_behind(
    tmp_path: Path, pki: Pki, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_at(Level.B_T)

    def blocked(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", blocked)
    monkeypatch.setattr(socket, "getaddrinfo", blocked)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert verified(content, tmp_path, pki).state == "open"
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("weasyprint-")] == ["copie.pdf"]
