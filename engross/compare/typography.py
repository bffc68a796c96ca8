"""What is typography only: no-break spaces, quotes, apostrophes, dashes, ligatures, normal forms."""

from __future__ import annotations

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "\u2010": "-", "\u2011": "-", "‒": "-", "–": "-", "—": "-", "\u2212": "-",
        "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ﬁ": "fi", "ﬂ": "fl", "…": "...",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ",
        "\u00ad": "", "\u200b": "", "\u200e": "", "\u200f": "", "\ufeff": "",
    }
)  # fmt: skip
# Raised figures are a power or a note, and lowering them would change what is said.
_SUPERIOR = re.compile(r"<sup>([^\W\d_]+)</sup>")
_LOOSE = re.compile(r"\s*([^\w\s])\s*")


def fold(token: str) -> str:
    """`token` without its typography."""
    if token.isascii():
        return token
    return unicodedata.normalize("NFC", token).translate(_ALIKE) or token


def alike(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but their typography."""
    bare = one.isascii() and other.isascii() and "<" not in one + other
    if bare and "".join(one.split()) != "".join(other.split()):
        return False
    return plain(one) == plain(other)


def plain(text: str) -> str:
    """`text` without its typography, the blanks around its signs included."""
    text = _SUPERIOR.sub(r"\1", unicodedata.normalize("NFC", text)).translate(_ALIKE)
    return _LOOSE.sub(r"\1", " ".join(text.split()))
