"""Copies to be signed, made as `copies` makes them: archival, their sources inside, a place for each signature."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from engross.acts import act
from engross.model.document import SignatureBlock, plain
from engross.model.field import SignatureField
from engross.model.rendering import Attachment, Look, Placement, Rendering
from engross.render.pdf import render
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, ROOT

QUEBEC = (ROOT, "quebec-namur/2017-2019")
THREE = (CASES / "good" / "trois-parties", "clairval-rives/2027-2029")


@dataclass(frozen=True, slots=True)
class Copy:
    """A rendering with the fields that belong in it."""

    rendering: Rendering
    fields: tuple[SignatureField, ...]


@lru_cache
def copy(
    case: tuple[Path, str] = QUEBEC,
    *,
    paper: Literal["a4", "letter"] = "letter",
    sources: bool = True,
    initials: bool = True,
    timestamp: bool = True,
) -> Copy:
    """One copy of an act as if it were still to be signed."""
    root, name = case
    library = Library(Workspace(root, builtin_root()))
    made = act(library, name)
    assert made.assembled is not None
    assert made.materials is not None
    template = made.materials.template
    inside = tuple(
        Attachment(file, library.workspace.find(file).read_bytes(), file, "Source", _mime(file))  # type: ignore[union-attr]
        for file in library.looked_at.sources
    )
    look = Look(
        paper,
        False,
        template.page,
        template.page_file,
        template.style,
        template.style_file,
        archival=True,
        attachments=inside if sources else (),
    )
    rendering = render(made.assembled.document, look)
    signatures = [
        signature
        for block in made.assembled.document.closing
        if isinstance(block, SignatureBlock)
        for column in block.columns
        for signature in column.signatures
    ]
    fields = [
        SignatureField(
            f"signature-{one.id}".replace("/", "-"),
            "signature",
            one.id,
            one.party,
            plain(one.name),
            "",
            f"Signature de {plain(one.name)}",
            made.assembled.document.versions[0].lang,
            order,
            "all" if order == len(signatures) else "own",
            node=f"sign-{one.id}",
            placement=rendering.placements[f"sign-{one.id}"][0],
        )
        for order, one in enumerate(signatures, 1)
    ]
    fields = [replace(one, placement=_above(one.placement)) for one in fields]
    if initials:
        fields.extend(boxes(fields, rendering.pages or 1))
    if timestamp:
        fields.append(
            SignatureField(
                "horodatage", "timestamp", "", "", "", "", "Horodatage du document", "fr-CA", 0, placement=None
            )
        )
    return Copy(rendering, tuple(fields))


def boxes(fields: list[SignatureField], pages: int) -> list[SignatureField]:
    """A box to initial for each signatory, in the foot of each page but the last."""
    return [
        replace(
            one,
            name=f"initials-{one.signatory.replace('/', '-')}-p{page}",
            role="initials",
            tooltip=f"Paraphe de {one.person}, page {page}",
            lock="own",
            order=0,
            node="",
            placement=Placement(page, 100 + 45 * index, 30, 140 + 45 * index, 55),
        )
        for page in range(1, pages)
        for index, one in enumerate(fields)
    ]


def _above(placement: Placement | None) -> Placement:
    """The room over a line to sign on."""
    assert placement is not None
    return replace(placement, top=placement.bottom + 50)


def _mime(name: str) -> str:
    return {"yaml": "application/yaml", "md": "text/markdown", "css": "text/css"}.get(
        name.rpartition(".")[2], "text/plain"
    )
