"""A redline for Word: rejecting all changes gives the old text, accepting all the new one."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings

from engross.api.redlining import Acts, CompareOptions, present
from engross.compare import compare
from engross.diagnostics import Collector, Refused
from engross.model.outline import Outline, OutlineBlock, OutlineClause, lines
from engross.render.outline import outline
from engross.source.wordprocessing.passages import Taken, accepted, rejected
from engross.source.wordprocessing.reading import read_word_file
from tests.laws.test_redline import outlines
from tests.render.marked import pair
from tests.render.samples import EMBLEMS, look
from tests.render.word import W, attribute, converted, part
from tests.wordprocessing.libreoffice import settled

ARRANGEMENTS: dict[str, tuple[tuple[str, ...], Literal["sequence", "columns"]]] = {
    "one": (("fr",), "sequence"),
    "in turn": (("fr", "en"), "sequence"),
    "side by side": (("fr", "en"), "columns"),
}


def tracked(old: Outline, new: Outline, acts: Acts | None = None, **options: str) -> bytes:
    asked = CompareOptions("docx", "fr", author="Ann", date="2026-06-23", **options)  # type: ignore[arg-type]
    return present(compare(old, new), None, "ancien", "nouveau", asked, acts).content


def texts(data: bytes, taken: Taken) -> list[tuple[str, str]]:
    return said(read_word_file(data, "a.docx", Collector(), taken).outline)


def said(found: Outline) -> list[tuple[str, str]]:
    """The paragraphs as a file of Word can hold them: no control characters, one blank for several."""
    held: list[tuple[str, str]] = []
    for one in lines(found):
        words = re.sub("[\0-\x08\x0b-\x1f]", "\ufffd", re.sub("[ \t]+", " ", one.text.replace("\u00ad", "")))
        words = re.sub("<sup>( *)</sup>", r"\1", words.replace("</sup><sup>", "")).strip(" ")
        held += [(one.role, words)] if words.strip() else []
    return held


def text(*paragraphs: str, heading: str = "Objet") -> Outline:
    return Outline("fr", (OutlineClause(1, heading, tuple(OutlineBlock("p", one) for one in paragraphs)),))


OLD = text("Les villes conviennent d’échanger.", "Ceci reste.", "Ceci s’en va.", "La fin.")
NEW = text("Les parties conviennent d’échanger.", "Ceci reste.", "La fin.", "Ceci est nouveau.")


@given(outlines, outlines)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_both_texts_are_given_back(old: Outline, new: Outline) -> None:
    data = tracked(old, new)
    assert texts(data, rejected) == said(old)
    assert texts(data, accepted) == said(new)


@pytest.mark.parametrize("moves", ["simple", "native"])
@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_two_acts_are_one_act_that_holds_both(arrangement: str, moves: str) -> None:
    old, new = pair(*ARRANGEMENTS[arrangement])
    data = tracked(outline(old), outline(new), Acts(old, new, look(images=EMBLEMS)), moves=moves)
    assert texts(data, rejected) == said(outline(old))
    assert texts(data, accepted) == said(outline(new))
    assert len(list(part(data).iter(f"{W}tbl"))) >= 3
    rows = [one for one in part(data).iter(f"{W}trPr") if one.find(f"{W}ins") is not None]
    assert len(rows) == len(ARRANGEMENTS[arrangement][0])
    moved = {one.tag.removeprefix(W) for one in part(data).iter()} & {"moveFrom", "moveTo"}
    assert moved == ({"moveFrom", "moveTo"} if moves == "native" else set())


def test_each_change_says_who_made_it_and_when_and_has_an_id_of_its_own() -> None:
    changes = [one for one in part(tracked(OLD, NEW)).iter() if one.tag in (f"{W}ins", f"{W}del")]
    assert changes
    assert {attribute(one, "author") for one in changes} == {"Ann"}
    assert {attribute(one, "date")[:10] for one in changes} == {"2026-06-23"}
    ids = [attribute(one, "id") for one in changes]
    assert len(ids) == len(set(ids))


def test_words_taken_out_stand_in_elements_of_their_own() -> None:
    root = part(tracked(OLD, NEW))
    assert not [one for change in root.iter(f"{W}del") for one in change.iter(f"{W}t")]
    assert not [one for change in root.iter(f"{W}ins") for one in change.iter(f"{W}delText")]


def test_the_last_paragraph_mark_never_goes() -> None:
    for old, new in ((OLD, NEW), (NEW, OLD), (text("a"), text("b", "c")), (text("a", "b"), text("c"))):
        last = list(part(tracked(old, new)).iter(f"{W}p"))[-1]
        mark = last.find(f"{W}pPr/{W}rPr")
        assert mark is None or not list(mark)


def test_the_ranges_of_what_moved_come_in_pairs_with_a_name_of_their_own() -> None:
    old, new = pair()
    root = part(tracked(outline(old), outline(new), Acts(old, new, look(images=EMBLEMS)), moves="native"))
    names = {
        kind: [attribute(one, "name") for one in root.iter(f"{W}{kind}RangeStart")] for kind in ("moveFrom", "moveTo")
    }
    assert names["moveFrom"]
    assert sorted(names["moveFrom"]) == sorted(names["moveTo"])
    assert len(set(names["moveTo"])) == len(names["moveTo"])


def test_a_comment_says_what_word_has_no_mark_for() -> None:
    old = Outline("fr", (OutlineClause(1, "1. Objet", (OutlineBlock("p", "Un."),)), OutlineClause(1, "2. Durée")))
    new = Outline("fr", (OutlineClause(1, "2. Objet", (OutlineBlock("p", "Un."),)), OutlineClause(1, "3. Durée")))
    data = tracked(old, new)
    told = ["".join(one.itertext()) for one in part(data, "word/comments.xml")]
    assert told[-1].startswith("Comparaison – ancien → nouveau. ")
    assert set(told[:-1]) == {"numéros et renvois"}
    anchors = {attribute(one, "id") for one in part(data).iter(f"{W}commentReference")}
    assert anchors == {str(at) for at in range(len(told))}


def test_the_same_texts_hold_no_change() -> None:
    root = part(tracked(OLD, OLD))
    assert not {one.tag for one in root.iter()} & {f"{W}ins", f"{W}del"}


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert tracked(OLD, NEW) == tracked(OLD, NEW)
    dates = {one.date_time for one in zipfile.ZipFile(io.BytesIO(tracked(OLD, NEW))).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(Refused) as caught:
        present(compare(OLD, NEW), None, "a", "b", CompareOptions("docx", date="hier"))
    assert [one.code for one in caught.value.diagnostics] == ["tracked-date"]


@pytest.mark.parametrize("date", ["2026-06-23T14:30", "2026-06-23T16:30+02:00"])
def test_a_moment_is_told_in_universal_time(date: str) -> None:
    data = present(compare(OLD, NEW), None, "a", "b", CompareOptions("docx", date=date)).content
    found = set(re.findall(r'w:date="([^"]*)"', zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()))
    assert found <= {"2026-06-23T14:30:00Z", "2026-06-23T14:35:00Z"}


def _without_comments(data: bytes) -> bytes:
    """The package without its comments: a LibreOffice without windows cannot show one, and comes down."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as file, zipfile.ZipFile(held, "w") as out:
        for name in file.namelist():
            text = file.read(name)
            if name == "word/document.xml":
                text = re.sub(rb"<w:commentRange(?:Start|End) [^>]*/>", b"", text)
                text = re.sub(rb"<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>.*?</w:r>", b"", text)
            out.writestr(name, text)
    return held.getvalue()


@pytest.mark.slow
def test_libreoffice_gives_both_texts_back(tmp_path: Path) -> None:
    cases: list[tuple[str, Outline, Outline, bytes]] = [("plain", OLD, NEW, tracked(OLD, NEW))]
    for name, (langs, how) in ARRANGEMENTS.items():
        old, new = pair(langs, how)
        sides = outline(old), outline(new)
        moves = "native" if how == "columns" else "simple"
        cases.append((f"{name}, {moves}", *sides, tracked(*sides, moves=moves)))
        cases.append((f"{name}, act", *sides, tracked(*sides, Acts(old, new, look(images=EMBLEMS)))))
    for at, case in enumerate(cases):
        (tmp_path / f"case{at}.docx").write_bytes(_without_comments(case[3]))
    files = [(tmp_path / f"case{at}.docx", deed) for at in range(len(cases)) for deed in ("reject", "accept")]
    made = settled(files, tmp_path / "out")
    for at, (name, old_text, new_text, _) in enumerate(cases):
        # LibreOffice gives a paragraph the style of one before it that it took out: words are asked for, not kinds.
        assert _words(texts(made[2 * at], accepted)) == _words(said(old_text)), f"{name}: reject"
        assert _words(texts(made[2 * at + 1], accepted)) == _words(said(new_text)), f"{name}: accept"


def _words(found: list[tuple[str, str]]) -> list[str]:
    return [words for _, words in found]


@pytest.mark.slow
def test_what_libreoffice_makes_of_it_as_an_odt_gives_both_texts_back(tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    path.write_bytes(tracked(OLD, NEW))
    data = converted(path, "odt", tmp_path / "out").read_bytes()
    for taken, wanted in ((rejected, OLD), (accepted, NEW)):
        assert said(read_word_file(data, "a.odt", Collector(), taken).outline) == said(wanted)
