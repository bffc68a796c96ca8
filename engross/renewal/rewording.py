"""Changes the typed text of a clause where its printed words changed; the rest stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engross.model.act_text import CELLS, Piece, Unit
from engross.model.clause import Clause
from engross.model.document import (
    Block,
    Inline,
    ItemList,
    Paragraph,
    Provision,
    Reference,
    Styled,
    Superscript,
    Table,
    Value,
    plain,
)

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{@.*?\}|\[\[.*?\]\]")
_MARKER = re.compile(r"\s*(?:[-*+]|\d+[.)]|[A-Za-z][.)])\s+")
_CONTEXT = 8
"""Up to this many words on either side of a change are used to find where it was typed."""
_MARKUP = re.compile(r"([\\`*_\[\]{}<>#|~])")

Run = tuple[str, str]
"""Printed words, and the path of the value that printed them (empty if they were typed)."""


@dataclass(frozen=True, slots=True)
class TypedParagraph:
    """A paragraph of the tree: the line on which it is typed (from 1; 0 if it has none), and its words in runs."""

    line: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class WordChange:
    """Characters `start` to `end` (half-open) of the old printed text, which became `new`."""

    start: int
    end: int
    new: str


def typed_paragraphs(provision: Provision) -> tuple[TypedParagraph, ...]:
    """The paragraphs of a provision in the order in which the text of an act has them."""
    return tuple(paragraph for part in provision.body if not isinstance(part, Provision) for paragraph in _block(part))


def _block(block: Block) -> Iterator[TypedParagraph]:
    match block:
        case Paragraph():
            yield TypedParagraph(block.origin.line, tuple(typed_runs(block.content)))
        case ItemList():
            for item in block.items:
                for part in item.blocks:
                    yield from _block(part)
        case Table():
            for row in block.lines:
                runs: list[Run] = []
                for column, cell in enumerate(row):
                    runs += [(CELLS, "")] if column else []
                    runs += typed_runs(cell.content)
                yield TypedParagraph(0, tuple(runs))


def typed_runs(content: Sequence[Inline]) -> Iterator[Run]:
    """The printed words of inline nodes in runs: those that one value printed stand together."""
    for node in content:
        match node:
            case Value():
                yield "".join(words for words, _ in typed_runs(node.content)), node.path
            case Reference():
                yield plain(node.content), node.target
            case Styled():
                yield from typed_runs(node.content)
            case Superscript(text):
                yield f"<sup>{text}</sup>", ""
            case _:
                yield plain((node,)).replace("\n", " "), ""


def word_changes(old: str, new: str) -> list[WordChange]:
    """Where two texts differ, in whole words."""
    a, b = (re.findall(r"\S+|\s+", text) for text in (old, new))
    starts = [0]
    for word in a:
        starts.append(starts[-1] + len(word))
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [
        WordChange(starts[i], starts[j], "".join(b[k:n])) for tag, i, j, k, n in matcher.get_opcodes() if tag != "equal"
    ]


def paragraph_steps(old: Unit, new: Unit) -> list[tuple[str, int, int, int, int]]:
    """Steps from the old paragraphs to the new: (`equal`, `replace`, `insert` or `delete`, i, j, k, n).

    `i:j` are old pieces and `k:n` new ones (half-open). A `replace` step holds one piece on each side.
    """
    a, b = ([(piece.type, piece.text) for piece in unit.pieces] for unit in (old, new))
    out: list[tuple[str, int, int, int, int]] = []
    for tag, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "replace":
            out.append((tag, i, j, k, n))
            continue
        same = min(j - i, n - k)
        out += [("replace", i + offset, i + offset + 1, k + offset, k + offset + 1) for offset in range(same)]
        if j - i > same:
            out.append(("delete", i + same, j, n, n))
        elif n - k > same:
            out.append(("insert", j, j, k + same, n))
    return out


def as_markdown(words: str) -> str:
    """Printed words as they are typed into a clause: plain spaces, no superscripts, Markdown characters escaped."""
    bare = re.sub(r"</?sup>", "", words).replace("\u00a0", " ").replace("\u202f", " ")
    return _MARKUP.sub(r"\\\1", bare)


def normalized(words: str) -> str:
    """Words with plain spaces and apostrophes, for comparing typed and printed text. The length stays the same."""
    return words.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")


def reworded(clause: Clause, places: Sequence[TypedParagraph], old: Unit, new: Unit, *, literal: bool) -> str | None:
    """The body of the clause with the changes from `old` to `new`; None if the place of a change is not known.

    Only changed words are replaced, so that values (`{{…}}`) stay values. With
    `literal`, a changed paragraph is replaced as a whole by its printed words.
    """
    lines = clause.body.split("\n")
    if len(places) != len(old.pieces):
        return None
    regions = [_region(lines, place.line - clause.line) for place in places]
    # From the last step to the first, so that the regions of the others keep their line numbers.
    for tag, i, j, k, n in reversed(paragraph_steps(old, new)):
        if tag == "equal":
            continue
        come = new.pieces[k:n]
        if any(piece.type not in ("p", "li") for piece in (*old.pieces[i:j], *come)):
            return None
        if any(region is None for region in regions[i:j]):
            return None
        if tag == "replace":
            region = regions[i]
            assert region is not None  # it was looked at above
            typed = "\n".join(lines[region.start : region.stop])
            edited = None if literal else _edited(typed, old.pieces[i].text, come[0].text)
            marker = _MARKER.match(typed) if come[0].type == "li" else None
            edited = edited or f"{marker[0] if marker else ''}{as_markdown(come[0].text)}"
            lines[region.start : region.stop] = edited.split("\n")
        elif tag == "delete":
            for region in reversed(regions[i:j]):
                assert region is not None  # it was looked at above
                # The blank line after a deleted paragraph goes with it.
                stop = region.stop + (region.stop < len(lines) and not lines[region.stop].strip())
                del lines[region.start : stop]
        elif not _put_in(lines, regions, old, i, come):
            return None
    body = "\n".join(lines)
    return body if "’" in clause.body else body.replace("’", "'")


def _region(lines: Sequence[str], start: int) -> range | None:
    """The lines (indices from 0, half-open) of the paragraph or item that begins at line `start`; None if outside."""
    if not 0 <= start < len(lines):
        return None
    stop = start + 1
    while stop < len(lines) and lines[stop].strip() and not lines[stop].lstrip().startswith(("{%", "|")):
        if _MARKER.match(lines[stop]):
            break
        stop += 1
    return range(start, stop)


def _put_in(lines: list[str], regions: Sequence[range | None], old: Unit, index: int, come: Sequence[Piece]) -> bool:
    """Insert paragraphs before piece `index` of `old`. Gives False if their place or marker is not known."""
    before = regions[index - 1] if index else None
    after = regions[index] if index < len(regions) else None
    if (index and before is None) or (not index and regions and after is None):
        return False
    new_lines: list[str] = []
    for piece in come:
        marker = ""
        if piece.type == "li":
            # A new item takes the marker of the item beside it (`- `, `1. `). Without one, nobody knows how to type it.
            near = (k for k in (index - 1, index) if 0 <= k < len(regions) and old.pieces[k].type == "li")
            beside = next((regions[k] for k in near), None)
            match = _MARKER.match(lines[beside.start]) if beside is not None else None
            if match is None:
                return False
            marker = match[0]
        gap = [] if piece.type == "li" and (new_lines or (index and old.pieces[index - 1].type == "li")) else [""]
        new_lines += [*gap, f"{marker}{as_markdown(piece.text)}"]
    if before is not None:
        lines[before.stop : before.stop] = new_lines
    else:
        start = after.start if after is not None else len(lines)
        new_lines = new_lines[1:] if new_lines and not new_lines[0] else new_lines
        gap = [] if come[-1].type == "li" else [""]
        lines[start:start] = [*new_lines, *gap]
    return True


def _edited(typed: str, old: str, new: str) -> str | None:
    """A typed paragraph with the changed words replaced; None if the place of a change is ambiguous."""
    for change in reversed(word_changes(old, new)):
        # What stands in `{{…}}` is hidden, so that no word of a template is taken for a printed one.
        masked = _TAG.sub(lambda match: "\x00" * len(match[0]), normalized(typed))
        place = _place(masked, normalized(old), change)
        if place is None:
            return None
        typed = typed[: place[0]] + as_markdown(change.new) + typed[place[1] :]
    return typed


def _place(masked: str, old: str, change: WordChange) -> tuple[int, int] | None:
    """The typed characters (half-open) of changed words; None if they cannot be found.

    « la » may stand ten times in a paragraph. Neighbours are added on either side until the words occur exactly once.
    """
    left = [match.start() for match in re.finditer(r"\S+\s*$|\S+\s+", old[: change.start])][::-1][:_CONTEXT]
    right = [change.end + match.end() for match in re.finditer(r"\s*\S+", old[change.end :])][:_CONTEXT]
    for start in (change.start, *left):
        for end in (change.end, *right):
            words = old[start:end]
            if not words.strip() or (
                start == change.start and end == change.end and not old[change.start : change.end].strip()
            ):
                continue
            if masked.count(words) == 1:
                start_typed = masked.index(words) + change.start - start
                return start_typed, start_typed + change.end - change.start
    return None
