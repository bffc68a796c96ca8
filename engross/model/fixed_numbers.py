"""Numbers that are given and not counted, for the provisions of an act that is amended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FixedNumbers:
    """The figures that provisions keep or take, by id, and the labels of the items of each that do, in their order.

    Ids are those of the text of an act: of a second language they end in `@`
    and the language. What is not named here is counted on from what stands before it.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
