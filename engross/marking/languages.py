"""Acts that are not in the same languages: the marked act has a version for each language of either."""

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
    """Two acts side by side: their parts under the same names, and the act that is to be marked.

    That is the new act with the versions that only the old one has, their languages in `gone`.
    """

    act: Document
    old: list[FlatPart]
    new: list[FlatPart]
    gone: frozenset[str]

    def numbered_lines(self) -> tuple[list[NumberedLine], list[NumberedLine]]:
        """The lines of both acts."""
        return numbered_lines(self.old), self._lines(self.new, gone=False)

    def _lines(self, side: list[FlatPart], *, gone: bool) -> list[NumberedLine]:
        return [one for one in numbered_lines(side) if (side[one.part].lang in self.gone) == gone]

    @property
    def dropped(self) -> list[tuple[int, int]]:
        """The parts in a language that the new act has not, each with its place in the marked act."""
        ours, theirs = ([at for at, part in enumerate(side) if part.lang in self.gone] for side in (self.old, self.new))
        return list(zip(ours, theirs, strict=True))

    def seated(self, woven: Iterable[MarkedLine]) -> Iterator[MarkedLine]:
        """Lines, those of a version that only the old act has where this version stands in the marked act."""
        if not self.gone:
            yield from woven
            return
        ours, theirs = (self._lines(side, gone=True) for side in (self.old, self.new))
        seats = {one.at: other for one, other in zip(ours, theirs, strict=True)}
        others: list[MarkedLine] = []
        lost: deque[MarkedLine] = deque()
        for one in woven:
            if one.old is not None and one.old.at in seats:
                one.new = seats[one.old.at]
                lost.append(one)
            else:
                others.append(one)
        alone = _Alone(lost)
        for one in others:
            if one.goes_on:
                yield one
            elif one.old is None or one.new is None:
                alone.put(one)
            else:
                yield from alone.up_to(one)
                yield one
        yield from alone.up_to(None)


class _Alone:
    """Lines between two that both acts have; among those of one act only come lines of `lost` versions."""

    def __init__(self, lost: deque[MarkedLine]) -> None:
        self.lost = lost
        self.old: deque[MarkedLine] = deque()
        self.new: deque[MarkedLine] = deque()

    def put(self, one: MarkedLine) -> None:
        (self.old if one.new is None else self.new).append(one)

    def up_to(self, stop: MarkedLine | None) -> Iterator[MarkedLine]:
        """All of them, with the lost ones before `stop`, each after what stands before it on its side."""
        while self.lost and (stop is None or _before(self.lost[0], stop)):
            one = self.lost.popleft()
            for side in (self.old, self.new):
                while side and _before(side[0], one):
                    yield side.popleft()
            yield one
        for side in (self.old, self.new):
            yield from side
            side.clear()


def _before(one: MarkedLine, other: MarkedLine) -> bool:
    """Whether a line stands before another on a side that has both."""
    pairs = ((one.old, other.old), (one.new, other.new))
    return any(a.at < b.at for a, b in pairs if a is not None and b is not None)


def side_by_side(old: Document, new: Document) -> SideBySide:
    """`old` and `new` side by side.

    Where they have no language in common, one may be the translation of the other, and is compared with it as it is.
    """
    tags = {primary(one.lang): one.lang for one in new.versions}
    missing = [one for one in old.versions if primary(one.lang) not in tags]
    if len(missing) == len(old.versions):
        return SideBySide(new, list(parts(old)), list(parts(new)), frozenset())
    known = replace(
        old, versions=tuple(replace(one, lang=tags.get(primary(one.lang), one.lang)) for one in old.versions)
    )
    act = _with(new, known, missing) if missing else new
    first = act.versions[0].lang
    return SideBySide(act, list(parts(known, first)), list(parts(act, first)), frozenset(one.lang for one in missing))


def _with(new: Document, old: Document, missing: list[Version]) -> Document:
    """`new` with versions of `old`, each after those that it stood after."""
    versions = list(new.versions)
    at = 0
    for one in old.versions:
        if one in missing:
            versions.insert(at, one)
        else:
            at = max(at, [each.lang for each in versions].index(one.lang))
        at += 1
    return replace(new, versions=tuple(versions), arrangement="sequence")


def repeated_titles(marked: Document, old: Document, new: Document, brief: Brief) -> dict[str, tuple[Inline, ...]]:
    """The titles, by language, that only one of two acts says again where the text in it begins."""
    fronts = [{primary(one.lang): one.front for one in side.versions} for side in (old, new)]
    tags = [primary(one.lang) for one in marked.versions]
    begins = [next((one for one in tags if one in side), "") for side in fronts]
    found: dict[str, tuple[Inline, ...]] = {}
    for version, tag in zip(marked.versions, tags, strict=True):
        was, becomes = (tag in side and tag != first for side, first in zip(fronts, begins, strict=True))
        if was and becomes:
            continue
        mark = MarkDescriber(brief).mark(Seg("delete" if was else "insert", ""))
        found[version.lang] = (Marked(mark, fronts[becomes][tag].opening),) if was or becomes else ()
    return found


def as_deleted(version: Version) -> Version:
    """A version that only the old act has, its provisions marked as taken out."""
    return replace(version, provisions=_struck(version.provisions), annexes=_struck(version.annexes))


def _struck(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    def inside(one: Provision | Block) -> Provision | Block:
        return _struck((one,))[0] if isinstance(one, Provision) else one

    return tuple(replace(one, body=tuple(map(inside, one.body)), mark=Mark("deleted")) for one in provisions)
