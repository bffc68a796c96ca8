"""The signature block as HTML: the parties in rows of one or two, their lines to sign on at one height."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from engross.model.document import Inline, Marked, Signature, SignatureBlock, SignatureColumn, plain
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class

_FEW = 4
"""Up to this many signatures leave room between them."""
_SIGNATURE, _CAPTION, _ALONE = 100, 35, 60
"""How high each is, in hundredths of a signature; a party by itself in its row is held to be higher than it is."""
_MENTION = 34
"""A mention with more letters than this takes two lines."""

_Place = tuple[int, int]
"""The row and the column of a signature in the grid of its signatories."""


def signatures(one: SignatureBlock, suffix: str) -> Markup:
    """The whole block; rows and columns are told to the stylesheet as a grid.

    `suffix` stands after ids as `engross.render.html.body` says, save those of the lines to sign on, which are there
    once whatever the languages.
    """
    count = "many" if sum(len(column.signatures) for column in one.columns) > _FEW else "few"
    rows = lines(_signatories(group, suffix) for group in _side_by_side(one.columns))
    return Markup('<div class="signatures {}" id="{}">\n{}\n</div>').format(count, one.id + suffix, rows)


def _side_by_side(columns: Sequence[SignatureColumn]) -> list[Sequence[SignatureColumn]]:
    """The parties in their order, in rows of two or one, so that the block is as low as it can be.

    One party in a row has its signatures two and two; two parties have theirs one under the other.
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
    for at, (column, row) in enumerate(zip(group, places, strict=True)):
        caption = NOTHING.join(_line("for", line, suffix) for line in column.caption)
        span = at + 1 if len(group) > 1 else Markup("1 / 3")
        parts.append(Markup('<div class="caption" style="grid-row: 1; grid-column: {}">{}</div>').format(span, caption))
        parts.extend(
            _signature(signature, place, mentions[place[0]], suffix)
            for signature, place in zip(column.signatures, row, strict=True)
        )
    return Markup('<div class="signatories">\n{}\n</div>').format(lines(parts))


def _places(group: Sequence[SignatureColumn]) -> list[list[_Place]]:
    """Where the signatures of each party stand: one under the other if there are two parties, else two and two."""
    return [
        [
            (2 + rank, 1 + at) if len(group) > 1 else (2 + rank // 2, 1 + rank % 2)
            for rank, _ in enumerate(column.signatures)
        ]
        for at, column in enumerate(group)
    ]


def _signature(one: Signature, place: _Place, longest: int, suffix: str) -> Markup:
    """One line to sign on. Neighbours stand at one height: the `longest` mention makes room in all of a row."""
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
    """How many letters are printed, those that were taken out too."""
    return sum(len(plain(node.content if isinstance(node, Marked) else (node,))) for node in content)


def _stays(one: Signature) -> bool:
    """Whether somebody signs here: in a document that holds two texts a signatory may have been taken out."""
    return any(map(plain, (one.name, one.mention, *one.capacity))) or not _length(one.name)


def _line(kind: str, content: Sequence[Inline], suffix: str, after: str = "") -> Markup:
    return Markup('<p class="{}{}">{}{}</p>').format(kind, changed_class(content), inline(content, suffix), after)
