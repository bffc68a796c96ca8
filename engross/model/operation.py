"""The operations of an amendment as data: target, verb, words. Addresses are those of the text before the amendment."""

from __future__ import annotations

from dataclasses import dataclass

from engross.model.act_text import Piece, Unit


@dataclass(frozen=True, slots=True)
class ReplaceWords:
    """Words of one paragraph become others. `nth` says which, from 1, where they stand several times."""

    unit: str
    part: str
    old: str
    new: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class InsertWords:
    """Words are put in after `anchor`, or before it."""

    unit: str
    part: str
    anchor: str
    new: str
    nth: int = 0
    before: bool = False


@dataclass(frozen=True, slots=True)
class DeleteWords:
    """Words of one paragraph are taken out, with the space between them and the word beside them."""

    unit: str
    part: str
    old: str
    nth: int = 0


@dataclass(frozen=True, slots=True)
class ReplaceEverywhere:
    """The same words become others wherever they stand in the texts of one language."""

    old: str
    new: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences `old` from number `first` become `new`; without `old`, `new` is put in after sentence `first`."""

    unit: str
    part: str
    first: int
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """Paragraphs `old` from `part` become `new`; without `old`, `new` is put in after `part`, or first if it is empty.

    `beside` holds the words after which something is put in, so that the place is found again.
    """

    unit: str
    part: str
    old: tuple[Piece, ...] = ()
    new: tuple[Piece, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class MovePieces:
    """Paragraphs `old` from `part` are moved after `after`, or first if it is empty, in the same provision."""

    unit: str
    part: str
    after: str
    old: tuple[Piece, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading becomes another."""

    unit: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ReplaceUnit:
    """All that a provision says becomes something else; what it contains stays."""

    unit: str
    heading: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class InsertUnits:
    """A provision, with those that it contains, is put in after another, or first inside another; else first of all."""

    units: tuple[Unit, ...]
    after: str = ""
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Repeal:
    """A provision is repealed with all that it contains."""

    unit: str


@dataclass(frozen=True, slots=True)
class MoveUnit:
    """A provision is moved with all that it contains."""

    unit: str
    after: str = ""
    inside: str = ""


@dataclass(frozen=True, slots=True)
class NewNumber:
    """The number of one provision as printed, before and after."""

    unit: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renumber:
    """Provisions of one kind get other numbers."""

    numbers: tuple[NewNumber, ...]


@dataclass(frozen=True, slots=True)
class NewLabel:
    """What stands before one item of a list, before and after."""

    part: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Relabel:
    """Items of the lists of one provision get other labels."""

    unit: str
    labels: tuple[NewLabel, ...]


@dataclass(frozen=True, slots=True)
class RepealAct:
    """Another amendment is repealed.

    With `revives` the provisions that it changed have their earlier words again; without, what it did by then stays,
    and what was to take effect later does not.
    """

    act: str
    revives: bool = True


Operation = (
    ReplaceWords
    | InsertWords
    | DeleteWords
    | ReplaceEverywhere
    | Sentences
    | Pieces
    | MovePieces
    | Heading
    | ReplaceUnit
    | InsertUnits
    | Repeal
    | MoveUnit
    | Renumber
    | Relabel
    | RepealAct
)


def target(operation: Operation) -> str:
    """The id of the provision that an operation is about; empty if it is about several, or about none."""
    match operation:
        case InsertUnits():
            return operation.after or operation.inside
        case Renumber() | RepealAct() | ReplaceEverywhere():
            return ""
        case _:
            return operation.unit
