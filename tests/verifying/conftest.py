"""What the tests of verifying share."""

from __future__ import annotations

from tests.finish.pki import pki_fixture

__all__ = ["pki_fixture"]
