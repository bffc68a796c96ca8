"""Whether a copy may be made of an original: the register must know it as signed, with the words that it has today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engross.copies.originals import keepers
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.model.counterpart import CopyKind
from engross.model.document import Document, plain
from engross.model.flat import parts
from engross.model.materials import Materials
from engross.model.registered import CopyState, Register
from engross.model.seal import page_seal


def words_seal(document: Document) -> str:
    """The SHA-256 of all words of a document in reading order, whatever the paper; spaces do not count."""
    return page_seal("\n".join(plain(line.content) for part in parts(document) for line in part.lines))


def signed_originals(register: Register) -> tuple[CopyState, ...]:
    """The originals that all have signed, in the order of their numbers."""
    whole = (copy for copy in register.copies if copy.complete)
    return tuple(sorted(whole, key=lambda copy: copy.issued.counterpart.number))


def original_of_copy(register: Register, kind: CopyKind, number: int) -> CopyState | None:
    """The signed original that a copy is of: the one with that number for a certified copy, else the first one."""
    known = signed_originals(register)
    if kind is CopyKind.CERTIFIED:
        known = tuple(copy for copy in known if copy.issued.counterpart.number == number)
    return known[0] if known else None


def against_copy(
    materials: Materials, document: Document, register: Register, kind: CopyKind, number: int, on: date
) -> Iterator[Diagnostic]:
    """The reasons against a certified or publication copy issued on the day `on`; `number` is that of the original.

    `document` is the act in the order of that original. Gives not-signed, signed-words-differ, copy-before-signing,
    and the warning signed-another-day.
    """
    origin = materials.places.origin("state")
    original = original_of_copy(register, kind, number)
    if original is None:
        yield _not_signed(materials, register, kind, number)
        return
    facts = {"name": original.name, "protocol": materials.name}
    if original.issued.text != words_seal(document):
        yield Diagnostic("signed-words-differ", Origin(materials.places.file), facts=facts)
    printed = {event.date.isoformat() for event in materials.protocol.signing.events if event.date}
    last = max(*original.days, *printed)  # the certificate says the printed day: it must have come
    if on.isoformat() < last:
        day = on.isoformat()
        yield Diagnostic("copy-before-signing", Origin(materials.name), facts={**facts, "day": day, "signed": last})
    others = [day for day in original.days if day not in printed]
    if printed and others:
        days = {"printed": ", ".join(sorted(printed)), "signed": ", ".join(others)}
        origin = materials.places.origin("signing", "events")
        yield Diagnostic("signed-another-day", origin, Severity.WARNING, {**facts, **days})


def _not_signed(materials: Materials, register: Register, kind: CopyKind, number: int) -> Diagnostic:
    """What the register knows instead: who has yet to sign which original, or nothing."""
    wanted = number if kind is CopyKind.CERTIFIED else 1
    copy = register.copy(f"original-{wanted}")
    live = copy is not None and not copy.void
    names = [copy.issued.witnesses.get(key, key) for key in copy.waiting] if live and copy is not None else []
    facts = {"kind": kind.value, "protocol": materials.name, "number": str(wanted), "waiting": ", ".join(names)}
    if materials.protocol.signing.medium == "electronic":
        facts["file"] = "….pdf"
    origin = materials.places.origin("signing")
    return Diagnostic("not-signed", origin, facts=facts, line=materials.places.line(origin))


def number_of(materials: Materials, asked: str) -> int | None:
    """The number of the original that a person means by its number, its name (original-2) or its keeper."""
    every = keepers(materials.protocol)
    named = {**{str(n): n for n in range(1, len(every) + 1)}, **{f"original-{n}": n for n in range(1, len(every) + 1)}}
    if asked in named:
        return named[asked]
    kept = [number for number, keeper in enumerate(every, 1) if keeper == asked and asked]
    if len(kept) == 1:
        return kept[0]
    return 1 if not asked and len(every) == 1 else None
