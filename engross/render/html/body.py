"""All that follows the cover: the languages one after the other or side by side, the signatures, the annexes.

The versions of an act share their ids, and a page may hold each id only once. So elements of the first language
have the ids of the tree, and those of the others have a suffix: `objet` and `objet:en`.
"""

from __future__ import annotations

from markupsafe import Markup

from engross.model.document import Document, Version
from engross.render.html.blocks import blocks
from engross.render.html.columns import columns
from engross.render.html.inlines import inline, lines
from engross.render.html.provisions import provisions
from engross.render.html.setting import Continuation, Setting
from engross.render.table_fit import TableRoom

_LEVEL = 2
"""The level of the highest headings of the text. Level 1 is the title."""


def body(document: Document, *, large: bool = False, continuation: Continuation | None = None) -> Markup:
    """The text of an act in all its languages, its signatures once, its annexes after them.

    `large` says that it is set in large type. `continuation` is for signatures that fill more than a page.
    """
    langs = tuple(version.lang for version in document.versions)
    room = TableRoom(len(langs) if parallel(document) else 1, large)
    settings = [Setting(f":{lang}" if index else "", room, langs=langs) for index, lang in enumerate(langs)]
    closing = blocks(document.closing, Setting(langs=langs, continuation=continuation))
    arranged = _side_by_side if parallel(document) else _in_sequence
    return lines(arranged(document, settings, closing))


def parallel(document: Document) -> bool:
    """Whether the languages of an act stand side by side."""
    return document.arrangement == "columns" and len(document.versions) > 1


def _side_by_side(document: Document, settings: list[Setting], closing: Markup) -> list[Markup]:
    both = list(zip(document.versions, settings, strict=True))
    out = [columns([(one.lang, setting, one.provisions) for one, setting in both], _LEVEL), closing]
    if any(one.annexes for one in document.versions):
        out.append(columns([(one.lang, setting, one.annexes) for one, setting in both], _LEVEL))
    return out


def _in_sequence(document: Document, settings: list[Setting], closing: Markup) -> list[Markup]:
    first, last = document.versions[0], document.versions[-1]
    out = []
    for version, setting in zip(document.versions, settings, strict=True):
        parts = [] if version is first or version.again == () else [_opening(version)]
        parts.append(provisions(version.provisions, _LEVEL, setting))
        if version is last:
            parts.append(closing)
        out.append(_version(version, lines(parts), "version" if version is first else "version next"))
    for version, setting in zip(document.versions, settings, strict=True):
        if version.annexes:
            out.append(_version(version, provisions(version.annexes, _LEVEL, setting), "version annexes"))
    return out


def _version(version: Version, inside: Markup, kind: str) -> Markup:
    return Markup('<div class="{}" lang="{}">\n{}\n</div>').format(kind, version.lang, inside)


def _opening(version: Version) -> Markup:
    """The title again, where the text in another language begins: a heading of the first level, as the first title
    is."""
    again = version.front.opening if version.again is None else version.again
    return Markup('<h1 class="opening">{}</h1>').format(inline(again))
