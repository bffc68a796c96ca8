"""Finds the format of a result, and writes it to its file or prints it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from engross.cli.session import Session
from engross.cli.values import shown_path
from engross.forms import FORMS, endings, form_of_file
from engross.messages import harmless, harmless_json

_PROMISE = re.compile(r"\.[a-z]{2,4}")
"""An ending that names a format of files: `.docx`, `.odt`."""


def to_file(output: str | None) -> bool:
    """Whether `-o` names a file."""
    return output is not None and output != "-"


def form_of(session: Session, to: str | None, output: str | None, forms: Sequence[str], default: str) -> str:
    """The format of the result: `--to`, else that of the file's ending, else `default`.

    Raises `click.UsageError` for the ending of a format that the command cannot make.
    """
    if to is not None or output is None or not to_file(output):
        return to or default
    form = form_of_file(output, forms)
    ending = Path(output).suffix.lower()
    if form is None and _PROMISE.fullmatch(ending) and not Path(output).is_dir():
        known = ", ".join(endings(forms))
        raise click.UsageError(session.word("usage.ending", value=ending, choices=known))
    return form or default


def refuse_bytes_on_screen(session: Session, form: str, output: str | None) -> None:
    """Raises `click.UsageError` if a binary result would go to a terminal."""
    if FORMS[form].binary and not to_file(output) and sys.stdout.isatty():
        raise click.UsageError(session.word("usage.terminal"))


def deliver(session: Session, content: bytes, output: str | Path | None, form: str) -> None:
    """Write the result to the file and tell its name, or print it."""
    from engross.output import write

    if form == "json":
        content = harmless_json(content.decode()).encode()
    if output is not None and str(output) != "-":
        write(Path(output), content)
        session.put(shown_path(Path(output)))
    else:
        show_content(content, form)


def show_content(content: bytes, form: str) -> None:
    """Print a result as it is; to a terminal without control characters. A text has none but those of its colours."""
    if sys.stdout.isatty() and not FORMS[form].binary and form != "text":
        content = harmless(content.decode()).encode()
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
