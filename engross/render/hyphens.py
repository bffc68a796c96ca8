"""Hyphens at the end of a line where the layout divided a word: seen as hyphens, not read as letters.

In a tagged PDF such a hyphen is U+00AD (ISO 32000-1, 14.8.2.2.3). A word that is read aloud, copied or searched for
is then whole: `coopé-` and `ration` give `coopération`. The fonts have one glyph for the soft and the hard hyphen,
so the glyph does not tell which it is. Therefore:

1. `RULE` makes the layout end such a line with U+00AD, which prints nothing, and a hyphen;
2. while the PDF is written, `ends_divided` finds those lines, and `mark_soft_hyphen` gives their last glyph the text
   U+00AD by `ActualText` (14.9.4).
"""

from __future__ import annotations

import re
from typing import Any

import pydyf

RULE = 'html { hyphenate-character: "\\AD-" }'
"""The style rule for the hyphen of a divided word."""
_MARK = "\u00ad-"
_SHOWN = re.compile(rb"\[(?P<before>.*)<(?P<hyphen>[0-9a-f]{4})>(?P<after>-?[\d.]*)\] TJ", re.DOTALL)
_SOFT = pydyf.Dictionary({"ActualText": pydyf.String("\u00ad")})


def ends_divided(text: str) -> bool:
    """Whether the text of a line ends with a hyphen of the layout, and not with one of the author."""
    return text.endswith(_MARK)


def mark_soft_hyphen(stream: Any, start: int) -> None:
    """Give the last glyph shown in a pydyf stream, from operation `start` on, the text U+00AD.

    `[<0012 0007> -3] TJ` becomes `[<0012>] TJ /Span <</ActualText U+00AD>> BDC [<0007> -3] TJ EMC`.
    """
    for index in range(len(stream.stream) - 1, start - 1, -1):
        operation = stream.stream[index]
        match = _SHOWN.fullmatch(operation) if isinstance(operation, bytes) else None
        if match is not None:
            line, hyphen = b"[%b] TJ" % match["before"], b"[<%b>%b] TJ" % (match["hyphen"], match["after"])
            stream.stream[index : index + 1] = [line, b"/Span", _SOFT, b"BDC", hyphen, b"EMC"]
            return
