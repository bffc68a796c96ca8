"""Inlines as runs of Word: words, superscripts, emphasis, references, placeholders. Marks become tracked changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from engross.model.document import (
    Break,
    Inline,
    Mark,
    Marked,
    Placeholder,
    Reference,
    Seam,
    Styled,
    Superscript,
    Text,
    Value,
)
from engross.render.docx.markup import escape, tag
from engross.render.docx.writer import Writer, bookmark_name

_SPECIAL = re.compile("([\t\n\u00ad\u2011])")
_ELEMENTS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}
"""Characters for which Word has elements of their own."""


@dataclass(frozen=True, slots=True)
class RunSetting:
    """How words are set: their character style, bold, italic, raised; and the mark that they stand under."""

    style: str = ""
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    mark: Mark | None = None


PLAIN = RunSetting()


def runs(writer: Writer, content: Sequence[Inline], setting: RunSetting = PLAIN) -> str:
    """Inlines as runs in the language of the writer."""
    return "".join(_run(writer, node, setting) for node in content)


def _run(writer: Writer, node: Inline, setting: RunSetting) -> str:
    match node:
        case Text(text):
            return words(writer, text, setting)
        case Superscript(text):
            return words(writer, text, replace(setting, raised=True))
        case Break():
            return words(writer, "\n", setting)
        case Placeholder(name):
            return words(writer, f"[{name}]", replace(setting, style="Placeholder"))
        case Styled("emphasis"):
            return runs(writer, node.content, replace(setting, emphasis=True))
        case Styled():
            return runs(writer, node.content, replace(setting, strong=True))
        case Reference(target):
            inside = runs(writer, node.content, setting)
            # A tracked change may stand in a link; a link may not stand in a tracked change.
            if setting.mark is not None and _tracked(setting.mark):
                return inside
            provision, _, key = target.partition(".")
            place = (f"{provision}/{key}" if key else provision) + writer.suffix
            return tag("hyperlink", inside, anchor=bookmark_name(place))
        case Value():
            return runs(writer, node.content, setting)
        case Marked(mark):
            return runs(writer, node.content, replace(setting, mark=mark))
        case Seam():
            return ""


def words(writer: Writer, text: str, setting: RunSetting = PLAIN) -> str:
    """Plain words as one run, inside a tracked change if they stand under a mark."""
    if not text:
        return ""
    if setting.mark is not None and setting.mark.style_changes:
        if text == "\n" and "set.break" in setting.mark.style_changes:
            return _exchanged(writer, " ", text, setting)
        if text == " " and "unset.break" in setting.mark.style_changes:
            return _exchanged(writer, "\n", text, setting)
    taken_out = setting.mark is not None and not setting.mark.becomes
    moved = setting.mark is not None and element(writer, setting.mark) == "moveFrom"
    name = "delText" if taken_out and not moved else "t"
    held = "".join(
        _ELEMENTS.get(part) or f'<w:{name} xml:space="preserve">{escape(part)}</w:{name}>'
        for part in _SPECIAL.split(text)
        if part
    )
    run = tag("r", run_properties(writer, setting) + held)
    if setting.mark is None or not _tracked(setting.mark):
        return run if setting.mark is None else writer.commented_on(setting.mark, run)
    return writer.commented_on(setting.mark, tag(element(writer, setting.mark), run, **writer.revised(setting.mark)))


def _exchanged(writer: Writer, old: str, new: str, setting: RunSetting) -> str:
    """A space that became a line break, or a line break that became a space. Word treats them as two characters."""
    assert setting.mark is not None
    marks = (replace(setting.mark, deed=deed, style_changes=()) for deed in ("deleted", "inserted"))
    return "".join(
        words(writer, text, replace(setting, mark=mark)) for text, mark in zip((old, new), marks, strict=True)
    )


def element(writer: Writer, mark: Mark) -> str:
    """The element of a tracked change. Moved words have an element of their own if moves are shown as moves."""
    if writer.revision.moves and mark.move and not writer.plain_moves:
        return "moveTo" if mark.becomes else "moveFrom"
    return "ins" if mark.becomes else "del"


def run_properties(writer: Writer, setting: RunSetting) -> str:
    """How a run is set. Where the old text sets it otherwise, a tracked change says how."""
    now = _properties(writer, setting)
    if setting.mark is not None and setting.mark.style_changes:
        changes = setting.mark.style_changes
        strong = "unset.strong" in changes or (setting.strong and "set.strong" not in changes)
        emphasis = "unset.emphasis" in changes or (setting.emphasis and "set.emphasis" not in changes)
        before = _properties(writer, replace(setting, strong=strong, emphasis=emphasis))
        now += tag("rPrChange", tag("rPr", before), **writer.revised(setting.mark))
    return tag("rPr", now)


def _properties(writer: Writer, setting: RunSetting) -> str:
    """Style, weight, slope, height and language, in the order of the schema."""
    style = setting.style or ("Superior" if setting.raised else "")
    return "".join(
        (
            tag("rStyle", val=style) if style else "",
            "<w:b/>" if setting.strong else "",
            "<w:i/>" if setting.emphasis else "",
            '<w:caps w:val="0"/>' if setting.raised else "",
            tag("vertAlign", val="superscript") if setting.raised else "",
            tag("lang", val=writer.lang) if writer.lang else "",
        )
    )


def _tracked(mark: Mark) -> bool:
    """Whether a mark is a tracked change. The mark of words that are only set otherwise is not."""
    return mark.was != mark.becomes
