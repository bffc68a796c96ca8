"""Changes the typed text of one paragraph where its printed words changed; values and all other words stay as typed.

Typed and printed words are aligned: `{{ members | words }}` stands for the
words that it printed. A change is then put between two words that are the same
on both sides.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from engross.acceptance.words import EMPHASIS, EMPHASIS_END, STRONG, STRONG_END, Words, coded

_PRINTS = re.compile(r"\{\{.*?\}\}|\[\[.*?\]\]", re.DOTALL)
_SILENT = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TYPED = re.compile(r"\{\{.*?\}\}|\[\[.*?\]\]|\{%.*?%\}|\{#.*?#\}|\*\*|__|[*_]|</?sup>|\w+|\\.|[^\w\s]", re.DOTALL)
_SHOWN = re.compile(rf"</?sup>|[^\W_]+|_|[{STRONG}{STRONG_END}{EMPHASIS}{EMPHASIS_END}]|[^\w\s]")
_MARKUP = re.compile(r"([\\`*_\[\]{}<>#|~])")
_RAISED = re.compile(r"(?<!\w)(\d+|[IVX]+)<sup>(er|re|e|st|nd|rd|th)</sup>")
_BACK = {STRONG: "**", STRONG_END: "**", EMPHASIS: "*", EMPHASIS_END: "*"}
_STYLE = frozenset(_BACK)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, or a stretch that data or a reference printed: its key for aligning, characters [start, end)."""

    key: str
    start: int
    end: int
    atom: int = -1


def retyped(typed: str, old: Words, new: Words) -> str | None:
    """`typed`, which printed `old`, changed so that it should print `new`; None if the place of a change is not known.

    Whoever calls makes the act again and looks whether it does.
    """
    before, after = coded(_bare(old)), coded(_bare(new))
    if before == after:
        return typed
    positions = _positions(before)
    printed = _printed_tokens(before, old, positions)
    source = _typed_tokens(typed)
    anchors = _anchors(printed, source)
    words, wanted = _shown_tokens(before), _shown_tokens(after)
    edits = _edits([word.key for word in words], [word.key for word in wanted])
    edits = [_beside(edit, words, wanted, printed) for edit in edits]
    for i, j, k, n in reversed(_placed(edits, words, printed, anchors)):
        first, last = _covering(words, printed, i), _covering(words, printed, j)
        left = source[anchors[first - 1]].end if first else 0
        right = source[anchors[last]].start if last < len(printed) else len(typed)
        if left > right or _SILENT.search(typed[left:right]):
            return None
        come = after[wanted[k - 1].end if k else 0 : wanted[n].start if n < len(wanted) else len(after)]
        typed = typed[:left] + as_typed(come) + typed[right:]
    return typed


def as_typed(text: str) -> str:
    """Coded words as they are typed into a clause: plain blanks, emphasis as Markdown.

    Superiors that typography raises by itself (1er, 2e) are typed without tags.
    """
    bare = _RAISED.sub(r"\1\2", text).replace("\u00a0", " ").replace("\u202f", " ")
    escaped = re.sub(r"\\<(/?)sup\\>", r"<\1sup>", _MARKUP.sub(r"\\\1", bare))
    typed = "".join(_BACK.get(letter, letter) for letter in escaped)
    # A figure or a letter with a point or a bracket, or a dash, would begin a list.
    return re.sub(r"^(\s*\w{1,9})([.)])(?=\s)", r"\1\\\2", re.sub(r"^(\s*)([-+])(?=\s)", r"\1\\\2", typed))


def _bare(words: Words) -> Words:
    """Words whose references are typed: what they print is compared."""
    return Words(words.text, words.values, (), words.styles)


def _positions(text: str) -> list[int]:
    """For each character of the printed text its index in the coded one, which has marks of emphasis besides."""
    return [index for index, letter in enumerate(text) if letter not in _STYLE] + [len(text)]


def _shown_tokens(text: str) -> list[_Token]:
    return [_Token(_key(match[0]), match.start(), match.end()) for match in _SHOWN.finditer(text)]


def _key(word: str) -> str:
    return word.replace("’", "'")


def _printed_tokens(text: str, words: Words, positions: list[int]) -> list[_Token]:
    """The words of a coded text; what a value or a reference printed is one token."""
    atoms = [(positions[span.start], positions[span.end - 1] + 1) for span in words.atoms]
    out: list[_Token] = []
    at = 0
    for match in _SHOWN.finditer(text):
        while at < len(atoms) and match.start() >= atoms[at][1]:
            at += 1
        if at < len(atoms) and match.end() > atoms[at][0] and match[0] not in _STYLE:
            if out and out[-1].atom == at:
                out[-1] = _Token(out[-1].key, out[-1].start, max(out[-1].end, match.end()), at)
            else:
                out.append(_Token(words.atoms[at].name, match.start(), match.end(), at))
            continue
        out.append(_Token(_key(match[0]), match.start(), match.end()))
    return out


def _typed_tokens(typed: str) -> list[_Token]:
    out: list[_Token] = []
    for match in _TYPED.finditer(typed):
        word = match[0]
        if _PRINTS.fullmatch(word):
            out.append(_Token(_asked(word), match.start(), match.end(), 0))
        elif not _SILENT.fullmatch(word):
            out.append(_Token(_key(word.removeprefix("\\") if len(word) == 2 else word), match.start(), match.end()))
    return out


def _asked(tag: str) -> str:
    """What a tag asks for, as the tree names it: `parties.0.town`, the target of a reference."""
    reference = re.match(r"\{\{\s*ref\(\s*[\"']([^\"']+)", tag)
    if reference:
        return reference[1]
    head = re.match(r"\{\{-?\s*([A-Za-z_][\w.]*(?:\[\w+\][\w.]*)*)", tag)
    return re.sub(r"\[(\w+)\]", r".\1", head[1]) if head else ""


def _anchors(printed: list[_Token], source: list[_Token]) -> list[int]:
    """For each printed token the typed one that it is, -1 for none.

    Values are matched in order. If the counts differ, because a tag printed words that are no value
    (`{{ "residencies" if residencies > 1 else "residency" }}`), they are matched by what they ask for.
    """
    in_order = sum(token.atom >= 0 for token in printed) == sum(token.atom >= 0 for token in source)

    def keys(tokens: list[_Token]) -> list[str]:
        named = ["\x00" if in_order else f"\x00{token.key}" for token in tokens]
        return [name if token.atom >= 0 else _style_key(token.key) for name, token in zip(named, tokens, strict=True)]

    found = [-1] * len(printed)
    matcher = SequenceMatcher(None, keys(printed), keys(source), autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            found[block.a + step] = block.b + step
    return found


def _style_key(key: str) -> str:
    return {STRONG: "**", STRONG_END: "**", "__": "**", EMPHASIS: "*", EMPHASIS_END: "*", "_": "*"}.get(key, key)


_Edit = tuple[int, int, int, int]
"""Words [i, j) of the old text that become words [k, n) of the new one."""


def _edits(old: list[str], new: list[str]) -> list[_Edit]:
    """Where two texts differ. What both begin and end with is not searched: « a b a b » has two places for « a b »."""
    start = stop = 0
    most = min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    while stop < most - start and old[-1 - stop] == new[-1 - stop]:
        stop += 1
    inside = old[start : len(old) - stop], new[start : len(new) - stop]
    codes = SequenceMatcher(None, *inside, autojunk=False).get_opcodes()
    return [(i + start, j + start, k + start, n + start) for tag, i, j, k, n in codes if tag != "equal"]


def _beside(edit: _Edit, words: list[_Token], wanted: list[_Token], printed: list[_Token]) -> _Edit:
    """The same edit one or more words to the left, if it cuts what a value printed where it is and does not there.

    « the the Office » became « the Office »: either « the » may be gone, and the second is that of a value.
    """
    i, j, k, n = edit
    while i and k and _cuts(i, j, words, printed):
        last_out, last_in = words[j - 1].key, wanted[n - 1].key
        if not (words[i - 1].key == (last_out if j > i else last_in) and (j == i or n == k)):
            return edit
        i, j, k, n = i - 1, j - 1, k - 1, n - 1
    return edit if _cuts(i, j, words, printed) else (i, j, k, n)


def _cuts(i: int, j: int, words: list[_Token], printed: list[_Token]) -> bool:
    """Whether the words [i, j), or the place before word i if there are none, stand in what a value printed."""
    if i == j:
        before, after = _covering(words, printed, i - 1), _covering(words, printed, i)
        return before == after < len(printed) and printed[after].atom >= 0
    return any(printed[_covering(words, printed, index)].atom >= 0 for index in range(i, j))


def _placed(edits: list[_Edit], words: list[_Token], printed: list[_Token], anchors: list[int]) -> list[_Edit]:
    """Edits made wider until each begins and ends beside words of which it is known where they are typed.

    Two edits between which there is no such word become one.
    """
    out: list[_Edit] = []
    goes_on = False
    for index, edit in enumerate(edits):
        first = out[-1][1] if out else 0
        last = edits[index + 1][0] if index + 1 < len(edits) else len(words)
        i, j, k, n = edit
        while i > first and not _is_border(i, words, printed, anchors, left=True):
            i -= 1
            k -= 1
        while j < last and not _is_border(j, words, printed, anchors, left=False):
            j += 1
            n += 1
        if out and (goes_on or not _is_border(i, words, printed, anchors, left=True)):
            before = out.pop()
            i, k = before[0], before[2]
        out.append((i, j, k, n))
        goes_on = not _is_border(j, words, printed, anchors, left=False)
    return out


def _is_border(index: int, words: list[_Token], printed: list[_Token], anchors: list[int], *, left: bool) -> bool:
    """Whether an edit may begin (`left`) or end before the word `index`: it must not cut what a value printed."""
    if index in (0, len(words)) and left == (index == 0):
        return True
    cover = _covering(words, printed, index)
    if index < len(words) and printed[cover].start < words[index].start:
        return False
    return anchors[cover - 1] >= 0 if left else anchors[cover] >= 0


def _covering(words: list[_Token], printed: list[_Token], index: int) -> int:
    """The printed token that holds the word `index`; their number if it is past the last one."""
    if index >= len(words):
        return len(printed)
    return bisect_right([token.start for token in printed], words[index].start) - 1


__all__ = ["as_typed", "retyped"]
