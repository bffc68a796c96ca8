"""The document as one HTML page: read on a screen, and laid out by the PDF renderer."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
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
    ItemList,
    Paragraph,
    Placeholder,
    Provision,
    Raised,
    Reference,
    Signature,
    SignatureBlock,
    Styled,
    Table,
    Text,
    Value,
    Version,
    plain,
)
from engross.model.rendering import Look, Rendering

_NOTHING = Markup("")
_LIST_TAGS = {"decimal": "ol", "lower-alpha": "ol", "lower-roman": "ol"}


def render(document: Document, look: Look) -> Rendering:
    """One self-contained page: style and images inside, nothing fetched."""
    return Rendering(page(document, look).encode())


def page(document: Document, look: Look) -> str:
    """The HTML text. Raises `Refused` (template-syntax, undefined-variable) for what is wrong in page.jinja."""
    try:
        template = _template(look.page)
        made: str = template.render(
            lang=document.lang,
            title=plain(document.versions[0].front.title),
            period=plain(document.versions[0].front.period),
            fronts=[_front(version, look) for version in document.versions],
            body=body(document),
            style=Markup(look.style.replace("</", "<\\/")),
            draft=look.draft,
            paper=look.paper,
            foot=_css_words(document),
            words=dict(document.versions[0].front.words),
        )
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
    pages = front.word("page") or "{n} / {N}"
    out: list[str] = []
    for index, part in enumerate(pages.replace("{N}", "{n}").split("{n}")):
        if index:
            out.append("counter(page)" if index == 1 else "counter(pages)")
        if part:
            out.append(css_string(part))
    title = plain(front.title) + (f" {plain(front.period)}" if front.period else "")
    return {
        "page": Markup(" ".join(out)),
        "title": Markup(css_string(title)),
        "draft": Markup(css_string(front.word("draft"))),
    }


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
        "emblems": [source for side in front.sides for name in side.emblems if name and (source := _image(name, look))],
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
    texts = [
        Words(version.lang, f"-{version.lang}" if index else "") for index, version in enumerate(document.versions)
    ]
    closing = Markup("\n").join(texts[0].block(one) for one in document.closing)
    parallel = document.arrangement == "columns" and len(document.versions) > 1
    out: list[Markup] = []
    if parallel:
        out.append(_columns(texts, [version.provisions for version in document.versions]))
        out.append(Markup('<div class="closing">\n{}\n</div>').format(closing))
        if any(version.annexes for version in document.versions):
            out.append(_columns(texts, [version.annexes for version in document.versions]))
        return Markup("\n").join(out)
    for index, version in enumerate(document.versions):
        last = index == len(document.versions) - 1
        inside = texts[index].provisions(version.provisions, 2, closing if last else _NOTHING)
        out.append(_version(version, inside, "version next" if index else "version"))
    for text, version in zip(texts, document.versions, strict=True):
        if version.annexes:
            out.append(_version(version, text.provisions(version.annexes, 2), "version annexes"))
    return Markup("\n").join(out)


def _version(version: Version, inside: Markup, kind: str) -> Markup:
    return Markup('<div class="{}" lang="{}">\n{}\n</div>').format(kind, version.lang, inside)


class Words:
    """Writes one language of a document; `suffix` keeps its ids apart from those of the first language."""

    def __init__(self, lang: str, suffix: str = "") -> None:
        self.lang = lang
        self.suffix = suffix

    def provisions(self, provisions: Sequence[Provision], level: int, closing: Markup = _NOTHING) -> Markup:
        """The provisions; `closing` stands with the last of them, so that signatures never stand alone."""
        out: list[Markup] = []
        for index, one in enumerate(provisions):
            shown = self.provision(one, level)
            if closing and index == len(provisions) - 1:
                shown = Markup('<div class="closing">\n{}\n{}\n</div>').format(shown, closing)
            out.append(shown)
        if closing and not provisions:
            out.append(closing)
        return Markup("\n").join(out)

    def provision(self, one: Provision, level: int) -> Markup:
        """A provision as a section with its heading; those inside it one level down."""
        out = [self.heading(one, level)]
        inner = level + 1 if one.heading or one.number else level
        out.extend(
            self.provision(part, inner) if isinstance(part, Provision) else self.block(part) for part in one.body
        )
        return Markup('<section class="provision {}" id="{}">\n{}\n</section>').format(
            one.kind, one.id + self.suffix, Markup("\n").join(part for part in out if part)
        )

    def heading(self, one: Provision, level: int) -> Markup:
        if not one.heading and not one.number:
            return _NOTHING
        number = (
            Markup('<span class="number">{}</span>').format(self.inline(one.number.label)) if one.number else _NOTHING
        )
        words = Markup('<span class="words">{}</span>').format(self.inline(one.heading)) if one.heading else _NOTHING
        between = Markup(" ") if one.number and one.heading else _NOTHING
        return Markup('<h{0} class="{1}">{2}{3}{4}</h{0}>').format(min(level, 6), one.kind, number, between, words)

    def block(self, one: Block) -> Markup:
        """One block."""
        match one:
            case Paragraph():
                return Markup('<p class="{}" id="{}">{}</p>').format(
                    one.role, one.id + self.suffix, self.inline(one.content)
                )
            case ItemList():
                return self._list(one)
            case Table():
                return self._table(one)
            case SignatureBlock():
                return self._signatures(one)

    def _list(self, one: ItemList) -> Markup:
        tag = _LIST_TAGS.get(one.style, "ul")
        items = []
        for item in one.items:
            label = (
                Markup('<span class="label">{}</span> ').format(self.inline(item.label))
                if one.style == "label" and item.label
                else _NOTHING
            )
            inside = [
                Markup("<p>{}{}</p>").format(label if index == 0 else _NOTHING, self.inline(part.content))
                if isinstance(part, Paragraph)
                else self.block(part)
                for index, part in enumerate(item.blocks)
            ]
            items.append(Markup('<li id="{}">{}</li>').format(item.id + self.suffix, _NOTHING.join(inside)))
        start = plain(one.items[0].label) if tag == "ol" and one.items else "1"
        begins = Markup(' start="{}"').format(start) if start not in ("1", "") else _NOTHING
        return Markup('<{0} class="{1}" id="{2}"{3}>\n{4}\n</{0}>').format(
            tag, one.style, one.id + self.suffix, begins, Markup("\n").join(items)
        )

    def _table(self, one: Table) -> Markup:
        head = _NOTHING.join(self._cell(cell, "th") for cell in one.head)
        rows = Markup("\n").join(
            Markup("<tr>{}</tr>").format(_NOTHING.join(self._cell(cell, "td") for cell in row)) for row in one.rows
        )
        return Markup('<table id="{}">\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>').format(
            one.id + self.suffix, head, rows
        )

    def _cell(self, cell: Cell, tag: str) -> Markup:
        scope = Markup(' scope="col"') if tag == "th" else _NOTHING
        return Markup('<{0}{1} class="{2}">{3}</{0}>').format(tag, scope, cell.align, self.inline(cell.content))

    def _signatures(self, one: SignatureBlock) -> Markup:
        columns = []
        for column in one.columns:
            caption = Markup("\n").join(
                Markup('<p class="for">{}</p>').format(self.inline(line)) for line in column.caption
            )
            signatures = Markup("\n").join(self._signature(signature) for signature in column.signatures)
            columns.append(Markup('<div class="column">\n{}\n{}\n</div>').format(caption, signatures))
        count = "many" if sum(len(column.signatures) for column in one.columns) > 4 else "few"
        rows = [
            Markup('<div class="pair">{}</div>').format(_NOTHING.join(columns[at : at + 2]))
            for at in range(0, len(columns), 2)
        ]
        return Markup('<div class="signatures {}" id="{}">\n{}\n</div>').format(count, one.id, Markup("\n").join(rows))

    def _signature(self, one: Signature) -> Markup:
        mention = Markup('<p class="mention">{}</p>').format(self.inline(one.mention)) if one.mention else _NOTHING
        capacity = _NOTHING.join(
            Markup('<p class="capacity">{}</p>').format(self.inline(line)) for line in one.capacity
        )
        comma = Markup(",") if one.capacity else _NOTHING
        return Markup(
            '<div class="signature {}">{}<div class="line" id="sign-{}"></div><p class="name">{}{}</p>{}</div>'
        ).format(one.role, mention, one.id, self.inline(one.name), comma, capacity)

    def inline(self, content: Sequence[Inline]) -> Markup:
        """Inlines; references lead to the same language."""
        return inline(content, self.suffix)

    def flat(self, provisions: Sequence[Provision], level: int) -> Iterator[tuple[str, Markup]]:
        """Headings and blocks in reading order, each with the id that it shares with the other languages."""
        for one in provisions:
            if heading := self.heading(one, level):
                yield (
                    f"{one.id}#heading",
                    Markup('<div class="provision {}" id="{}">{}</div>').format(
                        one.kind, one.id + self.suffix, heading
                    ),
                )
            for part in one.body:
                if isinstance(part, Provision):
                    yield from self.flat((part,), level + 1)
                else:
                    yield part.id, self.block(part)


# parallel columns ------------------------------------------------------------


def _columns(texts: Sequence[Words], bodies: Sequence[Sequence[Provision]]) -> Markup:
    """Languages side by side: what has the same id stands on the same row."""
    rows: dict[str, dict[int, Markup]] = {}
    order: list[str] = []
    for index, provisions in enumerate(bodies):
        at = 0
        for ident, shown in texts[index].flat(provisions, 2):
            if ident not in rows:
                rows[ident] = {}
                order.insert(at, ident)
            rows[ident][index] = shown
            at = order.index(ident) + 1
    out = []
    for ident in order:
        cells = _NOTHING.join(
            Markup('<div class="cell" lang="{}">{}</div>').format(text.lang, rows[ident].get(index, _NOTHING))
            for index, text in enumerate(texts)
        )
        kind = "row head" if ident.endswith("#heading") else "row"
        out.append(Markup('<div class="{}">{}</div>').format(kind, cells))
    return Markup('<div class="parallel">\n{}\n</div>').format(Markup("\n").join(out))


# inlines ---------------------------------------------------------------------


def inline(content: Sequence[Inline], suffix: str = "") -> Markup:
    """Inlines; every word is escaped, so that no data becomes markup."""
    return _NOTHING.join(_inline(node, suffix) for node in content)


def _inline(node: Inline, suffix: str) -> Markup:
    match node:
        case Text(text):
            return escape(text)
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


def _anchor(target: str) -> str:
    """The id of what a reference names: a provision, or a keyed item of one."""
    provision_id, _, key = target.partition(".")
    return f"{provision_id}/{key}" if key else provision_id
