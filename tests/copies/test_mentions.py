"""Parties in a list may change places; parties that do something to one another may not."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.copies.mentions import Mentions
from engross.language import grammar
from engross.model.party import Party

PARTIES = {
    "rives": Party.model_validate(
        {
            "name": {"fr": {"text": "Ville de Rives", "article": True, "gender": "feminine"}},
            "town": "Rives",
            "demonym": {"fr": {"ms": "rivois", "fs": "rivoise", "mp": "rivois", "fp": "rivoises"}},
        }
    ),
    "orme": Party.model_validate(
        {"name": {"fr": {"text": "Agence d'Orme", "article": True, "gender": "feminine"}}, "town": "Orme"}
    ),
    "havre": Party.model_validate(
        {
            "name": {"fr": {"text": "Syndicat du Havre", "article": True}},
            "town": {"fr": {"text": "Havre", "article": True}},
        }
    ),
}
FRENCH = grammar("fr-CA")
MENTIONS = Mentions(PARTIES, FRENCH)


def _names(order: tuple[str, ...], form: str = "the", what: str = "name") -> list[str]:
    nouns = [next(iter(getattr(PARTIES[key], what).values())) for key in order]
    return [getattr(FRENCH, form)(noun) for noun in nouns]


@pytest.mark.parametrize("form", ["the", "of", "to", "by"])
@pytest.mark.parametrize("what", ["name", "town"])
@pytest.mark.parametrize("conjunction", ["and", "or"])
def test_a_list_of_parties_is_the_same_in_every_order(form: str, what: str, conjunction: str) -> None:
    canonical = {
        MENTIONS.canonical(FRENCH.typeset(f"Ce qui vient {FRENCH.join(_names(order, form, what), conjunction)} reste."))
        for order in permutations(PARTIES)
    }
    assert len(canonical) == 1


def test_a_list_at_the_start_of_a_sentence_keeps_its_capital_apart_from_the_name() -> None:
    one = MENTIONS.canonical("La Ville de Rives et l’Agence d’Orme s’engagent.")
    other = MENTIONS.canonical("L’Agence d’Orme et la Ville de Rives s’engagent.")
    assert one == other
    assert MENTIONS.canonical("la Ville de Rives et l’Agence d’Orme s’engagent.") != one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("La Ville de Rives verse 10 $ à l’Agence d’Orme.", "L’Agence d’Orme verse 10 $ à la Ville de Rives."),
        ("À Rives, puis à Orme.", "À Orme, puis à Rives."),
        (
            "La Ville de Rives et l’Agence d’Orme versent respectivement 10 $ et 20 $.",
            "L’Agence d’Orme et la Ville de Rives versent respectivement 10 $ et 20 $.",
        ),
        (
            "La Ville de Rives et l’Agence d’Orme, ci-après « Rives » et « Orme »,",
            "L’Agence d’Orme et la Ville de Rives, ci-après « Rives » et « Orme »,",
        ),
        ("la partie rivoise", "la partie d’Orme"),
        ("La Ville de Rives et l’Agence d’Orme", "La Ville de Rives ou l’Agence d’Orme"),
    ],
)
def test_what_says_something_else_stays_apart(one: str, other: str) -> None:
    assert MENTIONS.canonical(one) != MENTIONS.canonical(other)


def test_two_lists_that_answer_one_another_change_together() -> None:
    one = MENTIONS.canonical("La Ville de Rives et l’Agence d’Orme, ci-après « Rives » et « Orme »,")
    other = MENTIONS.canonical("L’Agence d’Orme et la Ville de Rives, ci-après « Orme » et « Rives »,")
    assert one == other


WORDS = st.lists(
    st.sampled_from(["verse", "à", "de", "la", "Ville", "Rives", "Orme", "et", ",", "du", "Havre", "X", "."])
)


@given(WORDS)
def test_a_text_in_its_fixed_form_says_which_parties_it_names(words: list[str]) -> None:
    text = " ".join(words)
    canonical = MENTIONS.canonical(text)
    assert canonical == MENTIONS.canonical(text)
    assert {key for key in PARTIES if f"⟨{key}." in canonical} == MENTIONS.named(text)


@given(st.permutations(sorted(PARTIES)), st.permutations(sorted(PARTIES)))
def test_a_swap_across_a_verb_is_never_taken_for_a_list(one: list[str], other: list[str]) -> None:
    def said(order: list[str]) -> str:
        first, second, third = _names(tuple(order))
        return MENTIONS.canonical(f"Ici {first} et {second} paient {third}.")

    assert (said(one) == said(other)) == (one[2] == other[2])
