"""The comparison of two outlines: their redline, built and proved."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from engross.compare.classification import Classifier, mark_formatting
from engross.compare.fuzzy_matching import align
from engross.compare.marked_text import (
    MarkedSpan,
    MarkedText,
    Spans,
    all_changed,
    alone,
    interleaved,
    mark_moved_sentences,
    marked_pair,
    move_ends,
)
from engross.compare.matching import Matching
from engross.compare.near_duplicates import NearDuplicates
from engross.compare.paragraphs import ComparedParagraph, paragraphs, permanent_ids
from engross.compare.proof import prove
from engross.compare.sequences import likeness
from engross.compare.split_merge import AlignmentGroup
from engross.compare.thresholds import DEFAULT, Thresholds
from engross.compare.tokens import Alphabet, TokenizedPassage
from engross.compare.word_diff import WordDifference, difference, replacement
from engross.model.outline import Outline
from engross.model.redline import End, MarkKind, Op, Redline, RedlineBlock, Seg, Side, skeleton


def compare(
    old: Outline, new: Outline, *, uncompared: tuple[str, ...] = (), thresholds: Thresholds = DEFAULT
) -> Redline:
    """The redline that turns `old` into `new`.

    `uncompared` names what the outlines leave out. The redline keeps these names. Raises `Refused` if the redline does
    not give both outlines back, character for character.
    """
    alphabet = Alphabet()
    ids = permanent_ids(old, new)
    ours, theirs = paragraphs(old, ids[0], alphabet), paragraphs(new, ids[1], alphabet)
    stream = _Redliner(ours, theirs, alphabet, Classifier(old, new, ours, theirs), thresholds).stream()
    redline = Redline(skeleton(old), skeleton(new), mark_formatting(_blocks(stream), old, new), uncompared)
    prove(redline, old, new)
    return redline


class _Redliner:
    """Marks every paragraph of both sides: aligns paragraphs, then words, then finds sentences that moved."""

    def __init__(
        self,
        old: list[ComparedParagraph],
        new: list[ComparedParagraph],
        alphabet: Alphabet,
        classifier: Classifier,
        thresholds: Thresholds,
    ) -> None:
        self.old, self.new, self.alphabet, self.thresholds = old, new, alphabet, thresholds
        self.classifier = classifier
        self.duplicates = NearDuplicates(old, new, thresholds)
        self.pairs: dict[int, tuple[MarkedText, MarkedText]] = {}
        """Both sides of the groups that changed, by the first old paragraph of each."""
        self.dropped: list[Spans] = []
        self.added: list[Spans] = []
        groups = align(Matching(old, new, self.duplicates, thresholds))
        classifier.learn_numbers(groups)
        self.groups = [group for group in groups if self._is_same(group) or self._mark_words(group)]
        self.alone_old = _without_group(old, (group.old for group in self.groups))
        self.alone_new = _without_group(new, (group.new for group in self.groups))
        self.moved_sentences = mark_moved_sentences(
            self.dropped, self.added, self.alone_old.values(), self.alone_new.values(), self.duplicates
        )
        self._classify()
        self.ids = self._move_ids()
        self.by_old = {group.old[0]: group for group in self.groups}
        self.by_new = {group.new[0]: group for group in self.groups}

    def _is_same(self, group: AlignmentGroup) -> bool:
        if len(group.old) > 1 or len(group.new) > 1:
            return False
        return self.old[group.old[0]].text == self.new[group.new[0]].text

    def _mark_words(self, group: AlignmentGroup) -> bool:
        """Mark the words that a group kept. False if they are too few to say that it moved."""
        a, b = self._passage(self.old, group.old), self._passage(self.new, group.new)
        labels = self.classifier.label_tokens(group, a, b)
        words = difference(a, b, self.thresholds, labels, like=self._related_likeness(group), moved=group.moved)
        if group.moved and not self._is_recognised(a, b, words):
            return False
        one_to_one = len(group.old) == len(group.new) == 1
        if not group.moved and one_to_one and self._was_replaced(a, b, words):
            words = replacement(a, b, self.thresholds, labels)
        ours, theirs = self.pairs[group.old[0]] = marked_pair(a, b, words)
        if words.dropped:
            self.dropped.append((ours, words.dropped))
        if words.added:
            self.added.append((theirs, words.added))
        return True

    def _passage(self, side: list[ComparedParagraph], span: tuple[int, ...]) -> TokenizedPassage:
        if len(span) == 1:
            return side[span[0]].passage
        return TokenizedPassage([(side[index].text, side[index].blanks) for index in span], self.alphabet)

    def _related_likeness(self, group: AlignmentGroup) -> float:
        """How alike two paragraphs are if one became the other by many changes; else 0."""
        if len(group.old) > 1 or len(group.new) > 1:
            return 0.0
        old, new = self.old[group.old[0]], self.new[group.new[0]]
        like = likeness(old.words, new.words, self.thresholds.related_likeness)
        related = 0 < like < self.thresholds.edited_text and self.duplicates.became(old, new, like)
        return like if related else 0.0

    def _is_recognised(self, a: TokenizedPassage, b: TokenizedPassage, words: WordDifference) -> bool:
        """Whether enough was kept to say that a passage moved, not that it was dropped here and another added there."""
        kept_words = sum(len(a.words_in((i, i + n))) for i, _, n in words.runs)
        if kept_words < self.thresholds.moved_paragraph_share * max(1, min(len(a.words), len(b.words))):
            return False
        return likeness(a.words, b.words) - _unpaired_share(a, b, words) / 2 >= self.thresholds.recognised_likeness

    def _was_replaced(self, a: TokenizedPassage, b: TokenizedPassage, words: WordDifference) -> bool:
        """Whether most of a paragraph was replaced by other sentences, and only repeated sentences stayed."""
        if _unpaired_share(a, b, words) < self.thresholds.replaced_share:
            return False
        stayed = {b.code[start:stop] for start, stop in b.sentences()}
        return all(
            a.code[start:stop] not in stayed or self.duplicates.is_repeated(a.text((start, stop)))
            for start, stop in a.sentences()
        )

    def _classify(self) -> None:
        for index, marked in self.alone_old.items():
            self.classifier.classify_alone(index, marked, old=True)
        for index, marked in self.alone_new.items():
            self.classifier.classify_alone(index, marked, old=False)
        for group in self.groups:
            if group.old[0] in self.pairs:
                self.classifier.classify(group, *self.pairs[group.old[0]])

    def _move_ids(self) -> dict[int, str]:
        """An id for each group that moved, by its first old paragraph: m3, or m3.1, m3.2 for those moved together."""
        runs: list[list[AlignmentGroup]] = []
        for group in self.groups:
            if not group.moved:
                continue
            if runs and (runs[-1][-1].old[-1] + 1, runs[-1][-1].new[-1] + 1) == (group.old[0], group.new[0]):
                runs[-1].append(group)
            else:
                runs.append([group])
        ids: dict[int, str] = {}
        for number, run in enumerate(runs, self.moved_sentences + 1):
            for part, group in enumerate(run, 1):
                ids[group.old[0]] = f"m{number}" if len(run) == 1 else f"m{number}.{part}"
        return ids

    def stream(self) -> Iterator[MarkedSpan]:
        """The whole redline: what did not stay stands between the groups that stayed."""
        i = j = 0
        for group in self.groups:
            if not group.moved:
                yield from self._between(range(i, group.old[0]), range(j, group.new[0]))
                yield from self._stayed(group)
                i, j = group.old[-1] + 1, group.new[-1] + 1
        yield from self._between(range(i, len(self.old)), range(j, len(self.new)))

    def _between(self, ours: range, theirs: range) -> Iterator[MarkedSpan]:
        """What did not stay between two groups that did: the old paragraphs, then the new ones.

        What belongs to the provision before comes first. Else a new item of a list would stand under the heading of
        a provision that was dropped after that list.
        """
        if not ours and not theirs:
            return
        first_old = _first_heading(self.old, ours, (self.by_old, self.alone_old))
        first_new = _first_heading(self.new, theirs, (self.by_new, self.alone_new))
        yield from self._gone(range(ours.start, first_old))
        yield from self._come(range(theirs.start, first_new))
        yield from self._gone(range(first_old, ours.stop))
        yield from self._come(range(first_new, theirs.stop))

    def _gone(self, span: range) -> Iterator[MarkedSpan]:
        """The old paragraphs of `span`, which did not stay: each was dropped or is the source of a move."""
        index = span.start
        while index < span.stop:
            group = self.by_old.get(index)
            if group is None:
                yield from alone(self.alone_old[index], old=True)
                index += 1
                continue
            move = self.ids[index]
            if index in self.pairs:
                yield from move_ends(*self.pairs[index], move)[0]
            else:
                yield MarkedSpan(self.old[index].text, True, False, move)
                yield MarkedSpan(None, True, False, move)
            index = group.old[-1] + 1

    def _come(self, span: range) -> Iterator[MarkedSpan]:
        """The new paragraphs of `span`, which were not there: each was added or is the destination of a move."""
        index = span.start
        while index < span.stop:
            group = self.by_new.get(index)
            if group is None:
                yield from alone(self.alone_new[index], old=False)
                index += 1
                continue
            first = group.old[0]
            if first in self.pairs:
                yield from move_ends(*self.pairs[first], self.ids[first])[1]
            else:
                yield MarkedSpan(self.new[index].text, False, True, self.ids[first])
                yield MarkedSpan(None, False, True, self.ids[first])
            index = group.new[-1] + 1

    def _stayed(self, group: AlignmentGroup) -> Iterator[MarkedSpan]:
        """A group that stayed. After each of its paragraphs comes what moved away from there, or to there."""
        first = group.old[0]
        if first not in self.pairs:
            yield MarkedSpan(self.old[first].text, True, True)
            yield MarkedSpan(None, True, True)
            return
        was, now = pairwise(group.old), pairwise(group.new)
        for span in interleaved(*self.pairs[first]):
            yield span
            if span.text is None and span.old and (following := next(was, None)):
                yield from self._gone(range(following[0] + 1, following[1]))
            if span.text is None and span.new and (following := next(now, None)):
                yield from self._come(range(following[0] + 1, following[1]))


def _first_heading(side: list[ComparedParagraph], span: range, begins: tuple[Container[int], ...]) -> int:
    """The first heading in `span` that is no later paragraph of a group, or the end of `span`.

    `begins` hold the paragraphs that a group begins with, and those without a group.
    """
    headings = (index for index in span if side[index].role == "heading")
    return next((index for index in headings if any(index in held for held in begins)), span.stop)


def _without_group(side: list[ComparedParagraph], grouped: Iterable[tuple[int, ...]]) -> dict[int, MarkedText]:
    held = {index for span in grouped for index in span}
    return {paragraph.index: all_changed(paragraph.passage) for paragraph in side if paragraph.index not in held}


def _unpaired_share(a: TokenizedPassage, b: TokenizedPassage, words: WordDifference) -> float:
    """The share of the words of two passages in sentences without partners, from 0 to 1."""
    unpaired = sum(len(a.words_in(span)) for span in words.dropped) + sum(len(b.words_in(span)) for span in words.added)
    return unpaired / max(1, len(a.words) + len(b.words))


def _blocks(stream: Iterator[MarkedSpan]) -> tuple[RedlineBlock, ...]:
    """The spans as the blocks of a redline, changes numbered from 1: marks that touch are one change."""
    builder = _BlockBuilder()
    for span in stream:
        if span.text is None:
            builder.end(span)
        elif span.text:
            builder.add(span, span.text)
    return tuple(builder.blocks)


class _BlockBuilder:
    """Gathers spans of one mark into segs, and segs into blocks."""

    def __init__(self) -> None:
        self.blocks: list[RedlineBlock] = []
        self._segs: list[Seg] = []
        self._texts: list[str] = []
        self._open: MarkedSpan | None = None
        self._change = self._old = self._new = 0
        self._in_change = False

    def add(self, span: MarkedSpan, text: str) -> None:
        if self._open is None or self._open[1:] != span[1:]:
            self._close()
            self._open = span
        self._texts.append(text)

    def end(self, span: MarkedSpan) -> None:
        self._close()
        self._open = None
        op, side = _op(span)
        number = self._number(op)
        block = tuple(self._segs), End(op, side, span.move, number)
        self.blocks.append(RedlineBlock(*block, self._old if span.old else None, self._new if span.new else None))
        self._old, self._new = self._old + span.old, self._new + span.new
        self._segs, self._in_change = [], False

    def _close(self) -> None:
        if self._open is not None and self._texts:
            op, side = _op(self._open)
            number = self._number(op)
            kind = None if op == "equal" else self._open.kind or (MarkKind.WORDING if op != "move" else None)
            self._segs.append(Seg(op, "".join(self._texts), side, self._open.move, kind, number))
        self._texts.clear()

    def _number(self, op: Op) -> int:
        """The number of the change that a mark belongs to, 0 for what was kept."""
        if op != "equal" and not self._in_change:
            self._change += 1
        self._in_change = op != "equal"
        return self._change if self._in_change else 0


def _op(span: MarkedSpan) -> tuple[Op, Side | None]:
    if span.old and span.new:
        return "equal", None
    if span.move:
        return "move", "from" if span.old else "to"
    return ("delete" if span.old else "insert"), None
