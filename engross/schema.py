"""The JSON Schema of each kind of YAML file, made from the typed model, for editors that complete and explain keys.

Draft 07, because the YAML extensions of editors know no later one well: keys
beside a `$ref` are ignored there, so a reference with a description is wrapped in `allOf`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from engross.language import languages
from engross.messages.fr.schema import NOTES as FRENCH
from engross.model.amendment import Operations
from engross.model.answers import Answers
from engross.model.clause import ClauseFront, Trace
from engross.model.life_event import LifeFile
from engross.model.party import Party
from engross.model.protocol import Errata, Protocol, Relation
from engross.model.template import TemplateRecord

ROOTS: Mapping[str, type[BaseModel]] = {
    "party": Party,
    "relation": Relation,
    "protocol": Protocol,
    "errata": Errata,
    "operations": Operations,
    "life": LifeFile,
    "template": TemplateRecord,
    "trace": Trace,
    "answers": Answers,
    "clause": ClauseFront,
}
"""What each kind of file holds; the last is the front matter of a clause."""

FILES: Mapping[str, tuple[str, ...]] = {
    "party": ("parties/*.yaml",),
    "relation": ("protocols/*/relation.yaml",),
    "protocol": (
        "protocols/*/*.yaml",
        "!protocols/*/relation.yaml",
        "!protocols/*/*.errata.yaml",
        "!protocols/*/*.operations.yaml",
        "!protocols/*/*.life.yaml",
    ),
    "errata": ("protocols/*/*.errata.yaml",),
    "operations": ("protocols/*/*.operations.yaml",),
    "life": ("protocols/*/*.life.yaml",),
    "template": ("templates/*/template.yaml",),
    "trace": ("clauses/*/*.trace.yaml",),
    "answers": ("answers.yaml", "*.answers.yaml"),
}
"""Where the files of each kind stand in a workspace, as VS Code's YAML extension matches them."""

_NOTES: Mapping[str, Mapping[str, str]] = {"fr": FRENCH}
_TABLES = ("properties", "patternProperties", "definitions")
_EDITOR_TEXT = ["string", "number"]
"""The type of a text for editors. An editor reads `1` as a number, while engross reads the text `1`."""


def file_name(kind: str) -> str:
    return f"{kind}.schema.json"


def schemas(lang: str) -> dict[str, dict[str, Any]]:
    """The schemas by file name (`party.schema.json`), their explanations in `lang`."""
    return {file_name(kind): _schema(model, lang) for kind, model in ROOTS.items()}


def models(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that its fields hold, each once."""
    waiting, seen = [root], {root}
    while waiting:
        model = waiting.pop()
        yield model
        for field in model.model_fields.values():
            for inner in _inside(field.annotation):
                if inner not in seen:
                    seen.add(inner)
                    waiting.append(inner)


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)


def _schema(root: type[BaseModel], lang: str) -> dict[str, Any]:
    generated = root.model_json_schema(ref_template="#/definitions/{model}")
    generated["definitions"] = generated.pop("$defs", {})
    read = _read(generated)
    notes = _NOTES.get(lang, {})
    for model in models(root):
        name = model.__name__
        here = read if model is root else read["definitions"].get(name)
        if here is None:  # a model that is written as a text, without keys: a period, a moment
            continue
        here["description"] = notes.get(name, here.get("description", ""))
        for field_name, field in model.model_fields.items():
            if note := notes.get(f"{name}.{field_name}", field.description):
                here["properties"][field.alias or field_name]["description"] = note
    for name in read["definitions"].keys() & notes.keys():  # enumerations, such as a state, are not models
        read["definitions"][name]["description"] = notes[name]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **read}


def _read(node: dict[str, Any]) -> dict[str, Any]:
    """A schema for editors: no generated titles, flat alternatives, texts that may look like numbers."""
    out: dict[str, Any] = {}
    for key, value in node.items():
        if key in _TABLES:
            out[key] = {name: _read(inner) for name, inner in value.items()}
        elif key in ("anyOf", "allOf"):
            out[key] = [_read(inner) for inner in value]
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            out[key] = {word: inner for word, inner in _read(value).items() if word != "description"}
        elif key != "title" and not (key == "default" and value is None):
            out[key] = value
    if out.get("type") == "string" and not out.keys() & {"enum", "pattern"}:
        out["type"] = _EDITOR_TEXT
    if "patternProperties" in out:
        (each,) = out["patternProperties"].values()
        out["properties"] = dict.fromkeys(languages(), each)
        out["additionalProperties"] = False
    if "$ref" in out and len(out) > 1:
        out["allOf"] = [{"$ref": out.pop("$ref")}]
    return _merged(out) if "anyOf" in out else out


def _merged(node: dict[str, Any]) -> dict[str, Any]:
    """Flattens nested alternatives, and joins alternatives that are only a type into one list of types."""
    rows: list[dict[str, Any]] = []
    for row in node.pop("anyOf"):
        inner = row.get("anyOf")
        rows.extend(inner if inner is not None and row.keys() <= {"anyOf", "description"} else [row])
    types: list[str] = []
    for row in [row for row in rows if row.keys() == {"type"}]:
        rows.remove(row)
        types.extend(row["type"] if isinstance(row["type"], list) else [row["type"]])
    if types:
        rows.append({"type": list(dict.fromkeys(types))})
    return {**node, **rows[0]} if len(rows) == 1 else {**node, "anyOf": rows}


__all__ = ["FILES", "ROOTS", "file_name", "models", "schemas"]
