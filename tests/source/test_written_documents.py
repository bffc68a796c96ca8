"""Documents with known edits, written in each format: no word is lost, none invented, exactly the edits found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from engross.api.texts import alike
from engross.compare import compare
from engross.diagnostics import Collector
from engross.model.outline import Reading, lines
from engross.source.compared_file import read_file
from tests.source.written_documents import FORMATS, Writer, numbers, wanted_words, write


def read(folder: Path, name: str, text: str) -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    reading = read_file(path, name, Collector())
    assert isinstance(reading, Reading)
    return reading


def words_of(reading: Reading, kind: str) -> list[str]:
    found = [word for line in lines(reading.outline) for word in line.text.split() if word != "|"]
    return [word.rstrip(".") if kind == "txt" and not word[0].isdigit() else word for word in found]


def check(folder: Path, seed: int, kind: str) -> None:
    rng = random.Random(f"{kind} {seed}")
    writer = Writer(rng)
    old = writer.document()
    new = writer.edited(old)
    readings = []
    for name, blocks in (("old", old), ("new", new)):
        reading = read(folder, f"{name}.{kind}", write(blocks, kind, random.Random(f"{kind} {seed} {name}")))
        assert words_of(reading, kind) == wanted_words(blocks)
        readings.append(reading)
    if kind != "txt":
        for reading, blocks in zip(readings, (old, new), strict=True):
            wanted = [(one.depth, bool(number)) for one, number in zip(blocks, numbers(blocks), strict=True)]
            found = [(line.depth, line.marker == "number") for line in lines(reading.outline)]
            assert found == wanted
    was, now = alike(*readings)
    redline = compare(was.outline, now.outline)
    out = {word for block in redline.blocks for seg in block.segs if seg.op == "delete" for word in seg.text.split()}
    into = {word for block in redline.blocks for seg in block.segs if seg.op == "insert" for word in seg.text.split()}
    marks = {"|", "."}
    assert {word.strip(".") for word in out - marks} - {""} == writer.out
    assert {word.strip(".") for word in into - marks} - {""} == writer.into
    assert not [seg for block in redline.blocks for seg in block.segs if seg.op == "move"]


@pytest.mark.parametrize("kind", FORMATS)
def test_edits_of_a_written_document_are_found(tmp_path: Path, kind: str) -> None:
    for seed in range(8):
        check(tmp_path, seed, kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
def test_edits_of_500_written_documents_are_found(tmp_path: Path, kind: str) -> None:
    for seed in range(100, 225):
        check(tmp_path, seed, kind)
