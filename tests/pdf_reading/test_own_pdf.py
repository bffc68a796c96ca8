"""A PDF of ours is read exactly, by the structure that it holds."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Literal

import pikepdf
import pytest

from engross.api import compare as compare_acts
from engross.api.texts import alike
from engross.compare import compare
from engross.diagnostics import Collector, Refused
from engross.model.document import Document
from engross.model.outline import Outline, Reading, lines
from engross.render import RENDERERS
from engross.render.outline import outline
from engross.signed_pdf.signing import Level
from engross.source.pdf.reading import read_pdf
from tests.pdf_reading.pdf_files import saved
from tests.render.samples import EMBLEMS, article, document, look, p, signatures
from tests.render.test_page_proof import saying
from tests.verifying.signed import NAME, copy_at, issued

ARRANGEMENTS: dict[str, tuple[tuple[str, ...], Literal["sequence", "columns"]]] = {
    "one": (("fr",), "sequence"),
    "in turn": (("fr", "en"), "sequence"),
    "side by side": (("fr", "en"), "columns"),
    "three": (("fr", "en", "nl"), "columns"),
}


def written(act: Document) -> bytes:
    return RENDERERS["pdf"].render(act, look(images=EMBLEMS)).content


def read(data: bytes) -> Reading:
    problems = Collector()
    reading = read_pdf(data, "a.pdf", problems)
    assert not list(problems)
    return reading


def told(found: Outline) -> list[tuple[str, int, str, str]]:
    """Every line as a page can tell it."""
    return [
        (line.role, line.depth, line.marker, " ".join(line.text.replace("\u2011", "-").split()).casefold())
        for line in lines(found)
    ]


@pytest.fixture(scope="module", params=ARRANGEMENTS)
def act(request: pytest.FixtureRequest) -> Document:
    langs, how = ARRANGEMENTS[request.param]
    return document(langs, arrangement=how, emblems=True)


def test_an_act_and_its_pdf_say_the_same(act: Document) -> None:
    reading, wanted = read(written(act)), outline(act)
    assert told(reading.outline) == told(wanted)
    assert [one.id for one in reading.outline.clauses] == [one.id for one in wanted.clauses]
    was, now = alike(Reading(wanted), reading)
    assert not compare(was.outline, now.outline).changes


def test_a_file_without_ids_is_read_too() -> None:
    act = document(("fr",), emblems=True)
    with pikepdf.open(BytesIO(written(act))) as pdf:
        for thing in pdf.objects:
            if (
                isinstance(thing, pikepdf.Dictionary)
                and thing.get("/Type") == pikepdf.Name.StructElem
                and "/ID" in thing
            ):
                del thing["/ID"]
        data = saved(pdf)
    was, now = alike(Reading(outline(act)), read(data))
    assert [line.text for line in lines(was.outline)] == [line.text for line in lines(now.outline)]


def test_a_changed_word_is_found_and_nothing_else() -> None:
    act = document(("fr",))
    wanted = outline(act)
    clauses = list(wanted.clauses)
    index = next(at for at, one in enumerate(clauses) if one.id == "engagements")
    block = clauses[index].blocks[0]
    changed = replace(block, text=block.text.replace("engage", "oblige"))
    clauses[index] = replace(clauses[index], blocks=(changed, *clauses[index].blocks[1:]))
    was, now = alike(Reading(replace(wanted, clauses=tuple(clauses))), read(written(act)))
    redline = compare(was.outline, now.outline)
    out = [seg.text for held in redline.blocks for seg in held.segs if seg.op == "delete"]
    into = [seg.text for held in redline.blocks for seg in held.segs if seg.op == "insert"]
    assert (out, into) == (["oblige"], ["engage"]) or (" ".join(out), " ".join(into)) == ("s’oblige", "s’engage")


def test_paragraphs_that_stand_on_two_pages_are_whole() -> None:
    words = " ".join(f"mot{number}" for number in range(400))
    body = [p(f"long/p{at}", f"{words} fin{at}.") for at in range(1, 8)]
    act = replace(document(("fr",)), closing=())
    version = replace(act.versions[0], provisions=(article("long", 1, "Long", *body),), annexes=())
    act = replace(act, versions=(version,))
    found = [line.text for line in lines(read(written(act)).outline) if line.text.startswith("mot0")]
    assert found == [f"{words} fin{at}." for at in range(1, 8)]


def test_words_with_hyphens_at_the_end_of_a_line_keep_them() -> None:
    words = "La Déclaration Namur-Québec et le sous-comité, c’est-à-dire lui-même, siègent à Aix-la-Chapelle. " * 30
    act = replace(document(("fr",)), closing=())
    version = replace(act.versions[0], provisions=(article("a", 1, "A", p("a/p1", words.strip())),), annexes=())
    found = [line.text for line in lines(read(written(replace(act, versions=(version,)))).outline)]
    assert words.strip() in found


def test_a_long_signature_block_is_read_once() -> None:
    made = replace(saying(), closing=(signatures(12, 11),))
    [version] = made.versions
    words = (*version.front.words, ("continued", "{title} – signatures (suite)"))
    made = replace(made, versions=(replace(version, front=replace(version.front, words=words)),))
    data = RENDERERS["pdf"].render(made, look()).content
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) >= 3
    assert told(read(data).outline) == told(outline(made))


def test_a_comparison_is_not_a_text() -> None:
    act = document(("fr",))
    with pikepdf.open(BytesIO(written(act))) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name.Span:
                thing["/Alt"] = pikepdf.String("inserted")
                break
        data = saved(pdf)
    with pytest.raises(Refused) as caught:
        read_pdf(data, "a.pdf", Collector())
    assert [one.code for one in caught.value.diagnostics] == ["compared-redline"]


def test_a_file_whose_structure_leaves_words_out_is_read_as_printed() -> None:
    with pikepdf.open(BytesIO(written(document(("fr",))))) as pdf:
        [part, *_] = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Part
        ]
        part["/K"] = pikepdf.Array([])
        data = saved(pdf)
    problems = Collector()
    reading = read_pdf(data, "a.pdf", problems)
    assert [one.code for one in problems] == ["pdf-printed"]
    assert any("Chacune des Parties" in line.text for line in lines(reading.outline))


@pytest.mark.slow
@pytest.mark.usefixtures("pki")
def test_a_copy_says_what_its_act_says_before_and_after_it_is_signed(tmp_path: Path) -> None:
    workspace, unsigned = issued()
    by_both = tmp_path / "signed.pdf"
    by_both.write_bytes(copy_at(Level.B_B))
    for file in (unsigned, by_both):
        compared = compare_acts(workspace, NAME, str(file))
        assert (compared.changes, [one.code for one in compared.diagnostics]) == (0, [])
