"""The document as a DOCX (ECMA-376, Transitional) that a lawyer can work in: real headings, lists and numbers.

`package` writes the zip; `styles`, `numbering`, `margins` and `properties` write its other parts. The text is written
by `cover`, then by `provisions` (or `columns`, where languages stand side by side), which use `blocks`, `tables` and
`signatures`; these use `paragraphs`, and paragraphs use `inlines`. `writer` holds the state meanwhile. In a document
that holds two texts the marks become tracked changes. `engross.source.wordprocessing.docx` reads all of it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from engross.model.document import Document, Version, plain
from engross.model.rendering import Look, Rendering
from engross.render.docx.blocks import blocks
from engross.render.docx.columns import columns
from engross.render.docx.cover import cover
from engross.render.docx.margins import called, foot, head, references, section, text_width
from engross.render.docx.markup import tag
from engross.render.docx.paragraphs import paragraph
from engross.render.docx.properties import properties, settings
from engross.render.docx.provisions import provisions
from engross.render.docx.styles import NAMESPACES, font_table, styles
from engross.render.docx.writer import Revision, Writer
from engross.render.outline import outline
from engross.render.redline_json import outline_json

HASH, NAME = "engross-sha256", "engross-document"
"""The custom properties: the hash of the outline of the text (its JSON), and the id of the document."""


def render(document: Document, look: Look) -> Rendering:
    """The bytes of the package, the same for the same document and look.

    Raises `Refused` for an emblem that cannot be drawn.
    """
    return Rendering(written(document, look, Revision()))


def written(document: Document, look: Look, revision: Revision, *, counted: bool = True) -> bytes:
    """The package. In a document that holds two texts, `revision` says who changed it and when.

    `counted` says whether Word counts the numbers. If not, they are typed.
    """
    writer = Writer(revision=revision, lang=document.lang, counted=counted)
    package, front = writer.package, document.versions[0].front
    package.relate("styles.xml", styles(document.lang), "styles")
    package.relate("settings.xml", settings(document.lang), "settings")
    package.relate("fontTable.xml", font_table(), "fontTable")
    wide = document.arrangement == "columns" and len(document.versions) > 1
    above = head(writer, front) if look.draft and front.word("draft") else ""
    below = foot(writer, called(front), front.word("page"), text_width(wide=wide))
    writer.width = text_width(wide=True)
    first = "".join(cover(writer, document, look))
    end = tag(
        "p", tag("pPr", tag("pStyle", val="Spacer") + section(look, references(header=above), wide=True, last=False))
    )
    writer.width = text_width(wide=wide)
    text = "".join(_side_by_side(writer, document) if wide else _in_sequence(writer, document))
    package.relate("numbering.xml", writer.numbering.part(), "numbering")
    if writer.comments:
        package.relate("comments.xml", f"<w:comments {NAMESPACES}>{''.join(writer.comments)}</w:comments>", "comments")
    last = section(look, references(header=above, footer=below), wide=wide)
    body = f"<w:document {NAMESPACES}><w:body>{first}{end}{text}{last}</w:body></w:document>"
    title = plain(front.title) + (f" {plain(front.period)}" if front.period else "")
    digest = sha256(outline_json(outline(document)).encode()).hexdigest()
    return package.written(body, properties(title, document.lang, {NAME: document.id, HASH: digest}))


def _suffix(document: Document, version: Version) -> str:
    return f"@{version.lang}" if version is not document.versions[0] else ""


def _side_by_side(writer: Writer, document: Document) -> Iterator[str]:
    named = [(version.lang, _suffix(document, version), version) for version in document.versions]
    yield columns(writer, [(lang, suffix, version.provisions) for lang, suffix, version in named])
    yield from blocks(writer, document.closing)
    if any(version.annexes for version in document.versions):
        yield columns(writer, [(lang, suffix, version.annexes) for lang, suffix, version in named])


def _in_sequence(writer: Writer, document: Document) -> Iterator[str]:
    first = document.versions[0]
    for version in document.versions:
        with writer.version(version.lang, _suffix(document, version), writer.width):
            if version is not first and version.again != ():
                again = version.front.opening if version.again is None else version.again
                yield from paragraph(writer, again, "VersionOpening")
            yield from provisions(writer, version.provisions, 1)
    yield from blocks(writer, document.closing)
    for version in document.versions:
        with writer.version(version.lang, _suffix(document, version), writer.width):
            yield from provisions(writer, version.annexes, 1)


__all__ = ["HASH", "NAME", "Revision", "render", "written"]
