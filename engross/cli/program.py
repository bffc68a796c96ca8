"""The program: finds the command, and turns every error into a message and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from engross.cli import BROKEN_PIPE, INTERRUPTED
from engross.cli.page import page_width, program_page
from engross.cli.session import Session, from_system
from engross.cli.table import COMMANDS, PROGRAM, version_line
from engross.cli.verb import everywhere_options, placed, session_of
from engross.cli.wording import usage_words
from engross.diagnostics import Diagnostic, Origin, Refused, Severity

_COMPLETE = "_ENGROSS_COMPLETE"
DONE, REFUSED, USAGE = 0, 1, 2


class Program(click.Group):
    """The commands of the table, each loaded only when it is named."""

    def __init__(self) -> None:
        super().__init__(
            PROGRAM,
            params=[*everywhere_options(), _version_option()],
            no_args_is_help=False,
            context_settings={"help_option_names": ["-h", "--help"]},
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with placed(ctx):
            return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"engross.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not ctx.resilient_parsing and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise click.exceptions.Exit(BROKEN_PIPE) from None

    def get_help(self, ctx: click.Context) -> str:
        return program_page(session_of(ctx).lang, page_width()).rstrip("\n")

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:
        """Runs the program and exits, with our messages and exit codes instead of click's."""
        sys.exit(run(sys.argv[1:] if args is None else list(args)))


def _version_option() -> click.Option:
    def show(context: click.Context, _: click.Parameter, asked: bool) -> None:
        if asked and not context.resilient_parsing:
            sys.stdout.write(version_line())
            context.exit()

    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show)


program = Program()


def run(arguments: Sequence[str]) -> int:
    """Run the program and give its exit code. Only a fault of engross is raised as an exception."""
    session = Session.of(arguments)
    if not arguments and _COMPLETE not in os.environ:
        sys.stderr.write(program_page(session.lang, page_width()))
        return USAGE
    try:
        code = click.Group.main(
            program,
            list(arguments),
            PROGRAM,
            complete_var=_COMPLETE,
            standalone_mode=False,
            obj=session,
        )
        return code if isinstance(code, int) else DONE
    except click.UsageError as error:
        session.clear()
        sys.stderr.write(usage_words(error, session))
        return USAGE
    except Refused as refused:
        session.tell(refused.diagnostics)
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        session.say(session.word("talk.interrupted"))
        return INTERRUPTED
    except OSError as error:
        return system_refused(error, arguments, session)


def system_refused(error: OSError, arguments: Sequence[str], session: Session | None = None) -> int:
    """Tell that the operating system refused something. Gives the exit code."""
    session = session or Session.of(arguments)
    session.tell((from_system(error),))
    return REFUSED


def own_fault(error: Exception, arguments: Sequence[str]) -> int:
    """Tell that engross itself has a fault, and where. Values are not shown, because they may be secret."""
    home = Path(__file__).parents[1]
    steps = ((Path(frame.f_code.co_filename), line) for frame, line in traceback.walk_tb(error.__traceback__))
    places = [f"{path.relative_to(home).as_posix()}:{line}" for path, line in steps if path.is_relative_to(home)]
    facts = {"what": type(error).__name__, "where": places[-1] if places else ""}
    Session.of(arguments).tell((Diagnostic("fault-of-engross", Origin(""), Severity.ERROR, facts),))
    return REFUSED
