"""Outlines and redlines as JSON, for use with other tools; `engross.source.outline_json` reads them back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from engross.model.brief import Brief
from engross.model.outline import Filled, Formatted, Outline, OutlineBlock, OutlineClause
from engross.model.redline import End, MarkKind, Redline, Seg, Skeleton
from engross.model.summary import ConcordanceRow, Fact, Nature, ProvisionName, Summary

FORMAT = "engross-redline/1"
_SCHEMAS = Path(__file__).with_name("schemas")


def output_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema (draft 07) of each JSON that comparisons are written as, by file name.

    These are the redline, the comparison of three texts and the history of a clause.
    """
    return {path.name: json.loads(path.read_text("utf-8")) for path in sorted(_SCHEMAS.glob("*.schema.json"))}


def outline_json(outline: Outline) -> str:
    """`outline` as the JSON of the neutral outline, with a line feed at the end. Empty ids and values are left out."""
    clauses = []
    for clause in outline.clauses:
        written: dict[str, Any] = {"id": clause.id} if clause.id else {}
        written |= {"level": clause.level, "heading": clause.heading}
        written |= _held(clause)
        written["blocks"] = [_block(block) for block in clause.blocks]
        clauses.append(written)
    return _dump({"lang": outline.lang, "clauses": clauses})


def redline_json(redline: Redline, brief: Brief | None = None, *, hide: frozenset[MarkKind] = frozenset()) -> str:
    """`redline` as JSON, with a line feed at the end. The same redline always gives the same bytes.

    A `brief` adds the account and the concordance. Kinds in `hide` are named as hidden but are still there: both
    texts can be read from the JSON.
    """
    written: dict[str, Any] = {
        "format": FORMAT,
        "old": _skeleton(redline.old),
        "new": _skeleton(redline.new),
        "uncompared": list(redline.uncompared),
        "blocks": [
            {"segs": [_seg(seg) for seg in block.segs], "end": _mark(block.end)}
            | ({} if block.old is None else {"old": block.old})
            | ({} if block.new is None else {"new": block.new})
            for block in redline.blocks
        ],
    }
    if brief is not None:
        written |= {
            "names": {"old": brief.old, "new": brief.new},
            "author": brief.author,
            "authors": dict(brief.authors),
            "date": brief.date,
            "hidden": sorted(hide),
            "left_out": [
                {"kind": left_out.kind, "old": left_out.old, "new": left_out.new, "same": left_out.same}
                for left_out in brief.left_out
            ],
            "summary": _summary(brief),
            "concordance": [_row(row) for row in brief.summary.rows],
        }
    return _dump(written)


def _summary(brief: Brief) -> dict[str, Any]:
    summary = brief.summary
    return {
        "lang": brief.lang,
        "changes": len(summary.changes),
        "places": summary.places,
        "words": {"old": summary.words_old, "new": summary.words_new},
        "natures": {str(nature): _figures(summary, nature) for nature in Nature},
        "reshaped": summary.reshaped,
        "sentences": [{"text": entry.text, "changes": entry.changes} for entry in brief.sentences],
        "facts": [_fact(entry, summary) for entry in summary.facts],
    }


def _figures(summary: Summary, nature: Nature) -> dict[str, int]:
    return {"changes": summary.of(nature), "out": summary.words_out(nature), "in": summary.words_in(nature)}


def _fact(fact: Fact, summary: Summary) -> dict[str, Any]:
    """A fact with the numbers of its marks, as `change` in the blocks has them."""
    written: dict[str, Any] = {
        "topic": str(fact.topic),
        "changes": [list(summary.changes[index].places) for index in fact.changes],
        "out": fact.words_out,
        "in": fact.words_in,
    }
    written |= {} if fact.row is None else {"row": fact.row}
    written |= {} if fact.other is None else {"from": fact.other}
    return written | {name: text for name, text in (("old", fact.old), ("new", fact.new), ("path", fact.path)) if text}


def _row(row: ConcordanceRow) -> dict[str, Any]:
    return {
        "old": [_provision(provision) for provision in row.old],
        "new": [_provision(provision) for provision in row.new],
        "fates": [str(fate) for fate in row.fates],
        "changed": row.changed,
        "words": row.words,
    }


def _provision(provision: ProvisionName) -> dict[str, Any]:
    return (
        {"ordinal": provision.ordinal}
        | ({"id": provision.id} if provision.id else {})
        | {"level": provision.level, "heading": provision.heading}
    )


def _dump(written: dict[str, Any]) -> str:
    return json.dumps(written, ensure_ascii=False) + "\n"


def _seg(seg: Seg) -> dict[str, Any]:
    written = _mark(seg)
    written["text"] = seg.text
    if seg.kind:
        written["kind"] = str(seg.kind)
    return written


def _mark(mark: Seg | End) -> dict[str, Any]:
    written: dict[str, Any] = {"op": mark.op}
    if mark.side:
        written["side"], written["id"] = mark.side, mark.id
    if mark.change:
        written["change"] = mark.change
    if mark.author:
        written["author"], written["date"] = mark.author, mark.date
    return written


def _block(block: OutlineBlock) -> dict[str, Any]:
    written: dict[str, Any] = {"type": block.type}
    written |= {"depth": block.depth} if block.depth else {}
    written |= {"marker": block.marker} if block.marker else {}
    return written | {"text": block.text} | _held(block)


def _held(node: OutlineClause | OutlineBlock) -> dict[str, Any]:
    """What is known of a text besides its words, where there is any."""
    written = {"values": _values(node.values)} if node.values else {}
    return written | ({"formatting": _formatting(node.formatting)} if node.formatting else {})


def _values(values: tuple[Filled, ...]) -> list[list[Any]]:
    return [[value.start, value.end, value.path] for value in values]


def _formatting(formatting: tuple[Formatted, ...]) -> list[list[Any]]:
    return [[formatted.start, formatted.end, formatted.style] for formatted in formatting]


def _skeleton(skeleton: Skeleton) -> dict[str, Any]:
    frames = []
    for frame in skeleton.frames:
        written: dict[str, Any] = {"id": frame.id} if frame.id else {}
        written |= {"level": frame.level, "heading": frame.headed, "blocks": list(frame.types)}
        if frame.values:
            written["values"] = [_values(values) for values in frame.values]
        if frame.formatting:
            written["formatting"] = [_formatting(formatted) for formatted in frame.formatting]
        if frame.depths:
            written["depths"] = list(frame.depths)
        if frame.markers:
            written["markers"] = list(frame.markers)
        frames.append(written)
    return {"lang": skeleton.lang, "clauses": frames}
