"""A protocol signed on a screen, from its original to the register: in order, by everyone, by one at a time."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Collector, Origin, Refused, Severity
from engross.model.registered import Entry, Event
from engross.output import digest, exclusive
from engross.register import MadeCopy, enter_event, enter_issued, read_register
from engross.signed_pdf.signing import Secret
from engross.signed_pdf.verifying.contents import read_contents
from engross.workspace import Workspace
from tests.conftest import PROTOCOL_2017, to_be_signed
from tests.signed_pdf.pki import MOMENT, PASSPHRASE, Pki, pki
from tests.signed_pdf.proofs import by_pdfsig, by_pyhanko, qpdf_check

KEYS = {"quebec-1": "montfleur", "namur-1": "rivebelle", "namur-2": "stranger"}
"""Whose key signs for whom: nobody in the tests has the keys of those who signed in truth."""
ISSUED = datetime(2030, 5, 14, 9, tzinfo=UTC)


@pytest.fixture(scope="module", name="cities")
def cities_fixture() -> Pki:
    return pki()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The one original of the protocol of 2017, as if it were still to be signed, on a screen."""
    workspace = to_be_signed(tmp_path_factory.mktemp("electronic"), electronic=True)
    options = api.CopyOptions(date(2030, 5, 14), datetime(2030, 5, 14, 9, tzinfo=UTC), "Essai", lang="fr")
    [copy] = api.copies(workspace, PROTOCOL_2017, options).copies
    return copy.path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, original: bytes) -> Path:
    path = tmp_path / "original.pdf"
    path.write_bytes(original)
    return path


@pytest.fixture
def workspace(tmp_path: Path, original: bytes) -> Workspace:
    """A workspace whose register knows the original."""
    made = Workspace(tmp_path, None)  # type: ignore[arg-type]
    inside = read_contents(original, Collector(), Origin(""))
    assert inside is not None
    assert inside.record is not None
    enter_issued(made, [MadeCopy(inside.record, digest(original))], ISSUED, "Greffe")
    return made


def secret(*_: object) -> str:
    return PASSPHRASE


def sign(
    cities: Pki, path: Path, field: str, workspace: Workspace | None = None, *, level: str = "b-b", **more: object
) -> api.SignedCopy:
    options = api.SignOptions(
        field,
        MOMENT,
        level,
        api.KeyPlace(p12=str(cities.p12(KEYS[field]))),
        cities.tsa if level != "b-b" else "",
        (str(cities.root),),
        by="Greffe",
        **more,  # type: ignore[arg-type]
    )
    return api.sign(path, options, secret, workspace)


def test_three_sign_an_original_and_the_register_says_so(cities: Pki, file: Path, workspace: Workspace) -> None:
    path = file
    for field in KEYS:
        done = sign(cities, path, field, workspace, level="b-lta")
        assert {one.code for one in done.diagnostics} <= {"certificate-name-differs", "signing-day-differs"}
        assert done.path.read_bytes().startswith(path.read_bytes())
        path = done.path
    assert path.name == "original.quebec-1.namur-1.namur-2.pdf"
    verdicts = by_pyhanko(path.read_bytes(), cities)
    assert [(one.field, one.good) for one in verdicts] == [
        ("signature-quebec-1", True),
        ("signature-namur-1", True),
        ("signature-namur-2", True),
        ("timestamp", True),
    ]
    assert {said for _, said in by_pdfsig(path)} == {"Signature is Valid."}
    assert qpdf_check(path)[0] == 0
    register = read_register(workspace, PROTOCOL_2017)
    [copy] = register.copies
    assert copy.complete
    assert copy.signed == ("quebec", "namur")
    assert [(one.party, one.field, one.medium) for one in copy.entries if one.event is Event.SIGNED] == [
        ("quebec", "signature-quebec-1", "electronic"),
        ("namur", "signature-namur-1", "electronic"),
        ("namur", "signature-namur-2", "electronic"),
    ]
    assert copy.entries[-1].sha256 == digest(path.read_bytes())


def refused(cities: Pki, path: Path, field: str, workspace: Workspace | None = None) -> list[str]:
    with pytest.raises(Refused) as caught:
        sign(cities, path, field, workspace)
    return [one.code for one in caught.value.diagnostics if one.severity is Severity.ERROR]


def test_the_register_knows_which_file_was_issued(cities: Pki, file: Path, workspace: Workspace) -> None:
    import pikepdf

    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Producer"] = "Un autre logiciel"
        pdf.save(file)
    assert refused(cities, file, "quebec-1", workspace) == ["changed-since-issue"]


def test_a_copy_that_no_longer_counts_is_not_signed(cities: Pki, file: Path, workspace: Workspace) -> None:
    gone = Entry(Event.CANCELLED, "original-1", ISSUED.isoformat(), "Greffe", "2030-05-14", detail="erreur de date")
    enter_event(workspace, PROTOCOL_2017, gone)
    assert refused(cities, file, "quebec-1", workspace) == ["copy-void"]


def test_two_cannot_sign_two_files(cities: Pki, file: Path, workspace: Workspace) -> None:
    first = sign(cities, file, "quebec-1", workspace)
    second = sign(cities, first.path, "namur-1", workspace)
    assert refused(cities, first.path, "namur-1", workspace) == ["copy-behind"]
    assert sign(cities, second.path, "namur-2", workspace)


def test_of_two_who_sign_at_once_one_is_refused(cities: Pki, file: Path) -> None:
    codes: list[str] = []
    ready = threading.Barrier(2)

    def one() -> None:
        ready.wait()
        try:
            sign(cities, file, "quebec-1", output=file)
        except Refused as told:
            codes.extend(each.code for each in told.diagnostics)

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(codes) == 1
    assert codes[0] in ("in-use", "signed-already", "changed-meanwhile")
    assert [one.good for one in by_pyhanko(file.read_bytes(), cities)] == [True]


def test_a_file_that_is_being_signed_is_in_use(cities: Pki, file: Path) -> None:
    with exclusive(file):
        assert refused(cities, file, "quebec-1") == ["in-use"]
    assert sign(cities, file, "quebec-1")


def test_a_file_that_changes_meanwhile_is_left_alone(cities: Pki, file: Path) -> None:
    def asked(kind: Secret, name: str) -> str:
        other = file.with_name("other")
        other.write_bytes(b"what somebody else put there")
        other.replace(file)
        return PASSPHRASE

    key = api.KeyPlace(p12=str(cities.p12("montfleur")))
    with pytest.raises(Refused, match="changed-meanwhile"):
        api.sign(file, api.SignOptions("quebec-1", MOMENT, key=key, output=file), asked)
    assert file.read_bytes() == b"what somebody else put there"


def test_a_signed_file_is_never_replaced(cities: Pki, file: Path) -> None:
    there = file.with_name("original.quebec-1.pdf")

    def asked(kind: Secret, name: str) -> str:
        there.write_bytes(b"signed by somebody else meanwhile")
        return PASSPHRASE

    key = api.KeyPlace(p12=str(cities.p12("montfleur")))
    with pytest.raises(Refused, match="output-exists"):
        api.sign(file, api.SignOptions("quebec-1", MOMENT, key=key), asked)
    assert there.read_bytes() == b"signed by somebody else meanwhile"
    assert sorted(one.name for one in file.parent.iterdir()) == ["original.pdf", "original.quebec-1.pdf"]


# where signed files stand


def test_signed_files_are_kept_in_a_place_of_their_own(cities: Pki, file: Path, workspace: Workspace) -> None:
    path = file
    with pytest.raises(Refused, match="nothing-kept"):
        api.signed_files(workspace, PROTOCOL_2017)
    for field in KEYS:
        path = sign(cities, path, field, workspace).path
        assert path.parent == workspace.signed / PROTOCOL_2017
    assert file.parent == workspace.root
    assert sorted(one.name for one in path.parent.iterdir()) == [
        "original.quebec-1.namur-1.namur-2.pdf",
        "original.quebec-1.namur-1.pdf",
        "original.quebec-1.pdf",
    ]
    register = read_register(workspace, PROTOCOL_2017)
    assert api.missing_files(workspace, register) == ()
    assert api.signed_files(workspace, PROTOCOL_2017) == (path,)
    path.unlink()
    [told] = api.missing_files(workspace, register)
    assert (told.code, told.severity, told.facts["sha256"]) == (
        "signed-file-missing", Severity.WARNING, register.copies[0].entries[-1].sha256,
    )  # fmt: skip


def test_a_file_wanted_elsewhere_is_kept_as_well(cities: Pki, file: Path, workspace: Workspace, tmp_path: Path) -> None:
    done = sign(cities, file, "quebec-1", workspace, output=tmp_path / "envoi.pdf")
    assert done.path == tmp_path / "envoi.pdf"
    [kept] = (workspace.signed / PROTOCOL_2017).iterdir()
    assert kept.read_bytes() == done.path.read_bytes()


def test_what_others_signed_is_entered_and_kept(cities: Pki, file: Path, workspace: Workspace, tmp_path: Path) -> None:
    first = sign(cities, file, "quebec-1", workspace)
    away = tmp_path / "away"
    away.mkdir()
    theirs = away / "recu.pdf"
    theirs.write_bytes(first.path.read_bytes())
    for field in ("namur-1", "namur-2"):
        theirs = sign(cities, theirs, field).path
    # The keys of the tests bear other names than the signatories of 2017: a warning, as when one signs.
    register = api.record(workspace, PROTOCOL_2017, "signed", when=MOMENT, who="Greffe", file=theirs)
    [copy] = register.copies
    assert copy.complete
    assert [(one.party, one.field) for one in copy.entries if one.event is Event.SIGNED][1:] == [
        ("namur", "signature-namur-1"),
        ("namur", "signature-namur-2"),
    ]
    assert api.missing_files(workspace, register) == ()
    with pytest.raises(Refused, match="nothing-signed-anew"):
        api.record(workspace, PROTOCOL_2017, "signed", when=MOMENT, who="Greffe", file=theirs)
    assert read_register(workspace, PROTOCOL_2017) == register


def test_a_signed_file_of_another_act_is_not_entered(cities: Pki, file: Path, workspace: Workspace) -> None:
    signed = sign(cities, file, "quebec-1")
    with pytest.raises(Refused, match="file-of-another"):
        api.record(workspace, "autre/2027", "signed", when=MOMENT, who="Greffe", file=signed.path)


# when it is signed


def test_no_signature_claims_a_moment_to_come(cities: Pki, file: Path) -> None:
    key = api.KeyPlace(p12=str(cities.p12("montfleur")))
    late = api.SignOptions("quebec-1", MOMENT + timedelta(days=365), key=key, now=MOMENT)
    with pytest.raises(Refused) as caught:
        api.sign(file, late, secret)
    assert [one.code for one in caught.value.diagnostics if one.severity is Severity.ERROR] == ["signing-time-ahead"]
    almost = api.SignOptions("quebec-1", MOMENT + timedelta(minutes=4), key=key, now=MOMENT)
    assert api.sign(file, almost, secret).path.exists()


@pytest.mark.parametrize(
    ("ago", "who"), [(timedelta(hours=1), "Régis Labeaume"), (timedelta(days=2), "Régis Labeaume")]
)
def test_no_signature_claims_to_be_before_the_previous_one(cities: Pki, file: Path, ago: timedelta, who: str) -> None:
    first = sign(cities, file, "quebec-1")
    key = api.KeyPlace(p12=str(cities.p12("rivebelle")))
    with pytest.raises(Refused) as caught:
        api.sign(first.path, api.SignOptions("namur-1", MOMENT - ago, key=key), secret)
    [told] = [one for one in caught.value.diagnostics if one.severity is Severity.ERROR]
    assert (told.code, told.facts["who"]) == ("signing-time-before", who)


def test_no_signature_claims_to_be_before_the_original_was_issued(cities: Pki, file: Path) -> None:
    key = api.KeyPlace(p12=str(cities.p12("montfleur")))
    with pytest.raises(Refused) as caught:
        api.sign(file, api.SignOptions("quebec-1", MOMENT - timedelta(days=1), key=key), secret)
    [told] = [one for one in caught.value.diagnostics if one.severity is Severity.ERROR]
    assert (told.code, told.facts["earlier"], "who" in told.facts) == ("signing-time-before", "2030-05-14", False)


def test_a_day_that_is_not_the_printed_one_is_told(cities: Pki, file: Path) -> None:
    done = sign(cities, file, "quebec-1")
    [told] = [one for one in done.diagnostics if one.code == "signing-day-differs"]
    assert (told.severity, told.facts) == (Severity.WARNING, {"printed": "2017-06-23", "date": "2030-05-14"})
    [found] = api.verify(None, done.path, api.VerifyOptions(MOMENT, (cities.root,), rebuild=False))
    [verified] = [one for one in found.diagnostics if one.code == "verified-day"]
    assert (verified.severity, verified.facts["printed"], verified.facts["date"]) == (
        Severity.WARNING, "2017-06-23", "2030-05-14",
    )  # fmt: skip


# what is not signed here


def test_a_paper_original_is_no_foreign_file(cities: Pki, tmp_path: Path) -> None:
    made = to_be_signed(tmp_path)
    options = api.CopyOptions(date(2030, 5, 14), ISSUED, "Essai", lang="fr")
    original = api.copies(made, PROTOCOL_2017, options).copies[0]
    assert refused(cities, original.path, "quebec-1") == ["paper-original"]
    [reading] = api.copies(made, PROTOCOL_2017, replace(options, kind="reading")).copies
    assert refused(cities, reading.path, "quebec-1") == ["copy-not-to-sign"]
