"""Where the result of a command goes: to a file, or to the terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from engross.cli.session import Session, coloured


def to_file(output: str | None) -> bool:
    """Whether `-o` names a file."""
    return output is not None and output != "-"


def form_of(to: str | None, output: str | None, endings: Mapping[str, str]) -> tuple[str, bool]:
    """The form of the result, from `--to` or the ending of the file; and whether colours are welcome."""
    if not to_file(output):
        return to or "text", coloured(sys.stdout)
    return to or endings.get(Path(str(output)).suffix.lower(), "text"), False


def deliver(session: Session, content: bytes, form: str, output: str | None) -> None:
    """Write the result to the file and tell its name, or print it; what is not text goes out as it is."""
    from engross.output import write

    if to_file(output):
        write(Path(str(output)), content)
        session.put(str(output))
    elif form == "pdf":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        session.put(content.decode())
