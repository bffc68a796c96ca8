"""The words that a template prints in languages for which it has no words itself.

A template gives its words and labels in some languages. For another language they come from the folder of that
language, so that an act can be written in it without a change to any template. The words of the template always come
first.
"""

from __future__ import annotations

from collections.abc import Mapping

from engross.language import template_words
from engross.model.tag import localized
from engross.model.template import TemplateRecord


def in_every_language(record: TemplateRecord) -> TemplateRecord:
    """The record, its words and labels completed for the languages that it does not speak."""
    words, numbering = dict(record.words), dict(record.numbering)
    for code, added in template_words().items():
        for key, texts in words.items():
            words[key] = _completed(texts, code, added.words.get(key))
        for kind, how in numbering.items():
            label = _completed(how.label, code, added.labels.get(kind))
            numbering[kind] = how.model_copy(update={"label": label})
    return record.model_copy(update={"words": words, "numbering": numbering})


def _completed(texts: Mapping[str, str], code: str, text: str | None) -> dict[str, str]:
    known = text is None or localized(texts, code) is not None
    return dict(texts) if known else {**texts, code: str(text)}
