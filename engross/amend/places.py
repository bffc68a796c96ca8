"""Places as lawyers name them: « à la deuxième phrase du dernier alinéa de l’article 3 », « artikel 3, tweede lid ».

A place is cut into parts at its prepositions and commas. Each part is a provision by its name and number, a part of one
by its rank, or its beginning or end. Together they give one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engross.amend.naming import Names, plainly_spaced
from engross.amend.traditions import amendment_words
from engross.model.act_text import CELLS, Unit, parts, sentences
from engross.model.noun import Gender

MARK = "\x01"
"""What stands around the rank of a quotation that was taken out of a sentence."""
_RANKS = 60
_LAST = -1


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A provision, or a part of it: paragraphs from address `part`, a sentence from 1, its beginning or its end."""

    unit: str
    part: str = ""
    count: int = 1
    sentence: int = 0
    edge: Literal["", "start", "end"] = ""
    heading: bool = False
    column: str = ""


class PlaceFinder:
    """Finds places in the text of one language of an act. « même » means the provision that was found last."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.usual = amendment_words(names.grammar.tag).usual
        self.latest = ""
        self._units = {_folded(names.unit(ident).text): ident for ident in names.at}
        self._cuts = "|".join(map(re.escape, self.usual.separators))
        self._ranks = dict(_ranks(names))

    def find(self, words: str, inside: str = "", quotes: Sequence[str] = ()) -> NamedPlace | None:
        """The place that `words` name, within the provision `inside` if they name none; None if there is no such."""
        narrowed = NamedPlace(inside)
        named: list[tuple[str, str]] = []
        for part in re.split(self._cuts, plainly_spaced(words).strip(" ,")):
            text = self._without_fillers(_folded(part))
            if not text:
                continue
            if text in self._units:
                narrowed = replace(narrowed, unit=self._units[text])
            elif text in self.usual.same:
                narrowed = replace(narrowed, unit=narrowed.unit or self.latest)
            elif text in self.usual.start or text in self.usual.end:
                narrowed = replace(narrowed, edge="start" if text in self.usual.start else "end")
            elif (kind := self._kind(text)) is not None:
                named.append(kind)
            else:
                return None
        if not narrowed.unit:
            return None
        place = self._within(narrowed, named, quotes)
        self.latest = place.unit if place else self.latest
        return place

    def several(self, words: str) -> tuple[str, ...]:
        """The provisions that a list names: les articles 3 et 4; nothing if one of them is not there."""
        text = self._without_fillers(_folded(plainly_spaced(words)))
        for kind in self.names.kinds:
            noun = self.names.kind(kind)
            if noun.plural and text.startswith(f"{noun.plural.lower()} "):
                tradition = self.names.tradition
                figures = re.split(rf", | {tradition.conjunction} ", text[len(noun.plural) + 1 :])
                if row := re.fullmatch(rf"(\d+) {tradition.range_} (\d+)", figures[0]):
                    figures = [str(n) for n in range(int(row[1]), int(row[2]) + 1)]
                idents = [self._units.get(f"{noun.text.lower()} {figure}", "") for figure in figures]
                return tuple(idents) if all(idents) else ()
        return ()

    def unit(self, ident: str) -> Unit:
        """The provision of that id."""
        return self.names.units[self.names.at[ident]]

    # how it is found

    def _without_fillers(self, text: str) -> str:
        while True:
            word, space, rest = text.partition(" ")
            if space and word in self.usual.fillers:
                text = rest
            elif match := re.match(r"(?:l|d)’", text):
                text = text[match.end() :]
            else:
                return text.strip()

    def _kind(self, text: str) -> tuple[str, str] | None:
        """A part by its noun: its kind, and the words that say which."""
        if re.fullmatch(r"\(?(?:[a-z]|\d{1,2})(?:\)|°)", text):
            return "item", text
        for word in text.split(" "):
            if word in self.usual.nouns:
                which = " ".join(other for other in text.split(" ") if other != word)
                return self.usual.nouns[word], self._without_fillers(which) if which else ""
        return None

    def _within(self, place: NamedPlace, named: Sequence[tuple[str, str]], quotes: Sequence[str]) -> NamedPlace | None:
        """The place with the parts that were named, the outer ones first: a sentence is within a paragraph."""
        order = ("heading", "table", "column", "item", "row", "paragraph", "sentence")
        unit = self.unit(place.unit)
        for kind, which in sorted(named, key=lambda entry: order.index(entry[0])):
            ranks = [
                self.rank(word) for word in re.split(rf" (?:{self.names.tradition.conjunction}|,) ", which) if word
            ]
            if kind == "heading":
                place = replace(place, heading=True)
            elif kind == "column":
                marked = re.search(f"{MARK}(\\d+){MARK}", which)
                place = replace(place, column=quotes[int(marked[1])] if marked else which)
            elif kind == "sentence":
                place_ = self._sentence(place, ranks[0] if ranks else None)
                if place_ is None:
                    return None
                place = place_
            elif kind != "table":
                addresses = [name for name, _ in self._of_kind(unit, kind)]
                labels = [label for _, label in self._of_kind(unit, kind)]
                if kind == "item" and which.strip("()°.") in labels:
                    place = replace(place, part=addresses[labels.index(which.strip("()°."))])
                    continue
                place_ = _ranked(place, addresses, ranks)
                if place_ is None:
                    return None
                place = place_
        return place

    def _sentence(self, place: NamedPlace, rank: int | None) -> NamedPlace | None:
        part = place.part or self.names.alone(place.unit)
        if not part or rank is None:
            return None
        unit = self.unit(place.unit)
        count = len(sentences(unit.pieces[parts(unit).index(part)].text))
        number = count if rank == _LAST else rank
        return replace(place, part=part, sentence=number) if 1 <= number <= count else None

    @staticmethod
    def _of_kind(unit: Unit, kind: str) -> Iterator[tuple[str, str]]:
        """The addresses of the parts of a kind, each with its label without marks."""
        types = {"paragraph": ("p", "sign"), "item": ("li",), "row": ("row",)}[kind]
        for name, piece in zip(parts(unit), unit.pieces, strict=True):
            if piece.type in types:
                yield name, piece.label.strip("()°.").lower()

    def rank(self, word: str) -> int | None:
        """The rank that a word says, -1 for the last; None if it says none."""
        word = word.strip()
        if word in self.usual.last:
            return _LAST
        if word in self.usual.first:
            return 1
        if word in self.usual.second:
            return 2
        digits = re.fullmatch(r"(\d+)(?:e|re|er|nd|rd|th|st|ste|de)?", word)
        return int(digits[1]) if digits else self._ranks.get(word)


def _ranked(place: NamedPlace, addresses: Sequence[str], ranks: Sequence[int | None]) -> NamedPlace | None:
    """The place narrowed to parts by their ranks: the only one if no rank is given."""
    if not ranks:
        return replace(place, part=addresses[0]) if len(addresses) == 1 else None
    numbers = [len(addresses) if rank == _LAST else rank for rank in ranks]
    first, last = numbers[0], numbers[-1]
    if first is None or last is None or not 1 <= first <= last <= len(addresses):
        return None
    return replace(place, part=addresses[first - 1], count=last - first + 1)


def _ranks(names: Names) -> Iterator[tuple[str, int]]:
    for n in range(1, _RANKS):
        for gender in Gender:
            yield names.grammar.ordinal_words(n, gender), n


def _folded(words: str) -> str:
    """Small letters, one apostrophe, no superscripts: « Article 1er » and « article premier » are article 1."""
    text = re.sub(r"<sup>.*?</sup>", "", plainly_spaced(words).lower()).replace("'", "’").strip()
    text = re.sub(r"(?<=\d)(?:er|re)\b", "", text)
    return re.sub(r"(?<=article )premier\b", "1", text)


def column_of(unit: Unit, name: str) -> int | None:
    """Which column of the table of a provision has that heading, from 0."""
    head = next((piece for piece in unit.pieces if piece.type == "head"), None)
    cells = [plainly_spaced(cell).lower() for cell in head.text.split(CELLS)] if head is not None else []
    return cells.index(name.lower()) if name.lower() in cells else None
