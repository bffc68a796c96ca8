"""Words by which English is read."""

from __future__ import annotations

from engross.language.words import ReadingWords

READING = ReadingWords(
    months=tuple(
        "January February March April May June July August September October November December".split(),
    ),
    weekdays=tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()),
    dates=("{day} {month} {year}", "{month} {day}, {year}"),
    ordinals=("st", "nd", "rd", "th"),
    first=("first", "one"),
    joining=("and", "or", "to"),
    provisions=tuple("article chapter title section annex appendix part".split()),
    ranks=(
        ("book", "part", "annex", "appendix", "schedule"),
        ("title",),
        ("chapter",),
        ("section", "sect", "subsection"),
        ("article", "art", "clause"),
    ),
    between=("between",),
    done_at=("done at", "done in", "signed at", "signed in", "made at"),
    on_behalf=("for", "on behalf of"),
    and_="and",
    articles=(("the", ""),),
    towns=("city of", "town of", "municipality of", "borough of"),
    instruments=tuple("protocol agreement memorandum convention charter declaration treaty".split()),
    common=tuple("the of and to shall with by be this which".split()),
    provisions_after=("annex", "appendix", "schedule"),
)
