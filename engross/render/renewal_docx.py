"""The sheet of a renewal for Word: for each provision its words, what ages in it, and boxes for each party to fill in.

Each field stands in a bookmark with an id of its own (`reply/culture/quebec/keep`), so that a reader finds it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engross.model.document import Inline, Styled, Text
from engross.model.rendering import Look
from engross.model.renewal import RenewalFinding, RenewalSheet, Reply, Row
from engross.render.docx.margins import foot, references, section, text_width
from engross.render.docx.markup import tag
from engross.render.docx.paragraphs import paragraph
from engross.render.docx.properties import properties, settings
from engross.render.docx.styles import NAMESPACES, font_table, styles
from engross.render.docx.tables import frame, table_row
from engross.render.docx.writer import Writer

_OPEN, _TICKED = "☐", "☒"
_DECISIONS = ("keep", "amend", "drop")
_KEEP = "<w:keepNext/>"
_UNDERLINED = '<w:u w:val="single"/>'


def renewal_docx(sheet: RenewalSheet, look: Look) -> bytes:
    """The package. What parties have replied is ticked and written in; all other fields are open."""
    writer = Writer(lang=sheet.lang, width=text_width(wide=False))
    package = writer.package
    package.relate("styles.xml", styles(sheet.lang), "styles")
    package.relate("settings.xml", settings(sheet.lang), "settings")
    package.relate("fontTable.xml", font_table(), "fontTable")
    title = f"{sheet.words['title']} – {sheet.title} {sheet.period}"
    below = foot(writer, title, sheet.words["page"], writer.width)
    body = "".join(_body(writer, sheet))
    package.relate("numbering.xml", writer.numbering.part(), "numbering")
    last = section(look, references(footer=below), wide=False)
    document = f"<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
    return package.written(document, properties(title, sheet.lang, {"engross-renewal": sheet.protocol}))


def _body(writer: Writer, sheet: RenewalSheet) -> Iterator[str]:
    words = sheet.words
    yield from _said(writer, words["title"], "Title")
    yield from _said(writer, f"{sheet.title} {sheet.period}", "CoverPeriod")
    yield from _said(writer, f"{words['before']} {' ; '.join(sheet.earlier)}")
    yield from _said(writer, f"{words['parties']} {', '.join(name for _, name in sheet.parties)}")
    yield from _said(writer, words["how"])
    if sheet.chain:
        yield from _said(writer, words["chain"], "Heading1")
        yield from _findings(writer, sheet.chain)
    yield from _said(writer, words["clauses"], "Heading1")
    for row in sheet.rows:
        yield from _row(writer, sheet, row)
    if sheet.blanks:
        yield from _said(writer, words["blanks"], "Heading1")
        for blank in sheet.blanks:
            yield from _said(writer, blank.question, properties=_KEEP)
            yield from _said(writer, blank.agreed or " ", "TableText", f"blank/{blank.name}")
    yield from _said(writer, words["new"], "Heading1")
    for number in range(1, 4):
        for name in ("heading", "text", "proposer"):
            yield from _said(writer, words[name], properties=_KEEP)
            yield from _said(writer, " ", "TableText", f"new/{number}/{name}")
    if sheet.changes:
        yield from _said(writer, words["changes"], "Heading1")
        for change in sheet.changes:
            yield from _said(writer, f"– {change}")


def _said(writer: Writer, text: str, style: str = "BodyText", ident: str = "", properties: str = "") -> Iterator[str]:
    yield from paragraph(writer, (Text(text),), style, ident, properties)


def _row(writer: Writer, sheet: RenewalSheet, row: Row) -> Iterator[str]:
    yield from _said(writer, row.title or row.heading or sheet.words["closing"], "Heading2", row.id)
    for shown in row.paragraphs:
        marker: tuple[Inline, ...] = (Text(f"{shown.marker} "),) if shown.marker else ()
        runs = tuple(Styled("emphasis", (Text(run.text),)) if run.value else Text(run.text) for run in shown.runs)
        # Words from data are underlined, as the sheet says. No node of the tree is, so emphasis is exchanged.
        made = paragraph(writer, (*marker, *runs), "BodyText")
        yield from (xml.replace("<w:i/>", _UNDERLINED) for xml in made)
    yield from _findings(writer, row.ages)
    for choice in row.choices:
        yield from _said(writer, f"{sheet.words['choice']} {choice.note or choice.edition}", "Note")
    yield _replies(writer, sheet, row)
    yield from _said(writer, "", "Spacer")


def _findings(writer: Writer, found: Sequence[RenewalFinding]) -> Iterator[str]:
    for finding in found:
        said = f"{finding.why} {finding.proposal}".replace("`", "").strip()
        yield from _said(writer, f"• {said}", "Note")


def _replies(writer: Writer, sheet: RenewalSheet, row: Row) -> str:
    """A table with a line for each party: three boxes to tick, and room for a remark."""
    widths = [writer.width * share // 100 for share in (28, 14, 14, 14, 30)]
    words = sheet.words
    names = (words["decision"], *(words[decision] for decision in _DECISIONS), words["remark"])
    head = ["".join(_said(writer, name, "TableHeading")) for name in names]
    rows = [table_row(head, widths, "<w:cantSplit/><w:tblHeader/>")]
    for key, name in sheet.parties:
        reply = row.reply_of(key)
        cells = ["".join(_said(writer, name, "TableText"))]
        cells += [_box(writer, row.id, key, decision, reply) for decision in _DECISIONS]
        note = reply.note if reply is not None else ""
        cells.append("".join(_said(writer, note or " ", "TableText", f"reply/{row.id}/{key}/note")))
        rows.append(table_row(cells, widths, "<w:cantSplit/>"))
    return frame("ActTable", widths, rows)


def _box(writer: Writer, ident: str, party: str, decision: str, reply: Reply | None) -> str:
    ticked = reply is not None and reply.decision == decision
    centred = tag("jc", val="center")
    name = f"reply/{ident}/{party}/{decision}"
    return "".join(_said(writer, _TICKED if ticked else _OPEN, "TableText", name, centred))
