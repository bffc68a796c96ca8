"""Amending: two texts to an amendment."""

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
    from engross.model.fixed_numbers import FixedNumbers
    from engross.model.operation import Operation
    from engross.source.library import Library


Numbers = Literal["bis", "point", "slash", "dash", "letter", "recount"]


@dataclass(frozen=True, slots=True)
class AmendOptions:
    """How an amendment is to be: its number, its dates, its wording, whether it corrects an error from the start.

    `numbers` says how a provision that is put in is numbered (`bis`, `point`, `slash`, `dash`, `letter`; as the
    tradition does if left out), all others keeping theirs; `recount` numbers all anew.
    """

    number: int | None = None
    signed: date | None = None
    effective: date | None = None
    style: str | None = None
    rectifies: bool = False
    name: str | None = None
    numbers: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """An amendment that was written: its name, its files, how many operations it has and words it quotes."""

    name: str
    files: tuple[Path, ...]
    operations: int
    words: int
    diagnostics: tuple[Diagnostic, ...] = ()


def amend(workspace: Workspace, base: str, new: str, options: AmendOptions) -> Amended:
    """Write the amendment that turns the text in force of `base` into `new`, as a protocol and its operations.

    `new` is a protocol. Nothing is written, and nothing that is there is
    overwritten, unless the operations give `new` character for character
    and their formal words read back as the same operations. Raises
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
    found = amendment_chain(library, base, collector)
    made = act(library, new)
    wrong = tuple(one for one in made.diagnostics if one.severity is Severity.ERROR)
    if found is None or made.assembled is None or wrong:
        raise Refused((*collector.sorted(), *wrong))
    if found.act.state != "signed":
        collector.add("base-unsigned", found.act.origin, title=found.act.title, name=base, other="")
    if collector.failed:
        raise Refused(collector.sorted())
    if made.materials is not None and made.materials.protocol.state is State.SIGNED:
        at = made.materials.places.origin("state")
        raise refuse("new-signed", at, line=made.materials.places.line(at), name=new)
    spoken = [one.lang for one in made.assembled.document.versions]
    if made.materials is not None and spoken != [*found.record.languages]:
        at = made.materials.places.origin("languages")
        langs = {"found": ", ".join(spoken), "langs": ", ".join(found.record.languages)}
        raise refuse("amended-languages", at, line=made.materials.places.line(at), **langs)
    before = _before(found, options)
    wanted = act_text(made.assembled.document)
    document = made.assembled.document
    if options.numbers != "recount":
        again = worded(library, new, _standing(before, wanted, made, options))
        assert again is not None  # it was assembled a moment ago, from the same files
        document, wanted = again, act_text(again)
    operations = proved(before, wanted, options.style or "", Origin(f"protocols/{new}.yaml"))
    name, record = _record(library, found, options)
    files = _files(workspace, name, record, found, before, wanted, operations, emphasis_put_in(document, before))
    for path in files:
        if path.exists():
            raise refuse("file-exists", Origin(workspace.shown(path)), name=workspace.shown(path))
    for path, content in files.items():
        write(path, content)
    words = sum(quoted(one) for one in operations)
    return Amended(name, tuple(files), len(operations), words, tuple(collector))


def _before(found: AmendmentChain, options: AmendOptions) -> ActText:
    """The text that is amended."""
    from engross.amend.consolidate import consolidate, in_force

    earlier = [one for one in found.instruments if not options.rectifies or one.effect == "rectifies"]
    made = consolidate(found.base, found.act, in_force(earlier, None), None)
    if made.problems:
        raise Refused(made.problems)
    return made.text


def _standing(before: ActText, wanted: ActText, made: Act, options: AmendOptions) -> FixedNumbers:
    """The numbers that stay as they are, and those between them."""
    from engross.acts.amendment_chain import languages_of
    from engross.amend.fixed_numbers import fixed_numbers
    from engross.amend.traditions import tradition_of

    assert made.materials is not None
    manners = {}
    for lang in languages_of(wanted):
        tradition = tradition_of(lang or wanted.lang, options.style or "")
        manner: Manner = tradition.inserted
        if options.numbers is not None and options.numbers != "recount":
            manner = options.numbers
        manners[lang] = manner, tradition.gap
    table = made.materials.template.record.numbering
    return fixed_numbers(before, wanted, manners, {kind for kind, how in table.items() if how.restart})


def proved(before: ActText, wanted: ActText, style: str, origin: Origin) -> tuple[Operation, ...]:
    """The operations from one text to another, proved twice: by carrying them out, and through their formal words.

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
    made = apply(before, operations)
    if made.failures or made.text != wanted:
        raise refuse("amendment-not-exact", origin, place=_differs(made.text, wanted))
    again = apply(before, spoken(before, operations, style, origin))
    if again.failures or again.text != wanted:
        raise refuse("amendment-not-exact", origin, place=_differs(again.text, wanted))
    return operations


def _differs(made: ActText, wanted: ActText) -> str:
    pairs = zip(made.units, wanted.units, strict=False)
    return next((other.id for one, other in pairs if one != other), wanted.units[-1].id if wanted.units else "")


def spoken(before: ActText, operations: Sequence[Operation], style: str, origin: Origin) -> tuple[Operation, ...]:
    """What is read in the formal words of `operations`: the same, or `Refused` (words-unreadable)."""
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
        own = [at for article in plan for at in article.operations.get(lang, ())]
        printed = printed_articles(plan, operations, wordings, lang)
        text = ActText(lang or before.lang, units(provisions(printed, (), wording.tradition, origin)))
        ids = [unit.id for at in own for one in (operations[at],) if isinstance(one, InsertUnits) for unit in one.units]
        try:
            found = Reader(names, {}, ids).operations([one for _, one in articles(text, wording.tradition)])
        except Unreadable as problem:
            raise refuse("words-unreadable", origin, text=problem.words, title="") from None
        for at, one in zip(own, found, strict=False):
            if one != operations[at]:
                raise refuse("words-unreadable", origin, text=_say(names, operations[at]), title="")
            read[at] = one
    if len(read) != len(operations):
        raise refuse("words-unreadable", origin, text="", title="")
    return tuple(read[at] for at in sorted(read))


def _say(names: Any, one: Operation) -> str:
    from engross.amend.wording import Wording

    return Wording(names).printed([one])[0].sayings[0].words


def quoted(one: Operation) -> int:
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

    match one:
        case ReplaceWords() | ReplaceEverywhere():
            texts = [one.old, one.new]
        case InsertWords():
            texts = [one.anchor, one.new]
        case DeleteWords():
            texts = [one.old]
        case Sentences():
            texts = list(one.new)
        case Heading():
            texts = [one.new]
        case Pieces():
            texts = [piece.text for piece in one.new]
        case ReplaceUnit():
            texts = [one.heading, *(piece.text for piece in one.pieces)]
        case InsertUnits():
            heads = [text for unit in one.units for text in (unit.number, unit.heading)]
            texts = [*heads, *(piece.text for unit in one.units for piece in unit.pieces)]
        case _:
            texts = []
    return sum(counted(text) for text in texts)


# files


def _record(library: Library, found: AmendmentChain, options: AmendOptions) -> tuple[str, dict[str, Any]]:
    """The name of the amendment and what its file says, parties and signatures after the base act."""
    from engross.amend.traditions import amendment_words

    source = library.protocol(found.name, Collector())
    assert source is not None
    data = source.source.data
    taken = [one.number for one in found.instruments if one.effect == "amends"]
    number = options.number or max(taken, default=0) + 1
    kinds, titles = {}, {}
    for tag in found.record.languages:
        words = amendment_words(tag).instrument(rectifies=options.rectifies)
        kinds[primary(tag)] = {"text": words.kind, "short": words.short, "gender": words.gender.value}
        titles[primary(tag)] = _title(found, tag, words.title, number)
    stem = amendment_words(found.base.lang).instrument(rectifies=options.rectifies).file
    rectified = sum(one.effect == "rectifies" for one in found.instruments) + 1
    name = options.name or f"{found.name}-{stem}-{rectified if options.rectifies else number}"
    amends: dict[str, Any] = {"act": found.name}
    if options.rectifies:
        amends["effect"] = "rectifies"
    else:
        amends["number"] = number
    if options.effective:
        amends["effective"] = options.effective.isoformat()
    if options.style:
        amends["style"] = options.style
    record: dict[str, Any] = {"fictional": True} if found.record.fictional else {}
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


def _title(found: AmendmentChain, tag: str, pattern: str, number: int) -> str:
    from engross.acts.amendment_chain import cited_noun
    from engross.language import grammar

    noun, speech = cited_noun(found.record, tag), grammar(tag)
    forms = {"the": speech.the(noun), "to": speech.to(noun), "of": speech.of(noun)}
    return pattern.format(n=number, name=noun.text, **forms)


def _signing(data: Mapping[str, Any], day: date | None) -> dict[str, Any]:
    events: list[dict[str, Any]] = []
    given: list[dict[str, Any]] = data.get("events") or [{}]
    for event in given:
        own = {key: value for key, value in event.items() if key != "date"}
        events.append(own | ({"date": day.isoformat()} if day else {}))
    return {**data, "events": [event for event in events if event]}


def _files(
    workspace: Workspace,
    name: str,
    record: dict[str, Any],
    found: AmendmentChain,
    before: ActText,
    wanted: ActText,
    operations: Sequence[Operation],
    emphasis: Sequence[Emphasis],
) -> dict[Path, bytes]:
    from engross.amend.steps import record as step
    from engross.model.act_text import fingerprint
    from engross.source.yamlfile import dump

    data = {
        "base": fingerprint(found.base),
        "before": fingerprint(before),
        "after": fingerprint(wanted),
        "operations": [step(one) for one in operations],
    }
    if emphasis:
        data["emphasis"] = [one.model_dump(by_alias=True) for one in emphasis]
    folder = workspace.root / "protocols"
    return {
        folder / f"{name}.yaml": dump(record).encode(),
        folder / f"{name}.operations.yaml": dump(data).encode(),
    }
