"""The document as Akoma Ntoso 1.0 (OASIS LegalDocML, schema 3.0): one `doc`, or a collection of one for each language.

`wId` is our permanent name; `eId` follows the printed numbers (naming convention, part 2, 5.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree as Xml

from engross.language import language_pack
from engross.model.akn_names import ELEMENTS, OTHER, ElementNames, number_part
from engross.model.document import (
    Block,
    Break,
    CitedAct,
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
_HIERARCHY = frozenset(("article", "chapter", "section", "point", "paragraph"))
"""Kinds of provisions that have an element of their own."""
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
        collection.insert(0, _meta(document, document.versions[0], lineage, "", docs))
    _indent(root, "\n")
    return Rendering(Xml.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


_MIXED = {f"{{{NAMESPACE}}}{tag}" for tag in ("p", "num", "heading", "subheading", "docTitle")}


def _indent(element: Xml.Element, before: str) -> None:
    """Puts each element on its own line, except inside elements that hold words, where a space would be text."""
    if element.tag in _MIXED or not len(element):
        return
    element.text = f"{before} "
    for child in element:
        _indent(child, f"{before} ")
        child.tail = f"{before} "
    element[-1].tail = before


_MARKS = {"inserted": "ins", "arrived": "ins", "deleted": "del", "departed": "del", "set": "span"}


def _marked(parent: Xml.Element, mark: Mark) -> Xml.Element:
    """The element for words under a mark. Its class says that they moved; its title says where to."""
    element = _put(parent, _MARKS[mark.deed])
    if mark.move or mark.deed == "set":
        element.set("class", mark.deed)
    if mark.said:
        element.set("title", mark.said)
    return element


def _put(parent: Xml.Element, tag: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def _language(version: Version) -> str:
    """The code of three letters that FRBRlanguage wants (ISO 639-2)."""
    return language_pack(primary(version.lang)).iso_639_2


def _name(text: str) -> str:
    """Words as part of a name: small letters and figures, hyphens between."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(\d)(er|re)\b", r"\1", text.lower())).strip("-")


# identification


def _iri(country: str, kind: str, signed: str, name: str) -> str:
    """The identifier of an act as a work (naming convention, part 2, 4.2)."""
    return f"/akn/{country or 'xx'}/doc/{_name(kind)}/{signed or _UNDATED}/{_name(name)}"


def _meta(
    document: Document, version: Version, lineage: Lineage, part: str, docs: Sequence[_Doc], component: str = ""
) -> Xml.Element:
    """The metadata of a document; for the whole act also its events and its modifications, with the eIds in `docs`.

    `component` names a part: annex_a; `part` the language version, if there are several.
    """
    meta = Xml.Element(f"{{{NAMESPACE}}}meta")
    identification = _put(meta, "identification", source=SOURCE)
    country = lineage.country or "xx"
    signed = lineage.signed or _UNDATED
    work = _iri(country, document.kind, signed, lineage.work)
    language = _language(version) if part or len(document.versions) == 1 else "mul"
    expressed = lineage.expressed or signed
    expression = f"{work}/{language}@{expressed}"
    shown = "_".join(filter(None, (part, component)))
    ending_of_this = f"/!{shown or 'main'}"
    for level, uri, ending in (
        ("FRBRWork", work, ""),
        ("FRBRExpression", expression, ""),
        ("FRBRManifestation", expression, ".akn"),
    ):
        frbr = _put(identification, level)
        _put(frbr, "FRBRthis", value=f"{uri}{ending_of_this}{ending}")
        _put(frbr, "FRBRuri", value=f"{uri}{ending}")
        day = signed if level == "FRBRWork" else expressed
        _put(frbr, "FRBRdate", date=day, name="signature" if level == "FRBRWork" else "expression")
        _put(frbr, "FRBRauthor", href="#parties" if level == "FRBRWork" else SOURCE)
        if level == "FRBRWork":
            _put(frbr, "FRBRcountry", value=country)
            if lineage.number:
                _put(frbr, "FRBRnumber", value=str(lineage.number))
            _put(frbr, "FRBRname", value=_name(lineage.work), showAs=plain(version.front.title) or lineage.work)
        elif level == "FRBRExpression":
            _put(frbr, "FRBRlanguage", language=language)
        else:
            _put(frbr, "FRBRformat", value="application/akn+xml")
    if docs:
        _lifecycle(meta, lineage)
        _analysis(meta, lineage, docs)
        _temporal(meta, lineage)
        _references(meta, document, lineage)
    if len(document.versions) == 1:
        _notes(meta, docs)
    return meta


def _events(lineage: Lineage) -> list[tuple[str, str, CitedAct | None]]:
    """The events in the life of an act in the order of their days: eId, day, the act that is its source if another."""
    acts: list[tuple[str, CitedAct | None]] = [(lineage.signed or _UNDATED, None)]
    if not lineage.active:
        acts += [(cited.since or cited.signed or lineage.signed or _UNDATED, cited) for cited in lineage.acts]
    ordered = sorted(acts, key=lambda event: (event[0], event[1] is not None))
    return [(f"e_{number}", day, act) for number, (day, act) in enumerate(ordered, 1)]


def _lifecycle(meta: Xml.Element, lineage: Lineage) -> None:
    """The events in the life of the act, each with the act that is its source."""
    life = _put(meta, "lifecycle", source=SOURCE)
    for ident, day, act in _events(lineage):
        source, kind = (f"#{_act(act.name)}", "amendment") if act is not None else (SOURCE, "generation")
        event = _put(life, "eventRef", eId=ident, date=day, source=source, type=kind)
        if act is not None and act.rectifies:
            event.set("refersTo", "#rectification")


def _temporal(meta: Xml.Element, lineage: Lineage) -> None:
    """The day from which the modifications of each act have effect: a group for each event."""
    if lineage.active or not lineage.acts:
        return
    data = _put(meta, "temporalData", source=SOURCE)
    for number, (ident, _, act) in enumerate(_events(lineage), 1):
        group = _put(data, "temporalGroup", eId=f"tmpg_{number}")
        refers = "#rectification" if act is not None and act.rectifies else "#inForce"
        _put(group, "timeInterval", start=f"#{ident}", refersTo=refers)


def _act(name: str) -> str:
    return f"act_{_name(name)}"


def _analysis(meta: Xml.Element, lineage: Lineage, docs: Sequence[_Doc]) -> None:
    """The modifications that the act makes, or that were made to it, each in the version whose words changed."""
    if not lineage.modifications:
        return
    acts = {act.name: act for act in lineage.acts}
    groups = {act.name: f"#tmpg_{number}" for number, (_, _, act) in enumerate(_events(lineage), 1) if act is not None}
    analysis = _put(meta, "analysis", source=SOURCE)
    held = _put(analysis, "activeModifications" if lineage.active else "passiveModifications")
    for number, modification in enumerate(lineage.modifications, 1):
        doc = next(
            (doc for doc in docs if modification.language and doc.version.lang == modification.language), docs[0]
        )
        prefix = "am" if lineage.active else "pm"
        element = _put(held, "textualMod", type=modification.deed, eId=f"{prefix}_{number}")
        if lineage.active:
            act = acts.get(modification.act, CitedAct(modification.act, modification.act))
            iri = _iri(lineage.country, act.template, act.signed, act.name)
            _put(element, "source", href=f"#{doc.ids.get(modification.source, modification.source)}")
            _put(element, "destination", href=f"{iri}#{modification.place}" if modification.place else iri)
            for tag, words in (("old", modification.old), ("new", modification.new)):
                quotations = doc.quotations.get((modification.source, modification.rank), {})
                # A quoted structure is named under no words of its own, and only where it stands as new.
                key = words or ("" if tag == "new" and modification.quoted else None)
                if key is not None and (name := quotations.get(key)):
                    _put(element, tag, href=f"#{name}")
        else:
            _put(element, "source", href=f"#{_act(modification.act)}")
            _put(element, "destination", href=f"#{doc.ids.get(modification.target, modification.target)}")
            if modification.act in groups:
                _put(element, "force", period=groups[modification.act])


def _references(meta: Xml.Element, document: Document, lineage: Lineage) -> None:
    """The other acts, who the authors are, and what the events refer to."""
    references = _put(meta, "references", source=SOURCE)
    for act in lineage.acts:
        iri = _iri(lineage.country, act.template, act.signed, act.name)
        tag = "activeRef" if lineage.active else "passiveRef"
        _put(references, tag, eId=_act(act.name), href=iri, showAs=act.title)
    parties = [plain(party) for side in document.versions[0].front.sides for party in side.parties]
    _put(references, "TLCOrganization", eId="engross", href="/ontology/organization/engross", showAs="engross")
    named = " – ".join(parties) or document.id
    _put(references, "TLCOrganization", eId="parties", href=f"/ontology/organization/{_name(named)}", showAs=named)
    if lineage.acts and not lineage.active:
        for name, words in (("inForce", "in force"), ("rectification", "rectification")):
            href = f"/ontology/concept/{_name(words)}"
            _put(references, "TLCConcept", eId=name, href=href, showAs=words)


def _notes(meta: Xml.Element, docs: Sequence[_Doc]) -> None:
    """The editorial notes of a consolidated text: they are no part of it."""
    notes = [(ident, content, doc) for doc in docs for ident, content in doc.notes]
    if notes:
        held = _put(meta, "notes", source=SOURCE)
        for ident, content, doc in notes:
            doc.words(_put(_put(held, "note", eId=ident), "p"), content)


# the text


class _Doc:
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
        doc = _put(parent, "doc", name=self.document.kind)
        preface = _put(doc, "preface")
        self._cover(preface)
        body = _put(doc, "mainBody")
        annexes = [provision for provision in self.version.annexes if provision.kind == ANNEX]
        for provision in (
            *self.version.provisions,
            *(provision for provision in self.version.annexes if provision not in annexes),
        ):
            self._provision(body, provision)
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
            for provision in annexes:
                self._annex(attachments, provision)
        alone = len(self.document.versions) == 1
        doc.insert(0, _meta(self.document, self.version, self.lineage, self.part, [self] if alone else []))
        if not alone:
            _notes(doc[0], [self])

    def _annex(self, parent: Xml.Element, annex: Provision) -> None:
        """An annex: a document of its own, attached."""
        ident = self.ids[annex.id]
        held = _put(parent, "attachment", eId=ident, wId=annex.id)
        # The label is the heading, as readers of attachments know no number there.
        titles = [words for words in (annex.number.label if annex.number else (), annex.heading) if words]
        for tag, words in zip(("heading", "subheading"), titles, strict=False):
            self.words(_put(held, tag), words)
        doc = _put(held, "doc", name=ANNEX)
        figure = number_part(plain(annex.number.bare)) if annex.number else ""
        component = "_".join(filter(None, (ANNEX, figure or ident.rpartition("_")[2])))
        doc.append(_meta(self.document, self.version, self.lineage, self.part, [], component))
        self._body(_put(doc, "mainBody"), annex, f"{ident}__body")

    def _cover(self, preface: Xml.Element) -> None:
        front = self.version.front
        title = _put(_put(preface, "p"), "docTitle")
        self.words(title, front.title)
        lines: list[tuple[Inline, ...]] = [front.period, front.subject, (Text(front.word("between")),)]
        for index, side in enumerate(front.sides):
            lines += [(Text(front.word("and")),)] if index else []
            lines += [*side.parties, side.name]
        for line in lines:
            if plain(line):
                self.words(_put(preface, "p"), line)

    def _provision(self, parent: Xml.Element, provision: Provision) -> None:
        ident = self.ids[provision.id]
        tag = provision.kind if provision.kind in _HIERARCHY else "division"
        element = _put(parent, tag, eId=ident, wId=provision.id)
        if tag == "division":
            element.set("class", provision.kind)
        if provision.number:
            self.words(_put(element, "num"), provision.number.label)
        if provision.heading:
            self.words(_put(element, "heading"), provision.heading)
        done = [each for each in self.lineage.modifications if each.source == provision.id]
        if self.lineage.active and done:
            self._amending(_put(element, "content"), provision, list(dict.fromkeys(each.rank for each in done)))
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
                    holder = _put(element, "content" if not inner else "intro" if texts == 1 else "hcontainer")
                    if inner and texts > 1:
                        holder.set("name", "text")
                        holder.set("eId", f"{ident}__hcontainer_t{texts}")
                        holder = _put(holder, "content")
                self._block(holder, part)
        if not provision.body:
            _put(_put(element, "content"), "p")

    def _body(self, body: Xml.Element, provision: Provision, ident: str) -> None:
        """What an annex holds, in its order: its own paragraphs in parts of their own between what it contains."""
        holder: Xml.Element | None = None
        texts = 0
        for part in provision.body:
            if isinstance(part, Provision):
                self._provision(body, part)
                holder = None
                continue
            if holder is None:
                texts += 1
                holder = _put(_put(body, "hcontainer", eId=f"{ident}_{texts}", name="text"), "content")
            self._block(holder, part)
        if not provision.body:
            _put(_put(_put(body, "hcontainer", eId=f"{ident}_1", name="text"), "content"), "p")

    # amendments

    def _amending(self, parent: Xml.Element, provision: Provision, ranks: Sequence[int]) -> None:
        """An article that changes another act: each thing that it does is a `mod`, with what it quotes."""
        body = [part for part in provision.body if not isinstance(part, Provision)]
        items = next((part for part in body if isinstance(part, ItemList)), None)
        if items is None:
            self._mod(parent, body, provision.id, ranks[0])
            return
        for part in body:
            if part is not items:
                self._block(parent, part)
        held = _put(parent, "blockList", eId=self.eid(items.id), wId=items.id)
        for index, item in enumerate(items.items):
            name = self.ids[item.id] = self.eid(item.id)
            element = _put(held, "item", eId=name, wId=item.id)
            _put(element, "num").text = item_label(items, index)
            self._mod(element, item.blocks, provision.id, ranks[min(index, len(ranks) - 1)])

    def _mod(self, parent: Xml.Element, blocks: Sequence[Block], source: str, rank: int) -> None:
        """The sentence that changes something: quotations are `quotedText`, quoted paragraphs a `quotedStructure`."""
        first, *quoted = blocks
        if not isinstance(first, Paragraph):
            for block in blocks:
                self._block(parent, block)
            return
        name = self.eid(first.id)
        held = _put(parent, "p", wId=first.id, eId=name)
        mod = _put(held, "mod", eId=f"{name}__mod_1")
        quotations = self.quotations.setdefault((source, rank), {})
        for before, content, quote in _quotations(first.content):
            self.words(mod, before)
            if quote:
                ident = f"{name}__mod_1__qtext_{len(quotations) + 1}"
                element = _put(mod, "quotedText", eId=ident, startQuote=quote[0], endQuote=quote[1])
                self.words(element, content)
                quotations.setdefault(_said(content), ident)
        if quoted:
            ident = f"{name}__mod_1__qstr_1"
            self._quoted_structure(_put(mod, "quotedStructure", eId=ident), quoted)
            quotations.setdefault("", ident)

    def _quoted_structure(self, parent: Xml.Element, quoted: Sequence[Block]) -> None:
        """Quoted provisions as provisions, with number and heading; quoted paragraphs as paragraphs, without marks."""
        blocks, quote = _without_marks(quoted)
        if quote:
            parent.set("startQuote", quote[0])
            parent.set("endQuote", quote[1])
        holder: Xml.Element = parent
        for rank, block in enumerate(blocks, 1):
            head = _heading(block)
            if head is None or not isinstance(block, Paragraph):
                if holder is parent and isinstance(block, Paragraph):
                    self.words(_put(parent, "p", wId=block.id, eId=self.eid(block.id)), block.content)
                else:
                    self._block(holder, block)
                continue
            kind, number, heading = head
            tag = kind if kind in _HIERARCHY else "division"
            element = _put(parent, tag, eId=f"{parent.get('eId')}__{ELEMENTS.get(kind, OTHER)}_{rank}")
            if tag == "division":
                element.set("class", kind or "text")
            if number:
                self.words(_put(element, "num"), number)
            if heading:
                self.words(_put(element, "heading"), heading)
            holder = _put(element, "content")
        for content in parent.iter(f"{{{NAMESPACE}}}content"):
            if not len(content):
                _put(content, "p")

    # blocks

    def _block(self, parent: Xml.Element, block: Block) -> None:
        match block:
            case Paragraph(role="note"):
                name = f"{self.prefix}note_{len(self.notes) + 1}"
                self.notes.append((name, block.content))
                marker = str(len(self.notes))
                _put(_put(parent, "p", wId=block.id, eId=self.eid(block.id)), "noteRef", href=f"#{name}", marker=marker)
            case Paragraph():
                element = _put(parent, "p", wId=block.id) if block.id else _put(parent, "p")
                if element.get("wId"):
                    element.set("eId", self.eid(block.id))
                if block.role != "body":
                    element.set("class", block.role)
                self.words(element, block.content)
            case ItemList():
                element = _put(parent, "blockList", eId=self.eid(block.id), wId=block.id)
                for index, item in enumerate(block.items):
                    name = self.ids[item.id] = self.eid(item.id)
                    held = _put(element, "item", eId=name, wId=item.id)
                    _put(held, "num").text = item_label(block, index)
                    for part in item.blocks:
                        self._block(held, part)
            case Table():
                element = _put(parent, "table", eId=self.eid(block.id), wId=block.id)
                for row_index, row in enumerate(block.lines):
                    line = _put(element, "tr")
                    for cell in row:
                        self.words(_put(_put(line, "td" if row_index or not block.head else "th"), "p"), cell.content)
            case SignatureBlock():
                for column in block.columns:
                    for caption in column.caption:
                        self.words(_put(parent, "p"), caption)
                    for signature in column.signatures:
                        for content in (signature.mention, signature.name, *signature.capacity):
                            if content:
                                self.words(_put(parent, "p"), content)

    def words(self, parent: Xml.Element, content: Sequence[Inline]) -> None:
        """Inlines into an element."""
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
                    self.words(_put(parent, "i" if style == "emphasis" else "b"), node.content)
                case Value():
                    self.words(parent, node.content)
                case Marked(mark):
                    self.words(_marked(parent, mark), node.content)
                case Seam(mark):
                    _marked(parent, mark).text = "¶"
                case Reference(target):
                    provision, _, key = target.partition(".")
                    href = self.eid(f"{provision}/{key}") if key else self.ids.get(provision, provision)
                    self.words(_put(parent, "ref", href=f"#{href}"), node.content)


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
    """One of our names as part of an eId, whose parts are separated by two underscores."""
    return ident.replace("/", "__")


def _without_marks(quoted: Sequence[Block]) -> tuple[list[Block], tuple[str, str] | None]:
    """Quoted blocks without the quotation marks around them, and these marks; as they are if they are not quoted so."""
    first, last = quoted[0], quoted[-1]
    if not isinstance(first, Paragraph) or not isinstance(last, Paragraph):
        return [*quoted], None
    opening = plain(first.content)[:1]
    closing = _QUOTES.get(opening, "")
    end = plain(last.content).rstrip(" .;")
    if not closing or not end.endswith(closing):
        return [*quoted], None
    blocks: list[Block] = [*quoted]
    blocks[0] = replace(first, content=_cut(first.content, 1, 0))
    last = blocks[-1] if len(blocks) > 1 else blocks[0]
    assert isinstance(last, Paragraph)
    after = len(plain(last.content)) - len(plain(last.content).rstrip(" .;")) + 1
    blocks[-1] = replace(last, content=_cut(last.content, 0, after))
    return blocks, (opening, closing)


def _cut(content: Sequence[Inline], before: int, after: int) -> tuple[Inline, ...]:
    """Inlines without that many characters at either end, nor the blanks beside them. The ends are plain text."""
    out = list(content)
    if before and isinstance(out[0], Text):
        out[0] = Text(out[0].text[before:].lstrip(" \u00a0\u202f"))
    if after and isinstance(out[-1], Text):
        out[-1] = Text(out[-1].text[:-after].rstrip(" \u00a0\u202f"))
    return tuple(node for node in out if not (isinstance(node, Text) and not node.text))


def _heading(block: Block) -> tuple[str, tuple[Inline, ...], tuple[Inline, ...]] | None:
    """Kind, number and heading of a quoted heading, whose role says its kind; None for another block.

    The number is what is set in bold at its head.
    """
    if not isinstance(block, Paragraph) or not block.role.startswith("quoted heading"):
        return None
    kind = block.role.split()[2] if len(block.role.split()) > 2 else ""
    content = list(block.content)
    number: tuple[Inline, ...] = ()
    if content and isinstance(content[0], Styled):
        number = content[0].content
        content = content[1:]
        if content and isinstance(content[0], Text):
            content[0] = Text(content[0].text.lstrip(" \u00a0\u202f"))
    return kind, number, tuple(node for node in content if not (isinstance(node, Text) and not node.text))


_BLOCKS = {"p": "p", "l": "list", "t": "table"}
"""The parts of our names of blocks, and what they are in an eId."""
_EMPTY = Paragraph("", ())
