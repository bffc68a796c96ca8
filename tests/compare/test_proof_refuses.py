"""A proof is worth what it refuses: each part of a redline spoiled alone, and what the refusal names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engross.compare import compare
from engross.compare.proof import prove
from engross.diagnostics import Refused
from engross.model.outline import Filled, Formatted, Outline, OutlineBlock, OutlineClause
from engross.model.redline import End, Frame, MarkKind, Redline, RedlineBlock, Seg, Skeleton
from tests.compare.outlines import BUDGET, CULTURE, clause, outline

Spoil = Callable[[Redline], Redline]


def refusal(redline: Redline, old: Outline, new: Outline) -> tuple[str, str]:
    """What the refusal names: the side, and the paragraph or the move."""
    with pytest.raises(Refused) as refused:
        prove(redline, old, new)
    [told] = refused.value.diagnostics
    assert (told.origin.file, told.origin.line) == ("", 1)
    assert (told.code, told.severity.value, set(told.facts)) == ("redline-not-exact", "error", {"side", "paragraph"})
    return told.facts["side"], told.facts["paragraph"]


# what stands around the words ----------------------------------------------------

RICH = Outline(
    "fr",
    (
        OutlineClause(
            1,
            "Article 1 – Objet",
            (
                OutlineBlock(
                    "p", "La Ville verse 100 $ par an.", (Filled(15, 20, "montant"),), (Formatted(0, 8, "strong"),)
                ),
                OutlineBlock("li", "un rapport", depth=1, marker="bullet"),
                OutlineBlock("li", "a) un budget", depth=2, marker="number"),
            ),
            "objet",
            (Filled(0, 9, "numero"),),
            (Formatted(0, 7, "emphasis"),),
        ),
        OutlineClause(2, "Article 2 – Fin", (OutlineBlock("p", "Il prend fin."),), "fin"),
    ),
)


def frame(**change: object) -> Spoil:
    """The first provision of the new side otherwise."""

    def spoil(redline: Redline) -> Redline:
        first, *others = redline.new.frames
        return replace(redline, new=replace(redline.new, frames=(replace(first, **change), *others)))  # type: ignore[arg-type]

    return spoil


FRAMES: dict[str, Spoil] = {
    "language": lambda redline: replace(redline, new=replace(redline.new, lang="en")),
    "a provision less": lambda redline: replace(redline, new=replace(redline.new, frames=redline.new.frames[:1])),
    "a provision more": lambda redline: replace(
        redline, new=replace(redline.new, frames=(*redline.new.frames, Frame(1, "", False, ())))
    ),
    "order": lambda redline: replace(redline, new=replace(redline.new, frames=redline.new.frames[::-1])),
    "level": frame(level=2),
    "name": frame(id="autre"),
    "heading": frame(headed=False),
    "kinds": frame(types=("p", "p", "li")),
    "a kind less": frame(types=("p", "li")),
    "depths": frame(depths=(0, 1, 1)),
    "no depths": frame(depths=()),
    "markers": frame(markers=("", "number", "number")),
    "no markers": frame(markers=()),
    "a value elsewhere": frame(values=((Filled(0, 9, "numero"),), (Filled(15, 18, "montant"),), (), ())),
    "a value of another path": frame(values=((Filled(0, 9, "numero"),), (Filled(15, 20, "autre"),), (), ())),
    "a value of the heading": frame(values=((), (Filled(15, 20, "montant"),), (), ())),
    "no values": frame(values=()),
    "formatting": frame(formatting=((Formatted(0, 7, "emphasis"),), (Formatted(0, 8, "emphasis"),), (), ())),
    "formatting of the heading": frame(formatting=((), (Formatted(0, 8, "strong"),), (), ())),
    "no formatting": frame(formatting=()),
}


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("side", ["old", "new"])
def test_what_stands_around_the_words_is_proved_on_both_sides(name: str, side: str) -> None:
    redline = compare(RICH, RICH)
    prove(redline, RICH, RICH)
    spoiled = FRAMES[name](redline)
    if side == "old":
        spoiled = replace(spoiled, old=spoiled.new, new=redline.new)
    assert refusal(spoiled, RICH, RICH) == (side, "7")  # all six paragraphs agree


# the words ----------------------------------------------------------------------

OLD = outline(clause("Article 1", "Le premier.", "Le deuxième."), clause("Article 2", "Le troisième."))


def block(at: int, **change: object) -> Spoil:
    def spoil(redline: Redline) -> Redline:
        blocks = list(redline.blocks)
        blocks[at] = replace(blocks[at], **change)  # type: ignore[arg-type]
        return replace(redline, blocks=tuple(blocks))

    return spoil


WORDS: dict[str, tuple[Spoil, tuple[str, str]]] = {
    "a word of both sides": (block(1, segs=(Seg("equal", "Le second."),)), ("old", "2")),
    "a word of the old side": (block(2, segs=(Seg("equal", "Le deuxième."), Seg("delete", " Non."))), ("old", "3")),
    "a word of the new side": (block(2, segs=(Seg("equal", "Le deuxième."), Seg("insert", " Non."))), ("new", "3")),
    "no word": (block(4, segs=()), ("old", "5")),
    "the count of the old side": (block(2, old=5), ("old", "3")),
    "the count of the new side": (block(2, new=5), ("new", "3")),
    "no count": (block(2, old=None), ("old", "3")),
    "a paragraph mark taken out": (block(2, end=End("delete")), ("new", "3")),
    "a paragraph mark put in": (block(2, end=End("insert")), ("old", "3")),
    "a paragraph less": (lambda redline: replace(redline, blocks=redline.blocks[:-1]), ("old", "5")),
    "a paragraph more": (
        lambda redline: replace(redline, blocks=(*redline.blocks, RedlineBlock((), End(), 5, 5))),
        ("old", "6"),
    ),
    "words behind the last paragraph mark": (
        lambda redline: replace(
            redline, blocks=(*redline.blocks, RedlineBlock((Seg("insert", "x"),), End("delete"), 5))
        ),
        ("old", "6"),
    ),
    "nothing at all": (lambda redline: replace(redline, blocks=()), ("old", "1")),
}


@pytest.mark.parametrize("name", WORDS)
def test_the_first_paragraph_that_differs_is_named(name: str) -> None:
    redline = compare(OLD, OLD)
    spoil, told = WORDS[name]
    assert refusal(spoil(redline), OLD, OLD) == told


# moves --------------------------------------------------------------------------

BEFORE = outline(clause("Article 1 – Culture", *CULTURE), clause("Article 2 – Budget", *BUDGET))
AFTER = outline(clause("Article 1 – Budget", *BUDGET), clause("Article 2 – Culture", *CULTURE))


def ends(change: Callable[[Seg], Seg], side: str) -> Spoil:
    """Every end of a move on one side, otherwise."""

    def spoil(redline: Redline) -> Redline:
        return replace(
            redline,
            blocks=tuple(
                replace(each, segs=tuple(change(seg) if seg.side == side else seg for seg in each.segs))
                for each in redline.blocks
            ),
        )

    return spoil


def test_each_end_of_a_move_has_another_with_the_same_words() -> None:
    redline = compare(BEFORE, AFTER)
    prove(redline, BEFORE, AFTER)
    moves = {seg.id for each in redline.blocks for seg in each.segs if seg.side}
    for move in moves:

        def other(seg: Seg, move: str = move) -> Seg:
            return replace(seg, id="autre") if seg.id == move else seg

        def lost(seg: Seg, move: str = move) -> Seg:
            return Seg("delete", seg.text) if seg.id == move else seg

        assert refusal(ends(other, "to")(redline), BEFORE, AFTER) in (("move", move), ("move", "autre"))
        assert refusal(ends(lost, "from")(redline), BEFORE, AFTER) == ("move", move)
    nameless = ends(lambda seg: replace(seg, id=""), "from")(ends(lambda seg: replace(seg, id=""), "to")(redline))
    assert refusal(nameless, BEFORE, AFTER)[0] == "move"


def test_what_moves_keeps_its_paragraph_marks() -> None:
    """Two paragraphs that leave and arrive as one would hide that they were joined."""
    old = Outline(
        "fr", (OutlineClause(1, "", (OutlineBlock("p", "a"), OutlineBlock("p", "b"), OutlineBlock("p", "c"))),)
    )
    new = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", "c"), OutlineBlock("p", "ab"))),))
    bones = [Skeleton("fr", (Frame(1, "", False, types),)) for types in (("p", "p", "p"), ("p", "p"))]
    blocks = (
        RedlineBlock((Seg("move", "a", "from", "m"),), End("move", "from", "m"), 0),
        RedlineBlock((Seg("move", "b", "from", "m"),), End("move", "from", "m"), 1),
        RedlineBlock((Seg("equal", "c"),), End(), 2, 0),
        RedlineBlock((Seg("move", "ab", "to", "m"),), End("move", "to", "m"), None, 1),
    )
    assert refusal(Redline(bones[0], bones[1], blocks), old, new) == ("move", "m")


# how kept words are set -----------------------------------------------------------


def said(text: str, *formatting: Formatted, **more: object) -> Outline:
    return Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", text, (), formatting, **more),)),))  # type: ignore[arg-type]


def kept(old: Outline, new: Outline, *segs: Seg, change: int = 0) -> Redline:
    """A redline that keeps the one paragraph, in these pieces."""
    from engross.model.redline import skeleton

    return Redline(skeleton(old), skeleton(new), (RedlineBlock(segs, End(change=change), 0, 0),))


STRONG, SLANTED, BROKEN = Formatted(0, 3, "strong"), Formatted(0, 3, "emphasis"), Formatted(3, 4, "break")
FORMATTED = MarkKind.FORMATTING


@pytest.mark.parametrize(
    ("old", "new", "segs", "refused"),
    [
        ((STRONG,), (STRONG,), (Seg("equal", "abc def"),), False),
        ((STRONG,), (), (Seg("equal", "abc def"),), True),
        ((), (STRONG,), (Seg("equal", "abc def"),), True),
        ((STRONG,), (SLANTED,), (Seg("equal", "abc def"),), True),
        ((STRONG,), (STRONG, SLANTED), (Seg("equal", "abc def"),), True),
        ((STRONG,), (), (Seg("equal", "abc", kind=FORMATTED), Seg("equal", " def")), False),
        ((STRONG,), (), (Seg("equal", "ab", kind=FORMATTED), Seg("equal", "c def")), True),
        ((STRONG,), (), (Seg("equal", "abc", kind=MarkKind.WORDING), Seg("equal", " def")), True),
        ((Formatted(0, 4, "strong"),), (STRONG,), (Seg("equal", "abc def"),), False),  # a blank has no weight
        ((BROKEN,), (), (Seg("equal", "abc def"),), True),  # but it may break a line
        ((BROKEN,), (), (Seg("equal", "abc"), Seg("equal", " ", kind=FORMATTED), Seg("equal", "def")), False),
        ((STRONG, Formatted(0, 2, "strong")), (STRONG,), (Seg("equal", "abc def"),), False),  # twice is once
    ],
)  # fmt: skip
def test_a_kept_word_is_set_as_it_was_or_marked(
    old: tuple[Formatted, ...], new: tuple[Formatted, ...], segs: tuple[Seg, ...], refused: bool
) -> None:
    before, after = said("abc def", *old), said("abc def", *new)
    redline = kept(before, after, *segs)
    if refused:
        assert refusal(redline, before, after) == ("formatting", "0")
    else:
        prove(redline, before, after)


def test_what_was_put_in_or_taken_out_may_be_set_as_it_likes() -> None:
    before, after = said("abc", STRONG), said("xyz", SLANTED)
    prove(kept(before, after, Seg("delete", "abc"), Seg("insert", "xyz")), before, after)


def test_words_after_a_change_are_compared_with_their_own_styles() -> None:
    """Positions are counted on each side apart: what one side alone has shifts the other."""
    before = said("abc def", Formatted(4, 7, "strong"))
    after = said("zz abc def", Formatted(7, 10, "strong"))
    good = kept(before, after, Seg("insert", "zz "), Seg("equal", "abc def"))
    prove(good, before, after)
    other = said("zz abc def", Formatted(3, 6, "strong"))
    bad = kept(before, other, Seg("insert", "zz "), Seg("equal", "abc def"))
    assert refusal(bad, before, other) == ("formatting", "0")


def _moved(kind: MarkKind | None, back: MarkKind | None) -> tuple[Redline, Outline, Outline]:
    """A strong word that moved and is plain where it arrives."""
    from engross.model.redline import skeleton

    blocks = (OutlineBlock("p", "abc", (), (STRONG,)), OutlineBlock("p", "def"))
    old = Outline("fr", (OutlineClause(1, "", blocks),))
    new = Outline("fr", (OutlineClause(1, "", (OutlineBlock("p", "def"), OutlineBlock("p", "abc"))),))
    marked = (
        RedlineBlock((Seg("move", "abc", "from", "m", kind),), End("move", "from", "m"), 0),
        RedlineBlock((Seg("equal", "def"),), End(), 1, 0),
        RedlineBlock((Seg("move", "abc", "to", "m", back),), End("move", "to", "m"), None, 1),
    )
    return Redline(skeleton(old), skeleton(new), marked), old, new


def test_what_moves_is_set_as_it_was_or_marked_at_both_ends() -> None:
    prove(*_moved(FORMATTED, FORMATTED))
    for kinds in ((None, None), (FORMATTED, None), (None, FORMATTED)):
        assert refusal(*_moved(*kinds)) == ("move", "m")


@pytest.mark.parametrize(
    "after",
    [
        OutlineBlock("li", "abc", depth=1),
        OutlineBlock("p", "abc", depth=1),
    ],
)
def test_a_kept_paragraph_that_became_an_item_or_changed_its_depth_is_marked(after: OutlineBlock) -> None:
    before, new = said("abc"), Outline("fr", (OutlineClause(1, "", (after,)),))
    assert refusal(kept(before, new, Seg("equal", "abc")), before, new) == ("new", "1")
    prove(kept(before, new, Seg("equal", "abc"), change=1), before, new)


def test_a_heading_that_became_a_paragraph_is_marked() -> None:
    before = Outline("fr", (OutlineClause(1, "abc"),))
    after = said("abc")
    assert refusal(kept(before, after, Seg("equal", "abc")), before, after) == ("new", "1")
