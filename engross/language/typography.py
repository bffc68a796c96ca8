"""How rules of typography are applied to one run of text, whatever the language.

A rule finds something and puts something else in its place. It may look at the
neighbouring runs but changes only what its own run holds: a space belongs to
the run where it stands, and a missing space to the run of the mark that wants
it, so two neighbours never both put one. Addresses and raised letters are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from engross.model.superscript import SUPERSCRIPT_END, SUPERSCRIPT_START, superscript, superscript_runs

NBSP = "\u00a0"
THIN = "\u202f"
APOSTROPHE = "’"
SPACES = f"[ {NBSP}{THIN}]"

_URL_INSIDE = r'[^\s"«»“”<>]'
_URL_END = r"""[^\s"«»“”<>.,;:!?)\]'’…]"""
_UNTOUCHED = re.compile(
    rf"(?:[a-zA-Z][\w+.-]*://|www\.|mailto:){_URL_INSIDE}*{_URL_END}"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|{SUPERSCRIPT_START}[^{SUPERSCRIPT_END}]*{SUPERSCRIPT_END}"
)


@dataclass(frozen=True, slots=True)
class TypographyRule:
    """What to find, and what to put in place of its group `x`, or of the whole if it has no such group."""

    pattern: re.Pattern[str]
    put: str | Callable[[re.Match[str]], str]

    def change(self, match: re.Match[str]) -> tuple[int, int, str]:
        """What the rule changes at `match`: start, end (half-open) and replacement."""
        start, end = match.span("x") if "x" in self.pattern.groupindex else match.span()
        return start, end, self.put if isinstance(self.put, str) else self.put(match)


def rule(pattern: str, put: str | Callable[[re.Match[str]], str]) -> TypographyRule:
    """A rule from the source of its pattern; `put` is taken literally."""
    return TypographyRule(re.compile(pattern), put)


def set_run(rules: Iterable[TypographyRule], text: str, before: str, after: str) -> str:
    """`text` after all `rules` in order, with its neighbours in view."""
    if not text:
        return text
    for each in rules:
        text = _apply(each, text, before, after)
    return text


def _apply(each: TypographyRule, text: str, before: str, after: str) -> str:
    whole = before + text + after
    first, last = len(before), len(before) + len(text)
    out: list[str] = []
    position = first
    untouched: list[tuple[int, int]] | None = None
    for match in each.pattern.finditer(whole):
        start, end, put = each.change(match)
        if start < position or end > last or whole[start:end] == put:
            continue
        if untouched is None:
            untouched = [part.span() for part in _UNTOUCHED.finditer(whole)]
        if any(start < stop and end > begin for begin, stop in untouched):
            continue
        out += whole[position:start], put
        position = end
    return "".join([*out, whole[position:last]])


# rules that several languages share --------------------------------------


def ellipsis() -> TypographyRule:
    """Three full stops are one sign; a longer row is a line to fill in."""
    return rule(r"(?<!\.)\.{3}(?!\.)", "…")


def dash() -> TypographyRule:
    """A hyphen between two spaces is a dash. Only plain spaces, so that a no-break space put later makes no new one."""
    return rule(r"(?<= )-(?= )", "–")


def bound(before: str, after: str) -> TypographyRule:
    """A plain space that becomes a no-break space between two patterns."""
    return rule(f"(?:{before})(?P<x> )(?={after})", NBSP)


def numbered(*names: str) -> TypographyRule:
    """No break between the name of a provision, in any case, and its number: article 3, annexe A, domaine II.

    Any row of roman signs is bound, also IIII, which `engross.model.numerals.ROMAN` does not read: a number that is
    not written by the rule must not be cut off from its noun either.
    """
    return bound(rf"\b(?i:{'|'.join(names)})", r"\d|(?:[IVXLCDM]+|[A-Z])(?![\w’'])")


def spaced_before(marks: str, space: str) -> tuple[TypographyRule, TypographyRule]:
    """`space` before any of `marks`: in place of the spaces there, or put in where a word ends right before.

    A mark with a letter or a figure right after it is part of a code (10:30, urn:x): none is put in.
    """
    return (
        rule(rf"(?<=[^\s«]){SPACES}+(?=[{marks}])", space),
        rule(rf"(?<=[^\s;:!?«“‘(\[{SUPERSCRIPT_START}])[{marks}](?![\w/\\=&])", lambda match: space + match[0]),
    )


_OPENS_AFTER = re.compile(r"[\s(\[{«“‘/–—-]")


def opening(match: re.Match[str], also: str = "") -> bool | None:
    """Whether a straight quotation mark opens (True) or closes (False); None if spaces on both sides leave it open."""
    start, end = match.span()
    text = match.string
    free_before = start == 0 or bool(_OPENS_AFTER.match(text[start - 1])) or text[start - 1] in also
    free_after = end == len(text) or text[end].isspace()
    if free_before and free_after and not (start == 0 and end == len(text)):
        return None
    return free_before


def double_quotes(outer: tuple[str, str], inner: tuple[str, str], also: str = "") -> TypographyRule:
    """Straight double quotation marks become `outer`, or `inner` inside another quotation that the run shows.

    `also` are characters after which a mark opens in this language.
    """
    closing = dict((outer, inner))

    def put(match: re.Match[str]) -> str:
        open_marks = _open_marks(match.string[: match.start()], outer, inner, also)
        opens = opening(match, also)
        if opens is None:
            opens = not open_marks
        if opens:
            return inner[0] if open_marks and open_marks[-1] == outer[0] else outer[0]
        return closing[open_marks[-1]] if open_marks else outer[1]

    return rule('"', put)


def _open_marks(text: str, outer: tuple[str, str], inner: tuple[str, str], also: str) -> list[str]:
    """The opening marks not closed yet at the end of `text`, straight ones read as they will be set."""
    marks: list[str] = []
    for match in re.finditer(f'["{outer[0]}{outer[1]}{inner[0]}{inner[1]}]', text):
        mark = match[0]
        if mark == '"':
            opens = opening(match, also)
            if opens is None:
                opens = not marks
            mark = (inner[0] if marks and marks[-1] == outer[0] else outer[0]) if opens else ""
        if mark in (outer[0], inner[0]):
            marks.append(mark)
        elif marks:
            marks.pop()
    return marks


def single_quotes(elided: str) -> TypographyRule:
    """Straight single marks: an apostrophe in or after a word, before a figure or a word of `elided`; else a quote."""
    short = re.compile(rf"(?:{elided})(?!\w)|\d")

    def put(match: re.Match[str]) -> str:
        opens = opening(match)
        following = match.string[match.end() :]
        if not opens or not following or short.match(following):
            return APOSTROPHE
        return "‘"

    return rule("'", put)


# capitals -----------------------------------------------------------------


def _capitals(text: str) -> Iterator[str]:
    for piece, is_raised in superscript_runs(text):
        yield superscript(piece) if is_raised else unicodedata.normalize("NFC", piece.upper())


def upper(text: str) -> str:
    """In capitals, but for the letters that are raised."""
    return "".join(_capitals(text))


def with_capitals_of(given: str, formed: str) -> str:
    """`formed`, another form of the word `given`, with its capitals: all of them, or those of letters they share."""
    if len(given) > 1 and given.isupper():
        return formed.upper()
    pairs = enumerate(zip(given.lower(), formed, strict=False))
    shared = next((index for index, (letter, other) in pairs if letter != other), min(len(given), len(formed)))
    if not shared and given[:1].isupper():
        return formed[:1].upper() + formed[1:]
    return given[:shared] + formed[shared:]
