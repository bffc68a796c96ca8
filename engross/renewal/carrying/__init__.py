"""What amendments changed, carried into the draft: each step is tried, and kept only if it gives the text in force.

`differences` says what is not yet as the text in force has it; `entries`, `cover`, `values` (with `figures` and `rows`)
and `editions` try steps on the `rough` copy; `account` tells what came of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engross.diagnostics import Collector, Diagnostic, Origin
from engross.model.act_text import COVER, SIGNATURES
from engross.model.document import Document
from engross.renewal.base import Base
from engross.renewal.carrying.account import numbers, provisions
from engross.renewal.carrying.cover import retitle
from engross.renewal.carrying.differences import changed, come, gone, is_right, misplaced
from engross.renewal.carrying.editions import WAYS, reopen, take
from engross.renewal.carrying.entries import move, put_in, take_out
from engross.renewal.carrying.rough import RoughCopy, act_file, rough_copy
from engross.renewal.carrying.values import nearest
from engross.renewal.chosen import at, found, parsed
from engross.renewal.inforce import InForce
from engross.renewal.wish import Wish
from engross.source.library import Library
from engross.source.predecessors import PrecedingAct


@dataclass(slots=True)
class Carried:
    """The act to start the draft from: its file as the text in force asks, editions that were opened, what is told.

    Each finding is with the id of the clause that it is about. `document` is the act made of these files.
    """

    base: Base
    files: dict[str, str] = field(default_factory=dict)
    findings: list[tuple[str, Diagnostic]] = field(default_factory=list)
    document: Document | None = None


def carried(library: Library, base: Base, inforce: InForce, wish: Wish) -> Carried:
    """The act as its amendments left it, in files; editions that are opened are supplied to the library.

    A provision is taken up by another edition that says the text in force, by
    other values, by the next edition of its clause opened with that text, or by a
    clause of its own. What none of these gives exactly stays as it was signed,
    and is told (amendment-left); the rest is told too (amendment-carried).
    """
    copy = rough_copy(library, base, inforce, wish)
    if copy is None:
        return Carried(base)
    signed = copy.now.act
    for ident in gone(copy.now.act, copy.wanted):
        take_out(copy, ident)
    for ident in come(copy.now.act, copy.wanted):
        put_in(copy, ident)
    for ident in misplaced(copy.now.act, copy.wanted):
        move(copy, ident)
    for ident in changed(copy.now.act, copy.wanted):
        if ident == COVER:
            retitle(copy)
        elif ident != SIGNATURES and not is_right(ident, copy.now.act, copy.wanted):
            # A value that two provisions share may have put right this one too.
            _change(copy, ident)
    findings = list(provisions(copy, signed))
    document = inforce.counted({act_file(base): copy.now.text, **copy.files})
    if document is not None:
        findings += numbers(base, copy.now.act, document)
    return Carried(_rebased(copy), copy.files, findings, document)


def _change(copy: RoughCopy, ident: str) -> None:
    """A provision whose words changed: another edition, other values, or the next edition with the words in force."""
    path = found(copy.now.text, ident)
    if path is None:
        return
    data = at(parsed(copy.now.text).data, path)
    wanted = str(data["clause"]) if isinstance(data, dict) else str(data)
    clause = copy.library.clause(wanted, copy.base.record.languages[0], Origin(""), "", Collector())
    if clause is None or take(copy, ident, clause):
        return
    near = nearest(copy, ident, clause)
    if near is not copy.now and is_right(ident, near.act, copy.wanted):
        if copy.keep(ident, near.text, ("", clause.name)):
            return
        near = copy.now
    # Words are changed beside the values that bring it nearer, or of all that was signed if that gives nothing.
    for since in (near, copy.now) if near is not copy.now else (near,):
        if any(reopen(copy, since, ident, clause, way) for way in WAYS):
            return


def _rebased(copy: RoughCopy) -> Base:
    """The act to be renewed read from the file with the changes, under the name that the draft will have."""
    base, text = copy.base, copy.now.text
    if text == "\n".join(base.link.source.lines):
        return base
    target = f"protocols/{base.target}.yaml"
    reading = Library(copy.library.workspace)
    for name, words in {target: text, **copy.files}.items():
        reading.supply(name, words)
    made = reading.protocol(base.target, Collector())
    assert made is not None  # the act was made of this text a moment ago
    return replace(base, link=PrecedingAct(base.name, made.record, made.source))
