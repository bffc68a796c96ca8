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
    out: list[Markup] = []
    parallel = document.arrangement == "columns" and len(document.versions) > 1
    if parallel:
        out.append(_columns(document.versions, [version.provisions for version in document.versions]))
    else:
        for index, version in enumerate(document.versions):
            last = index == len(document.versions) - 1
            inside = _provisions(version.provisions, 2, _closing(document.closing) if last else _NOTHING)
            out.append(_version(version, inside, first=index == 0))
    if parallel:
        out.append(_closing(document.closing))
    if any(version.annexes for version in document.versions):
        if parallel:
            out.append(_columns(document.versions, [version.annexes for version in document.versions]))
        else:
            out.extend(_version(version, _provisions(version.annexes, 2), first=True) for version in document.versions)
    return Markup("\n").join(out)


def _version(version: Version, inside: Markup, *, first: bool) -> Markup:
    kind = "version" if first else "version next"
    return Markup('<div class="{}" lang="{}">\n{}\n</div>').format(kind, version.lang, inside)


def _provisions(provisions: Sequence[Provision], level: int, closing: Markup = _NOTHING) -> Markup:
    """The provisions; `closing` stands with the last of them, so that signatures never stand alone."""
    out: list[Markup] = []
    for index, one in enumerate(provisions):
        shown = provision(one, level)
        if closing and index == len(provisions) - 1:
            shown = Markup('<div class="closing">\n{}\n{}\n</div>').format(shown, closing)
        out.append(shown)
    if closing and not provisions:
        out.append(closing)
    return Markup("\n").join(out)


def provision(one: Provision, level: int) -> Markup:
    """A provision as a section with its heading; those inside it one level down."""
    out = [_heading(one, level)]
    inner = level + 1 if one.heading or one.number else level
    out.extend(provision(part, inner) if isinstance(part, Provision) else block(part) for part in one.body)
    return Markup('<section class="provision {}" id="{}">\n{}\n</section>').format(
        one.kind, one.id, Markup("\n").join(part for part in out if part)
    )


def _heading(one: Provision, level: int) -> Markup:
    if not one.heading and not one.number:
        return _NOTHING
    number = Markup('<span class="number">{}</span>').format(inline(one.number.label)) if one.number else _NOTHING
    words = Markup('<span class="words">{}</span>').format(inline(one.heading)) if one.heading else _NOTHING
    between = Markup(" ") if one.number and one.heading else _NOTHING
    return Markup("<h{0}>{1}{2}{3}</h{0}>").format(min(level, 6), number, between, words)


def block(one: Block) -> Markup:
    """One block."""
    match one:
        case Paragraph():
            return Markup('<p class="{}" id="{}">{}</p>').format(one.role, one.id, inline(one.content))
        case ItemList():
            return _list(one)
        case Table():
            return _table(one)
        case SignatureBlock():
            return _signatures(one)


def _list(one: ItemList) -> Markup:
    tag = _LIST_TAGS.get(one.style, "ul")
    items = []
    for item in one.items:
        label = (
            Markup('<span class="label">{}</span> ').format(inline(item.label)) if one.style == "label" else _NOTHING
        )
        inside = [
            Markup("<p>{}{}</p>").format(label if index == 0 else _NOTHING, inline(part.content))
            if isinstance(part, Paragraph)
            else block(part)
            for index, part in enumerate(item.blocks)
        ]
        items.append(Markup('<li id="{}">{}</li>').format(item.id, _NOTHING.join(inside)))
    start = plain(one.items[0].label) if tag == "ol" and one.items else "1"
    begins = Markup(' start="{}"').format(start) if start not in ("1", "") else _NOTHING
    return Markup('<{0} class="{1}" id="{2}"{3}>\n{4}\n</{0}>').format(
        tag, one.style, one.id, begins, Markup("\n").join(items)
    )


def _table(one: Table) -> Markup:
    head = _NOTHING.join(_cell(cell, "th") for cell in one.head)
    rows = Markup("\n").join(
        Markup("<tr>{}</tr>").format(_NOTHING.join(_cell(cell, "td") for cell in row)) for row in one.rows
    )
    return Markup('<table id="{}">\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>').format(
        one.id, head, rows
    )


def _cell(cell: Cell, tag: str) -> Markup:
    scope = Markup(' scope="col"') if tag == "th" else _NOTHING
    return Markup('<{0}{1} class="{2}">{3}</{0}>').format(tag, scope, cell.align, inline(cell.content))


def _closing(blocks: Sequence[Block]) -> Markup:
    return Markup("\n").join(block(one) for one in blocks)


def _signatures(one: SignatureBlock) -> Markup:
    columns = []
    for column in one.columns:
        caption = Markup("\n").join(Markup('<p class="for">{}</p>').format(inline(line)) for line in column.caption)
        signatures = Markup("\n").join(_signature(signature) for signature in column.signatures)
        columns.append(Markup('<div class="column">\n{}\n{}\n</div>').format(caption, signatures))
    count = "many" if sum(len(column.signatures) for column in one.columns) > 4 else "few"
    return Markup('<div class="signatures {}" id="{}">\n{}\n</div>').format(count, one.id, Markup("\n").join(columns))


def _signature(one: Signature) -> Markup:
    mention = Markup('<p class="mention">{}</p>').format(inline(one.mention)) if one.mention else _NOTHING
    capacity = _NOTHING.join(Markup('<p class="capacity">{}</p>').format(inline(line)) for line in one.capacity)
    comma = Markup(",") if one.capacity else _NOTHING
    return Markup(
        '<div class="signature {}">{}<div class="line" id="sign-{}"></div><p class="name">{}{}</p>{}</div>'
    ).format(one.role, mention, one.id, inline(one.name), comma, capacity)


# parallel columns ------------------------------------------------------------


def _columns(versions: Sequence[Version], bodies: Sequence[Sequence[Provision]]) -> Markup:
    """Languages side by side: what has the same id stands on the same row."""
    rows: dict[str, dict[int, Markup]] = {}
    order: list[str] = []
    for index, provisions in enumerate(bodies):
        at = 0
        for ident, shown in _flat(provisions, 2):
            if ident not in rows:
                rows[ident] = {}
                order.insert(at, ident) if index else order.append(ident)
            rows[ident][index] = shown
            at = order.index(ident) + 1
    out = []
    for ident in order:
        cells = _NOTHING.join(
            Markup('<div class="cell" lang="{}">{}</div>').format(version.lang, rows[ident].get(index, _NOTHING))
            for index, version in enumerate(versions)
        )
        kind = "row head" if ident.endswith("#heading") else "row"
        out.append(Markup('<div class="{}">{}</div>').format(kind, cells))
    return Markup('<div class="parallel">\n{}\n</div>').format(Markup("\n").join(out))


def _flat(provisions: Sequence[Provision], level: int) -> Iterator[tuple[str, Markup]]:
    for one in provisions:
        if heading := _heading(one, level):
            yield f"{one.id}#heading", Markup('<div class="provision {}">{}</div>').format(one.kind, heading)
        for part in one.body:
            if isinstance(part, Provision):
                yield from _flat((part,), level + 1)
            else:
                yield part.id, block(part)


# inlines ---------------------------------------------------------------------


def inline(content: Sequence[Inline]) -> Markup:
    """Inlines; every word is escaped, so that no data becomes markup."""
    return _NOTHING.join(_inline(node) for node in content)


def _inline(node: Inline) -> Markup:
    match node:
        case Text(text):
            return escape(text)
        case Raised(text):
            return Markup('<sup class="raised">{}</sup>').format(text)
        case Break():
            return Markup("<br>")
        case Styled("emphasis"):
            return Markup("<em>{}</em>").format(inline(node.content))
        case Styled():
            return Markup("<strong>{}</strong>").format(inline(node.content))
        case Value():
            return inline(node.content)
        case Reference():
            return Markup('<a class="reference" href="#{}">{}</a>').format(_anchor(node.target), inline(node.content))
        case Placeholder(name):
            return Markup('<mark class="placeholder">[{}]</mark>').format(name)


def _anchor(target: str) -> str:
    """The id of what a reference names: a provision, or a keyed item of one."""
    provision_id, _, key = target.partition(".")
    return f"{provision_id}/{key}" if key else provision_id
