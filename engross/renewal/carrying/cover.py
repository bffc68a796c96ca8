"""The cover: a title or a subject that changed, in each language."""

from __future__ import annotations

from engross.model.act_text import COVER, language_of
from engross.renewal.carrying.differences import of
from engross.renewal.carrying.rough import RoughCopy
from engross.renewal.chosen import at, parsed
from engross.renewal.rewording import as_typed, plainly
from engross.source.edits import add, put, scalar


def retitle(copy: RoughCopy) -> None:
    """Set title and subject in the file as the text in force has them; a title of the template gets a key there."""
    text = copy.now.text
    tags = copy.base.record.languages
    for unit in copy.wanted.units:
        own = copy.now.act.unit(unit.id)
        if of(unit) != COVER or own is None or len(own.pieces) != len(unit.pieces):
            continue
        tag = language_of(unit.id) or tags[0]
        if own.heading != unit.heading and ("title",) not in parsed(text).keys:
            text = add(text, ("kind",), f"title: {{{tag.split('-')[0]}: {scalar(as_typed(unit.heading))}}}")
        pairs = [(own.heading, unit.heading)]
        pairs += [(old.text, new.text) for old, new in zip(own.pieces, unit.pieces, strict=True)]
        for old, new in pairs:
            if old != new:
                text = _said(text, old, new)
    copy.keep(COVER, text, ("", "title"))


def _said(text: str, old: str, new: str) -> str:
    """The file with the first title or subject that says `old` saying `new`."""
    source = parsed(text)
    for path in source.values:
        value = at(source.data, path) if path[:1] in (("title",), ("subject",)) else None
        if isinstance(value, str) and plainly(value) == plainly(old):
            return put(text, path, scalar(as_typed(new)))
    return text
