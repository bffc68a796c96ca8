"""Makes the document of a consolidated text.

Unchanged paragraphs keep their nodes. Changed ones are followed by a note that
names the act that changed them. Two tables at the end list the acts and the history of each provision.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from engross.amend.consolidate import Consolidated, Instrument, NotedChange
from engross.amend.emphasis import SetApart, merged, nearest
from engross.amend.notices import Notices
from engross.amend.printed_articles import QUOTED
from engross.amend.text import act_text, nodes, words
from engross.language import grammar
from engross.model.act_text import CELLS, COVER, SIGNATURES, Piece, Unit, language_of, parts
from engross.model.document import (
    Block,
    Cell,
    CitedAct,
    Document,
    Front,
    Inline,
    Item,
    ItemList,
    Lineage,
    Modification,
    Number,
    Paragraph,
    Provision,
    Side,
    SignatureBlock,
    SignatureColumn,
    Table,
    Text,
    Version,
    blocks,
    walk,
)
from engross.model.life import Life

NOTE = "note"
"""The role of a note at a change."""


def plain_document(base: Document, consolidated: Consolidated) -> Document:
    """The document of a text in force without notes and tables, to be compared with that of another day."""
    only = Consolidated(consolidated.text, consolidated.at, consolidated.applied)
    return _document(base, only, ())


def annotated(
    base: Document, consolidated: Consolidated, instruments: Sequence[Instrument], life: Life | None = None
) -> Document:
    """The document of a consolidated text. `base` is the act as signed, `instruments` are all acts that amend it.

    With its `life`, the notice says where the act stands on the day of the text.
    """
    return _document(base, consolidated, instruments, life)


def _document(
    base: Document, consolidated: Consolidated, instruments: Sequence[Instrument], life: Life | None = None
) -> Document:
    annexes_start = next(
        (k for k, unit in enumerate(consolidated.text.units) if unit.id == SIGNATURES), len(consolidated.text.units)
    )
    versions = []
    for version in base.versions:
        lang = "" if version is base.versions[0] else version.lang
        language = _Language(base, version, consolidated, lang)
        units = [unit for unit in consolidated.text.units if language_of(unit.id) == lang]
        before = [unit for unit in units if unit in consolidated.text.units[:annexes_start]]
        after = [unit for unit in units if unit in consolidated.text.units[annexes_start:]]
        annexes = (*language.provisions(after), *(language.tables(instruments) if instruments else ()))
        notice = (language.notice(life),) if instruments else ()
        body = (*notice, *language.provisions([unit for unit in before if unit.kind != COVER]))
        front = language.front(next((unit for unit in before if unit.kind == COVER), None), noted=bool(instruments))
        versions.append(Version(version.lang, front, body, annexes))
    lineage = _lineage(base, consolidated, instruments)
    stamp = f"-{consolidated.at.isoformat()}" if consolidated.at else ""
    return replace(
        base, id=f"{base.id}-consolidated{stamp}", versions=tuple(versions), closing=(), state="ready", lineage=lineage
    )


_AKN = {
    "modified": "substitution",
    "replaced": "substitution",
    "rectified": "substitution",
    "inserted": "insertion",
    "repealed": "repeal",
    "renumbered": "renumbering",
    "moved": "replacement",
}
"""What was done, in the words of Akoma Ntoso (textual modifications)."""


def _lineage(base: Document, consolidated: Consolidated, instruments: Sequence[Instrument]) -> Lineage:
    """The lineage of the text: the same work as the act, its date, the acts applied, each modification."""
    known = base.lineage or Lineage(base.id)
    done = [
        Modification(
            _AKN[change.deed],
            f"article-{change.article}" if change.article else "",
            ident.partition("@")[0],
            change.instrument.name,
            _iso(change.instrument.effective),
            language=language_of(ident),
        )
        for ident, changes in consolidated.history.items()
        for noted in changes
        if noted.deed != "said"
        for change in (noted, *noted.through)
    ]
    applied = {instrument.name for each in consolidated.applied for instrument in (each, *each.amended_by)}
    acts = tuple(cited_act(instrument) for instrument in with_their_own(instruments) if instrument.name in applied)
    days = [instrument.effective for instrument in consolidated.applied if instrument.effective is not None]
    expressed = _iso(consolidated.at or max(days, default=None)) or known.signed
    return replace(known, expressed=expressed, acts=acts, modifications=tuple(done), active=False)


def cited_act(instrument: Instrument) -> CitedAct:
    """What a reference to an instrument needs for its identifier."""
    since = "" if instrument.effect == "rectifies" else _iso(instrument.effective)
    return CitedAct(
        instrument.name,
        instrument.title,
        instrument.template,
        _iso(instrument.signed),
        instrument.effect == "rectifies",
        since,
    )


def with_their_own(instruments: Sequence[Instrument]) -> Iterator[Instrument]:
    """Each instrument, followed by the instruments that amend or rectify it."""
    for instrument in instruments:
        yield instrument
        yield from with_their_own(instrument.amending)


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


class _Language:
    def __init__(self, base: Document, version: Version, consolidated: Consolidated, lang: str) -> None:
        self.version, self.made, self.lang = version, consolidated, lang
        self.closing = base.closing
        self.notices = Notices(grammar(version.lang))
        self.old = {unit.id: unit for unit in act_text(base).units}
        mark = f"@{lang}" if lang else ""
        self.nodes = {provision.id + mark: provision for provision in walk((*version.provisions, *version.annexes))}

    # the cover

    def front(self, unit: Unit | None, *, noted: bool) -> Front:
        """The cover. If `noted`, a line under the title says what this text is: in force on such a day."""
        front = self.version.front
        subject = front.subject
        if unit is not None and unit != self.old.get(unit.id):
            front, subject = _recovered(front, unit)
        if not noted:
            return replace(front, subject=subject)
        what = nodes(self.notices.subject(self.made.at))
        gap: tuple[Inline, ...] = (Text(". "),) if subject else ()
        given = dict(front.words) | {"draft": self.notices.words.not_signed}
        return replace(front, subject=(*subject, *gap, *what), words=tuple(given.items()))

    def notice(self, life: Life | None) -> Provision:
        """The provision at the head of the text which says that nobody signed it, and where the act stands."""
        said = [self.notices.words.notice, *(filter(None, [self.notices.life(life)]) if life is not None else ())]
        texts = tuple(Paragraph(f"notice/p{number}", nodes(words), NOTE) for number, words in enumerate(said, 1))
        return Provision("notice", "preamble", nodes(self.notices.words.notice_heading), body=texts)

    # provisions

    def provisions(self, units: Sequence[Unit]) -> tuple[Provision, ...]:
        """Units as a tree of provisions: a unit contains those of a deeper level that follow it."""
        out: list[Provision] = []
        start = 0
        while start < len(units):
            end = start + 1
            while end < len(units) and units[end].level > units[start].level:
                end += 1
            out.append(self._provision(units[start], self.provisions(units[start + 1 : end])))
            start = end
        return tuple(out)

    def _provision(self, unit: Unit, inner: tuple[Provision, ...]) -> Provision:
        node = self.nodes.get(unit.id)
        number = Number(0, nodes(unit.figure), nodes(unit.number)) if unit.number else None
        heading = merged(node.heading if node is not None else (), unit.heading, self._apart(unit))
        kind = "testimonium" if unit.id == SIGNATURES else unit.kind
        content = tuple(self._signed(unit) if unit.id == SIGNATURES else self._blocks(unit))
        ident = unit.id.partition("@")[0]
        if node is not None:
            return replace(node, kind=kind, heading=heading, number=number, body=(*content, *inner))
        return Provision(ident, kind, heading, number, (*content, *inner))

    def _blocks(self, unit: Unit) -> Iterator[Block]:
        """The blocks of a provision. Each is followed by its note; the note of the provision as a whole is at the end.

        A note on deleted paragraphs stands at their place; one on deleted provisions, after the provision before them.
        """
        whole = self.made.whole.get(unit.id, ())
        marks = self.made.pieces.get(unit.id, ((),) * len(unit.pieces))
        # A provision inserted or replaced as a whole is noted once, at its end, not at each of its paragraphs.
        told = {_making(change) for change in whole if change.deed in ("inserted", "replaced")}
        noted = [tuple(change for change in mark if _making(change) not in told) for mark in marks]
        lost = [removal for removal in self.made.gone if removal.unit == unit.id and removal.piece >= 0]
        runs = _Runs(unit, self.nodes.get(unit.id), self._apart(unit))
        index = 0
        while index <= len(unit.pieces):
            for removal in lost:
                if removal.piece == index:
                    yield self._note(unit, f"gone{index}", self.notices.gone(removal))
            if index == len(unit.pieces):
                break
            end = runs.end(index, noted, {removal.piece for removal in lost})
            yield runs.block(index, end)
            changes = dict.fromkeys(change for k in range(index, end) for change in noted[k])
            if changes:
                yield self._note(unit, f"note{index}", self.notices.bracketed(tuple(changes)))
            index = end
        if whole:
            yield self._note(unit, "note", self.notices.bracketed(whole))
        for removal in self.made.gone:
            if removal.before == unit.id and removal.piece < 0:
                yield self._note(unit, f"gone-{removal.unit}", self.notices.gone(removal))

    def _apart(self, unit: Unit) -> SetApart:
        """The styled words in what instruments put into a provision."""
        given = (
            emphasis for instrument in self.made.applied for emphasis in instrument.emphasis if emphasis.in_ == unit.id
        )
        return [(emphasis.text, emphasis.style) for emphasis in given]

    @staticmethod
    def _note(unit: Unit, name: str, text: str) -> Paragraph:
        return Paragraph(f"{unit.id.partition('@')[0]}/{name}", nodes(text), NOTE)

    # signatures

    def _signed(self, unit: Unit) -> Iterator[Block]:
        """The signatures. If the number of lines is unchanged, the block of the act is kept, with its new lines."""
        block = next((element for element in self.closing if isinstance(element, SignatureBlock)), None)
        old = self.old.get(SIGNATURES)
        if block is None or old is None or len(old.pieces) != len(unit.pieces):
            yield from self._blocks(unit)
            return
        lines = iter([nodes(piece.text) for piece in unit.pieces])
        columns = tuple(_recovered_column(column, lines) for column in block.columns)
        yield replace(block, id=f"{SIGNATURES}/block", columns=columns)
        marks = self.made.pieces.get(unit.id, ())
        changes = dict.fromkeys((*(change for mark in marks for change in mark), *self.made.whole.get(unit.id, ())))
        if changes:
            yield self._note(unit, "note", self.notices.bracketed(tuple(changes)))

    # tables

    def tables(self, instruments: Sequence[Instrument]) -> tuple[Provision, ...]:
        """The two tables: the acts, and the history of each provision."""
        say = self.notices.words
        head = [say.act, say.signed_on, say.in_force_on, say.status]
        rows = [
            [
                _capital(instrument.called(self.version.lang)),
                self.notices.day(instrument.signed),
                self.notices.since(instrument),
                self.notices.status(instrument, self.made),
            ]
            for instrument in with_their_own(instruments)
        ]
        acts = Provision("acts", "notes", nodes(say.acts), body=(_table("acts/t1", head, rows),))
        return (acts, self._history())

    def _history(self) -> Provision:
        say = self.notices.words
        rows = []
        rank = {unit.id: index for index, unit in enumerate(self.made.text.units)}
        histories = {ident: changes for ident, changes in self.made.history.items() if language_of(ident) == self.lang}
        for ident, changes in sorted(histories.items(), key=lambda entry: rank.get(entry[0], len(rank))):
            if len(changes) == 1 and changes[0].deed == "said":
                continue
            name = self._called(ident)
            for change in changes:
                since = self.notices.since(change.instrument)
                rows.append([name, self.notices.deed(change), self.notices.cited(change), since])
                name = ""
        same = [changes[0] for changes in histories.values() if len(changes) == 1 and changes[0].deed == "said"]
        if same:
            base = same[0].instrument
            called = base.called(self.version.lang)
            rows.append([say.all_others if rows else say.all_, say.original, called, self.notices.since(base)])
        head = [say.provision, say.deed, say.by_whom, say.in_force_on]
        return Provision("history", "notes", nodes(say.history), body=(_table("history/t1", head, rows),))

    def _called(self, ident: str) -> str:
        unit = self.made.text.unit(ident)
        name = ident.partition("@")[0]
        if name in (COVER, SIGNATURES):
            return self.notices.words.cover if name == COVER else self.notices.words.signatures
        heading = " ".join(part for part in (unit.number, unit.heading) if part) if unit is not None else ""
        gone = next((removal.words for removal in self.made.gone if removal.unit == ident and removal.piece < 0), "")
        unit = unit or self.old.get(ident)
        testimonium = self.notices.words.testimonium if unit is not None and unit.kind == "testimonium" else ""
        return heading or gone or testimonium or name


class _Runs:
    """Makes blocks of the paragraphs of one provision: a list of its items, a table of its rows.

    An unchanged paragraph or cell keeps its old node, with emphasis and role.
    """

    def __init__(self, unit: Unit, node: Provision | None, apart: SetApart) -> None:
        self.unit, self.names, self.apart = unit, parts(unit), apart
        self.ident = unit.id.partition("@")[0]
        self.paragraphs: dict[str, Paragraph] = {}
        self.cells: dict[str, tuple[Inline, ...]] = {}
        self.aligns: tuple[Cell, ...] = ()
        for block in blocks(node.body) if node is not None else ():
            match block:
                case Paragraph():
                    self.paragraphs.setdefault(words(block.content), block)
                case Table():
                    self.aligns = block.head or self.aligns
                    self.cells |= {words(cell.content): cell.content for row in block.lines for cell in row}
                case _:
                    continue

    def end(self, start: int, noted: Sequence[Sequence[NotedChange]], lost: set[int]) -> int:
        """The index after the last paragraph of the block that begins at `start`.

        A table goes on over all its rows. A list ends after an item that has a note, or where an item was deleted,
        because the note must stand there. Example: of three items a note on the second makes two lists, a) b) and c).
        """
        kind = self.unit.pieces[start].type
        end = start + 1
        if kind in ("head", "row"):
            while end < len(noted) and self.unit.pieces[end].type == "row":
                end += 1
        elif kind == "li":
            while end < len(noted) and self.unit.pieces[end].type == "li" and not noted[end - 1] and end not in lost:
                end += 1
        return end

    def block(self, start: int, end: int) -> Block:
        pieces = self.unit.pieces[start:end]
        kind = pieces[0].type
        if kind == "li":
            items = tuple(self._item(piece, start + k) for k, piece in enumerate(pieces))
            style = "dash" if all(piece.label == "–" for piece in pieces) else "label"
            return ItemList(f"{self.ident}/l{start + 1}", style, items)
        if kind in ("head", "row"):
            rows = [piece.text.split(CELLS) for piece in pieces]
            head, *rest = rows if kind == "head" else [[], *rows]
            role = QUOTED if pieces[0].role.startswith(QUOTED) else ""
            table = _table(f"{self.ident}/t{start + 1}", head, rest, self.aligns)
            return replace(table, head=self._set(table.head), rows=tuple(map(self._set, table.rows)), role=role)
        return self._paragraph(pieces[0], self.names[start])

    def _item(self, piece: Piece, index: int) -> Item:
        name = f"{self.ident}/{self.names[index]}"
        label = nodes(piece.label)
        return Item(f"{name}i", label, (self._paragraph(piece, self.names[index]),))

    def _paragraph(self, piece: Piece, name: str) -> Paragraph:
        unchanged = self.paragraphs.get(piece.text)
        if unchanged is not None:
            return replace(unchanged, id=f"{self.ident}/{name}")
        paragraphs = list(self.paragraphs.values())
        like = nearest(piece.text, [paragraph.content for paragraph in paragraphs])
        role = next((paragraph.role for paragraph in paragraphs if paragraph.content == like), "body")
        return Paragraph(f"{self.ident}/{name}", merged(like, piece.text, self.apart), piece.role or role)

    def _set(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Cells with the emphasis of the old cells from which they come."""
        return tuple(replace(cell, content=self._cell(words(cell.content))) for cell in cells)

    def _cell(self, text: str) -> tuple[Inline, ...]:
        if text in self.cells:
            return self.cells[text]
        return merged(nearest(text, list(self.cells.values())), text, self.apart)


def _recovered_column(column: SignatureColumn, lines: Iterator[tuple[Inline, ...]]) -> SignatureColumn:
    """The column of a party with its lines replaced by the next of `lines`, in the order of `act_text`."""

    def renewed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return next(lines) if words(content) else content

    caption = tuple(renewed(line) for line in column.caption)
    signatures = []
    for signature in column.signatures:
        mention, name = renewed(signature.mention), renewed(signature.name)
        signatures.append(
            replace(signature, mention=mention, name=name, capacity=tuple(renewed(line) for line in signature.capacity))
        )
    return replace(column, caption=caption, signatures=tuple(signatures))


def _making(change: NotedChange) -> tuple[str, str]:
    """The act that made a change, and its article."""
    return change.instrument.name, change.article


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _table(ident: str, head: Sequence[str], rows: Sequence[Sequence[str]], like: Sequence[Cell] = ()) -> Table:
    def cells(texts: Sequence[str]) -> tuple[Cell, ...]:
        return tuple(Cell(nodes(text), like[k].align if k < len(like) else "left") for k, text in enumerate(texts))

    return Table(ident, cells(head), tuple(cells(row) for row in rows))


def _recovered(front: Front, unit: Unit) -> tuple[Front, tuple[Inline, ...]]:
    """A cover whose words changed, and its subject.

    If it has as many lines as before, each line takes its place. Else all lines stand under the title as the subject.
    """
    lines = [front.period, front.subject]
    for side in front.sides:
        lines += [*side.parties, side.name]
    present = [line for line in lines if line]
    title = nodes(unit.heading)
    if len(present) != len(unit.pieces):
        subject = nodes(". ".join(piece.text for piece in unit.pieces))
        return replace(front, title=title, period=(), sides=()), subject
    new = iter(nodes(piece.text) for piece in unit.pieces)
    period, subject = (next(new) if line else () for line in lines[:2])
    sides = tuple(
        Side(tuple(next(new) for _ in side.parties), next(new) if side.name else (), side.emblems)
        for side in front.sides
    )
    return replace(front, title=title, period=period, sides=sides), subject
