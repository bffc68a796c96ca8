"""The body of a clause with the wanted words: changed where they were typed, or put together anew line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engross.acceptance.comparable import Line, Part, paired
from engross.acceptance.typed_text import as_typed, retyped
from engross.acceptance.words import coded, targets
from engross.model.act_text import CELLS
from engross.model.clause import Clause

_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_ATTRIBUTES = re.compile(r"\s*\{(?:@[a-z][a-z0-9-]*)?\s*(?:\.[a-z][a-z-]*)?\}\s*$")
_CONTROL = re.compile(r"\s*\{[%#]")
_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class _Region:
    """The typed lines [start, stop) of a paragraph, from 0: what stands before its words, the words, what follows."""

    start: int
    stop: int
    marker: str
    typed: str
    attributes: str = ""


def new_bodies(clause: Clause, now: Part, wanted: Part) -> Iterator[str]:
    """Bodies that should say the wanted text, the one nearest to what was typed first.

    Whoever calls makes the act of each and looks whether it says it.
    """
    lines = clause.body.split("\n")
    regions = _regions(clause, lines, now.lines)
    pairs = paired(now.lines, wanted.lines)
    # In each step less stays as it was typed: all but the changed words, whole paragraphs, then only the values.
    for literal in (False, True):
        body = _in_place(lines, regions, now.lines, wanted.lines, pairs, literal=literal)
        if body is not None:
            yield _apostrophes(clause, body)
    for literal in (False, True):
        yield _apostrophes(clause, _anew(lines, regions, now.lines, wanted.lines, pairs, literal=literal))


def typed_body(lines: Sequence[Line]) -> str:
    """Lines as the body of a new clause."""
    return _anew((), (), (), lines, (), literal=True)


def _apostrophes(clause: Clause, body: str) -> str:
    return body if "’" in clause.body else body.replace("’", "'")


# where the lines are typed


def _regions(clause: Clause, lines: Sequence[str], held: Sequence[Line]) -> list[_Region | None]:
    """Where each line of a provision is typed; None for lines of a loop, of which several are typed once."""
    rows = _table_rows(lines)
    starts = []
    for line in held:
        if line.table >= 0:
            typed = rows[line.table] if line.table < len(rows) else []
            starts.append(typed[line.row] if line.row < len(typed) and typed else -1)
        else:
            starts.append(line.line - clause.line if line.line and line.file in ("", clause.file) else -1)
    for table in {line.table for line in held if line.table >= 0}:
        typed = rows[table] if table < len(rows) else []
        if len(typed) != sum(line.table == table for line in held):
            starts = [-1 if line.table == table else start for line, start in zip(held, starts, strict=True)]
    return [_region(lines, start) if start >= 0 and starts.count(start) == 1 else None for start in starts]


def _table_rows(lines: Sequence[str]) -> list[list[int]]:
    """For each table of a body the lines on which its rows are typed; none for a table that holds a loop."""
    tables: list[list[int]] = []
    inside, loops = False, False
    for number, line in enumerate(lines):
        if line.lstrip().startswith("|"):
            if not inside:
                tables.append([])
                inside, loops = True, False
            if not _RULE.match(line) and not loops:
                tables[-1].append(number)
        elif inside and _CONTROL.match(line):
            loops = True
            tables[-1].clear()
        else:
            inside = False
    return tables


def _region(lines: Sequence[str], start: int) -> _Region | None:
    if start >= len(lines):
        return None
    if lines[start].lstrip().startswith("|"):
        return _Region(start, start + 1, "", lines[start])
    stop = start + 1
    while stop < len(lines) and lines[stop].strip() and not lines[stop].lstrip().startswith("|"):
        if _MARKER.match(lines[stop]) or _CONTROL.match(lines[stop]):
            break
        stop += 1
    text = "\n".join(lines[start:stop])
    if text.lstrip().startswith("{%"):
        return None
    marker = _MARKER.match(text)
    before = marker[0] if marker else re.match(r"[ \t]*", text)[0]  # type: ignore[index]  # it always matches
    rest = text[len(before) :]
    attributes = _ATTRIBUTES.search(rest)
    after = attributes[0] if attributes else ""
    return _Region(start, stop, before, rest.removesuffix(after) if after else rest, after)


# changed in place


def _in_place(
    lines: Sequence[str],
    regions: Sequence[_Region | None],
    old: Sequence[Line],
    new: Sequence[Line],
    pairs: Sequence[tuple[int, int]],
    *,
    literal: bool,
) -> str | None:
    """The body with each changed line changed where it is typed; None if one is typed nowhere by itself."""
    became, came_from = dict(pairs), {k: i for i, k in pairs}
    out = list(lines)
    steps: list[tuple[int, int, list[str]]] = []
    for i, line in enumerate(old):
        k = became.get(i)
        if k is not None and _same(line, new[k]):
            continue
        region = regions[i]
        if region is None:
            return None
        if k is None:
            stop = region.stop + (region.stop < len(lines) and not lines[region.stop].strip())
            steps.append((region.start, stop, []))
            continue
        if (line.type, line.depth, bool(line.label)) != (new[k].type, new[k].depth, bool(new[k].label)):
            return None
        steps.append((region.start, region.stop, _changed(region, line, new[k], literal=literal).split("\n")))
    for k in range(len(new)):
        if k in came_from or (k and k - 1 not in came_from):
            continue
        stop = next((one for one in range(k, len(new)) if one in came_from), len(new))
        step = _put_in(new, k, stop, came_from, regions, lines)
        if step is None:
            return None
        steps.append(step)
    for start, stop, come in sorted(steps, key=lambda step: step[:2], reverse=True):
        out[start:stop] = come
    return "\n".join(out)


def _same(old: Line, new: Line) -> bool:
    return (old.type, old.depth, bool(old.label)) == (new.type, new.depth, bool(new.label)) and targets(
        coded(old.words)
    ) == targets(coded(new.words))


def _changed(region: _Region, old: Line, new: Line, *, literal: bool) -> str:
    typed = None if literal else retyped(region.typed, old.words, new.words)
    if typed is None:
        typed = _literal(new)
    return f"{region.marker}{typed}{region.attributes}"


def _literal(line: Line) -> str:
    if line.type in ("row", "head"):
        return _table_line(line)
    return as_typed(coded(line.words)).strip()


def _table_line(line: Line) -> str:
    # The bars between cells are those of the text, and no words of a cell.
    cells = [as_typed(cell) for cell in coded(line.words).split(CELLS)]
    return f"| {' | '.join(cells)} |"


def _put_in(
    new: Sequence[Line],
    first: int,
    stop: int,
    came_from: dict[int, int],
    regions: Sequence[_Region | None],
    lines: Sequence[str],
) -> tuple[int, int, list[str]] | None:
    """The step that puts in the new lines [first, stop): after the line before them, or before the first of all.

    None where that line is not typed by itself, or where it is not known how these would be typed there.
    """
    run = new[first:stop]
    before = regions[came_from[first - 1]] if first else None
    if before is not None:
        come = _run(run, new[first - 1], before)
        if come is not None:
            return before.stop, before.stop, come
    if any(line.type != "p" or line.depth for line in run):
        return None
    typed = [text for line in run for text in (_literal(line), "")]
    if stop == len(new):
        return (len(lines), len(lines), typed) if not first else None
    after = regions[came_from[stop]]
    following = new[stop]
    return (after.start, after.start, typed) if after is not None and following.type == "p" else None


def _run(run: Sequence[Line], before: Line, region: _Region) -> list[str] | None:
    """New lines as they are typed after the line `before`."""
    come: list[str] = []
    last, marker = before, region.marker
    for line in run:
        if line.type == "p" and not line.depth:
            come += ["", _literal(line)]
        elif (
            line.type == "li" and last.type == "li" and (line.depth, bool(line.label)) == (last.depth, bool(last.label))
        ):
            come.append(f"{marker}{_literal(line)}")
        elif line.type == "row" and last.type in ("row", "head"):
            come.append(_table_line(line))
        else:
            return None
        last = line
    return come


# put together anew


def _anew(
    lines: Sequence[str],
    regions: Sequence[_Region | None],
    old: Sequence[Line],
    new: Sequence[Line],
    pairs: Sequence[tuple[int, int]],
    *,
    literal: bool,
) -> str:
    """A body of the wanted lines: what is typed by itself stays as it is typed, all else is its printed words."""
    came_from = {k: i for i, k in pairs}
    out: list[str] = []
    stack: list[tuple[bool, int]] = []
    for k, line in enumerate(new):
        i = came_from.get(k)
        region = regions[i] if i is not None else None
        words, attributes = _literal(line), ""
        if region is not None and i is not None:
            attributes = region.attributes
            typed = region.typed if _same(old[i], line) else retyped(region.typed, old[i].words, line.words)
            words = words if literal or typed is None or "{%" in typed else typed
        last = new[k - 1] if k else None
        if line.type in ("row", "head"):
            words = words.strip()
            if not (last is not None and last.type in ("row", "head") and line.type == "row"):
                out.append("")
            out.append(words)
            if line.type == "head":
                out.append(_rule(lines, len(_CELL.split(words.strip("|")))))
            stack = []
            continue
        if line.type == "li":
            del stack[max(0, line.depth) :]
            indent = sum(width for _, width in stack[: max(0, line.depth - 1)])
            if last is None or last.type != "li":
                out.append("")
            marker = _marker(line, old[i].target if i is not None else "")
            stack = [*stack[: max(0, line.depth - 1)], (bool(line.label), len(marker))]
            out.append(f"{' ' * indent}{marker}{words}{attributes}")
            continue
        indent = sum(width for _, width in stack[: line.depth])
        if not line.depth:
            stack = []
        out += ["", f"{' ' * indent}{words}{attributes}"]
    return "\n".join(out).strip("\n") + "\n"


def _rule(lines: Sequence[str], cells: int) -> str:
    """The line under the head of a table of so many columns: the one that is typed, so that it stays aligned."""
    typed = (line.strip() for line in lines if _RULE.match(line))
    wanted = (rule for rule in typed if len(_CELL.split(rule.strip("|"))) == cells)
    return next(wanted, f"|{'|'.join([':---'] * cells)}|")


def _marker(line: Line, target: str) -> str:
    """What stands before an item; `target` is the provision whose number is its label, if it is one's."""
    if target and line.label:
        return f'- {{{{ ref("{target}", "number") }}}}{line.label[-1]} '
    if not line.label:
        return "- "
    return "1) " if line.label.endswith(")") else "1. "
