"""Les pages d’aide : ce que fait chaque commande, ses arguments et ses options."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, str]] = {
    "accept": "reprendre dans un projet les changements voulus d’un texte revenu",
    "accept.about": (
        "Lit un fichier revenu (Word, LibreOffice, HTML, texte, la réponse d’un kit) et demande pour "
        "chaque changement s’il faut le reprendre. Ce qui est accepté devient l’édition suivante de "
        "sa clause, en projet ; une valeur changée l’est là où elle se trouve ; les commentaires "
        "vont aux notes de rédaction. L’acte dit ensuite exactement ce qui a été accepté, sinon rien "
        "n’est écrit. N’écrase rien de ce qui a été écrit à la main."
    ),
    "accept.authors": "reprendre les changements de cet auteur (peut se répéter)",
    "accept.changes": "reprendre ceux qu’accepte ce fichier de choix ; `--list --format json` en fait un",
    "accept.every": "tout reprendre, sans demander",
    "accept.example": (
        "engross accept retour.docx --into quebec-namur/2027-2029\nengross accept retour.docx --into "
        'quebec-namur/2027-2029 --author "Ann"'
    ),
    "accept.file": "le fichier revenu",
    "accept.into": "le projet où reprendre les changements",
    "accept.listed": "montrer les changements et leurs numéros, sans rien écrire",
    "accept.partly": "laisser de côté ce qui n’a pas de place, au lieu de ne rien écrire",
    "accept.today": "quel jour on est (si omis : aujourd’hui)",
    "accept.untracked": "reprendre aussi ce qui a changé sans suivi",
    "act": "inscrire un acte connu sans son texte",
    "act.about": "L’acte est inscrit dans la fiche de la relation ; `radar` et `renew` en tiennent compte.",
    "act.example": 'engross act quebec-namur 2021-2023 --source "registre des ententes"',
    "act.period": "la période de l’acte : 2021-2023, ou deux jours",
    "act.relation": "la relation : un dossier de protocoles",
    "act.signed": "le jour de la signature, s’il est connu",
    "act.source": "d’où l’on connaît cet acte",
    "adopt": "reprendre dans son dossier les fichiers fournis avec engross",
    "adopt.about": (
        "Copie les protocoles de la relation, la fiche de ses parties et toutes les éditions de ses "
        "clauses. Ce qui est déjà là reste tel quel."
    ),
    "adopt.example": "engross adopt quebec-namur",
    "adopt.relation": "la relation à reprendre",
    "amend": "écrire l’avenant qui fait du texte en vigueur un texte modifié",
    "amend.about": "Compare le texte en vigueur de PROTOCOLE avec une copie modifiée, et écrit l’avenant, numéroté, "
    "avec ses opérations dans les formes. Preuve est faite qu’elles donnent le texte voulu, "
    "caractère pour caractère ; "
    "sinon rien n’est écrit. Rien de ce qui existe n’est remplacé.",
    "amend.base": "l’acte signé que l’avenant modifie",
    "amend.effective": "le jour où il prend effet, ou ce qui le fixe, comme last-approval (si omis : la signature)",
    "amend.example": "engross amend quebec-namur/2017-2019 quebec-namur/revu\n"
    "engross amend quebec-namur/2017-2019 quebec-namur/revu --effective 2018-01-01",
    "amend.name": "le nom de l’avenant (si omis : celui de l’acte, suivi du numéro)",
    "amend.new": "le texte tel qu’il doit devenir",
    "amend.number": "le numéro de l’avenant (si omis : le suivant)",
    "amend.numbers": "les numéros de ce qui est inséré : bis (3 bis), point (3.1), slash (3/1), dash (3-1), "
    "letter (3A) ; ou recount, qui renumérote tout (par défaut : l’usage de la tradition)",
    "amend.rectify": "un procès-verbal de rectification, qui corrige une erreur depuis l’origine",
    "amend.signed": "le jour de la signature (si omis : un blanc)",
    "amend.style": "les formules à employer (si omis : celles de la langue de l’acte)",
    "build": "produire le document d’un ou de plusieurs protocoles",
    "build.about": "Écrit output/PROTOCOLE.pdf et dit où. Un projet le dit sur chaque page. Quand quelque "
    "chose ne va pas, "
    "rien n’est écrit, et ce qui était là reste.",
    "build.draft": "imprimer ou non la mention de projet (si omis : selon l’état du protocole)",
    "build.example": "engross build quebec-namur/2017-2019\n"
    "engross build quebec-namur/2017-2019 --to html -o projet.html\n"
    "engross build quebec-namur/2017-2019 --first namur --final\n"
    "engross build quebec-namur/2017-2019 --watch",
    "build.first": "l’exemplaire de cette partie : elle y est nommée et y signe en premier",
    "build.force": "produire même si rien n’a changé",
    "build.jobs": "combien de protocoles à la fois (si omis : un par processeur)",
    "build.output": "où : un fichier, un dossier pour plusieurs protocoles, ou `-` pour afficher (si omis : output/)",
    "build.paper": "le papier (si omis : celui de la partie nommée en premier)",
    "build.protocols": "les protocoles à produire",
    "build.to": "que produire (si omis : ce que dit la fin de `-o`, ou pdf)",
    "build.watch": "recommencer chaque fois qu’une source change, jusqu’à Ctrl-C",
    "check": "trouver ce qui ne va pas, sans rien écrire",
    "check.about": "Lit les protocoles nommés, ou tous et toute la bibliothèque, et dit d’un coup tous les "
    "problèmes, chacun avec "
    "sa place, son code et que faire. Avec `--format json`, les problèmes sont affichés en une seule liste JSON.",
    "check.example": "engross check\nengross check quebec-namur/2017-2019\nengross check --format json > "
    "problemes.json",
    "check.protocols": "les protocoles à vérifier (si omis : tout)",
    "compare": "montrer ce qui change d’un texte à l’autre",
    "compare.about": "Trace les changements d’ANCIEN à NOUVEAU et en fait la preuve : les refuser tous rend l’ancien "
    "texte, les accepter tous rend le nouveau, caractère pour caractère. Chacun est un protocole, "
    "une édition d’une clause, l’un ou l’autre à une révision de git (`NOM@git:RÉVISION`), ou un fichier : "
    "Word (.docx), LibreOffice (.odt), PDF, Markdown (.md), texte (.txt), page HTML, ou ce que `engross build` a "
    "écrit avec `--to json` ou "
    "`--to outline`.",
    "compare.allow": "échouer si autre chose que cette disposition a changé (peut se répéter)",
    "compare.author": "qui compare, imprimé en tête",
    "compare.date": "le jour, imprimé tel quel ; l’horloge n’est pas lue",
    "compare.example": "engross compare culture@2017 culture@2021\n"
    "engross compare quebec-namur/2017-2019@git:HEAD quebec-namur/2017-2019\n"
    "engross compare ancien.json nouveau.json -o comparaison.pdf\n"
    "engross compare envoi.docx retour.docx --allow culture\n"
    "engross compare culture@2017 culture@2021 -o changements.docx --author Greffe\n"
    "engross compare --three signé.json nôtre.json leur.json",
    "compare.moves": "comment un DOCX dit un déplacement : ajout et suppression (`simple`), ou déplacement (`native`)",
    "compare.new": "le texte tel qu’il est",
    "compare.no_typography": "ne pas montrer les changements d’espaces, d’apostrophes et de guillemets",
    "compare.old": "le texte tel qu’il était",
    "compare.ours": "avec `--three` : le nom de notre côté",
    "compare.output": "le fichier à écrire (si omis : affiché)",
    "compare.paper": "le papier du PDF (si omis : a4)",
    "compare.theirs": "avec `--three` : le nom de l’autre côté",
    "compare.third": "avec `--three` : leur texte, les autres étant le dernier signé et le nôtre",
    "compare.three": "les changements des deux côtés depuis le dernier texte signé, avec leur auteur",
    "compare.to": "la forme du résultat (si omis : ce que dit la fin de `-o`, ou text)",
    "compare.whole": "montrer aussi les paragraphes inchangés",
    "completion": "afficher le script qui complète les noms dans le terminal",
    "completion.about": "Une fois chargé, la touche Tab complète les commandes, les options et les noms des "
    "protocoles.",
    "completion.example": 'bash :  eval "$(engross completion bash)"        dans ~/.bashrc\n'
    'zsh :   eval "$(engross completion zsh)"         dans ~/.zshrc\n'
    "fish :  engross completion fish > ~/.config/fish/completions/engross.fish",
    "completion.shell": "l’interpréteur de commandes",
    "consolidate": "donner le texte en vigueur à une date, avenants compris",
    "consolidate.about": "Réunit l’acte signé d’une relation et ce qui le modifie en un texte consolidé, qui dit "
    "n’être pas signé, avec une note à chaque changement, la table des actes et l’historique de chaque disposition.",
    "consolidate.at": "la date (si omise : avec tout ce qui est signé)",
    "consolidate.example": "engross consolidate quebec-namur --at 2018-06-30\n"
    "engross consolidate quebec-namur/2017-2019 --to pdf\n"
    "engross consolidate quebec-namur --since 2017-07-01 --at 2018-06-30",
    "consolidate.known_on": "laisser de côté ce qui a été signé après cette date : le texte tel qu’on le connaissait",
    "consolidate.output": "le fichier, ou `-` pour afficher (si omis : le texte est affiché, le reste va dans output/)",
    "consolidate.paper": "le papier (si omis : celui de la partie nommée en premier)",
    "consolidate.relation": "une relation (son dernier acte signé) ou un protocole",
    "consolidate.since": "ne montrer que ce qui a changé depuis cette date",
    "consolidate.to": "que produire (si omis : ce que dit la fin de `-o`, ou text)",
    "copies": "faire les exemplaires à signer, ou des copies",
    "copies.about": "Fait les originaux d’un protocole bon à signer, un par partie, chacun nommant d’abord celle qui "
    "le garde, avec un certificat attestant la concordance des textes et une feuille pour le jour de la "
    "signature. Si quelque "
    "chose s’y oppose, rien n’est fait et toutes les raisons sont dites. D’un protocole signé, il fait des copies.",
    "copies.by": "qui les fait, pour le registre (si omis : $ENGROSS_BY, ou votre compte)",
    "copies.certifier": "qui certifie une copie conforme : nom et fonction",
    "copies.example": "engross copies quebec-namur/2027-2029 --report\n"
    "engross copies quebec-namur/2027-2029\n"
    "engross copies quebec-namur/2017-2019 --kind publication",
    "copies.kind": "les originaux, ou une copie : certifiée, à publier, ou à lire en gros caractères (si omis : "
    "les originaux)",
    "copies.of": "l’exemplaire dont la copie certifiée est la copie, par son numéro (si omis : 1)",
    "copies.on": "le jour où ils sont faits (si omis : aujourd’hui)",
    "copies.output": "le dossier où écrire (si omis : output/PROTOCOLE)",
    "copies.paper": "le papier (si omis : celui de qui garde chaque exemplaire)",
    "copies.protocol": "le protocole",
    "copies.report": "dire seulement s’il est bon à signer, point par point, sur une page et en JSON",
    "engross": "des clauses réutilisables aux protocoles de coopération prêts à signer",
    "engross.exits": "Finit par 0 quand c’est fait, 1 quand c’est refusé, 2 quand la commande n’est pas "
    "comprise, 130 quand on l’arrête.",
    "event": "inscrire un événement de la vie d’un acte : prolongation, dénonciation…",
    "event.about": (
        "L’événement est inscrit dans `….life.yaml`, à côté de l’acte ; `life`, `radar` et `list` "
        "en tiennent compte. Ce qui est impossible, comme dénoncer un acte avant qu’il soit en "
        "vigueur, est refusé."
    ),
    "event.day": "le jour où c’est arrivé",
    "event.effect": "le premier jour où il a effet, si c’en est un autre",
    "event.ends": "si l’acte prend fin, ou si seule la partie le quitte (si omis : l’acte)",
    "event.example": "engross event quebec-namur/2017-2019 dénonciation --day 2019-03-01 --source lettre",
    "event.kind": (
        "ce qui est arrivé, en français ou en anglais : signature, approbation, notification, "
        "prolongation, dénonciation…"
    ),
    "event.new": "qui ou ce qui vient à la place : une partie, un nom, un acte",
    "event.note": "un mot pour qui y travaille",
    "event.party": "de quelle partie",
    "event.protocol": "l’acte",
    "event.received": "le jour de la réception, pour une lettre",
    "event.rests_on": "sur quoi il repose : un article, une décision",
    "event.source": "d’où on le sait",
    "event.until": "le dernier jour qu’il fixe",
    "fill": "compléter un projet : ses blancs, et qui signe",
    "fill.about": (
        "Pose chaque question, avec ce qui est accepté et l’endroit où la réponse sera imprimée. Une "
        "réponse vide laisse le blanc. Un jour s’écrit 2027-03-01 ou « 1er mars 2027 »."
    ),
    "fill.example": (
        'engross fill quebec-namur/2027-2029\nengross fill quebec-namur/2027-2029 --set "date de la '
        'signature=10 décembre 2026"'
    ),
    "fill.listed": "montrer ce qui reste à compléter, sans rien demander",
    "fill.protocol": "le projet à compléter",
    "fill.values": "une réponse, BLANC=RÉPONSE (peut se répéter)",
    "help.format": "comment dire les problèmes : en clair, ou en JSON",
    "help.help": "montrer cette page",
    "help.lang": "la langue des messages (si omis : celle de votre système)",
    "help.version": "montrer la version",
    "help.workspace": "le dossier où travailler (si omis : le plus proche, en remontant, qui contient `protocols/`)",
    "history": "montrer une clause à travers ses éditions, et qui les emploie",
    "history.about": "Chaque édition de la clause, de la plus ancienne à la plus récente : "
    "quels protocoles l’emploient, et ce qu’elle change à la précédente.",
    "history.author": "qui le demande, imprimé en tête",
    "history.clause": "le nom de la clause",
    "history.date": "le jour, imprimé tel quel ; l’horloge n’est pas lue",
    "history.example": "engross history culture\nengross history culture -o culture.html",
    "history.output": "le fichier à écrire (si omis : affiché)",
    "history.to": "texte, page, image de la suite ou données (si omis : ce que dit la fin de `-o`, ou text)",
    "import": "reprendre un acte ancien d’un fichier",
    "import.about": (
        "Fait d’un acte (texte, Markdown, HTML, Word, LibreOffice, PDF) des clauses, des parties et un "
        "projet de protocole. Aucun mot ne se perd : l’acte assemblé est comparé au fichier avant que "
        "rien ne soit écrit. Titre, période, parties, lieu, date et signataires sont proposés, avec leur "
        "degré de certitude ; ce que personne ne confirme reste marqué `todo`. Rien de ce qui existe "
        "n’est remplacé."
    ),
    "import.ask": "demander de confirmer chaque proposition, ou non (si omis : dans un terminal, oui)",
    "import.example": (
        "engross import ancien-accord.docx\nengross import accord-1999.pdf -o accords --name quebec-namur/1999"
    ),
    "import.file": "le fichier de l’acte",
    "import.language": "la langue de l’acte, avec sa variante : fr-CA (si omis : trouvée d’après les mots)",
    "import.name": "le nom de l’acte, RELATION/PÉRIODE (si omis : d’après les parties et la période)",
    "import.output": "un dossier où faire un nouvel espace de travail (si omis : celui-ci)",
    "kit": "faire la page avec laquelle l’autre ville répond",
    "kit.about": (
        "Fait un seul fichier HTML qui marche sans réseau : l’autre ville lit le texte, voit ce qui "
        "change depuis le dernier texte signé, accepte, refuse, commente, propose des mots, et "
        "enregistre une petite réponse. `engross accept` la lit. La page parle français et anglais."
    ),
    "kit.against": "le dernier texte, comme le prend `compare` : ce qui a changé depuis est montré",
    "kit.example": "engross kit quebec-namur/2027-2029 --against quebec-namur/2017-2019",
    "kit.output": "le fichier à écrire (si omis : output/)",
    "kit.protocol": "le projet à envoyer",
    "life": "montrer la vie d’un acte, ou de tous les actes d’une relation",
    "life.about": (
        "État, premier et dernier jour avec leur règle, échéances, à qui d’agir, événements, tels "
        "qu’on les connaît un jour donné. Pour une relation : l’image de tous ses actes dans le "
        "temps."
    ),
    "life.example": (
        "engross life quebec-namur/2017-2019\n"
        "engross life quebec-namur --today 2027-01-15 -o actes.html\n"
        "engross life quebec-namur -o actes.svg"
    ),
    "life.name": "l’acte, ou la relation",
    "life.output": "le fichier à écrire (si omis : affiché)",
    "life.to": "sous quelle forme (si omis : selon la fin de `-o`, ou text)",
    "life.today": "quel jour regarder (si omis : aujourd’hui)",
    "list": "énumérer les protocoles, ou les clauses",
    "list.about": "Affiche un nom par ligne, comme les autres commandes les attendent.",
    "list.clauses": "les clauses et leurs éditions, comme `culture@2017`",
    "list.example": "engross list\nengross list --clauses\nengross list --long",
    "list.long": "avec le titre, la période, où en est l’acte, quand il finit et quand rédiger la suite",
    "list.today": "quel jour on est (si omis : aujourd’hui)",
    "metavar.clause": "CLAUSE",
    "metavar.copy": "EXEMPLAIRE",
    "metavar.count": "N",
    "metavar.day": "AAAA-MM-JJ",
    "metavar.event": "ÉVÉNEMENT",
    "metavar.field": "CHAMP",
    "metavar.file": "CHEMIN",
    "metavar.folder": "DOSSIER",
    "metavar.moment": "MOMENT",
    "metavar.name": "NOM",
    "metavar.new": "NOUVEAU",
    "metavar.office": "FONCTION",
    "metavar.old": "ANCIEN",
    "metavar.pair": "BLANC=RÉPONSE",
    "metavar.party": "PARTIE",
    "metavar.period": "PÉRIODE",
    "metavar.person": "NOM",
    "metavar.protocol": "PROTOCOLE",
    "metavar.relation": "RELATION",
    "metavar.state": "ÉTAT",
    "metavar.text": "TEXTE",
    "metavar.third": "TROISIÈME",
    "metavar.url": "ADRESSE",
    "metavar.words": "MOTS",
    "new": "créer un espace de travail, prêt à produire",
    "new.about": "Crée le dossier, avec un premier protocole entre deux villes inventées, ses parties et ses "
    "clauses. "
    "Rien de ce qui s’y trouve n’est jamais remplacé : un dossier qui contient quelque chose est refusé.",
    "new.example": "engross new jumelages\nengross new twinnings --language en",
    "new.folder": "le dossier à créer",
    "new.language": "la langue du premier protocole (si omis : celle des messages)",
    "next": "dire où en est chaque acte et quoi faire ensuite",
    "next.about": (
        "Nommez un acte, ou voyez tous ceux qui demandent quelque chose, le plus pressant d’abord. "
        "Chaque étape est suivie de la commande à taper."
    ),
    "next.example": "engross next\nengross next quebec-namur/2027-2029",
    "next.protocol": "l’acte (si omis : tous)",
    "next.today": "quel jour on est (si omis : aujourd’hui)",
    "office": "inscrire le titulaire d’une fonction",
    "office.about": (
        "Le mandat précédent est clos la veille. La fiche d’une partie fournie avec engross est d’abord "
        "copiée dans votre dossier."
    ),
    "office.example": 'engross office quebec maire "Alix Exemple" --from 2025-11-03 --gender féminin',
    "office.gender": "masculin ou féminin : le titre en dépend",
    "office.name": "le nom, tel qu’il est signé",
    "office.office": "la fonction, sous son nom court",
    "office.party": "la partie",
    "office.since": "le premier jour en fonction",
    "office.source": "d’où l’on connaît ces jours",
    "page.after": "engross COMMANDE --help en dit plus sur une commande",
    "page.arguments": "Arguments :",
    "page.commands": "Commandes :",
    "page.everywhere": "Options de toutes les commandes, avant ou après la commande :",
    "page.example": "Exemples :",
    "page.options": "Options :",
    "page.usage": "Usage :",
    "page.usage.command": "COMMANDE",
    "page.usage.options": "[OPTIONS]",
    "radar": "montrer ce qui expire, et quand la rédaction doit commencer",
    "radar.about": (
        "Chaque acte, le plus pressant d’abord : le jour où il finit, la dernière séance où tous "
        "les conseils peuvent encore approuver le suivant (`sittings` dans le fichier des "
        "parties), et le jour où la rédaction doit commencer, tant de semaines avant (`lead` "
        "dans relation.yaml, sinon 26)."
    ),
    "radar.everything": "aussi les actes auxquels un acte signé a succédé",
    "radar.example": (
        "engross radar\nengross radar --to ics -o echeances.ics\nengross radar --today 2027-01-15 --lead 20"
    ),
    "radar.lead": "combien de semaines prend la rédaction (si omis : ce que dit la relation, ou 26)",
    "radar.output": "le fichier à écrire (si omis : affiché)",
    "radar.to": "sous quelle forme (si omis : selon la fin de `-o`, ou text)",
    "radar.today": "quel jour on est (si omis : aujourd’hui)",
    "read": "lire un avenant signé que d’autres ont rédigé, en opérations",
    "read.about": "Lit l’avenant d’un acte signé (texte, Markdown, HTML, Word, LibreOffice, PDF) "
    "en un fichier d’opérations. "
    "Ce qui est lu est exécuté, redit dans les formules d’engross, puis relu. Ce qui n’est pas compris est énuméré.",
    "read.amends": "l’acte signé qu’il modifie",
    "read.at": "la date du texte qu’il modifie (si omise : avec tout ce qui est signé)",
    "read.example": "engross read avenant.docx --amends quebec-namur/2017-2019",
    "read.file": "l’avenant",
    "read.output": "le fichier d’opérations à écrire (si omis : affiché)",
    "read.style": "les formules de l’avenant (si omises : celles de la langue de l’acte)",
    "register": "montrer où est chaque exemplaire, ou inscrire ce qui lui est arrivé",
    "register.about": "Sans événement, montre le registre : celui d’un protocole, ou tous. Avec un événement, y "
    "ajoute une ligne. Une ligne ne change plus ensuite ; celle qui a changé ou disparu est dite "
    "avec son numéro. Ce qu’il faut dire : `signed` par quelle partie ou quel témoin, ou dans quel fichier si d’autres "
    "l’ont signé par voie électronique ; `scanned` dans quel fichier, `sent` à qui, `archived` où, `cancelled` "
    "pourquoi. "
    "`attested` inscrit un original signé sur papier sans engross : qui l’écrit en répond, et dit où il est gardé.",
    "register.by": "qui écrit cette ligne (si omis : ENGROSS_BY, ou le nom de votre compte)",
    "register.copy": "quel exemplaire : son numéro, son nom, ou la partie qui le garde (si omis : le seul)",
    "register.detail": "à qui, de qui, où ou pourquoi, selon l’événement",
    "register.event": "ce qui est arrivé à l’exemplaire : signed (signé), scanned (numérisé), sent (envoyé), "
    "returned (revenu), archived (archivé), cancelled (annulé) ou attested (attesté : signé jadis sur papier)",
    "register.example": "engross register\nengross register quebec-namur/2027-2029 signed --copy 1 --party quebec\n"
    "engross register quebec-namur/2027-2029 sent --copy 1 --detail Namur\n"
    "engross register quebec-namur/2017-2019 attested --copy 1 --detail archives\n"
    "engross register quebec-namur/2027-2029 --pdf registre.pdf",
    "register.file": "le fichier numérisé, ou celui que d’autres ont signé ; il est gardé dans signed/",
    "register.on": "le jour où c’est arrivé (si omis : aujourd’hui)",
    "register.paper": "le papier où l’imprimer (si omis : a4)",
    "register.party": "qui a signé : une partie, ou le nom d’un témoin",
    "register.pdf": "imprimer le registre du protocole dans ce fichier",
    "register.protocol": "le protocole (si omis : tous ceux qui ont un registre)",
    "renew": "préparer le projet de l’acte suivant",
    "renew.about": (
        "Écrit, à côté du protocole signé, le projet de celui qui lui succède : la période et ce "
        "qui en suit avancent, les clauses gardent leur édition, et ce que quelqu’un doit "
        "décider devient un blanc. Avec --sheet, fait la fiche où les parties décident, clause "
        "par clause ; leurs réponses se relisent par --answers. N’écrit jamais par-dessus un "
        "fichier."
    ),
    "renew.answers": "un fichier de réponses, JSON ou YAML ; un par partie, s’il y en a plusieurs",
    "renew.at": "la partie chez qui on signe, si c’est connu",
    "renew.example": (
        "engross renew quebec-namur/2017-2019 --period 2027-2029\nengross renew "
        "quebec-namur/2017-2019 --period 2027-2029 --sheet"
    ),
    "renew.output": "où écrire la fiche, ou `-` pour l’afficher (si omis : output/)",
    "renew.period": "la nouvelle période : 2027-2029, ou 2027-03-01/2029-12-31",
    "renew.protocol": "le protocole signé à renouveler",
    "renew.sheet": "faire la fiche de renouvellement, sans écrire de projet",
    "renew.signing_date": "le jour de la signature, s’il est connu",
    "renew.to": "la forme de la fiche (si omis : selon la fin de `-o`, ou pdf)",
    "renew.today": "quel jour on est (si omis : aujourd’hui)",
    "revise": "ouvrir l’édition suivante d’une clause",
    "revise.about": (
        "Copie la dernière édition (ou celle qui est nommée) en un projet, à côté d’elle, dans "
        "toutes ses langues. N’écrit jamais par-dessus un fichier."
    ),
    "revise.alternative": "un texte qui peut tenir lieu de cette édition, au rang suivant",
    "revise.clause": "la clause, ou l’édition dont partir",
    "revise.edition": "le nom de la nouvelle édition (si omis : l’année, ou le numéro qui suit)",
    "revise.example": 'engross revise culture\nengross revise culture@2017 --alternative --note "repli"',
    "revise.note": "une note de rédaction, gardée à côté du texte ; jamais imprimée",
    "revise.today": "quel jour on est (si omis : aujourd’hui)",
    "schema": "écrire le schéma JSON des fichiers YAML, pour les éditeurs",
    "schema.about": "Un éditeur qui connaît les schémas complète les clés et les explique.",
    "schema.example": "engross schema -\nengross schema schemas",
    "schema.folder": "le dossier où les écrire, ou `-` pour les afficher",
    "show": "montrer les parties d’un protocole, et d’où vient chaque mot",
    "show.about": "Affiche l’arbre du document : identifiants, numéros, titres, et la clause, l’édition et la "
    "ligne de chaque texte.",
    "show.example": "engross show quebec-namur/2017-2019\nengross show quebec-namur/2017-2019 --format json",
    "show.protocol": "le protocole à montrer",
    "show.today": "quel jour on est (si omis : aujourd’hui)",
    "sign": "signer un exemplaire dans l’un de ses champs",
    "sign.about": "Ajoute une signature à l’exemplaire et affiche où est le fichier signé ; l’exemplaire lui-même "
    "reste tel quel. La clé vient d’un fichier, d’une carte ou d’un service à distance. La phrase de "
    "passe est demandée, ou lue dans ENGROSS_PASSPHRASE ou `--passphrase-fd`. Aucun serveur n’est "
    "sollicité sans `--tsa`, `--csc` ou un niveau qui le veut.",
    "sign.appearance": "ce que la signature montre sur la page : text, ou none pour rien (si omis : text)",
    "sign.at": "le moment de la signature (si omis : maintenant)",
    "sign.cert": "le certificat de `--key`",
    "sign.chain": "certificats entre le vôtre et celui de l’autorité ; peut se répéter",
    "sign.credential": "quel identifiant de clé du service",
    "sign.csc": "la clé dans un service à distance (CSC) : son adresse",
    "sign.example": "engross sign exemplaire.pdf --field quebec-1 --p12 maire.p12\n"
    "engross sign exemplaire.pdf --field quebec-1 --pkcs11 libbeidpkcs11.so.0\n"
    "engross sign exemplaire.quebec-1.pdf --field namur-1 --p12 maire.p12 --level b-lt",
    "sign.field": "le champ, ou le signataire qui y signe",
    "sign.file": "l’exemplaire à signer",
    "sign.id": "quel certificat de la carte, par son identifiant (hexadécimal)",
    "sign.key": "la clé dans un fichier PEM ; son certificat avec `--cert`",
    "sign.label": "quel certificat de la carte, par son nom",
    "sign.level": "le niveau PAdES (si omis : b-b)",
    "sign.location": "le lieu, dans la signature",
    "sign.output": "le fichier à écrire (si omis : à côté de l’exemplaire, avec le nom du signataire)",
    "sign.p12": "la clé dans un fichier PKCS#12 (.p12, .pfx)",
    "sign.passphrase_fd": "lire les secrets dans ce descripteur de fichier, un par ligne",
    "sign.pkcs11": "la clé sur une carte : le module PKCS#11 de la carte",
    "sign.reason": "le motif, dans la signature",
    "sign.serial": "quelle carte, par son numéro de série",
    "sign.token": "quelle carte, par son nom",
    "sign.trust": "l’autorité à laquelle se fier, dès b-lt ; peut se répéter",
    "sign.tsa": "le serveur d’horodatage, dès b-t",
    "status": "montrer ou changer l’état d’une édition",
    "status.about": (
        "Sans état, montre les éditions d’une clause, leurs rangs, leurs notes et qui a décidé "
        "quoi. Avec un état, le change et en garde la trace à côté du texte, qui n’est jamais "
        "touché. Une édition signée ne change plus."
    ),
    "status.by": "qui l’a décidé",
    "status.clause": "la clause, une de ses éditions, ou un acte : toutes ses clauses",
    "status.example": "engross status culture\nengross status culture@2027 approved --by Conseil --on 2026-10-05",
    "status.note": "dans quelles circonstances ; gardé dans les notes, jamais imprimé",
    "status.number": "le numéro de la décision, gardé avec elle",
    "status.on": "quel jour (si omis : aujourd’hui)",
    "status.state": "le nouvel état : projet, prêt, proposé, approuvé, signé, retiré",
    "verify": "dire ce que prouve un exemplaire : signatures, sceaux, sources, registre",
    "verify.about": "Lit les fichiers et ne demande rien à personne : seuls comptent le fichier et les "
    "certificats que vous tenez pour sûrs. Finit par 0 quand tout est prouvé : rien d’anormal, "
    "tous ont signé, les certificats remontent aux autorités reconnues et n’étaient pas révoqués. "
    "Finit par 1 quand quelque chose ne va pas, et aussi quand quelque chose n’a pas pu être "
    "prouvé ; le verdict dit lequel.",
    "verify.at": "le moment auquel juger, avec son fuseau (si omis : maintenant)",
    "verify.example": "engross verify exemplaire-1.pdf --trust autorite.pem\nengross verify exemplaire-1.pdf "
    "--trust autorite.pem --to pdf -o rapport.pdf\nengross verify exemplaire-1.pdf --trust "
    "autorite.pem --online",
    "verify.files": "les fichiers à vérifier, ou un protocole : ses fichiers signés, dans signed/",
    "verify.level": "le niveau minimal de chaque signature",
    "verify.online": "demander aux autorités, aux adresses des certificats, ce qui a été révoqué",
    "verify.output": "le fichier à écrire (si omis : affiché)",
    "verify.rebuild": "refaire l’exemplaire à partir des sources qu’il contient, ou non (si omis : oui)",
    "verify.to": "la forme du rapport (si omis : ce que dit la fin de `-o`, ou text)",
    "verify.trust": "un certificat à tenir pour sûr, ou plusieurs dans un fichier ; peut être donné plusieurs fois",
}
