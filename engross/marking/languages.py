"""Acts in different languages: the marked act has a version for each language of either act.

A version in a language that only the old act has is put into the new act, in
its place, and is marked as taken out.

Example: the old act is in French and Dutch, the new one in French. The marked
act has both versions. The Dutch lines are in the old act alone, so nothing
says where they stand among the lines of the French version; but the Dutch
version is now part of the marked act too, so each of these lines is given its
own place there and counts as a line that both acts have.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engross.marking.marked_lines import MarkedLine, NumberedLine, numbered_lines
from engross.model.brief import Brief
from engross.model.document import Block, Document, Inline, Mark, Marked, Provision, Version
from engross.model.flat import FlatPart, parts
from engross.model.mark_description import MarkDescriber
from engross.model.redline import Seg
from engross.model.tag import primary


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two acts whose parts have the same names in the same languages, and the act that is to be marked.

    `marked` is the new act with the versions that only the old one has;
    `dropped` are the languages of these. `old` and `new` are the parts of the
    old act and of `marked`.
    """

    marked: Document
    old: list[FlatPart]
    new: list[FlatPart]
    dropped: frozenset[str]

    def lines_of_both(self) -> tuple[list[NumberedLine], list[NumberedLine]]:
        """The lines of the old act and those of the new one, as the redline has them."""
        return numbered_lines(self.old), self._lines(self.new, dropped=False)

    def _lines(self, parts: list[FlatPart], *, dropped: bool) -> list[NumberedLine]:
        """The lines in dropped languages, or those in all others."""
        return [line for line in numbered_lines(parts) if (parts[line.part].lang in self.dropped) == dropped]

    @property
    def dropped_parts(self) -> list[tuple[int, int]]:
        """The parts in a dropped language: the index of each in `old` and in `new`."""
        old, new = (
            [index for index, part in enumerate(parts) if part.lang in self.dropped] for parts in (self.old, self.new)
        )
        return list(zip(old, new, strict=True))

    def with_dropped_in_place(self, lines: Iterable[MarkedLine]) -> Iterator[MarkedLine]:
        """`lines` in another order: those in dropped languages stand where their version stands in the marked act."""
        if not self.dropped:
            yield from lines
            return
        old, new = (self._lines(parts, dropped=True) for parts in (self.old, self.new))
        places = {line.index: place for line, place in zip(old, new, strict=True)}
        others: list[MarkedLine] = []
        dropped: deque[MarkedLine] = deque()
        for line in lines:
            if line.old is not None and line.old.index in places:
                line.new = places[line.old.index]
                dropped.append(line)
            else:
                others.append(line)
        gap = _Gap(dropped)
        for line in others:
            if line.continued:
                yield line
            elif line.old is None or line.new is None:
                gap.put(line)
            else:
                yield from gap.lines_before(line)
                yield line
        yield from gap.lines_before(None)


class _Gap:
    """Lines of one act alone, between two lines that both acts have. Lines of `dropped` versions go in among them.

    Example: the gap holds the old lines 4 and 7, and the dropped line is line 5 of the old act. The order is 4, 5, 7.
    """

    def __init__(self, dropped: deque[MarkedLine]) -> None:
        self.dropped = dropped
        self.old: deque[MarkedLine] = deque()
        self.new: deque[MarkedLine] = deque()

    def put(self, line: MarkedLine) -> None:
        (self.old if line.new is None else self.new).append(line)

    def lines_before(self, stop: MarkedLine | None) -> Iterator[MarkedLine]:
        """All lines of the gap, and the dropped ones before `stop`: each after what stands before it in its act."""
        while self.dropped and (stop is None or _stands_before(self.dropped[0], stop)):
            line = self.dropped.popleft()
            for side in (self.old, self.new):
                while side and _stands_before(side[0], line):
                    yield side.popleft()
            yield line
        for side in (self.old, self.new):
            yield from side
            side.clear()


def _stands_before(line: MarkedLine, other: MarkedLine) -> bool:
    """Whether a line stands before another in an act that has both."""
    pairs = ((line.old, other.old), (line.new, other.new))
    return any(a.index < b.index for a, b in pairs if a is not None and b is not None)


def side_by_side(old: Document, new: Document) -> SideBySide:
    """`old` and `new` with their languages matched: fr-CA of one is fr-FR of the other.

    Acts without a language in common are compared as they are: one may be the translation of the other.
    """
    tags = {primary(version.lang): version.lang for version in new.versions}
    dropped = [version for version in old.versions if primary(version.lang) not in tags]
    if len(dropped) == len(old.versions):
        return SideBySide(new, list(parts(old)), list(parts(new)), frozenset())
    versions = (replace(version, lang=tags.get(primary(version.lang), version.lang)) for version in old.versions)
    matched = replace(old, versions=tuple(versions))
    marked = _with_dropped(new, matched, dropped) if dropped else new
    first = marked.versions[0].lang
    languages = frozenset(version.lang for version in dropped)
    return SideBySide(marked, list(parts(matched, first)), list(parts(marked, first)), languages)


def _with_dropped(new: Document, old: Document, dropped: list[Version]) -> Document:
    """`new` with versions of `old`, each after those that it stood after."""
    versions = list(new.versions)
    index = 0
    for version in old.versions:
        if version in dropped:
            versions.insert(index, version)
        else:
            index = max(index, [each.lang for each in versions].index(version.lang))
        index += 1
    return replace(new, versions=tuple(versions), arrangement="sequence")


def repeated_titles(marked: Document, old: Document, new: Document, brief: Brief) -> dict[str, tuple[Inline, ...]]:
    """By language, the title that only one of two acts repeats where the text in it begins, under its mark.

    An act repeats its title at the beginning of every language but the first.
    """
    fronts = [{primary(version.lang): version.front for version in side.versions} for side in (old, new)]
    tags = [primary(version.lang) for version in marked.versions]
    first_tags = [next((tag for tag in tags if tag in side), "") for side in fronts]
    titles: dict[str, tuple[Inline, ...]] = {}
    for version, tag in zip(marked.versions, tags, strict=True):
        in_old, in_new = (tag in side and tag != first for side, first in zip(fronts, first_tags, strict=True))
        if in_old and in_new:
            continue
        mark = MarkDescriber(brief).mark(Seg("delete" if in_old else "insert", ""))
        titles[version.lang] = (Marked(mark, fronts[in_new][tag].opening),) if in_old or in_new else ()
    return titles


def as_deleted(version: Version) -> Version:
    """A version that only the old act has, its provisions marked as taken out."""
    return replace(version, provisions=_deleted(version.provisions), annexes=_deleted(version.annexes))


def _deleted(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    def inside(part: Provision | Block) -> Provision | Block:
        return _deleted((part,))[0] if isinstance(part, Provision) else part

    return tuple(
        replace(provision, body=tuple(map(inside, provision.body)), mark=Mark("deleted")) for provision in provisions
    )
