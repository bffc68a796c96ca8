"""A fact that an old act seems to say of itself, for a person to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sureness = Literal["sure", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that was found: its name (`title`, `party-1`), its value, how sure that is, the words it comes from."""

    name: str
    value: str
    sureness: Sureness
    found: str
    confirmed: bool = False
