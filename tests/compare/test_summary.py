"""What a comparison tells an elected person: whole sentences, about provisions by their number."""

from __future__ import annotations

import pytest

from engross.compare import compare
from engross.compare.report import summarise
from engross.messages.brief import brief
from engross.messages.comparison import prose, sentences
from engross.model.outline import Filled, Outline, OutlineBlock, OutlineClause
from engross.model.summary import Nature
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline


def told(old: Outline, new: Outline, lang: str = "fr") -> str:
    text = prose(sentences(summarise(compare(old, new)), lang), lang)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_renewal_is_told_as_a_clerk_would() -> None:
    around = clause("Domaines de coopération", id="domaines")
    old = outline(
        clause("Protocole", "2017-2019", id="cover"), around, clause("II. Le climat", *CULTURE, level=2, id="climat")
    )
    new = outline(
        clause("Protocole", "2021-2023", id="cover"),
        around,
        clause("II. La ville durable", *CULTURE, level=2, id="climat"),
    )
    assert told(old, new) == (
        "La période passe de 2017-2019 à 2021-2023 ; le domaine II change de titre : « Le climat » devient « La ville "
        "durable » ; rien d’autre ne change."
    )
    assert told(old, new, "en") == (
        "The period goes from 2017-2019 to 2021-2023; “II. Le climat” is now headed “II. La ville durable”; "
        "nothing else changes."
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_when_nothing_changes_it_is_said(lang: str) -> None:
    one = outline(clause("Article 1 – Objet", *CULTURE))
    account = brief(summarise(compare(one, one)), lang, old="a", new="b")
    assert account.sentences == ()
    assert account.figures == ()
    assert account.lead.startswith({"fr": "Rien ne change", "en": "Nothing changes"}[lang])


BASE = [
    clause("Article 1 – Objet", *CULTURE),
    clause("Article 2 – Budget", *BUDGET),
    clause("Section 3 – Rapport", *REPORT),
]


def replaced(at: int, one: OutlineClause) -> Outline:
    return outline(*(one if k == at else clause_ for k, clause_ in enumerate(BASE)))


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (
            outline(*BASE, clause("Annexe A – Carte", "La carte des deux rivières.")),
            "L’annexe A (« Carte ») est nouvelle",
        ),
        (outline(*BASE, clause("Article 4 – Fin", "Il prend fin.")), "L’article 4 (« Fin ») est nouveau"),
        (outline(*BASE[:2]), "L’ancienne section 3 (« Rapport ») est supprimée"),
        (outline(BASE[1], BASE[0], BASE[2]), "change de place"),
        (
            replaced(1, clause("Article 2 – Budget", BUDGET[0].replace("annuel", "triennal"), BUDGET[1])),
            "Dans l’article 2 (« Budget »), 1 mot retiré, 1 ajouté",
        ),
        (
            replaced(1, clause("Article 2 – Budget", BUDGET[0] + " Il est public.", BUDGET[1])),
            "Dans l’article 2 (« Budget »), 3 mots ajoutés",
        ),
        (
            replaced(1, clause("Article 2 – Budget", BUDGET[0].replace(".", " ;"), BUDGET[1])),
            "Dans l’article 2 (« Budget »), la ponctuation change",
        ),
        (
            replaced(1, clause("Article 2 – Budget", *(text.replace("’", "'") for text in BUDGET))),
            "La typographie est retouchée en un endroit (espaces, apostrophes, guillemets), sans toucher aux mots",
        ),
        (replaced(1, clause("Article 3 – Budget", *BUDGET)), "L’ancien article 2 devient l’article 3 (« Budget »)"),
        (
            replaced(1, clause("Article 2 – Budget", f"{BUDGET[0]} {BUDGET[1]}")),
            "Dans l’article 2 (« Budget »), le découpage en alinéas change",
        ),
        (
            outline(clause("Article 1 – Objet", *CULTURE, BUDGET[1]), clause("Article 2 – Budget", BUDGET[0]), BASE[2]),
            "Un passage de l’article 2 (« Budget ») passe à l’article 1 (« Objet ») (13 mots)",
        ),
    ],
)
def test_each_sort_of_change_has_its_sentence(new: Outline, said: str) -> None:
    assert said in told(outline(*BASE), new)


def test_a_date_is_told_whole_whether_or_not_it_came_from_data() -> None:
    before = "Le présent protocole, signé par les deux villes, prend fin"
    old = outline(clause("Fin", f"{before} le 31 décembre 2019."))
    new = outline(clause("Fin", f"{before} le 1<sup>er</sup> mai 2024."))
    assert told(old, new).startswith("La date passe du 31 décembre 2019 au 1er mai 2024 ;")
    assert summarise(compare(old, new)).of(Nature.VALUE) == 1


def test_a_value_is_told_whole_though_only_a_part_of_it_changed() -> None:
    def one(amount: str) -> Outline:
        text = f"Chaque ville y consacre {amount} par an."
        block = OutlineBlock("p", text, (Filled(24, 24 + len(amount), "plafond"),))
        return outline(OutlineClause(1, "Article 2 – Moyens", (block,)))

    assert told(one("12\u00a0500\u00a0$"), one("13\u00a0500\u00a0$")) == (
        "Dans l’article 2, « 12 500 $ » devient « 13 500 $ » ; rien d’autre ne change."
    )


def test_a_value_that_lost_its_beginning_is_told_as_what_is_left_of_it() -> None:
    def one(said: str) -> Outline:
        return outline(clause("Budget", BUDGET[0]), OutlineClause(1, "", (_filled(said),), "signatures"))

    def _filled(said: str) -> OutlineBlock:
        return OutlineBlock("p", said, (Filled(0, len(said), "signatories"),))

    assert told(one("Contresigné par / Countersigned by"), one("Countersigned by")) == (
        "Dans le bloc de signatures, « Contresigné par / Countersigned by » devient « Countersigned by » ; rien "
        "d’autre ne change."
    )
    assert "« Contresigné par » devient « Contresigné par / Countersigned by »" in told(
        one("Contresigné par"), one("Contresigné par / Countersigned by")
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_value_may_be_all_that_a_text_says(lang: str) -> None:
    empty = outline(OutlineClause(1, "", (), "cover"))
    filled = outline(OutlineClause(1, "", (OutlineBlock("p", "Namur", (Filled(0, 5, "parties"),)),), "cover"))
    for old, new in ((empty, filled), (filled, empty)):
        assert [one.old + one.new for one in summarise(compare(old, new)).facts if one.path] == ["Namur"]
        assert "Namur" in told(old, new, lang)


def test_who_signs_is_told_by_whole_lines() -> None:
    old = outline(clause("", "Pour la Ville", "Camille Exemple", "Maire", id="signatures"))
    new = outline(clause("", "Pour la Ville", "Dominique Modèle", "Maire", id="signatures"))
    assert "Dans le bloc de signatures, « Camille Exemple » laisse la place à « Dominique Modèle »" in told(old, new)


def test_many_facts_of_one_sort_are_told_together_and_counted_all_the_same() -> None:
    heads = [f"Article {n} – Point {n}" for n in range(1, 9)]
    texts = [f"{text} Point {n} du programme." for n, text in enumerate((*CULTURE, *BUDGET, *REPORT, *CULTURE), 1)]
    old = outline(*(clause(head, text) for head, text in zip(heads, texts, strict=True)))
    new = outline(*(clause(head, text.replace("programme", "plan")) for head, text in zip(heads, texts, strict=True)))
    account = brief(summarise(compare(old, new)), "fr", old="a", new="b")
    first, last = account.sentences
    assert first.changes == 8
    assert first.text.startswith("8 dispositions sont récrites en partie (article 1")
    assert "et 2 autres" in first.text
    assert last.changes == 0


def test_a_list_that_replaces_paragraphs_is_told_though_no_word_changes() -> None:
    old, new = outline(clause("Objet", "a b", "c d")), outline(clause("Objet", "* a b", "* c d"))
    account = brief(summarise(compare(old, new)), "fr", old="a", new="b")
    assert account.lead == "2 changements en tout."
    said = account.sentences[0].text
    assert "Objet" in said
    assert said.endswith("2 alinéas changent de place dans la liste (niveau, puce ou numéro)")
    assert [(figure.words_out, figure.words_in) for figure in account.figures] == [(0, 0)]


def test_what_would_harm_a_terminal_is_spelled_out() -> None:
    new = outline(clause("Article 1 – \x1b[31mRouge", "a"))
    assert "\x1b" not in told(outline(), new)
