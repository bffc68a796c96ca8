"""Numbers the provisions of an amended text: old ones keep their numbers, new ones get numbers in between.

References from elsewhere stay right that way. Each tradition forms such numbers in
its own manner: 3 bis, 3.1, 3/1. A text that already has some continues in their manner.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engross.language.tradition import Manner
from engross.language.typography import NBSP
from engross.model.act_text import ActText, Unit, language_of, parent
from engross.model.numerals import LATIN, FixedNumbers, alpha
from engross.model.subsequence import longest_increasing
from engross.model.superscript import SUPERSCRIPT_END, SUPERSCRIPT_START

_SIGNS = {"point": ".", "slash": "/", "dash": "-"}
_BIS = re.compile(rf"^(?P<stem>.+?)(?P<gap>[ {NBSP}]?)(?P<word>{'|'.join(LATIN)})$")
_LETTERED = re.compile(r"^(?P<stem>.*(?:\d|</sup>)|[IVXLC]+)(?P<letters>[A-Z]+)$")
# Not `engross.model.numerals.ROMAN`, which does not read IIII: a signed text may have a number that is not written by
# the rule. So IC is a whole numeral here, not I with the letter C.
_ROMAN = re.compile("[IVXLC]+")
_ALPHABET = 26


def fixed_numbers(
    old: ActText, new: ActText, manners: Mapping[str, tuple[Manner, str]], restarts: Collection[str]
) -> FixedNumbers:
    """The numbers of `new` as it amends `old`.

    `manners` says for each language (empty: the first) how a number in between is formed and which space stands before
    bis. `restarts` names the kinds that are counted anew in each container.
    """
    numbers: dict[str, str] = {}
    for (lang, kind, _), ids in _sequences(new, restarts).items():
        figures = {unit.id: unit.figure for unit in old.units if unit.kind == kind and unit.number}
        manner, gap = manners[lang]
        taken = [
            unit.figure for unit in old.units if unit.kind == kind and language_of(unit.id) == lang and unit.number
        ]
        numbers.update(_kept(ids, figures, _Between(_begun(taken, manner), gap, _lettered(taken))))
    labels = {}
    theirs = {unit.id: unit for unit in old.units}
    for unit in new.units:
        if unit.id in theirs and (unit_labels := _labels(theirs[unit.id], unit, *manners[language_of(unit.id)])):
            labels[unit.id] = unit_labels
    return FixedNumbers({ident: _raised(figure) for ident, figure in numbers.items()}, labels)


def _raised(figure: str) -> str:
    return figure.replace("<sup>", SUPERSCRIPT_START).replace("</sup>", SUPERSCRIPT_END)


def numbered_as(text: ActText) -> FixedNumbers:
    """The numbers and labels of a text, to be given to another one."""
    numbers = {unit.id: _raised(unit.figure) for unit in text.units if unit.number}
    labels = {unit.id: tuple(label for label, _ in _items(unit)) for unit in text.units}
    return FixedNumbers(
        numbers,
        {ident: unit_labels for ident, unit_labels in labels.items() if any(label != "–" for label in unit_labels)},
    )


def _sequences(text: ActText, restarts: Collection[str]) -> dict[tuple[str, str, str], list[str]]:
    """The ids of the provisions that are counted together, by language, kind and container."""
    sequences: dict[tuple[str, str, str], list[str]] = {}
    for index, unit in enumerate(text.units):
        if unit.number:
            up = parent(text.units, index) if unit.kind in restarts else None
            inside = text.units[up].id if up is not None else ""
            sequences.setdefault((language_of(unit.id), unit.kind, inside), []).append(unit.id)
    return sequences


def _kept(ids: Sequence[str], figures: Mapping[str, str], between: _Between) -> Iterator[tuple[str, str]]:
    """The figures of the provisions that kept their order, and of those between two of them.

    The provisions after the last one that kept its order get none here: they are counted as usual.
    """
    # Example: the old articles 1, 2, 3 now stand as 1, 3, x, 2, where x is new. The articles 1 and 2 kept their order
    # and their numbers. 3 and x get numbers in between: 1 bis and 1 ter.
    order = {ident: index for index, ident in enumerate(figures)}
    known = [ident for ident in ids if ident in order]
    steady = {known[index] for index in longest_increasing([order[ident] for ident in known])}
    taken = set(figures.values())
    before = ""
    for index, ident in enumerate(ids):
        after = next((figures[other] for other in ids[index:] if other in steady), "")
        if ident in steady:
            before = figures[ident]
        elif after:
            before = between.figure(before, after, taken)
            taken.add(before)
        else:
            return
        yield ident, before


def _begun(figures: Sequence[str], manner: Manner) -> Manner:
    """The manner of the numbers in between that a text has already; else `manner`."""
    for figure in figures:
        if _BIS.match(figure):
            return "bis"
        for name, sign in _SIGNS.items():
            if sign in figure.replace("</sup>", "").rstrip("."):
                return name  # type: ignore[return-value]  # the names of signs are manners
        if re.search(r"\d[A-Z]+$", figure):
            return "letter"
    return manner


def _lettered(figures: Sequence[str]) -> bool:
    """Whether these are counted by letters: A, B, C."""
    return bool(figures) and figures[0] in ("A", "a")


@dataclass(frozen=True, slots=True)
class _Between:
    """Numbers between two others, in one manner."""

    manner: Manner
    gap: str
    lettered: bool

    def figure(self, before: str, after: str, taken: Collection[str]) -> str:
        """The first number between `before` and `after` that is not in `taken`."""
        if self.manner == "bis":
            candidates = self._bis(before, after)
        elif self.manner == "letter":
            candidates = self._letter(before, after)
        else:
            candidates = self._signed(before, _SIGNS[self.manner])
        return next(candidate for candidate in candidates if candidate not in taken)

    def _bis(self, before: str, after: str) -> Iterator[str]:
        # 3 gives 3 bis, and 3 bis gives 3 ter.
        match = _BIS.match(before)
        if match is not None and (rank := LATIN.index(match["word"]) + 1) < len(LATIN):
            yield f"{match['stem']}{match['gap']}{LATIN[rank]}"
        elif before and match is None and not before.startswith(f"{after}{self.gap}"):
            yield f"{before}{self.gap}{LATIN[0]}"
        # Between 3 and « 3 bis », which is taken, comes « 3 bis A »; before « 1er » comes « 1er A ».
        yield from (f"{after}{self.gap}{alpha(n)}" for n in range(1, 400))

    def _signed(self, before: str, sign: str) -> Iterator[str]:
        if sign != "/":  # 1.1 follows 1er, and so does 1er/1
            before = before.replace("<sup>er</sup>", "")
        stem, parted, last = before.rpartition(sign)
        # 3.1 is followed by 3.2. If that is taken, 3.1.1 comes between, then 3.1.0.1, and so on.
        if parted and last.isdigit():
            yield f"{stem}{sign}{int(last) + 1}"
        stem = before or "0"
        while True:
            yield f"{stem}{sign}1"
            stem = f"{stem}{sign}0"

    def _letter(self, before: str, after: str) -> Iterator[str]:
        if self.lettered:
            yield from (f"{before or after}{n}" for n in range(1, 400))
        if not before or re.match(r"[A-Z]+\d", before):
            letters = re.match(r"[A-Z]*", before)
            rank = ord(letters[0][-1]) - ord("A") + 2 if letters and letters[0] else 1
            yield from (f"{alpha(n)}{after.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" for n in range(rank, _ALPHABET))
        match = None if _ROMAN.fullmatch(before) else _LETTERED.match(before)
        if match is not None and match["letters"][-1] != "Z":
            yield f"{match['stem']}{match['letters'][:-1]}{chr(ord(match['letters'][-1]) + 1)}"
        stem = before
        while True:
            yield f"{stem}A"
            stem = f"{stem}Z"


def _labels(old: Unit, new: Unit, manner: Manner, gap: str) -> tuple[str, ...]:
    """The labels of all items of a provision, if counting anew would change the label of an old item; else empty."""
    ours, theirs = _items(old), _items(new)
    if not ours or not theirs or all(label == "–" for label, _ in theirs):
        return ()
    pairs = _paired(ours, theirs)
    old_labels = {j: ours[i][0] for i, j in pairs}
    if all(theirs[j][0] == label for j, label in old_labels.items()):
        return ()
    taken = {label for label, _ in ours}
    out: list[str] = []
    closing = re.compile(r"[).]+$")
    for index, (label, _) in enumerate(theirs):
        after = next((old_labels[k] for k in range(index, len(theirs)) if k in old_labels), "")
        if index in old_labels:
            out.append(old_labels[index])
            continue
        end = (closing.search(after or (out[-1] if out else label)) or [""])[0]
        figures = {closing.sub("", known) for known in (*taken, *out)}
        before = closing.sub("", out[-1]) if out else ""
        # Between items c and d comes `cc`, then `cd`: a letter after the letter of the item before. Between items 3 and
        # 4 comes a number in the manner of the text (3 bis, 3.1). After the last old item the labels are counted on.
        if after:
            small = manner == "letter" and before.isalpha()
            between = _Between(manner, gap, lettered=False)
            figure = f"{before[0]}{before}" if small else between.figure(before, closing.sub("", after), figures)
            while small and figure in figures:
                figure = f"{figure[:-1]}{chr(ord(figure[-1]) + 1)}"
            out.append(f"{figure}{end}")
        else:
            out.append(f"{_counted_on(before)}{end}")
    return tuple(out)


def _counted_on(figure: str) -> str:
    """The next label in figures or letters: 4 after 3, d after c, aa after z."""
    match = re.match(r"\d+|[a-z]+|[A-Z]+", figure)
    if match is None:
        return "1"
    if match[0].isdigit():
        return str(int(match[0]) + 1)
    rank = sum((ord(letter) - ord("a") + 1) * 26**power for power, letter in enumerate(reversed(match[0].lower())))
    return alpha(rank + 1).lower() if match[0].islower() else alpha(rank + 1)


def _items(unit: Unit) -> list[tuple[str, str]]:
    return [(piece.label, piece.text) for piece in unit.pieces if piece.type == "li"]


def _paired(ours: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Pairs of an old and a new item, as indices: equal texts, and runs of changed items of equal length."""
    matcher = SequenceMatcher(None, [text for _, text in ours], [text for _, text in theirs], autojunk=False)
    pairs: list[tuple[int, int]] = []
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == n - k):
            pairs += zip(range(i, j), range(k, n), strict=True)
    return pairs
