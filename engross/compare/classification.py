"""Classification: whether a change is of a number, of a value that came from data, of typography, or of wording.

Kept words that are set otherwise are found last, on the finished redline. So bold and italics change no pair of
paragraphs, no move and no count of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from engross.compare.marked_text import MarkedText, gaps
from engross.compare.paragraphs import ComparedParagraph
from engross.compare.split_merge import AlignmentGroup
from engross.compare.tokens import PILCROW, TokenizedPassage, same_but_typography
from engross.language import languages, reading_words
from engross.model.outline import Filled, Formatted, Outline, Style, StyleRuns, lines
from engross.model.redline import MarkKind, RedlineBlock, Seg, paragraph_shapes, shape_changes, skeleton
from engross.model.tag import primary

_Values = dict[int, tuple[Filled, ...]]
"""What came from data, by the index of its paragraph."""


@dataclass(frozen=True, slots=True)
class _TokenPlace:
    """Where a token stands: its paragraph, counted from 0 in its passage, and its characters [start, stop) there."""

    paragraph: int
    start: int
    stop: int


class Classifier:
    """Tells the kinds of the changes between two outlines."""

    def __init__(
        self, old: Outline, new: Outline, ours: list[ComparedParagraph], theirs: list[ComparedParagraph]
    ) -> None:
        self.old, self.new = ours, theirs
        self.values_old = _values(old)
        self.values_new = _values(new)
        self.joining = _joining_words(old) | _joining_words(new)
        self.renumbered: set[tuple[str, str, str]] = set()
        """The word before a number, the number in the old text, the number in the new text: article, 7, 8."""

    def learn_numbers(self, groups: list[AlignmentGroup]) -> None:
        """Learn from the paired headings which number became which. References to them use it."""
        for group in groups:
            was, now = self.old[group.old[0]].label, self.new[group.new[0]].label
            if was and now and was.word and was.word == now.word:
                self.renumbered.add((was.word, was.number, now.number))
                if _CODE.match(was.number) and _CODE.match(now.number):
                    self.renumbered.add((was.word, _CODE.sub("", was.number), _CODE.sub("", now.number)))

    def label_tokens(self, group: AlignmentGroup, old: TokenizedPassage, new: TokenizedPassage) -> tuple[int, int]:
        """How many tokens the number at the head of each passage takes; (0, 0) unless both have a number."""
        was, now = self.old[group.old[0]].label, self.new[group.new[0]].label
        if was is None or now is None:
            return (0, 0)
        return old.tokens_before(was.stop), new.tokens_before(now.stop)

    def classify(self, group: AlignmentGroup, ours: MarkedText, theirs: MarkedText) -> None:
        """Set the kinds of the changes between the two sides of a group. A change without a kind is wording."""
        labels = self.label_tokens(group, ours.passage, theirs.passage)
        valued = bool(self.values_old or self.values_new)
        places_old = _places(ours.passage) if valued else []
        places_new = _places(theirs.passage) if valued else []
        for before, after, _ in gaps(ours, theirs):
            if not before and not after:
                continue
            kind = self._kind(ours.passage, theirs.passage, before, after, labels)
            if kind is None and valued:
                typed_old = _typed(self.values_old, group.old, places_old, before)
                typed_new = _typed(self.values_new, group.new, places_new, after)
                same = [ours.passage.code[index] for index in typed_old] == [
                    theirs.passage.code[index] for index in typed_new
                ]
                if same and len(typed_old) + len(typed_new) < len(before) + len(after):
                    kind = MarkKind.VALUE
            if kind is not None:
                ours.gap_kinds[before.stop] = kind
                ours.kinds.update(dict.fromkeys(before, kind))
                theirs.kinds.update(dict.fromkeys(after, kind))

    def classify_alone(self, index: int, marked: MarkedText, *, old: bool) -> None:
        """Set the kind of a paragraph that was dropped or added: it is a value if all its words came from data."""
        values = self.values_old if old else self.values_new
        if index in values:
            places = _places(marked.passage)[:-1]
            if places and not _typed(values, (index,), places, range(len(places))):
                marked.kinds.update(dict.fromkeys(range(len(places)), MarkKind.VALUE))

    def _kind(
        self, a: TokenizedPassage, b: TokenizedPassage, before: range, after: range, labels: tuple[int, int]
    ) -> MarkKind | None:
        if all(labels) and before.stop <= labels[0] and after.stop <= labels[1]:
            return MarkKind.RENUMBERING
        if PILCROW in a.code[before.start : before.stop] or PILCROW in b.code[after.start : after.stop]:
            return None
        if self._is_reference(a, b, before, after):
            return MarkKind.RENUMBERING
        was = "".join(a.pieces[before.start : before.stop]) + a.blank(before.stop)
        now = "".join(b.pieces[after.start : after.stop]) + b.blank(after.stop)
        return MarkKind.TYPOGRAPHY if same_but_typography(was, now) else None

    def _is_reference(self, a: TokenizedPassage, b: TokenizedPassage, before: range, after: range) -> bool:
        """Whether a change only gives references the new numbers of the provisions they name, alone or in a list."""
        if not self.renumbered or not before or not after:
            return False
        # Of 29-1 made 29-2 only a figure changed: the whole number is looked up.
        left, right = _glued_before(a, before.start), _glued_after(a, before.stop)
        was = a.cores[before.start - left : before.stop + right]
        now = b.cores[after.start - left : after.stop + right]
        words = self._word_before_numbers(a, before.start - left)
        pairs = [("".join(was), "".join(now))]
        if not any((word, *pairs[0]) in self.renumbered for word in words) and len(was) == len(now):
            pairs = [pair for pair in zip(was, now, strict=True) if pair[0] != pair[1]]
        return bool(words and pairs) and all(any((word, *pair) in self.renumbered for word in words) for pair in pairs)

    def _word_before_numbers(self, passage: TokenizedPassage, index: int) -> tuple[str, ...]:
        """The word before a token, as it stands and in the singular. Spaces and the numbers of a list are passed over.

        For the 7 of « articles 4, 5 et 7 » these are articles and article.
        """
        while index:
            index -= 1
            core = passage.cores[index].casefold()
            if core == "." and index and passage.cores[index - 1] in _CODES:
                index -= 1
                continue
            if not (core.isspace() or core == "," or core in self.joining or core[:1].isdigit()):
                return (core, core.removesuffix("s"))
        return ()


_CODES = frozenset("LRDA")
_CODE = re.compile("^[LRDA]\\.?[ \u00a0\u202f]?(?=\\d)")
_IN_NUMBER = frozenset("-./\u2011")


def _glued_before(passage: TokenizedPassage, start: int) -> int:
    """How many tokens before the one at `start` belong to the same number: 2 for the last figure of 29-1."""
    count = 0
    while start - count > 0 and _is_glued(passage, start - count):
        count += 1
    return count


def _glued_after(passage: TokenizedPassage, stop: int) -> int:
    """How many tokens from `stop` on belong to the number before it. A full stop at its end does not."""
    count = 0
    while stop + count < len(passage.code) - 1 and _is_glued(passage, stop + count):
        count += 1
    return count - 1 if count and passage.cores[stop + count - 1] in _IN_NUMBER else count


def _is_glued(passage: TokenizedPassage, index: int) -> bool:
    """Whether the tokens before and at `index` stand together in a number."""
    if passage.blank(index):
        return False
    return all(core[:1].isdigit() or core in _IN_NUMBER for core in passage.cores[index - 1 : index + 1])


def _joining_words(outline: Outline) -> frozenset[str]:
    """Words between the numbers of a list of references, in the languages of an outline: et, ou, à (articles 3 à 5)."""
    tags = {outline.lang, *(clause.id.partition("@")[2] for clause in outline.clauses)}
    codes = {primary(tag) for tag in tags if tag}
    packs = zip(languages(), reading_words(), strict=True)
    return frozenset(word for code, words in packs if code in codes for word in words.joining)


def _values(outline: Outline) -> _Values:
    return {index: line.values for index, line in enumerate(lines(outline)) if line.values}


def _places(passage: TokenizedPassage) -> list[_TokenPlace]:
    """The place of each token of `passage`."""
    stops = list(accumulate(map(len, passage.pieces)))
    places = []
    paragraph = base = 0
    for index, stop in enumerate(stops):
        places.append(_TokenPlace(paragraph, stop - len(passage.cores[index]) - base, stop - base))
        if passage.code[index] == PILCROW:
            paragraph, base = paragraph + 1, stop
    return places


def _typed(values: _Values, paragraphs: tuple[int, ...], places: list[_TokenPlace], tokens: range) -> list[int]:
    """The tokens of a change that did not come from data, such as a word between two values that both changed."""
    typed = []
    for index in tokens:
        place = places[index]
        filled = values.get(paragraphs[place.paragraph], ())
        if not any(value.start <= place.start and place.stop <= value.end for value in filled):
            typed.append(index)
    return typed


# formatting


@dataclass(frozen=True, slots=True)
class _StyledStretch:
    """Characters [start, end) of a kept text, and the styles that one side gives them."""

    start: int
    end: int
    styles: frozenset[Style]


_Key = tuple[str, int]
"""Names a text that both sides have. A move has its id and 0, a seg that stayed has "" and its number from 0."""
_Sides = tuple[str, list[_StyledStretch], list[_StyledStretch]]


def mark_formatting(blocks: tuple[RedlineBlock, ...], old: Outline, new: Outline) -> tuple[RedlineBlock, ...]:
    """`blocks` with a mark on kept words that `new` sets otherwise than `old`. Each place is a change of its own.

    Where the place of a paragraph in lists changed, its paragraph mark is marked.
    """
    blocks, reshaped = _mark_shapes(blocks, old, new)
    if not any(line.formatting for side in (old, new) for line in lines(side)):
        return _renumbered(blocks) if reshaped else blocks
    made: dict[tuple[Formatted, ...], StyleRuns] = {}
    before, after = (list(_settings(side, made)) for side in (old, new))
    texts = _kept(blocks, before, after)
    cuts = {key: _set_otherwise(*sides) for key, sides in texts.items()}
    return _renumbered(_cut(blocks, cuts))


def _settings(side: Outline, made: dict[tuple[Formatted, ...], StyleRuns]) -> Iterator[StyleRuns]:
    """How each line of a side is set. Lines that are set alike share one object, kept in `made`."""
    for line in lines(side):
        if line.formatting not in made:
            made[line.formatting] = StyleRuns(line.formatting)
        yield made[line.formatting]


def _mark_shapes(blocks: tuple[RedlineBlock, ...], old: Outline, new: Outline) -> tuple[tuple[RedlineBlock, ...], bool]:
    """`blocks` with `_RESHAPED` at each mark of a paragraph whose place in lists changed, and whether there is any.

    Where words of a paragraph changed too, its marker is not compared: a bullet that became `1.` is a word put in.
    """
    before, after = paragraph_shapes(skeleton(old)), paragraph_shapes(skeleton(new))
    reshaped = False
    out = []
    for block in blocks:
        if block.end.op == "equal" and block.old is not None and block.new is not None:
            was, now = before[block.old], after[block.new]
            if any(seg.op != "equal" for seg in block.segs):
                was = was._replace(marker=now.marker)
            if shape_changes(was, now):
                reshaped = True
                block = replace(block, end=replace(block.end, change=_RESHAPED))  # noqa: PLW2901
        out.append(block)
    return tuple(out), reshaped


_RESHAPED = -1
"""Stands for the number of a change until changes are counted anew."""


def _kept(
    blocks: Sequence[RedlineBlock], before: Sequence[StyleRuns], after: Sequence[StyleRuns]
) -> dict[_Key, _Sides]:
    """Each text that both sides have, with the styles that either side gives it; none where both set the line alike."""
    texts: dict[_Key, str] = defaultdict(str)
    ours: dict[_Key, list[_StyledStretch]] = defaultdict(list)
    theirs: dict[_Key, list[_StyledStretch]] = defaultdict(list)
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    i = j = x = y = number = 0
    for block in blocks:
        for seg in block.segs:
            length = len(seg.text)
            if seg.op == "equal" and x == y and before[i] is after[j]:
                pass
            elif seg.op == "equal":
                key = ("", number)
                texts[key] = seg.text
                ours[key] = list(_stretches(before[i], x, length, 0))
                theirs[key] = list(_stretches(after[j], y, length, 0))
            elif seg.side:
                key, end = (seg.id, 0), (seg.id, seg.side)
                if seg.side == "from":
                    texts[key] += seg.text
                    ours[key] += _stretches(before[i], x, length, sizes[end])
                else:
                    theirs[key] += _stretches(after[j], y, length, sizes[end])
                sizes[end] += length
            x += length if seg.was else 0
            y += length if seg.becomes else 0
            number += 1
        if block.end.was:
            i, x = i + 1, 0
        if block.end.becomes:
            j, y = j + 1, 0
    return {key: (text, ours[key], theirs[key]) for key, text in texts.items()}


def _stretches(setting: StyleRuns, origin: int, length: int, base: int) -> Iterator[_StyledStretch]:
    """Characters [origin, origin + length) of a paragraph as stretches, counted from `base`."""
    for start, end, styles in setting.between(origin, origin + length):
        yield _StyledStretch(start - origin + base, end - origin + base, styles)


def _set_otherwise(text: str, ours: list[_StyledStretch], theirs: list[_StyledStretch]) -> list[tuple[int, int]]:
    """The characters [start, end) of a text that the two sides set differently.

    On a blank bold does not show, only a line break does. So a blank between two words that both became bold joins
    them into one change.
    """
    stretches: list[tuple[int, int]] = []
    reach = -1
    for a, b, old, new in _overlaps(ours, theirs):
        words, breaks = text[a:b], ("break" in old) != ("break" in new)
        if not breaks and not words.strip():
            reach = b if reach == a else -1
        elif old != new:
            start, end = (a, b) if breaks else (b - len(words.lstrip()), a + len(words.rstrip()))
            if stretches and reach == a:
                stretches[-1] = (stretches[-1][0], end)
            else:
                stretches.append((start, end))
            reach = b
    return stretches


def _overlaps(
    ours: list[_StyledStretch], theirs: list[_StyledStretch]
) -> Iterator[tuple[int, int, frozenset[Style], frozenset[Style]]]:
    """Characters [start, end) in which neither side changes its styles, with the old and the new styles."""
    p = q = 0
    while p < len(ours) and q < len(theirs):
        old, new = ours[p], theirs[q]
        start, end = max(old.start, new.start), min(old.end, new.end)
        if start < end:
            yield start, end, old.styles, new.styles
        p, q = p + (old.end == end), q + (new.end == end)


def _cut(blocks: Sequence[RedlineBlock], cuts: dict[_Key, list[tuple[int, int]]]) -> Iterator[RedlineBlock]:
    """`blocks` with each kept or moved seg cut where its text is set otherwise: `cuts` are characters [start, end)."""
    sizes: dict[tuple[str, str], int] = defaultdict(int)
    number = 0
    for block in blocks:
        segs: list[Seg] = []
        for seg in block.segs:
            key = ("", number) if seg.op == "equal" else (seg.id, 0)
            if seg.op == "equal" or seg.side:
                end = (seg.id, seg.side or "")
                base = sizes[end] if seg.side else 0
                segs += _parts(seg, base, cuts.get(key, []))
                sizes[end] += len(seg.text)
            else:
                segs.append(seg)
            number += 1
        yield replace(block, segs=tuple(segs))


def _parts(seg: Seg, base: int, cuts: list[tuple[int, int]]) -> Iterator[Seg]:
    """The parts of a seg that begins at character `base` of its text. Those within `cuts` get the kind formatting."""
    done, stop = base, base + len(seg.text)
    for first, last in cuts:
        start, end = max(first, done), min(last, stop)
        if start < end:
            if done < start:
                yield replace(seg, text=seg.text[done - base : start - base])
            yield replace(seg, text=seg.text[start - base : end - base], kind=MarkKind.FORMATTING)
            done = end
    if done < stop:
        yield replace(seg, text=seg.text[done - base :])


def _renumbered(blocks: Iterable[RedlineBlock]) -> tuple[RedlineBlock, ...]:
    """`blocks` with changes numbered from 1 again. Kept words that are set otherwise are a change by themselves."""
    numbers: dict[int, int] = {}
    total = 0
    out = []
    for block in blocks:
        segs = []
        for seg in block.segs:
            if seg.change:
                total += seg.change not in numbers
                segs.append(replace(seg, change=numbers.setdefault(seg.change, total)))
            elif seg.kind is MarkKind.FORMATTING:
                total += 1
                segs.append(replace(seg, change=total))
            else:
                segs.append(seg)
        end = block.end
        if end.change == _RESHAPED:
            total += 1
            end = replace(end, change=total)
        elif end.change:
            total += end.change not in numbers
            end = replace(end, change=numbers.setdefault(end.change, total))
        out.append(replace(block, segs=tuple(segs), end=end))
    return tuple(out)
