"""Makes the copies of an act: laid out, sealed, with all that is needed to make them again.

A copy is printed twice: once to know what stands on each page, and again
with the seals of the pages in their feet. Its text is laid out once, for all
copies of that order of the parties.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from engross.acts import Act, act
from engross.copies.attachments import attachments, versions
from engross.copies.certified_copy import certificate, reads_otherwise
from engross.copies.originals import keepers, not_an_original, original, party_name
from engross.copies.signature_fields import initials_box, monogram, signature_fields
from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.language import grammar as grammar_of
from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind, CopySpec, Counterpart, Paper, read_spec
from engross.model.document import Document, Front, SignatureBlock, SignatureColumn, Text, plain, signatures
from engross.model.field import SignatureField
from engross.model.materials import Materials
from engross.model.protocol import State
from engross.model.rendering import Certificate, CopyLook, Look, Placement, Rendering
from engross.model.seal import seals
from engross.output import digest
from engross.source.looks import emblems

if TYPE_CHECKING:
    from engross.assembly.assemble import Assembled
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class LaidOutAct:
    """An act laid out for one keeper, before its seals: what copies of that order have in common."""

    act: Act
    materials: Materials
    document: Document
    look: Look
    render: Callable[[Document, Look], Rendering]
    """Prints the document; what it has laid out already stands."""
    rendering: Rendering
    texts: tuple[str, ...]
    files: Mapping[str, bytes]
    """Everything that the copy is made from, by name, as it travels."""

    @property
    def sources(self) -> dict[str, str]:
        """The SHA-256 of everything that the copy is made from, by name."""
        return {name: digest(content) for name, content in self.files.items()}

    @property
    def front(self) -> Front:
        return self.document.versions[0].front

    @property
    def signed_on(self) -> frozenset[int]:
        """The pages of the signatures, where nobody initials."""
        return frozenset(place.page for place in self.placements.get("signatures", ()))

    @property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        return self.rendering.placements


def read(library: Library, name: str, keeper: str) -> Act:
    """The act with `keeper` named first (in the order of its text if empty), judged as one to be signed."""
    return act(library, name, first=keeper or None, final=True)


def lay_out(made: Act, asked: CopySpec) -> LaidOutAct:
    """The act laid out for a copy of that kind. Raises `Refused` when it cannot be printed."""
    from engross.render.pdf import renderer_for_copies
    from engross.signed_pdf.page_texts import main_texts

    if made.materials is None or made.assembled is None:
        raise Refused(made.diagnostics)
    document = _document(made.assembled, asked)
    look = _look(made, document, asked)
    render = renderer_for_copies()
    rendering = render(document, look)
    files = {**made.sources_to_embed, **look.images}
    return LaidOutAct(made, made.materials, document, look, render, rendering, main_texts(rendering.content), files)


def counterpart(laid: LaidOutAct, asked: CopySpec) -> Counterpart:
    """Which copy it is, in the words of the act."""
    if asked.kind is not CopyKind.ORIGINAL:
        return not_an_original(laid.front, asked.kind)
    return _original(laid.materials, laid.document, asked)


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


# what stands on the pages -----------------------------------------------------


def _document(assembled: Assembled, asked: CopySpec) -> Document:
    """The document of that copy: one of a signed act, made to be read, says « (signé) » where it was signed."""
    document = assembled.document
    if not asked.signed:
        return document
    words = document.versions[0].front.word("signed")
    return replace(
        document,
        closing=tuple(
            replace(block, columns=tuple(_signed(column, words) for column in block.columns))
            if isinstance(block, SignatureBlock)
            else block
            for block in document.closing
        ),
    )


def _signed(column: SignatureColumn, words: str) -> SignatureColumn:
    return replace(
        column,
        signatures=tuple(
            replace(one, mention=(*one.mention, Text(f" {words}" if one.mention else words)))
            for one in column.signatures
        ),
    )


def _look(made: Act, document: Document, asked: CopySpec) -> Look:
    """How the copy looks before its seals are known."""
    materials = made.materials
    assert materials is not None
    template, signing = materials.template, materials.protocol.signing
    front = document.versions[0].front
    signing_copy = asked.kind is CopyKind.ORIGINAL
    which = _original(materials, document, asked) if signing_copy else not_an_original(front, asked.kind)
    boxes = signing_copy and (signing.initials or _usual(signing.medium)) != "none"
    initials = tuple((initials_box(one), monogram(plain(one.name))) for one in signatures(document)) if boxes else ()
    copy = CopyLook(
        kind=asked.kind.value,
        mark=which.mark,
        reference=made.name,
        seal=front.word("seal") or "{seal}",
        initials=initials,
        head=front.word("copy") if asked.kind is CopyKind.CERTIFIED else "",
        signed=asked.signed,
        certificate=_certificate(made, materials, document, asked) if asked.kind is CopyKind.CERTIFIED else None,
    )
    return Look(
        asked.paper,
        asked.kind is CopyKind.READING and materials.protocol.state is State.DRAFT,
        template.page,
        template.page_file,
        template.style,
        template.style_file,
        emblems(made.library.workspace, materials.parties.values()),
        archival=True,
        copy=copy,
    )


def _certificate(made: Act, materials: Materials, document: Document, asked: CopySpec) -> Certificate:
    errata = made.library.errata(made.name, Collector())
    corrected = [one for one in errata.record.errata if reads_otherwise(one)] if errata else []
    mark = _original(materials, document, asked).mark
    return certificate(materials, document, asked.on, asked.certifier, mark, corrected)


def _usual(medium: str) -> str:
    """Paper is initialled by hand; a signature in the file holds for all of its pages."""
    return "boxes" if medium == "paper" else "none"


def _original(materials: Materials, document: Document, asked: CopySpec) -> Counterpart:
    """The original that a copy is, or is of."""
    name = party_name(materials, asked.keeper, document.lang) if asked.keeper else ""
    electronic = materials.protocol.signing.medium == "electronic"
    front = document.versions[0].front
    return original(front, asked.number, asked.of, asked.keeper, name, electronic=electronic)


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


__all__ = ["LaidOutAct", "counterpart", "lay_out", "make_again", "make_copy", "originals", "read"]
