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
    "bad-yaml": (
        ("this cannot be read as YAML: {problem}", "this cannot be read as YAML"),
        "look at the indentation, at a quote left open, or at a colon in a text that has no quotes",
    ),
    "brackets-left": (
        ("brackets are left in the text: `{text}`", "brackets are left in the text"),
        "write what is missing and take the brackets away",
    ),
    "cannot-write": (
        ("`{name}` cannot be written: {reason}", "`{name}` cannot be written"),
        "what stood there before is untouched; choose another place with `-o`, or ask for the right to write there",
    ),
    "clause-contains-itself": (
        ("clause `{name}` contains itself: {chain}", "clause `{name}` contains itself"),
        "take one of the two away from `contains`",
    ),
    "clause-twice": (
        "`{name}` stands twice in this act",
        ("give this one another id with `as:`; the first is on line {first}", "give one of them another id with `as:`"),
    ),
    "disk-full": (
        ("there is no room left to write `{name}`", "there is no room left on the disk"),
        "what stood there before is untouched; make room and build again",
    ),
    "duplicate-key": (
        "`{key}` stands twice here",
        ("keep one of the two; the first is on line {first}", "keep one of the two"),
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
    "heading-in-text": (
        ("a clause cannot hold a heading: `{words}`", "a clause cannot hold a heading"),
        "its own heading goes in the front matter; what has a heading of its own is another clause",
    ),
    "image-in-text": (
        ("a clause cannot hold an image: `{words}`", "a clause cannot hold an image"),
        "emblems go in the party’s file, under `emblem`; a plan or a map goes in an annex",
    ),
    "link-in-text": (
        ("a clause cannot hold a link: `{words}`", "a clause cannot hold a link"),
        "what is signed is read on paper: write the address out, or name the document",
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
    "no-front-matter": (
        "this clause does not start with its front matter",
        "put its heading and its status at the top, between two lines of three hyphens `---`",
    ),
    "no-signatory": (
        "nobody signs for party `{party}`",
        "name its offices under `signing:`, `signatories:`",
    ),
    "no-value": (
        "`{name}` has no value to print",
        "give it one, or put the words around it under a condition",
    ),
    "no-workspace": (
        "there is no workspace here: no folder `protocols` in `{folder}` or above",
        "go to your workspace, name it with `--workspace`, or make one with `engross new`",
    ),
    "not-utf-8": (
        "this file is not text in UTF-8",
        "open it in an editor and save it again with the encoding UTF-8",
    ),
    "office-held-twice": (
        (
            "office `{office}` of party `{party}` has several holders on {day}: {names}",
            "office `{office}` of party `{party}` has several holders on {day}",
        ),
        "correct the days in the party’s file, under `from` and `to`",
    ),
    "office-vacant": (
        "nobody holds office `{office}` of party `{party}` on {day}",
        "add the holder to the party’s file, or correct the days",
    ),
    "outside-workspace": (
        "`{name}` leads out of the workspace",
        "only files of the workspace are read: copy the file into it",
    ),
    "placeholder": (
        "`{name}` is still to be decided",
        "write what was decided; a final document holds no blank",
    ),
    "private-use-character": (
        "the character {character} cannot be printed",
        "delete it and type it again; it often comes with text copied from a PDF",
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
    "style-problem": (
        ("the stylesheet cannot be followed: {problem}", "the stylesheet cannot be followed"),
        "correct the rule, or take it away",
    ),
    "template-syntax": (
        ("this cannot be read as Jinja: {problem}", "this cannot be read as Jinja"),
        "each `{{` needs its `}}`, each `{% if %}` its `{% endif %}`, each `{% for %}` its `{% endfor %}`",
    ),
    "template-too-long": (
        "this text does not end: it was stopped",
        "look for a loop over too many things, or a macro that calls itself",
    ),
    "too-large": (
        ("this file is too large: {size} MiB, where {limit} is the most", "this file is too large"),
        "split it into several clauses",
    ),
    "too-many": (
        ("only one clause may stand at `{name}`, and there are {count}", "only one clause may stand at `{name}`"),
        "keep one, or let the template have `many: true` there",
    ),
    "undefined-variable": (
        "nothing is called `{name}` here",
        ("did you mean `{near}`?", "declare it under `variables:` in the front matter, or give it under `with:`"),
    ),
    "unknown-clause": (
        "no clause named `{name}`",
        ("did you mean `{near}` (clauses/{near}/)?", "`engross list --clauses` shows those there are"),
    ),
    "unknown-edition": (
        "clause `{clause}` has no edition `{edition}`",
        (
            "did you mean `{clause}@{near}`? there are {known}",
            "there are {known}",
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
        ("did you mean `{near}`?", "there are {known}", "write it as `fr-CA`, `fr-BE` or `en-CA`"),
    ),
    "unknown-office": (
        ("party `{party}` has no office `{name}`", "no office named `{name}`"),
        ("did you mean `{near}`?", "there are {known}", "add it under `offices:` in the party’s file"),
    ),
    "unknown-party": (
        "no party named `{name}`",
        ("did you mean `{near}` (parties/{near}.yaml)?", "describe it in parties/{name}.yaml"),
    ),
    "unknown-protocol": (
        "no protocol named `{name}`",
        ("did you mean `{near}`?", "`engross list` shows those there are"),
    ),
    "unknown-reference": (
        "this reference points nowhere: `{name}`",
        ("did you mean `{near}`?", "`engross show` shows the ids that can be referred to"),
    ),
    "unknown-role": (
        "no kind of paragraph is named `{words}`",
        "there are body, recital, parties, enacting, lead and caption",
    ),
    "unknown-slot": (
        "the template has no place named `{name}`",
        ("did you mean `{near}`?", "there are {known}", "the places are the `slots:` of template.yaml"),
    ),
    "unknown-template": (
        "no template named `{name}`",
        ("did you mean `{near}` (templates/{near}/)?", "there are {known}", "a template is a folder of templates/"),
    ),
    "unreadable-file": (
        ("`{name}` cannot be read: {reason}", "`{name}` cannot be read"),
        "look whether the file is there and whether you may read it",
    ),
    "unsupported-markup": (
        ("this has no place in an instrument: `{words}`", "this has no place in an instrument"),
        "a clause holds paragraphs, lists, tables, `*emphasis*` and `**strong**`",
    ),
    "unused-slot": (
        "the template prints nothing at `{name}`: this clause would be lost",
        'put `place("{name}")` in its skeleton.jinja, or move the clause elsewhere',
    ),
    "unused-value": (
        ("`{name}` is given and clause `{clause}` does not use it", "`{name}` is given and nothing uses it"),
        ("what it uses: {known}", "take it away, or declare it under `variables:` in the clause"),
    ),
    "wrong-argument": (
        ("`{name}` needs {expected}", "`{filter}` cannot be used so: {expected}", "this cannot be used so"),
        "docs/guide shows each filter with an example",
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
    "could not find expected ':'": "a colon is missing",
    "date as 1999-10-28, 1999-10 or 1999": "a date as `1999-10-28`, `1999-10` or `1999`",
    "date as 2017-06-23": "a date as `2017-06-23`",
    "date": "a date",
    "day is out of range for month": "a day that the month has",
    "did not find expected ',' or ']'": "a comma or a closing bracket `]` is missing",
    "did not find expected ',' or '}'": "a comma or a closing brace is missing",
    "did not find expected '-' indicator": "this line should start with a hyphen, or be indented otherwise",
    "did not find expected <document start>": "something stands after the end",
    "did not find expected key": "this line is indented otherwise than its neighbours, or a quote is left open",
    "did not find expected node content": "a value was expected here",
    "found a tab character that violates indentation": "a tab stands in the indentation: use spaces",
    "found character that cannot start any token": "no value can start with this character: put it between quotes",
    "found undefined alias": "no `&` of that name stands before",
    "found unexpected end of stream": "a quote or a bracket is never closed",
    "it contains itself": "it contains itself",
    "keys and values": "keys and values",
    "list of parties": "a list of parties",
    "list": "a list",
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
    "parties or nouns": "parties or nouns",
    "parties with a town": "parties that have a `town`",
    "party or noun": "a party or a noun",
    "period as 2017-2019": "a period as `2017-2019`",
    "period that ends after it starts": "a period that ends after it starts",
    "text": "a text",
    "too deeply nested": "it is nested too deeply",
    "true or false": "`true` or `false`",
    "unexpected *": "unexpected *",
    "whole number": "a whole number",
    "year": "a year",
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
    "metavar.count": "N",
    "metavar.file": "PATH",
    "metavar.folder": "FOLDER",
    "metavar.party": "PARTY",
    "metavar.protocol": "PROTOCOL",
    # the commands, each with its arguments and options
    "engross": "from reusable clauses to cooperation protocols that are ready to sign",
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
    "list.long": "with title, period, state and parties",
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
    "schema": "write the JSON Schema of the YAML files, for editors",
    "schema.about": "An editor that knows the schemas completes the keys and explains them.",
    "schema.example": "engross schema -\nengross schema schemas",
    "schema.folder": "the folder to write them in, or `-` to print them",
    "completion": "print the script that completes names in the shell",
    "completion.about": "Once it is loaded, the Tab key completes commands, options and the names of protocols.",
    "completion.example": 'bash:  eval "$(engross completion bash)"        in ~/.bashrc\n'
    'zsh:   eval "$(engross completion zsh)"         in ~/.zshrc\n'
    "fish:  engross completion fish > ~/.config/fish/completions/engross.fish",
    "completion.shell": "the shell",
    # what is said while working
    "talk.built": "{name} made in {seconds} s",
    "talk.checked": ("{n} protocol checked", "{n} protocols checked"),
    "talk.clean": "nothing is wrong",
    "talk.created": "the workspace is ready; now: cd {folder}, then engross build {name}",
    "talk.empty": "there is no protocol yet; `engross new` makes a workspace with a first one",
    "talk.fresh": ("{n} document made", "{n} documents made"),
    "talk.interrupted": "stopped",
    "talk.progress": "{done}/{total} {name}",
    "talk.unchanged": ("{n} unchanged", "{n} unchanged"),
    "talk.watching": "waiting for changes; Ctrl-C stops",
    # commands that are not understood
    "usage.both": "`{first}` and `{second}` do not go together",
    "usage.choice": "`{value}` is not one of {choices}",
    "usage.command": "no command named `{name}`",
    "usage.command.hint": "`engross --help` shows those there are",
    "usage.count": "`{value}` is not a number from 1",
    "usage.extra": "`{value}` is one word too many",
    "usage.flag": "option `{name}` takes no value",
    "usage.folder": "`{value}` is not a folder",
    "usage.hint": "`{command} --help` shows how it is used",
    "usage.missing": "{name} is missing",
    "usage.missing.command": "which command?",
    "usage.near": "did you mean `{near}`?",
    "usage.one": "`-o -` prints one protocol at a time",
    "usage.option": "no option `{name}`",
    "usage.option.value": "option `{name}` needs a value",
    "usage.terminal": "a PDF cannot be shown in a terminal: name a file with `-o`",
    "usage.value": "{name}: {problem}",
}
"""Help, talk and what is said of a command that is not understood. Two texts are one and several of `n`."""
