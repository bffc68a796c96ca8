"""The law of three texts: each of them can be read back whole, and no change is without its author."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from engross.compare.three_way import compare_three, flat
from engross.model.outline import Outline
from engross.model.three import By, Three
from tests.laws.test_redline import outlines, pairs

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(three: Three) -> tuple[str, str, str]:
    last = "".join(part.last for part in three.parts)
    return last, "".join(part.ours for part in three.parts), "".join(part.theirs for part in three.parts)


@quick
@given(pairs, outlines)
def test_each_of_the_three_texts_can_be_read_back(pair: tuple[Outline, Outline], theirs: Outline) -> None:
    last, ours = pair
    assert read(compare_three(last, ours, theirs)) == (flat(last), flat(ours), flat(theirs))


@quick
@given(pairs)
def test_what_one_side_left_alone_is_all_the_others_and_what_both_did_is_both(pair: tuple[Outline, Outline]) -> None:
    last, new = pair
    assert {part.by for part in compare_three(last, new, last).changes} <= {By.OURS}
    assert {part.by for part in compare_three(last, last, new).changes} <= {By.THEIRS}
    assert {part.by for part in compare_three(last, new, new).changes} <= {By.BOTH}


@quick
@given(pairs, outlines)
def test_sides_swapped_swap_their_changes_and_nothing_else(pair: tuple[Outline, Outline], theirs: Outline) -> None:
    last, ours = pair
    one, other = compare_three(last, ours, theirs), compare_three(last, theirs, ours)
    assert [(part.last, part.ours, part.theirs) for part in one.parts] == [
        (part.last, part.theirs, part.ours) for part in other.parts
    ]
    for a, b in ((By.OURS, By.THEIRS), (By.BOTH, By.BOTH), (By.CONFLICT, By.CONFLICT)):
        assert one.of(a) == other.of(b)


@quick
@given(pairs, outlines)
def test_a_change_is_attributed_to_whoever_changed_the_words(pair: tuple[Outline, Outline], theirs: Outline) -> None:
    for part in compare_three(*pair, theirs).parts:
        match part.by:
            case None:
                assert part.last == part.ours == part.theirs
            case By.OURS:
                assert part.theirs == part.last != part.ours
            case By.THEIRS:
                assert part.ours == part.last != part.theirs
            case By.BOTH:
                assert part.ours == part.theirs
            case By.CONFLICT:
                assert len({part.last, part.ours, part.theirs}) == 3
