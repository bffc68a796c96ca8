"""What a rule finds in a text by itself, before it is told at its place in the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from engross.diagnostics import Severity
from engross.language.locale_grammar import Grammar


@dataclass(frozen=True, slots=True)
class TextFinding:
    """A problem in a text, from character `start` up to `end`. A draft may hold it if it is a `blank`."""

    code: str
    start: int
    end: int
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.WARNING
    blank: bool = False


TextRule = Callable[[str, str, Grammar], Iterator[TextFinding]]
"""Takes a text, the same text in small letters, and the grammar of its locale; gives what is wrong in it."""
