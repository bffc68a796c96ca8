from __future__ import annotations

import unicodedata

import pytest

from engross.compare import compare
from engross.model.outline import Filled, Outline, OutlineBlock, OutlineClause
from engross.model.redline import MarkKind
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, edits, kinds, outline, page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("les actions suivantes : la culture", "les actions suivantes\u00a0: la culture"),
        ("l'accord des deux villes", "l’accord des deux villes"),
        ("« la convention » signée", '"la convention" signée'),
        ("une œuvre commune aux villes", "une oeuvre commune aux villes"),
        ("la 20<sup>e</sup> année du jumelage", "la 20e année du jumelage"),
        ("la période 2017–2019 du protocole", "la période 2017-2019 du protocole"),
        ("la Ville de Québec signe", unicodedata.normalize("NFD", "la Ville de Québec signe")),
    ],
)
def test_typography_is_told_apart(old: str, new: str) -> None:
    assert kinds(compare(page(old, *BUDGET), page(new, *BUDGET))) == [MarkKind.TYPOGRAPHY]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("une surface de 10<sup>2</sup> mètres", "une surface de 102 mètres"),
        ("la ville de Namur signe", "la Ville de Namur signe"),
        ("peut être conclu", "peutêtre conclu"),
        ("deux villes, et trois services", "deux villes et trois services"),
    ],
)
def test_what_may_change_the_sense_is_wording(old: str, new: str) -> None:
    assert kinds(compare(page(old, *BUDGET), page(new, *BUDGET))) == [MarkKind.WORDING]


def test_a_heading_whose_number_alone_changed_is_marked_on_its_number() -> None:
    old = outline(clause("TITRE I – Objet", *CULTURE), clause("TITRE II – Budget", *BUDGET))
    new = outline(
        clause("TITRE I – Bilan", *REPORT), clause("TITRE II – Objet", *CULTURE), clause("TITRE III – Budget", *BUDGET)
    )
    redline = compare(old, new)
    assert edits(redline)[-4:] == [("delete", "I"), ("insert", "II"), ("delete", "II"), ("insert", "III")]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("l’article 2", "l’article 3"),
        ("l’article\u00a02", "l’article\u00a03"),
        ("l’article\u202f2", "l’article\u202f3"),
        ("les articles\u00a01 et\u00a02", "les articles\u00a01 et\u00a03"),
    ],
)
def test_a_reference_that_follows_its_provision_is_renumbering(was: str, now: str) -> None:
    see = "Sans préjudice de ce que dit {}, chaque ville conserve la maîtrise de ses archives sur son territoire."
    old = outline(clause("Article 1 – Culture", *CULTURE, see.format(was)), clause("Article 2 – Budget", *BUDGET))
    new = outline(
        clause("Article 1 – Culture", *CULTURE, see.format(now)),
        clause("Article 2 – Bilan", *REPORT),
        clause("Article 3 – Budget", *BUDGET),
    )
    found = [(seg.text, seg.kind) for block in compare(old, new).blocks for seg in block.segs if seg.op == "insert"]
    assert found.count(("3", MarkKind.RENUMBERING)) == 2


def test_two_numbers_of_one_change_are_renumbering_if_each_is() -> None:
    old = outline(
        clause("Article 1 – Culture", *CULTURE), clause("Article 2 – Budget", "Voir les articles 1 et 2.", *BUDGET)
    )
    new = outline(
        clause("Article 1 – Bilan", *REPORT),
        clause("Article 2 – Culture", *CULTURE),
        clause("Article 3 – Budget", "Voir les articles 2 et 3.", *BUDGET),
    )
    found = {(seg.text, seg.kind) for block in compare(old, new).blocks for seg in block.segs if seg.op == "delete"}
    assert found == {("1", MarkKind.RENUMBERING), ("2", MarkKind.RENUMBERING), ("1 et 2", MarkKind.RENUMBERING)}


def test_items_numbered_anew_are_renumbered() -> None:
    old = page("a) la nomination d’un référent", "b) la tenue d’un registre")
    new = page("a) la publication d’un bilan", "b) la nomination d’un référent", "c) la tenue d’un registre")
    found = {(seg.text, seg.kind) for block in compare(old, new).blocks for seg in block.segs if seg.op == "delete"}
    assert found == {("a", MarkKind.RENUMBERING), ("b", MarkKind.RENUMBERING)}


def test_a_value_that_changed_is_told_from_wording() -> None:
    def filled(years: str, verb: str = "couvre") -> Outline:
        text = f"Le présent protocole {verb} la période {years} et peut être renouvelé."
        start = text.index(years)
        block = OutlineBlock("p", text, (Filled(start, start + len(years), "period"),))
        return Outline("fr", (OutlineClause(1, "Durée", (block,)),))

    assert kinds(compare(filled("2017-2019"), filled("2021-2023"))) == [MarkKind.VALUE]
    assert kinds(compare(filled("2017-2019"), filled("2017-2019", "concerne"))) == [MarkKind.WORDING]
    assert kinds(compare(filled("2017-2019"), filled("2021-2023", "concerne"))) == [MarkKind.WORDING, MarkKind.VALUE]


def _valued(text: str, *values: tuple[int, int]) -> Outline:
    block = OutlineBlock("p", text, tuple(Filled(start, end, "signing") for start, end in values))
    return Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", "Rien ne change ici."), block)),))


def test_two_values_with_a_word_between_them_that_was_taken_in_are_values() -> None:
    old = _valued("Fait à Rives, le 3 mai 2030, en deux originaux.", (17, 27), (32, 36))
    new = _valued("Fait à Rives, le 9 juin 2031, en trois originaux.", (17, 28), (33, 38))
    assert kinds(compare(old, new)) == [MarkKind.VALUE]
    other = _valued("Fait à Rives, le 9 juin 2031, par trois originaux.", (17, 28), (34, 39))
    assert MarkKind.WORDING in kinds(compare(old, other))


def test_a_paragraph_that_data_makes_as_a_whole_is_a_value() -> None:
    old = _valued("Camille Dupré", (0, 13))
    new = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", "Rien ne change ici."),)),))
    assert kinds(compare(old, new)) == [MarkKind.VALUE]
    assert kinds(compare(new, old)) == [MarkKind.VALUE]


def test_a_blank_is_kept_whole_or_not_at_all() -> None:
    text = "lors du [l'année de l'anniversaire à fêter] anniversaire du jumelage [lieu], à fêter"
    blanks = tuple(Filled(text.index(one), text.index(one) + len(one), f"todo {one[1:-1]}") for one in _BLANKS)
    old = Outline(
        "fr", (OutlineClause(1, "", (OutlineBlock("p", "lors du 15e anniversaire du jumelage 2014, à fêter"),)),)
    )
    new = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", text, blanks),)),))
    [block] = compare(old, new).blocks
    assert [seg.text for seg in block.segs if seg.op == "insert"] == list(_BLANKS)
    assert [seg.text for seg in block.segs if seg.op == "delete"] == ["15e", "2014"]


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("signé à    le jour", 7, 11),
        ("   signé à Namur", 0, 3),
        ("signé à Namur   ", 13, 16),
        ("signé à Namur", 7, 7),
        ("signé\t \tà Namur", 5, 8),
        ("   ", 0, 3),
    ],
)
def test_a_blank_of_spaces_only_is_compared_as_the_spaces_around_words_are(text: str, start: int, stop: int) -> None:
    blank = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", text, (Filled(start, stop, "todo lieu"),)),)),))
    plain = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", text),)),))
    filled = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", "signé à Québec le jour même"),)),))
    assert not edits(compare(blank, blank))
    assert edits(compare(blank, filled)) == edits(compare(plain, filled))
    assert edits(compare(filled, blank)) == edits(compare(filled, plain))


_BLANKS = ("[l'année de l'anniversaire à fêter]", "[lieu]")
