"""Editions of clauses: another one taken, the next one opened with the words in force, a clause of its own opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from engross.diagnostics import Collector, Origin
from engross.model.act_text import CELLS, Piece, language_of
from engross.model.clause import Clause, Status
from engross.renewal.carrying.differences import differences, of
from engross.renewal.carrying.rough import Attempt, RoughCopy
from engross.renewal.chosen import pinned
from engross.renewal.rewording import as_typed, plainly, reworded
from engross.source.editions import every_language, notes_file, open_edition, with_words
from engross.source.edits import scalar
from engross.source.library import Library

Way = Literal["words", "paragraphs", "whole"]
WAYS: tuple[Way, ...] = ("words", "paragraphs", "whole")
"""How the words of a clause are changed: where they were typed; its changed paragraphs typed anew; all of it."""


def available(library: Library, ident: str) -> Iterator[str]:
    """The editions of a clause that may be taken, the last one first."""
    for edition in reversed(library.editions(ident)):
        clause = library.clause_as_written(f"{ident}@{edition}", Collector())
        if clause is not None and clause.front.status is not Status.WITHDRAWN:
            yield edition


def file_of(library: Library, name: str) -> str:
    """The file of an edition (`culture@2017`); empty if it is not read."""
    clause = library.clause_as_written(name, Collector())
    return clause.file if clause is not None else ""


def take(copy: RoughCopy, ident: str, clause: Clause) -> bool:
    """Choose another edition of the clause for a provision; whether one says the text in force."""
    for edition in available(copy.library, clause.id):
        name = f"{clause.id}@{edition}"
        if edition != clause.edition:
            text = pinned(copy.now.text, ident, name)
            if copy.keep(ident, text, (file_of(copy.library, name), name)):
                return True
    return False


def reopen(copy: RoughCopy, since: Attempt, ident: str, clause: Clause, way: Way) -> bool:
    """Open the next edition of the clause with the words in force, from the act as it stands in `since`.

    Whether that makes the provision right.
    """
    year = copy.wish.period.start.year
    made = open_edition(copy.library, clause.name, year=year, note=_notes(copy, ident) or None)
    files = dict(made.files)
    edition = made.name.partition("@")[2]
    clauses = {one.file for one in every_language(copy.library, clause.name)}
    for one in differences(ident, since.document, since.act, copy.wanted):
        old = copy.library.clause(clause.name, one.lang, Origin(""), "", Collector())
        if old is None or old.file not in clauses:
            return False
        if way == "whole":
            body: str | None = _typed(one.wanted.pieces)
        else:
            body = reworded(old, one.places, one.own, one.wanted, literal=way == "paragraphs")
        if body is None:
            return False
        file = old.file.replace(f"/{old.edition}.", f"/{edition}.")
        heading = None
        if one.own.heading != one.wanted.heading:
            if plainly(old.heading) != plainly(one.own.heading):
                return False
            heading = as_typed(one.wanted.heading).replace("\\", "")
        files[file] = with_words(files[file], body, heading)
    how = next(iter(files)), made.name
    return copy.keep(ident, pinned(since.text, ident, made.name), how, files)


def opened_for(copy: RoughCopy, ident: str) -> tuple[str, dict[str, str]]:
    """A clause with the words of a provision that came, in each language: its name and its files.

    A new edition if there is one of that name already. Nothing is kept of it here.
    """
    said = _notes(copy, ident)
    if copy.library.editions(ident):
        made = open_edition(copy.library, ident, year=copy.wish.period.start.year, note=said)
        edition = made.name.partition("@")[2]
    else:
        edition = str(copy.wish.period.start.year)
    files = {}
    tags = copy.base.record.languages
    for unit in copy.wanted.units:
        if of(unit) != ident:
            continue
        tag = language_of(unit.id) or tags[0]
        ending = f".{tag.split('-')[0]}" if tag != tags[0] else ""
        heading = f"heading: {scalar(as_typed(unit.heading))}\n" if unit.heading else ""
        front = f"---\n{heading}lang: {tag}\nstatus: draft\n---\n"
        files[f"clauses/{ident}/{edition}{ending}.md"] = front + _typed(unit.pieces)
    files[notes_file(ident, edition)] = "".join(f"- {line}\n" for line in said.split("\n") if line)
    return f"{ident}@{edition}", files


def _notes(copy: RoughCopy, ident: str) -> str:
    """Who changed a provision, in sentences, for the drafting notes of its edition."""
    return "; ".join(one.note for one in copy.inforce.by_whom(ident))


def _typed(pieces: Sequence[Piece]) -> str:
    """Paragraphs as the body of a clause."""
    return "\n\n".join(_paragraphs(pieces)) + "\n"


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[str]:
    """Paragraphs as they are typed into a clause: items together, each with a mark of its kind, rows as a table."""
    held: list[str] = []
    for place, piece in enumerate(pieces):
        follows = place + 1 < len(pieces) and pieces[place + 1].type in ({"li"} if piece.type == "li" else {"row"})
        if piece.type == "li":
            held.append(f"{'-' if piece.label == '–' else f'{len(held) + 1}{piece.label[-1:]}'} {as_typed(piece.text)}")
        elif piece.type in ("head", "row"):
            cells = [as_typed(cell).replace("\\\\|", "|") for cell in piece.text.split(CELLS)]
            held.append(f"| {' | '.join(cells)} |")
            if piece.type == "head":
                held.append(f"|{'|'.join([':---'] * len(cells))}|")
        else:
            yield as_typed(piece.text)
            continue
        if not follows:
            yield "\n".join(held)
            held = []
