"""Copies rest on what the register knows: signed here, or attested by a person; history stays as it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from engross import api
from engross.diagnostics import Refused, Severity
from engross.model.counterpart import CopyKind
from engross.model.field import FieldRole, SignatureField
from engross.model.registered import Event
from engross.register import MadeCopy, Signers, read_register
from engross.workspace import Workspace
from tests.conftest import PROTOCOL_2017, attested, to_be_signed
from tests.register.books import NAME, PARTIES, entered, file, issue, lines, made, sha, workspace_at

DAY = date(2026, 11, 25)
WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
FILE = "protocols/quebec-namur/2017-2019.yaml"


def copies(workspace: Workspace, kind: str = "certified", on: date = DAY, **more: Any) -> api.Copies:
    asked = api.CopyOptions(on, WHEN, "Greffe", kind=kind, certifier="la greffière", **more)  # type: ignore[arg-type]
    return api.copies(workspace, PROTOCOL_2017, asked)


def refused(work: Callable[[], object]) -> dict[str, dict[str, str]]:
    with pytest.raises(Refused) as caught:
        work()
    return {one.code: dict(one.facts) for one in caught.value.diagnostics if one.severity is Severity.ERROR}


def attest(workspace: Workspace, copy: str = "1", **more: Any) -> api.Register:
    given = {"when": WHEN, "who": "Greffe", "detail": "voûte", **more}
    return api.record(workspace, PROTOCOL_2017, "attested", copy=copy, **given)


def edit(workspace: Workspace, before: str, after: str, name: str = FILE) -> None:
    path = workspace.root / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def as_signed(folder: Path) -> Workspace:
    workspace = to_be_signed(folder)
    edit(workspace, "state: ready", "state: signed")
    return workspace


# what a copy rests upon


@pytest.mark.parametrize("kind", ["certified", "publication"])
def test_a_state_typed_by_hand_certifies_nothing(kind: str, tmp_path: Path) -> None:
    workspace = as_signed(tmp_path)
    told = refused(lambda: copies(workspace, kind))
    assert (list(told), told["not-signed"]["number"]) == (["not-signed"], "1")
    assert not workspace.output.exists()
    assert not (workspace.root / "register").exists()


def test_an_attested_original_says_by_whom_and_its_copy_is_registered(tmp_path: Path) -> None:
    workspace = as_signed(tmp_path)
    register = attest(workspace, "namur")
    [copy] = register.copies
    assert (copy.name, copy.complete, copy.signed) == ("original-2", True, ("quebec", "namur"))
    [entry] = copy.entries
    assert (entry.event, entry.who, entry.day, entry.detail, entry.medium) == (
        Event.ATTESTED, "Greffe", "2017-06-23", "voûte", "paper",
    )  # fmt: skip
    assert refused(lambda: copies(workspace, of=1))["not-signed"]["number"] == "1"
    [one] = copies(workspace, of=2).copies
    known = read_register(workspace, PROTOCOL_2017).copies
    assert [(copy.name, copy.files) for copy in known] == [("original-2", ()), ("certified-1", (one.sha256,))]
    [found] = api.verify(workspace, one.path, api.VerifyOptions(WHEN, rebuild=False))
    assert (found.registered.state, found.registered.copy) == ("yes", "certified-1")


def test_what_is_attested_is_chosen_and_said(tmp_path: Path) -> None:
    workspace = as_signed(tmp_path)
    assert "attested-wants-copy" in refused(lambda: attest(workspace, ""))
    assert "attested-wants-copy" in refused(lambda: attest(workspace, "3"))
    assert refused(lambda: attest(workspace, detail=""))["register-wants"]["wanted"] == "detail"
    assert "register-day" in refused(lambda: attest(workspace, day="2026-11-26"))
    assert read_register(workspace, PROTOCOL_2017).entries == ()
    attest(workspace)
    assert "register-next" in refused(lambda: attest(workspace))
    api.record(workspace, PROTOCOL_2017, "cancelled", when=WHEN, who="Greffe", copy="1", detail="un autre acte")
    assert attest(workspace).copy("original-1").complete  # type: ignore[union-attr]


def test_a_draft_or_an_act_without_a_day_is_not_attested(tmp_path: Path) -> None:
    workspace = as_signed(tmp_path)
    edit(workspace, "      date: 2017-06-23\n", "")
    assert "signing-day-missing" in refused(lambda: attest(workspace))
    edit(workspace, "state: signed", "state: draft")
    assert "attested-draft" in refused(lambda: attest(workspace))


def test_an_original_that_was_attested_is_not_made_again(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    attest(workspace)
    told = refused(lambda: api.copies(workspace, PROTOCOL_2017, api.CopyOptions(DAY, WHEN, "Greffe")))
    assert told["copy-in-hand"]["name"] == "original-1"


@pytest.mark.parametrize("kind", ["certified", "publication"])
def test_words_that_changed_since_the_signature_are_not_certified(kind: str, tmp_path: Path) -> None:
    workspace = attested(tmp_path)
    edit(workspace, "period: 2017-2019", "period: 2017-2029")
    assert "signed-words-differ" in refused(lambda: copies(workspace, kind))


def test_a_copy_is_not_older_than_its_original(tmp_path: Path) -> None:
    workspace = attested(tmp_path, 1)
    told = refused(lambda: copies(workspace, on=date(2017, 6, 22)))
    assert told["copy-before-signing"] == {
        "name": "original-1", "protocol": PROTOCOL_2017, "day": "2017-06-22", "signed": "2017-06-23",
    }  # fmt: skip


def test_a_day_that_is_not_the_printed_one_is_told(tmp_path: Path) -> None:
    workspace = as_signed(tmp_path)
    attest(workspace, day="2017-06-30")
    [told] = copies(workspace).diagnostics
    assert (told.code, told.severity) == ("signed-another-day", Severity.WARNING)
    assert (told.facts["printed"], told.facts["signed"]) == ("2017-06-23", "2017-06-30")


def test_a_signature_entered_on_another_day_than_the_printed_one_is_told(tmp_path: Path) -> None:
    workspace = as_signed(tmp_path)
    assert api.printed_day_differs(workspace, attest(workspace, "1")) == ()
    [told] = api.printed_day_differs(workspace, attest(workspace, "2", day="2017-07-01"))
    assert (told.code, told.severity, told.facts["signed"]) == ("signed-another-day", Severity.WARNING, "2017-07-01")


def test_a_copy_does_not_say_that_it_was_signed_on_a_day_to_come(tmp_path: Path) -> None:
    from engross.acts import act
    from engross.copies.signed_original import against_copy
    from engross.source.library import Library

    workspace = attested(tmp_path, 1)
    made = act(Library(workspace), PROTOCOL_2017)
    assert made.materials is not None
    assert made.assembled is not None
    event = made.materials.protocol.signing.events[0].model_copy(update={"date": date(2026, 12, 10)})
    signing = made.materials.protocol.signing.model_copy(update={"events": (event,)})
    materials = replace(made.materials, protocol=made.materials.protocol.model_copy(update={"signing": signing}))
    register = read_register(workspace, PROTOCOL_2017)
    told = list(against_copy(materials, made.assembled.document, register, CopyKind.CERTIFIED, 1, DAY))
    assert [(one.code, one.severity) for one in told] == [
        ("copy-before-signing", Severity.ERROR), ("signed-another-day", Severity.WARNING),
    ]  # fmt: skip


def test_a_certificate_of_the_first_of_a_month_has_no_stray_letters(tmp_path: Path) -> None:
    from engross.signed_pdf.page_texts import main_texts

    workspace = attested(tmp_path, 1)
    when = datetime(2026, 12, 1, 9, tzinfo=UTC)
    asked = api.CopyOptions(date(2026, 12, 1), when, "Greffe", kind="certified", certifier="la greffière", lang="fr")
    [copy] = api.copies(workspace, PROTOCOL_2017, asked).copies
    first = main_texts(copy.path.read_bytes())[0].replace("\u00a0", " ")
    assert "le 1er décembre 2026" in " ".join(first.split())


def test_each_certified_copy_has_its_own_name_and_file(tmp_path: Path) -> None:
    workspace = attested(tmp_path)
    first, again, later, other = (copies(workspace, of=of, on=on) for of, on in (
        (1, date(2026, 11, 24)), (1, date(2026, 11, 24)), (1, DAY), (2, DAY),
    ))  # fmt: skip
    assert [made.copies[0].fresh for made in (first, again, later, other)] == [True, False, True, True]
    assert len({made.copies[0].path for made in (first, later, other)}) == 3
    names = [copy.name for copy in read_register(workspace, PROTOCOL_2017).copies if not copy.original]
    assert names == ["certified-1", "certified-2", "certified-3"]
    assert all(made.copies[0].path.is_file() for made in (first, later, other))


# history as it was written


def test_originals_that_are_no_longer_made_are_superseded_by_an_entry(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(made(1), sha(1)), MadeCopy(made(2), sha(2)))
    before = lines(workspace)
    one = made(1, "un seul")
    single = replace(one, counterpart=replace(one.counterpart, of=1, keeper="", mark="Original électronique"))
    issue(workspace, MadeCopy(single, sha(3)))
    register = read_register(workspace, NAME)
    assert lines(workspace)[: len(before)] == before
    assert [(copy.name, copy.last.value) for copy in register.copies] == [
        ("original-1", "superseded"), ("original-2", "superseded"), ("original-1", "issued"),
    ]  # fmt: skip
    assert register.copies[0].issued.counterpart.mark == "Exemplaire 1 de 2 – exempleville"


def test_an_original_in_hand_is_not_superseded_by_fewer(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(made(1), sha(1)), MadeCopy(made(2), sha(2)))
    entered(workspace, Event.SIGNED, copy="original-2", day="2021-03-01", party="modelbourg")
    before = file(workspace).read_bytes()
    one = made(1, "un seul")
    single = replace(one, counterpart=replace(one.counterpart, of=1))
    assert refused(lambda: issue(workspace, MadeCopy(single, sha(3))))["copy-in-hand"]["name"] == "original-2"
    assert file(workspace).read_bytes() == before


def test_old_lines_keep_the_mark_that_they_had(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from engross.cli import main

    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(made(1), sha(1)))
    one = made(1, "un seul")
    issue(workspace, MadeCopy(replace(one, counterpart=replace(one.counterpart, of=1, mark="Unique")), sha(3)))
    monkeypatch.chdir(tmp_path)
    assert main(["--lang", "fr", "register", NAME]) == 0
    entries = capsys.readouterr().out.split("\n\n")[1].splitlines()[1:]
    assert [("Exemplaire 1 de 2" in line, "Unique" in line) for line in entries if line.strip()] == [
        (True, False), (True, False), (False, True),
    ]  # fmt: skip


# who signs


def test_a_witness_is_awaited_and_signs_by_name(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    signers = Signers(PARTIES, {"witness-1": "Sacha Témoin"})
    issue(workspace, MadeCopy(made(), sha(1)), signers=signers)
    for party in (*PARTIES, "sacha  témoin"):
        assert not read_register(workspace, NAME).signed
        api.record(workspace, NAME, "signed", when=WHEN, who="Greffe", copy="1", party=party)
    [copy] = read_register(workspace, NAME).copies
    assert (copy.signed, copy.waiting, copy.complete) == ((*PARTIES, "witness-1"), (), True)
    assert refused(
        lambda: api.record(workspace, NAME, "signed", when=WHEN, who="Greffe", copy="1", party="Sacha Témoin")
    ).keys() == {"register-next"}


def test_a_witness_who_signs_electronically_is_awaited_in_their_field(tmp_path: Path) -> None:
    roles: tuple[tuple[FieldRole, str, str], ...] = (
        ("signature", "exempleville-1", "exempleville"), ("witness", "witness-1", ""), ("timestamp", "", ""),
    )  # fmt: skip
    fields = tuple(
        SignatureField(f"{role}-{who}", role, who, party, "Sacha Témoin" if not party else "X", "", "", "fr", order)
        for order, (role, who, party) in enumerate(roles)
    )
    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(replace(made(), fields=fields), sha(1)), signers=Signers())
    [copy] = read_register(workspace, NAME).copies
    assert copy.issued.fields == {"signature-exempleville-1": "exempleville", "witness-witness-1": "witness-1"}
    assert (copy.issued.witnesses, copy.waiting) == ({"witness-1": "Sacha Témoin"}, ("exempleville", "witness-1"))


def test_a_copy_has_no_signers(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(made(kind=CopyKind.PUBLICATION), sha(1)), signers=Signers())
    [copy] = read_register(workspace, NAME).copies
    assert (copy.name, copy.waiting, copy.complete) == ("publication-1", (), False)


def test_a_scan_is_kept_and_never_replaced(tmp_path: Path) -> None:
    workspace = attested(tmp_path / "w", 1)
    for number in (1, 2, 2):
        scan = tmp_path / "scan.pdf"
        scan.write_bytes(b"%PDF-1.7 scan " + bytes((48 + number,)))
        api.record(workspace, PROTOCOL_2017, "scanned", when=WHEN, who="Greffe", copy="1", file=scan)
    kept = sorted(path.name for path in (workspace.signed / PROTOCOL_2017).iterdir())
    assert kept == ["original-1.scan-2.pdf", "original-1.scan.pdf"]
