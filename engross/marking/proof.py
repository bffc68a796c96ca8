"""The proof of a marked act, by code that shares nothing with the code that made it.

Without what is marked as put in, its words must be those of the old act,
provision by provision. Without what is marked as taken out, they must be those
of the new act.
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
        shared = any(
            _same_language(version.lang, other.lang) for version in marked.versions for other in wanted.versions
        )
        read = _words_by_provision(marked, deeds, marked.lang)
        expected = _words_by_provision(wanted, deeds, (marked if shared else wanted).lang)
        if read != expected:
            differs = (k for k, pair in enumerate(zip(read, expected, strict=False)) if pair[0] != pair[1])
            index = next(differs, min(len(read), len(expected)))
            place = (expected[index : index + 1] or read[index : index + 1])[0][0]
            raise refuse("redline-not-exact", Origin(""), side=side, paragraph=place)


def _words_by_provision(document: Document, deeds: Sequence[str], first: str) -> list[tuple[str, list[str]]]:
    """The words of one act by provision, for the provisions that have any: name and words, in reading order."""
    by_provision: list[tuple[str, list[str]]] = []
    for name, text in _texts(document, deeds, first):
        words = [word for word in re.split(r"[ \t\n]+", text) if word not in ("", "|")]
        if words and by_provision and by_provision[-1][0] == name:
            by_provision[-1][1].extend(words)
        elif words:
            by_provision.append((name, words))
    return by_provision


def _texts(document: Document, deeds: Sequence[str], first: str) -> Iterator[tuple[str, str]]:
    """Name and text of each provision, those without text too."""
    name, text = "", ""
    for begins, words in _stream(document, deeds, first):
        if begins:
            yield name, text
            name, text = begins, ""
        text += words
    yield name, text


def _stream(document: Document, deeds: Sequence[str], first: str) -> Iterator[tuple[str, str]]:
    """What an act reads from beginning to end: pairs of a name, where a provision begins, and of words.

    A name has its language after it, except in the language `first`.
    """
    tags = [version.lang for version in document.versions]
    marks = ["" if _same_language(tag, first) else "@" + tag.split("-")[0] for tag in tags]
    for version, mark in zip(document.versions, marks, strict=True):
        yield from _part(f"cover{mark}", _cover(version.front, deeds))
        yield from _provisions(version.provisions, mark, deeds)
    yield from _part("signatures", (line for block in document.closing for line in _block(block, deeds)))
    for version, mark in zip(document.versions, marks, strict=True):
        yield from _provisions(version.annexes, mark, deeds)


def _same_language(tag: str, other: str) -> bool:
    """Whether two tags are of one language, whatever their regions."""
    return tag.split("-")[0] == other.split("-")[0]


def _part(name: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A cover or the signatures, if this act has any words there."""
    text = "".join(lines)
    if text.strip():
        yield name, ""
        yield "", text


def _cover(front: Front, deeds: Sequence[str]) -> Iterator[str]:
    for line in (front.title, front.period, front.subject):
        yield _line(line, deeds)
    yield front.word("between") + "\n"
    for index, side in enumerate(front.sides):
        yield (front.word("and") if index else "") + "\n"
        for line in (*side.parties, side.name):
            yield _line(line, deeds)


def _provisions(provisions: Sequence[Provision], mark: str, deeds: Sequence[str]) -> Iterator[tuple[str, str]]:
    for provision in provisions:
        if provision.mark is None or provision.mark.deed in deeds:
            name, tilde, _ = provision.id.partition("~")
            bare, sign, tag = name.partition("@")
            yield bare + sign + tag.split("-")[0] if tilde else provision.id + mark, ""
        number = _text(provision.number.label, deeds) if provision.number else ""
        yield "", f"{number} {_line(provision.heading, deeds)}"
        for part in provision.body:
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
                for signature in column.signatures:
                    yield from (_line(line, deeds) for line in (signature.mention, signature.name, *signature.capacity))


def _line(content: Sequence[Inline], deeds: Sequence[str]) -> str:
    """A line with its end, unless the side reads on in the next."""
    last = content[-1] if content else None
    joined = type(last).__name__ == "Seam" and last.mark.deed not in deeds  # type: ignore[union-attr]
    return _text(content, deeds) + ("" if joined else "\n")


def _text(content: Sequence[Inline], deeds: Sequence[str]) -> str:
    """What the side with `deeds` reads in `content`. Nodes of marks are told by their class names, not their types."""
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
