"""Operations one by one: what each does, how each is said, and why some cannot be carried out."""

from __future__ import annotations

from datetime import date

import pytest

from engross.amend.apply import apply
from engross.amend.derive import derive
from engross.amend.formula import Citation, Formula
from engross.amend.naming import Names
from engross.amend.notices import Notices
from engross.amend.printed_articles import PrintedArticle, PrintedOperation
from engross.amend.reader import Reader, Unreadable
from engross.amend.traditions import TRADITIONS, can_be_amended, tradition_of
from engross.amend.wording import Wording
from engross.language import grammar, languages
from engross.model.act_text import ActText, Piece, Unit
from engross.model.noun import Noun
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    MovePieces,
    MoveUnit,
    NewNumber,
    Operation,
    Pieces,
    Relabel,
    Renumber,
    Repeal,
    RepealAct,
    ReplaceEverywhere,
    ReplaceUnit,
    ReplaceWords,
    Sentences,
)
from tests.amend.test_laws import LOCALES


def p(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece("p", text) for text in texts)


ACT = ActText(
    "fr-CA",
    (
        Unit("cover", "cover", heading="Protocole", pieces=p("2027-2029", "la Ville A", "la Ville B")),
        Unit("objet", "article", 1, "Article 1<sup>er</sup>", "Objet", p("Les villes coopèrent. Elles se consultent.")),
        Unit(
            "domaines",
            "article",
            1,
            "Article 2",
            "Domaines",
            (*p("La coopération porte sur :"), Piece("li", "la culture;", "a)"), Piece("li", "le sport.", "b)")),
        ),
        Unit("culture", "domain", 2, "I.", "Culture", p("Deux villes et deux résidences.", "Un festival.", "Un bal.")),
        Unit("sport", "domain", 2, "II.", "Sport", p("Un tournoi.")),
        Unit("duree", "article", 1, "Article 3", "Durée", p("Trois ans, à compter du 1<sup>er</sup> janvier 2027.")),
        Unit("fin", "testimonium", 1, pieces=p("Fait à A, en deux exemplaires.")),
        Unit("signatures", "signatures", 1, pieces=(Piece("sign", "Alix Fictif"), Piece("sign", "Maire de A"))),
        Unit(
            "plan",
            "annex",
            1,
            "Annexe A",
            "Plan",
            (Piece("head", "Action | Lieu"), Piece("row", "Atelier | A"), Piece("row", "Bal | B")),
        ),
    ),
)
NEW = Unit("climat", "domain", 2, "II bis.", "Climat", p("Un verger.", "Un bilan."))

SAID: dict[str, tuple[Operation, str]] = {
    "words": (
        ReplaceWords("duree", "p1", "Trois", "Quatre"),
        "L’article 3 est modifié par le remplacement du mot « Trois » par le mot « Quatre ».",
    ),
    "nth": (
        ReplaceWords("culture", "p1", "et", "ou"),
        "Le domaine I est modifié par le remplacement, dans le premier alinéa, du mot « et » par le mot « ou ».",
    ),
    "insert": (
        InsertWords("objet", "p1", "villes", "jumelées"),
        "L’article 1er est modifié par l’insertion, après le mot « villes », du mot « jumelées ».",
    ),
    "delete": (
        DeleteWords("duree", "p1", "à compter du"),
        "L’article 3 est modifié par la suppression des mots « à compter du ».",
    ),
    "everywhere": (
        ReplaceEverywhere("deux", "trois"),
        "Dans l’ensemble du texte, le mot « deux » est remplacé, partout où il figure, par le mot « trois ».",
    ),
    "sentence": (
        Sentences("objet", "p1", 2, ("Elles se consultent.",), ()),
        "L’article 1er est modifié par la suppression de la deuxième phrase.",
    ),
    "paragraph": (
        Pieces("culture", "p3", p("Un bal."), ()),
        "Le domaine I est modifié par la suppression du troisième alinéa.",
    ),
    "paragraphs": (
        Pieces("culture", "p2", p("Un festival.", "Un bal."), ()),
        "Le domaine I est modifié par la suppression des deuxième et troisième alinéas.",
    ),
    "move": (
        MovePieces("culture", "p3", "p1", p("Un bal."), "Deux villes et deux résidences."),
        "Le domaine I est modifié par le déplacement du troisième alinéa après le premier alinéa.",
    ),
    "heading": (
        Heading("duree", "Durée", "Durée et fin"),
        "L’article 3 est modifié par le remplacement de l’intitulé par le suivant : « Durée et fin ».",
    ),
    "repeal": (Repeal("sport"), "Le domaine II est abrogé."),
    "provision": (InsertUnits((NEW,), "sport"), "Après le domaine II, il est inséré un domaine II bis ainsi rédigé :"),
    "replace": (ReplaceUnit("duree", "Durée", p("Sans fin.")), "L’article 3 est remplacé par ce qui suit :"),
    "displace": (MoveUnit("duree", "objet"), "L’article 3 est déplacé après l’article 1er."),
    "renumber": (
        Renumber((NewNumber("domaines", "Article 2", "Article 3"), NewNumber("duree", "Article 3", "Article 4"))),
        "Les articles 2 et 3 deviennent respectivement les articles 3 et 4.",
    ),
    "item": (
        Pieces("domaines", "i2", (Piece("li", "le sport.", "b)"),), ()),
        "L’article 2 est modifié par la suppression du paragraphe b).",
    ),
    "row": (
        ReplaceWords("plan", "r3", "Bal", "Festin"),
        "L’annexe A est modifiée par le remplacement, dans la deuxième ligne du tableau, du mot « Bal » par le mot "
        "« Festin ».",
    ),
    "signatory": (
        ReplaceWords("signatures", "p1", "Alix", "Maude"),
        "Le bloc des signatures est modifié par le remplacement, dans la première ligne, du mot « Alix » par le mot "
        "« Maude ».",
    ),
    "title": (
        Heading("cover", "Protocole", "Entente"),
        "La page de titre est modifiée par le remplacement de l’intitulé par le suivant : « Entente ».",
    ),
    "act": (
        RepealAct("r/avenant-1"),
        "L’avenant n° 1 est abrogé et les dispositions qu’il modifiait reprennent leur rédaction antérieure.",
    ),
    "act-kept": (
        RepealAct("r/avenant-1", revives=False),
        "L’avenant n° 1 est abrogé, sans effet sur les modifications déjà en vigueur.",
    ),
}
ACTS = {"r/avenant-1": "l’avenant n° 1"}


def plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ").replace("<sup>", "").replace("</sup>", "")


def names(tradition: str = "quebec") -> Names:
    return Names(ACT, TRADITIONS[tradition], grammar(LOCALES[tradition]))


@pytest.mark.parametrize("what", SAID)
def test_an_operation_is_said_as_a_jurist_would(what: str) -> None:
    operation, words = SAID[what]
    [article] = Wording(names(), ACTS).printed([operation])
    assert plain(article.sayings[0].words) == words


@pytest.mark.parametrize("tradition", sorted(TRADITIONS))
@pytest.mark.parametrize("what", SAID)
def test_an_operation_reads_back_in_every_tradition(what: str, tradition: str) -> None:
    operation = SAID[what][0]
    known = names(tradition)
    printed = Wording(known, ACTS).printed([operation])
    assert Reader(known, ACTS, ["climat"]).operations(printed) == (operation,)


@pytest.mark.parametrize("tradition", sorted(TRADITIONS))
@pytest.mark.parametrize(("kind", "number"), [
    ("annex", "Annexe B"), ("section", "1."), ("chapter", "Chapitre 1"), ("point", "1.1"), ("article", "Article 4"),
])  # fmt: skip
def test_every_kind_of_provision_that_is_put_in_reads_back(kind: str, number: str, tradition: str) -> None:
    operation = InsertUnits((Unit("neuf", kind, 1, number, "Neuf", p("Un mot.")),), "plan")
    known = names(tradition)
    assert Reader(known, ids=["neuf"]).operations(Wording(known).printed([operation])) == (operation,)


@pytest.mark.parametrize("tradition", sorted(TRADITIONS))
def test_all_together_read_back_too(tradition: str) -> None:
    operations = tuple(operation for operation, _ in SAID.values())
    known = names(tradition)
    assert Reader(known, ACTS, ["climat"]).operations(Wording(known, ACTS).printed(operations)) == operations


def test_a_new_provision_without_a_given_name_is_named_after_its_heading() -> None:
    known = names()
    [read] = Reader(known).operations(Wording(known).printed([InsertUnits((NEW,), "sport")]))
    assert isinstance(read, InsertUnits)
    assert [unit.id for unit in read.units] == ["climat"]


def test_words_that_are_no_form_are_not_read() -> None:
    with pytest.raises(Unreadable):
        Reader(names()).operations([PrintedArticle("", (PrintedOperation("L’article 3 est amélioré."),))])


@pytest.mark.parametrize(
    ("operations", "codes"),
    [
        ((ReplaceWords("culture", "p1", "deux", "trois"), DeleteWords("culture", "p1", "Deux")), []),
        ((ReplaceWords("nulle", "p1", "a", "b"),), ["gone-provision"]),
        ((ReplaceWords("duree", "p1", "Cinq", "b"),), ["gone-words"]),
        ((ReplaceWords("fin", "p1", "deux", "trois", 2),), ["gone-words"]),
        ((DeleteWords("duree", "p1", "Trois ans"), ReplaceWords("duree", "p1", "ans", "mois")), ["same-words"]),
        ((Repeal("domaines"), ReplaceWords("sport", "p1", "Un", "Deux")), ["same-words"]),
        ((ReplaceUnit("duree", "Durée", p("x")), Heading("duree", "Durée", "y")), ["same-words"]),
        ((MoveUnit("domaines", inside="sport"),), ["moved-into-itself"]),
        ((Renumber((NewNumber("duree", "Article 9", "Article 4"),)),), ["gone-number"]),
        ((InsertUnits((Unit("sport", "domain", 2),), "culture"),), ["already-there"]),
        ((Relabel("duree", ()), Pieces("duree", "", (), p("Trois ans, à compter du 1<sup>er</sup> janvier 2027."))),
         ["already-there"]),
    ],
)  # fmt: skip
def test_what_cannot_be_carried_out_says_why(operations: tuple[Operation, ...], codes: list[str]) -> None:
    assert [failure.code for failure in apply(ACT, operations).failures] == codes


def test_words_that_stand_twice_are_refused_naming_both_places() -> None:
    twice = ActText("fr-CA", (Unit("a", "article", pieces=p("La ville aide la ville.")),))
    [failure] = apply(twice, [ReplaceWords("a", "p1", "ville", "cité")]).failures
    assert failure.code == "ambiguous-words"
    assert failure.facts["first"] != failure.facts["second"]
    made = apply(twice, [ReplaceWords("a", "p1", "ville", "cité", 2)])
    assert made.text.units[0].pieces[0].text == "La ville aide la cité."


def test_the_words_of_a_clash_name_the_other_operation() -> None:
    [failure] = apply(ACT, [Repeal("domaines"), Heading("culture", "Culture", "Arts")]).failures
    assert (failure.operation, failure.other) == (1, 0)


def test_words_are_found_again_when_their_paragraph_moved() -> None:
    moved = ActText(
        "fr-CA",
        (
            Unit(
                "a",
                "article",
                pieces=p("Nouveau.", "Un tournoi."),
            ),
        ),
    )
    made = apply(moved, [ReplaceWords("a", "p1", "tournoi", "match")])
    assert [piece.text for piece in made.text.units[0].pieces] == ["Nouveau.", "Un match."]


def test_the_same_change_in_three_places_is_said_once() -> None:
    old = ActText("fr-CA", tuple(Unit(n, "article", 1, f"Article {n}", "", p(f"Le Bureau {n} agit.")) for n in "123"))
    new = ActText("fr-CA", tuple(Unit(n, "article", 1, f"Article {n}", "", p(f"Le Service {n} agit.")) for n in "123"))
    assert derive(old, new) == (ReplaceEverywhere("Bureau", "Service"),)


def test_numbers_bound_to_their_noun_are_quoted_with_it() -> None:
    old = ActText("fr-CA", (Unit("a", "article", pieces=p("Voir l’article\u00a08, puis agir.")),))
    new = ActText("fr-CA", (Unit("a", "article", pieces=p("Voir l’article\u00a09, puis agir.")),))
    assert derive(old, new) == (ReplaceWords("a", "p1", "article\u00a08", "article\u00a09"),)


def test_moved_and_nested_provisions_come_to_their_places() -> None:
    units = {unit.id: unit for unit in ACT.units}
    order = ("cover", "duree", "objet", "domaines", "sport", "climat", "culture", "fin", "signatures", "plan")
    new = ActText("fr-CA", tuple(NEW if one == "climat" else units[one] for one in order))
    made = apply(ACT, derive(ACT, new))
    assert not made.failures
    assert made.text == new


def test_a_provision_is_put_in_beside_one_that_moves_with_its_container() -> None:
    made = apply(ACT, (InsertUnits((NEW,), after="sport"), MoveUnit("domaines", after="duree")))
    assert not made.failures
    order = [unit.id for unit in made.text.units]
    assert order[order.index("duree") :][:5] == ["duree", "domaines", "culture", "sport", "climat"]


def test_a_provision_put_in_first_inside_another_reads_back_in_every_tradition() -> None:
    for name in sorted(TRADITIONS):
        names = Names(ACT, TRADITIONS[name], grammar(LOCALES[name]))
        said = (InsertUnits((NEW,), inside="domaines"), Renumber((NewNumber("sport", "II.", "I\u00a0A."),)))
        assert Reader(names, ids=["climat"]).operations(Wording(names).printed(said)) == said


@pytest.mark.parametrize(("tag", "wanted", "name"), [
    ("fr-CA", "", "quebec"), ("fr-BE", "", "belgique"), ("fr-FR", "", "france"), ("en-GB", "", "english"),
    ("fr-CA", "belgique", "belgique"), ("en-CA", "belgique", "english"), ("nl-BE", "", "belgie"),
])  # fmt: skip
def test_a_language_has_its_tradition(tag: str, wanted: str, name: str) -> None:
    tradition = tradition_of(tag, wanted)
    assert tradition.name == name


@pytest.mark.parametrize("code", [code for code in languages() if can_be_amended(code)])
def test_every_language_in_which_acts_are_amended_has_its_formal_words(code: str) -> None:
    speech = grammar(code)
    tradition = tradition_of(speech.tag)
    assert tradition.lang == code
    assert Notices(speech).words.not_signed != Notices(grammar("en" if code != "en" else "fr")).words.not_signed
    party = Noun(text="Ville")
    formula = Formula(speech, Citation((party,), "Acte", Noun(text="acte"), Noun(text="avenant"), ()), rectifies=False)
    assert len(formula.final(date(2028, 1, 1))) == 2


def test_spaces_typed_by_hand_are_those_that_stand_in_the_text() -> None:
    from engross.amend.steps import operation
    from engross.model.amendment import OperationText

    text = ActText(
        "fr-CA", (Unit("a", "article", 1, "Article\u00a05", "Le\u00a0titre", p("Voir l’article\u00a08\u00a0: ici.")),)
    )

    def read(**step: object) -> Operation:
        return operation(OperationText.model_validate(step), text)

    numbers = [{"in": "a", "old": "Article 5", "new": "Article 6"}]
    assert read(do="renumber", numbers=numbers) == Renumber((NewNumber("a", "Article\u00a05", "Article\u00a06"),))
    words = read(**{"do": "replace-words", "in": "a", "at": "p1", "old": "article 8 :", "new": "article 9"})
    assert words == ReplaceWords("a", "p1", "article\u00a08\u00a0:", "article 9")
    assert read(**{"do": "delete-words", "in": "a", "old": "article 8"}) == DeleteWords("a", "p1", "article\u00a08")
    inserted = read(**{"do": "insert-words", "in": "a", "after": "article 8", "new": "bis"})
    assert inserted == InsertWords("a", "p1", "article\u00a08", "bis")
    assert read(**{"do": "heading", "in": "a", "old": "Le titre", "new": "T"}) == Heading("a", "Le\u00a0titre", "T")
    assert not apply(text, (words,)).failures


def test_a_person_can_ask_for_every_tradition() -> None:
    from typing import get_args

    from engross.cli.amend import command
    from engross.model.amendment import Style

    [option] = [each for each in command.params if each.name == "style"]
    assert set(get_args(Style)) == set(TRADITIONS) == set(option.type.choices)  # type: ignore[attr-defined]
