"""A signing service that speaks the API of the Cloud Signature Consortium (1.0.4.0), on loopback, with real keys.

`credentials/info`, `credentials/sendOTP`, `credentials/authorize` and
`signatures/signHash` as the specification has them, over HTTP, with an access
token, a PIN and a code for one time.
"""

from __future__ import annotations

import atexit
import base64
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import pem
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from tests.signed_pdf.pki import PASSPHRASE, pki

ACCESS = "jeton-d-acces-5512"
CODE = "418902"
_SHA256 = "2.16.840.1.101.3.4.2.1"
_ALGORITHMS = {"rsa": "1.2.840.113549.1.1.11", "ec": "1.2.840.10045.4.3.2"}


@dataclass
class Service:
    """The service: what it was asked, and how it misbehaves if it is told to."""

    url: str = ""
    otp: str = "offline"
    asked: list[str] = field(default_factory=list)
    sads: dict[str, list[str]] = field(default_factory=dict)
    spoil: Callable[[str, dict[str, Any]], dict[str, Any] | bytes | int] | None = None

    def answer(self, name: str, body: dict[str, Any], access: str) -> tuple[int, Any]:
        """Status and object for one call."""
        self.asked.append(name)
        if access != f"Bearer {ACCESS}":
            return 401, {"error": "invalid_token", "error_description": f"not {access}"}
        who = body.get("credentialID", "")
        if who not in ("montfleur", "rivebelle"):
            return 400, {"error": "invalid_request", "error_description": "Invalid parameter credentialID"}
        status, said = self._verbs[name](self, who, body) if name in self._verbs else (404, {})
        if self.spoil is not None and status == 200:
            spoilt = self.spoil(name, said)
            return (spoilt, {}) if isinstance(spoilt, int) else (200, spoilt)
        return status, said

    def info(self, who: str, _: dict[str, Any]) -> tuple[int, Any]:
        kind = "rsa" if isinstance(_key(who), rsa.RSAPrivateKey) else "ec"
        authority = pem.unarmor(pki().chain.read_bytes())[2]
        return 200, {
            "key": {"status": "enabled", "algo": [_ALGORITHMS[kind]], "len": 2048 if kind == "rsa" else 256},
            "cert": {
                "status": "valid",
                "certificates": [base64.b64encode(one).decode() for one in (pki().der(who), authority)],
            },
            "authMode": "explicit",
            "SCAL": "2",
            "PIN": {"presence": "true", "format": "A"},
            "OTP": {"presence": "true", "type": self.otp, "format": "N"},
            "multisign": 1,
        }

    def send(self, *_: Any) -> tuple[int, Any]:
        return 204, None

    def authorize(self, _: str, body: dict[str, Any]) -> tuple[int, Any]:
        if (body.get("PIN"), body.get("OTP")) != (PASSPHRASE, CODE):
            # Some services repeat what they were sent.
            return 400, {"error": "invalid_pin", "error_description": f"The PIN {body.get('PIN')} is invalid"}
        sad = f"sad-{len(self.sads)}"
        self.sads[sad] = list(body["hash"])
        return 200, {"SAD": sad, "expiresIn": 300}

    def sign(self, who: str, body: dict[str, Any]) -> tuple[int, Any]:
        if self.sads.pop(body.get("SAD", ""), None) != body["hash"] or body["hashAlgo"] != _SHA256:
            return 400, {"error": "invalid_request", "error_description": "The SAD is not for these hashes"}
        made = [_signed(who, base64.b64decode(one)) for one in body["hash"]]
        return 200, {"signatures": [base64.b64encode(one).decode() for one in made]}

    _verbs = {  # noqa: RUF012 -- a table, never changed
        "credentials/info": info,
        "credentials/sendOTP": send,
        "credentials/authorize": authorize,
        "signatures/signHash": sign,
    }


def _key(who: str) -> rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(pki().bare_key(who).read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey)
    return key


def _signed(who: str, digest: bytes) -> bytes:
    key, hashed = _key(who), utils.Prehashed(hashes.SHA256())
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(digest, padding.PKCS1v15(), hashed)
    return key.sign(digest, ec.ECDSA(hashed))


@cache
def service() -> Service:
    """The one service of this process; it runs until the process ends."""
    made = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            name = self.path.removeprefix("/csc/v1/")
            status, said = made.answer(name, body, self.headers.get("Authorization", ""))
            content = said if isinstance(said, bytes) else b"" if said is None else json.dumps(said).encode()
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    atexit.register(server.shutdown)
    return made
