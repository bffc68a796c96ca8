"""Verifying: what a signed file proves, layer by layer, and every byte of it that nothing accounts for.

What a signature covers is proved by it; the little that it cannot cover, the
room of the last signature itself, is put together again from what it says and
compared; what stands after it is named.
"""

from __future__ import annotations

from engross.signed_pdf.verifying.contents import CopyContents
from engross.signed_pdf.verifying.file import verify_file
from engross.signed_pdf.verifying.signatures import LEVELS, VerificationSpec
from engross.signed_pdf.verifying.trust_anchors import read_anchors

__all__ = ["LEVELS", "CopyContents", "VerificationSpec", "read_anchors", "verify_file"]
