"""Who changed what in a file with tracked changes: its paragraphs, each with the authors of what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.model.outline import Authored, AuthoredLine, Authors, Outline, lines
from engross.source.wordprocessing.passages import RichRun, Taken, TrackedChange, WordPassage, rejected
from engross.source.wordprocessing.word_file import WordFile

_BY, _ON = "by\x1f", "\x1f"
"""A style that names an author begins with the first; the second stands before the date."""


def authors_of(file: WordFile, taken: Taken) -> Authors | None:
    """Who put in what the file says once the changes are `taken`, and who took out what it said; None if nobody did."""
    marks = [mark for passage in file.text.passages for run in passage.runs for mark in run.marks]
    marks += [mark for passage in file.text.passages for mark in (*passage.end, *passage.row)]
    marks += [run.changed for passage in file.text.passages for run in passage.runs if run.changed is not None]
    if not any(taken(mark) for mark in marks):
        return None
    inserted = tuple(_lines(file, "inserted", taken, taken))
    deleted = tuple(_lines(file, "deleted", taken, rejected))
    return Authors(inserted, deleted, tuple(_crossed(file.text.passages)))


def _lines(file: WordFile, deed: str, taken: Taken, settled: Taken) -> Iterator[AuthoredLine]:
    """The paragraphs with the marks `settled`, and over their words the authors of marks of that deed."""
    passages = [_signed(passage, deed, taken) for passage in file.text.passages]
    ends = dict(_ends(file.text.passages, deed, taken, settled))
    outline: Outline = replace(file, text=replace(file.text, passages=passages)).outline(settled)
    for line in lines(outline):
        spans = [_span(one.start, one.end, one.style) for one in line.formatting if one.style.startswith(_BY)]
        text = line.text
        end = next((by for words, by in ends.items() if words and text.endswith(words)), ("", ""))
        yield AuthoredLine(text, tuple(sorted(spans)), end)


def _span(start: int, end: int, style: str) -> Authored:
    author, _, date = style.removeprefix(_BY).partition(_ON)
    return Authored(start, end, author, date)


def _signed(passage: WordPassage, deed: str, taken: Taken) -> WordPassage:
    """A passage in which the words under a mark of that deed have the style of its author."""
    runs = [_signed_run(run, passage, deed, taken) for run in passage.runs]
    return replace(passage, runs=runs)


def _signed_run(run: RichRun, passage: WordPassage, deed: str, taken: Taken) -> RichRun:
    marks = [*passage.row, *run.marks, *((run.changed,) if run.changed is not None and deed == "inserted" else ())]
    found = [mark for mark in marks if mark.deed == deed and taken(mark)]
    if not found:
        return run
    style = _style(found[-1])
    return replace(run, styles=run.styles | {style}, before=run.before | {style})


def _style(mark: TrackedChange) -> str:
    return f"{_BY}{mark.author or '?'}{_ON}{mark.date}"


def _ends(
    passages: Sequence[WordPassage], deed: str, taken: Taken, settled: Taken
) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each passage whose paragraph mark was put in or taken out its words, and who did it."""
    for passage in passages:
        marks = [mark for mark in passage.end if mark.deed == deed and taken(mark)]
        if marks:
            kept = (
                run.text for run in passage.runs if all(settled(one) == (one.deed == "inserted") for one in run.marks)
            )
            yield " ".join("".join(kept).split()), (marks[-1].author or "?", marks[-1].date)


def _crossed(passages: Sequence[WordPassage]) -> Iterator[tuple[str, str, str]]:
    """Words that were put in and taken out again: by whom, by whom, the words. Runs of one pair are joined."""
    before: tuple[str, str] | None = None
    words = ""
    for passage in passages:
        for run in passage.runs:
            put_in = [mark.author for mark in run.marks if mark.deed == "inserted"]
            taken_out = [mark.author for mark in run.marks if mark.deed == "deleted"]
            pair = (put_in[-1], taken_out[-1]) if put_in and taken_out else None
            if pair != before and before is not None:
                yield (*before, words)
                words = ""
            words = words + run.text if pair is not None else ""
            before = pair
    if before is not None:
        yield (*before, words)
