from __future__ import annotations

from engross.compare import compare
from engross.model.redline import Kind
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, edits, kinds, marks, moved, outline, page


def test_a_clause_that_moved_is_told_as_renumbered_not_as_edited() -> None:
    old = outline(
        clause("Article 1 – Culture", *CULTURE),
        clause("Article 2 – Budget", *BUDGET),
        clause("Article 3 – Bilan", *REPORT),
    )
    new = outline(
        clause("Article 1 – Budget", *BUDGET),
        clause("Article 2 – Bilan", *REPORT),
        clause("Article 3 – Culture", *CULTURE),
    )
    redline = compare(old, new)
    assert moved(redline) == ["Article 3 – Culture", *CULTURE]
    assert sorted(edits(redline)) == [
        ("delete", "1"), ("delete", "2"), ("delete", "3"), ("insert", "1"), ("insert", "2"), ("insert", "3"),
    ]  # fmt: skip
    assert kinds(redline) == [Kind.RENUMBERING]


def test_a_word_changed_inside_a_move_is_marked_at_both_ends() -> None:
    first, second = CULTURE
    changed = first.replace("deux résidences", "trois résidences")
    redline = compare(page(first, *BUDGET, *REPORT), page(*BUDGET, *REPORT, changed))
    assert edits(redline) == [("delete", "deux"), ("insert", "trois")]
    assert moved(redline) == [changed]
    assert second not in moved(redline)


def test_both_ends_of_a_move_bear_one_id_and_the_parts_of_a_provision_share_its_beginning() -> None:
    old = outline(clause("Article 1 – Culture", *CULTURE), clause("Article 2 – Budget", *BUDGET, *REPORT))
    new = outline(clause("Article 1 – Budget", *BUDGET, *REPORT), clause("Article 2 – Culture", *CULTURE))
    ends = [block.end for block in compare(old, new).blocks if block.end.op == "move"]
    assert [end.id for end in ends if end.side == "from"] == ["m1.1", "m1.2", "m1.3"]
    assert [end.id for end in ends if end.side == "to"] == ["m1.1", "m1.2", "m1.3"]


def test_of_two_paragraphs_that_change_places_the_lighter_moves() -> None:
    light, heavy = "Le présent protocole est conclu en deux exemplaires.", " ".join((*CULTURE, *REPORT))
    assert moved(compare(page(light, heavy), page(heavy, light))) == [light]
    assert moved(compare(page(heavy, light), page(light, heavy))) == [light]


def test_a_sentence_carried_elsewhere_is_a_move() -> None:
    a, b = CULTURE
    c, d = BUDGET
    redline = compare(page(f"{a} {b}", *REPORT, f"{c} {d}"), page(a, *REPORT, f"{c} {d} {b}"))
    assert [(op, text) for op, text in marks(redline) if op in ("from", "to")] == [("from", b), ("to", b)]
    assert [text for _, text in edits(redline)] == [" ", " "]


def test_a_sentence_that_differs_in_sums_was_not_carried() -> None:
    sentence = "Les actions relatives à la culture sont financées à hauteur de {} euros par exercice."
    a, b = CULTURE
    old = page(f"{a} {sentence.format(75000)}", *REPORT, b)
    new = page(a, *REPORT, f"{b} {sentence.format(3400)}")
    assert not [op for op, _ in marks(compare(old, new)) if op in ("from", "to")]


def test_an_item_changes_places_in_its_list() -> None:
    items = (
        "* la nomination d’un référent pour la culture ;",
        "* la tenue d’un registre commun ;",
        "* le suivi des actions.",
    )
    turned = (
        "* le suivi des actions ;",
        "* la nomination d’un référent pour la culture ;",
        "* la tenue d’un registre commun.",
    )
    redline = compare(page("Les villes décident :", *items), page("Les villes décident :", *turned))
    assert moved(redline) == ["le suivi des actions ;"]
    assert {text for _, text in edits(redline)} <= {" ;", ";", "."}


def test_a_paragraph_that_only_repeats_boilerplate_does_not_move() -> None:
    notice = "Toute notification est faite par écrit et prend effet à la date de sa réception."
    a, b = CULTURE
    c, d = BUDGET
    old = page(notice, f"{a} {notice}", b, c, d)
    new = page(f"{a} {notice}", b, c, d, notice)
    assert not moved(compare(old, new))
    assert [op for op, _ in marks(compare(old, new))] == ["delete", "delete", "insert", "insert"]
