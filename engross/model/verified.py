"""The findings of a verification."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from engross.diagnostics import Diagnostic, Severity
from engross.model.copy_record import CopyRecord
from engross.model.sheet import Verdict

LaterChanges = Literal["nothing", "signatures", "proof", "changes"]
"""What came after a signature: nothing, more signatures, proof that they are good, or changes that are neither."""


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """One signature, or timestamp of the document.

    `person` and `capacity` are what the record says of its field, `holder`
    and `issuer` what the certificate says. `at` is when it was made: proved
    by a timestamp of `authority`, or only claimed by the signer where that is
    empty. `intact`: what it covers is as it was signed, by that certificate.
    `chain`: the certificate leads to an anchor that was given. `revocation`:
    it was proved not to be revoked then. `level` is that of PAdES (ETSI EN
    319 142-1), empty when it is none.
    """

    field: str
    role: str
    person: str
    capacity: str
    party: str
    holder: str
    issuer: str
    at: datetime | None
    authority: str
    level: str
    intact: Verdict
    chain: Verdict
    revocation: Verdict
    since: LaterChanges


@dataclass(frozen=True, slots=True)
class PageFound:
    """The seal of a page: that of the record, that of its text now, and whether its foot bears it."""

    number: int
    recorded: str
    computed: str
    printed: bool

    @property
    def state(self) -> Verdict:
        return "yes" if self.recorded == self.computed and self.printed else "no"


@dataclass(frozen=True, slots=True)
class Conformity:
    """One standard: the rules that the file broke when it was issued, and those that it breaks now; empty for none."""

    standard: str
    issued: tuple[str, ...]
    now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The copy made again from the sources inside it.

    `state` is open when it could not be compared: `reason` says why, and
    `programs` which are of another version than then (name to then and now).
    """

    state: Verdict
    reason: str = ""
    programs: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Registered:
    """What the register of the workspace says: of which copy, its last event.

    `first` says that it knows the file as it was issued, and not what was
    signed in it since; `looked`, that there is a workspace with registers.
    """

    state: Verdict
    copy: str = ""
    event: str = ""
    day: str = ""
    tip: str = ""
    first: bool = False
    looked: bool = True


@dataclass(frozen=True, slots=True)
class Verified:
    """A verified file: all that was found, and what speaks against it.

    An error among the diagnostics says that something is wrong; a warning,
    that something could not be proved.
    """

    name: str
    sha256: str
    size: int
    record: CopyRecord | None = None
    first: str = ""
    """The SHA-256 of the file as it was issued, before anything was signed."""
    issued: int = 0
    """How many bytes it had then."""
    signatures: tuple[SignatureFound, ...] = ()
    awaited: tuple[str, ...] = ()
    pages: tuple[PageFound, ...] = ()
    conformity: tuple[Conformity, ...] = ()
    rebuilt: Rebuilt = field(default_factory=lambda: Rebuilt(""))
    registered: Registered = field(default_factory=lambda: Registered("", looked=False))
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def state(self) -> Verdict:
        """Whether all is proved (yes), something is wrong (no), or something could not be proved (open)."""
        severities = {diagnostic.severity for diagnostic in self.diagnostics}
        if Severity.ERROR in severities:
            return "no"
        return "open" if Severity.WARNING in severities else "yes"
