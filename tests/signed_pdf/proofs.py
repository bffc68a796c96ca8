"""What two programs that are not ours say of the signatures in a file."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

from tests.signed_pdf.pki import MOMENT, Pki


@dataclass(frozen=True)
class Verdict:
    """What pyHanko says of one signature; `level` is what was changed after it."""

    field: str
    good: bool
    level: str
    stamped: bool


def root(pki: Pki) -> asn1_x509.Certificate:
    """The anchor of the tests."""
    return asn1_x509.Certificate.load(pem.unarmor(pki.root.read_bytes())[2])


def by_pyhanko(content: bytes, pki: Pki) -> list[Verdict]:
    """Each signature and timestamp in order, judged offline with the trust of the tests."""
    found = []
    reader = PdfFileReader(BytesIO(content))
    for signature in reader.embedded_signatures:
        context = ValidationContext(trust_roots=[root(pki)], allow_fetching=False, moment=MOMENT)
        if signature.sig_object_type == "/DocTimeStamp":
            stamp = validate_pdf_timestamp(signature, context)
            good = stamp.intact and stamp.valid and stamp.trusted
            level, stamped = stamp.modification_level, False
        else:
            status = validate_pdf_signature(signature, context, context)
            good, level = status.bottom_line, status.modification_level
            stamped = status.timestamp_validity is not None and status.timestamp_validity.trusted
        found.append(Verdict(signature.field_name, good, level.name if level else "", stamped))
    return found


def by_pdfsig(path: Path) -> list[tuple[str, str]]:
    """The name of each signed field and what poppler says of it, timestamps left out: it does not know them."""
    said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
    parts = re.split(r"^Signature #\d+:$", said, flags=re.MULTILINE)[1:]
    found = []
    for part in parts:
        name = re.search(r"Signature Field Name: (.*)", part)
        verdict = re.search(r"Signature Validation: (.*)", part)
        if name and verdict and "Signature Type: unknown" not in part:
            found.append((name[1], verdict[1]))
    return found


def qpdf_check(path: Path) -> tuple[int, str]:
    """The exit code and the words of `qpdf --check`."""
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr
