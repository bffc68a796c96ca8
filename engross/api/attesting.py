"""What was signed without engross: originals on paper, which a person attests; files that others signed."""

from __future__ import annotations

from datetime import datetime

from engross.api.kept_files import keep_file
from engross.diagnostics import Collector, Origin, Refused, Severity, refuse
from engross.model.registered import Entry, Event, Issued, Register
from engross.output import digest
from engross.workspace import Workspace


def attested(
    workspace: Workspace, protocol: str, copy: str, *, when: datetime, who: str, day: str, detail: str
) -> Entry:
    """The entry by which `who` attests an original that was signed on paper.

    It holds the words and the sources that the act has now: from then on they
    may not change. Raises `Refused`: attested-wants-copy (which original?),
    attested-draft (the act is a draft), signing-day-missing, and the errors of the act.
    """
    from engross.copies.laid_out import original_of, read
    from engross.copies.production import originals
    from engross.copies.signed_original import number_of, words_seal
    from engross.copies.signing_order import witnesses_of
    from engross.model.protocol import State
    from engross.source.library import Library

    library = Library(workspace)
    first = read(library, protocol, "")
    if first.materials is None or first.assembled is None:
        raise Refused(first.diagnostics)
    materials = first.materials
    state = materials.places.origin("state")
    if materials.protocol.state is State.DRAFT:
        raise refuse("attested-draft", state, line=materials.places.line(state), name=protocol)
    days = [event.date.isoformat() for event in materials.protocol.signing.events if event.date]
    if not day and not days:
        raise refuse("signing-day-missing", materials.places.origin("signing"), name=protocol)
    every = originals(materials, None, when.date())
    number = number_of(materials, copy)
    if number is None:
        known = ", ".join(
            f"`{index}` ({spec.keeper})" if spec.keeper else f"`{index}`" for index, spec in enumerate(every, 1)
        )
        raise refuse("attested-wants-copy", Origin(protocol), name=copy, known=known)
    asked = every[number - 1]
    act = read(library, protocol, asked.keeper) if asked.keeper else first
    against = [problem for problem in act.diagnostics if problem.severity is Severity.ERROR]
    if act.assembled is None or against:
        raise Refused(against or act.diagnostics)
    document = act.assembled.document
    sources = {name: digest(content) for name, content in act.sources_to_embed.items()}
    issued = Issued(
        original_of(materials, document, asked),
        "",
        materials.protocol.parties,
        sources,
        {},
        witnesses_of(document),
        words_seal(document),
    )
    return Entry(
        Event.ATTESTED,
        f"original-{number}",
        when.isoformat(timespec="seconds"),
        who,
        day or max(days),
        medium=materials.protocol.signing.medium,
        detail=detail,
        issued=issued,
    )


def signed_elsewhere(
    workspace: Workspace, protocol: str, name: str, content: bytes, *, when: datetime, who: str
) -> Register:
    """Enters the signatures of a file that others signed electronically, and keeps the file in `signed/`.

    Each signature must be in a field of a copy that the register knows, and
    may come only after what was issued or registered. Raises `Refused`:
    file-of-another, nothing-signed-anew, and as `sign`.
    """
    from engross.api.signing import against_register, registered_copy
    from engross.register import enter_event, read_register
    from engross.signed_pdf.signing.eligibility import check_certificate
    from engross.signed_pdf.signing.opened_copy import open_copy
    from engross.signed_pdf.signing.preconditions import check_unchanged, revision_hashes

    problems = Collector()
    opened = open_copy(content, name, problems)
    copy = registered_copy(workspace, opened.record)
    if opened.record.protocol != protocol or copy is None:
        raise refuse("file-of-another", Origin(name), name=name, protocol=protocol)
    check_unchanged(opened, problems)
    problems.extend(against_register(workspace, name, opened.record, revision_hashes(opened)))
    entered = {entry.field for entry in copy.entries if entry.event is Event.SIGNED}
    entries = []
    for signed in opened.personal:
        field = signed.field
        if field not in copy.issued.fields or field in entered:
            continue
        known = next(one for one in opened.record.fields if one.name == field)
        moment = signed.claimed or when
        check_certificate(signed.certificate, known, name, moment, problems)
        signer, instant = copy.issued.fields[field], when.isoformat(timespec="seconds")
        day = moment.astimezone(when.tzinfo).date().isoformat()
        entries.append(Entry(Event.SIGNED, copy.name, instant, who, day, signer, "electronic", field, digest(content)))
    if problems.failed:
        raise Refused(problems.sorted())
    if not entries:
        raise refuse("nothing-signed-anew", Origin(name), name=name, copy=copy.name)
    for entry in entries:
        enter_event(workspace, protocol, entry)
    keep_file(workspace, protocol, f"{copy.name}.{entries[-1].party}.pdf", content)
    return read_register(workspace, protocol)
