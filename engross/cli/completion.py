"""`engross completion`: prints the script with which a shell completes names."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from engross.cli.session import Session
from engross.cli.table import PROGRAM
from engross.cli.values import OneOf
from engross.cli.verb import verb

_WHOLE_WORDS = "COMP_WORDBREAKS=${COMP_WORDBREAKS//@/}\n"
"""Bash takes `@` as the start of a host name. Here it stands before an edition."""


@verb("completion")
@click.argument("shell", type=OneOf("bash", "zsh", "fish"))
@click.pass_obj
def command(session: Session, shell: str) -> None:
    shell_class = get_completion_class(shell)
    assert shell_class is not None
    script = shell_class(click.Group(PROGRAM), {}, PROGRAM, "_ENGROSS_COMPLETE")
    # The class's own `source` is not used: it runs bash to learn its version, and its messages are English.
    session.put((_WHOLE_WORDS if shell == "bash" else "") + ShellComplete.source(script))
