"""The messages for a command that is not understood: click's errors in our words."""

from __future__ import annotations

import click

from engross.cli.session import Session
from engross.cli.table import PROGRAM
from engross.cli.verb import metavar


def usage_words(error: click.UsageError, session: Session) -> str:
    """The problem and a hint, in the form of every other diagnostic."""
    command = error.ctx.command if error.ctx is not None else None
    path = f"{PROGRAM} {command.name}" if command is not None and command.name != PROGRAM else PROGRAM
    near: str | None = None
    advice = session.word("usage.hint", command=path)
    match error:
        case click.exceptions.NoSuchCommand():
            problem = session.word("usage.command", name=error.command_name)
            near = next(iter(error.possibilities or ()), None)
            advice = session.word("usage.command.hint")
        case click.exceptions.NoSuchOption():
            problem = session.word("usage.option", name=error.option_name)
            near = next(iter(error.possibilities or ()), None)
        case click.exceptions.BadOptionUsage():
            problem = session.word(
                "usage.flag" if _is_flag(command, error.option_name) else "usage.option.value", name=error.option_name
            )
        case click.exceptions.MissingParameter():
            problem = session.word("usage.missing", name=_named(error.param, session))
        case click.exceptions.BadParameter():
            problem = session.word("usage.value", name=_named(error.param, session), problem=error.message)
        case _ if isinstance(command, click.Group):
            problem = session.word("usage.missing.command")
        case _:
            problem = error.format_message()
    if near:
        advice = session.word("usage.near", near=near)
    colon = session.word("colon")
    return f"{session.word('error')}{colon}{problem}\n  {session.word('hint')}{colon}{advice}\n"


def _is_flag(command: click.Command | None, name: str) -> bool:
    return any(
        isinstance(parameter, click.Option)
        and parameter.is_flag
        and name in (*parameter.opts, *parameter.secondary_opts)
        for parameter in (command.params if command else ())
    ) or name in ("--help", "-h")


def _named(parameter: click.Parameter | None, session: Session) -> str:
    if parameter is None:
        return ""
    return f"`{parameter.opts[-1]}`" if isinstance(parameter, click.Option) else f"`{metavar(parameter, session.lang)}`"
