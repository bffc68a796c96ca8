"""The account of what was carried: what is told of each provision that an amendment touched, and of the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.act_text import ActText, Unit
from engross.model.document import Document, plain, walk
from engross.model.outline import without_sup_tags
from engross.renewal.base import Base
from engross.renewal.carrying.differences import misplaced, of, right
from engross.renewal.carrying.rough import RoughCopy
from engross.renewal.chosen import found
from engross.source.yamlfile import stretches


def provisions(copy: RoughCopy, signed: ActText) -> Iterator[tuple[str, Diagnostic]]:
    """Each provision that an amendment touched, once: how it was carried, or that it was not; with its id.

    `signed` is the text of the act as it was signed, which has what was repealed.
    """
    right_, astray = right(copy.now.act, copy.wanted), misplaced(copy.now.act, copy.wanted)
    for ident in dict.fromkeys(name.partition("@")[0] for name in copy.inforce.by):
        by = copy.inforce.by_whom(ident)
        own = [unit for unit in copy.wanted.units if of(unit) == ident]
        done = (
            ident not in astray
            and all(unit.id in right_ for unit in own)
            and (bool(own) or copy.now.act.unit(ident) is None)
        )
        titles = "; ".join(dict.fromkeys(one.title for one in by))
        facts = {"name": ident, "title": titles, "text": _named(own[0] if own else signed.unit(ident)) or ident}
        file, how = copy.how.get(ident, ("", ""))
        at, line = _where(copy, ident, file)
        also = tuple(dict.fromkeys(one.origin for one in by))
        if done:
            facts["how"] = how or ident
            yield ident, Diagnostic("amendment-carried", at, Severity.NOTE, facts, line, also)
        else:
            yield ident, Diagnostic("amendment-left", at, Severity.WARNING, facts, line, also)


def numbers(base: Base, now: ActText, document: Document) -> Iterator[tuple[str, Diagnostic]]:
    """What numbers the provisions of `now` get where all is counted anew, as `document` has them (numbers-anew)."""
    first = document.versions[0]
    provisions = walk((*first.provisions, *first.annexes))
    new = {one.id: plain(one.number.bare) for one in provisions if one.number is not None}
    own = {unit.id: without_sup_tags(unit.bare) for unit in now.units if unit.number}
    changed = [f"{old} → {new[ident]}" for ident, old in own.items() if ident in new and old != new[ident]]
    if changed:
        facts = {"numbers": ", ".join(changed), "name": base.name}
        at = Origin(f"protocols/{base.target}.yaml")
        yield "", Diagnostic("numbers-anew", at, Severity.NOTE, facts)


def _named(unit: Unit | None) -> str:
    """The number and the heading of a provision, as far as it has them."""
    return without_sup_tags(" ".join(part for part in (unit.number, unit.heading) if part)) if unit is not None else ""


def _where(copy: RoughCopy, ident: str, file: str) -> tuple[Origin, str]:
    """Where a person looks, and the line: the edition that was opened or taken, else the entry in the draft."""
    if file:
        return Origin(file), ""
    text, target = copy.now.text, f"protocols/{copy.base.target}.yaml"
    path = found(text, ident)
    if path is None:
        return Origin(target), ""
    before = text[: stretches(text)[path].start]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    said = text.split("\n")[line - 1]
    return Origin(target, line, column, max(1, len(said.rstrip()) - column + 1)), said
