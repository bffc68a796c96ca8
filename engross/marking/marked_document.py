"""The marked act: the tree of the new act with its marks, and in it what only the old act has.

The new act is walked section by section, in step with the reading order of
both acts. Each line of the new act gets its words under marks. What only the
old act has is put in as soon as the walk reaches a place that can hold it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from engross.marking.cover_and_signatures import CoverMarker
from engross.marking.deleted_nodes import DeletedNodes
from engross.marking.languages import as_deleted, repeated_titles, side_by_side
from engross.marking.marked_lines import LineMarker, line_groups
from engross.marking.order import Cursor, ReadingOrder
from engross.marking.provisions import ProvisionMarker
from engross.marking.sections import Sections
from engross.model.brief import Brief
from engross.model.document import Block, Document, Provision, Version
from engross.model.redline import MarkKind, Redline


def marked_document(
    redline: Redline, old: Document, new: Document, brief: Brief, *, hide: frozenset[MarkKind] = frozenset()
) -> Document:
    """`new` with the marks of `redline`, and what only `old` has where it stood.

    Kinds in `hide` are shown as the new act has them.
    """
    acts = side_by_side(old, new)
    sections = Sections(acts.old, acts.new, acts.dropped_parts)
    marker = LineMarker(brief, sections, hide)
    lines = (line for group in line_groups(redline, *acts.lines_of_both()) for line in marker.mark(group))
    order = ReadingOrder(acts.old, acts.new, sections)
    cursor = Cursor(list(order.items(acts.with_dropped_in_place(lines))))
    shared = {acts.new[index].name for _, index in sections.shared}
    walk = _DocumentMarker(cursor, DeletedNodes(acts.old, cursor.new_name), shared, acts.dropped)
    marked = walk.document(acts.marked)
    titles = repeated_titles(marked, old, new, brief)
    return replace(
        marked, versions=tuple(replace(version, again=titles.get(version.lang)) for version in marked.versions)
    )


class _DocumentMarker:
    """Walks the new act.

    `shared` names the covers and the signatures that both acts have, `dropped` the languages that only the old one has.
    """

    def __init__(self, cursor: Cursor, deleted: DeletedNodes, shared: Container[str], dropped: Container[str]) -> None:
        self.cursor, self.deleted, self.shared, self.dropped = cursor, deleted, shared, dropped
        self.provisions = ProvisionMarker(cursor, deleted)

    def document(self, new: Document) -> Document:
        self.cursor.next_section()
        versions = [self._version(version, new) for version in new.versions]
        closing = self._closing(new.closing) if new.closing else ()
        for index, version in enumerate(versions):
            annexes = self._top_level(new.versions[index].annexes)
            whole = replace(version, annexes=tuple(annexes))
            versions[index] = as_deleted(whole) if version.lang in self.dropped else whole
        return replace(new, versions=tuple(versions), closing=closing)

    def _version(self, version: Version, new: Document) -> Version:
        name = "cover" if version is new.versions[0] else f"cover@{version.lang}"
        if name in self.shared:
            self.cursor.next_section()
        front = CoverMarker(self.cursor).front(version.front)
        if name in self.shared:
            self.cursor.next_section()
        return replace(version, front=front, provisions=tuple(self._top_level(version.provisions)))

    def _closing(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        if "signatures" in self.shared:
            self.cursor.next_section()
        self.cursor.take_start()
        out = [node for block in blocks for node in self.provisions.block(block, 0)]
        if "signatures" in self.shared:
            out += self.deleted.blocks(list(self.cursor.waiting_lines()))
            self.cursor.next_section()
        return tuple(node for node in out if not isinstance(node, Provision))

    def _top_level(self, provisions: Sequence[Provision]) -> Iterator[Provision]:
        """Provisions of the first level, and those of the old act among them and after them."""
        body = [*self.provisions.all(provisions, 1), *self.deleted.body(self.cursor.all_waiting())]
        for node in body:
            assert isinstance(node, Provision)
            yield node
