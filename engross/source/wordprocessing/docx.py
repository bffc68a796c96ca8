"""Walks the text of a DOCX: every word with the changes around it, and what stands beside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from engross.model.outline import Style
from engross.source.wordprocessing.docx_styles import DocxStyles, W, flag, heading_level, numbered, raised, value, whole
from engross.source.wordprocessing.numbers import NumberLevel, NumberList, number
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

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DEEDS = {"ins": "inserted", "moveTo": "inserted", "del": "deleted", "moveFrom": "deleted"}
_THROUGH = frozenset(
    ("hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo", "ruby", "rubyBase")
)
"""Elements in a paragraph that only hold runs."""
_SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0FC": "✓", "F0E0": "→", "F02D": "–", "F0BE": "—"}
"""The characters that codes of symbol fonts show."""
_PLACEHOLDER = "placeholder"
"""The character style of placeholders. Its look is not read as emphasis."""
_BOOKMARK = re.compile(r"e_((?:[A-Za-z0-9]|_[1-6]|_7[0-9a-f]{5})+?)(?:_Copy_\d+)?")
_LOST = re.compile(r"~\d+")
"""The end of the id of a provision that only the old text has: `objet~7`."""
_CODE = re.compile(r"_(?:([1-6])|7([0-9a-f]{5}))")
_SIGNS = dict(zip("123456", "-/.:@_", strict=True))


def read_docx(package: WordPackage) -> RichText:
    """The text of a package, before any change is taken or refused.

    Raises `Refused` as `WordPackage.xml`, and word-file-kind for a package that holds no text of Word.
    """
    return _DocxReader(package).read()


def bookmark_id(name: str) -> str:
    """The id that a bookmark of ours carries (`engross.render.docx.writer.bookmark_name`); empty for any other."""
    match = _BOOKMARK.fullmatch(name)
    ident = _CODE.sub(lambda code: _SIGNS[code[1]] if code[1] else chr(int(code[2], 16)), match[1]) if match else ""
    return _LOST.sub("", ident)


def main_part(package: WordPackage) -> str:
    """The name of the part that holds the text, found by the relations of the package; empty if there is none."""
    root = package.xml("_rels/.rels")
    for relation in root if root is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            target = (relation.get("Target") or "").lstrip("/")
            if target in package.names:
                return target
    return "word/document.xml" if "word/document.xml" in package.names else ""


class _DocxReader:
    def __init__(self, package: WordPackage) -> None:
        self.package = package
        self.text = RichText()
        self.fields: list[bool] = []
        self.tables = 0
        self.pending: list[str] = []

    def read(self) -> RichText:
        main = main_part(self.package)
        root = self.package.xml(main) if main else None
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            from engross.diagnostics import Origin, refuse

            raise refuse("word-file-kind", Origin(self.package.name), name=self.package.name)
        self.folder = main.rpartition("/")[0]
        self.styles = DocxStyles.of(self._part("styles.xml"))
        self.text.lang = self.styles.lang
        self._blocks(body, BODY, ())
        self._others()
        self._oddities()
        return self.text

    def _part(self, name: str) -> Any:
        return self.package.xml(f"{self.folder}/{name}" if self.folder else name)

    # blocks

    def _blocks(self, holder: Any, place: Place, row: Marks) -> None:
        """The paragraphs and tables that stand in an element, in reading order."""
        for child in holder:
            match _name(child):
                case "p":
                    self._paragraph(child, place, row)
                case "tbl":
                    self._table(child, place, row)
                case "sdt" | "customXml" | "sdtContent" | "smartTag" | "ins" | "del" | "moveFrom" | "moveTo":
                    self._blocks(child, place, row)
                case "AlternateContent":
                    self._blocks(_chosen(child), place, row)
                case "altChunk":
                    # Text of another file, which Word takes in when it opens this one. It is named and not read.
                    self.text.apart.append(("text-boxes", "altChunk"))
                case "bookmarkStart" if ident := bookmark_id(value(child, "name")):
                    self.pending.append(ident)
                case "commentRangeStart":
                    continue

    def _table(self, table: Any, outer: Place, marks: Marks) -> None:
        self.tables += 1
        name = self.styles.style(value(table.find(f"{W}tblPr/{W}tblStyle"))).name
        place = Place(self.tables, 0, 0, name, outer if outer.table else None)
        for row_number, row in enumerate(_inside(table, "tr"), 1):
            held = (*marks, *self._marks(row.find(f"{W}trPr")))
            for column, cell in enumerate(_inside(row, "tc"), 1):
                self._blocks(cell, replace(place, row=row_number, column=column), held)

    def _paragraph(self, element: Any, place: Place, row: Marks) -> None:
        properties = element.find(f"{W}pPr")
        passage = WordPassage(row=row, place=place)
        passage.ids, self.pending = self.pending, []
        passage.style, passage.level, passage.numbered = self._kind(properties)
        if properties is not None:
            passage.end = self._marks(properties.find(f"{W}rPr"))
            change = properties.find(f"{W}pPrChange")
            if change is not None:
                passage.changed = _change(change, "inserted")
                passage.before = self._kind(change.find(f"{W}pPr"))
        self._runs(element, passage, (), self._style(properties))
        langs = [lang for lang in (value(lang_element) for lang_element in element.iter(f"{W}lang")) if lang]
        passage.lang = langs[0] if langs else self.styles.lang
        self.text.passages.append(passage)

    def _kind(self, properties: Any) -> tuple[str, int, tuple[str, int] | None]:
        style = self.styles.style(self._style(properties))
        numbering = numbered(properties) or style.numbered
        return (
            style.name,
            heading_level(properties, style.level),
            numbering if numbering and numbering[0] != "0" else None,
        )

    def _style(self, properties: Any) -> str:
        return value(None if properties is None else properties.find(f"{W}pStyle")) or self.styles.default

    def _marks(self, properties: Any) -> Marks:
        """The tracked changes of a paragraph mark or a row."""
        if properties is None:
            return ()
        return tuple(_change(child, _DEEDS[name]) for child in properties if (name := _name(child)) in _DEEDS)

    # inside a paragraph

    def _runs(self, holder: Any, into: WordPassage, marks: Marks, style: str) -> None:
        for child in holder:
            name = _name(child)
            if name == "r":
                self._run(child, into, marks, style)
            elif name in _DEEDS:
                self._runs(child, into, (*marks, _change(child, _DEEDS[name])), style)
            elif name in _THROUGH:
                self._runs(child, into, marks, style)
            elif name == "sdt":
                self._runs([each for each in child if _name(each) == "sdtContent"], into, marks, style)
            elif name == "AlternateContent":
                self._runs(_chosen(child), into, marks, style)
            elif name == "bookmarkStart":
                if ident := bookmark_id(value(child, "name")):
                    into.ids.append(ident)
            elif name in ("commentRangeStart", "commentReference"):
                into.comments.append(value(child, "id"))
            elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                words = "".join(each.text or "" for each in child.iter(f"{_MATH}t"))
                into.runs.append(RichRun(words, frozenset(), marks))

    def _run(self, run: Any, into: WordPassage, marks: Marks, style: str) -> None:
        properties = run.find(f"{W}rPr")
        styles, up, hidden = self._setting(properties, style)
        change = None if properties is None else properties.find(f"{W}rPrChange")
        changed = None if change is None else _change(change, "inserted")
        before = styles if change is None else self._setting(change.find(f"{W}rPr"), style)[0]
        for word in self._words(run, into):
            if hidden and word.strip():
                self.text.apart.append(("hidden", word))
                continue
            if word == "\n":
                into.runs.append(RichRun(" ", frozenset(("break",)), marks))
            else:
                shown = f"<sup>{word}</sup>" if up and word.strip() else word
                into.runs.append(RichRun(shown, styles, marks, changed, before))

    def _setting(self, properties: Any, style: str) -> tuple[frozenset[Style], bool, bool]:
        """How a run is set: what sets it apart from its paragraph, whether it is raised, whether it is hidden."""
        named = value(None if properties is None else properties.find(f"{W}rStyle"))
        run_style, around = self.styles.style(named), self.styles.style(style)
        styles: set[Style] = set()
        for name, element in (("strong", "b"), ("emphasis", "i")):
            setting = flag(properties, element)
            setting = (
                getattr(run_style, name) if setting is None and named and run_style.name != _PLACEHOLDER else setting
            )
            # A word that is bold in a heading that is bold as a whole is not set apart.
            if setting and not getattr(around, name):
                styles.add(name)
        if flag(properties, "u"):
            styles.add("underline")
        if flag(properties, "strike") or flag(properties, "dstrike"):
            styles.add("struck")
        up = raised(properties)
        up = run_style.raised if up is None and named else up
        gone = flag(properties, "vanish")
        gone = run_style.hidden if gone is None and named else gone
        return (
            frozenset(styles),
            bool(around.raised if up is None else up),
            bool(around.hidden if gone is None else gone),
        )

    def _words(self, run: Any, into: WordPassage) -> Iterator[str]:
        """The words of a run, each piece by itself. A line break is a newline. Codes of fields are left out."""
        for child in run:
            name = _name(child)
            if name == "fldChar":
                self._field(value(child, "fldCharType"))
            elif name in ("drawing", "pict", "object"):
                self._picture(child)
            elif name == "AlternateContent":
                self._words_of(_chosen(child))
            elif name in ("footnoteReference", "endnoteReference"):
                continue
            elif name == "commentReference":
                into.comments.append(value(child, "id"))
            elif any(self.fields):
                continue
            elif name in ("t", "delText"):
                yield from _lines(child.text or "")
            elif name in ("tab", "ptab"):
                yield " "
            elif name == "cr" or (name == "br" and value(child, "type") in ("", "textWrapping")):
                yield "\n"
            elif name == "br":
                yield " "
            elif name == "noBreakHyphen":
                yield "\u2011"
            elif name == "sym":
                yield _symbol(value(child, "char"))

    def _words_of(self, holder: Sequence[Any]) -> None:
        """Pictures and text boxes among alternatives."""
        for child in holder:
            if _name(child) in ("drawing", "pict", "object"):
                self._picture(child)

    def _field(self, kind: str) -> None:
        """Keeps the stack of open fields. An entry is true until the field's result begins: its code is not text.

        Example: `begin PAGE \\* ARABIC separate 3 end` prints 3. A field may stand in the code of another, so words
        count only if no entry is true.
        """
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _picture(self, element: Any) -> None:
        boxes = list(element.iter(f"{W}txbxContent"))
        for box in boxes:
            self._apart("text-boxes", box)
        if not boxes:
            descriptions = (docpr.get("descr") or docpr.get("name") for docpr in element.iter(f"{_DRAWING}docPr"))
            self.text.images.append(next(filter(None, descriptions), "?"))

    # what stands beside the text

    def _apart(self, kind: str, holder: Any) -> None:
        words = " ".join("".join(_bare_words(paragraph)) for paragraph in holder.iter(f"{W}p"))
        if words := " ".join(words.split()):
            self.text.apart.append((kind, words))

    def _others(self) -> None:
        for name in sorted(self.package.names):
            base = name.removeprefix(f"{self.folder}/")
            if re.fullmatch(r"(header|footer)\d*\.xml", base):
                root = self.package.xml(name)
                if root is not None:
                    self._apart("headers", root)
        for kind in ("footnotes", "endnotes"):
            root = self._part(f"{kind}.xml")
            for child in root if root is not None else ():
                if value(child, "type") in ("", "normal"):
                    self._apart("notes", child)
        root = self._part("comments.xml")
        for child in root if root is not None else ():
            words = " ".join(" ".join("".join(_bare_words(each)) for each in child.iter(f"{W}p")).split())
            self.text.comments.append(
                FileComment(
                    value(child, "id"), value(child, "author"), value(child, "date"), words, value(child, "initials")
                )
            )
        custom = self.package.xml("docProps/custom.xml")
        for child in custom if custom is not None else ():
            self.text.properties[child.get("name") or ""] = "".join(child.itertext())

    def _oddities(self) -> None:
        """Macros, templates and other things from elsewhere. They are named, never run and never fetched."""
        macros = [name for name in self.package.names if name.lower().endswith("vbaproject.bin")]
        if macros:
            self.text.warnings.append(("word-file-macros", {"part": macros[0]}))
        for name in sorted(self.package.names):
            if not name.endswith(".rels"):
                continue
            root = self.package.xml(name)
            for relation in root if root is not None else ():
                kind = (relation.get("Type") or "").rpartition("/")[2]
                if relation.get("TargetMode") == "External" and kind != "hyperlink":
                    self.text.warnings.append(
                        ("word-file-external", {"kind": kind, "target": relation.get("Target") or ""})
                    )

    def lists(self) -> dict[str, NumberList]:
        """The numberings of the part `word/numbering.xml`."""
        return _lists(self._part("numbering.xml"))


def numbered_passages(package: WordPackage, passages: list[WordPassage]) -> list[WordPassage]:
    """The passages of a package with what their numbering prints before them."""
    folder = main_part(package).rpartition("/")[0]
    number(passages, _lists(package.xml(f"{folder}/numbering.xml" if folder else "numbering.xml")))
    return passages


def _lists(root: Any) -> dict[str, NumberList]:
    if root is None:
        return {}
    kinds: dict[str, dict[int, NumberLevel]] = {}
    links: dict[str, str] = {}
    styles: dict[str, str] = {}
    for element in root.iter(f"{W}abstractNum"):
        ident = value(element, "abstractNumId")
        kinds[ident] = {whole(value(level, "ilvl")): _level(level) for level in element.findall(f"{W}lvl")}
        if link := value(element.find(f"{W}numStyleLink")):
            links[ident] = link
        if name := value(element.find(f"{W}styleLink")):
            styles[name] = ident
    lists = {}
    for element in root.iter(f"{W}num"):
        counter = value(element.find(f"{W}abstractNumId"))
        kind = styles.get(links.get(counter, ""), counter)
        levels, starts = dict(kinds.get(kind, {})), {}
        for other in element.findall(f"{W}lvlOverride"):
            depth = whole(value(other, "ilvl"))
            if other.find(f"{W}lvl") is not None:
                levels[depth] = _level(other.find(f"{W}lvl"))
            if other.find(f"{W}startOverride") is not None:
                starts[depth] = whole(value(other.find(f"{W}startOverride")), 1)
        lists[value(element, "numId")] = NumberList(kind, levels, starts)
    return lists


def _level(element: Any) -> NumberLevel:
    restart = element.find(f"{W}lvlRestart")
    return NumberLevel(
        whole(value(element.find(f"{W}start")), 1),
        value(element.find(f"{W}numFmt")) or "decimal",
        value(element.find(f"{W}lvlText")),
        None if restart is None else whole(value(restart)),
        bool(flag(element, "isLgl")),
    )


def _change(element: Any, deed: str) -> TrackedChange:
    move = _name(element).startswith("move")
    return TrackedChange("inserted" if deed == "inserted" else "deleted", value(element, "author"),
                         value(element, "date"), move)  # fmt: skip


def _name(element: Any) -> str:
    """The local name of an element of Word or of markup compatibility; empty for all others."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith(W):
        return tag[len(W) :]
    return tag[len(_MC) :] if tag.startswith(_MC) else ""


def _chosen(element: Any) -> Any:
    """What stands in the first choice of alternatives; in the fallback if there is no choice."""
    choice = element.find(f"{_MC}Choice")
    choice = element.find(f"{_MC}Fallback") if choice is None else choice
    return () if choice is None else choice


def _inside(holder: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those inside content controls and custom XML."""
    for child in holder:
        if _name(child) == name:
            yield child
        elif _name(child) in ("sdt", "sdtContent", "customXml", "ins", "del"):
            yield from _inside(child, name)


_PAGE_FIELD = re.compile(r"\s*(?:NUM|SECTION)?PAGES?\b", re.IGNORECASE)
"""The code of a field that prints the number of a page, or how many there are."""


def _bare_words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph beside the text.

    Deleted words and the codes of fields are left out. Numbers of pages are
    `#`: they follow from the text, and each program counts them anew.
    """
    codes: list[str] = []
    results: list[bool] = []
    for element in paragraph.iter():
        name = _name(element)
        if name == "fldChar" and value(element, "fldCharType") == "begin":
            codes.append("")
            results.append(False)
        elif name == "fldChar" and value(element, "fldCharType") == "separate" and results:
            results[-1] = True
            if _PAGE_FIELD.match(codes[-1]):
                yield "#"
        elif name == "fldChar" and codes:
            codes.pop()
            results.pop()
        elif name == "instrText" and codes:
            codes[-1] += element.text or ""
        elif name == "fldSimple" and _PAGE_FIELD.match(value(element, "instr")):
            yield "#"
        if any(shown and _PAGE_FIELD.match(code) for shown, code in zip(results, codes, strict=True)):
            continue
        if any(_PAGE_FIELD.match(value(holder, "instr")) for holder in element.iterancestors(f"{W}fldSimple")):
            continue
        match _name(element):
            case "t":
                yield element.text or ""
            case "tab" | "br" | "cr":
                yield " "
            case "noBreakHyphen":
                yield "\u2011"


def _lines(text: str) -> Iterator[str]:
    """Words as they are printed: a line feed in the XML is a blank, a form feed or a vertical tab too."""
    if text:
        yield re.sub("[\n\r\v\f]", " ", text)


def _symbol(code: str) -> str:
    if code.upper() in _SYMBOLS:
        return _SYMBOLS[code.upper()]
    point = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{2,6}", code) else 0
    point = point - 0xF000 if 0xF020 <= point <= 0xF0FF else point
    return chr(point) if 32 <= point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"
