"""What keeps a copy from being signed though the copy is good: nothing is written, and the copy stays as it was."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from engross import api
from engross.diagnostics import Refused
from tests.signed_pdf.paper import paper
from tests.signed_pdf.pki import MOMENT, Pki
from tests.signed_pdf.signing import secret, signed
from tests.signed_pdf.tokens import module, tokens


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy in a folder of its own, in which nobody has signed yet."""
    path = tmp_path / "copie.pdf"
    path.write_bytes(paper())
    return path


def held_up(
    copy: Path, key: api.KeyPlace | None, field: str = "montfleur-1", **more: Any
) -> tuple[str, dict[str, str]]:
    """The one code that is told and its facts, once it is certain that nothing was written."""
    before = copy.read_bytes()
    with pytest.raises(Refused) as caught:
        api.sign(copy, api.SignOptions(field, MOMENT, key=key, **more), secret)
    assert list(copy.parent.iterdir()) == [copy]
    assert copy.read_bytes() == before
    [told] = caught.value.diagnostics
    return told.code, {name: str(value) for name, value in told.facts.items()}


def file_of(pki: Pki, who: str = "montfleur") -> api.KeyPlace:
    return api.KeyPlace(p12=str(pki.p12(who)))


def card(token: str, label: str = "", id: str = "") -> api.KeyPlace:
    return api.KeyPlace(pkcs11=str(tokens()), token=token, label=label, id=id)


# the field ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("montfleur-l", "montfleur-1"),
        ("signature-rivebele-1", "signature-rivebelle-1"),
        ("Timestamp", "timestamp"),
        ("zzz", None),
    ],
)
def test_a_field_that_is_not_in_the_copy(pki: Pki, copy: Path, asked: str, near: str | None) -> None:
    code, facts = held_up(copy, file_of(pki), asked)
    assert code == "field-unknown"
    assert facts["name"] == asked
    assert facts["names"] == "`signature-montfleur-1`, `signature-rivebelle-1`, `timestamp`"
    assert facts.get("near") == near


# the certificate ---------------------------------------------------------------


@pytest.mark.parametrize("level", ["b-lt", "b-lta"])
def test_a_certificate_of_which_nobody_says_whether_it_was_revoked(pki: Pki, copy: Path, level: str) -> None:
    before = len(pki.requests)
    with pki.out_of_order("ocsp", "crls/authority"):
        told = held_up(copy, file_of(pki), level=level, tsa=pki.tsa, trust=(str(pki.root),))
    assert told == ("revocation-unknown", {"name": "Camille Exemple"})
    assert {"/cities/ocsp/authority", "/cities/crls/authority/latest.crl"} <= set(pki.requests[before:])


def test_an_authority_of_which_nobody_says_it_is_named_itself(pki: Pki, copy: Path) -> None:
    with pki.out_of_order("crls/root"):
        told = held_up(copy, file_of(pki), level="b-lt", tsa=pki.tsa, trust=(str(pki.root),))
    assert told == ("revocation-unknown", {"name": "Fictional Authority"})


def test_one_server_that_says_it_is_enough(pki: Pki, copy: Path) -> None:
    with pki.out_of_order("ocsp"):
        options = api.SignOptions("montfleur-1", MOMENT, "b-lt", key=file_of(pki), tsa=pki.tsa, trust=(str(pki.root),))
        assert api.sign(copy, options, secret).path.exists()


def test_no_server_of_revocation_is_needed_below_that_level(pki: Pki, copy: Path) -> None:
    with pki.out_of_order("ocsp", "crls"):
        options = api.SignOptions("montfleur-1", MOMENT, "b-t", key=file_of(pki), tsa=pki.tsa)
        assert api.sign(copy, options, secret).path.exists()


# the timestamp -----------------------------------------------------------------


def test_a_timestamp_server_that_leads_to_no_anchor(pki: Pki, copy: Path) -> None:
    """The root issued the server's certificate; the authority of the people, alone, says nothing of it."""
    told = held_up(copy, file_of(pki), level="b-lt", tsa=pki.tsa, trust=(str(pki.chain),))
    assert told == ("tsa-untrusted", {"url": pki.tsa})
    copy.write_bytes(signed(pki, paper(), "montfleur").content)
    told = held_up(copy, None, "timestamp", level="b-lta", tsa=pki.tsa, trust=(str(pki.chain),))
    assert told == ("tsa-untrusted", {"url": pki.tsa})
    options = api.SignOptions("timestamp", MOMENT, "b-lta", tsa=pki.tsa, trust=(str(pki.chain), str(pki.root)))
    assert api.sign(copy, options, secret).path.exists()


# the token ---------------------------------------------------------------------


def test_a_token_with_two_keys_to_sign_with(copy: Path) -> None:
    code, facts = held_up(copy, card("Double"))
    assert code == "token-key-ambiguous"
    assert facts["name"] == "Double"
    assert sorted(facts["names"].split(", ")) == ["Camille Exemple (`01`)", "Dominique Modèle (`02`)"]
    assert held_up(copy, card("Double", label="Signature"))[0] == "token-key-ambiguous"
    done = api.sign(copy, api.SignOptions("montfleur-1", MOMENT, key=card("Double", id="01")), secret)
    assert done.signed.holder == "Camille Exemple"


def test_a_token_whose_key_may_not_sign(copy: Path) -> None:
    code, facts = held_up(copy, card("Muette"))
    assert code == "token-refused"
    assert facts["name"] == "Muette"


class _Functions(ctypes.Structure):
    """The start of CK_FUNCTION_LIST (PKCS #11 2.40, 3.6): the version, then the functions; C_Login is the 19th."""

    _fields_ = (("version", ctypes.c_ubyte * 2), ("functions", ctypes.c_void_p * 19))


@contextmanager
def logins_answer(code: int) -> Iterator[list[int]]:
    """While it lasts, C_Login of the module gives this code; what is yielded fills with who was to log in."""
    library = ctypes.CDLL(str(module()))
    table = ctypes.POINTER(_Functions)()
    assert library.C_GetFunctionList(ctypes.byref(table)) == 0
    functions, kept = table.contents.functions, table.contents.functions[18]
    assert kept == ctypes.cast(library.C_Login, ctypes.c_void_p).value
    users: list[int] = []

    def login(_: int, user: int, *__: object) -> int:
        users.append(user)
        return code

    kind = ctypes.CFUNCTYPE(ctypes.c_ulong, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_ulong)
    put = kind(login)
    functions[18] = ctypes.cast(put, ctypes.c_void_p).value
    try:
        yield users
    finally:
        functions[18] = kept


@pytest.mark.parametrize(
    ("answer", "code", "facts"),
    [
        (0xA4, "token-locked", {}),
        (0x50, "token-refused", {"reason": "cancelled"}),
        (0x30, "token-refused", {"reason": "card does not answer"}),
    ],
    ids=["CKR_PIN_LOCKED", "CKR_FUNCTION_CANCELED", "CKR_DEVICE_ERROR"],
)
def test_a_token_that_lets_nobody_in(copy: Path, answer: int, code: str, facts: dict[str, str]) -> None:
    """SoftHSM2 never locks a PIN, has no pad to cancel on and does not break.

    So its module is the real one, but for C_Login in its table of functions,
    which gives the code that such a card gives (PKCS #11 2.40, 5.6).
    """
    key = card("montfleur")
    with logins_answer(answer) as users:
        assert held_up(copy, key) == (code, {"name": "montfleur", **facts})
    assert users == [1]
    assert api.sign(copy, api.SignOptions("montfleur-1", MOMENT, key=key), secret).path.exists()
