"""The signature block as HTML: parties in rows of one or two; the lines of a row to sign on stand at one height."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from engross.model.document import Inline, Marked, Signature, SignatureBlock, SignatureColumn, plain
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class

_FEW = 4
"""With up to this many signatures the block is set with wide spaces."""
_SIGNATURE, _CAPTION, _ALONE = 100, 35, 60
"""Heights for choosing rows, in hundredths of the height of a signature. `_ALONE` is added to a row with one party, so
that two parties side by side are preferred where both fit equally."""
_MENTION = 34
"""Characters. A longer mention takes two lines."""

_Place = tuple[int, int]
"""Row and column of a signature in the CSS grid of its row of parties, both from 1."""


def signatures(one: SignatureBlock, suffix: str) -> Markup:
    """The whole block; rows and columns are told to the stylesheet as a grid.

    `suffix` stands after ids as `engross.render.html.body` says, save those of the lines to sign on, which are there
    once whatever the languages.
    """
    count = "many" if sum(len(column.signatures) for column in one.columns) > _FEW else "few"
    rows = lines(_signatories(group, suffix) for group in _side_by_side(one.columns))
    return Markup('<div class="signatures {}" id="{}">\n{}\n</div>').format(count, one.id + suffix, rows)


def _side_by_side(columns: Sequence[SignatureColumn]) -> list[Sequence[SignatureColumn]]:
    """The parties in their order, in rows of one or two, so that the block is as low as possible.

    A party alone in its row has its signatures in two columns; two parties have a column each. Example: parties with
    1, 1 and 4 signatures. Rows (A B)(C) have heights 1 + 2, rows (A)(B C) have 1 + 4: the first is chosen.
    `best[n]` is the height and the rows of the first n parties.
    """
    best: list[tuple[int, list[Sequence[SignatureColumn]]]] = [(0, [])]
    for end in range(1, len(columns) + 1):
        alone = -(-len(columns[end - 1].signatures) // 2) * _SIGNATURE + _CAPTION + _ALONE
        choices = [(best[end - 1][0] + alone, [*best[end - 1][1], columns[end - 1 : end]])]
        if end > 1:
            pair = max(len(column.signatures) for column in columns[end - 2 : end]) * _SIGNATURE + _CAPTION
            choices.append((best[end - 2][0] + pair, [*best[end - 2][1], columns[end - 2 : end]]))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def _signatories(group: Sequence[SignatureColumn], suffix: str) -> Markup:
    """The one or two parties of a row, each under its caption."""
    places = _places(group)
    mentions: dict[int, int] = {}
    for column, row in zip(group, places, strict=True):
        for signature, (line, _) in zip(column.signatures, row, strict=True):
            mentions[line] = max(mentions.get(line, 0), _length(signature.mention))
    parts = []
    for index, (column, row) in enumerate(zip(group, places, strict=True)):
        caption = NOTHING.join(_line("for", line, suffix) for line in column.caption)
        span = index + 1 if len(group) > 1 else Markup("1 / 3")
        parts.append(Markup('<div class="caption" style="grid-row: 1; grid-column: {}">{}</div>').format(span, caption))
        parts.extend(
            _signature(signature, place, mentions[place[0]], suffix)
            for signature, place in zip(column.signatures, row, strict=True)
        )
    return Markup('<div class="signatories">\n{}\n</div>').format(lines(parts))


def _places(group: Sequence[SignatureColumn]) -> list[list[_Place]]:
    """The places of the signatures of each party: in a column each if there are two parties, else in two columns."""
    return [
        [
            (2 + rank, 1 + index) if len(group) > 1 else (2 + rank // 2, 1 + rank % 2)
            for rank, _ in enumerate(column.signatures)
        ]
        for index, column in enumerate(group)
    ]


def _signature(one: Signature, place: _Place, longest: int, suffix: str) -> Markup:
    """One line to sign on. The `longest` mention of the grid row, in characters, decides the room of each."""
    kind = "mention tall" if longest > _MENTION else "mention"
    mention = _line(kind, one.mention, suffix) if longest else NOTHING
    role = one.role if _stays(one) else f"{one.role} gone"
    capacity = NOTHING.join(_line("capacity", line, suffix) for line in one.capacity)
    name = _line("name", one.name, suffix, "," if any(map(plain, one.capacity)) else "")
    return Markup(
        '<div class="signature {}" style="grid-row: {}; grid-column: {}">{}'
        '<div class="line" id="sign-{}"></div>{}{}</div>'
    ).format(role, *place, mention, one.id, name, capacity)


def _length(content: Sequence[Inline]) -> int:
    """How many characters are printed, those under a mark of deletion too."""
    return sum(len(plain(node.content if isinstance(node, Marked) else (node,))) for node in content)


def _stays(one: Signature) -> bool:
    """Whether somebody signs here. In a document that holds two texts a signatory may have been taken out."""
    return any(map(plain, (one.name, one.mention, *one.capacity))) or not _length(one.name)


def _line(kind: str, content: Sequence[Inline], suffix: str, after: str = "") -> Markup:
    return Markup('<p class="{}{}">{}{}</p>').format(kind, changed_class(content), inline(content, suffix), after)
