"""Rules of PDF/UA-1 (ISO 14289-1). Each rule yields the places where a file breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from engross.signed_pdf.archival_rules import ACCESS, all_annotations, as_list, metadata

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MARKS = "BMC BDC EMC"
_DRAWING = "Tj TJ ' \" f F f* B B* b b* S s sh Do BI INLINE IMAGE"


def no_accessible_claim(pdf: Pdf) -> Iterator[str]:
    if metadata(pdf).get(f"{ACCESS}part") != "1":
        yield ""


def not_tagged(pdf: Pdf) -> Iterator[str]:
    marked = pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)
    if not bool(marked) or "/StructTreeRoot" not in pdf.Root:
        yield ""


def no_title(pdf: Pdf) -> Iterator[str]:
    if not metadata(pdf).get(_TITLE):
        yield ""


def title_not_shown(pdf: Pdf) -> Iterator[str]:
    if not bool(pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)):
        yield ""


def no_language(pdf: Pdf) -> Iterator[str]:
    if not str(pdf.Root.get("/Lang", "")):
        yield ""


def content_not_tagged(pdf: Pdf) -> Iterator[str]:
    """Pages with something drawn that is neither an artifact nor a part of the structure (also 14.8.2.2)."""
    for number, page in enumerate(pdf.pages, 1):
        if _draws_untagged(b"\n".join(stream.read_bytes() for stream in as_list(page.obj, "/Contents"))):
            yield str(number)


@lru_cache(maxsize=128)
def _draws_untagged(drawing: bytes) -> bool:
    """Whether a content stream draws anything outside marked content.

    The answer is cached: a file is checked as issued and as it is now, and
    signatures change no page.
    """
    # For each open mark, whether what it holds is tagged: the mark itself is, or one around it.
    open_: list[bool] = []
    with pikepdf.new() as pdf:
        instructions = pikepdf.parse_content_stream(pdf.make_stream(drawing), f"{_MARKS} {_DRAWING}")
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in ("BMC", "BDC"):
            operands: Any = instruction.operands
            placed = operands[0] == Name.Artifact or (
                operator == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
            )
            open_.append(placed or (bool(open_) and open_[-1]))
        elif operator == "EMC":
            open_ = open_[:-1]
        elif not (open_ and open_[-1]):
            return True
    return False


def headings_out_of_order(pdf: Pdf) -> Iterator[str]:
    """Headings that are more than one level below the heading before; the first heading must have level 1."""
    last = 0
    for element in _elements(pdf):
        kind = str(element.S)
        if len(kind) == 3 and kind[1] == "H" and kind[2].isdigit():
            level = int(kind[2])
            if level > last + 1:
                yield kind.lstrip("/")
            last = level


def picture_without_words(pdf: Pdf) -> Iterator[str]:
    for element in _elements(pdf):
        if Name.Figure == element.S and not (str(element.get("/Alt", "")) or str(element.get("/ActualText", ""))):
            yield ""


def tab_order(pdf: Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        if len(page.obj.get("/Annots", [])) and page.obj.get("/Tabs") != Name.S:
            yield str(number)


def field_without_name(pdf: Pdf) -> Iterator[str]:
    for where, annotation in all_annotations(pdf):
        if annotation.get("/Subtype") == Name.Widget:
            named = str(annotation.get("/TU", "")) or str(annotation.get("/Contents", ""))
            parent = _parent(pdf, annotation)
            if not named and not (parent is not None and str(parent.get("/Alt", ""))):
                yield where


def field_out_of_structure(pdf: Pdf) -> Iterator[str]:
    yield from _out_of_structure(pdf, Name.Widget, Name.Form)


def link_out_of_structure(pdf: Pdf) -> Iterator[str]:
    yield from _out_of_structure(pdf, Name.Link, Name.Link)


def link_without_words(pdf: Pdf) -> Iterator[str]:
    for where, annotation in all_annotations(pdf):
        if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")):
            yield where


def _out_of_structure(pdf: Pdf, subtype: Name, kind: Name) -> Iterator[str]:
    for where, annotation in all_annotations(pdf):
        if annotation.get("/Subtype") == subtype:
            parent = _parent(pdf, annotation)
            known = parent is not None and any(
                isinstance(kid, Dictionary) and kid.get("/Obj") == annotation for kid in as_list(parent, "/K")
            )
            if parent is None or parent.get("/S") != kind or not known:
                yield where


def _parent(pdf: Pdf, annotation: Any) -> Any:
    """The structure element of an annotation, from the parent tree; None if there is none."""
    tree = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree")
    number = annotation.get("/StructParent")
    if tree is None or number is None:
        return None
    try:
        return pikepdf.NumberTree(tree).get(int(number))
    except (IndexError, KeyError, ValueError, pikepdf.PdfError):  # a number behind the last one, a tree that is none
        return None


def _elements(pdf: Pdf) -> Iterator[Any]:
    """The structure elements in reading order."""
    waiting = as_list(pdf.Root.get("/StructTreeRoot", Dictionary()), "/K")[::-1]
    seen: set[tuple[int, int]] = set()
    while waiting:
        element = waiting.pop()
        if (
            not isinstance(element, Dictionary)
            or "/S" not in element
            or (element.objgen != (0, 0) and element.objgen in seen)
        ):
            continue
        seen.add(element.objgen)
        yield element
        waiting.extend(reversed(as_list(element, "/K")))


_PARTS = frozenset(("/THead", "/TBody", "/TFoot"))
_INSIDE_TABLE = frozenset((*_PARTS, "/TR", "/Caption"))


def table_out_of_order(pdf: Pdf) -> Iterator[str]:
    """Table parts outside a table, rows outside a table or part, cells outside a row, tables with other children."""
    for element in _elements(pdf):
        kind = str(element.S)
        parent = element.get("/P")
        above = str(parent.get("/S", "")) if isinstance(parent, Dictionary) else ""
        if kind in _PARTS and (above != "/Table" or any(_kind(kid) != "/TR" for kid in as_list(element, "/K"))):
            yield kind.lstrip("/")
        elif kind == "/TR" and above not in (*_PARTS, "/Table"):
            yield "TR"
        elif kind in ("/TH", "/TD") and above != "/TR":
            yield kind.lstrip("/")
        elif kind == "/Table":
            parts = [kid for kid in as_list(element, "/K") if isinstance(kid, Dictionary) and "/S" in kid]
            kinds = {str(part.S) for part in parts}
            if kinds - _INSIDE_TABLE or ("/THead" in kinds and "/TBody" not in kinds):
                yield "Table"


def _kind(element: Any) -> str:
    return str(element.get("/S", "")) if isinstance(element, Dictionary) else ""
