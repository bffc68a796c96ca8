"""Sentences of instruments that only look wrong: in a whole act, with its record, no check says anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.planting import Ground, rows

FRENCH = """
Les articles 5, 8 et 14 de l'Accord multilatéral s'appliquent.
L'article 14 (c) de l'Accord de Paris est rappelé.
Elles se réfèrent à l'article 24 de la Convention de Vienne.
La Tchécoslovaquie et le peuple tchécoslovaque y prirent part.
Les Gouvernements belge et luxembourgeois y consentent.
La part est de trente pour cent (30 %).
Le programme Sentiers 2021-2027 finance les visites.
Les étudiants font un stage d'une durée de deux mois.
Le Corbusier y a travaillé, et l'œuvre de Le Corbusier est étudiée.
Les trois partenaires du consortium se réunissent.
Le Réseau des Villes créatives de l'UNESCO les accueille.
Le 50e anniversaire de l'école de musique de Modelbourg est fêté en 2028.
Le règlement entre en vigueur à sa signature, et l'accord douanier après sa ratification.
La somme de quinze cents dollars (1 500 $) est versée.
Une somme d'un demi-million d'euros (500 000 €) est prévue.
Les étudiants bénéficient d'une bourse de deux mille euros (2 000 €) par an.
Les villes ont choisi de travailler ensemble et les accords qu'elles ont signés sont tenus.
Elles les ont approuvés à l'unanimité, et la Ville s'est engagée à le faire.
Les Parties sont d'accord pour se réunir. Elles ont pris les mesures utiles.
Les projets que les Parties ont retenus à cette fin sont suivis par le comité.
Les modalités à préciser seront arrêtées par le comité.
Il reste à définir, chaque année, les actions à venir.
Le comité se compose de vingt et un membres, au plus.
Le comité est formé de deux à quatre personnes par ville, dont un ou une élue.
Les Parties veillent à promouvoir et à faire connaître les échanges entre écoles et musées.
Elles conviennent, le cas échéant, d'un calendrier (voir le point a)).
Le prix est de 10 $ l'unité ; l'adresse est a@exemple.org ou https://exemple.org/a?b=c.
La rue du 4 septembre et la place du 8 mai 1945 sont rénovées.
L'Agence wallonne à l'Exportation et aux Investissements étrangers (AWEX) y participe.
Le projet « City Lights » et le réseau « Sister Cities International » sont cités.
Le comité siège le premier lundi de mars, puis en octobre.
Toute Partie peut y mettre fin, moyennant un préavis de six (6) mois.
Les stages durent de un à trois mois et sont soumis à l'approbation du recteur.
Les Parties agissent dans le respect des lois, règlements et politiques qui leur sont applicables.
L'accord-cadre du 3 mars 2020 entre la Région et l'État demeure en vigueur.
Elles y associent le Centre d'art contemporain, l'Institut Saint-Luc, la Haute École de Namur-Liège-Luxembourg.
Chacune des Parties désigne un point de contact (nom, fonction et courriel) qu'elle communique à l'autre.
Le bourgmestre et l'échevine de la culture, d'une part, et la mairesse, d'autre part, y siègent.
Les frais de séjour sont à la charge de la Partie d'accueil, ceux de voyage de l'autre.
Un rapport d'étape (v. 2.1) est remis à mi-parcours, soit le 30 juin 2028 au plus tard.
""".strip().split("\n")
ENGLISH = """
Article 14 (c) of the Convention is recalled.
The sum of fifteen hundred dollars ($1,500) is paid.
The fund holds half a million euros (€500,000).
The internships are for a term of two months for each student.
The three partners of the consortium meet.
The share is thirty per cent (30 %).
The 50th anniversary of the school of music is celebrated in 2028.
Belgium and Luxembourg, the Czechoslovak Republic and Czechoslovakia took part.
The programme Paths 2021-2027 pays for the visits.
None of the Parties is bound to pay. No Party may be held liable.
Each of the Parties undertakes to meet; the Parties shall agree on a date.
The details to be agreed by the Parties will be set out in a work plan.
An hour-long visit, a one-day meeting, a European project and a university course are held.
The regulation enters into force on signature, and the customs treaty once ratified.
They refer to the exchange of letters of 3 March 2020 and its annex B.
Done in duplicate, in the English and French languages.
A list of contacts (name, title and e-mail) is kept by each City.
The committee consists of two to four persons per City.
Either City may end it by giving six (6) months' written notice.
The work of Le Corbusier and the Villes créatives network is studied.
The budget is CAD 10,000 (ten thousand Canadian dollars).
Students pay neither tuition nor fees; they are not employees.
""".strip().split("\n")


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder: Path = tmp_path_factory.mktemp("french")
    return Ground("fr", folder)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder: Path = tmp_path_factory.mktemp("english")
    return Ground("en", folder)


def test_the_acts_are_silent_before(french: Ground, english: Ground) -> None:
    assert french.before == english.before == set()


@pytest.mark.parametrize("sentence", FRENCH)
def test_french_that_only_looks_wrong_is_left_alone(french: Ground, sentence: str) -> None:
    [planting] = rows("none", "fr", "none", sentence)
    assert french.plant(planting) == set()


@pytest.mark.parametrize("sentence", ENGLISH)
def test_english_that_only_looks_wrong_is_left_alone(english: Ground, sentence: str) -> None:
    [planting] = rows("none", "en", "none", sentence)
    assert english.plant(planting) == set()
