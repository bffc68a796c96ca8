from __future__ import annotations

from engross.compare import compare
from engross.model.redline import MarkKind
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
    assert kinds(redline) == [MarkKind.RENUMBERING]


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


def test_a_sentence_found_again_between_two_texts_written_anew_was_not_carried() -> None:
    sentence = "Chaque ville tient un registre des échanges et le met à la disposition du comité."
    old = page(f"{CULTURE[0]} {sentence} {BUDGET[0]}", *CULTURE[1:], *BUDGET[1:])
    new = page(*CULTURE[1:], *BUDGET[1:], f"{REPORT[0]} {sentence} {REPORT[1]}")
    assert not [mark for mark in marks(compare(old, new)) if mark[0] in ("from", "to")]


def test_a_paragraph_that_moved_is_known_again_when_some_of_its_words_changed_and_not_by_one_sentence() -> None:
    kept = "Le comité se réunit au moins deux fois par an dans l’une des deux villes."
    moved_away = page(f"{kept} {CULTURE[0]}", *BUDGET, *REPORT)
    edited = kept.replace("deux fois", "trois fois").replace("comité", "groupe")
    assert moved(compare(moved_away, page(*BUDGET, *REPORT, f"{edited} {CULTURE[0]}")))
    assert not moved(compare(moved_away, page(*BUDGET, *REPORT, f"{edited} {CULTURE[1]}")))


def test_a_few_words_found_in_the_list_of_another_provision_did_not_move_there() -> None:
    items = ("* la tenue d’un registre ;", "* l’accueil des délégations ;", "* la formation des agents.")
    other = ("* la publication d’un bilan ;", "* l’examen des demandes.")
    old = outline(clause("Article 1 – Culture", *CULTURE, *items), clause("Article 2 – Budget", *BUDGET, *other))
    new = outline(
        clause("Article 1 – Culture", *CULTURE, items[0], "* la visite des musées ;", items[2]),
        clause("Article 2 – Budget", *BUDGET, other[0], items[1], other[1]),
    )
    assert moved(compare(old, new)) == []


def test_items_that_left_together_moved() -> None:
    items = ("* la tenue d’un registre des échanges ;", "* l’accueil de deux délégations par an ;")
    one, other = "* la formation des agents.", "* la publication d’un bilan."
    old = outline(clause("Article 1 – Culture", *CULTURE, *items, one), clause("Article 2 – Budget", *BUDGET, other))
    new = outline(clause("Article 1 – Culture", *CULTURE, one), clause("Article 2 – Budget", *BUDGET, *items, other))
    assert moved(compare(old, new)) == [item[2:] for item in items]


def test_paragraphs_joined_where_one_between_them_moved_away_are_one_text() -> None:
    first, second = "La Ville de Québec et la Ville de Namur,", "désireuses de poursuivre leurs échanges, conviennent :"
    old, new = page(first, CULTURE[0], second, *BUDGET), page(f"{first} {second}", *BUDGET, CULTURE[0])
    redline = compare(old, new)
    assert marks(redline) == [
        ("insert", " "), ("delete", "¶"), ("from", CULTURE[0]), ("from", "¶"), ("to", CULTURE[0]), ("to", "¶"),
    ]  # fmt: skip
    back = marks(compare(new, old))
    assert back[:2] == [("delete", " "), ("insert", "¶")]
    assert edits(compare(new, old)) == back[:2]


def test_the_number_of_what_moved_changes_with_its_stop_even_before_a_quote() -> None:
    account, content, service = (
        f'"{word}" means {text}'
        for word, text in (
            ("Account", "the legal relationship between you and the company that is opened when you sign the form."),
            ("Content", "anything displayed on the website, including text, data, articles, images and software."),
            ("Service", "the applications and products that the company offers under this agreement to its users."),
        )
    )
    old = page(f"* 1. {account}", f"* 2. {content}", f"* 3. {service}", lang="en")
    redline = compare(old, page(f"* 1. {service}", f"* 2. {content}", f"* 3. {account}", lang="en"))
    assert sorted(edits(redline)) == [("delete", "1."), ("delete", "3."), ("insert", "1."), ("insert", "3.")]


def test_a_new_item_stands_in_its_list_and_not_under_the_heading_that_was_dropped_after_it() -> None:
    kept, more = "* une exposition itinérante ;", "* trois ateliers de traduction."
    old = outline(
        clause("Article 1 – Objet", CULTURE[0], kept),
        clause("Article 2 – Quorum", *BUDGET),
        clause("Article 3 – Fin", *REPORT),
    )
    new = outline(clause("Article 1 – Objet", CULTURE[0], kept, more), clause("Article 2 – Fin", *REPORT))
    assert [text for _, text in edits(compare(old, new)) if len(text) > 1] == [
        more[2:], "Article 2 – Quorum", *BUDGET,
    ]  # fmt: skip
