"""Writes entries as lines of a hash chain, and reads them back if no line was changed.

Each line is a JSON object with its number, the hash of the line before and its
own hash. An edited, missing or moved line is refused with its number. The chain
cannot show that lines at the end are missing; the tip file does (see `store`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from engross.diagnostics import Origin, refuse
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.registered import Entry, Event, Issued

FORMAT = "engross-register/1"


_LATER = frozenset(("witnesses", "text"))
"""The fields of `Issued` that are left out where they are empty."""


def anchor(protocol: str) -> str:
    """The "hash before" of the first line. It binds a register to its protocol."""
    return _hash(f"{FORMAT} {protocol}")


def lines(entries: Sequence[Entry], start: int, before: str) -> Iterator[tuple[str, str]]:
    """Each entry as a line without line end, and the hash of that line. Numbers count from `start`."""
    for number, entry in enumerate(entries, start):
        line = _line(number, before, _plain(entry))
        before = json.loads(line)["hash"]
        yield line, before


def read(text: str, protocol: str, file: str) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries of a register and the hashes of its lines.

    Raises `Refused`, with the line: register-forged (edited), register-gap
    (lines are gone or changed places).
    """
    entries, hashes = [], []
    before = anchor(protocol)
    rows = text.split("\n")
    if rows[-1]:
        raise _forged(file, len(rows), rows[-1])
    for number, row in enumerate(rows[:-1], 1):
        try:
            fields = json.loads(row)
            entry = _entry(fields)
            intact = row == _line(fields["n"], fields["before"], _plain(entry)) and isinstance(fields["n"], int)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise _forged(file, number, row) from None
        if not intact:
            raise _forged(file, number, row)
        if fields["n"] != number:
            raise refuse("register-gap", Origin(file, number), number=number, found=fields["n"])
        if fields["before"] != before:
            # This line is intact, so the line before it was rewritten, or the register belongs to another protocol.
            raise _forged(file, max(number - 1, 1), rows[max(number - 2, 0)])
        before = fields["hash"]
        entries.append(entry)
        hashes.append(before)
    return tuple(entries), tuple(hashes)


def _forged(file: str, number: int, row: str) -> Exception:
    return refuse("register-forged", Origin(file, number), line=row[:400], number=number)


def _line(number: int, before: str, plain: Mapping[str, Any]) -> str:
    content = {"n": number, "before": before, **plain}
    return _json({**content, "hash": _hash(_json(content))})


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(entry: Entry) -> dict[str, Any]:
    """The non-empty fields of an entry, always in the same order."""
    fields = {name: value for name, value in asdict(entry).items() if value}
    if entry.issued is not None:
        issued = {
            **asdict(entry.issued),
            "sources": dict(sorted(entry.issued.sources.items())),
            "fields": dict(sorted(entry.issued.fields.items())),
        }
        # Lines that were written before these fields existed have to give the same text again.
        fields["issued"] = {name: value for name, value in issued.items() if value or name not in _LATER}
    return fields


def _entry(stored: dict[str, Any]) -> Entry:
    fields = {name: value for name, value in stored.items() if name not in ("n", "before", "hash")}
    issued = fields.pop("issued", None)
    if not all(isinstance(value, str) for value in fields.values()):
        raise ValueError("texts only")
    issued_copy = None
    if issued is not None:
        what = issued["counterpart"]
        issued_copy = Issued(
            **{
                **issued,
                "counterpart": Counterpart(**{**what, "kind": CopyKind(what["kind"])}),
                "parties": tuple(issued["parties"]),
            }
        )
    return Entry(**{**fields, "event": Event(fields["event"])}, issued=issued_copy)
