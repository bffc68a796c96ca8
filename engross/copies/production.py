"""Makes copies: seals a laid-out act, and adds the record, the sources and the fields.

A copy is printed twice: first to get the text of each page, then with the seals
of the pages in the running feet. The act is laid out once for all copies
with the same order of the parties (`laid_out`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from engross.copies.attachments import attachments, versions
from engross.copies.laid_out import LaidOutAct, counterpart, lay_out, read
from engross.copies.originals import keepers
from engross.copies.signature_fields import signature_fields
from engross.diagnostics import Origin, refuse
from engross.language import grammar as grammar_of
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind, CopySpec, Paper, read_spec
from engross.model.field import SignatureField
from engross.model.materials import Materials
from engross.model.rendering import Look
from engross.model.seal import seals

if TYPE_CHECKING:
    from engross.source.library import Library


def originals(materials: Materials, paper: Paper | None, on: date) -> tuple[CopySpec, ...]:
    """The specification of each original: as many as the protocol says, each on the paper of its keeper."""
    all_keepers = keepers(materials.protocol)
    first = materials.protocol.parties[0]
    return tuple(
        CopySpec(
            CopyKind.ORIGINAL,
            paper or materials.parties[keeper or first].paper,
            keeper,
            number,
            len(all_keepers),
            on,
        )
        for number, keeper in enumerate(all_keepers, 1)
    )


def make_copy(laid: LaidOutAct, asked: CopySpec) -> tuple[bytes, CopyRecord]:
    """The copy: its bytes and its record. The same sources, asked for in the same way, give the same bytes.

    Raises `Refused` (seal-differs) if the seals in the feet changed the text of a page.
    """
    from engross.signed_pdf.fields import place
    from engross.signed_pdf.page_texts import main_texts

    which = counterpart(laid, asked)
    sealed = seals(laid.texts, laid.act.name, which.mark, laid.sources)
    fields = _fields(laid, asked)
    record = CopyRecord(laid.act.name, which, sealed, asked.record(), laid.sources, versions(), fields)
    look = _sealed(laid, record, asked)
    rendering = laid.render(laid.document, look)
    content = place(rendering.content, fields)
    if main_texts(content) != laid.texts:
        raise refuse("seal-differs", Origin(look.style_file), name=which.mark)
    return content, record


def make_again(library: Library, record: CopyRecord) -> bytes:
    """Makes the copy of a record again from the sources of `library`. Raises `Refused`, `ValueError`."""
    asked = read_spec(record.asked)
    act = read(library, record.protocol, asked.keeper)
    return make_copy(lay_out(act, asked), asked)[0]


def _sealed(laid: LaidOutAct, record: CopyRecord, asked: CopySpec) -> Look:
    """The look with the seals, the QR code and the files embedded in the copy."""
    assert laid.look.copy is not None
    sealed = record.seals
    copy = replace(
        laid.look.copy,
        mark=record.counterpart.mark,
        code=f"ENGROSS:1:{sealed.fingerprint.upper()}",
        seals=tuple(sealed.short(page) for page in range(1, len(sealed.pages) + 1)),
        unmarked=laid.signed_on,
    )
    clauses = laid.act.assembled.clauses if laid.act.assembled else {}
    inside = () if asked.kind is CopyKind.PUBLICATION else attachments(laid.files, record, clauses)
    return replace(laid.look, copy=copy, attachments=inside)


def _fields(laid: LaidOutAct, asked: CopySpec) -> tuple[SignatureField, ...]:
    if asked.kind is not CopyKind.ORIGINAL or laid.materials.protocol.signing.medium != "electronic":
        return ()
    placements = {
        name: tuple(
            placement
            for placement in places
            if not name.startswith("initials-") or placement.page not in laid.signed_on
        )
        for name, places in laid.placements.items()
    }
    return signature_fields(laid.document, laid.materials, grammar_of(laid.document.lang), placements)
