"""Spanish. Sources: Diccionario panhispánico de dudas (DPD), Ortografía de la lengua española (OLE), Fundéu."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from engross.checks.text_rules import findings
from engross.language import grammar
from engross.model.noun import Gender, Noun
from engross.model.superscript import superscript

ES = grammar("es-ES")
F, M = Gender.FEMININE, Gender.MASCULINE
NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("noun", "the", "of", "to"),
    [
        (Noun(text="Ayuntamiento", article=True), "el Ayuntamiento", "del Ayuntamiento", "al Ayuntamiento"),
        (Noun(text="Ciudad", article=True, gender=F), "la Ciudad", "de la Ciudad", "a la Ciudad"),
        (Noun(text="Partes", article=True, gender=F, number="plural"), "las Partes", "de las Partes", "a las Partes"),
        (Noun(text="El Escorial"), "El Escorial", "de El Escorial", "a El Escorial"),
        (Noun(text="La Haya"), "La Haya", "de La Haya", "a La Haya"),
        (Noun(text="el Bierzo"), "el Bierzo", "del Bierzo", "al Bierzo"),
        (Noun(text="Acta", article=True, gender=F), "el Acta", "del Acta", "al Acta"),
        (Noun(text="Área Metropolitana", article=True, gender=F), "el Área Metropolitana", "del Área Metropolitana",
         "al Área Metropolitana"),
        (Noun(text="Agencia", article=True, gender=F), "la Agencia", "de la Agencia", "a la Agencia"),
        (Noun(text="Sevilla"), "Sevilla", "de Sevilla", "a Sevilla"),
    ],
)  # fmt: skip
def test_the_article_merges_unless_it_is_part_of_the_name(noun: Noun, the: str, of: str, to: str) -> None:
    assert (ES.the(noun), ES.of(noun), ES.to(noun)) == (the, of, to)


def test_a_place_and_an_agent() -> None:
    assert ES.at(Noun(text="Sevilla")) == "en Sevilla"
    assert ES.by(Noun(text="Ciudad", article=True, gender=F)) == "por la Ciudad"
    city = Noun(text="ciudad", plural="ciudades", gender=F)
    assert ES.collective(city, [Noun(text="Ávila"), Noun(text="el Ejido")]) == "las ciudades de Ávila y del Ejido"
    assert ES.collective(city, [Noun(text="Ávila")]) == "la ciudad de Ávila"


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        (["Francia", "Italia"], "Francia e Italia"),
        (["padres", "hijos"], "padres e hijos"),
        (["agua", "hielo"], "agua y hielo"),
        (["cloro", "yodo"], "cloro y yodo"),
        (["Gante", "Ypres"], "Gante e Ypres"),
        (["a", "b", "industria"], "a, b e industria"),
        (["Irlanda", "Francia"], "Irlanda y Francia"),
    ],
)
def test_y_is_e_before_the_sound_of_i(items: list[str], joined: str) -> None:
    assert ES.join(items) == joined


@pytest.mark.parametrize(
    ("items", "joined"),
    [
        (["Lugo", "Oviedo"], "Lugo u Oviedo"),
        (["minutos", "horas"], "minutos u horas"),
        (["siete", "ocho"], "siete u ocho"),
        (["7", "8"], "7 u 8"),
        (["70", "80"], "70 u 80"),
        (["10", "11"], "10 u 11"),
        (["100", "110"], "100 o 110"),
        (["Oviedo", "Lugo"], "Oviedo o Lugo"),
    ],
)
def test_o_is_u_before_the_sound_of_o(items: list[str], joined: str) -> None:
    assert ES.join(items, "or") == joined


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("deseoso", ("deseosa", "deseosos", "deseosas")),
        ("Consciente", ("Consciente", "Conscientes", "Conscientes")),
        ("francés", ("francesa", "franceses", "francesas")),
        ("español", ("española", "españoles", "españolas")),
        ("alemán", ("alemana", "alemanes", "alemanas")),
        ("común", ("común", "comunes", "comunes")),
        ("capaz", ("capaz", "capaces", "capaces")),
        ("promotor", ("promotora", "promotores", "promotoras")),
        ("anterior", ("anterior", "anteriores", "anteriores")),
        ("este", ("esta", "estos", "estas")),
        ("el", ("la", "los", "las")),
        ("del", ("de la", "de los", "de las")),
        ("firmado", ("firmada", "firmados", "firmadas")),
        ("municipal", ("municipal", "municipales", "municipales")),
    ],
)
def test_a_word_agrees(word: str, forms: tuple[str, str, str]) -> None:
    assert ES.agree(word, M, False) == word
    assert (ES.agree(word, F, False), ES.agree(word, M, True), ES.agree(word, F, True)) == forms


def test_the_act_names_itself() -> None:
    assert ES.this(Noun(text="Protocolo")) == "el presente Protocolo"
    assert ES.this(Noun(text="Declaración", gender=F), "of") == "de la presente Declaración"
    assert ES.this(Noun(text="Acta", gender=F)) == "la presente Acta"
    assert ES.this(Noun(text="Protocolo"), "to") == "al presente Protocolo"
    assert ES.kind_in_sentence("Protocolo de cooperación") == "protocolo de cooperación"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "cero"), (1, "uno"), (16, "dieciséis"), (21, "veintiuno"), (22, "veintidós"), (31, "treinta y uno"),
        (100, "cien"), (101, "ciento uno"), (500, "quinientos"), (700, "setecientos"),
        (999, "novecientos noventa y nueve"), (1000, "mil"), (2017, "dos mil diecisiete"),
        (21_000, "veintiún mil"), (101_000, "ciento un mil"),
        (1_000_000, "un millón"), (21_000_000, "veintiún millones"), (10**9, "mil millones"), (10**12, "un billón"),
        (2 * 10**15, "dos mil billones"), (-3, "menos tres"),
    ],
)  # fmt: skip
def test_numbers_in_words(n: int, words: str) -> None:
    assert ES.words(n) == words


def test_numbers_agree_with_a_feminine_noun() -> None:
    assert ES.words(1, F) == "una"
    assert ES.words(21, F) == "veintiuna"
    assert ES.words(200, F) == "doscientas"
    assert ES.words(500_331, F) == "quinientas mil trescientas treinta y una"
    assert ES.words(2_000_000, F) == "dos millones"


@pytest.mark.parametrize(
    ("n", "masculine", "feminine"),
    [
        (1, "primero", "primera"), (7, "séptimo", "séptima"), (10, "décimo", "décima"), (11, "undécimo", "undécima"),
        (12, "duodécimo", "duodécima"), (13, "decimotercero", "decimotercera"), (17, "decimoséptimo", "decimoséptima"),
        (21, "vigesimoprimero", "vigesimoprimera"), (32, "trigésimo segundo", "trigésima segunda"),
        (100, "centésimo", "centésima"), (235, "ducentésimo trigésimo quinto", "ducentésima trigésima quinta"),
        (2000, "dosmilésimo", "dosmilésima"), (22_000, "veintidosmilésimo", "veintidosmilésima"),
        (10**6, "millonésimo", "millonésima"),
    ],
)  # fmt: skip
def test_ordinals_in_words(n: int, masculine: str, feminine: str) -> None:
    assert (ES.ordinal_words(n), ES.ordinal_words(n, F)) == (masculine, feminine)


def test_ordinals_in_figures_have_their_point() -> None:
    assert ES.ordinal(1) == "1.º"
    assert ES.ordinal(3, F) == "3.ª"
    assert ES.ordinal(2, plural=True) == f"2.{superscript('os')}"
    assert ES.number_sign == "n.º"


def test_figures_are_grouped_from_five_digits_on() -> None:
    assert ES.figures(1234) == "1234"
    assert ES.figures(12_345) == f"12{THIN}345"
    assert ES.figures(Decimal("1234567.5")) == f"1{THIN}234{THIN}567,5"
    assert ES.amount(2500, "EUR") == f"2500{NBSP}€"
    assert ES.amount(Decimal("-25000.5"), "EUR") == f"−25{THIN}000,50{NBSP}€"
    assert ES.amount(100, "CAD") == f"100{NBSP}CAD"


@pytest.mark.parametrize(
    ("n", "currency", "words"),
    [
        (1, "EUR", "un euro"),
        (21, "EUR", "veintiún euros"),
        (10_000, "EUR", "diez mil euros"),
        (10**6, "EUR", "un millón de euros"),
        (1_000_001, "EUR", "un millón un euros"),
        (Decimal("2.01"), "EUR", "dos euros con un céntimo"),
        (Decimal("2.21"), "EUR", "dos euros con veintiún céntimos"),
        (200, "GBP", "doscientas libras esterlinas"),
        (1, "GBP", "una libra esterlina"),
    ],
)
def test_money_in_words(n: int | Decimal, currency: str, words: str) -> None:
    assert ES.amount_words(n, currency) == words


def test_days() -> None:
    day = date(2017, 6, 23)
    assert ES.date(day) == f"23{NBSP}de junio de 2017"
    assert ES.date(day, article=True) == f"el 23{NBSP}de junio de 2017"
    assert ES.date(day, weekday=True) == f"el viernes 23{NBSP}de junio de 2017"
    assert ES.date_words(day) == "el veintitrés de junio de dos mil diecisiete"
    assert ES.month(day) == "junio de 2017"
    assert ES.signed(datetime(2030, 5, 14, 1, 5, tzinfo=UTC)).endswith(f"a la{NBSP}1:05 (UTC)")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"Protocolo"', "«Protocolo»"),
        ('"el "Protocolo" citado"', "«el “Protocolo” citado»"),
        ("« Protocolo »", "«Protocolo»"),
        ("¿ Quién ?", "¿Quién?"),
        ("¡ Bienvenidos !", "¡Bienvenidos!"),
        ("el 50% y el 5 %", f"el 50{NBSP}% y el 5{NBSP}%"),
        ("12 345 habitantes", f"12{THIN}345{NBSP}habitantes"),
        ("el 23 de junio de 2017", f"el 23{NBSP}de junio de 2017"),
        ("artículo 3", f"artículo{NBSP}3"),
        ("n.º 3", f"n.º{NBSP}3"),
        ("a las 10:30", "a las 10:30"),
        ("texto - inciso - texto", "texto — inciso — texto"),
        ("Sra. Alcaldesa", f"Sra.{NBSP}Alcaldesa"),
    ],
)
def test_typography(typed: str, printed: str) -> None:
    assert ES.typeset(typed) == printed


def test_quotations_and_capitals() -> None:
    assert ES.quote("el «Protocolo»") == "«el “Protocolo”»"
    assert ES.upper("Cooperación") == "COOPERACIÓN"


# what a careful reader watches for


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("La COOPERACION entre las ciudades.", "accent-lost"),
        ("El plan de el Ayuntamiento.", "wrong-contraction"),
        ("El 3ro de los puntos.", "ordinal-form"),
        ("Firmado el lunes 23 de junio de 2017.", "weekday-wrong"),
        ("Hasta el 31 de abril de 2028.", "impossible-date"),
        ("Diez mil euros (1 000 €).", "amount-mismatch"),
        ("Hecho en dos ejemplar originales.", "copies-form"),
        ("La la ciudad.", "doubled-word"),
        ("Importe (por confirmar).", "blank-left"),
    ],
)
def test_a_slip_is_found(text: str, code: str) -> None:
    assert code in {finding.code for finding in findings(text, "es-ES")}


@pytest.mark.parametrize(
    "text",
    [
        "Firmado el viernes 23 de junio de 2017, en dos ejemplares originales.",
        "Veintiún mil euros (21 000 €), es decir, treinta y un euros (31 €) por día.",
        "Viene de El Escorial y del Bierzo, a él y al Ayuntamiento; el 3.º y la 2.ª.",
        "La cooperación del ámbito público; el presente Protocolo número 3.",
    ],
)
def test_sound_spanish_is_left_in_peace(text: str) -> None:
    assert [finding.code for finding in findings(text, "es-ES")] == []
