"""The class of the commands: click's own, with pages and words from the catalogues."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import click

from engross.cli.page import everywhere, help_option, page, page_width
from engross.cli.session import Session
from engross.cli.table import EVERYWHERE, PROGRAM
from engross.cli.values import Folder, OneOf
from engross.messages import knows, language, word

F = TypeVar("F", bound=Callable[..., Any])


def session_of(context: click.Context) -> Session:
    """The session of this run; a default one while a shell completes names."""
    return context.find_object(Session) or Session.of(())


def everywhere_options() -> list[click.Parameter]:
    """The options that may stand before or after the command."""
    options: list[click.Parameter] = []
    lang = language(os.environ)
    for name, holds, choices in EVERYWHERE:
        kind: click.ParamType[Any] = Folder() if holds == "folder" else OneOf(*choices)
        options.append(
            click.Option([f"--{name}"], type=kind, help=word(f"help.{name}", lang), expose_value=False, callback=_keep)
        )
    return options


def _keep(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    if value is not None:
        setattr(session_of(context), {"workspace": "folder"}.get(str(parameter.name), str(parameter.name)), value)
    return value


@contextmanager
def placed(context: click.Context) -> Iterator[None]:
    """Sets the context of a usage error where click leaves it out, so that the error names its command."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or context
        raise


class Verb(click.Command):
    """A command. Its help, and that of each parameter, is in the catalogues under its name."""

    def __init__(self, name: str | None, **given: Any) -> None:
        super().__init__(name, **given)
        self.own = tuple(self.params)
        for option in self.own:
            if isinstance(option, click.Option):
                # Shells show this text while they complete. Pages of help look the words up again in their language.
                option.help = word(f"{name}.{option.name}", language(os.environ))
        self.params += everywhere_options()
        self.context_settings = {"help_option_names": ["-h", "--help"]}
        # Extra arguments are refused in `parse_args`, in the person's language. Click's own check is English.
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        with placed(ctx):
            rest = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise click.UsageError(session_of(ctx).word("usage.extra", value=ctx.args[0]), ctx)
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:
        return word(str(self.name), language(os.environ))

    def get_help(self, ctx: click.Context) -> str:
        return self.help_page(session_of(ctx).lang, page_width()).rstrip("\n")

    def help_page(self, lang: str, width: int) -> str:
        """The page of help in that language."""
        name = str(self.name)
        arguments = [parameter for parameter in self.own if isinstance(parameter, click.Argument)]
        options = [parameter for parameter in self.own if isinstance(parameter, click.Option)]
        usage = f"{PROGRAM} {name} {word('page.usage.options', lang)}"
        for argument in arguments:
            usage += f" {_usage_of(argument, lang)}"
        sections = [
            (
                word("page.arguments", lang),
                [(metavar(parameter, lang), word(f"{name}.{parameter.name}", lang)) for parameter in arguments],
            ),
            (
                word("page.options", lang),
                [(_declared(parameter, lang), word(f"{name}.{parameter.name}", lang)) for parameter in options],
            ),
            (word("page.everywhere", lang), [*everywhere(lang), help_option(lang)]),
        ]
        about = [word(name, lang)]
        if knows(f"{name}.about", lang):
            about.append(word(f"{name}.about", lang))
        return page(usage, about, sections, (), lang, width, word(f"{name}.example", lang))


def metavar(parameter: click.Parameter, lang: str) -> str:
    """The placeholder for the value of a parameter: its choices, or its kind of value."""
    if isinstance(parameter.type, OneOf) and not parameter.type.holds:
        return "|".join(parameter.type.choices)
    return word(f"metavar.{getattr(parameter.type, 'holds', 'file')}", lang)


def _usage_of(argument: click.Argument, lang: str) -> str:
    shown = metavar(argument, lang) + ("…" if argument.nargs == -1 else "")
    return shown if argument.required else f"[{shown}]"


def _declared(option: click.Option, lang: str) -> str:
    if option.is_flag:
        return ", ".join(option.opts) + "".join(f" / {other}" for other in option.secondary_opts)
    return f"{', '.join(option.opts)} {metavar(option, lang)}"


def verb(name: str) -> Callable[[Callable[..., Any]], Verb]:
    """Makes a function the command of that name."""
    return click.command(name, cls=Verb)
