"""Sentences that are right and look as if they were not: no check says anything."""

from __future__ import annotations

import pytest

from engross.acts import act
from engross.checks.edit_distance import is_slip_of
from engross.checks.text_rules import findings
from engross.source.library import Library
from engross.workspace import Workspace
from tests.conftest import CASES

FRENCH = """
Nous nous engageons à ce que vous vous en souveniez.
Il convient de le faire, de les aider et de la prévoir ; à le lire, on le croit.
Le onze juin, le huit mai et le oui du conseil ; l'euro, de un à dix, de A à Z.
Le siècle passé, le XXe, a vu naître le 1er accord, la 2e charte et les 20es jeux.
Les membres de l'ONU et de UNESCO Villes créatives.
Le vendredi 23 juin 2017 et le 29 février 2028 existent.
La somme de dix mille dollars (10 000 $) et la durée de cinq (5) ans.
Soixante et onze (71) jours, septante et un (71) jours, quatre-vingts (80) bancs.
Deux cent mille euros (200 000 €) ; 1 200 € (mille deux cents euros).
La résolution n° 2029-12 du conseil, adoptée le 3 mars 2029.
Le ratio est de 1/3, la note de 12,5 sur 20, la version 2.1.3 du plan, le 24/7.
Les modalités à préciser seront arrêtées plus tard.
En double exemplaire, en deux exemplaires, en un exemplaire unique.
Voir « les villes […] s'entendent » au registre.
Désireuses de semer et de récolter, puis de donner et recevoir.
Le premier et dernier hiver, de rentrer et sortir.
Son site est www.exemple.org/a,b et son adresse a,b@exemple.org.
Les états financiers, un échange présent et des signes.
""".strip().split("\n")
ENGLISH = """
The twelfth, 11th, 12th, 13th, 21st, 22nd, 23rd and 111th meetings.
He said that that was it, and she had had enough.
Ten thousand dollars ($10,000) and five (5) years; one hundred and one (101) trees.
12,012,300 (twelve million, twelve thousand, three hundred Dutch guilders).
On Friday, June 23, 2017 and on Friday 23 June 2017.
Resolution No. 2029-12 of the council, dated 3 March 2029, and any order of the day.
Done in duplicate at Montfleur, as annex A and the A1 road show.
Present and general resolutions of the academy, made in the mobility region.
""".strip().split("\n")


@pytest.mark.parametrize("tag", ["fr-CA", "fr-FR", "fr-BE"])
@pytest.mark.parametrize("sentence", FRENCH)
def test_right_french_is_left_alone(sentence: str, tag: str) -> None:
    assert findings(sentence, tag) == ()


@pytest.mark.parametrize("tag", ["en-CA", "en-GB", "en-US"])
@pytest.mark.parametrize("sentence", ENGLISH)
def test_right_english_is_left_alone(sentence: str, tag: str) -> None:
    assert findings(sentence, tag) == ()


def test_each_partys_own_counterpart_is_as_silent_as_the_other() -> None:
    base = CASES / "base"
    made = act(Library(Workspace(base, base)), "montfleur-rivebelle/2030-2032", first="rivebelle")
    assert made.diagnostics == ()


@pytest.mark.parametrize(
    ("word", "right", "is_slip"),
    [
        ("Montfleure", "Montfleur", False),  # an ending is a form of the word, not a slip
        ("Namour", "Namur", True),
        ("Nmaur", "Namur", True),
        ("Quebec", "Québec", True),
        ("Namur", "Namur", False),
        ("Villes", "Ville", False),
        ("Lille", "Ville", False),  # people do not slip on a first letter
        ("Tournai", "Namur", False),
    ],
)
def test_a_slip_is_one_letter(word: str, right: str, is_slip: bool) -> None:
    assert is_slip_of(word, right) is is_slip
