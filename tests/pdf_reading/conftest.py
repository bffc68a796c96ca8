"""What the tests of reading PDF share."""

from __future__ import annotations

from tests.signed_pdf.pki import pki_fixture

__all__ = ["pki_fixture"]
