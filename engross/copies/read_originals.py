"""The texts of all originals of an act, read and judged before any page is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from engross.acts import Act
from engross.copies.consistency import Consistency, check_consistency
from engross.copies.fitness import of_approvals, of_signatories, of_state
from engross.copies.laid_out import original_of, read
from engross.copies.mentions import mentions
from engross.copies.production import originals
from engross.diagnostics import Diagnostic, Refused
from engross.language import grammar
from engross.model.counterpart import CopySpec, Paper
from engross.model.document import Document
from engross.model.materials import Materials

if TYPE_CHECKING:
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class OriginalTexts:
    """What is asked for, the act in the order of each keeper, how they agree, and all that was found in them."""

    asked: tuple[CopySpec, ...]
    materials: Materials
    document: Document
    acts: Mapping[str, Act]
    concordance: Consistency
    diagnostics: tuple[Diagnostic, ...]

    @property
    def without(self) -> tuple[str, ...]:
        """The points of the gate that have no object: there is one original only, or one language."""
        single = {"concordance": len(self.asked) < 2, "languages": len(self.materials.protocol.languages) < 2}
        return tuple(point for point, alone in single.items() if alone)


def read_originals(library: Library, name: str, paper: Paper | None, on: date) -> OriginalTexts:
    """The texts of the originals issued on the day `on`. Raises `Refused` for an act that cannot be read at all."""
    first = read(library, name, "")
    if first.materials is None or first.assembled is None:
        raise Refused(first.diagnostics)
    materials, document = first.materials, first.assembled.document
    asked = originals(materials, paper, on)
    acts: dict[str, Act] = {}
    for spec in asked:
        if spec.keeper not in acts:
            acts[spec.keeper] = read(library, name, spec.keeper) if spec.keeper else first
    texts = {
        original_of(materials, document, spec).mark: made.document
        for spec in asked
        if (made := acts[spec.keeper].assembled) is not None
    }
    grammars = [grammar(version.lang) for version in document.versions]
    concordance = check_consistency(texts, mentions(materials.parties, grammars))
    found = [
        *first.diagnostics,
        *of_state(materials),
        *of_signatories(materials),
        *of_approvals(first),
        *(problem for act in acts.values() for problem in act.diagnostics),
        *concordance.differences,
    ]
    return OriginalTexts(asked, materials, document, acts, concordance, tuple(found))
