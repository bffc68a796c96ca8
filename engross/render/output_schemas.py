"""The JSON Schema (draft 07) of each kind of JSON that comparisons are written as."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("schemas")


def output_schemas() -> dict[str, dict[str, Any]]:
    """The schemas by file name: redline, three texts, history of a clause."""
    return {path.name: json.loads(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.schema.json"))}
