"""What comparisons are written as has the same bytes in two processes, whatever the seed of Python's hashes is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

OLD = """# Entente

## Article 1 – Objet

Les villes *favorisent* la [circulation](https://example.org/a) des artistes.<!-- a -->

- un
- deux
    - trois

## Article 2 – Budget

Le budget est arrêté chaque année par le comité. ![un plan](a.png)
"""
NEW = """# Entente

## Article 1 – Objet

Les villes **favorisent** la [circulation](https://example.org/b) des œuvres.<!-- b -->

1. un
2. deux
- trois

## Article 3 – Budget

Le budget est arrêté tous les deux ans par le comité. ![un plan](b.png)

Un rapport ● suit.
"""


def written(folder: Path, seed: str, *arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "engross", "--lang", "fr", "compare", *arguments, "-o", "-"],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in (("old", OLD), ("new", NEW), ("other", NEW.replace("œuvres", "idées"))):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("to", ["text", "html", "json", "pdf"])
def test_a_comparison_has_the_same_bytes_in_every_process(texts: Path, to: str) -> None:
    first, second = (written(texts, seed, "old.md", "new.md", "--to", to) for seed in ("1", "2"))
    assert first == second
    assert b"built-in method" not in first


@pytest.mark.parametrize("to", ["text", "html", "json"])
def test_a_comparison_of_three_texts_too(texts: Path, to: str) -> None:
    arguments = ("--three", "old.md", "new.md", "other.md", "--to", to)
    assert written(texts, "1", *arguments) == written(texts, "2", *arguments)
