"""The document as Akoma Ntoso 1.0 (OASIS LegalDocML, schema 3.0): one `doc`, or a collection of one for each language.

`wId` is our permanent name; `eId` follows the printed numbers (naming convention, part 2, 5.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as Xml

from engross.language import language_pack
from engross.model.document import (
    Block,
    Break,
    Document,
    Inline,
    ItemList,
    Lineage,
    Mark,
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
from engross.model.rendering import Look, Rendering
from engross.model.tag import primary

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = "#engross"
_HIERARCHY = {"article": "art", "chapter": "chp", "section": "sec", "point": "point", "paragraph": "para"}
ANNEX = "annex"
_UNDATED = "0001-01-01"


def render(document: Document, look: Look) -> Rendering:  # noqa: ARG001  # the look is for pages
    """UTF-8 XML; the languages of an act are components of one collection."""
    Xml.register_namespace("", NAMESPACE)
    root = Xml.Element(f"{{{NAMESPACE}}}akomaNtoso")
    lineage = document.lineage or Lineage(document.id)
    if len(document.versions) == 1:
        _Doc(document, document.versions[0], lineage, "").write(root)
    else:
        collection = _put(root, "documentCollection", name=document.kind)
        body = _put(collection, "collectionBody")
        docs = []
        for version in document.versions:
            code = _language(version)
            component = _put(body, "component", eId=f"cmp_{code}")
            docs.append(_Doc(document, version, lineage, code))
            docs[-1].write(component)
        collection.insert(0, _meta(document, document.versions[0], lineage, "", docs[0]))
    _indent(root, "\n")
    return Rendering(Xml.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


_MIXED = {f"{{{NAMESPACE}}}{tag}" for tag in ("p", "num", "heading", "docTitle")}


def _indent(element: Xml.Element, before: str) -> None:
    """A line for each element, but none inside those that hold words, where a space is a word's neighbour."""
    if element.tag in _MIXED or not len(element):
        return
    element.text = f"{before} "
    for child in element:
        _indent(child, f"{before} ")
        child.tail = f"{before} "
    element[-1].tail = before


_MARKS = {"inserted": "ins", "arrived": "ins", "deleted": "del", "departed": "del", "set": "span"}


def _marked(parent: Xml.Element, mark: Mark) -> Xml.Element:
    """What holds words under a mark; which of them moved, and where, is in their class and title."""
    made = _put(parent, _MARKS[mark.deed])
    if mark.move or mark.deed == "set":
        made.set("class", mark.deed)
    if mark.said:
        made.set("title", mark.said)
    return made


def _put(parent: Xml.Element, tag: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _language(version: Version) -> str:
    """The code of three letters that FRBRlanguage wants (ISO 639-2)."""
    return language_pack(primary(version.lang)).iso_639_2


def _name(text: str) -> str:
    """Words as part of a name: small letters and figures, hyphens between."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(\d)(er|re)\b", r"\1", text.lower())).strip("-")


# identification


def _meta(document: Document, version: Version, lineage: Lineage, part: str, named: _Doc | None) -> Xml.Element:
    """What the document is; of the whole also its life and what it does, with the names of what is written."""
    meta = Xml.Element(f"{{{NAMESPACE}}}meta")
    identification = _put(meta, "identification", source=SOURCE)
    country = lineage.country or "xx"
    signed = lineage.signed or _UNDATED
    work = f"/akn/{country}/doc/{_name(document.kind)}/{signed}/{_name(lineage.work)}"
    language = _language(version) if part or len(document.versions) == 1 else "mul"
    expressed = lineage.expressed or signed
    expression = f"{work}/{language}@{expressed}"
    component = f"/!{part or 'main'}"
    for level, uri, ending in (
        ("FRBRWork", work, ""),
        ("FRBRExpression", expression, ""),
        ("FRBRManifestation", expression, ".akn"),
    ):
        frbr = _put(identification, level)
        _put(frbr, "FRBRthis", value=f"{uri}{component}{ending}")
        _put(frbr, "FRBRuri", value=f"{uri}{ending}")
        day = signed if level == "FRBRWork" else expressed
        _put(frbr, "FRBRdate", date=day, name="signature" if level == "FRBRWork" else "expression")
        _put(frbr, "FRBRauthor", href=SOURCE)
        if level == "FRBRWork":
            _put(frbr, "FRBRcountry", value=country)
        elif level == "FRBRExpression":
            _put(frbr, "FRBRlanguage", language=language)
        else:
            _put(frbr, "FRBRformat", value="application/akn+xml")
    if not part and named is not None:
        _lifecycle(meta, lineage)
        _analysis(meta, lineage, named)
        _references(meta, dict(lineage.acts), active=lineage.active)
    return meta


def _lifecycle(meta: Xml.Element, lineage: Lineage) -> None:
    """The events in the life of the act, each with the act that is its source."""
    life = _put(meta, "lifecycle", source=SOURCE)
    _put(life, "eventRef", eId="e_1", date=lineage.signed or _UNDATED, source=SOURCE, type="generation")
    events: dict[str, str] = {}
    if not lineage.active:
        for one in lineage.modifications:
            if one.act not in events:
                events[one.act] = f"e_{len(events) + 2}"
                day = one.since or lineage.signed or _UNDATED
                _put(life, "eventRef", eId=events[one.act], date=day, source=f"#{_act(one.act)}", type="amendment")


def _act(name: str) -> str:
    return f"act_{_name(name)}"


def _analysis(meta: Xml.Element, lineage: Lineage, named: _Doc) -> None:
    ids = named.ids
    if not lineage.modifications:
        return
    analysis = _put(meta, "analysis", source=SOURCE)
    held = _put(analysis, "activeModifications" if lineage.active else "passiveModifications")
    for at, one in enumerate(lineage.modifications, 1):
        prefix = "am" if lineage.active else "pm"
        made = _put(held, "textualMod", type=one.deed, eId=f"{prefix}_{at}")
        if lineage.active:
            _put(made, "source", href=f"#{ids.get(one.source, one.source)}")
            _put(made, "destination", href=f"/{one.act}#{one.target}")
            for tag, words in (("old", one.old), ("new", one.new)):
                found = named.quotations.get((one.source, one.rank), {})
                if name := found.get(words) if words else found.get("") if tag == "new" and one.quoted else None:
                    _put(made, tag, href=f"#{name}")
        else:
            _put(made, "source", href=f"#{_act(one.act)}")
            _put(made, "destination", href=f"#{ids.get(one.target, one.target)}")


def _references(meta: Xml.Element, acts: Mapping[str, str], *, active: bool = False) -> None:
    references = _put(meta, "references", source=SOURCE)
    for name, title in acts.items():
        _put(references, "activeRef" if active else "passiveRef", eId=_act(name), href=f"/{name}", showAs=title)
    _put(references, "TLCOrganization", eId="engross", href="/ontology/organization/engross", showAs="engross")


# the text


class _Doc:
    """One language of a document."""

    def __init__(self, document: Document, version: Version, lineage: Lineage, part: str) -> None:
        self.document, self.version, self.lineage, self.part = document, version, lineage, part
        self.prefix = f"{part}__" if part else ""
        self.ids: dict[str, str] = {}
        self.quotations: dict[tuple[str, int], dict[str, str]] = {}
        """For each thing that an article of an amendment does, the eId of each quotation by its words."""
        self._name((*version.provisions, *version.annexes), "")

    def _name(self, provisions: Sequence[Provision], parent: str) -> None:
        """The eId of each provision, from its number, or its place among its like."""
        counts: dict[str, int] = {}
        taken: set[str] = set()
        for one in provisions:
            short = _HIERARCHY.get(one.kind, "hcontainer")
            counts[short] = counts.get(short, 0) + 1
            number = _name(plain(one.number.bare)) if one.number else ""
            name = f"{parent}{short}_{number or counts[short]}"
            while name in taken:
                name += "-bis"
            taken.add(name)
            self.ids[one.id] = f"{self.prefix}{name}"
            self._name([part for part in one.body if isinstance(part, Provision)], f"{name}__")

    def write(self, parent: Xml.Element) -> None:
        doc = _put(parent, "doc", name=self.document.kind)
        preface = _put(doc, "preface")
        self._cover(preface)
        body = _put(doc, "mainBody")
        annexes = [one for one in self.version.annexes if one.kind == ANNEX]
        for one in (*self.version.provisions, *(one for one in self.version.annexes if one not in annexes)):
            self._provision(body, one)
        if not len(body):
            self._block(
                _put(_put(body, "hcontainer", eId=f"{self.prefix}hcontainer_1", name="empty"), "content"), _EMPTY
            )
        if self.document.closing and self.version is self.document.versions[0]:
            conclusions = _put(doc, "conclusions")
            for block in self.document.closing:
                self._block(conclusions, block)
        if annexes:
            attachments = _put(doc, "attachments")
            for one in annexes:
                self._annex(attachments, one)
        doc.insert(0, _meta(self.document, self.version, self.lineage, self.part, self))

    def _annex(self, parent: Xml.Element, one: Provision) -> None:
        """An annex: a document of its own, attached."""
        ident = self.ids[one.id]
        held = _put(parent, "attachment", eId=ident, wId=one.id)
        if one.number:
            self._words(_put(held, "num"), one.number.label)
        if one.heading:
            self._words(_put(held, "heading"), one.heading)
        doc = _put(held, "doc", name=ANNEX)
        part = "_".join(filter(None, (self.part, _name(one.id))))
        doc.append(_meta(self.document, self.version, self.lineage, part, None))
        self._body(_put(doc, "mainBody"), one, f"{ident}__body")

    def _cover(self, preface: Xml.Element) -> None:
        front = self.version.front
        title = _put(_put(preface, "p"), "docTitle")
        self._words(title, front.title)
        lines: list[tuple[Inline, ...]] = [front.period, front.subject, (Text(front.word("between")),)]
        for at, side in enumerate(front.sides):
            lines += [(Text(front.word("and")),)] if at else []
            lines += [*side.parties, side.name]
        for line in lines:
            if plain(line):
                self._words(_put(preface, "p"), line)

    def _provision(self, parent: Xml.Element, one: Provision) -> None:
        ident = self.ids[one.id]
        tag = one.kind if one.kind in _HIERARCHY else "hcontainer"
        made = _put(parent, tag, eId=ident, wId=one.id)
        if tag == "hcontainer":
            made.set("name", one.kind)
        if one.number:
            self._words(_put(made, "num"), one.number.label)
        if one.heading:
            self._words(_put(made, "heading"), one.heading)
        done = [each for each in self.lineage.modifications if each.source == one.id]
        if self.lineage.active and done:
            self._amending(_put(made, "content"), one, list(dict.fromkeys(each.rank for each in done)))
            return
        inner = any(isinstance(part, Provision) for part in one.body)
        holder: Xml.Element | None = None
        texts = 0
        for part in one.body:
            if isinstance(part, Provision):
                self._provision(made, part)
                holder = None
                texts += not texts
            else:
                if holder is None:
                    texts += 1
                    holder = _put(made, "content" if not inner else "intro" if texts == 1 else "hcontainer")
                    if inner and texts > 1:
                        holder.set("name", "text")
                        holder.set("eId", f"{ident}__hcontainer_t{texts}")
                        holder = _put(holder, "content")
                self._block(holder, part)
        if not one.body:
            _put(_put(made, "content"), "p")

    def _body(self, body: Xml.Element, one: Provision, ident: str) -> None:
        """What an annex holds, in its order: its own paragraphs in parts of their own between what it contains."""
        holder: Xml.Element | None = None
        texts = 0
        for part in one.body:
            if isinstance(part, Provision):
                self._provision(body, part)
                holder = None
                continue
            if holder is None:
                texts += 1
                holder = _put(_put(body, "hcontainer", eId=f"{ident}_{texts}", name="text"), "content")
            self._block(holder, part)
        if not one.body:
            _put(_put(_put(body, "hcontainer", eId=f"{ident}_1", name="text"), "content"), "p")

    # amendments

    def _amending(self, parent: Xml.Element, one: Provision, ranks: Sequence[int]) -> None:
        """An article that changes another act: each thing that it does is a `mod`, with what it quotes."""
        body = [part for part in one.body if not isinstance(part, Provision)]
        items = next((part for part in body if isinstance(part, ItemList)), None)
        if items is None:
            self._mod(parent, body, one.id, ranks[0])
            return
        for part in body:
            if part is not items:
                self._block(parent, part)
        held = _put(parent, "blockList", eId=f"{self.prefix}{_safe(items.id)}", wId=items.id)
        for index, item in enumerate(items.items):
            name = self.ids[item.id] = f"{self.prefix}{_safe(item.id)}"
            made = _put(held, "item", eId=name, wId=item.id)
            _put(made, "num").text = item_label(items, index)
            self._mod(made, item.blocks, one.id, ranks[min(index, len(ranks) - 1)])

    def _mod(self, parent: Xml.Element, blocks: Sequence[Block], source: str, rank: int) -> None:
        """The sentence that changes something: quotations are `quotedText`, quoted paragraphs a `quotedStructure`."""
        first, *quoted = blocks
        if not isinstance(first, Paragraph):
            for block in blocks:
                self._block(parent, block)
            return
        name = f"{self.prefix}{_safe(first.id)}"
        held = _put(parent, "p", wId=first.id, eId=name)
        mod = _put(held, "mod", eId=f"{name}__mod_1")
        found = self.quotations.setdefault((source, rank), {})
        for before, content, quote in _quotations(first.content):
            self._words(mod, before)
            if quote:
                ident = f"{name}__mod_1__qtext_{len(found) + 1}"
                made = _put(mod, "quotedText", eId=ident, startQuote=quote[0], endQuote=quote[1])
                self._words(made, content)
                found.setdefault(_said(content), ident)
        if quoted:
            ident = f"{name}__mod_1__qstr_1"
            made = _put(mod, "quotedStructure", eId=ident)
            for block in quoted:
                self._block(made, block)
            found.setdefault("", ident)

    # blocks

    def _block(self, parent: Xml.Element, block: Block) -> None:
        match block:
            case Paragraph():
                made = _put(parent, "p", wId=block.id) if block.id else _put(parent, "p")
                if made.get("wId"):
                    made.set("eId", f"{self.prefix}{_safe(block.id)}")
                if block.role != "body":
                    made.set("class", block.role)
                self._words(made, block.content)
            case ItemList():
                made = _put(parent, "blockList", eId=f"{self.prefix}{_safe(block.id)}", wId=block.id)
                for index, item in enumerate(block.items):
                    name = f"{self.prefix}{_safe(item.id)}"
                    self.ids[item.id] = name
                    held = _put(made, "item", eId=name, wId=item.id)
                    _put(held, "num").text = item_label(block, index)
                    for part in item.blocks:
                        self._block(held, part)
            case Table():
                made = _put(parent, "table", eId=f"{self.prefix}{_safe(block.id)}", wId=block.id)
                for at, row in enumerate(block.lines):
                    line = _put(made, "tr")
                    for cell in row:
                        self._words(_put(_put(line, "td" if at or not block.head else "th"), "p"), cell.content)
            case SignatureBlock():
                for column in block.columns:
                    for caption in column.caption:
                        self._words(_put(parent, "p"), caption)
                    for one in column.signatures:
                        for content in (one.mention, one.name, *one.capacity):
                            if content:
                                self._words(_put(parent, "p"), content)

    def _words(self, parent: Xml.Element, content: Sequence[Inline]) -> None:
        for node in content:
            match node:
                case Text(text):
                    _say(parent, text)
                case Superscript(text):
                    _put(parent, "sup").text = text
                case Break():
                    _put(parent, "eol")
                case Placeholder(name):
                    _put(parent, "span", **{"class": "placeholder"}).text = f"[{name}]"
                case Styled(style):
                    self._words(_put(parent, "i" if style == "emphasis" else "b"), node.content)
                case Value():
                    self._words(parent, node.content)
                case Marked(mark):
                    self._words(_marked(parent, mark), node.content)
                case Seam(mark):
                    _marked(parent, mark).text = "¶"
                case Reference(target):
                    provision, _, key = target.partition(".")
                    name = self.ids.get(provision, provision)
                    href = f"{self.prefix}{_safe(f'{provision}/{key}')}" if key else name
                    self._words(_put(parent, "ref", href=f"#{href}"), node.content)


_QUOTES = {"«": "»", "“": "”"}


def _quotations(
    content: Sequence[Inline],
) -> Iterator[tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[str, str] | None]]:
    """A sentence in parts: what stands before a quotation, its words, its marks; the last part has no quotation."""
    before: list[Inline] = []
    held: list[Inline] = []
    depth, opening = 0, ""
    for node in content:
        if not isinstance(node, Text):
            (held if depth else before).append(node)
            continue
        run = ""
        for letter in node.text:
            if letter in _QUOTES and (not depth or letter == opening):
                depth += 1
                if depth == 1:
                    before, run, opening = [*before, Text(run)] if run else before, "", letter
                    continue
            elif depth and letter == _QUOTES[opening]:
                depth -= 1
                if not depth:
                    held += [Text(run)] if run else []
                    yield tuple(before), _stripped(held), (opening, letter)
                    before, held, run = [], [], ""
                    continue
            run += letter
        if run:
            (held if depth else before).append(Text(run))
    yield (*before, *held), (), None


def _stripped(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Quoted words without the blanks that belong to their marks."""
    out = list(content)
    if out and isinstance(out[0], Text):
        out[0] = Text(out[0].text.lstrip(" \u00a0\u202f"))
    if out and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text.rstrip(" \u00a0\u202f"))
    return tuple(out)


def _said(content: Sequence[Inline]) -> str:
    return plain(tuple(content))


def _say(parent: Xml.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _safe(ident: str) -> str:
    """Our name as one of theirs: the parts of an eId are parted by two low lines."""
    return ident.replace("/", "__")


_EMPTY = Paragraph("", ())
