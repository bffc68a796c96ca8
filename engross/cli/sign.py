"""`engross sign`: adds a signature to a copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from engross.cli.secrets import Secrets
from engross.cli.session import Session
from engross.cli.values import Descriptor, InputPath, Instant, OneOf, OutputPath, Words, shown_path
from engross.cli.verb import verb
from engross.diagnostics import Refused, Severity

if TYPE_CHECKING:
    from engross.api import KeyPlace, SignedCopy
    from engross.workspace import Workspace

LEVELS = ("b-b", "b-t", "b-lt", "b-lta")
_PLACES = {"p12": (), "key": ("cert",), "pkcs11": ("token", "serial", "label", "id"), "csc": ("credential",)}
"""The options that name a key, each with the options that belong to it."""
_NEEDED = {"key": "cert", "csc": "credential"}
_PACKED = (".p12", ".pfx")


@verb("sign")
@click.argument("file", type=InputPath())
@click.option("--field", type=Words("field"))
@click.option("--p12", type=InputPath())
@click.option("--key", type=InputPath())
@click.option("--cert", type=InputPath())
@click.option("--pkcs11", type=InputPath())
@click.option("--token", type=Words("name"))
@click.option("--serial", type=Words("name"))
@click.option("--label", type=Words("name"))
@click.option("--id", type=Words("name"))
@click.option("--csc", type=Words("url"))
@click.option("--credential", type=Words("name"))
@click.option("--chain", type=InputPath(), multiple=True)
@click.option("--passphrase-fd", type=Descriptor())
@click.option("--level", type=OneOf(*LEVELS), default="b-b")
@click.option("--tsa", type=Words("url"))
@click.option("--trust", type=InputPath(), multiple=True)
@click.option("--appearance", type=OneOf("text", "none"), default="text")
@click.option("--reason", type=Words("text"))
@click.option("--location", type=Words("text"))
@click.option("--at", type=Instant())
@click.option("-o", "--output", type=OutputPath())
@click.pass_obj
def command(
    session: Session,
    /,
    file: str,
    field: str | None,
    passphrase_fd: int | None,
    level: str,
    tsa: str | None,
    trust: tuple[str, ...],
    appearance: str,
    reason: str | None,
    location: str | None,
    at: datetime | None,
    output: str | None,
    **given: Any,
) -> int:
    from engross import api

    place = _place(session, given)
    if level in ("b-lt", "b-lta") and tsa and trust:
        session.say(session.word("talk.fetching"))
    now = datetime.now().astimezone()
    options = api.SignOptions(
        field=field or "",
        at=at or now,
        now=now,
        level=level,
        key=place,
        tsa=tsa or "",
        trust=trust,
        reason=reason or "",
        location=location or "",
        seen=appearance == "text",
        output=Path(output) if output else None,
        by=session.who(None),
    )
    done = api.sign(Path(file), options, Secrets(session, passphrase_fd), _workspace(session))
    session.tell(done.diagnostics)
    _report(session, done, level)
    return int(any(diagnostic.severity is Severity.ERROR for diagnostic in done.diagnostics))


def _workspace(session: Session) -> Workspace | None:
    """The workspace whose register is kept; None if there is none, as for a counterpart that has only the file."""
    try:
        return session.workspace()
    except Refused:
        if session.folder is not None:
            raise
        return None


def _place(session: Session, given: dict[str, Any]) -> KeyPlace | None:
    """The place of the key, after checking that the options go together."""
    from engross.api import KeyPlace

    chosen = [name for name in _PLACES if given[name]]
    if len(chosen) > 1:
        raise click.UsageError(session.word("usage.both", first=f"--{chosen[0]}", second=f"--{chosen[1]}"))
    for name, others in _PLACES.items():
        for other in others:
            if given[other] and name not in chosen:
                raise click.UsageError(session.word("usage.needs", first=f"--{other}", second=f"--{name}"))
    if not chosen:
        return None
    [name] = chosen
    if name == "key" and Path(given[name]).suffix.lower() in _PACKED:
        raise click.UsageError(session.word("usage.sign.p12", name=given[name]))
    if name in _NEEDED and not given[_NEEDED[name]]:
        raise click.UsageError(session.word("usage.needs", first=f"--{name}", second=f"--{_NEEDED[name]}"))
    return KeyPlace(**{name: value or "" for name, value in given.items() if name != "chain"}, chain=given["chain"])


def _report(session: Session, done: SignedCopy, wanted: str) -> None:
    signed = done.signed
    if session.json:
        session.put_json(
            {
                "file": str(done.path),
                "field": signed.field.name,
                "holder": signed.holder,
                "level": signed.level,
                "awaited": [field.name for field in signed.awaited],
            }
        )
        return
    session.put(shown_path(done.path))
    level = signed.level.written
    if signed.holder:
        session.say(session.word("talk.signature", name=signed.holder, level=level))
    else:
        session.say(session.word("talk.stamped", level=level))
    if signed.level != wanted and signed.holder:
        session.say(session.word("talk.later", level=level))
    if signed.awaited:
        names = ", ".join(
            dict.fromkeys(f"{field.person} (`{field.signatory or field.name}`)" for field in signed.awaited)
        )
        session.say(session.word("talk.awaited", names=names))
