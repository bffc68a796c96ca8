"""Words by which Dutch is read."""

from __future__ import annotations

from engross.language.words import ReadingWords

READING = ReadingWords(
    months=tuple(
        "januari februari maart april mei juni juli augustus september oktober november december".split(),
    ),
    weekdays=tuple("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()),
    dates=("{day} {month} {year}",),
    ordinals=("e", "ste", "de"),
    first=("eerste", "een"),
    joining=("en", "of", "tot"),
    provisions=tuple("artikel hoofdstuk titel afdeling bijlage domein deel".split()),
    ranks=(
        ("boek", "deel", "bijlage", "domein"),
        ("titel",),
        ("hoofdstuk",),
        ("afdeling",),
        ("artikel", "art"),
    ),
    between=("tussen",),
    done_at=("gedaan te", "aldus gedaan te", "aldus in", "opgemaakt te", "ondertekend te", "getekend te"),
    on_behalf=("voor", "namens"),
    and_="en",
    articles=(("de", ""), ("het", "neuter")),
    towns=("stad", "gemeente"),
    instruments=tuple("overeenkomst verdrag protocol akkoord wijziging convenant verklaring".split()),
    common=tuple("het een van zijn wordt voor met bij dat zal aan".split()),
    provisions_after=("bijlage",),
)
