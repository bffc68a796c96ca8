"""Two sides' changes as JSON: the three texts in parts, each changed one with its author."""

from __future__ import annotations

import json
from typing import Any

from engross.model.brief import ThreeBrief
from engross.model.three import By, Three, ThreeWayPart

FORMAT = "engross-three/2"


def three_json(three: Three, brief: ThreeBrief) -> str:
    """`three` as JSON with a line feed at the end; `last`, `ours` and `theirs` of all parts give the texts back."""
    written = {
        "format": FORMAT,
        "names": dict(zip(("last", "ours", "theirs"), brief.names, strict=True)),
        "labels": dict(zip(("ours", "theirs"), brief.labels, strict=True)),
        "author": brief.author,
        "date": brief.date,
        "summary": {
            "lang": brief.lang,
            "changes": len(three.changes),
            "by": {str(by): three.of(by) for by in By},
            "sentences": list(brief.sentences),
        },
        "parts": [_part(part) for part in three.parts],
    }
    return json.dumps(written, ensure_ascii=False) + "\n"


def _part(part: ThreeWayPart) -> dict[str, Any]:
    if part.by is None:
        return {"text": part.last}
    written: dict[str, Any] = {
        "by": str(part.by),
        "number": part.number,
        "last": part.last,
        "ours": part.ours,
        "theirs": part.theirs,
        "near": part.near,
        "moves": [{"id": end.id, "side": end.side, "whole": end.whole} for end in part.moves],
    }
    if part.authors:
        written["authors"] = list(part.authors)
    if part.provision is not None:
        written["provision"] = {"ordinal": part.provision.ordinal, "heading": part.provision.heading}
        written["provision"] |= {"id": part.provision.id} if part.provision.id else {}
    return written
