"""Copies of an instrument: the counterparts that are signed, and the copies made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from engross.model.typed import typed

Paper = Literal["a4", "letter"]


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


@dataclass(frozen=True, slots=True)
class CopySpec:
    """How a copy is asked for; with the sources, enough to make it again.

    `keeper` and `number` of `of` say which original it is, or is a copy of;
    `on` is the day of issue, `certifier` who certifies a copy; `signed` says
    that the act is signed, so that the copy names who signed it.
    """

    kind: CopyKind
    paper: Paper
    keeper: str = ""
    number: int = 1
    of: int = 1
    on: date | None = None
    certifier: str = ""
    signed: bool = False

    def record(self) -> dict[str, Any]:
        """The same as plain objects."""
        return {
            "kind": self.kind.value,
            "paper": self.paper,
            "keeper": self.keeper,
            "number": self.number,
            "of": self.of,
            "on": self.on.isoformat() if self.on else None,
            "certifier": self.certifier,
            "signed": self.signed,
        }


def read_spec(record: Mapping[str, Any]) -> CopySpec:
    """The spec in a record. Raises `ValueError` for a malformed one."""
    spec: CopySpec = typed(CopySpec, dict(record))
    return spec
