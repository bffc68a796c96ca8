"""What signature is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from engross.diagnostics import Diagnostic
from engross.model.copy_record import CopyRecord
from engross.model.field import SignatureField


class Level(StrEnum):
    """The levels of PAdES (ETSI EN 319 142-1, 6.1): each holds all that the one before it does.

    B-B is signed; B-T has a timestamp of the signature; B-LT has all that is
    needed to verify it later; B-LTA has a timestamp of the whole document.
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
    """What the signature shows in its field: who signs, then smaller lines, in the language `lang` of the document.

    `strong` and `plain` are fonts (OpenType), of which the letters needed are
    embedded.
    """

    name: str
    lines: tuple[str, ...]
    lang: str
    strong: bytes
    plain: bytes


@dataclass(frozen=True, slots=True)
class SignatureSpec:
    """One signature as it is wanted.

    `field` is the name of a field or the id of a signatory; `at` the moment
    of signing, with its time zone; `tsa` the address of a timestamp server
    (RFC 3161); `trust` the certificates to trust, each in DER. `appearance`
    says what a signature in that field and at that level shows; without it,
    it shows nothing. `register` says what a
    register has against signing a copy, from its record and the SHA-256 of
    the file as it was issued and after each signature. `patience` is how long a
    server may take to answer, in seconds.
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
