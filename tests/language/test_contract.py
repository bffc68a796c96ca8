"""What every language says, whatever it is: a loop over the languages and their locales."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engross.language import grammar, language_pack, languages, reading_words
from engross.language.locale_grammar import Grammar
from engross.model.noun import Gender, Noun
from engross.model.superscript import (
    SUPERSCRIPT_END,
    SUPERSCRIPT_START,
    superscript,
    superscript_runs,
    without_superscripts,
)
from engross.model.template import NumberStyle

LOCALES = [locale for code in languages() for locale in grammar(code).locales]
KINDS = ("article", "annex", "domain", "chapter", "section", "paragraph", "point")
STYLES = [style for style in get_args(NumberStyle) if style != "none"]
CITY = Noun(text="Ville de Québec", article=True, gender=Gender.FEMININE)
TOWN = Noun(text="Namur")
DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
# Most of what typography looks at, and all that Unicode has otherwise; the private marks come only in pairs.
SIGNS = st.sampled_from(
    [*" \u00a0\u202f'\"’«»“”‘:;!?%$€£.…-–(),/@0123456789aeILXn°", "23 juin", "May 3", "1er", "XXe", "http://a", "oe"]
)
PLAIN = st.characters(exclude_categories=["Cs", "Co"])
TEXT = st.lists(SIGNS | PLAIN | st.text("erso", min_size=1).map(superscript), max_size=14).map(
    lambda parts: unicodedata.normalize("NFC", "".join(parts))
)
AROUND = st.sampled_from(["", " ", "\u00a0", "a", "L", "5", "«", "»", "'", '"', "’", ":", "(", ".", "-", "\n"])


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> Grammar:
    return grammar(request.param)


def test_the_languages_are_those_that_have_a_module() -> None:
    assert {"en", "fr", "nl"} <= set(languages())
    assert all(len(code) in (2, 3) for code in languages())


@pytest.mark.parametrize("code", languages())
def test_a_language_alone_is_its_first_locale(code: str) -> None:
    assert grammar(code).tag == grammar(code).locales[0]
    assert grammar(code).code == code


def test_a_locale_answers_to_its_own_tag(locale: Grammar) -> None:
    assert locale.tag in type(locale).locales
    assert grammar(locale.tag) is locale


@pytest.mark.parametrize(
    "tag", ["", "f", "fra-CA", "fr-ca", "FR", "fr-CH", "fr_CA", "fr-", "xx", "grammar", "frx", "en-FR"]
)
def test_an_unknown_tag_is_a_lookup_error(tag: str) -> None:
    with pytest.raises(LookupError):
        grammar(tag)


@pytest.mark.parametrize("code", languages())
def test_a_language_speaks_without_loading_babel(code: str) -> None:
    program = (
        f"import sys, engross.language as l; g = l.grammar({code!r}); g.words(71); g.typeset('a'); "
        "g.amount_words(3, 'EUR'); "
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


# counting


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_a_template_counts_from_one(locale: Grammar, style: str) -> None:
    shown = [without_superscripts(locale.counted(n, style)) for n in range(1, 60)]
    assert all(shown)
    assert len(set(shown)) == len(shown)
    with pytest.raises(ValueError, match="0"):
        locale.counted(0, style)


def test_numerals_are_those_that_lawyers_write(locale: Grammar) -> None:
    assert [locale.counted(n, "upper-roman") for n in (1, 4, 9, 14, 40, 90, 400, 1999)] == [
        "I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIX",
    ]  # fmt: skip
    assert [locale.counted(n, "lower-alpha") for n in (1, 26, 27, 52, 53, 702, 703)] == [
        "a", "z", "aa", "az", "ba", "zz", "aaa",
    ]  # fmt: skip
    assert locale.counted(4, "lower-roman") == "iv"
    assert locale.counted(28, "upper-alpha") == "AB"
    assert locale.counted(1234, "decimal") == "1234"


@pytest.mark.parametrize(("n", "style"), [(4000, "upper-roman"), (-1, "decimal"), (1, "none"), (1, "greek")])
def test_what_has_no_numeral_is_a_value_error(locale: Grammar, n: int, style: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        locale.counted(n, style)


@pytest.mark.parametrize("n", [0, -1])
def test_there_is_no_rank_below_one(locale: Grammar, n: int) -> None:
    for say in (locale.ordinal, locale.ordinal_words):
        with pytest.raises(ValueError, match="rank"):
            say(n)


@pytest.mark.parametrize("n", [10**18, -(10**18), 10**30])
def test_a_number_too_long_to_say_is_a_value_error(locale: Grammar, n: int) -> None:
    with pytest.raises(ValueError, match="eighteen"):
        locale.words(n)


def test_two_numbers_are_never_said_alike(locale: Grammar) -> None:
    numbers = [
        *range(2200),
        *range(2200, 10**6, 997),
        *(10**power + more for power in range(6, 18) for more in (0, 1, 80)),
    ]
    assert len({locale.words(n) for n in numbers}) == len(set(numbers))
    assert len({locale.ordinal_words(n) for n in numbers if n}) == len(set(numbers)) - 1


@given(n=st.integers(1, 10**18 - 1))
def test_a_number_below_zero_is_the_same_with_a_word_before(n: int) -> None:
    for tag in LOCALES:
        said = grammar(tag).words(n)
        assert grammar(tag).words(-n).endswith(said)
        assert said == said.strip()
        assert "  " not in said


@given(n=st.integers(-(10**20), 10**20) | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_figures_read_back_as_the_number(n: int | Decimal) -> None:
    for tag in LOCALES:
        shown = grammar(tag).figures(n)
        point = grammar(tag).lexicon.decimal
        digits = "".join("." if sign == point else sign for sign in shown if sign.isdigit() or sign == point)
        assert abs(Decimal(n)) == Decimal(digits)
        assert shown.startswith("−") == (n < 0)
        assert " " not in shown


@pytest.mark.parametrize("n", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_never_printed(locale: Grammar, n: Decimal) -> None:
    with pytest.raises(ValueError, match="not a"):
        locale.figures(n)
    for say in (locale.amount, locale.amount_words):
        with pytest.raises(ValueError, match="not an"):
            say(n, "EUR")


@pytest.mark.parametrize("currency", ["EUR", "CAD", "USD", "GBP", "CHF", "JPY", "XAF", "ZZZ"])
def test_every_currency_can_be_said_and_shown(locale: Grammar, currency: str) -> None:
    for n in (0, 1, 2, 10_000, 10**6, Decimal("1.01"), Decimal("2500.50"), Decimal("10000.00"), -3):
        shown, said = locale.amount(n, currency), locale.amount_words(n, currency)
        assert "  " not in shown
        assert "  " not in said
        assert said == said.strip()
        assert " " not in shown, "an amount is never broken at the end of a line"
    assert locale.amount(Decimal("10000.00"), currency) == locale.amount(10000, currency)


@pytest.mark.parametrize(("n", "currency"), [(Decimal("1.005"), "EUR"), (1, "euro"), (1, "eur"), (1, "")])
def test_an_amount_that_money_does_not_have_is_a_value_error(locale: Grammar, n: Decimal, currency: str) -> None:
    for say in (locale.amount, locale.amount_words):
        with pytest.raises(ValueError, match=r"decimals|ISO"):
            say(n, currency)


# days


@given(day=DAYS)
@example(day=date(2019, 5, 1))
def test_a_day_is_printed_once_and_for_all(day: date) -> None:
    for tag in LOCALES:
        locale = grammar(tag)
        for said in (
            locale.date(day),
            locale.date(day, article=True),
            locale.date(day, weekday=True),
            locale.month(day),
        ):
            assert locale.typeset(said) == said
            assert str(day.year) in said
        assert str(day.day) in locale.date(day)
        assert not any(sign.isdigit() for sign in locale.date_words(day))


def test_every_day_of_a_year_has_its_own_words(locale: Grammar) -> None:
    days = [date(2028, 1, 1) + timedelta(days=n) for n in range(366)]
    assert len({locale.date_words(day) for day in days}) == 366
    assert len({without_superscripts(locale.date(day)) for day in days}) == 366


# names


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["plain", "the", "of", "to", "number"])
def test_a_reference_keeps_its_number_and_is_not_broken_before_it(locale: Grammar, kind: str, form: str) -> None:
    said = locale.reference(kind, "II", form)
    assert said.endswith("II")
    assert said == "II" if form == "number" else said.endswith("\u00a0II")
    assert locale.typeset(said) == said
    assert locale.unit(kind).plural


def test_a_kind_or_a_form_that_does_not_exist_is_an_error(locale: Grammar) -> None:
    with pytest.raises(LookupError):
        locale.unit("sonnet")
    with pytest.raises(ValueError, match="form"):
        locale.reference("article", "3", "above")
    with pytest.raises(ValueError, match="form"):
        locale.this(CITY, "above")
    with pytest.raises(ValueError, match="conjunction"):
        locale.join(["a", "b"], "but")


def test_a_name_is_kept_whole_in_every_position(locale: Grammar) -> None:
    for say in (locale.the, locale.of, locale.to, locale.at, locale.by):
        assert say(CITY).endswith("Ville de Québec")
        assert say(TOWN).endswith("Namur")
        assert say(TOWN) != say(CITY)


def test_an_enumeration_names_each_once(locale: Grammar) -> None:
    assert locale.join([]) == ""
    assert locale.join(["a"]) == "a"
    assert locale.join(["a"], "or") == "a"
    for conjunction in ("and", "or"):
        joined = locale.join(["x1", "x2", "x3"], conjunction)
        assert joined.startswith("x1, x2 ")
        assert joined.endswith(" x3")
    assert locale.join(["x1", "x2"]) != locale.join(["x1", "x2"], "or")


def test_a_plural_is_never_guessed(locale: Grammar) -> None:
    with pytest.raises(ValueError, match="plural"):
        locale.collective(Noun(text="cheval"), [TOWN, Noun(text="Québec")])


def test_several_or_a_plural_are_plural(locale: Grammar) -> None:
    assert locale.number_of([CITY]) == (Gender.FEMININE, False)
    assert locale.number_of([CITY, CITY]) == (Gender.FEMININE, True)
    assert locale.number_of([Noun(text="Pays-Bas", number="plural")])[1]


@given(word=st.text(st.characters(categories=["L"], max_codepoint=0x17F), min_size=1, max_size=12))
@example(word="désireux")
def test_agreement_keeps_the_case_of_the_first_letter(word: str) -> None:
    for tag in LOCALES:
        locale = grammar(tag)
        for gender in Gender:
            for plural in (False, True):
                assert locale.agree(word, gender, plural)[0].isupper() == word[0].isupper()
        assert locale.agree(word, locale.given_gender, False) == word


# typography


def skeleton(text: str) -> str:
    """Letters and figures in their order, ligatures undone, nothing else."""
    return "".join(sign for sign in without_superscripts(text).replace("œ", "oe").replace("Œ", "OE") if sign.isalnum())


@given(text=TEXT, before=AROUND, after=AROUND)
@example(text="« - » 5 % !", before="", after="")
@example(text="10 000 000 $ CA", before="", after="")
@example(text="1er mai; no 12", before="", after="")
def test_typography_done_twice_changes_nothing_more(text: str, before: str, after: str) -> None:
    for tag in LOCALES:
        once = grammar(tag).typeset(text, before, after)
        assert grammar(tag).typeset(once, before, after) == once, tag


@given(text=TEXT, before=AROUND, after=AROUND)
def test_typography_keeps_letters_and_figures_in_order(text: str, before: str, after: str) -> None:
    for tag in LOCALES:
        done = grammar(tag).typeset(text, before, after)
        assert skeleton(done).lower() == skeleton(text).lower()
        assert unicodedata.is_normalized("NFC", done)
        assert done.count(SUPERSCRIPT_START) == done.count(SUPERSCRIPT_END)
        assert "".join(piece for piece, _ in superscript_runs(done)) == without_superscripts(done), (
            "no mark inside another"
        )


@given(text=TEXT)
def test_nothing_is_changed_in_what_is_raised_already(text: str) -> None:
    kept = [piece for piece, is_raised in superscript_runs(text) if is_raised]
    for tag in LOCALES:
        found = iter([piece for piece, is_raised in superscript_runs(grammar(tag).typeset(text)) if is_raised])
        assert all(piece in found for piece in kept)


@given(text=TEXT)
def test_capitals_leave_raised_letters_and_stay_capitals(text: str) -> None:
    for tag in LOCALES:
        done = grammar(tag).upper(text)
        assert [one for one, is_raised in superscript_runs(done) if is_raised] == [
            one for one, is_up in superscript_runs(text) if is_up
        ]
        assert grammar(tag).upper(done) == done
        assert unicodedata.is_normalized("NFC", done)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.namur.be/fr/ma-ville?x='1':2;y=!%20#20e",
        "www.ville.quebec.qc.ca",
        "mailto:info@ville.quebec.qc.ca",
        "urn:lex:be",
        "10:30",
        "PDF/A-3:2012",
        "2017-2019",
        "coefficient",
        "............",
        "",
    ],
)
def test_addresses_and_codes_are_left_alone(locale: Grammar, text: str) -> None:
    assert locale.typeset(text) == text


def test_a_quotation_is_already_set(locale: Grammar) -> None:
    assert locale.typeset(locale.quote("mots")) == locale.quote("mots")
    assert locale.quote("mots") == locale.typeset('"mots"')


def test_the_moment_of_signing_is_told_with_its_zone(locale: Grammar) -> None:
    at = datetime(2030, 5, 14, 9, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    said = locale.signed(at)
    assert locale.date(at.date()) in said
    assert "UTC\u22123:30" in said
    assert "UTC)" in locale.signed(at.astimezone(UTC))
    with pytest.raises(ValueError, match="zone"):
        locale.signed(at.replace(tzinfo=None))


# the words by which texts are read


@pytest.mark.parametrize("code", languages())
def test_every_language_has_the_words_by_which_its_dates_are_read(code: str) -> None:
    words = language_pack(code).reading
    assert words in reading_words()
    assert len(set(words.months)) == 12
    assert len(set(words.weekdays)) == 7
    assert words.joining
    assert words.provisions
    for form in words.dates:
        assert all(form.count(f"{{{name}}}") == 1 for name in ("day", "month", "year"))


@pytest.mark.parametrize("code", languages())
def test_every_language_ranks_the_names_of_its_provisions(code: str) -> None:
    words = language_pack(code).reading
    assert len(words.ranks) == 5
    ranked = [name for names in words.ranks for name in names]
    assert set(words.provisions) <= set(ranked)
    assert all(name == name.lower() for name in ranked)


def test_a_name_of_a_provision_has_the_same_rank_in_every_language() -> None:
    ranks: dict[str, set[int]] = {}
    for words in reading_words():
        for rank, names in enumerate(words.ranks, 1):
            for name in names:
                ranks.setdefault(name, set()).add(rank)
    assert {name: found for name, found in ranks.items() if len(found) > 1} == {}


def test_a_printed_date_is_in_a_form_that_is_read(locale: Grammar) -> None:
    words = language_pack(locale.code).reading
    for month, name in enumerate(words.months, 1):
        printed = without_superscripts(locale.date(date(2027, month, 23))).replace("\u00a0", " ")
        assert printed in {form.format(day="23", month=name, year="2027") for form in words.dates}


def test_texts_are_read_without_any_grammar() -> None:
    program = (
        "import sys; from engross.language import reading_words; reading_words(); "
        "sys.exit('pydantic' in sys.modules or any(name.endswith('.grammar') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
