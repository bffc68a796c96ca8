"""The printed protocol 2017-2019 says what the transcription says, but for its errata, word for word and in order."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from engross import api
from engross.diagnostics import Collector
from engross.model.protocol import Errata
from engross.source.library import Library
from engross.workspace import Workspace

NAME = "quebec-namur/2017-2019"


@pytest.fixture(scope="module")
def errata(library: Workspace) -> Errata:
    collector = Collector()
    found = Library(library).errata(NAME, collector)
    assert found is not None
    assert not list(collector)
    return found.record


def transcription(library: Workspace) -> str:
    """The words as found: Markdown's own signs are not words."""
    text = (library.root / f"protocols/{NAME}.source.txt").read_text(encoding="utf-8")
    text = re.sub(r"</?sup>", "", text)
    return re.sub(r"^(?:#+|-) ", "", text, flags=re.MULTILINE)


def corrected(text: str, errata: Errata) -> str:
    """The words as they should be printed. An erratum that finds nothing is an error of its own."""
    for one in errata.errata:
        assert " ".join(one.found.split()) in " ".join(text.split()), f"nothing like {one.found!r} in the transcription"
        if one.found != one.printed:
            pattern = r"\s+".join(re.escape(word) for word in one.found.split()) or re.escape(one.found)
            text = re.sub(pattern, lambda _, to=one.printed: to, text, count=0 if one.scope == "throughout" else 1)
    return text


def printed(path: Path) -> list[str]:
    """The words that a reader of the PDF finds, without the running foot; one that was divided is whole again."""
    pages = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True, text=True).stdout
    out: list[str] = []
    for number, page in enumerate(pages.split("\f")):
        lines = [line for line in page.split("\n") if line.strip()]
        if number:
            lines = [line for line in lines if not re.search(rf"page {number + 1} de \d+", line)]
        out.extend(re.sub(r"^–(?: |$)", "", line) for line in lines)
    return re.sub("(-)\n|\u00ad\n", r"\1", "\n".join(out)).split()


def test_the_printed_words_are_those_of_the_transcription_but_for_the_errata(
    library: Workspace, errata: Errata, tmp_path: Path
) -> None:
    [built] = api.build(library, (NAME,), api.BuildOptions("pdf", tmp_path / "2017-2019.pdf"))
    assert built.path is not None
    expected = corrected(transcription(library), errata).split()
    found = printed(built.path)
    assert len(expected) > 500
    for at, (want, have) in enumerate(zip(expected, found, strict=False)):
        assert want == have, " ".join(expected[max(0, at - 5) : at + 5])
    assert len(expected) == len(found)


def test_the_errata_correct_nothing_but_the_title(errata: Errata) -> None:
    words = [one for one in errata.errata if one.scope == "here" and one.found != one.printed]
    assert [one.found for one in words] == ["PROCOLE DE COLLABORATION"]
