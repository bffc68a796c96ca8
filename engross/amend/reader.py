"""Formal words back to operations, for the forms that `wording` writes.

The text that is amended is needed: words name its provisions by number, and
say what is repealed without quoting it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from engross.amend.naming import HEADING, Names, Run, plainly_spaced
from engross.amend.printed_articles import PrintedArticle, PrintedLine, PrintedOperation
from engross.amend.traditions import TRADITIONS, amendment_words
from engross.amend.wording import FIELD, HERE, only_here
from engross.language import grammar
from engross.language.tradition import Tradition
from engross.language.typography import NBSP
from engross.model.act_text import SIGNATURES, Piece, PieceType, Unit, parts, sentences
from engross.model.noun import Gender, Noun
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
    MovePieces,
    MoveUnit,
    NewLabel,
    NewNumber,
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

_MARK = "\x01"
_QUOTED = rf"{_MARK}(?P<%s>\d+){_MARK}"
_SENTENCES = 60
"""How many sentences of a paragraph are known by their ordinals."""


class Unreadable(Exception):
    """Words that are none of the forms, or name nothing that is there."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words)


class Reader:
    """Reads the words of one tradition. `ids` names what is put in; without, names are made of headings and numbers."""

    def __init__(self, names: Names, acts: Mapping[str, str] | None = None, ids: Sequence[str] = ()) -> None:
        self.names, self.tradition, self.grammar = names, names.tradition, names.grammar
        self.acts = {plainly_spaced(words): name for name, words in (acts or {}).items()}
        self._ids = iter(ids)
        self._taken = set(names.at)

    def operations(self, articles: Sequence[PrintedArticle]) -> tuple[Operation, ...]:
        """What these articles do. Raises `Unreadable` with the words that are not understood."""
        return tuple(one for article in articles for one in self._article(article))

    def _article(self, article: PrintedArticle) -> Iterator[Operation]:
        read = self._of_this_version(article)
        if read is None:
            return
        article = read
        if not article.lead:
            yield self._read(article.sayings[0], "")
            return
        words, quotes = self._lifted(article.lead)
        place = None
        for lead in (words[:1].lower() + words[1:], words):
            found = _match(self.tradition.lead, self.tradition, lead)
            if found is not None:
                said = self._restored(found, quotes)
                place = place or self._place(said.get("the") or said.get("to") or "")
        if place is None or place[1]:
            raise Unreadable(article.lead)
        for saying in article.sayings:
            yield self._read(saying, place[0])

    def _of_this_version(self, article: PrintedArticle) -> PrintedArticle | None:
        """The article without what says that it changes this version only; None if it changes other versions only."""
        words = article.lead or article.sayings[0].words
        folded = plainly_spaced(words[:1].lower() + words[1:])
        there = amendment_words(self.grammar.tag).versions.only_there
        if re.fullmatch(f"{re.escape(there).replace(re.escape('{version}'), '.+')}\\.", folded):
            return None
        here = plainly_spaced(only_here(self.grammar))
        if not folded.startswith(here):
            return article
        rest = words[len(here) :]
        if article.lead:
            return replace(article, lead=rest)
        return replace(article, sayings=(replace(article.sayings[0], words=rest),))

    def _read(self, saying: PrintedOperation, unit: str) -> Operation:
        words, quotes = self._lifted(saying.words)
        for inside, core in self._cores(words, unit, quotes):
            for form, pattern in self.tradition.forms.items():
                found = _match(pattern, self.tradition, core)
                if found is None:
                    continue
                made = self._made(form.removesuffix(HERE), self._restored(found, quotes), saying.quoted, inside)
                if made is not None:
                    return made
        raise Unreadable(saying.words)

    def _cores(self, words: str, unit: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
        """What is said once the frame around it is gone, with the provision that the frame names."""
        sentence = re.sub(r"\s*[.;]$", "", words)
        if unit:
            yield unit, sentence.removeprefix(self.tradition.nominal_item)
            return
        for said in (sentence[:1].lower() + sentence[1:], sentence):
            if self.tradition.nominal:
                found = _match(self.tradition.nominal, self.tradition, said)
                place = self._place(self._restored(found, quotes)["the"]) if found else None
                if found and place and not place[1]:
                    yield place[0], found["core"] or ""
            yield "", said

    # quotations

    def _lifted(self, words: str) -> tuple[str, list[str]]:
        """The sentence with a mark for each quotation, and the quotations."""
        opening, closing = (mark.strip() for mark in self.tradition.quotes)
        out: list[str] = []
        quotes: list[str] = []
        depth = start = 0
        for at, letter in enumerate(words):
            if letter == opening:
                depth += 1
                if depth == 1:
                    start = at + 1
            elif letter == closing and depth:
                depth -= 1
                if not depth:
                    out.append(f"{_MARK}{len(quotes)}{_MARK}")
                    quotes.append(words[start:at].strip())
            elif not depth:
                out.append(letter)
        return "".join(out), quotes

    def _restored(self, found: Mapping[str, str | None], quotes: Sequence[str]) -> dict[str, str]:
        """What was found, quotations by their words, and names with the quotations that are part of them."""
        opening, closing = self.tradition.quotes
        out = {}
        for name, value in found.items():
            if value is None:
                continue
            if name.startswith("q_"):
                out[name[2:]] = quotes[int(value)]
            else:
                out[name] = re.sub(
                    f"{_MARK}(\\d+){_MARK}", lambda match: f"{opening}{quotes[int(match[1])]}{closing}", value
                )
        return out

    # operations

    def _made(self, form: str, said: dict[str, str], quoted: Sequence[PrintedLine], inside: str) -> Operation | None:
        if form.startswith(("replace-words", "insert-after", "insert-before", "delete-words", "sentence")):
            return self._worded(form, said, inside) if not quoted else None
        if form.startswith("pieces"):
            return self._pieced(form, said, quoted, inside)
        return self._placed(form, said, quoted, inside)

    def _worded(self, form: str, said: dict[str, str], inside: str) -> Operation | None:
        place = self._where(said.get("at") or said.get("in") or "", inside)
        if place is None:
            return None
        unit, part = place
        nth = self._rank(said["nth"]) if "nth" in said else 0
        match form:
            case "replace-words":
                return ReplaceWords(unit, part, said["old"], said["new"], nth)
            case "insert-after" | "insert-before":
                return InsertWords(unit, part, said["anchor"], said["new"], nth, form == "insert-before")
            case "delete-words":
                return DeleteWords(unit, part, said["old"], nth)
        new = tuple(said["q"][start:end] for start, end in sentences(said["q"])) if "q" in said else ()
        if form == "sentence-first":
            return Sentences(unit, part, 0, (), new)
        run = self._sentences.get(said.get("S") or said.get("ofS") or "")
        if run is None:
            return None
        if form == "sentence-insert":
            return Sentences(unit, part, run[0], (), new)
        text = self._piece(unit, part).text
        old = tuple(text[start:end] for start, end in sentences(text))[run[0] - 1 : run[0] - 1 + run[1]]
        return Sentences(unit, part, run[0], old, new)

    def _where(self, words: str, inside: str) -> tuple[str, str] | None:
        """The paragraph that is spoken of; the only one of a provision if none is named."""
        if not words:
            return (inside, self.names.alone(inside)) if inside and self.names.alone(inside) else None
        place = self._place(words, inside)
        if place is None or place[2] != 1 or place[1] == HEADING:
            return None
        part = place[1] or self.names.alone(place[0])
        return (place[0], part) if part else None

    def _pieced(self, form: str, said: dict[str, str], quoted: Sequence[PrintedLine], inside: str) -> Operation | None:
        place = self._place(said.get("the") or said.get("of") or said.get("after") or "", inside)
        if form == "pieces-first":
            unit = inside if "of" not in said else place[0] if place and not place[1] else ""
            return Pieces(unit, "", (), self._pieces(unit, quoted)) if unit and quoted else None
        if place is None or not place[1] or place[1] == HEADING or bool(quoted) != (form in _QUOTING):
            return None
        unit, part, count = place
        if form == "pieces-insert":
            return Pieces(unit, part, (), self._pieces(unit, quoted), self._piece(unit, part).text)
        old = self._run(unit, part, count)
        if form.startswith("pieces-move"):
            anchor = self._place(said["after"], unit)
            if anchor is None or not anchor[1]:
                return None
            first = form == "pieces-move-first"
            if first and anchor[1] != parts(self._unit(unit))[0]:
                return None
            return MovePieces(
                unit, part, "" if first else anchor[1], old, "" if first else self._piece(unit, anchor[1]).text
            )
        return Pieces(unit, part, old, self._pieces(unit, quoted))

    def _placed(self, form: str, said: dict[str, str], quoted: Sequence[PrintedLine], inside: str) -> Operation | None:
        """What is said of whole provisions, or of the whole text."""
        match form:
            case "everywhere":
                return ReplaceEverywhere(said["old"], said["new"], self.names.lang)
            case "repeal-act" | "repeal-act-revive" | "repeal-act-keep":
                name = self.acts.get(plainly_spaced(said["act"]))
                return RepealAct(name, form != "repeal-act-keep") if name else None
            case "relabel":
                return self._relabelled(said, inside)
            case "renumber":
                return self._renumbered(said)
            case "unit-insert" | "unit-inside" | "unit-first":
                return self._inserted(form, said, quoted)
        place = self._place(said.get("the") or said.get("of") or "") or ((inside, "", 1) if inside else None)
        if place is None or place[1] not in ("", HEADING):
            return None
        return self._of_provision(form, self._unit(place[0]), said, quoted)

    def _of_provision(
        self, form: str, unit: Unit, said: dict[str, str], quoted: Sequence[PrintedLine]
    ) -> Operation | None:
        """What is said of one provision that stands in the text."""
        if form.startswith("heading"):
            return Heading(unit.id, unit.heading, said["q"])
        if form == "unit-replace" and quoted:
            head = quoted[0] if quoted[0].role == "heading" else None
            return ReplaceUnit(unit.id, head.text if head else "", self._pieces(unit.id, quoted[bool(head) :]))
        if form == "repeal" and not quoted:
            return Repeal(unit.id)
        if form == "move-first":
            return MoveUnit(unit.id)
        anchor = self._place(said.get("after") or said.get("ofafter") or "")
        if anchor is None or anchor[1]:
            return None
        return MoveUnit(unit.id, anchor[0]) if form == "move" else MoveUnit(unit.id, "", anchor[0])

    def _inserted(self, form: str, said: dict[str, str], quoted: Sequence[PrintedLine]) -> Operation | None:
        anchor = self._place(said.get("after") or said.get("of") or "") if form != "unit-first" else None
        kind = self._kind(said["a"])
        if not quoted or kind is None or (form != "unit-first" and (anchor is None or anchor[1])):
            return None
        level = 1 if anchor is None else self._unit(anchor[0]).level + (form == "unit-inside")
        groups: list[list[PrintedLine]] = []
        for line in quoted:
            if line.role == "heading" or not groups:
                groups.append([])
            groups[-1].append(line)
        units = []
        for lines in groups:
            head = lines[0] if lines[0].role == "heading" else PrintedLine("heading", "", kind=kind)
            ident = self._named(head)
            pieces = self._pieces(ident, lines[lines[0].role == "heading" :])
            units.append(Unit(ident, head.kind or kind, level + head.depth, head.number, head.text, pieces))
        where = anchor[0] if anchor else ""
        return InsertUnits(tuple(units), *(("", where) if form == "unit-inside" else (where, "")))

    def _relabelled(self, said: dict[str, str], inside: str) -> Operation | None:
        place = self._place(said["of_"]) if "of_" in said else (inside, "", 1)
        if place is None or place[1] or not place[0]:
            return None
        unit = self._unit(place[0])
        olds, news = self._several(said["olds"], "item"), self._several(said["news"], "item")
        labels = []
        for old, new in zip(olds, news, strict=False):
            found = self._place(old, unit.id)
            if found is None or not found[1]:
                return None
            label = self._piece(unit.id, found[1]).label
            noun = self.names.kind("item").text
            figure = _without_noun(new, noun)
            labels.append(NewLabel(found[1], label, f"{figure}." if label.endswith(".") else figure))
        return Relabel(unit.id, tuple(labels)) if labels and len(olds) == len(news) else None

    def _renumbered(self, said: dict[str, str]) -> Operation | None:
        olds, news = self._several(said["olds"]), self._several(said["news"])
        numbers = []
        for old, new in zip(olds, news, strict=False):
            place = self._place(old)
            if place is None or place[1]:
                return None
            unit = self._unit(place[0])
            noun = self.names.kind(unit.kind).text
            figure = _without_noun(new, noun)
            head, _, tail = unit.number.rpartition(unit.figure)
            numbers.append(NewNumber(unit.id, unit.number, f"{head}{figure}{tail}"))
        return Renumber(tuple(numbers)) if numbers and len(olds) == len(news) else None

    def _several(self, words: str, what: str = "") -> list[str]:
        """Names in a row one by one: « les articles 4, 5 et 6 » is l’article 4, l’article 5, l’article 6."""
        words = plainly_spaced(words)
        parted = re.split(rf", | {self.tradition.conjunction} ", words)
        for kind in (what,) if what else self.names.kinds:
            noun = self.names.kind(kind)
            article = noun.article or self.tradition.plural_article
            several = {"text": f"{noun.plural} ", "number": "plural", "article": article}
            plural = self.names.the(noun.model_copy(update=several))
            if words.lower().startswith(plural.lower()):
                parted[0] = parted[0][len(plural) :]
                if row := re.fullmatch(rf"(\d+) {self.tradition.range_} (\d+)", parted[0]):
                    parted = [str(n) for n in range(int(row[1]), int(row[2]) + 1)]
                text = noun.text.capitalize() if self.tradition.capitals and not what else noun.text
                return [
                    plainly_spaced(self.names.the(noun.model_copy(update={"text": f"{text} {one}"}))) for one in parted
                ]
        return parted

    # what is there

    def _place(self, words: str, inside: str = "") -> Run | None:
        return self.names.find(words.removesuffix(","), inside) if words else None

    def _unit(self, ident: str) -> Unit:
        return self.names.units[self.names.at[ident]]

    def _piece(self, unit: str, part: str) -> Piece:
        return self._run(unit, part, 1)[0]

    def _run(self, unit: str, part: str, count: int) -> tuple[Piece, ...]:
        at = parts(self._unit(unit)).index(part)
        return self._unit(unit).pieces[at : at + count]

    def _pieces(self, unit: str, lines: Sequence[PrintedLine]) -> tuple[Piece, ...]:
        plain: PieceType = "sign" if unit == SIGNATURES else "p"
        out = []
        for line in lines:
            label, _, text = line.text.partition(" ") if line.role == "li" else ("", "", line.text)
            kind: PieceType = plain if line.role == "p" or line.role == "heading" else line.role
            out.append(Piece(kind, text, label))
        return tuple(out)

    def _kind(self, words: str) -> str | None:
        words = plainly_spaced(words).lower()
        known = [kind for kind in self.names.kinds if words.startswith(self.names.kind(kind).text.lower())]
        return max(known, key=lambda kind: len(self.names.kind(kind).text), default=None)

    def _named(self, head: PrintedLine) -> str:
        """The id of what is put in."""
        given = next(self._ids, "")
        name = given or _slug(head.text) or _slug(head.number) or "provision"
        suffix = f"@{self.names.lang}" if self.names.lang else ""
        name = name if given else f"{name}{suffix}"
        while name in self._taken:
            name = f"{name}-bis"
        self._taken.add(name)
        return name

    def _rank(self, word: str) -> int:
        ranks = (n for n in range(1, 400) if self.grammar.ordinal_words(n, Gender.FEMININE) == word)
        return next(ranks, 0)

    @property
    def _sentences(self) -> Mapping[str, tuple[int, int]]:
        return _sentence_names(self.names)


@lru_cache(maxsize=8)
def _sentence_names(names: Names) -> Mapping[str, tuple[int, int]]:
    found = {}
    for first in range(1, _SENTENCES):
        for count in range(1, 12):
            noun = names.sentence(first, count)
            for words in names.forms(noun):
                found[words] = (first, count)
    return found


def _without_noun(words: str, noun: str) -> str:
    """The figure of a name: 3 bis of « l’article 3 bis »."""
    return re.sub(rf"^.*?\b{re.escape(noun)} ", "", words, flags=re.IGNORECASE).replace(" ", NBSP)


_QUOTING = ("pieces-replace", "pieces-insert", "pieces-first")


def _slug(words: str) -> str:
    """A name made of words: small letters without accents, hyphens."""
    plain = unicodedata.normalize("NFD", re.sub(r"</?sup>", "", words).lower().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")


def _match(pattern: str, tradition: Tradition, words: str) -> Mapping[str, str | None] | None:
    found = _compiled(pattern, tradition.name).fullmatch(plainly_spaced(words))
    if found is None:
        return None
    fields = found.groupdict()
    # A regular expression wants two names where one field stands in either of two phrases: see "a" in `_field`.
    feminine = fields.pop("a_feminine", None)
    return fields | {"a": feminine} if feminine is not None else fields


@lru_cache(maxsize=512)
def _compiled(pattern: str, name: str) -> re.Pattern[str]:
    tradition = TRADITIONS[name]
    pattern = plainly_spaced(pattern.replace(" :", tradition.colon))
    out: list[str] = []
    at = 0
    for match in FIELD.finditer(pattern):
        out.append(re.escape(pattern[at : match.start()]))
        out.append(_field(match[1], match[2] or "", tradition))
        at = match.end()
    out.append(re.escape(pattern[at:]))
    return re.compile("".join(out))


def _counted_nouns(tradition: Tradition, form: Callable[[Noun], str]) -> Iterator[str]:
    """The nouns of quoted words in the singular and plural, in a form: les mots, des mots."""
    for name in ("word", "number", "sign"):
        noun = tradition.noun(name)
        yield re.escape(form(noun))
        yield re.escape(form(noun.model_copy(update={"text": noun.plural, "number": "plural"})))


def _field(name: str, more: str, tradition: Tradition) -> str:
    """The expression for one field of a pattern."""
    match name:
        case "at":
            return "(?:(?P<at>.+?),? )?" if tradition.verb_second else "(?:(?P<at>.+?), )?"
        case "in":
            return rf"(?:, {tradition.within} (?P<in>.+?), | )"
        case "ins":
            return rf"(?:, {tradition.within} (?P<in>.+?), |, )"
        case "w":
            return rf"(?:{'|'.join(_counted_nouns(tradition, grammar(tradition.lang).the))}) {_QUOTED % f'q_{more}'}"
        case "dw":
            return rf"(?:{'|'.join(_counted_nouns(tradition, grammar(tradition.lang).of))}) {_QUOTED % f'q_{more}'}"
        case "q":
            return _QUOTED % "q_q"
        case "nth":
            said = re.escape(tradition.occurrence.removesuffix(","))
            said = said.replace(r"\{their\}", f"(?:{'|'.join(tradition.theirs)})").replace(r"\{n\}", r"(?P<nth>[\w-]+)")
            return f"(?:{said},?)?"
        case "v" | "vw" | "vs" | "vn":
            verbs = sorted(set(tradition.verbs[more.partition(":")[0]].values()), key=len, reverse=True)
            return f"(?:{'|'.join(map(re.escape, verbs))})"
        case "new":
            kinds = [pair for name, pair in tradition.put_in.items() if name != "provision"]
            every = (re.escape(plainly_spaced(one)) for pair in kinds for one in pair)
            return f"(?:{'|'.join(every)})".replace(r"\{n\}", r"[\w-]+")
        case "a":
            articles = sorted({one for one in tradition.article.values() if one}, key=len, reverse=True)
            article = f"(?:{'|'.join(articles)}) " if articles else ""
            masculine, feminine = (re.escape(words) for words in tradition.put_in["provision"])
            masculine = masculine.replace(r"\{a\}", f"{article}(?P<a>.+?)")
            feminine = feminine.replace(r"\{a\}", f"{article}(?P<a_feminine>.+?)")
            return f"(?:{feminine}|{masculine})"
        case "S" | "ofS":
            return f"(?P<{name}>[^,]+?)"
        case "become":
            return f"(?:{'|'.join(map(re.escape, tradition.becomes[::-1]))})"
        case "of_":
            return f"(?: (?P<of_>(?:{'|'.join(map(re.escape, tradition.of_prefixes))}).+?))?"
        case _:
            return f"(?P<{name}>.+?)"
