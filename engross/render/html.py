"""The document as one HTML page: read on a screen, and laid out by the PDF renderer."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from engross.diagnostics import Origin, refuse
from engross.model.document import (
    Block,
    Break,
    Cell,
    Document,
    Inline,
    Item,
    ItemList,
    Mark,
    Marked,
    Paragraph,
    Placeholder,
    Provision,
    Raised,
    Reference,
    Seam,
    Signature,
    SignatureBlock,
    SignatureColumn,
    Styled,
    Table,
    Text,
    Value,
    Version,
    block_runs,
    inner,
    item_label,
    plain,
)
from engross.model.rendering import Look, Rendering

_NOTHING = Markup("")
_FINE = Markup('<span class="fine">\u202f</span>')
"""A thin space by itself: the stylesheet may widen it where the font has none."""


def render(document: Document, look: Look) -> Rendering:
    """One self-contained page: style and images inside, nothing fetched."""
    return Rendering(page(document, look).encode())


def page(document: Document, look: Look, *, tall: bool = False) -> str:
    """The HTML text; `tall` says that the signatures leave their page no room for more than the testimonium.

    Raises `Refused` (template-syntax, undefined-variable) for what is wrong in page.jinja.
    """
    return from_template(
        look,
        lang=document.lang,
        title=plain(document.versions[0].front.title),
        period=plain(document.versions[0].front.period),
        fronts=[_front(version, look) for version in document.versions],
        body=body(document),
        parallel=_parallel(document),
        style=Markup(look.style.replace("</", "<\\/")),
        draft=look.draft,
        mark=document.versions[0].front.word("draft").upper(),
        paper=look.paper,
        foot=_css_words(document),
        copy=_copy(document, look),
        tall=tall,
        words=dict(document.versions[0].front.words),
    )


def from_template(look: Look, **given: Any) -> str:
    """The page of a look, filled. Raises `Refused` (template-syntax, forbidden-in-template)."""
    try:
        made: str = _template(look.page).render(**given)
        return made
    except TemplateSyntaxError as error:
        raise refuse("template-syntax", Origin(look.page_file, error.lineno), problem=str(error.message)) from None
    except TemplateError as error:
        raise refuse("forbidden-in-template", Origin(look.page_file), problem=str(error)) from None


@lru_cache(maxsize=16)
def _template(text: str) -> Any:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals = {}
    return environment.from_string(text)


def _css_words(document: Document) -> dict[str, Markup]:
    """Words of the running foot as CSS strings, `{n}` and `{N}` as page counters."""
    front = document.versions[0].front
    title = plain(front.title) + (f" {plain(front.period)}" if front.period else "")
    return {
        "page": Markup(page_counter(front.word("page") or "{n} / {N}")),
        "title": Markup(css_string(title)),
        "draft": Markup(css_string(front.word("draft"))),
    }


def _copy(document: Document, look: Look) -> dict[str, Any] | None:
    """What a copy says of itself, for the page: the words of each foot as the content of a margin box."""
    if look.copy is None:
        return None
    mark = look.copy
    front = document.versions[0].front
    title = plain(front.title) + (f" {plain(front.period)}" if front.period else "")
    above = f"{title}\n{mark.mark}\n"
    counted = page_counter((front.word("page") or "{n} / {N}").replace(" ", "\u00a0"))

    def foot(seal: str) -> Markup:
        said = f" · {mark.reference}" + (f" · {mark.seal.replace('{seal}', seal)}" if seal else "")
        return Markup(f"{css_string(above)} {counted} {css_string(said)}")

    return {
        "kind": mark.kind,
        "head": Markup(css_string(mark.head)) if mark.head else "",
        "signed": mark.signed,
        "foot": foot(""),
        "pages": [(number, foot(seal)) for number, seal in enumerate(mark.seals, 1)],
        "unmarked": sorted(mark.unmarked),
        "code": Markup(css_string(qr_code(mark.code))) if mark.code else "",
        "initials": mark.initials,
        "certificate": mark.certificate,
    }


def qr_code(text: str) -> str:
    """`text` as a QR code (ISO/IEC 18004), a picture of few points in a `data:` address."""
    import segno

    return str(segno.make_qr(text, error="l", boost_error=False).png_data_uri(scale=4, border=0))


def page_counter(words: str) -> str:
    """`page {n} of {N}` as the content of a margin box (CSS Paged Media 3, 5.1)."""
    out: list[str] = []
    for index, part in enumerate(words.replace("{N}", "{n}").split("{n}")):
        if index:
            out.append("counter(page)" if index == 1 else "counter(pages)")
        if part:
            out.append(css_string(part))
    return " ".join(out)


def css_string(text: str) -> str:
    """`text` as a CSS string (CSS Syntax 3, 4.3.5), safe inside a style element."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<>&\n' else c for c in text) + '"'


def _front(version: Version, look: Look) -> dict[str, Any]:
    front = version.front
    return {
        "lang": version.lang,
        "title": inline(front.title),
        "period": inline(front.period),
        "subject": inline(front.subject),
        "between": front.word("between"),
        "and": front.word("and"),
        "sides": [
            {"parties": [inline(party) for party in side.parties], "name": inline(side.name)} for side in front.sides
        ],
        "crowded": sum(len(side.parties) for side in front.sides) > 3,
        "emblems": [
            {"source": source, "of": plain(party)}
            for side in front.sides
            for party, name in zip(side.parties, side.emblems, strict=False)
            if name and (source := _image(name, look))
        ],
    }


def _image(name: str, look: Look) -> str:
    content = look.images.get(name)
    if content is None:
        return ""
    kind = {"svg": "svg+xml", "jpg": "jpeg"}.get(ending := name.rpartition(".")[2].lower(), ending)
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


# blocks ----------------------------------------------------------------------


def body(document: Document) -> Markup:
    """All that follows the cover."""
    writers = [
        _Writer(version.lang, f":{version.lang}" if index else "") for index, version in enumerate(document.versions)
    ]
    out: list[Markup] = []
    parallel = _parallel(document)
    closing = writers[0].blocks(document.closing)
    if parallel:
        out.append(_columns(writers, [version.provisions for version in document.versions]))
        out.append(closing)
        if any(version.annexes for version in document.versions):
            out.append(_columns(writers, [version.annexes for version in document.versions]))
    else:
        for index, (writer, version) in enumerate(zip(writers, document.versions, strict=True)):
            parts = [] if index == 0 else [_opening(version)]
            parts.append(writer.provisions(version.provisions, 2))
            if index == len(document.versions) - 1:
                parts.append(closing)
            out.append(_version(version, _lines(parts), "version" if index == 0 else "version next"))
        for writer, version in zip(writers, document.versions, strict=True):
            if version.annexes:
                out.append(_version(version, writer.provisions(version.annexes, 2), "version annexes"))
    return _lines(out)


def _parallel(document: Document) -> bool:
    return document.arrangement == "columns" and len(document.versions) > 1


def _lines(parts: Iterable[Markup]) -> Markup:
    return Markup("\n").join(part for part in parts if part)


def _version(version: Version, inside: Markup, kind: str) -> Markup:
    return Markup('<div class="{}" lang="{}">\n{}\n</div>').format(kind, version.lang, inside)


def _opening(version: Version) -> Markup:
    """The title again, where the text in another language begins."""
    period = Markup(" ") + inline(version.front.period) if version.front.period else _NOTHING
    return Markup('<p class="opening">{}{}</p>').format(inline(version.front.title), period)


class _Writer:
    """Writes the nodes of one language. Ids are the tree's own in the first language, with the language after them in
    the others: the versions of an act share their ids, and a page may hold each only once.
    """

    def __init__(self, lang: str, suffix: str) -> None:
        self.lang = lang
        self.suffix = suffix

    def id(self, ident: str) -> str:
        return ident + self.suffix

    def words(self, content: Sequence[Inline]) -> Markup:
        return inline(content, self.suffix)

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        return _lines(self.block(block) for block in blocks)

    def provisions(self, provisions: Sequence[Provision], level: int) -> Markup:
        last = len(provisions) - 1
        return _lines(
            self.provision(one, level, " last" if index == last else "") for index, one in enumerate(provisions)
        )

    def provision(self, one: Provision, level: int, more: str = "") -> Markup:
        """A provision as a section with its heading; those inside it one level down."""
        heading, parts = self.heading(one, level), self.parts(one, level)
        return Markup('<section class="provision {}{}" id="{}">\n{}\n</section>').format(
            one.kind, more, self.id(one.id), _lines([heading, *(shown for _, shown in parts)])
        )

    def parts(self, one: Provision, level: int) -> Iterator[tuple[Provision | Block, Markup]]:
        """What stands in a provision. A number without a heading runs in with the first paragraph."""
        below = level + 1 if one.heading else level
        for index, part in enumerate(one.body):
            if isinstance(part, Provision):
                yield part, self.provision(part, below)
            elif index == 0 and one.number and not one.heading:
                yield part, self.numbered(part, one.number.label)
            else:
                yield part, self.block(part)

    def numbered(self, block: Block, number: Sequence[Inline]) -> Markup:
        label, kind = _label(self.words(number)), f" numbered{changed(number)}"
        if isinstance(block, Paragraph):
            return self.paragraph(block, label, kind)
        return _lines([Markup('<p class="{}">{}</p>').format(kind.strip(), label), self.block(block)])

    def heading(self, one: Provision, level: int) -> Markup:
        if not one.heading:
            alone = one.number is not None and not (one.body and not isinstance(one.body[0], Provision))
            return (
                Markup('<p class="numbered{}">{}</p>').format(changed(one.number.label), self.words(one.number.label))
                if alone and one.number
                else _NOTHING
            )
        number = (
            Markup('<span class="number">{}</span> ').format(self.words(one.number.label)) if one.number else _NOTHING
        )
        words = Markup('<span class="words">{}</span>').format(self.words(one.heading))
        kind = Markup(' class="changed"') if changed(one.heading, one.number.label if one.number else ()) else _NOTHING
        return Markup("<h{0}{3}>{1}{2}</h{0}>").format(min(level, 6), number, words, kind)

    def block(self, one: Block) -> Markup:
        match one:
            case Paragraph():
                return self.paragraph(one)
            case ItemList():
                return self.list(one)
            case Table():
                return self.table(one)
            case SignatureBlock():
                return self.signatures(one)

    def paragraph(self, one: Paragraph, label: Markup = _NOTHING, more: str = "") -> Markup:
        kind = more if more.endswith(" changed") else more + changed(one.content)
        return Markup('<p class="{}{}" id="{}">{}{}</p>').format(
            one.role, kind, self.id(one.id), label, self.words(one.content)
        )

    def list(self, one: ItemList) -> Markup:
        """Labels are words of the page, so that every reader finds them before what they announce."""
        tag = "ul" if one.style == "dash" else "ol"
        items = []
        for index, item in enumerate(one.items):
            own = self.words(item.label) if one.style == "label" else escape(item_label(one, index))
            if one.style == "dash" and (mark := whole(item)):
                own = marked(mark, own)
            inside = []
            for at, part in enumerate(item.blocks):
                label = _label(own) if at == 0 else _NOTHING
                if isinstance(part, Paragraph):
                    inside.append(self.paragraph(part, label, changed(item.label) if at == 0 else ""))
                else:
                    inside.extend([Markup("<p>{}</p>").format(label) if label else _NOTHING, self.block(part)])
            items.append(Markup('<li id="{}">{}</li>').format(self.id(item.id), _NOTHING.join(inside)))
        longest = max((len(item_label(one, index)) for index in range(len(one.items))), default=0)
        kind = f"{one.style} long" if longest > _LONG else one.style
        return Markup('<{0} class="{1}" id="{2}">\n{3}\n</{0}>').format(tag, kind, self.id(one.id), _lines(items))

    def table(self, one: Table) -> Markup:
        above = Markup("<thead>{}</thead>\n").format(self.row(one.head, "th")) if one.head else _NOTHING
        rows = _lines(self.row(row, "td") for row in one.rows)
        return Markup('<div class="table{}"><table id="{}">\n{}<tbody>\n{}\n</tbody>\n</table></div>').format(
            f" {one.role}" if one.role else "", self.id(one.id), above, rows
        )

    def row(self, cells: Sequence[Cell], tag: str) -> Markup:
        kind = Markup(' class="changed"') if changed(*(cell.content for cell in cells)) else _NOTHING
        return Markup("<tr{}>{}</tr>").format(kind, _NOTHING.join(self.cell(cell, tag) for cell in cells))

    def cell(self, cell: Cell, tag: str) -> Markup:
        scope = Markup(' scope="col"') if tag == "th" else _NOTHING
        kind = cell.align + changed(cell.content)
        return Markup('<{0}{1} class="{2}">{3}</{0}>').format(tag, scope, kind, self.words(cell.content))

    def signatures(self, one: SignatureBlock) -> Markup:
        """The parties in rows of one or two; rows and columns are told to the stylesheet as a grid."""
        count = "many" if sum(len(column.signatures) for column in one.columns) > 4 else "few"
        rows = _lines(self._signatories(group) for group in _side_by_side(one.columns))
        return Markup('<div class="signatures {}" id="{}">\n{}\n</div>').format(count, self.id(one.id), rows)

    def _signatories(self, group: Sequence[SignatureColumn]) -> Markup:
        places = [
            [
                (2 + rank, 1 + at) if len(group) > 1 else (2 + rank // 2, 1 + rank % 2)
                for rank, _ in enumerate(column.signatures)
            ]
            for at, column in enumerate(group)
        ]
        mentions: dict[int, int] = {}
        for column, row in zip(group, places, strict=True):
            for signature, (line, _) in zip(column.signatures, row, strict=True):
                mentions[line] = max(mentions.get(line, 0), _length(signature.mention))
        parts = []
        for at, (column, row) in enumerate(zip(group, places, strict=True)):
            lines = _NOTHING.join(self.line("for", line) for line in column.caption)
            span = at + 1 if len(group) > 1 else Markup("1 / 3")
            parts.append(
                Markup('<div class="caption" style="grid-row: 1; grid-column: {}">{}</div>').format(span, lines)
            )
            parts.extend(
                self.signature(signature, place, mentions[place[0]])
                for signature, place in zip(column.signatures, row, strict=True)
            )
        return Markup('<div class="signatories">\n{}\n</div>').format(_lines(parts))

    def signature(self, one: Signature, place: tuple[int, int], longest: int) -> Markup:
        """One line to sign on. Neighbours stand at one height: the `longest` mention makes room in all of a row."""
        kind = "mention tall" if longest > _MENTION else "mention"
        mention = self.line(kind, one.mention) if longest else _NOTHING
        role = one.role if _stays(one) else f"{one.role} gone"
        capacity = _NOTHING.join(self.line("capacity", line) for line in one.capacity)
        name = self.line("name", one.name, "," if any(map(plain, one.capacity)) else "")
        return Markup(
            '<div class="signature {}" style="grid-row: {}; grid-column: {}">{}'
            '<div class="line" id="sign-{}"></div>{}{}</div>'
        ).format(role, *place, mention, one.id, name, capacity)

    def line(self, kind: str, content: Sequence[Inline], after: str = "") -> Markup:
        return Markup('<p class="{}{}">{}{}</p>').format(kind, changed(content), self.words(content), after)


def _label(shown: Markup) -> Markup:
    return Markup('<span class="label">{} </span>').format(shown)


def _length(content: Sequence[Inline]) -> int:
    """How many letters are printed, those that were taken out too."""
    return sum(len(plain(node.content if isinstance(node, Marked) else (node,))) for node in content)


def _stays(one: Signature) -> bool:
    """Whether somebody signs here: in a document that holds two texts a signatory may have been taken out."""
    return any(map(plain, (one.name, one.mention, *one.capacity))) or not _length(one.name)


_LONG = 4
"""Labels with more letters than this (VIII.) need a wider place to hang in."""
_SIGNATURE, _CAPTION, _ALONE = 100, 35, 60
"""How high each is, in hundredths of a signature; a party by itself in its row is held to be higher than it is."""
_MENTION = 34
"""A mention with more letters than this takes two lines."""


def _side_by_side(columns: Sequence[SignatureColumn]) -> list[Sequence[SignatureColumn]]:
    """The parties in their order, in rows of two or one, so that the block is as low as it can be.

    One party in a row has its signatures two and two; two parties have theirs one under the other.
    """
    best: list[tuple[int, list[Sequence[SignatureColumn]]]] = [(0, [])]
    for end in range(1, len(columns) + 1):
        alone = -(-len(columns[end - 1].signatures) // 2) * _SIGNATURE + _CAPTION + _ALONE
        choices = [(best[end - 1][0] + alone, [*best[end - 1][1], columns[end - 1 : end]])]
        if end > 1:
            pair = max(len(column.signatures) for column in columns[end - 2 : end]) * _SIGNATURE + _CAPTION
            choices.append((best[end - 2][0] + pair, [*best[end - 2][1], columns[end - 2 : end]]))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1][1]


# parallel columns ------------------------------------------------------------


def _columns(writers: Sequence[_Writer], bodies: Sequence[Sequence[Provision]]) -> Markup:
    """Languages side by side: what has the same id stands on the same row."""
    found: dict[str, dict[int, Markup]] = {}
    kinds: dict[str, str] = {}
    order: list[str] = []
    for index, (writer, provisions) in enumerate(zip(writers, bodies, strict=True)):
        at = 0
        for ident, kind, shown in _flat(writer, provisions, 2):
            if ident not in found:
                found[ident] = {}
                kinds[ident] = kind
                order.insert(at, ident) if index else order.append(ident)
            found[ident][index] = shown
            at = order.index(ident) + 1
    rows = []
    for ident in order:
        cells = _NOTHING.join(
            Markup('<div class="cell" lang="{}">{}</div>').format(writer.lang, found[ident].get(index, _NOTHING))
            for index, writer in enumerate(writers)
        )
        rows.append(Markup('<div class="row {}">{}</div>').format(kinds[ident], cells))
    return Markup('<div class="parallel">\n{}\n</div>').format(_lines(rows))


def _flat(writer: _Writer, provisions: Sequence[Provision], level: int) -> Iterator[tuple[str, str, Markup]]:
    """The rows of one language: what names a row, its class, and what stands in it."""
    for one in provisions:
        name = writer.id(one.id)
        if heading := writer.heading(one, level):
            shown = Markup('<div class="provision {}" id="{}">{}</div>').format(one.kind, name, heading)
            yield f"{one.id}#heading", f"head {one.kind}", shown
        for index, (part, made) in enumerate(writer.parts(one, level)):
            if isinstance(part, Provision):
                yield from _flat(writer, (part,), level + 1 if one.heading else level)
            elif index == 0 and not heading:
                yield part.id, one.kind, Markup('<div id="{}">{}</div>').format(name, made)
            else:
                yield part.id, "body", made


# inlines ---------------------------------------------------------------------


def inline(content: Sequence[Inline], suffix: str = "") -> Markup:
    """Inlines; every word is escaped, so that no data becomes markup."""
    return _NOTHING.join(_inline(node, suffix) for node in content)


def _inline(node: Inline, suffix: str) -> Markup:
    match node:
        case Text(text):
            # Few fonts have a no-break hyphen; word joiners hold a word together as well.
            return escape(text.replace("\u2011", "\u2060-\u2060")).replace("\u202f", _FINE)
        case Raised(text):
            return Markup('<sup class="raised">{}</sup>').format(text)
        case Break():
            return Markup("<br>")
        case Styled("emphasis"):
            return Markup("<em>{}</em>").format(inline(node.content, suffix))
        case Styled():
            return Markup("<strong>{}</strong>").format(inline(node.content, suffix))
        case Value():
            return inline(node.content, suffix)
        case Reference():
            return Markup('<a class="reference" href="#{}">{}</a>').format(
                _anchor(node.target) + suffix, inline(node.content, suffix)
            )
        case Placeholder(name):
            return Markup('<mark class="placeholder">[{}]</mark>').format(name)
        case Marked(mark):
            return marked(mark, inline(node.content, suffix))
        case Seam(mark):
            return marked(mark, _PILCROW)


_PILCROW = Markup("¶")
_TAGS = {
    "inserted": ("ins", ""),
    "deleted": ("del", ""),
    "departed": ("del", ' class="move from"'),
    "arrived": ("ins", ' class="move to"'),
    "set": ("span", ' class="set"'),
}


def marked(mark: Mark, inside: Markup) -> Markup:
    """What stands under a mark: named for the stylesheet and the script, said to those who cannot see it."""
    tag, kind = _TAGS[mark.deed]
    label = _NOTHING
    if mark.label:
        label = Markup('<span class="told" data-kind="{}">{} </span>').format(mark.nature, mark.label)
    place = _NOTHING
    if mark.place:
        place = Markup(' data-change="{}" data-place="{}" data-kind="{}"').format(mark.change, mark.place, mark.nature)
    return Markup(
        '{0}<{1}{2}{3} data-said="{4}"><span class="said">{4} </span>{5}<span class="said"> {6}</span></{1}>'
    ).format(label, tag, Markup(kind), place, mark.said, inside, mark.end)


def whole(item: Item) -> Mark | None:
    """The mark under which all words of an item stand, so that what is printed before them stands there too."""
    words = [node for block in item.blocks for run in block_runs(block) for node in run]
    found = [node.mark for node in words if isinstance(node, Marked)]
    sides = {(one.was, one.becomes) for one in found}
    alike = len(found) == len(words) and len(sides) == 1 and (True, True) not in sides
    return replace(found[0], label="") if alike else None


def changed(*contents: Sequence[Inline]) -> str:
    """The class of a block in which there is a mark, after its own."""
    found = any(isinstance(node, Marked | Seam) for content in contents for node in inner(tuple(content)))
    return " changed" if found else ""


def _anchor(target: str) -> str:
    """The id of what a reference names: a provision, or a keyed item of one."""
    provision_id, _, key = target.partition(".")
    return f"{provision_id}/{key}" if key else provision_id
