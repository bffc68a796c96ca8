"""French words for the values of files and options. When a file is written, the value stands in English."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

_FRENCH = {
    "draft": "projet brouillon",
    "ready": "pret prete",
    "proposed": "propose proposee",
    "approved": "approuve approuvee adopte adoptee",
    "signed": "signe signee",
    "withdrawn": "retire retiree",
    "keep": "garder conserver maintenir",
    "amend": "modifier adapter",
    "drop": "retirer supprimer abandonner",
    "masculine": "masculin m",
    "feminine": "feminin f",
    "original": "originaux exemplaire",
    "certified": "certifiee certifie conforme",
    "reading": "lecture",
    "scanned": "numerise numerisee",
    "sent": "envoye envoyee",
    "returned": "retourne retournee revenu revenue",
    "archived": "archive archivee classe classee",
    "cancelled": "annule annulee",
    "paper": "papier",
    "electronic": "electronique",
    "boxes": "cases",
    "fields": "champs",
    "none": "aucun aucune",
    "sequence": "suite",
    "columns": "colonnes",
    "signs": "signe",
    "countersigns": "contresigne",
    "witness": "temoin",
    "letter": "lettre",
    "text": "texte",
}


def in_english(value: str, choices: Collection[str]) -> str:
    """The one of `choices` that `value` is, or is the French word for; `value` itself if it is none.

    Capitals and accents do not matter: « Approuvée », `approuve`.
    """
    if value in choices:
        return value
    folded = unicodedata.normalize("NFKD", value.strip()).encode("ascii", "ignore").decode().lower()
    return next((choice for choice in choices if folded == choice or folded in _FRENCH.get(choice, "").split()), value)
