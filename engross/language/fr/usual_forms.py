"""French usual forms.

Sources for the shapes: Guide de légistique, sheet 3.4.1 on modifications and insertions (Légifrance, France); Guide légistique of
the Sénat (2014); Principes de technique législative (Conseil d’État, Belgique, 2008); amending acts in the Gazette officielle du Québec.
"""

from __future__ import annotations

from engross.language.usual_forms import UsualForms

_FOLLOWS = (
    r"(?:par )?(?:(?:ce qui suit|le suivant|la suivante|les suivants|les suivantes|le texte suivant|"
    r"les dispositions suivantes|les mots suivants|(?:un|une|deux|trois|l’|le|la|des|de l’) ?[\w ]*?)"
    r"(?: ainsi rédigée?s?| rédigée?s? comme suit| qui suit| suivante?s?)?)"
)
_VERB = r"(?:est|sont|est également|sont également)"
USUAL_FORMS = UsualForms(
    forms=(
        # France and Belgium: the verb in the passive
        ("everywhere", r"(?:dans (?:l’ensemble du|tout le|le) texte|dans l’ensemble (?:de l’|du |de la ){act}),? "
         r"(?P<exception>à l’exception (?:de l’|du |de la |des ).+?, )?{old} " + _VERB + r" remplacée?s?,? "
         r"(?:partout où .+?, |chaque fois qu.+?, )?par {new}"),
        ("replace-words", r"(?:{at},? )?{old} " + _VERB + r" remplacée?s? par {new}"),
        ("insert-after-words", r"(?:{at},? )?après {anchor},? (?:est|sont|il est) (?:insérée?s?|ajoutée?s?) {new}"),
        ("insert-before-words", r"(?:{at},? )?avant {anchor},? (?:est|sont|il est) (?:insérée?s?|ajoutée?s?) {new}"),
        ("prepend", r"{the},? (?:est|sont|il est) (?:insérée?s?|ajoutée?s?) {new}"),
        ("append", r"{the},? (?:est|sont|il est) (?:insérée?s?|ajoutée?s?) {new}"),
        ("delete-words", r"(?:{at},? )?{old} " + _VERB + r" (?:supprimée?s?|abrogée?s?)"),
        ("append", r"{the} " + _VERB + r" complétée?s? par (?P<what>[^«»]+?)(?: ainsi rédigée?s?| rédigée?s? comme suit"
         r"| suivante?s?)? ?:? ?{q}"),
        ("append", r"{the} " + _VERB + r" complétée?s? par (?P<what>[^«»]+?) ?:?"),
        ("insert-after", r"après {the},? (?:il est|est|sont) (?:insérée?s?|ajoutée?s?) (?P<what>[^«»]+?) ?:? ?{q}"),
        ("insert-after", r"après {the},? (?:il est|est|sont) (?:insérée?s?|ajoutée?s?) (?P<what>[^«»]+?) ?:?"),
        ("inserted-by-number", r"il est inséré (?P<what>[^«»]+?) ?:?"),
        ("move", r"{the} devient {to}"),
        ("replace", r"{the} (?:est|sont) (?:remplacée?s? " + _FOLLOWS + r"|ainsi rédigée?s?|ainsi modifiée?s?) ?:? ?{q}"),
        ("replace", r"{the} (?:est|sont) (?:remplacée?s? " + _FOLLOWS + r"|ainsi rédigée?s?|ainsi modifiée?s?) ?:?"),
        ("delete", r"{the} " + _VERB + r" (?:supprimée?s?|abrogée?s?)"),
        # Québec: all is said of the provision, in nouns
        ("replace-words", r"(?:{unit} (?:est|sont) modifiée?s? )?par le remplacement(?:, {at}, | )(?:de |du |des |de l’)?{old},? par {new}"),
        ("insert-after-words", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition)(?:, {at}, |, | )?"
         r"après {anchor},? (?:de |du |des |de l’)?{new}"),
        ("insert-before-words", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition)(?:, {at}, |, | )?"
         r"avant {anchor},? (?:de |du |des |de l’)?{new}"),
        ("delete-words", r"(?:{unit} (?:est|sont) modifiée?s? )?par la suppression(?:, {at}, | )(?:de |du |des |de l’)?{old}"),
        ("append", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition),? {the},? "
         r"(?:de |du |des |de l’|de la )(?P<what>[^«»]+?) ?:? ?{q}"),
        ("append", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition),? {the},? "
         r"(?:de |du |des |de l’|de la )?{new}"),
        ("append", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition),? {the},? "
         r"(?:de |du |des |de l’|de la )(?P<what>[^«»]+?) ?:?"),
        ("insert-after", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition),? après {the},? "
         r"(?:de |du |des |de l’|de la )(?P<what>[^«»]+?) ?:? ?{q}"),
        ("insert-after", r"(?:{unit} (?:est|sont) modifiée?s? )?par (?:l’insertion|l’ajout|l’addition),? après {the},? "
         r"(?:de |du |des |de l’|de la )(?P<what>[^«»]+?) ?:?"),
        ("replace", r"(?:{unit} (?:est|sont) modifiée?s? )?par le remplacement {the} par (?P<what>[^«»]+?) ?:? ?{q}"),
        ("replace", r"(?:{unit} (?:est|sont) modifiée?s? )?par le remplacement {the} par (?P<what>[^«»]+?) ?:?"),
        ("delete", r"(?:{unit} (?:est|sont) modifiée?s? )?par la suppression {the}"),
    ),
    nouns={
        "alinéa": "paragraph", "alinéas": "paragraph", "phrase": "sentence", "phrases": "sentence", "point": "item",
        "points": "item", "paragraphe": "item", "paragraphes": "item", "ligne": "row", "lignes": "row",
        "colonne": "column", "tableau": "table", "intitulé": "heading", "titre": "heading",
    },
    quoted_nouns=(
        "le mot", "les mots", "du mot", "des mots", "le montant", "du montant", "l’année", "de "
        "l’année", "le nombre", "du nombre",
        "le chiffre", "la date", "de la date", "le signe", "le pourcentage", "le taux", "les "
        "termes", "le terme", "la somme",
        "l’expression", "la référence", "les références",
    ),
    fillers=frozenset("à au aux dans en le la les l’ de du des d’ l".split()),
    separators=(", ", " de l’", " du ", " de la ", " des ", " de "),
    last=frozenset("dernier dernière derniers dernières".split()),
    first=frozenset(("premier", "première", "1er", "1re")),
    second=frozenset(("second", "seconde")),
    start=frozenset(("début", "commencement")),
    end=frozenset(("fin",)),
    same=frozenset(("même article", "cet article", "dit article", "même alinéa")),
    except_="à l’exception ",
    sentence_words=frozenset(("phrase", "phrases")),
)  # fmt: skip
