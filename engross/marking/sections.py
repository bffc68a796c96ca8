"""The sections of two acts: what both acts have in the same order, and what stands between.

A cover that both acts have is a section, and so are signatures that both
have. The provisions between two of these are a section each. Nothing can be
kept in place across the border of a section.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from engross.model.flat import FlatPart


class Sections:
    """Numbers the sections of two acts, each given as its parts.

    Shared covers and signatures have odd numbers, what stands between them
    has even ones. Example: cover, articles, signatures, annexes in both acts
    are the sections 1, 2, 3 and 4; section 0 is empty.

    `dropped` are pairs of indices: each part in a language that the new act
    does not have, with its place in the marked act. A line is kept only on the same
    side of all of these in both acts.
    """

    def __init__(
        self, old: Sequence[FlatPart], new: Sequence[FlatPart], dropped: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._dropped = dropped
        fixed = [
            [(index, part.name) for index, part in enumerate(parts) if part.provision is None] for parts in (old, new)
        ]
        old_names, new_names = ([name for _, name in side] for side in fixed)
        # Text before the first shared part would have no place in the marked act. So the first fixed part of the old
        # act is shared wherever the new act has one of that name.
        first = new_names.index(old_names[0]) if old_names[:1] and old_names[0] in new_names else -1
        blocks = SequenceMatcher(None, old_names[1:], new_names[first + 1 :], autojunk=False).get_matching_blocks()
        pairs = [(1 + i + k, first + 1 + j + k) for i, j, size in blocks for k in range(size)]
        self.shared = [(fixed[0][i][0], fixed[1][j][0]) for i, j in ([(0, first)] if first >= 0 else []) + pairs]
        self._numbers = (
            _section_numbers(len(old), [index for index, _ in self.shared], [index for index, _ in fixed[0]]),
            _section_numbers(len(new), [index for _, index in self.shared], [index for index, _ in fixed[1]]),
        )

    def __len__(self) -> int:
        return 2 * len(self.shared) + 1

    def of(self, side: int, part: int) -> int:
        """The number of the section of a part: of the old act where `side` is 0, of the new one where it is 1."""
        return self._numbers[side][part][0]

    def alike(self, old: int, new: int) -> bool:
        """Whether a line of the part `old` of the old act can be kept in the part `new` of the new act."""
        (old_section, old_alone), (new_section, new_alone) = self._numbers[0][old], self._numbers[1][new]
        if old_section != new_section or old_alone or new_alone:
            return False
        return all(old != gone and (old < gone) == (new < place) for gone, place in self._dropped)


def _section_numbers(count: int, shared: Sequence[int], fixed: Sequence[int]) -> list[tuple[int, bool]]:
    """For each of `count` parts its section, and whether it is a cover, or signatures, that only this act has."""
    between, numbers = 0, []
    for index in range(count):
        if index in shared:
            between += 2
        numbers.append((between - 1, False) if index in shared else (between, index in fixed))
    return numbers
