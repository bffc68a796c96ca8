"""What amendments changed, carried into the draft: each step is tried, and kept only if it gives the text in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Literal

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Severity
from engross.language import grammar
from engross.model.acttext import CELLS, COVER, SIGNATURES, ActText, Piece, Unit, parent, tongue
from engross.model.clause import Clause, Status
from engross.model.document import Document, Provision, Version, plain, walk
from engross.model.noun import Gender
from engross.renewal.base import Base
from engross.renewal.chosen import at, found, given, parsed, pinned, placed, with_new
from engross.renewal.inforce import By, InForce, Tried
from engross.renewal.rewording import Typed, as_typed, hunks, plainly, reworded, steps, typed
from engross.renewal.wish import Wish
from engross.source.chain import Link
from engross.source.editions import every_language, notes_file, opened, with_words
from engross.source.edits import add, ahead, drop, put, scalar
from engross.source.library import Library
from engross.source.yamlfile import stretches

Way = Literal["words", "paragraphs", "whole"]
WAYS: tuple[Way, ...] = ("words", "paragraphs", "whole")
"""How the words of a clause are changed: where they were typed; its changed paragraphs typed anew; all of it."""
_MOST = 12
"""How many places of a file are tried for one value."""
_FIGURES = 1000
"""Up to which number a figure in words is looked for."""


@dataclass(slots=True)
class Carried:
    """The act to start the draft from: its file as the text in force asks, editions that were opened, what is told.

    Each finding is with the id of the clause that it is about. `document` is the act made of these files.
    """

    base: Base
    files: dict[str, str] = field(default_factory=dict)
    findings: list[tuple[str, Diagnostic]] = field(default_factory=list)
    document: Document | None = None


def carried(library: Library, base: Base, inforce: InForce, wish: Wish) -> Carried:
    """The act as its amendments left it, in files; editions that are opened are supplied to the library.

    A provision is taken up by another edition that says the text in force, by
    other values, by the next edition of its clause opened with that text, or by a
    clause of its own. What none of these gives exactly stays as it was signed,
    and is told (amendment-left); the rest is told too (amendment-carried).
    """
    return _Carrying(library, base, inforce, wish).made()


class _Carrying:
    def __init__(self, library: Library, base: Base, inforce: InForce, wish: Wish) -> None:
        self.library, self.base, self.inforce, self.wish = library, base, inforce, wish
        self.file = f"protocols/{base.name}.yaml"
        self.text = "\n".join(base.link.source.lines)
        self.out = Carried(base)
        self.tried = inforce.trial({})
        self.signed = self.tried[1] if self.tried is not None else None
        self.how: dict[str, tuple[str, str]] = {}
        """For each provision that was carried the file and the words that say how."""

    def made(self) -> Carried:
        if self.tried is None:
            return self.out
        for ident in self._gone():
            self._drop(ident)
        for ident in self._come():
            self._put_in(ident)
        for ident in self._misplaced():
            self._move(ident)
        for ident in self._changed():
            self._change(ident)
        self._tell()
        self._rebase()
        return self.out

    # what is there and what is wanted

    @property
    def now(self) -> ActText:
        assert self.tried is not None  # nothing is asked before the act was made once
        return self.tried[1]

    def _gone(self) -> list[str]:
        """What was repealed, without what went with its container."""
        wanted = {unit.id for unit in self.inforce.wanted.units}
        gone = {unit.id for unit in self.now.units if unit.id not in wanted}
        return [
            unit.id
            for place, unit in enumerate(self.now.units)
            if unit.id in gone
            and not tongue(unit.id)
            and ((up := parent(self.now.units, place)) is None or self.now.units[up].id not in gone)
        ]

    def _come(self) -> list[str]:
        there = {unit.id for unit in self.now.units}
        return [unit.id for unit in self.inforce.wanted.units if unit.id not in there and not tongue(unit.id)]

    def _changed(self) -> list[str]:
        """The provisions that are not yet as they are wanted, by their ids without a language."""
        right = self._right(self.tried) if self.tried is not None else set()
        there = {unit.id for unit in self.now.units}
        found_ = (unit.id for unit in self.inforce.wanted.units if unit.id in there - right)
        return list(dict.fromkeys(ident.partition("@")[0] for ident in found_))

    def _right(self, tried: Tried) -> set[str]:
        """The ids of what is as it is wanted."""
        own = {unit.id: _plain(unit) for unit in tried[1].units}
        return {unit.id for unit in self.inforce.wanted.units if own.get(unit.id) == _plain(unit)}

    def _is_right(self, ident: str, tried: Tried) -> bool:
        own = {unit.id for unit in self.inforce.wanted.units if unit.id.partition("@")[0] == ident}
        there = {unit.id for unit in tried[1].units if unit.id.partition("@")[0] == ident}
        return own == there and own <= self._right(tried)

    # trying

    def _try(self, text: str, files: Mapping[str, str] | None = None) -> Tried | None:
        return self.inforce.trial({self.file: text, **self.out.files, **(files or {})})

    def _keep(self, ident: str, text: str, how: tuple[str, str], files: Mapping[str, str] | None = None) -> bool:
        """Keep a step if it makes the provision right and nothing else wrong."""
        tried = self._try(text, files)
        if tried is None or self.tried is None or not self._is_right(ident, tried):
            return False
        if not self._right(self.tried) <= self._right(tried):
            return False
        self.text, self.tried = text, tried
        for name, words in (files or {}).items():
            self.out.files[name] = words
            self.library.supply(name, words)
        self.how[ident] = how
        return True

    # provisions that went and came

    def _drop(self, ident: str) -> None:
        path = found(self.text, ident)
        if path is not None:
            self._keep(ident, drop(self.text, path), ("", ident))

    def _put_in(self, ident: str) -> None:
        """A provision that came: a clause of that name that says it, or one that is opened for it."""
        units = self.inforce.wanted.units
        place = next(k for k, unit in enumerate(units) if unit.id == ident)
        for edition in self._editions(ident):
            for text in self._entered(ident, f"{ident}@{edition}", place):
                if self._keep(ident, text, (self._clause_file(f"{ident}@{edition}"), f"{ident}@{edition}")):
                    return
        name, files = self._opened_new(ident)
        for text in self._entered(ident, name, place):
            if self._keep(ident, text, (next(iter(files)), name), files):
                return

    def _entered(self, ident: str, name: str, place: int) -> Iterator[str]:
        """The file with an entry more, where the provision stands: after the one before it in its container."""
        before, following, container = self._beside(place)
        kind = self.inforce.wanted.units[place].kind
        for entry in (scalar(name), f"{{clause: {scalar(name)}, kind: {kind}}}"):
            yield from self._set_beside(self.text, entry, before, following, container)
        path = found(self.text, before)
        if path is not None and not isinstance(path[-1], int):
            yield with_new(self.text, name, str(path[1]), before)

    def _beside(self, place: int) -> tuple[str, str, str]:
        """The provisions before and after another in the same container, and that container; empty where none is."""
        units = self.inforce.wanted.units
        up = parent(units, place)
        level = units[place].level
        beside = range(place - 1, -1 if up is None else up, -1)
        before = next((units[k].id for k in beside if units[k].level == level), "")
        end = next((k for k in range(place + 1, len(units)) if units[k].level < level), len(units))
        following = next((units[k].id for k in range(place + 1, end) if units[k].level == level), "")
        return before, following, units[up].id if up is not None else ""

    def _set_beside(self, text: str, entry: str, before: str, following: str, container: str) -> Iterator[str]:
        """The file with an entry after that of `before`, ahead of that of `following`, or first in its container."""
        path = found(text, before) if before else None
        if path is not None and isinstance(path[-1], int):
            yield add(text, path, entry)
        path = found(text, following) if following else None
        if path is not None and isinstance(path[-1], int):
            yield ahead(text, path, entry)
        around = found(text, container) if container else None
        first = next(
            (one for one, _ in placed(parsed(text).data) if around and one[:-1] == (*around, "contains")), None
        )
        if first is not None and isinstance(first[-1], int):
            yield ahead(text, first, entry)

    # provisions that moved

    def _misplaced(self) -> list[str]:
        """What does not stand in the order that is wanted."""
        wanted = [unit.id for unit in self.inforce.wanted.units if not tongue(unit.id)]
        now = [unit.id for unit in self.now.units if not tongue(unit.id)]
        blocks = SequenceMatcher(None, now, wanted, autojunk=False).get_matching_blocks()
        steady = {wanted[block.b + k] for block in blocks for k in range(block.size)}
        return [ident for ident in wanted if ident not in steady and ident in now]

    def _move(self, ident: str) -> None:
        """The entry of a provision taken out, and put where the provision stands now."""
        path = found(self.text, ident)
        place = next(k for k, unit in enumerate(self.inforce.wanted.units) if unit.id == ident)
        if path is None or self.tried is None:
            return
        here = stretches(self.text)[path]
        margin = here.start - (self.text.rfind("\n", 0, here.start) + 1)
        first, *more = self.text[here.start : here.end].split("\n")
        entry = "\n".join([first, *(line[margin:] for line in more)])
        before = len(self._misplaced())
        for text in self._set_beside(drop(self.text, path), entry, *self._beside(place)):
            tried = self._try(text)
            if tried is None or not self._right(self.tried) <= self._right(tried):
                continue
            held, self.tried = self.tried, tried
            if len(self._misplaced()) < before:
                self.text = text
                return
            self.tried = held

    def _opened_new(self, ident: str) -> tuple[str, dict[str, str]]:
        """A clause with the words of a provision that came, in each language; a new edition if there is one already."""
        units = [unit for unit in self.inforce.wanted.units if unit.id.partition("@")[0] == ident]
        notes = self._notes(ident)
        if self.library.editions(ident):
            made = opened(self.library, ident, year=self.wish.period.start.year, note=notes)
            edition = made.name.partition("@")[2]
        else:
            edition = str(self.wish.period.start.year)
        files = {}
        tags = self.base.record.languages
        for unit in units:
            tag = tongue(unit.id) or tags[0]
            ending = f".{tag.split('-')[0]}" if tag != tags[0] else ""
            heading = f"heading: {scalar(as_typed(unit.heading))}\n" if unit.heading else ""
            body = "\n\n".join(_markdown(unit.pieces))
            files[f"clauses/{ident}/{edition}{ending}.md"] = f"---\n{heading}lang: {tag}\nstatus: draft\n---\n{body}\n"
        files[notes_file(ident, edition)] = "".join(f"- {line}\n" for line in notes.split("\n") if line)
        return f"{ident}@{edition}", files

    def _notes(self, ident: str) -> str:
        return "; ".join(one.note for one in self._by(ident))

    def _by(self, ident: str) -> tuple[By, ...]:
        own = (by for name, by in self.inforce.by.items() if name.partition("@")[0] == ident)
        return tuple(dict.fromkeys(one for by in own for one in by))

    # provisions that changed

    def _change(self, ident: str) -> None:
        if ident == COVER:
            self._cover()
            return
        path = found(self.text, ident)
        if path is None or ident == SIGNATURES:
            return
        data = at(parsed(self.text).data, path)
        wanted = str(data["clause"]) if isinstance(data, dict) else str(data)
        clause = self.library.clause(wanted, self.base.record.languages[0], Origin(""), "", Collector())
        if clause is None:
            return
        for edition in self._editions(clause.id):
            name = f"{clause.id}@{edition}"
            if edition != clause.edition and self._keep(
                ident, pinned(self.text, ident, name), (self._clause_file(name), name)
            ):
                return
        before, tried = self.text, self.tried
        if self._with_data(ident, clause):
            return
        for text in dict.fromkeys((self.text, before)):
            for way in WAYS:
                self.tried = self._try(text) or tried
                if self._with_words(ident, clause, text, way):
                    return
        self.text, self.tried = before, tried

    def _cover(self) -> None:
        """A title or a subject that changed, in each language."""
        text = self.text
        tags = self.base.record.languages
        for unit in self.inforce.wanted.units:
            own = self.now.unit(unit.id)
            if unit.id.partition("@")[0] != COVER or own is None or len(own.pieces) != len(unit.pieces):
                continue
            tag = tongue(unit.id) or tags[0]
            if own.heading != unit.heading and ("title",) not in parsed(text).keys:
                text = add(text, ("kind",), f"title: {{{tag.split('-')[0]}: {scalar(as_typed(unit.heading))}}}")
            pairs = [(own.heading, unit.heading)]
            pairs += [(old.text, new.text) for old, new in zip(own.pieces, unit.pieces, strict=True)]
            for old, new in pairs:
                source = parsed(text)
                for path in source.values:
                    value = at(source.data, path) if path[:1] in (("title",), ("subject",)) else None
                    if old != new and isinstance(value, str) and plainly(value) == plainly(old):
                        text = put(text, path, scalar(as_typed(new)))
                        break
        self._keep(COVER, text, ("", "title"))

    def _editions(self, ident: str) -> Iterator[str]:
        """The editions of a clause that may be taken, the last one first."""
        for edition in reversed(self.library.editions(ident)):
            clause = self.library.clause_as_written(f"{ident}@{edition}", Collector())
            if clause is not None and clause.front.status is not Status.WITHDRAWN:
                yield edition

    def _clause_file(self, name: str) -> str:
        clause = self.library.clause_as_written(name, Collector())
        return clause.file if clause is not None else ""

    def _provision(self, ident: str, version: Version) -> Provision | None:
        return next((one for one in walk((*version.provisions, *version.annexes)) if one.id == ident), None)

    def _pairs(self, ident: str) -> Iterator[tuple[str, Unit, Unit, tuple[Typed, ...]]]:
        """A provision in each language in which it is not right: the language, as it is and as it is wanted."""
        assert self.tried is not None  # nothing is asked before the act was made once
        document, now = self.tried
        for version in document.versions:
            name = ident if version is document.versions[0] else f"{ident}@{version.lang}"
            own, wanted = now.unit(name), self.inforce.wanted.unit(name)
            provision = self._provision(ident, version)
            if own is not None and wanted is not None and provision is not None and own != wanted:
                yield version.lang, own, wanted, typed(provision)

    # values

    def _with_data(self, ident: str, clause: Clause) -> bool:
        """Values changed where the words that they print changed. Whether that makes the provision right."""
        start = self.text, self.tried
        for _ in range(_MOST):
            best: tuple[float, str, Tried] | None = None
            near = self._nearness(ident, self.tried)
            for text in dict.fromkeys(self._data_steps(ident, clause)):
                tried = self._try(text)
                if tried is None:
                    continue
                came = self._nearness(ident, tried)
                if came > near and (best is None or came > best[0]):
                    best = came, text, tried
            if best is None:
                break
            _, self.text, self.tried = best
            if self._is_right(ident, self.tried):
                text, self.text, self.tried = self.text, *start
                return self._keep(ident, text, ("", clause.name))
        return False

    def _nearness(self, ident: str, tried: Tried | None) -> float:
        """How much of what is wanted of a provision is there."""
        total = 0.0
        for unit in self.inforce.wanted.units:
            own = tried[1].unit(unit.id) if tried is not None else None
            if unit.id.partition("@")[0] == ident and own is not None:
                total += SequenceMatcher(None, _words(own), _words(unit), autojunk=False).ratio()
        return total

    def _data_steps(self, ident: str, clause: Clause) -> Iterator[str]:
        """The file with one value other than it is, in each way that may bring the provision nearer."""
        for lang, own, wanted, places in self._pairs(ident):
            if len(places) != len(own.pieces):
                continue
            for tag, i, j, k, n in steps(own, wanted):
                if tag == "replace":
                    yield from self._values(ident, clause, lang, places[i], own.pieces[i], wanted.pieces[k])
                elif tag in ("insert", "delete"):
                    yield from self._rows(ident, own, places, i, j, wanted.pieces[k:n])

    def _values(self, ident: str, clause: Clause, lang: str, place: Typed, old: Piece, new: Piece) -> Iterator[str]:
        start = 0
        spans = []
        for words, asked in place.runs:
            spans.append((start, start + len(words), words, asked))
            start += len(words)
        for one in hunks(old.text, new.text):
            for first, last, words, asked in spans:
                if not asked or one.end <= first or last <= one.start:
                    continue
                # Words that stand beside the value may be in the hunk with it.
                said = one.new
                if first < one.start:
                    said = old.text[first : one.start] + said
                elif first > one.start:
                    said = said.removeprefix(old.text[one.start : first])
                said = said + old.text[one.end : last] if one.end < last else said
                if one.end > last:
                    said = said.removesuffix(old.text[last : one.end])
                yield from self._valued(ident, clause, lang, asked, words, said)

    def _valued(self, ident: str, clause: Clause, lang: str, asked: str, old: str, new: str) -> Iterator[str]:
        """The file with the value that printed `old` made one that prints `new`."""
        name = asked.partition(".")[0]
        variable = clause.front.variables.get(name)
        path = found(self.text, ident) or ()
        if variable is not None and variable.type in ("integer", "year", "date"):
            made = _figure(new, lang) if variable.type != "date" else _day(new, lang, self.wish)
            if made:
                yield self._set(ident, path, name, made)
            return
        source = parsed(self.text)
        places = [one for one in source.values if one[: len(path) + 1] == (*path, "with") or one[:1] == ("with",)]
        for one in places[: _MOST * 10]:
            value = at(source.data, one)
            if isinstance(value, str) and plainly(value) == plainly(old):
                yield put(self.text, one, scalar(as_typed(new).replace("\\", "")))

    def _set(self, ident: str, path: Path, name: str, value: str) -> str:
        values = parsed(self.text).values
        for one in ((*path, "with", name), ("with", name)):
            if one in values:
                return put(self.text, one, value)
        return given(self.text, ident, {name: value})

    def _rows(
        self, ident: str, own: Unit, places: tuple[Typed, ...], i: int, j: int, come: tuple[Piece, ...]
    ) -> Iterator[str]:
        """The file with an entry more, or less, in a list of values that prints the rows of a table."""
        if any(piece.type != "row" for piece in (*own.pieces[i:j], *come)):
            return
        head = next((k for k in range(min(i, len(own.pieces)) - 1, -1, -1) if own.pieces[k].type == "head"), None)
        path = found(self.text, ident)
        if head is None or path is None:
            return
        data = at(parsed(self.text).data, path)
        lists = data.get("with", {}) if isinstance(data, dict) else {}
        rows = [piece.text.split(CELLS) for piece in own.pieces[head + 1 :] if piece.type == "row"]
        for name, held in lists.items():
            if not isinstance(held, list) or len(held) != len(rows) or not held or not isinstance(held[0], dict):
                continue
            here: Path = (*path, "with", name)
            if j > i:
                yield drop(self.text, (*here, i - head - 1))
                continue
            columns = _columns(held, rows)
            cells = come[0].text.split(CELLS)
            if columns is None or len(cells) != len(rows[0]):
                continue
            entry = ", ".join(f"{key}: {scalar(as_typed(cells[column]))}" for key, column in columns.items())
            if i - head - 1 > 0:
                yield add(self.text, (*here, i - head - 2), f"{{{entry}}}")
            else:
                yield ahead(self.text, (*here, 0), f"{{{entry}}}")

    # words

    def _with_words(self, ident: str, clause: Clause, text: str, way: Way) -> bool:
        """The next edition of the clause opened with the words in force."""
        year = self.wish.period.start.year
        made = opened(self.library, clause.name, year=year, note=self._notes(ident) or None)
        files = dict(made.files)
        edition = made.name.partition("@")[2]
        clauses = {one.file: one for one in every_language(self.library, clause.name)}
        for lang, own, wanted, places in self._pairs(ident):
            old = self.library.clause(clause.name, lang, Origin(""), "", Collector())
            if old is None or old.file not in clauses:
                return False
            if way == "whole":
                body: str | None = "\n\n".join(_markdown(wanted.pieces)) + "\n"
            else:
                body = reworded(old, places, own, wanted, literal=way == "paragraphs")
            if body is None:
                return False
            file = old.file.replace(f"/{old.edition}.", f"/{edition}.")
            heading = None
            if own.heading != wanted.heading:
                if plainly(old.heading) != plainly(own.heading):
                    return False
                heading = as_typed(wanted.heading).replace("\\", "")
            files[file] = with_words(files[file], body, heading)
        first = next(iter(files))
        return self._keep(ident, pinned(text, ident, made.name), (first, made.name), files)

    # what is told

    def _tell(self) -> None:
        """Each provision that an amendment touched, once: how it was carried, or that it was not."""
        assert self.tried is not None  # made() goes no further without
        right, misplaced = self._right(self.tried), self._misplaced()
        touched = dict.fromkeys(name.partition("@")[0] for name in self.inforce.by)
        for ident in touched:
            by = self._by(ident)
            own = [unit for unit in self.inforce.wanted.units if unit.id.partition("@")[0] == ident]
            done = (
                ident not in misplaced
                and all(unit.id in right for unit in own)
                and (bool(own) or self.now.unit(ident) is None)
            )
            facts = {"name": ident, "title": "; ".join(dict.fromkeys(one.title for one in by)), "text": ident}
            file, how = self.how.get(ident, ("", ""))
            shown = own[0] if own else self.signed.unit(ident) if self.signed is not None else None
            if shown is not None and (shown.number or shown.heading):
                said = " ".join(part for part in (shown.number, shown.heading) if part)
                facts["text"] = said.replace("<sup>", "").replace("</sup>", "")
            where, line = self._where(ident, file)
            also = tuple(dict.fromkeys(one.origin for one in by))
            if done:
                facts["how"] = how or ident
                self.out.findings.append(
                    (ident, Diagnostic("amendment-carried", where, Severity.NOTE, facts, line, also))
                )
            else:
                self.out.findings.append(
                    (ident, Diagnostic("amendment-left", where, Severity.WARNING, facts, line, also))
                )

    def _where(self, ident: str, file: str) -> tuple[Origin, str]:
        """Where a person looks: the edition that was opened or taken, else the entry in the draft."""
        if file:
            return Origin(file), ""
        path = found(self.text, ident)
        target = f"protocols/{self.base.target}.yaml"
        if path is None:
            return Origin(target), ""
        before = self.text[: stretches(self.text)[path].start]
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        said = self.text.split("\n")[line - 1]
        return Origin(target, line, column, max(1, len(said.rstrip()) - column + 1)), said

    def _numbers(self, document: Document) -> None:
        """What numbers the provisions that were put in get when all is counted anew."""
        own = {unit.id: unit.bare for unit in self.now.units if unit.number}
        new = {one.id: plain(one.number.bare) for one in walk(_all(document)) if one.number is not None}
        changed = [
            f"{bare.replace('<sup>', '').replace('</sup>', '')} → {new[ident]}"
            for ident, bare in own.items()
            if ident in new and bare.replace("<sup>", "").replace("</sup>", "") != new[ident]
        ]
        if changed:
            at = Origin(f"protocols/{self.base.target}.yaml")
            facts = {"numbers": ", ".join(changed), "name": self.base.name}
            self.out.findings.append(("", Diagnostic("numbers-anew", at, Severity.NOTE, facts)))

    def _rebase(self) -> None:
        """The act to be renewed read from the file with the changes, under the name that the draft will have."""
        if self.tried is not None:
            self.out.document = self.inforce.counted({self.file: self.text, **self.out.files})
            if self.out.document is not None:
                self._numbers(self.out.document)
        if self.text == "\n".join(self.base.link.source.lines):
            return
        target = f"protocols/{self.base.target}.yaml"
        reading = Library(self.library.workspace)
        for name, words in {target: self.text, **self.out.files}.items():
            reading.supply(name, words)
        made = reading.protocol(self.base.target, Collector())
        assert made is not None  # the act was made of this text a moment ago
        self.out.base = replace(self.base, link=Link(self.base.name, made.record, made.source))


def _plain(unit: Unit) -> Unit:
    """A provision letter for letter; how a space or an apostrophe is set says nothing of what is meant."""
    pieces = tuple(replace(piece, text=plainly(piece.text), label=plainly(piece.label)) for piece in unit.pieces)
    return replace(unit, number=plainly(unit.number), heading=plainly(unit.heading), pieces=pieces)


def _all(document: Document) -> tuple[Provision, ...]:
    first = document.versions[0]
    return (*first.provisions, *first.annexes)


def _words(unit: Unit) -> list[str]:
    return [word for text in (unit.heading, *(piece.text for piece in unit.pieces)) for word in text.split()]


def _markdown(pieces: tuple[Piece, ...]) -> Iterator[str]:
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


def _figure(words: str, lang: str) -> str:
    """The number that is printed so: trois, 3, 3e."""
    speech = grammar(lang)
    bare = words.replace("<sup>", "").replace("</sup>", "").strip()
    for n in range(_FIGURES):
        if bare in (str(n), *(speech.words(n, gender) for gender in (Gender.MASCULINE, Gender.FEMININE))):
            return str(n)
    digits = "".join(letter for letter in bare if letter.isdigit())
    return digits if digits and len(digits) >= len(bare) - 3 else ""


def _day(words: str, lang: str, wish: Wish) -> str:
    """The day that is printed so, of those from ten years before the new period to ten years after it begins."""
    speech = grammar(lang)
    day, last = date(wish.period.start.year - 10, 1, 1), date(wish.period.start.year + 10, 1, 1)
    wanted = plainly(words)
    while day < last:
        if str(day.year) in wanted:
            for said in (speech.date(day), speech.date(day, article=True)):
                if plainly("".join(c for c in said if not "\ue000" <= c <= "\uf8ff")) == wanted.replace(
                    "<sup>", ""
                ).replace("</sup>", ""):
                    return day.isoformat()
        day += timedelta(days=1)
    return ""


def _columns(held: list[dict[str, object]], rows: list[list[str]]) -> dict[str, int] | None:
    """In which column each key of the entries of a list is printed; None where that is not plain."""
    out = {}
    for key in held[0]:
        fitting = [
            column
            for column in range(len(rows[0]))
            if all(
                len(row) == len(rows[0]) and plainly(str(entry.get(key, ""))) == plainly(row[column])
                for entry, row in zip(held, rows, strict=True)
            )
        ]
        if len(fitting) != 1:
            return None
        out[key] = fitting[0]
    return out
