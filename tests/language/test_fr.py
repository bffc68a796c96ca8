"""French, case by case. In these tables « ␣ » is a no-break space and « · » a thin one; ^…^ stands raised."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from engross.language import grammar
from engross.model.noun import Gender, Noun
from engross.model.superscript import SUPERSCRIPT_END, SUPERSCRIPT_START

CA, FR, BE = (grammar(tag) for tag in ("fr-CA", "fr-FR", "fr-BE"))
F, M = Gender.FEMININE, Gender.MASCULINE


def seen(text: str) -> str:
    return text.translate({0xA0: "␣", 0x202F: "·", ord(SUPERSCRIPT_START): "^", ord(SUPERSCRIPT_END): "^"})


def town(text: str, *, merges: bool = True, elided: bool | None = None) -> Noun:
    return Noun(text=text, merges=merges, elided=elided)


def named(text: str, gender: Gender = M, *, plural: bool = False, elided: bool | None = None) -> Noun:
    return Noun(text=text, article=True, gender=gender, number="plural" if plural else "singular", elided=elided)


# names in a sentence


@pytest.mark.parametrize(
    ("noun", "the", "of", "to"),
    [
        (town("Québec"), "Québec", "de Québec", "à Québec"),
        (town("Le Havre"), "Le Havre", "du Havre", "au Havre"),
        (town("Le Mans"), "Le Mans", "du Mans", "au Mans"),
        (town("Les Escoumins"), "Les Escoumins", "des Escoumins", "aux Escoumins"),
        (town("Le Gardeur", merges=False), "Le Gardeur", "de Le Gardeur", "à Le Gardeur"),
        (town("La Haye"), "La Haye", "de La Haye", "à La Haye"),
        (town("La Malbaie"), "La Malbaie", "de La Malbaie", "à La Malbaie"),
        (town("L’Ancienne-Lorette"), "L’Ancienne-Lorette", "de L’Ancienne-Lorette", "à L’Ancienne-Lorette"),
        (town("L'Ancienne-Lorette"), "L’Ancienne-Lorette", "de L’Ancienne-Lorette", "à L’Ancienne-Lorette"),
        (town("Levallois"), "Levallois", "de Levallois", "à Levallois"),
        (town("Lesquin"), "Lesquin", "de Lesquin", "à Lesquin"),
        (town("Ottawa"), "Ottawa", "d’Ottawa", "à Ottawa"),
        (town("Angoulême"), "Angoulême", "d’Angoulême", "à Angoulême"),
        (town("Évry"), "Évry", "d’Évry", "à Évry"),
        (town("Écully"), "Écully", "d’Écully", "à Écully"),
        (town("Ôchi"), "Ôchi", "d’Ôchi", "à Ôchi"),
        (town("Œuilly"), "Œuilly", "d’Œuilly", "à Œuilly"),
        (town("Hambourg"), "Hambourg", "de Hambourg", "à Hambourg"),
        (town("Hanoï", elided=True), "Hanoï", "d’Hanoï", "à Hanoï"),
        (town("Ypres"), "Ypres", "d’Ypres", "à Ypres"),
        (town("Yamoussoukro"), "Yamoussoukro", "de Yamoussoukro", "à Yamoussoukro"),
        (town("York", elided=True), "York", "d’York", "à York"),
        (town("Onze-Bonniers"), "Onze-Bonniers", "de Onze-Bonniers", "à Onze-Bonniers"),
        (town("Ath", elided=False), "Ath", "de Ath", "à Ath"),
        (named("Ville de Québec", F), "la Ville de Québec", "de la Ville de Québec", "à la Ville de Québec"),
        (named("Conseil"), "le Conseil", "du Conseil", "au Conseil"),
        (named("Agence", F), "l’Agence", "de l’Agence", "à l’Agence"),
        (named("Accord"), "l’Accord", "de l’Accord", "à l’Accord"),
        (named("Établissement"), "l’Établissement", "de l’Établissement", "à l’Établissement"),
        (named("Office québécois"), "l’Office québécois", "de l’Office québécois", "à l’Office québécois"),
        (named("Hôtel de Ville", elided=True), "l’Hôtel de Ville", "de l’Hôtel de Ville", "à l’Hôtel de Ville"),
        (named("Haut-Commissariat"), "le Haut-Commissariat", "du Haut-Commissariat", "au Haut-Commissariat"),
        (named("Yukon"), "le Yukon", "du Yukon", "au Yukon"),
        (named("Pays-Bas", plural=True), "les Pays-Bas", "des Pays-Bas", "aux Pays-Bas"),
        (named("Îles-de-la-Madeleine", F, plural=True), "les Îles-de-la-Madeleine", "des Îles-de-la-Madeleine",
         "aux Îles-de-la-Madeleine"),
        (named("La Financière", F), "La Financière", "de La Financière", "à La Financière"),
        (named("« Entente »", F), "l’« Entente »", "de l’« Entente »", "à l’« Entente »"),
        (town("le présent Protocole"), "le présent Protocole", "du présent Protocole", "au présent Protocole"),
        (town("la présente Entente"), "la présente Entente", "de la présente Entente", "à la présente Entente"),
    ],
    ids=lambda value: value.text if isinstance(value, Noun) else None,
)  # fmt: skip
def test_articles_merge_and_elide(noun: Noun, the: str, of: str, to: str) -> None:
    for locale in (CA, FR, BE):
        assert (locale.the(noun), locale.of(noun), locale.to(noun)) == (the, of, to)
        assert locale.at(noun) == to
        assert locale.by(noun) == f"par {the}"


def test_the_article_put_by_grammar_merges_whatever_the_name() -> None:
    assert CA.of(Noun(text="Conseil", article=True, merges=False)) == "du Conseil"


def test_enumerations_have_no_comma_before_the_conjunction() -> None:
    assert CA.join(["a", "b", "c"]) == "a, b et c"
    assert CA.join(["a", "b"], "or") == "a ou b"


def test_de_is_repeated_before_each_place() -> None:
    city = Noun(text="ville", plural="villes", gender=F)
    assert CA.collective(city, [town("Namur"), town("Québec")]) == "les villes de Namur et de Québec"
    assert CA.collective(city, [town("Le Havre"), town("Ottawa"), town("La Haye")]) == (
        "les villes du Havre, d’Ottawa et de La Haye"
    )
    assert CA.collective(city, [town("Namur")]) == "la ville de Namur"


@pytest.mark.parametrize(
    ("noun", "the", "of", "to"),
    [
        (Noun(text="Protocole"), "le présent Protocole", "du présent Protocole", "au présent Protocole"),
        (Noun(text="accord"), "le présent accord", "du présent accord", "au présent accord"),
        (Noun(text="Entente", gender=F), "la présente Entente", "de la présente Entente", "à la présente Entente"),
        (Noun(text="Statuts", number="plural"), "les présents Statuts", "des présents Statuts", "aux présents Statuts"),
        (Noun(text="lettres", number="plural", gender=F), "les présentes lettres", "des présentes lettres",
         "aux présentes lettres"),
    ],
)  # fmt: skip
def test_the_instrument_names_itself_in_its_gender(noun: Noun, the: str, of: str, to: str) -> None:
    assert [CA.this(noun), CA.this(noun, "of"), CA.this(noun, "to")] == [the, of, to]


# agreement


@pytest.mark.parametrize(
    "forms",
    [
        # masculine, feminine, masculine plural, feminine plural
        "désireux désireuse désireux désireuses",
        "soucieux soucieuse soucieux soucieuses",
        "heureux heureuse heureux heureuses",
        "satisfait satisfaite satisfaits satisfaites",
        "conscient consciente conscients conscientes",
        "fort forte forts fortes",
        "convaincu convaincue convaincus convaincues",
        "représenté représentée représentés représentées",
        "attaché attachée attachés attachées",
        "résolu résolue résolus résolues",
        "animé animée animés animées",
        "soussigné soussignée soussignés soussignées",
        "actif active actifs actives",
        "bref brève brefs brèves",
        "fier fière fiers fières",
        "premier première premiers premières",
        "public publique publics publiques",
        "turc turque turcs turques",
        "grec grecque grecs grecques",
        "franc franche francs franches",
        "blanc blanche blancs blanches",
        "ancien ancienne anciens anciennes",
        "européen européenne européens européennes",
        "breton bretonne bretons bretonnes",
        "général générale généraux générales",
        "municipal municipale municipaux municipales",
        "égal égale égaux égales",
        "final finale finals finales",
        "nouveau nouvelle nouveaux nouvelles",
        "beau belle beaux belles",
        "vieux vieille vieux vieilles",
        "faux fausse faux fausses",
        "doux douce doux douces",
        "jaloux jalouse jaloux jalouses",
        "tout toute tous toutes",
        "dû due dus dues",
        "le la les les",
        "celui celle ceux celles",
        "il elle ils elles",
        "quel quelle quels quelles",
        "tel telle tels telles",
        "mutuel mutuelle mutuels mutuelles",
        "pareil pareille pareils pareilles",
        "nul nulle nuls nulles",
        "seul seule seuls seules",
        "civil civile civils civiles",
        "complet complète complets complètes",
        "concret concrète concrets concrètes",
        "net nette nets nettes",
        "prêt prête prêts prêtes",
        "français française français françaises",
        "précis précise précis précises",
        "exprès expresse exprès expresses",
        "gros grosse gros grosses",
        "tiers tierce tiers tierces",
        "long longue longs longues",
        "aigu aiguë aigus aiguës",
        "favori favorite favoris favorites",
        "meilleur meilleure meilleurs meilleures",
        "antérieur antérieure antérieurs antérieures",
        "ultérieur ultérieure ultérieurs ultérieures",
        "directeur directrice directeurs directrices",
        "fondateur fondatrice fondateurs fondatrices",
        "porteur porteuse porteurs porteuses",
        "travailleur travailleuse travailleurs travailleuses",
        "signataire signataire signataires signataires",
        "responsable responsable responsables responsables",
        "clément clémente cléments clémentes",
        "bleu bleue bleus bleues",
        "québécois québécoise québécois québécoises",
        "namurois namuroise namurois namuroises",
        "franco-belge franco-belge franco-belges franco-belges",
        "belgo-québécois belgo-québécoise belgo-québécois belgo-québécoises",
        "ayant ayant ayant ayant",
        "conjointement conjointement conjointement conjointement",
    ],
    ids=lambda forms: forms.split()[0],
)
def test_a_word_has_its_four_forms(forms: str) -> None:
    ms, fs, mp, fp = forms.split()
    assert CA.agree(ms, M, False) == ms
    assert CA.agree(ms, F, False) == fs
    assert CA.agree(ms, M, True) == mp
    assert CA.agree(ms, F, True) == fp
    assert CA.agree(ms.capitalize(), F, True) == fp.capitalize()
    assert CA.agree(ms.upper(), F, True) == fp.upper()


@pytest.mark.parametrize(
    ("given", "agreed"),
    [
        ("dûment autorisé", "dûment autorisées"),
        ("Dûment Autorisé", "Dûment Autorisées"),
        ("DÛMENT AUTORISÉ", "DÛMENT AUTORISÉES"),
        ("le premier", "les premières"),
        ("tout entier", "toutes entières"),
        ("désireux et soucieux", "désireuses et soucieuses"),
        ("très attaché", "très attachées"),
        ("convaincu de la nécessité", "convaincues de la nécessité"),
        ("animé d'un désir commun", "animées d'un désir commun"),
        ("représenté par le maire élu", "représentées par le maire élu"),
        ("prêt à agir", "prêtes à agir"),
        ("dûment autorisé aux termes du présent accord", "dûment autorisées aux termes du présent accord"),
        ("ayant été autorisé", "ayant été autorisées"),
        ("ci-après désigné", "ci-après désignées"),
        ("ci-annexé,", "ci-annexées,"),
        ("  égal  ", "  égales  "),
        ("", ""),
        ("les trois premier", "les trois premier"),
        ("trois premier", "trois premières"),
        ("3 (trois)", "3 (trois)"),
    ],
)
def test_in_a_phrase_adverbs_and_complements_stay(given: str, agreed: str) -> None:
    assert CA.agree(given, F, True) == agreed
    assert CA.agree(given, M, False) == given


def test_one_masculine_makes_all_masculine() -> None:
    city, council = named("Ville", F), named("Conseil")
    assert CA.number_of([city, city]) == (F, True)
    assert CA.number_of([city, council]) == (M, True)
    assert CA.number_of([council]) == (M, False)
    assert CA.number_of([named("Pays-Bas", plural=True)]) == (M, True)
    assert CA.agree("désireux", *CA.number_of([city, city])) == "désireuses"
    assert CA.agree("désireux", *CA.number_of([city, council])) == "désireux"


# numbers


@pytest.mark.parametrize(
    ("n", "gender", "plural", "shown"),
    [
        (1, M, False, "1^er^"),
        (1, F, False, "1^re^"),
        (1, M, True, "1^ers^"),
        (1, F, True, "1^res^"),
        (2, M, False, "2^e^"),
        (2, F, True, "2^es^"),
        (20, M, False, "20^e^"),
        (21, F, False, "21^e^"),
    ],
)
def test_ordinals_have_their_ending_raised(n: int, gender: Gender, plural: bool, shown: str) -> None:
    assert seen(CA.ordinal(n, gender, plural)) == shown


def test_only_the_first_provision_has_an_ordinal() -> None:
    assert [seen(CA.counted(n, "ordinal")) for n in (1, 2, 21)] == ["1^er^", "2", "21"]
    assert seen(CA.counted(1, "ordinal", F)) == "1^re^"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zéro"),
        (-4, "moins quatre"),
        (16, "seize"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (22, "vingt-deux"),
        (60, "soixante"),
        (61, "soixante et un"),
        (70, "soixante-dix"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (90, "quatre-vingt-dix"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "cent"),
        (101, "cent un"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (280, "deux cent quatre-vingts"),
        (1000, "mille"),
        (1999, "mille neuf cent quatre-vingt-dix-neuf"),
        (2000, "deux mille"),
        (2017, "deux mille dix-sept"),
        (21_000, "vingt et un mille"),
        (80_000, "quatre-vingt mille"),
        (200_000, "deux cent mille"),
        (1_000_000, "un million"),
        (80_000_000, "quatre-vingts millions"),
        (200_000_000, "deux cents millions"),
        (10**9, "un milliard"),
        (10**12, "un billion"),
    ],
)
def test_numbers_are_said_in_the_traditional_spelling(n: int, words: str) -> None:
    assert CA.words(n) == FR.words(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (70, "septante"),
        (71, "septante et un"),
        (77, "septante-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (90, "nonante"),
        (91, "nonante et un"),
        (99, "nonante-neuf"),
        (1999, "mille neuf cent nonante-neuf"),
        (90_000, "nonante mille"),
    ],
)
def test_belgium_says_septante_and_nonante(n: int, words: str) -> None:
    assert BE.words(n) == words


SMALL = {
    word: n
    for n, word in enumerate(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    )
} | {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90}
LARGE = {"mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12, "billiard": 10**15}


def read(words: str) -> int:
    """The number that words say, read one after the other."""
    total, group, last = 0, 0, ""
    for word in words.replace("-", " ").split():
        name = word.removesuffix("s") if word.startswith(("vingt", "cent", "mill", "bill")) else word
        if name in LARGE:
            total, group = total + max(group, 1) * LARGE[name], 0
        elif name == "cent":
            group = max(group, 1) * 100
        elif (last, name) == ("quatre", "vingt"):
            group += 80 - 4
        elif name != "et":
            group += SMALL[name]
        last = name
    return total + group


@given(n=st.integers(0, 10**18 - 1) | st.integers(0, 10**4))
def test_numbers_in_words_read_back(n: int) -> None:
    for locale in (CA, BE):
        assert read(locale.words(n)) == n


@pytest.mark.parametrize(
    ("n", "words"), [(1, "une"), (2, "deux"), (11, "onze"), (21, "vingt et une"), (81, "quatre-vingt-une"),
                     (91, "quatre-vingt-onze"), (101, "cent une"), (10**6, "un million"), (-1, "moins une")],
)  # fmt: skip
def test_only_a_last_un_is_feminine(n: int, words: str) -> None:
    assert CA.words(n, F) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "premier"),
        (2, "deuxième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (11, "onzième"),
        (20, "vingtième"),
        (21, "vingt et unième"),
        (71, "soixante et onzième"),
        (80, "quatre-vingtième"),
        (81, "quatre-vingt-unième"),
        (100, "centième"),
        (200, "deux centième"),
        (203, "deux cent troisième"),
        (1000, "millième"),
        (2000, "deux millième"),
        (10**6, "millionième"),
    ],
)
def test_ordinals_in_words(n: int, words: str) -> None:
    assert CA.ordinal_words(n) == words
    assert CA.ordinal_words(n, F) == ("première" if n == 1 else words)


# money


@pytest.mark.parametrize(
    ("tag", "n", "currency", "figures", "words"),
    [
        ("fr-CA", 10_000, "CAD", "10␣000␣$", "dix mille dollars"),
        ("fr-CA", Decimal("1234.50"), "CAD", "1␣234,50␣$", "mille deux cent trente-quatre dollars et cinquante cents"),
        ("fr-CA", 25_000, "EUR", "25␣000␣€", "vingt-cinq mille euros"),
        ("fr-CA", 80, "USD", "80␣$␣US", "quatre-vingts dollars américains"),
        ("fr-FR", 10_000, "CAD", "10·000␣$␣CA", "dix mille dollars canadiens"),
        ("fr-FR", 25_000, "EUR", "25·000␣€", "vingt-cinq mille euros"),
        ("fr-FR", Decimal("0.5"), "EUR", "0,50␣€", "zéro euro et cinquante centimes"),
        ("fr-BE", Decimal("1.01"), "EUR", "1,01␣€", "un euro et un cent"),
        ("fr-BE", 21, "GBP", "21␣£", "vingt et une livres sterling"),
        ("fr-BE", Decimal("1.02"), "GBP", "1,02␣£", "une livre sterling et deux pence"),
        ("fr-BE", 90, "CHF", "90␣CHF", "nonante francs suisses"),
        ("fr-FR", 1_000_000, "EUR", "1·000·000␣€", "un million d’euros"),
        ("fr-CA", 2_000_000, "CAD", "2␣000␣000␣$", "deux millions de dollars"),
        ("fr-CA", 2_000_001, "CAD", "2␣000␣001␣$", "deux millions un dollars"),
        ("fr-CA", -3, "CAD", "−3␣$", "moins trois dollars"),
        ("fr-FR", 3, "MAD", "3␣MAD", "trois dirhams marocains"),
    ],
)
def test_amounts_in_figures_and_words(tag: str, n: int | Decimal, currency: str, figures: str, words: str) -> None:
    assert seen(grammar(tag).amount(n, currency)) == figures
    assert grammar(tag).amount_words(n, currency) == words


# days


def test_the_first_of_a_month_is_an_ordinal() -> None:
    first, other = date(2019, 5, 1), date(2017, 6, 23)
    assert seen(CA.date(first, article=True)) == "le 1^er^␣mai 2019"
    assert seen(CA.date(other)) == "23␣juin 2017"
    assert seen(CA.date(other, article=True)) == "le 23␣juin 2017"
    assert seen(CA.date(other, weekday=True)) == "le vendredi 23␣juin 2017"
    assert CA.date_words(first) == "le premier mai deux mille dix-neuf"
    assert CA.date_words(other) == "le vingt-trois juin deux mille dix-sept"
    assert BE.date_words(date(1999, 10, 28)) == "le vingt-huit octobre mille neuf cent nonante-neuf"
    assert CA.month(other) == "juin 2017"


def test_months_and_weekdays_are_those_of_the_cldr() -> None:
    for n in range(0, 366, 9):
        day = date(2024, 1, 2) + timedelta(days=n)
        expected = format_date(day, "EEEE d MMMM y", locale="fr")
        if day.day > 1:
            assert CA.date(day, weekday=True) == f"le {expected}".replace(f" {day.day} ", f" {day.day}\u00a0")


@pytest.mark.parametrize(
    ("kind", "number", "forms"),
    [
        ("article", "3", "article␣3|l’article␣3|de l’article␣3|à l’article␣3"),
        ("annex", "A", "annexe␣A|l’annexe␣A|de l’annexe␣A|à l’annexe␣A"),
        ("domain", "II", "domaine␣II|le domaine␣II|du domaine␣II|au domaine␣II"),
        ("section", "4", "section␣4|la section␣4|de la section␣4|à la section␣4"),
    ],
)
def test_references_merge_their_article(kind: str, number: str, forms: str) -> None:
    assert [seen(CA.reference(kind, number, form)) for form in ("plain", "the", "of", "to")] == forms.split("|")
    assert CA.reference(kind, number, "number") == number


# typography

BOTH = [
    ("l'entente, jusqu'à l'été", "l’entente, jusqu’à l’été"),
    ("domaines suivants :", "domaines suivants␣:"),
    ("domaines suivants:", "domaines suivants␣:"),
    ("domaines suivants  :", "domaines suivants␣:"),
    ("à 10:30", "à 10:30"),
    ("voir http://namur.be/a:b?c=d;e", "voir http://namur.be/a:b?c=d;e"),
    ("voir https://namur.be.", "voir https://namur.be."),
    ("écrire à info@namur.be", "écrire à info@namur.be"),
    ('dit "la Ville"', "dit «␣la Ville␣»"),
    ('l\'"Agence"', "l’«␣Agence␣»"),
    ('("la Ville")', "(«␣la Ville␣»)"),
    ('dit " la Ville " ici', "dit «␣la Ville␣» ici"),
    ("« la Ville »", "«␣la Ville␣»"),
    ("«la Ville»", "«␣la Ville␣»"),
    ('« dite "la Ville" »', "«␣dite “la Ville”␣»"),
    ("50%, 50 %", "50␣%, 50␣%"),
    ("10 000 $", "10␣000␣$"),
    ("25€", "25␣€"),
    ("25 $ US", "25␣$␣US"),
    ("le 23 juin 2017", "le 23␣juin 2017"),
    ("le 1er mai", "le 1^er^␣mai"),
    ("LE 23 JUIN 2017", "LE 23␣JUIN 2017"),
    ("n° 1 et no 12", "n°␣1 et n^o^␣12"),
    ("art. 3, al. 2, p. 4, § 5", "art.␣3, al.␣2, p.␣4, §␣5"),
    ("article 3, Article 3, articles 4", "article␣3, Article␣3, articles␣4"),
    ("annexe A, domaine II, annexe à part", "annexe␣A, domaine␣II, annexe à part"),
    ("M. Labeaume, MM. A, Mme Barzin, Me Roy", "M.␣Labeaume, MM.␣A, Mme␣Barzin, Me␣Roy"),
    ("trois ans, 3 ans, 12 mois, 2 exemplaires", "trois ans, 3␣ans, 12␣mois, 2␣exemplaires"),
    ("à 10 h 30", "à 10␣h␣30"),
    ("le 20e anniversaire", "le 20^e^ anniversaire"),
    ("la 1re, les 2es, les 1ers, la 2nde", "la 1^re^, les 2^es^, les 1^ers^, la 2^nde^"),
    ("le XXe siècle, le XIXe, le XXIe", "le XX^e^ siècle, le XIX^e^, le XXI^e^"),
    ("François Ier", "François I^er^"),
    ("le 2ème et le 1e", "le 2ème et le 1e"),
    ("Ce, Le, De, Vie, 3e2, A1er", "Ce, Le, De, Vie, 3e2, A1er"),
    ("etc...", "etc…"),
    ("Fait à ...... le ......", "Fait à ...... le ......"),
    ("Québec - Namur, Namur-Québec", "Québec – Namur, Namur-Québec"),
    ("oeuvre, Oeuvre, OEUVRE, manoeuvre", "œuvre, Œuvre, ŒUVRE, manœuvre"),
    ("soeur, coeur, oeuf, noeud, voeu, voeux", "sœur, cœur, œuf, nœud, vœu, vœux"),
    ("coefficient, moelle, poème, coexister", "coefficient, moelle, poème, coexister"),
    ("2017 2018", "2017 2018"),
    ("en 2017 et en 2018", "en␣2017 et en␣2018"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "printed"), BOTH, ids=[typed for typed, _ in BOTH])
def test_what_a_typist_writes_is_printed_as_canada_does(typed: str, printed: str) -> None:
    assert seen(CA.typeset(typed)) == printed


@pytest.mark.parametrize(("typed", "printed"), BOTH, ids=[typed for typed, _ in BOTH])
def test_europe_groups_figures_with_a_thin_space_and_agrees_on_the_rest(typed: str, printed: str) -> None:
    for locale in (FR, BE):
        assert seen(locale.typeset(typed)) == printed.replace("10␣000", "10·000")


@pytest.mark.parametrize(
    ("typed", "canada", "europe"),
    [
        ("concernés ;", "concernés;", "concernés·;"),
        ("concernés;", "concernés;", "concernés·;"),
        ("Vraiment ?", "Vraiment?", "Vraiment·?"),
        ("Bravo !", "Bravo!", "Bravo·!"),
        ("Quoi ?!", "Quoi?!", "Quoi·?!"),
        ("« Quoi ? »", "«␣Quoi?␣»", "«␣Quoi·?␣»"),
        ("(?)", "(?)", "(?)"),
        ("concernés\u202f;", "concernés·;", "concernés·;"),
        ("concernés\u00a0;", "concernés;", "concernés·;"),
        ("1 234 567 habitants", "1␣234␣567␣habitants", "1·234·567␣habitants"),
    ],
)
def test_where_the_two_sides_of_the_ocean_differ(typed: str, canada: str, europe: str) -> None:
    assert seen(CA.typeset(typed)) == canada
    assert seen(FR.typeset(typed)) == seen(BE.typeset(typed)) == europe


@pytest.mark.parametrize(
    ("before", "typed", "after", "printed"),
    [
        ("r", " ;", "", "·;"),
        ("r", ";", "", "·;"),
        ("r", ":", "", "␣:"),
        ("r", " : ", "Q", "␣: "),
        ("", "mots ", ":", "mots␣"),
        ("", "mots", ":", "mots"),
        (" ", ":", "", ":"),
        ("l", "'", "a", "’"),
        ("", "l'", "A", "l’"),
        ("l", "'entente", "", "’entente"),
        ("", 'la "', "V", "la «␣"),
        ("e", '"', " ", "␣»"),
        ("V", '" ici', "", "␣» ici"),
        ("", "«", "V", "«␣"),
        ("", "«", " ", "«"),
        ("«", " mots ", "»", "␣mots␣"),
        ("3", " juin 2017", "", "␣juin 2017"),
        ("", "le 23 ", "j", "le 23 "),
        ("", "le 23 ", "juin", "le 23␣"),
        ("", "article ", "3", "article␣"),
        ("", "Mme ", "B", "Mme␣"),
        ("5", "%", "", "␣%"),
        ("5", " $", "", "␣$"),
        ("", "20e", "m", "20e"),
        ("0", "e", " ", "^e^"),
        (".", "..", "", ".."),
        ("", "M. ", "l", "M. "),
    ],
)
def test_a_run_sees_its_neighbours_and_changes_only_itself(before: str, typed: str, after: str, printed: str) -> None:
    assert seen(FR.typeset(typed, before, after)) == printed


def test_capitals_keep_accents_ligatures_and_raised_letters() -> None:
    assert CA.upper("Préambule") == "PRÉAMBULE"
    assert CA.upper("Mise en œuvre") == "MISE EN ŒUVRE"
    assert seen(CA.upper(f"le {CA.ordinal(20)} anniversaire")) == "LE 20^e^ ANNIVERSAIRE"
    assert CA.upper("l’été") == "L’ÉTÉ"


def test_a_quotation_inside_another_has_other_marks() -> None:
    assert seen(CA.quote("mots")) == "«␣mots␣»"
    assert seen(CA.quote("la «\u00a0Ville\u00a0» dite")) == "«␣la “Ville” dite␣»"
