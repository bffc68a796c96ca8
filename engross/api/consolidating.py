"""Consolidating: an act with its amendments to the text in force, and what changed in it from one day to another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engross.api.arguments import PAPERS, File, day_of, one_of, path_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acts.amendment_chain import AmendmentChain
    from engross.amend.consolidate import Consolidated
    from engross.api.redlining import Compared, CompareOptions
    from engross.model.act_text import ActText
    from engross.model.document import Document
    from engross.model.life import Life
    from engross.model.rendering import Look
    from engross.source.library import Library


def consolidate(
    workspace: Workspace,
    name: str,
    *,
    at: date | None = None,
    known_on: date | None = None,
    to: str = "text",
    output: File | None = None,
    paper: Literal["a4", "letter"] | None = None,
) -> tuple[bytes, Path | None, tuple[Diagnostic, ...]]:
    """The text in force of a protocol, or of a relation's last signed one, on the day `at` (with all acts if None).

    `known_on` leaves out the acts signed after that day: the text in force on one day, as it was known on another.
    Gives what was rendered, and where it was written if `output` names a
    file or, None being given, under output/; `-` writes nothing. Raises
    `Refused` with what cannot be worked in, each with both its places.
    """
    from engross.acts.former_provisions import with_former_provisions
    from engross.amend.annotate import annotated
    from engross.output import write
    from engross.render import RENDERERS
    from engross.source.library import Library

    one_of("to", to, tuple(RENDERERS))
    one_of("paper", paper, PAPERS)
    at, known_on, place = day_of("at", at), day_of("known_on", known_on), path_of("output", output)
    library, collector = Library(workspace), Collector()
    chain = _chain(library, name, collector, at, known_on)
    consolidated = with_former_provisions(library, chain, chain.at(at), known_on)
    collector.extend(consolidated.problems)
    if collector.failed:
        raise Refused(collector.sorted())
    life = _life(library, chain, at, known_on)
    if life is not None and not life.in_force:
        collector.take(_outside(life, chain))
    document = annotated(chain.document, consolidated, (chain.act, *chain.instruments), life)
    look = _look(library, chain, paper, collector)
    if look is None:
        raise Refused(collector.sorted())
    rendering = RENDERERS[to].render(document, look)
    if str(output) == "-":
        return rendering.content, None, collector.sorted()
    stamp = f".{at.isoformat()}" if at else ""
    path = place or workspace.output / f"{chain.name}.consolidated{stamp}{RENDERERS[to].suffix}"
    if path.is_dir():
        path = path / f"{chain.name.rpartition('/')[2]}.consolidated{stamp}{RENDERERS[to].suffix}"
    write(path, rendering.content)
    return rendering.content, path, collector.sorted()


def _life(library: Library, chain: AmendmentChain, at: date | None, known: date | None) -> Life | None:
    """The life of the act on the day of the text; None without a day, and for what amends another act."""
    from engross.life import life_of

    if at is None or chain.record.amends is not None:
        return None
    return life_of(library, chain.name, at, Collector(), known=known)


def _outside(life: Life, chain: AmendmentChain) -> Diagnostic:
    """Tells that the act is not in force on the day of its text."""
    days = {"first": life.first, "last": life.last}
    told = {name: day.isoformat() for name, day in days.items() if day is not None}
    facts = {"date": life.on.isoformat(), "state": life.state.value, **told}
    return Diagnostic("outside-life", chain.act.origin, Severity.WARNING, facts)


def _chain(
    library: Library, name: str, collector: Collector, at: date | None, known: date | None = None
) -> AmendmentChain:
    """The amendment chain of a protocol, or of the last act of a relation that was signed by the day `at`."""
    from engross.acts.amendment_chain import amendment_chain

    if "/" not in name:
        name = _of_relation(library, name, at, collector)
    chain = amendment_chain(library, name, collector, at=at, known=known)
    if chain is None:
        raise Refused(collector.sorted())
    if chain.act.state != "signed":
        collector.add("base-unsigned", chain.act.origin, title=chain.act.title, name=name, other="")
        raise Refused(collector.sorted())
    return chain


def _of_relation(library: Library, relation: str, at: date | None, collector: Collector) -> str:
    """The last protocol of a relation that was signed by the day `at`."""
    from engross.source.record import near

    names = [name for name in library.workspace.act_names() if name.split("/")[0] == relation]
    if not names:
        known = {name.split("/")[0] for name in library.workspace.act_names()}
        raise refuse("unknown-relation", Origin(f"protocols/{relation}"), name=relation, near=near(relation, known))
    days: list[tuple[date, str]] = []
    for name in names:
        protocol = library.protocol(name, collector)
        if protocol is None or protocol.record.amends is not None or protocol.record.state != "signed":
            continue
        signed = [event.date for event in protocol.record.signing.events if event.date]
        days.append((max(signed, default=date.min), name))
    due = [day for day in days if at is None or day[0] <= at]
    if not due:
        raise refuse("nothing-in-force", Origin(f"protocols/{relation}"), name=relation, date=at or "")
    return max(due)[1]


def redline_between(workspace: Workspace, name: str, old: date, new: date, options: CompareOptions) -> Compared:
    """What changed in the text in force from one day to another, shown as `engross compare` shows it."""
    from engross.api.redlining import Acts, present
    from engross.compare import compare
    from engross.model import act_text
    from engross.render.outline import outline
    from engross.source.library import Library

    library, collector = Library(workspace), Collector()
    texts: list[ActText] = []
    trees: list[Document] = []
    for day in (old, new):
        chain = _chain(library, name, collector, day)
        consolidated = chain.at(day)
        collector.extend(consolidated.problems)
        texts.append(consolidated.text)
        trees += _tree(chain, consolidated)
    look = None if collector.failed else _look(library, chain, options.paper, collector)
    if collector.failed:
        raise Refused(collector.sorted())
    names = [f"{name} {day.isoformat()}" for day in (old, new)]
    if look is None or len(trees) < len(texts):
        return present(compare(*map(act_text.outline, texts)), workspace, names[0], names[1], options)
    return present(
        compare(*map(outline, trees)), workspace, names[0], names[1], options, Acts(trees[0], trees[1], look)
    )


def _tree(chain: AmendmentChain, result: Consolidated) -> Iterator[Document]:
    """The tree of a text in force, if the tree says exactly what the text says."""
    from engross.amend.annotate import plain_document
    from engross.amend.text import act_text
    from engross.model.act_text import SIGNATURES

    if result.problems:
        return
    tree = plain_document(chain.document, result)
    ours, theirs = ([unit for unit in text.units if unit.id != SIGNATURES] for text in (act_text(tree), result.text))
    if ours == theirs:
        yield tree


def _look(
    library: Library, chain: AmendmentChain, paper: Literal["a4", "letter"] | None, collector: Collector
) -> Look | None:
    """The look of a text in force, with the emblems of its parties."""
    from engross.model.rendering import Look
    from engross.source.looks import emblems

    template = library.template("consolidated", Origin(""), "", collector)
    if template is None:
        return None
    known = (library.party(key, collector) for key in chain.record.parties)
    parties = [party.record for party in known if party is not None]
    sheet = paper or (parties[0].paper if parties else "a4")
    images = emblems(library.workspace, parties)
    return Look(sheet, True, template.page, template.page_file, template.style, template.style_file, images)
