"""The register of copies: a file that is only ever added to, each line bound to the one before it."""

from __future__ import annotations

from engross.register.book import Known, issue, known, names, record, state
from engross.register.course import following
from engross.register.settled import unsettled

__all__ = ["Known", "following", "issue", "known", "names", "record", "state", "unsettled"]
