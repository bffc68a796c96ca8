"""Copies of an instrument: the counterparts that are signed, and the copies made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CopyKind(StrEnum):
    """What a copy is: an original to be signed, or a copy of one."""

    ORIGINAL = "original"
    CERTIFIED = "certified"
    PUBLICATION = "publication"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One of the originals, or a copy.

    `number` counts from 1 up to `of`. `keeper` is the party that keeps it and
    is named first in it; empty for the one electronic original and for a copy.
    `mark` is what is printed on every page (« Exemplaire 1 de 2 – Ville de Québec »).
    """

    kind: CopyKind
    number: int
    of: int
    keeper: str
    mark: str
