"""Both sides' changes: who made each, and where they meet."""

from __future__ import annotations

import pytest

from engross.compare.three_way import compare_three
from engross.messages.three import three_brief
from engross.model.outline import Outline
from engross.model.three import By, Three
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline

TEXTS = ("un deux trois quatre cinq six sept", "huit neuf dix onze douze treize quatorze")


def one(*texts: str) -> Outline:
    return outline(clause("Article 1 – Objet", *texts))


def found(ours: Outline, theirs: Outline, last: Outline | None = None) -> list[tuple[str, ...]]:
    made = compare_three(last or one(*TEXTS), ours, theirs)
    return [
        (
            str(change.by),
            *("".join(getattr(part, side) for part in change.parts) for side in ("last", "ours", "theirs")),
        )
        for change in made.changes
    ]


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
    (part,) = change.parts
    assert part.provision is not None
    assert part.provision.heading == "Article 1 – Objet"


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


LAST = outline(
    clause("Article 1 – Culture", *CULTURE),
    clause("Article 2 – Budget", *BUDGET),
    clause("Article 3 – Rapport", *REPORT),
)
MOVED = outline(
    clause("Article 1 – Culture", CULTURE[1]),
    clause("Article 2 – Budget", *BUDGET),
    clause("Article 3 – Rapport", CULTURE[0].replace("deux résidences", "trois résidences"), *REPORT),
)


def ends(made: Three, side: str) -> dict[str, str]:
    """The passage that moved under each id, as it stands at one end."""
    held: dict[str, str] = {}
    for part in made.parts:
        for end in part.moves:
            if end.side == side and end.whole:
                held[end.id] = held.get(end.id, "") + (part.last if side == "from" else part.ours or part.theirs)
    return held


@pytest.mark.parametrize("swapped", [False, True])
def test_a_move_is_one_change_in_two_places_with_the_words_changed_on_the_way(swapped: bool) -> None:
    made = compare_three(LAST, LAST, MOVED) if swapped else compare_three(LAST, MOVED, LAST)
    (change,) = made.changes
    assert change.by is (By.THEIRS if swapped else By.OURS)
    assert ends(made, "from") == ends(made, "to") == {"m1": CULTURE[0].replace("deux résidences", " résidences") + "\n"}
    loose = [(part.last, part.theirs if swapped else part.ours) for part in change.parts if not part.moves]
    assert loose == [("deux", ""), ("", "trois")]
    (move,) = made.moves
    assert (move.old.heading, move.new.heading, move.down) == ("Article 1 – Culture", "Article 3 – Rapport", True)


def test_a_move_that_both_made_is_one_move() -> None:
    made = compare_three(LAST, MOVED, MOVED)
    assert [change.by for change in made.changes] == [By.BOTH]
    assert set(ends(made, "from")) == set(ends(made, "to")) == {"m1"}


def test_what_one_moves_and_the_other_edits_is_a_conflict() -> None:
    theirs = outline(
        clause("Article 1 – Culture", CULTURE[0].replace("chaque année", "parfois"), CULTURE[1]), *LAST.clauses[1:]
    )
    made = compare_three(LAST, MOVED, theirs)
    (change,) = made.changes
    assert change.by is By.CONFLICT
    assert {(end.id, end.side) for part in change.parts for end in part.moves} == {("m1", "from"), ("m1", "to")}


def test_what_one_moves_and_the_other_drops_is_a_conflict() -> None:
    theirs = outline(clause("Article 1 – Culture", CULTURE[1]), *LAST.clauses[1:])
    assert [change.by for change in compare_three(LAST, MOVED, theirs).changes] == [By.CONFLICT]


def test_two_moves_of_one_place_are_two_changes() -> None:
    new = outline(
        clause("Article 1 – Culture", REPORT[0], CULTURE[1]),
        LAST.clauses[1],
        clause("Article 3 – Rapport", CULTURE[0], REPORT[1]),
    )
    made = compare_three(LAST, new, LAST)
    assert len(made.changes) == 2
    assert ends(made, "from") == ends(made, "to") == {"m1": CULTURE[0] + "\n", "m2": REPORT[0] + "\n"}


@pytest.mark.parametrize(("lang", "said"), [("fr", "m1 : déplacé vers l’article 3"), ("en", "m1: moved to Article 3")])
def test_the_account_says_where_a_passage_went(lang: str, said: str) -> None:
    account = three_brief(compare_three(LAST, MOVED, LAST), lang, names=("a", "b", "c"))
    assert account.lines[0].note.replace("\u00a0", " ") == said
