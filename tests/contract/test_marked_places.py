"""Where the old text has no place in the new act: what a lawyer sees, an example of each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from engross.marking.proof import prove
from engross.model.document import (
    Cell,
    Document,
    ItemList,
    Mark,
    Marked,
    Paragraph,
    Provision,
    SignatureBlock,
    SignatureColumn,
    Table,
    inner,
    item_label,
    plain,
)
from engross.render.html import page
from tests.render.marked import over
from tests.render.reading import Page
from tests.render.samples import EMBLEMS, article, document, kitchen_signatures, listed, look, p, signature, t

FIRST = "tenir un registre des visites et le publier chaque année ;"
SECOND = "assurer le balisage du sentier dans les deux langues ;"
THIRD = "recevoir les délégations des autres villes."


def rows(*lines: tuple[str, ...]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(Cell(t(word)) for word in line) for line in lines)


def marked(old: Document, new: Document) -> Document:
    made = over(old, new)[0]
    prove(made, old, new)
    found = Page(page(made, look(images=EMBLEMS)))
    assert len(found.ids) == len(set(found.ids))
    return made


def shown(made: Document, without: str = "") -> str:
    return " ".join("".join(Page(page(made, look(images=EMBLEMS)), without).words).split())


def body(made: Document, at: int = 0) -> list[object]:
    return list(made.versions[0].provisions[at].body)


def test_an_article_that_is_dropped_between_items_cuts_the_list() -> None:
    old = document(
        body=(
            article("a", 1, "Engagements", listed("a/l1", "lower-alpha", FIRST)),
            article("b", 2, "Accueil", p("b/p1", "Et aussi :"), listed("b/l1", "lower-alpha", SECOND, THIRD)),
        )
    )
    new = document(
        body=(
            article(
                "a", 1, "Engagements", listed("a/l1", "lower-alpha", FIRST, SECOND.replace("deux", "trois"), THIRD)
            ),
        )
    )
    first, lost, rest = body(marked(old, new))
    assert isinstance(first, ItemList)
    assert isinstance(lost, Provision)
    assert isinstance(rest, ItemList)
    assert lost.mark == Mark("deleted")
    assert [item_label(first, 0), item_label(rest, 0), item_label(rest, 1)] == ["a)", "b)", "c)"]
    assert "ARTICLE 2" not in plain(lost.heading)
    assert "deux" in shown(marked(old, new), "ins")


def test_an_article_that_is_dropped_inside_an_item_lets_the_item_go_on_beside_the_list() -> None:
    old = document(
        body=(
            article("a", 1, "Engagements", listed("a/l1", "lower-alpha", FIRST)),
            article("b", 2, "Accueil", listed("b/l1", "dash", SECOND, THIRD)),
        )
    )
    inside = listed("a/l1.1.l1", "dash", SECOND, THIRD)
    new = document(body=(article("a", 1, "Engagements", listed("a/l1", "lower-alpha", (FIRST, inside))),))
    first, lost, rest = body(marked(old, new))
    assert isinstance(first, ItemList)
    assert isinstance(lost, Provision)
    assert isinstance(rest, ItemList)
    assert [plain(node.content) for item in rest.items for node in item.blocks if hasattr(node, "content")] == [
        SECOND,
        THIRD,
    ]


def test_a_list_of_another_depth_keeps_its_words() -> None:
    old = document(body=(article("a", 1, "Engagements", listed("a/l1", "dash", FIRST, SECOND, THIRD)),))
    inside = listed("a/l1.1.l1", "lower-alpha", SECOND, THIRD)
    new = document(body=(article("a", 1, "Engagements", listed("a/l1", "dash", (FIRST, inside))),))
    (made,) = body(marked(old, new))
    assert isinstance(made, ItemList)
    assert len(made.items) == 1
    backwards = body(marked(new, old))
    assert sum(len(one.items) for one in backwards if isinstance(one, ItemList)) == 3


def test_two_tables_that_become_one_are_cut_where_the_article_began() -> None:
    head = rows(("Poste", "Montant"))[0]
    one, two = rows(("Balisage", "1 200 €"), ("Entretien des haies", "800 €")), rows(("Subvention", "900 €"))
    old = document(
        body=(
            article("a", 1, "Budget", Table("a/t", head, one)),
            article("b", 2, "Recettes", p("b/p1", "Les recettes :"), Table("b/t", head, two)),
        )
    )
    new = document(body=(article("a", 1, "Budget", Table("a/t", head, (*one, *two))),))
    first, lost, rest = body(marked(old, new))
    assert isinstance(first, Table)
    assert isinstance(lost, Provision)
    assert isinstance(rest, Table)
    assert (len(first.rows), rest.head) == (2, ())
    assert [plain(row[0].content) for row in rest.rows] == ["", "Subvention"]


def test_a_table_of_another_shape_is_shown_whole() -> None:
    old = Table("a/t", *_table(("Année", "Ville", "Montant"), ("2030", "Port-Feint", "1 200 €")))
    new = Table("a/t", *_table(("Année", "Montant"), ("2030", "2 600 €")))
    pair = [document(body=(article("a", 1, "Budget", p("a/p1", "Par an :"), one),)) for one in (old, new)]
    _, lost, come = body(marked(*pair))
    assert isinstance(lost, Table)
    assert isinstance(come, Table)
    assert all(_deed(cell) == "deleted" for row in lost.lines for cell in row)
    assert all(_deed(cell) == "inserted" for row in come.lines for cell in row)


def _table(*lines: tuple[str, ...]) -> tuple[tuple[Cell, ...], tuple[tuple[Cell, ...], ...]]:
    head, *rest = rows(*lines)
    return head, tuple(rest)


def _deed(cell: Cell) -> str:
    deeds = {node.mark.deed for node in inner(cell.content) if isinstance(node, Marked)}
    return deeds.pop() if len(deeds) == 1 else ""


def test_who_signs_no_more_stands_in_a_column_without_a_line_to_sign_on() -> None:
    block = kitchen_signatures()
    lac, mont, port, witness = block.columns
    other = SignatureColumn("val", (t("Pour la Commune de Val-Inventé"),), (signature("val", 1, name="Gisèle Ormeau"),))
    closing = replace(block, columns=(replace(lac, signatures=lac.signatures[:1]), port, other, witness))
    made = marked(document(), document(closing=(closing,)))
    (signed,) = made.closing
    assert isinstance(signed, SignatureBlock)
    captions = [plain(one.caption[0]) for one in signed.columns]
    assert captions == ["Pour la Ville de Lac-Imaginaire", "", "Pour la Ville de Port-Feint", *captions[3:]]
    assert [len(one.signatures) for one in signed.columns[:2]] == [2, 1]
    assert plain(mont.signatures[0].mention) in shown(made)
    assert "Contresigné par" in shown(made)
    text = str(page(made, look(images=EMBLEMS)))
    assert text.count('"signature signs gone"') == 2


def test_signatures_that_are_dropped_stand_as_signatures_where_they_were() -> None:
    made = marked(document(), document(closing=()))
    lost = next(one for one in made.versions[0].provisions if one.mark is not None)
    assert lost.mark == Mark("deleted")
    (block,) = lost.body
    assert isinstance(block, SignatureBlock)
    assert [len(one.signatures) for one in block.columns] == [2, 1, 1, 1]


@pytest.mark.parametrize(
    ("before", "after", "stand"),
    [
        (("fr",), ("fr", "nl"), ("fr", "nl")),
        (("en",), ("fr", "en"), ("fr", "en")),
        (("fr", "en"), ("en",), ("fr", "en")),
        (("en", "fr"), ("nl", "fr"), ("en", "nl", "fr")),
        (("fr", "en"), ("en", "fr"), ("en", "fr")),
        (("fr",), ("en",), ("en",)),
    ],
)
def test_each_language_of_either_act_has_its_place(
    before: tuple[str, ...], after: tuple[str, ...], stand: tuple[str, ...]
) -> None:
    old, new = document(before), document(after)
    made = marked(old, new)
    prove(made, old, new)
    assert tuple(one.lang for one in made.versions) == stand


def test_a_language_that_goes_stands_whole_where_it_stood_with_its_cover_and_its_annexes() -> None:
    old = document(("en", "fr"), arrangement="columns")
    made = marked(old, document(("fr",)))
    gone, kept = made.versions
    assert made.arrangement == "sequence"
    assert {one.mark for one in (*gone.provisions, *gone.annexes)} == {Mark("deleted")}
    assert [one.id for one in gone.provisions] == [one.id for one in old.versions[0].provisions]
    assert {one.mark for one in (*kept.provisions, *kept.annexes)} == {None}
    assert "Cooperation protocol" in shown(made)
    assert "Cooperation protocol" not in shown(made, "del")


def test_a_heading_that_an_emptied_article_takes_over_stays_its_heading() -> None:
    empty, full = Provision("a", "article"), article("b", 1, "Budget", p("b/p1", FIRST))
    made = marked(document(body=(empty, full)), document(body=(replace(full, id="a"),)))
    *lost, kept = made.versions[0].provisions
    assert [(one.id.partition("~")[0], one.body) for one in lost] == [("a", ()), ("b", ())]
    assert (kept.id, plain(kept.heading)) == ("a", "Budget")


def test_a_line_of_the_cover_that_became_a_paragraph_is_told_as_moved_at_both_ends() -> None:
    old = document(body=(article("a", 1, "Objet", p("a/p1", "Le sentier est commun.")),))
    front = old.versions[0].front
    first, last = front.sides
    bare = replace(front, sides=(first, replace(last, name=())))
    preamble = Provision("p", "preamble", body=(p("p/p1", *last.name),))
    version = replace(old.versions[0], front=bare, provisions=(preamble, *old.versions[0].provisions))
    made = marked(old, replace(old, versions=(version,)))
    words = made.versions[0].front.sides[-1].name, _first(made).content
    found = [(node.mark.deed, node.mark.label) for line in words for node in line if isinstance(node, Marked)]
    assert found == [
        ("departed", "passage déplacé (ancien emplacement)"),
        ("arrived", "passage déplacé (nouvel emplacement)"),
    ]


def test_what_the_new_cover_leaves_empty_keeps_its_place_there() -> None:
    old = document()
    front = old.versions[0].front
    made = marked(old, replace(old, versions=(replace(old.versions[0], front=replace(front, period=(), subject=())),)))
    shown_there = made.versions[0].front
    assert [len(one) for one in (shown_there.title, shown_there.period, shown_there.subject)] == [1, 1, 1]
    assert plain(shown_there.period) == plain(shown_there.subject) == ""


def _first(made: Document) -> Paragraph:
    paragraph = body(made)[0]
    assert isinstance(paragraph, Paragraph)
    return paragraph


def test_the_label_of_a_move_stands_once_before_number_and_heading() -> None:
    one, two, three, four = (article(key, 7, key.upper(), p(f"{key}/p1", words)) for key, words in _TEXTS.items())
    made = marked(document(body=(one, two, three, four)), document(body=(two, three, four, one)))
    text = str(page(made, look(images=EMBLEMS)))
    told = re.findall(r'class="told"[^>]*>([^<]*)<', text)
    assert len(told) == 2
    assert len(set(told)) == 2


_TEXTS = {"a": f"{FIRST} Il est tenu par le comité.", "b": SECOND, "c": THIRD, "d": "Le comité se réunit à Port-Feint."}
