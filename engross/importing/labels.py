"""Items of lists and numbered paragraphs told apart, in the blocks under one heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engross.model.outline import OutlineBlock

_LABEL = re.compile(
    r"(?P<label>\((?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6})\)|\d{1,3}[.)°º]|[a-z][.)]|[ivxl]{1,6}[.)]|[IVXL]{1,6}\.)"
    r"(?P<blank>[ \t\u00a0\u202f]*)(?=\S)"
)
"""A label at the beginning of a paragraph. Old files often have no blank after it: `a.het gemaal`, `1.Ter`."""
_NUMBER = re.compile(r"\d{1,3}[.]")
_DASH = re.compile(r"[–—•-][ \t\u00a0]+(?=\S)")
_SENTENCE_ENDS = (".", "!", "?", "…", "»")


def labelled(blocks: Sequence[OutlineBlock], *, numbered_paragraphs: bool) -> list[OutlineBlock]:
    """The blocks with each item an item (`li`) and each numbered paragraph a paragraph (`p`).

    Numbered paragraphs are those of an article: `1.`, `2.` … from its first
    block on, sentences each. A list is led in by a colon, or its items end
    with semicolons. `numbered_paragraphs` says that the heading is that of an
    article, where such numbers are usual.
    """
    seen = [_as_item(block) for block in blocks]
    paragraphs = _numbered(seen) if numbered_paragraphs else set()
    return [
        replace(block, type="p", depth=0, marker="") if index in paragraphs else block
        for index, block in enumerate(seen)
    ]


def _as_item(block: OutlineBlock) -> OutlineBlock:
    """A paragraph that begins as an item is one; the number is part of its words, a dash is not."""
    if block.type == "li":
        return block
    if match := _DASH.match(block.text):
        return replace(block, type="li", text=block.text[match.end() :], depth=1, marker="bullet", formatting=())
    match = _LABEL.match(block.text)
    if match is None or block.text[match.end() : match.end() + 1].isdigit():
        return block
    if not match["blank"] and not block.text[match.end()].isalpha():
        return block
    text = block.text if match["blank"] else f"{match['label']} {block.text[match.end() :]}"
    return replace(block, type="li", text=text, depth=1, marker="number", formatting=())


def _numbered(blocks: Sequence[OutlineBlock]) -> set[int]:
    """The places of the numbered paragraphs of an article: a row of decimal numbers from 1 on that begins it.

    They are items instead if a sentence before them leads them in, or if most
    of them are no sentences.
    """
    found = [
        index
        for index, block in enumerate(blocks)
        if block.type == "li" and block.marker == "number" and block.depth <= 1 and _NUMBER.match(block.text)
    ]
    if not found or (found[0] > 0 and blocks[found[0] - 1].text.rstrip().endswith((":", ","))):
        return set()
    if any(block.type != "li" and block.text.rstrip().endswith(":") for block in blocks[: found[0]]):
        return set()
    whole = sum(blocks[index].text.rstrip().endswith((*_SENTENCE_ENDS, ":")) for index in found)
    capital = sum(_NUMBER.sub("", blocks[index].text).strip()[:1].isupper() for index in found)
    if 2 * min(whole, capital) < len(found):
        return set()
    return set(found)
