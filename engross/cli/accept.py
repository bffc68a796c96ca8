"""`engross accept`: takes the wanted changes of a text that came back into the files of a draft."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from engross.cli.session import Session, today_or
from engross.cli.values import Day, InputPath, ProtocolName, Words, shown_path
from engross.cli.verb import verb

if TYPE_CHECKING:
    from engross.api import Offer, Offers


@verb("accept")
@click.argument("file", type=InputPath())
@click.option("--into", type=ProtocolName(), required=True)
@click.option("--all", "every", is_flag=True)
@click.option("--author", "authors", type=Words("words"), multiple=True)
@click.option("--changes", type=InputPath())
@click.option("--list", "listed", is_flag=True)
@click.option("--untracked", is_flag=True)
@click.option("--partly", is_flag=True)
@click.option("--today", type=Day())
@click.pass_obj
def command(
    session: Session,
    file: str,
    into: str,
    every: bool,
    authors: tuple[str, ...],
    changes: str | None,
    listed: bool,
    untracked: bool,
    partly: bool,
    today: date | None,
) -> int:
    from engross import api

    ways = [name for name, given in _ways(every, authors, changes, listed) if given]
    if len(ways) > 1:
        raise click.UsageError(session.word("usage.both", first=ways[0], second=ways[1]))
    workspace = session.workspace()
    numbers: tuple[int, ...] | None = None
    if listed or not ways:
        offered = api.offers(workspace, file, into)
        session.tell(offered.diagnostics)
        if listed:
            _list(session, offered, file)
            return 0
        numbers = _one_by_one(session, offered)
        if numbers is None:
            return 1
        if not numbers and not offered.remarks:
            session.say(session.word("offer.nothing"))
            return 0
    elif changes is not None:
        numbers = api.read_choices(changes, file)
    accepted = api.accept(
        workspace,
        file,
        into,
        today=today_or(today),
        changes=numbers,
        authors=authors,
        untracked=untracked,
        partly=partly,
    )
    session.tell(one for one in accepted.diagnostics if not ways or one.code.startswith("accept"))
    if session.json:
        session.put_json({"accepted": list(accepted.numbers), "files": [shown_path(path) for path in accepted.files]})
    for path in () if session.json else accepted.files:
        session.put(shown_path(path))
    if accepted.failed:
        return 1
    session.say(session.word("offer.done", n=len(accepted.numbers)))
    return 0


def _ways(every: bool, authors: tuple[str, ...], changes: str | None, listed: bool) -> tuple[tuple[str, bool], ...]:
    return ("--all", every), ("--author", bool(authors)), ("--changes", changes is not None), ("--list", listed)


def _list(session: Session, offered: Offers, file: str) -> None:
    from engross import api

    if session.json:
        session.put_json(api.choices_of(offered, file))
        return
    for offer in offered.changes:
        session.put("\n".join(_lines(session, offer)))
    for remark in offered.remarks:
        session.put(session.word("offer.remark", author=remark.author, place=remark.place, text=remark.text))
    session.say(session.word("talk.changes", n=len(offered.changes)))


def _lines(session: Session, offer: Offer) -> list[str]:
    """A change as it is shown: its number, who made it, where, and the words on both sides."""
    who = offer.author or session.word("offer.nobody")
    head = session.word("offer.change", number=offer.number, place=offer.place or "–", author=who)
    if offer.date:
        head += f", {offer.date[:10]}"
    lines = [head]
    if offer.kind == "set":
        lines.append(f"    {session.word('offer.set')} {offer.new}")
    elif offer.kind == "moved":
        lines.append(f"    {session.word('offer.moved')} {offer.new or offer.old}")
    else:
        lines += [f"  - {offer.old}"] if offer.old else []
        lines += [f"  + {offer.new}"] if offer.new else []
    return lines


def _one_by_one(session: Session, offered: Offers) -> tuple[int, ...] | None:
    """Asks for each change. Gives the numbers of those that were accepted; None if the person stops."""
    yes, no, rest, stop = (session.word(f"offer.{name}") for name in ("yes", "no", "rest", "stop"))
    numbers: list[int] = []
    for index, offer in enumerate(offered.changes):
        session.clear()
        for line in _lines(session, offer):
            sys.stderr.write(f"{line}\n")
        while True:
            sys.stderr.write(f"{session.word('offer.ask')} ")
            sys.stderr.flush()
            line = sys.stdin.readline()
            answer = line.strip().casefold()[:1]
            if not line or answer == stop:
                session.say(session.word("offer.stopped"))
                return None
            if answer == rest:
                return (*numbers, *(later.number for later in offered.changes[index:]))
            if answer in (yes, no):
                numbers += [offer.number] if answer == yes else []
                break
    return tuple(numbers)
