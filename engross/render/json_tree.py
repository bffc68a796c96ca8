"""The document tree as JSON: every node with its type, its id and its place in the sources."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from engross.diagnostics import Origin
from engross.model.document import Document, node_name
from engross.model.rendering import Look, Rendering


def render(document: Document, look: Look) -> Rendering:
    """UTF-8 JSON (`engross-document/1`); each node is an object whose `node` is its type. Empty fields are left out."""
    tree = {"format": "engross-document/1", "draft": look.draft, **_node(document)}
    return Rendering((json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode())


def _node(value: Any) -> Any:
    if isinstance(value, Origin):
        return str(value) if value.file else None
    if is_dataclass(value):
        out: dict[str, Any] = {"node": node_name(type(value))}
        for field in fields(value):
            content = _node(getattr(value, field.name))
            if content not in (None, "", [], {}):
                out[field.name] = content
        return out
    if isinstance(value, tuple):
        return [_node(item) for item in value]
    return value
