"""Lays out an act for one keeper. All copies with that order of the parties share the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engross.acts import Act, act
from engross.copies.as_drawn import drawn_texts
from engross.copies.certified_copy import certificate, reads_otherwise
from engross.copies.originals import not_an_original, original, party_name
from engross.copies.signature_fields import initials_box, monogram
from engross.diagnostics import Collector, Refused
from engross.model.counterpart import CopyKind, CopySpec, Counterpart
from engross.model.document import Document, Front, SignatureBlock, SignatureColumn, Text, plain, signatures
from engross.model.materials import Materials
from engross.model.protocol import State
from engross.model.rendering import Certificate, CopyLook, Look, Placement, Rendering
from engross.output import digest
from engross.source.looks import emblems

if TYPE_CHECKING:
    from engross.assembly.assemble import Assembled
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class LaidOutAct:
    """An act laid out for one keeper, without seals. All copies with that order of the parties share it."""

    act: Act
    materials: Materials
    document: Document
    look: Look
    render: Callable[[Document, Look], Rendering]
    """Prints the document. It caches the layout for the next call."""
    rendering: Rendering
    texts: tuple[str, ...]
    files: Mapping[str, bytes]
    """Everything that the copy is made from, by name."""

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
    """The act with `keeper` named first (in the order of its text if empty), checked as an act to be signed."""
    return act(library, name, first=keeper or None, final=True)


def lay_out(checked_act: Act, asked: CopySpec) -> LaidOutAct:
    """The act laid out for a copy of that kind. Raises `Refused` when it cannot be printed."""
    from engross.render.pdf import renderer_for_copies

    if checked_act.materials is None or checked_act.assembled is None:
        raise Refused(checked_act.diagnostics)
    document = _document(checked_act.assembled, asked)
    look = _look(checked_act, document, asked)
    render = renderer_for_copies()
    rendering = render(document, look)
    files = {**checked_act.sources_to_embed, **look.images}
    texts = drawn_texts(rendering, look, document.lang)
    return LaidOutAct(checked_act, checked_act.materials, document, look, render, rendering, texts, files)


def counterpart(laid: LaidOutAct, asked: CopySpec) -> Counterpart:
    """Which copy it is, in the words of the act."""
    if asked.kind is not CopyKind.ORIGINAL:
        return not_an_original(laid.front, asked.kind)
    return original_of(laid.materials, laid.document, asked)


def _document(assembled: Assembled, asked: CopySpec) -> Document:
    """The document of the copy. A reading copy of a signed act says « (signé) » at each signature."""
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
            replace(signature, mention=(*signature.mention, Text(f" {words}" if signature.mention else words)))
            for signature in column.signatures
        ),
    )


def _look(checked_act: Act, document: Document, asked: CopySpec) -> Look:
    """The look of the copy before its seals are known."""
    materials = checked_act.materials
    assert materials is not None
    template, signing = materials.template, materials.protocol.signing
    front = document.versions[0].front
    signing_copy = asked.kind is CopyKind.ORIGINAL
    which = original_of(materials, document, asked) if signing_copy else not_an_original(front, asked.kind)
    boxes = signing_copy and (signing.initials or _usual(signing.medium)) != "none"
    initials = (
        tuple((initials_box(signature), monogram(plain(signature.name))) for signature in signatures(document))
        if boxes
        else ()
    )
    copy = CopyLook(
        kind=asked.kind.value,
        mark=which.mark,
        reference=checked_act.name,
        seal=front.word("seal") or "{seal}",
        initials=initials,
        head=front.word("copy") if asked.kind is CopyKind.CERTIFIED else "",
        signed=asked.signed,
        certificate=_certificate(checked_act, materials, document, asked) if asked.kind is CopyKind.CERTIFIED else None,
    )
    return Look(
        asked.paper,
        asked.kind is CopyKind.READING and materials.protocol.state is State.DRAFT,
        template.page,
        template.page_file,
        template.style,
        template.style_file,
        emblems(checked_act.library.workspace, materials.parties.values()),
        archival=True,
        copy=copy,
    )


def _certificate(checked_act: Act, materials: Materials, document: Document, asked: CopySpec) -> Certificate:
    errata = checked_act.library.errata(checked_act.name, Collector())
    corrected = [erratum for erratum in errata.record.errata if reads_otherwise(erratum)] if errata else []
    mark = original_of(materials, document, asked).mark
    return certificate(materials, document, asked.on, asked.certifier, mark, corrected)


def _usual(medium: str) -> str:
    """The usual way of initialling: boxes on paper; none in a file, where a signature covers all pages."""
    return "boxes" if medium == "paper" else "none"


def original_of(materials: Materials, document: Document, asked: CopySpec) -> Counterpart:
    """The original that a copy is, or is of."""
    name = party_name(materials, asked.keeper, document.lang) if asked.keeper else ""
    electronic = materials.protocol.signing.medium == "electronic"
    front = document.versions[0].front
    return original(front, asked.number, asked.of, asked.keeper, name, electronic=electronic)
