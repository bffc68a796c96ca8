"""The parts of a language pack that are loaded alone, without its grammar.

`ReadingWords` are words by which a text is read before its language is known. `TemplateWords` are words that
templates print.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """The words of one language that readers of any text look for. All in small letters, unless the language has a
    capital there."""

    months: tuple[str, ...]
    """The twelve months, from January."""
    weekdays: tuple[str, ...]
    """The seven days of the week, from Monday."""
    dates: tuple[str, ...]
    """How a day is written: `{day}`, `{month}` and `{year}` with what stands between them."""
    ordinals: tuple[str, ...] = ()
    """What may follow the figure of an ordinal: er, re, e; st, nd, rd, th."""
    first: tuple[str, ...] = ()
    """Words for the number of a first provision: premier (chapitre premier)."""
    joining: tuple[str, ...] = ()
    """Words between the numbers of a list of references: et, ou, à (articles 3 à 5)."""
    provisions: tuple[str, ...] = ()
    """Names of numbered provisions, as headings of files have them: article, annexe, chapitre."""
    ranks: tuple[tuple[str, ...], ...] = ()
    """Names of provisions that a text without headings may use for them, from the widest to the narrowest: book and
    part, title, chapter, section, article. A provision of one rank contains those of the ranks after it. The names are
    those of `provisions` with older and shorter ones (livre, art)."""
    between: tuple[str, ...] = ()
    """What stands before the names of the parties on a cover: entre, between."""
    done_at: tuple[str, ...] = ()
    """How the sentence begins that says where and when an act was signed, up to the place: fait à, done at."""
    on_behalf: tuple[str, ...] = ()
    """How the caption of a signature begins, up to the name of the party: pour, for."""
    and_: str = ""
    """What joins two parties: et, and."""
    articles: tuple[tuple[str, str], ...] = ()
    """Definite articles, each with the gender that it shows (empty if it shows none): la, feminine."""
    towns: tuple[str, ...] = ()
    """What stands before the name of a town in the name of a body: ville de, city of."""
    instruments: tuple[str, ...] = ()
    """What acts call themselves, by which a title is known: protocole, accord, convention."""
    common: tuple[str, ...] = ()
    """Words that are frequent in this language and rare in the others, by which the language of a text is known."""
    provisions_after: tuple[str, ...] = ()
    """Names of what stands after the signatures: annexe, annex."""


def day_in(text: str, words: ReadingWords) -> date | None:
    """The first day that `text` names in full in the language of `words`; None if it names none that exists.

    Spaces are plain in `text`; superscript letters may stand between `<sup>` and `</sup>`.
    """
    months = "|".join(map(re.escape, words.months))
    ordinals = "|".join(map(re.escape, words.ordinals)) or "(?!)"
    fields = {
        "{day}": rf"(?P<day>\d{{1,2}})(?:(?:<sup>)?(?:{ordinals})(?:</sup>)?)?",
        "{month}": f"(?P<month>{months})",
        "{year}": r"(?P<year>\d{4})",
    }
    for form in words.dates:
        pattern = re.escape(form)
        for name, expression in fields.items():
            pattern = pattern.replace(re.escape(name), expression)
        if match := re.search(rf"(?<!\w){pattern}(?!\w)", text):
            try:
                return date(int(match["year"]), words.months.index(match["month"]) + 1, int(match["day"]))
            except ValueError:
                return None
    return None


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What templates print in one language, if they do not say it themselves: by the names of `template.yaml`."""

    words: Mapping[str, str] = field(default_factory=dict)
    """Words of the page: between, page, draft."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """How a provision is labelled, by its kind: `Artículo {n}`."""
