"""What two acts have in the same order: covers and signatures that both have, and the provisions after each."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from engross.model.flat import FlatPart


class Sections:
    """Counts the sections of two acts.

    A cover, or the signatures, that both have is one section; what stands
    before the first is another, and so is what follows each up to the next. A
    line can be kept only in one and the same, and on the same side of the
    `dropped` parts: pairs of the parts of a language that the new act has not,
    in the old act and in the marked one.
    """

    def __init__(
        self, old: Sequence[FlatPart], new: Sequence[FlatPart], dropped: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._dropped = dropped
        fixed = [[(at, part.name) for at, part in enumerate(parts) if part.provision is None] for parts in (old, new)]
        ours, theirs = ([name for _, name in side] for side in fixed)
        # What stood before the first that both have would have no place; so the first of the old act is one of them.
        first = theirs.index(ours[0]) if ours[:1] and ours[0] in theirs else -1
        blocks = SequenceMatcher(None, ours[1:], theirs[first + 1 :], autojunk=False).get_matching_blocks()
        pairs = [(1 + i + k, first + 1 + j + k) for i, j, size in blocks for k in range(size)]
        both = [(fixed[0][i][0], fixed[1][j][0]) for i, j in ([(0, first)] if first >= 0 else []) + pairs]
        self.shared = both
        self._of = (
            _counted(len(old), [at for at, _ in both], [at for at, _ in fixed[0]]),
            _counted(len(new), [at for _, at in both], [at for at, _ in fixed[1]]),
        )

    def __len__(self) -> int:
        return 2 * len(self.shared) + 1

    def of(self, side: int, part: int) -> int:
        """The section in which a part of the old act (0) or of the new one (1) stands."""
        return self._of[side][part][0]

    def alike(self, old: int, new: int) -> bool:
        """Whether a line of one part can be kept in another."""
        ours, theirs = self._of[0][old], self._of[1][new]
        if ours[0] != theirs[0] or ours[1] or theirs[1]:
            return False
        return all(old != a and (old < a) == (new < b) for a, b in self._dropped)


def _counted(count: int, shared: Sequence[int], fixed: Sequence[int]) -> list[tuple[int, bool]]:
    """For each part its section, and whether it is a cover, or signatures, that the other act has not."""
    now, found = 0, []
    for at in range(count):
        if at in shared:
            now += 2
        found.append((now - 1, False) if at in shared else (now, at in fixed))
    return found
