"""Letters that are written in another Unicode form are no change of words, and the account says so."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from engross.diagnostics import Collector
from engross.model.outline import Reading, uncompared
from engross.source.compared_file import read_file

TEXTS = {
    "md": "# Règlement\n\nL’élève **délégué** préside à l’été. Voir [l’arrêté](a.html).\n\n- une créée\n",
    "html": "<!doctype html><title>T</title><h1>Règlement</h1><p>L’élève <b>délégué</b> préside à l’<i>été</i>.</p>",
    "txt": "RÈGLEMENT\n\nL’élève délégué préside à l’été.\n",
}


def _read(folder: Path, text: str, ending: str) -> Reading:
    path = folder / f"text.{ending}"
    path.write_text(text, encoding="utf-8")
    reading = read_file(path, path.name, Collector())
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize("ending", TEXTS)
def test_a_text_in_decomposed_letters_reads_as_the_same_words_set_the_same_way(tmp_path: Path, ending: str) -> None:
    composed = _read(tmp_path, TEXTS[ending], ending)
    decomposed = _read(tmp_path, normalize("NFD", TEXTS[ending]), ending)
    assert decomposed.outline == composed.outline
    assert decomposed.source != composed.source
    [told] = [one for one in uncompared(composed, decomposed) if one.kind == "unicode-form"]
    assert (told.old, told.same) == (0, False)
    assert told.new >= 4


def test_a_text_in_composed_letters_is_left_as_it_is(tmp_path: Path) -> None:
    assert "unicode-form" not in _read(tmp_path, TEXTS["md"], "md").left_out
