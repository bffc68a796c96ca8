"""The counterpart's kit and its answer: what it shows, what comes back, and what an answer cannot do."""

from __future__ import annotations

import base64
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from engross import api
from engross.diagnostics import Refused
from engross.workspace import Workspace
from tests.acceptance.returned_files import DRAFTS, STARTER, TODAY
from tests.acceptance.test_accept import DRAFT, read
from tests.acceptance.test_laws import files_of


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return DRAFT.copied(tmp_path / "workspace")


@pytest.fixture
def last(tmp_path: Path) -> str:
    """The last text: two words and a sentence of the act differ from it."""
    path = tmp_path / "last.html"
    text = DRAFT.sent("html").decode().replace("professionals", "friends").replace("know-how", "skills")
    path.write_text(text, "utf-8")
    return str(path)


def data_of(page: bytes) -> dict[str, Any]:
    found = re.search(rb'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def answered(folder: Path, page: bytes, **said: Any) -> Path:
    path = folder / "answer.json"
    answer = {**data_of(page)["answer"], "by": "Ann", "date": "2026-11-25", **said}
    path.write_text(json.dumps(answer), "utf-8")
    return path


def paragraph(page: bytes, words: str) -> str:
    said: dict[str, str] = data_of(page)["said"]
    return next(number for number, text in said.items() if words in text)


def test_the_kit_shows_the_act_and_each_change(workspace: Workspace, last: str) -> None:
    made = api.kit(workspace, STARTER, against=last, lang="fr")
    data = data_of(made.content)
    assert made.changes == 2
    assert sorted(data["old"].values()) == [["friends", "professionals"], ["skills", "know-how"]]
    assert b"know-how</ins>" in made.content
    assert "Accepter" in made.content.decode()
    alone = api.kit(workspace, STARTER)
    assert alone.changes == 0
    assert alone.paragraphs > 50
    assert api.kit(workspace, STARTER, against=last, lang="fr").content == made.content


def test_the_page_loads_nothing_and_runs_only_its_own_script(workspace: Workspace, last: str) -> None:
    page = unescape(api.kit(workspace, STARTER, against=last).content.decode())
    assert "default-src 'none'; script-src 'sha256-" in page
    assert not re.search(r'\b(?:src|href)="(?!#)', page)
    assert not re.search(r"\son[a-z]+\s*=", page)
    assert "unsafe" not in page


def test_words_of_the_act_are_no_markup(workspace: Workspace) -> None:
    path = workspace.root / "clauses/purpose/1.md"
    path.write_text(
        path.read_text("utf-8").replace("It states", r"\<img src=x onerror=alert(1)\> \</script\>"), "utf-8"
    )
    page = api.kit(workspace, STARTER).content.decode()
    assert "<img" not in page
    assert page.count("</script>") == 2
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_what_is_rejected_goes_back_and_what_is_proposed_comes_in(
    workspace: Workspace, last: str, tmp_path: Path
) -> None:
    page = api.kit(workspace, STARTER, against=last).content
    number = next(key for key, words in data_of(page)["old"].items() if words[1] == "professionals")
    said = paragraph(page, "It states their commitments")
    words = data_of(page)["said"][said].replace("commitments", "promises")
    file = answered(
        tmp_path,
        page,
        changes={number: {"answer": "reject", "comment": "We prefer the old word."}},
        paragraphs={said: {"words": words, "comment": ""}},
        comment="Thank you.",
    )
    offered = api.offers(workspace, file, STARTER)
    assert [(one.author, one.old, one.new) for one in offered.changes] == [
        ("Ann", "professionals", "friends"),
        ("Ann", "commitments,", "promises,"),
    ]
    assert [one.text for one in offered.remarks] == ["Thank you.", "We prefer the old word."]
    accepted = api.accept(workspace, file, STARTER, today=TODAY)
    assert not accepted.failed
    assert "works and friends of culture" in read(workspace, "clauses/culture-and-heritage/2.md")
    assert "It states their promises, the fields" in read(workspace, "clauses/purpose/2.md")
    assert "{{ period }}" in read(workspace, "clauses/purpose/2.md")
    notes = read(workspace, "clauses/culture-and-heritage/2.notes.md")
    assert notes == "- answer.json ; Ann ; 2026-11-25\n- 2026-11-25, Ann : We prefer the old word.\n"


def test_a_second_paragraph_is_proposed_by_a_new_line(workspace: Workspace, tmp_path: Path) -> None:
    page = api.kit(workspace, STARTER).content
    said = paragraph(page, "It states their commitments")
    words = data_of(page)["said"][said]
    file = answered(tmp_path, page, paragraphs={said: {"words": f"{words}\n\nIt is read aloud.", "comment": ""}})
    api.accept(workspace, file, STARTER, today=TODAY)
    assert read(workspace, "clauses/purpose/2.md").endswith("report on them.\n\nIt is read aloud.\n")


def test_superiors_and_emphasis_stay_where_words_beside_them_change(tmp_path: Path) -> None:
    draft = DRAFTS[1]
    workspace = draft.copied(tmp_path / "french")
    page = api.kit(workspace, draft.name).content
    said = paragraph(page, "tout à fait imaginaire")
    words = data_of(page)["said"][said].replace("l’utilité", "la beauté").replace("convaincus", "certains")
    file = answered(tmp_path, page, paragraphs={said: {"words": words, "comment": ""}})
    accepted = api.accept(workspace, file, draft.name, today=TODAY)
    assert not accepted.failed
    assert "*tout à fait imaginaire*" in read(workspace, "clauses/preambule/2026.md")


def test_an_answer_is_read_out_of_a_message(workspace: Workspace, tmp_path: Path) -> None:
    page = api.kit(workspace, STARTER).content
    said = paragraph(page, "It states their commitments")
    answer = json.loads(answered(tmp_path, page, paragraphs={said: {"words": None, "comment": "Good."}}).read_bytes())
    lines = re.findall(".{1,64}", base64.b64encode(json.dumps(answer).encode()).decode())
    armour = ["-----BEGIN ENGROSS ANSWER-----", *lines, "-----END ENGROSS ANSWER-----"]
    message = tmp_path / "message.txt"
    message.write_text("Hello,\r\n\r\n" + "\r\n".join(f"> {line}" for line in armour) + "\r\nGoodbye", "utf-8")
    assert [one.text for one in api.offers(workspace, message, STARTER).remarks] == ["Good."]


def test_an_answer_that_is_not_to_this_kit_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    page = api.kit(workspace, STARTER).content
    before = files_of(workspace.root)
    for said, code in (
        ({"protocol": "exampleton-sampleford/2030-2032"}, "answer-of-another"),
        ({"text": "0" * 64}, "answer-stale"),
        ({"changes": {"7": {"answer": "accept"}}}, "answer-number"),
        ({"paragraphs": {"99999": {"words": "x"}}}, "answer-number"),
        ({"changes": {"../1": {"answer": "accept"}}}, "wrong-value"),
        ({"paragraphs": {"1": {"words": "x" * 60_000}}}, "wrong-value"),
        ({"paragraphs": {"1": {"words": "a\x07b"}}}, "wrong-value"),
        ({"changes": {"1": {"answer": "perhaps"}}}, "wrong-value"),
        ({"more": 1}, "unknown-key"),
    ):
        with pytest.raises(Refused) as caught:
            api.accept(workspace, answered(tmp_path, page, **said), STARTER, today=TODAY)
        assert code in caught.value.codes, (said, caught.value.codes)
    broken = tmp_path / "broken.json"
    for content in ('{"format": "engross-answer/1", ', '{"format": "engross-answer/1", "format": "engross-answer/1"}'):
        broken.write_text(content, "utf-8")
        with pytest.raises(Refused) as caught:
            api.accept(workspace, broken, STARTER, today=TODAY)
        assert caught.value.codes == ("answer-broken",)
    assert files_of(workspace.root) == before
