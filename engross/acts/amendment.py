"""What an amendment says: its recitals, its operations in formal words, its last articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from engross.acts.amendment_chain import (
    AmendmentChain,
    amendment_chain,
    cited,
    languages_of,
    others_named,
    precedes,
    wordings_of,
)
from engross.amend.annotate import cited_act
from engross.amend.apply import apply
from engross.amend.articles import article_plan, language_of_operation, printed_articles, said_in
from engross.amend.consolidate import Instrument, consolidate
from engross.amend.formula import Citation, Formula
from engross.amend.instrument import CHANGES, provisions
from engross.amend.wording import Wording
from engross.assembly.assemble import LAST
from engross.diagnostics import Collector, Diagnostic
from engross.language import language_pack
from engross.language.locale_grammar import Grammar
from engross.model.act_text import ActText, language_of
from engross.model.akn_names import names_of
from engross.model.document import CitedAct, Modification, Provision
from engross.model.local import localized
from engross.model.materials import Materials
from engross.model.noun import Noun
from engross.model.operation import (
    DeleteWords,
    Heading,
    InsertUnits,
    InsertWords,
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
    target,
)
from engross.model.outline import without_sup_tags
from engross.model.party import Party
from engross.model.protocol import Kind, Protocol
from engross.model.tag import primary
from engross.source.library import Library

Ready = dict[str, dict[str, Sequence[Provision]]]


def articles(
    library: Library, materials: Materials, collector: Collector
) -> tuple[Ready, tuple[CitedAct, ...], tuple[Modification, ...]]:
    """The text of an amendment by language and place of its template, the act it amends, and what it does to it.

    Collects what is wrong with the act that it amends and with its operations.
    """
    amends = materials.protocol.amends
    assert amends is not None
    found = amendment_chain(library, amends.act, collector, until=materials.name)
    if found is None:
        return {}, (), ()
    own = next((one for one in found.instruments if one.name == materials.name), None)
    if own is None:
        at = materials.places.origin("amends", "act")
        collector.add("amends-elsewhere", at, line=materials.places.line(at), name=amends.act)
        return {}, (), ()
    earlier = [one for one in found.instruments if precedes(one, own)]
    before = found.before(own.name)
    made = consolidate(before, found.act, (own,), None)
    collector.extend(made.problems)
    ready = _Text(library, materials, found, own, before, collector).by_language(earlier)
    prefixes = dict.fromkeys(languages_of(before), "")
    if len(prefixes) > 1:
        codes = {lang: language_pack(primary(lang or before.lang)).iso_639_2 for lang in prefixes}
        prefixes = {lang: f"{code}__" for lang, code in codes.items()}
    places = names_of(before, prefixes)
    cited_acts = [cited_act(found.act)]
    repealed = {one.act for one in own.operations if isinstance(one, RepealAct)}
    cited_acts += [cited_act(one) for one in found.instruments if one.name in repealed]
    return ready, tuple(cited_acts), tuple(_done(own, found.name, places))


def _done(own: Instrument, act: str, places: Mapping[str, str]) -> Iterator[Modification]:
    """What an amendment does, in the words of Akoma Ntoso."""
    since = own.effective.isoformat() if own.effective else ""
    for at, one in enumerate(own.operations):
        match one:
            case InsertUnits():
                deed, idents = "insertion", [unit.id for unit in one.units]
            case Pieces() | Sentences() if not one.old:
                deed, idents = "insertion", [one.unit]
            case InsertWords():
                deed, idents = "insertion", [one.unit]
            case Repeal() | DeleteWords():
                deed, idents = "repeal", [one.unit]
            case Pieces() | Sentences() if not one.new:
                deed, idents = "repeal", [one.unit]
            case Renumber():
                deed, idents = "renumbering", [each.unit for each in one.numbers]
            case Relabel():
                deed, idents = "renumbering", [one.unit]
            case RepealAct():
                deed, idents = "repeal", [""]
            case _:
                deed, idents = "substitution", [target(one)]
        for ident in idents:
            name = one.act if isinstance(one, RepealAct) else act
            where, target_ = f"article-{own.articles[at]}", ident.partition("@")[0]
            lang, place = language_of_operation(one), places.get(ident, "")
            yield Modification(deed, where, target_, name, since, at, *_quoted(one), lang, place)


def _quoted(one: Operation) -> tuple[str, str, bool]:
    """The words that an operation quotes, old and new, without marks, and whether it quotes paragraphs."""
    match one:
        case ReplaceWords() | ReplaceEverywhere():
            old, new = one.old, one.new
        case InsertWords() | Heading():
            old, new = "", one.new
        case DeleteWords():
            old, new = one.old, ""
        case Sentences():
            old, new = "", " ".join(one.new)
        case Pieces():
            return "", "", bool(one.new)
        case _:
            return "", "", isinstance(one, InsertUnits | ReplaceUnit)
    return without_sup_tags(old), without_sup_tags(new), False


class _Text:
    def __init__(
        self,
        library: Library,
        materials: Materials,
        found: AmendmentChain,
        own: Instrument,
        before: ActText,
        collector: Collector,
    ) -> None:
        self.library, self.materials, self.found, self.own = library, materials, found, own
        self.before, self.collector = before, collector

    def by_language(self, earlier: Sequence[Instrument]) -> Ready:
        amends = self.materials.protocol.amends
        assert amends is not None
        out: Ready = {}
        wordings = {
            lang: wording.citing(others_named(self.found.instruments, wording.grammar))
            for lang, wording in wordings_of(self.before, amends.style or "").items()
        }
        sound = self._sound(wordings)
        plan = article_plan(sound, wordings)
        origin = self.own.origin
        for lang, wording in wordings.items():
            speech = wording.grammar
            formula = Formula(speech, self._citation(speech, earlier), rectifies=amends.effect == "rectifies")
            apart = [(one.text, one.style) for one in self.own.emphasis if language_of(one.in_) == lang]
            articles_ = printed_articles(plan, sound, wordings, lang)
            made = provisions(articles_, formula.final(self.own.effective), wording.tradition, origin, apart)
            ready: dict[str, Sequence[Provision]] = {
                "changes": [one for one in made if one.id.startswith(CHANGES)],
                f"changes{LAST}": [one for one in made if not one.id.startswith(CHANGES)],
            }
            own = [str(entry.clause) for entry in self.materials.protocol.clauses.get("preamble", ())]
            if not own:
                ready["preamble"] = (formula.preamble(origin),)
            elif not any(self._is_whole(clause, speech.tag) for clause in own):
                ready["preamble"], ready[f"preamble{LAST}"] = formula.around_recitals(origin)
            out[lang or self.before.lang] = ready
        return out

    def _is_whole(self, clause: str, tag: str) -> bool:
        """Whether a preamble of one's own has its enacting words; else it has recitals only, and ours stand around."""
        found = self.materials.fetch(clause, tag, self.own.origin, "", Collector())
        return found is None or "{.enacting}" in found.body

    def _sound(self, wordings: Mapping[str, Wording]) -> list[Operation]:
        """The operations that can be carried out, and said; the others are told."""
        failed = {failure.operation for failure in apply(self.before, self.own.operations).failures}
        sound = []
        for at, one in enumerate(self.own.operations):
            if at in failed:
                continue
            try:
                for lang, wording in wordings.items():
                    if said_in(one, lang):
                        wording.printed([one])
            except (KeyError, ValueError):
                where = self.own.origins[at]
                facts = {"name": getattr(one, "unit", ""), "part": getattr(one, "part", ""), "other": ""}
                self.collector.take(
                    Diagnostic("gone-paragraph", where, facts=facts, line=self.own.lines[at] if self.own.lines else "")
                )
            else:
                sound.append(one)
        return sound

    def _citation(self, speech: Grammar, earlier: Sequence[Instrument]) -> Citation:
        tag = speech.tag
        base, own = self.found.record, self.materials.protocol
        parties = [localized(party.name, tag) or Noun(text=key) for key, party in self.materials.parties.items()]
        known = [one for one in earlier if one.state == "signed"]
        known.sort(key=lambda one: one.signed or date.max)
        cited_ = [(one.noun(tag), _signing(self._record(one.name), self._parties(), speech)) for one in known]
        return Citation(
            parties=tuple(parties),
            base=cited(base, tag),
            base_short=_noun(localized(base.kind, tag)),
            own=_noun(localized(own.kind, tag)),
            signed=_signing(base, self._parties(), speech),
            earlier=tuple(cited_),
        )

    def _record(self, name: str) -> Protocol | None:
        found = self.library.protocol(name, Collector())
        return found.record if found else None

    def _parties(self) -> Mapping[str, Party]:
        return self.materials.parties


def _noun(kind: Kind | None) -> Noun:
    if kind is None:
        return Noun(text="acte", article=True)
    return Noun(text=kind.short or kind.text, gender=kind.gender, elided=kind.elided, article=True)


def _signing(
    record: Protocol | None, parties: Mapping[str, Party], speech: Grammar
) -> tuple[tuple[str, date | None], ...]:
    """Where and when an act was signed, each place as it stands in a sentence: à Exempleville."""
    out = []
    for event in record.signing.events if record else ():
        noun = localized(event.place, speech.tag)
        if noun is None and event.at and (party := parties.get(event.at)) is not None:
            noun = localized(party.town, speech.tag)
        out.append((speech.at(noun) if noun else "", event.date))
    return tuple(out)
