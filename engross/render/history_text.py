"""The history of a clause for a terminal, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from engross.model.clause_history import ClauseEditions, ClauseHistory, EditionStep
from engross.model.control_characters import harmless
from engross.render.redline_text import marked_text

_WIDTH = 100


def history_text(history: ClauseHistory, *, colour: bool = False) -> str:
    """Each edition, oldest first: who uses it, what it changed in the one before, the marked text of that."""
    parts = [
        harmless(history.title.upper()) + ("".join(f"\n  {text}" for text in (history.author, history.date) if text))
    ]
    for chain in history.chains:
        if len(history.chains) > 1:
            parts.append(f"[{chain.lang}]")
        parts += _chain(history, chain, colour)
    return "\n\n".join(parts) + "\n"


def _chain(history: ClauseHistory, chain: ClauseEditions, colour: bool) -> Iterator[str]:
    for stage in chain.stages:
        yield harmless("\n".join(_stage(history, stage)))
        if stage.redline is not None and stage.brief is not None and stage.redline.changes:
            marked = list(marked_text(stage.redline, stage.brief, colour=colour))
            yield "\n".join("\n".join(f"  | {line}" for line in paragraph.split("\n")) for paragraph in marked)


def _stage(history: ClauseHistory, stage: EditionStep) -> Iterator[str]:
    words = history.words
    heading = f" – {stage.heading}" if stage.heading else ""
    yield f"{stage.name}{heading} ({history.said('status', stage.status)})"
    if stage.brief is None:
        yield f"  {words['first']}"
    else:
        for sentence in (stage.brief.lead, *(f"- {sentence.text}" for sentence in stage.brief.sentences)):
            yield from wrap(sentence, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield f"  {words['uses']}{words['colon'].rstrip()}" if stage.uses else f"  {words['nobody']}"
    for use in stage.uses:
        yield f"    {use_line(history, use.protocol, use.title, use.period, use.state, use.open)}"


def use_line(history: ClauseHistory, protocol: str, title: str, period: str, state: str, newest: bool) -> str:
    """A protocol in one line: its name, title and period, its state."""
    parts = [f"{protocol} – {' '.join(filter(None, (title, period)))} ({history.said('state', state)})"]
    return ", ".join([*parts, history.words["newest"]] if newest else parts)
