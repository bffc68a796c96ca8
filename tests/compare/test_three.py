"""Both sides' changes: who made each, and where they meet."""

from __future__ import annotations

import pytest

from engross.compare.three import compare_three
from engross.messages.three import three_brief
from engross.model.outline import Outline
from engross.model.three import By
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline

TEXTS = ("un deux trois quatre cinq six sept", "huit neuf dix onze douze treize quatorze")


def one(*texts: str) -> Outline:
    return outline(clause("Article 1 – Objet", *texts))


def found(ours: Outline, theirs: Outline, last: Outline | None = None) -> list[tuple[str, str, str, str]]:
    made = compare_three(last or one(*TEXTS), ours, theirs)
    return [(str(part.by), part.last, part.ours, part.theirs) for part in made.changes]


def test_each_change_has_its_author() -> None:
    ours, theirs = one(TEXTS[0].replace("deux", "2"), TEXTS[1]), one(TEXTS[0], TEXTS[1].replace("dix", "10"))
    assert found(ours, theirs) == [("ours", "deux", "2", "deux"), ("theirs", "dix", "dix", "10")]


def test_the_same_change_on_both_sides_is_both() -> None:
    new = one(TEXTS[0].replace("deux", "2"), TEXTS[1])
    assert found(new, new) == [("both", "deux", "2", "2")]


def test_the_same_words_changed_otherwise_is_a_conflict() -> None:
    ours, theirs = one(TEXTS[0].replace("deux", "2"), TEXTS[1]), one(TEXTS[0].replace("deux", "II"), TEXTS[1])
    assert found(ours, theirs) == [("conflict", "deux", "2", "II")]


def test_one_drops_what_the_other_edits_is_a_conflict() -> None:
    ((by, *_),) = found(one(TEXTS[0]), one(TEXTS[0], TEXTS[1].replace("dix", "10")))
    assert by == "conflict"


def test_two_changes_of_one_paragraph_do_not_clash_and_are_to_be_read_again() -> None:
    ours, theirs = one(TEXTS[0].replace("deux", "2"), TEXTS[1]), one(TEXTS[0].replace("six", "6"), TEXTS[1])
    made = compare_three(one(*TEXTS), ours, theirs)
    assert [(part.by, part.near) for part in made.changes] == [(By.OURS, True), (By.THEIRS, True)]


def test_a_new_article_is_said_to_stand_after_the_one_before_it() -> None:
    last = outline(clause("Article 1 – Objet", *CULTURE), clause("Article 2 – Budget", *BUDGET))
    new = outline(last.clauses[0], clause("Article 1 bis – Rapport", *REPORT), last.clauses[1])
    (change,) = compare_three(last, new, last).changes
    assert change.provision is not None
    assert change.provision.heading == "Article 1 – Objet"


@pytest.mark.parametrize(("lang", "said"), [("fr", "1 conflit à trancher"), ("en", "1 conflict to settle")])
def test_conflicts_are_named_by_their_provision(lang: str, said: str) -> None:
    ours, theirs = one(TEXTS[0].replace("deux", "2"), TEXTS[1]), one(TEXTS[0].replace("deux", "II"), TEXTS[1])
    made = compare_three(one(*TEXTS), ours, theirs)
    account = three_brief(made, lang, names=("a", "b", "c"), labels=("Exempleville", "Modelbourg"))
    told = " ".join(account.sentences).replace("\u00a0", " ")
    assert said in told
    assert "rticle 1" in told
    assert "Exempleville" in told
    assert account.lines[0].ours == "2"
