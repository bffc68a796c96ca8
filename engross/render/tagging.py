"""What WeasyPrint 70 leaves out of a tagged PDF, and PDF/UA-1 (ISO 14289-1) asks for.

WeasyPrint writes the structure of a PDF in two steps, and has no hook in
either; so two of its functions are replaced while a PDF is written:

- `Stream.marked` is called for each box that is drawn, and opens marked content around it. Ours makes artifacts of
  running heads and feet.
- `_build_box_tree` is called for each box after drawing, and gives structure elements. Ours completes those elements,
  and gives none for the margins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from engross.render.hyphens import ends_divided, mark_soft_hyphen


@contextmanager
def complete_tags(pages: Any) -> Iterator[None]:
    """While this context lasts, WeasyPrint writes complete tags for `pages`, which it has laid out.

    - Running heads and feet are artifacts (ISO 14289-1, 7.8). Example: `page 2 de 4` is not read in the middle of the
      sentence that goes on from page 1 to page 2.
    - An element has the language of its box (7.2).
    - A link is described by its words (7.18.5), whole where it goes over two lines. WeasyPrint gives each element
      inside a link (`<sup>`) a link of its own, which is taken away.
    - A heading of a table says what it heads, a row or a column (7.5).
    - What was put in, taken out or moved has an alternative text (7.3; ISO 32000-1, 14.9.3): the eye sees it by lines
      and colours only. Where it goes over several lines, the first of them alone says what it is.
    - The hyphen of a divided word is a soft hyphen (ISO 32000-1, 14.8.2.2.3).
    - An element has the id of its node, the first time that the node stands on a page. A paragraph that
      stands on two pages has two elements, and two elements must not share an id (14.7.2).
    """
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.pdf import tags
    from weasyprint.pdf.stream import Stream

    build_box_tree, marked = tags._build_box_tree, Stream.marked
    in_margins = _boxes_in_margins(pages)
    for page in pages:
        page.links = [link for link in page.links if link[3].link]
    ids_used: set[str] = set()
    announced: set[int] = set()

    def build_complete_tree(box: Any, *others: Any) -> Iterator[Any]:
        if isinstance(box, MarginBox):
            return
        node = getattr(box, "element", None)
        ident = node.get("id") if node is not None else None
        # An anonymous box (a line, the inside of a cell) bears the HTML element of the box around it. The box around
        # it is visited first, so it is the one that gets the id.
        takes_id = ident is not None and ident not in ids_used
        if ident is not None:
            ids_used.add(ident)
        for element in build_box_tree(box, *others):
            if takes_id:
                element["ID"] = tags.pydyf.String(ident)
            _complete(element, box, tags.pydyf.String, announced)
            yield element

    @contextmanager
    def marked_or_artifact(stream: Any, box: Any, tag: str) -> Iterator[None]:
        artifact = box.element is None or id(box) in in_margins
        start = len(stream.stream)
        with stream.artifact() if artifact else marked(stream, box, tag):
            yield
            if not artifact and ends_divided(getattr(box, "text", "")):
                mark_soft_hyphen(stream, start)

    tags._build_box_tree, Stream.marked = build_complete_tree, marked_or_artifact
    try:
        yield
    finally:
        tags._build_box_tree, Stream.marked = build_box_tree, marked


def _complete(element: Any, box: Any, pdf_string: Callable[[str], Any], announced: set[int]) -> None:
    """Adds to the structure element of a box its language, the words of a link, the scope of a heading, the words of a
    change. `announced` are the marks of changes that were announced on a line before."""
    node = getattr(box, "element", None)
    if box.link_annotation and node is not None:
        # A link is announced by its words; WeasyPrint gives the name of its target.
        box.link_annotation["Contents"] = pdf_string(" ".join("".join(node.itertext()).split()))
    if node is not None and (lang := node.get("lang")):
        element["Lang"] = pdf_string(lang)
    if element["S"] == "/TH":
        element["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
    if element["S"] in ("/NonStruct", "/Span") and (words := _words_of_change(box)):
        element["S"] = "/Span"
        if id(node) not in announced:
            announced.add(id(node))
            element["Alt"] = pdf_string(f"{words} {_text(box)}")


def _words_of_change(box: Any) -> str | None:
    """What is said before the words of a box that is marked as put in, taken out or moved; None for any other box."""
    if getattr(box, "element", None) is None or box.element_tag not in ("ins", "del", "span"):
        return None
    words: str | None = box.element.get("data-said")
    return words


def _text(box: Any) -> str:
    """The text of a box: a mark may begin on one line and end on another, and each line is a box of its own."""
    if hasattr(box, "text"):
        return str(box.text)
    return "".join(_text(child) for child in getattr(box, "children", ()))


def _boxes_in_margins(pages: Any) -> frozenset[int]:
    """The identity of every box in the margins of pages, those of running elements (`position: running()`) included."""
    from weasyprint.formatting_structure.boxes import MarginBox

    return frozenset(
        id(inside)
        for page in pages
        for box in page._page_box.children
        if isinstance(box, MarginBox)
        for inside in box.descendants()
    )
