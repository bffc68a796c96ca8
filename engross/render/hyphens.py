"""Hyphens that stand only because a line ended: seen as hyphens, read as nothing.

In a tagged PDF such a hyphen is U+00AD, so that a word read aloud, copied or
searched for is whole (ISO 32000-1, 14.8.2.2.3). The fonts have one glyph for
both hyphens; so the layout is told to put an invisible U+00AD before the ones
it puts in, and the glyph after it gets its letter by itself (14.9.4).
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

RULE = 'html { hyphenate-character: "\\AD-" }'
"""What the layout puts at the end of a line where it divides a word."""
_MARK = "\u00ad-"
_SHOWN = re.compile(rb"\[(?P<before>.*)<(?P<hyphen>[0-9a-f]{4})>(?P<after>-?[\d.]*)\] TJ", re.DOTALL)
_SOFT = pydyf.Dictionary({"ActualText": pydyf.String("\u00ad")})


def ends_divided(text: str) -> bool:
    """Whether a line of text ends in a hyphen that the layout put there."""
    return text.endswith(_MARK)


def mark_soft_hyphen(stream: Any, start: int) -> None:
    """Give the last glyph that was shown since operation `start` of a pydyf stream the letter U+00AD."""
    for at in range(len(stream.stream) - 1, start - 1, -1):
        found = _SHOWN.fullmatch(stream.stream[at]) if isinstance(stream.stream[at], bytes) else None
        if found is not None:
            line, hyphen = b"[%b] TJ" % found["before"], b"[<%b>%b] TJ" % (found["hyphen"], found["after"])
            stream.stream[at : at + 1] = [line, b"/Span", _SOFT, b"BDC", hyphen, b"EMC"]
            return
