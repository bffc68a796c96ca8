"""Gets passphrases and codes from the environment, a file descriptor, or the person. They are never printed."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field

import click

from engross.cli.session import Session
from engross.diagnostics import Origin, refuse

VARIABLES = {
    "passphrase": "ENGROSS_PASSPHRASE",
    "pin": "ENGROSS_PASSPHRASE",
    "code": "ENGROSS_CODE",
    "access": "ENGROSS_CSC_TOKEN",
}
"""Where each kind of secret may stand in the environment."""


@dataclass
class Secrets:
    """Gives the secrets that a key asks for.

    A variable of the environment comes first. Otherwise one line is read from
    `descriptor` for each secret, in the order in which they are asked for.
    """

    session: Session
    descriptor: int | None = None
    _lines: list[str] | None = field(default=None, repr=False)

    def __call__(self, kind: str, name: str) -> str:
        """The secret of that kind for the key named. Raises `Refused` (secret-missing)."""
        variable = VARIABLES[kind]
        if secret := os.environ.get(variable):
            return secret
        if self.descriptor is not None:
            return self._line(name, variable)
        if not sys.stdin.isatty():
            raise refuse("secret-missing", Origin(name), name=name, variable=variable)
        self.session.clear()
        asked = self.session.word(f"ask.{kind}", name=name)
        return str(click.prompt(asked, hide_input=True, err=True, default="", show_default=False, prompt_suffix=" "))

    def _line(self, name: str, variable: str) -> str:
        if self._lines is None:
            try:
                with os.fdopen(int(self.descriptor or 0), encoding="utf-8", closefd=False) as file:
                    self._lines = file.read().splitlines()
            except (OSError, UnicodeDecodeError):
                self._lines = []
        if not self._lines:
            raise refuse("secret-missing", Origin(name), name=name, variable=variable)
        return self._lines.pop(0)
