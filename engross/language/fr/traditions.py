"""Formal words in French: of France, of Belgium, of Québec."""

from __future__ import annotations

from dataclasses import replace

from engross.language.tradition import Tradition
from engross.model.noun import Gender, Noun

_F, _M = Gender.FEMININE, Gender.MASCULINE


def _noun(text: str, plural: str, gender: Gender = _M) -> Noun:
    return Noun(text=text, plural=plural, gender=gender, article=True)


_NOUNS = {
    "cover": _noun("page de titre", "pages de titre", _F),
    "dash": _noun("tiret", "tirets"),
    "element": _noun("élément", "éléments"),
    "head": _noun("ligne d’en-tête", "lignes d’en-tête", _F),
    "heading": _noun("intitulé", "intitulés"),
    "item": _noun("point", "points"),
    "line": _noun("ligne", "lignes", _F),
    "paragraph": _noun("alinéa", "alinéas"),
    "passage": _noun("passage", "passages"),
    "preamble": _noun("préambule", "préambules"),
    "provision": _noun("disposition", "dispositions", _F),
    "row": _noun("ligne", "lignes", _F),
    "sentence": _noun("phrase", "phrases", _F),
    "signatures": _noun("bloc des signatures", "blocs des signatures"),
    "table": _noun("tableau", "tableaux"),
    "testimonium": _noun("clausule", "clausules", _F),
    "titled": _noun("partie intitulée", "parties intitulées", _F),
    "number": _noun("nombre", "nombres"),
    "sign": _noun("signe", "signes"),
    "word": _noun("mot", "mots"),
}


def _verb(participle: str) -> dict[str, str]:
    return {
        "ms": f"est {participle}",
        "fs": f"est {participle}e",
        "mp": f"sont {participle}s",
        "fp": f"sont {participle}es",
    }


_VERBS = {
    name: _verb(name) for name in ("abrogé", "complété", "déplacé", "inséré", "modifié", "remplacé", "supprimé")
} | {"figure": {"ms": "il figure", "fs": "elle figure", "mp": "ils figurent", "fp": "elles figurent"}}

_FORMS = {
    "replace-words": "{at}{w:old}{nth} {vw:remplacé:old} par {w:new}",
    "insert-after": "{at}après {w:anchor}{nth}, {vw:inséré:new} {w:new}",
    "insert-before": "{at}avant {w:anchor}{nth}, {vw:inséré:new} {w:new}",
    "delete-words": "{at}{w:old}{nth} {vw:supprimé:old}",
    "everywhere": "dans l’ensemble du texte, {w:old} {vw:remplacé:old}, partout où {vw:figure:old}, par {w:new}",
    "sentence-replace": "{at}{S} {vs:remplacé} par ce qui suit : {q}",
    "sentence-insert": "{at}après {S}, il est inséré ce qui suit : {q}",
    "sentence-first": "{at}avant la première phrase, il est inséré ce qui suit : {q}",
    "sentence-delete": "{at}{S} {vs:supprimé}",
    "pieces-replace": "{the} {v:remplacé} par {new} :",
    "pieces-insert": "après {after}, il est inséré {new} :",
    "pieces-first": "au début {of}, il est inséré {new} :",
    "pieces-delete": "{the} {v:abrogé}",
    "pieces-move": "{the} {v:déplacé} après {after}",
    "pieces-move-first": "{the} {v:déplacé} avant {after}",
    "heading": "l’intitulé {of} est remplacé par le suivant : {q}",
    "heading-inside": "l’intitulé est remplacé par le suivant : {q}",
    "relabel": "{olds}{of_} {become} {news}",
    "unit-replace": "{the} {v:remplacé} par ce qui suit :",
    "unit-insert": "après {after}, il est inséré {a} :",
    "unit-inside": "au début {of}, il est inséré {a} :",
    "unit-first": "au début du texte, il est inséré {a} :",
    "repeal": "{the} {v:abrogé}",
    "move": "{the} {v:déplacé} après {after}",
    "move-inside": "{the} {v:déplacé} au début {ofafter}",
    "move-first": "{the} {v:déplacé} au début du texte",
    "renumber": "{olds} {become} {news}",
    "repeal-act-revive": "{act} est abrogé et les dispositions qu’il modifiait reprennent leur rédaction antérieure",
    "repeal-act-keep": "{act} est abrogé, sans effet sur les modifications déjà en vigueur",
    "repeal-act": "{act} est abrogé",
}

_PUT_IN = {
    "paragraph": ("un alinéa ainsi rédigé", "{n} alinéas ainsi rédigés"),
    "item": ("un point ainsi rédigé", "{n} points ainsi rédigés"),
    "line": ("une ligne ainsi rédigée", "{n} lignes ainsi rédigées"),
    "text": ("le texte suivant", "le texte suivant"),
    "provision": ("{a} ainsi rédigé", "{a} ainsi rédigée"),
}

BELGIQUE = Tradition(
    name="belgique",
    lang="fr",
    quotes=("«\u00a0", "\u00a0»"),
    nouns=_NOUNS,
    forms=_FORMS,
    verbs=_VERBS,
    put_in={
        "paragraph": ("un alinéa rédigé comme suit", "{n} alinéas rédigés comme suit"),
        "item": ("un point rédigé comme suit", "{n} points rédigés comme suit"),
        "line": ("une ligne rédigée comme suit", "{n} lignes rédigées comme suit"),
        "text": ("le texte suivant", "le texte suivant"),
        "provision": ("{a} rédigé comme suit", "{a} rédigée comme suit"),
    },
    article={"m": "un", "f": "une"},
    lead="{to}, les modifications suivantes sont apportées :",
    item=("{n}°", "\u202f;", "."),
    colon="\u00a0:",
    conjunction="et",
    range_="à",
    of_prefixes=("de ", "du ", "des ", "de l’"),
    within="dans",
    occurrence=", à {their} {n} occurrence,",
    after_comma=True,
    theirs=("sa", "leur"),
    becomes=("devient", "deviennent respectivement"),
    between="{noun} allant {of} {to}",
    inserted="slash",
    gap="",
)

FRANCE = replace(
    BELGIQUE,
    name="france",
    after_comma=False,
    inserted="bis",
    gap="\u00a0",
    put_in=_PUT_IN,
    lead="{the} {v:modifié} ainsi qu’il suit :",
    forms={
        **_FORMS,
        "sentence-replace": "{at}{S} {vs:remplacé} par le texte suivant : {q}",
        "pieces-delete": "{the} {v:supprimé}",
        "heading": "l’intitulé {of} est ainsi rédigé : {q}",
        "heading-inside": "l’intitulé est ainsi rédigé : {q}",
        "unit-replace": "{the} {v:remplacé} par les dispositions suivantes :",
    },
)

QUEBEC = replace(
    BELGIQUE,
    name="quebec",
    after_comma=False,
    inserted="point",
    gap="\u00a0",
    put_in=_PUT_IN,
    nouns={**_NOUNS, "item": _noun("paragraphe", "paragraphes")},
    lead="{the} {v:modifié} :",
    item=("{n}°", ";", "."),
    nominal="{the} {v:modifié} par {core}",
    nominal_item="par ",
    forms={
        **_FORMS,
        "replace-words": "le remplacement{in}{dw:old}{nth} par {w:new}",
        "insert-after": "l’insertion{ins}après {w:anchor}{nth}, {dw:new}",
        "insert-before": "l’insertion{ins}avant {w:anchor}{nth}, {dw:new}",
        "delete-words": "la suppression{in}{dw:old}{nth}",
        "sentence-replace": "le remplacement{in}{ofS} par ce qui suit : {q}",
        "sentence-insert": "l’insertion{ins}après {S}, de ce qui suit : {q}",
        "sentence-first": "l’insertion{ins}avant la première phrase, de ce qui suit : {q}",
        "sentence-delete": "la suppression{in}{ofS}",
        "pieces-replace": "le remplacement {of} par ce qui suit :",
        "pieces-insert": "l’insertion, après {after}, de ce qui suit :",
        "pieces-first": "l’insertion, au début, de ce qui suit :",
        "pieces-delete": "la suppression {of}",
        "pieces-move": "le déplacement {of} après {after}",
        "pieces-move-first": "le déplacement {of} avant {after}",
        "heading-inside": "le remplacement de l’intitulé par le suivant : {q}",
        "unit-replace": "{the} {v:remplacé} par ce qui suit :",
    },
)
