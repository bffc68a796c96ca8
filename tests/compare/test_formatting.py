"""Words that were kept and are set otherwise: told as a change of their own, never as words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engross.api.texts import alike
from engross.compare import compare
from engross.compare.proof import prove
from engross.compare.report import strays, summarise
from engross.diagnostics import Refused
from engross.messages.brief import brief
from engross.model.outline import Formatted, Outline, OutlineBlock, OutlineClause, Reading, Style
from engross.model.redline import MarkKind, Redline
from engross.model.summary import Fate, Nature
from engross.render.marked_paragraphs import marked_paragraphs
from engross.render.redline_text import redline_text
from tests.compare.outlines import BUDGET, CULTURE, REPORT, kinds

TEXT = BUDGET[0]


def act(text: str, *places: tuple[int, int, Style], heading: tuple[Formatted, ...] = (), before: str = "") -> Outline:
    blocks = [OutlineBlock("p", one) for one in (before, *CULTURE) if one]
    blocks.append(OutlineBlock("p", text, (), tuple(Formatted(*place) for place in places)))
    return Outline("fr", (OutlineClause(1, "Article 3 – Budget", tuple(blocks), "budget", (), heading),))


def told(redline: Redline) -> list[str]:
    return [seg.text for block in redline.blocks for seg in block.segs if seg.kind is MarkKind.FORMATTING]


def page(redline: Redline, lang: str = "fr") -> str:
    return redline_text(redline, brief(summarise(redline), lang, old="a", new="b"))


PLAIN = act(TEXT)
BOLD = act(TEXT, (3, 16, "strong"))


def test_words_set_in_bold_are_one_change_of_its_own_and_no_word_changed() -> None:
    redline = compare(PLAIN, BOLD)
    summary = summarise(redline)
    assert told(redline) == ["budget annuel"]
    assert kinds(redline) == []
    assert [one.nature for one in summary.changes] == [Nature.FORMATTING]
    assert (summary.words_out(), summary.words_in()) == (0, 0)
    assert summary.rows[0].fates == (Fate.FORMATTING,)
    assert summary.rows[0].changed == 0
    assert "{~budget annuel~ désormais en gras}" in page(redline)
    assert "« budget annuel » change de mise en forme" in page(redline).replace("\u00a0", " ")
    assert "{~budget annuel~ no longer in bold}" in page(compare(BOLD, PLAIN), "en")


def test_words_changed_and_words_set_otherwise_are_told_apart() -> None:
    redline = compare(PLAIN, act(TEXT.replace("annuel", "triennal"), (3, 9, "emphasis")))
    assert told(redline) == ["budget"]
    assert [str(one.nature) for one in summarise(redline).changes] == ["formatting", "wording"]


def test_what_is_in_bold_before_and_after_is_shown_in_bold_and_is_no_change() -> None:
    redline = compare(BOLD, BOLD)
    assert redline.changes == 0
    [*_, last] = marked_paragraphs(redline, brief(summarise(redline), "fr", old="a", new="b"))
    assert "<strong>budget annuel</strong>" in last.inline


def test_a_blank_between_two_words_in_bold_changes_nothing() -> None:
    assert compare(BOLD, act(TEXT, (3, 9, "strong"), (10, 16, "strong"))).changes == 0


def test_a_line_broken_elsewhere_is_told() -> None:
    redline = compare(PLAIN, act(TEXT, (9, 10, "break")))
    assert told(redline) == [" "]
    assert "va désormais à la ligne" in page(redline)
    assert "un alinéa change de mise en forme (retour à la ligne)" in page(redline)


def test_words_set_otherwise_inside_a_passage_that_moved_are_marked_at_both_ends() -> None:
    first = OutlineClause(1, "Article 1", tuple(OutlineBlock("p", one) for one in (*REPORT, *CULTURE)))
    bold = OutlineBlock("p", REPORT[0], (), (Formatted(3, 10, "strong"),))
    after = OutlineClause(1, "Article 1", (*(OutlineBlock("p", one) for one in (REPORT[1], *CULTURE)), bold))
    redline = compare(Outline("fr", (first,)), Outline("fr", (after,)))
    assert told(redline) == [REPORT[0][3:10]] * 2
    assert {seg.side for block in redline.blocks for seg in block.segs if seg.kind} == {"from", "to"}


def test_the_page_says_how_words_are_set_now_and_shows_each_side_as_it_is() -> None:
    redline = compare(PLAIN, BOLD)
    [*_, last] = marked_paragraphs(redline, brief(summarise(redline), "fr", old="a", new="b"))
    assert 'data-kind="formatting"' in last.inline
    assert ">désormais en gras </span>" in last.inline
    assert "<strong>budget annuel</strong>" in last.new
    assert "<strong>" not in last.old


def test_bold_where_nothing_may_change_is_named() -> None:
    redline = compare(PLAIN, BOLD)
    assert [one.set for one in strays(redline, summarise(redline), ["objet"])] == ["budget annuel"]
    assert list(strays(redline, summarise(redline), ["budget"])) == []


def test_a_redline_that_hides_how_words_are_set_is_refused() -> None:
    redline = compare(PLAIN, BOLD)
    blocks = tuple(
        replace(block, segs=tuple(replace(seg, kind=None) if seg.op == "equal" else seg for seg in block.segs))
        for block in redline.blocks
    )
    with pytest.raises(Refused):
        prove(replace(redline, blocks=blocks), PLAIN, BOLD)


def test_beside_a_text_that_cannot_say_how_words_are_set_none_is_asked() -> None:
    was, now = alike(Reading(BOLD), Reading(PLAIN, bare=True))
    assert compare(was.outline, now.outline).changes == 0
    assert set(was.left_out) == {"emphasis"}
    assert alike(Reading(BOLD), Reading(PLAIN)) == (Reading(BOLD), Reading(PLAIN))
