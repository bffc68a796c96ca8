"""Faults of French grammar that can be decided without understanding the sentence.

Participles after avoir, agreement of what is said of a known noun, the gender
of the instrument, articles before plurals, prepositions that must stand again.
Sources: Banque de dépannage linguistique (OQLF), articles on the past
participle with avoir, on the repetition of prepositions, on au and aux.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.language.dictionary import Dictionary
from engross.language.fr.agreement import agree
from engross.language.proofreading import Fault

_FEMININE = frozenset(
    "partie parties ville villes commune communes municipalité municipalités entente ententes convention conventions "
    "charte chartes déclaration déclarations délégation délégations commission commissions autorité autorités région "
    "régions province provinces administration administrations collectivité collectivités institution institutions "
    "activité activités action actions dépense dépenses réunion réunions résolution résolutions décision décisions "
    "annexe annexes clause clauses mesure mesures modalité modalités coopération université universités".split()
)
_MASCULINE = frozenset(
    "protocole protocoles accord accords avenant avenants mémorandum pacte traité traités contrat contrats comité "
    "comités conseil conseils gouvernement gouvernements programme programmes projet projets plan plans bilan bilans "
    "rapport rapports échange échanges service services maire maires département départements domaine domaines article "
    "articles exemplaire exemplaires texte textes budget budgets partenariat partenariats engagement engagements "
    "objectif objectifs frais représentants".split()
)
_INSTRUMENTS = {
    **dict.fromkeys(("protocole", "accord", "avenant", "mémorandum", "pacte", "traité", "contrat"), False),
    **dict.fromkeys(("convention", "entente", "charte", "déclaration"), True),
}
"""Instruments, and whether they are feminine."""

# Participles of verbs that do not end in -er, and adjectives that are said of parties, in the masculine singular.
_OTHERS = frozenset(
    "réuni établi défini uni saisi averti muni garanti fourni choisi accompli investi enrichi élargi "
    "affaibli approfondi "
    "convenu résolu tenu conclu connu reconnu prévu reçu élu rendu entendu attendu perçu pourvu "
    "soutenu maintenu obtenu "
    "retenu exclu revu vu lu retenu parvenu intervenu désireux soucieux heureux satisfait conscient convaincu fort "
    "compétent présent égal libre responsable constitué".split()
)
_NATURAL_S = frozenset(
    "mis pris compris permis remis transmis soumis promis commis admis acquis requis assis repris appris entrepris "
    "inclus omis émis démis surpris plus".split()
)
"""Participles whose masculine singular ends in s."""
_AVOIR = r"(?:a|ont|avait|avaient|aura|auront|aurait|auraient|avons|ait|aient|ayant)"
_ADVERB = r"(?: (?:également|aussi|déjà|ainsi|toujours|bien|\w+ment))?"
_OBJECT = (
    r"(?= (?:une?|le|la|les|des|du|de|leurs?|son|sa|ses|cet|cette|ce|ces|plusieurs|deux|trois|à|au|aux|ensemble|par)\b"
    r"| l'| d')"
)
_AFTER_AVOIR = re.compile(rf"\b{_AVOIR}{_ADVERB} (?P<word>[^\W\d_]{{3,}}){_OBJECT}", re.IGNORECASE)
_OBJECT_BEFORE = re.compile(
    r"\b(?:que|qu'|lesquel(?:le)?s|laquelle|quel(?:le)?s?)\b|qu'|(?:\bl'|\bles|\bla|\bnous|\bvous|\bs'|\bse|\by) ?$"
)
_ETRE = r"(?:est|sont|sera|seront|était|étaient|soit|soient|a été|ont été|sera|demeurent?|restent?|serait|seraient)"
_SAID_OF = re.compile(
    rf"\b(?P<article>le|la|les|l'|ces?|cette|chaque|des|leurs) ?(?:(?:présente?s?|deux|trois"
    rf"|quatre) )?(?P<noun>[^\W\d_]+)"
    rf" (?P<verb>{_ETRE}){_ADVERB} (?P<word>[^\W\d_]{{3,}})\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:^|[.;] )(?P<word>[A-ZÀ-Ý][^\W\d_]+)\b[^.;]{0,160}?, (?:les|les deux|les trois) (?P<noun>[^\W\d_]+)\b",
    re.IGNORECASE,
)
_OPENING_ADJECTIVES = frozenset(
    "désireux désireuse désireuses convaincu convaincue convaincus convaincues soucieux soucieuse soucieuses conscient "
    "consciente conscients conscientes résolu résolue résolus résolues animé animée animés animées attaché attachée "
    "attachés attachées déterminé déterminée déterminés déterminées persuadé persuadée persuadés "
    "persuadées lié liée liés "
    "liées uni unie unis unies satisfait satisfaite satisfaits satisfaites".split()
)
_ARTICLE_OF_INSTRUMENT = re.compile(
    rf"\b(?P<article>le|la|du|de la|au|à la|ce|cet|cette|ledit|ladite|dudit|un|une|(?:le|du"
    rf"|au) présente?|(?:la|de la|à la) présente?)"
    rf" (?P<noun>{'|'.join(_INSTRUMENTS)})\b",
    re.IGNORECASE,
)
_FORMS = {
    "le": "la", "du": "de la", "au": "à la", "ce": "cette", "cet": "cette", "ledit": "ladite", "dudit": "de ladite",
    "un": "une", "le présent": "la présente", "du présent": "de la présente", "au présent": "à la présente",
}  # fmt: skip
_BEFORE_PLURAL = re.compile(
    r"(?<!\bet )\b(?P<article>[Aa]u|[Dd]u|[Uu]n|[Uu]ne|[Cc]ette?|[Cc]haque) (?P<noun>[a-zà-ÿœ]{3,}[sx])\b"
)
_PLURAL_ARTICLES = {
    "au": "aux",
    "du": "des",
    "un": "des",
    "une": "des",
    "cet": "ces",
    "cette": "ces",
    "chaque": "chaque",
}
_SINGULAR_IN_S = frozenset(
    "cours fois mois fonds vers plus relais moins tiers temps pays corps bois avis accès progrès "
    "succès processus choix "
    "prix palais bras poids sens concours recours parcours discours secours puits devis os repas cas pas dos tous sous "
    "gars jus lys mars anis souris brebis croix voix paix toux deux six dix faux heureux nombreux "
    "précieux sérieux vieux "
    "doux roux jaloux mieux dieux lieux campus bus virus".split()
)
_REPEATED = re.compile(
    r"\b(?P<preposition>de|d'|à) ?(?P<first>[^\W\d_]{2,}(?:er|ir|re))\b (?P<between>[^,;.:()]{2,90}?) (?P<and>et|ou) "
    r"(?!de |d'|à )(?P<second>[^\W\d_]{3,}(?:er|ir|re))(?= (?:les?|la|leurs?|une?|des|du|ses?|son|sa"
    r"|aux?|en|toute?s?) | l')"
)
_NO_VERBS = frozenset(
    "premier dernier particulier régulier entier financier atelier quartier métier cahier chantier calendrier courrier "
    "papier centre titre cadre nombre ordre autre entre contre maire notre votre être membre ministre œuvre registre "
    "semestre trimestre septembre octobre novembre décembre lettre chambre théâtre histoire mémoire "
    "territoire laboratoire "
    "avenir désir loisir plaisir souvenir hier mer fer hiver".split()
)
_TWO_TOWNS = re.compile(
    r"\b(?P<what>[Mm]aires?|[Mm]airesses?|[Bb]ourgmestres?) (?:de "
    r"|d')(?P<one>[A-ZÀ-Ý][\w'-]+) et (?P<other>[A-ZÀ-Ý][\w'-]+)"
)


def faults(text: str, words: Dictionary | None = None) -> Iterator[Fault]:
    """The faults of a text, with what should stand there."""
    yield from _after_avoir(text)
    yield from _said_of_nouns(text)
    yield from _instruments(text)
    yield from _articles(text, words)
    yield from _prepositions(text)


def _base(word: str) -> str:
    """The masculine singular of a participle or of a known adjective; empty if the word is none."""
    for ending, base in (("ées", "é"), ("ée", "é"), ("és", "é"), ("é", "é")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + base
    if word in _OTHERS:
        return word
    for ending in ("es", "e", "s"):
        if word.endswith(ending) and word.removesuffix(ending) in _OTHERS:
            return word.removesuffix(ending)
    return (
        f"{word.removesuffix('s').removesuffix('se')}x"
        if f"{word.removesuffix('s').removesuffix('se')}x" in _OTHERS
        else ""
    )


def _after_avoir(text: str) -> Iterator[Fault]:
    """« Les Parties ont signés un accord »: with avoir the participle does not agree with the subject."""
    for match in _AFTER_AVOIR.finditer(text):
        word = match["word"]
        base = _base(word.lower())
        start_of_auxiliary = match.start()
        if not base or word.lower() == base or word.lower() in _NATURAL_S:
            continue
        if _OBJECT_BEFORE.search(
            text[max(0, text.rfind(".", 0, start_of_auxiliary)) : start_of_auxiliary].rstrip() + " "
        ):
            continue
        yield Fault(*match.span("word"), base)


def _gender(noun: str) -> bool | None:
    """Whether a noun is feminine; None if it is not known here."""
    return True if noun in _FEMININE else False if noun in _MASCULINE else None


def _said_of_nouns(text: str) -> Iterator[Fault]:
    """« Les Parties sont résolus », « Le présent Protocole est rédigée », « Désireux …, les Parties »."""
    for match in _SAID_OF.finditer(text):
        noun, word = match["noun"].lower(), match["word"]
        feminine, base = _gender(noun), _base(word.lower())
        if feminine is None or not base:
            continue
        plural = match["verb"].lower().endswith(("ont", "ient", "ent", "ont été"))
        right = agree(base, feminine=feminine, plural=plural)
        if right != word.lower():
            yield Fault(*match.span("word"), right)
    for match in _OPENING.finditer(text):
        noun, word = match["noun"].lower(), match["word"].lower()
        feminine = _gender(noun)
        if feminine is None or word not in _OPENING_ADJECTIVES:
            continue
        right = agree(_base(word), feminine=feminine, plural=True)
        if right != word:
            yield Fault(*match.span("word"), right.capitalize())


def _instruments(text: str) -> Iterator[Fault]:
    """« La présente Protocole », « ce Convention »: the gender of the instrument."""
    for match in _ARTICLE_OF_INSTRUMENT.finditer(text):
        noun = match["noun"].lower()
        feminine = _INSTRUMENTS[noun]
        article = match["article"].lower()
        masculine_forms = {form: form for form in _FORMS}
        is_feminine = article in _FORMS.values()
        if "présente" in article and not article.startswith(("la", "de la", "à la")):
            right = f"{article.split(' ')[0]} présent" if not feminine else ""
        elif article.startswith(("la présent", "de la présent", "à la présent")) and not article.endswith("e"):
            right = f"{article}e" if feminine else ""
        elif is_feminine is feminine or (noun == "accord" and article in ("le", "du", "au", "ce", "cet")):
            continue
        elif feminine:
            right = _FORMS.get(masculine_forms.get(article, ""), "")
        else:
            right = next((form for form, other in _FORMS.items() if other == article and form != "cet"), "")
        if noun[0] in "aeé" and article in ("le", "la", "ce"):  # l’accord, cet accord: elision has its own rule
            continue
        if (article == "un" and feminine) or (article == "une" and not feminine) or "présent" in article or right:
            yield Fault(*match.span(), f"{right} {match['noun']}".strip() if right else match["noun"])


def _articles(text: str, words: Dictionary | None) -> Iterator[Fault]:
    """« au lois »: a singular article before a plural, when the dictionary knows its singular."""
    if words is None:
        return
    for match in _BEFORE_PLURAL.finditer(text):
        noun = match["noun"]
        if noun in _SINGULAR_IN_S or noun.endswith("eux") or not words.knows(noun[:-1]):
            continue
        article = _PLURAL_ARTICLES[match["article"].lower()]
        right = f"{article} {noun}" if article != "chaque" else f"chaque {noun[:-1]}"
        yield Fault(*match.span(), right)


def _prepositions(text: str) -> Iterator[Fault]:
    """« chargé de suivre les projets et tenir le registre »: the preposition stands before each infinitive."""
    for match in _REPEATED.finditer(text):
        verbs = match["first"].lower(), match["second"].lower()
        if _NO_VERBS.isdisjoint(verbs):
            preposition = (
                "d'" if match["preposition"] != "à" and match["second"][0] in "aeiouéèêh" else match["preposition"]
            )
            glue = "" if preposition == "d'" else " "
            if preposition == "d'" or match["preposition"] != "d'":
                right = f"{match['and']} {preposition}{glue}{match['second']}"
            else:
                right = f"{match['and']} de {match['second']}"
            yield Fault(match.start("and"), match.end("second"), right, "preposition-missing")
    for match in _TWO_TOWNS.finditer(text):
        link = "d'" if match["other"][0] in "AEIOUÉÈ" else "de "
        yield Fault(match.end("one") + 1, match.end(), f"et {link}{match['other']}", "preposition-missing")
