from __future__ import annotations

from engross.compare import compare
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, edits, marks, moved, outline, page

A, B = CULTURE


def test_a_paragraph_cut_in_two_marks_its_paragraph_mark_only() -> None:
    assert marks(compare(page(*BUDGET, f"{A} {B}", *REPORT), page(*BUDGET, A, B, *REPORT))) == [
        ("delete", " "),
        ("insert", "¶"),
    ]


def test_two_paragraphs_joined_mark_their_paragraph_mark_only() -> None:
    assert marks(compare(page(*BUDGET, A, B, *REPORT), page(*BUDGET, f"{A} {B}", *REPORT))) == [
        ("insert", " "),
        ("delete", "¶"),
    ]


def test_a_paragraph_turned_into_a_list_keeps_its_words() -> None:
    old = page("Les villes s’engagent à nommer un référent ; tenir un registre ; publier un bilan.", *REPORT)
    new = page(
        "Les villes s’engagent à", "* nommer un référent ;", "* tenir un registre ;", "* publier un bilan.", *REPORT
    )
    assert marks(compare(old, new)) == [("delete", " "), ("insert", "¶")] * 3


def test_a_provision_cut_in_two_inserts_a_heading() -> None:
    old = outline(clause("Article 1 – Culture", *CULTURE, *BUDGET), clause("Article 2 – Bilan", *REPORT))
    new = outline(
        clause("Article 1 – Culture", *CULTURE),
        clause("Article 2 – Budget", *BUDGET),
        clause("Article 3 – Bilan", *REPORT),
    )
    assert marks(compare(old, new)) == [
        ("insert", "Article 2 – Budget"), ("insert", "¶"), ("delete", "2"), ("insert", "3"),
    ]  # fmt: skip


def test_two_provisions_joined_delete_a_heading() -> None:
    old = outline(clause("Culture", *CULTURE), clause("Budget", *BUDGET))
    new = outline(clause("Culture", *CULTURE, *BUDGET))
    assert marks(compare(old, new)) == [("delete", "Budget"), ("delete", "¶")]


def test_near_duplicates_are_told_apart_by_their_names_and_sums() -> None:
    model = (
        "La Ville de {} fournit à la Ville de {}, avant le {} mai, les prestations de {}, pour {} euros par exercice."
    )
    a = model.format("Namur", "Québec", "7", "traduction", "12 500")
    b = model.format("Québec", "Namur", "12", "médiation culturelle", "40 000")
    c = model.format("Liège", "Namur", "21", "formation des agents", "8 250")
    d = model.format("Québec", "Liège", "30", "conservation des archives", "96 300")
    redline = compare(page(a, b, c), page(a, d, c.replace("8 250", "9 100")))
    assert ("delete", b) in marks(redline)
    assert ("insert", d) in marks(redline)
    assert edits(redline)[-2:] == [("delete", "8 250"), ("insert", "9 100")]
    assert not moved(redline)


def test_repeated_paragraphs_keep_their_order() -> None:
    old = page(*["Réservé."] * 5, A, *["Réservé."] * 3)
    new = page(*["Réservé."] * 5, A, "Réservé.", *["Réservé."] * 3)
    assert marks(compare(old, new)) == [("insert", "Réservé."), ("insert", "¶")]


def test_a_paragraph_written_anew_keeps_nothing_by_chance() -> None:
    anew = "Il est institué un groupe de travail de dix membres. La Ville de Namur en assure le secrétariat."
    old = outline(clause("Culture", A, B, *REPORT))
    new = outline(clause("Culture", A, anew, *REPORT))
    assert marks(compare(old, new)) == [("delete", B), ("insert", anew)]


def test_a_title_that_changed_keeps_its_provision() -> None:
    old = outline(clause("Article 1 – Culture", *CULTURE), clause("Article 2 – Budget", *BUDGET))
    new = outline(clause("Article 1 – Échanges artistiques", *CULTURE), clause("Article 2 – Budget", *BUDGET))
    assert marks(compare(old, new)) == [("delete", "Culture"), ("insert", "Échanges artistiques")]


def test_an_id_finds_a_provision_whatever_became_of_it() -> None:
    old = outline(clause("Culture", A, id="culture"), clause("Budget", *BUDGET, id="budget"))
    new = outline(clause("Budget", *BUDGET, id="budget"), clause("Création et circulation", A, id="culture"))
    assert ("insert", "Création et circulation") in marks(compare(old, new))
    assert ("to", A) in marks(compare(old, new))


def test_of_a_paragraph_whose_sentences_gave_way_none_that_is_like_another_is_kept() -> None:
    old = "Le retard apporté à la culture n’ouvre droit à aucune indemnité. " + " ".join(BUDGET)
    new = "Le retard apporté à la jeunesse n’ouvre droit à aucune indemnité. " + " ".join(REPORT)
    assert edits(compare(page(*CULTURE, old), page(*CULTURE, new))) == [("delete", old), ("insert", new)]


def test_a_sentence_that_stands_as_it_was_is_kept_in_a_paragraph_whose_other_sentences_gave_way() -> None:
    stays = "Le retard apporté à la culture n’ouvre droit à aucune indemnité."
    old, new = " ".join((stays, *BUDGET)), " ".join((stays, *REPORT))
    redline = compare(page(*CULTURE, old), page(*CULTURE, new))
    assert edits(redline) == [("delete", " ".join(BUDGET)), ("insert", " ".join(REPORT))]


def test_of_two_provisions_with_one_title_that_is_the_old_one_which_says_the_same() -> None:
    old = outline(clause("Article 1 – Budget", *BUDGET), clause("Article 2 – Bilan", *REPORT))
    new = outline(
        clause("Article 1 – Budget", *CULTURE),
        clause("Article 2 – Budget", *BUDGET),
        clause("Article 3 – Bilan", *REPORT),
    )
    redline = compare(old, new)
    inserted = "".join(text for op, text in edits(redline) if op == "insert")
    assert all(text in inserted for text in CULTURE)
    assert not any(text in inserted for text in BUDGET)


def test_boilerplate_edited_in_its_seat_is_edited_though_others_like_it_stand_elsewhere() -> None:
    usual = "Toute notification est faite par écrit et prend effet à la date de sa réception par l’autre partie."
    old = page(usual, *CULTURE, usual, *BUDGET, usual, *REPORT)
    new = page(usual, *CULTURE, usual.replace("écrit", "courrier"), *BUDGET, usual, *REPORT)
    assert edits(compare(old, new)) == [("delete", "écrit"), ("insert", "courrier")]
