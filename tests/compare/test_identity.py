"""Acts in several languages: an id has its language after it in all but the first, whichever that is."""

from __future__ import annotations

from engross.compare import compare
from engross.compare.paragraphs import permanent_ids
from engross.compare.report import summarise
from engross.model.outline import Outline
from engross.model.redline import Redline
from engross.model.summary import Fate
from tests.compare.outlines import BUDGET, CULTURE, REPORT, clause

FRENCH = (("Article 1 – Budget", BUDGET), ("Article 2 – Culture", CULTURE))
ENGLISH = (
    ("Article 1 – Budget", ("The cities adopt a budget each year before the autumn.",)),
    ("Article 2 – Arts", ("The cities foster the movement of artists and host two residencies.",)),
)
NAMES = ("budget", "culture")


def act(*tags: str) -> Outline:
    """An act in French, in English or in both, in the order given."""
    held = []
    for tag in tags:
        mark = "" if tag == tags[0] else f"@{tag}"
        texts = FRENCH if tag.startswith("fr") else ENGLISH
        held += [clause(heading, *words, id=name + mark) for name, (heading, words) in zip(NAMES, texts, strict=True)]
    return Outline(tags[0], tuple(held))


def ops(redline: Redline) -> set[str]:
    return {seg.op for block in redline.blocks for seg in block.segs}


def test_where_the_first_language_goes_the_other_is_kept_as_it_is() -> None:
    redline = compare(act("fr-BE", "en-GB"), act("en-GB"))
    assert ops(redline) == {"equal", "delete"}
    assert [row.fates for row in summarise(redline).rows] == [(Fate.DROPPED,)] * 2 + [(Fate.KEPT,)] * 2


def test_where_a_language_is_put_before_the_other_that_is_kept_as_it_is() -> None:
    assert ops(compare(act("en-GB"), act("fr-CA", "en-GB"))) == {"equal", "insert"}


def test_languages_that_change_place_are_moved_whole() -> None:
    rows = summarise(compare(act("fr", "en"), act("en", "fr"))).rows
    assert sorted(row.fates for row in rows) == [(Fate.KEPT,)] * 2 + [(Fate.MOVED,)] * 2


def test_a_text_and_its_translation_go_by_the_same_ids() -> None:
    assert permanent_ids(act("fr"), act("en")) == ([*NAMES], [*NAMES])


def test_ids_of_acts_that_begin_in_one_language_are_left_alone() -> None:
    old = Outline("fr-CA", (clause("Rapport", *REPORT, id="note@3-a"), clause("Annexe", id="note@3-b")))
    assert permanent_ids(old, old) == (["note@3-a", "note@3-b"],) * 2
