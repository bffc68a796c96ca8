"""Opens workspaces, and adds data to them that is in no file (the row of a database)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engross.api.arguments import File, as_yaml, path_of, plain, wrong
from engross.diagnostics import Collector, Origin, Refused
from engross.workspace import NAME, Workspace, find


def open_workspace(folder: File | None = None) -> Workspace:
    """The workspace that holds `folder` (the working folder if None). Raises `Refused` (no-workspace)."""
    return find(path_of("folder", folder))


def with_protocol(workspace: Workspace, name: str, data: Mapping[str, Any]) -> Workspace:
    """`workspace` with one protocol added, whose record is `data`; no file is written.

    `data` has the keys of a protocol's file. Dates, numbers and decimals may be
    Python values. Its problems are reported when the protocol is used, at the
    line of the key. It hides a protocol of the same name in a file.
    Raises `Refused` (argument-refused).
    """
    return _with_record(workspace, "protocols", name, data)


def with_party(workspace: Workspace, name: str, data: Mapping[str, Any]) -> Workspace:
    """`workspace` with one party added, as `with_protocol`."""
    return _with_record(workspace, "parties", name, data)


def _with_record(workspace: Workspace, folder: str, name: str, data: Mapping[str, Any]) -> Workspace:
    parts = name.split("/")
    if len(parts) != (2 if folder == "protocols" else 1) or not all(NAME.fullmatch(part) for part in parts):
        raise wrong("name", name, choices="`relation/period`" if folder == "protocols" else "`city`")
    if not isinstance(data, Mapping):
        raise wrong("data", data, kind="value")
    text = json.dumps(plain("data", data), ensure_ascii=False, indent=2) + "\n"
    return supplied(workspace, f"{folder}/{name}.yaml", text)


def supplied(workspace: Workspace, file: str, text: str) -> Workspace:
    """`workspace` in which `text` is the content of `file`, instead of what is on disk."""
    others = tuple(entry for entry in workspace.supplied if entry[0] != file)
    return replace(workspace, supplied=(*others, (file, text)))


def with_values(workspace: Workspace, name: str, values: Mapping[str, Any]) -> Workspace:
    """`workspace` in which `values` fill the blanks of the protocol `name`. Its file stays as it is.

    A key is the name of a blank of the protocol (`[[date]]` is filled by
    `date`), or a clause and one of its variables (`culture.annee`). Raises
    `Refused`: unknown-value for a key that is neither, argument-refused, and
    what keeps the protocol from being read.
    """
    from engross.renewal.act_file import blanks_in, entry_values, fill_blank, path_of, set_value
    from engross.source.library import Library
    from engross.source.record import near

    collector = Collector()
    protocol = Library(workspace).protocol(name, collector)
    if protocol is None:
        raise Refused(collector.sorted())
    text = "\n".join(protocol.source.lines)
    blanks = blanks_in(text)
    against = Collector()
    for key, value in values.items():
        ident, dot, variable = str(key).partition(".")
        if key in blanks:
            text = fill_blank(text, key, as_yaml(key, value))
        elif dot and path_of(text, ident) is not None:
            text = set_value(text, ident, variable, as_yaml(key, value))
        else:
            known = (*blanks, *entry_values(text))
            where, shown = Origin(f"protocols/{name}.yaml"), ", ".join(known) or "–"
            against.add("unknown-value", where, name=key, near=near(str(key), known), known=shown)
    if against.failed:
        raise Refused(against.sorted())
    return supplied(workspace, f"protocols/{name}.yaml", text)


def describe(result: Any, lang: str = "en") -> str:
    """A diagnostic, a refusal or a result in sentences, in English or in French; `str()` gives the English ones.

    Raises `Refused` (argument-refused) for a language without words, and for what holds no diagnostics.
    """
    from engross.api.arguments import one_of
    from engross.diagnostics import Diagnostic
    from engross.messages import LANGUAGES, word
    from engross.messages.report import as_text

    one_of("lang", lang, LANGUAGES)
    told = (result,) if isinstance(result, Diagnostic) else getattr(result, "diagnostics", None)
    if told is None:
        raise wrong("result", type(result).__name__, choices="`Diagnostic`, `Refused`, `Report`, `Built`…")
    return as_text(told, lang).rstrip("\n") or word("talk.clean", lang)


def in_english(result: Any) -> str:
    """What `str()` gives of a result."""
    return describe(result, "en")


__all__ = ["describe", "open_workspace", "with_party", "with_protocol", "with_values"]
