"""The types of command arguments. Each gives errors in the person's language, and completes names in the shell."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from engross.model.synonyms import in_english

if TYPE_CHECKING:
    from engross.workspace import Workspace


def _word(context: click.Context | None, key: str, **facts: object) -> str:
    from engross.cli.session import Session

    session = (context.find_object(Session) if context else None) or Session.of(())
    return session.word(key, **facts)


class OneOf(click.ParamType[str]):
    """One of a few words."""

    name = "choice"

    def __init__(self, *choices: str, holds: str = "") -> None:
        self.choices = choices
        self.holds = holds
        """The placeholder for the value in a page of help; if it is empty, the choices are listed."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        value = in_english(str(value), self.choices)
        if value not in self.choices:
            known = ", ".join(f"`{choice}`" for choice in self.choices)
            self.fail(_word(ctx, "usage.choice", value=value, choices=known), param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return [CompletionItem(choice) for choice in self.choices if choice.startswith(incomplete)]


class Count(click.ParamType[int]):
    """A whole number from 1."""

    name = holds = "count"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not (isinstance(value, int) or (value.isascii() and value.isdigit())) or int(value) < 1:
            self.fail(_word(ctx, "usage.count", value=value), param, ctx)
        return int(value)


class Descriptor(Count):
    """The descriptor of an open file (0 is standard input)."""

    holds = "count"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        return 0 if value in (0, "0") else super().convert(value, param, ctx)


class Day(click.ParamType[date]):
    """A day as 2017-06-23."""

    name = holds = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(_word(ctx, "usage.day", value=value), param, ctx)


class Instant(click.ParamType[datetime]):
    """A moment as 2030-05-14T11:30 (ISO 8601), in the time zone of the machine if it says none."""

    name = holds = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(_word(ctx, "usage.moment", value=value), param, ctx)
        return moment if moment.tzinfo else moment.astimezone()


class Words(click.ParamType[str]):
    """Free text: a name, a place, a remark."""

    name = "words"

    def __init__(self, holds: str) -> None:
        self.holds = holds

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value).strip()


class InputPath(click.ParamType[str]):
    """A file to read."""

    name = holds = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return [CompletionItem(incomplete, type="file")]


class PeriodName(Words):
    """A period as 2027-2029."""

    def __init__(self) -> None:
        super().__init__("period")


class Folder(click.ParamType[str]):
    """A folder that is there."""

    name = holds = "folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not Path(value).is_dir():
            self.fail(_word(ctx, "usage.folder", value=value), param, ctx)
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return [CompletionItem(incomplete, type="dir")]


class NewFolder(click.ParamType[str]):
    """A folder to write in, existing or new."""

    name = holds = "folder"
    shell_complete = Folder.shell_complete

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)


class OutputPath(click.ParamType[str]):
    """A file or folder to write, or `-`."""

    name = holds = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return [CompletionItem(incomplete, type="file")]


class EventName(click.ParamType[str]):
    """An event of a copy that a person may enter in the register."""

    name = holds = "event"
    choices = OneOf("attested", "signed", "scanned", "sent", "returned", "archived", "cancelled")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return self.choices.convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return self.choices.shell_complete(ctx, param, incomplete)


class Effect(click.ParamType[date | str]):
    """When something has effect: a day, or the event that sets it."""

    name = holds = "day"
    events = OneOf(
        "last-signature", "last-approval", "last-notification", "transmission", "publication", "reply", holds="event"
    )  # fmt: skip

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | str:
        if isinstance(value, date) or str(value)[:1].isdigit():
            return Day().convert(value, param, ctx)
        return self.events.convert(value, param, ctx)


class LifeEventName(EventName):
    """What can befall an act."""

    choices = OneOf(
        "signed", "approved", "notified", "transmitted", "published", "replied", "in-force", "provisional",
        "extended", "renewed", "opposed", "suspended", "resumed", "denounced", "withdrawn", "ended", "lapsed",
        "replaced", "annulled", "succeeded", "renamed", "reported",
    )  # fmt: skip


class _Name(click.ParamType[str], ABC):
    """Something that the workspace knows by name."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value)

    @abstractmethod
    def names(self, workspace: Workspace) -> tuple[str, ...]:
        """The names that a shell may complete."""

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        from engross.diagnostics import Refused
        from engross.workspace import find

        context: click.Context | None = ctx
        folder = None
        while context is not None and folder is None:
            folder, context = context.params.get("workspace"), context.parent
        try:
            names = self.names(find(Path(folder) if folder else None))
        except (Refused, OSError):
            return []
        return [CompletionItem(name) for name in names if name.startswith(incomplete)]


class ProtocolName(_Name):
    """The name of a protocol. The path of its file is understood too, since shells complete paths."""

    name = holds = "protocol"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return str(value).removeprefix("./").removeprefix("protocols/").removesuffix(".yaml")

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return workspace.protocol_names()


class ComparedName(ProtocolName):
    """A protocol, an edition of a clause, or a file. Its name shows which of them it is."""

    def __init__(self, holds: str) -> None:
        self.holds = holds

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        name, separator, revision = str(value).partition("@git:")
        return str(super().convert(name, param, ctx)) + separator + revision

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return (*workspace.protocol_names(), *workspace.clause_names())

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
        return super().shell_complete(ctx, param, incomplete) or [CompletionItem(incomplete, type="file")]


class ClauseName(_Name):
    """The name of a clause of the library."""

    name = holds = "clause"

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return workspace.clause_ids()


class PartyName(_Name):
    """The short name of a party."""

    name = holds = "party"

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return workspace.party_names()


class RelationName(_Name):
    """A relation: a folder of protocols."""

    name = holds = "relation"

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name.split("/")[0] for name in workspace.protocol_names()))


class ActOrRelation(ProtocolName):
    """A protocol, or a relation with all its acts."""

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return (*RelationName().names(workspace), *workspace.protocol_names())


class Pair(click.ParamType[tuple[str, str]]):
    """A name and a value: `date de la signature=2026-12-10`."""

    name = holds = "pair"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        name, equals, answer = str(value).partition("=")
        if not equals:
            self.fail(_word(ctx, "usage.pair", value=value), param, ctx)
        return name.strip(), answer.strip()


class EditionName(_Name):
    """A clause of the library or one of its editions. The name of an act means all its clauses."""

    name = holds = "clause"

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        return (*workspace.clause_ids(), *workspace.clause_names(), *workspace.protocol_names())


def shown_path(path: Path) -> str:
    """The path relative to the working folder if it is inside it, else as it is."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path)
