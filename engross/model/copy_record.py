"""The record inside a copy, by which it can be verified and made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from engross.model.counterpart import Counterpart
from engross.model.field import SignatureField
from engross.model.seal import Seals
from engross.model.typed import typed

FORMAT = "engross-copy/1"
RECORD_NAME = "engross.json"
"""The name of the record among the files inside a PDF."""
_LONGEST = 4 << 20
"""The most bytes that a record may have."""


@dataclass(frozen=True, slots=True)
class CopyRecord:
    """One copy that was made.

    `asked` holds all that was asked for (paper, date of issue, …), enough to
    make the same bytes again from `sources`, which are attached under these
    names: files of the workspace with their SHA-256. `versions` are those of
    the programs that laid it out.
    """

    protocol: str
    counterpart: Counterpart
    seals: Seals
    asked: Mapping[str, Any]
    sources: Mapping[str, str]
    versions: Mapping[str, str]
    fields: tuple[SignatureField, ...] = ()


def write_record(record: CopyRecord) -> bytes:
    """The record as JSON, always in the same order."""
    return (
        json.dumps({"format": FORMAT, **asdict(record)}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    ).encode()


def read_record(content: bytes) -> CopyRecord:
    """The record again. Raises `ValueError` if it is not one, whatever it holds instead."""
    if len(content) > _LONGEST:
        raise ValueError("longer than any record")
    try:
        value = json.loads(content)
        if not isinstance(value, dict) or value.pop("format", None) != FORMAT:
            raise ValueError("another format")
        record: CopyRecord = typed(CopyRecord, value)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return record
