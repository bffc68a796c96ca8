"""Walks the text of an ODT (ISO/IEC 26300, OpenDocument 1.3): every word with the changes around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from engross.model.outline import LINK, NO_STYLE, Style
from engross.source.wordprocessing.docx import bookmark_id
from engross.source.wordprocessing.docx_styles import whole
from engross.source.wordprocessing.numbers import NumberLevel, NumberList
from engross.source.wordprocessing.package import WordPackage
from engross.source.wordprocessing.passages import (
    BODY,
    FileComment,
    Marks,
    Place,
    RichRun,
    RichText,
    TrackedChange,
    WordPassage,
)

_HEADING_STYLE = re.compile(r"heading ([1-9])")
"""The names of the styles of headings, in small letters."""
_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}
_PREFIXES = {address: prefix for prefix, address in _NAMES.items()}
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACE = re.compile(r"_([0-9a-f]{2})_")
_UNREAD = frozenset(
    ("text:tracked-changes", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms")
)


def is_odt(package: WordPackage) -> bool:
    """Whether a package is an OpenDocument text."""
    kind = package.read("mimetype") or b""
    return b"opendocument.text" in kind or ("content.xml" in package.names and "META-INF/manifest.xml" in package.names)


def read_odt(package: WordPackage) -> tuple[RichText, dict[str, NumberList]]:
    """The text of a package before any change is taken or refused, and its numberings.

    Raises `Refused` as `WordPackage.xml`, word-file-protected, and word-file-kind for a package that holds no text.
    """
    return _OdtReader(package).read()


def _qualified(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMES[prefix]}}}{local}"


def _tag(element: Any) -> str:
    """The name of an element with its usual prefix; empty for those of other namespaces."""
    if not isinstance(element.tag, str) or not element.tag.startswith("{"):
        return ""
    address, _, local = element.tag[1:].partition("}")
    return f"{_PREFIXES[address]}:{local}" if address in _PREFIXES else ""


def _get(element: Any, name: str) -> str:
    return "" if element is None else element.get(_qualified(name)) or ""


@dataclass(frozen=True, slots=True)
class _OdtStyle:
    """A style of text or paragraph: its name for people, and how it sets words by itself."""

    name: str = ""
    parent: str = ""
    styles: frozenset[Style] = NO_STYLE
    raised: bool = False
    hidden: bool = False
    lang: str = ""
    list: str = ""


@dataclass(slots=True)
class _List:
    """A list that is open: its style, the numbering that counts it, how deep it is."""

    style: str
    counter: str
    depth: int


@dataclass(slots=True)
class _OdtReader:
    package: WordPackage
    text: RichText = field(default_factory=RichText)
    styles: dict[str, _OdtStyle] = field(default_factory=dict)
    levels: dict[str, dict[int, NumberLevel]] = field(default_factory=dict)
    lists: dict[str, NumberList] = field(default_factory=dict)
    begun: dict[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)
    deleted: dict[str, Any] = field(default_factory=dict)
    known: dict[str, TrackedChange] = field(default_factory=dict)
    active: list[str] = field(default_factory=list)
    outline: dict[int, NumberLevel] = field(default_factory=dict)
    tables: int = 0

    def read(self) -> tuple[RichText, dict[str, NumberList]]:
        from engross.diagnostics import Origin, refuse

        manifest = self.package.xml("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter(_qualified("manifest:encryption-data")), None) is not None:
            raise refuse("word-file-protected", Origin(self.package.name), name=self.package.name)
        content, styles = self.package.xml("content.xml"), self.package.xml("styles.xml")
        body = None if content is None else content.find(f"{_qualified('office:body')}/{_qualified('office:text')}")
        if body is None:
            raise refuse("word-file-kind", Origin(self.package.name), name=self.package.name)
        for root in (styles, content):
            if root is not None:
                self._styles(root)
        self._changes(body)
        self._blocks(body, BODY, None)
        if styles is not None:
            self._margins(styles)
        self._properties()
        macros = [name for name in self.package.names if name.startswith(("Basic/", "Scripts/"))]
        if macros:
            self.text.warnings.append(("word-file-macros", {"part": macros[0]}))
        return self.text, self.lists

    # styles

    def _styles(self, root: Any) -> None:
        for element in root.iter(_qualified("style:style"), _qualified("style:default-style")):
            name, properties = _get(element, "style:name"), element.find(_qualified("style:text-properties"))
            shown = _get(element, "style:display-name") or _SPACE.sub(lambda code: chr(int(code[1], 16)), name)
            lang = "-".join(filter(None, (_get(properties, "fo:language"), _get(properties, "fo:country"))))
            lang = "" if lang.startswith("none") else lang
            styles_set: set[Style] = set()
            if _bold(_get(properties, "fo:font-weight")):
                styles_set.add("strong")
            if _get(properties, "fo:font-style") in ("italic", "oblique"):
                styles_set.add("emphasis")
            if _get(properties, "style:text-underline-style") not in ("", "none"):
                styles_set.add("underline")
            if _get(properties, "style:text-line-through-style") not in ("", "none"):
                styles_set.add("struck")
            # `super 58%` and `33% 58%` are raised; `0% 100%` is not, and `-33%` is lowered.
            position = _get(properties, "style:text-position").split()
            up = bool(position) and (position[0] == "super" or (position[0][:1].isdigit() and position[0] != "0%"))
            hidden = _get(properties, "text:display") == "none"
            if _tag(element) == "style:default-style":
                if _get(element, "style:family") == "paragraph":
                    self.text.lang = lang
                continue
            parent = _get(element, "style:parent-style-name")
            self.styles[name] = _OdtStyle(
                shown.lower(), parent, frozenset(styles_set), up, hidden, lang, _get(element, "style:list-style-name")
            )
        for element in root.iter(_qualified("text:list-style")):
            self.levels[_get(element, "style:name")] = {
                whole(_get(level, "text:level"), 1) - 1: _level(level) for level in element if _get(level, "text:level")
            }
        for element in root.iter(_qualified("text:outline-level-style")):
            if _get(element, "style:num-format"):
                self.outline[whole(_get(element, "text:level"), 1) - 1] = _level(element)

    def _chain(self, name: str) -> Iterator[_OdtStyle]:
        """A style and those that it is based on."""
        seen: set[str] = set()
        while name in self.styles and name not in seen:
            seen.add(name)
            yield self.styles[name]
            name = self.styles[name].parent

    def _named(self, name: str) -> str:
        """The name of a style as people see it. For an automatic style (P1, T2) it is the name of its parent."""
        style = next(self._chain(name), None)
        if style is None:
            return ""
        automatic = re.fullmatch(r"[PT]\d+", name) is not None
        base = self.styles.get(style.parent)
        return base.name if automatic and base is not None else style.name

    # tracked changes

    def _changes(self, body: Any) -> None:
        for region in body.iter(_qualified("text:changed-region")):
            ident = _get(region, "text:id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            for change_element in region:
                info = change_element.find(_qualified("office:change-info"))
                author, date = ("", "") if info is None else (_child(info, "dc:creator"), _child(info, "dc:date"))
                if _tag(change_element) == "text:deletion":
                    self.known[ident] = TrackedChange("deleted", author, date)
                    self.deleted[ident] = change_element
                elif _tag(change_element) == "text:insertion":
                    self.known[ident] = TrackedChange("inserted", author, date)

    def _marks(self) -> Marks:
        return tuple(self.known[change_id] for change_id in self.active if change_id in self.known)

    # blocks

    def _blocks(self, holder: Any, place: Place, listed: _List | None) -> None:
        for child in holder:
            name = _tag(child)
            if name in _UNREAD:
                continue
            if name in ("text:p", "text:h"):
                self._paragraph(child, place, listed)
                listed = replace(listed, counter="") if listed is not None else None
            elif name == "text:list":
                self._list(child, place, listed)
            elif name == "table:table":
                self._table(child, place)
            elif name in ("text:change-start", "text:change-end", "text:change"):
                self._change(child, None)
            elif name in ("text:section", "text:index-body", "text:numbered-paragraph") or name.startswith(
                "text:table-of"
            ):
                self._blocks(child, place, listed)
            elif name.startswith("draw:"):
                self._frame(child)

    def _list(self, element: Any, place: Place, outer: _List | None) -> None:
        style = _get(element, "text:style-name") or (outer.style if outer else "")
        depth = outer.depth + 1 if outer else 0
        counter = outer_counter = self.named.get(_get(element, "text:continue-list"), "")
        if not counter and (outer is not None and style == outer.style):
            counter = self.begun.get(style, "")
        if not counter and _get(element, "text:continue-numbering") == "true":
            counter = self.begun.get(style, "")
        if not counter or (outer_counter and not counter.startswith(f"{style}#")):
            counter = f"{style}#{len(self.lists)}"
            self.lists[counter] = NumberList(counter, self.levels.get(style, {}))
        self.begun[style] = counter
        ident = element.get("{http://www.w3.org/XML/1998/namespace}id")
        if ident:
            self.named[ident] = counter
        for item in element:
            if _tag(item) in ("text:list-item", "text:list-header"):
                header = _tag(item) == "text:list-header"
                self._blocks(item, place, _List(style, "" if header else counter, depth))

    def _table(self, element: Any, outer: Place) -> None:
        self.tables += 1
        place = Place(self.tables, 0, 0, self._named(_get(element, "table:style-name")), outer if outer.table else None)
        for row_number, row in enumerate(element.iter(_qualified("table:table-row")), 1):
            if _table_of(row) is not element:
                continue
            column = 0
            for cell in row:
                if _tag(cell) in ("table:table-cell", "table:covered-table-cell"):
                    column += 1
                    self._blocks(cell, replace(place, row=row_number, column=column), None)

    def _paragraph(self, element: Any, place: Place, listed: _List | None) -> None:
        style = _get(element, "text:style-name")
        passage = WordPassage(place=place, style=self._named(style))
        if _tag(element) == "text:h":
            passage.level = whole(_get(element, "text:outline-level"), 1)
            if listed is None and passage.level - 1 in self.outline and _get(element, "text:is-list-header") != "true":
                self.lists.setdefault("outline", NumberList("outline", self.outline))
                passage.numbered = ("outline", passage.level - 1)
        elif match := _HEADING_STYLE.fullmatch(passage.style):
            # LibreOffice writes a heading that begins a page of a web document as a paragraph in that style.
            passage.level = int(match[1])
        if listed is not None and listed.counter:
            passage.numbered = (listed.counter, listed.depth)
        passage.lang = next((each.lang for each in self._chain(style) if each.lang), self.text.lang)
        self.text.passages.append(passage)
        self._inside(element, NO_STYLE, up=False, hidden=False)
        last = self.text.passages[-1]
        last.end = (*last.end, *self._marks())

    # inside a paragraph

    def _say(self, words: str | None, styles: frozenset[Style], *, up: bool, hidden: bool) -> None:
        if not words:
            return
        if hidden and words.strip():
            self.text.apart.append(("hidden", words))
            return
        shown = f"<sup>{words}</sup>" if up and words.strip() else words
        self.text.passages[-1].runs.append(RichRun(shown, styles, self._marks()))

    def _inside(self, holder: Any, styles: frozenset[Style], *, up: bool, hidden: bool) -> None:
        self._say(holder.text, styles, up=up, hidden=hidden)
        for child in holder:
            self._inline(child, styles, up=up, hidden=hidden)
            self._say(child.tail, styles, up=up, hidden=hidden)

    def _inline(self, element: Any, styles: frozenset[Style], *, up: bool, hidden: bool) -> None:
        match _tag(element):
            case "text:span":
                self._span(element, styles, up=up, hidden=hidden)
            case "text:s" | "text:tab":
                self._say(" ", styles, up=up, hidden=hidden)
            case "text:line-break":
                self.text.passages[-1].runs.append(RichRun(" ", frozenset(("break",)), self._marks()))
            case "text:bookmark-start" | "text:bookmark":
                if ident := bookmark_id(_get(element, "text:name")):
                    self.text.passages[-1].ids.append(ident)
            case "text:note":
                self._apart("notes", element.find(_qualified("text:note-body")))
            case "office:annotation":
                words = " ".join("".join(each.itertext()) for each in element.iter(_qualified("text:p")))
                ident = str(len(self.text.comments))
                self.text.comments.append(
                    FileComment(
                        ident, _child(element, "dc:creator"), _child(element, "dc:date"), " ".join(words.split())
                    )
                )
                self.text.passages[-1].comments.append(ident)
            case "text:a":
                target = _get(element, "xlink:href")
                linked = styles if target.startswith("#") or not target else styles | {f"{LINK}{target}"}
                self._inside(element, linked, up=up, hidden=hidden)
            case "text:change-start" | "text:change-end" | "text:change":
                self._change(element, styles)
            case "text:ruby":
                for base in element.iter(_qualified("text:ruby-base")):
                    self._inside(base, styles, up=up, hidden=hidden)
            case name if name.startswith("draw:"):
                self._frame(element)
            case "text:bookmark-end" | "text:soft-page-break" | "text:reference-mark" | "office:annotation-end":
                return
            case _:
                self._inside(element, styles, up=up, hidden=hidden)

    def _span(self, element: Any, styles: frozenset[Style], *, up: bool, hidden: bool) -> None:
        """Words in a style of their own. The style of a placeholder counts as no style."""
        for each in self._chain(_get(element, "text:style-name")):
            if each.name in ("placeholder", "internet link"):
                break
            styles |= each.styles
            up, hidden = up or each.raised, hidden or each.hidden
            if each.lang and not self.text.passages[-1].runs:
                self.text.passages[-1].lang = each.lang
        self._inside(element, styles, up=up, hidden=hidden)

    def _change(self, element: Any, styles: frozenset[Style] | None) -> None:
        """Begins or ends a change. Deleted words are kept apart in the file; they are put back where they stood."""
        ident = _get(element, "text:change-id")
        if _tag(element) == "text:change-start":
            self.active.append(ident)
        elif _tag(element) == "text:change-end":
            self.active = [each for each in self.active if each != ident]
        elif ident in self.deleted and styles is not None:
            self.active.append(ident)
            # Deleted words of two paragraphs hold a deleted paragraph mark between them: the passage is cut in two
            # there.
            paragraphs = [each for each in self.deleted[ident] if _tag(each) in ("text:p", "text:h")]
            for index, each in enumerate(paragraphs):
                if index:
                    last = self.text.passages[-1]
                    last.end = self._marks()
                    self.text.passages.append(replace(last, runs=[], end=(), ids=[], comments=[]))
                self._inside(each, styles, up=False, hidden=False)
            self.active.remove(ident)

    # beside the text

    def _frame(self, element: Any) -> None:
        boxes = list(element.iter(_qualified("draw:text-box")))
        for box in boxes:
            self._apart("text-boxes", box)
        if not boxes:
            descriptions = [each.text for each in element.iter(_qualified("svg:desc"))] + [_get(element, "draw:name")]
            self.text.images.append(next(filter(None, descriptions), "?"))

    def _apart(self, kind: str, holder: Any) -> None:
        paragraphs = () if holder is None else holder.iter(_qualified("text:p"), _qualified("text:h"))
        words = " ".join("".join(_all_words(paragraph)) for paragraph in paragraphs)
        if words := " ".join(words.split()):
            self.text.apart.append((kind, words))

    def _margins(self, styles: Any) -> None:
        for page in styles.iter(_qualified("style:master-page")):
            for child in page:
                if _tag(child).startswith(("style:header", "style:footer")):
                    self._apart("headers", child)

    def _properties(self) -> None:
        meta = self.package.xml("meta.xml")
        for entry in meta.iter(_qualified("meta:user-defined")) if meta is not None else ():
            self.text.properties[_get(entry, "meta:name")] = "".join(entry.itertext())


def _level(element: Any) -> NumberLevel:
    """A level of a list: its numeral and the text around it, with `%1` for the number of level 1."""
    depth = whole(_get(element, "text:level"), 1)
    if _tag(element) == "text:list-level-style-bullet":
        return NumberLevel(1, "bullet")
    kind = _FORMATS.get(_get(element, "style:num-format"), "none")
    shown = whole(_get(element, "text:display-levels"), 1)
    numbers = ".".join(f"%{level}" for level in range(max(1, depth - shown + 1), depth + 1))
    text = re.sub(r"%(\d)%", r"%\1", _get(element, "style:num-list-format"))
    text = text or f"{_get(element, 'style:num-prefix')}{numbers}{_get(element, 'style:num-suffix')}"
    return NumberLevel(whole(_get(element, "text:start-value"), 1), kind, text)


def _bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)


def _child(element: Any, name: str) -> str:
    child = element.find(_qualified(name))
    return "" if child is None else (child.text or "").strip()


def _table_of(row: Any) -> Any:
    """The table in which a row stands."""
    holder = row.getparent()
    while holder is not None and _tag(holder) != "table:table":
        holder = holder.getparent()
    return holder


def _all_words(holder: Any) -> Iterator[str]:
    yield holder.text or ""
    for child in holder:
        yield " " if _tag(child) in ("text:s", "text:tab", "text:line-break") else "".join(_all_words(child))
        yield child.tail or ""
