"""Why an operation cannot be carried out, with each fact; and what several operations on one text make together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from engross.amend.apply import Applied, apply
from engross.amend.resolve import Failure, resolve
from engross.model.act_text import ActText, Piece, Unit
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    MovePieces,
    MoveUnit,
    NewLabel,
    NewNumber,
    Operation,
    Pieces,
    Relabel,
    Renumber,
    Repeal,
    ReplaceEverywhere,
    ReplaceUnit,
    ReplaceWords,
    Sentences,
)
from tests.amend.test_operations import ACT, NEW, p


def li(text: str, label: str) -> Piece:
    return Piece("li", text, label)


GONE = Pieces("culture", "p2", p("Un festival."), ())
BOTH = p("Deux villes et deux résidences.", "Un festival.")
ONE = p("Deux villes et deux résidences.")
REPLACED = ReplaceUnit("duree", "Durée", p("x"))
THREE, SPORT = ReplaceWords("duree", "p1", "Trois", "Six"), ReplaceWords("sport", "p1", "Un", "Deux")
TITLED = Heading("culture", "Culture", "A")
CITIES = ReplaceWords("culture", "p1", "villes", "cités")
FAILURES: dict[str, tuple[tuple[Operation, ...], str, dict[str, str], int | None]] = {
    # what is not there
    "provision": ((ReplaceWords("nulle", "p1", "a", "b"),), "gone-provision", {"name": "nulle"}, None),
    "heading of none": ((Heading("nulle", "a", "b"),), "gone-provision", {"name": "nulle"}, None),
    "heading": ((Heading("duree", "Fin", "b"),), "gone-words", {"text": "Fin", "name": "duree"}, None),
    "number": (
        (Renumber((NewNumber("duree", "Article 9", "Article 4"),)),),
        "gone-number",
        {"text": "Article 9", "found": "Article 3", "name": "duree"},
        None,
    ),
    "label": (
        (Relabel("domaines", (NewLabel("i2", "z)", "c)"),)),),
        "gone-number",
        {"text": "z)", "found": "b)", "name": "domaines"},
        None,
    ),
    "paragraph of a label": (
        (Relabel("domaines", (NewLabel("i9", "b)", "c)"),)),),
        "gone-paragraph",
        {"name": "domaines", "part": "i9"},
        None,
    ),
    "words": (
        (ReplaceWords("duree", "p1", "Cinq", "Six"),),
        "gone-words",
        {"text": "Cinq", "name": "duree"},
        None,
    ),
    "everywhere": ((ReplaceEverywhere("rien", "tout"),), "gone-words", {"text": "rien", "name": ""}, None),
    "paragraph": (
        (ReplaceWords("duree", "p9", "Cinq", "Six"),),
        "gone-paragraph",
        {"name": "duree", "part": "p9"},
        None,
    ),
    "paragraphs": (
        (Pieces("culture", "p1", p("Autre chose."), ()),),
        "gone-paragraph",
        {"name": "culture", "part": "p1", "text": "Autre chose.", "first": "p1", "second": "p1"},
        None,
    ),
    "paragraph to stand after": (
        (Pieces("culture", "p9", (), p("x")),),
        "gone-paragraph",
        {"name": "culture", "part": "p9"},
        None,
    ),
    "neighbour": (
        (Pieces("culture", "p1", (), p("x"), beside="Autre."),),
        "gone-paragraph",
        {"name": "culture", "part": "p1"},
        None,
    ),
    "anchor of what is put in": ((InsertUnits((NEW,), "nulle"),), "gone-provision", {"name": "nulle"}, None),
    "place inside": ((InsertUnits((NEW,), inside="nulle"),), "gone-provision", {"name": "nulle"}, None),
    "anchor of what moves": ((MoveUnit("duree", "nulle"),), "gone-provision", {"name": "nulle"}, None),
    "what moves": ((MoveUnit("nulle", "duree"),), "gone-provision", {"name": "nulle"}, None),
    "what is repealed": ((Repeal("nulle"),), "gone-provision", {"name": "nulle"}, None),
    # what is done already
    "put in again": (
        (InsertUnits((Unit("sport", "domain", 2),), "culture"),),
        "already-there",
        {"name": "sport"},
        None,
    ),
    "put in twice": (
        (InsertUnits((NEW,), "sport"), InsertUnits((NEW,), "culture")),
        "already-there",
        {"name": "climat"},
        0,
    ),
    "as it was": (
        (ReplaceUnit("duree", "Durée", p("Trois ans, à compter du 1<sup>er</sup> janvier 2027.")),),
        "already-there",
        {"name": "duree"},
        None,
    ),
    "paragraphs again": ((Pieces("culture", "p1", (), p("Un festival.")),), "already-there", {"name": "culture"}, None),
    "moved to where it is": (
        (MovePieces("culture", "p2", "p1", p("Un festival.")),),
        "already-there",
        {"name": "culture"},
        None,
    ),
    "moved behind itself": (
        (MovePieces("culture", "p2", "p2", p("Un festival.")),),
        "already-there",
        {"name": "culture"},
        None,
    ),
    "moved into itself": ((MoveUnit("domaines", inside="sport"),), "moved-into-itself", {"name": "domaines"}, None),
    "moved after a part of itself": (
        (MoveUnit("domaines", after="sport"),),
        "moved-into-itself",
        {"name": "domaines"},
        None,
    ),
    # what clashes with another
    "heading twice": (
        (Heading("duree", "Durée", "A"), Heading("duree", "Durée", "B")),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "number twice": (
        (Renumber((NewNumber("duree", "Article 3", "A"),)), Renumber((NewNumber("duree", "Article 3", "B"),))),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "label twice": (
        (Relabel("domaines", (NewLabel("i2", "b)", "c)"),)), Relabel("domaines", (NewLabel("i2", "b)", "d)"),))),
        "same-words",
        {"name": "domaines"},
        0,
    ),
    "replaced twice": (
        (REPLACED, ReplaceUnit("duree", "Durée", p("y"))),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "replaced after words": (
        (SPORT, THREE, REPLACED),
        "same-words",
        {"name": "duree"},
        1,
    ),
    "replaced after paragraphs": (
        (Pieces("duree", "p1", (), p("x")), ReplaceUnit("duree", "Durée", p("y"))),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "words after replaced": (
        (REPLACED, THREE),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "paragraphs after replaced": (
        (REPLACED, Pieces("duree", "p1", (), p("y"))),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "moved paragraphs after replaced": (
        (ReplaceUnit("culture", "Culture", p("x")), MovePieces("culture", "p3", "p1", p("Un bal."))),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "heading after replaced": (
        (REPLACED, Heading("duree", "Durée", "A")),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "replaced after repealed": (
        (Repeal("domaines"), ReplaceUnit("culture", "Culture", p("x"))),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "words after repealed": (
        (Repeal("domaines"), SPORT),
        "same-words",
        {"name": "sport"},
        0,
    ),
    "repealed after words": (
        (THREE, SPORT, Repeal("domaines")),
        "same-words",
        {"name": "sport"},
        1,
    ),
    "repealed after paragraphs": (
        (Pieces("duree", "p1", (), p("x")), Pieces("culture", "p1", (), p("x")), Repeal("domaines")),
        "same-words",
        {"name": "culture"},
        1,
    ),
    "repealed after replaced": (
        (REPLACED, ReplaceUnit("culture", "Culture", p("x")), Repeal("domaines")),
        "same-words",
        {"name": "culture"},
        1,
    ),
    "repealed after its heading": (
        (Heading("duree", "Durée", "A"), TITLED, Repeal("domaines")),
        "same-words",
        {"name": "culture"},
        1,
    ),
    "repealed after its number": (
        (Renumber((NewNumber("culture", "I.", "V."),)), Repeal("domaines")),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "repealed twice": ((Repeal("sport"), Repeal("sport")), "same-words", {"name": "sport"}, 0),
    "repealed with what holds it": ((Repeal("sport"), Repeal("domaines")), "same-words", {"name": "sport"}, 0),
    "repealed in what is repealed": ((Repeal("domaines"), Repeal("sport")), "same-words", {"name": "sport"}, 0),
    "repealed and moved": ((MoveUnit("sport", "duree"), Repeal("sport")), "same-words", {"name": "sport"}, 1),
    "the same words": (
        (DeleteWords("duree", "p1", "Trois ans"), ReplaceWords("duree", "p1", "ans", "mois")),
        "same-words",
        {"name": "duree"},
        0,
    ),
    "put in at one place": (
        (InsertWords("objet", "p1", "Les villes", "jumelées"), InsertWords("objet", "p1", "Les villes", "amies")),
        "same-words",
        {"name": "objet"},
        0,
    ),
    "words in paragraphs": (
        (Pieces("culture", "p2", p("Un festival."), p("x")), ReplaceWords("culture", "p2", "Un", "Deux")),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "paragraphs after words": (
        (ReplaceWords("culture", "p2", "Un", "Deux"), Pieces("culture", "p2", p("Un festival."), p("x"))),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "paragraphs over paragraphs": (
        (Pieces("culture", "p1", BOTH, ()), Pieces("culture", "p2", p("Un festival.", "Un bal."), ())),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "put in amid paragraphs": (
        (Pieces("culture", "p1", BOTH, ()), Pieces("culture", "p1", (), p("x"))),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "paragraphs around what was put in": (
        (Pieces("culture", "p1", (), p("x")), Pieces("culture", "p1", BOTH, ())),
        "same-words",
        {"name": "culture"},
        0,
    ),
    "everywhere over words": (
        (ReplaceWords("fin", "p1", "deux", "trois"), ReplaceEverywhere("deux", "quatre")),
        "same-words",
        {"name": "fin"},
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAILURES)
def test_an_operation_that_cannot_be_carried_out_says_why_with_each_fact(name: str) -> None:
    operations, code, facts, other = FAILURES[name]
    _, [failure] = resolve(ACT, operations)
    assert failure == Failure(code, len(operations) - 1, facts, other)


TOGETHER: dict[str, tuple[Operation, ...]] = {
    "words beside words": (THREE, ReplaceWords("duree", "p1", "ans", "mois")),
    "words that touch": (DeleteWords("duree", "p1", "Trois "), ReplaceWords("duree", "p1", "ans", "Ans")),
    "words before words that touch": (ReplaceWords("duree", "p1", "ans", "Ans"), DeleteWords("duree", "p1", "Trois ")),
    "put in before what goes": (InsertWords("duree", "p1", "Trois", "bons"), DeleteWords("duree", "p1", "compter")),
    "words beside paragraphs": (GONE, ReplaceWords("culture", "p3", "Un", "Deux")),
    "words before paragraphs": (GONE, CITIES),
    "paragraphs before words": (ReplaceWords("culture", "p3", "Un", "Deux"), GONE),
    "paragraphs beside paragraphs": (Pieces("culture", "p1", ONE, ()), GONE),
    "put in at an edge": (GONE, Pieces("culture", "p2", (), p("x"))),
    "put in at both edges": (Pieces("culture", "p1", (), p("x")), GONE),
    "a heading and its words": (Heading("duree", "Durée", "A"), THREE),
    "a heading after its words": (THREE, Heading("duree", "Durée", "A")),
    "repealed beside": (Repeal("sport"), CITIES, TITLED),
    "repealed at the end": (CITIES, TITLED, Pieces("culture", "p3", (), p("x")), Repeal("sport")),
    "moved out of what is repealed": (MoveUnit("sport", "duree"), SPORT, Repeal("domaines")),
    "put in again after a repeal": (Repeal("sport"), InsertUnits((Unit("sport", "domain", 2),), "culture")),
    "put in beside what is put in": (InsertUnits((NEW,), "sport"), InsertUnits((Unit("eau", "domain", 2),), "climat")),
    "moved beside what is put in": (InsertUnits((NEW,), "sport"), MoveUnit("culture", "climat")),
}  # fmt: skip


@pytest.mark.parametrize("name", TOGETHER)
def test_operations_that_leave_one_another_alone_are_all_carried_out(name: str) -> None:
    assert resolve(ACT, TOGETHER[name])[1] == []


# what they make -----------------------------------------------------------------


def made(*operations: Operation, of: ActText = ACT) -> Applied:
    done = apply(of, operations)
    assert done.failures == ()
    return done


def unit(done: Applied, ident: str) -> Unit:
    [found] = [each for each in done.text.units if each.id == ident]
    return found


def texts(done: Applied, ident: str) -> list[str]:
    return [piece.text for piece in unit(done, ident).pieces]


def order(done: Applied) -> list[str]:
    return [each.id for each in done.text.units]


def test_labels_are_changed_at_their_items_and_nowhere_else() -> None:
    done = made(Relabel("domaines", (NewLabel("i1", "a)", "1°"), NewLabel("i2", "b)", "2°"))))
    assert unit(done, "domaines").pieces == (
        *p("La coopération porte sur :"),
        li("la culture;", "1°"),
        li("le sport.", "2°"),
    )
    assert done.fates["domaines"].touched == ((), (0,), (0,))
    assert [each for each in done.text.units if each.id != "domaines"] == [
        each for each in ACT.units if each.id != "domaines"
    ]


def test_a_label_and_the_words_of_one_item_are_both_changed() -> None:
    done = made(Relabel("domaines", (NewLabel("i2", "b)", "c)"),)), ReplaceWords("domaines", "i2", "sport", "jeu"))
    assert unit(done, "domaines").pieces[2] == li("le jeu.", "c)")
    assert done.fates["domaines"].touched == ((), (), (0, 1))


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (MovePieces("culture", "p3", "p1", p("Un bal.")), ["1", "3", "2"]),
        (MovePieces("culture", "p3", "", p("Un bal.")), ["3", "1", "2"]),
        (MovePieces("culture", "p1", "p3", ONE), ["2", "3", "1"]),
        (MovePieces("culture", "p1", "p2", ONE), ["2", "1", "3"]),
        (MovePieces("culture", "p2", "", p("Un festival.", "Un bal.")), ["2", "3", "1"]),
    ],
)
def test_paragraphs_move_and_none_is_lost(operation: MovePieces, expected: list[str]) -> None:
    names = {"Deux villes et deux résidences.": "1", "Un festival.": "2", "Un bal.": "3"}
    done = made(operation)
    assert [names[text] for text in texts(done, "culture")] == expected
    trace = done.fates["culture"]
    assert [int(source or 0) + 1 for source in trace.sources] == [int(each) for each in expected]
    moved = {names[piece.text] for piece in operation.old}
    assert [bool(mark) for mark in trace.touched] == [each in moved for each in expected]
    assert trace.lost == ()


def test_everywhere_is_everywhere_in_one_language_only() -> None:
    both = ActText(
        "fr-CA",
        (
            Unit("a", "article", pieces=p("une ville et une ville", "la ville")),
            Unit("b", "article", pieces=p("ville")),
            Unit("a@en", "article", pieces=p("the word ville stays")),
        ),
    )
    done = made(ReplaceEverywhere("ville", "cité"), of=both)
    assert texts(done, "a") == ["une cité et une cité", "la cité"]
    assert texts(done, "b") == ["cité"]
    assert texts(done, "a@en") == ["the word ville stays"]
    english = made(ReplaceEverywhere("ville", "city", "en"), of=both)
    assert texts(english, "a@en") == ["the word city stays"]
    assert texts(english, "b") == ["ville"]


def test_words_put_in_taken_out_and_replaced_in_one_paragraph_keep_their_places() -> None:
    done = made(
        ReplaceWords("duree", "p1", "janvier 2027", "mai 2028"),
        DeleteWords("duree", "p1", "Trois "),
        InsertWords("duree", "p1", "ans", "pleins"),
    )
    assert texts(done, "duree") == ["ans pleins, à compter du 1<sup>er</sup> mai 2028."]
    assert done.fates["duree"].touched == ((2, 1, 0),) or done.fates["duree"].touched == ((0, 1, 2),)


def test_sentences_are_taken_out_by_their_number() -> None:
    done = made(Sentences("objet", "p1", 1, ("Les villes coopèrent.",), ("Elles agissent.",)))
    assert texts(done, "objet") == ["Elles agissent. Elles se consultent."]


def test_paragraphs_that_go_are_kept_in_the_trace() -> None:
    done = made(GONE, Pieces("culture", "p3", p("Un bal."), p("Une fête.")))
    assert texts(done, "culture") == ["Deux villes et deux résidences.", "Une fête."]
    trace = done.fates["culture"]
    assert trace.sources == (0, None)
    assert trace.touched == ((), (1,))
    assert trace.lost == ((1, 0, Piece("p", "Un festival.")),)


def test_what_is_put_in_at_one_place_stands_in_the_order_of_its_operations() -> None:
    done = made(Pieces("culture", "p1", (), p("A")), Pieces("culture", "p1", (), p("B")))
    assert texts(done, "culture")[1:3] == ["A", "B"]
    more = made(InsertUnits((NEW,), "sport"), InsertUnits((Unit("eau", "domain", 2),), "sport"))
    assert order(more)[order(more).index("sport") :][:3] == ["sport", "climat", "eau"]
    first = made(InsertUnits((NEW,), inside="domaines"), InsertUnits((Unit("eau", "domain", 2),), inside="domaines"))
    assert order(first)[order(first).index("domaines") :][:4] == ["domaines", "climat", "eau", "culture"]
    top = made(InsertUnits((NEW,)), InsertUnits((Unit("eau", "domain", 2),)))
    assert order(top)[:3] == ["climat", "eau", "cover"]


def test_a_repeal_takes_what_a_provision_holds_and_says_what_stood_before() -> None:
    done = made(Repeal("domaines"))
    assert order(done) == ["cover", "objet", "duree", "fin", "signatures", "plan"]
    assert [(index, each.id, before) for index, each, before in done.gone] == [
        (0, "domaines", "objet"),
        (0, "culture", "objet"),
        (0, "sport", "objet"),
    ]
    first = made(Repeal("cover"))
    assert [(each.id, before) for _, each, before in first.gone] == [("cover", "")]


def test_what_moves_out_of_a_repealed_provision_stays() -> None:
    done = made(MoveUnit("sport", "duree"), Repeal("domaines"))
    assert order(done) == ["cover", "objet", "duree", "sport", "fin", "signatures", "plan"]
    assert [each.id for _, each, _ in done.gone] == ["domaines", "culture"]
    assert done.fates["sport"].whole == (0,)


def test_a_provision_that_moves_keeps_what_it_holds() -> None:
    done = made(MoveUnit("domaines", "duree"))
    assert order(done) == ["cover", "objet", "duree", "domaines", "culture", "sport", "fin", "signatures", "plan"]
    assert (done.fates["domaines"].whole, done.fates["culture"].whole) == ((0,), ())


def test_a_move_beside_what_is_repealed_ends_the_act_and_is_told() -> None:
    done = apply(ACT, (Repeal("duree"), MoveUnit("sport", "duree"), InsertUnits((NEW,), "duree")))
    assert done.failures == (
        Failure("gone-provision", 1, {"name": "duree"}),
        Failure("gone-provision", 2, {"name": "duree"}),
    )
    assert order(done) == ["cover", "objet", "domaines", "culture", "fin", "signatures", "plan", "sport"]


def test_a_provision_replaced_has_its_heading_its_words_and_its_trace() -> None:
    done = made(
        ReplaceUnit("duree", "Fin", p("Sans fin.", "Jamais.")),
        Renumber((NewNumber("duree", "Article 3", "Article 4"),)),
    )
    assert unit(done, "duree") == Unit("duree", "article", 1, "Article 4", "Fin", p("Sans fin.", "Jamais."))
    trace = done.fates["duree"]
    assert (trace.sources, trace.touched, trace.whole) == ((None, None), ((0,), (0,)), (0, 1))


def test_what_is_put_in_is_marked_whole() -> None:
    trace = made(InsertUnits((NEW,), "sport")).fates["climat"]
    assert (trace.sources, trace.touched, trace.whole) == ((None, None), ((0,), (0,)), (0,))


# words that are looked for elsewhere ---------------------------------------------


def act(*paragraphs: str) -> ActText:
    return ActText("fr-CA", (Unit("a", "article", pieces=p(*paragraphs)),))


@pytest.mark.parametrize(
    ("paragraphs", "operation", "expected"),
    [
        (("x", "la ville"), ReplaceWords("a", "p1", "ville", "cité"), ["x", "la cité"]),
        (("x", "la ville"), ReplaceWords("a", "p9", "ville", "cité"), ["x", "la cité"]),
        (("x", "y", "z"), Pieces("a", "p1", p("z"), ()), ["x", "y"]),
        (("x", "y", "z"), Pieces("a", "p1", (), p("n"), beside="z"), ["x", "y", "z", "n"]),
        (("x", "y", "z"), Pieces("a", "p9", (), p("n"), beside="y"), ["x", "y", "n", "z"]),
        (("x", "y", "z"), Pieces("a", "", (), p("n"), beside="y"), ["n", "x", "y", "z"]),
        (("x", "x", "y"), Pieces("a", "p2", p("x"), ()), ["x", "y"]),
    ],
)
def test_what_moved_since_is_found_at_its_only_place(
    paragraphs: Sequence[str], operation: Any, expected: list[str]
) -> None:
    assert texts(made(operation, of=act(*paragraphs)), "a") == expected


@pytest.mark.parametrize(
    ("paragraphs", "operation", "code", "facts"),
    [
        (
            ("x", "la ville", "ma ville"),
            ReplaceWords("a", "p1", "ville", "cité"),
            "ambiguous-words",
            {"text": "p1", "name": "a", "first": "la ville", "second": "ma ville"},
        ),
        (
            ("x", "y", "y"),
            Pieces("a", "p1", p("y"), ()),
            "ambiguous-words",
            {"name": "a", "part": "p1", "text": "y", "first": "p2", "second": "p3"},
        ),
        (("y", "x", "y"), Pieces("a", "p2", (), p("n"), beside="y"), "gone-paragraph", {"name": "a", "part": "p2"}),
    ],
)
def test_what_stands_at_two_other_places_is_refused(
    paragraphs: Sequence[str], operation: Any, code: str, facts: dict[str, str]
) -> None:
    _, [failure] = resolve(act(*paragraphs), (operation,))
    assert (failure.code, failure.facts) == (code, facts)
