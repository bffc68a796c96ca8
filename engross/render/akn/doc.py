"""The `doc` of one language: cover, provisions, signatures and annexes, with what an amendment quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from engross.model.akn_names import ELEMENTS, OTHER, ElementNames, number_part
from engross.model.document import (
    Block,
    Break,
    Document,
    Inline,
    ItemList,
    Lineage,
    Marked,
    Paragraph,
    Placeholder,
    Provision,
    Reference,
    Seam,
    SignatureBlock,
    Styled,
    Superscript,
    Table,
    Text,
    Value,
    Version,
    item_label,
    plain,
)
from engross.render.akn.elements import NAMESPACE, mark_element, put, say
from engross.render.akn.metadata import add_notes, metadata
from engross.render.akn.quotations import quoted_heading, split_at_quotations, without_marks

_HIERARCHY = frozenset(("article", "chapter", "section", "point", "paragraph"))
"""Kinds of provisions that have an element of their own."""
ANNEX = "annex"
_BLOCKS = {"p": "p", "l": "list", "t": "table"}
"""The parts of our names of blocks, and what they are in an eId."""
_EMPTY = Paragraph("", ())


class AknDoc:
    """One language of a document."""

    def __init__(self, document: Document, version: Version, lineage: Lineage, part: str) -> None:
        self.document, self.version, self.lineage, self.part = document, version, lineage, part
        self.prefix = f"{part}__" if part else ""
        self.ids: dict[str, str] = {}
        self.quotations: dict[tuple[str, int], dict[str, str]] = {}
        """For each thing that an article of an amendment does, the eId of each quotation by its words."""
        self.notes: list[tuple[str, tuple[Inline, ...]]] = []
        """The editorial notes met so far: their eIds, and what they say."""
        self._names = ElementNames()
        self._name((*version.provisions, *version.annexes), self.prefix)

    def _name(self, provisions: Sequence[Provision], prefix: str) -> None:
        """Gives each provision its eId, from its number, or from its rank among provisions of its kind."""
        for provision in provisions:
            figure = plain(provision.number.bare) if provision.number else ""
            self.ids[provision.id] = self._names.name(provision.kind, figure, prefix)
            self._name([part for part in provision.body if isinstance(part, Provision)], f"{self.ids[provision.id]}__")

    def eid(self, ident: str) -> str:
        """The eId of a block or an item by our name: art_2__list_1__item_2__p_1 of `moyens/l1.2.p1`."""
        provision, _, rest = ident.partition("/")
        parts = [self.ids.get(provision, f"{self.prefix}{_safe(provision)}")]
        for part in re.split(r"[./]", rest) if rest else ():
            match = re.fullmatch(r"([a-z])(\d+)", part)
            short = _BLOCKS.get(match[1]) if match else None
            parts.append(f"{short}_{match[2]}" if match and short else f"item_{part}" if part else "")
        return "__".join(filter(None, parts))

    def write(self, parent: Xml.Element) -> None:
        doc = put(parent, "doc", name=self.document.kind)
        preface = put(doc, "preface")
        self._cover(preface)
        body = put(doc, "mainBody")
        annexes = [provision for provision in self.version.annexes if provision.kind == ANNEX]
        for provision in (
            *self.version.provisions,
            *(provision for provision in self.version.annexes if provision not in annexes),
        ):
            self._provision(body, provision)
        if not len(body):
            self._block(put(put(body, "hcontainer", eId=f"{self.prefix}hcontainer_1", name="empty"), "content"), _EMPTY)
        if self.document.closing and self.version is self.document.versions[0]:
            conclusions = put(doc, "conclusions")
            for block in self.document.closing:
                self._block(conclusions, block)
        if annexes:
            attachments = put(doc, "attachments")
            for provision in annexes:
                self._annex(attachments, provision)
        alone = len(self.document.versions) == 1
        doc.insert(0, metadata(self.document, self.version, self.lineage, self.part, [self] if alone else []))
        if not alone:
            add_notes(doc[0], [self])

    def _annex(self, parent: Xml.Element, annex: Provision) -> None:
        """An annex: a document of its own, attached."""
        ident = self.ids[annex.id]
        held = put(parent, "attachment", eId=ident, wId=annex.id)
        # The label is the heading, as readers of attachments know no number there.
        titles = [words for words in (annex.number.label if annex.number else (), annex.heading) if words]
        for tag, words in zip(("heading", "subheading"), titles, strict=False):
            self.words(put(held, tag), words)
        doc = put(held, "doc", name=ANNEX)
        figure = number_part(plain(annex.number.bare)) if annex.number else ""
        component = "_".join(filter(None, (ANNEX, figure or ident.rpartition("_")[2])))
        doc.append(metadata(self.document, self.version, self.lineage, self.part, [], component))
        self._body(put(doc, "mainBody"), annex, f"{ident}__body")

    def _cover(self, preface: Xml.Element) -> None:
        front = self.version.front
        title = put(put(preface, "p"), "docTitle")
        self.words(title, front.title)
        lines: list[tuple[Inline, ...]] = [front.period, front.subject, (Text(front.word("between")),)]
        for index, side in enumerate(front.sides):
            lines += [(Text(front.word("and")),)] if index else []
            lines += [*side.parties, side.name]
        for line in lines:
            if plain(line):
                self.words(put(preface, "p"), line)

    def _provision(self, parent: Xml.Element, provision: Provision) -> None:
        ident = self.ids[provision.id]
        tag = provision.kind if provision.kind in _HIERARCHY else "division"
        element = put(parent, tag, eId=ident, wId=provision.id)
        if tag == "division":
            element.set("class", provision.kind)
        if provision.number:
            self.words(put(element, "num"), provision.number.label)
        if provision.heading:
            self.words(put(element, "heading"), provision.heading)
        done = [each for each in self.lineage.modifications if each.source == provision.id]
        if self.lineage.active and done:
            self._amending(put(element, "content"), provision, list(dict.fromkeys(each.rank for each in done)))
            return
        inner = any(isinstance(part, Provision) for part in provision.body)
        holder: Xml.Element | None = None
        texts = 0
        for part in provision.body:
            if isinstance(part, Provision):
                self._provision(element, part)
                holder = None
                texts += not texts
            else:
                if holder is None:
                    texts += 1
                    holder = put(element, "content" if not inner else "intro" if texts == 1 else "hcontainer")
                    if inner and texts > 1:
                        holder.set("name", "text")
                        holder.set("eId", f"{ident}__hcontainer_t{texts}")
                        holder = put(holder, "content")
                self._block(holder, part)
        if not provision.body:
            put(put(element, "content"), "p")

    def _body(self, body: Xml.Element, provision: Provision, ident: str) -> None:
        """What an annex holds, in its order.

        Its own paragraphs stand in parts of their own before, between and after the provisions that it contains.
        """
        holder: Xml.Element | None = None
        texts = 0
        for part in provision.body:
            if isinstance(part, Provision):
                self._provision(body, part)
                holder = None
                continue
            if holder is None:
                texts += 1
                holder = put(put(body, "hcontainer", eId=f"{ident}_{texts}", name="text"), "content")
            self._block(holder, part)
        if not provision.body:
            put(put(put(body, "hcontainer", eId=f"{ident}_1", name="text"), "content"), "p")

    # amendments

    def _amending(self, parent: Xml.Element, provision: Provision, ranks: Sequence[int]) -> None:
        """An article that changes another act: each operation is a `mod`, with what it quotes."""
        body = [part for part in provision.body if not isinstance(part, Provision)]
        items = next((part for part in body if isinstance(part, ItemList)), None)
        if items is None:
            self._mod(parent, body, provision.id, ranks[0])
            return
        for part in body:
            if part is not items:
                self._block(parent, part)
        held = put(parent, "blockList", eId=self.eid(items.id), wId=items.id)
        for index, item in enumerate(items.items):
            name = self.ids[item.id] = self.eid(item.id)
            element = put(held, "item", eId=name, wId=item.id)
            put(element, "num").text = item_label(items, index)
            self._mod(element, item.blocks, provision.id, ranks[min(index, len(ranks) - 1)])

    def _mod(self, parent: Xml.Element, blocks: Sequence[Block], source: str, rank: int) -> None:
        """The sentence that changes something: quotations are `quotedText`, quoted paragraphs a `quotedStructure`."""
        first, *quoted = blocks
        if not isinstance(first, Paragraph):
            for block in blocks:
                self._block(parent, block)
            return
        name = self.eid(first.id)
        held = put(parent, "p", wId=first.id, eId=name)
        mod = put(held, "mod", eId=f"{name}__mod_1")
        quotations = self.quotations.setdefault((source, rank), {})
        for before, content, quote in split_at_quotations(first.content):
            self.words(mod, before)
            if quote:
                ident = f"{name}__mod_1__qtext_{len(quotations) + 1}"
                element = put(mod, "quotedText", eId=ident, startQuote=quote[0], endQuote=quote[1])
                self.words(element, content)
                quotations.setdefault(_words_of(content), ident)
        if quoted:
            ident = f"{name}__mod_1__qstr_1"
            self._quoted_structure(put(mod, "quotedStructure", eId=ident), quoted)
            quotations.setdefault("", ident)

    def _quoted_structure(self, parent: Xml.Element, quoted: Sequence[Block]) -> None:
        """Quoted provisions as provisions, with number and heading; quoted paragraphs as paragraphs, without marks."""
        blocks, quote = without_marks(quoted)
        if quote:
            parent.set("startQuote", quote[0])
            parent.set("endQuote", quote[1])
        holder: Xml.Element = parent
        for rank, block in enumerate(blocks, 1):
            head = quoted_heading(block)
            if head is None or not isinstance(block, Paragraph):
                if holder is parent and isinstance(block, Paragraph):
                    self.words(put(parent, "p", wId=block.id, eId=self.eid(block.id)), block.content)
                else:
                    self._block(holder, block)
                continue
            kind, number, heading = head
            tag = kind if kind in _HIERARCHY else "division"
            element = put(parent, tag, eId=f"{parent.get('eId')}__{ELEMENTS.get(kind, OTHER)}_{rank}")
            if tag == "division":
                element.set("class", kind or "text")
            if number:
                self.words(put(element, "num"), number)
            if heading:
                self.words(put(element, "heading"), heading)
            holder = put(element, "content")
        for content in parent.iter(f"{{{NAMESPACE}}}content"):
            if not len(content):
                put(content, "p")

    # blocks

    def _block(self, parent: Xml.Element, block: Block) -> None:
        match block:
            case Paragraph(role="note"):
                name = f"{self.prefix}note_{len(self.notes) + 1}"
                self.notes.append((name, block.content))
                marker = str(len(self.notes))
                put(put(parent, "p", wId=block.id, eId=self.eid(block.id)), "noteRef", href=f"#{name}", marker=marker)
            case Paragraph():
                element = put(parent, "p", wId=block.id) if block.id else put(parent, "p")
                if element.get("wId"):
                    element.set("eId", self.eid(block.id))
                if block.role != "body":
                    element.set("class", block.role)
                self.words(element, block.content)
            case ItemList():
                element = put(parent, "blockList", eId=self.eid(block.id), wId=block.id)
                for index, item in enumerate(block.items):
                    name = self.ids[item.id] = self.eid(item.id)
                    held = put(element, "item", eId=name, wId=item.id)
                    put(held, "num").text = item_label(block, index)
                    for part in item.blocks:
                        self._block(held, part)
            case Table():
                element = put(parent, "table", eId=self.eid(block.id), wId=block.id)
                for row_index, row in enumerate(block.lines):
                    line = put(element, "tr")
                    for cell in row:
                        self.words(put(put(line, "td" if row_index or not block.head else "th"), "p"), cell.content)
            case SignatureBlock():
                for column in block.columns:
                    for caption in column.caption:
                        self.words(put(parent, "p"), caption)
                    for signature in column.signatures:
                        for content in (signature.mention, signature.name, *signature.capacity):
                            if content:
                                self.words(put(parent, "p"), content)

    def words(self, parent: Xml.Element, content: Sequence[Inline]) -> None:
        """Inlines into an element."""
        for node in content:
            match node:
                case Text(text):
                    say(parent, text)
                case Superscript(text):
                    put(parent, "sup").text = text
                case Break():
                    put(parent, "eol")
                case Placeholder(name):
                    put(parent, "span", **{"class": "placeholder"}).text = f"[{name}]"
                case Styled(style):
                    self.words(put(parent, "i" if style == "emphasis" else "b"), node.content)
                case Value():
                    self.words(parent, node.content)
                case Marked(mark):
                    self.words(mark_element(parent, mark), node.content)
                case Seam(mark):
                    mark_element(parent, mark).text = "¶"
                case Reference(target):
                    provision, _, key = target.partition(".")
                    href = self.eid(f"{provision}/{key}") if key else self.ids.get(provision, provision)
                    self.words(put(parent, "ref", href=f"#{href}"), node.content)


def _words_of(content: Sequence[Inline]) -> str:
    return plain(tuple(content))


def _safe(ident: str) -> str:
    """One of our names as part of an eId, whose parts are separated by two underscores."""
    return ident.replace("/", "__")
