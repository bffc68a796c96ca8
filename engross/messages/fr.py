"""Ce qu’engross dit en français. Same keys and same fields as `engross.messages.en`, which tells the style.

Written with plain spaces: `typeset` makes those before `:` and inside « » unbreakable, and thin those before `;`, `!`
and `?`.
"""

from __future__ import annotations

Words = str | tuple[str, ...]

_SPACES = (
    (" :", "\u00a0:"),
    ("« ", "«\u00a0"),
    (" »", "\u00a0»"),
    (" ;", "\u202f;"),
    (" ?", "\u202f?"),
    (" !", "\u202f!"),
)


def singular(n: object) -> bool:
    return n in (0, 1)


def typeset(text: str) -> str:
    for plain, set_ in _SPACES:
        text = text.replace(plain, set_)
    return text


CODES: dict[str, tuple[Words, Words]] = {
    "accent-lost": (
        ("`{text}` a perdu un accent : `{right}`", "un accent est perdu"),
        "les accents restent, sur les capitales aussi",
    ),
    "agreement-wrong": (
        ("`{text}` ne s’accorde pas : `{right}`", "ce mot ne s’accorde pas avec les parties"),
        'prenez le filtre : `{{ "désireux" | agree(parties) }}`',
    ),
    "already-there": (
        "ceci est déjà fait dans `{name}`",
        "retirez l’opération : son effet est déjà dans le texte",
    ),
    "ambiguous-words": (
        "`{text}` se trouve plusieurs fois dans `{name}` : `{first}` et `{second}`",
        "dites laquelle avec `nth`, ou citez un mot de plus",
    ),
    "amendment-before-base": (
        "l’avenant est du {date}, et l’acte qu’il modifie du {day} ({name})",
        "corrigez la date de la signature ou celle de l’entrée en vigueur",
    ),
    "amendment-cycle": (
        "`{name}` se modifie lui-même : {chain}",
        "corrigez l’un des `amends`",
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
        "retirez l’un des deux avenants, ils disent la même chose",
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
    "anniversary-wrong": (
        "`{text}` ne compte pas depuis {base}",
        (
            "c’est le {right} ; laissez le filtre compter : `{{ relation.… | anniversary(2019) | ordinal }}`",
            "corrigez le nombre, ou la date du jalon",
        ),
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
    "clause-contains-itself": (
        ("la clause `{name}` se contient elle-même : {chain}", "la clause `{name}` se contient elle-même"),
        "retirez l’une des deux de `contains`",
    ),
    "clause-not-approved": (
        "la clause `{name}` n’est pas approuvée : elle est `{status}`",
        "faites-la approuver et écrivez `status: approved`, ou prenez une autre édition",
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
    "copies-form": (
        "`{text}` est à moitié singulier, à moitié pluriel",
        "écrivez `en double exemplaire`, ou `en deux exemplaires`",
    ),
    "copies-mismatch": (
        "`{text}`, mais {count} originaux sont signés",
        "prenez `{{ signing.originals | words }}`, ou corrigez `originals`",
    ),
    "date-blank": (
        "une date est restée en blanc : `{text}`",
        "donnez-la dans les données et laissez le filtre l’écrire : `{{ signing.date | date }}`",
    ),
    "date-half-filled": (
        "une signature a sa date, et celle-ci n’en a pas",
        "donnez la date, ou aucune tant qu’elle n’est pas connue",
    ),
    "decision-blank": (
        (
            "le numéro ou la date d’une décision est resté en blanc : `{text}`",
            "le numéro ou la date d’une décision est resté en blanc",
        ),
        "écrivez les deux : c’est cette décision qui autorise à signer",
    ),
    "disk-full": (
        ("il n’y a plus de place pour écrire `{name}`", "il n’y a plus de place sur le disque"),
        "ce qui s’y trouvait est intact ; faites de la place et recommencez",
    ),
    "doubled-word": (
        "un mot est répété, ou deux articles se suivent : `{text}`",
        "gardez-en un ; là où un nom est inséré, le filtre apporte son article",
    ),
    "duplicate-key": (
        "`{key}` est écrit deux fois ici",
        ("gardez l’un des deux ; le premier est à la ligne {first}", "gardez l’un des deux"),
    ),
    "duration-mismatch": (
        "`{text}` n’est pas la durée de {period} : {months} mois",
        "corrigez les mots ou la période",
    ),
    "edition-open": (
        "l’édition de la clause `{name}` est laissée ouverte",
        "écrivez `{edition}`, pour que ce qui est signé ne change jamais",
    ),
    "elision-missing": (
        "il manque une élision : `{text}`",
        "écrivez l’, d’ ou qu’ ; pour un nom, prenez les filtres `the` et `of`",
    ),
    "empty-clause": (
        "la clause `{name}` n’a pas de texte",
        "écrivez-le, ou donnez-lui des clauses avec `contains`",
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
        "la feuille de style demande une police qui n’est pas incorporée : `{name}`",
        "prenez `Source Serif Pro` ou `Source Sans Pro`, fournies avec engross et imprimées partout pareil",
    ),
    "foreign-name": (
        "`{text}` est de `{party}`, qui n’est pas partie à cet acte",
        "écrivez le nom de la partie avec un filtre, ou gardez-le dans les errata avec sa raison",
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
    "heading-differs": (
        "l’intitulé `{text}` n’est pas celui de la liste, `{label}`",
        "gardez-en un : sans `label`, c’est `heading` qui sert",
    ),
    "heading-in-text": (
        ("une clause ne peut pas contenir de titre : `{words}`", "une clause ne peut pas contenir de titre"),
        "le sien va dans l’en-tête ; ce qui a son propre titre est une autre clause",
    ),
    "image-in-text": (
        ("une clause ne peut pas contenir d’image : `{words}`", "une clause ne peut pas contenir d’image"),
        "un emblème va dans le fichier de la partie, sous `emblem` ; un plan ou une carte va en annexe",
    ),
    "impossible-date": (
        "ce jour n’existe pas : `{text}`",
        "corrigez le jour ou le mois",
    ),
    "in-force-twice": (
        "en vigueur à la signature (`{text}`), et une fois approuvé (`{other}`)",
        "choisissez ; l’un viderait l’autre de son sens",
    ),
    "kind-named-two-ways": (
        "`{text}`, mais l’acte est un `{kind}`",
        "gardez un seul nom partout : `{{ instrument.full | this }}`",
    ),
    "layout-failed": (
        "la mise en page a échoué : le processus qui la fait s’est arrêté ({status})",
        "l’ordinateur manque peut-être de mémoire ; recommencez, ou divisez le document",
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
    "new-signed": (
        "`{name}` dit qu’il est signé : ce n’est pas un texte à venir",
        "dites `state: draft` dans le texte modifié",
    ),
    "no-front-matter": (
        "cette clause ne commence pas par son en-tête",
        "mettez son titre et son état au début, entre deux lignes de trois traits d’union `---`",
    ),
    "no-operations": (
        "il manque le fichier des opérations : `{name}`",
        "écrivez-le, ou laissez `engross amend` l’écrire",
    ),
    "no-signatory": (
        "personne ne signe pour la partie `{party}`",
        "nommez ses fonctions sous `signing:`, `signatories:`",
    ),
    "no-tradition": (
        "engross ne connaît pas les formules d’un avenant en `{name}`",
        "il les connaît en français et en anglais",
    ),
    "no-value": (
        "`{name}` n’a pas de valeur à imprimer",
        "donnez-lui une valeur, ou mettez les mots qui l’entourent sous une condition",
    ),
    "no-workspace": (
        "il n’y a pas d’espace de travail ici : aucun dossier `protocols` dans `{folder}` ni au-dessus",
        "allez dans votre espace de travail, nommez-le avec `--workspace`, ou créez-en un avec `engross new`",
    ),
    "not-utf-8": (
        "ce fichier n’est pas du texte en UTF-8",
        "ouvrez-le dans un éditeur et enregistrez-le de nouveau avec l’encodage UTF-8",
    ),
    "nothing-in-force": (
        "rien n’est en vigueur pour `{name}` à cette date",
        "voyez les dates de signature, et `state: signed`",
    ),
    "nothing-to-amend": (
        "`{name}` ne change rien au texte en vigueur",
        "modifiez une copie du protocole, puis recommencez",
    ),
    "numbering-mixed": (
        "le numéro `{text}` n’est pas du style des précédents",
        "laissez le modèle numéroter : retirez les numéros des intitulés",
    ),
    "office-held-twice": (
        (
            "la fonction `{office}` de la partie `{party}` a plusieurs titulaires le {day} : {names}",
            "la fonction `{office}` de la partie `{party}` a plusieurs titulaires le {day}",
        ),
        "corrigez les jours dans le fichier de la partie, sous `from` et `to`",
    ),
    "office-vacant": (
        "personne n’occupe la fonction `{office}` de la partie `{party}` le {day}",
        "ajoutez le titulaire au fichier de la partie, ou corrigez les jours",
    ),
    "operation-lacks": (
        "il manque `{key}` à cette opération (`{verb}`)",
        "voyez les opérations dans le guide",
    ),
    "order-of-parties": (
        "les parties sont nommées ici dans un autre ordre : `{text}`",
        "suivez l’ordre de l’acte (`{{ parties | names }}`) ; une courtoisie se dit dans les errata",
    ),
    "ordinal-form": (
        ("`{text}` s’écrit `{right}`", "`{text}` n’est pas la forme de l’ordinal"),
        "le filtre `ordinal` l’écrit",
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
        "docs/architecture.md montre la forme d’un plan",
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
    "outside-workspace": (
        "`{name}` mène hors de l’espace de travail",
        "seuls les fichiers de l’espace de travail sont lus : copiez-y ce fichier",
    ),
    "paper-formula": (
        "`{text}`, mais l’acte est électronique : il a un seul original et pas d’exemplaires",
        "prenez l’autre formule, sous `{% if signing.electronic %}`",
    ),
    "parties-miscounted": (
        "`{text}`, mais l’acte a {count} parties",
        "prenez `{{ parties | length | words }}`",
    ),
    "party-on-no-side": (
        "la partie `{name}` n’est d’aucun côté",
        "ajoutez-la à l’un des côtés (`sides`)",
    ),
    "party-twice": (
        "la partie `{name}` est là deux fois",
        "gardez l’une des deux",
    ),
    "period-gap": (
        "rien ne couvre du {first} au {last}, entre `{name}` et cet acte",
        "commencez où finit le précédent, ou sachez que ces jours sont sans acte",
    ),
    "period-mismatch": (
        "`{text}`, mais la période est {period}",
        "prenez `{{ period }}`",
    ),
    "period-overlaps": (
        "{period} chevauche `{name}`, qui couvre {before}",
        "commencez après, ou dites ce qu’il devient",
    ),
    "placeholder": (
        "`{name}` reste à décider",
        "écrivez ce qui a été décidé ; un document final n’a pas de blanc",
    ),
    "preposition-missing": (
        "il manque une préposition : `{text}`",
        "répétez `de` devant chaque verbe ; écrivez `en 2014`",
    ),
    "private-use-character": (
        "le caractère {character} ne peut pas être imprimé",
        "effacez-le et tapez-le de nouveau (`- ` pour une puce) ; il vient souvent d’un texte copié de Word",
    ),
    "raw-html": (
        ("le HTML n’est pas lu dans une clause : `{words}`", "le HTML n’est pas lu dans une clause"),
        "prenez Markdown : `*italique*`, `**gras**`, listes avec `-` ; l’aspect est dans la feuille de style",
    ),
    "redline-not-exact": (
        "la comparaison ne redonne pas le texte ({side}), à partir de l’alinéa {paragraph}",
        "c’est une faute d’engross : signalez-la, s’il vous plaît, avec les deux textes",
    ),
    "refused-by-system": (
        ("`{name}` : {reason}", "{reason}"),
        "rien n’a été changé ; voyez l’endroit et les droits que vous y avez",
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
    "same-words": (
        "deux opérations touchent les mêmes mots de `{name}`",
        "réunissez-les en une seule",
    ),
    "sentence-without-end": (
        "aucun signe ne finit cet alinéa : `{text}`",
        "finissez-le par un point, une virgule ou un point-virgule",
    ),
    "short-name-unused": (
        "le nom abrégé `{name}` est donné et ne sert jamais",
        "employez-le, ou ne le donnez pas",
    ),
    "signed-outside-period": (
        "signé le {date}, hors de {period}",
        "corrigez la date ou la période",
    ),
    "signing-date-mismatch": (
        "`{text}`, mais la signature est du {date}",
        "prenez `{{ signing.date | date(article=true) }}`",
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
    "style-problem": (
        ("la feuille de style ne peut pas être suivie : {problem}", "la feuille de style ne peut pas être suivie"),
        "corrigez la règle, ou retirez-la",
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
    "too-large": (
        ("ce fichier est trop gros : {size} Mio, pour {limit} au plus", "ce fichier est trop gros"),
        "partagez-le en plusieurs clauses",
    ),
    "too-many": (
        ("une seule clause peut être à `{name}`, et il y en a {count}", "une seule clause peut être à `{name}`"),
        "gardez-en une, ou donnez `many: true` à cette place du modèle",
    ),
    "translation-missing": (
        "`{key}` n’est pas donné en `{lang}`",
        "ajoutez une ligne `{lang}:` à côté des autres langues",
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
    "unknown-reference": (
        "ce renvoi ne mène nulle part : `{name}`",
        ("vouliez-vous dire `{near}` ?", "`engross show` montre les noms auxquels on peut renvoyer"),
    ),
    "unknown-relation": (
        "aucune relation ne s’appelle `{name}`",
        "une relation est un dossier de `protocols/`",
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
    "versions-out-of-step": (
        "`{provision}` n’est pas fait de même en `{lang}` : {what}",
        "les mêmes alinéas, listes et points dans chaque langue",
    ),
    "weekday-wrong": (
        "`{text}` : ce jour est un {right}",
        "corrigez le jour de la semaine ou la date, ou n’en dites rien",
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
        "pour qu’il se contracte, écrivez l’article à part : `{text: Havre, article: true}` ; ou dites `merges: false`",
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
    "a key must be a plain word": "une clé doit être un simple mot",
    "a name in at least one language": "un nom dans une langue au moins",
    "a number of at least *": "un nombre d’au moins *",
    "a number of at most *": "un nombre d’au plus *",
    "amount as 10000 or 10000.50": "un montant comme `10000` ou `10000.50`",
    "an office or a name": "une fonction ou un nom",
    "at least one": "au moins un",
    "column": "ses colonnes",
    "could not find expected ':'": "il manque un deux-points, ou l’espace qui suit un deux-points ou un tiret",
    "date": "une date",
    "date as 1999-10-28, 1999-10 or 1999": "une date comme `1999-10-28`, `1999-10` ou `1999`",
    "date as 2017-06-23": "une date comme `2017-06-23`",
    "day is out of range for month": "un jour qui existe dans ce mois",
    "did not find expected ',' or ']'": "il manque une virgule ou le crochet `]` de la fin",
    "did not find expected ',' or '}'": "il manque une virgule ou l’accolade de la fin",
    "did not find expected '-' indicator": "cette ligne devrait commencer par un trait d’union, ou être en "
    "retrait autrement",
    "did not find expected <document start>": "quelque chose suit la fin",
    "did not find expected key": "cette ligne n’a pas le même retrait que ses voisines, ou un guillemet est "
    "resté ouvert",
    "did not find expected node content": "une valeur était attendue ici",
    "expected token *": "ce qui est entre les accolades ne se comprend pas",
    "found a tab character that violates indentation": "une tabulation est dans le retrait : prenez des espaces",
    "found character that cannot start any token": "aucune valeur ne commence par ce caractère : mettez-la "
    "entre guillemets",
    "found undefined alias": "aucun `&` de ce nom ne précède",
    "found unexpected end of stream": "un guillemet ou un crochet n’est jamais fermé",
    "heading": "son intitulé",
    "it contains itself": "il se contient lui-même",
    "item": "les points de ses listes",
    "keys and values": "des clés et des valeurs",
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
    "one of the parties: *": "l’une des parties : *",
    "or": "ou",
    "paragraph": "ses alinéas",
    "parties or nouns": "des parties ou des noms",
    "parties with a town": "des parties qui ont une ville (`town`)",
    "party or noun": "une partie ou un nom",
    "period as 2017-2019": "une période comme `2017-2019`",
    "period that ends after it starts": "une période qui finit après avoir commencé",
    "provision": "elle n’y est pas",
    "row": "les lignes de ses tableaux",
    "text": "un texte",
    "too deeply nested": "trop de niveaux sont emboîtés",
    "true or false": "`true` ou `false`",
    "unexpected 'end of *": "il manque quelque chose avant la fin",
    "unexpected *": "inattendu : *",
    "whole number": "un nombre entier",
    "year": "une année",
}

WORDS: dict[str, str | tuple[str, str]] = {
    # diagnostics
    "acknowledged": "décidé : {why}",
    "also": "voir aussi {place}",
    "count.error": ("{n} erreur", "{n} erreurs"),
    "count.note": ("{n} remarque", "{n} remarques"),
    "count.warning": ("{n} avertissement", "{n} avertissements"),
    "error": "erreur",
    "colon": " : ",
    "hint": "conseil",
    "note": "remarque",
    "warning": "avertissement",
    # pages of help
    "page.after": "engross COMMANDE --help en dit plus sur une commande",
    "page.arguments": "Arguments :",
    "page.commands": "Commandes :",
    "page.example": "Exemples :",
    "page.everywhere": "Options de toutes les commandes, avant ou après la commande :",
    "page.options": "Options :",
    "page.usage": "Usage :",
    "page.usage.options": "[OPTIONS]",
    "page.usage.command": "COMMANDE",
    "help.help": "montrer cette page",
    "help.version": "montrer la version",
    "help.workspace": "le dossier où travailler (si omis : le plus proche, en remontant, qui contient `protocols/`)",
    "help.lang": "la langue des messages (si omis : celle de votre système)",
    "help.format": "comment dire les problèmes : aux gens, ou en JSON aux programmes",
    "metavar.compared": "TEXTE",
    "metavar.count": "N",
    "metavar.day": "DATE",
    "metavar.file": "CHEMIN",
    "metavar.folder": "DOSSIER",
    "metavar.party": "PARTIE",
    "metavar.protocol": "PROTOCOLE",
    # the commands, each with its arguments and options
    "engross": "des clauses réutilisables aux protocoles de coopération prêts à signer",
    "engross.exits": "Finit par 0 quand c’est fait, 1 quand c’est refusé, 2 quand la commande n’est pas "
    "comprise, 130 quand on l’arrête.",
    "new": "créer un espace de travail, prêt à produire",
    "new.about": "Crée le dossier, avec un premier protocole entre deux villes inventées, ses parties et ses clauses. "
    "Rien de ce qui s’y trouve n’est jamais remplacé : un dossier qui contient quelque chose est refusé.",
    "new.example": "engross new jumelages\nengross new twinnings --language en",
    "new.folder": "le dossier à créer",
    "new.language": "la langue du premier protocole (si omis : celle des messages)",
    "list": "énumérer les protocoles, ou les clauses",
    "list.about": "Affiche un nom par ligne, comme les autres commandes les attendent.",
    "list.example": "engross list\nengross list --clauses\nengross list --long",
    "list.clauses": "les clauses et leurs éditions, comme `culture@2017`",
    "list.long": "avec le titre, la période, l’état et les parties",
    "check": "trouver ce qui ne va pas, sans rien écrire",
    "check.about": "Lit les protocoles nommés, ou tous et toute la bibliothèque, et dit d’un coup tous les "
    "problèmes, chacun avec "
    "sa place, son code et que faire. Avec `--format json`, les problèmes sont affichés en une seule liste JSON.",
    "check.example": "engross check\nengross check quebec-namur/2017-2019\nengross check --format json > "
    "problemes.json",
    "check.protocols": "les protocoles à vérifier (si omis : tout)",
    "build": "produire le document d’un ou de plusieurs protocoles",
    "build.about": "Écrit output/PROTOCOLE.pdf et dit où. Un projet le dit sur chaque page. Quand quelque "
    "chose ne va pas, "
    "rien n’est écrit, et ce qui était là reste.",
    "build.example": "engross build quebec-namur/2017-2019\n"
    "engross build quebec-namur/2017-2019 --to html -o projet.html\n"
    "engross build quebec-namur/2017-2019 --first namur --final\n"
    "engross build quebec-namur/2017-2019 --watch",
    "build.protocols": "les protocoles à produire",
    "build.to": "que produire (si omis : ce que dit la fin de `-o`, ou pdf)",
    "build.output": "où : un fichier, un dossier pour plusieurs protocoles, ou `-` pour afficher (si omis : output/)",
    "build.paper": "le papier (si omis : celui de la partie nommée en premier)",
    "build.draft": "imprimer ou non la mention de projet (si omis : selon l’état du protocole)",
    "build.first": "l’exemplaire de cette partie : elle y est nommée et y signe en premier",
    "build.jobs": "combien de protocoles à la fois (si omis : un par processeur)",
    "build.watch": "recommencer chaque fois qu’une source change, jusqu’à Ctrl-C",
    "build.force": "produire même si rien n’a changé",
    "show": "montrer les parties d’un protocole, et d’où vient chaque mot",
    "show.about": "Affiche l’arbre du document : identifiants, numéros, titres, et la clause, l’édition et la "
    "ligne de chaque texte.",
    "show.example": "engross show quebec-namur/2017-2019\nengross show quebec-namur/2017-2019 --format json",
    "show.protocol": "le protocole à montrer",
    "redline.beside": "côte à côte",
    "redline.next": "changement suivant",
    "redline.only": "seulement ce qui change",
    "redline.previous": "changement précédent",
    "redline.renumbering": "cacher les renumérotations",
    "redline.typography": "cacher la typographie",
    "redline.value": "cacher les données changées",
    "redline.changes": ("{n} changement", "{n} changements"),
    "schema": "écrire le schéma JSON des fichiers YAML, pour les éditeurs",
    "schema.about": "Un éditeur qui connaît les schémas complète les clés et les explique.",
    "schema.example": "engross schema -\nengross schema schemas",
    "schema.folder": "le dossier où les écrire, ou `-` pour les afficher",
    "compare": "montrer ce qui change d’un texte à l’autre",
    "compare.about": "Trace les changements d’ANCIEN à NOUVEAU et en fait la preuve : les refuser tous rend l’ancien "
    "texte, les accepter tous rend le nouveau, caractère pour caractère. Chacun est un protocole, "
    "une édition d’une clause ou un fichier de plan (.json).",
    "compare.example": "engross compare culture@2017 culture@2021\nengross compare ancien.json nouveau.json --to json "
    "-o changements.json",
    "compare.old": "le texte tel qu’il était",
    "compare.new": "le texte tel qu’il est",
    "compare.to": "la forme du résultat (si omis : ce que dit la fin de `-o`, ou text)",
    "compare.output": "le fichier à écrire (si omis : affiché)",
    "compare.whole": "montrer aussi les paragraphes inchangés",
    "amend": "écrire l’avenant qui fait du texte en vigueur un texte modifié",
    "amend.about": "Compare le texte en vigueur de PROTOCOLE avec une copie modifiée, et écrit l’avenant, numéroté, "
    "avec ses opérations dans les formes. Preuve est faite qu’elles donnent le texte voulu, caractère pour caractère ; "
    "sinon rien n’est écrit. Rien de ce qui existe n’est remplacé.",
    "amend.example": "engross amend quebec-namur/2017-2019 quebec-namur/revu\n"
    "engross amend quebec-namur/2017-2019 quebec-namur/revu --effective 2018-01-01",
    "amend.base": "l’acte signé que l’avenant modifie",
    "amend.new": "le texte tel qu’il doit devenir",
    "amend.number": "le numéro de l’avenant (si omis : le suivant)",
    "amend.signed": "le jour de la signature (si omis : un blanc)",
    "amend.effective": "le jour où il prend effet (si omis : celui de la signature)",
    "amend.style": "les formules à employer (si omis : celles de la langue de l’acte)",
    "amend.rectify": "un procès-verbal de rectification, qui corrige une erreur depuis l’origine",
    "amend.name": "le nom de l’avenant (si omis : celui de l’acte, suivi du numéro)",
    "consolidate": "donner le texte en vigueur à une date, avenants compris",
    "consolidate.about": "Réunit l’acte signé d’une relation et ce qui le modifie en un texte consolidé, qui dit "
    "n’être pas signé, avec une note à chaque changement, la table des actes et l’historique de chaque disposition.",
    "consolidate.example": "engross consolidate quebec-namur --at 2018-06-30\n"
    "engross consolidate quebec-namur/2017-2019 --to pdf\n"
    "engross consolidate quebec-namur --since 2017-07-01 --at 2018-06-30",
    "consolidate.relation": "une relation (son dernier acte signé) ou un protocole",
    "consolidate.at": "la date (si omise : avec tout ce qui est signé)",
    "consolidate.since": "ne montrer que ce qui a changé depuis cette date",
    "consolidate.to": "que produire (si omis : ce que dit la fin de `-o`, ou text)",
    "consolidate.output": "le fichier, ou `-` pour afficher (si omis : le texte est affiché, le reste va dans output/)",
    "consolidate.paper": "le papier (si omis : celui de la partie nommée en premier)",
    "completion": "afficher le script qui complète les noms dans le terminal",
    "completion.about": "Une fois chargé, la touche Tab complète les commandes, les options et les noms des "
    "protocoles.",
    "completion.example": 'bash :  eval "$(engross completion bash)"        dans ~/.bashrc\n'
    'zsh :   eval "$(engross completion zsh)"         dans ~/.zshrc\n'
    "fish :  engross completion fish > ~/.config/fish/completions/engross.fish",
    "completion.shell": "l’interpréteur de commandes",
    # what is said while working
    "decimal": ",",
    "talk.amended": (
        "{n} opération, relue et prouvée ; maintenant : engross build {name}",
        "{n} opérations, relues et prouvées ; maintenant : engross build {name}",
    ),
    "talk.built": "{name} produit en {seconds} s",
    "talk.changes": ("{n} changement", "{n} changements"),
    "talk.checked": ("{n} protocole vérifié", "{n} protocoles vérifiés"),
    "talk.clean": "tout va bien",
    "talk.created": "l’espace de travail est prêt ; maintenant : cd {folder}, puis engross build {name}",
    "talk.empty": "il n’y a pas encore de protocole ; `engross new` crée un espace de travail qui en a un premier",
    "talk.fresh": ("{n} document produit", "{n} documents produits"),
    "talk.interrupted": "arrêté",
    "talk.progress": "{done}/{total} {name}",
    "talk.unchanged": ("{n} inchangé", "{n} inchangés"),
    "talk.watching": "en attente de changements ; Ctrl-C arrête",
    # commands that are not understood
    "usage.both": "`{first}` et `{second}` ne vont pas ensemble",
    "usage.choice": "`{value}` n’est pas l’un de {choices}",
    "usage.command": "aucune commande ne s’appelle `{name}`",
    "usage.command.hint": "`engross --help` montre celles qu’il y a",
    "usage.count": "`{value}` n’est pas un nombre à partir de 1",
    "usage.day": "`{value}` n’est pas une date : écrivez 2027-06-30",
    "usage.ending": "engross ne produit pas de `{value}` ; les fins connues sont {choices}",
    "usage.extra": "`{value}` est un mot de trop",
    "usage.flag": "l’option `{name}` ne prend pas de valeur",
    "usage.folder": "`{value}` n’est pas un dossier",
    "usage.hint": "`{command} --help` montre comment s’en servir",
    "usage.missing": "il manque {name}",
    "usage.missing.command": "quelle commande ?",
    "usage.near": "vouliez-vous dire `{near}` ?",
    "usage.one": "`-o -` affiche un protocole à la fois",
    "usage.option": "il n’y a pas d’option `{name}`",
    "usage.option.value": "l’option `{name}` attend une valeur",
    "usage.terminal": "un PDF ne se montre pas dans un terminal : nommez un fichier avec `-o`",
    "usage.value": "{name} : {problem}",
}
