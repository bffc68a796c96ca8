"""The tree of the new act with its marks, and in it what only the old act has."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from engross.marking.cover import Cover
from engross.marking.deleted_nodes import DeletedNodes
from engross.marking.languages import as_deleted, repeated_titles, side_by_side
from engross.marking.marked_lines import LineMarker, line_groups
from engross.marking.order import ReadingOrder
from engross.marking.provisions import Provisions
from engross.marking.sections import Sections
from engross.marking.thread import Cursor
from engross.model.brief import Brief
from engross.model.document import Block, Document, Provision, Version
from engross.model.redline import Kind, Redline


def marked_document(
    redline: Redline, old: Document, new: Document, brief: Brief, *, hide: frozenset[Kind] = frozenset()
) -> Document:
    """`new` with the marks of `redline`, and what only `old` has where it stood.

    Kinds in `hide` are shown as the new text has them.
    """
    both = side_by_side(old, new)
    sections = Sections(both.old, both.new, both.dropped)
    weaver = LineMarker(brief, sections, hide)
    woven = (line for group in line_groups(redline, *both.numbered_lines()) for line in weaver.woven(group))
    thread = Cursor(list(ReadingOrder(both.old, both.new, sections).tokens(both.seated(woven))))
    shared = {both.new[at].name for _, at in sections.shared}
    made = _Act(thread, DeletedNodes(both.old, thread.name), shared, both.gone).document(both.act)
    again = repeated_titles(made, old, new, brief)
    return replace(made, versions=tuple(replace(one, again=again.get(one.lang)) for one in made.versions))


class _Act:
    """Walks the new act section by section.

    `shared` names the covers and the signatures that both acts have, `gone` the languages that only the old one has.
    """

    def __init__(self, thread: Cursor, lost: DeletedNodes, shared: Container[str], gone: Container[str]) -> None:
        self.thread, self.lost, self.shared, self.gone = thread, lost, shared, gone
        self.way = Provisions(thread, lost)

    def document(self, new: Document) -> Document:
        self.thread.turn()
        versions = [self._version(version, new) for version in new.versions]
        closing = self._closing(new.closing) if new.closing else ()
        for at, version in enumerate(versions):
            annexes = self._provisions(new.versions[at].annexes)
            whole = replace(version, annexes=tuple(_whole(annexes)))
            versions[at] = as_deleted(whole) if version.lang in self.gone else whole
        return replace(new, versions=tuple(versions), closing=closing)

    def _version(self, version: Version, new: Document) -> Version:
        name = "cover" if version is new.versions[0] else f"cover@{version.lang}"
        if name in self.shared:
            self.thread.turn()
        front = Cover(self.thread).front(version.front)
        if name in self.shared:
            self.thread.turn()
        return replace(version, front=front, provisions=tuple(_whole(self._provisions(version.provisions))))

    def _closing(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        if "signatures" in self.shared:
            self.thread.turn()
        self.thread.open()
        out = [one for block in blocks for one in self.way.block(block, 0)]
        if "signatures" in self.shared:
            out += self.lost.blocks(list(self.thread.lines()))
            self.thread.turn()
        return tuple(one for one in out if not isinstance(one, Provision))

    def _provisions(self, provisions: Sequence[Provision]) -> list[Provision | Block]:
        return [*self.way.all(provisions, 1), *self.lost.body(self.thread.all())]


def _whole(body: Sequence[Provision | Block]) -> Iterator[Provision]:
    """What stands at the top of an act, where there are provisions only."""
    for one in body:
        assert isinstance(one, Provision)
        yield one
