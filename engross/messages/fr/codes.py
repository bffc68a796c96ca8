"""Ce que chaque code veut dire, et ce qu’il faut faire."""

from __future__ import annotations

Words = str | tuple[str, ...]

CODES: dict[str, tuple[Words, Words]] = {
    "accent-lost": (
        ("`{text}` a perdu un accent : `{right}`", "un accent est perdu"),
        "les accents restent, sur les capitales aussi",
    ),
    "accept-another-act": (
        "ce fichier n’a presque aucun mot en commun avec `{name}` : c’est un autre acte",
        "nommez le protocole pour lequel ce fichier est revenu",
    ),
    "accept-changes-signed": (
        "ce qui est accepté changerait des actes signés : {others} ; rien n’est écrit",
        ("nommez dans ces actes l’édition de chaque clause (`clause@édition`), puis relancez la commande"),
    ),
    "accept-file-changed": ("`{name}` a été modifié entre-temps ; rien n’est écrit", "relancez la commande"),
    "accept-left": (
        (
            "{place} : non repris, {why} : « {old} » → « {new} »",
            "{place} : non repris, {why} : « {old}{new} »",
            "{place} : non repris, {why}",
        ),
        ("rien n’est écrit ; faites ce changement à la main, ou reprenez les autres avec `--partly` ou `--changes`"),
    ),
    "accept-no-author": ("aucun changement de {name} dans ce fichier", "les auteurs sont : {known}"),
    "accept-no-change": (
        "aucun changement numéro {name} dans ce fichier",
        "les changements sont numérotés {known} ; `--list` les montre",
    ),
    "accept-not-exact": (
        "l’acte ne dit pas ce qui a été accepté : rien n’est écrit",
        "c’est une erreur d’engross : signalez-la avec le fichier",
    ),
    "accept-placed": (
        (
            "{place} : {deed} (`{edition}`), {values}",
            "{place} : {deed} (`{edition}`)",
            "{place} : {deed}, {values}",
            "{place} : {deed}",
        ),
        "relisez avant de proposer",
    ),
    "accept-remark-left": (
        "commentaire de {author} sur {place} : « {text} »",
        "aucune clause n’est à cet endroit, il n’entre donc dans aucune note : gardez-le vous-même",
    ),
    "accept-signed": (
        "`{name}` est signé : ses mots ne changent plus",
        "préparez un avenant (`engross amend`), ou nommez un projet",
    ),
    "accept-to-draft": (
        "`{name}` était prêt à signer ; il redevient un projet",
        "vérifiez-le (`engross check {name}`), puis remettez-le à `ready`",
    ),
    "accept-went-on": (
        (
            "l’acte diffère, dans des dispositions ({count}), du texte que ce fichier modifie : `{name}` "
            "a continué depuis l’envoi, ou quelqu’un a changé des mots sans suivi"
        ),
        ("ce qui est suivi est repris dans l’acte tel qu’il est ; ajoutez `--untracked` pour reprendre aussi le reste"),
    ),
    "act-known": (
        "un acte de la période {period} est déjà connu dans `{name}`",
        "corrigez-le dans relation.yaml, ou dans son propre fichier",
    ),
    "act-state": (
        "l’état de `{name}` ne change pas ainsi : il est {state}",
        "un acte signé ne change plus ; un acte fourni avec engross se reprend d’abord par `engross adopt`",
    ),
    "agreement-wrong": (
        ("`{text}` ne s’accorde pas : `{right}`", "ce mot ne s’accorde pas avec les parties"),
        'prenez le filtre : `{{ "désireux" | agree(parties) }}`',
    ),
    "already-signed": (
        "ce protocole est signé : on n’en fait plus d’original",
        "faites-en une copie : `--kind certified`, `publication` ou `reading`",
    ),
    "already-there": (
        "ceci est déjà fait dans `{name}`",
        "retirez l’opération : son effet est déjà dans le texte",
    ),
    "ambiguous-words": (
        "`{text}` se trouve plusieurs fois dans `{name}` : `{first}` et `{second}`",
        "dites laquelle avec `nth`, ou citez un mot de plus",
    ),
    "amended-languages": (
        "le texte remanié n’a pas les langues de l’acte, ou pas dans le même ordre : {found}, et non {langs}",
        "un avenant garde les langues de l’acte : écrivez `languages: [{langs}]`, ou préparez un nouvel acte",
    ),
    "amended-since": (
        "{amendment} : l’acte que l’on renouvelle a changé, et son texte en vigueur ne peut pas être établi ; le "
        "projet reprend `{name}` tel qu’il a été signé",
        "voyez ce qui l’empêche (`engross consolidate {name}`), et reprenez dans le projet ce qui doit rester",
    ),
    "amendment-before-base": (
        "l’avenant est du {date}, et l’acte qu’il modifie du {day} ({name})",
        "corrigez la date de la signature ou celle de l’entrée en vigueur",
    ),
    "amendment-carried": (
        "{title} : `{text}` a changé, et le projet reprend le texte en vigueur (`{how}`)",
        "relisez-le, et décidez s’il reste",
    ),
    "amendment-cycle": (
        "`{name}` se modifie lui-même : {chain}",
        "corrigez l’un des `amends`",
    ),
    "amendment-left": (
        "{title} : `{text}` a changé, et le projet n’a pu le reprendre exactement : il garde les mots signés",
        "lisez le texte en vigueur (`engross consolidate`), et reportez ce changement à la main dans le projet",
    ),
    "amendment-not-exact": (
        "les opérations ne donnent pas le texte voulu, à partir de `{place}` : rien n’est écrit",
        "c’est une faute d’engross : signalez-la, s’il vous plaît, avec les deux textes",
    ),
    "amendment-number-twice": (
        "le numéro {number} est déjà celui de `{name}`",
        "donnez à chaque avenant son numéro",
    ),
    "amendment-twice": (
        "{title} : le texte a déjà reçu ces opérations",
        "retirez l’un des deux avenants, leurs effets sont les mêmes",
    ),
    "amendments-out-of-order": (
        "signé le {date}, avant l’avenant qui le précède ({name}, le {day})",
        "corrigez l’une des dates, ou les numéros",
    ),
    "amends-elsewhere": (
        "`{name}` n’est pas de la même relation",
        "un avenant se range dans le dossier de l’acte qu’il modifie",
    ),
    "amount-mismatch": (
        "les lettres et les chiffres de `{text}` ne disent pas le même nombre",
        "corrigez l’un des deux, ou laissez les filtres `amount` et `amount_words` écrire les deux",
    ),
    "anniversary-falls": (
        "{number}e anniversaire en {year} : {name}",
        "voyez si l’acte doit le dire, et si une clause le compte déjà",
    ),
    "anniversary-wrong": (
        "`{text}` ne compte pas depuis {base}",
        (
            "c’est le {right} ; laissez le filtre compter : `{{ relation.… | anniversary(2019) | ordinal }}`",
            "corrigez le nombre, ou la date du jalon",
        ),
    ),
    "announced-nothing": (
        "`{text}` annonce quelque chose qui n’y est pas",
        "donnez-lui ce qu’elle annonce, ou mettez la phrase dans la même condition",
    ),
    "answer-broken": (
        "`{name}` ne contient pas de réponse entière d’un kit",
        "demandez le fichier enregistré, ou tout le texte, de BEGIN à END",
    ),
    "answer-inside-dropped": (
        "on garde `{name}`, mais on supprime `{above}`, qui la contient",
        "gardez les deux, ou supprimez les deux",
    ),
    "answer-number": (
        "la réponse parle du numéro {number}, que le kit n’a pas",
        "demandez à l’autre ville d’enregistrer de nouveau sa réponse, depuis le kit envoyé",
    ),
    "answer-of-another": ("cette réponse est pour `{name}`, non pour `{wanted}`", "nommez le protocole du kit"),
    "answer-stale": (
        ("`{name}`, ou le texte auquel il était comparé ({against}), n’est plus tel que le kit le montrait"),
        ("ramenez les fichiers à ce qu’ils étaient quand le kit a été fait (git), reprenez la réponse, puis continuez"),
    ),
    "answers-differ": (
        "les réponses diffèrent pour `{name}` : {one_by} répond `{one}`, {other_by} répond `{other}`",
        "mettez-vous d’accord et corrigez l’une des deux ; `--sheet` avec les mêmes `--answers` les montre côte à côte",
    ),
    "answers-of-another": (
        "ces réponses sont pour `{found}`, et non pour `{wanted}`",
        "donnez le fichier de ce renouvellement",
    ),
    "approval-unrecorded": (
        (
            "aucune décision inscrite n’approuve {count} des clauses : leur fichier les dit approuvées, sans "
            "dire par qui ({names})"
        ),
        "inscrivez la décision : `engross status {protocol} approved --by QUI` ; sinon, assurez-vous-en vous-même",
    ),
    "approved-edition-altered": (
        (
            (
                "le texte de `{clause}` a changé depuis son approbation du {on} par {by} : « {removed} » est devenu "
                "« {added} »"
            ),
            "le texte de `{clause}` a changé depuis son approbation du {on} par {by} : « {added} » est ajouté",
            "le texte de `{clause}` a changé depuis son approbation du {on} par {by} : « {removed} » est retiré",
            "le texte de `{clause}` a changé depuis son approbation du {on} par {by}",
        ),
        (
            (
                "voyez ce qui diffère (`engross compare {approved} {file}`) ; remettez le texte approuvé, ou faites "
                "approuver de nouveau : `engross status {clause} draft`"
            ),
            "remettez le texte approuvé, ou faites approuver de nouveau : `engross status {clause} draft`",
        ),
    ),
    "argument-refused": (
        "`{name}` ne peut pas être {value}",
        "donnez : {expected}",
    ),
    "attested-draft": (
        "`{name}` est encore un projet : on n’en atteste pas la signature",
        "complétez le texte comme il a été signé, puis écrivez `state: signed`",
    ),
    "attested-wants-copy": (
        (
            "l’acte n’a pas d’original `{name}` ; il a : {known}",
            "dites quel original : {known}",
        ),
        "on atteste l’original que l’on a vu : `--copy 1`, ou la partie qui le garde",
    ),
    "authenticity-mismatch": (
        "`{text}`, mais l’acte en compte {count} en tout",
        "dites combien il y a de textes, ou rien s’il n’y en a qu’un",
    ),
    "authenticity-missing": (
        "l’acte est en {count} langues et ne dit pas quel texte fait foi",
        "ajoutez : les deux textes faisant également foi",
    ),
    "authority-after-signing": (
        "la décision du {date} suit la signature du {day}",
        "qui signe doit être autorisé avant ; corrigez l’une des dates",
    ),
    "authority-missing": (
        "la décision en vertu de laquelle `{party}` signe n’est pas consignée",
        "ajoutez `authority:`, avec son nom, son numéro et sa date",
    ),
    "authority-same-day": (
        "la décision est du {date}, le jour même de la signature",
        "assurez-vous qu’elle a été prise avant la signature, et corrigez la date si c’est celle de l’acte",
    ),
    "bad-yaml": (
        ("ceci ne se lit pas comme du YAML : {problem}", "ceci ne se lit pas comme du YAML"),
        "voyez le retrait des lignes, un guillemet resté ouvert, ou un deux-points dans un texte sans guillemets",
    ),
    "base-altered": (
        "le texte de `{name}` n’est plus celui que modifie {title}",
        "ce qui est signé ne change plus : remettez le texte signé, ou faites une rectification",
    ),
    "base-misdated": (
        "`{name}` est de {date}, et non de {text}",
        "laissez le filtre écrire l’année : `{{ relation.… | year }}`",
    ),
    "base-named-otherwise": (
        "`{text}` s’appelle `{name}` dans la fiche de la relation",
        "gardez un seul nom : `{{ relation.… | the }}`",
    ),
    "base-unsigned": (
        "`{name}` n’est pas signé : il n’y a rien à modifier par avenant",
        "changez le projet lui-même, ou dites `state: signed`",
    ),
    "blank-left": (
        "il reste un blanc dans le texte : `{text}`",
        "écrivez ce qui manque, ou marquez-le comme ouvert : `[[nom]]`",
    ),
    "blank-not-filled": (
        "`{found}` ne répond pas à `{name}`",
        "donnez {expected}",
    ),
    "brackets-left": (
        ("il reste des crochets dans le texte : `{text}`", "il reste des crochets dans le texte"),
        "écrivez ce qui manque et enlevez les crochets",
    ),
    "cannot-write": (
        ("`{name}` ne peut pas être écrit : {reason}", "`{name}` ne peut pas être écrit"),
        "ce qui s’y trouvait est intact ; choisissez un autre endroit avec `-o`, ou demandez le droit d’écrire là",
    ),
    "capital-in-plural": (
        "`{text}` : un nom commun n’a pas de majuscule au pluriel (`{right}`)",
        "gardez la majuscule pour une seule partie : `la Ville`",
    ),
    "capital-of-instrument": (
        "`{text}` : l’acte s’appelle `{right}` ailleurs",
        "prenez `{{ instrument | this }}`",
    ),
    "capital-of-month": (
        "`{text}` : les mois ne prennent pas la majuscule : `{right}`",
        "écrivez `{right}`",
    ),
    "certificate-expired": (
        "le certificat de {name} a pris fin le {date}",
        "signez avec un certificat encore valide, ou demandez-en un nouveau à qui l’a délivré",
    ),
    "certificate-name-differs": (
        "le certificat est celui de {name} ; `{field}` attend {person}",
        "assurez-vous que c’est bien la même personne ; pour l’exiger, nommez le certificat dans le protocole",
    ),
    "certificate-not-for-signing": (
        "le certificat de {name} n’est pas fait pour signer",
        "choisissez le certificat de signature ; une carte en contient souvent un second, d’identification",
    ),
    "certificate-not-yet-valid": (
        "le certificat de {name} ne commence que le {date}",
        "attendez ce jour, ou vérifiez l’heure de cet ordinateur",
    ),
    "certificate-of-another": (
        "le certificat est celui de {name}, mais le protocole veut celui de `{person}` dans `{field}`",
        "signez avec le certificat de cette personne, ou dans votre propre champ",
    ),
    "certificate-revoked": (
        "le certificat de {name} est révoqué depuis le {date}",
        "signez avec un autre certificat ; ce qui a été signé depuis avec celui-ci est sans valeur",
    ),
    "certificate-untrusted": (
        "le certificat de {name} ne mène à aucun de ceux auxquels vous vous fiez",
        "donnez le certificat de l’autorité avec `--trust`, et ceux qui sont entre les deux avec `--chain`",
    ),
    "certifier-missing": (
        "on ne sait pas qui certifie cette copie",
        'nommez la personne et sa fonction : `--certifier "…, greffière"`',
    ),
    "chain-circular": (
        ("ces actes se succèdent en boucle : {chain}", "ces actes se succèdent en boucle"),
        "corrigez `predecessor` dans l’un d’eux",
    ),
    "change-not-allowed": (
        (
            "`{place}` : `{old}` est devenu `{new}`",
            "`{place}` : `{new}` a été ajouté",
            "`{place}` : `{old}` a été supprimé",
            "`{place}` : `{moved}` a été déplacé",
            "`{place}` : `{set}` a changé de mise en forme",
            "`{place}` est disposé autrement : ses limites, ses listes ou son niveau",
            "autre chose a changé",
        ),
        "refusez ce changement, ou permettez-le : `--allow` avec le nom ou le titre de la disposition",
    ),
    "changed-meanwhile": (
        "`{name}` a changé pendant la signature",
        "quelqu’un l’a signé ou remplacé ; regardez-le, puis signez de nouveau",
    ),
    "changed-since-issue": (
        "`{name}` n’est plus ce qui a été émis",
        "ne le signez pas ; reprenez l’exemplaire produit par `engross copies`, ou redemandez-le",
    ),
    "choices-entry": (
        "l’entrée {place} n’a pas de numéro, ou `accept` n’est ni true, ni false, ni null",
        "écrivez-la comme le fait `engross accept --list --format json`",
    ),
    "choices-kind": (
        "`{name}` n’est pas un fichier de choix",
        "faites-en un avec `engross accept --list --format json`",
    ),
    "choices-of-another": (
        "`{name}` a été fait pour un autre fichier que `{file}`, ou celui-ci a changé depuis",
        "listez de nouveau les changements",
    ),
    "clause-contains-itself": (
        ("la clause `{name}` se contient elle-même : {chain}", "la clause `{name}` se contient elle-même"),
        "retirez l’une des deux de `contains`",
    ),
    "clause-name": (
        "`{name}` ne peut pas nommer une clause",
        "donnez-lui un nom court dans `clause:`, en minuscules sans accents : `sport`",
    ),
    "clause-not-approved": (
        "la clause `{name}` n’est pas approuvée : elle est {status}",
        "faites-la approuver, ou prenez une autre édition : `engross next` dit comment",
    ),
    "clause-twice": (
        "`{name}` figure deux fois dans cet acte",
        (
            "donnez à celle-ci un autre nom avec `as:` ; la première est à la ligne {first}",
            "donnez un autre nom à l’une des deux avec `as:`",
        ),
    ),
    "clause-withdrawn": (
        "la clause `{name}` est retirée",
        "prenez une édition plus récente",
    ),
    "comma-after-place": (
        "il manque une virgule après le lieu : `{text}`",
        "écrivez le lieu, une virgule, la date",
    ),
    "compared-empty": (
        "`{name}` contient {size} octets, mais presque aucun mot n’a pu y être lu",
        "une page qu’un programme remplit dans le navigateur ne contient pas de texte : enregistrez-la en texte, "
        "ou imprimez-la dans un fichier, puis comparez celui-ci",
    ),
    "compared-encoding": (
        "`{name}` n’est pas en UTF-8 ; il a été lu en {encoding}",
        "vérifiez que ses accents sont justes ; enregistrez-le en UTF-8 pour en être sûr",
    ),
    "compared-kind": (
        "`{name}` ne se compare pas : ce n’est pas du texte ({kind})",
        "enregistrez-le en `.docx`, en texte ou en page HTML, puis comparez ce fichier",
    ),
    "compared-redline": (
        "ce fichier montre déjà des changements : il contient deux textes",
        "acceptez ou refusez les changements, puis comparez le texte qui reste",
    ),
    "compared-too-deep": (
        "`{name}` a plus de {limit} éléments les uns dans les autres, ou des balises qui ne se ferment pas",
        "enregistrez-le de nouveau avec un autre logiciel, ou ôtez ce qui est défectueux",
    ),
    "compared-too-large": (
        "ce texte est trop grand : {size} Mo, pour {limit} au plus",
        "comparez-le par parties",
    ),
    "copies-form": (
        "`{text}` est à moitié singulier, à moitié pluriel",
        "écrivez `en double exemplaire`, ou `en deux exemplaires`",
    ),
    "copies-mismatch": (
        "`{text}`, mais {count} originaux sont signés",
        "prenez `{{ signing.originals | words }}`, ou corrigez `originals`",
    ),
    "copy-before-signing": (
        "une copie du {day} serait antérieure à la signature de `{name}`, le {signed}",
        "donnez un jour plus tardif avec `--on`",
    ),
    "copy-behind": (
        "`{name}` n’est pas le plus récent : {party} a signé un autre fichier",
        "signez le dernier fichier signé, pour que les deux signatures soient dans le même",
    ),
    "copy-in-future": (
        "le {day} n’est pas encore venu : un exemplaire est émis aujourd’hui ({today}) ou l’a été avant",
        "retirez `--on`, ou donnez le jour où l’exemplaire est émis",
    ),
    "copy-in-hand": (
        "l’exemplaire `{name}` de `{protocol}` est signé, envoyé ou archivé : un autre texte ne peut "
        "pas prendre sa place",
        "s’il est gâté, dites-le d’abord : `engross register {protocol} cancelled --copy {name} --detail POURQUOI`",
    ),
    "copy-not-to-sign": (
        "`{name}` est une copie ({mark}), et non un original : elle ne se signe pas ici",
        "signez l’original électronique que `engross copies {protocol}` a produit",
    ),
    "copy-stopped": (
        "l’exemplaire n’a pas pu être lu dans les bornes de temps et de mémoire ({reason})",
        "un exemplaire fait par engross se lit en une seconde : "
        "demandez à qui l’a envoyé ce qu’est ce fichier, et ne le signez pas",
    ),
    "copy-void": (
        "`{name}` est annulé ou remplacé depuis le {day}",
        "signez l’exemplaire qui le remplace ; `engross register` le montre",
    ),
    "counterparts-differ": (
        "`{name}` n’est pas le même dans deux exemplaires : `{ours}` dans {first}, `{theirs}` dans {other}",
        "seul l’ordre des parties peut changer : laissez les filtres les nommer (`{{ parties | names }}`), "
        "ou nommez chacune par sa clé",
    ),
    "csc-insecure": (
        "`{url}` n’est pas une adresse en https : ce qui prouve qui vous êtes serait transmis en clair",
        "donnez l’adresse en https du service de signature",
    ),
    "csc-nonsense": (
        "`{url}` donne une réponse qui n’a pas de sens",
        "vérifiez l’adresse : c’est ce qui précède `/csc/v1` ; sinon, prévenez le service",
    ),
    "csc-refused": (
        "`{url}` refuse de signer ({status})",
        "vérifiez le jeton d’accès, l’identifiant, le code PIN et le code reçu ; ils seront redemandés",
    ),
    "csc-unreachable": (
        "`{url}` ne répond pas",
        "vérifiez l’adresse et le réseau ; rien n’a été signé",
    ),
    "date-blank": (
        "une date est restée en blanc : `{text}`",
        "donnez-la dans les données et laissez le filtre l’écrire : `{{ signing.date | date }}`",
    ),
    "date-half-filled": (
        "une signature a sa date, et celle-ci n’en a pas",
        "donnez la date, ou aucune tant qu’elle n’est pas connue",
    ),
    "date-past": (
        "`{text}` est passé : nous sommes le {today}",
        "donnez une autre date, ou laissez-la à décider",
    ),
    "dates-out-of-step": (
        "`{provision}` dit {here} en {lang}, et {there} dans l’autre langue",
        "les dates d’une disposition sont les mêmes dans toutes les langues : corrigez celle qui se trompe",
    ),
    "decision-blank": (
        (
            "le numéro ou la date d’une décision est resté en blanc : `{text}`",
            "le numéro ou la date d’une décision est resté en blanc",
        ),
        "écrivez les deux : c’est cette décision qui autorise à signer",
    ),
    "decision-number-shape": (
        "`{text}` n’a pas la forme des numéros de ces décisions ({shape})",
        "corrigez le numéro ; une lettre O n’est pas un zéro",
    ),
    "denounced-before-force": (
        (
            "l’acte est dit `{kind}` le {day}, avant d’être en vigueur ({first})",
            "un acte est dénoncé, suspendu ou refusé avant d’être en vigueur",
        ),
        "corrigez le jour, ou ce que l’acte dit de son entrée en vigueur",
    ),
    "denounced-twice": (
        "l’acte est déjà dénoncé avant le {day}",
        "retirez l’une des dénonciations, ou inscrivez le retrait (`withdrawn`) de la première",
    ),
    "denounced-without-effect": (
        "la dénonciation du {day} ne dit pas quand l’acte prend fin, et l’acte ne dit pas de préavis",
        "écrivez `until` (dernier jour), ou `denunciation` dans `term`",
    ),
    "dictionary-missing": (
        "l’orthographe des textes en `{lang}` n’a pas été vérifiée : il n’y a pas de dictionnaire de cette langue",
        "installez-en un (le guide les nomme), ou indiquez son dossier dans la variable `ENGROSS_DICTIONARIES`",
    ),
    "disk-full": (
        ("il n’y a plus de place pour écrire `{name}`", "il n’y a plus de place sur le disque"),
        "ce qui s’y trouvait est intact ; faites de la place et recommencez",
    ),
    "document-closed": (
        "le document est clos : {who} a signé en dernier",
        "on ne peut plus rien y signer, sauf un horodatage dans le champ réservé",
    ),
    "doubled-word": (
        "un mot est répété, ou deux articles se suivent : `{text}`",
        "gardez-en un ; là où un nom est inséré, le filtre apporte son article",
    ),
    "drafting-label": (
        "`{text}` est un mot de rédacteur à rédacteur",
        "retirez-le du texte : une note va dans `note:` ou dans `{# … #}`, qui ne s’impriment jamais",
    ),
    "duplicate-key": (
        "`{key}` est écrit deux fois ici",
        ("gardez l’un des deux ; le premier est à la ligne {first}", "gardez l’un des deux"),
    ),
    "duration-mismatch": (
        "`{text}` n’est pas la durée de {period} : {months} mois",
        "corrigez les mots ou la période",
    ),
    "edition-built-in": (
        "`{clause}` vient avec engross",
        "faites-en votre édition : `engross revise`",
    ),
    "edition-exists": (
        "la clause `{clause}` a déjà une édition `{edition}`",
        "rien n’a été touché ; donnez un autre nom avec `--edition`",
    ),
    "edition-name": (
        "`{name}` ne peut pas nommer une édition",
        "des minuscules sans accent, des chiffres, des traits d’union",
    ),
    "edition-open": (
        "l’édition de la clause `{name}` est laissée ouverte",
        "écrivez `{edition}`, pour que ce qui est signé ne change jamais",
    ),
    "edition-signed": (
        "`{clause}` est signée : elle ne change plus",
        "ouvrez l’édition suivante : `engross revise`",
    ),
    "elision-missing": (
        "il manque une élision : `{text}`",
        "écrivez l’, d’ ou qu’ ; pour un nom, prenez les filtres `the` et `of`",
    ),
    "emblem-unusable": (
        (
            "l’emblème `{name}` ne convient pas à l’archivage",
            "un emblème ne convient pas à l’archivage",
        ),
        (
            "c’est un fichier {format} : enregistrez-le de nouveau en SVG, PNG ou JPEG",
            "ses couleurs sont en {colours} : enregistrez-le de nouveau en RVB, à 8 bits par couleur",
            "il contient du texte dans une police qui n’est pas fournie ({font}) : convertissez ce texte en tracés",
            "il a besoin de `{target}`, qui est hors du fichier : placez-le à l’intérieur",
            "il est trop grand pour être imprimé ({size}) : enregistrez-le en plus petit, deux mille pixels suffisent",
            "son dessin se répète trop souvent ({elements} éléments) : enregistrez-le de nouveau en tracés simples",
            "enregistrez-le de nouveau en SVG aux textes convertis en tracés, ou en PNG ou JPEG RVB",
        ),
    ),
    "empty-clause": (
        "la clause `{name}` n’a pas de texte",
        "écrivez-le, ou donnez-lui des clauses avec `contains`",
    ),
    "ends-before-start": (
        "l’acte finirait le {last}, avant d’être en vigueur le {first}",
        "corrigez `until` ou `from` dans `term`",
    ),
    "event-after-end": (
        "`{kind}` le {day}, alors que l’acte a pris fin le {last}",
        "corrigez le jour, ou inscrivez ce qui a prolongé l’acte",
    ),
    "event-backwards": (
        "un temps qui finit le {until} ne commence pas le {start}",
        "corrigez l’un des deux jours",
    ),
    "event-before-signature": (
        "`{kind}` le {day}, alors que l’acte est signé le {signed}",
        "corrigez l’un des deux jours",
    ),
    "event-of-a-stranger": (
        "`{party}` n’est pas une partie de l’acte ce jour-là ; elles sont : {parties}",
        "écrivez le nom court d’une partie, ou inscrivez d’abord la succession (`succeeded`)",
    ),
    "extended-late": (
        "prolongé le {day}, après son dernier jour ({last}) : ce qui est échu ne se prolonge plus, "
        "c’est un nouvel acte",
        "corrigez le jour, ou faites un nouvel acte ; faites-le vérifier par un juriste",
    ),
    "extension-shortens": (
        "la prolongation du {day} finit le {until}, avant le dernier jour de l’acte ({last})",
        "corrigez `until` ; pour une fin anticipée, inscrivez `ended`",
    ),
    "extension-unsaid": (
        "l’avenant change les mots qui disent le dernier jour de l’acte ({last}), et ne dit pas le nouveau",
        "écrivez-le : `until` dans `amends` ; la liste et les échéances en dépendent",
    ),
    "extension-without-day": (
        "la prolongation du {day} ne dit pas le nouveau dernier jour",
        "écrivez `until`",
    ),
    "fault-of-engross": (
        "engross s’est arrêté sur une faute qui est la sienne : {what}, {where}",
        (
            "signalez cette ligne, s’il vous plaît, et ce que vous aviez demandé ; avec `ENGROSS_TRACE=1`, "
            "il en dit plus"
        ),
    ),
    "field-needed": (
        ("dites dans quel champ, avec `--field` : {names}", "`--field` dit dans quel champ ; tous sont déjà signés"),
        ("c’est au tour de {who}", "on peut seulement ajouter un horodatage"),
    ),
    "field-unknown": (
        "aucun champ, aucun signataire ne s’appelle `{name}`",
        ("vouliez-vous dire `{near}` ?", "les champs sont {names}"),
    ),
    "figures-only-date": (
        "une date toute en chiffres : `{text}`",
        "écrivez le mois en lettres ; le filtre `date` le fait",
    ),
    "figures-out-of-step": (
        "les chiffres ne sont pas ceux de `{lang}` : {here} ici, {there} là",
        "laissez les mêmes données écrire les deux",
    ),
    "file-exists": (
        "`{name}` existe déjà : rien n’est écrit par-dessus",
        "donnez un autre nom avec `--name`, ou un autre numéro",
    ),
    "file-name": (
        "`{name}` n’est pas lu : ce nom ne convient pas",
        "renommez-le `{wanted}` : minuscules sans accents ni espaces, et `.yaml`",
    ),
    "file-of-another": (
        "`{name}` n’est pas un exemplaire que le registre de `{protocol}` connaît",
        "demandez à l’autre partie le fichier qu’elle a signé : celui que vous lui aviez envoyé",
    ),
    "file-stopped": (
        "`{name}` n’a pas été lu : il demandait trop ({reason})",
        "aucun texte ordinaire ne fait cela : imprimez-le dans un nouveau PDF, ou enregistrez-le de nouveau "
        "dans Word ou LibreOffice, et donnez ce fichier-là",
    ),
    "file-truncated": (
        "`{name}` est abîmé ou incomplet",
        "récupérez-le de nouveau ; un envoi ou un téléchargement a pu être coupé",
    ),
    "folder-not-empty": (
        "`{name}` contient déjà quelque chose",
        "rien n’y a été touché ; choisissez un dossier nouveau ou vide",
    ),
    "forbidden-in-template": (
        (
            "ceci n’est pas permis dans une clause ni dans un squelette : {problem}",
            "ceci n’est pas permis dans une clause ni dans un squelette",
        ),
        "seuls le sont les valeurs, les filtres, les conditions et les boucles ; voyez docs/errors.md",
    ),
    "foreign-font": (
        "la feuille de style demande une police qui n’est pas fournie avec engross : `{name}`",
        "prenez `Source Serif Pro` ou `Source Sans Pro` telles quelles ; elles s’impriment partout pareil",
    ),
    "foreign-name": (
        "`{text}` est de `{party}`, qui n’est pas partie à cet acte",
        "écrivez le nom de la partie avec un filtre, ou gardez-le dans les errata avec sa raison",
    ),
    "foreign-word": (
        "`{text}` est un mot d’une autre langue dans ce titre",
        "écrivez le titre dans la langue du texte",
    ),
    "gender-needed": (
        "le titre de `{office}` dépend du genre de {name}",
        "ajoutez `--gender masculin` ou `--gender féminin`",
    ),
    "gender-of-signatory": (
        "`{text}` : ce n’est pas le genre de {name}",
        "le titre d’une fonction suit son titulaire quand il vient de la fiche de la partie",
    ),
    "gone-number": (
        "`{name}` ne porte pas le numéro `{text}`, mais `{found}`",
        "voyez l’opération qui l’a renuméroté",
    ),
    "gone-paragraph": (
        "il n’y a pas d’alinéa `{part}` dans `{name}`, ou il a changé",
        "voyez ce qui en reste : `engross consolidate`",
    ),
    "gone-provision": (
        "il n’y a pas, ou plus, de disposition `{name}`",
        "voyez les noms : `engross show`",
    ),
    "gone-words": (
        "les mots `{text}` ne sont pas, ou plus, dans `{name}`",
        "voyez le texte en vigueur : `engross consolidate`",
    ),
    "grammar-wrong": (
        "`{text}` n’est pas correct : `{right}`",
        "corrigez-le ; si c’est une donnée qui change, prenez un filtre (`agree`, `of`, `to`)",
    ),
    "heading-alone": (
        "il n’y a rien sous le titre `{text}`",
        "donnez-lui un texte, ou retirez la clause à la même condition : `when:`",
    ),
    "heading-differs": (
        "l’intitulé `{text}` n’est pas celui de la liste, `{label}`",
        "gardez-en un : sans `label`, c’est `heading` qui sert",
    ),
    "heading-in-text": (
        ("une clause ne peut pas contenir de titre : `{words}`", "une clause ne peut pas contenir de titre"),
        "le sien va dans l’en-tête ; ce qui a son propre titre est une autre clause",
    ),
    "holder-later": (
        "{holder} est déjà inscrit à partir du {from}, après le {day}",
        "corrigez les jours dans le fichier de la partie, sous `holders:`",
    ),
    "image-in-text": (
        ("une clause ne peut pas contenir d’image : `{words}`", "une clause ne peut pas contenir d’image"),
        "un emblème va dans le fichier de la partie, sous `emblem` ; un plan ou une carte va en annexe",
    ),
    "import-empty": (
        "`{name}` ne contient pas de texte à reprendre",
        "donnez le fichier de l’acte même : texte, Markdown, HTML, Word, LibreOffice ou PDF",
    ),
    "import-lost": (
        "{count} mots de `{name}` seraient perdus : {words}",
        "rien n’a été écrit ; enregistrez le fichier sous une autre forme (`.docx`, `.txt`) et reprenez "
        "celle-là, et signalez le fichier si vous le pouvez",
    ),
    "impossible-date": (
        "ce jour n’existe pas : `{text}`",
        "corrigez le jour ou le mois",
    ),
    "in-force-twice": (
        "en vigueur à la signature (`{text}`), et une fois approuvé (`{other}`)",
        "choisissez ; l’un viderait l’autre de son sens",
    ),
    "in-use": (
        "quelqu’un est en train de signer `{name}`",
        "attendez que ce soit fait, puis signez ce qui en résulte",
    ),
    "ink-foreign": (
        (
            "page {page} : une image ou un tracé qui n’est pas de l’acte, à « {words} »",
            "une image ou un tracé de la page n’est pas de l’acte",
        ),
        (
            "les emblèmes des parties figurent sur la couverture, une fois chacun ; retirez ce que page.jinja ou "
            "style.css dessine en plus"
        ),
    ),
    "ink-misplaced": (
        (
            "page {page} : « {words} » n’est pas là où on le lit",
            "un élément de la page n’est pas là où on le lit",
        ),
        "que page.jinja et style.css dessinent l’acte dans son ordre, de haut en bas",
    ),
    "ink-outside": (
        ("page {page} : « {words} » déborde de sa place", "un élément déborde de sa place"),
        "abrégez-le, ou faites-lui de la place dans page.jinja ou style.css du modèle",
    ),
    "ink-over": (
        ("page {page} : deux éléments se chevauchent, à « {words} »", "deux éléments se chevauchent"),
        "corrigez la feuille de style, ou abrégez ce qui ne tient pas",
    ),
    "ink-unseen": (
        ("page {page} : « {words} » se voit mal", "un élément de la page se voit mal"),
        (
            "il est coupé, barré, retourné, trop petit, ou d’une couleur trop proche du fond : corrigez la feuille de "
            "style"
        ),
    ),
    "key-needed": (
        "dites avec quelle clé signer dans `{name}`",
        "`--p12` pour un fichier, `--pkcs11` pour une carte, `--csc` pour un service à distance",
    ),
    "key-of-another-certificate": (
        "la clé de `{name}` ne va pas avec le certificat de `{other}`",
        "nommez les deux qui vont ensemble",
    ),
    "key-signs-wrong": (
        "ce que `{name}` a signé ne va pas avec son certificat",
        "rien n’a été gardé ; prévenez qui a délivré la clé",
    ),
    "key-unreadable": (
        "`{name}` ne contient pas de clé lisible",
        "nommez un fichier PKCS#12 (`.p12`, `.pfx`) avec `--p12`, ou une clé PEM avec `--key` et son "
        "certificat avec `--cert`",
    ),
    "key-without-certificate": (
        "il manque à `{name}` la clé ou son certificat",
        "exportez les deux ensemble, dans un seul fichier",
    ),
    "kind-named-two-ways": (
        "`{text}`, mais l’acte est un `{kind}`",
        "gardez un seul nom partout : `{{ instrument.full | this }}`",
    ),
    "language-not-amendable": (
        "il n’y a pas de formules d’avenant pour {langs}, une langue de `{name}`",
        (
            "rédigez l’avenant à la main, ou faites compléter la langue : voyez « a language » dans la page "
            "d’architecture"
        ),
    ),
    "later-edition": (
        "la clause `{clause}` a une édition plus récente : `{edition}` ({status})",
        "gardez celle qui a été signée, ou prenez la nouvelle",
    ),
    "layout-failed": (
        "la mise en page a échoué : le processus qui la fait s’est arrêté ({status})",
        "l’ordinateur manque peut-être de mémoire ; recommencez, ou divisez le document",
    ),
    "layout-stopped": (
        "la page n’a pas pu être mise en forme en {seconds} s et {mebibytes} Mio ({reason})",
        "cherchez ce qui grandit sans fin : une page minuscule, des milliers de colonnes, un dessin qui se répète, un "
        "tableau démesuré ; la page est {page}, sa feuille de style {style}",
    ),
    "left-out-differs": (
        "non comparé, et différent d’un texte à l’autre : {kind}",
        "comparez-les à l’œil : une comparaison du texte ne peut pas les permettre",
    ),
    "leftover-mark": (
        "un signe ou un petit mot est resté sans les mots qui l’accompagnaient : `{text}`",
        "retirez-le, ou mettez-le lui aussi dans la condition ou la boucle : `{% if … %}… {% endif %}`",
    ),
    "length-differs": (
        (
            "{length} à partir du {start} finissent le {day}, et le dernier jour est dit le {last}",
            "le dernier jour est dit deux fois : {day} et {last}",
        ),
        "corrigez l’un des deux ; le dernier jour est compté avec l’acte",
    ),
    "length-unsaid": (
        "{length} à partir du {start} finissent le {one} ou le {other}, selon que ce jour compte ou non",
        "dites-le : `first_day: counted` ou `not-counted`, ou le dernier jour avec `until`",
    ),
    "letter-wrong": (
        "`{text}` contient une lettre qui n’a pas sa place ici",
        "retapez le mot : une lettre vient d’un autre alphabet, n’a pas la bonne casse ou a été abîmée par "
        "une conversion",
    ),
    "level-wrong": (
        "`{text}` se trouve à l’intérieur de `{above}`, qui est une disposition de la même sorte",
        "remontez-la d’un niveau dans `clauses:` : ainsi décalée, les énumérations l’omettent et deux titres "
        "portent le même numéro",
    ),
    "lines-run-together": (
        "`{text}` : ces lignes s’imprimeront à la suite, en un seul alinéa",
        "faites-en une liste (`- …` ou `1) …`), ou terminez chaque ligne par deux espaces pour la garder à part",
    ),
    "link-in-text": (
        ("une clause ne peut pas contenir de lien : `{words}`", "une clause ne peut pas contenir de lien"),
        "ce qu’on signe se lit sur papier : écrivez l’adresse en entier, ou nommez le document",
    ),
    "list-punctuation": (
        "les points de cette liste ne finissent pas de même : `{text}`",
        "finissez-les de même ({usual}), et le dernier par un point",
    ),
    "masculine-title": (
        "`{text}` est le titre d’un homme ; {name} est une femme (`{right}`)",
        "donnez les deux : `{masculine: …, feminine: …}`",
    ),
    "missing-at-revision": (
        "`{name}` n’existait pas à la révision `{revision}`",
        ("il y avait alors `{near}`", "voyez ce qui existait alors : `git ls-tree -r --name-only {revision}`"),
    ),
    "missing-character": (
        "les polices de la page n’ont pas de `{text}` ({name})",
        "retirez-le ou écrivez-le autrement : Source Serif Pro a les lettres latines, grecques et cyrilliques",
    ),
    "missing-font": (
        "la police `{name}` est introuvable",
        "réinstallez engross avec tout ce qu’il lui faut : `pip install --force-reinstall engross`",
    ),
    "missing-key": (
        "il manque `{key}` ici",
        "ajoutez `{key}:` et sa valeur",
    ),
    "missing-language-version": (
        "la clause `{clause}@{edition}` n’a pas de texte en `{lang}`",
        "écrivez clauses/{clause}/{edition}.{lang}.md, ou retirez cette langue du protocole",
    ),
    "missing-library": (
        ("il manque une bibliothèque du système : {reason}", "il manque une bibliothèque du système"),
        "sous Debian et Ubuntu : `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`",
    ),
    "missing-variable": (
        (
            "la clause `{clause}` a besoin d’une valeur pour `{name}` ({note})",
            "la clause `{clause}` a besoin d’une valeur pour `{name}`",
        ),
        "donnez-la sous `with:`, à côté de la clause ou pour tout le protocole",
    ),
    "moved-into-itself": (
        "`{name}` ne peut pas être déplacé dans lui-même",
        "nommez une disposition qui est hors de lui",
    ),
    "name-misspelt": (
        "`{text}` ressemble à `{near}`, mal écrit",
        "corrigez, ou laissez le filtre écrire le nom : `{{ parties[0] | the }}`",
    ),
    "new-clause-nowhere": (
        "on ne sait pas où placer `{name}`",
        "ajoutez `after:` avec le nom de la disposition qu’elle suit ({known}), ou `place:`",
    ),
    "new-signed": (
        "`{name}` dit qu’il est signé : ce n’est pas un texte à venir",
        "dites `state: draft` dans le texte modifié",
    ),
    "no-front-matter": (
        "cette clause ne commence pas par son en-tête",
        "mettez son titre et son état au début, entre deux lignes de trois traits d’union `---`",
    ),
    "no-git": (
        "git n’est pas installé, et `@git:` en a besoin",
        "installez git, ou comparez des fichiers",
    ),
    "no-operations": (
        "il manque le fichier des opérations : `{name}`",
        "écrivez-le, ou laissez `engross amend` l’écrire",
    ),
    "no-signatory": (
        "personne ne signe pour la partie `{party}`",
        "nommez ses fonctions sous `signing:`, `signatories:`",
    ),
    "no-signing-day": (
        "le jour où `{party}` signe n’est pas connu",
        "donnez la date de la signature sous `signing:` ; les signataires en découlent",
    ),
    "no-such-original": (
        "il n’y a pas d’exemplaire {number} : il y en a {count}",
        "choisissez un numéro de 1 à {count}",
    ),
    "no-value": (
        "`{name}` n’a pas de valeur à imprimer",
        "donnez-lui une valeur, ou mettez les mots qui l’entourent sous une condition",
    ),
    "no-workspace": (
        "il n’y a pas d’espace de travail ici : aucun dossier `protocols` dans `{folder}` ni au-dessus",
        "allez dans votre espace de travail, nommez-le avec `--workspace`, ou créez-en un avec `engross new`",
    ),
    "not-a-certificate": (
        "`{name}` ne contient aucun certificat",
        "donnez le certificat de l’autorité en PEM ou en DER (`.pem`, `.crt`, `.cer`)",
    ),
    "not-a-copy": (
        "`{name}` est un PDF, mais pas un exemplaire émis par engross",
        "produisez l’exemplaire à signer avec `engross copies`",
    ),
    "not-a-pdf": (
        "`{name}` n’est pas un PDF",
        "nommez l’exemplaire, un fichier `.pdf`",
    ),
    "not-a-period": (
        ("`{found}` n’est pas une période : {reason}", "`{found}` n’est pas une période"),
        "écrivez `2027-2029`, `2027-03-01/2029-12-31`, ou « du 1er mars 2027 au 31 décembre 2029 »",
    ),
    "not-a-repository": (
        ("ce dossier n’est pas suivi par git : `{folder}` ({reason})", "ce dossier n’est pas suivi par git"),
        "comparez des protocoles, des éditions ou des fichiers, sans `@git:`",
    ),
    "not-archival": (
        (
            "ces pages ne peuvent pas être conservées telles quelles : `{rule}`, {where} ({clauses})",
            "ces pages ne peuvent pas être conservées telles quelles : `{rule}` ({clauses})",
        ),
        "voyez ce que la feuille de style et les images y apportent",
    ),
    "not-beside-another": (
        "ces dispositions ne se suivent pas dans l’acte : {name}",
        "`order:` range des dispositions d’un même endroit",
    ),
    "not-latest": (
        (
            "`{name}` n’est pas le dernier acte signé : `{latest}` couvre {period}",
            "`{name}` n’est pas le dernier acte : un autre couvre {period}, et son texte n’est pas ici",
        ),
        ("renouvelez plutôt `{latest}`", "obtenez ce texte ; à défaut, ses modifications n’y figureront pas"),
    ),
    "not-ready": (
        "ce protocole est encore un projet",
        "une fois le texte convenu, écrivez `state: ready`",
    ),
    "not-signed": (
        (
            "l’original {number} n’est pas signé par tous, selon le registre ; il reste à signer : {waiting}",
            "le registre ne connaît aucun original {number} de cet acte qui soit signé",
        ),
        (
            (
                "faites signer l’original électronique : `engross sign` ; si d’autres l’ont signé, inscrivez leur "
                "fichier : `engross register {protocol} signed --file {file}`"
            ),
            (
                "inscrivez-y chaque signature (`engross register {protocol} signed --copy {number} --party …`) ; si "
                "l’acte a été signé sur papier sans engross, attestez-le : `engross register {protocol} attested "
                "--copy {number} --on JOUR --detail LIEU`"
            ),
        ),
    ),
    "not-utf-8": (
        "ce fichier n’est pas du texte en UTF-8",
        "ouvrez-le dans un éditeur et enregistrez-le de nouveau avec l’encodage UTF-8",
    ),
    "note-left-out": (
        "la note parle de `{name}` ; elle n’est pas reprise",
        "écrivez une note pour le nouvel acte s’il en faut une",
    ),
    "nothing-in-force": (
        "rien n’est en vigueur pour `{name}` à cette date",
        "voyez les dates de signature, et `state: signed`",
    ),
    "nothing-kept": (
        "aucun fichier signé par voie électronique n’est gardé pour `{name}`",
        "nommez le fichier à vérifier ; `engross register {name}` dit où en est chaque exemplaire",
    ),
    "nothing-read": (
        "rien dans `{name}` n’est compris comme une modification de `{act}`",
        "vérifiez qu’il modifie cet acte par des articles ; dites sa date avec `--at`, ses formules avec `--style`",
    ),
    "nothing-signed": (
        "`{name}` sert à horodater ce qui est signé, et rien ne l’est",
        "faites d’abord signer",
    ),
    "nothing-signed-anew": (
        "`{name}` ne porte aucune signature que le registre n’ait déjà (`{copy}`)",
        "vérifiez que c’est bien le fichier signé qui vous est revenu : `engross verify {name}`",
    ),
    "nothing-to-amend": (
        "`{name}` ne change rien au texte en vigueur",
        "modifiez une copie du protocole, puis recommencez",
    ),
    "notice-late": (
        "donné le {given}, après le dernier jour sûr ({safe}) : l’acte est reconduit après le {last}",
        "vérifiez les jours d’envoi et de réception ; l’opposition vaut pour la fois suivante",
    ),
    "notice-longer-than-term": (
        "un préavis de {length} avant le {last} tombe avant le premier jour ({first})",
        "corrigez le préavis ou la durée",
    ),
    "notice-too-short": (
        "donnée le {given}, la dénonciation a effet au plus tôt le {day} (préavis de {length}), et non le {until}",
        "corrigez l’un des jours ; une fin plus proche demande un accord (`ended`)",
    ),
    "numbering-mixed": (
        "le numéro `{text}` n’est pas du style des précédents",
        "laissez le modèle numéroter : retirez les numéros des intitulés",
    ),
    "numbers-anew": (
        "le projet numérote tout à neuf : {numbers}",
        "corrigez ce qui renvoie ailleurs à ces numéros",
    ),
    "office-held-twice": (
        (
            "la fonction `{office}` de la partie `{party}` a plusieurs titulaires le {day} : {names}",
            "la fonction `{office}` de la partie `{party}` a plusieurs titulaires le {day}",
        ),
        "corrigez les jours dans le fichier de la partie, sous `from` et `to`",
    ),
    "office-of-another": (
        "{name} signe pour `{party}`, et le {day} la fonction `{office}` est celle de {holder}",
        (
            "corrigez le nom, ou les jours du titulaire ; pour qui remplace, donnez son propre titre (`title:`) "
            "au lieu de la fonction"
        ),
    ),
    "office-unproved": (
        (
            "rien dans les fichiers ne dit que {name} exerce la fonction `{office}` de `{party}` le {day}",
            "rien dans les fichiers ne dit que {name} peut signer pour `{party}` le {day}",
        ),
        "inscrivez le titulaire, avec son premier jour : `engross office` ; sinon, assurez-vous-en vous-même",
    ),
    "office-vacant": (
        (
            "personne n’occupe la fonction `{office}` de la partie `{party}` le {day}",
            "on ne sait pas qui occupe aujourd’hui la fonction `{office}` de la partie `{party}`",
        ),
        "ajoutez le titulaire au fichier de la partie, ou corrigez les jours",
    ),
    "old-time-named": (
        "`{text}` parle du temps de l’acte précédent ({period})",
        "laissez les données le dire, ou ouvrez une nouvelle édition de la clause",
    ),
    "operation-lacks": (
        "il manque `{key}` à cette opération (`{verb}`)",
        "voyez les opérations dans le guide",
    ),
    "opposed-no-renewal": (
        "opposition le {day}, alors que l’acte ne se reconduit pas tacitement",
        "dites la reconduction (`renewal` dans `term`), ou inscrivez une dénonciation (`denounced`)",
    ),
    "order-of-parties": (
        "les parties sont nommées ici dans un autre ordre : `{text}`",
        "suivez l’ordre de l’acte (`{{ parties | names }}`) ; une courtoisie se dit dans les errata",
    ),
    "ordinal-form": (
        ("`{text}` s’écrit `{right}`", "`{text}` n’est pas la forme de l’ordinal"),
        "le filtre `ordinal` l’écrit",
    ),
    "original-stands": (
        "un autre « {mark} » se trouve déjà à {name}",
        "un original n’est jamais remplacé : mettez celui-là de côté s’il ne doit pas servir, puis recommencez",
    ),
    "outline-duplicate-key": (
        "la clé `{key}` figure deux fois",
        "gardez l’une des deux",
    ),
    "outline-encoding": (
        "ce n’est pas un texte UTF-8 : octet {byte}",
        "enregistrez le fichier en UTF-8",
    ),
    "outline-line-break": (
        "un paragraphe contient un saut de ligne : {place}",
        "un paragraphe par bloc ; coupez-le en deux",
    ),
    "outline-shape": (
        "{place} devrait être {expected}",
        "docs/formats.md montre la forme d’un plan",
    ),
    "outline-syntax": (
        "ce n’est pas du JSON : {reason}",
        "corrigez le fichier, ou refaites-le avec `engross build … --to outline`",
    ),
    "outline-too-large": (
        "ce plan est trop grand : {size} octets, pour {limit} au plus",
        "comparez-le par parties",
    ),
    "outline-unknown-key": (
        "{place} contient une clé inconnue : `{key}`",
        "elle n’est pas comparée",
    ),
    "output-exists": (
        "`{name}` existe déjà",
        "rien de ce qui est signé n’est jamais remplacé ; nommez un autre fichier avec `-o`",
    ),
    "outside-life": (
        (
            "le {date}, l’acte n’est pas en vigueur : {state} (du {first} au {last})",
            "le {date}, l’acte n’est pas en vigueur : {state}",
        ),
        "choisissez un autre jour, ou lisez ce texte pour ce qu’il est",
    ),
    "outside-workspace": (
        "`{name}` mène hors de l’espace de travail",
        "seuls les fichiers de l’espace de travail sont lus : copiez-y ce fichier",
    ),
    "page-differs": (
        (
            "la page ne dit pas ce que dit l’acte : on y lit « {read} » là où l’acte porte « {wanted} »",
            "la page ne dit pas ce que dit l’acte",
        ),
        (
            "voyez page.jinja et style.css du modèle : ils ne peuvent ni cacher, ni changer, ni ajouter des "
            "mots à l’acte"
        ),
    ),
    "pair-unclosed": (
        "`{text}` : une parenthèse ou un guillemet reste seul",
        "fermez-le, ou retirez-le",
    ),
    "paper-formula": (
        "`{text}`, mais l’acte est électronique : il a un seul original et pas d’exemplaires",
        "prenez l’autre formule, sous `{% if signing.electronic %}`",
    ),
    "paper-original": (
        "`{name}` ({mark}) se signe à la main, sur papier : il n’a pas de champ de signature",
        (
            "imprimez-le et faites-le signer, puis inscrivez-le : `engross register {protocol} signed` ; pour "
            "signer à l’écran, écrivez `medium: electronic` et refaites l’original"
        ),
    ),
    "parties-miscounted": (
        "`{text}`, mais l’acte a {count} parties",
        "prenez `{{ parties | length | words }}`",
    ),
    "parties-out-of-step": (
        "`{text}` ne nomme que certaines parties : il manque {parties}",
        "faites une boucle sur `parties`, ou nommez-les toutes",
    ),
    "party-described-two-ways": (
        "`{text}` : le dossier de cette partie la nomme autrement ({party})",
        "prenez le nom du dossier : `{{ parties.{party} | the }}`",
    ),
    "party-on-no-side": (
        "la partie `{name}` n’est d’aucun côté",
        "ajoutez-la à l’un des côtés (`sides`)",
    ),
    "party-twice": (
        "la partie `{name}` est là deux fois",
        "gardez l’une des deux",
    ),
    "passing-words": (
        "`{text}` n’était vrai qu’alors",
        "voyez si c’est vrai encore, ou dites-le sans le temps qui passe",
    ),
    "passphrase-wrong": (
        "la phrase de passe ou le code PIN de `{name}` n’est pas le bon",
        "réessayez ; après quelques codes faux, une carte se verrouille",
    ),
    "pdf-active": (
        "le PDF fait quelque chose quand on l’ouvre ({kind})",
        "rien n’a été exécuté ; demandez un fichier sans cela",
    ),
    "pdf-broken": (
        "`{name}` est un PDF endommagé : {reason}",
        "redemandez-le ; ou ouvrez-le dans un lecteur de PDF et imprimez-le dans un nouveau PDF",
    ),
    "pdf-comment": (
        "commentaire de {author}, page {page} : « {text} »",
        "les commentaires ne font pas partie du texte comparé",
    ),
    "pdf-no-text": (
        "`{name}` contient des images de texte, et pas de texte ({pages} pages)",
        "passez-le à la reconnaissance de caractères (OCR), relisez les mots, et donnez ce fichier-là ; ou "
        "demandez le fichier d’origine",
    ),
    "pdf-picture-page": (
        "la page {page} est une image : rien n’y a été lu",
        "regardez-la vous-même, ou passez le fichier à la reconnaissance de caractères (OCR)",
    ),
    "pdf-printed": (
        "`{name}` a été lu sur ses pages imprimées : ni les alinéas, ni les capitales, ni les sortes "
        "d’espaces ne sont comparés",
        "comparez plutôt le fichier de Word ou de LibreOffice, si vous l’avez : il en dit plus",
    ),
    "pdf-protected": (
        "`{name}` est protégé par un mot de passe",
        "ouvrez-le avec le mot de passe et imprimez-le dans un PDF qui n’en a pas",
    ),
    "pdf-too-large": (
        "`{name}` a {pages} pages, pour {limit} au plus",
        "donnez les seules pages de l’acte",
    ),
    "period-gap": (
        "rien ne couvre du {first} au {last}, entre `{name}` et cet acte",
        (
            "faites commencer l’acte le {start} ; sinon aucun acte ne couvrira cette période",
            "si un acte couvrait cette période, inscrivez-le : `engross act`",
        ),
    ),
    "period-mismatch": (
        "`{text}`, mais la période est {period}",
        "prenez `{{ period }}`",
    ),
    "period-overlaps": (
        "{period} chevauche `{name}`, qui couvre {before}",
        "commencez après, ou dites ce qu’il devient",
    ),
    "person-named": (
        "`{text}` est une personne (partie `{party}`)",
        "nommez la fonction : engross trouve qui l’occupe le jour de la signature",
    ),
    "place-full": (
        "`{name}` ne reçoit qu’une clause, et elle y est déjà",
        "dites après quelle disposition la placer : `after:` ({known})",
    ),
    "placeholder": (
        "`{name}` reste à décider",
        "écrivez ce qui a été décidé ; un document final n’a pas de blanc",
    ),
    "precedents-named": (
        "`{text}` vise les actes antérieurs : {acts}",
        ("gardez ces mots si ce sont bien ces actes que l’on vise ; `predecessors` permet à une clause de les nommer"),
    ),
    "preposition-missing": (
        "il manque une préposition : `{text}`",
        "répétez `de` devant chaque verbe ; écrivez `en 2014`",
    ),
    "private-use-character": (
        "le caractère {character} ne peut pas être imprimé",
        "effacez-le et tapez-le de nouveau (`- ` pour une puce) ; il vient souvent d’un texte copié de Word",
    ),
    "quotes-foreign": (
        "`{text}` a les guillemets d’une autre langue",
        'tapez des guillemets droits (`"`) : ils sont composés comme le veut la langue',
    ),
    "raw-html": (
        ("le HTML n’est pas lu dans une clause : `{words}`", "le HTML n’est pas lu dans une clause"),
        "prenez Markdown : `*italique*`, `**gras**`, listes avec `-` ; l’aspect est dans la feuille de style",
    ),
    "redline-not-exact": (
        "la comparaison ne redonne pas le texte ({side}), à partir de l’alinéa {paragraph}",
        "c’est une faute d’engross : signalez-la, s’il vous plaît, avec les deux textes",
    ),
    "references-out-of-step": (
        "`{provision}` renvoie à {here} en {lang}, et à {there} dans l’autre langue",
        "une version renvoie ailleurs que l’autre : corrigez celle qui se trompe",
    ),
    "refused-by-system": (
        ("`{name}` : {reason}", "{reason}"),
        "rien n’a été changé ; voyez l’endroit et les droits que vous y avez",
    ),
    "register-busy": (
        "quelqu’un d’autre écrit dans `{name}`",
        "recommencez dans un instant",
    ),
    "register-cut": (
        "la fin du registre a disparu : {lines} lignes ont été écrites, il en reste {found}",
        "remettez le registre d’une sauvegarde, ou celui de l’autre partie",
    ),
    "register-day": (
        (
            "la date doit être comprise entre le {first} et le {last}, et non le {day}",
            "`{day}` n’est pas un jour",
        ),
        "donnez le jour ainsi : 2027-01-31, ni avant ce qui précède, ni dans l’avenir",
    ),
    "register-forged": (
        "la ligne {number} du registre n’est pas telle qu’elle a été écrite",
        "remettez le registre d’une sauvegarde, ou celui de l’autre partie ; rien n’y entre d’ici là",
    ),
    "register-gap": (
        "des lignes du registre manquent ou ont changé de place : la ligne {number} dit être la ligne {found}",
        "remettez le registre d’une sauvegarde, ou celui de l’autre partie",
    ),
    "register-next": (
        (
            "`{name}` ne peut pas être `{event}` maintenant ; ce qui peut suivre : {next}",
            "`{name}` ne peut pas être `{event}` : son parcours est terminé",
        ),
        "voyez où il en est avec `engross register`",
    ),
    "register-no-copy": (
        (
            "aucun exemplaire `{name}` ; il y a : {known}",
            "dites quel exemplaire avec `--copy` : {known}",
            "aucun exemplaire n’a été émis",
        ),
        "`engross copies` inscrit les exemplaires au registre en les produisant",
    ),
    "register-not-to-sign": (
        "`{party}` ne signe pas `{name}` ; qui signe : {parties}",
        "donnez le nom court d’une partie avec `--party`",
    ),
    "register-signed-twice": (
        "`{party}` a déjà signé `{name}`",
        "voyez avec `engross register` qui doit encore signer",
    ),
    "register-tip": (
        "`{name}`, qui dit comment le registre se termine, a disparu ou ne se lit pas",
        "remettez-le d’une sauvegarde, avec le registre qu’il accompagne",
    ),
    "register-wants": (
        "`{event}` doit en dire plus : `{wanted}`",
        "`signed` demande `--party` ; `scanned`, `--file` ; `sent`, `--detail` (à qui) ; `archived`, "
        "`--detail` (où) ; `cancelled`, `--detail` (pourquoi) ; `attested`, `--detail` (où il est)",
    ),
    "renewal-backwards": (
        "{period} ne vient pas après {before}, que couvre `{name}`",
        "donnez une période qui commence plus tard",
    ),
    "renewal-exists": (
        "`{name}` existe déjà",
        "rien n’a été touché ; déplacez le fichier, ou travaillez dans celui qui est là",
    ),
    "renewal-not-signed": (
        "`{name}` n’est pas signé : il est {state}",
        "on renouvelle un acte signé ; pour un projet, changez sa période",
    ),
    "resumed-nothing": (
        "reprise le {day}, alors que l’acte n’est pas suspendu",
        "inscrivez d’abord la suspension (`suspended`), ou corrigez le jour",
    ),
    "revision-unreadable": (
        ("git n’a pas pu donner ce texte : {reason}", "git n’a pas pu donner ce texte"),
        "voyez si le dépôt est entier : `git fsck`",
    ),
    "revocation-unknown": (
        "personne ne dit si le certificat de {name} est révoqué",
        "pour ce niveau, les serveurs nommés dans les certificats doivent répondre ; réessayez plus tard, "
        "ou signez avec `--level b-t`",
    ),
    "row-uneven": (
        (
            "cases de cette ligne du tableau : {count} ; de son en-tête : {columns}",
            "ces barres ne forment pas un tableau",
        ),
        (
            "une case vide s’écrit `| |`, et une barre dans un texte `\\|` ; il en faut {columns}",
            "sous l’en-tête vient une ligne de tirets qui a autant de cases : `|---|---|`",
        ),
    ),
    "running-head": (
        "`{text}` est un numéro de page ou un titre courant resté dans le texte",
        "retirez-le : les pages sont numérotées à la mise en page",
    ),
    "same-words": (
        "deux opérations touchent les mêmes mots de `{name}`",
        "réunissez-les en une seule",
    ),
    "seal-differs": (
        "`{name}` : les sceaux au bas des pages en changent le texte",
        "cherchez dans la feuille de style ce qui fait que le bas des pages pousse le texte",
    ),
    "secret-missing": (
        "`{name}` demande une phrase de passe ou un code, et il n’y a personne à qui le demander",
        "mettez-le dans la variable `{variable}`, ou donnez-le avec `--passphrase-fd` ; jamais dans la "
        "ligne de commande",
    ),
    "sentence-unread": (
        "article {number} : cette phrase n’est pas comprise : « {text} »",
        "écrivez son opération à la main dans le fichier, et produisez l’avenant pour voir comment elle est dite",
    ),
    "sentence-without-end": (
        "aucun signe ne finit cet alinéa : `{text}`",
        "finissez-le par un point, une virgule ou un point-virgule",
    ),
    "sheet-differs": (
        ("la page {page} est de {words}, et non du papier de cet exemplaire", "une page n’est pas du papier voulu"),
        "donnez-lui le format `a4` ou `letter`, sans fond perdu ni traits de coupe (`@page` dans style.css)",
    ),
    "short-name-unused": (
        "le nom abrégé `{name}` est donné et ne sert jamais",
        "employez-le, ou ne le donnez pas",
    ),
    "signatory-of-earlier-act": (
        "`{text}` n’a pas signé `{name}` ({people})",
        "corrigez le nom, ou le dossier de cet acte",
    ),
    "signature-broken": (
        "la signature dans `{field}` ne tient plus : `{name}` a été changé après elle",
        "ne le signez pas ; cherchez d’où vient ce fichier",
    ),
    "signatures-alone": (
        "les signatures sont seules à la page {page}",
        "il faut au moins deux lignes du texte au-dessus : raccourcissez ou allongez ce qui précède",
    ),
    "signatures-split": (
        "les signatures sont coupées entre deux pages",
        "que la feuille de style les tienne ensemble (`break-inside: avoid`)",
    ),
    "signed-already": (
        "`{name}` est déjà signé",
        ("{person} a signé ; on ne signe pas deux fois dans un champ", "on ne signe pas deux fois dans un champ"),
    ),
    "signed-another-day": (
        "l’acte imprime qu’il est signé le {printed}, et le registre dit le {signed} (`{name}`)",
        "vérifiez le jour sur l’original ; si le registre se trompe, annulez l’inscription et refaites-la",
    ),
    "signed-before-predecessor": (
        "{day} n’est pas après la signature de `{name}`, le {signed}",
        "donnez un jour plus tardif",
    ),
    "signed-edition-added": (
        "`{protocol}` a été signé sans `{name}`",
        "retirez-la : ce qui est signé ne change plus ; un changement est un avenant",
    ),
    "signed-edition-altered": (
        (
            "`{clause}` n’est plus telle qu’elle a été signée le {on} : « {removed} » est devenu « {added} »",
            "`{clause}` n’est plus telle qu’elle a été signée le {on} : « {added} » est ajouté",
            "`{clause}` n’est plus telle qu’elle a été signée le {on} : « {removed} » est retiré",
            "`{clause}` n’est plus telle qu’elle a été signée le {on}",
        ),
        (
            (
                "voyez ce qui diffère (`engross compare {approved} {file}`) ; remettez le texte signé, et faites le "
                "changement dans une nouvelle édition"
            ),
            "remettez le texte signé, et faites le changement dans une nouvelle édition",
        ),
    ),
    "signed-edition-changed": (
        "cette édition est signée, dans `{protocol}`, et n’est plus telle qu’elle a été signée",
        "remettez-la telle qu’elle était ; écrivez le nouveau texte dans une nouvelle édition, à côté de celle-ci",
    ),
    "signed-edition-gone": (
        "`{protocol}` a été signé avec `{name}`, qui n’y est plus",
        "remettez-la : ce qui est signé ne change plus ; un changement est un avenant",
    ),
    "signed-file-missing": (
        "le fichier signé de `{name}` n’est pas dans `{folder}` (SHA-256 {sha256})",
        "remettez-l’y : rien ne permet de le refaire",
    ),
    "signed-outside-period": (
        "signé le {date}, hors de {period}",
        "corrigez la date ou la période",
    ),
    "signed-words-differ": (
        "les mots de l’acte ne sont plus ceux de l’original signé (`{name}`)",
        (
            "remettez les fichiers de `{protocol}` comme ils étaient à la signature : une valeur, un nom ou une "
            "clause a changé depuis"
        ),
    ),
    "signing-date-mismatch": (
        "`{text}`, mais la signature est du {date}",
        "prenez `{{ signing.date | date(article=true) }}`",
    ),
    "signing-day-differs": (
        "l’acte imprime qu’il est signé le {printed}, et cette signature est du {date}",
        (
            "la signature vaut, mais le jour imprimé n’est pas le sien : si cela importe, annulez l’original et "
            "refaites-le avec le bon jour"
        ),
    ),
    "signing-day-missing": (
        "le jour de la signature de `{name}` n’est dit nulle part",
        "donnez-le avec `--on`",
    ),
    "signing-day-shared": (
        "l’acte est signé en plusieurs jours, et le texte ne dit que `{text}` (non {days})",
        "faites une boucle sur `signing.events` : chaque partie signe `{{ event.date | date }}`",
    ),
    "signing-order": (
        "on ne signe pas encore dans `{name}` : c’est au tour de {who}",
        "d’abord : {names}",
    ),
    "signing-time-ahead": (
        "la signature se dirait du {date}, et il est {now}",
        "on ne signe pas pour un moment à venir : corrigez `--at`, ou l’horloge de l’ordinateur",
    ),
    "signing-time-before": (
        (
            "la signature se dirait du {date}, avant celle de {who}, du {earlier}",
            "la signature se dirait du {date}, avant que l’original ait été émis, le {earlier}",
        ),
        "corrigez `--at`, ou l’horloge de l’ordinateur",
    ),
    "signs-twice": (
        "{name} signe deux fois",
        "gardez l’une des deux, ou corrigez les dates de la fonction",
    ),
    "spacing-wrong": (
        "une espace manque ou est de trop près d’un signe : `{text}`",
        "la virgule n’a pas d’espace avant elle, et en a une après",
    ),
    "stale-erratum": (
        "`{found}` répond à la vérification `{problem}`, qui ne trouve rien de tel",
        "retirez l’erratum, ou corrigez ses mots",
    ),
    "state-not-next": (
        "`{clause}` est {status} et ne peut pas devenir {wanted}",
        "ce qui peut suivre : {known}",
    ),
    "step-out-of-order": (
        "le {on} est avant le dernier changement de `{clause}`, le {last}",
        "donnez le vrai jour avec `--on`",
    ),
    "style-problem": (
        ("la feuille de style ne peut pas être suivie : {problem}", "la feuille de style ne peut pas être suivie"),
        "corrigez la règle, ou retirez-la",
    ),
    "suspended-twice": (
        "suspendu le {day}, alors que l’acte l’est déjà",
        "inscrivez d’abord la reprise (`resumed`), ou corrigez le jour",
    ),
    "table-too-wide": (
        (
            "un tableau de {count} colonnes est trop large, même sur une page tournée et en corps {size}",
            "un tableau est trop large pour la page",
        ),
        "divisez le tableau, abrégez ses mots les plus longs, ou intervertissez lignes et colonnes",
    ),
    "tacit-without-notice": (
        "l’acte se reconduit tacitement, et ne dit pas jusqu’à quand on peut s’y opposer",
        "écrivez `notice` dans `renewal` ; sans préavis, la dernière minute suffit, et rien ne peut être rappelé",
    ),
    "tacit-without-step": (
        "l’acte se reconduit tacitement sans durée dite : il devient un acte sans terme",
        "écrivez `step` (pour combien de temps) et `times` (combien de fois) dans `renewal`",
    ),
    "template-overridden": (
        (
            "`{name}` est celui de l’espace de travail, et non celui d’origine",
            "un modèle de l’espace de travail est utilisé",
        ),
        "regardez les pages : leurs mots ont été comparés à l’acte, leur aspect n’a pas été jugé",
    ),
    "template-syntax": (
        ("ceci ne se lit pas comme du Jinja : {problem}", "ceci ne se lit pas comme du Jinja"),
        (
            'entre les accolades, les guillemets sont droits (`"`), et non `{quote}`',
            "à chaque `{{` son `}}`, à chaque `{% if %}` son `{% endif %}`, à chaque `{% for %}` son `{% endfor %}`",
        ),
    ),
    "template-too-long": (
        "ce texte n’en finit pas : il a été arrêté",
        "cherchez une boucle sur trop de choses, ou une macro qui s’appelle elle-même",
    ),
    "testimonium-without-date": (
        "la formule de signature ne dit pas le jour",
        "ajoutez `{{ signing.date | date(article=true) }}`",
    ),
    "testimonium-without-place": (
        "la formule de signature ne dit pas le lieu",
        "ajoutez `{{ signing.place | at }}`",
    ),
    "title-misspelt": (
        "`{text}` ressemble à `{near}`, mal écrit, dans le titre",
        "corrigez le titre : c’est ce que tous lisent",
    ),
    "title-omits-party": (
        "le titre nomme des parties et pas {parties}",
        "nommez-les toutes, ou aucune",
    ),
    "token-ambiguous": (
        "il y a plusieurs cartes ou jetons : {names}",
        "dites lequel, avec `--token` ou `--serial`",
    ),
    "token-key-ambiguous": (
        "il y a plusieurs clés de signature sur `{name}` : {names}",
        "dites laquelle, avec `--label` ou `--id`",
    ),
    "token-key-missing": (
        "il n’y a pas de telle clé avec son certificat sur `{name}`",
        ("celles qu’il y a : {names}", "faites-y mettre une clé et son certificat"),
    ),
    "token-locked": (
        "`{name}` est verrouillé après trop de codes faux",
        "faites-le déverrouiller par qui l’a délivré, avec le code PUK",
    ),
    "token-missing": (
        "aucune carte, aucun jeton `{name}` n’est branché",
        ("ceux qu’il y a : {names}", "mettez la carte dans le lecteur ; vérifiez `--token` et `--serial`"),
    ),
    "token-module": (
        "`{name}` n’est pas un module PKCS#11 qui fonctionne ici",
        "installez le logiciel de la carte et nommez son module ; le guide donne les endroits habituels",
    ),
    "token-refused": (
        "`{name}` refuse de signer : {reason}",
        "retirez-le, remettez-le, puis réessayez",
    ),
    "too-large": (
        ("ce fichier est trop gros : {size} Mio, pour {limit} au plus", "ce fichier est trop gros"),
        "partagez-le en plusieurs clauses",
    ),
    "too-many": (
        ("une seule clause peut être à `{name}`, et il y en a {count}", "une seule clause peut être à `{name}`"),
        "gardez-en une ; les autres vont à une place qui en reçoit plusieurs, comme `articles`",
    ),
    "tracked-date": (
        "`{date}` n’est pas un jour que des modifications suivies peuvent dire",
        "écrivez `2026-06-23`, ou `2026-06-23T14:30`",
    ),
    "translation-missing": (
        "`{key}` n’est pas donné en `{lang}`",
        "ajoutez une ligne `{lang}:` à côté des autres langues",
    ),
    "trust-needed": (
        "le niveau {level} demande à qui vous vous fiez",
        "donnez le certificat de l’autorité avec `--trust`",
    ),
    "tsa-needed": (
        "le niveau {level} demande un serveur d’horodatage",
        "donnez son adresse avec `--tsa`, ou signez avec `--level b-b`",
    ),
    "tsa-nonsense": (
        "`{url}` ne donne pas d’horodatage utilisable",
        "vérifiez l’adresse ; sinon, choisissez un autre serveur d’horodatage",
    ),
    "tsa-unreachable": (
        "`{url}` ne répond pas",
        "vérifiez l’adresse et le réseau ; rien n’a été signé",
    ),
    "tsa-untrusted": (
        "les horodatages de `{url}` ne mènent à aucun certificat auquel vous vous fiez",
        "donnez aussi le certificat de son autorité, avec un autre `--trust`",
    ),
    "two-party-phrase": (
        "`{text}` se dit de deux, et il y a {count} parties",
        "dites : l’une des Parties, chacune des Parties",
    ),
    "typed-number": (
        "l’intitulé contient un numéro, et le modèle en imprime un : {number}",
        "retirez le numéro de l’intitulé",
    ),
    "typed-reference": (
        "le numéro de `{text}` est tapé à la main : il ne suivra pas quand la numérotation changera",
        'renvoyez à la clause par son identifiant : `{{ ref("duree", "the") }}`',
    ),
    "undefined-variable": (
        "rien ne s’appelle `{name}` ici",
        ("vouliez-vous dire `{near}` ?", "déclarez-le sous `variables:` dans l’en-tête, ou donnez-le sous `with:`"),
    ),
    "unit-renamed": (
        ("`{text}` s’appelle maintenant `{new}` (partie `{party}`)", "`{text}` a changé de nom (partie `{party}`)"),
        "les clauses qui prennent `unit` suivent ; corrigez celles où le nom est écrit",
    ),
    "unknown-answer": (
        "le projet n’a ni clause ni blanc `{name}`",
        ("vouliez-vous dire `{near}` ?", "ce qu’il a : {known}"),
    ),
    "unknown-clause": (
        "aucune clause ne s’appelle `{name}`",
        (
            "vouliez-vous dire `{near}` (clauses/{near}/) ?",
            "clauses/{there}/ n’est pas lu : un nom a des minuscules sans accent, des chiffres et des traits d’union",
            "clauses/{name}/ contient {files}, et aucune édition comme `1.md`",
            "`engross list --clauses` montre celles qu’il y a",
        ),
    ),
    "unknown-edition": (
        "la clause `{clause}` n’a pas d’édition `{edition}`",
        (
            "vouliez-vous dire `{clause}@{near}` ? éditions connues : {known}",
            "éditions connues : {known}",
            "`engross list --clauses` montre celles qu’il y a",
        ),
    ),
    "unknown-filter": (
        "aucun filtre ne s’appelle `{name}`",
        ("vouliez-vous dire `{near}` ?", "docs/guide donne la liste des filtres"),
    ),
    "unknown-key": (
        "`{key}` n’est pas connu ici",
        (
            "vouliez-vous dire `{near}` ?",
            "ce qui est connu ici : {known}",
            "retirez-le, ou cherchez son nom dans docs/guide",
        ),
    ),
    "unknown-language": (
        "la langue `{name}` n’est pas connue",
        (
            "vouliez-vous dire `{near}` ?",
            "langues connues : {known} ; écrivez-la comme `fr-CA`, `fr-BE` ou `en-CA`",
            "écrivez-la comme `fr-CA`, `fr-BE` ou `en-CA`",
        ),
    ),
    "unknown-office": (
        ("la partie `{party}` n’a pas de fonction `{name}`", "aucune fonction ne s’appelle `{name}`"),
        (
            "vouliez-vous dire `{near}` ?",
            "fonctions connues : {known}",
            "ajoutez-la sous `offices:` dans le fichier de la partie",
        ),
    ),
    "unknown-office-party": (
        "aucune partie ne s’appelle `{name}`",
        ("vouliez-vous dire `{near}` ?", "parties connues : {known}"),
    ),
    "unknown-party": (
        ("`{stranger}` n’est pas partie à cet acte", "aucune partie ne s’appelle `{name}`"),
        (
            "vouliez-vous dire `{near}` (parties/{near}.yaml) ?",
            "les parties à cet acte : {parties}",
            "décrivez-la dans parties/{name}.yaml",
        ),
    ),
    "unknown-protocol": (
        "aucun protocole ne s’appelle `{name}`",
        ("vouliez-vous dire `{near}` ?", "`engross list` montre ceux qu’il y a"),
    ),
    "unknown-provision": (
        "aucun des deux textes n’a de disposition `{name}`",
        ("vouliez-vous dire `{near}` ?", "dispositions d’ici : {known}"),
    ),
    "unknown-reference": (
        "ce renvoi ne mène nulle part : `{name}`",
        ("vouliez-vous dire `{near}` ?", "`engross show` montre les noms auxquels on peut renvoyer"),
    ),
    "unknown-relation": (
        "aucune relation ne s’appelle `{name}`",
        "une relation est un dossier de `protocols/`",
    ),
    "unknown-revision": (
        "git ne connaît pas de révision `{revision}`",
        "une révision est un nom court de `git log`, une étiquette ou une branche",
    ),
    "unknown-role": (
        "aucune sorte d’alinéa ne s’appelle `{words}`",
        "sortes connues : body, recital, parties, enacting, lead et caption",
    ),
    "unknown-slot": (
        "le modèle n’a pas de place nommée `{name}`",
        ("vouliez-vous dire `{near}` ?", "places connues : {known}", "les places sont les `slots:` de template.yaml"),
    ),
    "unknown-template": (
        "aucun modèle ne s’appelle `{name}`",
        (
            "vouliez-vous dire `{near}` (templates/{near}/) ?",
            "modèles connus : {known}",
            "un modèle est un dossier de templates/",
        ),
    ),
    "unknown-value": (
        (
            "aucun blanc ni aucune variable `{name}` dans ce protocole ; peut-être `{near}`",
            "aucun blanc ni aucune variable `{name}` dans ce protocole",
        ),
        "les noms connus : {known}",
    ),
    "unreadable-file": (
        ("`{name}` ne peut pas être lu : {reason}", "`{name}` ne peut pas être lu"),
        "voyez si le fichier est là et si vous avez le droit de le lire",
    ),
    "unreadable-image": (
        ("l’image `{name}` est illisible", "une image est illisible"),
        "enregistrez-la de nouveau en SVG, PNG ou JPEG",
    ),
    "unsupported-markup": (
        ("ceci n’a pas sa place dans un acte : `{words}`", "ceci n’a pas sa place dans un acte"),
        (
            "une liste s’écrit avec un trait d’union et une espace devant chaque point, et non avec `{bullet}`",
            "une clause contient des alinéas, des listes, des tableaux, `*italique*` et `**gras**`",
        ),
    ),
    "unused-slot": (
        "le modèle n’imprime rien à `{name}` : cette clause serait perdue",
        'mettez `place("{name}")` dans son skeleton.jinja, ou déplacez la clause',
    ),
    "unused-value": (
        ("`{name}` est donné et la clause `{clause}` ne s’en sert pas", "`{name}` est donné et rien ne s’en sert"),
        ("ce dont elle se sert : {known}", "retirez-le, ou déclarez-le sous `variables:` dans la clause"),
    ),
    "unused-variable": (
        "la clause `{clause}` déclare `{name}` et ne s’en sert pas",
        "employez-la, ou retirez-la de `variables:`",
    ),
    "value-aged": (
        (
            "`{name}` valait `{value}` : à décider de nouveau ({note})",
            "`{name}` valait `{value}` : à décider de nouveau",
        ),
        "le projet porte un blanc à cette place",
    ),
    "value-rolled": (
        "`{name}` : `{value}` devient `{new}`",
        "cela suit de la nouvelle période ; voyez que c’est bien ce qui est voulu",
    ),
    "verified-appended": (
        "{size} octets, dès l’octet {first}, ont été ajoutés au fichier après son émission et ne sont pas signés",
        "demandez de nouveau le fichier à qui l’a émis",
    ),
    "verified-attachment": (
        "le fichier `{file}` joint à l’exemplaire n’est pas celui que son dossier nomme",
        "ne vous fiez pas aux fichiers joints ; demandez à qui a émis l’exemplaire",
    ),
    "verified-awaited": (
        "tous n’ont pas encore signé : {names}",
        "un fichier coupé après une signature a le même aspect : demandez aux personnes nommées",
    ),
    "verified-broken": (
        "la signature `{field}` ne se lit pas ({reason})",
        "le fichier est abîmé, ou a été changé : redemandez-le",
    ),
    "verified-chain": (
        "le certificat de {holder} (`{field}`) ne remonte à aucune des autorités reconnues",
        "vérifiez que `--trust` donne le certificat de la bonne autorité",
    ),
    "verified-changed": (
        "après la signature `{field}`, autre chose que des signatures a été changé",
        "ne vous fiez pas à ce fichier ; demandez celui qui a été signé",
    ),
    "verified-content": (
        "ce que signe `{field}` n’est plus ce qui a été signé",
        "ne vous fiez pas à ce fichier ; demandez celui qui a été signé",
    ),
    "verified-coverage": (
        "`{field}` ne signe pas tout le fichier tel qu’il était alors",
        "ne vous fiez pas à cette signature",
    ),
    "verified-day": (
        "l’acte imprime qu’il est signé le {printed}, et la signature `{field}` est du {date}",
        "demandez aux parties quel jour compte ; le fichier ne le dit pas",
    ),
    "verified-envelope": (
        "les octets {first} à {last}, où se trouve `{field}`, contiennent quelque chose que personne "
        "n’a signé ({part})",
        "redemandez le fichier : la signature tient, mais on a touché à sa place",
    ),
    "verified-expired": (
        "le certificat de {holder} (`{field}`) est expiré, et aucun horodatage ne prouve qu’il a servi avant",
        "une signature avec horodatage (`--level b-t` ou plus) le prouverait",
    ),
    "verified-fields": (
        "les champs ne sont pas ceux du dossier : `{field}` (prévus : {known})",
        "ne vous fiez pas à ce fichier ; un champ a été renommé, ajouté ou retiré",
    ),
    "verified-foot": (
        "la page {page} ne porte pas son sceau, {seal}",
        "comparez la feuille et le fichier : son pied a été changé",
    ),
    "verified-forged": (
        "`{field}` n’a pas été faite avec la clé du certificat qu’elle nomme",
        "ne vous fiez pas à cette signature",
    ),
    "verified-glyphs": (
        "dans la police `{font}`, ce qu’on voit pour « {letters} » est une autre lettre",
        "ne vous fiez pas à ce que montre la page : ce n’est pas ce que dit le texte",
    ),
    "verified-hidden": (
        (
            "la page {page} ne montre pas tout le texte de son sceau : une partie est couverte, cachée ou "
            "hors de la page"
        ),
        "ne vous fiez pas à ce que montre la page",
    ),
    "verified-layers": (
        "le fichier a des calques qui peuvent se cacher ; un exemplaire n’en a pas",
        "ne vous fiez pas à ce que montre l’écran : un calque peut cacher un texte ou en montrer un autre",
    ),
    "verified-level": (
        "`{field}` est au niveau {level}, sous {wanted}",
        "demandez une signature au niveau voulu, ou demandez moins",
    ),
    "verified-no-anchors": (
        "la chaîne des certificats n’a pas été vérifiée : aucune autorité n’est donnée",
        "donnez le certificat de l’autorité avec `--trust`",
    ),
    "verified-no-record": (
        "ceci n’est pas un exemplaire produit par engross : il ne contient aucun dossier lisible",
        "les signatures sont dites quand même ; les sceaux et les sources ne peuvent pas l’être",
    ),
    "verified-not-a-timestamp": (
        "le champ `{field}` est réservé à l’horodatage, et {holder} y a signé",
        "ne vous fiez pas à cette signature : elle n’est celle d’aucune personne que l’acte nomme",
    ),
    "verified-not-checked": (
        "le respect des normes d’archivage et d’accessibilité n’a pas pu être vérifié",
        "un exemplaire fait par engross peut l’être : demandez à qui l’a envoyé ce qui y a été fait",
    ),
    "verified-not-conforming": (
        "le fichier n’est pas conforme à {standard} : {rules}",
        "ne comptez pas sur sa conservation ; un exemplaire fait par engross est conforme",
    ),
    "verified-not-rebuilt": (
        "l’exemplaire n’a pas été refait à partir de ses sources : rien ne prouve qu’il dit ce qu’elles disent",
        "vérifiez-le sans `--no-rebuild`, avec les versions des programmes qui sont indiquées",
    ),
    "verified-only-stamped": (
        "`{field}` attend la signature de {person} et ne contient qu’un horodatage de {authority}",
        "personne n’a signé à cet endroit : demandez la signature de {person}",
    ),
    "verified-pages": (
        "le fichier a {count} pages ; son dossier en compte {recorded}",
        "ne vous fiez pas à ce fichier : une page a été ajoutée ou retirée",
    ),
    "verified-person": (
        "`{field}` est de {person}, et {holder} y a signé",
        "demandez si cette personne peut signer à cette place",
    ),
    "verified-purpose": (
        "le certificat de {holder} (`{field}`) n’est pas fait pour la signature de personnes ({purpose})",
        "ne vous fiez pas à cette signature ; demandez-en une avec un certificat de signature",
    ),
    "verified-rebuilt": (
        "refait à partir des sources qu’il contient, l’exemplaire n’est pas le même, dès l’octet {first}",
        "ne vous fiez ni à ces sources, ni à cet exemplaire s’il n’est pas signé",
    ),
    "verified-registered": (
        "le registre connaît cet exemplaire, mais pas ce fichier",
        "voyez au registre quel fichier c’est : `engross register`",
    ),
    "verified-revision": (
        (
            "octets {first} à {last} : un changement qui n’est ni une signature, ni un horodatage, ni une "
            "preuve ({what})"
        ),
        "ne vous fiez pas à ce fichier ; demandez celui qui a été signé",
    ),
    "verified-revocation": (
        "on ne sait pas si le certificat de {holder} (`{field}`) a été révoqué",
        "`--online` le demande à son autorité ; une signature de niveau B-LT contient la réponse",
    ),
    "verified-revoked": (
        (
            "le certificat de {holder} (`{field}`) a été révoqué le {date}",
            "le certificat de {holder} (`{field}`) a été révoqué",
        ),
        "ne vous fiez pas à cette signature",
    ),
    "verified-seal": (
        "la page {page} n’est pas ce que dit son sceau ({seal})",
        "ne vous fiez pas à cette page : son texte a été changé, ou la page échangée",
    ),
    "verified-stopped": (
        "le fichier n’a pas pu être vérifié dans les bornes de temps et de mémoire ({reason})",
        "un exemplaire fait par engross demande une seconde ou deux : demandez à qui l’a envoyé ce qu’est ce fichier",
    ),
    "verified-time": (
        (
            "`{field}` se dit du {date}, ce qui ne se peut : c’est après aujourd’hui, avant une signature "
            "précédente, ou loin de l’heure de son propre horodatage"
        ),
        "demandez le jour à qui a signé ; seul un horodatage le prouve",
    ),
    "verified-timestamp": (
        "l’horodatage de `{field}`, par {authority}, n’est pas celui de cette signature",
        "ne vous fiez pas à l’heure de cette signature",
    ),
    "verified-uncovered": (
        "les {size} derniers octets du fichier, dès l’octet {first}, ne sont couverts par aucune signature",
        "un objet, une page ou un calque peut y être ajouté ; un horodatage du document le fermerait",
    ),
    "verified-unreadable": (
        "ceci n’est pas un PDF entier : le fichier ({size} octets) est coupé, abîmé, ou autre chose",
        "redemandez le fichier",
    ),
    "verified-unseen": (
        "on ne sait pas si les pages montrent ce que dit leur texte ({reason})",
        "comparez les feuilles au fichier, ou demandez les sources à qui l’a émis",
    ),
    "verified-unsigned": (
        "cet original ne porte aucune signature dans le fichier",
        (
            "s’il est signé sur papier, c’est le papier qui fait foi : comparez ses feuilles à ce fichier "
            "par leurs sceaux"
        ),
    ),
    "verified-unvouched": (
        "personne ne répond de ce fichier : il n’est pas signé, et aucun registre ne le connaît ici",
        "demandez son empreinte à qui l’a émis, ou vérifiez-le dans l’espace de travail qui l’a produit",
    ),
    "verified-void": (
        "selon le registre, cet exemplaire est annulé ou remplacé : `{event}` le {day}",
        "demandez l’exemplaire qui l’a remplacé",
    ),
    "versions-disagree": (
        "les langues ne disent pas la même chose : {what} ici {here}, là ({lang}) {there}",
        "lisez les deux textes côte à côte, et corrigez l’un",
    ),
    "versions-out-of-step": (
        "`{provision}` n’est pas fait de même en `{lang}` : {what}",
        "les mêmes alinéas, listes et points dans chaque langue",
    ),
    "weekday-wrong": (
        "`{text}` : ce jour est un {right}",
        "corrigez le jour de la semaine ou la date, ou n’en dites rien",
    ),
    "withdrawn-nothing": (
        "retrait le {day} d’une dénonciation qui n’est pas inscrite",
        "inscrivez d’abord la dénonciation (`denounced`), ou corrigez le jour",
    ),
    "word-file-broken": (
        "`{name}` est endommagé : {reason}",
        "ouvrez-le dans Word ou LibreOffice et enregistrez-le de nouveau, ou redemandez-le",
    ),
    "word-file-comment": (
        "commentaire de {author}, sous « {place} » : « {text} »",
        "les commentaires ne font pas partie du texte comparé",
    ),
    "word-file-crossed": (
        "mots ajoutés par {author} puis retirés par {other} : « {text} »",
        "aucun des deux textes ne les a, et aucune comparaison ne les montre",
    ),
    "word-file-entities": (
        "`{name}` déclare des entités ({part}) : il n’est pas lu",
        "aucun traitement de texte n’en écrit : demandez d’où vient le fichier",
    ),
    "word-file-external": (
        "le fichier renvoie ailleurs ({kind}) : {target}",
        "le renvoi n’a pas été suivi ; ce qui s’y trouve n’est pas comparé",
    ),
    "word-file-header": (
        "à côté du texte, dans un en-tête ou un pied de page : « {text} »",
        "les en-têtes et les pieds de page ne sont pas comparés",
    ),
    "word-file-hidden": (
        "masqué dans le texte : « {text} »",
        "les mots masqués ne sont ni imprimés ni comparés : affichez-les dans Word, et décidez",
    ),
    "word-file-kind": (
        "`{name}` ne contient pas de texte de traitement de texte",
        "c’est peut-être un tableur, une présentation ou une archive : donnez le texte même",
    ),
    "word-file-macros": (
        "le fichier contient des macros ({part})",
        "elles n’ont pas été exécutées ; demandez un fichier qui n’en contient pas",
    ),
    "word-file-note": (
        "à côté du texte, dans une note : « {text} »",
        "les notes de bas de page et de fin ne sont pas comparées",
    ),
    "word-file-old": (
        "`{name}` est un fichier de Word 97-2003",
        "ouvrez-le dans Word ou LibreOffice et enregistrez-le en `.docx`",
    ),
    "word-file-protected": (
        "`{name}` est protégé par un mot de passe",
        "ouvrez-le avec le mot de passe et enregistrez-le sans",
    ),
    "word-file-text-box": (
        "à côté du texte, dans une zone de texte : « {text} »",
        "les zones de texte ne sont pas comparées",
    ),
    "word-file-too-large": (
        "le fichier déplié ferait {size} Mo, pour {limit} au plus",
        "enregistrez-le sans ses images, ou demandez d’où il vient",
    ),
    "word-file-tracked": (
        "le fichier contient des modifications suivies de {author} : {count}",
        "comparez `{name}@rejected` à `{name}` pour ne voir qu’elles",
    ),
    "word-misspelt": (
        "`{text}` n’est pas au dictionnaire ; `{right}` y est",
        "corrigez le mot, ou ajoutez-le à `words.txt`, à côté des dossiers de l’espace de travail, s’il est juste",
    ),
    "word-quotes": (
        "« {text} » est un guillemet de traitement de texte, que YAML ne comprend pas",
        'mettez des guillemets droits autour de la valeur : "…"',
    ),
    "words-unreadable": (
        "ces mots ne se relisent pas comme une opération : `{text}`",
        "dites-le autrement, ou dans le fichier des opérations",
    ),
    "wrong-argument": (
        (
            "`{name}` demande {expected}",
            "`{filter}` ne s’emploie pas ainsi : {expected}",
            "ceci ne s’emploie pas ainsi",
        ),
        "docs/guide montre chaque filtre avec un exemple",
    ),
    "wrong-contraction": (
        "`{text}` devrait se contracter",
        (
            "pour qu’il se contracte, écrivez l’article à part : `{text: Havre, article: true}` ; ou dites "
            "`merges: false`"
        ),
    ),
    "wrong-value": (
        ("il faut ici {expected}, et non `{found}`", "il faut ici {expected}"),
        "votre éditeur montre ce que chaque clé peut contenir ; `engross schema -` aussi",
    ),
    "yaml-tag": (
        "`{tag}` n’est pas permis dans ces fichiers",
        "écrivez la valeur seule ; ce qu’elle est se déduit de sa clé",
    ),
}

SAID: dict[str, str] = {
    "64 hexadecimal figures": "64 chiffres hexadécimaux",
    "Directory not empty": "le dossier n’est pas vide",
    "Encountered unknown tag *": "aucune balise {% %} de ce nom : *",
    "File exists": "il existe déjà",
    "File name too long": "son nom est trop long",
    "Input/output error": "le disque ou le réseau ne répond pas",
    "Is a directory": "c’est un dossier",
    "No space left on device": "il n’y a plus de place",
    "No such file or directory": "il n’est pas là",
    "Not a directory": "une partie de son chemin n’est pas un dossier",
    "Operation not permitted": "vous n’en avez pas le droit",
    "Permission denied": "vous n’en avez pas le droit",
    "Read-only file system": "on ne peut pas écrire à cet endroit",
    "Text file busy": "un autre programme s’en sert",
    "Too many levels of symbolic links": "ses liens tournent en rond",
    "Too many open files": "trop de fichiers sont ouverts",
    "Unexpected end of template. *": "un bloc est ouvert et jamais fermé",
    "`beside` with offices of this party": "`beside` avec des fonctions de cette partie",
    "`every` or `first`": "`every` ou `first`",
    "`open`, or `for` and `until`": "`open`, ou bien `for` et `until`",
    "a clause, or a heading and words": "une clause, ou un titre et des mots",
    "a day, as a date or as 2027-03-01": "un jour, en `date` ou comme 2027-03-01",
    "a key must be a plain word": "une clé doit être un simple mot",
    "a name in at least one language": "un nom dans une langue au moins",
    "a number of at least *": "un nombre d’au moins *",
    "a number of at most *": "un nombre d’au plus *",
    "a text": "un texte",
    "amount as 10000 or 10000.50": "un montant comme `10000` ou `10000.50`",
    "an alias": "un alias n’est pas admis : écrivez de nouveau la valeur",
    "an office or a name": "une fonction ou un nom",
    "answers by number": "des réponses par numéro",
    "at least one": "au moins un",
    "blank day": "un jour, comme 2027-03-01 ou « 1er mars 2027 »",
    "blank number": "un nombre",
    "blank person": "un nom, et le genre après une virgule",
    "blank place": "une ville",
    "blank text": "des mots",
    "blank year": "une année, comme 2027",
    "cancelled": "on y a renoncé sur la carte",
    "card does not answer": "la carte ou son lecteur ne répond pas",
    "card refuses this key": "la carte refuse d’employer cette clé",
    "column": "ses colonnes",
    "could not find expected ':'": "il manque un deux-points, ou l’espace qui suit un deux-points ou un tiret",
    "date": "une date",
    "date as 1999-10-28, 1999-10 or 1999": "une date comme `1999-10-28`, `1999-10` ou `1999`",
    "date as 2017-06-23": "une date comme `2017-06-23`",
    "date whose day is known, not only *": "une date dont le jour est connu : le dossier n’a que *",
    "day is out of range for month": "un jour qui existe dans ce mois",
    "deed added": "nouvelle clause",
    "deed chosen": "une édition qui le dit",
    "deed edition": "nouvelle édition",
    "deed moved": "déplacé",
    "deed removed": "retiré de l’acte",
    "deed value": "valeur changée",
    "did not find expected ',' or ']'": "il manque une virgule ou le crochet `]` de la fin",
    "did not find expected ',' or '}'": "il manque une virgule ou l’accolade de la fin",
    "did not find expected '-' indicator": "cette ligne devrait commencer par un trait d’union, ou être en "
    "retrait autrement",
    "did not find expected <document start>": "quelque chose suit la fin",
    "did not find expected key": "cette ligne n’a pas le même retrait que ses voisines, ou un guillemet est "
    "resté ouvert",
    "did not find expected node content": "une valeur était attendue ici",
    "either `day` or `after`": "ou bien `day`, ou bien `after`",
    "expected token *": "ce qui est entre les accolades ne se comprend pas",
    "found a tab character that violates indentation": "une tabulation est dans le retrait : prenez des espaces",
    "found character that cannot start any token": "aucune valeur ne commence par ce caractère : mettez-la "
    "entre guillemets",
    "found undefined alias": "aucun `&` de ce nom ne précède",
    "found unexpected end of stream": "un guillemet ou un crochet n’est jamais fermé",
    "heading": "son intitulé",
    "it contains itself": "il se contient lui-même",
    "it ends before it starts": "elle finit avant de commencer",
    "item": "les points de ses listes",
    "keys and values": "des clés et des valeurs",
    "last": "dernier signé",
    "length as 3 years, 36 months, 90 days": "une durée comme 3 ans, 36 mois, 90 jours",
    "list": "une liste",
    "list of parties": "une liste de parties",
    "mapping values are not allowed in this context": "un deux-points est là où il ne peut pas être : mettez le "
    "texte entre guillemets",
    "milestone of the relation": "un jalon de la relation",
    "milestone whose day is known": "un jalon dont le jour est connu",
    "month must be in 1..12": "un mois de 01 à 12",
    "move": "déplacé",
    "not found": "il n’est pas là",
    "nothing": "rien",
    "noun: text, article, gender, \u2026": "un nom : `text`, `article`, `gender`…",
    "number style": "une façon de numéroter",
    "old": "ancien",
    "one amend": "modifier",
    "one drop": "retirer",
    "one keep": "garder",
    "one of the parties: *": "l’une des parties : *",
    "or": "ou",
    "other amend": "modifier",
    "other drop": "retirer",
    "other keep": "garder",
    "ours": "nôtre",
    "paragraph": "ses alinéas",
    "parties or nouns": "des parties ou des noms",
    "parties with a town": "des parties qui ont une ville (`town`)",
    "party or noun": "une partie ou un nom",
    "period as 2017-2019": "une période comme `2017-2019`",
    "period that ends after it starts": "une période qui finit après avoir commencé",
    "provision": "elle n’y est pas",
    "reason died": "l’arrêt du processus",
    "reason memory": "trop de mémoire",
    "reason pages": "ses pages sont illisibles",
    "reason time": "trop long",
    "row": "les lignes de ses tableaux",
    "state coming": "il commence plus tard",
    "state draft": "en projet",
    "state ended": "il a pris fin",
    "state notice": "il est dénoncé",
    "state pending": "ce qui en fixe le premier jour n’est pas arrivé",
    "state provisional": "il s’applique à titre provisoire",
    "state ready": "prêt à signer",
    "state running": "en vigueur",
    "state signed": "signé",
    "state suspended": "il est suspendu",
    "status approved": "approuvée",
    "status draft": "en projet",
    "status proposed": "proposée",
    "status signed": "signée",
    "status withdrawn": "retirée",
    "text": "un texte",
    "text of at most 50,000 characters": "un texte d’au plus 50 000 caractères",
    "text without control characters": "un texte sans caractères de commande",
    "texts, numbers, days, lists and mappings of these": "des textes, des nombres, des jours, en listes ou non",
    "the name of a file, as a text or a path": "le nom d’un fichier, en texte ou en `Path`",
    "theirs": "leur",
    "too deeply nested": "trop de niveaux sont emboîtés",
    "true or false": "`true` ou `false`",
    "unexpected 'end of *": "il manque quelque chose avant la fin",
    "unexpected *": "inattendu : *",
    "wanted approved": "approuvée",
    "wanted draft": "en projet",
    "wanted proposed": "proposée",
    "wanted signed": "signée",
    "wanted withdrawn": "retirée",
    "what cell": "les cases remplies de ses tableaux",
    "what column": "ses colonnes",
    "what figure": "nombre",
    "what heading": "son intitulé",
    "what item": "les points de ses listes",
    "what list": "ses listes",
    "what month": "mois",
    "what negation": "négation",
    "what number": "nombre en toutes lettres",
    "what order": "sa place parmi les autres",
    "what paragraph": "ses alinéas",
    "what party": "partie nommée",
    "what printed number": "son numéro",
    "what provision": "elle n’y est pas",
    "what row": "les lignes de ses tableaux",
    "whole number": "un nombre entier",
    "why added": "la nouvelle disposition n’a pas de place dans ce genre d’acte",
    "why cover": "la couverture vient de données et de mots du modèle",
    "why language": "la nouvelle disposition n’est pas dans toutes les langues de l’acte",
    "why moved": "sa place n’a pas pu être changée",
    "why removed": "elle n’a pas pu être retirée",
    "why shape": "les listes n’ont pas pu être disposées ainsi",
    "why signatures": "les signatures viennent de données et de mots du modèle",
    "why tangled": "les deux côtés ont changé les mêmes mots depuis l’envoi",
    "why template": "ces mots ne viennent d’aucune clause",
    "why words": "aucun texte de la clause ne donne exactement ces mots",
    "year": "une année",
}
