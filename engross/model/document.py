"""The document tree: what a protocol becomes, and what every stage after assembly works on.

Ids are names and never printed numbers. Values that came from data stay nodes. Every node knows its place in
the sources. The tree is immutable: a stage that changes something gives a new tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from engross.diagnostics import Origin
from engross.model.numerals import NUMERALS
from engross.model.superscript import superscript_runs

# inlines ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised letters: the `er` of 1er."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class Styled:
    """Emphasis in the running text."""

    style: Literal["emphasis", "strong"]
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """Words that came from data: `path` is what the clause asked for, `origin` where it asked."""

    path: str
    content: tuple[Inline, ...]
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to a provision by its id; `content` is what is printed, filled when numbers are known."""

    target: str
    form: str = "plain"
    content: tuple[Inline, ...] = ()
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something a person must still decide, by name; a final document holds none."""

    name: str
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a change did to words: put in, taken out, moved from here, moved here, or kept and set otherwise.

    `change` and `place` number the change and its place in the redline, from 1. `move` is the id that both ends of a
    move share. `said` and `end` are told to people who cannot see the mark, where it begins and where it ends.
    `author` and `date` are those of the tracked change that it was.
    `label` is printed before it. `style_changes` says how kept words are set now (`set.strong`, `unset.emphasis`).
    """

    deed: Literal["inserted", "deleted", "departed", "arrived", "set"]
    change: int = 0
    place: int = 0
    kind: str = ""
    nature: str = ""
    move: str = ""
    said: str = ""
    end: str = ""
    label: str = ""
    style_changes: tuple[str, ...] = ()
    author: str = ""
    date: str = ""

    @property
    def was(self) -> bool:
        """Whether the old text has what is marked."""
        return self.deed not in ("inserted", "arrived")

    @property
    def becomes(self) -> bool:
        """Whether the new text has what is marked."""
        return self.deed not in ("deleted", "departed")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words under a mark, in a document that holds two texts."""

    mark: Mark
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Seam:
    """A paragraph mark that was put in, where a paragraph was split, or taken out, where two were joined."""

    mark: Mark


Inline = Text | Superscript | Break | Styled | Value | Reference | Placeholder | Marked | Seam


# blocks ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `role` says what it is for the page: body, recital, parties, enacting, caption, lead."""

    id: str
    content: tuple[Inline, ...]
    role: str = "body"
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; `label` is what is printed before it (I., a), –)."""

    id: str
    label: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list. `style` is dash, decimal, lower-alpha, lower-roman, or label (the items bring their own)."""

    id: str
    style: str
    items: tuple[Item, ...]
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    content: tuple[Inline, ...]
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row. Rows that an amendment quotes may have none; `role` is then `quoted`."""

    id: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    origin: Origin = Origin("")
    role: str = ""

    @property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """All rows that are there, the heading row first."""
        return (self.head, *self.rows) if self.head else self.rows


@dataclass(frozen=True, slots=True)
class Signature:
    """One line to sign on: who, in which capacity, and what is said above the name."""

    id: str
    party: str
    name: tuple[Inline, ...]
    capacity: tuple[tuple[Inline, ...], ...]
    role: Literal["signs", "countersigns", "witness"] = "signs"
    mention: tuple[Inline, ...] = ()
    office: str = ""


@dataclass(frozen=True, slots=True)
class SignatureColumn:
    """The signatures of one party (or of those who sign without being one), under its caption."""

    party: str
    caption: tuple[tuple[Inline, ...], ...]
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """All signatures of an act, one column a party, in the order of the counterpart."""

    id: str
    columns: tuple[SignatureColumn, ...]
    origin: Origin = Origin("")


Block = Paragraph | ItemList | Table | SignatureBlock


# provisions and documents ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a provision: its rank, the bare figure (`II`, `1er`), what is printed (`Article 1er`)."""

    rank: int
    bare: tuple[Inline, ...]
    label: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause as it stands in a document, with the provisions it contains.

    `id` is permanent. `kind` (preamble, article, domain, annex, …) decides numbering and look. `edition` is the
    library text that it came from, as `culture@2017`. In a document that holds two texts, `mark` says that only one
    of them has a provision of this id; what the other text has of its words stands in the provision before it.
    """

    id: str
    kind: str
    heading: tuple[Inline, ...] = ()
    number: Number | None = None
    body: tuple[Provision | Block, ...] = ()
    label: tuple[Inline, ...] = ()
    edition: str = ""
    origin: Origin = Origin("")
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """Parties that stand together on the cover; `name` is « d'une part » or empty."""

    parties: tuple[tuple[Inline, ...], ...]
    name: tuple[Inline, ...] = ()
    emblems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The cover in one language."""

    title: tuple[Inline, ...]
    period: tuple[Inline, ...] = ()
    subject: tuple[Inline, ...] = ()
    sides: tuple[Side, ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    @property
    def opening(self) -> tuple[Inline, ...]:
        """The title with its period, as it is repeated where the text in another language begins."""
        return (*self.title, *((Text(" "), *self.period) if self.period else ()))

    def word(self, name: str) -> str:
        """One of the template's words for the page (`between`, `and`, `draft`)."""
        return dict(self.words).get(name, "")


@dataclass(frozen=True, slots=True)
class Version:
    """The whole act in one language; `annexes` stand after the signatures.

    Where the text in a second language begins, its title is repeated. In a document that holds two texts, `again`
    replaces that repeated title; it is empty where none is printed.
    """

    lang: str
    front: Front
    provisions: tuple[Provision, ...]
    annexes: tuple[Provision, ...] = ()
    again: tuple[Inline, ...] | None = None


@dataclass(frozen=True, slots=True)
class Modification:
    """One thing that an act did to another: what (insertion, repeal, …), from where, to what, since when (ISO 8601).

    `rank` is that of the operation among all of its act; `old` and `new` are words that it quotes, and `quoted` says
    whether it quotes whole paragraphs.
    """

    deed: str
    source: str
    target: str
    act: str
    since: str = ""
    rank: int = 0
    old: str = ""
    new: str = ""
    quoted: bool = False
    language: str = ""
    """The version whose words it changes; empty for the first of the act."""
    place: str = ""
    """The name of the target in the other act, as Akoma Ntoso has it: art_2bis."""


@dataclass(frozen=True, slots=True)
class CitedAct:
    """Another act, with what its identifier needs: its template, the day of its last signature (ISO 8601)."""

    name: str
    title: str
    template: str = "protocol"
    signed: str = ""
    rectifies: bool = False
    since: str = ""
    """From when it counts (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where a document stands among others: its work, its days (ISO 8601), its country, its modifications.

    With `active` the modifications are made by this document, else they were made to it.
    """

    work: str
    signed: str = ""
    expressed: str = ""
    country: str = ""
    acts: tuple[CitedAct, ...] = ()
    modifications: tuple[Modification, ...] = ()
    active: bool = False
    number: int = 0
    """Its number among the amendments of another act; 0 for none."""


@dataclass(frozen=True, slots=True)
class Document:
    """An instrument in all its languages, with one block of signatures at its end.

    `arrangement` is `sequence` (one language after the other) or `columns`.
    `closing` holds what stands once whatever the languages: the signatures.
    """

    id: str
    kind: str
    template: str
    versions: tuple[Version, ...]
    closing: tuple[Block, ...] = ()
    arrangement: Literal["sequence", "columns"] = "sequence"
    state: str = "draft"
    origin: Origin = field(default=Origin(""))
    lineage: Lineage | None = None

    @property
    def lang(self) -> str:
        return self.versions[0].lang


# functions over the tree -----------------------------------------------------


def node_name(kind: type) -> str:
    """The name of a node type in the JSON of the tree (format `engross-document/1`).

    It is the class name in lower case. A superscript keeps the name `raised`, which the format has had from the start.
    """
    return "raised" if kind is Superscript else kind.__name__.lower()


def inlines(text: str) -> tuple[Inline, ...]:
    """Plain text with raised marks (`engross.model.superscript`) as inline nodes."""
    return tuple(Superscript(run) if up else Text(run) for run, up in superscript_runs(text))


def plain(content: tuple[Inline, ...]) -> str:
    """The words of inlines; a line break is a newline, a placeholder its name in square brackets.

    Of words under a mark only those count that the new text has.
    """
    out: list[str] = []
    for node in content:
        match node:
            case Text(text) | Superscript(text):
                out.append(text)
            case Break():
                out.append("\n")
            case Placeholder(name):
                out.append(f"[{name}]")
            case Styled() | Value() | Reference():
                out.append(plain(node.content))
            case Marked(mark) if mark.becomes:
                out.append(plain(node.content))
    return "".join(out)


def mapped(content: tuple[Inline, ...], change: Callable[[Inline], Inline]) -> tuple[Inline, ...]:
    """Inlines with `change` applied to every node, innermost first."""
    out: list[Inline] = []
    for node in content:
        if isinstance(node, Styled | Value | Reference | Marked):
            out.append(change(replace(node, content=mapped(node.content, change))))
        else:
            out.append(change(node))
    return tuple(out)


def inner(content: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every inline node, outermost first, in reading order."""
    for node in content:
        yield node
        if isinstance(node, Styled | Value | Reference | Marked):
            yield from inner(node.content)


def walk(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    """Every provision, containers first, in reading order."""
    for provision in provisions:
        yield provision
        yield from walk(tuple(part for part in provision.body if isinstance(part, Provision)))


def blocks(body: tuple[Provision | Block, ...]) -> Iterator[Block]:
    """The blocks that stand directly in a body, and those inside list items, in reading order."""
    for part in body:
        if isinstance(part, Provision):
            continue
        yield part
        if isinstance(part, ItemList):
            for item in part.items:
                yield from blocks(item.blocks)


def runs(provision: Provision) -> Iterator[tuple[Inline, ...]]:
    """Every run of inlines in a provision itself (not in those it contains), heading first."""
    if provision.heading:
        yield provision.heading
    for block in blocks(provision.body):
        yield from block_runs(block)


def item_label(block: ItemList, index: int) -> str:
    """What is printed before an item."""
    label = plain(block.items[index].label)
    if block.style == "label" and block.items[index].label:
        return label
    if block.style == "dash":
        return "–"
    first = plain(block.items[0].label)
    rank = (int(first) if first.isdecimal() else 1) + index
    if block.style in ("lower-alpha", "lower-roman"):
        return f"{NUMERALS[block.style](rank)})"
    return f"{rank}."


def block_runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The runs of inlines of one block, list items' labels included, their blocks not."""
    match block:
        case Paragraph():
            yield block.content
        case ItemList():
            for item in block.items:
                yield item.label
        case Table():
            for cell in block.head:
                yield cell.content
            for row in block.rows:
                for cell in row:
                    yield cell.content
        case SignatureBlock():
            for column in block.columns:
                yield from column.caption
                for signature in column.signatures:
                    yield signature.mention
                    yield signature.name
                    yield from signature.capacity


def signatures(document: Document) -> Iterator[Signature]:
    """Every signature of the act, in the order of its page."""
    for block in document.closing:
        if isinstance(block, SignatureBlock):
            for column in block.columns:
                yield from column.signatures
