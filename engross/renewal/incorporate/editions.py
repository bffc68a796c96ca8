"""Takes another edition of a clause, opens the next one with the words in force, or opens a new clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from engross.diagnostics import Collector, Origin
from engross.model.act_text import CELLS, Piece, language_of
from engross.model.clause import Clause, Status
from engross.renewal.act_file import with_edition
from engross.renewal.incorporate.differences import bare_id, differences
from engross.renewal.incorporate.working_files import Attempt, WorkingFiles
from engross.renewal.rewording import as_markdown, normalized, reworded
from engross.source.editions import every_language, notes_file, open_edition, with_words
from engross.source.edits import scalar
from engross.source.library import Library

Way = Literal["words", "paragraphs", "whole"]
WAYS: tuple[Way, ...] = ("words", "paragraphs", "whole")
"""How a clause is changed: single words where they were typed, whole changed paragraphs, or all its text."""


def available(library: Library, ident: str) -> Iterator[str]:
    """The editions of a clause that are not withdrawn, the last one first."""
    for edition in reversed(library.editions(ident)):
        clause = library.clause_as_written(f"{ident}@{edition}", Collector())
        if clause is not None and clause.front.status is not Status.WITHDRAWN:
            yield edition


def file_of(library: Library, name: str) -> str:
    """The file of an edition (`culture@2017`); empty if the edition cannot be read."""
    clause = library.clause_as_written(name, Collector())
    return clause.file if clause is not None else ""


def take_edition(work: WorkingFiles, ident: str, clause: Clause) -> bool:
    """Choose the edition of the clause that says the text in force. Gives whether there is one."""
    for edition in available(work.library, clause.id):
        name = f"{clause.id}@{edition}"
        if edition != clause.edition:
            text = with_edition(work.now.text, ident, name)
            if work.keep(ident, text, (file_of(work.library, name), name)):
                return True
    return False


def open_next_edition(work: WorkingFiles, since: Attempt, ident: str, clause: Clause, way: Way) -> bool:
    """Open the next edition of the clause with the words in force, starting from the act in `since`.

    Gives whether the provision then matches the text in force.
    """
    year = work.request.period.start.year
    opened = open_edition(work.library, clause.name, year=year, note=_notes(work, ident) or None)
    files = dict(opened.files)
    edition = opened.name.partition("@")[2]
    clauses = {text.file for text in every_language(work.library, clause.name)}
    for difference in differences(ident, since.document, since.act, work.wanted):
        old = work.library.clause(clause.name, difference.lang, Origin(""), "", Collector())
        if old is None or old.file not in clauses:
            return False
        if way == "whole":
            body: str | None = _typed(difference.wanted.pieces)
        else:
            body = reworded(old, difference.places, difference.own, difference.wanted, literal=way == "paragraphs")
        if body is None:
            return False
        file = old.file.replace(f"/{old.edition}.", f"/{edition}.")
        heading = None
        if difference.own.heading != difference.wanted.heading:
            if normalized(old.heading) != normalized(difference.own.heading):
                return False
            heading = as_markdown(difference.wanted.heading).replace("\\", "")
        files[file] = with_words(files[file], body, heading)
    how = next(iter(files)), opened.name
    return work.keep(ident, with_edition(since.text, ident, opened.name), how, files)


def clause_for(work: WorkingFiles, ident: str) -> tuple[str, dict[str, str]]:
    """A clause with the words of an added provision, in each language: its name and its files.

    It is a new edition if a clause of that name exists. Nothing is written to `work`.
    """
    notes = _notes(work, ident)
    if work.library.editions(ident):
        opened = open_edition(work.library, ident, year=work.request.period.start.year, note=notes)
        edition = opened.name.partition("@")[2]
    else:
        edition = str(work.request.period.start.year)
    files = {}
    tags = work.expiring.record.languages
    for unit in work.wanted.units:
        if bare_id(unit) != ident:
            continue
        tag = language_of(unit.id) or tags[0]
        ending = f".{tag.split('-')[0]}" if tag != tags[0] else ""
        heading = f"heading: {scalar(as_markdown(unit.heading))}\n" if unit.heading else ""
        front = f"---\n{heading}lang: {tag}\nstatus: draft\n---\n"
        files[f"clauses/{ident}/{edition}{ending}.md"] = front + _typed(unit.pieces)
    files[notes_file(ident, edition)] = "".join(f"- {line}\n" for line in notes.split("\n") if line)
    return f"{ident}@{edition}", files


def _notes(work: WorkingFiles, ident: str) -> str:
    """Who changed a provision, in sentences, for the drafting notes of its edition."""
    return "; ".join(change.note for change in work.in_force.by_whom(ident))


def _typed(pieces: Sequence[Piece]) -> str:
    """Paragraphs as the body of a clause."""
    return "\n\n".join(_paragraphs(pieces)) + "\n"


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[str]:
    """Paragraphs as they are typed into a clause: items in one block, each with its marker; rows as a table."""
    held: list[str] = []
    for place, piece in enumerate(pieces):
        follows = place + 1 < len(pieces) and pieces[place + 1].type in ({"li"} if piece.type == "li" else {"row"})
        if piece.type == "li":
            held.append(
                f"{'-' if piece.label == '–' else f'{len(held) + 1}{piece.label[-1:]}'} {as_markdown(piece.text)}"
            )
        elif piece.type in ("head", "row"):
            cells = [as_markdown(cell).replace("\\\\|", "|") for cell in piece.text.split(CELLS)]
            held.append(f"| {' | '.join(cells)} |")
            if piece.type == "head":
                held.append(f"|{'|'.join([':---'] * len(cells))}|")
        else:
            yield as_markdown(piece.text)
            continue
        if not follows:
            yield "\n".join(held)
            held = []
