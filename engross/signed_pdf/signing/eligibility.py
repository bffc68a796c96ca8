"""Whether a certificate may make a signature: its holder, its period of validity, its usage."""

from __future__ import annotations

from datetime import datetime

from asn1crypto import x509

from engross.diagnostics import Collector, Origin, Severity
from engross.model.field import SignatureField
from engross.signed_pdf.verifying.certificates import holder_name, is_of, name_likeness, purpose_problem

_FOR_SIGNING = {"digital_signature", "non_repudiation"}


def check_certificate(
    certificate: x509.Certificate, field: SignatureField, key: str, moment: datetime, problems: Collector
) -> None:
    """Tells each reason why the certificate of the key named `key` may not sign in `field` at `moment`."""
    origin = Origin(key)
    name = holder_name(certificate)
    if moment < certificate.not_valid_before:
        problems.add("certificate-not-yet-valid", origin, name=name, date=_day(certificate.not_valid_before))
    if moment > certificate.not_valid_after:
        problems.add("certificate-expired", origin, name=name, date=_day(certificate.not_valid_after))
    usage = certificate.key_usage_value
    if (usage is not None and not _FOR_SIGNING & set(usage.native)) or purpose_problem(certificate):
        problems.add("certificate-not-for-signing", origin, name=name)
    if field.certificate:
        if not is_of(certificate, field.certificate):
            problems.add("certificate-of-another", origin, name=name, person=field.certificate, field=field.name)
    elif field.person and name_likeness(certificate, field.person) != "same":
        problems.add(
            "certificate-name-differs", origin, Severity.WARNING, name=name, person=field.person, field=field.name
        )


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
