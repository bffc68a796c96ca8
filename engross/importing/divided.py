"""The parts of an old act: what stands on its cover, its text, its closing sentence, its signatures, its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from engross.importing.labels import labelled
from engross.language.words import ReadingWords
from engross.model.outline import Outline, OutlineBlock
from engross.source.self_named import self_named

_PERIOD = re.compile(r"(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d")
_NUMBERED = re.compile(r"[^\W\d_]+\.?\s+(?:\d{1,4}|[IVXLC]+|[A-Z])(?:<sup>\w+</sup>|er|e|re)?(?![^\W_])")
"""How the heading of a numbered provision begins, whatever the provision is called."""
_LONGEST_HEADING = 100
_LONG = 14
"""Words from which a paragraph is text, and no line of a title."""
_FEW = 8
"""Words from which a line among the names of the parties is text."""
_LONGEST_PARTIES = 20
"""Words of a line of a cover that names all parties."""
_CAPITALS = 0.9
"""The part of the letters of a line that are capitals in a line in capitals."""
_CLOSING_PART = 0.45
"""The part of an act, from its beginning, in which no closing sentence is looked for."""


@dataclass(slots=True)
class ActSection:
    """A heading of a level (from 1), and what stands under it before the next."""

    level: int
    heading: str
    blocks: list[OutlineBlock] = field(default_factory=list)


@dataclass(slots=True)
class DividedAct:
    """An act in its parts, each line once.

    `matter` is what a file says of itself above the text (front matter).
    `parties` are the lines with the names of the parties on the cover.
    """

    lang: str
    matter: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    period: str = ""
    parties: list[str] = field(default_factory=list)
    text: list[ActSection] = field(default_factory=list)
    closing: str = ""
    signatures: list[str] = field(default_factory=list)
    annexes: list[ActSection] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading (with its level) or a block (level 0)."""

    level: int
    block: OutlineBlock

    @property
    def text(self) -> str:
        return self.block.text


def language_of(outline: Outline, languages: Sequence[tuple[str, ReadingWords]]) -> str:
    """The language of most of a text, by its frequent words; the first of `languages` if none is found."""
    words = re.findall(r"[^\W\d_]+", " ".join(line.text for line in _lines(outline)).casefold())
    counts = {code: sum(words.count(word) for word in known.common) for code, known in languages}
    return max(counts, key=lambda code: counts[code]) if counts else ""


def divided(outline: Outline, lang: str, words: ReadingWords, front_matter: str = "front-matter") -> DividedAct:
    """The parts of an act. `words` are those of its language."""
    act = DividedAct(lang)
    lines = list(_lines(outline, front_matter, act.matter))
    start = _start_of_text(lines, words)
    _read_cover(lines[:start], act, words)
    rest = lines[start:]
    end = _closing_sentence(rest, words)
    act.text = _sections(rest[:end])
    if end < len(rest):
        act.closing = rest[end].text
        after = end + 1
        while after < len(rest) and not (rest[after].level or _begins_annex(rest[after].text, words)):
            after += 1
        act.signatures = [line.text for line in rest[end + 1 : after]]
        act.annexes = _sections(rest[after:])
    return act


def _lines(outline: Outline, front_matter: str = "", matter: list[str] | None = None) -> Iterator[_Line]:
    """Headings and blocks in order; what two line breaks hold together on a cover is parted."""
    for clause in outline.clauses:
        if matter is not None and clause.id == front_matter:
            matter += [block.text for block in clause.blocks]
            continue
        if clause.heading:
            yield _Line(clause.level, OutlineBlock("p", clause.heading))
        for block in clause.blocks:
            if _is_set_apart(block):
                yield _Line(clause.level + 1, replace(block, formatting=()))
                continue
            yield from (_Line(0, part) for part in _at_breaks(block))


def _is_set_apart(block: OutlineBlock) -> bool:
    """Whether a paragraph is a heading by its looks: short, bold or in italics from end to end, and no sentence."""
    text = block.text.strip()
    if (
        block.type != "p"
        or not text[:1].isalpha()
        or len(text) > _LONGEST_HEADING
        or text.endswith((".", ",", ";", ":"))
    ):
        return False
    return any(
        run.style in ("emphasis", "strong") and run.start == 0 and run.end >= len(text) for run in block.formatting
    )


def _at_breaks(block: OutlineBlock) -> Iterator[OutlineBlock]:
    """The lines of a paragraph that was broken by hand."""
    breaks = sorted(run.start for run in block.formatting if run.style == "break")
    if not breaks or block.type == "li":
        yield block
        return
    start = 0
    for end in [*breaks, len(block.text)]:
        if text := block.text[start:end].strip():
            yield replace(block, text=text, formatting=())
        start = end


# the cover


def _start_of_text(lines: Sequence[_Line], words: ReadingWords) -> int:
    """The index of the first line that is no title, no name of a party and no period."""
    between = False
    for index, line in enumerate(lines):
        text = line.text
        first = text.casefold().split(" ", 1)[0].rstrip(" :") if text else ""
        following = lines[index + 1] if index + 1 < len(lines) else None
        named = self_named((text, ()))
        if line.level and not _is_title(line, index, following, words) and (named is not None or index or between):
            return index
        if line.level:
            continue
        if first in words.between and (_in_capitals(text) or len(text.split()) < 3):
            between = True
            continue
        if named is not None or line.block.type == "li":
            return index
        if len(text.split()) >= _LONG and not _in_capitals(text):
            return index
        few = _FEW if between else 1
        if not _in_capitals(text) and text.endswith((",", ".", ";", ":")) and len(text.split()) >= few:
            return index
    return len(lines)


def _is_title(line: _Line, index: int, following: _Line | None, words: ReadingWords) -> bool:
    """Whether a heading at the top is part of the title: it names an instrument, or the cover goes on after it."""
    if any(word in line.text.casefold() for word in words.instruments) and self_named((line.text, ())) is None:
        return True
    goes_on = following is not None and (
        _in_capitals(following.text) or following.text.casefold().rstrip(" :") in words.between or following.level > 0
    )
    return index == 0 and goes_on


def _read_cover(lines: Sequence[_Line], act: DividedAct, words: ReadingWords) -> None:
    target = act.title
    for line in lines:
        text = line.text.strip()
        head, _, tail = text.partition(" ")
        if head.casefold().rstrip(":") in words.between and (not tail or _in_capitals(text)):
            if len(text.split()) > _LONGEST_PARTIES:  # it says more than the parties
                act.title.append(text)
                continue
            target = act.parties
            text = tail.strip()
        elif target is act.parties and text.casefold() == words.and_:
            continue
        elif target is act.title and (match := _PERIOD.search(text)) and not act.period:
            act.period = match[0]
            text = " ".join((text[: match.start()] + text[match.end() :]).split())
        if target is act.parties and _in_capitals(text):
            target += [part.strip() for part in re.split(rf"\s{words.and_.upper()}\s", text) if part.strip()]
        elif text:
            target.append(text)


def _in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals: `FRANçAISE` is."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) >= _CAPITALS * len(letters)


# the text


def _closing_sentence(lines: Sequence[_Line], words: ReadingWords) -> int:
    """The index of the sentence that says where and when an act was signed; the number of lines if there is none."""
    starts = "|".join({re.escape(phrase.split(" ", 1)[0]) for phrase in words.done_at})
    whole = "|".join(map(re.escape, words.done_at))
    first = int(len(lines) * _CLOSING_PART)
    for index in range(len(lines) - 1, first - 1, -1):
        text = lines[index].text.casefold()
        if lines[index].level == 0 and (re.match(rf"(?:{starts})\b", text) or re.search(rf"\b(?:{whole})\b", text)):
            return index
    return len(lines)


def _begins_annex(text: str, words: ReadingWords) -> bool:
    return (
        bool(re.match(rf"(?:{'|'.join(map(re.escape, words.provisions_after))})\b", text.casefold())) and len(text) < 80
    )


def _sections(lines: Sequence[_Line]) -> list[ActSection]:
    """Lines under their headings. A paragraph that names itself (`Article 2`) is a heading too."""
    sections: list[ActSection] = []
    for line in lines:
        if line.level:
            sections.append(ActSection(line.level, line.text))
            continue
        if not sections:
            sections.append(ActSection(1, ""))
        sections[-1].blocks.append(line.block)
    for section in sections:
        section.blocks = labelled(section.blocks, numbered_paragraphs=bool(_NUMBERED.match(section.heading)))
    return sections
