"""Provisions that name themselves in the running text, in formats or texts without headings.

Examples: a paragraph `**Article 1.** The parties …`, a line `ARTICLE 2 – BUDGET`,
a paragraph `Art. L. 131-4. The council …`. Such a paragraph becomes a heading,
or a heading and a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.model.numerals import ROMAN
from engross.model.outline import Formatted, OutlineBlock, OutlineClause
from engross.source.styled_text import StyledText, first_letters, last_letters

_RANKS = {
    1: "livre book boek partie part deel annexe annex appendix appendice schedule bijlage domaine axe",
    2: "titre title titel",
    3: "chapitre chapter hoofdstuk",
    4: "section sect afdeling sous-section subsection",
    5: "article art artikel clause",
}
_RANK_OF = {word: rank for rank, words in _RANKS.items() for word in words.split()}
_WORDS = "|".join(sorted(_RANK_OF, key=len, reverse=True))
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
    for one in formatting:
        if one.style == "strong" and one.start <= end:
            end = max(end, one.end)
    return end


def _cut(words: StyledText, at: int) -> tuple[StyledText, StyledText]:
    text = words[0]
    end, start = len(text[:at].rstrip(" ")), len(text) - len(text[at:].lstrip(" "))
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
            rank = _RANK_OF[match["word"].lower()] if match else 5
            while open_ranks and open_ranks[-1] >= rank:
                open_ranks.pop()
            open_ranks.append(rank)
            current = OutlineClause(base + len(open_ranks), heading, (), "", (), formatting)
            blocks = [replace(block, text=rest[0], formatting=rest[1])] if rest[0] else []
        if blocks or current.heading or current.id:
            yield replace(current, blocks=tuple(blocks))


def _may_name_itself(block: OutlineBlock) -> bool:
    return block.type == "p" and not block.depth and not block.values
