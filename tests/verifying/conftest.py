"""What the tests of verifying share."""

from __future__ import annotations

from tests.signed_pdf.pki import pki_fixture

__all__ = ["pki_fixture"]
