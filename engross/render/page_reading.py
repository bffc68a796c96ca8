"""Reads laid-out pages back: which words stand on them, in which order, and what is wrong with the ink of each.

Everything before works on the document tree, and a template or a stylesheet comes
after it: it may hide a paragraph, cover it, cut it at the edge, or print other words. So
the boxes that WeasyPrint is about to draw are walked once, page by page. Each
run of text, image and rule is asked:

- Is it inside the printable area of the sheet (`PRINTER_MARGIN` from each edge)?
- Is it inside its frame: the text area of the page, its cell, its column?
- Is it over nothing else, and is nothing over it?
- Can it be seen: is it not clipped, not too faint on its ground, not too small, not struck out or turned over
  (`engross.render.page_style`)?
- Does it stand where it is read: after the words before it (`engross.render.page_order`)?

The words are gathered by language, the pictures and the bookmarks as they are, so that `engross.render.page_proof`
can compare them with the act.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Literal

from engross.model.rendering import InkFault, Look, PageWords
from engross.render.page_ink import MM, Ink, Rectangle, border_box, content_box, is_sheet, moved, overlaps, printable
from engross.render.page_order import (
    Run,
    misplaced,
    out_of_column,
    out_of_grid,
    out_of_row,
    under_another_caption,
)
from engross.render.page_style import StyleReader, enlarged, luminance, turned

LEAST_CONTRAST = 4.5
"""Contrast of text with its ground (WCAG 2.2, 1.4.3)."""
LEAST_SIZE = 5.5
"""Points. Smaller letters are not read."""
_OPAQUE = 0.99
_SMALLEST_PICTURE = 8.0
"""Millimetres. An emblem of which no side is longer is not seen."""
_SHORTEST_LINE = 30.0
"""Millimetres. Nobody signs on a shorter line."""
_ABOVE, _BELOW = 0.7, 0.2
"""How far letters reach above and below their baseline, in ems."""
_LANGUAGE_TAGS = frozenset(("html", "div", "section", "article", "main", "header"))
"""Elements whose `lang` is the language of the text in them. On other elements `lang` is for reading aloud."""
_UNITS = ("signature", "caption")
"""Classes of parts laid out in a grid. Each is read by itself: a grid has another order than the text."""
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def squashed(text: str) -> str:
    """Words in a form that no stylesheet changes: no spaces, no invisible characters, no capitals."""
    return _INVISIBLE.sub("", text.removesuffix("\u00ad-").replace("\u2011", "-")).casefold()


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a box takes over from the boxes around it."""

    frame: Rectangle
    clip: Rectangle | None = None
    ground: tuple[float, float, float] | None = (1.0, 1.0, 1.0)
    opacity: float = 1.0
    transform: Any = None
    node: str = ""
    lang: str = ""
    unit: str = ""
    mention: Literal["", "template", "repeated"] = ""
    """Whether the words are the template's own, or those of the head of a table repeated on its next page."""
    inside: tuple[int, ...] = ()
    margin: bool = False
    flow: int = 0
    """The cell, column or signature in which words are read one after the other; 0 for the text of the page."""
    head: int = 0
    """The head of a table, of which this is a part."""


@dataclass(slots=True)
class _Page:
    """What is gathered of one page."""

    number: int
    printable: Rectangle
    styles: StyleReader
    signed_by_hand: bool = False
    """Whether there must be a line to sign on."""
    ink: list[Ink] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    faults: list[InkFault] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """All words in the order of the boxes, squashed: those of the act, of its signatures and of the template."""
    words: list[tuple[str, str]] = field(default_factory=list)
    """Runs in reading order: the language, and the words squashed."""
    units: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, identity of the element, and words squashed, a run each."""
    mentions: list[str] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """SHA-256 and alternative text of each picture."""
    heads: dict[int, str] = field(default_factory=dict)
    """The heads of tables that stand on a page before, with their words."""
    heads_here: dict[int, list[str]] = field(default_factory=dict)
    without_line: dict[int, str] = field(default_factory=dict)
    """The signatures whose line to sign on was not met yet, each with the id of its block."""
    entered: list[int] = field(default_factory=list)
    """The signatures and captions that stand on the page, whole or in part."""


class PageReader:
    """Reads the pages of one layout. The text of each page is read once, however often its margins change."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._texts: list[_Page] = []
        self._heads: dict[int, str] = {}
        self._styles = StyleReader()

    def read(self, document: Any) -> PageWords:
        """What stands on the pages of a WeasyPrint document, and what is wrong with it."""
        from weasyprint.formatting_structure.boxes import MarginBox

        faults: list[InkFault] = []
        for index, page in enumerate(document.pages):
            box = page._page_box
            if index == len(self._texts):
                self._texts.append(self._text(index + 1, box))
            text = self._texts[index]
            margins = _Page(index + 1, text.printable, self._styles)
            for child in box.children:
                if isinstance(child, MarginBox):
                    around = _Surroundings(
                        text.printable,
                        inside=(id(box),),
                        margin=True,
                        node=child.at_keyword,
                        ground=_ground_of_page(box, self._look),
                    )
                    _walk(child, around, margins)
            faults += text.faults
            faults += margins.faults
            faults += overlaps(index + 1, margins.ink, [*margins.ink, *text.ink])
            if covers := [ink for ink in margins.ink if ink.kind in ("fill", "rule")]:
                faults += overlaps(index + 1, text.ink, covers)
        if document.metadata.attachments:
            # A copy holds what its record names; a template attaches nothing.
            faults.append(InkFault("foreign", 1, "", ""))
        words = _gathered(self._texts, faults)
        bookmarks = tuple(squashed(one[1]) for page in document.pages for one in page.bookmarks)
        return replace(words, title=squashed(document.metadata.title or ""), bookmarks=bookmarks)

    def _text(self, number: int, box: Any) -> _Page:
        """One page without what stands in its margins."""
        from weasyprint.formatting_structure.boxes import MarginBox

        by_hand = self._look.copy is not None and self._look.copy.kind == "original"
        text = _Page(number, printable(box), self._styles, by_hand, heads=self._heads)
        around = _Surroundings(content_box(box), inside=(id(box),), ground=_ground_of_page(box, self._look))
        if _has_picture(box.style) and not self._look.draft:
            text.faults.append(InkFault("foreign", number, "", ""))
        if not is_sheet(box, self._look.paper):
            size = f"{box.margin_width() / MM:.0f} × {box.margin_height() / MM:.0f} mm"
            text.faults.append(InkFault("sheet", number, "", size))
        for child in box.children:
            if not isinstance(child, MarginBox):
                _walk(child, around, text)
        text.faults += (InkFault("faint", number, node, "") for node in text.without_line.values())
        text.faults += overlaps(number, text.ink, text.ink)
        text.faults += misplaced(number, text.runs)
        self._heads = self._heads | {head: "".join(words) for head, words in text.heads_here.items()}
        return text


def _divided(pages: Iterable[_Page]) -> Iterator[InkFault]:
    """Signatures that begin on a page and end on the next."""
    before: set[int] = set()
    for page in pages:
        if before.intersection(page.entered):
            yield InkFault("split", page.number, "signatures", "")
        before.update(page.entered)


def _gathered(pages: Sequence[_Page], faults: Iterable[InkFault]) -> PageWords:
    faults = [*faults, *_divided(pages)]
    by_language: dict[str, list[str]] = {}
    units: list[tuple[str, str, str]] = []
    mentions: list[str] = []
    pictures: list[tuple[str, str]] = []
    for page in pages:
        pictures += page.pictures
        for lang, words in page.words:
            by_language.setdefault(lang, []).append(words)
        for kind, ident, words in page.units:
            if units and units[-1][:2] == (kind, ident):
                units[-1] = kind, ident, units[-1][2] + words
            else:
                units.append((kind, ident, words))
        mentions += page.mentions
    return PageWords(
        {lang: "".join(words) for lang, words in by_language.items()},
        tuple(words for kind, _, words in units if kind == "caption"),
        tuple(words for kind, _, words in units if kind == "signature"),
        tuple(mentions),
        tuple(dict.fromkeys(faults)),
        pictures=tuple(pictures),
        pages=tuple("".join(page.said) for page in pages),
    )


# one box after the other ---------------------------------------------------------------------------------------------


def _walk(box: Any, around: _Surroundings, page: _Page) -> None:
    from weasyprint.formatting_structure import boxes

    # What is positioned stands in the tree as a placeholder.
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.TextBox):
        _take_text(box, around, page)
        return
    style = box.style
    before, around = around, _within(box, style, around, page)
    if (fault := page.styles.of_box(style)) is not None:
        page.faults.append(InkFault(fault, page.number, around.node, ""))
    if isinstance(box, boxes.ReplacedBox):
        _take_picture(box, style, around, page)
        return
    if not isinstance(box, boxes.LineBox | boxes.PageBox) and style["visibility"] == "visible":
        page.ink += _grounds_and_rules(box, style, around)
    children = getattr(box, "children", ())
    if len(children) > 1 and not around.margin and _out_of_order(box, children):
        page.faults.append(InkFault("order", page.number, around.node, ""))
    block = isinstance(box, boxes.TableBox | boxes.GridContainerBox | boxes.FlexContainerBox) and not around.margin
    if block:
        page.runs.append(_edge(border_box(box), before.flow, around.node, last=False))
    for child in children:
        _walk(child, around, page)
    if block:
        page.runs.append(_edge(border_box(box), before.flow, around.node, last=True))


def _edge(place: Rectangle, flow: int, node: str, *, last: bool) -> Run:
    """The upper or lower edge of a table or grid, which is read where it stands in the text around it."""
    base = place.bottom if last else place.top
    return Run(flow, Rectangle(place.left, base, place.right, base), base, 0.0, node, "")


def _out_of_order(box: Any, children: Sequence[Any]) -> bool:
    """Whether parts that stand in rows and columns stand elsewhere than their order says."""
    from weasyprint.formatting_structure import boxes

    children = [getattr(child, "_box", child) for child in children]
    if isinstance(box, boxes.TableRowBox):
        return out_of_row([border_box(child) for child in children])
    if isinstance(box, boxes.TableBox | boxes.TableRowGroupBox):
        rows = [child for child in children if isinstance(child, boxes.TableRowGroupBox | boxes.TableRowBox)]
        return out_of_column([border_box(child) for child in rows])
    kinds = [_unit_kind(child) for child in children]
    if all(kinds):
        return under_another_caption([(kind, border_box(child)) for kind, child in zip(kinds, children, strict=True)])
    if isinstance(box, boxes.GridContainerBox | boxes.FlexContainerBox):
        return out_of_grid([border_box(child) for child in children])
    return False


def _unit_kind(box: Any) -> str:
    """Whether a box is a signature or a caption; empty for any other."""
    element = getattr(box, "element", None)
    if element is None or _is_anonymous(box):
        return ""
    kinds = (element.get("class") or "").split()
    return next((kind for kind in _UNITS if kind in kinds), "")


def _within(box: Any, style: Any, around: _Surroundings, page: _Page) -> _Surroundings:
    """The surroundings of what is inside a box."""
    from weasyprint.formatting_structure import boxes

    changes: dict[str, Any] = {}
    element = getattr(box, "element", None)
    if element is not None and not around.margin and not _is_anonymous(box):
        if ident := element.get("id"):
            changes["node"] = ident
        if (lang := element.get("lang")) and box.element_tag in _LANGUAGE_TAGS:
            changes["lang"] = lang
        if element.get("data-mention") is not None:
            changes["mention"] = "template"
        if kind := _unit_kind(box):
            changes["unit"] = f"{kind} {id(element)}"
            changes["flow"] = id(element)
            page.entered.append(id(element))
            if page.signed_by_hand and kind == "signature":
                page.without_line[id(element)] = around.node
        if getattr(box, "is_header", False):
            if id(element) in page.heads:
                changes["mention"] = "repeated"
            changes["head"] = id(element)
            page.heads_here[id(element)] = []
        if page.signed_by_hand and around.unit.startswith("signature") and ident and ident.startswith("sign-"):
            page.without_line.pop(around.flow, None)
            page.faults += _line_to_sign(box, style, around, page.number, ident)
        if _has_picture(style) and not around.margin:
            page.faults.append(InkFault("foreign", page.number, changes.get("node", around.node), ""))
    if isinstance(box, boxes.TableCellBox):
        changes["frame"], changes["flow"] = border_box(box), id(box)
    elif getattr(box, "is_grid_item", False) or getattr(box, "is_flex_item", False):
        # An item is as high as what is in it; only its sides can be passed.
        own = border_box(box)
        changes["frame"] = Rectangle(own.left, around.frame.top, own.right, around.frame.bottom)
        changes.setdefault("flow", id(box))
    if style["overflow"] != "visible" and element is not None and box.element_tag not in ("html", "body"):
        left, top = box.padding_box_x(), box.padding_box_y()
        own = Rectangle(left, top, left + box.padding_width(), top + box.padding_height())
        changes["clip"] = own if around.clip is None else around.clip.within(own)
    if style["clip"] and box.is_absolutely_positioned():
        changes["clip"] = Rectangle(0, 0, 0, 0)
    if style["opacity"] < 1:
        changes["opacity"] = around.opacity * style["opacity"]
    if matrix := getattr(box, "transformation_matrix", None):
        changes["transform"] = matrix if around.transform is None else matrix @ around.transform
    filled = _ground(style)
    if filled:
        changes["ground"] = filled[0]
    if filled or any(getattr(box, f"border_{side}_width", 0) for side in _SIDES):
        changes["inside"] = (*around.inside, id(box))
    return replace(around, **changes) if changes else around


def _is_anonymous(box: Any) -> bool:
    """Whether a box has no element of its own, and bears that of the box around it."""
    return "::" in (box.element_tag or "")


def _has_picture(style: Any) -> bool:
    """Whether a style asks for a picture behind a box, or in place of the sign of a list."""
    return any(image[0] != "none" for image in style["background_image"])


def _ground_of_page(box: Any, look: Look) -> tuple[float, float, float] | None:
    """The colour of a sheet. The mark of a draft is a picture on it, and is so light that all can be read over it."""
    filled = _ground(box.style)
    if filled is None or (look.draft and filled == (None,)):
        return (1.0, 1.0, 1.0)
    return filled[0]


def _line_to_sign(box: Any, style: Any, around: _Surroundings, number: int, ident: str) -> Iterator[InkFault]:
    """A line to sign on must be there to be seen, and long enough for a name."""
    color = style["border_bottom_color"]
    color = style["color"] if color == "currentcolor" else color
    seen = style["visibility"] == "visible" and style["border_bottom_style"] not in ("none", "hidden")
    if not seen or not box.border_bottom_width or box.border_width() < _SHORTEST_LINE * MM or _is_faint(color, around):
        yield InkFault("faint", number, ident, "")


def _ground(style: Any) -> tuple[tuple[float, float, float] | None] | None:
    """The colour of a box's own ground, in a tuple; None in the tuple for a picture, None if the box has no ground."""
    if _has_picture(style):
        return (None,)
    color = style["background_color"]
    if color == "currentcolor":
        color = style["color"]
    return (_rgb(color),) if color.alpha > 0.01 else None


def _rgb(color: Any) -> tuple[float, float, float]:
    red, green, blue = color.to("srgb").coordinates
    return float(red), float(green), float(blue)


def _grounds_and_rules(box: Any, style: Any, around: _Surroundings) -> Iterator[Ink]:
    """The ground and the borders of a box, as ink of their own."""
    from weasyprint.formatting_structure import boxes

    if id(box) not in around.inside[-1:]:
        return
    if _ground(style):
        yield Ink(moved(border_box(box), around.transform), "fill", around.node, "", (id(box), *around.inside))
    if style["border_collapse"] == "collapse" and isinstance(box, boxes.TableBox | boxes.TableCellBox):
        return
    whole = border_box(box)
    for side, place in zip(
        _SIDES,
        (
            Rectangle(whole.left, whole.top, whole.right, whole.top + box.border_top_width),
            Rectangle(whole.right - box.border_right_width, whole.top, whole.right, whole.bottom),
            Rectangle(whole.left, whole.bottom - box.border_bottom_width, whole.right, whole.bottom),
            Rectangle(whole.left, whole.top, whole.left + box.border_left_width, whole.bottom),
        ),
        strict=True,
    ):
        if getattr(box, f"border_{side}_width", 0) > 0:
            yield Ink(moved(place, around.transform), "rule", around.node, "", (id(box), *around.inside))


_SIDES = ("top", "right", "bottom", "left")


def _take_picture(box: Any, style: Any, around: _Surroundings, page: _Page) -> None:
    """A picture is an emblem of the act, or a template says that it is its own."""
    if style["visibility"] != "visible":
        return
    left, top = box.content_box_x(), box.content_box_y()
    place = moved(Rectangle(left, top, left + box.width, top + box.height), around.transform)
    element = box.element if box.element is not None and box.element_tag == "img" else None
    alternative = element.get("alt", "") if element is not None else ""
    shown = style["object_fit"] in ("contain", "fill", "scale-down") and around.opacity > _OPAQUE
    if element is None or not shown:
        page.faults.append(InkFault("foreign", page.number, around.node, alternative))
    elif around.mention == "template":
        page.mentions.append(alternative)
    elif max(place.right - place.left, place.bottom - place.top) < _SMALLEST_PICTURE * MM:
        page.faults.append(InkFault("small", page.number, around.node, alternative))
    elif not around.margin:
        page.pictures.append((_digest(element.get("src", "")), alternative))
    _take(Ink(place, "image", around.node, "", around.inside), around, page)


def _take_text(box: Any, around: _Surroundings, page: _Page) -> None:
    style = box.style
    if style["visibility"] != "visible" or style["font_size"] < 1e-6:
        return
    words = squashed(box.text)
    if not words:
        return
    size, base = style["font_size"], box.position_y + box.baseline
    place = Rectangle(box.position_x, base - _ABOVE * size, box.position_x + box.width, base + _BELOW * size)
    ink = Ink(moved(place, around.transform), "text", around.node, box.text.strip(), around.inside)
    if not around.margin:
        _take_words(box, words, around, page)
        if around.mention != "template":
            # Letters reach 0.2 em below their baseline, wherever they were moved to.
            below = ink.place.bottom - _BELOW * size
            page.runs.append(Run(around.flow, ink.place, below, size, ink.node, ink.words))
    if size * enlarged(around.transform) * 0.75 < LEAST_SIZE:
        page.faults.append(InkFault("small", page.number, ink.node, ink.words))
    if _is_faint(style["color"], around):
        page.faults.append(InkFault("faint", page.number, ink.node, ink.words))
    if (fault := page.styles.of_text(style)) is not None:
        page.faults.append(InkFault(fault, page.number, ink.node, ink.words))
    if turned(around.transform):
        page.faults.append(InkFault("turned", page.number, ink.node, ink.words))
    _take(ink, around, page)


def _take_words(box: Any, words: str, around: _Surroundings, page: _Page) -> None:
    page.said.append(words)
    if around.head and around.mention != "template":
        page.heads_here[around.head].append(words)
    if around.mention == "template":
        page.mentions.append(box.text.strip())
    elif around.mention == "repeated":
        said = "".join(page.heads_here[around.head])
        if not page.heads[around.head].startswith(said):
            page.faults.append(InkFault("foreign", page.number, around.node, box.text.strip()))
    elif around.unit:
        kind, _, ident = around.unit.partition(" ")
        page.units.append((kind, ident, words))
    else:
        page.words.append((around.lang, words))


def _take(ink: Ink, around: _Surroundings, page: _Page) -> None:
    page.ink.append(ink)
    if around.clip is not None and not around.clip.holds(ink.place):
        page.faults.append(InkFault("clipped", page.number, ink.node, ink.words))
    elif not page.printable.holds(ink.place):
        page.faults.append(InkFault("edge", page.number, ink.node, ink.words))
    elif not around.frame.holds(ink.place):
        page.faults.append(InkFault("frame", page.number, ink.node, ink.words))


def _digest(address: str) -> str:
    """The SHA-256 of what a `data:` address holds; empty for any other address."""
    kind, _, content = address.partition(";base64,")
    return sha256(b64decode(content)).hexdigest() if kind.startswith("data:") else ""


def _is_faint(color: Any, around: _Surroundings) -> bool:
    """Whether text of a colour has too little contrast with its ground.

    On a picture this cannot be computed: such text counts as faint.
    """
    if around.ground is None:
        return True
    alpha = color.alpha * around.opacity
    ink = tuple(alpha * over + (1 - alpha) * under for over, under in zip(_rgb(color), around.ground, strict=True))
    lighter, darker = sorted((luminance(ink), luminance(around.ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05) < LEAST_CONTRAST
