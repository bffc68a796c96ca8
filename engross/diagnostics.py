"""Problems as values: where each stands, its permanent code, and its facts.

A stage never prints and never stops at the first problem: it adds to a
`Collector`. What a code means, in which words, is in `engross.messages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a source: file relative to its root, line and column from 1, length in characters."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def named(self, name: str) -> bool:
        """Whether the file is called `name`, in whichever folder."""
        return PurePosixPath(self.file).name == name


Path = tuple[str | int, ...]
"""The way to something in a record: keys and positions in lists."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything stands in one source file: the origin of each key and of each value, by path."""

    file: str
    lines: tuple[str, ...] = ()
    values: Mapping[Path, Origin] = field(default_factory=dict)
    keys: Mapping[Path, Origin] = field(default_factory=dict)

    def origin(self, *path: str | int) -> Origin:
        """The place of the value at `path`, or of the nearest thing that contains it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Origin(self.file))

    def line(self, origin: Origin) -> str:
        """The source line at `origin`, to be shown with it."""
        return self.lines[origin.line - 1] if 0 < origin.line <= len(self.lines) else ""


class Severity(StrEnum):
    """How bad it is: an error refuses; a warning is for a person to judge; a note informs, or was judged already."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: permanent code, place, and the facts that its message names.

    `facts` fills the message of the code in every language; `line` is the
    source line that is shown underlined; `also` are other places concerned.
    """

    code: str
    origin: Origin
    severity: Severity = Severity.ERROR
    facts: Mapping[str, str] = field(default_factory=dict)
    line: str = ""
    also: tuple[Origin, ...] = ()
    acknowledged: str = ""

    def __str__(self) -> str:
        """The problem in English, with its place, its source line and what to do."""
        from engross.messages.report import as_text

        return as_text((self,), "en", counted=False).rstrip("\n")

    @property
    def order(self) -> tuple[Origin, str]:
        return (self.origin, self.code)


class Collector:
    """Gathers diagnostics in the order found; each distinct one once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Origin, tuple[tuple[str, str], ...]], Diagnostic] = {}

    def add(
        self,
        code: str,
        origin: Origin,
        severity: Severity = Severity.ERROR,
        *,
        line: str = "",
        also: tuple[Origin, ...] = (),
        **facts: object,
    ) -> None:
        """Record the problem `code` at `origin`; keyword arguments are its facts."""
        words = {name: str(value) for name, value in facts.items()}
        self.take(Diagnostic(code, origin, severity, words, line, also))

    def take(self, diagnostic: Diagnostic) -> None:
        self._found.setdefault(_key(diagnostic), diagnostic)

    def put(self, diagnostic: Diagnostic) -> None:
        """Record a diagnostic in place of the one with the same code, place and facts."""
        self._found[_key(diagnostic)] = diagnostic

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.take(diagnostic)

    @property
    def failed(self) -> bool:
        """Whether an error is among them."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self._found.values())

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self._found.values(), key=lambda diagnostic: diagnostic.order))


def _key(diagnostic: Diagnostic) -> tuple[str, Origin, tuple[tuple[str, str], ...]]:
    return diagnostic.code, diagnostic.origin, tuple(sorted(diagnostic.facts.items()))


class Refused(Exception):
    """The exception of this package: what was asked cannot be done, and these diagnostics say why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__(*self.codes)

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Diagnostic, ...]]]:
        """A child process may raise it: its arguments alone, the codes, do not make it again."""
        return type(self), (self.diagnostics,)

    def __str__(self) -> str:
        return "\n".join(map(str, self.diagnostics))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the reasons, each once, in alphabetical order."""
        return tuple(sorted({diagnostic.code for diagnostic in self.diagnostics}))


def refuse(code: str, origin: Origin, *, line: str = "", **facts: object) -> Refused:
    """A `Refused` that carries a single error."""
    words = {name: str(value) for name, value in facts.items()}
    return Refused((Diagnostic(code, origin, Severity.ERROR, words, line),))
