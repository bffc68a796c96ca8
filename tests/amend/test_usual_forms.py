"""Amendments as jurists word them are read: shapes of public acts of France, Belgium, Québec, Canada and the United
Kingdom, with words of our own. What is read is carried out, and said again in our own forms."""

from __future__ import annotations

import pytest

from engross.amend.apply import apply
from engross.amend.naming import Names
from engross.amend.reader import Reader
from engross.amend.traditions import TRADITIONS
from engross.amend.usual_reader import UsualReader
from engross.amend.wording import Wording
from engross.language import grammar
from engross.model.act_text import ActText, Piece, Unit
from engross.model.operation import InsertUnits


def p(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece("p", text) for text in texts)


FRENCH = ActText(
    "fr-FR",
    (
        Unit("objet", "article", 1, "Article 1<sup>er</sup>", "Objet", p(
            "Les Villes coopèrent pendant trois ans. Elles se consultent chaque année.",
            "Un comité de deux membres prépare les rencontres. Il se réunit en 2027.",
        )),
        Unit("moyens", "article", 1, "Article 2", "Moyens", (
            *p("Chaque Ville apporte :"),
            Piece("li", "des locaux ;", "a)"),
            Piece("li", "du matériel.", "b)"),
        )),
        Unit("budget", "article", 1, "Article 3", "Budget", p("Le budget est de 10\u00a0000\u00a0€ pour deux ans.")),
        Unit("duree", "article", 1, "Article 4", "Durée", p("Le protocole dure trois ans.", "Il est reconduit.")),
        Unit("litiges", "article", 1, "Article 5", "Litiges", p("Les litiges se règlent à l’amiable.")),
        Unit("plan", "annex", 1, "Annexe A", "Plan", (
            Piece("head", "Action | Lieu"), Piece("row", "Atelier | Lyon"), Piece("row", "Bal | Lyon"),
        )),
    ),
)  # fmt: skip
DUTCH = ActText(
    "nl-BE",
    (
        Unit("doel", "article", 1, "Artikel 1", "Doel", p(
            "De steden werken drie jaar samen. Zij overleggen elk jaar.", "Een comité bereidt de ontmoetingen voor."
        )),
        Unit("duur", "article", 1, "Artikel 2", "Duur", p("Het protocol duurt drie jaar.")),
        Unit("slot", "article", 1, "Artikel 3", "Slot", p("De geschillen worden in der minne geregeld.")),
    ),
)  # fmt: skip
ENGLISH = ActText(
    "en-GB",
    (
        Unit("purpose", "article", 1, "Article 1", "Purpose", p(
            "The cities cooperate for three years. They meet every year.", "A committee prepares the meetings."
        )),
        Unit("term", "article", 1, "Article 2", "Term", p("This protocol lasts three years.")),
        Unit("disputes", "article", 1, "Article 3", "Disputes", p("Disputes are settled amicably.")),
    ),
)  # fmt: skip
ACTS = {"france": FRENCH, "belgique": FRENCH, "quebec": FRENCH, "belgie": DUTCH, "english": ENGLISH}

# The tradition, the sentence, the paragraphs that it quotes, and words of the result: `-` before what must be gone.
SENTENCES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    # France
    ("france", "À l’article 4, les mots : « trois ans » sont remplacés par les mots : « quatre ans ».", (), "dure quatre ans"),
    ("france", "Au premier alinéa de l’article 4, le mot : « trois » est remplacé par le mot : « quatre ».", (), "dure quatre ans"),
    ("france", "À la seconde phrase du premier alinéa de l’article 1er, les mots : « chaque année » sont remplacés par les mots : « chaque mois ».", (), "consultent chaque mois"),
    ("france", "À la première phrase du second alinéa de l’article 1er, le nombre : « deux » est remplacé par le nombre : « trois ».", (), "comité de trois membres"),
    ("france", "Au second alinéa de l’article 1er, l’année : « 2027 » est remplacée par l’année : « 2028 ».", (), "réunit en 2028"),
    ("france", "À l’article 3, le montant : « 10 000 € » est remplacé par le montant : « 12 000 € ».", (), "12\u202f000\u00a0€"),
    ("france", "Au premier alinéa de l’article 4, après le mot : « dure », sont insérés les mots : « au moins ».", (), "dure au moins trois"),
    ("france", "Au début de l’article 3, sont insérés les mots : « Sauf accord, ».", (), "Sauf accord, Le budget"),
    ("france", "À la fin du premier alinéa de l’article 4, sont ajoutés les mots : « au plus ».", (), "trois ans au plus."),
    ("france", "À l’article 3, les mots : « pour deux ans » sont supprimés.", (), "-pour deux ans"),
    ("france", "L’article 5 est complété par un alinéa ainsi rédigé :", ("Un médiateur est désigné.",), "Un médiateur"),
    ("france", "L’article 5 est complété par une phrase ainsi rédigée : « Un médiateur est désigné. »", (), "l’amiable. Un médiateur"),
    ("france", "Le second alinéa de l’article 4 est complété par les mots : « une fois ».", (), "reconduit une fois."),
    ("france", "Le dernier alinéa de l’article 4 est supprimé.", (), "-Il est reconduit"),
    ("france", "Après le premier alinéa de l’article 4, il est inséré un alinéa ainsi rédigé :", ("Un bilan est dressé.",), "bilan"),
    ("france", "L’article 5 est remplacé par les dispositions suivantes :", ("« Art. 5. – Les litiges vont au juge.",), "vont au juge"),
    ("france", "Les articles 4 et 5 sont abrogés.", (), "-reconduit"),
    ("france", "Après l’article 5, sont insérés deux articles 5 bis et 5 ter ainsi rédigés :", ("Art. 5 bis. – Un bilan est dressé.", "Art. 5 ter. – Il est public."), "Il est public"),
    ("france", "L’article 5 est abrogé.", (), "-amiable"),
    ("france", "La deuxième phrase du premier alinéa de l’article 1er est supprimée.", (), "-chaque année"),
    ("france", "À la deuxième ligne de la colonne « Lieu » du tableau de l’annexe A, le mot : « Lyon » est remplacé par le mot : « Nice ».", (), "Bal | Nice"),
    ("france", "Dans l’ensemble du texte, à l’exception de l’article 4, le mot « trois » est remplacé par le mot « cinq ».", (), "pendant cinq ans"),
    ("france", "Le second alinéa de l’article 4 devient le second alinéa de l’article 5.", (), "Il est reconduit"),
    ("france", "L’intitulé de l’article 4 est ainsi rédigé : « Durée et fin ».", (), "Durée et fin"),
    ("france", "Le b) de l’article 2 est abrogé.", (), "-matériel"),
    # Québec
    ("quebec", "L’article 4 est modifié par le remplacement, dans le premier alinéa, de « trois » par « quatre ».", (), "dure quatre"),
    ("quebec", "L’article 3 est modifié par le remplacement de « deux ans » par « un an ».", (), "pour un an"),
    ("quebec", "L’article 4 est modifié par l’insertion, après le premier alinéa, du suivant :", ("Un bilan est dressé.",), "bilan"),
    ("quebec", "L’article 4 est modifié par l’ajout, à la fin, de l’alinéa suivant :", ("Un bilan est dressé.",), "bilan"),
    ("quebec", "L’article 1 est modifié par la suppression de la deuxième phrase du premier alinéa.", (), "-chaque année"),
    ("quebec", "L’article 3 est modifié par la suppression de « pour deux ans ».", (), "-pour deux ans"),
    ("quebec", "L’article 4 est modifié par l’addition, à la fin du second alinéa, de la phrase suivante : « Un bilan est dressé. ».", (), "reconduit. Un bilan"),
    ("quebec", "L’article 4 est modifié par le remplacement du second alinéa par le suivant :", ("Il prend fin.",), "Il prend fin"),
    ("quebec", "L’article 5 est remplacé par le suivant :", ("5. Les litiges vont au juge.",), "vont au juge"),
    ("quebec", "L’article 4 est modifié par l’insertion, dans le premier alinéa, après « dure », de « au moins ».", (), "dure au moins"),
    ("quebec", "Les articles 4 et 5 sont abrogés.", (), "-reconduit"),
    # Belgium, in French
    ("belgique", "Dans l’article 3, les mots « deux ans » sont remplacés par les mots « un an ».", (), "pour un an"),
    ("belgique", "À l’article 4, alinéa 1er, le mot « trois » est remplacé par le mot « quatre ».", (), "dure quatre"),
    ("belgique", "L’article 5 est complété par un alinéa rédigé comme suit :", ("Un médiateur est désigné.",), "médiateur"),
    ("belgique", "L’article 4, alinéa 2, est remplacé par ce qui suit :", ("Il prend fin.",), "Il prend fin"),
    ("belgique", "Il est inséré un article 3/1 rédigé comme suit :", ("Art. 3/1. Un bilan est dressé.",), "bilan"),
    ("belgique", "Dans l’article 4, l’alinéa 2 est abrogé.", (), "-reconduit"),
    ("belgique", "L’article 4, alinéa 2, est complété par la phrase suivante : « Un bilan est dressé. »", (), "reconduit. Un bilan"),
    # Belgium, in Dutch
    ("belgie", "In artikel 2 worden de woorden “drie jaar” vervangen door de woorden “vier jaar”.", (), "duurt vier jaar"),
    ("belgie", "In artikel 1, eerste lid, wordt het woord “drie” vervangen door het woord “vier”.", (), "werken vier jaar"),
    ("belgie", "Artikel 3 wordt aangevuld met een lid, luidende:", ("Er is een bemiddelaar.",), "bemiddelaar"),
    ("belgie", "Artikel 3 wordt vervangen als volgt:", ("Art. 3. De rechter beslist.",), "rechter"),
    ("belgie", "Tussen artikel 2 en artikel 3 wordt een artikel 2/1 ingevoegd, luidende:", ("Art. 2/1. Er is een verslag.",), "verslag"),
    ("belgie", "In artikel 1 wordt het tweede lid opgeheven.", (), "-comité"),
    ("belgie", "Artikel 1, tweede lid, wordt aangevuld met de volgende zin: “Het is openbaar.”", (), "voor. Het is openbaar."),
    ("belgie", "Artikel 3 wordt opgeheven.", (), "-minne"),
    ("belgie", "In artikel 2 worden na de woorden “drie jaar” de woorden “en twee maanden” ingevoegd.", (), "drie jaar en twee maanden"),
    # English
    ("english", "In Article 2, for “three years” substitute “four years”.", (), "lasts four years"),
    ("english", "In Article 2, after “three” insert “full”.", (), "three full years"),
    ("english", "In Article 1, omit “for three years”.", (), "-for three years"),
    ("english", "Article 2 is amended by striking out “three” and substituting “four”.", (), "lasts four years"),
    ("english", "Article 3 is replaced with the following:", ("Article 3. The judge decides.",), "judge"),
    ("english", "After Article 3, insert the following Article:", ("Article 3A. There is a report.",), "report"),
    ("english", "At the end of Article 3, add the following paragraph:", ("There is a mediator.",), "mediator"),
    ("english", "Articles 2 and 3 are repealed.", (), "-amicably"),
    ("english", "The second sentence of the first paragraph of Article 1 is deleted.", (), "-every year"),
    ("english", "The second paragraph of Article 1 is replaced by the following:", ("There is no committee.",), "no committee"),
    ("english", "In the first paragraph of Article 1, the words “every year” shall be replaced by the words “every month”.", (), "every month"),
    ("english", "For the second paragraph of Article 1, substitute the following:", ("There is no committee.",), "no committee"),
)  # fmt: skip
LOCALES = {"quebec": "fr-CA", "france": "fr-FR", "belgique": "fr-BE", "belgie": "nl-BE", "english": "en-GB"}


def everything(text: ActText) -> str:
    return "\n".join(part for unit in text.units for part in (unit.heading, *(piece.text for piece in unit.pieces)))


@pytest.mark.parametrize(("tradition", "sentence", "quoted", "result"), SENTENCES)
def test_a_sentence_as_jurists_write_it_is_read(
    tradition: str, sentence: str, quoted: tuple[str, ...], result: str
) -> None:
    act = ACTS[tradition]
    found = UsualReader(Names(act, TRADITIONS[tradition], grammar(LOCALES[tradition]))).read(sentence, quoted)
    made = apply(act, found)
    assert found
    assert not made.failures
    assert made.text != act
    wording = Wording(Names(act, TRADITIONS[tradition], grammar(LOCALES[tradition])))
    ids = [unit.id for one in found if isinstance(one, InsertUnits) for unit in one.units]
    assert Reader(wording.names, ids=ids).operations(wording.printed(found)) == found, "our own words say the same"
    if result.startswith("-"):
        assert result[1:] not in everything(made.text)
    else:
        assert result in everything(made.text)


def test_the_set_has_sixty_four_sentences() -> None:
    assert len(SENTENCES) == 64
    assert len({sentence for _, sentence, _, _ in SENTENCES}) == 63, "one stands in two traditions"
