from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from engross.compare import compare
from engross.compare.proof import prove
from engross.diagnostics import Refused
from engross.model.redline import End, Redline, RedlineBlock, Seg, accept
from tests.compare.outlines import BUDGET, CULTURE, clause, outline

OLD = outline(clause("Article 1 – Culture", *CULTURE), clause("Article 2 – Budget", *BUDGET))
NEW = outline(clause("Article 1 – Budget", *BUDGET), clause("Article 2 – Culture", CULTURE[0], CULTURE[1] + " Fin."))


def _block(redline: Redline, at: int, block: RedlineBlock) -> Redline:
    return replace(redline, blocks=(*redline.blocks[:at], block, *redline.blocks[at + 1 :]))


def _dropped(redline: Redline) -> Redline:
    return replace(redline, blocks=redline.blocks[1:])


def _another_space(redline: Redline) -> Redline:
    block = redline.blocks[-1]
    return _block(redline, len(redline.blocks) - 1, replace(block, segs=(*block.segs, Seg("insert", " "))))


def _one_end(redline: Redline) -> Redline:
    at = next(k for k, block in enumerate(redline.blocks) if block.end.side == "from")
    block = redline.blocks[at]
    segs = tuple(Seg("delete", seg.text) if seg.side else seg for seg in block.segs)
    return _block(redline, at, replace(block, segs=segs, end=End("delete")))


def _changed_on_the_way(redline: Redline) -> Redline:
    """A word that left in small letters and arrived in capitals, shown as if nothing had happened to it."""
    at = next(k for k, block in enumerate(redline.blocks) if block.end.side == "to")
    block = redline.blocks[at]
    segs = tuple(replace(seg, text=seg.text.upper()) if seg.side else seg for seg in block.segs)
    return _block(redline, at, replace(block, segs=segs))


def _other_level(redline: Redline) -> Redline:
    first = replace(redline.new.frames[0], level=2)
    return replace(redline, new=replace(redline.new, frames=(first, *redline.new.frames[1:])))


def _other_count(redline: Redline) -> Redline:
    return _block(redline, 0, replace(redline.blocks[0], old=5, new=5))


@pytest.mark.parametrize("spoil", [_dropped, _another_space, _one_end, _other_level, _other_count, _changed_on_the_way])
def test_a_redline_that_does_not_give_both_texts_back_is_refused(spoil: Callable[[Redline], Redline]) -> None:
    redline = compare(OLD, NEW)
    prove(redline, OLD, NEW)
    with pytest.raises(Refused) as refused:
        prove(spoil(redline), OLD, NEW)
    assert [one.code for one in refused.value.diagnostics] == ["redline-not-exact"]


def test_a_move_whose_ends_differ_is_refused_though_both_texts_are_given_back() -> None:
    redline = _changed_on_the_way(compare(OLD, NEW))
    with pytest.raises(Refused) as refused:
        prove(redline, OLD, accept(redline))
    assert [one.facts["side"] for one in refused.value.diagnostics] == ["move"]


def test_the_proof_shares_nothing_with_the_comparer() -> None:
    from pathlib import Path

    import engross.compare.proof as proof

    text = Path(proof.__file__).read_text(encoding="utf-8")
    assert "engross.compare" not in text.replace("engross.compare.proof", "")
    assert "accept" not in text.partition('"""')[2].partition('"""')[2]


def test_what_was_not_compared_is_carried_along() -> None:
    assert compare(OLD, NEW, uncompared=("2 images",)).uncompared == ("2 images",)
