"""French words for the values of files and options. When a file is written, the value stands in English."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

_FRENCH = {
    "draft": "projet brouillon",
    "ready": "pret prete",
    "proposed": "propose proposee",
    "approved": "approuve approuvee adopte adoptee approbation",
    "signed": "signe signee signature",
    "notified": "notifie notifiee notification",
    "transmitted": "transmis transmise transmission",
    "published": "publie publiee publication",
    "replied": "repondu reponse",
    "in-force": "en-vigueur entre-en-vigueur entree-en-vigueur",
    "provisional": "provisoire application-provisoire a-titre-provisoire",
    "extended": "prolonge prolongee proroge prorogee prolongation prorogation",
    "renewed": "reconduit reconduite renouvele renouvelee reconduction renouvellement",
    "opposed": "oppose opposition opposition-a-la-reconduction",
    "suspended": "suspendu suspendue suspension",
    "resumed": "repris reprise",
    "denounced": "denonce denoncee denonciation",
    "withdrawn": "retire retiree retrait",
    "ended": "resilie resiliee resiliation fin termine terminee",
    "lapsed": "caduc caduque caducite",
    "replaced": "remplace remplacee remplacement",
    "annulled": "annule annulee annulation",
    "succeeded": "succede succession",
    "renamed": "renomme renommee changement-de-nom",
    "reported": "rapport rapport-remis",
    "last-signature": "signature derniere-signature",
    "last-approval": "approbation derniere-approbation",
    "last-notification": "notification derniere-notification",
    "transmission": "transmission",
    "publication": "publication",
    "reply": "reponse lettre-de-reponse",
    "tacit": "tacite",
    "express": "expresse expres",
    "counted": "compte comptee",
    "not-counted": "non-compte non-comptee",
    "sending": "envoi",
    "receipt": "reception",
    "next-month": "mois-suivant",
    "same-day": "meme-jour",
    "next-day": "lendemain",
    "first-of-month": "premier-du-mois",
    "act": "acte",
    "party": "partie",
    "keep": "garder conserver maintenir",
    "amend": "modifier adapter",
    "drop": "retirer supprimer abandonner",
    "masculine": "masculin m",
    "feminine": "feminin f",
    "original": "originaux exemplaire",
    "certified": "certifiee certifie conforme",
    "reading": "lecture",
    "attested": "atteste attestee",
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

    Capitals, accents and spaces do not matter: « Approuvée », `approuve`, « entrée en vigueur ».
    """
    if value in choices:
        return value
    folded = unicodedata.normalize("NFKD", value.strip()).encode("ascii", "ignore").decode().lower()
    folded = "-".join(folded.replace("’", " ").replace("'", " ").split())
    return next((choice for choice in choices if folded == choice or folded in _FRENCH.get(choice, "").split()), value)
