"""A signature field: who signs in it, and where the layout put it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engross.model.rendering import Placement

FieldRole = Literal["signature", "countersignature", "witness", "initials", "timestamp"]
Lock = Literal["own", "all"]


@dataclass(frozen=True, slots=True)
class SignatureField:
    """One signature field (ISO 32000-1, 12.7.4.5).

    `name` is its name in the file, letters, figures and hyphens:
    `signature-quebec-1`. `node` is the id of the node in whose place it
    stands, empty when it stands in the margin or is not seen. `tooltip` is in
    the document's language `lang`. `order` counts from 1 in the order of
    signature, 0 when there is none. `lock` says what is closed once it is
    signed: the field itself, or the whole document. `certificate` names whose
    certificate must sign: a person's name as in the certificate, or the
    certificate's SHA-256; empty when the protocol does not say. `placement`
    is nothing for a field that has no place on paper (the timestamp). `day`
    is the day of signature that the act prints for who signs here (ISO 8601),
    empty when it prints none.
    """

    name: str
    role: FieldRole
    signatory: str
    party: str
    person: str
    capacity: str
    tooltip: str
    lang: str
    order: int
    lock: Lock = "own"
    certificate: str = ""
    node: str = ""
    placement: Placement | None = None
    day: str = ""
