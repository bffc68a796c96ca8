"""A workspace ready to build, in French or in English: a first protocol between two invented cities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engross.diagnostics import Origin, Refused, refuse
from engross.output import write
from engross.schema import FILES, file_name, schemas
from engross.workspace import builtin_root

LANGUAGES = ("fr", "en")
"""The languages of a first protocol; each is a folder here."""

_HERE = Path(__file__).resolve().parent
_IGNORED = "/output/\n/register/*/.*.lock\n"
"""What git leaves out: what can be made again, and locks. `signed/` and `register/` are tracked."""
_STYLE = "templates/protocol/style.css"
_STYLE_NOTES = {
    "fr": "/* La feuille de style d'engross : changez-y tout à votre gré ; effacez ce fichier pour la retrouver. */\n",
    "en": "/* engross's stylesheet: change what you like in it; delete this file to have engross's own again. */\n",
}


def create(folder: Path, lang: str = "fr") -> tuple[Path, ...]:
    """Fill `folder`, which is made if needed, and give the files written.

    Raises `Refused`: folder-not-empty, cannot-write, disk-full. Then no file is left behind.
    """
    existed = _empty(folder)
    done: list[Path] = []
    try:
        for name, content in _files(lang if lang in LANGUAGES else LANGUAGES[0]):
            write(folder / name, content)
            done.append(folder / name)
    except Refused:
        _undo(folder, done, existed)
        raise
    return tuple(done)


def _empty(folder: Path) -> bool:
    """Whether `folder` exists. Raises `Refused` if it is not empty, or if it is not a folder."""
    try:
        for first in folder.iterdir():
            raise refuse("folder-not-empty", Origin(str(folder)), name=str(folder), first=first.name)
    except FileNotFoundError:
        return False
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("cannot-write", Origin(str(folder)), name=str(folder), reason=reason) from None
    return True


def _files(lang: str) -> Iterator[tuple[str, bytes]]:
    base = _HERE / lang
    for path in sorted(base.rglob("*")):
        if path.is_file():
            yield path.relative_to(base).as_posix(), path.read_bytes()
    yield _STYLE, _STYLE_NOTES[lang].encode() + (builtin_root() / _STYLE).read_bytes()
    yield ".gitignore", _IGNORED.encode()
    yield ".vscode/settings.json", _json(settings())
    for name, schema in schemas(lang).items():
        yield f"schemas/{name}", _json(schema)


def settings() -> dict[str, Any]:
    """VS Code's settings of a workspace: which schema explains which files, and the extension that reads them."""
    return {
        "yaml.schemas": {f"./schemas/{file_name(kind)}": list(patterns) for kind, patterns in FILES.items()},
        "yaml.schemaStore.enable": False,
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _undo(folder: Path, done: list[Path], existed: bool) -> None:
    for path in reversed(done):
        path.unlink(missing_ok=True)
    inside = [path for path in folder.rglob("*") if path.is_dir()] if folder.is_dir() else []
    for path in sorted(inside, reverse=True):
        path.rmdir()
    if not existed and folder.is_dir():
        folder.rmdir()


__all__ = ["LANGUAGES", "create", "settings"]
