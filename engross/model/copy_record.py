"""The record inside a copy, by which it can be verified and made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from engross.model.counterpart import CopyKind, Counterpart
from engross.model.field import SignatureField
from engross.model.rendering import Placement
from engross.model.seal import Seals

FORMAT = "engross-copy/1"
RECORD_NAME = "engross.json"
"""The name of the record among the files inside a PDF."""


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
    """The record again. Raises `ValueError` if it is not one."""
    try:
        found = json.loads(content)
        if found.pop("format") != FORMAT:
            raise ValueError("another format")
        return CopyRecord(
            **{
                **found,
                "counterpart": Counterpart(**{**found["counterpart"], "kind": CopyKind(found["counterpart"]["kind"])}),
                "seals": Seals(tuple(found["seals"]["pages"]), found["seals"]["fingerprint"]),
                "fields": tuple(
                    SignatureField(**{**one, "placement": Placement(**one["placement"]) if one["placement"] else None})
                    for one in found["fields"]
                ),
            }
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a record of a copy: {error}") from None
