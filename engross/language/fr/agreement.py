"""French agreement: the four forms of a word given in the masculine singular, by rule, with tables of exceptions."""

from __future__ import annotations

import re

from engross.language.typography import with_capitals_of

_FORMS = {
    # masculine singular: feminine, masculine plural, feminine plural
    "le": ("la", "les", "les"),
    "un": ("une", "des", "des"),
    "ce": ("cette", "ces", "ces"),
    "cet": ("cette", "ces", "ces"),
    "il": ("elle", "ils", "elles"),
    "celui": ("celle", "ceux", "celles"),
    "lequel": ("laquelle", "lesquels", "lesquelles"),
    "auquel": ("à laquelle", "auxquels", "auxquelles"),
    "duquel": ("de laquelle", "desquels", "desquelles"),
    "tout": ("toute", "tous", "toutes"),
    "dû": ("due", "dus", "dues"),
    "mû": ("mue", "mus", "mues"),
}
_FEMININE = {
    "absous": "absoute",
    "andalou": "andalouse",
    "bas": "basse",
    "bénin": "bénigne",
    "blanc": "blanche",
    "bref": "brève",
    "caduc": "caduque",
    "coi": "coite",
    "complet": "complète",
    "concret": "concrète",
    "désuet": "désuète",
    "discret": "discrète",
    "dissous": "dissoute",
    "doux": "douce",
    "enchanteur": "enchanteresse",
    "épais": "épaisse",
    "exprès": "expresse",
    "faux": "fausse",
    "favori": "favorite",
    "fou": "folle",
    "frais": "fraîche",
    "franc": "franche",
    "gentil": "gentille",
    "grec": "grecque",
    "gros": "grosse",
    "incomplet": "incomplète",
    "indiscret": "indiscrète",
    "inquiet": "inquiète",
    "las": "lasse",
    "long": "longue",
    "malin": "maligne",
    "métis": "métisse",
    "mou": "molle",
    "nul": "nulle",
    "paysan": "paysanne",
    "profès": "professe",
    "roux": "rousse",
    "sec": "sèche",
    "secret": "secrète",
    "sot": "sotte",
    "tiers": "tierce",
    "vieillot": "vieillotte",
    "vieux": "vieille",
}
_PLURAL = {
    **{word: f"{word}s" for word in "bancal banal bleu fatal final naval natal tonal".split()},
    "travail": "travaux",
    "bail": "baux",
    "vantail": "vantaux",
}
# In -eur with a plain e: old comparatives, and titles as the OQLF feminizes them.
_PLAIN_EUR = frozenset(
    "antérieur extérieur inférieur intérieur majeur meilleur mineur postérieur supérieur ultérieur "
    "gouverneur ingénieur procureur professeur".split()
)
# In -teur formed on a French verb: porteur, from porter; the others give -trice.
_TEUSE = frozenset("acheteur chanteur emprunteur menteur porteur prêteur rapporteur".split())
_ADJECTIVES_IN_MENT = frozenset("clément dément inclément véhément".split())
_INVARIABLE = frozenset(
    "ainsi après aussi avant ayant bien contre déjà dessous dessus devant ensemble et été étant ici ni mieux moins non "
    "ou pas peu plus se toujours très y deux trois quatre cinq six sept huit neuf dix".split()
)
# What follows is a complement and agrees with something else: convaincues | de la nécessité.
_COMPLEMENT = frozenset(
    "à afin au aux avec car ces chez comme dans de depuis des dont du en entre envers la les leur leurs lors mais où "
    "par pendant pour près que qui sa sans selon ses si son sur suivant vers".split()
)
_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|lorsqu|puisqu)['’]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def agree(phrase: str, *, feminine: bool, plural: bool) -> str:
    """Each word of `phrase` that agrees, in that gender and number; adverbs and complements stay as they are.

    Example: « convaincu de la nécessité » for feminine parties is « convaincues de la nécessité ». At « de » a
    complement begins, and nothing after it agrees. « le » begins one too, except as the first word, where it is the
    article itself.
    """
    if not feminine and not plural:
        return phrase
    out: list[str] = []
    complement = False
    for index, token in enumerate(re.split(r"(\s+)", phrase)):
        bare = token.lower()
        complement = complement or bare in _COMPLEMENT or bool(_ELIDED.match(bare)) or (index > 0 and bare == "le")
        out.append(token if complement else _WORD.sub(lambda match: _word(match[0], feminine, plural), token, count=1))
    return "".join(out)


def _word(word: str, feminine: bool, plural: bool) -> str:
    *front, last = word.split("-")
    formed = with_capitals_of(last, _form(last.lower(), feminine, plural))
    return "-".join([*front, formed])


def _form(word: str, feminine: bool, plural: bool) -> str:
    if word in _FORMS:
        return (word, *_FORMS[word])[feminine + 2 * plural]  # 0 masculine, 1 feminine, 2 and 3 their plurals
    if word in _INVARIABLE or (word.endswith("ment") and word not in _ADJECTIVES_IN_MENT):
        return word
    if feminine:
        word = _feminine(word)
        return f"{word}s" if plural else word
    return _plural(word) if plural else word


def _feminine(word: str) -> str:
    if word in _FEMININE:
        return _FEMININE[word]
    if word in _PLAIN_EUR:
        return f"{word}e"
    for ending, feminine in _FEMININE_ENDINGS:
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + feminine
    return f"{word}e"


_FEMININE_ENDINGS = (
    ("e", "e"),
    ("eau", "elle"),
    ("eux", "euse"),
    ("oux", "ouse"),
    *((word, f"{word[:-1]}se") for word in sorted(_TEUSE)),
    ("teur", "trice"),
    ("eur", "euse"),
    ("er", "ère"),
    ("et", "ette"),
    ("el", "elle"),
    ("eil", "eille"),
    ("en", "enne"),
    ("on", "onne"),
    ("f", "ve"),
    ("c", "que"),
    ("gu", "guë"),
)


def _plural(word: str) -> str:
    if word in _PLURAL:
        return _PLURAL[word]
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return f"{word[:-1]}ux"
    return f"{word}x" if word.endswith(("eau", "eu")) else f"{word}s"
