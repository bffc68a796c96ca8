"""What engross says in English.

House style: plain short words, lower case at the start, no full stop, literals in
backticks. A message or a hint may be several alternatives; the first whose
facts are all known is said. Entries are sorted; every catalogue holds the same.
"""

from __future__ import annotations

Words = str | tuple[str, ...]


def singular(n: object) -> bool:
    return n == 1


def typeset(text: str) -> str:
    return text


CODES: dict[str, tuple[Words, Words]] = {
    "accent-lost": (
        ("`{text}` has lost an accent: `{right}`", "an accent is lost"),
        "accents stay on capitals too",
    ),
    "agreement-wrong": (
        ("`{text}` does not agree: `{right}`", "this word does not agree with the parties"),
        'use the filter: `{{ "désireux" | agree(parties) }}`',
    ),
    "already-signed": (
        "this protocol is signed: no new original can be made of it",
        "make a copy instead: `--kind certified`, `publication` or `reading`",
    ),
    "already-there": (
        "this is already done in `{name}`",
        "take the operation out: the text has its effect already",
    ),
    "ambiguous-words": (
        "`{text}` stands several times in `{name}`: `{first}` and `{second}`",
        "say which with `nth`, or quote one word more",
    ),
    "amended-since": (
        "{amendment} changed the act that is renewed, and its text in force cannot be worked out: the draft takes up "
        "`{name}` as it was signed",
        "see what stands in the way (`engross consolidate {name}`), and put into the draft what is to stay",
    ),
    "amendment-before-base": (
        "the amendment is of {date}, and the act that it amends of {day} ({name})",
        "correct the day of signature, or the day it takes effect",
    ),
    "amendment-carried": (
        "{title}: `{text}` changed, and the draft takes up the text in force (`{how}`)",
        "read it, and decide whether it stays",
    ),
    "amendment-cycle": (
        "`{name}` amends itself: {chain}",
        "correct one of the `amends`",
    ),
    "amendment-left": (
        "{title}: `{text}` changed, and the draft could not take that up exactly: it has the words as signed",
        "read the text in force (`engross consolidate`), and write that change into the draft by hand",
    ),
    "amendment-not-exact": (
        "the operations do not give the text wanted, from `{place}` on: nothing is written",
        "this is a fault of engross: please report it with both texts",
    ),
    "amendment-number-twice": (
        "the number {number} is that of `{name}` already",
        "give each amendment a number of its own",
    ),
    "amendment-twice": (
        "{title}: the text has received these operations already",
        "take one of the two amendments out, they say the same",
    ),
    "amendments-out-of-order": (
        "signed on {date}, before the amendment that precedes it ({name}, on {day})",
        "correct one of the dates, or the numbers",
    ),
    "amends-elsewhere": (
        "`{name}` is not of the same relation",
        "an amendment stands in the folder of the act that it amends",
    ),
    "amount-mismatch": (
        "the words and the figures of `{text}` are not the same number",
        "correct one of the two, or let filters write both: `amount` and `amount_words`",
    ),
    "anniversary-falls": (
        "an anniversary falls in {year}, number {number}: {name}",
        "see whether the act should say so, and whether a clause counts it already",
    ),
    "anniversary-wrong": (
        "`{text}` does not count from {base}",
        (
            "it is the {right}; let the filter count: `{{ relation.… | anniversary(2019) | ordinal }}`",
            "correct the number, or the date of the milestone",
        ),
    ),
    "answer-inside-dropped": (
        "`{name}` is to stay, but `{above}`, which contains it, is to go",
        "keep both, or drop both",
    ),
    "answers-differ": (
        "the answers differ for `{name}`: `{one}` and `{other}`",
        "agree, and correct one of the two",
    ),
    "answers-of-another": (
        "these answers are for `{found}`, not for `{wanted}`",
        "give the file of this renewal",
    ),
    "authenticity-mismatch": (
        "`{text}`, but the act has {count} in all",
        "say how many texts there are, or say nothing for one",
    ),
    "authenticity-missing": (
        "the act has {count} languages and does not say which text counts",
        "add: the two texts being equally authentic",
    ),
    "authority-after-signing": (
        "the decision of {date} is later than the signing of {day}",
        "who signs must be authorized before; correct one of the dates",
    ),
    "authority-missing": (
        "the decision by which `{party}` signs is not recorded",
        "add `authority:` with its name, its number and its date",
    ),
    "bad-yaml": (
        ("this cannot be read as YAML: {problem}", "this cannot be read as YAML"),
        "look at the indentation, at a quote left open, or at a colon in a text that has no quotes",
    ),
    "base-altered": (
        "the text of `{name}` is no longer the one that {title} amends",
        "what is signed does not change: put the signed text back, or make a correction",
    ),
    "base-misdated": (
        "`{name}` is of {date}, not of {text}",
        "let the filter write the year: `{{ relation.… | year }}`",
    ),
    "base-named-otherwise": (
        "`{text}` is called `{name}` in the relation’s record",
        "use one name: `{{ relation.… | the }}`",
    ),
    "base-unsigned": (
        "`{name}` is not signed: there is nothing to amend",
        "change the draft itself, or say `state: signed`",
    ),
    "blank-left": (
        "a blank is left in the text: `{text}`",
        "write what is missing, or mark it as still open: `[[name]]`",
    ),
    "brackets-left": (
        ("brackets are left in the text: `{text}`", "brackets are left in the text"),
        "write what is missing and take the brackets away",
    ),
    "cannot-write": (
        ("`{name}` cannot be written: {reason}", "`{name}` cannot be written"),
        "what stood there before is untouched; choose another place with `-o`, or ask for the right to write there",
    ),
    "capital-in-plural": (
        "`{text}`: a common noun has no capital in the plural (`{right}`)",
        "keep the capital for one party: `la Ville`",
    ),
    "capital-of-instrument": (
        "`{text}`: the act calls itself `{right}` elsewhere",
        "use `{{ instrument | this }}`",
    ),
    "certificate-expired": (
        "the certificate of {name} ended on {date}",
        "sign with a certificate that is still valid, or ask its issuer for a new one",
    ),
    "certificate-name-differs": (
        "the certificate is that of {name}; {person} is expected in `{field}`",
        "make sure that it is the same person; to be strict about it, the protocol can name the certificate",
    ),
    "certificate-not-for-signing": (
        "the certificate of {name} is not meant for signing",
        "choose the certificate for signatures; a card often holds a second one, to prove who you are",
    ),
    "certificate-not-yet-valid": (
        "the certificate of {name} begins on {date}",
        "wait until then, or look whether the clock of this computer is right",
    ),
    "certificate-of-another": (
        "the certificate is that of {name}, but the protocol wants that of `{person}` in `{field}`",
        "sign with that person’s certificate, or in your own field",
    ),
    "certificate-revoked": (
        "the certificate of {name} was revoked on {date}",
        "sign with another certificate; what was signed with this one since then is worth nothing",
    ),
    "certificate-untrusted": (
        "the certificate of {name} does not lead to one that you trust",
        "give the certificate of the authority with `--trust`, and those between with `--chain`",
    ),
    "certifier-missing": (
        "who certifies this copy is not said",
        'name the person and the office: `--certifier "…, city clerk"`',
    ),
    "chain-circular": (
        ("these acts follow one another in a circle: {chain}", "these acts follow one another in a circle"),
        "correct `predecessor` in one of them",
    ),
    "change-not-allowed": (
        (
            "`{place}`: `{old}` became `{new}`",
            "`{place}`: `{new}` was put in",
            "`{place}`: `{old}` was taken out",
            "`{place}`: `{moved}` moved",
            "`{place}`: `{set}` is set otherwise",
            "`{place}` was arranged otherwise: its borders, its lists or its level",
            "something else changed",
        ),
        "take it back, or allow it: `--allow` with the id or the heading of the provision",
    ),
    "changed-meanwhile": (
        "`{name}` changed while it was being signed",
        "somebody signed or replaced it; look at it, then sign again",
    ),
    "changed-since-issue": (
        "`{name}` is no longer what was issued",
        "do not sign it; take the copy as `engross copies` made it, or ask for it again",
    ),
    "clause-contains-itself": (
        ("clause `{name}` contains itself: {chain}", "clause `{name}` contains itself"),
        "take one of the two away from `contains`",
    ),
    "clause-not-approved": (
        "clause `{name}` is not approved: it is `{status}`",
        "have it approved and write `status: approved`, or choose another edition",
    ),
    "clause-twice": (
        "`{name}` stands twice in this act",
        ("give this one another id with `as:`; the first is on line {first}", "give one of them another id with `as:`"),
    ),
    "clause-withdrawn": (
        "clause `{name}` is withdrawn",
        "choose a later edition",
    ),
    "comma-after-place": (
        "a comma is missing after the place: `{text}`",
        "write place, comma, date",
    ),
    "compared-kind": (
        "`{name}` cannot be compared: it is not text ({kind})",
        "save it as text or as an HTML page, and compare that file",
    ),
    "compared-redline": (
        "this file shows changes already: it holds two texts",
        "accept or reject the changes, then compare the text that is left",
    ),
    "compared-too-large": (
        "this text is too large: {size} MB, where {limit} is the most",
        "compare it in parts",
    ),
    "copies-form": (
        "`{text}` is half singular, half plural",
        "write `en double exemplaire`, or `en deux exemplaires`",
    ),
    "copies-mismatch": (
        "`{text}`, but {count} originals are signed",
        "use `{{ signing.originals | words }}`, or correct `originals`",
    ),
    "copy-behind": (
        "`{name}` is not the latest: {party} has signed another file",
        "sign the file that was signed last, so that both signatures stand in one",
    ),
    "copy-in-hand": (
        "copy `{name}` of `{protocol}` is signed, sent or archived: another text cannot take its place",
        "if it is spoiled, say so first: `engross register {protocol} cancelled --copy {name} --detail WHY`",
    ),
    "copy-void": (
        "`{name}` no longer counts since {day}",
        "sign the copy that took its place; `engross register` shows which",
    ),
    "counterparts-differ": (
        "`{name}` is not the same in two originals: `{ours}` in {first}, `{theirs}` in {other}",
        "originals may differ in the order of the parties alone: let filters name them (`{{ parties | names }}`), "
        "or name each by its key",
    ),
    "csc-nonsense": (
        "`{url}` gives an answer that makes no sense",
        "look at the address: it is what stands before `/csc/v1`; otherwise tell the service",
    ),
    "csc-refused": (
        "`{url}` refuses to sign ({status})",
        "look at the access token, the credential, the PIN and the code; they will be asked for again",
    ),
    "csc-unreachable": (
        "`{url}` does not answer",
        "look at the address and at the network; nothing was signed",
    ),
    "date-blank": (
        "a date is left blank: `{text}`",
        "give it in the data and let the filter write it: `{{ signing.date | date }}`",
    ),
    "date-half-filled": (
        "one signing has its date and this one has none",
        "give the date, or none while it is not known",
    ),
    "date-past": (
        "`{text}` is past: today is {today}",
        "give another date, or leave it to be decided",
    ),
    "decision-blank": (
        (
            "the number or the date of a decision is left blank: `{text}`",
            "the number or the date of a decision is left blank",
        ),
        "write both: who signs is authorized by that decision",
    ),
    "disk-full": (
        ("there is no room left to write `{name}`", "there is no room left on the disk"),
        "what stood there before is untouched; make room and build again",
    ),
    "document-closed": (
        "the document is closed: {who} signed last",
        "nothing can be signed in it any more, but a timestamp in the field reserved for it",
    ),
    "doubled-word": (
        "a word stands twice, or two articles follow each other: `{text}`",
        "keep one; where a name is inserted, the filter brings its article",
    ),
    "duplicate-key": (
        "`{key}` stands twice here",
        ("keep one of the two; the first is on line {first}", "keep one of the two"),
    ),
    "duration-mismatch": (
        "`{text}` is not how long {period} lasts: {months} months",
        "correct the words or the period",
    ),
    "edition-built-in": (
        "`{clause}` comes with engross",
        "make an edition of yours of it: `engross revise`",
    ),
    "edition-exists": (
        "clause `{clause}` has an edition `{edition}` already",
        "nothing was touched; give another name with `--edition`",
    ),
    "edition-name": (
        "`{name}` cannot name an edition",
        "small letters without accents, figures, hyphens",
    ),
    "edition-open": (
        "the edition of clause `{name}` is left open",
        "write `{edition}`, so that what is signed never changes",
    ),
    "edition-signed": (
        "`{clause}` is signed: it changes no more",
        "open the next edition: `engross revise`",
    ),
    "elision-missing": (
        "an elision is missing: `{text}`",
        "write l’, d’ or qu’; for a name, use the filters `the` and `of`",
    ),
    "empty-clause": (
        "clause `{name}` has no words",
        "write its text, or give it clauses with `contains`",
    ),
    "field-needed": (
        ("say in which field, with `--field`: {names}", "`--field` says in which field; every one is signed already"),
        ("it is the turn of {who}", "only a timestamp can still be added"),
    ),
    "field-unknown": (
        "there is no field and no signatory named `{name}`",
        ("did you mean `{near}`?", "the fields are {names}"),
    ),
    "figures-only-date": (
        "a date in figures only: `{text}`",
        "write the month in words; the filter `date` does",
    ),
    "figures-out-of-step": (
        "the figures differ from those of `{lang}`: {here} here, {there} there",
        "let the same data write both",
    ),
    "file-exists": (
        "`{name}` is there already: nothing is written over it",
        "give another name with `--name`, or another number",
    ),
    "file-truncated": (
        "`{name}` is damaged or not whole",
        "fetch it again; a download or a mail may have been cut off",
    ),
    "folder-not-empty": (
        "`{name}` holds something already",
        "nothing there was touched; choose a folder that is new or empty",
    ),
    "forbidden-in-template": (
        ("this is not allowed in a clause or a skeleton: {problem}", "this is not allowed in a clause or a skeleton"),
        "only values, filters, conditions and loops are; see docs/errors.md",
    ),
    "foreign-font": (
        "the stylesheet asks for a font that is not embedded: `{name}`",
        "use `Source Serif Pro` or `Source Sans Pro`, which come with engross and print the same everywhere",
    ),
    "foreign-name": (
        "`{text}` is of `{party}`, which is no party of this act",
        "write the party’s name with a filter, or keep it in the errata with its reason",
    ),
    "gender-of-signatory": (
        "`{text}`: this is not the gender of {name}",
        "the title of an office follows its holder when it comes from the party’s record",
    ),
    "gone-number": (
        "`{name}` has not the number `{text}` but `{found}`",
        "look at the operation that renumbered it",
    ),
    "gone-paragraph": (
        "there is no paragraph `{part}` in `{name}`, or it has changed",
        "look at what is left of it: `engross consolidate`",
    ),
    "gone-provision": (
        "there is no provision `{name}`, or none any more",
        "look at the names: `engross show`",
    ),
    "gone-words": (
        "the words `{text}` are not in `{name}`, or no more",
        "look at the text in force: `engross consolidate`",
    ),
    "heading-differs": (
        "the heading `{text}` is not the label `{label}`",
        "keep one: leave `label` out and the heading is used",
    ),
    "heading-in-text": (
        ("a clause cannot hold a heading: `{words}`", "a clause cannot hold a heading"),
        "its own heading goes in the front matter; what has a heading of its own is another clause",
    ),
    "image-in-text": (
        ("a clause cannot hold an image: `{words}`", "a clause cannot hold an image"),
        "emblems go in the party’s file, under `emblem`; a plan or a map goes in an annex",
    ),
    "impossible-date": (
        "there is no such day: `{text}`",
        "correct the day or the month",
    ),
    "in-force-twice": (
        "in force on signature (`{text}`), and once approved (`{other}`)",
        "choose one; the other would empty it",
    ),
    "in-use": (
        "somebody is signing `{name}` right now",
        "wait until it is done, then sign what came of it",
    ),
    "key-needed": (
        "say with which key to sign in `{name}`",
        "`--p12` for a file, `--pkcs11` for a card, `--csc` for a remote service",
    ),
    "key-of-another-certificate": (
        "the key in `{name}` does not belong to the certificate in `{other}`",
        "name the two that go together",
    ),
    "key-signs-wrong": (
        "what `{name}` signed does not go with its certificate",
        "nothing was kept; tell whoever issued the key",
    ),
    "key-unreadable": (
        "`{name}` holds no key that can be read",
        "name a PKCS#12 file (`.p12`, `.pfx`) with `--p12`, or a PEM key with `--key` and its certificate "
        "with `--cert`",
    ),
    "key-without-certificate": (
        "`{name}` lacks the key or its certificate",
        "export both together, into one file",
    ),
    "kind-named-two-ways": (
        "`{text}`, but the act is a `{kind}`",
        "use one name everywhere: `{{ instrument.full | this }}`",
    ),
    "later-edition": (
        "clause `{clause}` has a later edition: `{edition}` (`{status}`)",
        "keep the one that was signed, or take the new one",
    ),
    "layout-failed": (
        "the page could not be laid out: the process that does it ended with {status}",
        "the computer may be short of memory; try again, or split the document",
    ),
    "link-in-text": (
        ("a clause cannot hold a link: `{words}`", "a clause cannot hold a link"),
        "what is signed is read on paper: write the address out, or name the document",
    ),
    "list-punctuation": (
        "the items of this list do not end alike: `{text}`",
        "end them alike ({usual}), and the last one with a full stop",
    ),
    "masculine-title": (
        "`{text}` is the title of a man; {name} is a woman (`{right}`)",
        "give both: `{masculine: …, feminine: …}`",
    ),
    "missing-at-revision": (
        "`{name}` was not there at revision `{revision}`",
        ("there was `{near}`", "see what was there: `git ls-tree -r --name-only {revision}`"),
    ),
    "missing-character": (
        "the fonts of the page have no `{text}` ({name})",
        "take it away, or write it otherwise: Source Serif Pro has Latin, Greek and Cyrillic letters",
    ),
    "missing-font": (
        "the font `{name}` was not found",
        "install engross again with all it needs: `pip install --force-reinstall engross`",
    ),
    "missing-key": (
        "`{key}` is missing here",
        "add `{key}:` with its value",
    ),
    "missing-language-version": (
        "clause `{clause}@{edition}` has no text in `{lang}`",
        "write clauses/{clause}/{edition}.{lang}.md, or take the language away from the protocol",
    ),
    "missing-library": (
        ("a system library is missing: {reason}", "a system library is missing"),
        "on Debian and Ubuntu: `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`",
    ),
    "missing-variable": (
        ("clause `{clause}` needs a value for `{name}` ({note})", "clause `{clause}` needs a value for `{name}`"),
        "give it under `with:`, beside the clause or for the whole protocol",
    ),
    "moved-into-itself": (
        "`{name}` cannot be moved into itself",
        "name a provision outside of it",
    ),
    "name-misspelt": (
        "`{text}` looks like `{near}`, misspelt",
        "correct it, or let the filter write the name: `{{ parties[0] | the }}`",
    ),
    "new-signed": (
        "`{name}` says that it is signed: it is no text to come",
        "say `state: draft` in the edited text",
    ),
    "no-front-matter": (
        "this clause does not start with its front matter",
        "put its heading and its status at the top, between two lines of three hyphens `---`",
    ),
    "no-git": (
        "git is not installed, and `@git:` needs it",
        "install git, or compare files",
    ),
    "no-operations": (
        "the file of operations is missing: `{name}`",
        "write it, or let `engross amend` write it",
    ),
    "no-signatory": (
        "nobody signs for party `{party}`",
        "name its offices under `signing:`, `signatories:`",
    ),
    "no-signing-day": (
        "the day on which `{party}` signs is not known",
        "give the date of the signing under `signing:`; who signs follows from it",
    ),
    "no-such-original": (
        "there is no original {number}: there are {count}",
        "choose a number from 1 to {count}",
    ),
    "no-value": (
        "`{name}` has no value to print",
        "give it one, or put the words around it under a condition",
    ),
    "no-workspace": (
        "there is no workspace here: no folder `protocols` in `{folder}` or above",
        "go to your workspace, name it with `--workspace`, or make one with `engross new`",
    ),
    "not-a-certificate": (
        "`{name}` holds no certificate",
        "give the trust anchor as PEM or DER (`.pem`, `.crt`, `.cer`)",
    ),
    "not-a-copy": (
        "`{name}` is a PDF, but not a copy that engross issued",
        "make the copy to sign with `engross copies`",
    ),
    "not-a-pdf": (
        "`{name}` is not a PDF",
        "name the copy, a `.pdf` file",
    ),
    "not-a-period": (
        ("`{found}` is not a period: {reason}", "`{found}` is not a period"),
        "write `2027-2029`, `2027`, or two days: `2027-03-01/2029-12-31`",
    ),
    "not-a-repository": (
        ("this folder is not kept in git: `{folder}` ({reason})", "this folder is not kept in git"),
        "compare protocols, editions or files, without `@git:`",
    ),
    "not-archival": (
        (
            "the pages cannot be kept for good as they are: `{rule}` at {where} ({clauses})",
            "the pages cannot be kept for good as they are: `{rule}` ({clauses})",
        ),
        "look at what the stylesheet and the images bring in",
    ),
    "not-latest": (
        (
            "`{name}` is not the last act signed: `{latest}` covers {period}",
            "`{name}` is not the last act: another one covers {period}, and its text is not here",
        ),
        ("renew `{latest}` instead", "get its text, or know that what it changed will be missing"),
    ),
    "not-ready": (
        "this protocol is still a draft",
        "once all agree on the text, write `state: ready`",
    ),
    "not-signed": (
        "this protocol is not signed yet",
        "write `state: signed` once it is; a copy to be read before can be made with `--kind reading`",
    ),
    "not-utf-8": (
        "this file is not text in UTF-8",
        "open it in an editor and save it again with the encoding UTF-8",
    ),
    "note-left-out": (
        "the note is about `{name}`; it is not taken over",
        "write a note for the new act if it needs one",
    ),
    "nothing-in-force": (
        "nothing is in force for `{name}` on that day",
        "look at the days of signature, and at `state: signed`",
    ),
    "nothing-signed": (
        "`{name}` is for a timestamp of what was signed, and nothing is",
        "have it signed first",
    ),
    "nothing-to-amend": (
        "`{name}` changes nothing in the text in force",
        "edit a copy of the protocol, then try again",
    ),
    "numbering-mixed": (
        "the number `{text}` is of another style than those before",
        "let the template number: take the numbers out of the headings",
    ),
    "numbers-anew": (
        "the draft counts the provisions anew: {numbers}",
        "correct what refers to these numbers from elsewhere",
    ),
    "office-held-twice": (
        (
            "office `{office}` of party `{party}` has several holders on {day}: {names}",
            "office `{office}` of party `{party}` has several holders on {day}",
        ),
        "correct the days in the party’s file, under `from` and `to`",
    ),
    "office-vacant": (
        (
            "nobody holds office `{office}` of party `{party}` on {day}",
            "who holds office `{office}` of party `{party}` today is not known",
        ),
        "add the holder to the party’s file, or correct the days",
    ),
    "old-time-named": (
        "`{text}` speaks of the time of the act before ({period})",
        "let the data say it, or open a new edition of the clause",
    ),
    "operation-lacks": (
        "this operation (`{verb}`) lacks `{key}`",
        "look at the operations in the guide",
    ),
    "order-of-parties": (
        "the parties are named in another order here: `{text}`",
        "follow the order of the act (`{{ parties | names }}`); a courtesy is said in the errata",
    ),
    "ordinal-form": (
        ("`{text}` is written `{right}`", "`{text}` is no correct ordinal"),
        "the filter `ordinal` writes it",
    ),
    "original-stands": (
        "another `{mark}` stands at {name}",
        "an original is never replaced: put the one that stands there aside if it must not serve, then make it again",
    ),
    "outline-duplicate-key": (
        "the key `{key}` stands twice",
        "keep one of the two",
    ),
    "outline-encoding": (
        "this is not UTF-8 text: byte {byte}",
        "save the file as UTF-8",
    ),
    "outline-line-break": (
        "a paragraph holds a line break: {place}",
        "one paragraph a block; split it in two",
    ),
    "outline-shape": (
        "{place} should be {expected}",
        "docs/formats.md shows the shape of an outline",
    ),
    "outline-syntax": (
        "this is not JSON: {reason}",
        "correct the file, or write it again with `engross build … --to outline`",
    ),
    "outline-too-large": (
        "this outline is too large: {size} bytes, where {limit} is the most",
        "compare it in parts",
    ),
    "outline-unknown-key": (
        "{place} holds a key that is not known: `{key}`",
        "it is left out of the comparison",
    ),
    "output-exists": (
        "`{name}` is there already",
        "nothing that is signed is ever replaced; name another file with `-o`",
    ),
    "outside-workspace": (
        "`{name}` leads out of the workspace",
        "only files of the workspace are read: copy the file into it",
    ),
    "paper-formula": (
        "`{text}`, but the act is electronic: it has one original and no copies",
        "use the other formula, under `{% if signing.electronic %}`",
    ),
    "parties-miscounted": (
        "`{text}`, but the act has {count} parties",
        "use `{{ parties | length | words }}`",
    ),
    "party-on-no-side": (
        "party `{name}` is on no side",
        "add it to one of the `sides`",
    ),
    "party-twice": (
        "party `{name}` stands twice",
        "keep one of the two",
    ),
    "passing-words": (
        "`{text}` was true only then",
        "see whether it still is, or say it so that time does not matter",
    ),
    "passphrase-wrong": (
        "the passphrase or PIN of `{name}` is not right",
        "try again; after some wrong PINs a card locks itself",
    ),
    "period-gap": (
        "nothing covers {first} to {last}, between `{name}` and this act",
        "begin where the one before ends, or know that these days are without an act",
    ),
    "period-mismatch": (
        "`{text}`, but the period is {period}",
        "use `{{ period }}`",
    ),
    "period-overlaps": (
        "{period} overlaps `{name}`, which covers {before}",
        "begin after it, or say what becomes of it",
    ),
    "person-named": (
        "`{text}` is a person (party `{party}`)",
        "name the office: engross finds who holds it on the day of signature",
    ),
    "placeholder": (
        "`{name}` is still to be decided",
        "write what was decided; a final document holds no blank",
    ),
    "precedents-named": (
        "`{text}`: these are {acts}",
        "still true if they are the ones that are meant; with `predecessors` a clause can name them",
    ),
    "preposition-missing": (
        "a preposition is missing: `{text}`",
        "repeat `de` before each verb; write `en 2014`",
    ),
    "private-use-character": (
        "the character {character} cannot be printed",
        "delete it and type it again (`- ` for a bullet); it often comes with text copied from Word",
    ),
    "raw-html": (
        ("HTML is not read in a clause: `{words}`", "HTML is not read in a clause"),
        "use Markdown: `*emphasis*`, `**strong**`, lists with `-`; the look is in the stylesheet",
    ),
    "redline-not-exact": (
        "the comparison does not give the {side} text back, from paragraph {paragraph}",
        "this is a fault of engross: please report it with both texts",
    ),
    "refused-by-system": (
        ("`{name}`: {reason}", "{reason}"),
        "nothing was changed; look at the place and at your rights to it",
    ),
    "register-busy": (
        "someone else is writing in `{name}`",
        "try again in a moment",
    ),
    "register-cut": (
        "the end of the register is gone: {lines} lines were written, {found} are left",
        "put the register back from a backup, or from the other party’s",
    ),
    "register-day": (
        (
            "{day} cannot be: it is between {first} and {last}",
            "`{day}` is not a day",
        ),
        "give the day as 2027-01-31: not before what came before it, not in the future",
    ),
    "register-forged": (
        "line {number} of the register is not as it was written",
        "put the register back from a backup, or from the other party’s; nothing is entered until then",
    ),
    "register-gap": (
        "lines of the register are gone or changed places: line {number} says that it is line {found}",
        "put the register back from a backup, or from the other party’s",
    ),
    "register-next": (
        (
            "`{name}` cannot be `{event}` now; what can come next: {next}",
            "`{name}` cannot be `{event}`: its course has ended",
        ),
        "see where it is with `engross register`",
    ),
    "register-no-copy": (
        (
            "no copy `{name}`; there are: {known}",
            "say which copy with `--copy`: {known}",
            "no copy was issued",
        ),
        "copies are entered in the register when `engross copies` makes them",
    ),
    "register-not-to-sign": (
        "`{party}` does not sign `{name}`; who does: {parties}",
        "give the short name of a party with `--party`",
    ),
    "register-signed-twice": (
        "`{party}` has signed `{name}` already",
        "see with `engross register` who has yet to sign",
    ),
    "register-tip": (
        "`{name}`, which says how the register ends, is gone or cannot be read",
        "put it back from a backup, with the register it goes with",
    ),
    "register-wants": (
        "`{event}` must say more: `{wanted}`",
        "`signed` wants `--party`; `scanned`, `--file`; `sent`, `--detail` (to whom); `archived`, "
        "`--detail` (where); `cancelled`, `--detail` (why)",
    ),
    "renewal-backwards": (
        "{period} does not come after {before}, which `{name}` covers",
        "give a period that begins later",
    ),
    "renewal-exists": (
        "`{name}` is there already",
        "nothing was touched; move the file away, or work in the one that is there",
    ),
    "renewal-not-signed": (
        "`{name}` is not signed: its state is `{state}`",
        "what is renewed is a signed act; of a draft, change the period",
    ),
    "revision-unreadable": (
        ("git could not give this text: {reason}", "git could not give this text"),
        "see whether the repository is whole: `git fsck`",
    ),
    "revocation-unknown": (
        "nobody says whether the certificate of {name} was revoked",
        "the servers named in the certificates must answer for this level; try again later, or sign with "
        "`--level b-t` and complete it later",
    ),
    "row-uneven": (
        (
            "cells in this row of the table: {count}; in its head: {columns}",
            "these bars make no table",
        ),
        (
            "an empty cell is written `| |`, a bar within a text `\\|`; {columns} are needed",
            "under the head comes a row of hyphens with as many cells: `|---|---|`",
        ),
    ),
    "same-words": (
        "two operations touch the same words of `{name}`",
        "make them one",
    ),
    "seal-differs": (
        "`{name}`: the seals in the feet of the pages change what stands above them",
        "look in the stylesheet for what makes the feet push the text",
    ),
    "secret-missing": (
        "`{name}` asks for a passphrase, a PIN or a code, and there is nobody to ask",
        "put it into the variable `{variable}`, or give it with `--passphrase-fd`; never on the command line",
    ),
    "sentence-without-end": (
        "no mark ends this paragraph: `{text}`",
        "end it with a full stop, a comma or a semicolon",
    ),
    "short-name-unused": (
        "the short name `{name}` is given and never used",
        "use it, or do not give it",
    ),
    "signature-broken": (
        "the signature in `{field}` no longer stands: `{name}` was changed after it",
        "do not sign it; find out where the file came from",
    ),
    "signatures-alone": (
        "the signatures stand alone on page {page}",
        "at least two lines of the text go before them: shorten or lengthen the text before them",
    ),
    "signatures-split": (
        "the signatures are split over two pages",
        "let the stylesheet hold them together (`break-inside: avoid`)",
    ),
    "signed-already": (
        "`{name}` is signed already",
        ("{person} has signed; nobody signs twice in one field", "nobody signs twice in one field"),
    ),
    "signed-before-predecessor": (
        "{day} is not after the signature of `{name}`, on {signed}",
        "give a later day",
    ),
    "signed-edition-added": (
        "`{protocol}` was signed without `{name}`",
        "take it out: what is signed no longer changes; a change is an amendment",
    ),
    "signed-edition-altered": (
        "`{clause}` is no longer as it was signed on {on}",
        "put the signed text back, and make the change in a new edition",
    ),
    "signed-edition-changed": (
        "this edition is signed, in `{protocol}`, and is no longer as it was signed",
        "put it back as it was; write the new text in a new edition, beside this one",
    ),
    "signed-edition-gone": (
        "`{protocol}` was signed with `{name}`, which is no longer in it",
        "put it back: what is signed no longer changes; a change is an amendment",
    ),
    "signed-outside-period": (
        "signed on {date}, outside {period}",
        "correct the date or the period",
    ),
    "signing-date-mismatch": (
        "`{text}`, but the signing is of {date}",
        "use `{{ signing.date | date(article=true) }}`",
    ),
    "signing-order": (
        "`{name}` is not signed yet: it is the turn of {who}",
        "first: {names}",
    ),
    "signs-twice": (
        "{name} signs twice",
        "keep one of the two, or correct the dates of the office",
    ),
    "spacing-wrong": (
        "a space is missing or too many around a mark: `{text}`",
        "a comma has no space before it, and one after",
    ),
    "stale-erratum": (
        "`{found}` answers the check `{problem}`, which finds nothing of the kind",
        "take the erratum away, or correct its words",
    ),
    "state-not-next": (
        "`{clause}` is `{status}` and cannot become `{wanted}`",
        "what may follow: {known}",
    ),
    "step-out-of-order": (
        "{on} is before the last change of `{clause}`, on {last}",
        "give the right day with `--on`",
    ),
    "style-problem": (
        ("the stylesheet cannot be followed: {problem}", "the stylesheet cannot be followed"),
        "correct the rule, or take it away",
    ),
    "template-syntax": (
        ("this cannot be read as Jinja: {problem}", "this cannot be read as Jinja"),
        (
            'between braces, quotes are straight (`"`), not `{quote}`',
            "each `{{` needs its `}}`, each `{% if %}` its `{% endif %}`, each `{% for %}` its `{% endfor %}`",
        ),
    ),
    "template-too-long": (
        "this text does not end: it was stopped",
        "look for a loop over too many things, or a macro that calls itself",
    ),
    "testimonium-without-date": (
        "the testimonium says no day",
        "add `{{ signing.date | date(article=true) }}`",
    ),
    "testimonium-without-place": (
        "the testimonium says no place",
        "add `{{ signing.place | at }}`",
    ),
    "title-misspelt": (
        "`{text}` looks like `{near}`, misspelt, in the title",
        "correct the title; it is what everyone reads",
    ),
    "title-omits-party": (
        "the title names some parties and not {parties}",
        "name all of them, or none",
    ),
    "token-ambiguous": (
        "there are several cards or tokens: {names}",
        "say which, with `--token` or `--serial`",
    ),
    "token-key-ambiguous": (
        "there are several keys to sign with on `{name}`: {names}",
        "say which, with `--label` or `--id`",
    ),
    "token-key-missing": (
        "there is no such key with a certificate on `{name}`",
        ("those there are: {names}", "have a key and its certificate put on it"),
    ),
    "token-locked": (
        "`{name}` is locked after too many wrong PINs",
        "have it unlocked by who issued it, with its PUK",
    ),
    "token-missing": (
        "no card or token `{name}` is plugged in",
        ("those there are: {names}", "put the card into its reader; look at `--token` and `--serial`"),
    ),
    "token-module": (
        "`{name}` is not a PKCS#11 module that works here",
        "install the software of the card and name its module; the guide lists usual places",
    ),
    "token-refused": (
        "`{name}` refuses to sign: {reason}",
        "take it out and put it in again, then try once more",
    ),
    "too-large": (
        ("this file is too large: {size} MiB, where {limit} is the most", "this file is too large"),
        "split it into several clauses",
    ),
    "too-many": (
        ("only one clause may stand at `{name}`, and there are {count}", "only one clause may stand at `{name}`"),
        "keep one, or let the template have `many: true` there",
    ),
    "translation-missing": (
        "`{key}` is not given in `{lang}`",
        "add a line `{lang}:` beside the other languages",
    ),
    "trust-needed": (
        "level {level} needs to know whom you trust",
        "give the certificate of the authority with `--trust`",
    ),
    "tsa-needed": (
        "level {level} needs a timestamp server",
        "give its address with `--tsa`, or sign with `--level b-b`",
    ),
    "tsa-nonsense": (
        "`{url}` does not give a timestamp that can be used",
        "look at the address; otherwise choose another timestamp server",
    ),
    "tsa-unreachable": (
        "`{url}` does not answer",
        "look at the address and at the network; nothing was signed",
    ),
    "tsa-untrusted": (
        "the timestamps of `{url}` do not lead to a certificate that you trust",
        "give the certificate of its authority too, with another `--trust`",
    ),
    "two-party-phrase": (
        "`{text}` is said of two, and there are {count} parties",
        "say: one of the Parties, each of the Parties",
    ),
    "typed-number": (
        "the heading holds a number, and the template prints one: {number}",
        "take the number out of the heading",
    ),
    "typed-reference": (
        "the number in `{text}` is typed by hand: it will not follow when provisions are numbered anew",
        'refer to the clause by its id: `{{ ref("duree", "the") }}`',
    ),
    "undefined-variable": (
        "nothing is called `{name}` here",
        ("did you mean `{near}`?", "declare it under `variables:` in the front matter, or give it under `with:`"),
    ),
    "unit-renamed": (
        ("`{text}` is now called `{new}` (party `{party}`)", "`{text}` has changed its name (party `{party}`)"),
        "clauses that take `unit` follow; correct those where the name is written out",
    ),
    "unknown-answer": (
        "the draft has no clause and no blank `{name}`",
        ("did you mean `{near}`?", "what it has: {known}"),
    ),
    "unknown-clause": (
        "no clause named `{name}`",
        (
            "did you mean `{near}` (clauses/{near}/)?",
            "clauses/{there}/ is not read: a name has small letters without accents, figures and hyphens",
            "clauses/{name}/ holds {files}, and no edition as `1.md`",
            "`engross list --clauses` shows those there are",
        ),
    ),
    "unknown-edition": (
        "clause `{clause}` has no edition `{edition}`",
        (
            "did you mean `{clause}@{near}`? known editions: {known}",
            "known editions: {known}",
            "`engross list --clauses` shows those there are",
        ),
    ),
    "unknown-filter": (
        "no filter named `{name}`",
        ("did you mean `{near}`?", "docs/guide lists the filters"),
    ),
    "unknown-key": (
        "`{key}` is not known here",
        ("did you mean `{near}`?", "what is known here: {known}", "take it away, or look for its name in docs/guide"),
    ),
    "unknown-language": (
        "no language `{name}`",
        (
            "did you mean `{near}`?",
            "known languages: {known}; write it as `fr-CA`, `fr-BE` or `en-CA`",
            "write it as `fr-CA`, `fr-BE` or `en-CA`",
        ),
    ),
    "unknown-office": (
        ("party `{party}` has no office `{name}`", "no office named `{name}`"),
        ("did you mean `{near}`?", "known offices: {known}", "add it under `offices:` in the party’s file"),
    ),
    "unknown-party": (
        ("`{stranger}` is no party to this instrument", "no party named `{name}`"),
        (
            "did you mean `{near}` (parties/{near}.yaml)?",
            "the parties to this instrument are {parties}",
            "describe it in parties/{name}.yaml",
        ),
    ),
    "unknown-protocol": (
        "no protocol named `{name}`",
        ("did you mean `{near}`?", "`engross list` shows those there are"),
    ),
    "unknown-provision": (
        "neither text has a provision `{name}`",
        ("did you mean `{near}`?", "provisions here: {known}"),
    ),
    "unknown-reference": (
        "this reference points nowhere: `{name}`",
        ("did you mean `{near}`?", "`engross show` shows the ids that can be referred to"),
    ),
    "unknown-relation": (
        "there is no relation named `{name}`",
        "a relation is a folder of `protocols/`",
    ),
    "unknown-revision": (
        "git knows no revision `{revision}`",
        "a revision is a short name of `git log`, a tag or a branch",
    ),
    "unknown-role": (
        "no kind of paragraph is named `{words}`",
        "there are body, recital, parties, enacting, lead and caption",
    ),
    "unknown-slot": (
        "the template has no place named `{name}`",
        ("did you mean `{near}`?", "known places: {known}", "the places are the `slots:` of template.yaml"),
    ),
    "unknown-template": (
        "no template named `{name}`",
        (
            "did you mean `{near}` (templates/{near}/)?",
            "known templates: {known}",
            "a template is a folder of templates/",
        ),
    ),
    "unreadable-file": (
        ("`{name}` cannot be read: {reason}", "`{name}` cannot be read"),
        "look whether the file is there and whether you may read it",
    ),
    "unreadable-image": (
        ("the image `{name}` cannot be read", "an image cannot be read"),
        "save it again as SVG, PNG or JPEG",
    ),
    "unsupported-markup": (
        ("this has no place in an instrument: `{words}`", "this has no place in an instrument"),
        (
            "a list is written with a hyphen and a space before each point, not with `{bullet}`",
            "a clause holds paragraphs, lists, tables, `*emphasis*` and `**strong**`",
        ),
    ),
    "unused-slot": (
        "the template prints nothing at `{name}`: this clause would be lost",
        'put `place("{name}")` in its skeleton.jinja, or move the clause elsewhere',
    ),
    "unused-value": (
        ("`{name}` is given and clause `{clause}` does not use it", "`{name}` is given and nothing uses it"),
        ("what it uses: {known}", "take it away, or declare it under `variables:` in the clause"),
    ),
    "unused-variable": (
        "clause `{clause}` declares `{name}` and does not use it",
        "use it, or take it away from `variables:`",
    ),
    "value-aged": (
        ("`{name}` was `{value}`: to be decided anew ({note})", "`{name}` was `{value}`: to be decided anew"),
        "the draft has a placeholder there",
    ),
    "value-rolled": (
        "`{name}`: `{value}` becomes `{new}`",
        "it follows from the new period; see that it is what is meant",
    ),
    "verified-appended": (
        "{size} bytes were added to the file after it was issued, at byte {first}, and nobody signed them",
        "ask who issued the file for it again",
    ),
    "verified-attachment": (
        "the file `{file}` inside the copy is not the one that its record names",
        "do not rely on the files inside; ask who issued the copy",
    ),
    "verified-awaited": (
        "not all have signed yet: {names}",
        "a file that was cut after a signature looks the same: ask those named",
    ),
    "verified-broken": (
        "the signature `{field}` cannot be read ({reason})",
        "the file is damaged, or was changed: ask for it again",
    ),
    "verified-chain": (
        "the certificate of {holder} (`{field}`) does not lead to any of the anchors given",
        "check that you gave the anchor of the right authority with `--trust`",
    ),
    "verified-changed": (
        "after `{field}` was signed, something else than signatures was changed",
        "do not rely on this file; ask for the one that was signed",
    ),
    "verified-content": (
        "what `{field}` signs is no longer what was signed",
        "do not rely on this file; ask for the one that was signed",
    ),
    "verified-coverage": (
        "`{field}` does not sign the whole file as it stood then",
        "do not rely on this signature",
    ),
    "verified-envelope": (
        "bytes {first} to {last}, where `{field}` stands, hold something that nobody signed ({part})",
        "ask for the file again: the signature holds, but its room was touched",
    ),
    "verified-expired": (
        "the certificate of {holder} (`{field}`) has expired since, and no timestamp proves that it was used before",
        "a signature with a timestamp (`--level b-t` or higher) would prove it",
    ),
    "verified-fields": (
        "the fields are not those of the record: `{field}` (recorded: {known})",
        "do not rely on this file; a field was renamed, added or taken out",
    ),
    "verified-foot": (
        "page {page} does not bear its seal, {seal}",
        "compare the sheet with the file: its foot was changed",
    ),
    "verified-forged": (
        "`{field}` was not made with the key of the certificate that it names",
        "do not rely on this signature",
    ),
    "verified-layers": (
        "the file has layers that can be hidden; a copy has none",
        "do not rely on what the screen shows: a layer can hide text or show other text",
    ),
    "verified-level": (
        "`{field}` is at level {level}, below {wanted}",
        "ask for a signature at the level wanted, or for less",
    ),
    "verified-no-anchors": (
        "the chain of the certificates was not checked: no anchor was given",
        "give the certificate of the authority with `--trust`",
    ),
    "verified-no-record": (
        "this is not a copy made by engross: it holds no record that can be read",
        "the signatures are told all the same; seals and sources cannot be",
    ),
    "verified-pages": (
        "the file has {count} pages; its record counts {recorded}",
        "do not rely on this file: a page was added or taken out",
    ),
    "verified-person": (
        "`{field}` is of {person}, and {holder} signed it",
        "ask whether this person may sign in that place",
    ),
    "verified-rebuilt": (
        "made again from the sources inside it, the copy is not the same, from byte {first} on",
        "do not rely on the sources inside, nor on this copy unless it is signed",
    ),
    "verified-registered": (
        "the register knows this copy and not this file",
        "look in the register which file it is: `engross register`",
    ),
    "verified-revocation": (
        "whether the certificate of {holder} (`{field}`) was revoked is not known",
        "`--online` asks its authority; a signature of level B-LT holds the answer",
    ),
    "verified-revoked": (
        (
            "the certificate of {holder} (`{field}`) was revoked on {date}",
            "the certificate of {holder} (`{field}`) was revoked",
        ),
        "do not rely on this signature",
    ),
    "verified-seal": (
        "page {page} is not what its seal says ({seal})",
        "do not rely on this page: its text was changed, or the page swapped",
    ),
    "verified-timestamp": (
        "the timestamp of `{field}`, by {authority}, is not of this signature",
        "do not rely on the time of this signature",
    ),
    "verified-uncovered": (
        "the last {size} bytes of the file, from byte {first} on, are covered by no signature",
        "an object, a page or a layer can be added there; a timestamp of the document would close it",
    ),
    "verified-unreadable": (
        "this is not a whole PDF: the file ({size} bytes) is cut, damaged, or something else",
        "ask for the file again",
    ),
    "verified-unvouched": (
        "nobody vouches for this file: it is not signed, and no register here knows it",
        "ask who issued it for its hash, or verify it in the workspace that made it",
    ),
    "verified-void": (
        "the register says that this copy no longer counts: it was {event} on {day}",
        "ask for the copy that took its place",
    ),
    "versions-out-of-step": (
        "`{provision}` is not made the same in `{lang}`: {what}",
        "the same paragraphs, lists and items in every language",
    ),
    "weekday-wrong": (
        "`{text}`: that day is a {right}",
        "correct the weekday or the date, or leave the weekday out",
    ),
    "words-unreadable": (
        "these words do not read back as an operation: `{text}`",
        "say it otherwise, or in the file of operations",
    ),
    "wrong-argument": (
        ("`{name}` needs {expected}", "`{filter}` cannot be used so: {expected}", "this cannot be used so"),
        "docs/guide shows each filter with an example",
    ),
    "wrong-contraction": (
        "`{text}` should contract",
        "for the article to merge, write it apart: `{text: Havre, article: true}`; or say `merges: false`",
    ),
    "wrong-value": (
        ("{expected} is needed here, not `{found}`", "{expected} is needed here"),
        "what each key may hold is shown by your editor, or by `engross schema -`",
    ),
    "yaml-tag": (
        "`{tag}` is not allowed in these files",
        "write the value alone; what it is follows from its key",
    ),
}

SAID: dict[str, str] = {
    "Directory not empty": "the folder is not empty",
    "Encountered unknown tag *": "no tag {% %} of this name: *",
    "File exists": "it is there already",
    "File name too long": "its name is too long",
    "Input/output error": "the disk or the network does not answer",
    "Is a directory": "it is a folder",
    "No space left on device": "there is no room left",
    "No such file or directory": "it is not there",
    "Not a directory": "part of its path is not a folder",
    "Operation not permitted": "you may not do that there",
    "Permission denied": "you may not do that there",
    "Read-only file system": "that place cannot be written to",
    "Text file busy": "another program uses it",
    "Too many levels of symbolic links": "its links lead in a circle",
    "Too many open files": "too many files are open",
    "Unexpected end of template. *": "a block is opened and never closed",
    "a key must be a plain word": "a key must be a plain word",
    "a name in at least one language": "a name in at least one language",
    "a number of at least *": "a number of at least *",
    "a number of at most *": "a number of at most *",
    "amount as 10000 or 10000.50": "an amount as `10000` or `10000.50`",
    "an office or a name": "an office or a name",
    "at least one": "at least one",
    "column": "its columns",
    "could not find expected ':'": "a colon is missing, or the space that follows a colon or a hyphen",
    "date": "a date",
    "date as 1999-10-28, 1999-10 or 1999": "a date as `1999-10-28`, `1999-10` or `1999`",
    "date as 2017-06-23": "a date as `2017-06-23`",
    "day is out of range for month": "a day that the month has",
    "did not find expected ',' or ']'": "a comma or a closing bracket `]` is missing",
    "did not find expected ',' or '}'": "a comma or a closing brace is missing",
    "did not find expected '-' indicator": "this line should start with a hyphen, or be indented otherwise",
    "did not find expected <document start>": "something stands after the end",
    "did not find expected key": "this line is indented otherwise than its neighbours, or a quote is left open",
    "did not find expected node content": "a value was expected here",
    "expected token *": "what stands between the braces is not understood",
    "found a tab character that violates indentation": "a tab stands in the indentation: use spaces",
    "found character that cannot start any token": "no value can start with this character: put it between quotes",
    "found undefined alias": "no `&` of that name stands before",
    "found unexpected end of stream": "a quote or a bracket is never closed",
    "heading": "its heading",
    "it contains itself": "it contains itself",
    "it ends before it starts": "it ends before it starts",
    "item": "the items of its lists",
    "keys and values": "keys and values",
    "last": "last",
    "list": "a list",
    "list of parties": "a list of parties",
    "mapping values are not allowed in this context": "a colon stands where none may: put the text between quotes",
    "milestone of the relation": "a milestone of the relation",
    "milestone whose day is known": "a milestone whose day is known",
    "month must be in 1..12": "a month from 01 to 12",
    "move": "moved",
    "not found": "it is not there",
    "nothing": "nothing",
    "noun: text, article, gender, \u2026": "a noun: `text`, `article`, `gender`…",
    "number style": "a way to number",
    "old": "old",
    "one of the parties: *": "one of the parties: *",
    "or": "or",
    "ours": "ours",
    "paragraph": "its paragraphs",
    "parties or nouns": "parties or nouns",
    "parties with a town": "parties that have a `town`",
    "party or noun": "a party or a noun",
    "period as 2017-2019": "a period as `2017-2019`",
    "period that ends after it starts": "a period that ends after it starts",
    "provision": "it is not there",
    "row": "the rows of its tables",
    "text": "a text",
    "theirs": "theirs",
    "too deeply nested": "it is nested too deeply",
    "true or false": "`true` or `false`",
    "unexpected 'end of *": "something is missing before the end",
    "unexpected *": "unexpected *",
    "whole number": "a whole number",
    "year": "a year",
    "cancelled": "it was stopped at the card",
    "card does not answer": "the card or its reader does not answer",
    "card refuses this key": "the card refuses to use this key",
}
"""Phrases that stages give as facts, and how they are said to people; one ending in ` *` stands for what follows it."""

WORDS: dict[str, str | tuple[str, str]] = {
    # diagnostics
    "acknowledged": "decided: {why}",
    "also": "see also {place}",
    "count.error": ("{n} error", "{n} errors"),
    "count.note": ("{n} note", "{n} notes"),
    "count.warning": ("{n} warning", "{n} warnings"),
    "error": "error",
    "colon": ": ",
    "hint": "hint",
    "note": "note",
    "warning": "warning",
    # pages of help
    "page.after": "engross COMMAND --help tells more about a command",
    "page.arguments": "Arguments:",
    "page.commands": "Commands:",
    "page.example": "Examples:",
    "page.everywhere": "Options for all commands, before or after the command:",
    "page.options": "Options:",
    "page.usage": "Usage:",
    "page.usage.options": "[OPTIONS]",
    "page.usage.command": "COMMAND",
    "help.help": "show this page",
    "help.version": "show the version",
    "help.workspace": "the folder to work in (if left out: the nearest one above that holds `protocols/`)",
    "help.lang": "the language of the messages (if left out: that of your system)",
    "help.format": "how problems are told: to people, or as JSON to programs",
    "chain.first": "First edition.",
    "chain.identical": "same words",
    "chain.newest": "the newest edition, none being named",
    "chain.nobody": "No protocol uses it.",
    "chain.picture": "The chain of editions",
    "chain.state.draft": "draft",
    "chain.state.ready": "ready to sign",
    "chain.state.signed": "signed",
    "chain.status.approved": "approved",
    "chain.status.draft": "draft",
    "chain.status.proposed": "proposed",
    "chain.status.signed": "signed",
    "chain.status.withdrawn": "withdrawn",
    "chain.title": "History of the clause {name}",
    "chain.uses": "Used by",
    "metavar.compared": "TEXT",
    "metavar.count": "N",
    "metavar.day": "YYYY-MM-DD",
    "metavar.field": "FIELD",
    "metavar.file": "PATH",
    "metavar.folder": "FOLDER",
    "metavar.moment": "MOMENT",
    "metavar.name": "NAME",
    "metavar.party": "PARTY",
    "metavar.period": "PERIOD",
    "metavar.person": "NAME",
    "metavar.protocol": "PROTOCOL",
    "metavar.words": "WORDS",
    # the commands, each with its arguments and options
    "engross": "from reusable clauses to cooperation protocols that are ready to sign",
    "metavar.text": "TEXT",
    "metavar.url": "ADDRESS",
    "metavar.event": "EVENT",
    "metavar.copy": "COPY",
    "metavar.clause": "CLAUSE",
    "engross.exits": "Ends with 0 when it is done, 1 when it is refused, 2 when the command is not understood, "
    "130 when stopped.",
    "new": "make a workspace, ready to build",
    "new.about": "Makes the folder, with a first protocol between two invented cities, its parties and its clauses. "
    "Nothing that stands there is ever replaced: a folder that holds something is refused.",
    "new.example": "engross new jumelages\nengross new twinnings --language en",
    "new.folder": "the folder to make",
    "new.language": "the language of the first protocol (if left out: that of the messages)",
    "list": "list the protocols, or the clauses",
    "list.about": "Prints one name a line, as the other commands want them.",
    "list.example": "engross list\nengross list --clauses\nengross list --long",
    "list.clauses": "the clauses and their editions, as `culture@2017`",
    "list.long": "with title, period, where the act stands, when it ends and when to draft the next",
    "list.today": "what day it is (if left out: today)",
    "check": "find what is wrong, without writing anything",
    "check.about": "Reads the protocols named, or all of them and the whole library, and tells every problem at "
    "once, each with "
    "its place, its code and what to do. With `--format json` the problems are printed as one JSON list.",
    "check.example": "engross check\nengross check quebec-namur/2017-2019\nengross check --format json > problems.json",
    "check.protocols": "the protocols to check (if left out: everything)",
    "build": "make the document of one or of several protocols",
    "build.about": "Writes output/PROTOCOL.pdf and prints where. A draft says so on each page. When something "
    "is wrong nothing "
    "is written, and what stood there before stays.",
    "build.example": "engross build quebec-namur/2017-2019\n"
    "engross build quebec-namur/2017-2019 --to html -o draft.html\n"
    "engross build quebec-namur/2017-2019 --first namur --final\n"
    "engross build quebec-namur/2017-2019 --watch",
    "build.protocols": "the protocols to build",
    "build.to": "what to make (if left out: what the ending of `-o` says, or pdf)",
    "build.output": "where: a file, a folder for several protocols, or `-` to print it (if left out: output/)",
    "build.paper": "the paper (if left out: that of the party named first)",
    "build.draft": "print the draft mark or not (if left out: after the state of the protocol)",
    "build.first": "the counterpart of this party: it is named first and signs first",
    "build.jobs": "how many protocols at a time (if left out: one a processor)",
    "build.watch": "build again each time a source changes, until Ctrl-C",
    "build.force": "build even if nothing has changed",
    "show": "show the parts of a protocol, and where each word came from",
    "show.about": "Prints the tree of the document: ids, numbers, headings, and the clause, the edition and the "
    "line of each text.",
    "show.example": "engross show quebec-namur/2017-2019\nengross show quebec-namur/2017-2019 --format json",
    "show.protocol": "the protocol to show",
    "renew": "prepare the draft of the next act",
    "renew.about": (
        "Writes, beside the signed protocol, the draft of the one that follows it: the period "
        "and what follows from it move on, clauses keep their edition, and what someone must "
        "decide becomes a placeholder. With --sheet, makes the sheet on which the parties "
        "decide, clause by clause; their answers are read back with --answers. Never writes over "
        "a file."
    ),
    "renew.example": (
        "engross renew quebec-namur/2017-2019 --period 2027-2029\nengross renew "
        "quebec-namur/2017-2019 --period 2027-2029 --sheet"
    ),
    "renew.protocol": "the signed protocol to renew",
    "renew.period": "the new period: 2027-2029, or 2027-03-01/2029-12-31",
    "renew.signing_date": "the day of signature, if it is known",
    "renew.at": "the party where it is signed, if that is known",
    "renew.answers": "a file of answers, JSON or YAML; one a party, if there are several",
    "renew.sheet": "make the renewal sheet, without writing a draft",
    "renew.to": "the form of the sheet (if left out: what the ending of `-o` says, or pdf)",
    "renew.output": "where to write the sheet, or `-` to print it (if left out: output/)",
    "renew.today": "what day it is (if left out: today)",
    "renewal.blanks": ("{n} blank to fill in:", "{n} blanks to fill in:"),
    "renewal.unanswered": (
        "{n} clause without an answer, kept: {names}",
        "{n} clauses without an answer, kept: {names}",
    ),
    "renewal.gone": "“{where}” goes as a whole",
    "renewal.joined": "“{where}” is new",
    "renewal.cover": "Date and signatures",
    "renewal.changes": ("{n} change against the act before:", "{n} changes against the act before:"),
    "renewal.added": "{where}: “{new}” is added",
    "renewal.removed": "{where}: “{old}” goes",
    "renewal.replaced": "{where}: “{old}” becomes “{new}”",
    "revise": "open the next edition of a clause",
    "revise.about": (
        "Copies the last edition (or the one named) as a draft beside it, in all its languages. "
        "Never writes over a file."
    ),
    "revise.example": 'engross revise culture\nengross revise culture@2017 --alternative --note "fallback"',
    "revise.clause": "the clause, or the edition to start from",
    "revise.edition": "the name of the new edition (if left out: the year, or the number that follows)",
    "revise.alternative": "a text that may stand instead of that edition, at the next rank",
    "revise.note": "a drafting note, kept beside the text; never printed",
    "revise.today": "what day it is (if left out: today)",
    "status": "show or change where an edition stands",
    "status.about": (
        "Without a state, shows the editions of a clause, their ranks, their notes and who "
        "decided what. With a state, changes it and keeps the trace beside the text, which is "
        "never touched. A signed edition changes no more."
    ),
    "status.example": "engross status culture\nengross status culture@2027 approved --by Council --on 2026-10-05",
    "status.clause": "the clause, or one of its editions",
    "status.state": "the new state",
    "status.by": "who decided it",
    "status.on": "on which day (if left out: today)",
    "status.note": "in which circumstances; kept in the notes, never printed",
    "state.draft": "draft",
    "state.proposed": "proposed",
    "state.approved": "approved",
    "state.signed": "signed",
    "state.withdrawn": "withdrawn",
    "state.alternative": "text of rank {rank} for edition {of}",
    "radar": "show what ends, and when drafting must start",
    "radar.about": (
        "Each act, the most pressing first: the day it ends, the last sitting at which all "
        "councils can still approve the next one (`sittings` in the party’s file), and the day "
        "drafting must start, so many weeks before (`lead` in relation.yaml, else 26)."
    ),
    "radar.example": (
        "engross radar\nengross radar --to ics -o deadlines.ics\nengross radar --today 2027-01-15 --lead 20"
    ),
    "radar.lead": "how many weeks drafting takes (if left out: what the relation says, or 26)",
    "radar.everything": "also the acts that a signed one follows",
    "radar.to": "in which form (if left out: what the ending of `-o` says, or text)",
    "radar.output": "the file to write (if left out: printed)",
    "radar.today": "what day it is (if left out: today)",
    "deadline.column.title": "Title",
    "deadline.column.period": "Period",
    "deadline.column.parties": "Parties",
    "deadline.column.name": "Act",
    "deadline.column.standing": "Where it stands",
    "deadline.column.end": "Ends",
    "deadline.column.sitting": "Last sitting",
    "deadline.column.begin": "Draft from",
    "deadline.column.next": "Next",
    "deadline.standing.late": "drafting is late",
    "deadline.standing.ended": "ended, nothing follows",
    "deadline.standing.soon": "drafting soon",
    "deadline.standing.drafting": "next one drafted",
    "deadline.standing.running": "running",
    "deadline.standing.open": "no end",
    "deadline.standing.coming": "to come",
    "deadline.standing.draft": "draft",
    "deadline.standing.ready": "ready to sign",
    "deadline.standing.signed": "signed",
    "deadline.standing.known": "known",
    "deadline.standing.renewed": "renewed",
    "deadline.title": "Deadlines",
    "deadline.subject": "As of {today}",
    "deadline.late": ("{n} act needs attention", "{n} acts need attention"),
    "deadline.event.begin": "Start drafting: after {name}",
    "deadline.event.sitting": "Last sitting for what follows {name}",
    "deadline.event.end": "Ends: {name}",
    "deadline.event.about": "{title}, period {period}",
    "sheet.title": "Renewal sheet",
    "sheet.before": "Act before",
    "sheet.next": "Draft",
    "sheet.parties": "Parties",
    "sheet.how": (
        "For each clause, each party chooses to keep it as it is, to amend it in a new edition, "
        "or to drop it. Under each stands what has aged in it."
    ),
    "sheet.whose": "Answers of",
    "sheet.chain": "The act among the others",
    "sheet.clauses": "Clauses",
    "sheet.decision": "Decision",
    "sheet.keep": "keep",
    "sheet.amend": "amend",
    "sheet.drop": "drop",
    "sheet.remark": "Remark",
    "sheet.choice": "Another text:",
    "sheet.rank": "rank",
    "sheet.blanks": "To be decided",
    "sheet.new": "New clauses",
    "sheet.newline": "One a line: clause@edition, place, and after which one",
    "sheet.save": "Save the answers",
    "sheet.changes": "What changes against the act before",
    "redline.only": "only what changed",
    "redline.act": "in the act",
    "redline.added": "inserted text",
    "redline.arrived": "moved here",
    "redline.author": "Compared by",
    "redline.changes": "Changes",
    "redline.concordance": "Concordance of provisions",
    "redline.date": "Date",
    "redline.deleted": "deleted text",
    "redline.end": "(end)",
    "redline.fate": "What became of it",
    "redline.filter": "Show",
    "redline.formatting": "formatting (bold, italics, line breaks)",
    "redline.hidden": (
        "{n} change of typography is counted here and not shown in the text",
        "{n} changes of typography are counted here and not shown in the text",
    ),
    "redline.in": "Words in",
    "redline.inline": "in one column",
    "redline.kept": ("{n} provision does not change", "{n} provisions do not change"),
    "redline.keys": "From change to change",
    "redline.legend": "How to read it",
    "redline.move": "moves",
    "redline.moved": "moved from here",
    "redline.nature": "What changes",
    "redline.new": "New text",
    "redline.next": "next",
    "redline.old": "Old text",
    "redline.out": "Words out",
    "redline.page": "page",
    "redline.paragraph": "paragraphs split or joined",
    "redline.previous": "previous",
    "redline.proof": "Proof made: refusing every change gives back the old text, "
    "accepting every change gives the new one, character for character.",
    "redline.redline": "Marked text",
    "redline.renumbering": "numbers and references",
    "redline.semicolon": ";",
    "redline.set": "set otherwise",
    "redline.set.break": "now begins a line",
    "redline.set.emphasis": "now in italics",
    "redline.set.strong": "now in bold",
    "redline.share": "Words changed",
    "redline.shortcuts": "keys n and p",
    "redline.side": "side by side",
    "redline.skip": "Skip to the marked text",
    "redline.summary": "In short",
    "redline.title": "Comparison",
    "redline.total": "Total",
    "redline.typography": "typography",
    "redline.uncompared": "Not compared:",
    "redline.unset.break": "no longer begins a line",
    "redline.unset.emphasis": "no longer in italics",
    "redline.unset.strong": "no longer in bold",
    "redline.value": "data (periods, dates, names, amounts)",
    "redline.view": "View",
    "redline.where": "change {n} of {total}",
    "redline.wording": "wording",
    "three.both": "both sides",
    "three.clear": "no conflict",
    "three.conflict": "conflict",
    "three.conflicts": ("{n} conflict to settle: {where}", "{n} conflicts to settle: {where}"),
    "three.last": "Last signed text",
    "three.near": "the other side touches the same paragraph",
    "three.none": "(nothing)",
    "three.nothing": "nobody changed anything",
    "three.ours": "our text",
    "three.proof": "Proof made: each of the three texts can be read back from this page, character for character.",
    "three.read": (
        "to read again, both sides having touched the same paragraph: change {numbers}",
        "to read again, both sides having touched the same paragraph: changes {numbers}",
    ),
    "three.same": ("{n} change made alike on both sides", "{n} changes made alike on both sides"),
    "three.theirs": "their text",
    "three.title": "Changes of both sides",
    "three.where": "Where",
    "three.who": "By whom",
    "sign": "sign a copy in one of its fields",
    "sign.about": "Adds a signature to the copy and prints where the signed file is; the copy itself stays as it is. "
    "The key comes from a file, a card or a remote service. A passphrase is asked for, or read from "
    "ENGROSS_PASSPHRASE or `--passphrase-fd`. Servers are asked only if `--tsa`, `--csc` or the level "
    "says so.",
    "sign.example": "engross sign copy.pdf --field quebec-1 --p12 mayor.p12\n"
    "engross sign copy.pdf --field quebec-1 --pkcs11 libbeidpkcs11.so.0\n"
    "engross sign copy.quebec-1.pdf --field namur-1 --p12 mayor.p12 --level b-lt",
    "sign.file": "the copy to sign",
    "sign.field": "the field, or the signatory who signs in it",
    "sign.p12": "the key in a PKCS#12 file (.p12, .pfx)",
    "sign.key": "the key in a PEM file; its certificate with `--cert`",
    "sign.cert": "the certificate of `--key`",
    "sign.pkcs11": "the key on a card: the PKCS#11 module of the card",
    "sign.token": "which card, by its label",
    "sign.serial": "which card, by its serial number",
    "sign.label": "which certificate on the card, by its label",
    "sign.id": "which certificate on the card, by its id (hexadecimal)",
    "sign.csc": "the key at a remote service (CSC): its address",
    "sign.credential": "which credential of the service",
    "sign.chain": "certificates between yours and the authority’s; may be repeated",
    "sign.passphrase_fd": "read secrets from this file descriptor, one a line",
    "sign.level": "the PAdES level (if left out: b-b)",
    "sign.tsa": "the timestamp server, for b-t and above",
    "sign.trust": "the authority to trust, for b-lt and above; may be repeated",
    "sign.appearance": "what the signature shows on the page: text, or none (if left out: text)",
    "sign.reason": "the reason, in the signature",
    "sign.location": "the place, in the signature",
    "sign.at": "the moment of signing (if left out: now)",
    "sign.output": "the file to write (if left out: beside the copy, with the signatory’s name)",
    "registered.issued": "issued",
    "registered.signed": "signed",
    "registered.scanned": "scanned",
    "registered.sent": "sent",
    "registered.returned": "returned",
    "registered.archived": "archived",
    "registered.superseded": "superseded",
    "registered.cancelled": "cancelled",
    "registered.paper": "on paper",
    "registered.electronic": "electronically",
    "registered.title": "Register of copies",
    "registered.copies": "Copies",
    "registered.entries": "Entries",
    "registered.page": "page {n} of {N}",
    "registered.closing": "Each line of the register holds the hash of the one before it. Two parties whose registers "
    "end with the same hash have the same register.",
    "registered.head.copy": "copy",
    "registered.head.state": "state",
    "registered.head.since": "since",
    "registered.head.signatures": "signed by",
    "registered.head.awaited": "to be signed by",
    "registered.head.day": "day",
    "registered.head.written": "written by",
    "registered.head.lines": "lines",
    "registered.head.last": "last entry",
    "registered.head.tip": "hash of the end",
    "verified.title": "Verification",
    "verified.yes": "All is proved.",
    "verified.no": "Something is wrong: do not rely on this file.",
    "verified.open": "Nothing wrong was found, but not everything could be proved.",
    "verified.fact.copy": "copy",
    "verified.fact.fingerprint": "fingerprint",
    "verified.fact.sha256": "SHA-256 of the file",
    "verified.fact.at": "verified on",
    "verified.fact.none": "none",
    "verified.part.problems": "What speaks against it",
    "verified.part.signatures": "Signatures",
    "verified.part.seals": "Seals",
    "verified.part.conformity": "Conformity",
    "verified.part.sources": "Sources and register",
    "verified.head.problem": "what",
    "verified.head.advice": "what to do",
    "verified.head.who": "who",
    "verified.head.when": "when",
    "verified.head.proved": "what is proved",
    "verified.seals": (
        "{n} page bears the seal of its text, that of the record: {seals}",
        "{n} pages bear the seal of their text, that of the record: {seals}",
    ),
    "verified.intact": "intact",
    "verified.touched": "touched",
    "verified.and": "; ",
    "verified.unchecked": "certificate not checked",
    "verified.head.level": "level",
    "verified.head.since": "since then",
    "verified.head.page": "page",
    "verified.head.recorded": "seal recorded",
    "verified.head.computed": "computed again",
    "verified.head.printed": "in the foot",
    "verified.head.standard": "standard",
    "verified.head.issued": "as issued",
    "verified.head.now": "now",
    "verified.in": "{person}, {capacity}",
    "verified.holder": "certificate of {holder}, by {issuer}",
    "verified.issuer": "certificate by {issuer}",
    "verified.compared": "{what}: {found}",
    "verified.with": "{date}; anchors given: {anchors}",
    "verified.by": "{date} (by {authority})",
    "verified.claimed": "{date} (as the signer says)",
    "verified.stamp": "timestamp of the document",
    "verified.so": "yes",
    "verified.not": "no",
    "verified.chained": "certificate leads to an anchor, not revoked",
    "verified.trusted": "certificate leads to an anchor",
    "verified.chained.open": "certificate leads to an anchor; revocation not checked",
    "verified.revoked": "certificate revoked",
    "verified.unchained": "certificate leads to no anchor given",
    "verified.nothing": "nothing",
    "verified.signatures": "signatures",
    "verified.proof": "proof for later",
    "verified.changes": "changes that nobody signed",
    "verified.none": "none",
    "verified.conform": "yes",
    "verified.against": "no: {note}",
    "verified.sources": "The copy made again from the sources inside it",
    "verified.rebuilt.yes": "the same, byte for byte",
    "verified.rebuilt.no": "not the same",
    "verified.rebuilt.programs": "cannot be compared: {programs}",
    "verified.rebuilt.empty": "no sources inside",
    "verified.rebuilt.refused": "could not be made again: {reason}",
    "verified.rebuilt.skipped": "not asked for",
    "verified.program": "{name} {old}, here {new}",
    "verified.register": "The register of this workspace",
    "verified.register.none": "does not know this copy",
    "verified.register.no": "knows `{copy}`, not this file",
    "verified.register.yes": "knows this file: `{copy}`, {event} on {day}",
    "verified.register.first": "knows this file as it was issued: `{copy}`, {event} on {day}",
    "verified.foot": "verification of {name}",
    "schema": "write the JSON Schema of the YAML files, for editors",
    "schema.about": "An editor that knows the schemas completes the keys and explains them.",
    "schema.example": "engross schema -\nengross schema schemas",
    "schema.folder": "the folder to write them in, or `-` to print them",
    "copies": "make the originals to be signed, or copies",
    "copies.about": "Makes the originals of a protocol that is fit to sign, one for each party, each with that party "
    "named first, a certificate that they say the same, and a sheet for the day of signature. When something stands "
    "against it, nothing is made and every reason is told. Of a protocol that is signed it makes copies.",
    "copies.example": "engross copies quebec-namur/2027-2029 --report\n"
    "engross copies quebec-namur/2027-2029\n"
    "engross copies quebec-namur/2017-2019 --kind publication",
    "copies.by": "who makes them, for the register (if left out: $ENGROSS_BY, or your account)",
    "copies.certifier": "who certifies a certified copy: name and office",
    "copies.kind": "the originals, or a copy: certified, to publish, or to read in large type (if left out: originals)",
    "copies.of": "the original that a certified copy is of, by its number (if left out: 1)",
    "copies.on": "the day of issue (if left out: today)",
    "copies.output": "the folder to write in (if left out: output/PROTOCOL)",
    "copies.paper": "the paper (if left out: that of who keeps each original)",
    "copies.protocol": "the protocol",
    "copies.report": "only tell whether it is fit to sign, point by point, as a page and as JSON",
    "compare": "show what changed from one text to another",
    "compare.about": "Draws the redline from OLD to NEW and proves it: taking every change back gives OLD, accepting "
    "every change gives NEW, character for character. Each is a protocol, an edition of a clause, either "
    "at a revision of git (`NAME@git:REVISION`), or a file: Markdown (.md), text (.txt), an HTML page, "
    "or what `engross build` wrote with `--to json` or `--to outline`.",
    "compare.example": "engross compare culture@2017 culture@2021\n"
    "engross compare quebec-namur/2017-2019@git:HEAD quebec-namur/2017-2019\n"
    "engross compare old.json new.json -o comparison.pdf\n"
    "engross compare sent.html returned.txt --allow culture\n"
    "engross compare --three signed.json ours.json theirs.json",
    "compare.old": "the text as it was",
    "compare.new": "the text as it is now",
    "compare.to": "the form of the redline (if left out: what the ending of `-o` says, or text)",
    "compare.output": "the file to write (if left out: printed)",
    "compare.whole": "show the paragraphs without a change too",
    "compare.author": "who compares, printed at the head",
    "compare.date": "the day, printed as given; no clock is read",
    "compare.no_typography": "do not show changes of spaces, apostrophes and quotes",
    "compare.paper": "the paper of the PDF (if left out: a4)",
    "compare.allow": "fail if anything else than this provision changed (may be repeated)",
    "compare.ours": "with `--three`: the name of our side",
    "compare.theirs": "with `--three`: the name of the other side",
    "compare.third": "with `--three`: their text, the others being the last signed one and ours",
    "compare.three": "changes of both sides since the last signed text, each with its author",
    "history": "show a clause through its editions, and who uses them",
    "history.about": "Every edition of the clause, oldest first: "
    "which protocols use it, and what it changed in the one before.",
    "history.author": "who asks, printed at the head",
    "history.clause": "the name of the clause",
    "history.date": "the day, printed as given; no clock is read",
    "history.example": "engross history culture\nengross history culture -o culture.html",
    "history.output": "the file to write (if left out: printed)",
    "history.to": "text, page, picture of the chain or data (if left out: what the ending of `-o` says, or text)",
    "register": "show where each copy is, or enter what befell it",
    "register.about": "Without an event, shows the register: of one protocol, or of all. With one, adds a line to "
    "it. A line is never changed afterwards; one that is, or that is gone, is told with its "
    "number. What must be said: `signed` by which party, `scanned` in which file, `sent` to "
    "whom, `archived` where, `cancelled` why.",
    "register.protocol": "the protocol (if left out: all that have a register)",
    "register.copy": "which copy: its number, its name, or the party that keeps it (if left out: the only one)",
    "register.party": "the party that signed",
    "register.detail": "to whom, from whom, where or why, after the event",
    "register.file": "the scan; its hash is kept, not the file itself",
    "register.on": "the day it happened (if left out: today)",
    "register.by": "who writes this line (if left out: ENGROSS_BY, or the name of your account)",
    "register.pdf": "print the register of the protocol in this file",
    "register.paper": "the paper to print it on (if left out: a4)",
    "register.event": "what befell the copy: signed, scanned, sent, returned, archived or cancelled",
    "register.example": "engross register\nengross register quebec-namur/2027-2029 signed --copy 1 --party quebec\n"
    "engross register quebec-namur/2027-2029 sent --copy 1 --detail Namur\nengross register "
    "quebec-namur/2027-2029 --pdf register.pdf",
    "verify": "say what a copy proves: signatures, seals, sources, register",
    "verify.about": "Reads files and asks nobody: only the file counts, and the certificates that you trust. "
    "Ends with 0 when all is proved: nothing wrong, all have signed, certificates that lead to "
    "the anchors given and were not revoked. Ends with 1 when something is wrong, and also when "
    "something could not be proved; the verdict says which.",
    "verify.example": "engross verify counterpart-1.pdf --trust authority.pem\nengross verify counterpart-1.pdf "
    "--trust authority.pem --to pdf -o report.pdf\nengross verify counterpart-1.pdf --trust "
    "authority.pem --online",
    "verify.files": "the files to verify",
    "verify.trust": "a certificate to trust, or several in a file; may be given several times",
    "verify.online": "ask the authorities, at the addresses in the certificates, what was revoked",
    "verify.at": "the moment to judge at, with its time zone (if left out: now)",
    "verify.level": "the least level that each signature must have",
    "verify.rebuild": "make the copy again from the sources inside it, or not (if left out: yes)",
    "verify.to": "the form of the report (if left out: what the ending of `-o` says, or text)",
    "verify.output": "the file to write (if left out: printed)",
    "amend": "write the amendment that turns the text in force into an edited one",
    "amend.about": "Compares the text in force of PROTOCOL with an edited copy and writes the amendment, numbered, its "
    "operations in formal words. They are proved to give the text wanted, character for character; otherwise nothing "
    "is written. Nothing that is there is overwritten.",
    "amend.example": "engross amend quebec-namur/2017-2019 quebec-namur/edited\n"
    "engross amend quebec-namur/2017-2019 quebec-namur/edited --effective 2018-01-01",
    "amend.base": "the signed act that is amended",
    "amend.new": "the text as it is to be",
    "amend.number": "the number of the amendment (if left out: the next)",
    "amend.signed": "the day of signature (if left out: a blank)",
    "amend.effective": "the day it takes effect (if left out: that of its signature)",
    "amend.style": "the formal words (if left out: those of the language of the act)",
    "amend.numbers": "numbers of what is put in: bis (3 bis), point (3.1), slash (3/1), dash (3-1), letter (3A); or "
    "recount, which numbers all anew (if left out: as the tradition does)",
    "amend.rectify": "a record of correction, which corrects an error from the start",
    "amend.name": "the name of the amendment (if left out: that of the act with the number)",
    "consolidate": "give the text in force on a day, amendments worked in",
    "consolidate.about": "Brings the signed act of a relation and what amends it together in one consolidated text, "
    "which says that it is not signed, with a note at each change, a table of acts, the history of each provision.",
    "consolidate.example": "engross consolidate quebec-namur --at 2018-06-30\n"
    "engross consolidate quebec-namur/2017-2019 --to pdf\n"
    "engross consolidate quebec-namur --since 2017-07-01 --at 2018-06-30",
    "consolidate.relation": "a relation (its last signed act) or a protocol",
    "consolidate.at": "the day (if left out: with all that is signed)",
    "consolidate.since": "show only what changed since that day",
    "consolidate.to": "what to make (if left out: what the ending of `-o` says, or text)",
    "consolidate.output": "the file, or `-` to print (if left out: text is printed, all else goes to output/)",
    "consolidate.paper": "the paper (if left out: that of the party named first)",
    "completion": "print the script that completes names in the shell",
    "completion.about": "Once it is loaded, the Tab key completes commands, options and the names of protocols.",
    "completion.example": 'bash:  eval "$(engross completion bash)"        in ~/.bashrc\n'
    'zsh:   eval "$(engross completion zsh)"         in ~/.zshrc\n'
    "fish:  engross completion fish > ~/.config/fish/completions/engross.fish",
    "completion.shell": "the shell",
    # sheets
    "sheet.day": "Date",
    "sheet.event": "Signature",
    "sheet.no": "no",
    "sheet.page": "page {n} of {N}",
    "sheet.protocol": "Protocol",
    "sheet.yes": "yes",
    "fit.against": "What stands against it",
    "fit.approved": "Every clause is approved",
    "fit.beside": "To be looked at, without standing against it",
    "fit.concordance": "The originals say the same",
    "fit.conformance": "The pages can be kept for good",
    "fit.editions": "The edition of each clause is fixed",
    "fit.errors": "Nothing else is wrong",
    "fit.holds": "Holds",
    "fit.no": ("Not fit to sign: {n} reason", "Not fit to sign: {n} reasons"),
    "fit.page": "The signatures stand with the text, on one page",
    "fit.placeholders": "Nothing is left to be filled in",
    "fit.point": "What must hold",
    "fit.references": "Every reference leads somewhere",
    "fit.signatories": "Those who sign are in office that day, with the decision where it is asked for",
    "fit.state": "The text is agreed and not signed yet",
    "fit.testimonium": "The closing words agree with the originals that are made",
    "fit.title": "Fit to sign",
    "fit.yes": "Fit to sign",
    "concordance.copies": "The originals",
    "concordance.copy": "Original",
    "concordance.fingerprint": "Fingerprint",
    "concordance.front": "Title and parties",
    "concordance.hash": "Fingerprint, the same in all",
    "concordance.how": "They were compared provision by provision. They differ only in the order of the parties, of "
    "the rows that name each of them, of the signatures and of the languages, and in what each says of itself in "
    "the foot of its pages.",
    "concordance.provision": "Provision",
    "concordance.provisions": "The provisions",
    "concordance.signatures": "Signatures",
    "concordance.testimonium": "Closing words",
    "concordance.title": "Certificate of concordance",
    "concordance.yes": ("{n} original", "The {n} originals say the same"),
    "ceremony.all": "all the parties",
    "ceremony.capacity": "Title",
    "ceremony.check": "Before: each original has all its pages, and the seal in the foot of each page is the one of "
    "this copy.",
    "ceremony.copies": "Which original goes to whom",
    "ceremony.copy": "Original",
    "ceremony.countersigns": "countersigns",
    "ceremony.does": "What",
    "ceremony.fingerprint": "Fingerprint",
    "ceremony.hand": "After: each original is handed to who keeps it, and the register says so.",
    "ceremony.initials": "Each person puts their initials in their box on every page but that of the signatures.",
    "ceremony.keeper": "Goes to",
    "ceremony.name": "Name",
    "ceremony.order": "Who signs, in this order",
    "ceremony.pages": "Pages",
    "ceremony.rank": "No.",
    "ceremony.sign": "Each person signs every original above their name.",
    "ceremony.sign-electronic": "Each person signs the file in their own field; the last signature closes it.",
    "ceremony.signs": "signs",
    "ceremony.steps": "What is done",
    "ceremony.title": "Day of signature",
    "ceremony.witness": "signs as witness",
    # what is said while working
    "ask.access": "access token of {name}:",
    "ask.code": "code that was sent to you for {name}:",
    "ask.passphrase": "passphrase of {name}:",
    "ask.pin": "PIN of {name}:",
    "decimal": ".",
    "talk.besides": ("`engross check {name}` tells {n} thing more", "`engross check {name}` tells {n} things more"),
    "talk.awaited": "still to sign: {names}",
    "talk.amended": (
        "{n} operation, read back and proved; now: engross build {name}",
        "{n} operations, read back and proved; now: engross build {name}",
    ),
    "talk.built": "{name} made in {seconds} s",
    "talk.changes": ("{n} change", "{n} changes"),
    "talk.checked": ("{n} protocol checked", "{n} protocols checked"),
    "talk.clean": "nothing is wrong",
    "talk.copies": ("{n} copy made", "{n} copies made"),
    "talk.created": "the workspace is ready; now: cd {folder}, then engross build {name}",
    "talk.empty": "there is no protocol yet; `engross new` makes a workspace with a first one",
    "talk.fetching": "the servers named in the certificates will be asked whether one was revoked",
    "talk.fresh": ("{n} document made", "{n} documents made"),
    "talk.interrupted": "stopped",
    "talk.opened": "`{name}` is open, as a draft",
    "talk.later": "the document timestamp is added with the last signature; until then the level is {level}",
    "talk.progress": "{done}/{total} {name}",
    "talk.stands": "`{name}`: {state}",
    "talk.signature": "signed by {name}, PAdES {level}",
    "talk.signed": ("{n} of them signed already", "{n} of them signed already"),
    "talk.stamped": "timestamp of the document added, PAdES {level}",
    "talk.unchanged": ("{n} unchanged", "{n} unchanged"),
    "talk.watching": "waiting for changes; Ctrl-C stops",
    "talk.next": "next: {name}",
    "talk.nothing.registered": "nothing is registered yet; `engross copies` enters the copies it makes",
    "talk.editions": ("{n} edition", "{n} editions"),
    "uncompared.emphasis": "bold and italics",
    "uncompared.front-matter": "what is written above the text of a clause",
    "uncompared.images": "pictures",
    "uncompared.links": "where links lead",
    "uncompared.markup": "markup of the text",
    "uncompared.scripts": "forms and programs of the page",
    "uncompared.underlining": "underlining",
    # commands that are not understood
    "usage.both": "`{first}` and `{second}` do not go together",
    "usage.by": "say who decided it: `--by`",
    "usage.choice": "`{value}` is not one of {choices}",
    "usage.command": "no command named `{name}`",
    "usage.command.hint": "`engross --help` shows those there are",
    "usage.count": "`{value}` is not a number from 1",
    "usage.edition": "say which edition: `{value}@…`",
    "usage.ending": "engross makes no `{value}`; the endings it knows are {choices}",
    "usage.extra": "`{value}` is one word too many",
    "usage.file": "`{value}` needs a file: `-o`",
    "usage.flag": "option `{name}` takes no value",
    "usage.folder": "`{value}` is not a folder",
    "usage.hint": "`{command} --help` shows how it is used",
    "usage.missing": "{name} is missing",
    "usage.missing.command": "which command?",
    "usage.moment": "`{value}` is not a moment such as `2030-05-14T11:30`",
    "usage.near": "did you mean `{near}`?",
    "usage.needs": "`{first}` needs `{second}`",
    "usage.one": "`-o -` prints one protocol at a time",
    "usage.option": "no option `{name}`",
    "usage.option.value": "option `{name}` needs a value",
    "usage.terminal": "a PDF cannot be shown in a terminal: name a file with `-o`",
    "usage.with": "`{name}` goes with `{other}` only",
    "usage.with.state": "option `{name}` goes with a state",
    "usage.value": "{name}: {problem}",
    "usage.day": "`{value}` is not a day; write 2027-01-31",
    "usage.register.event": "`{name}` goes with an event: signed, scanned, sent, returned, archived or cancelled",
    "usage.register.one": "`--pdf` prints the register of one protocol: name it",
    "usage.sign.p12": "`{name}` is a PKCS#12 file: give it with `--p12`",
    "usage.verify.one": "a PDF tells of one file: name one",
    "usage.three": "`--three` takes three texts: the last one signed, ours, theirs",
}
"""Help, talk and what is said of a command that is not understood. Two texts are one and several of `n`."""
