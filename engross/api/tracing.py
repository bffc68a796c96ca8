"""Tracing: the history of a clause, with its editions and the protocols that use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engross.api.arguments import one_of
from engross.api.redlining import template_look
from engross.diagnostics import Collector, Diagnostic, Origin, Refused
from engross.model.tag import primary
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.clause_history import ClauseEditions
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class Traced:
    """A history as bytes, the number of its editions, and the problems of protocols that could not be read."""

    content: bytes
    editions: int
    diagnostics: tuple[Diagnostic, ...]


def history(
    workspace: Workspace,
    clause: str,
    *,
    to: str = "text",
    lang: str = "en",
    colour: bool = False,
    author: str = "",
    date: str = "",
) -> Traced:
    """All editions of a clause: the users of each, and its changes since the previous one.

    `to` is text, html, svg or json. Raises `Refused` (unknown-clause), and for problems of an edition or of the
    template.
    """
    from engross.forms import HISTORIES
    from engross.messages import LANGUAGES
    from engross.messages.brief import clause_history
    from engross.source.library import Library

    one_of("to", to, HISTORIES)
    one_of("lang", lang, LANGUAGES)
    library, collector = Library(workspace), Collector()
    name = clause.partition("@")[0]
    tags = _languages(library, name, collector)
    protocols = Collector()
    chains = tuple(_chain(library, name, tag, lang, collector, protocols) for tag in tags)
    if collector.failed:
        raise Refused(collector)
    clause_story = clause_history(name, chains, lang, author=author, date=date)
    if to == "svg":
        from engross.render.history_svg import history_svg

        text = history_svg(clause_story)
    elif to == "json":
        from engross.render.history_json import history_json

        text = history_json(clause_story)
    elif to == "html":
        from engross.render.history_page import history_page

        text = history_page(clause_story, template_look(workspace, page="history.jinja")[0])
    else:
        from engross.render.history_text import history_text

        text = history_text(clause_story, colour=colour)
    return Traced(text.encode(), len(library.editions(name)), tuple(protocols))


def _languages(library: Library, clause: str, collector: Collector) -> tuple[str, ...]:
    """The languages of a clause, that of its oldest edition first. Variants (fr-CA, fr-BE) count as one language."""
    tags: dict[str, None] = {}
    for edition in library.editions(clause):
        if first := library.clause_as_written(f"{clause}@{edition}", collector):
            tags[primary(first.lang)] = None
    tags |= dict.fromkeys(primary(tag) for _, tag in library.workspace.editions(clause) if tag)
    if not tags:
        library.clause(clause, "fr", Origin(clause), "", collector)
    return tuple(tags)


def _chain(
    library: Library, clause: str, tag: str, lang: str, collector: Collector, protocols: Collector
) -> ClauseEditions:
    from engross.compare import compare
    from engross.compare.report import summarise
    from engross.messages.brief import brief
    from engross.model.clause_history import ClauseEditions, EditionStep
    from engross.source.markdown_reader import clause_reading
    from engross.source.uses import uses

    every = uses(library, clause, lang, protocols)
    stages: list[EditionStep] = []
    before = None
    for edition in library.editions(clause):
        absent = Collector()
        text = library.clause(f"{clause}@{edition}", tag, Origin(clause), "", absent)
        if text is None:
            collector.extend(diagnostic for diagnostic in absent if diagnostic.code != "missing-language-version")
            continue
        outline = clause_reading(text).outline
        redline = account = None
        if before is not None:
            redline = compare(before, outline)
            account = brief(summarise(redline), lang, old=stages[-1].name, new=text.name)
        before = outline
        users = tuple(use for use in every if use.edition == edition)
        front = text.front
        stages.append(
            EditionStep(
                text.name,
                text.heading,
                front.status.value,
                front.provenance or "",
                users,
                redline,
                account,
            )
        )
    return ClauseEditions(clause, tag, tuple(stages))
