"""The structure tree of a PDF that this program wrote, with what stands on two pages joined (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Pdf

from engross.pdf_fonts import PdfFont
from engross.source.pdf.marked_content import MarkedContent, TaggedPiece, marked_content

_DEEPEST = 200
"""Elements inside one another beyond which a tree is refused."""
_MOST_ELEMENTS = 2_000_000
_NAMED = frozenset(("Sect", "P", "L", "LI", "Table"))
"""Elements that have an id where they begin, and none where they go on on the next page."""
SIGNATURES = "signatures"
"""The id of the signature block."""
LINE_TO_SIGN = "sign-"
"""How the id of a line to sign on begins."""


@dataclass(slots=True)
class Leaf:
    """The words of one marked sequence, and the page (from 0) on which it stands."""

    page: int
    pieces: list[TaggedPiece]

    @property
    def text(self) -> str:
        """Its words as they are printed."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class Element:
    """An element of the structure: its type, its id and language, its children in reading order."""

    tag: str
    id: str = ""
    lang: str = ""
    alternative: str = ""
    children: list[Element | Leaf] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """Its children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """Its words as they are printed, lines without anything between them."""
        return "".join(leaf.text for leaf in self.leaves())

    def leaves(self) -> Iterator[Leaf]:
        """The words in it and in what it holds, in reading order."""
        for child in self.children:
            if isinstance(child, Leaf):
                yield child
            else:
                yield from child.leaves()


@dataclass(slots=True)
class Structure:
    """The tree of a file: what stands before the first page of the text, and the pages of the text as one element.

    `whole` says whether the tree holds every letter that the pages show.
    """

    before: list[Element]
    body: Element
    whole: bool


def structure_of(pdf: Pdf) -> Structure | None:
    """The structure of `pdf`; None if it has none.

    Raises `ValueError` and the errors of pikepdf for one that cannot be read.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or "/K" not in root:
        return None
    fonts: dict[Any, PdfFont] = {}
    contents = [marked_content(page, fonts) for page in pdf.pages]
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    reader = _TreeReader(contents, pages)
    top = Element("Root")
    reader.read(root["/K"], top, None, 0)
    document = top.elements[0] if len(top.elements) == 1 and top.elements[0].tag == "Document" else top
    shown = sum(len(piece.text) for content in contents for run in content.pieces.values() for piece in run)
    whole = shown == reader.read_letters and not any(content.loose for content in contents)
    before = [child for child in document.elements if child.tag != "Part"]
    body = Element("Part")
    for part in document.elements:
        if part.tag == "Part":
            body.lang = body.lang or part.lang
            _append(body, part, named=_has_ids(document))
    return Structure(before, body, whole)


class _TreeReader:
    def __init__(self, contents: list[MarkedContent], pages: dict[tuple[int, int], int]) -> None:
        self.contents = contents
        self.pages = pages
        self.seen: set[tuple[int, int]] = set()
        self.count = 0
        self.read_letters = 0

    def read(self, kid: Any, into: Element, page: int | None, depth: int) -> None:
        """Adds what `kid` holds to `into`; `page` is that of the elements around it."""
        self.count += 1
        if depth > _DEEPEST or self.count > _MOST_ELEMENTS:
            raise ValueError("a structure tree too deep or too large")
        if isinstance(kid, Array):
            for each in kid:
                self.read(each, into, page, depth)
            return
        if not isinstance(kid, Dictionary):
            self._leaf(int(kid), into, page)
            return
        if kid.objgen != (0, 0):
            if kid.objgen in self.seen:
                raise ValueError("an element stands twice in the structure tree")
            self.seen.add(kid.objgen)
        if "/Pg" in kid:
            page = self.pages.get(kid["/Pg"].objgen, page)
        if "/MCID" in kid:
            self._leaf(int(kid["/MCID"]), into, page)
        elif "/S" in kid:
            element = Element(
                str(kid["/S"]).lstrip("/"), str(kid.get("/ID", "")), str(kid.get("/Lang", "")), str(kid.get("/Alt", ""))
            )
            into.children.append(element)
            if "/K" in kid:
                self.read(kid["/K"], element, page, depth + 1)

    def _leaf(self, ident: int, into: Element, page: int | None) -> None:
        pieces = self.contents[page].pieces.get(ident, []) if page is not None else []
        self.read_letters += sum(len(piece.text) for piece in pieces)
        into.children.append(Leaf(page or 0, pieces))


def _has_ids(document: Element) -> bool:
    """Whether the elements of the text have ids: files written by earlier versions had them in copies alone."""
    open_ = [document]
    while open_:
        element = open_.pop()
        if element.tag in ("Sect", "P") and element.id:
            return True
        open_ += element.elements
    return False


def _append(whole: Element, page: Element, *, named: bool) -> None:
    """Adds the children of an element of the next page to the same element on the pages before."""
    for rank, child in enumerate(page.children):
        last = whole.children[-1] if whole.children else None
        if rank == 0 and isinstance(child, Element) and isinstance(last, Element) and _goes_on(last, child, named):
            _join(last, child, named=named)
        else:
            whole.children.append(child)


def _join(whole: Element, page: Element, *, named: bool) -> None:
    """Makes one of an element and of what goes on of it on the next page."""
    if whole.id == SIGNATURES:
        whole.children += page.children
    elif _is_row(whole) and _is_row(page):
        for cell in page.elements:
            same = next(other for other in _cells(whole) if other.lang == cell.lang) if cell.lang else None
            if same is not None:
                _append(same, cell, named=named)
    elif whole.tag == "Table":
        _join_tables(whole, page)
    else:
        _append(whole, page, named=named)


def _goes_on(last: Element, child: Element, named: bool) -> bool:
    """Whether `child`, the first of a page, is the rest of `last`, the last of the page before."""
    if last.tag != child.tag or child.id:
        return False
    if last.id == SIGNATURES:
        return _holds_line_to_sign(child)
    if child.tag in _NAMED:
        return bool(last.id) or (child.tag == "LI") if named else _seems_to_go_on(last, child)
    if last.lang != child.lang:
        return False
    if _is_row(child):
        same = {cell.lang for cell in _cells(last)} == {cell.lang for cell in _cells(child)}
        pairs = [(cell, other) for cell in _cells(last) for other in _cells(child) if cell.lang == other.lang]
        return same and any(
            _goes_on(cell.elements[-1], other.elements[0], named)
            for cell, other in pairs
            if cell.elements and other.elements
        )
    inside, rest = last.elements, child.elements
    return bool(inside) and bool(rest) and _goes_on(inside[-1], rest[0], named)


def _holds_line_to_sign(element: Element) -> bool:
    """Whether a line to sign on is in an element."""
    return element.id.startswith(LINE_TO_SIGN) or any(map(_holds_line_to_sign, element.elements))


def _is_row(element: Element) -> bool:
    """Whether an element sets languages side by side: its children are cells, each in its language."""
    return len(_cells(element)) > 1


def _cells(element: Element) -> list[Element]:
    return [child for child in element.elements if child.tag == "Div" and child.lang]


def _seems_to_go_on(last: Element, child: Element) -> bool:
    """The same without ids: by what ends the one and begins the other."""
    if child.tag == "LI":
        return not _begins_with_label(child)
    if child.tag != "P":
        first = child.elements[0] if child.elements else None
        return first is not None and not first.tag.startswith("H")
    before, after = last.text.rstrip(), child.text.lstrip()
    return not before.endswith((".", ";", ":", "!", "?")) or after[:1].islower()


def _begins_with_label(item: Element) -> bool:
    """Whether an item begins with its number or its dash: the first words in it stand in an element of their own."""
    first = item
    while first.elements and first.tag != "P":
        first = first.elements[0]
    return bool(first.elements) and bool(first.elements[0].elements)


def _join_tables(whole: Element, page: Element) -> None:
    """The rows of a table on the next page, without its head, which is printed again there."""
    for part in page.elements:
        if part.tag == "THead":
            continue
        same = next((mine for mine in reversed(whole.elements) if mine.tag == part.tag), None)
        if same is None:
            whole.children.append(part)
            continue
        rows = part.elements
        if rows and same.elements and _is_rest_of_row(rows[0]):
            for cell, rest in zip(same.elements[-1].elements, rows[0].elements, strict=False):
                cell.children += rest.children
            rows = rows[1:]
        same.children += rows


def _is_rest_of_row(row: Element) -> bool:
    """Whether a row at the head of a page goes on from the page before: its first cell has no words left."""
    first = row.elements[0] if row.elements else None
    return first is not None and not first.text.strip()
