"""A file of choices: the changes of a text that came back, each accepted or not."""

from __future__ import annotations

from dataclasses import asdict
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engross.diagnostics import Collector, Origin, Refused, refuse

if TYPE_CHECKING:
    from engross.api.accepting import Offers

FORMAT = "engross-changes/1"
_LARGEST = 20_000_000
"""Bytes beyond which a file of choices is refused."""


def choices_of(offered: Offers, file: str | PathLike[str]) -> dict[str, Any]:
    """The changes of `file` as JSON (`engross-changes/1`), each with `accept` still open (null)."""
    changes = [{**asdict(offer), "accept": None} for offer in offered.changes]
    remarks = [asdict(remark) for remark in offered.remarks]
    return {"format": FORMAT, "sha256": _digest(Path(file)), "changes": changes, "comments": remarks}


def read_choices(path: str | PathLike[str], file: str | PathLike[str]) -> tuple[int, ...]:
    """The numbers of the changes that a file of choices accepts, in order.

    Raises `Refused`: unreadable-file, outline-syntax, choices-kind, choices-entry, and
    choices-of-another if it was made for another file than `file`.
    """
    name = str(path)
    origin = Origin(name)
    record = _json(Path(path), name)
    if not isinstance(record, dict) or record.get("format") != FORMAT or not isinstance(record.get("changes"), list):
        raise refuse("choices-kind", origin, name=name)
    if record.get("sha256") != _digest(Path(file)):
        raise refuse("choices-of-another", origin, name=name, file=str(file))
    wrong = Collector()
    numbers = []
    for place, entry in enumerate(record["changes"], 1):
        number = entry.get("number") if isinstance(entry, dict) else None
        accept = entry.get("accept") if isinstance(entry, dict) else None
        if not isinstance(number, int) or isinstance(number, bool) or accept not in (True, False, None):
            wrong.add("choices-entry", origin, place=place)
        elif accept:
            numbers.append(number)
    if wrong.failed:
        raise Refused(wrong.sorted())
    return tuple(numbers)


def _json(path: Path, name: str) -> Any:
    from engross.source.outline_json import parse_json

    try:
        if path.stat().st_size > _LARGEST:
            raise refuse("choices-kind", Origin(name), name=name)
        data = path.read_bytes()
    except OSError as error:
        raise refuse("unreadable-file", Origin(name), name=name, reason=error.strerror or str(error)) from None
    return parse_json(data, name, Collector())[0]


def _digest(path: Path) -> str:
    from hashlib import sha256

    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise refuse("unreadable-file", Origin(str(path)), name=str(path), reason=str(error.strerror)) from None


__all__ = ["FORMAT", "choices_of", "read_choices"]
