"""The words of a paragraph of a tagged PDF: its lines joined, as the author wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from engross.source.pdf.marked_content import SOFT_HYPHEN, TaggedPiece
from engross.source.pdf.structure import Element, Leaf

_SAME_LINE = 0.5
"""The part of the size of letters by which a baseline may differ within one line."""
_BREAKS_AFTER = tuple("-\u2010\u2011/\u2013\u2014")
"""Signs after which a line may end without a blank: `Namur-` and `Québec`."""
_RAISED = re.compile(r"[^\W_]{1,4}")


def words_of(element: Element) -> str:
    """The words in an element, as HTML: lines joined, divided words whole, superiors raised."""
    return joined(_flat(element))


def _flat(element: Element) -> Iterator[Leaf]:
    """The leaves of an element, but for the fields of a form."""
    for child in element.children:
        if isinstance(child, Leaf):
            yield child
        elif child.tag != "Form":
            yield from _flat(child)


def joined(leaves: Iterable[Leaf]) -> str:
    """The words of leaves, as HTML."""
    out: list[str] = []
    text = ""  # as it is printed so far
    before: tuple[int, TaggedPiece] | None = None
    for leaf in leaves:
        if not leaf.pieces:
            if text and not text.endswith(" "):
                out.append(" ")
                text += " "
            continue
        for piece in leaf.pieces:
            if before is not None and not _on_one_line(before, (leaf.page, piece)):
                if text.endswith(SOFT_HYPHEN):
                    out[-1] = out[-1].removesuffix(SOFT_HYPHEN)
                elif not _ends_within_word(text):
                    out.append(" ")
                    text += " "
            raised = before is not None and _is_raised(text, before[1], piece)
            out.append(f"<sup>{escape(piece.text)}</sup>" if raised else escape(piece.text))
            text += piece.text
            before = leaf.page, piece
    words = "".join(out).replace("</sup><sup>", "")
    return words.replace(SOFT_HYPHEN, "")


def _ends_within_word(text: str) -> bool:
    """Whether a line that ends so goes on without a blank: `Namur-`, but not `Namur -`."""
    return text.endswith(_BREAKS_AFTER) and len(text) > 1 and not text[-2].isspace()


def _on_one_line(one: tuple[int, TaggedPiece], other: tuple[int, TaggedPiece]) -> bool:
    return one[0] == other[0] and abs(one[1].y - other[1].y) <= _SAME_LINE * max(one[1].size, other[1].size)


def _is_raised(text: str, before: TaggedPiece, piece: TaggedPiece) -> bool:
    """Whether a piece is a superior: it follows a letter or a figure without a blank, in the same font, and is short.

    The fonts have glyphs of their own for superiors, on the same baseline. The piece of a soft hyphen is none.
    """
    same = piece.font == before.font and abs(piece.size - before.size) < 0.01
    return same and bool(_RAISED.fullmatch(piece.text)) and (text[-1:].isalnum() or text[-1:] == "°")
