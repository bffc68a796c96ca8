"""Takes amendments up into the draft. Each step is tried, and kept only if it gives the text in force.

`differences` finds what differs from the text in force. `entries`, `values` and `editions` try steps on the
`working_files`. `report` tells what each step gave.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from engross.diagnostics import Collector, Diagnostic, Origin
from engross.model.act_text import COVER, SIGNATURES
from engross.model.document import Document
from engross.renewal.act_file import path_of, read_yaml, value_at
from engross.renewal.expiring_act import ExpiringAct
from engross.renewal.incorporate.differences import added, changed, is_settled, misplaced, repealed
from engross.renewal.incorporate.editions import WAYS, open_next_edition, take_edition
from engross.renewal.incorporate.entries import move, put_in, take_out
from engross.renewal.incorporate.report import numbers, provisions
from engross.renewal.incorporate.values import nearest, retitle
from engross.renewal.incorporate.working_files import TextInForce, WorkingFiles, act_path, working_files
from engross.renewal.request import RenewalRequest
from engross.source.library import Library
from engross.source.predecessors import PrecedingAct


@dataclass(slots=True)
class Incorporated:
    """The act to start the draft from, changed to match the text in force.

    `files` holds the editions that were opened. Each finding stands with the id of its clause. `document` is the act
    made of these files.
    """

    expiring: ExpiringAct
    files: dict[str, str] = field(default_factory=dict)
    findings: list[tuple[str, Diagnostic]] = field(default_factory=list)
    document: Document | None = None


def incorporate(
    library: Library, expiring: ExpiringAct, in_force: TextInForce, request: RenewalRequest
) -> Incorporated:
    """The act as its amendments left it, in files; editions that are opened are supplied to the library.

    Each provision is tried in this order: another edition that says the text in
    force, other values, the next edition of its clause opened with that text, a
    clause of its own. If none gives the text exactly, the provision stays as it
    was signed, and is told (amendment-left). All others are told as amendment-carried.
    """
    work = working_files(library, expiring, in_force, request)
    if work is None:
        return Incorporated(expiring)
    signed = work.now.act
    for ident in repealed(work.now.act, work.wanted):
        take_out(work, ident)
    for ident in added(work.now.act, work.wanted):
        put_in(work, ident)
    for ident in misplaced(work.now.act, work.wanted):
        move(work, ident)
    for ident in changed(work.now.act, work.wanted):
        if ident == COVER:
            retitle(work)
        elif ident != SIGNATURES and not is_settled(ident, work.now.act, work.wanted):
            # Two provisions may share a value: a change for the first may already have corrected this one.
            _change(work, ident)
    findings = list(provisions(work, signed))
    document = in_force.renumbered({act_path(expiring): work.now.text, **work.files})
    if document is not None:
        findings += numbers(expiring, work.now.act, document)
    return Incorporated(_rebased(work), work.files, findings, document)


def _change(work: WorkingFiles, ident: str) -> None:
    """Changes the words of a provision: by another edition, by other values, or by the next edition of its clause."""
    path = path_of(work.now.text, ident)
    if path is None:
        return
    data = value_at(read_yaml(work.now.text).data, path)
    wanted = str(data["clause"]) if isinstance(data, dict) else str(data)
    clause = work.library.clause(wanted, work.expiring.record.languages[0], Origin(""), "", Collector())
    if clause is None or take_edition(work, ident, clause):
        return
    near = nearest(work, ident, clause)
    if near is not work.now and is_settled(ident, near.act, work.wanted):
        if work.keep(ident, near.text, ("", clause.name)):
            return
        near = work.now
    # First the words are changed in the act with the nearest values. If that fails, in the act as it is now.
    for since in (near, work.now) if near is not work.now else (near,):
        if any(open_next_edition(work, since, ident, clause, way) for way in WAYS):
            return


def _rebased(work: WorkingFiles) -> ExpiringAct:
    """The act to be renewed, read again from its changed file, under the name that the draft will have."""
    expiring, text = work.expiring, work.now.text
    if text == "\n".join(expiring.link.source.lines):
        return expiring
    target = f"protocols/{expiring.target}.yaml"
    reading = Library(work.library.workspace)
    for name, words in {target: text, **work.files}.items():
        reading.supply(name, words)
    protocol = reading.protocol(expiring.target, Collector())
    assert protocol is not None  # the act was made of this text a moment ago
    return replace(expiring, link=PrecedingAct(expiring.name, protocol.record, protocol.source))
