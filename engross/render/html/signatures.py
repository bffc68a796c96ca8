"""The signature block as HTML: parties in rows of one or two; the lines of a row to sign on stand at one height."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from engross.model.document import Inline, Marked, Signature, SignatureBlock, SignatureColumn, Text, plain
from engross.render.html.inlines import inline, lines
from engross.render.html.marked import NOTHING, changed_class
from engross.render.html.setting import Continuation, Setting

_FEW = 4
"""With up to this many signatures the block is set with wide spaces."""
_SIGNATURE, _CAPTION, _ALONE = 100, 35, 60
"""Heights for choosing rows, in hundredths of the height of a signature. `_ALONE` is added to a row with one party, so
that two parties side by side are preferred where both fit equally."""
_BETWEEN_LANGUAGES = " / "
"""What assembly puts between a mention in one language and the same in the next."""
_MENTION = 34
"""Characters. A longer mention takes two lines."""

_FIRST_ROW = 2
"""The row of the grid with the first signatures; captions stand in the one before."""
_Place = tuple[int, int]
"""Row and column of a signature in the CSS grid of its row of parties, both from 1."""


def signatures(block: SignatureBlock, setting: Setting) -> Markup:
    """The whole block; rows and columns are told to the stylesheet as a grid.

    The setting's suffix stands after ids, save those of the lines to sign on, which are there once whatever the
    languages.
    """
    many = sum(len(column.signatures) for column in block.columns) > _FEW
    groups = _side_by_side(block.columns)
    kind = "many" if many else "few"
    if setting.continuation is None:
        rows = [_signatories(group, setting) for group in groups]
    else:
        kind, rows = f"{kind} long", []
        count = 0
        for group in groups:
            rows_html = _row_by_row(group, setting, setting.continuation, count)
            count += len(rows_html)
            rows += rows_html
    return Markup('<div class="signatures {}" id="{}">\n{}\n</div>').format(
        kind, block.id + setting.suffix, lines(rows)
    )


def row_of_each(block: SignatureBlock) -> dict[str, int]:
    """By id of a signature, the row in which it stands, counted from 0 through the whole block."""
    rows: dict[str, int] = {}
    count = 0
    for group in _side_by_side(block.columns):
        places = _places(group)
        for column, row in zip(group, places, strict=True):
            for signature, (line, _) in zip(column.signatures, row, strict=True):
                rows[signature.id] = count + line - _FIRST_ROW
        count += max((line for row in places for line, _ in row), default=_FIRST_ROW - 1) - _FIRST_ROW + 1
    return rows


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


def _signatories(group: Sequence[SignatureColumn], setting: Setting) -> Markup:
    """The one or two parties of a row, each under its caption."""
    places = _places(group)
    longest = _longest_mentions(group, places)
    parts = [
        part
        for rank, row in enumerate(places)
        for part in (
            _caption(group, rank, setting),
            *(
                _signature(signature, place, longest[place[0]], setting)
                for signature, place in zip(group[rank].signatures, row, strict=True)
            ),
        )
    ]
    return Markup('<div class="signatories">\n{}\n</div>').format(lines(parts))


def _row_by_row(
    group: Sequence[SignatureColumn], setting: Setting, continuation: Continuation, before: int
) -> list[Markup]:
    """The same, each row of signatures by itself, so that a page may end between two of them.

    `before` counts the rows of the block that stand before this group. A row that begins a page has the captions of its
    parties above it again.
    """
    places = _places(group)
    longest = _longest_mentions(group, places)
    last = max(longest, default=_FIRST_ROW - 1)
    rows = []
    for line in range(_FIRST_ROW, last + 1):
        begins_page = before + line - _FIRST_ROW in continuation.rows
        parts = []
        for rank, row in enumerate(places):
            if line == _FIRST_ROW or begins_page:
                parts.append(_caption(group, rank, setting, again=line > _FIRST_ROW))
            parts += [
                _signature(signature, place, longest[line], setting)
                for signature, place in zip(group[rank].signatures, row, strict=True)
                if place[0] == line
            ]
        grid = Markup('<div class="signatories">\n{}\n</div>').format(lines(parts))
        carried = NOTHING
        if begins_page:
            carried = Markup('<p class="carried" data-mention="continued">{}</p>').format(continuation.words)
        kind = "begins" if line == _FIRST_ROW else "goes-on"
        rows.append(Markup('<div class="signatory-row {}">{}{}</div>').format(kind, carried, grid))
    return rows


def _caption(group: Sequence[SignatureColumn], rank: int, setting: Setting, *, again: bool = False) -> Markup:
    """The caption of the party with that rank in its row. `again` says that it stands on the page before, too."""
    lines_of_caption = group[rank].caption
    caption = NOTHING.join(
        _line("for", line, setting, lang=setting.lang_of_line(number, len(lines_of_caption)))
        for number, line in enumerate(lines_of_caption)
    )
    span = rank + 1 if len(group) > 1 else Markup("1 / 3")
    more = Markup(' data-mention="continued"') if again else NOTHING
    return Markup('<div class="caption" style="grid-row: 1; grid-column: {}"{}>{}</div>').format(span, more, caption)


def _longest_mentions(group: Sequence[SignatureColumn], places: Sequence[Sequence[_Place]]) -> dict[int, int]:
    """By row of the grid, the length in characters of its longest mention."""
    longest: dict[int, int] = {}
    for column, row in zip(group, places, strict=True):
        for signature, (line, _) in zip(column.signatures, row, strict=True):
            longest[line] = max(longest.get(line, 0), _length(signature.mention))
    return longest


def _places(group: Sequence[SignatureColumn]) -> list[list[_Place]]:
    """The place of each signature. Two parties have a column each; one party fills two columns."""
    return [
        [
            (_FIRST_ROW + rank, 1 + index) if len(group) > 1 else (_FIRST_ROW + rank // 2, 1 + rank % 2)
            for rank, _ in enumerate(column.signatures)
        ]
        for index, column in enumerate(group)
    ]


def _signature(signature: Signature, place: _Place, longest: int, setting: Setting) -> Markup:
    """One line to sign on. The `longest` mention of the grid row, in characters, decides the room of each."""
    kind = "mention tall" if longest > _MENTION else "mention"
    mention = _mention(kind, signature.mention, setting) if longest else NOTHING
    role = signature.role if _stays(signature) else f"{signature.role} gone"
    count = len(signature.capacity)
    capacity = NOTHING.join(
        _line("capacity", line, setting, lang=setting.lang_of_line(rank, count))
        for rank, line in enumerate(signature.capacity)
    )
    name = _line("name", signature.name, setting, after="," if any(map(plain, signature.capacity)) else "")
    return Markup(
        '<div class="signature {}" style="grid-row: {}; grid-column: {}">{}'
        '<div class="line" id="sign-{}"></div>{}{}</div>'
    ).format(role, *place, mention, signature.id, name, capacity)


def _length(content: Sequence[Inline]) -> int:
    """How many characters are printed, those under a mark of deletion too."""
    return sum(len(plain(node.content if isinstance(node, Marked) else (node,))) for node in content)


def _stays(signature: Signature) -> bool:
    """Whether somebody signs here. In a document that holds two texts a signatory may have been taken out."""
    return any(map(plain, (signature.name, signature.mention, *signature.capacity))) or not _length(signature.name)


def _mention(kind: str, content: Sequence[Inline], setting: Setting) -> Markup:
    """What stands above a name.

    Mentions in several languages have a slash between them (`Contresigné par / Countersigned by`).
    """
    texts = plain(tuple(content)).split(_BETWEEN_LANGUAGES)
    langs = [setting.lang_of_line(rank, len(texts)) for rank in range(len(texts))]
    if not all(langs) or len(content) != 1 or not isinstance(content[0], Text):
        return _line(kind, content, setting)
    words = Markup(_BETWEEN_LANGUAGES).join(
        Markup('<span lang="{}">{}</span>').format(lang, inline((Text(text),)))
        for lang, text in zip(langs, texts, strict=True)
    )
    return Markup('<p class="{}">{}</p>').format(kind, words)


def _line(kind: str, content: Sequence[Inline], setting: Setting, *, after: str = "", lang: str = "") -> Markup:
    spoken = Markup(' lang="{}"').format(lang) if lang else NOTHING
    return Markup('<p class="{}{}"{}>{}{}</p>').format(
        kind, changed_class(content), spoken, inline(content, setting.suffix), after
    )
