"""The check on a text that came back: only what was allowed to change may have changed."""

from __future__ import annotations

import pytest

from engross.compare import compare
from engross.compare.report import Stray, provisions_called, strays, summarise
from engross.model.outline import Outline
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause, outline

OLD = outline(
    clause("Article 1 – Objet", *CULTURE, id="objet"),
    clause("Article 2 – Domaines", "Les domaines :", id="domaines"),
    clause("I. Climat", *REPORT, level=2, id="climat"),
    clause("Article 3 – Budget", *BUDGET, id="budget"),
)


def found(new: Outline, *allowed: str, typography: bool = True) -> list[Stray]:
    redline = compare(OLD, new)
    return list(strays(redline, summarise(redline), allowed, typography=typography))


def changed(**texts: str) -> Outline:
    """`OLD` with words replaced in one provision: by its id, `old/new`."""
    made = []
    for one in OLD.clauses:
        was, _, becomes = texts.get(one.id, "/").partition("/")
        edited = [block.text.replace(was, becomes) if was else block.text for block in one.blocks]
        made.append(clause(one.heading, *edited, level=one.level, id=one.id))
    return outline(*made)


@pytest.mark.parametrize("name", ["budget", "Article 3", "article 3 – budget", "BUDGET"])
def test_a_change_in_what_is_allowed_passes(name: str) -> None:
    assert found(changed(budget="annuel/triennal"), name) == []


def test_a_change_elsewhere_is_named_with_its_words() -> None:
    (one,) = found(changed(budget="annuel/triennal", objet="artistes/peintres"), "budget")
    assert (one.provision.heading, one.old, one.new) == ("Article 1 – Objet", "artistes", "peintres")


def test_what_stands_inside_is_allowed_with_it_and_what_stands_around_is_not() -> None:
    new = changed(climat="activité/étape")
    assert found(new, "domaines") == []
    assert [one.provision.heading for one in found(changed(domaines="Les/Ces"), "climat")] == ["Article 2 – Domaines"]


def test_a_space_counts_unless_typography_does_not() -> None:
    new = changed(objet="Chaque ville/Chaque\u00a0ville")
    assert len(found(new, "budget")) == 1
    assert found(new, "budget", typography=False) == []


def test_a_provision_put_in_or_taken_out_is_named() -> None:
    more = outline(*OLD.clauses, clause("Article 4 – Secret", "Une phrase glissée là."))
    assert {one.provision.heading for one in found(more, "budget")} == {"Article 4 – Secret"}
    assert {one.provision.heading for one in found(outline(*OLD.clauses[1:]), "budget")} == {"Article 1 – Objet"}


def test_a_move_is_named_even_when_no_word_changes() -> None:
    moved = outline(OLD.clauses[3], *OLD.clauses[:3])
    assert {one.provision.heading for one in found(moved, "climat")} == {"Article 3 – Budget"}


def test_a_paragraph_made_an_item_is_named() -> None:
    new = outline(*OLD.clauses[:3], clause("Article 3 – Budget", BUDGET[0], f"* {BUDGET[1]}", id="budget"))
    assert [one.provision.heading for one in found(new, "objet")] == ["Article 3 – Budget"]
    assert found(new, "budget") == []


def test_a_number_is_not_the_beginning_of_another() -> None:
    many = outline(clause("Article 1 – A", "a"), clause("Article 10 – B", "b"))
    assert provisions_called(many, "Article 1") == {0}
    assert provisions_called(many, "Article 2") == frozenset()
    assert provisions_called(many, "") == frozenset()
