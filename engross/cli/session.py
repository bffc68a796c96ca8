"""One run of the command line: its language, its workspace, and where data and messages go."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from engross.diagnostics import Diagnostic, Origin, Severity
from engross.messages import LANGUAGES, harmless, harmless_json, language, word

if TYPE_CHECKING:
    from datetime import date

    from engross.workspace import Workspace


@dataclass
class Session:
    """One run. `folder` is the value of `--workspace`. `diagnostics_on_stdout` is for `check`, whose data they are."""

    lang: str = LANGUAGES[0]
    format: str = "text"
    folder: str | None = None
    diagnostics_on_stdout: bool = False
    _told_progress: bool = field(default=False, init=False)

    @classmethod
    def of(cls, arguments: Sequence[str]) -> Session:
        """The session for these arguments. `--lang` is read here, so that even usage errors are in that language."""
        return cls(_asked(arguments, "--lang", LANGUAGES) or language(os.environ))

    @property
    def json(self) -> bool:
        return self.format == "json"

    def word(self, key: str, **facts: object) -> str:
        return word(key, self.lang, **facts)

    def workspace(self) -> Workspace:
        """The workspace to work in, with the folders of ENGROSS_DICTIONARIES. Raises `Refused` (no-workspace)."""
        from dataclasses import replace
        from pathlib import Path

        from engross.workspace import find

        workspace = find(Path(self.folder) if self.folder is not None else None)
        folders = os.environ.get("ENGROSS_DICTIONARIES", "").split(os.pathsep)
        return replace(workspace, dictionaries=tuple(folder for folder in folders if folder))

    def who(self, person: str | None) -> str:
        """Who writes: `person`, else ENGROSS_BY, else the login name."""
        import getpass

        return person or os.environ.get("ENGROSS_BY") or getpass.getuser()

    # data

    def put(self, text: str) -> None:
        """Print data. Control characters are spelled out."""
        shown = harmless(text)
        sys.stdout.write(shown if shown.endswith("\n") or not shown else f"{shown}\n")

    def put_json(self, data: Any) -> None:
        self.put(harmless_json(json.dumps(data, ensure_ascii=False, indent=2)))

    # talk

    def say(self, text: str) -> None:
        """Tell the person something, on stderr. With `--format json`, nothing is printed."""
        if not self.json:
            self.clear()
            sys.stderr.write(f"{harmless(text)}\n")
            sys.stderr.flush()

    def tell(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Tell what is wrong, as text or JSON after `--format`. JSON is always one list, empty when all is well."""
        from engross.messages.report import as_json, as_text

        told = list(diagnostics)
        if self.json and self.diagnostics_on_stdout:
            self.put_json(as_json(told, self.lang))
        elif self.json:
            if told:
                sys.stderr.write(
                    harmless_json(json.dumps(as_json(told, self.lang), ensure_ascii=False, indent=2)) + "\n"
                )
        else:
            self.clear()
            sys.stderr.write(as_text(told, self.lang, coloured(sys.stderr)))

    def progress(self, done: int, total: int, name: str) -> None:
        """Shows a counter in one line of the terminal; nothing in a pipe or for a single item."""
        if total > 1 and not self.json and sys.stderr.isatty():
            self._told_progress = True
            sys.stderr.write(f"\r\x1b[K{self.word('talk.progress', done=done, total=total, name=name)[:78]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line of progress."""
        if self._told_progress:
            self._told_progress = False
            sys.stderr.write("\r\x1b[K")


def coloured(stream: TextIO) -> bool:
    """Whether to print colours to `stream`."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def from_system(error: OSError) -> Diagnostic:
    """The diagnostic for an error of the operating system."""
    name = os.fsdecode(error.filename2 or error.filename or "") if not isinstance(error.filename, int) else ""
    code = "disk-full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "refused-by-system"
    facts = {"name": name, "reason": error.strerror or type(error).__name__}
    return Diagnostic(code, Origin(name), Severity.ERROR, facts)


def _asked(arguments: Sequence[str], option: str, choices: Sequence[str]) -> str | None:
    """The value that `option` is given before `--`, if it is one of `choices`."""
    asked = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        value = arguments[index + 1] if argument == option and index + 1 < len(arguments) else None
        if argument.startswith(f"{option}="):
            value = argument.removeprefix(f"{option}=")
        if value in choices:
            asked = value
    return asked


def today_or(day: date | None) -> date:
    """`day`, else today in the time zone of the machine."""
    from datetime import UTC, datetime

    return day or datetime.now(UTC).astimezone().date()
