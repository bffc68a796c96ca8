"""Reads laid-out pages back: which words stand on them, in which order, and what is wrong with the ink of each.

Everything before works on the document tree, and a template or a stylesheet comes
after it: it may hide a paragraph, cover it, cut it at the edge, or print other words. So
the boxes that WeasyPrint is about to draw are walked once, page by page. Each
run of text, image and rule is asked:

- Is it inside the printable area of the sheet (`PRINTER_MARGIN` from each edge)?
- Is it inside its frame: the text area of the page, its cell, its column?
- Is it over nothing else, and is nothing over it?
- Can it be seen: is it not clipped, not too faint on its ground, not too small?

The words are gathered by language (`words_by_language`), so that `engross.render.page_proof` can compare them with
the act.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from engross.model.rendering import InkFault, PageWords

_MM = 96 / 25.4
"""CSS pixels in a millimetre."""
PRINTER_MARGIN = 10.0
"""Millimetres along each edge of a sheet where printers may not print."""
LEAST_CONTRAST = 4.5
"""Contrast of text with its ground (WCAG 2.2, 1.4.3)."""
LEAST_SIZE = 5.5
"""Points. Smaller letters are not read."""
_TOLERANCE = 2.0
"""CSS pixels by which ink may pass a frame. The space between letters stands after the last letter too."""
_ABOVE, _BELOW = 0.7, 0.2
"""How far letters reach above and below their baseline, in ems."""
_OVERLAP = 1.5
"""CSS pixels by which the ink of two things may meet, in width and in height."""
_LANGUAGE_TAGS = frozenset(("html", "div", "section", "article", "main", "header"))
"""Elements whose `lang` is the language of the text in them. On other elements `lang` is for reading aloud."""
_UNITS = ("signature", "caption")
"""Classes of parts laid out in a grid. Each is read by itself: a grid has another order than the text."""
_INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")


def squashed(text: str) -> str:
    """Words in a form that no stylesheet changes: no spaces, no invisible characters, no capitals."""
    return _INVISIBLE.sub("", text.removesuffix("\u00ad-").replace("\u2011", "-")).casefold()


@dataclass(frozen=True, slots=True)
class _Rectangle:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: _Rectangle, tolerance: float = _TOLERANCE) -> bool:
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def meets(self, other: _Rectangle) -> bool:
        """Whether two rectangles share more than a narrow edge. A thin rule meets what it runs through."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        thin = min(self.right - self.left, self.bottom - self.top, other.right - other.left, other.bottom - other.top)
        least = min(_OVERLAP, thin / 2)
        return wide > least and high > least

    def within(self, other: _Rectangle) -> _Rectangle:
        return _Rectangle(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class _Ink:
    """Something that is drawn: where, what it is, in which element, and inside which filled boxes."""

    place: _Rectangle
    kind: str
    """text, image, fill or rule."""
    node: str
    words: str
    inside: tuple[int, ...]
    """The identities of the boxes around it that have a ground or a border; of a fill or a rule, its own box first."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What a box takes over from the boxes around it."""

    frame: _Rectangle
    clip: _Rectangle | None = None
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


@dataclass(slots=True)
class _Page:
    """What is gathered of one page."""

    number: int
    printable: _Rectangle
    ink: list[_Ink] = field(default_factory=list)
    faults: list[InkFault] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    """Runs in reading order: the language, and the words squashed."""
    units: list[tuple[str, str, str]] = field(default_factory=list)
    """Kind, identity of the element, and words squashed, a run each."""
    mentions: list[str] = field(default_factory=list)
    heads: frozenset[int] = frozenset()
    """The heads of tables that stand on a page before."""
    heads_here: set[int] = field(default_factory=set)
    entered: list[int] = field(default_factory=list)
    """The signatures and captions that stand on the page, whole or in part."""


class PageReader:
    """Reads the pages of one layout. The text of each page is read once, however often its margins change."""

    def __init__(self) -> None:
        self._texts: list[_Page] = []
        self._heads: frozenset[int] = frozenset()

    def read(self, pages: Sequence[Any]) -> PageWords:
        """What stands on these pages, and what is wrong with it. The pages are those of a WeasyPrint document."""
        from weasyprint.formatting_structure.boxes import MarginBox

        faults: list[InkFault] = []
        for index, page in enumerate(pages):
            box = page._page_box
            if index == len(self._texts):
                text = _Page(index + 1, _printable(box), heads=self._heads)
                frame = _content(box)
                surroundings = _Surroundings(frame, inside=(id(box),))
                for child in box.children:
                    if not isinstance(child, MarginBox):
                        _walk(child, surroundings, text)
                text.faults += _overlaps(text.number, text.ink, text.ink)
                self._heads |= text.heads_here
                self._texts.append(text)
            text = self._texts[index]
            margins = _Page(index + 1, text.printable)
            for child in box.children:
                if isinstance(child, MarginBox):
                    around = _Surroundings(text.printable, inside=(id(box),), margin=True, node=child.at_keyword)
                    _walk(child, around, margins)
            faults += text.faults
            faults += margins.faults
            faults += _overlaps(index + 1, margins.ink, [*margins.ink, *text.ink])
        return _gathered(self._texts, faults)


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
    for page in pages:
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
    )


def _printable(box: Any) -> _Rectangle:
    edge = PRINTER_MARGIN * _MM
    return _Rectangle(edge, edge, box.margin_width() - edge, box.margin_height() - edge)


def _content(box: Any) -> _Rectangle:
    left, top = box.content_box_x(), box.content_box_y()
    return _Rectangle(left, top, left + box.width, top + box.height)


def _border(box: Any) -> _Rectangle:
    left, top = box.border_box_x(), box.border_box_y()
    return _Rectangle(left, top, left + box.border_width(), top + box.border_height())


# one box after the other ---------------------------------------------------------------------------------------------


def _walk(box: Any, around: _Surroundings, page: _Page) -> None:
    from weasyprint.formatting_structure import boxes

    # What is positioned stands in the tree as a placeholder.
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.TextBox):
        _take_text(box, around, page)
        return
    style = box.style
    around = _within(box, style, around, page)
    if isinstance(box, boxes.ReplacedBox):
        place = _moved(_Rectangle(*_corners(box)), around.transform)
        _take(_Ink(place, "image", around.node, "", around.inside), around, page)
        return
    if not isinstance(box, boxes.LineBox | boxes.PageBox) and style["visibility"] == "visible":
        page.ink += _grounds_and_rules(box, style, around)
    for child in getattr(box, "children", ()):
        _walk(child, around, page)


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
        if kinds := element.get("class"):
            for kind in _UNITS:
                if kind in kinds.split():
                    changes["unit"] = f"{kind} {id(element)}"
                    page.entered.append(id(element))
        if getattr(box, "is_header", False):
            if id(element) in page.heads:
                changes["mention"] = "repeated"
            page.heads_here.add(id(element))
    if isinstance(box, boxes.TableCellBox) or getattr(box, "is_grid_item", False):
        # A cell is as high as what is in it; only its sides can be passed.
        own = _border(box)
        changes["frame"] = _Rectangle(own.left, around.frame.top, own.right, around.frame.bottom)
    if style["overflow"] != "visible" and element is not None and box.element_tag not in ("html", "body"):
        left, top = box.padding_box_x(), box.padding_box_y()
        own = _Rectangle(left, top, left + box.padding_width(), top + box.padding_height())
        changes["clip"] = own if around.clip is None else around.clip.within(own)
    if style["clip"] and box.is_absolutely_positioned():
        changes["clip"] = _Rectangle(0, 0, 0, 0)
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


def _ground(style: Any) -> tuple[tuple[float, float, float] | None] | None:
    """The colour of a box's own ground, in a tuple; None in the tuple for a picture, None if the box has no ground."""
    if any(image[0] != "none" for image in style["background_image"]):
        return (None,)
    color = style["background_color"]
    if color == "currentcolor":
        color = style["color"]
    return (_rgb(color),) if color.alpha > 0.01 else None


def _rgb(color: Any) -> tuple[float, float, float]:
    red, green, blue = color.to("srgb").coordinates
    return float(red), float(green), float(blue)


def _corners(box: Any) -> tuple[float, float, float, float]:
    """The corners of what is drawn of an image. One that keeps its ratio inside its box is smaller than the box."""
    left, top = box.content_box_x(), box.content_box_y()
    return left, top, left + box.width, top + box.height


def _moved(place: _Rectangle, transform: Any) -> _Rectangle:
    """A rectangle after a transformation: the upright rectangle around it."""
    if transform is None:
        return place
    corners = [transform.transform_point(x, y) for x in (place.left, place.right) for y in (place.top, place.bottom)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return _Rectangle(min(across), min(down), max(across), max(down))


def _grounds_and_rules(box: Any, style: Any, around: _Surroundings) -> Iterator[_Ink]:
    """The ground and the borders of a box, as ink of their own."""
    if id(box) not in around.inside[-1:]:
        return
    if _ground(style):
        yield _Ink(_moved(_border(box), around.transform), "fill", around.node, "", (id(box), *around.inside))
    if getattr(box, "border_collapse", None) or style["border_collapse"] == "collapse":
        return
    whole = _border(box)
    for side, place in zip(
        _SIDES,
        (
            _Rectangle(whole.left, whole.top, whole.right, whole.top + box.border_top_width),
            _Rectangle(whole.right - box.border_right_width, whole.top, whole.right, whole.bottom),
            _Rectangle(whole.left, whole.bottom - box.border_bottom_width, whole.right, whole.bottom),
            _Rectangle(whole.left, whole.top, whole.left + box.border_left_width, whole.bottom),
        ),
        strict=True,
    ):
        if getattr(box, f"border_{side}_width", 0) > 0:
            yield _Ink(_moved(place, around.transform), "rule", around.node, "", (id(box), *around.inside))


_SIDES = ("top", "right", "bottom", "left")


def _take_text(box: Any, around: _Surroundings, page: _Page) -> None:
    style = box.style
    if style["visibility"] != "visible" or style["font_size"] < 1e-6:
        return
    words = squashed(box.text)
    if not words:
        return
    if not around.margin:
        if around.mention == "template":
            page.mentions.append(box.text.strip())
        elif around.mention == "repeated":
            pass
        elif around.unit:
            kind, _, ident = around.unit.partition(" ")
            page.units.append((kind, ident, words))
        else:
            page.words.append((around.lang, words))
    size, base = style["font_size"], box.position_y + box.baseline
    place = _Rectangle(box.position_x, base - _ABOVE * size, box.position_x + box.width, base + _BELOW * size)
    ink = _Ink(_moved(place, around.transform), "text", around.node, box.text.strip(), around.inside)
    if size * 0.75 < LEAST_SIZE:
        page.faults.append(InkFault("small", page.number, ink.node, ink.words))
    if _is_faint(style["color"], around):
        page.faults.append(InkFault("faint", page.number, ink.node, ink.words))
    _take(ink, around, page)


def _take(ink: _Ink, around: _Surroundings, page: _Page) -> None:
    page.ink.append(ink)
    if around.clip is not None and not around.clip.holds(ink.place):
        page.faults.append(InkFault("clipped", page.number, ink.node, ink.words))
    elif not page.printable.holds(ink.place):
        page.faults.append(InkFault("edge", page.number, ink.node, ink.words))
    elif not around.frame.holds(ink.place):
        page.faults.append(InkFault("frame", page.number, ink.node, ink.words))


def _is_faint(color: Any, around: _Surroundings) -> bool:
    """Whether text of a colour has too little contrast with its ground.

    On a picture this cannot be computed: such text counts as faint.
    """
    if around.ground is None:
        return True
    alpha = color.alpha * around.opacity
    ink = tuple(alpha * over + (1 - alpha) * under for over, under in zip(_rgb(color), around.ground, strict=True))
    lighter, darker = sorted((_luminance(ink), _luminance(around.ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05) < LEAST_CONTRAST


def _luminance(color: Sequence[float]) -> float:
    """Relative luminance of a colour in sRGB (WCAG 2.2)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


# one thing over another ----------------------------------------------------------------------------------------------


def _overlaps(number: int, some: Sequence[_Ink], all_of_page: Sequence[_Ink]) -> Iterator[InkFault]:
    """What of `some` stands over something else on its page. At least one of the two is text or an image."""
    ordered = sorted(all_of_page, key=lambda ink: ink.place.top)
    tops = [ink.place.top for ink in ordered]
    tallest = max((ink.place.bottom - ink.place.top for ink in ordered), default=0.0)
    from bisect import bisect_left, bisect_right

    for ink in some:
        if ink.kind not in ("text", "image"):
            continue
        first = bisect_left(tops, ink.place.top - tallest)
        for other in ordered[first : bisect_right(tops, ink.place.bottom)]:
            if other is ink or not ink.place.meets(other.place):
                continue
            # The ground of a box that is around this ink is below it, and the rules of such a box are its frame.
            if other.kind in ("fill", "rule") and other.inside[0] in ink.inside:
                continue
            yield InkFault("over", number, ink.node, ink.words or other.words)
            break
