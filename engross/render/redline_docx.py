"""A redline as a DOCX with tracked changes: rejecting all gives the old text, accepting all the new one.

Two acts are shown as one act that holds both (`act_docx`), any other two texts paragraph by paragraph (`redline_docx`).
The caller proves that both texts can be read back from the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.model.brief import Brief
from engross.model.document import Break, Document, Inline, Mark, Marked, Styled, Superscript, Text
from engross.model.mark_description import MarkDescriber
from engross.model.outline import OutlineClause, OutlineLine, lines
from engross.model.redline import Fragment, Redline, Seg, accept, fragments, reject, style_changes
from engross.model.rendering import Look
from engross.render.docx import Revision, written
from engross.render.docx.blocks import level_in_list
from engross.render.docx.margins import foot, references, section, text_width
from engross.render.docx.markup import tag
from engross.render.docx.paragraphs import marked_paragraph
from engross.render.docx.properties import properties, settings
from engross.render.docx.styles import NAMESPACES, font_table, styles
from engross.render.docx.writer import Writer

_COMMENTED = ("renumbering", "value", "typography")
"""The natures of changes that Word shows like any other: a comment says what they are."""
_SUP, _BLANK = re.compile("(<sup>.*?</sup>)"), re.compile("( )")


def revision(brief: Brief, author: str, date: str, later: str, *, moves: bool) -> Revision:
    """Who changes, when, and what comments say, in the language of the account."""
    natures = {figure.nature: figure.name for figure in brief.figures if figure.nature in _COMMENTED}
    sentences = (
        "\u00a0; ".join(sentence.text for sentence in brief.sentences)
        if brief.lang == "fr"
        else "; ".join(sentence.text for sentence in brief.sentences)
    )
    account = f"{brief.title} – {brief.old} → {brief.new}. {brief.lead or sentences}".strip()
    return Revision(author or "engross", date, later, moves, natures, account)


def act_docx(marked: Document, look: Look, by: Revision) -> bytes:
    """The marked act, which holds both texts."""
    return written(marked, look, by, counted=False)


def redline_docx(redline: Redline, brief: Brief, look: Look, by: Revision) -> bytes:
    """Any redline: each paragraph in the style of its kind. Numbers and bullets before it are typed."""
    lang = redline.new.lang or redline.old.lang or brief.lang
    writer = Writer(revision=by, lang=lang, width=text_width(wide=False))
    package = writer.package
    package.relate("styles.xml", styles(lang), "styles")
    package.relate("settings.xml", settings(lang), "settings")
    package.relate("fontTable.xml", font_table(), "fontTable")
    below = foot(writer, f"{brief.old} → {brief.new}", brief.words["page"], writer.width)
    body = "".join(_paragraphs(writer, redline, brief))
    package.relate("numbering.xml", writer.numbering.part(), "numbering")
    if by.account:
        body = _with_account(writer, body, by.account)
    if writer.comments:
        package.relate("comments.xml", f"<w:comments {NAMESPACES}>{''.join(writer.comments)}</w:comments>", "comments")
    last = section(look, references(footer=below), wide=False)
    document = f"<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
    return package.written(document, properties(f"{brief.title} – {brief.old} → {brief.new}", lang, {}))


def _with_account(writer: Writer, body: str, account: str) -> str:
    """The account as a comment at the beginning of the first paragraph."""
    position = body.index("</w:pPr>") + len("</w:pPr>") if "</w:pPr>" in body else -1
    return body if position < 0 else body[:position] + writer.comment(account, "") + body[position:]


def _paragraphs(writer: Writer, redline: Redline, brief: Brief) -> Iterator[str]:
    describer = MarkDescriber(brief)
    sides = reject(redline), accept(redline)
    old, new = (list(lines(side)) for side in sides)
    contents = [
        tuple(node for seg, held in zip(block.segs, of, strict=True) for node in _inlines(seg, held, describer))
        for block, of in zip(redline.blocks, fragments(redline), strict=True)
    ]
    ends = [None if block.end.op == "equal" else describer.mark(block.end, label=False) for block in redline.blocks]
    for block, content, end in zip(redline.blocks, contents, _shifted(ends), strict=True):
        was = old[block.old] if block.old is not None and block.old < len(old) else None
        now = new[block.new] if block.new is not None and block.new < len(new) else None
        style, place = _kind(writer, now or was, sides[1 if now else 0].clauses)
        before = _kind(writer, was, sides[0].clauses) if was else (style, place)
        change = ""
        if before != (style, place):
            change = tag("pPrChange", tag("pPr", tag("pStyle", val=before[0]) + before[1]), **writer.revised())
        yield _changed(marked_paragraph(writer, content, style, end, "", place), change)
    if not redline.blocks:
        yield tag("p")


def _changed(paragraph: str, change: str) -> str:
    """A paragraph with the change of its style. The schema wants that change last in its properties."""
    return paragraph.replace("</w:pPr>", f"{change}</w:pPr>", 1) if change else paragraph


def _shifted(ends: Sequence[Mark | None]) -> list[Mark | None]:
    """The marks of paragraphs, where each mark at the end of the text moves to the paragraph before.

    Word cannot delete the mark of the last paragraph. If the last two of five paragraphs were put in, the marks of
    the third and fourth are tracked instead, and the fifth has none.
    """
    first_moved = len(ends)
    while first_moved and ends[first_moved - 1] is not None:
        first_moved -= 1
    if first_moved == len(ends):
        return list(ends)
    tail = ends[first_moved:]
    return [*ends[: first_moved - 1], *tail, None] if first_moved else [*tail[1:], None]


def _kind(writer: Writer, line: OutlineLine | None, clauses: Sequence[OutlineClause]) -> tuple[str, str]:
    """The style of a paragraph, and its place in lists as a property."""
    if line is not None and line.role == "heading":
        return f"Heading{min(max(1, clauses[line.clause].level), 6)}", ""
    if line is None or (line.role == "p" and not line.depth):
        return "BodyText", ""
    numbering = writer.numbering.shared_dashes() if line.marker == "bullet" else writer.numbering.plain()
    place = level_in_list(numbering, max(0, line.depth - 1)) if line.depth or line.marker == "bullet" else ""
    return "ListItem" if line.role == "li" else "ListContinue", place


def _inlines(seg: Seg, held: tuple[Fragment, ...], describer: MarkDescriber) -> Iterator[Inline]:
    """The words of a segment as nodes, under its mark if it has one."""
    turned = style_changes(held)
    for child in held:
        mark = describer.mark(seg, turned, label=False) if seg.op != "equal" or seg.change else None
        if mark is not None:
            mark = replace(mark, style_changes=style_changes((child,)))
        nodes = _set(child.text, child.new if seg.becomes else child.old, split="break" in child.old | child.new)
        yield from (nodes if mark is None else (Marked(mark, nodes),))


def _set(text: str, styles_: frozenset[str], *, split: bool) -> tuple[Inline, ...]:
    """Words with their superiors, in their styles; a blank at which a line breaks is a break.

    `split` is whether lines break at these blanks in one of both texts: each is a node then.
    """
    broken = "break" in styles_
    nodes: tuple[Inline, ...] = tuple(
        Superscript(part[5:-6]) if _SUP.fullmatch(part) else Break() if broken and part == " " else Text(part)
        for part in (_BLANK if split else _SUP).split(text)
        if part
    )
    for style in ("strong", "emphasis"):
        if style in styles_:
            nodes = (Styled("strong" if style == "strong" else "emphasis", nodes),)
    return nodes
