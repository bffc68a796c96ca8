"""Whether a certificate may make this signature: whose it is, from when to when, for what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime

from asn1crypto import x509

from engross.diagnostics import Collector, Origin, Severity
from engross.model.field import SignatureField

_SHA256 = re.compile(r"[0-9a-f]{64}")
_FOR_SIGNING = {"digital_signature", "non_repudiation"}


def fits(certificate: x509.Certificate, field: SignatureField, key: str, at: datetime, problems: Collector) -> None:
    """Tells what forbids that certificate of the key named `key` to sign in `field` at that moment."""
    origin = Origin(key)
    name = holder(certificate)
    if at < certificate.not_valid_before:
        problems.add("certificate-not-yet-valid", origin, name=name, date=_day(certificate.not_valid_before))
    if at > certificate.not_valid_after:
        problems.add("certificate-expired", origin, name=name, date=_day(certificate.not_valid_after))
    usage = certificate.key_usage_value
    if usage is not None and not _FOR_SIGNING & set(usage.native):
        problems.add("certificate-not-for-signing", origin, name=name)
    if field.certificate and not names(certificate, field.certificate):
        problems.add("certificate-of-another", origin, name=name, person=field.certificate, field=field.name)
    elif not field.certificate and field.person and not _alike(certificate, field.person):
        problems.add(
            "certificate-name-differs", origin, Severity.WARNING, name=name, person=field.person, field=field.name
        )


def holder(certificate: x509.Certificate) -> str:
    """Whose certificate it is, as the certificate itself says."""
    return next(_held(certificate), str(certificate.subject.human_friendly))


def issuer(certificate: x509.Certificate) -> str:
    """Who vouches for it."""
    native = certificate.issuer.native
    return str(native.get("common_name") or native.get("organization_name") or certificate.issuer.human_friendly)


def names(certificate: x509.Certificate, wanted: str) -> bool:
    """Whether it is the certificate that is wanted: by the person's name in it, or by its SHA-256."""
    digits = re.sub(r"[\s:]", "", wanted).lower().removeprefix("sha256")
    if _SHA256.fullmatch(digits):
        return bool(certificate.sha256.hex() == digits)
    return _plain(wanted) in {_plain(one) for one in _held(certificate)}


def _held(certificate: x509.Certificate) -> Iterator[str]:
    """The names that a certificate gives its holder: the usual one, then given names with the surname."""
    native = certificate.subject.native
    common = _first(native.get("common_name"))
    if common:
        # The cards of some states write what the key is for behind the name: « Ada Exemple (Signature) ».
        yield re.sub(r"\s*\([^)]*\)$", "", common)
    given, surname = _first(native.get("given_name")), _first(native.get("surname"))
    if given and surname:
        yield f"{given} {surname}"
        yield f"{given.split()[0]} {surname}"


def _first(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value or "")


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _alike(certificate: x509.Certificate, person: str) -> bool:
    """Whether it names that person, accents and order of names aside: authorities write names in several ways."""

    def parts(name: str) -> set[str]:
        bare = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
        return set(re.findall(r"\w+", bare))

    return any(parts(person) <= parts(one) or parts(one) <= parts(person) for one in _held(certificate))


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
