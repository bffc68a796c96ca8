"""What each code means, and what to do about it."""

from __future__ import annotations

Words = str | tuple[str, ...]

CODES: dict[str, tuple[Words, Words]] = {
    "accent-lost": (
        ("`{text}` has lost an accent: `{right}`", "an accent is lost"),
        "accents stay on capitals too",
    ),
    "accept-another-act": (
        "this file has next to no words in common with `{name}`: it is another act",
        "name the protocol for which the file came back",
    ),
    "accept-changes-signed": (
        "what was accepted would change signed acts: {others}; nothing is written",
        "name the edition of each clause in these acts (`clause@edition`), then run the command again",
    ),
    "accept-file-changed": ("`{name}` was changed meanwhile; nothing is written", "run the command again"),
    "accept-left": (
        (
            "{place}: not taken in, {why}: “{old}” → “{new}”",
            "{place}: not taken in, {why}: “{old}{new}”",
            "{place}: not taken in, {why}",
        ),
        ("nothing is written; write this change by hand, or take the others with `--partly` or `--changes`"),
    ),
    "accept-no-author": ("no change by {name} in this file", "the authors are: {known}"),
    "accept-no-change": (
        "no change number {name} in this file",
        "the changes are numbered {known}; `--list` shows them",
    ),
    "accept-not-exact": (
        "the act does not say what was accepted: nothing is written",
        "this is a fault of engross: please report it with the file",
    ),
    "accept-placed": (
        (
            "{place}: {deed} (`{edition}`), {values}",
            "{place}: {deed} (`{edition}`)",
            "{place}: {deed}, {values}",
            "{place}: {deed}",
        ),
        "read it again before it is proposed",
    ),
    "accept-remark-left": (
        "comment by {author} on {place}: “{text}”",
        "no clause stands there, so that it is in no notes: keep it yourself",
    ),
    "accept-signed": (
        "`{name}` is signed: its words do not change any more",
        "prepare an amendment (`engross amend`), or name a draft",
    ),
    "accept-to-draft": (
        "`{name}` was ready to sign; it is a draft again",
        "check it (`engross check {name}`), then put it back to `ready`",
    ),
    "accept-went-on": (
        (
            "the act differs in provisions ({count}) from the text that this file changes: `{name}` went "
            "on since it was sent, or someone changed words without tracking them"
        ),
        "what was tracked is worked into the act as it is now; add `--untracked` to take the rest too",
    ),
    "act-known": (
        "an act of the period {period} is known in `{name}` already",
        "correct it in relation.yaml, or in its own file",
    ),
    "act-state": (
        "the state of `{name}` does not change so: {state}",
        "a signed act changes no more; a built-in act is first taken over with `engross adopt`",
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
    "amended-languages": (
        "the edited text is in other languages than the act, or names them in another order: {found}, not {langs}",
        "an amendment keeps the languages of the act: write `languages: [{langs}]`, or prepare a new act",
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
    "announced-nothing": (
        "`{text}` announces something that is not there",
        "give it what it announces, or put the sentence into the same condition",
    ),
    "answer-broken": (
        "`{name}` holds no whole answer of a kit",
        "ask for the saved file, or for the whole text from BEGIN to END",
    ),
    "answer-inside-dropped": (
        "`{name}` is to stay, but `{above}`, which contains it, is to go",
        "keep both, or drop both",
    ),
    "answer-number": (
        "the answer speaks of number {number}, which the kit does not have",
        "ask the other city to save its answer again, from the kit that you sent",
    ),
    "answer-of-another": ("this answer is for `{name}`, not for `{wanted}`", "name the protocol of the kit"),
    "answer-stale": (
        "`{name}`, or the text it was compared with ({against}), is not as the kit showed it",
        ("bring the files back to how they were when the kit was made (git), accept the answer, then go on"),
    ),
    "answers-differ": (
        "the answers differ for `{name}`: {one_by} says `{one}`, {other_by} says `{other}`",
        "agree, and correct one of the two; `--sheet` with the same `--answers` shows them side by side",
    ),
    "answers-of-another": (
        "these answers are for `{found}`, not for `{wanted}`",
        "give the file of this renewal",
    ),
    "approval-unrecorded": (
        (
            "no recorded decision approves {count} of the clauses: their file says that they are approved, and "
            "not by whom ({names})"
        ),
        "record the decision: `engross status {protocol} approved --by WHO`; else make sure of it yourself",
    ),
    "approved-edition-altered": (
        (
            "the text of `{clause}` has changed since {by} approved it on {on}: “{removed}” has become “{added}”",
            "the text of `{clause}` has changed since {by} approved it on {on}: “{added}” is added",
            "the text of `{clause}` has changed since {by} approved it on {on}: “{removed}” is taken out",
            "the text of `{clause}` has changed since {by} approved it on {on}",
        ),
        (
            (
                "see what differs (`engross compare {approved} {file}`); put the approved text back, or have it "
                "approved again: `engross status {clause} draft`"
            ),
            "put the approved text back, or have it approved again: `engross status {clause} draft`",
        ),
    ),
    "argument-refused": (
        "`{name}` cannot be {value}",
        "give {expected}",
    ),
    "attested-draft": (
        "`{name}` is still a draft: its signature is not attested",
        "complete the text as it was signed, then write `state: signed`",
    ),
    "attested-wants-copy": (
        (
            "the act has no original `{name}`; it has: {known}",
            "say which original: {known}",
        ),
        "one attests the original that one has seen: `--copy 1`, or the party that keeps it",
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
    "authority-same-day": (
        "the decision is of {date}, the very day of signing",
        "make sure that it was taken before the signature, and correct the date if it is that of the act",
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
    "blank-not-filled": (
        "`{found}` does not answer `{name}`",
        "give {expected}",
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
    "capital-of-month": (
        "`{text}`: months have no capital here: `{right}`",
        "write `{right}`",
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
            "`{place}`: `{new}` was added",
            "`{place}`: `{old}` was removed",
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
    "choices-entry": (
        "entry {place} has no number, or `accept` is not true, false or null",
        "write it as `engross accept --list --format json` does",
    ),
    "choices-kind": ("`{name}` is no file of choices", "make one with `engross accept --list --format json`"),
    "choices-of-another": (
        "`{name}` was made for another file than `{file}`, or this one was changed since",
        "list the changes again",
    ),
    "clause-contains-itself": (
        ("clause `{name}` contains itself: {chain}", "clause `{name}` contains itself"),
        "take one of the two away from `contains`",
    ),
    "clause-name": (
        "`{name}` cannot be the name of a clause",
        "give it a short name in `clause:`, in small letters without accents: `sport`",
    ),
    "clause-not-approved": (
        "clause `{name}` is not approved: it is {status}",
        "have it approved, or choose another edition: `engross next` says how",
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
    "compared-empty": (
        "`{name}` holds {size} bytes, but hardly a word could be read from it",
        "a page that a program fills in the browser holds no text: "
        "save it as text or print it to a file, then compare that",
    ),
    "compared-encoding": (
        "`{name}` is not UTF-8; it was read as {encoding}",
        "look whether its accents are right; save it as UTF-8 to be sure",
    ),
    "compared-kind": (
        "`{name}` cannot be compared: it is not text ({kind})",
        "save it as `.docx`, as text or as an HTML page, and compare that file",
    ),
    "compared-redline": (
        "this file shows changes already: it holds two texts",
        "accept or reject the changes, then compare the text that is left",
    ),
    "compared-too-deep": (
        "`{name}` has more than {limit} elements inside one another, or tags that do not end",
        "save it again with another program, or take out what is broken",
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
    "copy-before-signing": (
        "a copy of {day} would be older than the signature of `{name}`, on {signed}",
        "give a later day with `--on`",
    ),
    "copy-behind": (
        "`{name}` is not the latest: {party} has signed another file",
        "sign the file that was signed last, so that both signatures stand in one",
    ),
    "copy-in-future": (
        "{day} has not come yet: a copy is issued today ({today}) or was before",
        "leave out `--on`, or give the day on which the copy is issued",
    ),
    "copy-in-hand": (
        "copy `{name}` of `{protocol}` is signed, sent or archived: another text cannot take its place",
        "if it is spoiled, say so first: `engross register {protocol} cancelled --copy {name} --detail WHY`",
    ),
    "copy-not-to-sign": (
        "`{name}` is a copy ({mark}) and no original: it is not signed here",
        "sign the electronic original that `engross copies {protocol}` has made",
    ),
    "copy-stopped": (
        "the copy could not be read within the bounds of time and memory ({reason})",
        "a copy made by engross is read in a second: ask who sent this file what it is, and do not sign it",
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
    "csc-insecure": (
        "`{url}` is not an address with https: what proves who you are would be sent in clear",
        "give the address of the signing service with https",
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
    "dates-out-of-step": (
        "`{provision}` says {here} in {lang}, and {there} in the other language",
        "the dates of a provision are the same in all languages: correct the one that is wrong",
    ),
    "decision-blank": (
        (
            "the number or the date of a decision is left blank: `{text}`",
            "the number or the date of a decision is left blank",
        ),
        "write both: who signs is authorized by that decision",
    ),
    "decision-number-shape": (
        "`{text}` is not made as the numbers of these decisions are ({shape})",
        "correct the number; a letter O is no zero",
    ),
    "denounced-before-force": (
        (
            "the act is `{kind}` on {day}, before it is in force ({first})",
            "an act is denounced, suspended or opposed before it is in force",
        ),
        "correct the day, or what the act says of its entry into force",
    ),
    "denounced-twice": (
        "the act is already denounced before {day}",
        "take one of the denunciations out, or enter the withdrawal (`withdrawn`) of the first",
    ),
    "denounced-without-effect": (
        "the denunciation of {day} does not say when the act ends, and the act says no notice",
        "write `until` (last day), or `denunciation` in `term`",
    ),
    "dictionary-missing": (
        "the spelling of the texts in `{lang}` was not checked: there is no dictionary of this language",
        "install one (the guide names them), or name its folder in the variable `ENGROSS_DICTIONARIES`",
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
    "drafting-label": (
        "`{text}` is a word from drafter to drafter",
        "take it out of the text: a note goes into `note:` or into `{# … #}`, which are never printed",
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
    "emblem-unusable": (
        ("the emblem `{name}` cannot be printed for the archive", "an emblem cannot be printed for the archive"),
        (
            "it is a file of {format}: save it again as SVG, PNG or JPEG",
            "its colours are {colours}: save it again in RGB, with 8 bits a colour",
            "it holds text in a font that travels with nobody ({font}): turn the text into outlines",
            "it needs `{target}`, which is outside the file: put it inside",
            "it is too large to be printed ({size}): save it again smaller; two thousand pixels are plenty",
            "its drawing repeats itself too often ({elements} elements): save it again as plain outlines",
            "save it again as SVG with outlines only, or as PNG or JPEG in RGB",
        ),
    ),
    "empty-clause": (
        "clause `{name}` has no words",
        "write its text, or give it clauses with `contains`",
    ),
    "ends-before-start": (
        "the act would end on {last}, before it is in force on {first}",
        "correct `until` or `from` in `term`",
    ),
    "event-after-end": (
        "`{kind}` on {day}, while the act ended on {last}",
        "correct the day, or enter what prolonged the act",
    ),
    "event-backwards": (
        "a time that ends on {until} does not begin on {start}",
        "correct one of the two days",
    ),
    "event-before-signature": (
        "`{kind}` on {day}, while the act is signed on {signed}",
        "correct one of the two days",
    ),
    "event-of-a-stranger": (
        "`{party}` is not a party of the act on that day; they are: {parties}",
        "write the short name of a party, or enter the succession (`succeeded`) first",
    ),
    "extended-late": (
        "prolonged on {day}, after its last day ({last}): what has expired is not prolonged, this is a new act",
        "correct the day, or make a new act; have a lawyer look at it",
    ),
    "extension-shortens": (
        "the prolongation of {day} ends on {until}, before the last day of the act ({last})",
        "correct `until`; for an earlier end, enter `ended`",
    ),
    "extension-unsaid": (
        "the amendment changes the words that say the last day of the act ({last}), and does not say the new one",
        "write it: `until` in `amends`; the list and the deadlines rest on it",
    ),
    "extension-without-day": (
        "the prolongation of {day} does not say the new last day",
        "write `until`",
    ),
    "fault-of-engross": (
        "engross stopped at a fault of its own: {what}, {where}",
        "please report this line, and what you had asked for; with `ENGROSS_TRACE=1` engross says more",
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
    "file-name": (
        "`{name}` is not read: its name does not do",
        "rename it `{wanted}`: small letters without accents or blanks, and `.yaml`",
    ),
    "file-of-another": (
        "`{name}` is not a copy that the register of `{protocol}` knows",
        "ask the other party for the file that it signed: the one that you had sent",
    ),
    "file-stopped": (
        "`{name}` was not read: it took too much ({reason})",
        "no ordinary text does that: print it to a new PDF, or save it again in Word or LibreOffice, and "
        "give that file",
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
        "the stylesheet asks for a font that does not come with engross: `{name}`",
        "use `Source Serif Pro` or `Source Sans Pro` as they are; they print the same everywhere",
    ),
    "foreign-name": (
        "`{text}` is of `{party}`, which is no party of this act",
        "write the party’s name with a filter, or keep it in the errata with its reason",
    ),
    "foreign-word": (
        "`{text}` is a word of another language in this title or heading",
        "write the title in the language of the text",
    ),
    "gender-needed": (
        "the title of `{office}` depends on the gender of {name}",
        "add `--gender masculine` or `--gender feminine`",
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
    "grammar-wrong": (
        "`{text}` is not grammatical: `{right}`",
        "correct it; if it is data that changes, use a filter (`agree`, `of`, `to`)",
    ),
    "heading-alone": (
        "nothing stands under the heading `{text}`",
        "give it a text, or leave the clause out under the same condition: `when:`",
    ),
    "heading-differs": (
        "the heading `{text}` is not the label `{label}`",
        "keep one: leave `label` out and the heading is used",
    ),
    "heading-in-text": (
        ("a clause cannot hold a heading: `{words}`", "a clause cannot hold a heading"),
        "its own heading goes in the front matter; what has a heading of its own is another clause",
    ),
    "holder-later": (
        "{holder} is entered from {from} already, after {day}",
        "correct the days in the party’s file, under `holders:`",
    ),
    "image-in-text": (
        ("a clause cannot hold an image: `{words}`", "a clause cannot hold an image"),
        "emblems go in the party’s file, under `emblem`; a plan or a map goes in an annex",
    ),
    "import-empty": (
        "`{name}` holds no text to import",
        "give the file of the act itself: text, Markdown, HTML, Word, LibreOffice or PDF",
    ),
    "import-lost": (
        "{count} words of `{name}` would be lost: {words}",
        "nothing was written; save the file in another format (`.docx`, `.txt`) and import that one, and "
        "report the file if you may",
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
    "ink-foreign": (
        (
            "page {page}: a picture or a drawing that is not of the act, at `{words}`",
            "a picture or a drawing on the page is not of the act",
        ),
        "the emblems of the parties stand on the cover, each once; take away what page.jinja or style.css draws beside",
    ),
    "ink-misplaced": (
        (
            "page {page}: `{words}` does not stand where it is read",
            "something on the page does not stand where it is read",
        ),
        "let page.jinja and style.css draw what the act says in its order, one below the other",
    ),
    "ink-outside": (
        ("page {page}: `{words}` stands outside its place", "something stands outside its place"),
        "shorten it, or give it more room in page.jinja or style.css of the template",
    ),
    "ink-over": (
        ("page {page}: something stands over something else, at `{words}`", "something stands over something else"),
        "correct the stylesheet, or shorten what does not fit",
    ),
    "ink-unseen": (
        ("page {page}: `{words}` cannot be seen well", "something on the page cannot be seen well"),
        "it is cut, struck out, turned, too small, or too near in colour to its ground: correct the stylesheet",
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
    "language-not-amendable": (
        "there are no words of amendments for {langs}, a language of `{name}`",
        "amend it by an act drafted by hand, or have the language completed (architecture page, « a language »)",
    ),
    "later-edition": (
        "clause `{clause}` has a later edition: `{edition}` ({status})",
        "keep the one that was signed, or take the new one",
    ),
    "layout-failed": (
        "the page could not be laid out: the process that does it ended with {status}",
        "the computer may be short of memory; try again, or split the document",
    ),
    "layout-stopped": (
        "the page could not be laid out within {seconds} s and {mebibytes} MiB ({reason})",
        "look for what grows without end: a tiny page, thousands of columns, a drawing that repeats itself, a huge "
        "table; the page is {page}, its stylesheet {style}",
    ),
    "left-out-differs": (
        "not compared, and not the same in both texts: {kind}",
        "compare these by eye: a comparison of the text cannot allow them",
    ),
    "leftover-mark": (
        "a mark or a small word is left without its words: `{text}`",
        "take it out, or put its condition or its loop around it too: `{% if … %}… {% endif %}`",
    ),
    "length-differs": (
        (
            "{length} from {start} end on {day}, and the last day is said to be {last}",
            "the last day is said twice: {day} and {last}",
        ),
        "correct one of the two; the last day is part of the act",
    ),
    "length-unsaid": (
        "{length} from {start} end on {one} or on {other}, by whether that day counts",
        "say it: `first_day: counted` or `not-counted`, or the last day with `until`",
    ),
    "letter-wrong": (
        "`{text}` has a letter that does not belong there",
        "type the word again: a letter is from another alphabet, in the wrong case, or was broken by a conversion",
    ),
    "level-wrong": (
        "`{text}` stands inside `{above}`, which is a provision of the same kind",
        "put it one level up in `clauses:`: indented this way, lists leave it out and two headings bear one number",
    ),
    "lines-run-together": (
        "`{text}`: these lines will be printed one after the other as one paragraph",
        "make a list of them (`- …` or `1) …`), or end each line with two spaces to keep it apart",
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
    "new-clause-nowhere": (
        "where to put `{name}` is not known",
        "add `after:` with the name of the provision that it follows ({known}), or `place:`",
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
        "give the certificate of the authority as PEM or DER (`.pem`, `.crt`, `.cer`)",
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
        "write `2027-2029`, `2027-03-01/2029-12-31`, or “from 1 March 2027 to 31 December 2029”",
    ),
    "not-a-repository": (
        ("this folder is not kept in git: `{folder}` ({reason})", "this folder is not kept in git"),
        "compare protocols, editions or files, without `@git:`",
    ),
    "not-archival": (
        (
            "the pages do not meet the archiving standard as they are: `{rule}` at {where} ({clauses})",
            "the pages do not meet the archiving standard as they are: `{rule}` ({clauses})",
        ),
        "look at what the stylesheet and the images bring in",
    ),
    "not-beside-another": (
        "these provisions do not stand beside one another: {name}",
        "`order:` arranges provisions of one place",
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
        (
            "original {number} is not signed by all, says the register; still to sign: {waiting}",
            "the register knows no original {number} of this act that is signed",
        ),
        (
            (
                "have the electronic original signed: `engross sign`; if others have signed it, enter their file: "
                "`engross register {protocol} signed --file {file}`"
            ),
            (
                "enter each signature (`engross register {protocol} signed --copy {number} --party …`); if the act "
                "was signed on paper without engross, attest it: `engross register {protocol} attested --copy "
                "{number} --on DAY --detail PLACE`"
            ),
        ),
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
    "nothing-kept": (
        "no electronically signed file is kept for `{name}`",
        "name the file to verify; `engross register {name}` says where each copy is",
    ),
    "nothing-read": (
        "nothing in `{name}` is understood as a change of `{act}`",
        "see that it amends that act, in numbered articles; say its day with `--at`, its words with `--style`",
    ),
    "nothing-signed": (
        "`{name}` is for a timestamp of what was signed, and nothing is",
        "have it signed first",
    ),
    "nothing-signed-anew": (
        "`{name}` holds no signature that the register does not have already (`{copy}`)",
        "make sure that it is the signed file that has come back: `engross verify {name}`",
    ),
    "nothing-to-amend": (
        "`{name}` changes nothing in the text in force",
        "edit a copy of the protocol, then try again",
    ),
    "notice-late": (
        "given on {given}, after the last safe day ({safe}): the act is renewed after {last}",
        "check the days of sending and receipt; the opposition counts for the next time",
    ),
    "notice-longer-than-term": (
        "a notice of {length} before {last} falls before the first day ({first})",
        "correct the notice or the duration",
    ),
    "notice-too-short": (
        "given on {given}, the denunciation ends the act on {day} at the earliest (notice of {length}), "
        "and not on {until}",
        "correct one of the days; an earlier end needs an agreement (`ended`)",
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
    "office-of-another": (
        "{name} signs for `{party}`, and on {day} the office `{office}` is held by {holder}",
        (
            "correct the name, or the days of the holder; for a replacement give their own title (`title:`) "
            "instead of the office"
        ),
    ),
    "office-unproved": (
        (
            "nothing in the files says that {name} holds the office `{office}` of `{party}` on {day}",
            "nothing in the files says that {name} may sign for `{party}` on {day}",
        ),
        "enter the holder, with the first day: `engross office`; else make sure of it yourself",
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
    "opposed-no-renewal": (
        "opposition on {day}, while the act is not renewed tacitly",
        "say the renewal (`renewal` in `term`), or enter a denunciation (`denounced`)",
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
    "outside-life": (
        (
            "on {date} the act is not in force: {state} (from {first} to {last})",
            "on {date} the act is not in force: {state}",
        ),
        "choose another day, or read this text for what it is",
    ),
    "outside-workspace": (
        "`{name}` leads out of the workspace",
        "only files of the workspace are read: copy the file into it",
    ),
    "page-differs": (
        (
            "the page does not say what the act says: `{read}` stands where the act has `{wanted}`",
            "the page does not say what the act says",
        ),
        "look in page.jinja and style.css of the template: they may neither hide, change nor add words of the act",
    ),
    "pair-unclosed": (
        "`{text}`: a bracket or a quotation mark stands alone",
        "close it, or take it out",
    ),
    "paper-formula": (
        "`{text}`, but the act is electronic: it has one original and no copies",
        "use the other formula, under `{% if signing.electronic %}`",
    ),
    "paper-original": (
        "`{name}` ({mark}) is signed by hand, on paper: it has no signature fields",
        (
            "print it and have it signed, then enter that: `engross register {protocol} signed`; to sign on a "
            "screen, write `medium: electronic` and make the original again"
        ),
    ),
    "parties-miscounted": (
        "`{text}`, but the act has {count} parties",
        "use `{{ parties | length | words }}`",
    ),
    "parties-out-of-step": (
        "`{text}` names some of the parties only: {parties} is missing",
        "loop over `parties`, or name each of them",
    ),
    "party-described-two-ways": (
        "`{text}`: the record calls this party by another noun ({party})",
        "use the name of the record: `{{ parties.{party} | the }}`",
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
    "pdf-active": (
        "the PDF does something when it is opened ({kind})",
        "it was not run; ask for a file without it",
    ),
    "pdf-broken": (
        "`{name}` is a damaged PDF: {reason}",
        "ask for it again; or open it in a reader of PDF and print it to a new PDF",
    ),
    "pdf-comment": (
        "comment by {author}, on page {page}: “{text}”",
        "comments are no part of the text that is compared",
    ),
    "pdf-no-text": (
        "`{name}` holds pictures of text, and no text ({pages} pages)",
        "have it read by a program for character recognition (OCR), check its words, and give that file; or "
        "ask for the file it was made from",
    ),
    "pdf-picture-page": (
        "page {page} is a picture: nothing on it was read",
        "look at it yourself, or have the file read by a program for character recognition (OCR)",
    ),
    "pdf-printed": (
        "`{name}` was read from its pages as printed: paragraphs, capitals and kinds of blanks are not compared",
        "compare the file of Word or LibreOffice if you have it: it says more",
    ),
    "pdf-protected": (
        "`{name}` is protected by a password",
        "open it with the password and print it to a PDF without one",
    ),
    "pdf-too-large": (
        "`{name}` has {pages} pages, where {limit} are the most",
        "give the pages of the act alone",
    ),
    "period-gap": (
        "nothing covers {first} to {last}, between `{name}` and this act",
        (
            "let the act begin on {start}; else no act covers that time",
            "if an act covered that time, enter it: `engross act`",
        ),
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
    "place-full": (
        "`{name}` holds one clause, which is there already",
        "say which provision it is to follow: `after:` ({known})",
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
    "quotes-foreign": (
        "`{text}` has the quotation marks of another language",
        'type straight marks (`"`): they are set as the locale wants them',
    ),
    "raw-html": (
        ("HTML is not read in a clause: `{words}`", "HTML is not read in a clause"),
        "use Markdown: `*emphasis*`, `**strong**`, lists with `-`; the look is in the stylesheet",
    ),
    "redline-not-exact": (
        "the comparison does not give the {side} text back, from paragraph {paragraph}",
        "this is a fault of engross: please report it with both texts",
    ),
    "references-out-of-step": (
        "`{provision}` refers to {here} in {lang}, and to {there} in the other language",
        "one version refers elsewhere than the other: correct the one that is wrong",
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
        "`--detail` (where); `cancelled`, `--detail` (why); `attested`, `--detail` (where it is)",
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
        "`{name}` is not signed: it is {state}",
        "what is renewed is a signed act; of a draft, change the period",
    ),
    "resumed-nothing": (
        "resumed on {day}, while the act is not suspended",
        "enter the suspension (`suspended`) first, or correct the day",
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
    "running-head": (
        "`{text}` is a page number or a running head inside the text",
        "take it out: pages are numbered when they are laid out",
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
    "sentence-unread": (
        "article {number}: this sentence is not understood: `{text}`",
        "write its operation into the file by hand, and build the amendment to see it said",
    ),
    "sentence-without-end": (
        "no mark ends this paragraph: `{text}`",
        "end it with a full stop, a comma or a semicolon",
    ),
    "sheet-differs": (
        ("page {page} is {words}, which is not the paper of this copy", "a page is not of the paper of this copy"),
        "give it the size `a4` or `letter`, without bleed and crop marks (`@page` in style.css)",
    ),
    "short-name-unused": (
        "the short name `{name}` is given and never used",
        "use it, or do not give it",
    ),
    "signatory-of-earlier-act": (
        "`{text}` did not sign `{name}` ({people})",
        "correct the name, or the record of that act",
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
    "signed-another-day": (
        "the act prints that it was signed on {printed}, and the register says {signed} (`{name}`)",
        "look at the day on the original; if the register is wrong, cancel the entry and make it again",
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
        (
            "`{clause}` is no longer as it was signed on {on}: “{removed}” has become “{added}”",
            "`{clause}` is no longer as it was signed on {on}: “{added}” is added",
            "`{clause}` is no longer as it was signed on {on}: “{removed}” is taken out",
            "`{clause}` is no longer as it was signed on {on}",
        ),
        (
            (
                "see what differs (`engross compare {approved} {file}`); put the signed text back, and make the "
                "change in a new edition"
            ),
            "put the signed text back, and make the change in a new edition",
        ),
    ),
    "signed-edition-changed": (
        "this edition is signed, in `{protocol}`, and is no longer as it was signed",
        "put it back as it was; write the new text in a new edition, beside this one",
    ),
    "signed-edition-gone": (
        "`{protocol}` was signed with `{name}`, which is no longer in it",
        "put it back: what is signed no longer changes; a change is an amendment",
    ),
    "signed-file-missing": (
        "the signed file of `{name}` is not in `{folder}` (SHA-256 {sha256})",
        "put it back: nothing can make it again",
    ),
    "signed-outside-period": (
        "signed on {date}, outside {period}",
        "correct the date or the period",
    ),
    "signed-words-differ": (
        "the words of the act are no longer those of the original that was signed (`{name}`)",
        (
            "put the files of `{protocol}` back as they were when it was signed: a value, a name or a clause has "
            "changed since"
        ),
    ),
    "signing-date-mismatch": (
        "`{text}`, but the signing is of {date}",
        "use `{{ signing.date | date(article=true) }}`",
    ),
    "signing-day-differs": (
        "the act prints that it is signed on {printed}, and this signature is of {date}",
        (
            "the signature is good, but the printed day is not its own: if that matters, cancel the original and "
            "make it again with the right day"
        ),
    ),
    "signing-day-missing": (
        "the day on which `{name}` was signed is said nowhere",
        "give it with `--on`",
    ),
    "signing-day-shared": (
        "the act is signed on several days, and the text says `{text}` only (not {days})",
        "loop over `signing.events`: each party signs `{{ event.date | date }}`",
    ),
    "signing-order": (
        "`{name}` is not signed yet: it is the turn of {who}",
        "first: {names}",
    ),
    "signing-time-ahead": (
        "the signature would claim {date}, and it is {now}",
        "nobody signs at a moment to come: correct `--at`, or the clock of the computer",
    ),
    "signing-time-before": (
        (
            "the signature would claim {date}, before that of {who} at {earlier}",
            "the signature would claim {date}, before the original was issued on {earlier}",
        ),
        "correct `--at`, or the clock of the computer",
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
        "`{clause}` is {status} and cannot become {wanted}",
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
    "suspended-twice": (
        "suspended on {day}, while the act is suspended already",
        "enter the resumption (`resumed`) first, or correct the day",
    ),
    "table-too-wide": (
        (
            "a table of {count} columns is too wide, even on a turned page and at {size} points",
            "a table is too wide for a page",
        ),
        "divide the table, shorten its longest words, or turn rows into columns",
    ),
    "tacit-without-notice": (
        "the act is renewed tacitly, and does not say until when one can oppose it",
        "write `notice` in `renewal`; without it the last minute will do, and nobody can be reminded",
    ),
    "tacit-without-step": (
        "the act is renewed tacitly without a length: it becomes an act without an end",
        "write `step` (for how long) and `times` (how often) in `renewal`",
    ),
    "template-overridden": (
        ("`{name}` is that of the workspace, and not the built-in one", "a template of the workspace is used"),
        "look at the pages: what they print was compared with the act, how they look was not judged",
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
        "keep one; the others go to a place that takes several, such as `articles`",
    ),
    "tracked-date": (
        "`{date}` is no day that tracked changes can say",
        "write `2026-06-23`, or `2026-06-23T14:30`",
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
    "unknown-office-party": ("no party is called `{name}`", ("did you mean `{near}`?", "known parties: {known}")),
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
    "unknown-value": (
        (
            "no blank and no variable is called `{name}` in this protocol; perhaps `{near}`",
            "no blank and no variable is called `{name}` in this protocol",
        ),
        "the names that it has: {known}",
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
        "{size} bytes were appended to the file after it was issued, from byte {first} on, and nobody signed them",
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
        "the certificate of {holder} (`{field}`) is not traced to any trusted authority",
        "check that you gave the certificate of the right authority with `--trust`",
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
    "verified-day": (
        "the act prints that it is signed on {printed}, and the signature `{field}` is of {date}",
        "ask the parties which day counts; the file does not say",
    ),
    "verified-envelope": (
        "bytes {first} to {last}, where `{field}` stands, hold something that nobody signed ({part})",
        "ask for the file again: the signature holds, but its room was touched",
    ),
    "verified-expired": (
        "the certificate of {holder} (`{field}`) has expired, and no timestamp proves that it signed before",
        "a signature with a timestamp (`--level b-t` or higher) would prove it",
    ),
    "verified-fields": (
        "the fields are not those of the record: `{field}` (recorded: {known})",
        "do not rely on this file; a field was renamed, added or removed",
    ),
    "verified-foot": (
        "page {page} does not bear its seal, {seal}",
        "compare the sheet with the file: its foot was changed",
    ),
    "verified-forged": (
        "`{field}` was not made with the key of the certificate that it names",
        "do not rely on this signature",
    ),
    "verified-glyphs": (
        "in the font `{font}`, what is seen for “{letters}” is another letter",
        "do not rely on what the page shows: it is not what the text says",
    ),
    "verified-hidden": (
        (
            "page {page} does not show all of the text that its seal stands for: a part is covered, hidden "
            "or off the page"
        ),
        "do not rely on what the page shows",
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
        "the chain of the certificates was not checked: no authority was given",
        "give the certificate of the authority with `--trust`",
    ),
    "verified-no-record": (
        "this is not a copy made by engross: it holds no record that can be read",
        "the signatures are told all the same; seals and sources cannot be",
    ),
    "verified-not-a-timestamp": (
        "the field `{field}` is kept for a timestamp, and {holder} signed in it",
        "do not rely on this signature: it stands for nobody whom the act names",
    ),
    "verified-not-checked": (
        "it could not be checked whether the file keeps to the standards for archiving and access",
        "a copy made by engross can be checked: ask who sent this file what was done to it",
    ),
    "verified-not-conforming": (
        "the file does not conform to {standard}: {rules}",
        "do not rely on its being kept; a copy made by engross conforms",
    ),
    "verified-not-rebuilt": (
        "the copy was not made again from its sources, so that nothing proves that it says what they say",
        "verify it without `--no-rebuild`, with the versions of the programs that are listed",
    ),
    "verified-only-stamped": (
        "`{field}` awaits the signature of {person} and holds only a timestamp of {authority}",
        "nobody signed there: ask {person} to sign",
    ),
    "verified-pages": (
        "the file has {count} pages; its record counts {recorded}",
        "do not rely on this file: a page was added or removed",
    ),
    "verified-person": (
        "`{field}` is of {person}, and {holder} signed it",
        "ask whether this person may sign in that place",
    ),
    "verified-purpose": (
        "the certificate of {holder} (`{field}`) is not made for signatures of persons ({purpose})",
        "do not rely on this signature; ask for one with a certificate for signatures",
    ),
    "verified-rebuilt": (
        "made again from the sources inside it, the copy is not the same, from byte {first} on",
        "do not rely on the sources inside, nor on this copy unless it is signed",
    ),
    "verified-registered": (
        "the register knows this copy and not this file",
        "look in the register which file it is: `engross register`",
    ),
    "verified-revision": (
        "bytes {first} to {last} hold a change that is no signature, no timestamp and no proof ({what})",
        "do not rely on this file; ask for the one that was signed",
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
    "verified-stopped": (
        "the file could not be verified within the bounds of time and memory ({reason})",
        "a copy made by engross takes a second or two: ask who sent this file what it is",
    ),
    "verified-time": (
        (
            "`{field}` claims {date}, which cannot be: it is after today, before an earlier signature, or far "
            "from its own timestamp"
        ),
        "ask who signed for the day; only a timestamp proves it",
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
    "verified-unseen": (
        "whether the pages show what their text says is not known ({reason})",
        "compare the sheets with the file, or ask who issued it for its sources",
    ),
    "verified-unsigned": (
        "this original bears no signature in the file",
        "if it was signed on paper, the paper is the original: compare the sheets with this file by their seals",
    ),
    "verified-unvouched": (
        "nobody vouches for this file: it is not signed, and no register here knows it",
        "ask who issued it for its hash, or verify it in the workspace that made it",
    ),
    "verified-void": (
        "the register says that this copy no longer counts: it was {event} on {day}",
        "ask for the copy that took its place",
    ),
    "versions-disagree": (
        "the languages do not say the same: {what} here {here}, there ({lang}) {there}",
        "read both texts side by side, and correct one",
    ),
    "versions-out-of-step": (
        "`{provision}` is not made the same in `{lang}`: {what}",
        "the same paragraphs, lists and items in every language",
    ),
    "weekday-wrong": (
        "`{text}`: that day is a {right}",
        "correct the weekday or the date, or leave the weekday out",
    ),
    "withdrawn-nothing": (
        "withdrawal on {day} of a denunciation that is not entered",
        "enter the denunciation (`denounced`) first, or correct the day",
    ),
    "word-file-broken": (
        "`{name}` is damaged: {reason}",
        "open it in Word or LibreOffice, save it again, or ask for it again",
    ),
    "word-file-comment": (
        "comment by {author}, in “{place}”: “{text}”",
        "comments are no part of the text that is compared",
    ),
    "word-file-crossed": (
        "words that {author} put in and {other} took out again: “{text}”",
        "neither text has them, so that no comparison shows them",
    ),
    "word-file-entities": (
        "`{name}` declares entities ({part}): it is not read",
        "no word processor writes that: ask where the file comes from",
    ),
    "word-file-external": (
        "the file leads elsewhere ({kind}): {target}",
        "it was not followed; what stands there is not compared",
    ),
    "word-file-header": (
        "beside the text, in a header or a footer: “{text}”",
        "headers and footers are not compared",
    ),
    "word-file-hidden": (
        "hidden in the text: “{text}”",
        "hidden words are not printed and not compared: show them in Word, and decide",
    ),
    "word-file-kind": (
        "`{name}` holds no text of a word processor",
        "it may be a spreadsheet, a presentation or an archive: give the text itself",
    ),
    "word-file-macros": (
        "the file holds macros ({part})",
        "they were not run; ask for a file without them",
    ),
    "word-file-note": (
        "beside the text, in a note: “{text}”",
        "footnotes and endnotes are not compared",
    ),
    "word-file-old": (
        "`{name}` is a file of Word 97-2003",
        "open it in Word or LibreOffice and save it as `.docx`",
    ),
    "word-file-protected": (
        "`{name}` is protected by a password",
        "open it with the password and save it without one",
    ),
    "word-file-text-box": (
        "beside the text, in a text box: “{text}”",
        "text boxes are not compared",
    ),
    "word-file-too-large": (
        "the file unpacks to {size} MB, where {limit} is the most",
        "save it again without pictures, or ask where it comes from",
    ),
    "word-file-tracked": (
        "the file holds tracked changes by {author}: {count}",
        "compare `{name}@rejected` with `{name}` to see them alone",
    ),
    "word-misspelt": (
        "`{text}` is not in the dictionary; `{right}` is",
        "correct the word, or put it into `words.txt` beside the folders of the workspace if it is right",
    ),
    "word-quotes": (
        "“{text}” is a quotation mark of a word processor, which YAML does not understand",
        'put straight quotation marks around the value: "…"',
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
    "64 hexadecimal figures": "64 hexadecimal figures",
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
    "`beside` with offices of this party": "`beside` with offices of this party",
    "`every` or `first`": "`every` or `first`",
    "`open`, or `for` and `until`": "`open`, or `for` and `until`",
    "a clause, or a heading and words": "a clause, or a heading and words",
    "a day, as a date or as 2027-03-01": "a day, as a date or as 2027-03-01",
    "a key must be a plain word": "a key must be a plain word",
    "a name in at least one language": "a name in at least one language",
    "a number of at least *": "a number of at least *",
    "a number of at most *": "a number of at most *",
    "a text": "a text",
    "amount as 10000 or 10000.50": "an amount as `10000` or `10000.50`",
    "an alias": "an alias is not taken: write the value again",
    "an office or a name": "an office or a name",
    "answers by number": "answers by number",
    "at least one": "at least one",
    "blank day": "a day, such as 2027-03-01 or “1 March 2027”",
    "blank number": "a number",
    "blank person": "a name, and the gender after a comma",
    "blank place": "a town",
    "blank text": "words",
    "blank year": "a year, such as 2027",
    "cancelled": "it was stopped at the card",
    "card does not answer": "the card or its reader does not answer",
    "card refuses this key": "the card refuses to use this key",
    "column": "its columns",
    "could not find expected ':'": "a colon is missing, or the space that follows a colon or a hyphen",
    "date": "a date",
    "date as 1999-10-28, 1999-10 or 1999": "a date as `1999-10-28`, `1999-10` or `1999`",
    "date as 2017-06-23": "a date as `2017-06-23`",
    "date whose day is known, not only *": "a date whose day is known: the record has * only",
    "day is out of range for month": "a day that the month has",
    "deed added": "new clause",
    "deed chosen": "an edition that says it",
    "deed edition": "new edition",
    "deed moved": "moved",
    "deed removed": "taken out of the act",
    "deed value": "value changed",
    "did not find expected ',' or ']'": "a comma or a closing bracket `]` is missing",
    "did not find expected ',' or '}'": "a comma or a closing brace is missing",
    "did not find expected '-' indicator": "this line should start with a hyphen, or be indented otherwise",
    "did not find expected <document start>": "something stands after the end",
    "did not find expected key": "this line is indented otherwise than its neighbours, or a quote is left open",
    "did not find expected node content": "a value was expected here",
    "either `day` or `after`": "either `day` or `after`",
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
    "length as 3 years, 36 months, 90 days": "a length such as 3 years, 36 months, 90 days",
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
    "one amend": "amend",
    "one drop": "drop",
    "one keep": "keep",
    "one of the parties: *": "one of the parties: *",
    "or": "or",
    "other amend": "amend",
    "other drop": "drop",
    "other keep": "keep",
    "ours": "ours",
    "paragraph": "its paragraphs",
    "parties or nouns": "parties or nouns",
    "parties with a town": "parties that have a `town`",
    "party or noun": "a party or a noun",
    "period as 2017-2019": "a period as `2017-2019`",
    "period that ends after it starts": "a period that ends after it starts",
    "provision": "it is not there",
    "reason died": "the process died",
    "reason memory": "too much memory",
    "reason pages": "its pages cannot be read",
    "reason time": "too slow",
    "row": "the rows of its tables",
    "state coming": "it begins later",
    "state draft": "a draft",
    "state ended": "it has ended",
    "state notice": "it is denounced",
    "state pending": "what sets its first day has not happened",
    "state provisional": "it is applied provisionally",
    "state ready": "ready to sign",
    "state running": "in force",
    "state signed": "signed",
    "state suspended": "it is suspended",
    "status approved": "approved",
    "status draft": "a draft",
    "status proposed": "proposed",
    "status signed": "signed",
    "status withdrawn": "withdrawn",
    "text": "a text",
    "text of at most 50,000 characters": "text of at most 50,000 characters",
    "text without control characters": "text without control characters",
    "texts, numbers, days, lists and mappings of these": "texts, numbers, days, lists and mappings of these",
    "the name of a file, as a text or a path": "the name of a file, as a text or a path",
    "theirs": "theirs",
    "too deeply nested": "it is nested too deeply",
    "true or false": "`true` or `false`",
    "unexpected 'end of *": "something is missing before the end",
    "unexpected *": "unexpected *",
    "wanted approved": "approved",
    "wanted draft": "a draft",
    "wanted proposed": "proposed",
    "wanted signed": "signed",
    "wanted withdrawn": "withdrawn",
    "what cell": "the cells of its tables that are filled in",
    "what column": "its columns",
    "what figure": "number",
    "what heading": "its heading",
    "what item": "the items of its lists",
    "what list": "its lists",
    "what month": "month",
    "what negation": "negation",
    "what number": "number in words",
    "what order": "its place among the others",
    "what paragraph": "its paragraphs",
    "what party": "party named",
    "what printed number": "its number",
    "what provision": "it is not there",
    "what row": "the rows of its tables",
    "whole number": "a whole number",
    "why added": "the new provision has no place in this kind of act",
    "why cover": "the cover is made of data and of words of the template",
    "why language": "the new provision is not there in every language of the act",
    "why moved": "its place could not be changed",
    "why removed": "it could not be taken out",
    "why shape": "the lists could not be laid out like that",
    "why signatures": "the signatures are made of data and of words of the template",
    "why tangled": "both sides changed the same words since the text was sent",
    "why template": "these words come from no clause",
    "why words": "no words of the clause give this text exactly",
    "year": "a year",
}
