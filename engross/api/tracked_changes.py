"""Makes a DOCX with tracked changes from a redline, and proves it before giving it out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from engross.diagnostics import Collector, Origin, Refused, refuse
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.api.redlining import Acts, CompareOptions
    from engross.model.brief import Brief
    from engross.model.outline import Outline
    from engross.model.redline import Redline
    from engross.source.wordprocessing.passages import Taken

_LATER = timedelta(minutes=5)
_BLANKS = re.compile(r"[ \t\r\n]+")
_SPACES = re.compile("( +)")
_SUP = re.compile(r"</sup><sup>|<sup>(\s*)</sup>")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tracked_changes(
    redline: Redline, brief: Brief, options: CompareOptions, workspace: Workspace | None, acts: Acts | None
) -> bytes:
    """The DOCX: two `acts` in the layout of the act, if Word can hold both texts in it; else paragraph by paragraph.

    The result is read again by a reader that shares no code with the writer.
    Raises `Refused`: tracked-date for an invalid date; redline-not-exact if
    rejecting all changes does not give the old text, or accepting all of them
    the new text.
    """
    from engross.api.redlining import marked_act, marked_look, template_look
    from engross.model.redline import accept, reject
    from engross.render.redline_docx import act_docx, redline_docx, revision

    by = revision(brief, options.author, *moment(options.date), moves=options.moves == "native")
    look, _ = template_look(workspace, options.paper)
    sides = reject(redline), accept(redline)
    act = marked_act(redline, brief, acts, marked_look(workspace, acts, look), frozenset())
    if act is not None:
        content = act_docx(*act, by)
        if not _unlike(content, *sides):
            return content
    content = redline_docx(redline, brief, look, by)
    if wrong := _unlike(content, *sides):
        raise refuse("redline-not-exact", Origin(""), side=wrong[0], paragraph=wrong[1])
    return content


def moment(date: str) -> tuple[str, str]:
    """A day or moment (ISO 8601) in the form of tracked changes, and the moment 5 minutes later; empty for no date."""
    if not date:
        return "", ""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        raise refuse("tracked-date", Origin("--date"), date=date) from None
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}", f"{moment + _LATER:%Y-%m-%dT%H:%M:%SZ}"


def _unlike(content: bytes, old: Outline, new: Outline) -> tuple[str, int] | None:
    """The side (`old`, `new`) that the DOCX does not give back, and its first wrong paragraph (from 1); else None."""
    from engross.source.wordprocessing.passages import accepted, rejected

    for side, wanted, taken in (("old", old, rejected), ("new", new, accepted)):
        lines_read, lines = list(_read(content, taken)), list(_lines(wanted))
        differs = (number for number, pair in enumerate(zip(lines_read, lines, strict=False), 1) if not _alike(*pair))
        place = next(differs, min(len(lines_read), len(lines)) + 1)
        if place <= max(len(lines_read), len(lines)):
            return side, place
    return None


def _alike(line: _Line, other: _Line) -> bool:
    """Whether two paragraphs have the same words and formatting. No recorded formatting matches any formatting."""
    return line[:2] == other[:2] and (line[2] == other[2] or not line[2] or not other[2])


_Line = tuple[str, str, tuple[tuple[str, frozenset[str]], ...]]


def _read(content: bytes, taken: Taken) -> Iterator[_Line]:
    from engross.source.wordprocessing.reading import read_word_file

    try:
        yield from _lines(read_word_file(content, "", Collector(), taken).outline)
    except Refused:
        return


def _lines(outline: Outline) -> Iterator[_Line]:
    """Each paragraph as Word can hold it: its kind and list depth, its words, and their formatting.

    Blanks are collapsed, adjacent superscripts are joined, soft hyphens are removed, and a character that XML cannot
    hold becomes U+FFFD.
    """
    from engross.model.outline import StyleRuns, lines

    for line in lines(outline):
        text = plain_words(line.text)
        held: list[tuple[str, frozenset[str]]] = []
        if text == line.text:
            for start, end, styles in StyleRuns(line.formatting).between(0, len(text)):
                for words in filter(None, _SPACES.split(text[start:end])):
                    # Formatting of a blank is ignored, because a line may break there.
                    shown = frozenset(styles) & {"break"} if not words.strip(" ") else frozenset(styles) - {"break"}
                    if held and held[-1][1] == shown:
                        held[-1] = (held[-1][0] + words, shown)
                    else:
                        held.append((words, shown))
        if text.strip():
            yield f"{line.role} {max(line.depth, int(line.role == 'li'))}", text, tuple(held)


def plain_words(text: str) -> str:
    """Words as Word can hold them: blanks collapsed, superiors joined, without what XML cannot hold."""
    text = _FORBIDDEN.sub("\ufffd", _BLANKS.sub(" ", text.replace("\u00ad", "")))
    return _SUP.sub(lambda match: match[1] or "", text).strip(" ")
