"""Amending: makes an amendment from two texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.model.tag import primary
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acts import Act
    from engross.acts.amendment_chain import AmendmentChain
    from engross.language.tradition import Manner
    from engross.model.act_text import ActText
    from engross.model.amendment import Emphasis
    from engross.model.numerals import FixedNumbers
    from engross.model.operation import Operation
    from engross.model.protocol import Protocol
    from engross.source.library import Library


Numbers = Literal["bis", "point", "slash", "dash", "letter", "recount"]


@dataclass(frozen=True, slots=True)
class AmendOptions:
    """Options of an amendment: its number, its dates, its wording; `rectifies` if it corrects an error from the start.

    `numbers` says how inserted provisions are numbered (`bis`, `point`, `slash`, `dash`, `letter`; None for the way of
    the tradition). The others keep their numbers; with `recount`, all are numbered anew.
    """

    number: int | None = None
    signed: date | None = None
    effective: date | str | None = None
    """A day, or the event that sets it: `last-approval`."""
    style: str | None = None
    rectifies: bool = False
    name: str | None = None
    numbers: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment that was written: its name, its files, the number of its operations and of the words it quotes."""

    name: str
    files: tuple[Path, ...]
    operations: int
    words: int
    diagnostics: tuple[Diagnostic, ...] = ()


def amend(workspace: Workspace, base: str, new: str, options: AmendOptions) -> Amended:
    """Write the amendment that turns the text in force of `base` into `new`, as a protocol and its operations.

    `new` is a protocol. Files are written only if the operations give `new`
    character for character, and if their formal words are read back as the
    same operations. No existing file is overwritten. Raises
    `Refused`: base-unsigned, amended-languages, nothing-to-amend, amendment-not-exact,
    words-unreadable, file-exists, and what is wrong with either text.
    """
    from engross.acts import act, worded
    from engross.acts.amendment_chain import amendment_chain
    from engross.amend.emphasis import emphasis_put_in
    from engross.amend.text import act_text
    from engross.model.protocol import State
    from engross.output import write
    from engross.source.library import Library

    library, collector = Library(workspace), Collector()
    chain = amendment_chain(library, base, collector)
    new_act = act(library, new)
    wrong = tuple(diagnostic for diagnostic in new_act.diagnostics if diagnostic.severity is Severity.ERROR)
    if chain is None or new_act.assembled is None or wrong:
        raise Refused((*collector.sorted(), *wrong))
    if chain.act.state != "signed":
        collector.add("base-unsigned", chain.act.origin, title=chain.act.title, name=base, other="")
    if collector.failed:
        raise Refused(collector.sorted())
    if new_act.materials is not None and new_act.materials.protocol.state is State.SIGNED:
        origin = new_act.materials.places.origin("state")
        raise refuse("new-signed", origin, line=new_act.materials.places.line(origin), name=new)
    spoken = [version.lang for version in new_act.assembled.document.versions]
    if new_act.materials is not None and spoken != [*chain.record.languages]:
        origin = new_act.materials.places.origin("languages")
        langs = {"found": ", ".join(spoken), "langs": ", ".join(chain.record.languages)}
        raise refuse("amended-languages", origin, line=new_act.materials.places.line(origin), **langs)
    before = _before(chain, options)
    wanted = act_text(new_act.assembled.document)
    document = new_act.assembled.document
    if options.numbers != "recount":
        again = worded(library, new, _fixed_numbers(before, wanted, new_act, options))
        assert again is not None  # it was assembled a moment ago, from the same files
        document, wanted = again, act_text(again)
    operations = proved(before, wanted, options.style or "", Origin(f"protocols/{new}.yaml"))
    name, record = _record(library, chain, options)
    if new_act.materials is not None and (until := _prolonged(library, chain, new_act.materials.protocol)) is not None:
        record["amends"]["until"] = until.isoformat()
    files = _files(workspace, name, record, chain, before, wanted, operations, emphasis_put_in(document, before))
    for path in files:
        if path.exists():
            raise refuse("file-exists", Origin(workspace.shown(path)), name=workspace.shown(path))
    for path, content in files.items():
        write(path, content)
    words = sum(quoted(operation) for operation in operations)
    return Amended(name, tuple(files), len(operations), words, tuple(collector))


def _prolonged(library: Library, chain: AmendmentChain, new: Protocol) -> date | None:
    """The new last day of the act, if the period of the edited text ends on another one; else None."""
    from engross.life import last_day

    if new.period is None or (chain.record.period is not None and new.period.end == chain.record.period.end):
        return None
    return new.period.end if new.period.end != last_day(library, None, chain.name) else None


def _before(chain: AmendmentChain, options: AmendOptions) -> ActText:
    """The text that is amended."""
    from engross.amend.consolidate import consolidate, in_force

    errata_only = options.rectifies
    earlier = [act for act in chain.instruments if not errata_only or act.effect == "rectifies"]
    consolidated = consolidate(chain.base, chain.act, in_force(earlier, None), None)
    if consolidated.problems:
        raise Refused(consolidated.problems)
    return consolidated.text


def _fixed_numbers(before: ActText, wanted: ActText, new_act: Act, options: AmendOptions) -> FixedNumbers:
    """The numbers that stay as they are, and those of provisions inserted between them."""
    from engross.acts.amendment_chain import languages_of
    from engross.amend.fixed_numbers import fixed_numbers
    from engross.amend.traditions import tradition_of

    assert new_act.materials is not None
    manners = {}
    for lang in languages_of(wanted):
        tradition = tradition_of(lang or wanted.lang, options.style or "")
        manner: Manner = tradition.inserted
        if options.numbers is not None and options.numbers != "recount":
            manner = options.numbers
        manners[lang] = manner, tradition.gap
    table = new_act.materials.template.record.numbering
    return fixed_numbers(before, wanted, manners, {kind for kind, how in table.items() if how.restart})


def proved(before: ActText, wanted: ActText, style: str, origin: Origin) -> tuple[Operation, ...]:
    """The operations from one text to another, proved twice: by applying them, and by reading their formal words.

    Raises `Refused`: nothing-to-amend, amendment-not-exact, words-unreadable.
    """
    from engross.amend.apply import apply
    from engross.amend.derive import derive
    from engross.compare import compare
    from engross.model.act_text import outline

    if before == wanted:
        raise refuse("nothing-to-amend", origin, name=origin.file)
    redline = compare(outline(before), outline(wanted))
    operations = derive(before, wanted, redline)
    applied = apply(before, operations)
    if applied.failures or applied.text != wanted:
        raise refuse("amendment-not-exact", origin, place=_differs(applied.text, wanted))
    again = apply(before, spoken(before, operations, style, origin))
    if again.failures or again.text != wanted:
        raise refuse("amendment-not-exact", origin, place=_differs(again.text, wanted))
    return operations


def _differs(given: ActText, wanted: ActText) -> str:
    pairs = zip(given.units, wanted.units, strict=False)
    return next((other.id for unit, other in pairs if unit != other), wanted.units[-1].id if wanted.units else "")


def spoken(before: ActText, operations: Sequence[Operation], style: str, origin: Origin) -> tuple[Operation, ...]:
    """The operations read back from the formal words of `operations`. If they differ: `Refused` (words-unreadable)."""
    from engross.acts.amendment_chain import wordings_of
    from engross.amend.articles import article_plan, printed_articles
    from engross.amend.instrument import articles, provisions
    from engross.amend.reader import Reader, Unreadable
    from engross.amend.text import units
    from engross.model.act_text import ActText
    from engross.model.operation import InsertUnits

    wordings = wordings_of(before, style)
    plan = article_plan(operations, wordings)
    read: dict[int, Operation] = {}
    for lang, wording in wordings.items():
        names = wording.names
        ranks = [rank for article in plan for rank in article.operations.get(lang, ())]
        printed = printed_articles(plan, operations, wordings, lang)
        text = ActText(lang or before.lang, units(provisions(printed, (), wording.tradition, origin)))
        ids = [
            unit.id
            for rank in ranks
            for step in (operations[rank],)
            if isinstance(step, InsertUnits)
            for unit in step.units
        ]
        try:
            results = Reader(names, {}, ids).operations([step for _, step in articles(text, wording.tradition)])
        except Unreadable as problem:
            raise refuse("words-unreadable", origin, text=problem.words, title="") from None
        for rank, step in zip(ranks, results, strict=False):
            if step != operations[rank]:
                raise refuse("words-unreadable", origin, text=_say(names, operations[rank]), title="")
            read[rank] = step
    if len(read) != len(operations):
        raise refuse("words-unreadable", origin, text="", title="")
    return tuple(read[rank] for rank in sorted(read))


def _say(names: Any, operation: Operation) -> str:
    from engross.amend.wording import Wording

    return Wording(names).printed([operation])[0].sayings[0].words


def quoted(operation: Operation) -> int:
    """How many words an operation quotes."""
    from engross.model.act_text import counted
    from engross.model.operation import (
        DeleteWords,
        Heading,
        InsertUnits,
        InsertWords,
        Pieces,
        ReplaceEverywhere,
        ReplaceUnit,
        ReplaceWords,
        Sentences,
    )

    match operation:
        case ReplaceWords() | ReplaceEverywhere():
            texts = [operation.old, operation.new]
        case InsertWords():
            texts = [operation.anchor, operation.new]
        case DeleteWords():
            texts = [operation.old]
        case Sentences():
            texts = list(operation.new)
        case Heading():
            texts = [operation.new]
        case Pieces():
            texts = [piece.text for piece in operation.new]
        case ReplaceUnit():
            texts = [operation.heading, *(piece.text for piece in operation.pieces)]
        case InsertUnits():
            heads = [text for unit in operation.units for text in (unit.number, unit.heading)]
            texts = [*heads, *(piece.text for unit in operation.units for piece in unit.pieces)]
        case _:
            texts = []
    return sum(counted(text) for text in texts)


# files


def _record(library: Library, chain: AmendmentChain, options: AmendOptions) -> tuple[str, dict[str, Any]]:
    """The name of the amendment and what its file says, parties and signatures after the base act."""
    from engross.amend.traditions import amendment_words

    source = library.protocol(chain.name, Collector())
    assert source is not None
    data = source.source.data
    taken = [instrument.number for instrument in chain.instruments if instrument.effect == "amends"]
    number = options.number or max(taken, default=0) + 1
    kinds, titles = {}, {}
    for tag in chain.record.languages:
        words = amendment_words(tag).instrument(rectifies=options.rectifies)
        kinds[primary(tag)] = {"text": words.kind, "short": words.short, "gender": words.gender.value}
        titles[primary(tag)] = _title(chain, tag, words.title, number)
    stem = amendment_words(chain.base.lang).instrument(rectifies=options.rectifies).file
    rectified = sum(instrument.effect == "rectifies" for instrument in chain.instruments) + 1
    name = options.name or f"{chain.name}-{stem}-{rectified if options.rectifies else number}"
    amends: dict[str, Any] = {"act": chain.name}
    if options.rectifies:
        amends["effect"] = "rectifies"
    else:
        amends["number"] = number
    if options.effective:
        amends["effective"] = str(options.effective)
    if options.style:
        amends["style"] = options.style
    record: dict[str, Any] = {"fictional": True} if chain.record.fictional else {}
    record |= {"template": "amendment", "kind": kinds, "title": titles, "amends": amends}
    for key in ("languages", "arrangement", "parties", "sides"):
        if data.get(key):
            record[key] = _plain(data[key])
    record["state"] = "draft"
    testimonium = data["clauses"].get("testimonium")
    record["clauses"] = {"testimonium": _plain(testimonium)} if testimonium else {}
    record["signing"] = _plain(_signing(data.get("signing") or {}, options.signed))
    return name, record


def _plain(data: Any) -> Any:
    """Figures as numbers, so that editors see what the schema says."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return int(data) if isinstance(data, str) and data.isdigit() and str(int(data)) == data else data


def _title(chain: AmendmentChain, tag: str, pattern: str, number: int) -> str:
    from engross.acts.amendment_chain import cited_noun
    from engross.language import grammar

    noun, speech = cited_noun(chain.record, tag), grammar(tag)
    forms = {"the": speech.the(noun), "to": speech.to(noun), "of": speech.of(noun)}
    return pattern.format(n=number, name=noun.text, **forms)


def _signing(data: Mapping[str, Any], day: date | None) -> dict[str, Any]:
    events: list[dict[str, Any]] = []
    given: list[dict[str, Any]] = data.get("events") or [{}]
    for event in given:
        undated = {key: value for key, value in event.items() if key != "date"}
        events.append(undated | ({"date": day.isoformat()} if day else {}))
    return {**data, "events": [event for event in events if event]}


def _files(
    workspace: Workspace,
    name: str,
    record: dict[str, Any],
    chain: AmendmentChain,
    before: ActText,
    wanted: ActText,
    operations: Sequence[Operation],
    emphasis: Sequence[Emphasis],
) -> dict[Path, bytes]:
    from engross.amend.steps import record as step
    from engross.model.act_text import fingerprint
    from engross.source.yamlfile import dump

    data = {
        "base": fingerprint(chain.base),
        "before": fingerprint(before),
        "after": fingerprint(wanted),
        "operations": [step(operation) for operation in operations],
    }
    if emphasis:
        data["emphasis"] = [styled.model_dump(by_alias=True) for styled in emphasis]
    folder = workspace.root / "protocols"
    return {
        folder / f"{name}.yaml": dump(record).encode(),
        folder / f"{name}.operations.yaml": dump(data).encode(),
    }
