"""Verifying: what a signed file proves, layer by layer, and every byte of it that nothing accounts for.

What a signature covers is proved by it; the little that it cannot cover, the
room of the last signature itself, is put together again from what it says and
compared; what stands after it is named.
"""

from __future__ import annotations

from engross.signed_pdf.verifying.anchors import read_anchors
from engross.signed_pdf.verifying.file import verify_file
from engross.signed_pdf.verifying.inside import Inside
from engross.signed_pdf.verifying.signatures import LEVELS, Wanted

__all__ = ["LEVELS", "Inside", "Wanted", "read_anchors", "verify_file"]
