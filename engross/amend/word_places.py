"""Where the words of an operation stand in a paragraph, and how words are put in and taken out with their spaces."""

from __future__ import annotations

from engross.model.act_text import occurrences, sentences
from engross.model.operation import DeleteWords, InsertWords, ReplaceWords, Sentences

_CLOSING = ",.)]…"
"""Marks that follow a word without a space."""
_SPACE = " \u00a0\u202f"


def put_after(end: int, words: str) -> tuple[int, int, str]:
    """The change that puts `words` after what ends at `end`: start, end, replacement."""
    return end, end, words if words[0] in _CLOSING else f" {words}"


def put_before(start: int, words: str) -> tuple[int, int, str]:
    """The change that puts `words` before what starts at `start`."""
    return start, start, f"{words} "


def taken_out(text: str, start: int, end: int) -> tuple[int, int, str]:
    """The change that takes out what stands from `start` to `end`, with the space before it, or else after it."""
    if start and text[start - 1] in _SPACE:
        return start - 1, end, ""
    if not start and end < len(text) and text[end] in _SPACE:
        return start, end + 1, ""
    return start, end, ""


class NotFound(Exception):
    """The target of an operation is missing, ambiguous, already changed, or changed by another operation."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(code)


def change_of_words(
    operation: ReplaceWords | InsertWords | DeleteWords | Sentences, text: str, name: str
) -> tuple[int, int, str]:
    """The change that `operation` makes to the paragraph `text` of the provision `name`: start, end, replacement.

    Raises `NotFound` if the words are not there, stand there several times, or were changed already.
    """
    match operation:
        case ReplaceWords():
            start = _start_of(text, operation.old, operation.nth, name)
            end = start + len(operation.old)
            for other in occurrences(text, operation.new):
                if other <= start and end <= other + len(operation.new) and operation.old != operation.new:
                    raise NotFound("already-there", name=name)
            return start, end, operation.new
        case InsertWords():
            start = _start_of(text, operation.anchor, operation.nth, name)
            end = start + len(operation.anchor)
            change = put_before(start, operation.new) if operation.before else put_after(end, operation.new)
            there = text[:start].endswith(change[2]) if operation.before else text[end:].startswith(change[2])
            if there:
                raise NotFound("already-there", name=name)
            return change
        case DeleteWords():
            start = _start_of(text, operation.old, operation.nth, name)
            return taken_out(text, start, start + len(operation.old))
        case Sentences():
            return _sentences(operation, text, name)


def _start_of(text: str, words: str, nth: int, name: str) -> int:
    """The index at which the `nth` occurrence of `words` starts, from 1; with 0, their only occurrence."""
    places = occurrences(text, words)
    if len(places) < max(1, nth):
        raise NotFound("gone-words", text=words, name=name)
    if len(places) > 1 and not nth:
        first, second = (excerpt(text, start, len(words)) for start in places[:2])
        raise NotFound("ambiguous-words", text=words, name=name, first=first, second=second)
    return places[max(0, nth - 1)]


def _sentences(operation: Sentences, text: str, name: str) -> tuple[int, int, str]:
    """The change of an operation on whole sentences.

    Old sentences are looked for at the place that the operation names, else wherever they stand once: sentences
    before them may have come or gone since it was drafted.
    """
    spans = sentences(text)
    new = " ".join(operation.new)
    if not operation.old:
        if operation.first > len(spans):
            raise NotFound("gone-words", text=f"{operation.first}", name=name)
        if any(text[span[0] : span[1]] == operation.new[0] for span in spans):
            raise NotFound("already-there", name=name)
        if not operation.first:
            return 0, 0, f"{new} "
        end = spans[operation.first - 1][1]
        return end, end, f" {new}"
    present = [text[start:end] for start, end in spans]
    first = operation.first - 1
    if tuple(present[first : first + len(operation.old)]) != operation.old:
        places = [k for k in range(len(present)) if tuple(present[k : k + len(operation.old)]) == operation.old]
        if len(places) != 1:
            raise NotFound("gone-words", text=operation.old[0], name=name)
        first = places[0]
    start, end = spans[first][0], spans[first + len(operation.old) - 1][1]
    return (start, end, new) if new else taken_out(text, start, end)


def excerpt(text: str, place: int, length: int) -> str:
    """The words around an index of `text`, for a person to recognise the place.

    The `length` characters from there stand between square brackets, with 18 characters on either side.
    """
    start, end = max(0, place - 18), min(len(text), place + length + 18)
    words = f"[{text[place : place + length]}]" if length else ""
    shown = f"{text[start:place]}{words}{text[place + length : end]}".strip()
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
