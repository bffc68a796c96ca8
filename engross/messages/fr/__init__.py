"""Ce qu’engross dit en français. Same keys and same fields as `engross.messages.en`, which tells the style.

Written with plain spaces: `typeset` makes those before `:` and inside « » unbreakable, and thin those before `;`, `!`
and `?`.
"""

from __future__ import annotations

_SPACES = (
    (" :", "\u00a0:"),
    ("« ", "«\u00a0"),
    (" »", "\u00a0»"),
    (" ;", "\u202f;"),
    (" ?", "\u202f?"),
    (" !", "\u202f!"),
)


def singular(n: object) -> bool:
    return n in (0, 1)


def typeset(text: str) -> str:
    for plain, set_ in _SPACES:
        text = text.replace(plain, set_)
    return text
