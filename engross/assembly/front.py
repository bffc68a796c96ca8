"""What the cover says: title, period, subject and parties, in one language."""

from __future__ import annotations

from collections.abc import Sequence

from engross.assembly.typeset import typeset_run
from engross.diagnostics import Collector, Origin
from engross.language.locale_grammar import Grammar
from engross.model.document import Front, Inline, Side, Text, Value
from engross.model.materials import Materials
from engross.model.noun import Noun
from engross.model.tag import localized, localized_path


def front(materials: Materials, order: Sequence[str], grammar: Grammar, collector: Collector) -> Front:
    """The front of an act in one language, the parties in `order`. Collects missing-key for a kind without it."""
    return _FrontBuilder(materials, order, grammar).front(collector)


class _FrontBuilder:
    def __init__(self, materials: Materials, order: Sequence[str], grammar: Grammar) -> None:
        self.materials = materials
        self.protocol = materials.protocol
        self.order = order
        self.grammar = grammar
        self.tag = grammar.tag

    def front(self, collector: Collector) -> Front:
        kind = localized(self.protocol.kind, self.tag)
        if kind is None:
            origin = self.materials.places.origin("kind")
            collector.add("missing-key", origin, line=self.materials.places.line(origin), key=self.tag)
        template_words = self.materials.template.record.words
        return Front(
            title=self._typed(localized(self.protocol.title, self.tag) or (kind.text if kind else "")),
            period=self._period(),
            subject=self._typed(localized(self.protocol.subject, self.tag) or ""),
            sides=self._sides(),
            words=tuple((name, localized(text, self.tag) or "") for name, text in template_words.items()),
        )

    def _typed(self, text: str) -> tuple[Inline, ...]:
        """Words that were typed for this act."""
        return typeset_run((Text(text),), self.grammar) if text else ()

    def _value(self, path: str, text: str, origin: Origin) -> tuple[Inline, ...]:
        """Words that come from data: a node that keeps the path and the place of the data."""
        return (Value(path, self._typed(text), origin),)

    def _period(self) -> tuple[Inline, ...]:
        """A period of whole years; another one is left to the text, which can say its days."""
        period = self.protocol.period
        if period is None or not period.whole_years:
            return ()
        return self._value("period", str(period), self.materials.places.origin("period"))

    def _party(self, key: str) -> tuple[Inline, ...]:
        names, places = self.materials.parties[key].name, self.materials.sources[key]
        noun = localized(names, self.tag) or Noun(text=key)
        origin = places.origin("name", *localized_path(names, self.tag), "text")
        return self._value(f"parties.{key}.name", self.grammar.the(noun), origin)

    def _sides(self) -> tuple[Side, ...]:
        """The parties by sides, the side of the first party first; without sides each party is one of its own."""
        if not self.protocol.sides:
            return tuple(self._side("", (key,)) for key in self.order)
        ranked = sorted(self.protocol.sides, key=lambda side: self.order[0] not in side.parties)
        return tuple(
            self._side(localized(side.name, self.tag) or "", [key for key in self.order if key in side.parties])
            for side in ranked
        )

    def _side(self, name: str, keys: Sequence[str]) -> Side:
        emblems = tuple(self.materials.parties[key].emblem or "" for key in keys)
        return Side(tuple(map(self._party, keys)), self._typed(name), emblems)
