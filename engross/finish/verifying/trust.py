"""Whether certificates lead to the anchors given, at a moment, from what the file holds or, if asked, the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError, ValidationInfoReadingError
from pyhanko_certvalidator import ValidationContext

_CLOCKS = timedelta(minutes=5)
"""How far clocks may be from each other."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a file holds to prove that certificates were good: certificates, answers and lists about revocation."""

    certificates: tuple[x509.Certificate, ...] = ()
    answers: tuple[Any, ...] = ()
    lists: tuple[Any, ...] = ()


def proof_in(reader: PdfFileReader) -> Proof:
    """What the file's security store holds (ISO 32000-2, 12.8.4.3); nothing if there is none that can be read."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
        return Proof(
            tuple(store.load_certs()),
            tuple(one for one in _loaded(store.ocsps, "ocsp")),
            tuple(one for one in _loaded(store.crls, "crl")),
        )
    except (NoDSSFoundError, ValidationInfoReadingError, ValueError, KeyError, TypeError, AttributeError):
        return Proof()


def _loaded(references: Sequence[Any], kind: str) -> list[Any]:
    from asn1crypto import crl, ocsp

    load = ocsp.OCSPResponse.load if kind == "ocsp" else crl.CertificateList.load
    return [load(one.get_object().data) for one in references]


def context(
    anchors: Sequence[x509.Certificate], proof: Proof, moment: datetime, *, strict: bool, online: bool
) -> ValidationContext:
    """What decides whether a certificate was good at `moment`; `strict` wants proof that it was not revoked."""
    return ValidationContext(
        trust_roots=list(anchors),
        other_certs=list(proof.certificates),
        ocsps=list(proof.answers),
        crls=list(proof.lists),
        moment=moment,
        allow_fetching=online,
        revocation_mode="hard-fail" if strict else "soft-fail",
        retroactive_revinfo=True,
        time_tolerance=_CLOCKS,
    )
