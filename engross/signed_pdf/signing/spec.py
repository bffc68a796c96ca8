"""What signature is asked for: its field, level, time, servers and look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engross.diagnostics import Diagnostic
from engross.model.copy_record import CopyRecord
from engross.model.field import SignatureField


class Level(StrEnum):
    """The levels of PAdES (ETSI EN 319 142-1, 6.1). Each includes the one before it.

    B-B is a signature; B-T adds its timestamp; B-LT adds certificates and
    revocation data; B-LTA adds a timestamp of the whole document.
    """

    B_B = "b-b"
    B_T = "b-t"
    B_LT = "b-lt"
    B_LTA = "b-lta"

    @property
    def timestamped(self) -> bool:
        return self is not Level.B_B

    @property
    def long_term(self) -> bool:
        return self in (Level.B_LT, Level.B_LTA)

    @property
    def written(self) -> str:
        """As people write it: B-LTA."""
        return self.value.upper()


@dataclass(frozen=True, slots=True)
class Appearance:
    """The content of a visible signature: the name, then smaller lines, in the language `lang`.

    `strong` and `plain` are OpenType fonts. Only the letters used are embedded.
    """

    name: str
    lines: tuple[str, ...]
    lang: str
    strong: bytes
    plain: bytes


@dataclass(frozen=True, slots=True)
class SignatureSpec:
    """One signature as it is asked for.

    `field` is the name of a field or the id of a signatory; `at` the moment
    of signing, with its time zone; `tsa` the address of a timestamp server
    (RFC 3161); `trust` the certificates to trust, each in DER. `appearance`
    gives the visible content for a field and a level; without it the
    signature is invisible. `register` gives the objections of a register,
    from the record of the copy and the SHA-256 of the file as issued and
    after each signature. `patience` is the timeout of servers, in seconds.
    `now` is the moment of the clock, which `at` may not pass (unchecked if None).
    """

    field: str
    level: Level
    at: datetime
    tsa: str = ""
    trust: tuple[bytes, ...] = ()
    reason: str = ""
    location: str = ""
    appearance: Callable[[SignatureField, Level], Appearance] | None = None
    register: Callable[[CopyRecord, Sequence[str]], Iterable[Diagnostic]] | None = None
    patience: float = 15
    now: datetime | None = None
