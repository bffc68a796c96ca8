"""The text in force of the act that is renewed, as amendments and rectifications have left it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engross.diagnostics import Origin
from engross.model.act_text import ActText
from engross.model.document import Document

Tried = tuple[Document, ActText]
"""An act made from files, as a tree and as the text that amendments speak of."""
Trial = Callable[[Mapping[str, str]], Tried | None]
"""Makes the act that is renewed from its files, those given instead of the written ones; None if it cannot be made."""


@dataclass(frozen=True, slots=True)
class By:
    """Who changed a provision, in a sentence and in short (avenant n° 1, art. 2), and where that is written."""

    note: str
    title: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class InForce:
    """The text in force, who changed which provision, by its id, and how to try whether files give that text.

    `counted` makes the act of files too, its provisions counted anew.
    """

    wanted: ActText
    by: Mapping[str, tuple[By, ...]]
    trial: Trial
    counted: Callable[[Mapping[str, str]], Document | None]

    def by_whom(self, ident: str) -> tuple[By, ...]:
        """Who changed a provision, in whichever language of the act."""
        own = (by for name, by in self.by.items() if name.partition("@")[0] == ident)
        return tuple(dict.fromkeys(one for by in own for one in by))
