"""English, case by case. In these tables ␣ is a no-break space."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from engross.language import grammar
from engross.model.noun import Gender, Noun

CA, GB, US = (grammar(tag) for tag in ("en-CA", "en-GB", "en-US"))


def seen(text: str) -> str:
    return text.replace("\u00a0", "␣")


@pytest.mark.parametrize(
    ("noun", "the"),
    [
        (Noun(text="City of Québec", article=True), "the City of Québec"),
        (Noun(text="Québec"), "Québec"),
        (Noun(text="The Hague"), "The Hague"),
        (Noun(text="The Royal Government", article=True), "The Royal Government"),
        (Noun(text="Theatre of Namur", article=True), "the Theatre of Namur"),
        (Noun(text="St John's"), "St John’s"),
    ],
)
def test_the_article_is_put_once(noun: Noun, the: str) -> None:
    assert GB.the(noun) == the
    assert [say(noun) for say in (GB.of, GB.to, GB.at, GB.by)] == [f"of {the}", f"to {the}", f"at {the}", f"by {the}"]


def test_names_together() -> None:
    assert CA.join(["a", "b", "c"]) == "a, b and c"
    assert US.join(["a", "b", "c"], "or") == "a, b or c"
    city = Noun(text="city", plural="cities")
    assert CA.collective(city, [Noun(text="Namur"), Noun(text="Québec")]) == "the cities of Namur and Québec"
    assert CA.collective(city, [Noun(text="Namur")]) == "the city of Namur"


def test_the_instrument_names_itself() -> None:
    assert CA.this(Noun(text="Protocol")) == "this Protocol"
    assert CA.this(Noun(text="Protocol"), "of") == "of this Protocol"
    assert CA.this(Noun(text="Protocol", article=True), "to") == "to this Protocol"
    assert CA.this(Noun(text="Rules", number="plural")) == "these Rules"


@pytest.mark.parametrize(
    ("word", "plural"), [("desirous", "desirous"), ("This", "These"), ("ITS", "THEIR"), ("has", "have"), ("It", "They")]
)
def test_few_words_agree(word: str, plural: str) -> None:
    assert CA.agree(word, Gender.FEMININE, True) == plural
    assert CA.agree(word, Gender.FEMININE, False) == word


@pytest.mark.parametrize(
    ("n", "shown"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (111, "111th"), (112, "112th"), (122, "122nd")],
)  # fmt: skip
def test_ordinals_are_plain(n: int, shown: str) -> None:
    assert CA.ordinal(n) == shown


@pytest.mark.parametrize(
    ("n", "british", "american"),
    [
        (0, "zero", "zero"),
        (-7, "minus seven", "minus seven"),
        (71, "seventy-one", "seventy-one"),
        (101, "one hundred and one", "one hundred one"),
        (1000, "one thousand", "one thousand"),
        (1001, "one thousand and one", "one thousand one"),
        (1100, "one thousand one hundred", "one thousand one hundred"),
        (2017, "two thousand and seventeen", "two thousand seventeen"),
        (10**6, "one million", "one million"),
        (10**15, "one quadrillion", "one quadrillion"),
    ],
)
def test_numbers_in_words(n: int, british: str, american: str) -> None:
    assert CA.words(n) == GB.words(n) == british
    assert US.words(n) == american


SMALL = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {word: n * 10 for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}


def read(words: str) -> int:
    """The number that words say, read one after the other."""
    total, group = 0, 0
    for word in words.replace("-", " ").split():
        if word in LARGE:
            total, group = total + group * LARGE[word], 0
        elif word == "hundred":
            group *= 100
        elif word != "and":
            group += SMALL[word]
    return total + group


@given(n=st.integers(0, 10**18 - 1) | st.integers(0, 10**4))
def test_numbers_in_words_read_back(n: int) -> None:
    for locale in (CA, US):
        assert read(locale.words(n)) == n


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "first"), (2, "second"), (3, "third"), (5, "fifth"), (8, "eighth"), (9, "ninth"), (12, "twelfth"),
     (20, "twentieth"), (21, "twenty-first"), (100, "one hundredth"), (101, "one hundred and first"),
     (1000, "one thousandth"), (10**6, "one millionth")],
)  # fmt: skip
def test_ordinals_in_words(n: int, words: str) -> None:
    assert CA.ordinal_words(n) == words


@pytest.mark.parametrize(
    ("tag", "n", "currency", "figures", "words"),
    [
        ("en-CA", 10_000, "CAD", "$10,000", "ten thousand dollars"),
        ("en-CA", 10_000, "USD", "US$10,000", "ten thousand US dollars"),
        ("en-US", 10_000, "USD", "$10,000", "ten thousand dollars"),
        ("en-US", 1, "CAD", "CA$1", "one Canadian dollar"),
        ("en-GB", 25_000, "EUR", "€25,000", "twenty-five thousand euros"),
        ("en-GB", Decimal("1.02"), "GBP", "£1.02", "one pound sterling and two pence"),
        ("en-GB", Decimal("-0.50"), "EUR", "−€0.50", "minus zero euros and fifty cents"),
        ("en-GB", 90, "CHF", "CHF␣90", "ninety Swiss francs"),
        ("en-GB", 3, "JPY", "JPY␣3", "three Japanese yen"),
    ],
)
def test_amounts_in_figures_and_words(tag: str, n: int | Decimal, currency: str, figures: str, words: str) -> None:
    assert seen(grammar(tag).amount(n, currency)) == figures
    assert grammar(tag).amount_words(n, currency) == words


def test_days_are_written_as_each_country_does() -> None:
    day = date(2017, 6, 23)
    assert seen(GB.date(day)) == "23␣June 2017"
    assert seen(CA.date(day)) == seen(US.date(day, article=True)) == "June␣23, 2017"
    assert seen(CA.date(day, weekday=True)) == "Friday, June␣23, 2017"
    assert CA.date_words(day) == "the twenty-third day of June, two thousand and seventeen"
    assert CA.month(day) == "June 2017"


def test_months_and_weekdays_are_those_of_the_cldr() -> None:
    for n in range(1, 13):
        day = date(2024, n, n)
        for tag in ("en-CA", "en-GB", "en-US"):
            assert grammar(tag).date(day).replace("\u00a0", " ") == format_date(
                day, "long", locale=tag.replace("-", "_")
            )
        assert CA.date(day, weekday=True).startswith(f"{format_date(day, 'EEEE', locale='en')}, ")


def test_references_take_no_article() -> None:
    assert seen(CA.reference("article", "3", "the")) == "article␣3"
    assert seen(CA.reference("annex", "A", "of")) == "of annex␣A"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("the city's and the cities' plans", "the city’s and the cities’ plans"),
        ('called "the City"', "called “the City”"),
        ('("the City")', "(“the City”)"),
        ("called 'the City' here", "called ‘the City’ here"),
        ("\"the 'old' City\"", "“the ‘old’ City”"),
        ('“the "old" City”', "“the ‘old’ City”"),
        ("the '90s, 'tis", "the ’90s, ’tis"),
        ("as follows: a; b? c!", "as follows: a; b? c!"),
        ("wait...", "wait…"),
        ("Québec - Namur", "Québec – Namur"),
        ("23 June 2017, June 23, 2017", "23␣June 2017, June␣23, 2017"),
        ("it may 12 times", "it may 12 times"),
        ("Article 3, annex A, section IV, an article I", "Article␣3, annex␣A, section␣IV, an article␣I"),
        ("No. 3, art. 4", "No.␣3, art.␣4"),
        ("Mr. Labeaume, Ms Barzin", "Mr.␣Labeaume, Ms␣Barzin"),
        ("30 days, 2 copies, 5 %", "30␣days, 2␣copies, 5␣%"),
        ("the 20th, 50%, $10,000, l’œuvre, oeuvre", "the 20th, 50%, $10,000, l’œuvre, oeuvre"),
        ("https://a.org/?q='x'&r=\"", "https://a.org/?q='x'&r=”"),
    ],
)
def test_what_a_typist_writes_is_printed_with_curly_quotes_and_unbroken_numbers(typed: str, printed: str) -> None:
    for locale in (CA, GB, US):
        assert seen(locale.typeset(typed)) == printed


@pytest.mark.parametrize(
    ("before", "typed", "after", "printed"),
    [("y", "'s", "", "’s"), ("", "the '", "x", "the ‘"), ("s", "' plans", "", "’ plans"), ("", '"', "A", "“"),
     ("y", '"', "", "”"), ("", "article ", "3", "article␣"), ("", "'", "9", "’")],
)  # fmt: skip
def test_a_run_sees_its_neighbours(before: str, typed: str, after: str, printed: str) -> None:
    assert seen(CA.typeset(typed, before, after)) == printed


def test_a_quotation_inside_another_has_other_marks() -> None:
    assert CA.quote("the “City”") == "“the ‘City’”"
