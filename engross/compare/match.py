"""Which paragraph became which, and which of them moved.

Paragraphs that are the same on both sides are anchored first, those that
stand once and then, in order between them, those that are repeated; what is
left is paired by likeness. The heaviest chain of pairs in the same order
stays in place, and the rest moved.
"""

from __future__ import annotations

from engross.compare.anchors import anchor
from engross.compare.bundles import Bundle, bundles
from engross.compare.echoes import Echoes
from engross.compare.kinship import relate
from engross.compare.mates import Mates
from engross.compare.paragraphs import Paragraph


def match(old: list[Paragraph], new: list[Paragraph], echoes: Echoes) -> list[Bundle]:
    """The bundles of `old` and `new` in the order of `old`; a paragraph in none was dropped or added."""
    mates = Mates(old, new, echoes)
    anchor(mates)
    relate(mates)
    return bundles(mates)
