"""What is not signed, and the words in which that is told: every reason at once."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from asn1crypto import tsp
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509 import load_pem_x509_certificate
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from engross.diagnostics import Refused
from engross.signed_pdf.signing import Key, Level, PemFiles, Pkcs12File, RemoteKey, TokenKey, sign
from tests.signed_pdf.paper import TEXT, fields, paper
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.service import service
from tests.signed_pdf.signing import secret, signed, wish
from tests.signed_pdf.tokens import tokens

FIRST, SECOND, STAMP = fields()


def refused(act: Callable[[], object]) -> list[str]:
    """The codes that are told."""
    with pytest.raises(Refused) as caught:
        act()
    return [one.code for one in caught.value.diagnostics]


def facts(act: Callable[[], object]) -> dict[str, str]:
    """The facts of the one diagnostic that is told."""
    with pytest.raises(Refused) as caught:
        act()
    [told] = caught.value.diagnostics
    return dict(told.facts)


@pytest.fixture(scope="module")
def once(pki: Pki) -> bytes:
    """A copy that the first has signed."""
    return signed(pki, paper(), "montfleur").content


# the field ---------------------------------------------------------------------


def test_a_field_that_is_not_there_is_told_with_the_one_that_is_near(pki: Pki) -> None:
    told = facts(lambda: sign(paper(), "c.pdf", wish(pki, "montfleur-l"), None, secret))
    assert told["near"] == "montfleur-1"
    told = facts(lambda: sign(paper(), "c.pdf", wish(pki, "zzz"), None, secret))
    assert told["names"] == "`signature-montfleur-1`, `signature-rivebelle-1`, `timestamp`"


def test_nobody_signs_before_their_turn(pki: Pki) -> None:
    told = facts(lambda: signed(pki, paper(), "rivebelle"))
    assert told["who"] == "Camille Exemple"
    assert told["names"] == "`signature-montfleur-1`"


def test_nobody_signs_twice(pki: Pki, once: bytes) -> None:
    assert refused(lambda: signed(pki, once, "montfleur")) == ["signed-already"]


def test_nothing_is_signed_after_the_last(pki: Pki) -> None:
    witness = replace(FIRST, name="witness-1", role="witness", signatory="temoin-1", order=0)
    key = Pkcs12File(pki.p12("montfleur"))
    content = signed(pki, paper((FIRST, SECOND, witness, STAMP)), "montfleur").content
    assert refused(lambda: signed(pki, content, "rivebelle")) == ["signing-order"]
    witnessed = sign(content, "c.pdf", wish(pki, "temoin-1"), key, secret).content
    closed = signed(pki, witnessed, "rivebelle").content
    assert refused(lambda: sign(closed, "c.pdf", wish(pki, "temoin-1"), key, secret)) == ["signed-already"]
    last = wish(pki, "timestamp", Level.B_LTA)
    stamped = sign(closed, "c.pdf", last, None, secret).content
    assert refused(lambda: sign(stamped, "c.pdf", last, None, secret)) == ["signed-already"]


def test_a_timestamp_closes_the_document_too(pki: Pki, once: bytes) -> None:
    stamped = sign(once, "c.pdf", wish(pki, "timestamp", Level.B_LTA), None, secret).content
    assert refused(lambda: signed(pki, stamped, "rivebelle")) == ["document-closed"]


def test_a_timestamp_wants_something_to_stamp(pki: Pki) -> None:
    assert refused(lambda: sign(paper(), "c.pdf", wish(pki, "timestamp", Level.B_LTA), None, secret)) == [
        "nothing-signed"
    ]


def test_all_reasons_are_told_at_once(pki: Pki) -> None:
    key = Pkcs12File(pki.p12("expired"))
    lacking = wish(pki, "rivebelle-1", Level.B_LT, tsa="", trust=())
    named = paper((FIRST, replace(SECOND, certificate="Dominique Modèle"), STAMP))
    assert refused(lambda: sign(named, "c.pdf", lacking, key, secret)) == [
        "signing-order",
        "tsa-needed",
        "trust-needed",
        "certificate-expired",
        "certificate-of-another",
    ]


def test_initials_are_signed_with_the_signature(pki: Pki) -> None:
    boxes = [replace(FIRST, name=f"initials-{page}", role="initials", order=page) for page in (1, 2)]
    content = paper((*boxes, replace(FIRST, order=3), replace(SECOND, order=4), STAMP))
    done = signed(pki, content, "montfleur")
    assert [one.name for one in done.fields] == ["initials-1", "initials-2", FIRST.name]
    assert [one.name for one in done.awaited] == [SECOND.name]


# the certificate ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("expired", "certificate-expired"),
        ("future", "certificate-not-yet-valid"),
        ("server", "certificate-not-for-signing"),
    ],
)
def test_a_certificate_must_be_good_on_the_day(pki: Pki, who: str, code: str) -> None:
    assert refused(lambda: signed(pki, paper(), "montfleur", key=Pkcs12File(pki.p12(who)))) == [code]


def test_a_certificate_that_was_revoked_is_refused_once_that_is_known(pki: Pki) -> None:
    key = Pkcs12File(pki.p12("revoked"))
    assert signed(pki, paper(), "montfleur", key=key)
    assert refused(lambda: signed(pki, paper(), "montfleur", Level.B_LT, key=key)) == ["certificate-revoked"]


def test_a_certificate_must_lead_to_one_that_is_trusted(pki: Pki) -> None:
    other = wish(pki, "montfleur-1", Level.B_LT, trust=(pki.der("stranger"),))
    key = Pkcs12File(pki.p12("montfleur"))
    assert refused(lambda: sign(paper(), "c.pdf", other, key, secret)) == ["certificate-untrusted"]


@pytest.mark.parametrize("wanted", ["Camille Exemple", "camille  EXEMPLE", "sha256"])
def test_the_protocol_can_name_the_certificate(pki: Pki, wanted: str) -> None:
    from hashlib import sha256

    named = sha256(pki.der("montfleur")).hexdigest().upper() if wanted == "sha256" else wanted
    content = paper((replace(FIRST, certificate=named), SECOND, STAMP))
    assert signed(pki, content, "montfleur").diagnostics == ()
    other = Pkcs12File(pki.p12("stranger"))
    assert refused(lambda: signed(pki, content, "montfleur", key=other)) == ["certificate-of-another"]


def test_another_name_is_a_warning_if_the_protocol_names_no_certificate(pki: Pki) -> None:
    done = signed(pki, paper(), "montfleur", key=Pkcs12File(pki.p12("stranger")))
    assert [(one.code, one.severity.value) for one in done.diagnostics] == [("certificate-name-differs", "warning")]


# the file ----------------------------------------------------------------------


def added(content: bytes) -> bytes:
    """The file with a revision more, in which the first page has other words."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 700 Td (Autre) Tj ET"))
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def harmless(content: bytes) -> bytes:
    """The file with a revision more, in which nothing is seen."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    writer.root["/PieceInfo"] = generic.DictionaryObject()
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_copy_to_which_something_was_added_is_not_signed(pki: Pki, once: bytes) -> None:
    assert refused(lambda: signed(pki, harmless(paper()), "montfleur")) == ["changed-since-issue"]
    assert refused(lambda: signed(pki, harmless(once), "rivebelle")) == ["signature-broken"]
    assert refused(lambda: signed(pki, added(once), "rivebelle")) == ["verified-seal", "signature-broken"]


def test_a_copy_with_another_text_is_not_signed(pki: Pki) -> None:
    with pikepdf.open(BytesIO(paper())) as pdf:
        stream = pdf.pages[0].Contents.read_bytes()
        assert TEXT.encode() in stream
        pdf.pages[0].Contents = pdf.make_stream(stream.replace(b"Rivebelle", b"Rivelaide"))
        out = BytesIO()
        pdf.save(out)
    assert refused(lambda: signed(pki, out.getvalue(), "montfleur")) == ["verified-seal"]


def test_a_flipped_byte_is_never_signed_over(pki: Pki, once: bytes) -> None:
    step = len(once) // 40
    for at in range(7, len(once), step):
        flipped = once[:at] + bytes((once[at] ^ 0x20,)) + once[at + 1 :]
        assert refused(lambda flipped=flipped: signed(pki, flipped, "rivebelle")), at  # type: ignore[misc]


def test_half_a_file_is_never_signed(pki: Pki, once: bytes) -> None:
    for content, who in ((paper(), "montfleur"), (once, "rivebelle")):
        for at in range(0, len(content) - 6, len(content) // 25):
            cut = content[:at]
            codes = refused(lambda cut=cut, who=who: signed(pki, cut, who))  # type: ignore[misc]
            assert set(codes) <= {"not-a-pdf", "file-truncated", "signing-order", "not-a-copy"}, at


def test_what_is_not_a_copy_of_ours_is_told(pki: Pki) -> None:
    for content, code in (
        (b"", "not-a-pdf"),
        (b"PK\x03\x04 a document of a word processor", "not-a-pdf"),
        (b"%PDF-1.7\n", "file-truncated"),
        (paper(None, False), "not-a-copy"),
    ):
        assert refused(lambda content=content: signed(pki, content, "montfleur")) == [code]  # type: ignore[misc]


# the key -----------------------------------------------------------------------


def wrong(*_: object) -> str:
    return "2222"


def keys(pki: Pki) -> dict[str, Key]:
    return {
        "pkcs12": Pkcs12File(pki.p12("montfleur")),
        "pem": PemFiles(pki.key("montfleur"), pki.certificate("montfleur")),
        "pkcs11": TokenKey(tokens(), token="montfleur"),
    }


@pytest.mark.parametrize("route", ["pkcs12", "pem", "pkcs11"])
def test_a_wrong_passphrase_is_told_as_such(pki: Pki, route: str) -> None:
    key = keys(pki)[route]
    assert refused(lambda: sign(paper(), "c.pdf", wish(pki, "montfleur-1"), key, wrong)) == ["passphrase-wrong"]


def test_a_key_without_a_passphrase_asks_for_none(pki: Pki) -> None:
    def never(*_: object) -> str:
        raise AssertionError("asked")

    key = PemFiles(pki.bare_key("montfleur"), pki.certificate("montfleur"))
    assert sign(paper(), "c.pdf", wish(pki, "montfleur-1"), key, never)


def test_files_that_hold_no_key_are_told(pki: Pki, tmp_path: Path) -> None:
    garbage = tmp_path / "photo.p12"
    garbage.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    alone = tmp_path / "alone.p12"
    certificate = load_pem_x509_certificate(pki.certificate("montfleur").read_bytes())
    alone.write_bytes(pkcs12.serialize_key_and_certificates(None, None, certificate, None, NoEncryption()))
    own = pki.certificate("montfleur")
    for key, code in (
        (Pkcs12File(garbage), "key-unreadable"),
        (Pkcs12File(tmp_path / "nowhere.p12"), "unreadable-file"),
        (Pkcs12File(alone), "key-without-certificate"),
        (PemFiles(garbage, own), "key-unreadable"),
        (PemFiles(pki.bare_key("montfleur"), garbage), "not-a-certificate"),
        (PemFiles(pki.bare_key("rivebelle"), own), "key-of-another-certificate"),
        (Pkcs12File(pki.p12("montfleur"), (garbage,)), "not-a-certificate"),
    ):
        assert refused(lambda key=key: signed(pki, paper(), "montfleur", key=key)) == [code]  # type: ignore[misc]


def test_cards_that_are_not_there_are_told(pki: Pki, tmp_path: Path) -> None:
    not_a_module = tmp_path / "module.so"
    not_a_module.write_bytes(b"no library")
    for key, code in (
        (TokenKey(tmp_path / "nowhere.so"), "token-module"),
        (TokenKey(not_a_module), "token-module"),
        (TokenKey(tokens(), token="Absente"), "token-missing"),
        (TokenKey(tokens(), serial="0000"), "token-missing"),
        (TokenKey(tokens()), "token-ambiguous"),
        (TokenKey(tokens(), token="Vide"), "token-key-missing"),
        (TokenKey(tokens(), token="montfleur", label="Autre"), "token-key-missing"),
    ):
        assert refused(lambda key=key: signed(pki, paper(), "montfleur", key=key)) == [code]  # type: ignore[misc]


def test_no_key_at_all_is_told(pki: Pki) -> None:
    assert refused(lambda: sign(paper(), "c.pdf", wish(pki, "montfleur-1"), None, secret)) == ["key-needed"]


# servers -----------------------------------------------------------------------


def nowhere() -> str:
    """An address on loopback where nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}"


@contextmanager
def answering(status: int, content: bytes | Callable[[bytes], bytes], kind: str) -> Iterator[str]:
    """A server that always gives this answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            said = content if isinstance(content, bytes) else content(asked)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_timestamp_server_that_fails_is_told(pki: Pki) -> None:
    def stamped(url: str) -> list[str]:
        return refused(lambda: signed(pki, paper(), "montfleur", Level.B_T, tsa=url))

    def of_something_else(asked: bytes) -> bytes:
        request = tsp.TimeStampReq.load(asked)
        request["message_imprint"]["hashed_message"] = b"\x01" * 32
        request = tsp.TimeStampReq.load(request.dump(force=True))
        from certomancer.registry import ServiceLabel

        stamper = pki.architecture.service_registry.summon_timestamper(ServiceLabel("tsa"))
        return bytes(stamper.request_tsa_response(request).dump())

    reply = "application/timestamp-reply"
    assert stamped(nowhere()) == ["tsa-unreachable"]
    assert stamped("not an address") == ["tsa-unreachable"]
    for status, content, kind, code in (
        (500, b"", reply, "tsa-unreachable"),
        (200, b"<html>Bonjour</html>", "text/html", "tsa-nonsense"),
        (200, b"<html>Bonjour</html>", reply, "tsa-nonsense"),
        (200, bytes.fromhex("30053003020102"), reply, "tsa-nonsense"),
        (200, of_something_else, reply, "tsa-nonsense"),
    ):
        with answering(status, content, kind) as url:
            assert stamped(url) == [code], (status, kind)


def test_a_level_that_wants_a_server_says_so(pki: Pki) -> None:
    assert refused(lambda: signed(pki, paper(), "montfleur", Level.B_T, tsa="")) == ["tsa-needed"]
    assert refused(lambda: signed(pki, paper(), "montfleur", Level.B_LT, trust=())) == ["trust-needed"]


def test_a_signing_service_that_fails_is_told(pki: Pki) -> None:
    told = service()

    def by(key: Key) -> list[str]:
        return refused(lambda: signed(pki, paper(), "montfleur", key=key))

    assert by(RemoteKey(nowhere(), "montfleur")) == ["csc-unreachable"]
    assert by(RemoteKey("not an address", "montfleur")) == ["csc-unreachable"]
    for open_to_all in ("http://signature.example", "HTTP://localhost.example", "http://localhost@signature.example"):
        assert by(RemoteKey(open_to_all, "montfleur")) == ["csc-insecure"]
    assert by(RemoteKey(told.url, "nobody")) == ["csc-refused"]
    assert by(RemoteKey(f"{told.url}/elsewhere", "montfleur")) in (["csc-refused"], ["csc-nonsense"])
    key = RemoteKey(told.url, "montfleur")
    assert refused(lambda: sign(paper(), "c.pdf", wish(pki, "montfleur-1"), key, wrong)) == ["csc-refused"]
    spoils: dict[str, tuple[str, Any, str]] = {
        "no JSON": ("credentials/info", b"<html>", "csc-nonsense"),
        "no certificate": ("credentials/info", {"key": {}}, "csc-nonsense"),
        "half a certificate": ("credentials/info", {"cert": {"certificates": ["MIIB"]}}, "csc-nonsense"),
        "a list": ("credentials/info", [], "csc-nonsense"),
        "refusal": ("credentials/authorize", 403, "csc-refused"),
        "failure": ("credentials/authorize", 500, "csc-refused"),
        "no activation": ("credentials/authorize", {}, "csc-nonsense"),
        "no signature": ("signatures/signHash", {"signatures": []}, "csc-nonsense"),
        "not base64": ("signatures/signHash", {"signatures": ["é"]}, "csc-nonsense"),
        "another signature": ("signatures/signHash", {"signatures": ["AAAA"]}, "key-signs-wrong"),
        "too busy": ("signatures/signHash", 503, "csc-refused"),
    }
    try:
        for case, (name, said, code) in spoils.items():
            told.spoil = lambda asked, good, name=name, said=said: said if asked == name else good
            assert by(key) == [code], case
    finally:
        told.spoil = None


def test_a_service_that_sends_a_code_is_asked_to_send_it(pki: Pki) -> None:
    told = service()
    told.otp = "online"
    try:
        before = len(told.asked)
        assert signed(pki, paper(), "montfleur", key=RemoteKey(told.url, "montfleur"))
        assert told.asked[before:] == [
            "credentials/info",
            "credentials/sendOTP",
            "credentials/authorize",
            "signatures/signHash",
        ]
    finally:
        told.otp = "offline"
