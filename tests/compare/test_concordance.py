"""Which provision became which."""

from __future__ import annotations

import pytest

from engross.compare import compare
from engross.compare.report import summarise
from engross.messages.brief import brief
from engross.model.outline import Outline, OutlineClause
from engross.model.summary import Fate, Topic
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline

A = clause("Article 1 – Objet", *CULTURE)
B = clause("Article 2 – Budget", *BUDGET)
C = clause("Article 3 – Rapport", *REPORT)
CLIMATE = clause("Article 2 – Climat", "Les villes plantent cent arbres le long des deux rivières.")


def retitled(one: OutlineClause, heading: str) -> OutlineClause:
    return OutlineClause(one.level, heading, one.blocks, one.id)


def lines(old: Outline, new: Outline) -> list[tuple[str, str, set[Fate]]]:
    rows = summarise(compare(old, new)).rows
    return [
        (" ".join(one.heading for one in row.old), " ".join(one.heading for one in row.new), set(row.fates))
        for row in rows
    ]


def test_a_text_against_itself_is_kept_throughout() -> None:
    assert [fates for _, _, fates in lines(outline(A, B, C), outline(A, B, C))] == [{Fate.KEPT}] * 3


def test_what_is_inserted_is_new_and_renumbers_those_after_it() -> None:
    new = outline(A, CLIMATE, retitled(B, "Article 3 – Budget"), retitled(C, "Article 4 – Rapport"))
    assert lines(outline(A, B, C), new) == [
        (A.heading, A.heading, {Fate.KEPT}),
        ("", CLIMATE.heading, {Fate.NEW}),
        (B.heading, "Article 3 – Budget", {Fate.RENUMBERED}),
        (C.heading, "Article 4 – Rapport", {Fate.RENUMBERED}),
    ]


def test_what_was_dropped_stands_where_it_stood() -> None:
    assert lines(outline(A, B, C), outline(A, C))[1] == (B.heading, "", {Fate.DROPPED})
    assert lines(outline(A, B), outline(B))[0] == (A.heading, "", {Fate.DROPPED})


def test_what_moved_is_told_and_the_rest_stays() -> None:
    found = lines(outline(A, B, C), outline(C, A, B))
    assert [(old, fates) for old, _, fates in found] == [
        (C.heading, {Fate.MOVED}),
        (A.heading, {Fate.KEPT}),
        (B.heading, {Fate.KEPT}),
    ]


def test_a_provision_split_and_two_merged_are_one_line_each() -> None:
    whole = clause("Article 1 – Objet et budget", *CULTURE, *BUDGET)
    parts = outline(clause("Article 1 – Objet", *CULTURE), clause("Article 2 – Autre chose", *BUDGET))
    (old, new, fates), *others = lines(outline(whole), parts)
    assert others == []
    assert Fate.SPLIT in fates
    (old, new, fates), *others = lines(parts, outline(whole))
    assert others == []
    assert (old.count("Article"), new.count("Article")) == (2, 1)
    assert Fate.MERGED in fates


def test_the_share_of_reworded_words_is_of_both_sides_together() -> None:
    new = outline(clause("Article 1 – Objet", "un deux trois quatre cinq six sept neuf"))
    old = outline(clause("Article 1 – Objet", "un deux trois quatre cinq six sept huit"))
    (row,) = summarise(compare(old, new)).rows
    assert row.fates == (Fate.REWORDED,)
    assert (row.changed, row.words) == (2, 22)
    account = brief(summarise(compare(old, new)), "fr", old="a", new="b")
    assert account.lines[0].share == "9\u00a0%" or account.lines[0].share == "9 %"


@pytest.mark.parametrize(
    ("words", "share"), [(400, "moins de 1 %"), (3, "25 %")], ids=["a drop in the sea", "a quarter"]
)
def test_a_share_is_never_rounded_to_nothing(words: int, share: str) -> None:
    text = " ".join(f"mot{n}" for n in range(words))
    old, new = outline(clause("", f"{text} fin")), outline(clause("", f"{text} terme"))
    account = brief(summarise(compare(old, new)), "fr", old="a", new="b")
    assert account.lines[0].share.replace("\u00a0", " ") == share


def test_data_and_typography_alone_are_no_rewording() -> None:
    dates = lines(outline(clause("Fin", "Le 31 décembre 2019.")), outline(clause("Fin", "Le 31 décembre 2023.")))
    assert dates[0][2] == {Fate.VALUES}
    quotes = lines(outline(clause("Fin", "l'accord conclu")), outline(clause("Fin", "l’accord conclu")))
    assert quotes[0][2] == {Fate.TYPOGRAPHY}


def test_a_paragraph_that_passes_to_the_next_provision_is_counted_in_both_though_nothing_is_marked_in_it() -> None:
    old = outline(clause("Article 1 – Objet", *CULTURE, REPORT[0]), B)
    new = outline(A, clause("Article 2 – Budget", REPORT[0], *BUDGET))
    assert all(Fate.KEPT not in fates for _, _, fates in lines(old, new))


def test_a_permanent_id_holds_through_another_number_and_heading() -> None:
    old = outline(clause("Article 1 – Objet", "Un texte.", id="objet"))
    new = outline(clause("Article 9 – But", "Tout autre chose à lire ici.", id="objet"))
    ((before, after, fates),) = lines(old, new)
    assert (before, after) == ("Article 1 – Objet", "Article 9 – But")
    assert Fate.REPLACED in fates


def test_items_that_change_their_order_are_moved_and_no_paragraph_is_cut() -> None:
    items = [f"* {number}) {text}" for number, text in enumerate((CULTURE[0], BUDGET[0], REPORT[0]), 1)]
    turned = [f"* {number}) {text}" for number, text in enumerate((REPORT[0], BUDGET[0], CULTURE[0]), 1)]
    [(_, _, fates)] = lines(outline(clause("Article 1 – Objet", *items)), outline(clause("Article 1 – Objet", *turned)))
    assert fates == {Fate.REORDERED, Fate.REFERENCES}


def test_what_moved_and_has_another_number_is_told_in_one_sentence() -> None:
    old = outline(*(clause(f"Article {n} – {t}", *x) for n, t, x in ((1, "Un", CULTURE), (2, "Deux", (BUDGET[0],)))))
    new = outline(*(clause(f"Article {n} – {t}", *x) for n, t, x in ((1, "Deux", (BUDGET[0],)), (2, "Un", CULTURE))))
    topics = [fact.topic for fact in summarise(compare(old, new)).facts]
    assert topics.count(Topic.MOVED) == topics.count(Topic.RENUMBERED) == 1
