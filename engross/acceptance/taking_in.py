"""Takes the wanted text into the files of an act: entries, data, editions. What cannot be placed stays, and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from engross.acceptance.bodies import new_bodies, typed_body
from engross.acceptance.comparable import Part, act_text_of, parts_of, printed_as
from engross.acceptance.typed_text import as_typed, retyped
from engross.acceptance.values import Held, clause_of, nearest
from engross.acceptance.words import Words, coded
from engross.diagnostics import Collector, Origin
from engross.model.act_text import COVER, SIGNATURES, ActText, language_of
from engross.model.clause import Clause
from engross.model.document import Document
from engross.model.moment import Period
from engross.model.protocol import Protocol
from engross.renewal.act_file import path_of, read_yaml, value_at, with_edition
from engross.renewal.expiring_act import ExpiringAct
from engross.renewal.incorporate.differences import (
    added,
    bare_id,
    changed,
    is_settled,
    misplaced,
    repealed,
    settled,
)
from engross.renewal.incorporate.editions import take_edition
from engross.renewal.incorporate.entries import move, put_in, take_out
from engross.renewal.incorporate.working_files import Attempt, TextInForce, WorkingFiles, act_path
from engross.renewal.request import RenewalRequest
from engross.source.editions import every_language, next_edition, notes_file, open_edition, with_words
from engross.source.edits import scalar
from engross.source.library import Library, Sourced
from engross.source.predecessors import PrecedingAct

Why = Literal["cover", "signatures", "template", "language", "words", "added", "removed", "moved", "shape"]
"""Why a provision could not be made to say what is wanted."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A provision that says what is wanted: its id, what was done to it, in which file, and values that changed.

    `values` holds for each the file, the path in it, and the new value.
    """

    ident: str
    deed: Literal["edition", "chosen", "value", "added", "removed", "moved"]
    file: str = ""
    edition: str = ""
    values: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A provision that could not be made to say what is wanted, and why."""

    ident: str
    why: Why


@dataclass(slots=True)
class TakenIn:
    """The files to write, what was placed and what was not, and the act that the files make."""

    files: dict[str, str] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of an act: its parts, and how closely they compare.

    Without `lists` the depth of items does not count, without `styles`
    emphasis does not. `note` goes into the notes of each edition that is
    opened. `harmless` says of changed files whether every signed act still
    says what it said.
    """

    parts: tuple[Part, ...]
    today: date
    note: str = ""
    lists: bool = True
    styles: bool = True
    harmless: Callable[[Mapping[str, str]], bool] = lambda _: True


def take_in(
    library: Library,
    protocol: Sourced[Protocol],
    name: str,
    wish: Wish,
    make: Callable[[Mapping[str, str]], Document | None],
) -> TakenIn:
    """The files with which the act `name` says what is wanted, as far as that can be done.

    `make` makes the act with these files in place of the written ones; None
    if no act can be made. Each step is tried, and kept only if the provision
    then says what is wanted and no other one stops doing so.
    """
    wanted = act_text_of(protocol.record.languages[0], wish.parts, lists=wish.lists, styles=wish.styles)

    def build(files: Mapping[str, str]) -> tuple[Document, ActText] | None:
        document = make(files)
        if document is None:
            return None
        now = printed_as(parts_of(document), wish.parts)
        return document, act_text_of(document.lang, now, lists=wish.lists, styles=wish.styles)

    work = _working_files(library, protocol, name, wish, TextInForce(wanted, {}, build, lambda _: None))
    if work is None:
        return TakenIn()
    taking = _TakingIn(work, wish)
    taking.entries()
    taking.words()
    return taking.outcome()


def _working_files(
    library: Library, protocol: Sourced[Protocol], name: str, wish: Wish, aim: TextInForce
) -> WorkingFiles | None:
    act = ExpiringAct(PrecedingAct(name, protocol.record, protocol.source), name, None, ())
    period = protocol.record.period or Period.model_validate({"from": wish.today, "to": wish.today})
    made = aim.build({})
    if made is None:
        return None
    text = "\n".join(protocol.source.lines)
    return WorkingFiles(library, act, aim, RenewalRequest(period, wish.today), Attempt(text, *made))


class _TakingIn:
    def __init__(self, work: WorkingFiles, wish: Wish) -> None:
        self.work = work
        self.wish = wish
        self.first = work.now
        self.placed: dict[str, Placed] = {}

    def entries(self) -> None:
        """Take out, put in and move the entries of provisions."""
        work = self.work
        for ident in repealed(work.now.act, work.wanted):
            take_out(work, ident)
            if work.now.act.unit(ident) is None:
                self.placed[ident] = Placed(ident, "removed")
        for ident in added(work.now.act, work.wanted):
            if not self._in_every_language(ident):
                continue
            before = set(work.files)
            put_in(work, ident, self._new_clause)
            if is_settled(ident, work.now.act, work.wanted):
                file, edition = work.how.get(ident, ("", ""))
                come = next((one for one in work.files if one not in before), file)
                self.placed[ident] = Placed(ident, "added", come, edition)
        for ident in misplaced(work.now.act, work.wanted):
            move(work, ident)
            if ident not in misplaced(work.now.act, work.wanted):
                self.placed[ident] = Placed(ident, "moved")

    def words(self) -> None:
        """Change values and words. A value that two provisions print may only be right once both were changed."""
        work = self.work
        for ident in changed(work.now.act, work.wanted):
            if not is_settled(ident, work.now.act, work.wanted):
                self._change(ident)

    def _in_every_language(self, ident: str) -> bool:
        units = [unit for unit in self.work.wanted.units if bare_id(unit) == ident]
        return len(units) == len(self.work.expiring.record.languages)

    def _change(self, ident: str) -> None:
        work = self.work
        clause = self._clause(ident)
        held = nearest(work, self.wish.parts, ident, clause)
        if held.files and not self.wish.harmless({**work.files, **held.files, act_path(work.expiring): held.text}):
            held = Held(work.now.text, work.now)
        if is_settled(ident, held.attempt.act, work.wanted):
            if held.places and work.keep(ident, held.text, ("", ident), held.files):
                self.placed[ident] = Placed(ident, "value", held.places[0][0], "", held.places)
            return
        if clause is None:
            return
        if take_edition(work, ident, clause):
            file, edition = work.how[ident]
            self.placed[ident] = Placed(ident, "chosen", file, edition)
            return
        for since in (held, Held(work.now.text, work.now)) if held.places else (held,):
            if self._next_edition(ident, clause, since):
                return

    def _clause(self, ident: str) -> Clause | None:
        path = path_of(self.work.now.text, ident)
        if path is None or ident in (COVER, SIGNATURES):
            return None
        data = value_at(read_yaml(self.work.now.text).data, path)
        return clause_of(self.work, str(data["clause"]) if isinstance(data, dict) else str(data))

    def _next_edition(self, ident: str, clause: Clause, since: Held) -> bool:
        """Open the next edition of a clause with the wanted words. Gives whether the provision then says them."""
        work = self.work
        opened = open_edition(work.library, clause.name, year=self.wish.today.year, note=self.wish.note or None)
        name = next(iter(opened.files))
        for files in self._written(ident, clause, since, opened.name.partition("@")[2], dict(opened.files)):
            text = with_edition(since.text, ident, opened.name)
            if work.keep(ident, text, (name, opened.name), {**since.files, **files}):
                self.placed[ident] = Placed(ident, "edition", name, opened.name, since.places)
                return True
        return False

    def _written(
        self, ident: str, clause: Clause, since: Held, edition: str, files: dict[str, str]
    ) -> Iterator[dict[str, str]]:
        """The files of an edition with its words changed, in each language that differs; the likeliest first."""
        work = self.work
        own = {version.file for version in every_language(work.library, clause.name)}
        now = {part.id: part for part in parts_of(since.attempt.document)}
        choices: list[tuple[str, list[str], str | None, str | None]] = []
        for wish in self.wish.parts:
            part = now.get(wish.id)
            if part is None or wish.id.partition("@")[0] != ident or _says(since.attempt.act, work.wanted, wish.id):
                continue
            tag = language_of(wish.id) or work.expiring.record.languages[0]
            old = work.library.clause(clause.name, tag, Origin(""), "", Collector())
            if old is None or old.file not in own:
                return
            heading = _heading(old, part.heading, wish.heading)
            file = old.file.replace(f"/{old.edition}.", f"/{edition}.")
            # Without a label a clause is called by its heading in lists. These may have to stay as they are.
            label = old.heading if heading is not None and old.front.label is None else None
            choices.append((file, list(new_bodies(old, part, wish)), heading, label))
        if not choices:
            return
        for number in range(max(len(bodies) for _, bodies, _, _ in choices)):
            for labelled in (False, True) if any(label for _, _, _, label in choices) else (False,):
                written = dict(files)
                for file, bodies, heading, label in choices:
                    body = bodies[min(number, len(bodies) - 1)]
                    written[file] = with_words(written[file], body, heading, label if labelled else None)
                yield written

    def _new_clause(self, work: WorkingFiles, ident: str) -> tuple[str, dict[str, str]]:
        """A clause with the words of an added provision, in each language: its name and its files."""
        tags = work.expiring.record.languages
        known = work.library.editions(ident)
        year = self.wish.today.year
        edition = next_edition(known, year) if known else str(year)
        files = {}
        for part in self.wish.parts:
            if part.id.partition("@")[0] != ident:
                continue
            tag = language_of(part.id) or tags[0]
            ending = f".{tag.split('-')[0]}" if tag != tags[0] else ""
            heading = f"heading: {scalar(_plain(part.heading))}\n" if part.heading.text else ""
            front = f"---\n{heading}lang: {tag}\nstatus: draft\n---\n"
            files[f"clauses/{ident}/{edition}{ending}.md"] = front + typed_body(part.lines)
        if self.wish.note:
            files[notes_file(ident, edition)] = f"- {self.wish.note}\n"
        return f"{ident}@{edition}", files

    # outcome

    def outcome(self) -> TakenIn:
        """What is to be written, and what does not say what is wanted."""
        work = self.work
        files = dict(work.files)
        if work.now.text != self.first.text:
            files[act_path(work.expiring)] = work.now.text
        wrong = list(self._wrong())
        left = {one.ident for one in wrong}
        placed = [one for ident, one in self.placed.items() if ident not in left]
        # One value may have made several provisions right: these are told too.
        told = {one.ident for one in placed}
        before = settled(self.first.act, work.wanted)
        values = tuple(value for one in placed for value in one.values)
        for unit in work.wanted.units:
            ident = bare_id(unit)
            if ident not in told | left and unit.id not in before and values:
                told.add(ident)
                placed.append(Placed(ident, "value", values[0][0], "", values))
        return TakenIn(files, placed, wrong, work.now.document)

    def _wrong(self) -> Iterator[Unplaced]:
        work = self.work
        now, wanted = work.now.act, work.wanted
        for ident in repealed(now, wanted):
            yield Unplaced(ident, "removed")
        for ident in added(now, wanted):
            yield Unplaced(ident, "added" if self._in_every_language(ident) else "language")
        for ident in misplaced(now, wanted):
            yield Unplaced(ident, "moved")
        for ident in changed(now, wanted):
            if not is_settled(ident, now, wanted):
                yield Unplaced(ident, self._why(ident))

    def _why(self, ident: str) -> Why:
        if ident in (COVER, SIGNATURES):
            return "cover" if ident == COVER else "signatures"
        if self._clause(ident) is None:
            return "template"
        pairs = [(self.work.now.act.unit(unit.id), unit) for unit in self.work.wanted.units if bare_id(unit) == ident]
        texts = all(
            now is not None and [piece.text for piece in now.pieces] == [piece.text for piece in unit.pieces]
            for now, unit in pairs
        )
        return "shape" if texts else "words"


def _says(now: ActText, wanted: ActText, ident: str) -> bool:
    return ident in settled(now, wanted)


def _heading(clause: Clause, now: Words, wanted: Words) -> str | None:
    """The heading as it is to be typed; None if it stays as it is."""
    if coded(now) == coded(wanted):
        return None
    typed = retyped(clause.heading, now, wanted) if clause.heading else None
    return typed if typed is not None else _plain(wanted)


def _plain(words: Words) -> str:
    """Words of a heading as they are typed, without the marks of Markdown."""
    return as_typed(coded(Words(words.text))).replace("\\", "")
