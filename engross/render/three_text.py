"""Two sides' changes for a terminal, readable without colour: [-taken out-], {+put in+}, moves, and who made each."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from engross.model.brief import ThreeBrief
from engross.model.control_characters import harmless
from engross.model.three import By, Three
from engross.render.three_paragraphs import ThreeWayRun, three_way_paragraphs, told_author

_WIDTH = 100


def three_text(three: Three, brief: ThreeBrief, *, whole: bool = False) -> str:
    """The account, every change with its author, and the paragraphs that hold one, or all if `whole`."""
    parts = ["\n".join(_top(brief)), "\n".join(_summary(brief))]
    if brief.lines:
        parts.append("\n".join(_changes(brief)))
        parts += ["\n".join(_legend(brief)), *_marked(three, brief, whole)]
    return harmless("\n\n".join(parts) + "\n")


def _top(brief: ThreeBrief) -> Iterator[str]:
    yield brief.title.upper()
    rows = list(zip((brief.words["last"], *brief.labels), brief.names, strict=True))
    rows += [(brief.words[key], text) for key, text in (("author", brief.author), ("date", brief.date)) if text]
    width = max(len(name) for name, _ in rows)
    yield from (f"  {name:<{width}}  {text}" for name, text in rows)


def _summary(brief: ThreeBrief) -> Iterator[str]:
    yield brief.words["summary"].upper()
    for sentence in brief.sentences:
        yield from wrap(sentence, _WIDTH, initial_indent="  - ", subsequent_indent="    ")
    yield brief.words["proof"]


def _changes(brief: ThreeBrief) -> Iterator[str]:
    colon = brief.words["colon"]
    yield brief.words["changes"].upper()
    for line in brief.lines:
        yield f"  {line.number}. {line.where} – {line.who}{f' ({line.note})' if line.note else ''}"
        lines = [(brief.words["last"], line.last)]
        if line.by != By.THEIRS:
            lines.append((brief.labels[0] if line.by != By.BOTH else brief.words["both"], line.ours))
        if line.by in (By.THEIRS, By.CONFLICT):
            lines.append((brief.labels[1], line.theirs))
        for name, text in lines:
            whole = f"{name}{colon}{text or brief.words['none']}"
            yield from wrap(whole, _WIDTH, initial_indent="     ", subsequent_indent="       ")


def _legend(brief: ThreeBrief) -> Iterator[str]:
    words = brief.words
    yield words["redline"].upper()
    moves = f"  [m1→ {words['moved']}]  {{→m1 {words['arrived']}}}" if brief.moves else ""
    yield f"  [-{words['deleted']}-]  {{+{words['added']}+}}{moves}"
    for name, (going, _) in brief.moves.items():
        if "." not in name:
            yield f"  {name}{words['colon']}{going}"


def _marked(three: Three, brief: ThreeBrief, whole: bool) -> Iterator[str]:
    skipped = False
    for runs in three_way_paragraphs(three):
        if not whole and all(run.op == "equal" for run in runs):
            skipped = True
            continue
        if skipped:
            yield "⋯"
            skipped = False
        yield "".join(_shown(run, brief) for run in runs)
    if skipped:
        yield "⋯"


def _shown(run: ThreeWayRun, brief: ThreeBrief) -> str:
    match run.op:
        case "equal":
            return run.text
        case "from":
            shown = f"[{run.move}→ {run.text}]"
        case "to":
            shown = f"{{→{run.move} {run.text}}}"
        case "delete":
            shown = f"[-{run.text}-]"
        case "insert":
            shown = f"{{+{run.text}+}}"
    told = told_author(run, brief)
    return f"{shown}({run.number}, {told})" if told else shown
