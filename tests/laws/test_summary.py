"""The account of a redline adds up: every change once, every provision once, every figure the sum of its parts."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engross.compare import compare
from engross.compare.mark_index import count_words
from engross.compare.report import summarise
from engross.messages.brief import brief
from engross.messages.comparison import sentences
from engross.model.outline import Outline, OutlineBlock, OutlineClause, lines, unformatted
from engross.model.redline import MarkKind, Redline, accept
from engross.model.summary import Fate, Nature, Summary
from engross.render.marked_paragraphs import marked_paragraphs
from tests.compare.outlines import text_of
from tests.laws.test_redline import pairs

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Pair = tuple[Outline, Outline]


def account(pair: Pair) -> tuple[Redline, Summary]:
    redline = compare(*pair)
    return redline, summarise(redline)


@quick
@given(pairs)
def test_every_mark_is_in_one_change_and_every_change_in_one_fact(pair: Pair) -> None:
    redline, summary = account(pair)
    places = sorted(place for change in summary.changes for place in change.places)
    assert places == list(range(1, redline.changes + 1))
    told = sorted(at for fact in summary.facts for at in fact.changes)
    assert told == list(range(len(summary.changes)))


@quick
@given(pairs)
def test_figures_and_sentences_add_up_to_all_changes(pair: Pair) -> None:
    _, summary = account(pair)
    total = len(summary.changes)
    assert sum(summary.of(nature) for nature in Nature) == total
    assert sum(summary.words_out(nature) for nature in Nature) == summary.words_out()
    for lang in ("fr", "en"):
        assert sum(one.changes for one in sentences(summary, lang)) == total
        figures = brief(summary, lang, old="a", new="b").figures
        assert sum(one.changes for one in figures) == total
        assert sum(one.words_in for one in figures) == summary.words_in()


@quick
@given(pairs)
def test_words_taken_out_and_put_in_are_those_of_the_marks(pair: Pair) -> None:
    redline, summary = account(pair)
    segs = [seg for block in redline.blocks for seg in block.segs]
    assert summary.words_out() == sum(count_words(seg.text) for seg in segs if seg.op == "delete")
    assert summary.words_in() == sum(count_words(seg.text) for seg in segs if seg.op == "insert")


@quick
@given(pairs)
def test_every_provision_of_both_sides_is_in_one_line_of_the_concordance(pair: Pair) -> None:
    old, new = pair
    _, summary = account(pair)
    assert sorted(one.ordinal for row in summary.rows for one in row.old) == list(range(len(old.clauses)))
    assert sorted(one.ordinal for row in summary.rows for one in row.new) == list(range(len(new.clauses)))
    arriving = [row.new[0].ordinal for row in summary.rows if row.new]
    assert arriving == sorted(arriving)


def _laid(*clauses: tuple[int, str, str, str]) -> Outline:
    """Provisions: level, id, heading, and a paragraph a word."""
    return Outline(
        "fr",
        tuple(
            OutlineClause(level, heading, tuple(OutlineBlock("p", word) for word in words.split()), ident)
            for level, ident, heading, words in clauses
        ),
    )


HEADED = (
    _laid((2, "b", "", ""), (3, "a", "", ""), (2, "a", "", "à"), (2, "a", "", "la"), (2, "a", "", "")),
    _laid((2, "", "", ""), (3, "", "", ""), (2, "", "", "a\u0300"), (2, "", "", "l a"), (2, "", "à", "")),
)
"""A paragraph alone in its provision that became a heading alone in one."""


@quick
@example(HEADED)
@given(pairs)
def test_what_is_kept_is_the_same_on_both_sides(pair: Pair) -> None:
    old, new = pair
    _, summary = account(pair)
    for row in summary.rows:
        assert row.fates
        if row.fates == (Fate.KEPT,):
            (a,), (b,) = row.old, row.new
            ours, theirs = old.clauses[a.ordinal], new.clauses[b.ordinal]
            assert ours.heading == theirs.heading
            assert [one.text for one in ours.blocks] == [one.text for one in theirs.blocks]
        else:
            assert Fate.KEPT not in row.fates
        assert (row.old == ()) == (Fate.NEW in row.fates)
        assert (row.new == ()) == (Fate.DROPPED in row.fates)
        assert 0 <= row.share <= 1


@quick
@given(st.one_of(pairs.map(lambda pair: (pair[0], pair[0])), pairs))
def test_nothing_changes_is_said_when_nothing_does_and_only_then(pair: Pair) -> None:
    old, new = pair = unformatted(pair[0]), unformatted(pair[1])
    _, summary = account(pair)
    same = [line.text for line in lines(old)] == [line.text for line in lines(new)]
    same_shapes = [line.role for line in lines(old)] == [line.role for line in lines(new)]
    if same and same_shapes:
        assert not summary.changes
    if not summary.changes:
        assert same
    lead = brief(summary, "en", old="a", new="b").lead
    if old == new:
        assert not summary.facts
        assert lead.startswith("Nothing changes")
    if lead.startswith("Nothing changes"):
        assert same


@quick
@given(pairs)
def test_each_column_of_the_page_holds_its_text_and_hiding_typography_keeps_the_new_one(pair: Pair) -> None:
    redline, summary = account(pair)
    said = brief(summary, "fr", old="a", new="b")
    page = list(marked_paragraphs(redline, said))
    assert "".join(text_of(one.old) for one in page) == "".join(line.text for line in lines(pair[0]))
    assert "".join(text_of(one.new) for one in page) == "".join(line.text for line in lines(pair[1]))
    hidden = list(marked_paragraphs(redline, said, hide=frozenset((MarkKind.TYPOGRAPHY,))))
    assert "".join(text_of(one.new) for one in hidden) == "".join(line.text for line in lines(accept(redline)))
    assert all(f'data-kind="{Nature.TYPOGRAPHY}"' not in one.inline for one in hidden)
