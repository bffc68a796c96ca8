"""Dutch, case by case. In these tables ␣ is a no-break space."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date

from engross.language import grammar
from engross.model.noun import Gender, Noun

NL, BE = grammar("nl-NL"), grammar("nl-BE")


def seen(text: str) -> str:
    return text.replace("\u00a0", "␣")


@pytest.mark.parametrize(
    ("noun", "the"),
    [
        (Noun(text="stad Namen", article=True, gender=Gender.FEMININE), "de stad Namen"),
        (Noun(text="protocol", article=True, gender=Gender.NEUTER), "het protocol"),
        (Noun(text="protocollen", article=True, gender=Gender.NEUTER, number="plural"), "de protocollen"),
        (Noun(text="Namen"), "Namen"),
        (Noun(text="Den Haag", article=True), "Den Haag"),
        (Noun(text="'s-Hertogenbosch"), "’s-Hertogenbosch"),
    ],
)
def test_the_article_follows_gender(noun: Noun, the: str) -> None:
    assert BE.the(noun) == the
    assert [say(noun) for say in (BE.of, BE.to, BE.at, BE.by)] == [
        f"van {the}",
        f"aan {the}",
        f"te {the}",
        f"door {the}",
    ]


def test_names_together() -> None:
    city = Noun(text="stad", plural="steden", gender=Gender.FEMININE)
    assert BE.collective(city, [Noun(text="Namen"), Noun(text="Québec")]) == "de steden Namen en Québec"
    assert BE.collective(city, [Noun(text="Namen")]) == "de stad Namen"
    assert BE.join(["a", "b", "c"], "or") == "a, b of c"


def test_the_instrument_names_itself_by_gender() -> None:
    assert BE.this(Noun(text="protocol", gender=Gender.NEUTER)) == "dit protocol"
    assert BE.this(Noun(text="overeenkomst", gender=Gender.FEMININE)) == "deze overeenkomst"
    assert BE.this(Noun(text="protocollen", gender=Gender.NEUTER, number="plural"), "of") == "van deze protocollen"


def test_few_words_agree() -> None:
    assert BE.agree("overtuigd", Gender.FEMININE, True) == "overtuigd"
    assert BE.agree("Dit", Gender.FEMININE, False) == "Deze"
    assert BE.agree("dit", Gender.NEUTER, False) == "dit"
    assert BE.agree("heeft", Gender.NEUTER, True) == "hebben"


@pytest.mark.parametrize(
    ("n", "words", "ordinal"),
    [
        (1, "één", "eerste"),
        (3, "drie", "derde"),
        (8, "acht", "achtste"),
        (12, "twaalf", "twaalfde"),
        (20, "twintig", "twintigste"),
        (22, "tweeëntwintig", "tweeëntwintigste"),
        (71, "eenenzeventig", "eenenzeventigste"),
        (100, "honderd", "honderdste"),
        (101, "honderdeen", "honderdeerste"),
        (108, "honderdacht", "honderdachtste"),
        (1000, "duizend", "duizendste"),
        (2017, "tweeduizend zeventien", "tweeduizend zeventiende"),
        (25_000, "vijfentwintigduizend", "vijfentwintigduizendste"),
        (10**6, "een miljoen", "miljoenste"),
        (2 * 10**6, "twee miljoen", "twee miljoenste"),
    ],
)
def test_numbers_in_words(n: int, words: str, ordinal: str) -> None:
    assert NL.words(n) == BE.words(n) == words
    assert NL.ordinal_words(n) == ordinal
    assert NL.ordinal(n) == f"{n}e"
    assert NL.words(-n) == f"min {words}"


@pytest.mark.parametrize(
    ("n", "currency", "figures", "words"),
    [
        (25_000, "EUR", "€␣25.000", "vijfentwintigduizend euro"),
        (Decimal("1.5"), "EUR", "€␣1,50", "één euro en vijftig cent"),
        (10_000, "CAD", "C$␣10.000", "tienduizend Canadese dollar"),
        (-5, "CHF", "CHF␣−5", "min vijf Zwitserse frank"),
    ],
)
def test_amounts_in_figures_and_words(n: int | Decimal, currency: str, figures: str, words: str) -> None:
    assert seen(BE.amount(n, currency)) == figures
    assert BE.amount_words(n, currency) == words


def test_days() -> None:
    day = date(2017, 6, 23)
    assert seen(BE.date(day)) == "23␣juni 2017"
    assert seen(BE.date(day, weekday=True)) == "vrijdag 23␣juni 2017"
    assert BE.date_words(day) == "drieëntwintig juni tweeduizend zeventien"
    assert BE.date_words(date(1999, 10, 28)) == "achtentwintig oktober negentienhonderdnegenennegentig"


def test_months_and_weekdays_are_those_of_the_cldr() -> None:
    for n in range(1, 13):
        day = date(2024, n, n)
        assert BE.date(day, weekday=True).replace("\u00a0", " ") == format_date(day, "EEEE d MMMM y", locale="nl_BE")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("foto's, 's avonds, 't is", "foto’s, ’s avonds, ’t is"),
        ("'s-Hertogenbosch", "’s-Hertogenbosch"),
        ('de "Stad"', "de “Stad”"),
        ("de 'Stad' hier", "de ‘Stad’ hier"),
        ("23 juni 2017", "23␣juni 2017"),
        ("artikel 3, bijlage A, art. 4, nr. 5", "artikel␣3, bijlage␣A, art.␣4, nr.␣5"),
        ("€ 25.000, 5 %, 3 jaar", "€␣25.000, 5␣%, 3␣jaar"),
        ("mevr. Barzin", "mevr.␣Barzin"),
        ("als volgt: a; b? c!", "als volgt: a; b? c!"),
    ],
)
def test_what_a_typist_writes_is_printed_with_curly_quotes_and_unbroken_numbers(typed: str, printed: str) -> None:
    assert seen(NL.typeset(typed)) == seen(BE.typeset(typed)) == printed


def test_a_reference_takes_no_article() -> None:
    assert seen(BE.reference("article", "3", "of")) == "van artikel␣3"
