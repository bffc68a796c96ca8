"""The pages of help: what each command does, its arguments and options."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, str]] = {
    "accept": "take the wanted changes of a text that came back into a draft",
    "accept.about": (
        "Reads a file that came back (Word, LibreOffice, HTML, text, the answer of a kit) and asks "
        "for each change whether to take it. What is accepted becomes the next edition of its "
        "clause, as a draft; a value that changed is changed where it stands; comments go into the "
        "drafting notes. The act then says exactly what was accepted, or nothing is written. Writes "
        "over nothing that was written by hand."
    ),
    "accept.authors": "take the changes of this author (may be repeated)",
    "accept.changes": "take those that this file of choices accepts; `--list --format json` makes one",
    "accept.every": "take all changes, without asking",
    "accept.example": (
        "engross accept back.docx --into quebec-namur/2027-2029\nengross accept back.docx --into "
        'quebec-namur/2027-2029 --author "Ann"'
    ),
    "accept.file": "the file that came back",
    "accept.into": "the draft to take the changes into",
    "accept.listed": "show the changes with their numbers, and write nothing",
    "accept.partly": "leave out what has no place, instead of writing nothing",
    "accept.today": "what day it is (if left out: today)",
    "accept.untracked": "take also what was changed without being tracked",
    "act": "enter an act that is known without its text",
    "act.about": "The act is entered in the record of the relation; `radar` and `renew` take it into account.",
    "act.example": 'engross act quebec-namur 2021-2023 --source "register of agreements"',
    "act.period": "the period of the act: 2021-2023, or two days",
    "act.relation": "the relation: a folder of protocols",
    "act.signed": "the day of signature, if it is known",
    "act.source": "where the act is known from",
    "adopt": "take the built-in files of a relation into one’s folder",
    "adopt.about": (
        "Copies the protocols of the relation, the records of its parties and all editions of its "
        "clauses. What is there already stays as it is."
    ),
    "adopt.example": "engross adopt quebec-namur",
    "adopt.relation": "the relation to take over",
    "amend": "write the amendment that turns the text in force into an edited one",
    "amend.about": "Compares the text in force of PROTOCOL with an edited copy and writes the amendment, numbered, "
    "its "
    "operations in formal words. They are proved to give the text wanted, character for character; otherwise nothing "
    "is written. Nothing that is there is overwritten.",
    "amend.base": "the signed act that is amended",
    "amend.effective": "the day it takes effect, or what sets it, such as last-approval (if left out: the signature)",
    "amend.example": "engross amend quebec-namur/2017-2019 quebec-namur/edited\n"
    "engross amend quebec-namur/2017-2019 quebec-namur/edited --effective 2018-01-01",
    "amend.name": "the name of the amendment (if left out: that of the act with the number)",
    "amend.new": "the text as it is to be",
    "amend.number": "the number of the amendment (if left out: the next)",
    "amend.numbers": "numbers of what is inserted: bis (3 bis), point (3.1), slash (3/1), dash (3-1), letter (3A); or "
    "recount, which numbers all anew (if left out: as the tradition does)",
    "amend.rectify": "a record of correction, which corrects an error from the start",
    "amend.signed": "the day of signature (if left out: a blank)",
    "amend.style": "the formal words (if left out: those of the language of the act)",
    "build": "make the document of one or of several protocols",
    "build.about": "Writes output/PROTOCOL.pdf and prints where. A draft says so on each page. When something "
    "is wrong nothing "
    "is written, and what stood there before stays.",
    "build.draft": "print the draft mark or not (if left out: after the state of the protocol)",
    "build.example": "engross build quebec-namur/2017-2019\n"
    "engross build quebec-namur/2017-2019 --to html -o draft.html\n"
    "engross build quebec-namur/2017-2019 --first namur --final\n"
    "engross build quebec-namur/2017-2019 --watch",
    "build.first": "the counterpart of this party: it is named first and signs first",
    "build.force": "build even if nothing has changed",
    "build.jobs": "how many protocols at a time (if left out: one a processor)",
    "build.output": "where: a file, a folder for several protocols, or `-` to print it (if left out: output/)",
    "build.paper": "the paper (if left out: that of the party named first)",
    "build.protocols": "the protocols to build",
    "build.to": "what to make (if left out: what the ending of `-o` says, or pdf)",
    "build.watch": "build again each time a source changes, until Ctrl-C",
    "check": "find what is wrong, without writing anything",
    "check.about": "Reads the protocols named, or all of them and the whole library, and tells every problem at "
    "once, each with "
    "its place, its code and what to do. With `--format json` the problems are printed as one JSON list.",
    "check.example": (
        "engross check\nengross check quebec-namur/2017-2019\nengross check --format json > problems.json"
    ),
    "check.protocols": "the protocols to check (if left out: everything)",
    "compare": "show what changed from one text to another",
    "compare.about": "Draws the redline from OLD to NEW and proves it: taking every change back gives OLD, accepting "
    "every change gives NEW, character for character. Each is a protocol, an edition of a clause, either "
    "at a revision of git (`NAME@git:REVISION`), or a file: Word (.docx), LibreOffice (.odt), PDF, Markdown (.md), "
    "text (.txt), an HTML page, or what `engross build` wrote with `--to json` or `--to outline`.",
    "compare.allow": "fail if anything else than this provision changed (may be repeated)",
    "compare.author": "who compares, printed at the head",
    "compare.date": "the day, printed as given; no clock is read",
    "compare.example": "engross compare culture@2017 culture@2021\n"
    "engross compare quebec-namur/2017-2019@git:HEAD quebec-namur/2017-2019\n"
    "engross compare old.json new.json -o comparison.pdf\n"
    "engross compare sent.docx returned.docx --allow culture\n"
    "engross compare culture@2017 culture@2021 -o changes.docx --author Clerk\n"
    "engross compare --three signed.json ours.json theirs.json",
    "compare.moves": "how a DOCX tells what moved: put in and taken out (`simple`), or moved (`native`)",
    "compare.new": "the text as it is now",
    "compare.no_typography": "do not show changes of spaces, apostrophes and quotes",
    "compare.old": "the text as it was",
    "compare.ours": "with `--three`: the name of our side",
    "compare.output": "the file to write (if left out: printed)",
    "compare.paper": "the paper of the PDF (if left out: a4)",
    "compare.theirs": "with `--three`: the name of the other side",
    "compare.third": "with `--three`: their text, the others being the last signed one and ours",
    "compare.three": "changes of both sides since the last signed text, each with its author",
    "compare.to": "the form of the redline (if left out: what the ending of `-o` says, or text)",
    "compare.whole": "show the paragraphs without a change too",
    "completion": "print the script that completes names in the shell",
    "completion.about": "Once it is loaded, the Tab key completes commands, options and the names of protocols.",
    "completion.example": 'bash:  eval "$(engross completion bash)"        in ~/.bashrc\n'
    'zsh:   eval "$(engross completion zsh)"         in ~/.zshrc\n'
    "fish:  engross completion fish > ~/.config/fish/completions/engross.fish",
    "completion.shell": "the shell",
    "consolidate": "give the text in force on a day, amendments worked in",
    "consolidate.about": "Brings the signed act of a relation and what amends it together in one consolidated text, "
    "which says that it is not signed, with a note at each change, a table of acts, the history of each provision.",
    "consolidate.at": "the day (if left out: with all that is signed)",
    "consolidate.example": "engross consolidate quebec-namur --at 2018-06-30\n"
    "engross consolidate quebec-namur/2017-2019 --to pdf\n"
    "engross consolidate quebec-namur --since 2017-07-01 --at 2018-06-30",
    "consolidate.known_on": "leave out what was signed after that day: the text as it was known then",
    "consolidate.output": "the file, or `-` to print (if left out: text is printed, all else goes to output/)",
    "consolidate.paper": "the paper (if left out: that of the party named first)",
    "consolidate.relation": "a relation (its last signed act) or a protocol",
    "consolidate.since": "show only what changed since that day",
    "consolidate.to": "what to make (if left out: what the ending of `-o` says, or text)",
    "copies": "make the originals to be signed, or copies",
    "copies.about": "Makes the originals of a protocol that is fit to sign, one for each party, each with that party "
    "named first, a certificate that they say the same, and a sheet for the day of signature. When something stands "
    "against it, nothing is made and every reason is told. Of a protocol that is signed it makes copies.",
    "copies.by": "who makes them, for the register (if left out: $ENGROSS_BY, or your account)",
    "copies.certifier": "who certifies a certified copy: name and office",
    "copies.example": "engross copies quebec-namur/2027-2029 --report\n"
    "engross copies quebec-namur/2027-2029\n"
    "engross copies quebec-namur/2017-2019 --kind publication",
    "copies.kind": (
        "the originals, or a copy: certified, to publish, or to read in large type (if left out: originals)"
    ),
    "copies.of": "the original that a certified copy is of, by its number (if left out: 1)",
    "copies.on": "the day of issue (if left out: today)",
    "copies.output": "the folder to write in (if left out: output/PROTOCOL)",
    "copies.paper": "the paper (if left out: that of who keeps each original)",
    "copies.protocol": "the protocol",
    "copies.report": "only tell whether it is fit to sign, point by point, as a page and as JSON",
    "engross": "from reusable clauses to cooperation protocols that are ready to sign",
    "engross.exits": "Ends with 0 when it is done, 1 when it is refused, 2 when the command is not understood, "
    "130 when stopped.",
    "event": "enter an event in the life of an act: prolonged, denounced…",
    "event.about": (
        "The event is entered in `….life.yaml`, beside the act; `life`, `radar` and `list` take it "
        "into account. What cannot be, such as to denounce an act before it is in force, is "
        "refused."
    ),
    "event.day": "the day it happened",
    "event.effect": "the first day on which it has effect, if that is another one",
    "event.ends": "whether the act ends, or only the party leaves it (if left out: the act)",
    "event.example": "engross event quebec-namur/2017-2019 denounced --day 2019-03-01 --source letter",
    "event.kind": "what happened, in English or French: signed, approved, notified, extended, denounced…",
    "event.new": "who or what comes instead: a party, a name, an act",
    "event.note": "a word for whoever works on it",
    "event.party": "of which party",
    "event.protocol": "the act",
    "event.received": "the day of receipt, for a letter",
    "event.rests_on": "what it rests on: an article, a decision",
    "event.source": "where it is known from",
    "event.until": "the last day that it sets",
    "fill": "complete a draft: its blanks, and who signs",
    "fill.about": (
        "Asks each question, with what is accepted and where the answer will be printed. An empty answer "
        "leaves the blank. A day is written 2027-03-01 or “1 March 2027”."
    ),
    "fill.example": (
        'engross fill quebec-namur/2027-2029\nengross fill quebec-namur/2027-2029 --set "date of '
        'signature=10 December 2026"'
    ),
    "fill.listed": "show what is left, and ask nothing",
    "fill.protocol": "the draft to complete",
    "fill.values": "an answer, BLANK=ANSWER (may be repeated)",
    "help.format": "how problems are told: to people, or as JSON to programs",
    "help.help": "show this page",
    "help.lang": "the language of the messages (if left out: that of your system)",
    "help.version": "show the version",
    "help.workspace": "the folder to work in (if left out: the nearest one above that holds `protocols/`)",
    "history": "show a clause through its editions, and who uses them",
    "history.about": "Every edition of the clause, oldest first: "
    "which protocols use it, and what it changed in the one before.",
    "history.author": "who asks, printed at the head",
    "history.clause": "the name of the clause",
    "history.date": "the day, printed as given; no clock is read",
    "history.example": "engross history culture\nengross history culture -o culture.html",
    "history.output": "the file to write (if left out: printed)",
    "history.to": "text, page, picture of the chain or data (if left out: what the ending of `-o` says, or text)",
    "import": "take an old act out of a file",
    "import.about": (
        "Makes clauses, parties and a draft protocol out of an act (text, Markdown, HTML, Word, "
        "LibreOffice, PDF). No word is lost: the act put together is compared with the file before "
        "anything is written. Title, period, parties, place, day and signatories are proposed, with how "
        "sure each is; what nobody confirms stays marked `todo`. Nothing that exists is replaced."
    ),
    "import.ask": "ask to confirm each proposal, or not (if left out: in a terminal, yes)",
    "import.example": (
        "engross import old-agreement.docx\nengross import agreement-1999.pdf -o agreements --name quebec-namur/1999"
    ),
    "import.file": "the file of the act",
    "import.language": "the language of the act, with its locale: fr-CA (if left out: found from its words)",
    "import.name": "the name of the act, RELATION/PERIOD (if left out: after its parties and period)",
    "import.output": "a folder in which to make a new workspace (if left out: this one)",
    "kit": "make the page with which the other city answers",
    "kit.about": (
        "Makes one HTML file that works without a network: the other city reads the text, sees what "
        "changed since the last signed one, accepts, rejects, comments, proposes words, and saves a "
        "small answer. `engross accept` reads it. The page speaks French and English."
    ),
    "kit.against": "the last text, as `compare` takes it: what changed since is shown",
    "kit.example": "engross kit quebec-namur/2027-2029 --against quebec-namur/2017-2019",
    "kit.output": "the file to write (if left out: output/)",
    "kit.protocol": "the draft to send",
    "life": "show the life of an act, or of all acts of a relation",
    "life.about": (
        "State, first and last day with their rule, deadlines, who is to act, events, as they are "
        "known on a day. For a relation: the picture of all its acts over time."
    ),
    "life.example": (
        "engross life quebec-namur/2017-2019\n"
        "engross life quebec-namur --today 2027-01-15 -o acts.html\n"
        "engross life quebec-namur -o acts.svg"
    ),
    "life.name": "the act, or the relation",
    "life.output": "the file to write (if left out: printed)",
    "life.to": "in which form (if left out: what the ending of `-o` says, or text)",
    "life.today": "which day to look at (if left out: today)",
    "list": "list the protocols, or the clauses",
    "list.about": "Prints one name a line, as the other commands want them.",
    "list.clauses": "the clauses and their editions, as `culture@2017`",
    "list.example": "engross list\nengross list --clauses\nengross list --long",
    "list.long": "with title, period, where the act stands, when it ends and when to draft the next",
    "list.today": "what day it is (if left out: today)",
    "metavar.clause": "CLAUSE",
    "metavar.copy": "COPY",
    "metavar.count": "N",
    "metavar.day": "YYYY-MM-DD",
    "metavar.event": "EVENT",
    "metavar.field": "FIELD",
    "metavar.file": "PATH",
    "metavar.folder": "FOLDER",
    "metavar.moment": "MOMENT",
    "metavar.name": "NAME",
    "metavar.new": "NEW",
    "metavar.office": "OFFICE",
    "metavar.old": "OLD",
    "metavar.pair": "BLANK=ANSWER",
    "metavar.party": "PARTY",
    "metavar.period": "PERIOD",
    "metavar.person": "NAME",
    "metavar.protocol": "PROTOCOL",
    "metavar.relation": "RELATION",
    "metavar.state": "STATE",
    "metavar.text": "TEXT",
    "metavar.third": "THIRD",
    "metavar.url": "ADDRESS",
    "metavar.words": "WORDS",
    "new": "make a workspace, ready to build",
    "new.about": "Makes the folder, with a first protocol between two invented cities, its parties and its clauses. "
    "Nothing that stands there is ever replaced: a folder that holds something is refused.",
    "new.example": "engross new jumelages\nengross new twinnings --language en",
    "new.folder": "the folder to make",
    "new.language": "the language of the first protocol (if left out: that of the messages)",
    "next": "say where each act stands and what to do next",
    "next.about": (
        "Name an act, or see all that ask for something, the most pressing first. Each step comes with "
        "the command to type."
    ),
    "next.example": "engross next\nengross next quebec-namur/2027-2029",
    "next.protocol": "the act (all if left out)",
    "next.today": "what day it is (today if left out)",
    "office": "enter who holds an office",
    "office.about": (
        "The holder before ends on the day before. The record of a built-in party is copied into your folder first."
    ),
    "office.example": 'engross office quebec maire "Alix Exemple" --from 2025-11-03 --gender feminine',
    "office.gender": "masculine or feminine: the title follows it",
    "office.name": "the name as signed",
    "office.office": "the office, by its short name",
    "office.party": "the party",
    "office.since": "the first day in office",
    "office.source": "where the days are known from",
    "page.after": "engross COMMAND --help tells more about a command",
    "page.arguments": "Arguments:",
    "page.commands": "Commands:",
    "page.everywhere": "Options for all commands, before or after the command:",
    "page.example": "Examples:",
    "page.options": "Options:",
    "page.usage": "Usage:",
    "page.usage.command": "COMMAND",
    "page.usage.options": "[OPTIONS]",
    "radar": "show what ends, and when drafting must start",
    "radar.about": (
        "Each act, the most pressing first: the day it ends, the last sitting at which all "
        "councils can still approve the next one (`sittings` in the party’s file), and the day "
        "drafting must start, so many weeks before (`lead` in relation.yaml, else 26)."
    ),
    "radar.everything": "also the acts that a signed one follows",
    "radar.example": (
        "engross radar\nengross radar --to ics -o deadlines.ics\nengross radar --today 2027-01-15 --lead 20"
    ),
    "radar.lead": "how many weeks drafting takes (if left out: what the relation says, or 26)",
    "radar.output": "the file to write (if left out: printed)",
    "radar.to": "in which form (if left out: what the ending of `-o` says, or text)",
    "radar.today": "what day it is (if left out: today)",
    "read": "read a signed amendment that others drafted, into operations",
    "read.about": "Reads the amendment of a signed act (text, Markdown, HTML, Word, LibreOffice, PDF) "
    "into a file of operations. "
    "What is read is carried out, said again in engross's own forms, and read back. What is not understood is listed.",
    "read.amends": "the signed act that it amends",
    "read.at": "the day of the text that it amends (if left out: with all that is signed)",
    "read.example": "engross read amendment.docx --amends quebec-namur/2017-2019",
    "read.file": "the amendment",
    "read.output": "the file of operations to write (if left out: printed)",
    "read.style": "the formal words of the amendment (if left out: those of the language of the act)",
    "register": "show where each copy is, or record what happened to it",
    "register.about": "Without an event, shows the register: of one protocol, or of all. With one, adds a line to "
    "it. A line never changes afterwards; one that was changed or is gone is told with its number. What must be said: "
    "`signed` by which party or witness, or in which file if others signed it electronically; `scanned` in which file, "
    "`sent` to whom, `archived` where, `cancelled` why. `attested` enters an original that was signed on paper without "
    "engross: whoever writes it vouches for it, and says where it is kept.",
    "register.by": "who writes this line (if left out: ENGROSS_BY, or the name of your account)",
    "register.copy": "which copy: its number, its name, or the party that keeps it (if left out: the only one)",
    "register.detail": "to whom, from whom, where or why, after the event",
    "register.event": "what happened to the copy: signed, scanned, sent, returned, archived, cancelled, or attested "
    "(signed on paper in former times)",
    "register.example": "engross register\nengross register quebec-namur/2027-2029 signed --copy 1 --party quebec\n"
    "engross register quebec-namur/2027-2029 sent --copy 1 --detail Namur\n"
    "engross register quebec-namur/2017-2019 attested --copy 1 --detail archives\n"
    "engross register quebec-namur/2027-2029 --pdf register.pdf",
    "register.file": "the scan, or the file that others have signed; it is kept in signed/",
    "register.on": "the day it happened (if left out: today)",
    "register.paper": "the paper to print it on (if left out: a4)",
    "register.party": "who signed: a party, or the name of a witness",
    "register.pdf": "print the register of the protocol in this file",
    "register.protocol": "the protocol (if left out: all that have a register)",
    "renew": "prepare the draft of the next act",
    "renew.about": (
        "Writes, beside the signed protocol, the draft of the one that follows it: the period "
        "and what follows from it move on, clauses keep their edition, and what someone must "
        "decide becomes a placeholder. With --sheet, makes the sheet on which the parties "
        "decide, clause by clause; their answers are read back with --answers. Never writes over "
        "a file."
    ),
    "renew.answers": "a file of answers, JSON or YAML; one a party, if there are several",
    "renew.at": "the party where it is signed, if that is known",
    "renew.example": (
        "engross renew quebec-namur/2017-2019 --period 2027-2029\nengross renew "
        "quebec-namur/2017-2019 --period 2027-2029 --sheet"
    ),
    "renew.output": "where to write the sheet, or `-` to print it (if left out: output/)",
    "renew.period": "the new period: 2027-2029, or 2027-03-01/2029-12-31",
    "renew.protocol": "the signed protocol to renew",
    "renew.sheet": "make the renewal sheet, without writing a draft",
    "renew.signing_date": "the day of signature, if it is known",
    "renew.to": "the form of the sheet (if left out: what the ending of `-o` says, or pdf)",
    "renew.today": "what day it is (if left out: today)",
    "revise": "open the next edition of a clause",
    "revise.about": (
        "Copies the last edition (or the one named) as a draft beside it, in all its languages. "
        "Never writes over a file."
    ),
    "revise.alternative": "a text that may stand instead of that edition, at the next rank",
    "revise.clause": "the clause, or the edition to start from",
    "revise.edition": "the name of the new edition (if left out: the year, or the number that follows)",
    "revise.example": 'engross revise culture\nengross revise culture@2017 --alternative --note "fallback"',
    "revise.note": "a drafting note, kept beside the text; never printed",
    "revise.today": "what day it is (if left out: today)",
    "schema": "write the JSON Schema of the YAML files, for editors",
    "schema.about": "An editor that knows the schemas completes the keys and explains them.",
    "schema.example": "engross schema -\nengross schema schemas",
    "schema.folder": "the folder to write them in, or `-` to print them",
    "show": "show the parts of a protocol, and where each word came from",
    "show.about": "Prints the tree of the document: ids, numbers, headings, and the clause, the edition and the "
    "line of each text.",
    "show.example": "engross show quebec-namur/2017-2019\nengross show quebec-namur/2017-2019 --format json",
    "show.protocol": "the protocol to show",
    "show.today": "what day it is (if left out: today)",
    "sign": "sign a copy in one of its fields",
    "sign.about": "Adds a signature to the copy and prints where the signed file is; the copy itself stays as it is. "
    "The key comes from a file, a card or a remote service. A passphrase is asked for, or read from "
    "ENGROSS_PASSPHRASE or `--passphrase-fd`. Servers are asked only if `--tsa`, `--csc` or the level "
    "says so.",
    "sign.appearance": "what the signature shows on the page: text, or none (if left out: text)",
    "sign.at": "the moment of signing (if left out: now)",
    "sign.cert": "the certificate of `--key`",
    "sign.chain": "certificates between yours and the authority’s; may be repeated",
    "sign.credential": "which credential of the service",
    "sign.csc": "the key at a remote service (CSC): its address",
    "sign.example": "engross sign copy.pdf --field quebec-1 --p12 mayor.p12\n"
    "engross sign copy.pdf --field quebec-1 --pkcs11 libbeidpkcs11.so.0\n"
    "engross sign copy.quebec-1.pdf --field namur-1 --p12 mayor.p12 --level b-lt",
    "sign.field": "the field, or the signatory who signs in it",
    "sign.file": "the copy to sign",
    "sign.id": "which certificate on the card, by its id (hexadecimal)",
    "sign.key": "the key in a PEM file; its certificate with `--cert`",
    "sign.label": "which certificate on the card, by its label",
    "sign.level": "the PAdES level (if left out: b-b)",
    "sign.location": "the place, in the signature",
    "sign.output": "the file to write (if left out: beside the copy, with the signatory’s name)",
    "sign.p12": "the key in a PKCS#12 file (.p12, .pfx)",
    "sign.passphrase_fd": "read secrets from this file descriptor, one a line",
    "sign.pkcs11": "the key on a card: the PKCS#11 module of the card",
    "sign.reason": "the reason, in the signature",
    "sign.serial": "which card, by its serial number",
    "sign.token": "which card, by its label",
    "sign.trust": "the authority to trust, for b-lt and above; may be repeated",
    "sign.tsa": "the timestamp server, for b-t and above",
    "status": "show or change where an edition stands",
    "status.about": (
        "Without a state, shows the editions of a clause, their ranks, their notes and who "
        "decided what. With a state, changes it and keeps the trace beside the text, which is "
        "never touched. A signed edition changes no more."
    ),
    "status.by": "who decided it",
    "status.clause": "the clause, one of its editions, or an act: all its clauses",
    "status.example": "engross status culture\nengross status culture@2027 approved --by Council --on 2026-10-05",
    "status.note": "in which circumstances; kept in the notes, never printed",
    "status.number": "the number of the decision, kept with it",
    "status.on": "on which day (if left out: today)",
    "status.state": "the new state: draft, ready, proposed, approved, signed, withdrawn",
    "verify": "say what a copy proves: signatures, seals, sources, register",
    "verify.about": "Reads files and asks nobody: only the file counts, and the certificates that you trust. "
    "Ends with 0 when all is proved: nothing wrong, all have signed, certificates that lead to "
    "the authorities trusted and were not revoked. Ends with 1 when something is wrong, and also when "
    "something could not be proved; the verdict says which.",
    "verify.at": "the moment to judge at, with its time zone (if left out: now)",
    "verify.example": "engross verify counterpart-1.pdf --trust authority.pem\nengross verify counterpart-1.pdf "
    "--trust authority.pem --to pdf -o report.pdf\nengross verify counterpart-1.pdf --trust "
    "authority.pem --online",
    "verify.files": "the files to verify, or a protocol: its signed files in signed/",
    "verify.level": "the least level that each signature must have",
    "verify.online": "ask the authorities, at the addresses in the certificates, what was revoked",
    "verify.output": "the file to write (if left out: printed)",
    "verify.rebuild": "make the copy again from the sources inside it, or not (if left out: yes)",
    "verify.to": "the form of the report (if left out: what the ending of `-o` says, or text)",
    "verify.trust": "a certificate to trust, or several in a file; may be given several times",
}
