"""The law: reject all gives the old outline, accept all the new one, character for character."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engross.compare import compare
from engross.compare.tokens import Alphabet, TokenizedPassage
from engross.diagnostics import Collector
from engross.model.outline import Filled, Formatted, Outline, OutlineBlock, OutlineClause, lines, unformatted
from engross.model.redline import Redline, accept, fragments, reject, style_changes
from engross.render.redline_json import outline_json, redline_json
from engross.source.outline_json import read_outline, read_redline

_WORDS = (
    *(
        "la",
        "Ville",
        "de",
        "Namur",
        "l’",
        "accord",
        "'",
        "20",
        "<sup>e</sup>",
        "1<sup>er</sup>",
        "12 500,50",
        "é",
        "e\u0301",
    ),
    *(
        "œuvre",
        "oeuvre",
        "«",
        "»",
        "\u00a0",
        "\u202f",
        ".",
        ". ",
        ";",
        " ",
        "  ",
        "\t",
        "–",
        "-",
        "[-",
        "-]",
        "{+",
        "+}",
    ),
    *("<b>", "</sup>", "<sup>", "&amp;", "¶", "\\n", "שלום", "עִבְרִית", "العَرَبِيَّة", "\u200f", "हिन्दी", "𝔄", "👩‍👧"),
    *("\u0301", "\x03", "\x00", "_", "A.", "M."),
)
_HEADS = ("", "Article ", "Section ", "TITRE II – ", "1. ", "1.2 ", "a) ", "(b) ", "I", "Article 1er – ", "ANNEXE B ")

words = st.lists(st.sampled_from(_WORDS), max_size=12).map("".join)
sentences = st.lists(
    st.sampled_from([f"{a} {b} du comité de suivi." for a in "ABC" for b in ("avis", "bilan")]), max_size=4
)
anything = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=20)
texts = st.one_of(words, sentences.map(" ".join), anything, st.just(""), st.just("Réservé."))
headings = st.one_of(st.builds(str.__add__, st.sampled_from(_HEADS), texts), st.just(""))


@st.composite
def blocks(draw: st.DrawFn) -> OutlineBlock:
    text = draw(texts)
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2).map(sorted)
    values = draw(st.lists(st.builds(lambda ends: Filled(ends[0], ends[1], "period"), places), max_size=1))
    return OutlineBlock(draw(st.sampled_from(("p", "li"))), text, tuple(values), draw(formatting(text)))


def formatting(text: str) -> st.SearchStrategy[tuple[Formatted, ...]]:
    """Formatting of a text; a `break` is one of its blanks, as the model says."""
    places = st.lists(st.integers(0, len(text)), min_size=2, max_size=2).map(sorted)
    one = st.builds(
        lambda ends, style: Formatted(ends[0], ends[1], style), places, st.sampled_from(("emphasis", "strong"))
    )
    blanks = [place for place, letter in enumerate(text) if letter == " "]
    if blanks:
        one |= st.sampled_from(blanks).map(lambda place: Formatted(place, place + 1, "break"))
    return st.one_of(st.just(()), st.just(()), st.lists(one, max_size=3).map(tuple))


clauses = st.builds(
    OutlineClause,
    st.integers(1, 3),
    headings,
    st.lists(blocks(), max_size=5).map(tuple),
    st.sampled_from(("", "", "a", "b")),
)
outlines = st.builds(Outline, st.sampled_from(("fr", "en")), st.lists(clauses, max_size=5).map(tuple))


@st.composite
def edited(draw: st.DrawFn) -> tuple[Outline, Outline]:
    """An outline and what somebody made of it: texts changed, joined, cut, moved, dropped, written in another form."""
    old = draw(outlines)
    made: list[OutlineClause] = []
    for clause in draw(st.permutations(old.clauses)) if draw(st.booleans()) else old.clauses:
        paragraphs = list(clause.blocks)
        for _ in range(draw(st.integers(0, 3))):
            if not paragraphs:
                break
            at = draw(st.integers(0, len(paragraphs) - 1))
            text = paragraphs[at].text
            cut = draw(st.integers(0, len(text)))
            match draw(st.integers(0, 6)):
                case 6:
                    paragraphs[at] = OutlineBlock(paragraphs[at].type, text, (), draw(formatting(text)))
                case 0:
                    paragraphs[at : at + 1] = [OutlineBlock("p", text[:cut]), OutlineBlock("li", text[cut:])]
                case 1:
                    paragraphs[at : at + 2] = [OutlineBlock("p", " ".join(one.text for one in paragraphs[at : at + 2]))]
                case 2:
                    paragraphs[at] = OutlineBlock("p", text[:cut] + draw(texts) + text[cut:])
                case 3:
                    paragraphs[at] = OutlineBlock("p", unicodedata.normalize("NFD", text).replace(" ", "\u00a0"))
                case 4:
                    paragraphs.append(paragraphs.pop(at))
                case _:
                    del paragraphs[at]
        made.append(OutlineClause(clause.level, draw(st.one_of(st.just(clause.heading), headings)), tuple(paragraphs)))
    return old, Outline(old.lang, tuple(made))


pairs = st.one_of(edited(), st.tuples(outlines, outlines))


def _check(old: Outline, new: Outline, redline: Redline) -> None:
    assert reject(redline) == old
    assert accept(redline) == new


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs)
def test_rejecting_gives_the_old_outline_and_accepting_the_new(pair: tuple[Outline, Outline]) -> None:
    old, new = pair
    _check(old, new, compare(old, new))
    _check(new, old, compare(new, old))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs)
def test_words_that_are_kept_are_told_as_set_otherwise_when_they_are_and_only_then(
    pair: tuple[Outline, Outline],
) -> None:
    redline = compare(*pair)
    for block, held in zip(redline.blocks, fragments(redline), strict=True):
        for seg, of in zip(block.segs, held, strict=True):
            if seg.op == "equal":
                words = tuple(one for one in of if one.text.strip() or "break" in one.old ^ one.new)
                assert bool(style_changes(words)) == (seg.kind is not None)
                assert bool(seg.change) == (seg.kind is not None)


@settings(max_examples=60, deadline=None)
@given(outlines)
def test_words_set_otherwise_change_no_word(one: Outline) -> None:
    redline = compare(unformatted(one), one)
    assert all(seg.op == "equal" for block in redline.blocks for seg in block.segs)
    if not any(line.formatting for line in lines(one)):
        assert redline.changes == 0


@settings(max_examples=80, deadline=None)
@given(outlines)
def test_an_outline_compared_with_itself_has_no_mark(one: Outline) -> None:
    assert compare(one, one).changes == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs)
def test_a_redline_read_back_is_the_same_and_written_twice_has_the_same_bytes(pair: tuple[Outline, Outline]) -> None:
    redline = compare(*pair, uncompared=("images",))
    written = redline_json(redline)
    assert written == redline_json(compare(*pair, uncompared=("images",)))
    problems = Collector()
    assert read_redline(written.encode(), "redline.json", problems) == redline
    assert not len(problems)


@settings(max_examples=60, deadline=None)
@given(outlines)
def test_an_outline_read_back_is_the_same(one: Outline) -> None:
    problems = Collector()
    assert read_outline(outline_json(one).encode(), "outline.json", problems) == one
    assert not len(problems)


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3))
def test_the_pieces_of_a_passage_are_its_text(paragraphs: list[str]) -> None:
    passage = TokenizedPassage([(text, ()) for text in paragraphs], Alphabet())
    assert "".join(passage.pieces) == "".join(paragraphs)
    assert len(passage.code) == len(passage.cores) == len(passage.pieces)
    assert "".join(passage.blank(at) + core for at, core in enumerate(passage.cores)) == "".join(paragraphs)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs)
def test_both_ends_of_a_move_hold_the_same_words(pair: tuple[Outline, Outline]) -> None:
    ends: dict[str, dict[str, str]] = {}
    for block in compare(*pair).blocks:
        for seg in block.segs:
            if seg.side:
                side = ends.setdefault(seg.id, {"from": "", "to": ""})
                side[seg.side] += "".join(seg.text.split())
    assert all(side["from"] == side["to"] for side in ends.values())
