"""The tree of the new text with its marks, and in it what only the old text has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from engross.marking.lines import Weaver, Woven, groups, placed
from engross.marking.order import Opening, Order, Token
from engross.model.brief import Brief
from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Front,
    Inline,
    Item,
    ItemList,
    Mark,
    Marked,
    Number,
    Paragraph,
    Provision,
    Side,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Table,
    Text,
    Version,
    plain,
)
from engross.model.flat import GAPS, Part, label_of, parts
from engross.model.redline import Kind, Redline


class Unfit(Exception):  # it is no error: such a text is shown as a text
    """The new tree has no room for the old text.

    A provision would begin inside an item or a row, or what stood before a
    cover or the signatures and is kept now stands after them.
    """


def laid(
    redline: Redline, old: Document, new: Document, brief: Brief, *, hide: frozenset[Kind] = frozenset()
) -> Document:
    """`new` with the marks of `redline`, and what only `old` has where it stood.

    Kinds in `hide` are shown as the new text has them. Raises `Unfit` when
    the tree has no place for a provision that only `old` has.
    """
    ours, theirs = list(parts(old)), list(parts(new))
    weaver = Weaver(brief, ours, theirs, hide)
    woven = (line for group in groups(redline, placed(ours), placed(theirs)) for line in weaver.woven(group))
    tokens = list(Order(ours, theirs).tokens(woven))
    _fit(tokens, ours, theirs)
    return _Builder(ours, theirs, tokens).document(new)


def _fit(tokens: Sequence[Token], old: Sequence[Part], new: Sequence[Part]) -> None:
    """Raises `Unfit` if kept lines stand between where a cover, or the signatures, begin on one side and the other."""
    both = {part.name for part in old if part.provision is None} & {part.name for part in new if part.provision is None}
    open_: dict[str, bool] = {}
    for token in tokens:
        if isinstance(token, Woven):
            if token.old is not None and token.new is not None and any(open_.values()):
                raise Unfit
        elif token.old is None or token.new is None:
            part = old[token.old] if token.old is not None else new[token.new or 0]
            if part.name in both:
                open_[part.name] = not open_.get(part.name, False)


class _Builder:
    """Walks the new tree in the order of its lines, and puts what only the old text has where the order wants it."""

    def __init__(self, old: Sequence[Part], new: Sequence[Part], tokens: Sequence[Token]) -> None:
        self.old, self.new = old, new
        self.at, self.tokens = 0, tokens
        self.pending: list[Token] = []
        self.count = 0
        self.level = 0

    # the way through the tokens

    def wait(self) -> None:
        """Let what only the old text has, up to the next token of the new one, wait for its place."""
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.new is not None:
                return
            self.pending.append(token)
            self.at += 1

    def open(self) -> Opening:
        token = self.tokens[self.at]
        assert isinstance(token, Opening)
        self.at += 1
        self.wait()
        return token

    def take(self) -> list[tuple[Inline, ...]]:
        token = self.tokens[self.at]
        assert isinstance(token, Woven)
        self.at += 1
        self.wait()
        return [tuple(piece) for piece in token.pieces]

    def waiting(self, fits: Callable[[Woven], bool]) -> Iterator[Woven]:
        """Take the lines that wait, as long as they fit."""
        while self.pending:
            first = self.pending[0]
            if isinstance(first, Opening) or not fits(first):
                return
            del self.pending[0]
            yield first

    def name(self, ident: str) -> str:
        """The name of what only the old text has: a page may hold each name once."""
        self.count += 1
        return f"{ident}~{self.count}"

    # what only the old text has

    def lost(self, tokens: Sequence[Token]) -> list[Provision | Block]:
        """Lines as blocks, and provisions with what stands in them."""
        out: list[Provision | Block] = []
        open_: list[tuple[int, Provision, list[Provision | Block]]] = []
        held: list[Woven] = []

        def close(level: int) -> None:
            if open_ and held and held[0].line.slot == "heading" and not open_[-1][2]:
                depth, shell, inside = open_[-1]
                open_[-1] = (depth, _headed(shell, held.pop(0)), inside)
            (open_[-1][2] if open_ else out).extend(self.blocks(held))
            held.clear()
            while open_ and open_[-1][0] >= level:
                _, shell, inside = open_.pop()
                (open_[-1][2] if open_ else out).append(replace(shell, body=tuple(inside)))

        for token in tokens:
            if isinstance(token, Woven):
                held.append(token)
                continue
            assert token.old is not None
            part = self.old[token.old]
            close(part.level)
            kind = part.provision.kind if part.provision else "preamble"
            shell = Provision(self.name(part.name), kind, mark=Mark("deleted"))
            open_.append((part.level, shell, []))
        close(0)
        return out

    def blocks(self, lines: Sequence[Woven]) -> list[Block]:
        """Lines as blocks; items in a row are a list, rows a table."""
        out: list[Block] = []
        at = 0
        while at < len(lines):
            slot, end = lines[at].line.slot, at + 1
            if slot in ("item", "row"):
                like = slot, len(lines[at].pieces)
                while end < len(lines) and (lines[end].line.slot, len(lines[end].pieces)) == like:
                    end += 1
            run = lines[at:end]
            if slot == "item":
                items = tuple(self.item(one) for one in run)
                out.append(ItemList(self.name("list"), "label" if items[0].label else "dash", items))
            elif slot == "row":
                head, *rows = (_cells(one) for one in run)
                out.append(Table(self.name("table"), head, tuple(rows)))
            else:
                out.append(self.paragraph(run[0]))
            at = end
        return out

    def paragraph(self, one: Woven) -> Paragraph:
        node = one.line.node
        role = node.role if isinstance(node, Paragraph) else "lost" if one.line.slot == "heading" else "body"
        ident = node.id if isinstance(node, Paragraph) else "line"
        return Paragraph(self.name(ident), _joined(one), role)

    def item(self, one: Woven) -> Item:
        *label, words = one.pieces
        node = Paragraph(self.name("item"), tuple(words))
        return Item(self.name("item"), tuple(label[0]) if label else (), (node,))

    # the document

    def document(self, new: Document) -> Document:
        self.wait()
        versions = [self.version(version) for version in new.versions]
        closing = self.closing(new.closing) if new.closing else ()
        for at, version in enumerate(versions):
            annexes = [*self.flushed(), *self.provisions(new.versions[at].annexes, 1)]
            if at == len(versions) - 1:
                annexes += self.flushed()
            versions[at] = replace(version, annexes=tuple(_provisions(annexes)))
        if self.at != len(self.tokens) or self.pending:
            raise Unfit
        return replace(new, versions=tuple(versions), closing=closing)

    def closing(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        self.open()
        out: list[Block] = []
        for block in blocks:
            out += _only_blocks(self.before(block, 1))
            out += self.block(block, 0)
        return (*out, *self.blocks(list(self.waiting(lambda _: True))))

    def version(self, version: Version) -> Version:
        lead = self.lead(self.tokens[self.at])
        self.open()
        front = self.front(version.front, lead)
        provisions = [*self.flushed(), *self.provisions(version.provisions, 1), *self.flushed()]
        return replace(version, front=front, provisions=tuple(_provisions(provisions)))

    def lead(self, opening: Token) -> list[tuple[Inline, ...]]:
        """The lines of the old cover that stood before all that the new one has."""
        assert isinstance(opening, Opening)
        assert opening.new is not None
        name = self.new[opening.new].name
        for at, token in enumerate(self.pending):
            if isinstance(token, Opening) and token.old is not None and self.old[token.old].name == name:
                lines = [one for one in self.pending[at + 1 :] if isinstance(one, Woven)]
                if len(lines) < len(self.pending) - at - 1:
                    raise Unfit
                del self.pending[at:]
                return [_joined(one) for one in lines]
        return []

    def flushed(self) -> list[Provision | Block]:
        tokens, self.pending = self.pending, []
        return self.lost(tokens)

    # the cover

    def front(self, front: Front, lead: Sequence[tuple[Inline, ...]]) -> Front:
        """The cover; where a word of the template changed, its words stand among the lines."""
        said: dict[str, tuple[Inline, ...]] = {"period": (), "subject": ()}
        now = self.take()[0] if plain(front.title) else ()
        title, last = tuple(node for line in lead for node in (*line, Break())) + now, "title"

        def more() -> None:
            nonlocal title, last
            for one in self.waiting(lambda _: True):
                slot = one.line.slot
                if slot in said and not said[slot] and not plain(getattr(front, slot)):
                    said[slot], last = _joined(one), slot
                elif last == "title":
                    title = (*title, Break(), *_joined(one))
                else:
                    said[last] = (*said[last], Break(), *_joined(one))

        more()
        for slot in ("period", "subject"):
            if plain(getattr(front, slot)):
                said[slot], last = self.take()[0], slot
                more()
        words = dict(front.words)
        between = self.take()[0] if front.word("between") else ()
        loud = _marked(between)
        sides: list[Side] = []
        lines: list[list[tuple[tuple[Inline, ...], str]]] = []
        ands: list[tuple[Inline, ...]] = []
        before = self.extra()
        for index, side in enumerate(front.sides):
            own = [(line, "") for line in (before if index == 0 else [])]
            if index and front.word("and"):
                ands.append(self.take()[0])
                own += [(line, "") for line in self.extra()]
            for party, emblem in zip_longest(side.parties, side.emblems, fillvalue=""):
                if isinstance(party, tuple):
                    own.append((self.take()[0] if plain(party) else party, str(emblem)))
                    own += [(line, "") for line in self.extra()]
            name = self.take()[0] if plain(side.name) else side.name
            for line in self.extra():
                name = (*name, Break(), *line) if name else line
            sides.append(replace(side, name=name))
            lines.append(own)
        loud = loud or any(_marked(one) for one in ands)
        if not sides and (before or loud):
            sides, lines = [Side(())], [[(line, "") for line in before]]
        if loud:
            words |= {"between": "", "and": ""}
            for index, line in enumerate([between, *ands][: len(lines)]):
                lines[index].insert(0, (line, ""))
        made = tuple(
            replace(side, parties=tuple(line for line, _ in own), emblems=tuple(emblem for _, emblem in own))
            for side, own in zip(sides, lines, strict=True)
        )
        return replace(
            front, title=title, period=said["period"], subject=said["subject"], sides=made, words=tuple(words.items())
        )

    # provisions

    def provisions(self, provisions: Sequence[Provision], level: int) -> list[Provision | Block]:
        out: list[Provision | Block] = []
        for one in provisions:
            out += self.flushed()
            out.append(self.provision(one, level))
        return out

    def provision(self, one: Provision, level: int) -> Provision:
        opening = self.open()
        number, heading = one.number, one.heading
        if plain(number.label if number else ()) or plain(heading):
            pieces = self.take()
            if number:
                number = Number(number.rank, number.bare, pieces[0])
            if heading:
                heading = pieces[-1]
        body: list[Provision | Block] = []
        for part in one.body:
            if isinstance(part, Provision):
                body += self.flushed()
                body.append(self.provision(part, level + 1))
            else:
                body += self.before(part, 1)
                body += self.block(part, 0)
        body += self.lost(self.fitting(level))
        mark = Mark("inserted") if opening.old is None else None
        return replace(one, number=number, heading=heading, body=tuple(body), mark=mark)

    def fitting(self, level: int) -> list[Token]:
        """What waits and stood inside a provision of this level."""
        found: list[Token] = []
        while self.pending:
            first = self.pending[0]
            if isinstance(first, Opening):
                assert first.old is not None
                if self.old[first.old].level <= level:
                    break
            found.append(self.pending.pop(0))
        return found

    def before(self, block: Block, depth: int) -> list[Provision | Block]:
        """What waits before a block, save the last of it that belongs into the block: items, rows of a new table."""
        keep = len(self.pending)
        if isinstance(block, ItemList):
            while keep and self._is_item(self.pending[keep - 1], depth, block):
                keep -= 1
        elif isinstance(block, Table):
            token = self.tokens[self.at]
            fresh = isinstance(token, Woven) and token.old is None
            while fresh and keep and self._is_row(self.pending[keep - 1], len(block.lines[0])):
                keep -= 1
        first, self.pending = self.pending[:keep], self.pending[keep:]
        return self.lost(first)

    @staticmethod
    def _is_item(token: Token, depth: int, block: ItemList) -> bool:
        """Whether a line can be an item of a list: with a label in one that has labels, without in another."""
        if not isinstance(token, Woven) or token.line.slot != "item" or token.line.depth < depth:
            return False
        return (len(token.pieces) > 1) == (block.style != "dash")

    @staticmethod
    def _is_row(token: Token, cells: int) -> bool:
        return isinstance(token, Woven) and token.line.slot == "row" and len(token.pieces) == cells

    # blocks

    def block(self, block: Block, depth: int) -> list[Block]:
        match block:
            case Paragraph():
                return [replace(block, content=self.take()[0])]
            case ItemList():
                return [self.items(block, depth + 1)]
            case Table():
                return [self.table(block)]
            case SignatureBlock():
                return [self.signatures(block)]

    def inside(self, depth: int) -> list[Block]:
        """What waits and stood inside an item of a list so deep."""
        lines = self.waiting(
            lambda one: one.line.depth >= depth and (one.line.slot != "item" or one.line.depth > depth)
        )
        return self.blocks(list(lines))

    def items(self, block: ItemList, depth: int) -> ItemList:
        items: list[Item] = []
        last = len(block.items) - 1
        for index, item in enumerate(block.items):
            for token in self.waiting(lambda _: True):
                self._between(items, token, depth, block)
            if self.pending:
                raise Unfit
            items.append(self.kept_item(block, index, item, depth, last=index == last))
        for token in self.waiting(lambda one: one.line.depth >= depth):
            self._between(items, token, depth, block)
        return replace(block, style="dash" if block.style == "dash" else "label", items=tuple(items))

    def _between(self, items: list[Item], line: Woven, depth: int, block: ItemList) -> None:
        """Put a line between two items: an item of its own, or in the one before."""
        if self._is_item(line, depth, block) or not items:
            items.append(self.item(line))
        else:
            items[-1] = replace(items[-1], blocks=(*items[-1].blocks, *self.blocks([line])))

    def kept_item(self, block: ItemList, index: int, item: Item, depth: int, *, last: bool) -> Item:
        label: tuple[Inline, ...] = label_of(block, index)
        first = item.blocks[0] if item.blocks else None
        blocks: list[Block] = []
        if isinstance(first, Paragraph) or label:
            *labels, words = self.take()
            if isinstance(first, Paragraph):
                label = labels[0] if labels else ()
                blocks.append(replace(first, content=words))
            else:
                label = words
        for part in item.blocks[isinstance(first, Paragraph) :]:
            blocks += _only_blocks(self.before(part, depth + 1))
            blocks += self.block(part, depth)
        if last:
            blocks += self.inside(depth)
        else:
            blocks += self.blocks(
                list(self.waiting(lambda one: not self._is_item(one, 0, block) or one.line.depth > depth))
            )
        return replace(item, label=label, blocks=tuple(blocks))

    def table(self, block: Table) -> Table:
        like = block.lines[0]
        lead = [_cells(one, like) for one in self.waiting(lambda one: self._is_row(one, len(like)))]
        head = _like(block.head, self.take()) if block.head else ()
        rows = [*lead, *self.rows(block, last=not block.rows)]
        for at, row in enumerate(block.rows):
            rows.append(_like(row, self.take()))
            rows += self.rows(block, last=at == len(block.rows) - 1)
        return replace(block, head=head, rows=tuple(rows))

    def rows(self, block: Table, *, last: bool) -> list[tuple[Cell, ...]]:
        """What waits in a table: rows, and between two rows whatever it is."""
        like = block.lines[0]
        width = len(like)
        out = [
            _cells(one, like)
            if self._is_row(one, width)
            else (Cell(_joined(one)), *(Cell(()) for _ in range(width - 1)))
            for one in self.waiting(lambda one: self._is_row(one, width) or not last)
        ]
        if self.pending and not last:
            raise Unfit
        return out

    # signatures

    def signatures(self, block: SignatureBlock) -> SignatureBlock:
        columns = [self.column(column) for column in block.columns]
        return replace(block, columns=tuple(columns))

    def column(self, column: SignatureColumn) -> SignatureColumn:
        caption: list[tuple[Inline, ...]] = self.extra()
        for _ in column.caption:
            caption += [self.take()[0], *self.extra()]
        return replace(
            column, caption=tuple(caption), signatures=tuple(self.signature(one) for one in column.signatures)
        )

    def signature(self, one: Signature) -> Signature:
        mention = self.with_more() if one.mention else one.mention
        name = self.take()[0] if one.name else one.name
        capacity = self.extra()
        for line in one.capacity:
            capacity += [self.take()[0] if line else line, *self.extra()]
        return replace(one, mention=mention, name=name, capacity=tuple(capacity))

    def with_more(self) -> tuple[Inline, ...]:
        content = self.take()[0]
        for more in self.extra():
            content = (*content, Break(), *more)
        return content

    def extra(self) -> list[tuple[Inline, ...]]:
        return [_joined(one) for one in self.waiting(lambda _: True)]


def _joined(one: Woven) -> tuple[Inline, ...]:
    """The pieces of a line as one."""
    out: list[Inline] = []
    for at, piece in enumerate(one.pieces):
        out += (Text(GAPS[one.line.slot]), *piece) if at else piece
    return tuple(out)


def _cells(one: Woven, like: Sequence[Cell] = ()) -> tuple[Cell, ...]:
    aligns = [cell.align for cell in like]
    node = one.line.node
    if not aligns and isinstance(node, Table):
        aligns = [cell.align for cell in node.lines[0]]
    return tuple(Cell(tuple(piece), aligns[k] if k < len(aligns) else "left") for k, piece in enumerate(one.pieces))


def _like(row: Sequence[Cell], pieces: Sequence[tuple[Inline, ...]]) -> tuple[Cell, ...]:
    return tuple(replace(cell, content=piece) for cell, piece in zip(row, pieces, strict=True))


def _headed(shell: Provision, line: Woven) -> Provision:
    """A provision with the number and the heading that a line is."""
    pieces = [tuple(piece) for piece in line.pieces]
    node = line.line.node
    if len(pieces) == 2:
        return replace(shell, number=Number(0, (), pieces[0]), heading=pieces[1])
    if isinstance(node, Provision) and node.number:
        return replace(shell, number=Number(0, (), pieces[0]))
    return replace(shell, heading=pieces[0])


def _only_blocks(body: Sequence[Provision | Block]) -> Iterator[Block]:
    for part in body:
        if isinstance(part, Provision):
            raise Unfit
        yield part


def _marked(content: Sequence[Inline]) -> bool:
    return any(isinstance(node, Marked) for node in content)


def _provisions(body: Sequence[Provision | Block]) -> Iterator[Provision]:
    """What stands at the top of a document, where there are provisions only."""
    for part in body:
        if not isinstance(part, Provision):
            raise Unfit
        yield part
