"""Dutch words of amendments and consolidated texts."""

from __future__ import annotations

from engross.language.amendments import AmendmentWords, FormulaWords, InstrumentWords, NoticeWords, VersionWords
from engross.language.nl.traditions import BELGIE
from engross.language.nl.usual_forms import USUAL_FORMS
from engross.model.noun import Gender

_FORMULA = FormulaWords(
    signed=("ondertekend", "ondertekend"),
    seen="Gelet op {the}, {signed} (hierna “{short}”),",
    seen_unsigned="Gelet op {the} (hierna “{short}”),",
    earlier="Gelet op {the}, {signed},",
    error="Vaststellende dat in de ondertekende tekst een materiële fout is geslopen,",
    agree="Komen overeen {base} als volgt te wijzigen:",
    correct="Komen overeen {base} als volgt te verbeteren:",
    rest="De overige bepalingen {of} blijven ongewijzigd.",
    from_day="{this} treedt in werking op {day}.",
    from_signature="{this} treedt in werking op de dag van de ondertekening.",
    from_event="{this} treedt in werking {when}.",
    events={
        "last-signature": "de laatste ondertekening",
        "last-approval": "de laatste goedkeuring door de Partijen",
        "last-notification": "de laatste kennisgeving van de goedkeuring ervan tussen de Partijen",
        "transmission": "de overzending ervan aan de bevoegde overheid",
        "publication": "de bekendmaking ervan",
        "reply": "de antwoordbrief",
    },
    counted={
        "same-day": "op de datum van {event}",
        "plus": "{length} na {event}",
        "next-day": "op de dag na {event}",
        "plus-next-day": "op de dag na een termijn van {length} vanaf {event}",
        "first-of-month": "op de eerste dag van de maand na {event}",
        "nth-month": "op de eerste dag van de {n}e maand na {event}",
    },
    lengths={
        "days": ("{n} dag", "{n} dagen"),
        "weeks": ("{n} week", "{n} weken"),
        "months": ("{n} maand", "{n} maanden"),
        "years": ("{n} jaar", "{n} jaar"),
    },
    article_from_day="In afwijking daarvan treedt artikel {n} ervan in werking op {day}.",
    from_start="De verbetering geldt vanaf de ondertekening {of}.",
    and_=" en ",
    on="op ",
)
_NOTICE = NoticeWords(
    as_of="Gecoördineerde tekst op {day}",
    of_all="Gecoördineerde tekst",
    not_signed="Niet ondertekend",
    notice_heading="Waarschuwing",
    notice="Deze gecoördineerde tekst brengt de akte en haar wijzigingen samen voor het gemak van de lezer. "
    "Hij is niet ondertekend: enkel de ondertekende akten zijn authentiek.",
    life={
        "coming": "Op deze dag is de akte nog niet in werking: zij treedt in werking op {first}.",
        "pending": (
            "Op deze dag is de akte nog niet in werking: waarvan haar inwerkingtreding afhangt, heeft "
            "nog niet plaatsgevonden."
        ),
        "provisional": "Op deze dag wordt de akte voorlopig toegepast; zij is nog niet in werking.",
        "running": "Op deze dag is de akte in werking; haar laatste dag is {last}.",
        "running-open": "Op deze dag is de akte in werking, zonder einddatum.",
        "suspended": "Op deze dag is de akte geschorst.",
        "notice": "Op deze dag is de akte opgezegd en nog in werking; haar laatste dag is {last}.",
        "ended": "Op deze dag is de akte niet meer in werking; haar laatste dag was {last}.",
        "ended-open": "Op deze dag is de akte niet meer in werking.",
    },
    acts="Tabel van de akten",
    history="Geschiedenis van de bepalingen",
    act="Akte",
    signed_on="Ondertekend op",
    in_force_on="In werking op",
    status="Stand",
    provision="Bepaling",
    deed="Wat gebeurt",
    by_whom="Door",
    base="basisakte",
    applied="verwerkt",
    applied_in_part="gedeeltelijk verwerkt, de rest later",
    draft="niet ondertekend",
    later="nog niet in werking",
    repealed="opgeheven",
    repealed_and_kept="opgeheven, de wijzigingen blijven",
    from_the_start="vanaf het begin",
    paragraph="Lid",
    testimonium="Slotformule",
    cover="Titelpagina",
    signatures="Handtekeningen",
    original="oorspronkelijke tekst",
    all_others="Alle andere",
    all_="Alle",
    deeds={
        "modified": "gewijzigd",
        "replaced": "vervangen",
        "inserted": "ingevoegd",
        "repealed": "opgeheven",
        "moved": "verplaatst",
        "renumbered": "vernummerd",
        "rectified": "verbeterd",
    },
    by="door",
    article=", art. {n}",
    in_force=", in werking op {day}",
    retroactive=", met terugwerkende kracht in werking sinds {day}",
    effect_unknown="inwerkingtreding nog niet bekend",
    since_the_start=", vanaf het begin",
    as_changed=", zoals {deed} door {act}",
    was="; de ondertekende tekst luidde: “{was}”",
    gone="{words}: ",
)
_VERSIONS = VersionWords(
    version="de {language} versie",
    version_in="de versie in het {language}",
    languages={"fr": "Franse", "en": "Engelse", "nl": "Nederlandse", "es": "Spaanse"},
    # A colon, and not a comma: after a comma the verb would have to come before its subject.
    only_here="wat {version} betreft: ",
    only_there="dit artikel betreft enkel {version}",
)
AMENDMENTS = AmendmentWords(
    traditions=(BELGIE,),
    amendment=InstrumentWords(
        kind="Avenant",
        short="avenant",
        gender=Gender.NEUTER,
        file="avenant",
        title="Avenant nr. {n} bij {the}",
    ),
    rectification=InstrumentWords(
        kind="Proces-verbaal van verbetering",
        short="proces-verbaal",
        gender=Gender.NEUTER,
        file="verbetering",
        title="Proces-verbaal van verbetering {of}",
    ),
    formula=_FORMULA,
    notice=_NOTICE,
    versions=_VERSIONS,
    usual=USUAL_FORMS,
)
