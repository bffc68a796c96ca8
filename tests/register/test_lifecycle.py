"""The course of a copy: what may follow what, and what is refused with what would be next."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.diagnostics import Refused
from engross.model.counterpart import CopyKind
from engross.model.registered import Event
from engross.register import MadeCopy, Signers, find_file, read_register
from tests.register.books import NAME, PARTIES, entered, issue, made, opened, sha, workspace_at


def refused(code: str, **facts: str) -> pytest.RaisesExc[Refused]:
    def matches(error: Refused) -> bool:
        [one] = error.diagnostics
        return one.code == code and all(one.facts[name] == value for name, value in facts.items())

    return pytest.RaisesExc(Refused, check=matches)


def test_a_copy_goes_its_whole_way(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace, 1, 2)
    entered(workspace, Event.SIGNED, party="exempleville")
    entered(workspace, Event.SCANNED, sha256=sha(7))
    entered(workspace, Event.SENT, day="2021-01-14", detail="Modelbourg")
    assert read_register(workspace, NAME).copies[0].away
    assert not read_register(workspace, NAME).signed
    entered(workspace, Event.SIGNED, day="2021-02-02", party="modelbourg")
    assert read_register(workspace, NAME).signed
    entered(workspace, Event.RETURNED, day="2021-02-09")
    found = entered(workspace, Event.ARCHIVED, day="2021-02-10", detail="voûte du greffe")
    [one, two] = found.copies
    assert (one.last, one.signed, one.waiting, one.away) == (Event.ARCHIVED, PARTIES, (), False)
    assert (two.last, two.signed, two.waiting) == (Event.ISSUED, (), PARTIES)
    assert [entry.event.value for entry in one.entries] == "issued signed scanned sent signed returned archived".split()
    assert found == read_register(workspace, NAME)


def test_what_cannot_follow_is_refused_with_what_can(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    with refused("register-next", event="returned", next="signed, sent, cancelled"):
        entered(workspace, Event.RETURNED)
    with refused("register-next", event="archived"):
        entered(workspace, Event.ARCHIVED, detail="voûte")
    with refused("register-next", event="scanned"):
        entered(workspace, Event.SCANNED, sha256=sha(7))
    entered(workspace, Event.CANCELLED, detail="tache d’encre")
    with refused("register-next", event="sent", next=""):
        entered(workspace, Event.SENT, detail="Modelbourg")


def test_what_must_be_said_is_asked_for(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    with refused("register-wants", wanted="party"):
        entered(workspace, Event.SIGNED)
    with refused("register-wants", wanted="detail"):
        entered(workspace, Event.SENT)
    with refused("register-not-to-sign", party="ailleurs"):
        entered(workspace, Event.SIGNED, party="ailleurs")
    with refused("register-no-copy", known="original-1"):
        entered(workspace, Event.SENT, copy="original-2", detail="Modelbourg")
    entered(workspace, Event.SIGNED, party="modelbourg")
    with refused("register-signed-twice", rest="exempleville"):
        entered(workspace, Event.SIGNED, party="modelbourg")


@pytest.mark.parametrize("day", ["2021-01-10", "2021-03-02", "demain"])
def test_days_are_in_order_and_not_to_come(day: str, tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    with refused("register-day", day=day):
        entered(workspace, Event.SENT, day=day, detail="Modelbourg")


def test_the_same_copy_issued_again_changes_nothing(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    before = read_register(workspace, NAME)
    opened(workspace)
    assert read_register(workspace, NAME) == before


def test_the_same_text_on_another_paper_is_the_same_copy(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    entered(workspace, Event.SENT, detail="Modelbourg")
    issue(workspace, MadeCopy(made(), sha(8)))
    [copy] = read_register(workspace, NAME).copies
    assert copy.files == (sha(1), sha(8))
    assert (copy.last, copy.away) == (Event.SENT, True)


def test_a_new_text_takes_the_place_of_one_that_nobody_signed(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    issue(workspace, MadeCopy(made(text="Article 2"), sha(8)))
    old, new = read_register(workspace, NAME).copies
    assert (old.last, new.last) == (Event.SUPERSEDED, Event.ISSUED)
    assert read_register(workspace, NAME).copy("original-1") == new


def test_a_new_text_does_not_take_the_place_of_what_is_signed_or_away(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    entered(workspace, Event.SIGNED, party="modelbourg")
    with refused("copy-in-hand", name="original-1"):
        issue(workspace, MadeCopy(made(text="Article 2"), sha(8)))
    entered(workspace, Event.CANCELLED, detail="tache d’encre")
    issue(workspace, MadeCopy(made(text="Article 2"), sha(8)))
    assert [one.last.value for one in read_register(workspace, NAME).copies] == ["cancelled", "issued"]


def test_a_copy_that_is_not_to_be_signed_is_archived_at_once(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(made(kind=CopyKind.CERTIFIED), sha(1)))
    with refused("register-next", next="sent, archived, cancelled"):
        entered(workspace, Event.SIGNED, copy="certified-1", day="2021-03-01", party="modelbourg")
    entered(workspace, Event.ARCHIVED, copy="certified-1", day="2021-03-01", detail="voûte")
    assert not read_register(workspace, NAME).signed


def test_a_party_has_signed_electronically_when_all_its_fields_are(tmp_path: Path) -> None:
    from dataclasses import replace

    from engross.model.field import FieldRole, SignatureField

    roles: tuple[tuple[str, FieldRole, str], ...] = (
        ("signature-modelbourg-1", "signature", "modelbourg"),
        ("countersignature-modelbourg-1", "countersignature", "modelbourg"),
        ("signature-exempleville-1", "signature", "exempleville"),
        ("initials-1-modelbourg", "initials", "modelbourg"),
        ("timestamp", "timestamp", ""),
    )
    fields = tuple(
        SignatureField(name, role, "", party, "", "", "", "fr", order)
        for order, (name, role, party) in enumerate(roles)
    )
    workspace = workspace_at(tmp_path)
    issue(workspace, MadeCopy(replace(made(), fields=fields), sha(1)), signers=Signers())

    def sign(field: str, party: str, number: int) -> None:
        entered(
            workspace, Event.SIGNED, day="2021-03-01", medium="electronic", field=field, party=party, sha256=sha(number)
        )

    sign("signature-modelbourg-1", "modelbourg", 2)
    assert read_register(workspace, NAME).copies[0].signed == ()
    with refused("register-signed-twice"):
        sign("signature-modelbourg-1", "modelbourg", 3)
    sign("countersignature-modelbourg-1", "modelbourg", 3)
    assert read_register(workspace, NAME).copies[0].waiting == ("exempleville",)
    sign("signature-exempleville-1", "exempleville", 4)
    assert read_register(workspace, NAME).signed
    found = find_file(workspace, sha(3))
    assert found is not None
    assert (found.copy.name, found.entry.field) == ("original-1", "countersignature-modelbourg-1")
    assert find_file(workspace, sha(9)) is None
