"""Languages side by side: what has the same id stands on the same row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from engross.model.document import Provision
from engross.render.html.inlines import lines
from engross.render.html.marked import NOTHING
from engross.render.html.provisions import heading, parts

Column = tuple[str, str, Sequence[Provision]]
"""A language, what stands after its ids, and its provisions."""


def columns(languages: Sequence[Column], level: int) -> Markup:
    """The provisions of every language in rows, their headings at `level`."""
    found: dict[str, dict[int, Markup]] = {}
    kinds: dict[str, str] = {}
    order: list[str] = []
    for index, (_, suffix, provisions) in enumerate(languages):
        at = 0
        for ident, kind, shown in _rows(provisions, level, suffix):
            if ident not in found:
                found[ident] = {}
                kinds[ident] = kind
                order.insert(at, ident) if index else order.append(ident)
            found[ident][index] = shown
            at = order.index(ident) + 1
    rows = []
    for ident in order:
        cells = NOTHING.join(
            Markup('<div class="cell" lang="{}">{}</div>').format(lang, found[ident].get(index, NOTHING))
            for index, (lang, _, _) in enumerate(languages)
        )
        rows.append(Markup('<div class="row {}">{}</div>').format(kinds[ident], cells))
    return Markup('<div class="parallel">\n{}\n</div>').format(lines(rows))


def _rows(provisions: Sequence[Provision], level: int, suffix: str) -> Iterator[tuple[str, str, Markup]]:
    """The rows of one language: what names a row, its class, and what stands in it."""
    for one in provisions:
        name = one.id + suffix
        if headed := heading(one, level, suffix):
            shown = Markup('<div class="provision {}" id="{}">{}</div>').format(one.kind, name, headed)
            yield f"{one.id}#heading", f"head {one.kind}", shown
        for index, (part, made) in enumerate(parts(one, level, suffix)):
            if isinstance(part, Provision):
                yield from _rows((part,), level + 1 if one.heading else level, suffix)
            elif index == 0 and not headed:
                yield part.id, one.kind, Markup('<div id="{}">{}</div>').format(name, made)
            else:
                yield part.id, "body", made
