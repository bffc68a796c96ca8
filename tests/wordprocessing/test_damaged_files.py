"""Damaged files: whatever happened to one, it is read or refused with a code, never a traceback and never a hang."""

from __future__ import annotations

import io
import random
import re
import zipfile
from pathlib import Path

import pytest

from engross.diagnostics import Collector, Refused
from engross.render import RENDERERS
from engross.source.wordprocessing.reading import read_word_file
from tests.render.samples import document, look
from tests.render.word import converted

MUTATED = 2_000
_VALUES = (b'""', b'"-1"', b'"99999999999"', b'"abc"', b'"0"')


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The file with some bytes changed or its end cut off; or with one part changed, so that the zip is whole."""
    if chance.random() < 0.2:
        held = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            held[chance.randrange(len(held))] = chance.randrange(256)
        return bytes(held[: chance.randrange(len(held))]) if chance.random() < 0.3 else bytes(held)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(out, "w") as made:
        names = file.namelist()
        hit = chance.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            made.writestr(name, _changed(file.read(name), chance) if name == hit else file.read(name))
    return out.getvalue()


def _changed(part: bytes, chance: random.Random) -> bytes:
    held = bytearray(part)
    for _ in range(chance.randint(1, 6)):
        if not held:
            break
        at, way = chance.randrange(len(held)), chance.random()
        if way < 0.2:
            held[at] = chance.randrange(256)
        elif way < 0.4:
            del held[at : at + chance.randint(1, 40)]
        elif way < 0.6:
            held[at:at] = held[chance.randrange(len(held)) :][: chance.randint(1, 60)]
        elif found := list(re.finditer(rb'"[^"]{0,20}"', bytes(held))):
            value = chance.choice(found)
            held[value.start() : value.end()] = chance.choice(_VALUES)
    return bytes(held)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_damaged_files_are_read_or_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "acte.docx"
    path.write_bytes(RENDERERS["docx"].render(document(), look(draft=True)).content)
    data = (path if kind == "docx" else converted(path, kind, tmp_path / "out")).read_bytes()
    chance = random.Random(2026)
    ends: dict[str, int] = {}
    for _ in range(MUTATED):
        try:
            read_word_file(_damaged(data, chance), "a", Collector())
            ends["read"] = ends.get("read", 0) + 1
        except Refused as refused:
            code = refused.diagnostics[0].code
            ends[code] = ends.get(code, 0) + 1
    assert ends["read"] > 100
    assert ends["word-file-broken"] > 100
    assert set(ends) - {"read"} <= {
        f"word-file-{end}" for end in ("broken", "entities", "kind", "protected", "too-large")
    }
