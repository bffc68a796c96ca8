"""Permanent ids of provisions, made comparable where two outlines begin in different languages."""

from __future__ import annotations

from collections.abc import Container

from engross.model.outline import Outline
from engross.model.tag import primary


def identities(old: Outline, new: Outline) -> tuple[list[str], list[str]]:
    """The id of each provision of either side, "" for none: the same on both sides for what is the same provision.

    In a document of several languages an id has its language after it, `objet@en`, in all but the first. Where the
    first languages differ, each id is given with its language if the other side has it in that language too. One
    that has not stays as it is: of two texts in one language each, the second may be a translation of the first.
    """
    sides = (old, new)
    if primary(old.lang) == primary(new.lang):
        return [one.id for one in old.clauses], [one.id for one in new.clauses]
    full = [[_full(one.id, side.lang) for one in side.clauses] for side in sides]
    return _told(old, full[0], set(full[1])), _told(new, full[1], set(full[0]))


def _told(side: Outline, full: list[str], others: Container[str]) -> list[str]:
    return [name if name in others else clause.id for clause, name in zip(side.clauses, full, strict=True)]


def _full(name: str, lang: str) -> str:
    """An id with its language, without the region: the French of Québec is that of Namur."""
    bare, _, tag = name.partition("@")
    return f"{bare}@{primary(tag or lang)}" if bare else ""
