"""Two sides' changes as tracked changes, each of its side: rejecting all gives the last text.

What both changed alike is of both: `Ours + Theirs` is its author. Where they
changed the same words otherwise, both take the words out, and each puts in its
own. So the changes of one side and those of both, accepted alone, give the
text of that side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from engross.model.brief import ThreeBrief
from engross.model.rendering import Look
from engross.model.three import By, Three
from engross.render.docx.margins import foot, references, section, text_width
from engross.render.docx.markup import escape, tag
from engross.render.docx.properties import properties, settings
from engross.render.docx.styles import NAMESPACES, font_table, styles
from engross.render.docx.writer import Revision, Writer

BOTH = " + "
"""Stands between the names of the sides in the name of both."""
_SUP = re.compile("(<sup>.*?</sup>)")
_Deed = tuple[str, By]
"""`ins` or `del`, and whose it is."""


@dataclass(slots=True)
class _OpenParagraph:
    runs: list[tuple[str, _Deed | None]] = field(default_factory=list)
    end: _Deed | None = None


def authors(brief: ThreeBrief) -> dict[By, str]:
    """Who the author of each change is in the file."""
    ours, theirs = brief.labels
    theirs = theirs if theirs != ours else f"{theirs} (2)"
    both = f"{ours}{BOTH}{theirs}"
    return {By.OURS: ours, By.THEIRS: theirs, By.BOTH: both, By.CONFLICT: both}


def three_docx(three: Three, brief: ThreeBrief, look: Look, date: str, later: str) -> bytes:
    """The DOCX. `date` and `later`, five minutes after it, are those of the changes (ISO 8601 in UTC, or empty)."""
    lang = three.lang or brief.lang
    writer = Writer(revision=Revision("engross", date, later), lang=lang, width=text_width(wide=False))
    package = writer.package
    package.relate("styles.xml", styles(lang), "styles")
    package.relate("settings.xml", settings(lang), "settings")
    package.relate("fontTable.xml", font_table(), "fontTable")
    below = foot(writer, " · ".join(brief.names), brief.words["page"], writer.width)
    named = authors(brief)
    body = "".join(_paragraph(writer, one, named, three.headings) for one in _paragraphs(three))
    # The mark of the last paragraph cannot vanish, so an empty one stands last.
    body += tag("p", tag("pPr", tag("pStyle", val="BodyText")))
    package.relate("numbering.xml", writer.numbering.part(), "numbering")
    last = section(look, references(footer=below), wide=False)
    document = f"<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
    return package.written(document, properties(brief.title, lang, {}))


def _paragraphs(three: Three) -> Iterator[_OpenParagraph]:
    """The paragraphs of all three texts in one; each ends with a mark that a side may have put in or taken out."""
    now = _OpenParagraph()
    for text, deed in _stretches(three):
        *ended, rest = text.split("\n")
        for words in ended:
            now.runs.append((words, deed))
            now.end = deed
            yield now
            now = _OpenParagraph()
        now.runs.append((rest, deed))
    if any(words for words, _ in now.runs):
        yield now


def _stretches(three: Three) -> Iterator[tuple[str, _Deed | None]]:
    for part in three.parts:
        match part.by:
            case None:
                yield part.last, None
            case By.CONFLICT:
                yield part.last, ("del", By.BOTH)
                yield part.ours, ("ins", By.OURS)
                yield part.theirs, ("ins", By.THEIRS)
            case By.THEIRS:
                yield part.last, ("del", By.THEIRS)
                yield part.theirs, ("ins", By.THEIRS)
            case by:
                yield part.last, ("del", by)
                yield part.ours, ("ins", by)


def _paragraph(writer: Writer, one: _OpenParagraph, named: dict[By, str], headings: frozenset[str]) -> str:
    runs = [(words, deed) for words, deed in one.runs if words]
    texts = {"".join(words for words, deed in runs if deed is None or deed[0] == kind) for kind in ("ins", "del")}
    style = "Heading2" if texts & headings else "BodyText"
    out = []
    for rank, (words, deed) in enumerate(runs):
        inside = "".join(
            _run(piece, deleted=deed is not None and deed[0] == "del") for piece in _SUP.split(words) if piece
        )
        if deed is not None:
            # LibreOffice joins changes on both sides of a mark that nobody changed, if they are of one time.
            later = rank == len(runs) - 1 and one.end is None
            inside = tag(deed[0], inside, **_revised(writer, named[deed[1]], later=later))
        out.append(inside)
    mark = ""
    if one.end is not None:
        mark = tag("rPr", tag(one.end[0], **_revised(writer, named[one.end[1]])))
    return tag("p", tag("pPr", tag("pStyle", val=style) + mark) + "".join(out))


def _revised(writer: Writer, author: str, *, later: bool = False) -> dict[str, str | int | None]:
    date = writer.revision.later if later else writer.revision.date
    return {**writer.revised(), "author": author, "date": date or None}


def _run(words: str, *, deleted: bool) -> str:
    raised = _SUP.fullmatch(words)
    text = escape(words[len("<sup>") : -len("</sup>")] if raised else words)
    setting = tag("rPr", tag("vertAlign", val="superscript")) if raised else ""
    name = "delText" if deleted else "t"
    return tag("r", f'{setting}<w:{name} xml:space="preserve">{text}</w:{name}>')
