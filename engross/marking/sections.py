"""What two acts have in the same order: covers and signatures that both have, and the provisions after each."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from engross.model.flat import Part


class Sections:
    """Counts the sections of two acts.

    A cover, or the signatures, that both have is one section, what follows up
    to the next another. A line can be kept only in one and the same.
    """

    def __init__(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        fixed = [[(at, part.name) for at, part in enumerate(parts) if part.provision is None] for parts in (old, new)]
        ours, theirs = ([name for _, name in side] for side in fixed)
        both = [
            (fixed[0][i + k][0], fixed[1][j + k][0])
            for i, j, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
            for k in range(size)
        ]
        self.shared = both
        self._of = (
            _counted(len(old), [at for at, _ in both], [at for at, _ in fixed[0]]),
            _counted(len(new), [at for _, at in both], [at for at, _ in fixed[1]]),
        )

    def __len__(self) -> int:
        return 2 * len(self.shared)

    def of(self, side: int, part: int) -> int:
        """The section in which a part of the old act (0) or of the new one (1) stands."""
        return self._of[side][part][0]

    def alike(self, old: int, new: int) -> bool:
        """Whether a line of one part can be kept in another."""
        ours, theirs = self._of[0][old], self._of[1][new]
        return ours[0] == theirs[0] and not ours[1] and not theirs[1]


def _counted(count: int, shared: Sequence[int], fixed: Sequence[int]) -> list[tuple[int, bool]]:
    """For each part its section, and whether it is a cover, or signatures, that the other act has not."""
    now, found = -1, []
    for at in range(count):
        if at in shared:
            now += 1
            found.append((2 * now, False))
        else:
            found.append((2 * now + 1, at in fixed))
    return found
