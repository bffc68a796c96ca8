"""Names provisions and their parts in formal words, and finds them by these names. Each name means one thing only.

If two provisions have the same name, the name of the container is added (section 1
of chapter 2). If names are still equal, the provision is named by its rank in the act.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from engross.language.locale_grammar import Grammar
from engross.language.tradition import Tradition
from engross.language.typography import NBSP
from engross.model.act_text import COVER, SIGNATURES, ActText, Unit, language_of, parent, parts
from engross.model.noun import Noun
from engross.model.superscript import SUPERSCRIPT_END, SUPERSCRIPT_START

HEADING = "heading"
"""The part that is the heading of a provision."""

_KINDS = ("article", "annex", "domain", "chapter", "section", "point")

Run = tuple[str, str, int]
"""A place: the id of a provision, the address of a part (empty: all of it), how many parts from there on."""


class Names:
    """The names of the provisions of an act in one language. `at` has the index of each provision by its id."""

    def __init__(self, text: ActText, tradition: Tradition, grammar: Grammar, lang: str = "") -> None:
        self.tradition, self.grammar, self.lang = tradition, grammar, lang
        # The signatures stand once for all languages, and each version speaks of them.
        self.units = tuple(unit for unit in text.units if language_of(unit.id) == lang or unit.id == SIGNATURES)
        self.at = {unit.id: index for index, unit in enumerate(self.units)}
        self._inside: dict[str, dict[str, Noun]] = {}
        counts = Counter(self._plain(unit).text for unit in self.units)
        self._nouns: dict[str, Noun] = {}
        for index, unit in enumerate(self.units):
            noun = self._plain(unit)
            up = parent(self.units, index)
            if counts[noun.text] > 1 and up is not None:
                noun = _of(noun, self.grammar.of(self._nouns[self.units[up].id]))
            self._nouns[unit.id] = noun
        again = Counter(noun.text for noun in self._nouns.values())
        for index, unit in enumerate(self.units):
            if again[self._nouns[unit.id].text] > 1:
                self._nouns[unit.id] = self._ranked("provision", index + 1)

    # names

    def unit(self, ident: str) -> Noun:
        """A provision: article 3, page de titre."""
        return self._nouns[ident]

    def part(self, ident: str, part: str, count: int = 1) -> Noun:
        """A part of a provision, within it: deuxième alinéa."""
        if part == HEADING:
            return self.tradition.noun("heading")
        nouns = self._parts(ident)
        if count == 1:
            return nouns[part]
        return self._run(ident, part, count)

    def whole(self, ident: str, part: str, count: int = 1) -> Noun:
        """A part of a provision, with the provision: deuxième alinéa de l’article 3."""
        inner = self.part(ident, part, count)
        unit = self.unit(ident)
        if self.tradition.after_comma and part != HEADING and count == 1 and self._numbered(ident, part):
            return unit.model_copy(update={"text": f"{unit.text}, {self._numbered(ident, part)}"})
        return _of(inner, self.grammar.of(unit))

    def alone(self, ident: str) -> str:
        """The address of the only paragraph of a provision; empty if there are several."""
        names = parts(self.units[self.at[ident]])
        return names[0] if len(names) == 1 else ""

    def sentence(self, first: int, count: int) -> Noun:
        """Sentences of a paragraph: deuxième phrase."""
        return self._ranks("sentence", first, count)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of provisions that have a name."""
        return (*_KINDS, "preamble", "testimonium", "titled", "provision")

    def kind(self, kind: str) -> Noun:
        """What a kind of provision is called: article, domaine."""
        if kind in self.tradition.nouns:
            return self.tradition.noun(kind)
        try:
            return self.grammar.unit(kind)
        except LookupError:
            return self.tradition.noun("provision")

    # places by their names

    def find(self, words: str, unit: str = "") -> Run | None:
        """The place that `words` name in any form, within `unit` if given; None if nothing is called so."""
        words = plainly_spaced(words)
        table = self._table_inside(unit) if unit else self._table
        if words in table:
            return table[words]
        for ident in (unit,) if unit else self.at:
            if (run := self._runs(ident, within=bool(unit)).get(words)) is not None:
                return run
        return None

    def forms(self, noun: Noun) -> tuple[str, ...]:
        """A name in each of its forms: l’article 3, de l’article 3, à l’article 3."""
        return tuple(plainly_spaced(form) for form in (self.the(noun), self.of(noun), self.locative(noun)))

    def the(self, noun: Noun) -> str:
        """l’article 3"""
        return self.grammar.the(noun)

    def of(self, noun: Noun) -> str:
        """de l’article 3"""
        return self.grammar.of(noun)

    def locative(self, noun: Noun) -> str:
        """Where something stands: à l’article 3; in Article 3."""
        return self.tradition.locative(self.grammar, noun)

    @cached_property
    def _table(self) -> dict[str, Run]:
        table: dict[str, Run] = {}
        for unit in self.units:
            for part in (*parts(unit), HEADING):
                for words in self.forms(self.whole(unit.id, part)):
                    table.setdefault(words, (unit.id, part, 1))
            for words in self.forms(self.unit(unit.id)):
                table[words] = (unit.id, "", 1)
        return table

    def _table_inside(self, ident: str) -> dict[str, Run]:
        table: dict[str, Run] = {}
        for part in (*self._parts(ident), HEADING):
            for words in self.forms(self.part(ident, part)):
                table[words] = (ident, part, 1)
        return table

    def _runs(self, ident: str, *, within: bool) -> dict[str, Run]:
        names = parts(self.units[self.at[ident]])
        runs: dict[str, Run] = {}
        for start in range(len(names)):
            for end in range(start + 2, len(names) + 1):
                run = (ident, names[start], end - start)
                noun = self.part(*run) if within else self.whole(*run)
                for words in self.forms(noun):
                    runs[words] = run
        return runs

    # making names

    def _plain(self, unit: Unit) -> Noun:
        name = unit.id.partition("@")[0]
        if name in (COVER, SIGNATURES):
            return self.tradition.noun(name)
        if unit.number:
            try:
                noun = self.grammar.unit(unit.kind)
            except LookupError:
                noun = self.tradition.noun("provision")
            text = noun.text.capitalize() if self.tradition.capitals else noun.text
            return noun.model_copy(update={"text": f"{text}{NBSP}{unit.figure}"})
        if unit.kind in self.tradition.nouns:
            return self.tradition.noun(unit.kind)
        if unit.heading:
            return self.tradition.titled(unit.heading)
        return self._ranked("provision", self.at[unit.id] + 1)

    def _parts(self, ident: str) -> dict[str, Noun]:
        if ident not in self._inside:
            unit = self.units[self.at[ident]]
            names = parts(unit)
            nouns = {name: self._piece(unit, index, name) for index, name in enumerate(names)}
            counts = Counter(noun.text for noun in nouns.values())
            for index, name in enumerate(names):
                if counts[nouns[name].text] > 1:
                    nouns[name] = self._ranked("element", index + 1)
            self._inside[ident] = nouns
        return self._inside[ident]

    def _piece(self, unit: Unit, index: int, name: str) -> Noun:
        piece = unit.pieces[index]
        rank = int(name[1:])
        unit_name = unit.id.partition("@")[0]
        if piece.type == "li":
            if piece.label == "–":
                dashes = sum(other.label == "–" for other in unit.pieces[: index + 1] if other.type == "li")
                return self._ranked("dash", dashes)
            noun = self.tradition.noun("item")
            return noun.model_copy(update={"text": f"{noun.text}{NBSP}{piece.label.rstrip('.')}"})
        if piece.type in ("row", "head"):
            tables = sum(other.type == "head" for other in unit.pieces)
            table = sum(other.type == "head" for other in unit.pieces[: index + 1])
            of = self.tradition.noun("table") if tables < 2 else self._ranked("table", table)
            if piece.type == "head":
                return _of(self.tradition.noun("head"), self.grammar.of(of))
            since = next((k for k in range(index, -1, -1) if unit.pieces[k].type == "head"), -1)
            return _of(self._ranked("row", index - since), self.grammar.of(of))
        return self._ranked("line" if unit_name in (COVER, SIGNATURES) else "paragraph", rank)

    def _numbered(self, ident: str, part: str) -> str:
        """How a part is called after the comma: alinéa 2."""
        unit = self.units[self.at[ident]]
        piece = unit.pieces[parts(unit).index(part)]
        if piece.type == "p" and ident.partition("@")[0] != COVER:
            if self.tradition.ranked_after_comma:
                return self._ranked("paragraph", int(part[1:])).text
            rank = superiors(self.grammar.counted(int(part[1:]), "ordinal"))
            return f"{self.tradition.noun('paragraph').text}{NBSP}{rank}"
        return ""

    def _ranked(self, what: str, rank: int) -> Noun:
        return self._ranks(what, rank, 1)

    def _ranks(self, what: str, first: int, count: int) -> Noun:
        noun = self.tradition.noun(what)
        ranks = [self.grammar.ordinal_words(n, noun.gender) for n in range(first, first + count)]
        return self.tradition.ranked(self.grammar, noun, ranks)

    def _run(self, ident: str, part: str, count: int) -> Noun:
        names = parts(self.units[self.at[ident]])
        start = names.index(part)
        run = names[start : start + count]
        kinds = {self.units[self.at[ident]].pieces[start + k].type for k in range(count)}
        if kinds == {"p"} and ident.partition("@")[0] != COVER:
            return self._ranks("paragraph", int(part[1:]), count)
        return self.tradition.passage(self.grammar, self.part(ident, run[0]), self.part(ident, run[-1]))


def plainly_spaced(words: str) -> str:
    """The same words with plain spaces instead of no-break ones, for comparing."""
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def superiors(words: str) -> str:
    """The same words with their superscripts between `<sup>` and `</sup>`, as the text of an act has them."""
    return words.replace(SUPERSCRIPT_START, "<sup>").replace(SUPERSCRIPT_END, "</sup>")


def _of(noun: Noun, of: str) -> Noun:
    return noun.model_copy(update={"text": f"{noun.text} {of}"})
