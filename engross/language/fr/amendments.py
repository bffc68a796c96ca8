"""French words of amendments and consolidated texts."""

from __future__ import annotations

from engross.language.amendments import AmendmentWords, FormulaWords, InstrumentWords, NoticeWords, VersionWords
from engross.language.fr.traditions import BELGIQUE, FRANCE, QUEBEC
from engross.language.fr.usual_forms import USUAL_FORMS
from engross.model.noun import Gender

_FORMULA = FormulaWords(
    signed=("signé", "signée"),
    seen="Vu {the}, {signed} (ci-après «\u00a0{short}\u00a0»),",
    seen_unsigned="Vu {the} (ci-après «\u00a0{short}\u00a0»),",
    earlier="Vu {the}, {signed},",
    error="Constatant qu’une erreur matérielle s’est glissée dans le texte signé,",
    agree="Conviennent de modifier {base} comme suit\u00a0:",
    correct="Conviennent de rectifier {base} comme suit\u00a0:",
    rest="Les autres dispositions {of} demeurent inchangées.",
    from_day="{this} prend effet {day}.",
    from_signature="{this} prend effet le jour de sa signature.",
    from_event="{this} prend effet {when}.",
    events={
        "last-signature": "la dernière signature",
        "last-approval": "la dernière approbation par les Parties",
        "last-notification": "la dernière notification de son approbation entre les Parties",
        "transmission": "sa transmission à l’autorité compétente",
        "publication": "sa publication",
        "reply": "la lettre de réponse",
    },
    counted={
        "same-day": "à la date de {event}",
        "plus": "{length} après {event}",
        "next-day": "le lendemain de {event}",
        "plus-next-day": "le lendemain d’un délai de {length} après {event}",
        "first-of-month": "le premier jour du mois qui suit {event}",
        "nth-month": "le premier jour du {n}e mois qui suit {event}",
    },
    lengths={
        "days": ("{n} jour", "{n} jours"),
        "weeks": ("{n} semaine", "{n} semaines"),
        "months": ("{n} mois", "{n} mois"),
        "years": ("{n} an", "{n} ans"),
    },
    article_from_day="Par dérogation, son article {n} prend effet {day}.",
    from_start="La rectification vaut depuis la signature {of}.",
    and_=" et ",
)
_NOTICE = NoticeWords(
    as_of="Texte consolidé au {day}",
    of_all="Texte consolidé",
    not_signed="Non signé",
    notice_heading="Avertissement",
    notice="Ce texte consolidé réunit l’acte et ce qui le modifie, pour la commodité de qui le lit. "
    "Il n’est pas signé\u00a0: seuls les actes signés font foi.",
    life={
        "coming": "À ce jour, l’acte n’est pas encore en vigueur\u00a0: il le sera {first}.",
        "pending": (
            "À ce jour, l’acte n’est pas encore en vigueur\u00a0: ce dont dépend son entrée en vigueur "
            "n’a pas encore eu lieu."
        ),
        "provisional": "À ce jour, l’acte est appliqué à titre provisoire\u00a0; il n’est pas encore en vigueur.",
        "running": "À ce jour, l’acte est en vigueur\u00a0; son dernier jour est {last}.",
        "running-open": "À ce jour, l’acte est en vigueur, sans terme.",
        "suspended": "À ce jour, l’acte est suspendu.",
        "notice": "À ce jour, l’acte est dénoncé et encore en vigueur\u00a0; son dernier jour est {last}.",
        "ended": "À ce jour, l’acte n’est plus en vigueur\u00a0; son dernier jour a été {last}.",
        "ended-open": "À ce jour, l’acte n’est plus en vigueur.",
    },
    acts="Table des actes",
    history="Historique des dispositions",
    act="Acte",
    signed_on="Signé le",
    in_force_on="En vigueur le",
    status="Situation",
    provision="Disposition",
    deed="Ce qui est fait",
    by_whom="Par",
    base="acte de base",
    applied="intégré",
    applied_in_part="intégré en partie, le reste plus tard",
    draft="non signé",
    later="pas encore en vigueur",
    repealed="abrogé",
    repealed_and_kept="abrogé, ses modifications demeurent",
    from_the_start="depuis l’origine",
    paragraph="Alinéa",
    testimonium="Clausule",
    cover="Page de titre",
    signatures="Signatures",
    original="texte d’origine",
    all_others="Toutes les autres",
    all_="Toutes",
    deeds={
        "modified": "modifié",
        "replaced": "remplacé",
        "inserted": "inséré",
        "repealed": "abrogé",
        "moved": "déplacé",
        "renumbered": "renuméroté",
        "rectified": "rectifié",
    },
    by="par",
    article=", art. {n}",
    in_force=", en vigueur {day}",
    retroactive=", en vigueur rétroactivement depuis {day}",
    effect_unknown="prise d’effet pas encore connue",
    since_the_start=", depuis l’origine",
    as_changed=", tel que {deed} par {act}",
    was="\u00a0; le texte signé disait\u00a0: «\u00a0{was}\u00a0»",
    gone="{words}\u00a0: ",
)
_VERSIONS = VersionWords(
    version="la version {language}",
    version_in="la version en {language}",
    languages={"fr": "française", "en": "anglaise", "nl": "néerlandaise", "es": "espagnole"},
    only_here="dans {version}, ",
    only_there="le présent article ne concerne que {version}",
)
AMENDMENTS = AmendmentWords(
    traditions=(FRANCE, QUEBEC, BELGIQUE),
    amendment=InstrumentWords(
        kind="Avenant",
        short="avenant",
        gender=Gender.MASCULINE,
        file="avenant",
        title="Avenant n° {n} {to}",
    ),
    rectification=InstrumentWords(
        kind="Procès-verbal de rectification",
        short="procès-verbal",
        gender=Gender.MASCULINE,
        file="rectification",
        title="Procès-verbal de rectification {of}",
    ),
    formula=_FORMULA,
    notice=_NOTICE,
    versions=_VERSIONS,
    usual=USUAL_FORMS,
    by_locale={"fr-CA": "quebec", "fr-BE": "belgique"},
)
