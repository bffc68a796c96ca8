"""Reads formal words back into operations, for the forms that `wording` writes.

The text that is amended is needed too: the words name its provisions by number, and they do not quote what is repealed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from engross.amend.naming import HEADING, Names, Run, plainly_spaced
from engross.amend.pattern_matching import match_pattern
from engross.amend.places import MARK
from engross.amend.printed_articles import PrintedArticle, PrintedLine, PrintedOperation
from engross.amend.traditions import amendment_words
from engross.amend.wording import HERE, only_here
from engross.language.typography import NBSP
from engross.model.act_text import SIGNATURES, Piece, PieceType, Unit, parts, sentences
from engross.model.noun import Gender
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
        return tuple(operation for article in articles for operation in self._article(article))

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
            fields = match_pattern(self.tradition.lead, self.tradition, lead)
            if fields is not None:
                values = self._restored(fields, quotes)
                place = place or self._place(values.get("the") or values.get("to") or "")
        if place is None or place[1]:
            raise Unreadable(article.lead)
        for saying in article.sayings:
            yield self._read(saying, place[0])

    def _of_this_version(self, article: PrintedArticle) -> PrintedArticle | None:
        """The article without the words « in the English version » at its head.

        None if the article changes other versions only.
        """
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
                fields = match_pattern(pattern, self.tradition, core)
                if fields is None:
                    continue
                operation = self._made(form.removesuffix(HERE), self._restored(fields, quotes), saying.quoted, inside)
                if operation is not None:
                    return operation
        raise Unreadable(saying.words)

    def _cores(self, words: str, unit: str, quotes: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The words of an operation without the frame around them, and the provision that the frame names.

        Example: « l’article 3 est modifié par le remplacement de … » gives article 3 and « le remplacement de … ».
        """
        sentence = re.sub(r"\s*[.;]$", "", words)
        if unit:
            yield unit, sentence.removeprefix(self.tradition.nominal_item)
            return
        for candidate in (sentence[:1].lower() + sentence[1:], sentence):
            if self.tradition.nominal:
                fields = match_pattern(self.tradition.nominal, self.tradition, candidate)
                place = self._place(self._restored(fields, quotes)["the"]) if fields else None
                if fields and place and not place[1]:
                    yield place[0], fields["core"] or ""
            yield "", candidate

    # quotations

    def _lifted(self, words: str) -> tuple[str, list[str]]:
        """The sentence with a number in place of each quotation, and the quotations.

        A quotation may hold words that look like a form. They must not be read as one.
        """
        opening, closing = (mark.strip() for mark in self.tradition.quotes)
        out: list[str] = []
        quotes: list[str] = []
        depth = start = 0
        for index, letter in enumerate(words):
            if letter == opening:
                depth += 1
                if depth == 1:
                    start = index + 1
            elif letter == closing and depth:
                depth -= 1
                if not depth:
                    out.append(f"{MARK}{len(quotes)}{MARK}")
                    quotes.append(words[start:index].strip())
            elif not depth:
                out.append(letter)
        return "".join(out), quotes

    def _restored(self, fields: Mapping[str, str | None], quotes: Sequence[str]) -> dict[str, str]:
        """The fields of a form, with the quotations back in place of their numbers."""
        opening, closing = self.tradition.quotes
        out = {}
        for name, value in fields.items():
            if value is None:
                continue
            if name.startswith("q_"):
                out[name[2:]] = quotes[int(value)]
            else:
                out[name] = re.sub(
                    f"{MARK}(\\d+){MARK}", lambda match: f"{opening}{quotes[int(match[1])]}{closing}", value
                )
        return out

    # operations

    def _made(self, form: str, fields: dict[str, str], quoted: Sequence[PrintedLine], inside: str) -> Operation | None:
        if form.startswith(("replace-words", "insert-after", "insert-before", "delete-words", "sentence")):
            return self._worded(form, fields, inside) if not quoted else None
        if form.startswith("pieces"):
            return self._pieced(form, fields, quoted, inside)
        return self._placed(form, fields, quoted, inside)

    def _worded(self, form: str, fields: dict[str, str], inside: str) -> Operation | None:
        place = self._where(fields.get("at") or fields.get("in") or "", inside)
        if place is None:
            return None
        unit, part = place
        nth = self._rank(fields["nth"]) if "nth" in fields else 0
        match form:
            case "replace-words":
                return ReplaceWords(unit, part, fields["old"], fields["new"], nth)
            case "insert-after" | "insert-before":
                return InsertWords(unit, part, fields["anchor"], fields["new"], nth, form == "insert-before")
            case "delete-words":
                return DeleteWords(unit, part, fields["old"], nth)
        new = tuple(fields["q"][start:end] for start, end in sentences(fields["q"])) if "q" in fields else ()
        if form == "sentence-first":
            return Sentences(unit, part, 0, (), new)
        run = self._sentences.get(fields.get("S") or fields.get("ofS") or "")
        if run is None:
            return None
        if form == "sentence-insert":
            return Sentences(unit, part, run[0], (), new)
        text = self._piece(unit, part).text
        old = tuple(text[start:end] for start, end in sentences(text))[run[0] - 1 : run[0] - 1 + run[1]]
        return Sentences(unit, part, run[0], old, new)

    def _where(self, words: str, inside: str) -> tuple[str, str] | None:
        """The paragraph that a form names; the only paragraph of the provision if it names none."""
        if not words:
            return (inside, self.names.alone(inside)) if inside and self.names.alone(inside) else None
        place = self._place(words, inside)
        if place is None or place[2] != 1 or place[1] == HEADING:
            return None
        part = place[1] or self.names.alone(place[0])
        return (place[0], part) if part else None

    def _pieced(
        self, form: str, fields: dict[str, str], quoted: Sequence[PrintedLine], inside: str
    ) -> Operation | None:
        place = self._place(fields.get("the") or fields.get("of") or fields.get("after") or "", inside)
        if form == "pieces-first":
            unit = inside if "of" not in fields else place[0] if place and not place[1] else ""
            return Pieces(unit, "", (), self._pieces(unit, quoted)) if unit and quoted else None
        if place is None or not place[1] or place[1] == HEADING or bool(quoted) != (form in _QUOTING):
            return None
        unit, part, count = place
        if form == "pieces-insert":
            return Pieces(unit, part, (), self._pieces(unit, quoted), self._piece(unit, part).text)
        old = self._run(unit, part, count)
        if form.startswith("pieces-move"):
            anchor = self._place(fields["after"], unit)
            if anchor is None or not anchor[1]:
                return None
            first = form == "pieces-move-first"
            if first and anchor[1] != parts(self._unit(unit))[0]:
                return None
            return MovePieces(
                unit, part, "" if first else anchor[1], old, "" if first else self._piece(unit, anchor[1]).text
            )
        return Pieces(unit, part, old, self._pieces(unit, quoted))

    def _placed(
        self, form: str, fields: dict[str, str], quoted: Sequence[PrintedLine], inside: str
    ) -> Operation | None:
        """The operation on whole provisions, or on the whole text."""
        match form:
            case "everywhere":
                return ReplaceEverywhere(fields["old"], fields["new"], self.names.lang)
            case "repeal-act" | "repeal-act-revive" | "repeal-act-keep":
                name = self.acts.get(plainly_spaced(fields["act"]))
                return RepealAct(name, form != "repeal-act-keep") if name else None
            case "relabel":
                return self._relabelled(fields, inside)
            case "renumber":
                return self._renumbered(fields)
            case "unit-insert" | "unit-inside" | "unit-first":
                return self._inserted(form, fields, quoted)
        place = self._place(fields.get("the") or fields.get("of") or "") or ((inside, "", 1) if inside else None)
        if place is None or place[1] not in ("", HEADING):
            return None
        return self._of_provision(form, self._unit(place[0]), fields, quoted)

    def _of_provision(
        self, form: str, unit: Unit, fields: dict[str, str], quoted: Sequence[PrintedLine]
    ) -> Operation | None:
        """What is said of one provision that stands in the text."""
        if form.startswith("heading"):
            return Heading(unit.id, unit.heading, fields["q"])
        if form == "unit-replace" and quoted:
            head = quoted[0] if quoted[0].role == "heading" else None
            return ReplaceUnit(unit.id, head.text if head else "", self._pieces(unit.id, quoted[bool(head) :]))
        if form == "repeal" and not quoted:
            return Repeal(unit.id)
        if form == "move-first":
            return MoveUnit(unit.id)
        anchor = self._place(fields.get("after") or fields.get("ofafter") or "")
        if anchor is None or anchor[1]:
            return None
        return MoveUnit(unit.id, anchor[0]) if form == "move" else MoveUnit(unit.id, "", anchor[0])

    def _inserted(self, form: str, fields: dict[str, str], quoted: Sequence[PrintedLine]) -> Operation | None:
        anchor = self._place(fields.get("after") or fields.get("of") or "") if form != "unit-first" else None
        kind = self._kind(fields["a"])
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

    def _relabelled(self, fields: dict[str, str], inside: str) -> Operation | None:
        place = self._place(fields["of_"]) if "of_" in fields else (inside, "", 1)
        if place is None or place[1] or not place[0]:
            return None
        unit = self._unit(place[0])
        olds, news = self._several(fields["olds"], "item"), self._several(fields["news"], "item")
        labels = []
        for old, new in zip(olds, news, strict=False):
            item = self._place(old, unit.id)
            if item is None or not item[1]:
                return None
            label = self._piece(unit.id, item[1]).label
            noun = self.names.kind("item").text
            figure = _without_noun(new, noun)
            labels.append(NewLabel(item[1], label, f"{figure}." if label.endswith(".") else figure))
        return Relabel(unit.id, tuple(labels)) if labels and len(olds) == len(news) else None

    def _renumbered(self, fields: dict[str, str]) -> Operation | None:
        olds, news = self._several(fields["olds"]), self._several(fields["news"])
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
                    plainly_spaced(self.names.the(noun.model_copy(update={"text": f"{text} {figure}"})))
                    for figure in parted
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
        start = parts(self._unit(unit)).index(part)
        return self._unit(unit).pieces[start : start + count]

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
    table = {}
    for first in range(1, _SENTENCES):
        for count in range(1, 12):
            noun = names.sentence(first, count)
            for words in names.forms(noun):
                table[words] = (first, count)
    return table


def _without_noun(words: str, noun: str) -> str:
    """The figure of a name: 3 bis of « l’article 3 bis »."""
    return re.sub(rf"^.*?\b{re.escape(noun)} ", "", words, flags=re.IGNORECASE).replace(" ", NBSP)


_QUOTING = ("pieces-replace", "pieces-insert", "pieces-first")


def _slug(words: str) -> str:
    """A name made of words: small letters without accents, hyphens."""
    plain = unicodedata.normalize("NFD", re.sub(r"</?sup>", "", words).lower().replace("œ", "oe").replace("æ", "ae"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60].strip("-")
