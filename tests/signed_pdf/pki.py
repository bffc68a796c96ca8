"""A real public key infrastructure for the tests: authorities, revocation, a timestamp server, on loopback alone.

Everybody in it is fictional. Keys are made anew for every run; the clock of
the servers stands at `MOMENT`, which tests hand to signing as its time.
"""

from __future__ import annotations

import atexit
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, PKIArchitecture
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from werkzeug.serving import WSGIRequestHandler, make_server

MOMENT = datetime(2030, 5, 14, 15, 30, tzinfo=UTC)
"""When everything happens."""
PASSPHRASE = "correct-cheval-pile-agrafe-7391"
"""The passphrase of every key file and the PIN of every token. Nothing that engross writes may hold it."""

_ARCH = "cities"
_PEOPLE = {
    "montfleur": "Camille Exemple",
    "rivebelle": "Dominique Modèle",
    "expired": "Camille Exemple",
    "future": "Camille Exemple",
    "revoked": "Camille Exemple",
    "server": "Camille Exemple",
    "stranger": "Inconnu Étranger",
}
"""Whose certificate each is; the odd ones are those that must be refused."""
_RSA = ("rivebelle",)


@dataclass(frozen=True)
class Pki:
    """What tests need of it: files of keys and of trust, and where the servers answer."""

    folder: Path
    url: str
    architecture: PKIArchitecture
    requests: list[str] = field(default_factory=list)
    """The paths that were asked for, in order."""
    closed: set[str] = field(default_factory=set)
    """The services that are out of order, by the parts of their paths: `tsa`, `ocsp`, `crls/authority`."""

    @property
    def tsa(self) -> str:
        return f"{self.url}/{_ARCH}/tsa/tsa"

    @property
    def root(self) -> Path:
        """The trust anchor, as PEM."""
        return self.folder / "root.pem"

    @property
    def chain(self) -> Path:
        """The authority that stands between the anchor and the people, as PEM."""
        return self.folder / "authority.pem"

    @contextmanager
    def out_of_order(self, *services: str) -> Iterator[None]:
        """While it lasts, these services answer 503 to everybody."""
        self.closed.update(services)
        try:
            yield
        finally:
            self.closed.difference_update(services)

    def p12(self, who: str) -> Path:
        """Key, certificate and chain in one file, under the passphrase."""
        return self.folder / f"{who}.p12"

    def key(self, who: str) -> Path:
        """The key as PEM, under the passphrase."""
        return self.folder / f"{who}.key.pem"

    def bare_key(self, who: str) -> Path:
        """The key as PEM, without a passphrase."""
        return self.folder / f"{who}.bare.pem"

    def certificate(self, who: str) -> Path:
        return self.folder / f"{who}.pem"

    def person(self, who: str) -> str:
        """The name in that certificate."""
        return _PEOPLE[who]

    def der(self, who: str) -> bytes:
        """The certificate in DER."""
        return bytes(self.architecture.get_cert(CertLabel(who)).dump())


def _validity(start: str, end: str) -> dict[str, str]:
    return {"valid-from": f"{start}-01-01T00:00:00+0000", "valid-to": f"{end}-01-01T00:00:00+0000"}


def _usage(*names: str) -> dict[str, Any]:
    return {"id": "key_usage", "critical": True, "smart-value": {"schema": "key-usage", "params": list(names)}}


def _authority(subject: str, issuer: str) -> dict[str, Any]:
    return {
        "subject": subject,
        "issuer": issuer,
        "authority-key": issuer,
        "subject-key": subject,
        "validity": _validity("2020", "2090"),
        "extensions": [
            {"id": "basic_constraints", "critical": True, "value": {"ca": True}},
            _usage("digital_signature", "key_cert_sign", "crl_sign"),
            *(() if issuer == subject else (_crl("root"),)),
        ],
    }


def _crl(*names: str) -> dict[str, Any]:
    params = {"crl-repo-names": list(names)}
    return {"id": "crl_distribution_points", "smart-value": {"schema": "crl-dist-url", "params": params}}


def _person(name: str, start: str = "2025", end: str = "2040", **more: Any) -> dict[str, Any]:
    usage = ("key_encipherment",) if name == "server" else ("digital_signature", "non_repudiation")
    aia = {"ocsp-responder-names": ["authority"], "ca-issuer-links": [{"repo": "root", "cert-labels": ["authority"]}]}
    return {
        "subject": name,
        "subject-key": name,
        "issuer": "authority",
        "validity": _validity(start, end),
        "extensions": [
            _usage(*usage),
            {"id": "authority_information_access", "smart-value": {"schema": "aia-urls", "params": aia}},
            _crl("authority"),
        ],
        **more,
    }


def _configuration(url: str, keys: Path) -> dict[str, Any]:
    names = ("root", "authority", "ocsp", "tsa", *_PEOPLE)
    entities: dict[str, Any] = {
        "root": {"common-name": "Fictional Root"},
        "authority": {"common-name": "Fictional Authority"},
        "ocsp": {"common-name": "Fictional Responder"},
        "tsa": {"common-name": "Fictional Timestamps"},
        **{who: {"common-name": name} for who, name in _PEOPLE.items()},
    }
    special = {
        "ocsp": ["ocsp_signing"],
        "tsa": ["time_stamping"],
    }
    services = {
        name: {
            "subject": name,
            "subject-key": name,
            "issuer": "authority" if name == "ocsp" else "root",
            "validity": _validity("2022", "2080"),
            "extensions": [
                _usage("digital_signature"),
                {"id": "extended_key_usage", "critical": name == "tsa", "value": usage},
                *(({"id": "ocsp_no_check"},) if name == "ocsp" else (_crl("root"),)),
            ],
        }
        for name, usage in special.items()
    }
    return {
        "external-url-prefix": url,
        "keysets": {_ARCH: {"path-prefix": str(keys), "keys": {name: {"path": f"{name}.pem"} for name in names}}},
        "pki-architectures": {
            _ARCH: {
                "keyset": _ARCH,
                "entity-defaults": {"country-name": "BE", "organization-name": "Villes fictives"},
                "entities": entities,
                "certs": {
                    "root": _authority("root", "root"),
                    "authority": _authority("authority", "root"),
                    **services,
                    "montfleur": _person("montfleur"),
                    "rivebelle": _person("rivebelle"),
                    "stranger": _person("stranger"),
                    "server": _person("server"),
                    "expired": _person("expired", "2021", "2026"),
                    "future": _person("future", "2035", "2040"),
                    "revoked": _person(
                        "revoked",
                        revocation={"revoked-since": "2029-01-01T00:00:00+0000", "reason": "key_compromise"},
                    ),
                },
                "services": {
                    "ocsp": {"authority": {"for-issuer": "authority", "responder-cert": "ocsp", "signing-key": "ocsp"}},
                    "crl-repo": {
                        name: {"for-issuer": name, "signing-key": name, "simulated-update-schedule": "P90D"}
                        for name in ("root", "authority")
                    },
                    "cert-repo": {"root": {"for-issuer": "root", "publish-issued-certs": True}},
                    "time-stamping": {"tsa": {"signing-key": "tsa", "signing-cert": "tsa"}},
                },
            }
        },
    }


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing is printed."""


def _pem(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey, secret: str = "") -> bytes:
    under: KeySerializationEncryption = BestAvailableEncryption(secret.encode()) if secret else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, under)


@cache
def pki() -> Pki:
    """The one infrastructure of this process; its servers run until it ends."""
    folder = tempfile.TemporaryDirectory(prefix="pki-")
    atexit.register(folder.cleanup)
    base = Path(folder.name)
    keys = base / "keys"
    keys.mkdir()
    for name in ("root", "authority", "ocsp", "tsa", *_PEOPLE):
        made = rsa.generate_private_key(65537, 2048) if name in _RSA else ec.generate_private_key(ec.SECP256R1())
        (keys / f"{name}.pem").write_bytes(_pem(made))
    requests: list[str] = []
    closed: set[str] = set()
    holder: dict[str, Any] = {}

    def application(environ: dict[str, Any], start: Any) -> Any:
        requests.append(environ["PATH_INFO"])
        if any(f"/{one}/" in f"{environ['PATH_INFO']}/" for one in closed):
            start("503 Service Unavailable", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        return holder["animator"](environ, start)

    server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=_Quiet)
    url = f"http://127.0.0.1:{server.port}"
    configuration = CertomancerConfig(_configuration(url, keys), key_search_dir=str(base))
    architecture = configuration.get_pki_arch(ArchLabel(_ARCH))
    holder["animator"] = Animator(
        AnimatorArchStore({ArchLabel(_ARCH): architecture}),
        at_time=MOMENT,
        with_web_ui=False,
        allow_time_override=False,
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    atexit.register(server.shutdown)
    made_pki = Pki(base, url, architecture, requests, closed)
    for label, path in (("root", made_pki.root), ("authority", made_pki.chain)):
        path.write_bytes(_certificate(architecture, label).public_bytes(Encoding.PEM))
    authority = _certificate(architecture, "authority")
    for who in _PEOPLE:
        key = load_pem_private_key((keys / f"{who}.pem").read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
        own = _certificate(architecture, who)
        made_pki.certificate(who).write_bytes(own.public_bytes(Encoding.PEM))
        made_pki.key(who).write_bytes(_pem(key, PASSPHRASE))
        made_pki.bare_key(who).write_bytes(_pem(key))
        under = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(2000).build(PASSPHRASE.encode())
        made_pki.p12(who).write_bytes(pkcs12.serialize_key_and_certificates(b"key", key, own, [authority], under))
    return made_pki


def _certificate(architecture: PKIArchitecture, label: str) -> x509.Certificate:
    return x509.load_der_x509_certificate(bytes(architecture.get_cert(CertLabel(label)).dump()))


@pytest.fixture(name="pki", scope="session")
def pki_fixture() -> Pki:
    """The infrastructure, made when first asked for."""
    return pki()
