"""Reads a PDF back: its words, where they stand, its structure; and the words of a page with marks."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pikepdf

_FOOT = re.compile(r" (page|blz\.) \d+ (de|of|van) \d+$")
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_LINE = re.compile(r"<line xMin[^>]*>(.*?)</line>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Line:
    """A printed line: its words, and its place in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=64)
def pages(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order in which it is drawn."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return tuple(done.stdout.decode().split("\f")[:-1])


def text(content: bytes) -> str:
    """All that is printed but for the running feet; words that the end of a line or of a page cuts are whole."""
    kept = [line for page in pages(content) for line in page.splitlines() if line and not _FOOT.search(line)]
    return "\n".join(kept).replace("-\n", "-\u2060").replace("/\n", "/")


@lru_cache(maxsize=64)
def lines(content: bytes) -> tuple[tuple[Line, ...], ...]:
    """The printed lines of each page, from the top."""
    done = subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=content, capture_output=True, check=True)
    return tuple(
        tuple(sorted(_lines(body), key=lambda line: (round(line.top), line.left)))
        for _, _, body in _PAGE.findall(done.stdout.decode())
    )


def _lines(body: str) -> Iterator[Line]:
    for line in _LINE.findall(body):
        words = [(*map(float, word[:4]), unescape(word[4])) for word in _WORD.findall(line)]
        if words:
            left, top, right, bottom, texts = zip(*words, strict=True)
            yield Line(" ".join(texts), min(left), min(top), max(right), max(bottom))


def fonts(content: bytes) -> list[list[str]]:
    """The rows of pdffonts, without its heading."""
    done = subprocess.run(["pdffonts", "-"], input=content, capture_output=True, check=True, text=False)
    return [row.split() for row in done.stdout.decode().splitlines()[2:]]


def structure(pdf: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    """Every structure element in reading order: its type, and itself."""

    def walk(node: Any) -> Iterator[tuple[str, Any]]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from walk(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield str(node.S), node
            if "/K" in node:
                yield from walk(node.K)

    yield from walk(pdf.Root.StructTreeRoot.K)


class Page(HTMLParser):
    """The words that a page shows, without those of one kind of mark and without what is said of marks."""

    def __init__(self, text: str, without: str = "") -> None:
        super().__init__()
        self.without, self.words, self.ids, self.links = without, list[str](), list[str](), list[str]()
        self.quiet: list[bool] = []
        self.feed(text[text.index("<body") : text.index("</html>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [str(found["id"])] if found.get("id") else []
        self.links += [str(found["href"])[1:]] if tag == "a" else []
        if tag in ("br", "img", "input"):
            self.words.append("" if any(self.quiet) else " ")
            return
        said = found.get("class") in ("said", "told")
        self.quiet.append(tag == self.without or said or tag == "script")
        self.words.append("" if tag in ("ins", "del", "span", "em", "strong", "sup", "a", "mark") else " ")

    def handle_endtag(self, tag: str) -> None:
        self.quiet.pop()
        self.words.append("" if tag in ("ins", "del", "span", "em", "strong", "sup", "a", "mark") else " ")

    def handle_data(self, data: str) -> None:
        if not any(self.quiet):
            self.words.append(data.replace("¶", ""))
