"""Formal words as provisions of an amendment, and the provisions of one as formal words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.amend.emphasis import SetApart, quoted_apart, set_apart
from engross.amend.printed_articles import QUOTED, PrintedArticle, PrintedLine, PrintedOperation, Role
from engross.amend.text import nodes
from engross.diagnostics import Origin
from engross.language.tradition import Tradition
from engross.model.act_text import CELLS, ActText, Piece, Unit, language_of
from engross.model.document import Block, Cell, Inline, Item, ItemList, Paragraph, Provision, Styled, Table, Text

CHANGES = "article-"
"""How the ids of the articles that change the act begin."""
FINAL = "final-"
"""How the ids of its last articles begin: what stays, when it takes effect."""


def provisions(
    articles: Sequence[PrintedArticle], final: Sequence[str], tradition: Tradition, origin: Origin, apart: SetApart = ()
) -> tuple[Provision, ...]:
    """The articles of an amendment, numbered by the assembly: those that change the act, then the last ones.

    Words of `apart` are set apart in what is quoted.
    """
    out = [
        Provision(
            f"{CHANGES}{number}",
            "article",
            body=tuple(_body(article, f"{CHANGES}{number}", tradition, origin, apart)),
            origin=origin,
        )
        for number, article in enumerate(articles, 1)
    ]
    for number, text in enumerate(final, 1):
        ident = f"{FINAL}{number}"
        paragraph = Paragraph(f"{ident}/p1", nodes(text), origin=origin)
        out.append(Provision(ident, "article", body=(paragraph,), origin=origin))
    return tuple(out)


def _body(
    article: PrintedArticle, ident: str, tradition: Tradition, origin: Origin, apart: SetApart
) -> Iterator[Block]:
    if not article.lead:
        yield from _saying(article.sayings[0], f"{ident}/", tradition, origin, "", apart)
        return
    yield Paragraph(f"{ident}/p1", nodes(article.lead), "lead", origin)
    items = []
    for number, saying in enumerate(article.sayings, 1):
        end = tradition.item[1] if number < len(article.sayings) else tradition.item[2]
        blocks = tuple(_saying(saying, f"{ident}/l1.{number}.", tradition, origin, end, apart))
        items.append(Item(f"{ident}/l1.{number}", (Text(tradition.item[0].replace("{n}", str(number))),), blocks))
    yield ItemList(f"{ident}/l1", "label", tuple(items), origin)


def _saying(
    saying: PrintedOperation, ident: str, tradition: Tradition, origin: Origin, end: str, apart: SetApart
) -> Iterator[Paragraph | Table]:
    role = "lead" if saying.quoted else "body"
    yield Paragraph(f"{ident}p1", quoted_apart(saying.words, apart, tradition.quotes), role, origin)
    last = len(saying.quoted) - 1
    opening, closing = tradition.quotes
    rows: list[tuple[Cell, ...]] = []
    first = 0
    for index, line in enumerate(saying.quoted):
        before = opening if not index else ""
        ended = end == "." and line.text.endswith((".", "!", "?", "…"))
        after = closing + ("" if ended else end) if index == last else ""
        if line.role not in ("head", "row"):
            yield Paragraph(f"{ident}p{index + 2}", _quoted(line, before, after, apart), _role(line), origin)
            continue
        first = first if rows else index
        rows.append(tuple(Cell(set_apart(cell, apart)) for cell in f"{before}{line.text}{after}".split(CELLS)))
        if index == last or saying.quoted[index + 1].role != "row":
            headed = saying.quoted[first].role == "head"
            head, body = (rows[0], rows[1:]) if headed else ((), rows)
            yield Table(f"{ident}t{first + 2}", head, tuple(body), origin, QUOTED)
            rows = []


def _quoted(line: PrintedLine, before: str, after: str, apart: SetApart) -> tuple[Inline, ...]:
    if line.role != "heading":
        return set_apart(f"{before}{line.text}{after}", apart)
    gap = " " if line.number and line.text else ""
    number: tuple[Inline, ...] = (Styled("strong", nodes(line.number)),) if line.number else ()
    return (*nodes(before), *number, *nodes(f"{gap}{line.text}{after}"))


def _role(line: PrintedLine) -> str:
    """The role of a quoted paragraph; of a heading also its kind, its depth and how long its number is."""
    if line.role == "heading":
        return f"{QUOTED} heading {line.kind} depth-{line.depth} number-{len(line.number)}"
    return QUOTED if line.role == "p" else f"{QUOTED} {line.role}"


def articles(text: ActText, tradition: Tradition, lang: str = "") -> tuple[tuple[str, PrintedArticle], ...]:
    """The articles of an amendment that change something, by id, from its text."""
    units = (unit for unit in text.units if unit.id.startswith(CHANGES) and language_of(unit.id) == lang)
    return tuple((unit.id, _printed(unit, tradition)) for unit in units)


def _printed(unit: Unit, tradition: Tradition) -> PrintedArticle:
    groups: list[list[Piece]] = []
    for piece in unit.pieces:
        if piece.role.startswith(QUOTED) and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    sayings = [PrintedOperation(group[0].text, tuple(_lines(group[1:], tradition))) for group in groups]
    if len(sayings) > 1:
        return PrintedArticle(sayings[0].words, tuple(sayings[1:]))
    return PrintedArticle("", tuple(sayings))


def _lines(pieces: Sequence[Piece], tradition: Tradition) -> Iterator[PrintedLine]:
    opening, closing = tradition.quotes
    for index, piece in enumerate(pieces):
        text = piece.text
        if not index:
            text = text.removeprefix(opening)
        if index == len(pieces) - 1:
            text = text[: text.rindex(closing)] if closing in text else text
        role, *more = piece.role.split()[1:] or ["p"]
        if role == "heading":
            kind, depth, length = [*more, "", "depth-0", "number-0"][:3]
            number = text[: int(length.removeprefix("number-"))]
            rest = text[len(number) :].removeprefix(" ") if number else text
            yield PrintedLine("heading", rest, number, kind, int(depth.removeprefix("depth-")))
        else:
            yield PrintedLine(_ROLES.get(role, "p"), text)


_ROLES: dict[str, Role] = {"p": "p", "li": "li", "head": "head", "row": "row"}
