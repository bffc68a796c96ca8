"""The comparison of two outlines: their redline, built and proved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from engross.compare.bundles import Bundle
from engross.compare.carry import carry
from engross.compare.echoes import Echoes
from engross.compare.formatting import formatted
from engross.compare.identity import identities
from engross.compare.kinds import Kinds
from engross.compare.likeness import likeness
from engross.compare.match import match
from engross.compare.paragraphs import Paragraph, paragraphs
from engross.compare.proof import prove
from engross.compare.sentences import WHOLE, sentences
from engross.compare.tokens import Alphabet, Passage
from engross.compare.weave import Strand, Thread, alone, ends, strands, whole, woven
from engross.compare.words import Difference, anew, difference
from engross.model.outline import Outline
from engross.model.redline import End, Kind, Op, Redline, RedlineBlock, Seg, Side, skeleton

KIN = 0.45
"""Likeness of two paragraphs of which one may have become the other by many small changes."""
MOVED = 0.4
"""How much of a passage that moved must have been kept."""
ANEW = 0.55
"""How much of two paragraphs must be without partners for one to be a new text in the place of the other."""
KNOWN = 0.37
"""How alike it must be, less half the share of its sentences that found no partner."""


def compare(old: Outline, new: Outline, *, uncompared: tuple[str, ...] = ()) -> Redline:
    """The redline that turns `old` into `new`.

    `uncompared` names what the outlines leave out, and is carried along.
    Raises `Refused` when the redline does not give both outlines back,
    character for character: such a redline is never handed out.
    """
    alphabet = Alphabet()
    names = identities(old, new)
    ours, theirs = paragraphs(old, names[0], alphabet), paragraphs(new, names[1], alphabet)
    pages = _Pages(ours, theirs, alphabet, Kinds(old, new, ours, theirs))
    blocks = formatted(_blocks(pages.threads()), old, new)
    redline = Redline(skeleton(old), skeleton(new), blocks, uncompared)
    prove(redline, old, new)
    return redline


class _Pages:
    """Every paragraph of both sides with its marks."""

    def __init__(self, old: list[Paragraph], new: list[Paragraph], alphabet: Alphabet, kinds: Kinds) -> None:
        self.old, self.new, self.alphabet = old, new, alphabet
        echoes = Echoes(old, new)
        self.bundles = match(old, new, echoes)
        self.kinds = kinds
        kinds.numbers(self.bundles)
        self.pairs: dict[int, tuple[Strand, Strand]] = {}
        left: list[tuple[Strand, tuple[tuple[int, int], ...]]] = []
        right: list[tuple[Strand, tuple[tuple[int, int], ...]]] = []
        kept: list[Bundle] = []
        for bundle in self.bundles:
            if self._same(bundle):
                kept.append(bundle)
                continue
            a, b = self._passage(old, bundle.old), self._passage(new, bundle.new)
            labels = kinds.labels(bundle, a, b)
            found = difference(a, b, labels, kin=self._kin(bundle, echoes))
            if bundle.moved and not _telling(a, b, found):
                continue
            if not bundle.moved and len(bundle.old) == len(bundle.new) == 1 and _replaced(a, b, found, echoes):
                found = anew(a, b, labels)
            kept.append(bundle)
            pair = self.pairs[bundle.old[0]] = strands(a, b, found)
            if found.dropped:
                left.append((pair[0], found.dropped))
            if found.added:
                right.append((pair[1], found.added))
        self.bundles = kept
        self.alone_old = self._alone(old, [bundle.old for bundle in self.bundles])
        self.alone_new = self._alone(new, [bundle.new for bundle in self.bundles])
        self.carried = carry(left, right, self.alone_old.values(), self.alone_new.values(), echoes)
        for at, strand in self.alone_old.items():
            kinds.tell_alone(at, strand, old=True)
        for at, strand in self.alone_new.items():
            kinds.tell_alone(at, strand, old=False)
        for bundle in self.bundles:
            if bundle.old[0] in self.pairs:
                kinds.tell(bundle, *self.pairs[bundle.old[0]])
        self.ids = self._moves()
        self.ours = {bundle.old[0]: bundle for bundle in self.bundles}
        self.theirs = {bundle.new[0]: bundle for bundle in self.bundles}

    def _same(self, bundle: Bundle) -> bool:
        if len(bundle.old) > 1 or len(bundle.new) > 1:
            return False
        return self.old[bundle.old[0]].text == self.new[bundle.new[0]].text

    def _kin(self, bundle: Bundle, echoes: Echoes) -> float:
        """How alike two paragraphs are of which one surely became the other by many changes; else 0."""
        one, other = self.old[bundle.old[0]], self.new[bundle.new[0]]
        if len(bundle.old) > 1 or len(bundle.new) > 1:
            return 0.0
        like = likeness(one.words, other.words, KIN)
        return like if 0 < like < WHOLE and echoes.kindred(one, other, like) else 0.0

    def _passage(self, side: list[Paragraph], span: tuple[int, ...]) -> Passage:
        if len(span) == 1:
            return side[span[0]].passage
        return Passage([(side[at].text, side[at].blanks) for at in span], self.alphabet)

    @staticmethod
    def _alone(side: list[Paragraph], taken: Iterable[tuple[int, ...]]) -> dict[int, Strand]:
        held = {at for span in taken for at in span}
        return {one.at: whole(one.passage) for one in side if one.at not in held}

    def threads(self) -> Iterator[Thread]:
        """The whole redline as one stream: in each gap first what was there, then what is there now."""
        i = j = 0
        for bundle in self.bundles:
            if not bundle.moved:
                yield from self._sources(range(i, bundle.old[0]))
                yield from self._destinations(range(j, bundle.new[0]))
                yield from self._in_place(bundle)
                i, j = bundle.old[-1] + 1, bundle.new[-1] + 1
        yield from self._sources(range(i, len(self.old)))
        yield from self._destinations(range(j, len(self.new)))

    def _moves(self) -> dict[int, str]:
        """An id for each move; paragraphs that moved together share its first part."""
        ids: dict[int, str] = {}
        moved = [bundle for bundle in self.bundles if bundle.moved]
        runs: list[list[Bundle]] = []
        for bundle in moved:
            if runs and (runs[-1][-1].old[-1] + 1, runs[-1][-1].new[-1] + 1) == (bundle.old[0], bundle.new[0]):
                runs[-1].append(bundle)
            else:
                runs.append([bundle])
        for at, run in enumerate(runs, self.carried + 1):
            for k, bundle in enumerate(run, 1):
                ids[bundle.old[0]] = f"m{at}" if len(run) == 1 else f"m{at}.{k}"
        return ids

    def _sources(self, span: range) -> Iterator[Thread]:
        """Old paragraphs that are not where they were."""
        at = span.start
        while at < span.stop:
            bundle = self.ours.get(at)
            if bundle is None:
                yield from alone(self.alone_old[at], old=True)
            elif at in self.pairs:
                yield from ends(*self.pairs[at], self.ids[at])[0]
            else:
                yield Thread(self.old[at].text, True, False, self.ids[at])
                yield Thread(None, True, False, self.ids[at])
            at = bundle.old[-1] + 1 if bundle else at + 1

    def _destinations(self, span: range) -> Iterator[Thread]:
        """New paragraphs that were not where they are."""
        at = span.start
        while at < span.stop:
            bundle = self.theirs.get(at)
            if bundle is None:
                yield from alone(self.alone_new[at], old=False)
            elif bundle.old[0] in self.pairs:
                yield from ends(*self.pairs[bundle.old[0]], self.ids[bundle.old[0]])[1]
            else:
                yield Thread(self.new[at].text, False, True, self.ids[bundle.old[0]])
                yield Thread(None, False, True, self.ids[bundle.old[0]])
            at = bundle.new[-1] + 1 if bundle else at + 1

    def _in_place(self, bundle: Bundle) -> Iterator[Thread]:
        """What stayed, and after each of its paragraphs what moved away from there, or to there."""
        if bundle.old[0] not in self.pairs:
            yield Thread(self.old[bundle.old[0]].text, True, True)
            yield Thread(None, True, True)
            return
        was, now = pairwise(bundle.old), pairwise(bundle.new)
        for thread in woven(*self.pairs[bundle.old[0]]):
            yield thread
            if thread.text is None and thread.old and (beside := next(was, None)):
                yield from self._sources(range(beside[0] + 1, beside[1]))
            if thread.text is None and thread.new and (beside := next(now, None)):
                yield from self._destinations(range(beside[0] + 1, beside[1]))


def _telling(a: Passage, b: Passage, found: Difference) -> bool:
    """Whether enough was kept to say that a passage moved, not that it was dropped here and another added there."""
    words = sum(len(a.words_in((i, i + n))) for i, _, n in found.runs)
    if words < MOVED * max(1, min(len(a.words), len(b.words))):
        return False
    return likeness(a.words, b.words) - _apart(a, b, found) / 2 >= KNOWN


def _replaced(a: Passage, b: Passage, found: Difference, echoes: Echoes) -> bool:
    """Whether most of a paragraph gave way to other sentences, and none stayed as it was but such as are repeated."""
    if _apart(a, b, found) < ANEW:
        return False
    stayed = {b.code[start:stop] for start, stop in sentences(b)}
    return all(
        a.code[start:stop] not in stayed or echoes.repeated(a.text((start, stop))) for start, stop in sentences(a)
    )


def _apart(a: Passage, b: Passage, found: Difference) -> float:
    """The share of the words of two passages that are in sentences without partners."""
    alone = sum(len(side.words_in(span)) for side, spans in ((a, found.dropped), (b, found.added)) for span in spans)
    return alone / max(1, len(a.words) + len(b.words))


def _blocks(threads: Iterator[Thread]) -> tuple[RedlineBlock, ...]:
    blocks: list[RedlineBlock] = []
    segs: list[Seg] = []
    held: list[str] = []
    now: Thread | None = None
    change = was = becomes = 0
    running = False

    def close() -> None:
        nonlocal change, running
        if now is not None and held:
            op, side = _op(now)
            if op != "equal" and not running:
                change += 1
            running = op != "equal"
            kind = None if op == "equal" else now.kind or (Kind.WORDING if op != "move" else None)
            segs.append(Seg(op, "".join(held), side, now.move, kind, change if running else 0))
        held.clear()

    for thread in threads:
        if thread.text is None:
            close()
            now = None
            op, side = _op(thread)
            if op != "equal" and not running:
                change += 1
            end = End(op, side, thread.move, change if op != "equal" else 0)
            blocks.append(RedlineBlock(tuple(segs), end, was if thread.old else None, becomes if thread.new else None))
            was, becomes = was + thread.old, becomes + thread.new
            segs, running = [], False
        elif thread.text:
            if now is None or (now.old, now.new, now.move, now.kind) != (
                thread.old,
                thread.new,
                thread.move,
                thread.kind,
            ):
                close()
                now = thread
            held.append(thread.text)
    return tuple(blocks)


def _op(thread: Thread) -> tuple[Op, Side | None]:
    if thread.old and thread.new:
        return "equal", None
    if thread.move:
        return "move", "from" if thread.old else "to"
    return ("delete" if thread.old else "insert"), None
