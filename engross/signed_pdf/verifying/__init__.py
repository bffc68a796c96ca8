"""Verifies a signed file, layer by layer, and accounts for each of its bytes.

A signature proves the bytes that it covers. It cannot cover the bytes that hold
the signature itself. These are rebuilt from their parsed content and compared.
Bytes after the last signature are reported.
"""

from __future__ import annotations

from engross.signed_pdf.verifying.contents import CopyContents
from engross.signed_pdf.verifying.file import verify_file
from engross.signed_pdf.verifying.signatures import LEVELS, VerificationSpec
from engross.signed_pdf.verifying.trust_anchors import read_anchors

__all__ = ["LEVELS", "CopyContents", "VerificationSpec", "read_anchors", "verify_file"]
