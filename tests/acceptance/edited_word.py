"""Edits in Word with changes tracked, made by a seeded generator on a DOCX of ours: what another city sends back."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AUTHORS = ("Ann", "Bob")
_WORDS = "cultural annual joint public shared regional digital modest solid careful written common".split()
KINDS = (
    "replace_word", "insert_words", "delete_words", "replace_value", "retitle", "new_paragraph", "delete_paragraph",
    "new_item", "delete_item", "new_row", "delete_row", "edit_cell", "new_provision", "delete_provision",
    "move_provision", "split_paragraph",
)  # fmt: skip


class WordEditor:
    """Edits one file. Each edit is of one author and of another paragraph than those before."""

    def __init__(self, data: bytes, seed: int) -> None:
        self.random = random.Random(seed)
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.root.find(f"{W}body")
        self.count = seed % 1000
        self.touched: set[Any] = set()
        self.author = AUTHORS[0]
        self.made: list[tuple[str, str]] = []

    def bytes(self) -> bytes:
        self.parts["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in self.parts.items():
                file.writestr(name, content)
        return held.getvalue()

    def edit(self, kinds: tuple[str, ...] = KINDS) -> bool:
        """Makes one edit of a random kind. Gives whether there was a place for it."""
        self.author = self.random.choice(AUTHORS)
        kind = self.random.choice(kinds)
        done = bool(getattr(self, f"_{kind}")())
        if done:
            self.made.append((kind, self.author))
        return done

    # places

    def _paragraphs(self, *styles: str) -> list[Any]:
        found = []
        for paragraph in self.body.iter(f"{W}p"):
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(f"{W}val") in styles and paragraph not in self.touched:
                found.append(paragraph)
        return found

    def _take(self, *paragraphs: Any) -> None:
        self.touched.update(paragraphs)

    def _one(self, *styles: str) -> Any:
        found = [one for one in self._paragraphs(*styles) if one.findall(f"{W}r")]
        return self.random.choice(found) if found else None

    def _typed(self, paragraph: Any) -> list[Any]:
        """The runs of a paragraph that hold several words."""
        runs = [run for run in paragraph.findall(f"{W}r") if run.find(f"{W}t") is not None]
        return [run for run in runs if len((run.find(f"{W}t").text or "").split()) > 3]

    def _new(self) -> str:
        self.count += 1
        return f"{self.random.choice(_WORDS)}{self.count}"

    def _sentence(self) -> str:
        words = [self._new(), *self.random.sample(_WORDS, 4)]
        return f"{' '.join(words).capitalize()}."

    # marks

    def _mark(self, name: str) -> Any:
        self.count += 1
        return etree.Element(
            f"{W}{name}",
            {f"{W}id": str(90_000 + self.count), f"{W}author": self.author, f"{W}date": "2026-11-20T10:00:00Z"},
        )

    def _run(self, like: Any, text: str, name: str = "t") -> Any:
        run = etree.Element(f"{W}r")
        properties = like.find(f"{W}rPr") if like is not None else None
        if properties is not None:
            run.append(copy.deepcopy(properties))
        words = etree.SubElement(run, f"{W}{name}")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return run

    def _changed(self, run: Any, start: int, stop: int, new: str) -> None:
        """Characters [start, stop) of a run deleted, `new` put in there."""
        text = run.find(f"{W}t").text
        out = [self._run(run, text[:start])] if start else []
        if stop > start:
            gone = self._mark("del")
            gone.append(self._run(run, text[start:stop], "delText"))
            out.append(gone)
        if new:
            come = self._mark("ins")
            come.append(self._run(run, new))
            out.append(come)
        if text[stop:]:
            out.append(self._run(run, text[stop:]))
        for element in out:
            run.addprevious(element)
        run.getparent().remove(run)

    def _end(self, paragraph: Any, name: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        held = properties.find(f"{W}rPr")
        if held is None:
            held = etree.SubElement(properties, f"{W}rPr")
        held.insert(0, self._mark(name))

    def _deleted(self, paragraph: Any) -> None:
        for run in list(paragraph.iter(f"{W}r")):
            for words in run.findall(f"{W}t"):
                words.tag = f"{W}delText"
            gone = self._mark("del")
            run.addprevious(gone)
            gone.append(run)
        self._end(paragraph, "del")
        self._take(paragraph)

    def _inserted(self, like: Any, text: str) -> Any:
        """A new paragraph in the style of another one."""
        paragraph = etree.Element(f"{W}p")
        properties = like.find(f"{W}pPr")
        paragraph.append(copy.deepcopy(properties))
        come = self._mark("ins")
        come.append(self._run(next(iter(like.iter(f"{W}r")), None), text))
        paragraph.append(come)
        self._end(paragraph, "ins")
        self._take(paragraph)
        return paragraph

    # edits

    def _replace_word(self) -> bool:
        return self._in_text(1, 1)

    def _insert_words(self) -> bool:
        return self._in_text(0, 2)

    def _delete_words(self) -> bool:
        return self._in_text(2, 0)

    def _in_text(self, gone: int, come: int, *styles: str) -> bool:
        paragraph = self._one(*(styles or ("BodyText", "ListItem", "Recital")))
        runs = self._typed(paragraph) if paragraph is not None else []
        if not runs:
            return False
        run = self.random.choice(runs)
        text = run.find(f"{W}t").text
        spans, at = [], 0
        for word in text.split(" "):
            spans.append((at, at + len(word)))
            at += len(word) + 1
        inner = [k for k in range(1, len(spans) - max(1, gone)) if all(a != b for a, b in spans[k : k + max(1, gone)])]
        if not inner:
            return False
        k = self.random.choice(inner)
        new = " ".join(self._new() for _ in range(come))
        start = spans[k][0]
        stop = spans[k + gone - 1][1] if gone else start
        if not come:
            stop += 1
        self._changed(run, start, stop, new if gone or not come else f"{new} ")
        self._take(paragraph)
        return True

    def _replace_value(self) -> bool:
        """A short run between two others is what data printed."""
        for paragraph in self.random.sample(self._paragraphs("BodyText"), k=len(self._paragraphs("BodyText"))):
            runs = [run for run in paragraph.findall(f"{W}r")[1:-1] if run.find(f"{W}t") is not None]
            short = [run for run in runs if 0 < len((run.find(f"{W}t").text or "").split()) <= 2]
            if short:
                run = self.random.choice(short)
                self._changed(run, 0, len(run.find(f"{W}t").text), self._new())
                self._take(paragraph)
                return True
        return False

    def _retitle(self) -> bool:
        paragraph = self._one("Heading1", "Heading2")
        runs = paragraph.findall(f"{W}r") if paragraph is not None else []
        if len(runs) != 1 or not runs[0].find(f"{W}t").text.strip():
            return False
        text = runs[0].find(f"{W}t").text
        word = text.split(" ")[-1]
        self._changed(runs[0], len(text) - len(word), len(text), self._new())
        self._take(paragraph)
        return True

    def _new_paragraph(self) -> bool:
        paragraph = self._one("BodyText")
        if paragraph is None:
            return False
        paragraph.addnext(self._inserted(paragraph, self._sentence()))
        self._take(paragraph)
        return True

    def _delete_paragraph(self) -> bool:
        candidates = []
        for paragraph in self._paragraphs("BodyText"):
            before = paragraph.getprevious()
            style = before.find(f"{W}pPr/{W}pStyle") if before is not None and before.tag == f"{W}p" else None
            if style is not None and style.get(f"{W}val") == "BodyText" and before not in self.touched:
                candidates.append(paragraph)
        if not candidates:
            return False
        self._deleted(self.random.choice(candidates))
        return True

    def _split_paragraph(self) -> bool:
        paragraph = self._one("BodyText")
        runs = self._typed(paragraph) if paragraph is not None else []
        if not runs or runs[0].getparent() is not paragraph:
            return False
        run = runs[0]
        text = run.find(f"{W}t").text
        at = text.index(" ", len(text) // 2) + 1 if " " in text[len(text) // 2 :] else 0
        if not at or not text[at:].strip():
            return False
        first = etree.Element(f"{W}p")
        first.append(copy.deepcopy(paragraph.find(f"{W}pPr")))
        for child in list(paragraph)[1:]:
            if child is run:
                break
            first.append(child)
        first.append(self._run(run, text[:at]))
        run.find(f"{W}t").text = text[at:]
        self._end(first, "ins")
        paragraph.addprevious(first)
        self._take(first, paragraph)
        return True

    def _new_item(self) -> bool:
        paragraph = self._one("ListItem")
        if paragraph is None:
            return False
        paragraph.addnext(self._inserted(paragraph, self._sentence()))
        self._take(paragraph)
        return True

    def _delete_item(self) -> bool:
        paragraph = self._one("ListItem")
        if paragraph is None:
            return False
        self._deleted(paragraph)
        return True

    def _rows(self) -> list[Any]:
        rows = []
        for row in self.body.iter(f"{W}tr"):
            paragraphs = list(row.iter(f"{W}p"))
            styles = {
                one.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
                for one in paragraphs
                if one.find(f"{W}pPr/{W}pStyle") is not None
            }
            if styles == {"TableText"} and not self.touched & set(paragraphs):
                rows.append(row)
        return rows

    def _new_row(self) -> bool:
        rows = self._rows()
        if not rows:
            return False
        row = self.random.choice(rows)
        new = copy.deepcopy(row)
        for paragraph in new.iter(f"{W}p"):
            runs = list(paragraph.iter(f"{W}r"))
            for run in runs[1:]:
                run.getparent().remove(run)
            for mark in (*paragraph.findall(f"{W}bookmarkStart"), *paragraph.findall(f"{W}bookmarkEnd")):
                paragraph.remove(mark)
            if runs:
                runs[0].find(f"{W}t").text = f"{self._new()} {self._new()}"
                come = self._mark("ins")
                runs[0].addprevious(come)
                come.append(runs[0])
            self._end(paragraph, "ins")
        self._row_mark(new, "ins")
        row.addnext(new)
        self._take(*row.iter(f"{W}p"), *new.iter(f"{W}p"))
        return True

    def _delete_row(self) -> bool:
        rows = self._rows()
        if not rows:
            return False
        row = self.random.choice(rows)
        for paragraph in list(row.iter(f"{W}p")):
            self._deleted(paragraph)
        self._row_mark(row, "del")
        return True

    def _row_mark(self, row: Any, name: str) -> None:
        properties = row.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            row.insert(0, properties)
        properties.append(self._mark(name))

    def _edit_cell(self) -> bool:
        paragraph = self._one("TableText")
        runs = paragraph.findall(f"{W}r") if paragraph is not None else []
        if len(runs) != 1 or not (runs[0].find(f"{W}t").text or "").strip():
            return False
        self._changed(runs[0], 0, len(runs[0].find(f"{W}t").text), f"{self._new()} {self._new()}")
        self._take(paragraph)
        return True

    # provisions

    def _provisions(self) -> list[list[Any]]:
        """Articles of the body, whole: a heading of the first level and all up to the next one."""
        found: list[list[Any]] = []
        for child in self.body:
            style = child.find(f"{W}pPr/{W}pStyle") if child.tag == f"{W}p" else None
            name = style.get(f"{W}val") if style is not None else ""
            numbered = child.find(f"{W}pPr/{W}numPr") is not None
            if name == "Heading1":
                found.append([child] if numbered else [])
            elif found and found[-1]:
                if child.tag != f"{W}p" or name not in ("BodyText", "ListItem", "Heading2"):
                    found.append([])
                else:
                    found[-1].append(child)
        return [one for one in found if len(one) > 1 and not self.touched & set(one)]

    def _new_provision(self) -> bool:
        provisions = self._provisions()
        if not provisions:
            return False
        after = self.random.choice(provisions)
        body = next((one for one in after if one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "BodyText"), None)
        if body is None:
            return False
        heading = self._inserted(after[0], f"{self._new().capitalize()} {self._new()}")
        paragraphs = [heading, *(self._inserted(body, self._sentence()) for _ in range(self.random.randint(1, 2)))]
        for paragraph in reversed(paragraphs):
            after[-1].addnext(paragraph)
        self._take(*after)
        return True

    def _delete_provision(self) -> bool:
        provisions = [one for one in self._provisions() if all(self._style(each) != "Heading2" for each in one)]
        if not provisions:
            return False
        for paragraph in self.random.choice(provisions):
            self._deleted(paragraph)
        return True

    def _style(self, paragraph: Any) -> str:
        return str(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))

    def _move_provision(self) -> bool:
        provisions = [one for one in self._provisions() if all(self._style(each) != "Heading2" for each in one)]
        if len(provisions) < 3:
            return False
        source, goal = self.random.sample(provisions, 2)
        texts = [(paragraph, "".join(words.text or "" for words in paragraph.iter(f"{W}t"))) for paragraph in source]
        copies = [self._inserted(paragraph, text) for paragraph, text in texts]
        for paragraph in source:
            self._deleted(paragraph)
        for paragraph in reversed(copies):
            goal[-1].addnext(paragraph)
        self._take(*goal)
        return True
