"""Finds the operations that turn one version of a paragraph into another, and what they cost to read.

Two ways are tried: by words (replace, insert, delete words) and by whole sentences.
Positions are indices of characters; ranges are half-open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engross.amend.word_places import put_after, put_before, taken_out
from engross.model.act_text import CELLS, counted, in_word, occurrences, sentences
from engross.model.operation import DeleteWords, InsertWords, Operation, ReplaceWords, Sentences

Worded = ReplaceWords | InsertWords | DeleteWords | Sentences

OPERATION_COST = 2
"""The cost of each operation beside the words that it quotes, in words.

Two deletions of one word each cost 6, one replacement that quotes ten words costs 12: the two are easier to read.
"""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """The characters from `start` up to `end`, not included, became `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class EditPlan:
    """Operations for one paragraph or provision.

    `cost` is in words: the words that they quote, plus `OPERATION_COST` for each operation.
    """

    operations: tuple[Operation, ...]
    cost: int


def edit_plans(unit: str, part: str, old: str, new: str, edits: Sequence[TextEdit] = ()) -> Iterator[EditPlan]:
    """The plans that turn the paragraph `old` into `new`, cheapest first; none if no form of words does it exactly.

    `edits` are the differences that the redline found. If there are none, they are computed here.
    """
    plans = [
        candidate
        for candidate in (
            _by_words(unit, part, old, edits or text_edits(old, new)),
            _by_sentences(unit, part, old, new),
        )
        if candidate is not None
    ]
    yield from sorted(plans, key=lambda plan: plan.cost)


def text_edits(old: str, new: str) -> list[TextEdit]:
    """The differences of two texts, word by word; positions are those in `old`."""
    a, b = _tokens(old), _tokens(new)
    ours, theirs = _starts(a), _starts(b)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [
        TextEdit(ours[i], ours[j], new[theirs[k] : theirs[n]])
        for tag, i, j, k, n in matcher.get_opcodes()
        if tag != "equal"
    ]


def _tokens(text: str) -> list[str]:
    out: list[str] = []
    held = ""
    for letter in text:
        if held and in_word(letter) and in_word(held[-1]):
            held += letter
        else:
            if held:
                out.append(held)
            held = letter
    return [*out, held] if held else out


def _starts(tokens: Sequence[str]) -> list[int]:
    out = [0]
    for token in tokens:
        out.append(out[-1] + len(token))
    return out


# words


def _by_words(unit: str, part: str, old: str, edits: Sequence[TextEdit]) -> EditPlan | None:
    operations: list[Worded] = []
    cost = 0
    for edit in _joined(old, [_whole_words(old, change) for change in edits]):
        worded = _as_operation(unit, part, old, edit)
        if worded is None:
            return None
        operation, quoted = worded
        operations.append(operation)
        cost += quoted + OPERATION_COST
    return EditPlan(tuple(operations), cost) if operations else None


def _whole_words(text: str, edit: TextEdit) -> TextEdit:
    """The edit extended to whole words on both sides: of « chat » and « chats » the whole words are replaced."""
    edit = _bound(text, edit)
    start, end, new = edit.start, edit.end, edit.new
    while start and in_word(text[start - 1]) and _first_in_word(text[start:end], new, text[end:]):
        start -= 1
        new = text[start] + new
    while end < len(text) and in_word(text[end]) and _last_in_word(text[start:end], new, text[:start]):
        new += text[end]
        end += 1
    return TextEdit(start, end, new)


def _bound(text: str, edit: TextEdit) -> TextEdit:
    """The edit extended over no-break spaces, so that « article 8 » and « 10 000 $ » are never cut in two."""
    start, end, new = edit.start, edit.end, edit.new
    while start > 1 and text[start - 1] in _NO_BREAK and in_word(text[start - 2]) and edit.end > edit.start:
        edge = _back(text, start - 1, 1)
        new, start = text[edge:start] + new, edge
    while end < len(text) - 1 and text[end] in _NO_BREAK and text[end + 1] not in ":;!?»" and edit.end > edit.start:
        edge = _on(text, end + 1, 1) if in_word(text[end + 1]) else end + 2
        new, end = new + text[end:edge], edge
    return TextEdit(start, end, new)


_NO_BREAK = "\u00a0\u202f"


def _first_in_word(old: str, new: str, after: str) -> bool:
    return any(bool(side) and in_word(side[0]) for side in (old + after[:1], new + after[:1]))


def _last_in_word(old: str, new: str, before: str) -> bool:
    return any(bool(side) and in_word(side[-1]) for side in (before[-1:] + old, before[-1:] + new))


def _joined(text: str, edits: Sequence[TextEdit]) -> list[TextEdit]:
    """The edits in order. Edits that touch, or have no word between them, are joined into one."""
    out: list[TextEdit] = []
    for edit in sorted(edits, key=lambda hunk: (hunk.start, hunk.end)):
        if out and not any(in_word(letter) for letter in text[out[-1].end : edit.start]):
            last = out.pop()
            start = max(edit.start, last.end)
            new = edit.new[start - edit.start :]
            out.append(TextEdit(last.start, max(edit.end, start), last.new + text[last.end : start] + new))
        else:
            out.append(edit)
    return out


def _as_operation(unit: str, part: str, text: str, edit: TextEdit) -> tuple[Worded, int] | None:
    """One edit as an operation, and the number of words that it quotes. None if no form gives the edit exactly."""
    for old, new, start in _views(text, edit):
        if not old and new:
            insertion = _inserted(unit, part, text, edit, new)
            if insertion is not None:
                return insertion
        elif old and not new:
            if _gives(text, edit, taken_out(text, start, start + len(old))) and _plain(old) and _says(old):
                return DeleteWords(unit, part, old, _nth(text, old, start)), counted(old)
        elif old and new and _plain(old) and _plain(new) and _says(old) and _says(new):
            places = occurrences(text, old)
            if start in places and _gives(text, edit, (start, start + len(old), new)):
                return ReplaceWords(unit, part, old, new, _nth(text, old, start)), counted(old) + counted(new)
    return None


def _views(text: str, edit: TextEdit) -> Iterator[tuple[str, str, int]]:
    """The edit alone, then with up to two more words on the left and on the right: old words, new words, start.

    More context helps where the edit alone cannot be quoted. Example: a deleted
    comma is no word, but « City, » can be replaced by « City ».
    """
    start, end, new = edit.start, edit.end, edit.new
    for left, right in ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (2, 2)):
        a, b = _back(text, start, left), _on(text, end, right)
        old_, new_ = text[a:b], text[a:start] + new + text[end:b]
        while old_ and new_ and old_[0] == new_[0] and old_[0].isspace():
            old_, new_, a = old_[1:], new_[1:], a + 1
        while old_ and new_ and old_[-1] == new_[-1] and old_[-1].isspace():
            old_, new_ = old_[:-1], new_[:-1]
        if bool(old_.strip()) != bool(new_.strip()):
            shift = len(old_) - len(old_.lstrip())
            yield old_.strip(), new_.strip(), a + shift
        elif old_ == old_.strip() and new_ == new_.strip():
            yield old_, new_, a


def _back(text: str, position: int, words: int) -> int:
    """The index at which the word starts that is `words` words before `position`."""
    for _ in range(words):
        while position and not in_word(text[position - 1]):
            position -= 1
        while position and in_word(text[position - 1]):
            position -= 1
    return position


def _on(text: str, position: int, words: int) -> int:
    """The index after the end of the word that is `words` words after `position`."""
    for _ in range(words):
        while position < len(text) and not in_word(text[position]):
            position += 1
        while position < len(text) and in_word(text[position]):
            position += 1
    return position


def _inserted(unit: str, part: str, text: str, edit: TextEdit, new: str) -> tuple[Worded, int] | None:
    """An insertion beside an anchor of one to three words, and the number of words that it quotes.

    The shortest anchor that occurs once in the paragraph is chosen; if there is
    none, the shortest that occurs several times, with its rank.
    """
    if not _plain(new):
        return None
    several: tuple[Worded, int] | None = None
    for words in (1, 2, 3):
        for before in (False, True):
            if before:
                start = edit.start + len(text[edit.start :]) - len(text[edit.start :].lstrip())
                end = _on(text, start, words)
                change = put_before(start, new) if start < len(text) else None
            else:
                end = len(text[: edit.start].rstrip())
                start = _back(text, end, words)
                change = put_after(end, new) if end else None
            anchor = text[start:end]
            if change is None or not _plain(anchor) or not _says(anchor) or not _gives(text, edit, change):
                continue
            places = occurrences(text, anchor)
            if start not in places:
                continue
            operation = InsertWords(unit, part, anchor, new, _nth(text, anchor, start), before)
            if len(places) == 1:
                return operation, counted(anchor) + counted(new)
            several = several or (operation, counted(anchor) + counted(new))
    return several


def _nth(text: str, words: str, start: int) -> int:
    """Which occurrence of `words` starts at `start`, from 1; 0 if there is only one."""
    places = occurrences(text, words)
    return places.index(start) + 1 if len(places) > 1 and start in places else 0


def _gives(text: str, edit: TextEdit, change: tuple[int, int, str]) -> bool:
    """Whether a change (start, end, new text) gives the same text as the edit."""
    start, end, new = change
    return text[:start] + new + text[end:] == text[: edit.start] + edit.new + text[edit.end :]


def _says(words: str) -> bool:
    """Whether words can be quoted: at least one letter or figure, and no space at either end."""
    return words == words.strip() and any(in_word(letter) for letter in words)


def _plain(words: str) -> bool:
    """Whether words can be quoted within a sentence.

    Their quotation marks must come in pairs, no superscript may be cut, and they must lie within one cell of a table.
    """
    return balanced(words) and words.count("<sup>") == words.count("</sup>") and CELLS not in words


_PAIRS = (("«", "»"), ("“", "”"))


def balanced(words: str) -> bool:
    """Whether each opening quotation mark is followed by its closing one."""
    for opening, closing in _PAIRS:
        depth = 0
        for letter in words:
            depth += (letter == opening) - (letter == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return True


# sentences


def _by_sentences(unit: str, part: str, old: str, new: str) -> EditPlan | None:
    """The plan that replaces, inserts or deletes whole sentences; None if the changed ones are not in one run."""
    ours = [old[start:end] for start, end in sentences(old)]
    theirs = [new[start:end] for start, end in sentences(new)]
    if len(ours) < 2 and len(theirs) < 2:
        return None
    head = 0
    while head < min(len(ours), len(theirs)) and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < min(len(ours), len(theirs)) - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    gone, come = tuple(ours[head : len(ours) - tail]), tuple(theirs[head : len(theirs) - tail])
    if not (head or tail) or not (gone or come) or not all(balanced(sentence) for sentence in (*gone, *come)):
        return None
    operation = Sentences(unit, part, head + 1 if gone else head, gone, come)
    if _applied(old, operation) != new:
        return None
    return EditPlan((operation,), sum(counted(sentence) for sentence in come) + OPERATION_COST)


def _applied(text: str, operation: Sentences) -> str:
    spans = sentences(text)
    new = " ".join(operation.new)
    if not operation.old:
        end = spans[operation.first - 1][1] if operation.first else 0
        return f"{text[:end]} {new}{text[end:]}" if operation.first else f"{new} {text}"
    start, end = spans[operation.first - 1][0], spans[operation.first - 2 + len(operation.old)][1]
    if not new:
        start, end, new = taken_out(text, start, end)
    return text[:start] + new + text[end:]
