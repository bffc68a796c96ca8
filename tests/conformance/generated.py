"""Acts that nobody would write, from a seed: every node, nested and empty, with emblems of every kind.

Each is made as `engross copies` makes an original, or refused by name. What is made is judged before and after it is
signed, by our rules and by veraPDF.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from PIL import Image, ImageCms

from engross.diagnostics import Refused
from engross.model.copy_record import RECORD_NAME, CopyRecord, write_record
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Inline,
    Item,
    ItemList,
    Number,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    Side,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
    plain,
    signatures,
)
from engross.model.field import SignatureField
from engross.model.rendering import Attachment, CopyLook, Placement, Rendering
from engross.model.seal import seals
from engross.output import digest
from engross.render import emblem_check
from engross.render.pdf import render as render_here
from engross.render.pdf import renderer_for_copies
from engross.signed_pdf.conformance import accessible, archival, problems
from engross.signed_pdf.fields import place
from engross.signed_pdf.page_texts import main_texts
from tests.conformance.validators import archive
from tests.render import samples
from tests.signed_pdf.pki import Pki
from tests.signed_pdf.signing import signed

WORDS = (
    "commune échéance Exemple-ville intercommunalité l’œuvre 1er\u00a0mai\u00a02030 12\u202f500,00\u00a0$ « la Ville » "
    "https://exemple.test/relations à et — n°\u00a07 Æsop Ÿ"
).split(" ")
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Made:
    """One generated act: its file before it is signed; empty if it was refused, with the codes that say why."""

    seed: int
    content: bytes
    refused: tuple[str, ...]
    emblems: tuple[str, ...]
    """The names of the kinds of its emblems."""
    nodes: frozenset[str]
    """The names of the kinds of its nodes."""


def made(seed: int, *, unchecked: bool = False) -> Made:
    """The act of that seed, as an original with fields to sign in.

    With `unchecked`, its emblems are taken whatever they are, so that our rules must find what is wrong with them.
    """
    chance = random.Random(seed)
    maker = _Maker(chance)
    document, images = maker.document()
    copy = CopyLook(
        "original",
        "Exemplaire unique",
        "essai/2030",
        seal="sceau {seal}",
        code="ENGROSS:1:ABCDEF",
        seals=("1a2b3c4d",) * 60,
    )
    paper: Literal["a4", "letter"] = chance.choice(("a4", "letter"))
    attached = (Attachment("clauses/objet/1.md", b"Objet\n", "Objet"),) if chance.random() < 0.5 else ()
    how = replace(samples.look(paper=paper, images=images), archival=True, copy=copy, attachments=attached)
    kinds = tuple(name.partition("/")[2] for name in images)
    nodes = frozenset(maker.nodes)
    try:
        with patch.object(emblem_check, "require_usable_emblems", lambda _: None) if unchecked else nullcontext():
            # A second process would look at the emblems all the same.
            render = render_here if unchecked else renderer_for_copies()
            rendering = render(document, how)
            fields = tuple(_fields(document, rendering))
            record = _record(rendering, fields, attached)
            sealed = replace(copy, seals=tuple(record.seals.short(n + 1) for n in range(len(record.seals.pages))))
            inside = Attachment(RECORD_NAME, write_record(record), copy.mark, "Data", "application/json")
            rendering = render(document, replace(how, copy=sealed, attachments=(*attached, inside)))
    except Refused as refused:
        return Made(seed, b"", tuple(sorted({one.code for one in refused.diagnostics})), kinds, nodes)
    return Made(seed, place(rendering.content, fields), (), kinds, nodes)


def signed_by_first(one: Made, pki: Pki) -> bytes:
    """The same file after its first signatory has signed it."""
    return signed(pki, one.content, "montfleur").content


def _record(rendering: Rendering, fields: tuple[SignatureField, ...], inside: Sequence[Attachment]) -> CopyRecord:
    sources = {one.name: digest(one.content) for one in inside}
    which = Counterpart(CopyKind.ORIGINAL, 1, 1, "", "Exemplaire unique")
    sealed = seals(main_texts(rendering.content), "essai/2030", which.mark, sources)
    return CopyRecord("essai/2030", which, sealed, {}, sources, {}, fields)


def _fields(document: Document, rendering: Rendering) -> Iterator[SignatureField]:
    for order, one in enumerate(signatures(document), 1):
        where = rendering.placements[f"sign-{one.id}"][0]
        name = "signature-montfleur-1" if order == 1 else f"signature-{one.id.replace('/', '-')}"
        signatory = "montfleur-1" if order == 1 else one.id
        yield SignatureField(
            name,
            "signature",
            signatory,
            one.party,
            plain(one.name),
            "",
            f"Signature de {plain(one.name)}",
            document.lang,
            order,
            "own",
            node=f"sign-{one.id}",
            placement=Placement(where.page, where.left, where.bottom, where.right, where.bottom + 50),
        )


class _Maker:
    """Makes one act out of chance, and notes which kinds of node it holds."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.nodes: set[str] = set()
        self.names = 0

    def document(self) -> tuple[Document, dict[str, bytes]]:
        languages = self.chance.choice((("fr",), ("fr",), ("fr", "en"), ("fr", "en", "nl")))
        body = (*(self.provision(0) for _ in range(self.chance.randint(1, 3))), samples.provisions()[-1])
        counts = [self.chance.randint(1, 2) for _ in range(self.chance.randint(1, 3))]
        arrangement: Literal["sequence", "columns"] = self.chance.choice(("sequence", "columns"))
        document = samples.document(
            languages,
            arrangement=arrangement,
            body=body,
            closing=(samples.signatures(*counts),),
            with_annexes=self.chance.random() < 0.3,
        )
        kinds = self.chance.sample(sorted(EMBLEMS), self.chance.randint(0, 3))
        images = {f"parties/{kind}": EMBLEMS[kind]() for kind in kinds}
        names = [*images, "", ""]
        sides = tuple(
            Side((samples.t(f"la Ville de Feinte-{n}"),), samples.t("d’une part,"), (name,))
            for n, name in enumerate(names[: max(2, len(images))])
        )
        versions = tuple(replace(one, front=replace(one.front, sides=sides)) for one in document.versions)
        return replace(document, versions=versions), images

    def name(self, kind: str) -> str:
        self.names += 1
        return f"{kind}{self.names}"

    def words(self, most: int = 12) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, most)))

    def run(self, depth: int = 0) -> tuple[Inline, ...]:
        return tuple(self.inline(depth) for _ in range(self.chance.randint(1, 3)))

    def inline(self, depth: int) -> Inline:
        kind = self.chance.choice(
            ("text", "text", "superscript", "break", "strong", "emphasis", "value", "reference", "placeholder")
        )
        self.nodes.add(kind)
        if depth > DEEPEST:
            kind = "text"
        match kind:
            case "superscript":
                return Superscript("er")
            case "break":
                return Break()
            case "strong" | "emphasis":
                return Styled("strong" if kind == "strong" else "emphasis", self.run(depth + 1))
            case "value":
                return Value("period", self.run(depth + 1))
            case "reference":
                return Reference("testimonium", content=self.run(depth + 1))
            case "placeholder":
                return Placeholder("date du conseil")
            case _:
                return Text(f"{self.words()} ")

    def provision(self, depth: int) -> Provision:
        kind = self.chance.choice(("article", "article", "preamble", "section"))
        self.nodes.add(kind)
        body = tuple(self.part(depth) for _ in range(self.chance.randint(0, 4)))
        heading = samples.t(self.words(8)) if self.chance.random() < 0.8 else ()
        number = None
        if self.chance.random() < 0.7:
            rank = samples.t(str(self.names + 1))
            number = Number(self.names + 1, rank, (Text("Article "), *rank))
        if not body:
            self.nodes.add("empty provision")
        return Provision(self.name("p"), kind, heading, number, body)

    def part(self, depth: int) -> Provision | Block:
        return self.provision(depth + 1) if depth < DEEPEST and self.chance.random() < 0.25 else self.block(0)

    def block(self, depth: int) -> Block:
        kind = self.chance.choice(("paragraph", "paragraph", "list", "table"))
        if depth > DEEPEST:
            kind = "paragraph"
        self.nodes.add(kind)
        match kind:
            case "list":
                return self.listed(depth)
            case "table":
                return self.table()
            case _:
                return Paragraph(self.name("b"), self.run(), origin=samples.p("x", "x").origin)

    def listed(self, depth: int) -> ItemList:
        style = self.chance.choice(("dash", "decimal", "lower-alpha", "lower-roman"))
        items = []
        for _ in range(self.chance.randint(1, 3)):
            blocks = tuple(self.block(depth + 1) for _ in range(self.chance.randint(0, 2)))
            if not blocks:
                self.nodes.add("empty item")
            items.append(Item(self.name("i"), (), blocks))
        return ItemList(self.name("l"), style, tuple(items))

    def table(self) -> Table:
        columns = self.chance.randint(1, 6)
        rows = [self.cells(columns) for _ in range(self.chance.choice((0, 1, 2, 12)))]
        head = self.cells(columns) if not rows or self.chance.random() < 0.8 else ()
        if not rows:
            self.nodes.add("table without rows")
        if not head:
            self.nodes.add("table without a head")
        return Table(self.name("t"), head, tuple(rows), samples.p("x", "x").origin)

    def cells(self, columns: int) -> tuple[Cell, ...]:
        sides: Sequence[Literal["left", "right", "center"]] = ("left", "right", "center")
        return tuple(
            Cell(samples.t(self.words(4)) if self.chance.random() < 0.85 else (), self.chance.choice(sides))
            for _ in range(columns)
        )


# emblems -------------------------------------------------------------------------------------------------------------


def _picture(mode: str, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image = Image.new(mode, (48, 32))
    if mode == "P":
        image.putpalette([7, 77, 7] * 256)
    image.save(out, kind, **more)
    return out.getvalue()


@cache
def _profile() -> bytes:
    return bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())


def _drawing(inside: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 90 60">{inside}</svg>'
    ).encode()


EMBLEMS = {
    "rgb.png": lambda: _picture("RGB", "PNG"),
    "alpha.png": lambda: _picture("RGBA", "PNG"),
    "grey.png": lambda: _picture("L", "PNG"),
    "grey-alpha.png": lambda: _picture("LA", "PNG"),
    "bits.png": lambda: _picture("1", "PNG"),
    "palette.png": lambda: _picture("P", "PNG"),
    "palette-see-through.png": lambda: _picture("P", "PNG", transparency=0),
    "sixteen.png": lambda: _picture("I;16", "PNG"),
    "profile.png": lambda: _picture("RGB", "PNG", icc_profile=_profile()),
    "rgb.jpg": lambda: _picture("RGB", "JPEG"),
    "progressive.jpg": lambda: _picture("RGB", "JPEG", progressive=True),
    "grey.jpg": lambda: _picture("L", "JPEG"),
    "cmyk.jpg": lambda: _picture("CMYK", "JPEG"),
    "profile.jpg": lambda: _picture("RGB", "JPEG", icc_profile=_profile()),
    "one.gif": lambda: _picture("P", "GIF"),
    "one.webp": lambda: _picture("RGB", "WEBP"),
    "alpha.webp": lambda: _picture("RGBA", "WEBP"),
    "lab.tif": lambda: _picture("LAB", "TIFF"),
    "rgb.jp2": lambda: _picture("RGB", "JPEG2000"),
    "path.svg": lambda: _drawing('<path fill="#123" d="M0 0h90v60z"/>'),
    "use.svg": lambda: _drawing(
        '<defs><path id="a" d="M0 0h9v9z"/></defs><use xlink:href="#a"/><use href="#a" x="20"/>'
    ),
    "text.svg": lambda: _drawing('<text y="30" font-size="20" font-family="Source Serif Pro">Ville</text>'),
    "foreign-text.svg": lambda: _drawing('<text y="30" font-family="Arial">Ville</text>'),
    "gradient.svg": lambda: _drawing(
        '<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
        '</defs><rect width="90" height="60" fill="url(#g)"/>'
    ),
    "see-through.svg": lambda: _drawing('<rect width="90" height="60" fill="#123" fill-opacity=".4" opacity=".7"/>'),
    "mask.svg": lambda: _drawing(
        '<mask id="m"><rect width="40" height="60" fill="white"/></mask><rect width="90" height="60" mask="url(#m)"/>'
    ),
    "clip.svg": lambda: _drawing(
        '<clipPath id="c"><circle cx="30" cy="30" r="20"/></clipPath><rect width="90" height="60" clip-path="url(#c)"/>'
    ),
    "pattern.svg": lambda: _drawing(
        '<defs><pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse">'
        '<path d="M0 0h4v4z"/></pattern></defs>'
        '<rect width="90" height="60" fill="url(#p)"/>'
    ),
    "picture.svg": lambda: _drawing(f'<image width="90" height="60" href="{_address()}"/>'),
    "empty.svg": lambda: _drawing(""),
}
"""Every kind of emblem, by the name of its file: those that are taken and those that are refused."""


def _address() -> str:
    from base64 import b64encode

    return f"data:image/png;base64,{b64encode(_picture('RGB', 'PNG')).decode()}"


def judged(ones: Sequence[Made], pki: Pki, folder: Path) -> Iterator[tuple[str, set[str], set[str], str]]:
    """For each file of those acts that were made, before and after it was signed: its name, the standards that it
    breaks by our rules and by veraPDF (`3a`, `ua1`), and what these say.

    All files are given to veraPDF at once.
    """
    files: dict[Path, bytes] = {}
    for one in ones:
        if one.content:
            files[folder / f"{one.seed}.pdf"] = one.content
            files[folder / f"{one.seed}-signed.pdf"] = signed_by_first(one, pki)
    for path, content in files.items():
        path.write_bytes(content)
    verdicts = archive(list(files))
    for path, content in files.items():
        found = problems(content)
        ours = {name for name, holds in (("3a", archival(found)), ("ua1", accessible(found))) if not holds}
        theirs = {name for name, verdict in verdicts[path].items() if not verdict.conforms}
        told = [*(str(one) for one in found), *(line for one in verdicts[path].values() for line in one.failures)]
        yield path.name, ours, theirs, "\n  ".join(told)
