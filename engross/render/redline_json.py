"""Outlines and redlines as JSON, for use with other tools; `engross.source.outline` reads them back."""

from __future__ import annotations

import json
from typing import Any

from engross.model.outline import Filled, Outline
from engross.model.redline import End, Redline, Seg, Skeleton

FORMAT = "engross-redline/1"


def outline_json(outline: Outline) -> str:
    """`outline` as the JSON of the neutral outline, a line feed at the end; ids and values only where there are any."""
    clauses = []
    for clause in outline.clauses:
        written: dict[str, Any] = {"id": clause.id} if clause.id else {}
        written |= {"level": clause.level, "heading": clause.heading}
        if clause.values:
            written["values"] = _values(clause.values)
        written["blocks"] = [
            {"type": block.type, "text": block.text} | ({"values": _values(block.values)} if block.values else {})
            for block in clause.blocks
        ]
        clauses.append(written)
    return _dump({"lang": outline.lang, "clauses": clauses})


def redline_json(redline: Redline) -> str:
    """`redline` as JSON, with a line feed at the end; the same redline always gives the same bytes."""
    written: dict[str, Any] = {
        "format": FORMAT,
        "old": _skeleton(redline.old),
        "new": _skeleton(redline.new),
        "uncompared": list(redline.uncompared),
        "blocks": [
            {"segs": [_seg(seg) for seg in block.segs], "end": _end(block.end)}
            | ({} if block.old is None else {"old": block.old})
            | ({} if block.new is None else {"new": block.new})
            for block in redline.blocks
        ],
    }
    return _dump(written)


def _dump(written: dict[str, Any]) -> str:
    return json.dumps(written, ensure_ascii=False) + "\n"


def _seg(seg: Seg) -> dict[str, Any]:
    written = _end(End(seg.op, seg.side, seg.id, seg.change)) | {"text": seg.text}
    return written | {"kind": str(seg.kind)} if seg.kind else written


def _end(end: End) -> dict[str, Any]:
    written: dict[str, Any] = {"op": end.op}
    if end.side:
        written |= {"side": end.side, "id": end.id}
    return written | {"change": end.change} if end.change else written


def _values(values: tuple[Filled, ...]) -> list[list[Any]]:
    return [[one.start, one.end, one.path] for one in values]


def _skeleton(skeleton: Skeleton) -> dict[str, Any]:
    frames = []
    for frame in skeleton.frames:
        written: dict[str, Any] = {"id": frame.id} if frame.id else {}
        written |= {"level": frame.level, "heading": frame.headed, "blocks": list(frame.types)}
        if frame.values:
            written["values"] = [_values(values) for values in frame.values]
        frames.append(written)
    return {"lang": skeleton.lang, "clauses": frames}
