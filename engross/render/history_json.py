"""The history of a clause as JSON."""

from __future__ import annotations

import json
from typing import Any

from engross.model.clause_history import ClauseEditions, ClauseHistory, EditionStep
from engross.render.redline_json import redline_json

FORMAT = "engross-history/1"


def history_json(history: ClauseHistory) -> str:
    """`history` as JSON with a line feed at the end; each step is a redline as `engross compare --to json` has it."""
    written = {
        "format": FORMAT,
        "clause": history.clause,
        "author": history.author,
        "date": history.date,
        "chains": [_chain(chain) for chain in history.chains],
    }
    return json.dumps(written, ensure_ascii=False) + "\n"


def _chain(chain: ClauseEditions) -> dict[str, Any]:
    return {"lang": chain.lang, "editions": [_stage(stage) for stage in chain.stages]}


def _stage(stage: EditionStep) -> dict[str, Any]:
    written: dict[str, Any] = {
        "name": stage.name,
        "heading": stage.heading,
        "status": stage.status,
        "provenance": stage.provenance,
        "protocols": [
            {"name": use.protocol, "title": use.title, "period": use.period, "state": use.state, "open": use.open}
            for use in stage.uses
        ],
    }
    if stage.redline is not None:
        written["redline"] = json.loads(redline_json(stage.redline, stage.brief))
    return written
