"""Puts operations into formal words. All operations on one provision are said in one article, as a lawyer would."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from engross.amend.naming import Names
from engross.amend.printed_articles import PrintedArticle, PrintedLine, PrintedOperation, Role
from engross.amend.traditions import amendment_words
from engross.language.counting import language_name
from engross.language.locale_grammar import Grammar
from engross.language.typography import NBSP
from engross.model.act_text import Piece, Unit, counted, in_word, parts
from engross.model.noun import Gender, Noun
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    MovePieces,
    MoveUnit,
    Operation,
    Pieces,
    Relabel,
    Renumber,
    Repeal,
    RepealAct,
    ReplaceEverywhere,
    ReplaceUnit,
    ReplaceWords,
    Sentences,
)

HERE = "-here"
"""How the name of a form ends that is used where the place is understood."""
FIELD = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_INNER = (ReplaceWords, InsertWords, DeleteWords, Sentences, Pieces, MovePieces, Heading, Relabel)
_ROLES: Mapping[str, Role] = {"p": "p", "sign": "p", "li": "li", "head": "head", "row": "row"}
_PUT_IN = {"p": "paragraph", "sign": "line", "li": "item", "head": "line", "row": "line"}

Fields = dict[str, str]
Core = tuple[str, tuple[PrintedLine, ...]]
"""What is said of an operation, and the paragraphs that it quotes."""


class Wording:
    """The words of one tradition for one language of an act. `acts` gives the names of other amendments by theirs."""

    def __init__(self, names: Names, acts: Mapping[str, str] | None = None) -> None:
        self.names, self.tradition, self.grammar = names, names.tradition, names.grammar
        self.acts = acts or {}

    def citing(self, acts: Mapping[str, str]) -> Wording:
        """The same words, with the names of other amendments."""
        return Wording(self.names, acts)

    def printed(self, operations: Sequence[Operation]) -> tuple[PrintedArticle, ...]:
        """The articles that say these operations, in their order."""
        return tuple(self.article(group) for group in self.grouped(operations))

    def grouped(self, operations: Sequence[Operation]) -> Iterator[list[Operation]]:
        """Operations that one article says together."""
        held: list[Operation] = []
        for operation in operations:
            if held and self._inner(operation) and self._inner(held[0]) and _unit(operation) == _unit(held[0]):
                held.append(operation)
                continue
            if held:
                yield held
            held = [operation]
        if held:
            yield held

    def _inner(self, operation: Operation) -> bool:
        """Whether an operation can be said under the name of its provision."""
        return isinstance(operation, _INNER) and not (self.tradition.nominal and isinstance(operation, Relabel))

    def article(self, group: Sequence[Operation], *, one_version: bool = False) -> PrintedArticle:
        """The article that says the operations of one group; `one_version` says that it changes this version only."""
        before = only_here(self.grammar) if one_version else ""
        if len(group) == 1:
            return PrintedArticle("", (self._alone(group[0], before),))
        unit = self.names.unit(_unit(group[0]))
        lead = before + self._filled(self.tradition.lead, self._place({}, unit))
        items = tuple(self._item(operation, number, len(group)) for number, operation in enumerate(group, 1))
        return PrintedArticle(_capital(lead), items)

    def about_other_versions(self, codes: Sequence[str]) -> PrintedArticle:
        """The article of this version that stands in place of one that changes only the versions in these languages."""
        versions = self.grammar.join([version_name(self.grammar, code) for code in codes])
        words = amendment_words(self.grammar.tag).versions.only_there.format(version=versions)
        return PrintedArticle("", (PrintedOperation(f"{_capital(words)}."),))

    def _alone(self, operation: Operation, before: str) -> PrintedOperation:
        core, quoted = self._core(operation, inside=bool(self.tradition.nominal) and self._inner(operation))
        if self.tradition.nominal and self._inner(operation):
            fields = self._place({"core": core}, self.names.unit(_unit(operation)))
            core = self._filled(self.tradition.nominal, fields)
        closing = self.tradition.quotes[1]
        ended = bool(quoted) or core.endswith(tuple(f"{sign}{closing}" for sign in ".!?…"))
        return PrintedOperation(_capital(before + core) + ("" if ended else "."), quoted)

    def _item(self, operation: Operation, number: int, count: int) -> PrintedOperation:
        core, quoted = self._core(operation, inside=True)
        end = self.tradition.item[1] if number < count else self.tradition.item[2]
        return PrintedOperation(self.tradition.nominal_item + core + ("" if quoted else end), quoted)

    # one operation

    def _core(self, operation: Operation, *, inside: bool) -> Core:
        """The words of an operation without capital or full stop, and the paragraphs that it quotes.

        With `inside`, the lead of the article names the provision, so the words name only the part within it.
        """
        match operation:
            case ReplaceWords() | InsertWords() | DeleteWords():
                return self._word_change(operation, inside=inside), ()
            case ReplaceEverywhere():
                return self._say("everywhere", self._words({}, old=operation.old, new=operation.new)), ()
            case Sentences():
                return self._sentences(operation, inside=inside), ()
            case Pieces():
                return self._pieces(operation, inside=inside)
            case MovePieces():
                return self._moved_pieces(operation, inside=inside), ()
            case Heading():
                fields = self._place({"q": self._quoted(operation.new)}, self.names.unit(operation.unit))
                return self._say("heading-inside" if inside else "heading", fields), ()
            case ReplaceUnit():
                return self._replaced(operation)
            case InsertUnits():
                return self._inserted(operation)
            case Repeal():
                return self._say("repeal", self._place({}, self.names.unit(operation.unit))), ()
            case MoveUnit():
                form = "move" if operation.after else "move-inside" if operation.inside else "move-first"
                fields = self._place({}, self.names.unit(operation.unit))
                return self._say(form, self._anchor(fields, operation.after or operation.inside)), ()
            case Renumber():
                olds = [self.names.unit(number.unit) for number in operation.numbers]
                news = [self._renamed(number.unit, number.old, number.new) for number in operation.numbers]
                return self._say("renumber", self._become(olds, news)), ()
            case Relabel():
                return self._relabelled(operation, inside=inside), ()
            case RepealAct():
                form = "repeal-act-revive" if operation.revives else "repeal-act-keep"
                return self._say(form, {"act": self.acts.get(operation.act, operation.act)}), ()

    def _word_change(self, operation: ReplaceWords | InsertWords | DeleteWords, *, inside: bool) -> str:
        where = self._where(operation.unit, operation.part, inside)
        match operation:
            case ReplaceWords():
                fields = self._words(where, old=operation.old, new=operation.new)
                return self._say("replace-words", self._nth(fields, operation.nth, operation.old))
            case InsertWords():
                fields = self._words(where, anchor=operation.anchor, new=operation.new)
                form = "insert-before" if operation.before else "insert-after"
                return self._say(form, self._nth(fields, operation.nth, operation.anchor))
            case DeleteWords():
                fields = self._words(where, old=operation.old)
                return self._say("delete-words", self._nth(fields, operation.nth, operation.old))

    def _moved_pieces(self, operation: MovePieces, *, inside: bool) -> str:
        fields = self._place({}, self._noun(operation.unit, operation.part, inside, len(operation.old)))
        first = parts(self._of(operation.unit))[0]
        fields["after"] = self.names.the(self.names.part(operation.unit, operation.after or first))
        return self._say("pieces-move" if operation.after else "pieces-move-first", fields)

    def _replaced(self, operation: ReplaceUnit) -> Core:
        unit = self._of(operation.unit)
        lines = _unit_lines(
            Unit(unit.id, unit.kind, 1, unit.number, operation.heading, operation.pieces), 1, first=True
        )
        return self._say("unit-replace", self._place({}, self.names.unit(operation.unit))), tuple(lines)

    def _relabelled(self, operation: Relabel, *, inside: bool) -> str:
        item = self.tradition.noun("item")
        olds = [self.names.part(operation.unit, label.part) for label in operation.labels]
        text = [f"{item.text}{NBSP}{label.new.rstrip('.')}" for label in operation.labels]
        fields = self._become(olds, [item.model_copy(update={"text": each}) for each in text])
        alone = not inside or bool(self.tradition.nominal)
        fields["of_"] = f" {self.names.of(self.names.unit(operation.unit))}" if alone else ""
        return self._say("relabel", fields)

    def _sentences(self, operation: Sentences, *, inside: bool) -> str:
        fields = self._where(operation.unit, operation.part, inside)
        fields["q"] = self._quoted(" ".join(operation.new)) if operation.new else ""
        if not operation.old and not operation.first:
            return self._say("sentence-first", fields)
        noun = self.names.sentence(operation.first, max(1, len(operation.old)))
        fields |= {"S": self.names.the(noun), "ofS": f"{self.names.of(noun)}", "shape:S": _shape(noun)}
        form = "sentence-insert" if not operation.old else "sentence-replace" if operation.new else "sentence-delete"
        return self._say(form, fields)

    def _pieces(self, operation: Pieces, *, inside: bool) -> Core:
        new, several = self._put_in(operation.new)
        lines = tuple(_line(piece) for piece in operation.new)
        if operation.old:
            fields = self._place({"new": new}, self._noun(operation.unit, operation.part, inside, len(operation.old)))
            return self._say("pieces-replace" if operation.new else "pieces-delete", fields), lines
        if operation.part:
            noun = self._noun(operation.unit, operation.part, inside)
            after = f"{self.names.the(noun)}{self._comma(noun)}"
            return self._say("pieces-insert", {"after": after, "new": new, "shape:new": several}), lines
        fields = self._place({"new": new, "shape:new": several}, self.names.unit(operation.unit))
        return self._say("pieces-first", fields), lines

    def _inserted(self, operation: InsertUnits) -> Core:
        first = operation.units[0]
        noun = self.names.kind(first.kind)
        text = noun.text.capitalize() if self.tradition.capitals else noun.text
        named = f"{text}{NBSP}{first.figure}" if first.number else text
        feminine = noun.gender is Gender.FEMININE
        article = self.tradition.article["f" if feminine else "m"]
        a = self.tradition.put_in["provision"][feminine].replace("{a}", f"{article} {named}".strip())
        form = "unit-insert" if operation.after else "unit-inside" if operation.inside else "unit-first"
        lines: list[PrintedLine] = []
        for index, unit in enumerate(operation.units):
            lines += _unit_lines(unit, first.level, first=not index)
        return self._say(form, self._anchor({"a": a}, operation.after or operation.inside)), tuple(lines)

    # fields

    def _say(self, form: str, fields: Fields) -> str:
        forms = self.tradition.forms
        here = forms.get(f"{form}{HERE}") if fields.get("at") == "" else None
        return self._filled(here or forms[form], fields)

    def _comma(self, noun: Noun) -> str:
        """The comma after a name before a verb: there is one if the name has a second part."""
        return "," if self.tradition.verb_second and ", " in noun.text else ""

    def _filled(self, pattern: str, fields: Fields) -> str:
        def fill(match: re.Match[str]) -> str:
            name, more = match[1], match[2]
            if name in ("v", "vw", "vs", "vn"):
                verb, _, of = more.partition(":")
                key = {"v": "shape", "vw": f"shape:{of}", "vs": "shape:S", "vn": "shape:new"}[name]
                return self.tradition.verbs[verb][fields[key]]
            value = fields[f"{name}:{more}" if more else name]
            # A name that ends in a comma brings no second one: « à sa première occurrence, » before a comma.
            return value[:-1] if name == "nth" and match.string.startswith(",", match.end()) else value

        return FIELD.sub(fill, pattern.replace(" :", self.tradition.colon)).removesuffix(",")

    def _where(self, unit: str, part: str, inside: bool) -> Fields:
        """Where words stand: understood if the provision has but one paragraph and was named."""
        only = self.names.alone(unit) == part
        if inside and only:
            return {"at": "", "in": " ", "ins": ", "}
        noun = self.names.unit(unit) if only else self._noun(unit, part, inside)
        where = f", {self.tradition.within} {self.names.the(noun)}, "
        comma = self._comma(noun) if self.tradition.verb_second else ","
        return {"at": f"{self.names.locative(noun)}{comma} ", "in": where, "ins": where}

    def _noun(self, unit: str, part: str, inside: bool, count: int = 1) -> Noun:
        return self.names.part(unit, part, count) if inside else self.names.whole(unit, part, count)

    def _place(self, fields: Fields, noun: Noun) -> Fields:
        the = self.names.the(noun)
        return fields | {
            "the": f"{the}," if self.tradition.after_comma and ", " in noun.text else the,
            "of": self.names.of(noun),
            "to": self.names.locative(noun),
            "shape": _shape(noun),
        }

    def _anchor(self, fields: Fields, ident: str) -> Fields:
        if not ident:
            return fields
        noun = self.names.unit(ident)
        after = self.names.the(noun)
        return {"of": self.names.of(noun), **fields, "after": after, "ofafter": self.names.of(noun)}

    def _words(self, fields: Fields, **quoted: str) -> Fields:
        for name, words in quoted.items():
            several = counted(words) > 1
            figures = not several and words.replace(NBSP, "").replace(",", "").isdigit()
            kind = "number" if figures else "word" if any(in_word(letter) for letter in words) else "sign"
            noun = self._counted(kind, several=several)
            fields[f"w:{name}"] = f"{self.grammar.the(noun)} {self._quoted(words)}"
            fields[f"dw:{name}"] = f"{self.grammar.of(noun)} {self._quoted(words)}"
            fields[f"shape:{name}"] = "mp" if several else "ms"
        return fields

    def _counted(self, what: str, *, several: bool) -> Noun:
        """A noun of the tradition, in the plural if it stands for several things."""
        noun = self.tradition.noun(what)
        return noun.model_copy(update={"text": noun.plural, "number": "plural"}) if several else noun

    def _nth(self, fields: Fields, nth: int, words: str) -> Fields:
        their = self.tradition.theirs
        occurrence = ""
        if nth:
            rank = self.grammar.ordinal_words(nth, Gender.FEMININE)
            occurrence = self.tradition.occurrence.replace("{n}", rank).replace("{their}", their[counted(words) > 1])
        return fields | {"nth": occurrence}

    def _quoted(self, words: str) -> str:
        opening, closing = self.tradition.quotes
        return f"{opening}{words}{closing}"

    def _put_in(self, pieces: Sequence[Piece]) -> tuple[str, str]:
        """What is put in, and whether that is one thing or several."""
        kinds = {_PUT_IN[piece.type] for piece in pieces}
        name = kinds.pop() if len(kinds) == 1 else "text"
        singular, plural = self.tradition.put_in[name]
        feminine = Gender.FEMININE if name == "line" else Gender.MASCULINE
        if len(pieces) == 1 or name == "text":
            return singular, "ms"
        return plural.replace("{n}", self.grammar.words(max(2, len(pieces)), feminine)), "mp"

    def _renamed(self, ident: str, old: str, new: str) -> Noun:
        """A provision under its new number."""
        noun = self.names.unit(ident)
        unit = self._of(ident)
        start = noun.text.partition(NBSP)[0]
        return noun.model_copy(update={"text": f"{start}{NBSP}{Unit('', unit.kind, number=new).figure}"})

    def _become(self, olds: Sequence[Noun], news: Sequence[Noun]) -> Fields:
        several = len(olds) > 1
        verb = self.tradition.becomes[several]
        return {"olds": self._list(olds), "news": self._list(news), "become": verb}

    def _list(self, nouns: Sequence[Noun]) -> str:
        """l’article 4; les articles 4, 5 et 6."""
        kinds = {noun.text.partition(NBSP)[0] for noun in nouns}
        if len(nouns) == 1 or len(kinds) > 1 or any(noun.text.count(NBSP) != 1 or " " in noun.text for noun in nouns):
            return self.grammar.join([self.names.the(noun) for noun in nouns])
        figures = [noun.text.partition(NBSP)[2] for noun in nouns]
        enumeration = (
            f"{figures[0]} {self.tradition.range_} {figures[-1]}" if _in_a_row(figures) else self.grammar.join(figures)
        )
        plural = nouns[0].plural or kinds.pop()
        plural = plural.capitalize() if self.tradition.capitals and nouns[0].text[0].isupper() else plural
        article = nouns[0].article or self.tradition.plural_article
        noun = nouns[0].model_copy(
            update={"text": f"{plural}{NBSP}{enumeration}", "number": "plural", "article": article}
        )
        return self.names.the(noun)

    def _of(self, ident: str) -> Unit:
        return self.names.units[self.names.at[ident]]


def version_name(grammar: Grammar, code: str) -> str:
    """What the version of an act in the language `code` is called: la version anglaise."""
    words = amendment_words(grammar.tag).versions
    if code in words.languages:
        return words.version.format(language=words.languages[code])
    return words.version_in.format(language=language_name(code, grammar.tag))


def only_here(grammar: Grammar) -> str:
    """What precedes a change of the version in this language only: dans la version anglaise, ."""
    return amendment_words(grammar.tag).versions.only_here.format(version=version_name(grammar, grammar.code))


def _unit(operation: Operation) -> str:
    return getattr(operation, "unit", "")


def _unit_lines(unit: Unit, level: int, *, first: bool) -> Iterator[PrintedLine]:
    if unit.number or unit.heading or not first:
        yield PrintedLine("heading", unit.heading, unit.number, unit.kind, unit.level - level)
    yield from (_line(piece) for piece in unit.pieces)


def _line(piece: Piece) -> PrintedLine:
    return PrintedLine(_ROLES[piece.type], f"{piece.label} {piece.text}" if piece.label else piece.text)


def _in_a_row(figures: Sequence[str]) -> bool:
    """Whether numbers follow one another, and are enough to be said by the first and the last."""
    if len(figures) < 4 or not all(figure.isascii() and figure.isdigit() for figure in figures):
        return False
    return [int(figure) for figure in figures] == list(range(int(figures[0]), int(figures[0]) + len(figures)))


def _shape(noun: Noun) -> str:
    return ("f" if noun.gender is Gender.FEMININE else "m") + ("p" if noun.is_plural else "s")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
