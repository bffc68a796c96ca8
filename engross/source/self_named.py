"""Provisions that name themselves in the running text, in formats or texts without headings.

Examples: a paragraph `**Article 1.** The parties …`, a line `ARTICLE 2 – BUDGET`,
a paragraph `Art. L. 131-4. The council …`. Such a paragraph becomes a heading,
or a heading and a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.language import reading_words
from engross.model.numerals import ROMAN
from engross.model.outline import Formatted, OutlineBlock, OutlineClause
from engross.source.styled_text import StyledText, first_letters, last_letters

_RANK_OF = {
    name: rank for language in reading_words() for rank, names in enumerate(language.ranks, 1) for name in names
}
"""The rank of each name of a provision, in every language: 1 for a book or a part, and 5 for an article."""
_LOWEST_RANK = max(_RANK_OF.values())
_WORDS = "|".join(sorted(map(re.escape, _RANK_OF), key=len, reverse=True))
_NUMBER = (
    r"(?:[LRDA]\.?\s?\*?\s?)?\d{1,4}(?:[-./]\d{1,4})*(?:\s?(?:er|re|ère|ere|e|°|º))?(?:\s(?:bis|ter|quater|quinquies))?"
    rf"|{ROMAN}|[A-Z]|premier|première|unique|liminaire"
)
_NAME = re.compile(
    rf"(?P<word>{_WORDS})\.?[ \u00a0\u202f]+(?:{_NUMBER})(?![^\W_])"
    r"(?P<end>[ \u00a0\u202f]*(?:[.:][ \u00a0\u202f]*)?(?:[–—-](?=[ \u00a0\u202f]|$))?)",
    re.IGNORECASE,
)
LONGEST_HEADING = 120
"""Characters beyond which a paragraph is no heading."""
_SENTENCE_ENDS = tuple(".,;:!?…")


def self_named(words: StyledText) -> tuple[StyledText, StyledText] | None:
    """A paragraph as heading and text, either of which may be empty; None if it does not name itself."""
    text, formatting = words
    match = _NAME.match(text)
    if match is None or not (text[0].isupper()):
        return None
    rest = text[match.end() :]
    bold = _bold_beginning(formatting)
    if bold >= match.end("end") - len(match["end"]) and bold < len(text.rstrip()):
        return _cut(words, max(bold, match.end() if not rest.strip() else bold))
    if not rest.strip():
        return words, ("", ())
    is_short = len(text) <= LONGEST_HEADING and not text.endswith(_SENTENCE_ENDS)
    if bold >= len(text.rstrip()) and len(text) <= LONGEST_HEADING:
        return words, ("", ())
    if is_short and (match["end"].strip() or text == text.upper()):
        return words, ("", ())
    if any(sign in match["end"] for sign in ".:–—-"):
        return _cut(words, match.end())
    return None


def _bold_beginning(formatting: Iterable[Formatted]) -> int:
    """How many characters at the beginning of a text are bold."""
    end = 0
    for format_ in formatting:
        if format_.style == "strong" and format_.start <= end:
            end = max(end, format_.end)
    return end


def _cut(words: StyledText, index: int) -> tuple[StyledText, StyledText]:
    text = words[0]
    end, start = len(text[:index].rstrip(" ")), len(text) - len(text[index:].lstrip(" "))
    return first_letters(words, end), last_letters(words, start)


def with_self_named(clauses: Iterable[OutlineClause]) -> Iterator[OutlineClause]:
    """`clauses` with each paragraph that names itself made a clause of its own.

    Its level is one below the heading before it. Among one another these
    clauses are ranked by their words: a chapter holds sections and articles.
    """
    for clause in clauses:
        current, blocks = clause, list[OutlineBlock]()
        open_ranks: list[int] = []
        base = clause.level if clause.heading or clause.id else 0
        for block in clause.blocks:
            parts = self_named((block.text, block.formatting)) if _may_name_itself(block) else None
            if parts is None:
                blocks.append(block)
                continue
            if blocks or current.heading or current.id:
                yield replace(current, blocks=tuple(blocks))
            (heading, formatting), rest = parts
            match = _NAME.match(heading)
            rank = _RANK_OF[match["word"].lower()] if match else _LOWEST_RANK
            while open_ranks and open_ranks[-1] >= rank:
                open_ranks.pop()
            open_ranks.append(rank)
            current = OutlineClause(base + len(open_ranks), heading, (), "", (), formatting)
            blocks = [replace(block, text=rest[0], formatting=rest[1])] if rest[0] else []
        if blocks or current.heading or current.id:
            yield replace(current, blocks=tuple(blocks))


def _may_name_itself(block: OutlineBlock) -> bool:
    return block.type == "p" and not block.depth and not block.values
