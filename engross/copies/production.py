"""Makes copies: seals a laid-out act, puts record, sources and fields into it.

A copy is printed twice: once to know what stands on each page, and again with
the seals of the pages in their feet. The act is laid out once for all copies
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
    """What is asked of each original: as many as the protocol says, each on the paper of who keeps it."""
    kept = keepers(materials.protocol)
    first = materials.protocol.parties[0]
    return tuple(
        CopySpec(
            CopyKind.ORIGINAL,
            paper or materials.parties[keeper or first].paper,
            keeper,
            number,
            len(kept),
            on,
        )
        for number, keeper in enumerate(kept, 1)
    )


def make_copy(laid: LaidOutAct, asked: CopySpec) -> tuple[bytes, CopyRecord]:
    """The copy: its bytes and its record. The same sources, asked for in the same way, give the same bytes.

    Raises `Refused` (seal-differs) if the seals in the feet changed what stands on a page.
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
    """The copy that a record speaks of, made again from what `library` reads. Raises `Refused`, `ValueError`."""
    asked = read_spec(record.asked)
    made = read(library, record.protocol, asked.keeper)
    return make_copy(lay_out(made, asked), asked)[0]


def _sealed(laid: LaidOutAct, record: CopyRecord, asked: CopySpec) -> Look:
    """The look with the seals, the QR code and all that travels inside the file."""
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
        name: tuple(one for one in places if not name.startswith("initials-") or one.page not in laid.signed_on)
        for name, places in laid.placements.items()
    }
    return signature_fields(laid.document, laid.materials, grammar_of(laid.document.lang), placements)
