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
from engross.amend.naming import plainly_spaced
from engross.amend.wording import Wording
from engross.assembly.assemble import LAST
from engross.diagnostics import Collector, Diagnostic, Severity
from engross.language import grammar, language_pack
from engross.language.locale_grammar import Grammar
from engross.life import last_day
from engross.model.act_text import ActText, language_of
from engross.model.akn_names import names_of
from engross.model.document import CitedAct, Modification, Provision
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
from engross.model.superscript import without_superscripts
from engross.model.tag import localized, primary
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
    chain = amendment_chain(library, amends.act, collector, until=materials.name)
    if chain is None:
        return {}, (), ()
    amendment = next((instrument for instrument in chain.instruments if instrument.name == materials.name), None)
    if amendment is None:
        place = materials.places.origin("amends", "act")
        collector.add("amends-elsewhere", place, line=materials.places.line(place), name=amends.act)
        return {}, (), ()
    earlier = [instrument for instrument in chain.instruments if precedes(instrument, amendment)]
    before = chain.before(amendment.name)
    consolidated = consolidate(before, chain.act, (amendment,), None)
    collector.extend(consolidated.problems)
    if amends.until is None and (last := _last_day_changed(library, chain, before, consolidated.text)) is not None:
        origin = materials.places.origin("amends")
        facts = {"last": last.isoformat()}
        collector.take(Diagnostic("extension-unsaid", origin, Severity.WARNING, facts, materials.places.line(origin)))
    ready = _Text(library, materials, chain, amendment, before, collector).by_language(earlier)
    prefixes = dict.fromkeys(languages_of(before), "")
    if len(prefixes) > 1:
        codes = {lang: language_pack(primary(lang or before.lang)).iso_639_2 for lang in prefixes}
        prefixes = {lang: f"{code}__" for lang, code in codes.items()}
    places = names_of(before, prefixes)
    cited_acts = [cited_act(chain.act)]
    repealed = {operation.act for operation in amendment.operations if isinstance(operation, RepealAct)}
    cited_acts += [cited_act(instrument) for instrument in chain.instruments if instrument.name in repealed]
    return ready, tuple(cited_acts), tuple(_done(amendment, chain.name, places))


def _last_day_changed(library: Library, chain: AmendmentChain, before: ActText, after: ActText) -> date | None:
    """The last day of the act if its words stand in the text before an amendment and no more after it; else None."""
    last = last_day(library, None, chain.name)
    if last is None:
        return None
    said = [without_superscripts(grammar(tag).date(last)) for tag in chain.record.languages]

    def says(text: ActText) -> bool:
        pieces = (plainly_spaced(without_sup_tags(piece.text)) for unit in text.units for piece in unit.pieces)
        return any(plainly_spaced(words) in piece for piece in pieces for words in said)

    return last if says(before) and not says(after) else None


def _done(amendment: Instrument, act: str, places: Mapping[str, str]) -> Iterator[Modification]:
    """What an amendment does, in the words of Akoma Ntoso."""
    for index, operation in enumerate(amendment.operations):
        match operation:
            case InsertUnits():
                deed, idents = "insertion", [unit.id for unit in operation.units]
            case Pieces() | Sentences() if not operation.old:
                deed, idents = "insertion", [operation.unit]
            case InsertWords():
                deed, idents = "insertion", [operation.unit]
            case Repeal() | DeleteWords():
                deed, idents = "repeal", [operation.unit]
            case Pieces() | Sentences() if not operation.new:
                deed, idents = "repeal", [operation.unit]
            case Renumber():
                deed, idents = "renumbering", [renumbered.unit for renumbered in operation.numbers]
            case Relabel():
                deed, idents = "renumbering", [operation.unit]
            case RepealAct():
                deed, idents = "repeal", [""]
            case _:
                deed, idents = "substitution", [target(operation)]
        for ident in idents:
            name = operation.act if isinstance(operation, RepealAct) else act
            where, target_ = f"article-{amendment.articles[index]}", ident.partition("@")[0]
            lang, place = language_of_operation(operation), places.get(ident, "")
            own = amendment.since(index)
            since = own.isoformat() if own is not None else ""
            yield Modification(deed, where, target_, name, since, index, *_quoted(operation), lang, place)


def _quoted(operation: Operation) -> tuple[str, str, bool]:
    """The words that an operation quotes, old and new, without marks, and whether it quotes paragraphs."""
    match operation:
        case ReplaceWords() | ReplaceEverywhere():
            old, new = operation.old, operation.new
        case InsertWords() | Heading():
            old, new = "", operation.new
        case DeleteWords():
            old, new = operation.old, ""
        case Sentences():
            old, new = "", " ".join(operation.new)
        case Pieces():
            return "", "", bool(operation.new)
        case _:
            return "", "", isinstance(operation, InsertUnits | ReplaceUnit)
    return without_sup_tags(old), without_sup_tags(new), False


class _Text:
    def __init__(
        self,
        library: Library,
        materials: Materials,
        chain: AmendmentChain,
        amendment: Instrument,
        before: ActText,
        collector: Collector,
    ) -> None:
        self.library, self.materials, self.chain, self.amendment = library, materials, chain, amendment
        self.before, self.collector = before, collector

    def by_language(self, earlier: Sequence[Instrument]) -> Ready:
        amends = self.materials.protocol.amends
        assert amends is not None
        out: Ready = {}
        wordings = {
            lang: wording.citing(others_named(self.chain.instruments, wording.grammar))
            for lang, wording in wordings_of(self.before, amends.style or "").items()
        }
        sound = self._sound(wordings)
        plan = article_plan(sound, wordings)
        origin = self.amendment.origin
        for lang, wording in wordings.items():
            speech = wording.grammar
            formula = Formula(speech, self._citation(speech, earlier), rectifies=amends.effect == "rectifies")
            emphasis = [marked for marked in self.amendment.emphasis if language_of(marked.in_) == lang]
            apart = [(marked.text, marked.style) for marked in emphasis]
            articles_ = printed_articles(plan, sound, wordings, lang)
            final = formula.final(self.amendment.effective, self.amendment.rule, self._apart())
            written = provisions(articles_, final, wording.tradition, origin, apart)
            ready: dict[str, Sequence[Provision]] = {
                "changes": [provision for provision in written if provision.id.startswith(CHANGES)],
                f"changes{LAST}": [provision for provision in written if not provision.id.startswith(CHANGES)],
            }
            recitals = [str(entry.clause) for entry in self.materials.protocol.clauses.get("preamble", ())]
            if not recitals:
                ready["preamble"] = (formula.preamble(origin),)
            elif not any(self._is_whole(clause, speech.tag) for clause in recitals):
                ready["preamble"], ready[f"preamble{LAST}"] = formula.around_recitals(origin)
            out[lang or self.before.lang] = ready
        return out

    def _apart(self) -> tuple[tuple[str, date], ...]:
        """The articles that have effect from another day than the amendment, by their numbers."""
        days = {
            self.amendment.articles[index]: day
            for index, day in enumerate(self.amendment.days)
            if day is not None and index < len(self.amendment.articles)
        }
        return tuple(days.items())

    def _is_whole(self, clause: str, tag: str) -> bool:
        """Whether the preamble of a file has the words that enact (« conviennent de ce qui suit »).

        If it has recitals only, our own words are put around them.
        """
        clause_text = self.materials.fetch(clause, tag, self.amendment.origin, "", Collector())
        return clause_text is None or "{.enacting}" in clause_text.body

    def _sound(self, wordings: Mapping[str, Wording]) -> list[Operation]:
        """The operations that can be carried out and put into words. Collects a problem for each of the others."""
        failed = {failure.operation for failure in apply(self.before, self.amendment.operations).failures}
        sound = []
        for index, operation in enumerate(self.amendment.operations):
            if index in failed:
                continue
            try:
                for lang, wording in wordings.items():
                    if said_in(operation, lang):
                        wording.printed([operation])
            except (KeyError, ValueError):
                where = self.amendment.origins[index]
                facts = {"name": getattr(operation, "unit", ""), "part": getattr(operation, "part", ""), "other": ""}
                self.collector.take(
                    Diagnostic(
                        "gone-paragraph",
                        where,
                        facts=facts,
                        line=self.amendment.lines[index] if self.amendment.lines else "",
                    )
                )
            else:
                sound.append(operation)
        return sound

    def _citation(self, speech: Grammar, earlier: Sequence[Instrument]) -> Citation:
        tag = speech.tag
        base, record = self.chain.record, self.materials.protocol
        parties = [localized(party.name, tag) or Noun(text=key) for key, party in self.materials.parties.items()]
        known = [instrument for instrument in earlier if instrument.state == "signed"]
        known.sort(key=lambda instrument: instrument.signed or date.max)
        cited_ = [
            (instrument.noun(tag), _signing(self._record(instrument.name), self._parties(), speech))
            for instrument in known
        ]
        return Citation(
            parties=tuple(parties),
            base=cited(base, tag),
            base_short=_noun(localized(base.kind, tag)),
            own=_noun(localized(record.kind, tag)),
            signed=_signing(base, self._parties(), speech),
            earlier=tuple(cited_),
        )

    def _record(self, name: str) -> Protocol | None:
        sourced = self.library.protocol(name, Collector())
        return sourced.record if sourced else None

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
