"""What engross says in English.

House style: plain short words, lower case at the start, no full stop, literals in
backticks. A message or a hint may be several alternatives; the first whose
facts are all known is said. Entries are sorted; every catalogue holds the same.
"""

from __future__ import annotations


def singular(n: object) -> bool:
    return n == 1


def typeset(text: str) -> str:
    return text
