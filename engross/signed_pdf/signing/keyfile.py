"""Keys kept in files: PKCS#12 (RFC 7292), or key and certificates in PEM (RFC 7468)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import keys, x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_pem_private_key,
    pkcs12,
)
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from engross.diagnostics import Origin, Refused, refuse
from engross.signed_pdf.signing.key import AskSecret, Key, Secret
from engross.signed_pdf.verifying.trust_anchors import read_anchors


@dataclass(frozen=True, slots=True)
class Pkcs12File(Key):
    """A key with certificate and chain in one file (`.p12`, `.pfx`)."""

    path: Path
    chain: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        return str(self.path)

    @asynccontextmanager
    async def opened(self, ask: AskSecret) -> AsyncIterator[Signer]:
        content = _read(self.path)
        others = [entry for path in self.chain for entry in certificates(path)]
        try:
            pkcs12.load_pkcs12(content, None)
            secret = None
        except UnsupportedAlgorithm as error:
            raise _unreadable(self.path, error) from None
        except ValueError:
            if not _is_pkcs12(content):
                raise refuse("key-unreadable", Origin(self.name), name=self.name) from None
            secret = ask(Secret.PASSPHRASE, self.name).encode()
        try:
            contents = pkcs12.load_pkcs12(content, secret)
        except (ValueError, UnsupportedAlgorithm):
            raise refuse("passphrase-wrong", Origin(self.name), name=self.name) from None
        if contents.key is None or contents.cert is None:
            raise refuse("key-without-certificate", Origin(self.name), name=self.name)
        signing_certificate = x509.Certificate.load(contents.cert.certificate.public_bytes(Encoding.DER))
        inside = [
            x509.Certificate.load(entry.certificate.public_bytes(Encoding.DER)) for entry in contents.additional_certs
        ]
        der = contents.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        yield _signer(der, signing_certificate, [*inside, *others])


@dataclass(frozen=True, slots=True)
class PemFiles(Key):
    """A key in one file, its certificate and chain in others."""

    key: Path
    certificate: Path
    chain: tuple[Path, ...] = ()

    @property
    def name(self) -> str:
        return str(self.key)

    @asynccontextmanager
    async def opened(self, ask: AskSecret) -> AsyncIterator[Signer]:
        content = _read(self.key)
        signing_certificate, *others = certificates(self.certificate)
        others += [certificate for path in self.chain for certificate in certificates(path)]
        load = load_pem_private_key if content.lstrip().startswith(b"-----BEGIN") else load_der_private_key
        try:
            key = load(content, None)
        except TypeError:
            secret = ask(Secret.PASSPHRASE, self.name).encode()
            try:
                key = load(content, secret)
            except (ValueError, UnsupportedAlgorithm):
                raise refuse("passphrase-wrong", Origin(self.name), name=self.name) from None
        except (ValueError, UnsupportedAlgorithm) as error:
            raise _unreadable(self.key, error) from None
        public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        if public != signing_certificate.public_key.dump():
            raise refuse("key-of-another-certificate", Origin(self.name), name=self.name, other=str(self.certificate))
        yield _signer(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()), signing_certificate, others)


def certificates(path: Path) -> list[x509.Certificate]:
    """The certificates in a file, PEM or DER. Raises `Refused`: unreadable-file, not-a-certificate."""
    return [x509.Certificate.load(der) for der in read_anchors(_read(path), str(path))]


def _signer(key: bytes, signing_certificate: x509.Certificate, others: Sequence[x509.Certificate]) -> Signer:
    store = SimpleCertificateStore()
    store.register_multiple(others)
    return SimpleSigner(
        signing_cert=signing_certificate,
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=store,
        embed_roots=False,
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=reason) from None


def _is_pkcs12(content: bytes) -> bool:
    """Whether `content` begins as PKCS#12 does: a sequence whose first member is the number 3 (RFC 7292, 4)."""
    return content[:1] == b"\x30" and b"\x02\x01\x03" in content[2:9]


def _unreadable(path: Path, _: Exception) -> Refused:
    return refuse("key-unreadable", Origin(str(path)), name=str(path))
