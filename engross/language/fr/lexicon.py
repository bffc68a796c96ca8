"""What a careful reader of French instruments watches for.

Sources: errors met in published instruments; Banque de dépannage linguistique
(accents on capitals, elision, ordinals, capital of « ville »). Patterns are
written for plain apostrophes and spaces.
"""

from __future__ import annotations

from engross.language.fr.proofreading import PROOFREADING
from engross.language.fr.reading import READING
from engross.language.lexicon import Lexicon, Watch, phrase

_MONTH = "|".join(READING.months)
_WEEKDAY = "|".join(READING.weekdays)
_COUNTS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5,
}  # fmt: skip
_COUNT = r"un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|\d{1,2}"
_INSTRUMENTS = (
    "accord avenant charte contrat convention déclaration entente mémorandum pacte protocole traité"
).split()  # fmt: skip
_INSTRUMENT = "|".join(_INSTRUMENTS)
_PURPOSES = "amitié|collaboration|coopération|jumelage|partenariat|entente|échanges?|intention"

# Words whose form without accent is no other word of French.
_ACCENTED = """
Académie Échange Échanges Échéance Échelle École Écoles Écologie Écologique Économie Économique Économiques Écrit
Édition Éducation Égalité Église Égalité Également Élaboration Élargir Élection Élections Élément Éléments Élève
Élèves Élu Élue Élus Élues Émission Énergie Énergétique Énergies Équipe Équipement Équipements Équipes Établissement
Établissements Étape Étapes État États Étranger Étrangers Étrangère Étrangères Étude Études Étudiant Étudiante
Étudiants Évaluation Événement Événements Évolution Île Îles Européen coopération préambule développement municipalité
municipalités économique économiques région régionale régionales fédération fédéral réseau réseaux durée société
sociétés sécurité qualité délégation délégué déléguée déclaration métropole métropolitain préfecture préfet québécois
québécoise québécoises numérique matière général générale généraux réciprocité réciproque intérêt intérêts bénéfice
présent présente présents présentes résolution délibération mémoire célébration création prévention mobilité santé
théâtre musée musées bibliothèque bibliothèques littéraire université universités intermédiaire communauté communautés
activité activités modalité modalités autorité autorités signés signée signées étaient éventuel éventuelle
""".split()
_ALSO_WORDS = frozenset("ecoles present presents general signes academie".split())


def _bare(word: str) -> str:
    return word.lower().translate(str.maketrans("àâäçéèêëîïôöùûü", "aaaceeeeiioouuu"))


_STARTS = (
    r"(?:entre(?:ra|nt|ront)? en (?:vigueur|application)|pren(?:d|dra|nent|dront) effet|produi(?:t|ra) ses effets"
    r"|(?:devien(?:t|dra)|est|sera) (?:effecti(?:f|ve)|applicable))"
)
_CONDITION = (
    r"(?:ratification|approbation|ratifiée?s?|approuvée?s?|accomplissement|notification d|entériné|homologation"
    r"|autorisation)"
)

LEXICON = Lexicon(
    months={name: index for index, name in enumerate(READING.months, 1)},
    weekdays={name: index for index, name in enumerate(READING.weekdays)},
    date=phrase(rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) (?P<year>\d{{4}})\b"),
    counts=_COUNTS,
    number_words=frozenset(
        "zéro un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "vingt vingts "
        "trente quarante cinquante soixante septante huitante octante nonante cent cents mille million millions "
        "milliard milliards demi et".split()
    ),
    unit_phrases=("pour cent",),
    other_number_words={
        500_000: ("un demi-million", "demi-million"),
        1_500_000: ("un million et demi",),
        2_500_000: ("deux millions et demi",),
    },
    hundreds="cents",
    number_joining=frozenset(("et",)),
    number_plurals={"cents": "cent", "vingts": "vingt", "millions": "million"},
    units=frozenset("dollar dollars euro euros franc francs canadien canadiens ans mois jours de d'".split()),
    amounts=Watch(("(",), phrase(r"\((?P<figures>\d[\d .,]*)(?:[$€%] ?|[A-Z]{3} ?)?\)")),
    bad_ordinals=Watch(
        ("ème", "eme", "ère", "ier", "ième"),
        phrase(r"(?<![\w.,])(?:\d+(?:i?[èe]mes?|ième)|1(?:(?P<feminine>ères?|ere)|ier)|[IVX]+(?:èmes?|ième))\b"),
    ),
    decimal=",",
    instruments=frozenset(_INSTRUMENTS),
    deictic=Watch(
        tuple(_INSTRUMENTS),
        phrase(
            r"\b(?:(?:le|du|au|[Ll]e) présent|(?:la|à la|de la) présente|ce|cet|cette|ledit|ladite|dudit) "
            rf"(?P<said>{_INSTRUMENT})\b"
        ),
    ),
    own_deictic=phrase(r"\bprésente?\b"),
    kinds=Watch(
        ("présent",),
        phrase(rf"\bprésente? (?P<head>{_INSTRUMENT}) (?:de |d')(?P<what>{_PURPOSES})\b"),
    ),
    signed_base=Watch(
        tuple(_INSTRUMENTS),
        phrase(
            rf"\b(?:l'|la |le |de la |du |au |à la )(?P<head>{_INSTRUMENT})(?P<what>(?: (?:de |d')[\w-]+)?)"
            r"[^.;,]{0,30}? (?:signée?|conclue?|adoptée?|datée?|passée?) (?:[^.;,\d]{0,30} )?"
            rf"(?:en|du|le|de)(?: \d{{1,2}}(?:er)? (?:{_MONTH}))? (?P<year>(?:19|20)\d\d)\b"
        ),
    ),
    signed_after=phrase(
        r"(?:[^.;,\d]{0,20},? (?:signée?s?|conclue?s?|adoptée?s?|datée?s?|passée?s?|intervenue?s?) (?:[^.;,\d]{0,30} )?"
        rf"(?:en|du|le|de)|,? (?:du|le)(?= \d{{1,2}}(?:er)? (?:{_MONTH})))"
        rf"(?: (?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}))? (?P<year>(?:19|20)\d\d)\b"
    ),
    signed_by=phrase(r"\b(?:signée?s?|conclue?s?|passée?s?)\b[^.;]{0,60}?\bpar (?P<names>[^.;]{4,160})"),
    respective=phrase(
        r"\brespecti(?:f|ve)(?:s|ment)?\b|\bdans (?:cet|l['’]) ?ordre\b|\bcel(?:ui|le)-(?:ci|là)\b"
        r"|\b(?:le|la) premi(?:er|ère)(?: nommée?)?,? et (?:le|la) second|\b(?:ce|cette) derni(?:er|ère)\b"
    ),
    defined=Watch(
        ("ci-après", "désigné", "dénommé"),
        phrase(
            r"\b(?:ci-après|désignée?s?|dénommée?s?|appelée?s?)"
            r"(?: (?:désignée?s?|dénommée?s?|appelée?s?|nommée?s?))?"
            r'(?: ensemble| collectivement| sous le nom d[e\']| comme| par)? ?(?:: )?(?P<name>[«"“] '
            r'?[^»"”]{2,60}?) ?[»"”]'
        ),
    ),
    period=Watch(
        (),
        phrase(
            rf"(?:\bprésente? (?:{_INSTRUMENT})(?: (?:de |d')[\w-]+)? |\b(?:{_INSTRUMENT}) (?:de |d')(?:{_PURPOSES}) |"
            r"\b(?:pour la|couvre la|sur la) période (?:de )?)(?P<years>(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)\b"
            r"|\bpour la période (?:de|allant de) (?P<start>(?:19|20)\d\d) à (?P<end>(?:19|20)\d\d)\b"
        ),
    ),
    duration=Watch(
        ("durée", "période", "valable", "vigueur"),
        phrase(
            rf"\b(?:présente? (?:{_INSTRUMENT})|ce (?:{_INSTRUMENT})|cette (?:{_INSTRUMENT})|il|elle)(?: "
            rf"[\w'-]+){{0,3}}? "
            r"(?:(?:conclue?|valable|signée?|adoptée?|établie?) pour (?:une (?:durée|période) (?:de |d'))?|"
            r"(?:a )?une durée (?:de |d')|en vigueur pendant )"
            rf"(?P<count>{_COUNT}|quinze|vingt|trente)(?: \(\d+\))? (?P<unit>ans?|années?|mois)\b"
        ),
    ),
    spans={
        "annuel": 12,
        "annuelle": 12,
        "biennal": 24,
        "biennale": 24,
        "bisannuel": 24,
        "triennal": 36,
        "triennale": 36,
        "quadriennal": 48,
        "quadriennale": 48,
        "quinquennal": 60,
        "quinquennale": 60,
        "sexennal": 72,
        "septennal": 84,
        "décennal": 120,
        "décennale": 120,
    },
    span=Watch(
        ("ennal", "annuel"),
        phrase(
            rf"\b(?:présente? |ce |cet |cette )(?:{_INSTRUMENT})(?: (?:de |d')[\w-]+)? "
            r"(?P<span>\w*(?:ennale?|annuel(?:le)?))\b"
        ),
    ),
    duration_units={"an": 12, "ans": 12, "année": 12, "années": 12, "mois": 1},
    references=Watch(
        ("article", "annexe", "section"),
        phrase(
            r"(?<!\bson )(?<!\bsa )(?<!\bses )\b(?P<unit>articles?|annexes?"
            r"|sections?) (?P<number>\d+(?:er)?|premier|[IVX]{1,5}\b"
            r"|[A-H]\b)(?![\w-]|\.\w)"
            r"(?! ?,? (?:et \d+ )?(?:de (?:la|l')|de l'|du (?!présent)|des (?!présent)|de (?!(?:la|l'|cette|"
            r"ce|cet) )))"
        ),
    ),
    of_another_act=phrase(
        r"(?: ?\(\w{1,3}\))?(?:(?:, | et | ou | à )\d+(?:er)?(?: ?\(\w{1,3}\))?)*,? "
        r"(?:de la |de l'|du |des |d'une? |dudit |de ladite )(?!présente?\b)"
    ),
    provision_kinds={
        "article": "article",
        "articles": "article",
        "annexe": "annex",
        "annexes": "annex",
        "section": "section",
        "sections": "section",
    },
    heading_number=phrase(
        r"(?:(?P<article>article|section|chapitre) )?(?P<number>\d{1,2}|[IVX]{1,5})(?:er)?(?: ?[.):–-]| |$)"
    ),
    on_signature=Watch(
        ("vigueur", "effet", "effecti", "applicable"),
        phrase(
            rf"\b{_STARTS} (?:à |dès |au |le |lors |à compter |à partir |par )?[^.;,]{{0,40}}?\bsignature\b"
            r"(?! des? (?:notif|instrument))"
        ),
    ),
    on_condition=Watch(
        ("vigueur", "effet", "effecti", "applicable"),
        phrase(
            rf"\b(?:{_STARTS}[^.;]{{0,120}}?\b{_CONDITION}|(?:sous réserve de|après|dès|une fois) [^.;]{{0,40}}?"
            rf"{_CONDITION}[^.;]{{0,80}}?\b(?:en vigueur|effet|effecti(?:f|ve)|applicable)\b)"
        ),
    ),
    pairs=Watch(
        ("l'une ou l'autre", "l'un ou l'autre", "l'une et l'autre", "chacune des deux", "l'autre partie"),
        phrase(
            r"\b(?:l'une? (?:ou|et) (?:de )?l'autre(?: (?:des )?(?:parties|partie|villes|ville))?|chacune des "
            r"deux parties)\b"
        ),
    ),
    counted=Watch(
        (
            "les deux",
            "les trois",
            "les quatre",
            "les cinq",
            "les six",
            "des deux",
            "des trois",
            "des quatre",
            "aux deux",
            "aux trois",
        ),
        phrase(r"\b(?:les|des|aux|ces) (?P<count>deux|trois|quatre|cinq|six) (?P<noun>\w+)\b"),
    ),
    counted_nouns=frozenset("parties partenaires signataires cocontractants".split()),
    plural_in_small=True,
    between=phrase(r" ?,? ?(?:et |ou |avec )?(?:(?:d'|l'|de |du |des |la |le |les |à |au |aux |par |villes? ){0,4})"),
    adjectives=(
        "désireux",
        "satisfait",
        "conscient",
        "convaincu",
        "soucieux",
        "animé",
        "attaché",
        "résolu",
        "fort",
        "déterminé",
        "persuadé",
        "guidé",
        "inspiré",
        "décidé",
        "heureux",
        "fier",
        "fidèle",
        "uni",
        "lié",
        "exhaustif",
        "engagé",
    ),
    adjective_before=Watch(
        (", les ",),
        phrase(
            r"(?:(?:^|[.;] )(?!sans )(?P<opening>\w+)\b(?! en )[^.;]{0,200}?|\b(?:étant|être|sans être) "
            r"(?P<adjective>\w+)), "
            r"les (?:deux |trois |quatre )?(?P<noun>\w+)\b"
        ),
    ),
    offices={
        "directeur": "directrice",
        "président": "présidente",
        "vice-président": "vice-présidente",
        "échevin": "échevine",
        "conseiller": "conseillère",
        "adjoint": "adjointe",
        "greffier": "greffière",
        "préfet": "préfète",
        "gouverneur": "gouverneure",
        "délégué": "déléguée",
        "recteur": "rectrice",
        "secrétaire général": "secrétaire générale",
        "chef adjoint": "cheffe adjointe",
        "ambassadeur": "ambassadrice",
        "administrateur": "administratrice",
        "député": "députée",
        "sénateur": "sénatrice",
    },
    gendered=phrase(
        r"\b(?:(?P<masculine>m\.|monsieur|(?:le|du|au) (?:maire|bourgmestre|président|directeur|préfet|"
        r"gouverneur)(?: \w+){0,3},?)|"
        r"(?P<feminine>mme|madame|(?:la|de la|à la) (?:maire|mairesse|bourgmestre|présidente|directrice|"
        r"préfète)(?: \w+){0,3},?)) "
        r"(?P<name>[\w-]+ [\w'-]+)"
    ),
    common=frozenset("ville villes commune communes canton".split()),
    naming_parties=phrase(r"\b(?:entre|avec)\b"),
    kinds_of_party=frozenset("ville commune municipalité métropole département province région canton cité".split()),
    pronouns=frozenset(("il", "elle", "celui-ci", "celle-ci")),
    negations=phrase(r"\b(?:pas|aucune?s?|jamais|nullement)\b"),
    decided_on=Watch(
        ("résolution", "délibération", "décision", "arrêté", "décret"),
        phrase(
            r"\b(?:résolution|délibération|décision|arrêté|décret)s?\b[^.;]{0,90}?\b"
            r"(?:du|le|en date du|datée? du|adoptée? le|prise? le) "
            rf"(?P<day>\d{{1,2}})(?:er)? (?P<month>{_MONTH}) (?P<year>(?:19|20)\d\d)\b"
        ),
    ),
    decision_number=Watch(
        ("résolution", "délibération", "décision"), phrase(r"\bn(?:°s?|os?|uméros?) ?(?P<number>[\w./-]*\d[\w./-]*\w)")
    ),
    testimonium_openings=("fait", "en foi"),
    done_at=phrase(r"\bfaite?s? (?:(?:en [\w' ]{3,40}|et signée?s?) )?(?:à|au|aux) (?P<place>[A-ZÀ-ÖØ-ÞŒ][\w'-]+)"),
    done_without_comma=Watch(
        ("fait",), phrase(r"\bfait (?:à|au|aux) [^,.;]{2,40}? le (?:\w+ )?\d{1,2}(?:er)? \w+ \d{4}")
    ),
    copies=Watch(
        ("exemplaire", "originaux"),
        phrase(
            r"\ben (?:(?P<multiple>double|triple|quadruple|quintuple)|"
            rf"(?P<count>{_COUNT})(?: \(\d+\))?) (?P<noun>exemplaires?|originaux)\b"
        ),
    ),
    copy_singular="exemplaire",
    copy_plural="exemplaires",
    paper=Watch(("exemplaire", "originaux"), phrase(r"\b(?:exemplaires?(?: originaux| original)?|originaux)\b")),
    texts=Watch(
        ("textes", "versions"),
        phrase(r"\bles (?P<count>deux|trois|quatre|cinq) (?:textes|versions)\b[^.;]{0,30}?\b(?:foi|authentiques?)\b"),
    ),
    authentic=phrase(r"\b(?:foi|authentiques?)\b"),
    languages=phrase(
        r"\b(?:française?|anglaise?|néerlandaise?|allemande?|arabe|espagnole?|italienne?|portugaise?|chinoise?|"
        r"japonaise?|roumaine?|polonaise?|russe|italien|grecque?|innue?|inuktitut|français|anglais|néerlandais)\b"
    ),
    passing=Watch(
        (),
        phrase(
            r"\b(?:l'an (?:prochain|dernier|passé)|(?:l'année|au cours de l'année) (?:prochaine|dernière|passée)|"
            r"cette année|prochainement|récemment|actuellement|à l'heure actuelle|depuis peu|"
            r"qui (?:aura|auront|se tiendra|se tiendront) lieu|à venir)\b"
        ),
    ),
    precedents=Watch(
        ("précédemment", "antérieur", "précédent"),
        phrase(
            rf"\b(?:les |des |aux )?(?:{_INSTRUMENT})s? (?:\w+ )?"
            r"(?:signée?s précédemment|précédemment signée?s|conclue?s précédemment|précédente?s|antérieure?s)\b"
        ),
    ),
    anniversary=Watch(
        ("anniversaire",),
        phrase(
            r"\b(?:(?P<n>\d{1,3})(?:e|er|ème|es)?|(?P<words>[\w-]+(?: et [\w-]+)?))(?: \(\d+e?\))? anniversaires?\b"
        ),
    ),
    bare_year=Watch(
        ("anniversaire",),
        phrase(
            r"\banniversaires? (?:du|de la|de l'|de leur|d'un) ?(?:[\w-]+ (?:de |d')?)?(?!en |de |année |an "
            r")\b(?P<noun>[a-zà-ÿœ-]{4,}) "
            r"(?P<year>(?:19|20)\d\d)\b"
        ),
    ),
    blank_decision=Watch(
        ("résolution", "délibération", "décision", "arrêté", "décret", "règlement"),
        phrase(
            r"\b(?:résolution|délibération|décision|arrêté|décret|règlement)[^.;,…_]{0,60}?"
            r"(?:n[°o]|numéro|du|en date du|datée du)(?: |$)?(?:[.…_]{2,}|…|[xX]{2,}\b|(?=,|;|$| du(?: |$)))"
        ),
    ),
    blank_date=Watch(
        ("…", "___", "....", "xx"),
        phrase(
            rf"\b(?:le|du|au|ce) (?:(?:…|\.{{3,}}|_{{2,}}|xx+\b)(?: (?:…|\.{{3,}}|_{{2,}}|{_MONTH}|xx+\b))*(?: "
            rf"\d{{2,4}})?)"
        ),
    ),
    unaccented={bare: word for word in _ACCENTED if (bare := _bare(word)) != word.lower() and bare not in _ALSO_WORDS},
    unaccented_opening=phrase(
        r"(?:^|[.;:] )(?P<word>A) (?:la|l'|cet|cette|compter|partir|titre|défaut|moins|cette|ce)\b", exact=True
    ),
    opening_right="À",
    may_double=frozenset("nous vous".split()),
    articles=frozenset("le la les du des au aux".split()),
    definite=frozenset("le la les".split()),
    contraction=Watch(
        ("de le", "de les", "à le", "à les"),
        phrase(r"\b(?:[Dd]e|[ÀAàa]) (?P<name>(?:[Ll]es?) [A-ZÀ-ÖØ-ÞŒ][\w'-]*)", exact=True),
    ),
    never_merged=frozenset(
        ("Le Corbusier", "Le Nôtre", "Le Brun", "Le Clézio", "Le Gardeur", "Le Moyne", "Le Royer", "Le Vau", "Le Goff")
    ),
    elision=phrase(
        r"\b(?:[Dd]e|[Ll]e|[Ll]a|[Qq]ue|jusque|lorsque|puisque) (?=[aâàeéèêiîoôœuAÀÂEÉÈÊIÎOÔŒU])"
        r"(?!on[zc]|à\b|oui\b|ouis|uhlan|ulul|un\b|une\b|[A-Z]\b|[a-z]\b|[A-Z]{2})\w+",
        exact=True,
    ),
    conjunctions=frozenset(("et", "ou")),
    proofreading=PROOFREADING,
)
