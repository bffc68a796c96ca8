"""What a proofreader of French knows.

Sources: forms and templates of French, Québec and Belgian authorities; the messages of Word and Excel in French;
Banque de dépannage linguistique (OQLF) for months and quotation marks.
"""

from __future__ import annotations

import re

from engross.language.fr.faults import faults
from engross.language.fr.reading import READING
from engross.language.proofreading import Proofreading

_MONTH = "|".join(READING.months)
_TO_DECIDE = "déterminer|préciser|confirmer|définir|compléter|fixer|valider|remplir|insérer|renseigner|indiquer|venir"

PROOFREADING = Proofreading(
    blank_phrases=re.compile(
        r"(?i:\bNoms? ?(?:,|et|/)? ?Prénoms?\b(?! (?:de|des|du)\b)|\bPrénoms? ?(?:,|et|/)? ?Noms?\b(?! (?:de|des|du)\b)"
        r"|\(\s?(?:(?:nom|prénom|titre|qualité|fonction|date|lieu|adresse|montant|numéro|signature"
        r"|ville|année|durée)s?)"
        r"(?: (?:et |de |du |des |de la |de l'|en )[^()]{1,50}| complète?)?\s?\))"
        r"|\b(?i:le/la|la/le|un/une|une/un|du/de la|de la/du|au/à la|à la/au|ce/cette|il/elle|elle/il)\b"
        r"|\bM\.? ?(?:/|ou) ?Mme\b|\bMme ?(?:/|ou) ?M\b\.?|\bMonsieur ?(?:/|ou) ?Madame\b"
        r"|\bMadame ?(?:/|ou) ?Monsieur\b"
        r"|(?i:\bErreur ?! ?(?:Source du renvoi introuvable|Signet non défini|Référence de lien hypertexte non valide"
        r"|Nom du fichier non spécifié|Il n'y a pas de texte)[^.]{0,60}\.?)"
        r"|(?i:\b(?:cliquez|appuyez) (?:ou appuyez )?ici pour (?:entrer|saisir|taper)[^.]{0,40}\.?)"
        r"|(?i:\bchoisissez un élément\.?|\b\(?rayer (?:la|les) mentions? inutiles?\)?|\bbiffer (?:la"
        r"|les) mentions? inutiles?)"
    ),
    undecided=re.compile(rf"\b[àÀ] (?P<words>{_TO_DECIDE})\b", re.IGNORECASE),
    before_value=frozenset("le la les l' du de des d' au en à est sont sera de pour par soit n° date lieu".split()),
    field_names=frozenset(
        "nom prénom noms titre date lieu ville adresse montant année durée signataire fonction numéro partie commune "
        "maire objet période pays".split()
    ),
    number_sign=re.compile(
        r"\b[nN](?:°|os?\b|º) ?(?:…|\.{2,}|[_\s]*_|-{2,}|[xX]{2,}\b|(?=[,;:.)](?!\w)|$|\bdu\b|\bde\b"
        r"|\bet\b|\ben date\b))"
    ),
    cannot_end=frozenset("et ou de du des le la les à au aux d' l' qu' que par sur dans chaque".split()),
    drafting_labels=re.compile(
        r"^(?:Mentions? finales?|Note (?:de|du|au|aux) (?:rédact\w+|lecteur|greffe|juriste"
        r"|rédacteurs?)|Note de bas de page"
        r"|N\.? ?d\.? ?[lr]\.? ?r\.?|Variante(?: \w{1,2})?|Option(?: \w{1,2})?|Version (?:provisoire|de travail)"
        r"|Projet de (?:clause|texte)|Clause (?:type|optionnelle|facultative)|À (?:valider|vérifier"
        r"|supprimer|reprendre)"
        r"(?: (?:par|avec|avant) [^:]{2,40})?|Commentaires?|Rédaction proposée|Texte proposé|Considérants?|Préambule"
        r"|Dispositif|Signatures?|Formule (?:finale|de clôture)|Clause \d+|Exemple)\s?:(?:\s|$)"
        r"|\b(?:Note|Remarque) (?:de rédaction|du rédacteur|interne)\b|\(NDLR\b|\bN\.D\.L\.R\.|\bNDLR\b"
    ),
    running_heads=re.compile(
        r"(?i:\bpage \d{1,3} ?(?:de|sur|/) ?\d{1,3}\b)|^\s?[–-] ?\d{1,3} ?[–-]\s?$"
        r"|^(?i:page \d{1,3})$|^\d{1,3} ?/ ?\d{1,3}$"
        r"|(?i:\bsuite (?:à la|de la) page\b|\(suite\)$|\bversion du \d{1,2} \w+ \d{4}\b|\bimprimé le \d)"
    ),
    alphabet="àâäæçéèêëîïôöœùûüÿñ",
    capital_months=re.compile(
        rf"(?:\b(?:\d{{1,2}}|1er|en|de|du|fin|début|mi|dès|depuis|au mois de|courant|le|d'|\w+di)[ -]?|d')"
        rf"(?P<month>(?:{'|'.join(name.capitalize() for name in READING.months)})|(?:{_MONTH.upper()})(?=.*[a-z]))\b"
    ),
    foreign_quotes=re.compile(r"(?P<quoted>[“„][^”“»«]{1,80}[”“])|(?P<single>„[^“”]{1,80})"),
    foreign_words=frozenset(
        "agreement amendment and between by city cities city's cooperation-agreement for friendship in memorandum of "
        "partnership the twinning understanding with mayor town sister charter-of letter intent".split()
    ),
    typing_slips={
        "uen": "une",
        "lse": "les",
        "dse": "des",
        "dnas": "dans",
        "puor": "pour",
        "aevc": "avec",
        "qeu": "que",
        "cte": "cet",
        "snot": "sont",
        "leus": "leurs",
        "pra": "par",
        "srue": "sur",
        "eux-même": "eux-mêmes",
        "nuos": "nous",
        "vuos": "vous",
        "tuot": "tout",
        "ect": "etc",
        "leru": "leur",
        "sen": "ses",
        "edes": "des",
    },
    faults=faults,
    known_words=frozenset(
        "ci-après ci-dessus ci-dessous écoquartier écoresponsable cocontractant cocontractante cocontractants "
        "intermunicipal intermunicipale intermunicipalité intermunicipaux supramunicipal visioconférence "
        "visioconférences géomatique géolocalisation cybersécurité covoiturage autopartage "
        "francophonie codéveloppement "
        "cofinancement cofinancer coorganiser coorganisation coopérant coopérants entrepreneuriat numérisation "
        "muséal muséale muséaux muséales touristique paraphe paraphé paraphés bourgmestre bourgmestres "
        "collège échevinal échevinale communal communale dématérialisé dématérialisée dématérialisation "
        "webinaire webinaires infolettre courriel courriels téléverser clavardage interculturel interculturelle "
        "multilatéral bilatérale bilatérales réseautage plurilinguisme plurilingue mairesse mairesses".split()
    ),
)
