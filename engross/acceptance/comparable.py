"""An act, and an outline that came back, in one form: provisions without their numbers, so that they can be compared.

Numbers are counted when the act is made. An article put in gives all later ones
another number, and nobody changed those: they are left out, as the labels of
items are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from engross.acceptance.words import Span, Words, coded, joined, outline_words, printed, targets, without, words_of
from engross.model.act_text import CELLS, COVER, SIGNATURES, ActText, Piece, PieceType, Unit
from engross.model.document import Document, Item, Paragraph, Provision, Table, item_label
from engross.model.flat import FlatLine, FlatPart, parts
from engross.model.outline import Outline, OutlineBlock
from engross.renewal.rewording import normalized

_LABEL = re.compile(r"(\S{1,10})\s+")
_FIGURE = re.compile(r"\w+(?=\W*$)")
COUNTED = re.compile(r"\d{1,3}\.|[a-z]{1,5}\)")
"""Labels of items that are counted when the act is made. Others (I., 2°) are part of what is typed."""
_SUPERIOR = re.compile(r"<sup>.*?</sup>")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, an item or a row of a provision.

    `depth` counts the lists around it, `label` is what is printed before an
    item, empty for a dash; if it is the number of a provision, `target` is the
    id of that. `file` and `line` say where it was typed (line 0: nowhere),
    `table` and `row` in which table of its provision it stands, each from 0,
    and -1 outside of tables.
    """

    type: PieceType
    words: Words
    depth: int = 0
    label: str = ""
    file: str = ""
    line: int = 0
    table: int = -1
    row: int = -1
    target: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A provision, the cover or the signatures. `id` has the language after it in all languages but the first."""

    id: str
    kind: str
    level: int
    heading: Words
    lines: tuple[Line, ...]
    edition: str = ""


def parts_of(document: Document) -> tuple[Part, ...]:
    """The parts of an act, in reading order."""
    held: list[Part] = []
    for part in parts(document):
        name = part.name or _name_of(part, held)
        lines = tuple(_lines(part))
        if not part.name:
            held = [replace(one, lines=(*one.lines, *lines)) if one.id == name else one for one in held]
            continue
        provision = part.provision
        kind = provision.kind if provision else COVER if name.startswith(COVER) else SIGNATURES
        held.append(
            Part(name, kind, part.level, _heading(part), lines, provision.edition if provision is not None else "")
        )
    return tuple(held)


def _name_of(part: FlatPart, held: Sequence[Part]) -> str:
    """The id of the provision that a part without a name goes on with."""
    ident = part.provision.id if part.provision is not None else ""
    names = [one.id for one in held if one.id.partition("@")[0] == ident]
    return names[-1] if names else ""


def _heading(part: FlatPart) -> Words:
    first = part.lines[0] if part.lines else None
    if first is None or first.slot not in ("heading", "title"):
        return Words("")
    if isinstance(first.node, Provision):
        return words_of(first.node.heading)
    return words_of(first.content)


def _lines(part: FlatPart) -> Iterator[Line]:
    tables: dict[str, int] = {}
    table: Table | None = None
    count = 0
    for index, line in enumerate(part.lines):
        if index == 0 and line.slot in ("heading", "title"):
            continue
        if line.slot == "row" and isinstance(line.node, Table):
            count = count + 1 if table is not None and line.node is table else 0
            table = line.node
            number = tables.setdefault(table.id, len(tables))
            yield _row(line, table, number, count)
            continue
        table = None
        yield _line(line, part)


def _row(line: FlatLine, table: Table, number: int, row: int) -> Line:
    words = joined([words_of(piece) for piece in line.pieces], CELLS)
    kind: PieceType = "p" if len(line.pieces) < 2 else "head" if row == 0 else "row"
    return Line(kind, words, 0, "", table.origin.file, table.origin.line, number, row)


def _line(line: FlatLine, part: FlatPart) -> Line:
    node = line.node
    if line.slot == "item" and isinstance(node, Item):
        before = words_of(line.pieces[0]) if len(line.pieces) > 1 else Words("")
        target = before.references[0].name if before.references else ""
        first = node.blocks[0] if node.blocks else None
        origin = first.origin if isinstance(first, Paragraph) else None
        words = words_of(line.pieces[-1])
        where = (origin.file, origin.line) if origin else ("", 0)
        return Line("li", words, line.depth, before.text, *where, target=target)
    words = words_of(line.content)
    if part.provision is None:
        whole = bool(line.path) and not words.values
        words = replace(words, values=(Span(0, len(words.text), line.path),)) if whole else words
        return Line("sign" if part.name == SIGNATURES else "p", words)
    origin = node.origin if isinstance(node, Paragraph) else None
    return Line("p", words, line.depth, "", origin.file if origin else "", origin.line if origin else 0)


def parts_of_outline(
    outline: Outline, basis: Sequence[Part], names: Mapping[int, str], labels: Sequence[str]
) -> tuple[Part, ...]:
    """The parts of an outline, by what is known of the act that it comes from (`basis`).

    `names` gives for the ordinal of a provision the id of the one that it was,
    `labels` are the numbers that the act prints. A provision that the act
    does not have gets an id of its own, made from its heading.
    """
    known = {part.id: part for part in basis}
    patterns = number_patterns(labels)
    out: list[Part] = []
    for ordinal, clause in enumerate(outline.clauses):
        ident = names.get(ordinal, "")
        was = known.get(ident)
        heading = outline_words(clause.heading, clause.formatting)
        if not (ident.startswith(COVER) or ident == SIGNATURES):
            heading = unnumbered(heading, patterns)
        lines = tuple(_outline_lines(clause.blocks, signed=ident == SIGNATURES))
        if was is None and not heading.text and out:
            # A passage without a heading that no bookmark names goes on with what stands before it.
            out[-1] = replace(out[-1], lines=(*out[-1].lines, *lines))
            continue
        kind = was.kind if was is not None else ""
        out.append(Part(ident, kind, was.level if was is not None else clause.level, heading, lines))
    return finished(out, basis)


def finished(found: Sequence[Part], basis: Sequence[Part]) -> tuple[Part, ...]:
    """Parts of which each has an id and a kind, and in which references that were not touched are references again."""
    return tuple(_with_references(_named(found, basis), {part.id: part for part in basis}))


def number_patterns(labels: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    """Patterns for the numbers that an act prints: « Article 3 » stands for every article."""
    made: dict[str, None] = {}
    for label in labels:
        bare = _SUPERIOR.sub("", label).strip()
        figure = _FIGURE.search(bare)
        if figure is None:
            continue
        roman, letter = bool(re.fullmatch("[IVXLCDM]+", figure[0])), len(figure[0]) == 1 and figure[0].isalpha()
        counted = (
            "[IVXLCDM]+"
            if roman
            else r"\w"
            if letter
            else r"\d+(?:<sup>\w+</sup>|er|re|e)?(?: (?:bis|ter|quater))?(?:[.-]\d+)*"
        )
        before, after = (
            re.escape(words).replace(r"\ ", r"\s") for words in (bare[: figure.start()], bare[figure.end() :])
        )
        made[f"{before}{counted}{after}"] = None
    return tuple(re.compile(rf"\s*{pattern}(?:\s+|$)") for pattern in made)


def unnumbered(heading: Words, patterns: Sequence[re.Pattern[str]]) -> Words:
    """A heading without its number, if it has one of those that `number_patterns` gives."""
    for pattern in patterns:
        match = pattern.match(heading.text)
        if match:
            return without(heading, match.end())
    return heading


def _outline_lines(blocks: Sequence[OutlineBlock], *, signed: bool) -> Iterator[Line]:
    in_table = False
    for block in blocks:
        words = outline_words(block.text, block.formatting)
        if signed:
            yield Line("sign", words)
        elif block.type == "li":
            label = label_of(words.text) if block.marker == "number" else ""
            yield Line("li", without(words, len(label) + 1) if label else words, block.depth, label)
        elif CELLS in block.text and not block.depth:
            yield Line("row" if in_table else "head", words)
            in_table = True
            continue
        else:
            yield Line("p", words, block.depth)
        in_table = False


def label_of(text: str) -> str:
    """What stands before an item, if its words begin with it and a blank."""
    match = _LABEL.match(text)
    return match[1] if match and len(match[0]) == len(match[1]) + 1 else ""


def line_places(document: Document) -> tuple[tuple[str, int], ...]:
    """For each paragraph of the outline of an act the id of its part and its line there, from 0; -1 for the heading."""
    out: list[tuple[str, int]] = []
    held: list[Part] = []
    counts: dict[str, int] = {}
    for part in parts(document):
        name = part.name or _name_of(part, held)
        held.append(Part(name, "", part.level, Words(""), ()))
        for index, line in enumerate(part.lines):
            if index == 0 and line.slot in ("heading", "title"):
                out.append((name, -1))
                continue
            out.append((name, counts.get(name, 0)))
            counts[name] = counts.get(name, 0) + 1
    return tuple(out)


def _named(found: Sequence[Part], basis: Sequence[Part]) -> Iterator[Part]:
    """Parts with an id and a kind each. New ones of several languages that stand at one place have one id."""
    used = {part.id for part in basis} | {part.id for part in found}
    at: dict[tuple[str, int], str] = {}
    before, count, lang, kind = "", 0, "", "article"
    for part in found:
        if part.id:
            before, count = part.id.partition("@")[0], 0
            lang, kind = part.id.partition("@")[2], part.kind if part.kind not in (COVER, SIGNATURES) else kind
            yield part
            continue
        count += 1
        bare = at.get((before, count), "")
        if not bare or not lang:
            bare = _slug(part.heading.text) or "clause"
            number = 2
            while bare in used:
                bare = f"{_slug(part.heading.text) or 'clause'}-{number}"
                number += 1
            used.add(bare)
            at[before, count] = bare
        near = [
            one.kind for one in basis if one.level == part.level and one.kind not in (COVER, SIGNATURES, "preamble")
        ]
        yield replace(part, id=f"{bare}@{lang}" if lang else bare, kind=kind if kind in near or not near else near[0])


def _slug(heading: str) -> str:
    import unicodedata

    bare = unicodedata.normalize("NFKD", _SUPERIOR.sub("", heading).replace("’", "-").replace("œ", "oe"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode().lower()).strip("-")[:60].strip("-")


def _with_references(found: Iterable[Part], known: Mapping[str, Part]) -> Iterator[Part]:
    """Parts in which a reference that was not touched is a reference again."""
    for part in found:
        was = known.get(part.id)
        if was is None or not any(line.words.references for line in was.lines):
            yield part
            continue
        lines = list(part.lines)
        for old, new in paired(was.lines, part.lines):
            lines[new] = replace(lines[new], words=_referring(was.lines[old].words, lines[new].words))
        yield replace(part, lines=tuple(lines))


def _referring(old: Words, new: Words) -> Words:
    """New words with the references of the old ones that stand in stretches that both have."""
    if not old.references:
        return new
    found = []
    matcher = SequenceMatcher(None, old.text, new.text, autojunk=False)
    for block in matcher.get_matching_blocks():
        for span in old.references:
            if block.a <= span.start and span.end <= block.a + block.size:
                shift = block.b - block.a
                found.append(Span(span.start + shift, span.end + shift, span.name))
    return replace(new, references=tuple(found))


def paired(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Which old line became which new one: the same lines, then between them those that are most alike, in order."""
    a, b = ([(line.type, targets(coded(line.words))) for line in lines] for lines in (old, new))
    pairs: list[tuple[int, int]] = []
    for tag, i, j, k, n in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(i, j), range(k, n), strict=True)
        elif tag == "replace":
            pairs += _alike(old, new, range(i, j), range(k, n))
    return pairs


_LIKE = 0.35
"""How much of two lines must be the same for one to have become the other, where the counts do not match."""
_MOST = 40
"""Beyond this many lines on either side, they are paired by place."""


def _alike(old: Sequence[Line], new: Sequence[Line], before: range, after: range) -> list[tuple[int, int]]:
    if len(before) == len(after) or max(len(before), len(after)) > _MOST:
        return list(zip(before, after, strict=False))
    # The heaviest chain of pairs in order: a cell of the table is the best that the lines up to there can give.
    width = len(after)
    best = [[0.0] * (width + 1) for _ in range(len(before) + 1)]
    like = [[_likeness(old[i], new[k]) for k in after] for i in before]
    for x in range(len(before) - 1, -1, -1):
        for y in range(width - 1, -1, -1):
            taken = like[x][y] + best[x + 1][y + 1] if like[x][y] >= _LIKE else 0.0
            best[x][y] = max(best[x + 1][y], best[x][y + 1], taken)
    pairs, x, y = [], 0, 0
    while x < len(before) and y < width:
        if like[x][y] >= _LIKE and best[x][y] == like[x][y] + best[x + 1][y + 1]:
            pairs.append((before[x], after[y]))
            x, y = x + 1, y + 1
        elif best[x][y] == best[x + 1][y]:
            x += 1
        else:
            y += 1
    return pairs


def _likeness(old: Line, new: Line) -> float:
    if old.type != new.type:
        return 0.0
    return SequenceMatcher(None, old.words.text.split(), new.words.text.split(), autojunk=False).ratio()


# the form of amendments


def act_text_of(lang: str, found: Sequence[Part], *, lists: bool = True, styles: bool = True) -> ActText:
    """Parts as the text of an act, without numbers; what stands in the label of an item is its depth and its kind.

    Without `lists` the depth of items does not count, without `styles` emphasis does not.
    """
    return ActText(lang, tuple(_unit(part, lists=lists, styles=styles) for part in found))


def _unit(part: Part, *, lists: bool, styles: bool) -> Unit:
    pieces = tuple(_piece(line, lists=lists, styles=styles) for line in part.lines)
    return Unit(part.id, part.kind, part.level, "", targets(_code(part.heading, styles=False)), pieces)


def _piece(line: Line, *, lists: bool, styles: bool) -> Piece:
    text = targets(_code(line.words, styles=styles))
    if not lists:
        return Piece("p" if line.type == "li" else line.type, text)
    marker = ""
    if line.type == "li":
        marker = "#" if COUNTED.fullmatch(line.label) else line.label or "–"
    return Piece(line.type, text, f"{line.depth or ''}{marker}")


def _code(words: Words, *, styles: bool) -> str:
    return coded(words if styles else replace(words, styles=()))


def printed_as(now: Sequence[Part], wanted: Sequence[Part]) -> tuple[Part, ...]:
    """`now`, in which references are taken as typed where the words that they print are the wanted ones.

    Who puts in an article may also have typed the new number of a later one where it is referred to.
    """
    asked = {part.id: part for part in wanted}
    out = []
    for part in now:
        other = asked.get(part.id)
        if other is None or len(other.lines) != len(part.lines):
            out.append(part)
            continue
        lines = tuple(
            replace(line, words=replace(line.words, references=wish.words.references, values=line.words.values))
            if line.words.references != wish.words.references
            and normalized(printed(coded(line.words))) == normalized(printed(coded(wish.words)))
            else line
            for line, wish in zip(part.lines, other.lines, strict=True)
        )
        out.append(replace(part, lines=lines))
    return tuple(out)


def labels_of(document: Document) -> tuple[str, ...]:
    """The numbers that an act prints before its provisions, as they are printed."""
    found: dict[str, None] = {}

    def walk(provisions: Iterable[object]) -> None:
        for provision in provisions:
            if isinstance(provision, Provision):
                if provision.number is not None:
                    found[words_of(provision.number.label).text] = None
                walk(provision.body)

    for version in document.versions:
        walk((*version.provisions, *version.annexes))
    return tuple(found)


__all__ = [
    "Line",
    "Part",
    "act_text_of",
    "item_label",
    "labels_of",
    "paired",
    "parts_of",
    "parts_of_outline",
    "printed_as",
]
