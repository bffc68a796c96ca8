"""What another program does with a copy: signs, stamps and proves with pyHanko alone, and asks no rule of ours."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

from tests.signed_pdf.pki import MOMENT, PASSPHRASE, Pki
from tests.signed_pdf.proofs import root


def context(pki: Pki) -> ValidationContext:
    return ValidationContext(trust_roots=[root(pki)], allow_fetching=True, moment=MOMENT)


def signed_by(content: bytes, field: str, p12: Path, **metadata: object) -> bytes:
    """A signature in that field, by whoever has the key."""
    signer = signers.SimpleSigner.load_pkcs12(p12, passphrase=PASSPHRASE.encode())
    assert signer is not None
    asked = signers.PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        signer_key_usage=set(),
        **metadata,  # type: ignore[arg-type]
    )
    out = BytesIO()
    signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(content)), asked, signer, existing_fields_only=True, output=out)
    return out.getvalue()


def stamped(content: bytes, pki: Pki, field: str | None = None, *, proof: bool = False) -> bytes:
    """A timestamp of the document in that field, or in one of its own."""
    out = BytesIO()
    stamper = signers.PdfTimeStamper(HTTPTimeStamper(pki.tsa), field_name=field)
    stamper.timestamp_pdf(
        IncrementalPdfFileWriter(BytesIO(content)),
        "sha256",
        validation_context=context(pki) if proof else None,
        output=out,
    )
    return out.getvalue()


def renewed(content: bytes, pki: Pki) -> bytes:
    """The chain of timestamps of the document, one longer."""
    out = BytesIO()
    stamper = signers.PdfTimeStamper(HTTPTimeStamper(pki.tsa))
    stamper.update_archival_timestamp_chain(PdfFileReader(BytesIO(content)), context(pki), in_place=False, output=out)
    return out.getvalue()


def with_store(content: bytes, pki: Pki) -> bytes:
    """The anchor of the tests in a security store of pyHanko's making."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=[root(pki)])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
