from __future__ import annotations

import pytest

from engross.compare import compare
from engross.model.outline import Outline, OutlineBlock, OutlineClause
from tests.compare.outlines import BUDGET, CULTURE, clause, edits, marks, outline, page

A, B = CULTURE


def test_identical_outlines_have_no_mark() -> None:
    one = outline(clause("Article 1 – Culture", *CULTURE), clause("", "* un", "* deux"), clause("Vide"))
    redline = compare(one, one)
    assert not marks(redline)
    assert redline.changes == 0


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("l’accord écrit", "l’avis écrit", [("delete", "accord"), ("insert", "avis")]),
        ("le 20<sup>e</sup> jour du mois", "le 21<sup>e</sup> jour du mois", [("delete", "20"), ("insert", "21")]),
        ("le 1<sup>er</sup> jour du mois", "le 1<sup>ers</sup> jour du mois",
         [("delete", "<sup>er</sup>"), ("insert", "<sup>ers</sup>")]),
        ("un montant de 8 250,50 euros", "un montant de 8 250,75 euros", [("delete", "250,50"), ("insert", "250,75")]),
        ("les deux villes signataires", "les villes signataires", [("delete", "deux ")]),
        ("Fait en trois exemplaires", "Fait à Namur en trois exemplaires", [("insert", "à Namur ")]),
        ("Texte [-ceci-] {+cela+} <b>", "Texte [-ceci-] {+ceux+} <b>", [("delete", "cela"), ("insert", "ceux")]),
    ],
)  # fmt: skip
def test_a_change_is_as_small_as_its_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert marks(compare(page(A, old, B), page(A, new, B))) == expected


def test_no_single_word_is_left_between_two_changes() -> None:
    old = "Le comité de suivi transmet un rapport détaillé aux conseils des deux villes avant la fin du mois."
    new = "Le comité de suivi transmet une note détaillé succincte aux conseils des deux villes avant la fin du mois."
    assert edits(compare(page(old), page(new))) == [
        ("delete", "un rapport détaillé"), ("insert", "une note détaillé succincte"),
    ]  # fmt: skip


def test_a_sentence_added_is_one_change_that_begins_where_the_sentence_does() -> None:
    more = "Les villes favorisent aussi la traduction."
    for place in (f"{more} {A} {B}", f"{A} {more} {B}", f"{A} {B} {more}"):
        ((op, text),) = marks(compare(page(f"{A} {B}"), page(place)))
        assert (op, text.strip()) == ("insert", more)


def test_a_term_replaced_throughout_is_marked_alone_each_time() -> None:
    texts = [text.replace("comité", "Conseil conjoint") for text in (*CULTURE, *BUDGET)]
    found = edits(compare(page(*CULTURE, *BUDGET), page(*texts)))
    assert found == [("delete", "comité"), ("insert", "Conseil conjoint")] * 2


def test_changes_are_numbered_in_reading_order_and_a_replacement_is_one() -> None:
    redline = compare(page(A, B), page(A.replace("deux", "trois"), B.replace("frais", "coûts")))
    numbers = [seg.change for block in redline.blocks for seg in block.segs if seg.op != "equal"]
    assert numbers == [1, 1, 2, 2]
    assert redline.changes == 2


def test_a_word_between_two_changes_of_typography_is_no_part_of_them() -> None:
    old, new = "Au-delà de 5 : accord.", "Au-delà de\u00a05\u00a0: accord."
    assert "5" not in "".join(text for _, text in edits(compare(page(old), page(new))))


def test_a_word_between_a_changed_word_and_changed_signs_is_kept() -> None:
    old = page("Sont pris en charge les programmes proposés par deux partenaires ;", "les voyages des artistes.")
    new = page("Sont pris en charge les programmes proposés par trois partenaires, les voyages des artistes.")
    assert [text for _, text in edits(compare(old, new)) if text.strip(" ,;¶")] == ["deux", "trois"]
    first = page("Le comité remet le premier rapport ;", "il le publie sans tarder.")
    then = page("Le comité remet le second rapport, il le publie sans tarder.")
    assert [text for _, text in edits(compare(first, then)) if text.strip(" ,;¶")] == ["premier", "second"]


def test_the_stop_of_a_word_that_was_cut_off_stays_with_it() -> None:
    whole = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", "A avis du comité de suivi."),)),))
    blocks = (OutlineBlock("p", "A avis du comité de"), OutlineBlock("li", " suivi."))
    redline = compare(whole, Outline("fr", (OutlineClause(1, "", blocks),)))
    assert [(seg.op, seg.text) for block in redline.blocks for seg in block.segs if seg.op != "equal"] == []
