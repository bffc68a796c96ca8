"""Every renderer shows every node, word for word and in order, and takes no word for markup."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any, Literal, get_args
from xml.etree import ElementTree as Xml

import pytest

from engross.model import document as model
from engross.model.document import (
    Block,
    Document,
    Inline,
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    SignatureBlock,
    Superscript,
    Table,
    Text,
    item_label,
    node_name,
    plain,
)
from engross.render import RENDERERS
from tests.render import reading, word
from tests.render.marked import over, pair
from tests.render.samples import EMBLEMS, HOSTILE, document, look

ARRANGEMENTS: dict[str, tuple[tuple[str, ...], Literal["sequence", "columns"]]] = {
    "one": (("fr",), "sequence"),
    "three in turn": (("fr", "en", "nl"), "sequence"),
    "side by side": (("fr", "en"), "columns"),
}


class _Page(HTMLParser):
    """The words, ids, headings and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.tags: set[str] = set()
        self._hidden = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.links.append(str(found["href"]).removeprefix("#"))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self._hidden += tag == "style"
        if tag not in {"em", "strong", "sup", "a", "mark", "span"}:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag == "style"
        if tag not in {"em", "strong", "sup", "a", "mark", "span"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def _words_of(kind: str, content: bytes) -> list[str]:
    if kind == "pdf":
        return _normal(reading.text(content))
    if kind == "html":
        return _normal("".join(_Page(content.decode()).words))
    if kind == "docx":
        return _normal("\n".join(word.text(one) for one in word.part(content).iter(f"{word.W}p")))
    if kind == "outline":
        found = json.loads(content)["clauses"]
        return _normal(
            "\n".join(
                re.sub("</?sup>", "", text)
                for one in found
                for text in (one["heading"], *(b["text"] for b in one["blocks"]))
            )
        )
    if kind == "json":
        return _normal(" ".join(_texts(json.loads(content))))
    if kind == "akn":
        holders = (
            one
            for one in Xml.fromstring(content).iter()
            if one.tag.rpartition("}")[2] in {"p", "num", "heading", "subheading"}
        )
        return _normal("\n".join("".join(_said(one)) for one in holders))
    return _normal(content.decode())


def _said(element: Xml.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield " " if child.tag.endswith("}eol") else "".join(_said(child))
        yield child.tail or ""


def _texts(node: Any) -> Iterator[str]:
    """The words of the JSON tree: what is set together is joined."""
    if isinstance(node, list):
        inline = [one for one in node if isinstance(one, dict) and one.get("node") in _INLINES]
        if inline and len(inline) == len(node):
            yield "".join(text for one in node for text in _texts(one))
        elif len(node) == 2 and all(isinstance(one, str) for one in node):
            yield node[1]
        else:
            for one in node:
                yield from _texts(one)
    elif isinstance(node, dict):
        match node.get("node"):
            case "break":
                yield "\n"
            case "placeholder":
                yield f"[{node['name']}]"
            case "text" | "raised":
                yield node.get("text", "")
            case _:
                for name, one in node.items():
                    if name not in {"node", "id", "origin", "path", "target", "form", "kind", "edition"}:
                        yield from _texts(one)


_INLINES = {node_name(one) for one in get_args(Inline)}


def _normal(text: str) -> list[str]:
    """Words without case; a hyphen at a line's end, or a comma after a name, is no part of one."""
    text = text.casefold().replace("\u2060", "").replace("\u2011", "-")
    text = text.replace("\u00ad\n", "").replace("\u00ad", "")
    return [bare for word in text.split() if (bare := word.replace("-", "").strip(","))]


def _blocks(body: Sequence[Provision | Block], runs: bool) -> Iterator[str]:
    for one in body:
        match one:
            case Provision():
                if one.number and runs:
                    yield plain(one.number.label)
                yield plain(one.heading)
                yield from _blocks(one.body, runs)
            case Paragraph():
                yield plain(one.content)
            case ItemList():
                for index, item in enumerate(one.items):
                    if runs:
                        yield item_label(one, index)
                    yield from _blocks(item.blocks, runs)
            case Table():
                for row in (one.head, *one.rows):
                    for cell in row:
                        yield plain(cell.content)
            case SignatureBlock():
                for column in one.columns:
                    for line in column.caption:
                        yield plain(line)
                    for signature in column.signatures:
                        for line in (signature.mention, signature.name, *signature.capacity):
                            yield plain(line)


def _parts(made: Document, kind: str) -> Iterator[tuple[str, list[str]]]:
    """What must be found, each part in its order whatever the order of the parts.

    What a renderer makes itself is asked only of those made to be read: labels, and the words of the cover. Word
    counts most labels itself.
    """
    runs = kind not in {"json", "outline", "docx"}
    for version in made.versions:
        front = version.front
        cover = [plain(front.title), plain(front.period), plain(front.subject), front.word("between") * runs]
        for index, side in enumerate(front.sides):
            cover += [front.word("and")] * (index > 0 and runs)
            cover += [*(plain(party) for party in side.parties), plain(side.name)]
        for at, line in enumerate(cover):
            yield f"cover {version.lang} {at}", [line]
        for provision in (*version.provisions, *version.annexes):
            for at, block in enumerate(_blocks((provision,), runs)):
                yield f"{provision.id} {version.lang} {at}", [block]
        if len(made.versions) == 1 or made.arrangement == "sequence":
            yield f"text {version.lang}", list(_blocks(version.provisions, runs))
            yield f"annexes {version.lang}", list(_blocks(version.annexes, runs))
    closing = list(_blocks(made.closing, runs))
    if kind in {"json", "docx"}:
        # The order of the one is that of the model's fields; in the other signatures of one rank stand in a row.
        yield from ((f"closing {at}", [line]) for at, line in enumerate(closing))
    else:
        yield "closing", closing


def _missing(wanted: list[str], found: list[str]) -> str:
    """The first word that does not follow the ones before it, with those; nothing if all do."""
    at = 0
    for index, each in enumerate(wanted):
        try:
            at = found.index(each, at) + 1
        except ValueError:
            return " ".join(wanted[max(0, index - 5) : index + 1])
    return ""


@pytest.fixture(scope="module")
def rendered() -> Any:
    made: dict[tuple[str, str], Any] = {}

    def render(kind: str, arrangement: str) -> Any:
        if (kind, arrangement) not in made:
            langs, how = ARRANGEMENTS[arrangement]
            tree = document(langs, arrangement=how, emblems=True)
            made[kind, arrangement] = tree, RENDERERS[kind].render(tree, look(images=EMBLEMS))
        return made[kind, arrangement]

    return render


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
@pytest.mark.parametrize("kind", RENDERERS)
def test_every_word_is_shown_in_order(kind: str, arrangement: str, rendered: Any) -> None:
    tree, rendering = rendered(kind, arrangement)
    found = _words_of(kind, rendering.content)
    for name, part in _parts(tree, kind):
        assert not _missing(_normal("\n".join(part)), found), name


@pytest.mark.parametrize("kind", RENDERERS)
def test_words_that_look_like_markup_stand_as_they_are(kind: str, rendered: Any) -> None:
    _, rendering = rendered(kind, "one")
    assert " ".join(_normal(HOSTILE)) in " ".join(_words_of(kind, rendering.content))


def test_no_word_becomes_an_element(rendered: Any) -> None:
    _, rendering = rendered("html", "one")
    assert not _Page(rendering.content.decode()).tags & {"script", "b"}


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_ids_are_each_there_once_and_links_have_somewhere_to_go(arrangement: str, rendered: Any) -> None:
    page = _Page(rendered("html", arrangement)[1].content.decode())
    assert len(page.ids) == len(set(page.ids))
    assert page.links
    assert set(page.links) <= set(page.ids)


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_headings_begin_with_the_title_and_skip_no_level(arrangement: str, rendered: Any) -> None:
    levels = _Page(rendered("html", arrangement)[1].content.decode()).levels
    assert levels[0] == 1
    # The text in each further language begins with its title.
    assert levels.count(1) == (3 if arrangement == "three in turn" else 1)
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_every_signature_has_a_place_on_the_page(arrangement: str, rendered: Any) -> None:
    tree, rendering = rendered("pdf", arrangement)
    wanted = {f"sign-{one.id}" for block in tree.closing for column in block.columns for one in column.signatures}
    for name in wanted:
        [place] = rendering.placements[name]
        assert place.right - place.left > 60 / 25.4 * 72 - 1
        assert 18 <= (place.top - place.bottom) / 72 * 25.4 <= 22


def test_the_kitchen_sink_holds_every_node_there_is() -> None:
    """A node that is added to the model must be added to the samples, and so to every renderer."""
    seen: set[type] = set()

    def walk(node: Any) -> None:
        if isinstance(node, tuple):
            for one in node:
                walk(one)
        elif hasattr(node, "__dataclass_fields__"):
            seen.add(type(node))
            for name in node.__dataclass_fields__:
                walk(getattr(node, name))

    walk(document(("fr", "en"), emblems=True))
    walk(over(*pair())[0])
    assert {*get_args(Inline), *get_args(Block), model.Provision, model.Side, model.Signature, model.Cell} <= seen
    assert {Placeholder, Superscript, Text} <= seen
