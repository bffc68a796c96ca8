"""Finds lists of parties in a text, and puts each list in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engross.language.locale_grammar import Grammar
from engross.model.noun import Noun
from engross.model.party import Party
from engross.model.tag import localized

_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'", "\u2011": "-"})
_OPEN, _CLOSE = "⟨", "⟩"
_NAMED = re.compile(r"\^?⟨(?P<party>[^.⟩]*)\.(?P<form>[^⟩]*)⟩")
_JOINED = re.compile(r"[\s«»“”\"]+")
"""What may stand between two names of a list, apart from the conjunction."""


def plain_signs(text: str) -> str:
    """`text` with plain spaces, apostrophes and hyphens."""
    return text.translate(_SIGNS)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A party named in the half-open range text[start:end].

    `before` is the preposition in its article: « du » is « de » + « le ».
    """

    start: int
    end: int
    party: str
    form: str
    before: str


class Mentions:
    """The ways to name each party in one language: with article, after a preposition, by town, by demonym."""

    def __init__(self, parties: Mapping[str, Party], grammar: Grammar) -> None:
        ways: dict[str, set[tuple[str, str, str]]] = {}
        for key, party in parties.items():
            for form, words, before in _forms(party, grammar):
                ways.setdefault(_lowered(plain_signs(words)), set()).add((key, form, before))
        # A name that several parties share identifies none of them.
        self._known = {words: min(whose) for words, whose in ways.items() if len({way[0] for way in whose}) == 1}
        ranked = sorted(self._known, key=lambda words: (-len(words), words))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_either, ranked))})(?!\w)") if ranked else None
        self._words = {(key, form): words for words, (key, form, _) in reversed(self._known.items())}
        self._respective = grammar.lexicon.respective
        self._between = frozenset(
            _JOINED.sub("", joiner + before)
            for conjunction in ("and", "or")
            for joiner in _joiners(plain_signs(grammar.join(["1", "2", "3"], conjunction)))
            for before in ("", *_prepositions(grammar).values())
        )

    def find(self, text: str) -> list[_Mention]:
        if self._pattern is None:
            return []
        return [
            _Mention(match.start(), match.end(), *self._known[_lowered(match[0])])
            for match in self._pattern.finditer(text)
        ]

    def named(self, text: str) -> frozenset[str]:
        """The parties that a text names."""
        return frozenset(mention.party for mention in self.find(plain_signs(text)))

    def canonical(self, text: str) -> str:
        """`text` in canonical form: each list of parties is sorted, each party is written as its key and form.

        Only names joined by a conjunction or a comma form a list:
        « Québec et Namur », never « Québec paie Namur ».
        """
        plain = plain_signs(text)
        groups = list(self._groups(plain))
        fixed = self._ordered(plain, groups)
        out, end = [], 0
        for group in groups:
            out.append(plain[end : group[0].start])
            # A capital that only starts a sentence is written as "^" before the list, so that it stays in its place
            # when the names are sorted: "La Ville de Namur et la Ville de Québec" begins with "^⟨namur.name.the⟩".
            capital = plain[group[0].start].isupper() and _lowered(plain[group[0].start :])[:1].islower()
            between = [plain[mention.end : after.start] + after.before for mention, after in pairwise(group)]
            names = [
                f"{_OPEN}{mention.party}.{mention.form}{_CLOSE}"
                for mention in (group if fixed else sorted(group, key=_rank))
            ]
            out.append("^" * (capital and _starts(plain, group[0].start)) + group[0].before)
            out.extend(name + join for name, join in zip(names, [*between, ""], strict=True))
            end = group[-1].end
        return "".join(out) + plain[end:]

    def restored(self, canonical: str) -> str:
        """A canonical text as people read it."""
        return _NAMED.sub(lambda match: self._words.get((match["party"], match["form"]), match["party"]), canonical)

    def _ordered(self, text: str, groups: Sequence[list[_Mention]]) -> bool:
        """Whether the order of a list has a meaning: two lists of the same parties differ in order, or a word such as
        « respectivement » says so.
        """
        lists = [tuple(mention.party for mention in group) for group in groups if len(group) > 1]
        alike: dict[frozenset[str], set[tuple[str, ...]]] = {}
        for parties in lists:
            alike.setdefault(frozenset(parties), set()).add(parties)
        if any(len(orders) > 1 for orders in alike.values()):
            return True
        return bool(self._respective and self._respective.search(text))

    def _groups(self, text: str) -> Iterator[list[_Mention]]:
        group: list[_Mention] = []
        for mention in self.find(text):
            joined = group and _JOINED.sub("", text[group[-1].end : mention.start] + mention.before) in self._between
            if joined and mention.form == group[0].form and mention.party not in {member.party for member in group}:
                group.append(mention)
                continue
            if group:
                yield group
            group = [mention]
        if group:
            yield group


def _rank(mention: _Mention) -> tuple[str, str]:
    return mention.party, mention.form


def _starts(text: str, index: int) -> bool:
    """Whether a sentence starts at text[index], so that a capital letter there is not part of the name."""
    return not text[:index].rstrip(' «"“(–—-•') or text[:index].rstrip()[-1:] in ".:;!?⏎|["


def _joiners(listed: str) -> tuple[str, str]:
    """The comma and the conjunction of `1, 2 et 3`."""
    first, second, third = (listed.index(sign) for sign in "123")
    return listed[first + 1 : second], listed[second + 1 : third]


def _prepositions(grammar: Grammar) -> dict[str, str]:
    """The prepositions of a language, by form, each with its space; not merged with an article (« de », not « du »)."""
    return {form: plain_signs(getattr(grammar, form)(Noun(text="X")))[:-1] for form in ("of", "to", "at", "by")}


def _forms(party: Party, grammar: Grammar) -> Iterator[tuple[str, str, str]]:
    """The ways to name a party: the name of the form, its words, the preposition merged into them."""
    for what in ("name", "short", "town", "unit"):
        noun = localized(getattr(party, what), grammar.tag)
        if not isinstance(noun, Noun):
            continue
        the = grammar.the(noun)
        yield f"{what}.the", the, ""
        if the != noun.text:
            yield what, noun.text, ""
        for form, before in _prepositions(grammar).items():
            words = getattr(grammar, form)(noun)
            if plain_signs(words) not in (before + plain_signs(the), before + plain_signs(noun.text)):
                yield f"{what}.the", words, before
    demonym = localized(party.demonym, grammar.tag)
    if demonym is not None:
        for form in ("ms", "fs", "mp", "fp"):
            yield f"demonym.{form}", getattr(demonym, form), ""


def _either(words: str) -> str:
    """A pattern for `words`, its first letter small or capital."""
    first, rest = words[0], re.escape(words[1:])
    return f"[{re.escape(first)}{re.escape(first.upper())}]{rest}" if first.isalpha() else re.escape(words)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def mentions(parties: Mapping[str, Party], grammars: Iterable[Grammar]) -> dict[str, Mentions]:
    """The ways to name the parties, by language."""
    return {grammar.tag: Mentions(parties, grammar) for grammar in grammars}
