"""The law of a document that holds two texts, checked by code that shares nothing with what made it.

Without what is marked as put in, its words are those of the old document,
provision by provision; without what is marked as taken out, those of the new
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from engross.diagnostics import Origin, refuse
from engross.model.document import (
    Block,
    Break,
    Document,
    Front,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    SignatureBlock,
    Superscript,
    Table,
    Text,
    item_label,
)

_OLD, _NEW = ("deleted", "departed", "set"), ("inserted", "arrived", "set")


def prove(marked: Document, old: Document, new: Document) -> None:
    """Check `marked` against the two documents that it holds.

    Raises `Refused` (redline-not-exact) naming the side and the first
    provision whose words differ.
    """
    for side, deeds, wanted in (("old", _OLD, old), ("new", _NEW, new)):
        shared = any(_alike(one.lang, other.lang) for one in marked.versions for other in wanted.versions)
        ours, theirs = _told(marked, deeds, marked.lang), _told(wanted, deeds, (marked if shared else wanted).lang)
        if ours != theirs:
            differs = (k for k, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1])
            at = next(differs, min(len(ours), len(theirs)))
            place = (theirs[at : at + 1] or ours[at : at + 1])[0][0]
            raise refuse("redline-not-exact", Origin(""), side=side, paragraph=place)


def _told(document: Document, deeds: Sequence[str], first: str) -> list[tuple[str, list[str]]]:
    """The words of one side by provisions, those that have any."""
    found: list[tuple[str, list[str]]] = []
    for name, text in _groups(document, deeds, first):
        words = [word for word in re.split(r"[ \t\n]+", text) if word not in ("", "|")]
        if words and found and found[-1][0] == name:
            found[-1][1].extend(words)
        elif words:
            found.append((name, words))
    return found


def _groups(document: Document, deeds: Sequence[str], first: str) -> Iterator[tuple[str, str]]:
    name, text = "", ""
    for begins, words in _stream(document, deeds, first):
        if begins:
            yield name, text
            name, text = begins, ""
        text += words
    yield name, text


def _stream(document: Document, deeds: Sequence[str], first: str) -> Iterator[tuple[str, str]]:
    """What a side reads from the beginning to the end: names of provisions where they begin, and words.

    A name has its language after it, save those in the `first`.
    """
    marks = ["" if _alike(one.lang, first) else "@" + one.lang.split("-")[0] for one in document.versions]
    for version, mark in zip(document.versions, marks, strict=True):
        yield from _fixed(f"cover{mark}", _cover(version.front, deeds))
        yield from _provisions(version.provisions, mark, deeds)
    yield from _fixed("signatures", (line for block in document.closing for line in _block(block, deeds)))
    for version, mark in zip(document.versions, marks, strict=True):
        yield from _provisions(version.annexes, mark, deeds)


def _alike(one: str, other: str) -> bool:
    """Whether two tags are of one language, whatever their regions."""
    return one.split("-")[0] == other.split("-")[0]


def _fixed(name: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What has its place in every document, if this side says anything there."""
    text = "".join(lines)
    if text.strip():
        yield name, ""
        yield "", text


def _cover(front: Front, deeds: Sequence[str]) -> Iterator[str]:
    for one in (front.title, front.period, front.subject):
        yield _line(one, deeds)
    yield front.word("between") + "\n"
    for at, side in enumerate(front.sides):
        yield (front.word("and") if at else "") + "\n"
        for one in (*side.parties, side.name):
            yield _line(one, deeds)


def _provisions(provisions: Sequence[Provision], mark: str, deeds: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one in provisions:
        if one.mark is None or one.mark.deed in deeds:
            name, tilde, _ = one.id.partition("~")
            bare, at, tag = name.partition("@")
            yield bare + at + tag.split("-")[0] if tilde else one.id + mark, ""
        number = _text(one.number.label, deeds) if one.number else ""
        yield "", f"{number} {_line(one.heading, deeds)}"
        for part in one.body:
            if isinstance(part, Provision):
                yield from _provisions((part,), mark, deeds)
            else:
                yield from (("", line) for line in _block(part, deeds))


def _block(block: Block, deeds: Sequence[str]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _line(block.content, deeds)
        case ItemList():
            for index, item in enumerate(block.items):
                if block.style == "label" and item.label:
                    yield f"{_text(item.label, deeds)} "
                elif block.style != "dash":
                    yield f"{item_label(block, index)} "
                for part in item.blocks:
                    yield from _block(part, deeds)
        case Table():
            for row in block.lines:
                yield "".join(_line(cell.content, deeds) for cell in row)
        case SignatureBlock():
            for column in block.columns:
                yield from (_line(line, deeds) for line in column.caption)
                for one in column.signatures:
                    yield from (_line(line, deeds) for line in (one.mention, one.name, *one.capacity))


def _line(content: Sequence[Inline], deeds: Sequence[str]) -> str:
    """A line with its end, unless the side reads on in the next."""
    last = content[-1] if content else None
    joined = type(last).__name__ == "Seam" and last.mark.deed not in deeds  # type: ignore[union-attr]
    return _text(content, deeds) + ("" if joined else "\n")


def _text(content: Sequence[Inline], deeds: Sequence[str]) -> str:
    out = ""
    for node in content:
        kind = type(node).__name__
        if isinstance(node, Text):
            out += node.text
        elif isinstance(node, Superscript):
            out += f"<{node.text}>"
        elif isinstance(node, Placeholder):
            out += f"[{node.name}]"
        elif isinstance(node, Break):
            out += "\n"
        elif kind in ("Marked", "Seam"):
            if node.mark.deed in deeds:  # type: ignore[union-attr]
                out += "\n" if kind == "Seam" else _text(node.content, deeds)  # type: ignore[union-attr]
        else:
            out += _text(node.content, deeds)  # type: ignore[union-attr]
    return out
