"""Names of provisions in Akoma Ntoso (OASIS naming convention, version 1.0, section 5: `eId`).

A name is the name of the element, a low line, and the number without spaces. The name of a provision inside another
follows the name of that one after two low lines: `art_2bis`, `chp_1__sec_3`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from engross.model.act_text import COVER, SIGNATURES, ActText, language_of, parent

OTHER = "dvs"
ELEMENTS = {"article": "art", "chapter": "chp", "section": "sec", "point": "point", "paragraph": "para", "annex": "att"}
"""The short name of the element that holds a provision of a kind; `dvs`, a division, for others."""


def number_part(figure: str) -> str:
    """A number as part of a name: small letters, no spaces, `-` for marks inside.

    « 2 bis » gives 2bis, 3/1 gives 3-1.
    """
    text = re.sub(r"<sup>.*?</sup>|(?<=\d)(?:er|re)\b", "", figure.lower())
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"\s", "", text)).strip("-")


class ElementNames:
    """Gives names one after the other. No two names in one container are the same."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._taken: set[str] = set()

    def name(self, kind: str, figure: str, prefix: str) -> str:
        """The name of a provision inside `prefix` (empty, or a name and two low lines)."""
        short = ELEMENTS.get(kind, OTHER)
        key = prefix, short
        self._counts[key] = self._counts.get(key, 0) + 1
        name = f"{prefix}{short}_{number_part(figure) or self._counts[key]}"
        while name in self._taken:
            name += "-dup"
        self._taken.add(name)
        return name


def names_of(text: ActText, prefixes: Mapping[str, str]) -> dict[str, str]:
    """The name of each provision of an act by its id; `prefixes` has what precedes those of each language."""
    names, by_id = ElementNames(), dict[str, str]()
    for index, unit in enumerate(text.units):
        if unit.id.partition("@")[0] in (COVER, SIGNATURES):
            continue
        up = parent(text.units, index)
        above = f"{by_id[text.units[up].id]}__" if up is not None and text.units[up].id in by_id else ""
        by_id[unit.id] = names.name(unit.kind, unit.figure, above or prefixes[language_of(unit.id)])
    return by_id
