"""The account of what was carried: what is told of each provision that an amendment touched, and of the numbers."""

from __future__ import annotations

from collections.abc import Iterator

from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.act_text import ActText, Unit
from engross.model.document import Document, plain, walk
from engross.model.outline import without_sup_tags
from engross.renewal.act_file import path_of
from engross.renewal.expiring_act import ExpiringAct
from engross.renewal.incorporate.differences import bare_id, misplaced, settled
from engross.renewal.incorporate.working_files import WorkingFiles
from engross.source.yamlfile import stretches


def provisions(work: WorkingFiles, signed: ActText) -> Iterator[tuple[str, Diagnostic]]:
    """Each provision that an amendment changed, once, with its id: how it was taken up, or that it was not.

    `signed` is the text of the act as it was signed, which has what was repealed.
    """
    right_, astray = settled(work.now.act, work.wanted), misplaced(work.now.act, work.wanted)
    for ident in dict.fromkeys(name.partition("@")[0] for name in work.in_force.by):
        by = work.in_force.by_whom(ident)
        units = [unit for unit in work.wanted.units if bare_id(unit) == ident]
        done = (
            ident not in astray
            and all(unit.id in right_ for unit in units)
            and (bool(units) or work.now.act.unit(ident) is None)
        )
        titles = "; ".join(dict.fromkeys(change.title for change in by))
        facts = {"name": ident, "title": titles, "text": _named(units[0] if units else signed.unit(ident)) or ident}
        file, how = work.how.get(ident, ("", ""))
        origin, line = _where(work, ident, file)
        also = tuple(dict.fromkeys(change.origin for change in by))
        if done:
            facts["how"] = how or ident
            yield ident, Diagnostic("amendment-carried", origin, Severity.NOTE, facts, line, also)
        else:
            yield ident, Diagnostic("amendment-left", origin, Severity.WARNING, facts, line, also)


def numbers(expiring: ExpiringAct, now: ActText, document: Document) -> Iterator[tuple[str, Diagnostic]]:
    """Tells which numbers change when provisions are counted anew: from those of `now` to those of `document`."""
    first = document.versions[0]
    provisions = walk((*first.provisions, *first.annexes))
    new = {provision.id: plain(provision.number.bare) for provision in provisions if provision.number is not None}
    figures = {unit.id: without_sup_tags(unit.figure) for unit in now.units if unit.number}
    changed = [f"{old} → {new[ident]}" for ident, old in figures.items() if ident in new and old != new[ident]]
    if changed:
        facts = {"numbers": ", ".join(changed), "name": expiring.name}
        origin = Origin(f"protocols/{expiring.target}.yaml")
        yield "", Diagnostic("numbers-anew", origin, Severity.NOTE, facts)


def _named(unit: Unit | None) -> str:
    """The number and the heading of a provision, as far as it has them."""
    return without_sup_tags(" ".join(part for part in (unit.number, unit.heading) if part)) if unit is not None else ""


def _where(work: WorkingFiles, ident: str, file: str) -> tuple[Origin, str]:
    """The place to show, and its line: the edition that was opened or taken, else the entry in the draft."""
    if file:
        return Origin(file), ""
    text, target = work.now.text, f"protocols/{work.expiring.target}.yaml"
    path = path_of(text, ident)
    if path is None:
        return Origin(target), ""
    before = text[: stretches(text)[path].start]
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    typed = text.split("\n")[line - 1]
    return Origin(target, line, column, max(1, len(typed.rstrip()) - column + 1)), typed
