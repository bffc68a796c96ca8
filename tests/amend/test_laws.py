"""The laws of amendments, on generated acts: the proof, the round trip through words, one edit one operation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engross.amend.apply import apply
from engross.amend.consolidate import Instrument, consolidate
from engross.amend.derive import derive
from engross.amend.fixed_numbers import fixed_numbers
from engross.amend.naming import Names, superiors
from engross.amend.reader import Reader
from engross.amend.traditions import TRADITIONS
from engross.amend.wording import Wording
from engross.api.amending import proved, quoted
from engross.compare import compare
from engross.diagnostics import Origin
from engross.language import grammar
from engross.model.act_text import ActText, Unit, fingerprint, outline
from engross.model.numerals import FixedNumbers
from engross.model.operation import InsertUnits, Operation
from tests.amend.generated import Edited, Maker, disturbed

LOCALES = {"quebec": "fr-CA", "france": "fr-FR", "belgique": "fr-BE", "belgie": "nl-BE", "english": "en-CA"}


def operations(one: Edited) -> tuple[Operation, ...]:
    return derive(one.old, one.new, compare(outline(one.old), outline(one.new)))


def read_back(text: ActText, said: tuple[Operation, ...], tradition: str) -> tuple[Operation, ...]:
    names = Names(text, TRADITIONS[tradition], grammar(LOCALES[tradition]))
    ids = [unit.id for one in said if isinstance(one, InsertUnits) for unit in one.units]
    return Reader(names, ids=ids).operations(Wording(names).printed(said))


def instrument(said: tuple[Operation, ...], before: ActText, after: ActText) -> Instrument:
    return Instrument(
        "r/a", "avenant n° 1", "amends", 1, operations=said, before=fingerprint(before), after=fingerprint(after)
    )


BASE = Instrument("r/p", "Protocole", "base")

seeds = st.integers(0, 100_000)
some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@some
@given(seeds, st.integers(1, 6))
def test_what_is_derived_gives_the_new_text(seed: int, edits: int) -> None:
    one = Maker(seed).edited(2, edits)
    made = apply(one.old, operations(one))
    assert not made.failures
    assert made.text == one.new


@some
@given(seeds, st.integers(1, 6))
def test_one_edit_is_one_operation(seed: int, edits: int) -> None:
    one = Maker(seed).edited(2, edits)
    assert len(operations(one)) == one.edits


@some
@given(seeds, st.sampled_from(sorted(TRADITIONS)))
def test_what_is_printed_reads_back(seed: int, tradition: str) -> None:
    one = Maker(seed).edited(2, 5)
    said = operations(one)
    assert read_back(one.old, said, tradition) == said


@some
@given(seeds, st.sampled_from(("", "quebec", "france", "belgique")))
def test_moves_repeals_new_items_and_new_numbers_are_proved_and_read_back(seed: int, style: str) -> None:
    old, new = disturbed(seed)
    if old != new:
        assert apply(old, proved(old, new, style, Origin("x.yaml"))).text == new


@some
@given(seeds, st.sampled_from(("quebec", "france", "belgique")))
@example(2918, "france")
def test_kept_numbers_are_proved_and_read_back(seed: int, style: str) -> None:
    old, counted = disturbed(seed)
    own = TRADITIONS[style]
    found = fixed_numbers(old, counted, {"": (own.inserted, own.gap)}, {"domain"})
    new = ActText(old.lang, tuple(_kept(unit, found, rank) for rank, unit in enumerate(counted.units)))
    if old == new:
        return
    assert apply(old, proved(old, new, style, Origin("x.yaml"))).text == new
    was = {unit.id: unit.number for unit in old.units}
    stayed = [unit for unit in new.units if was.get(unit.id) == unit.number]
    assert len(stayed) >= len(new.units) - 6


def _kept(unit: Unit, found: FixedNumbers, rank: int) -> Unit:
    """A provision with the number and the labels that it is given; articles at the end are counted on, far away."""
    labels = iter(found.labels.get(unit.id, ()))
    pieces = tuple(
        replace(piece, label=next(labels, piece.label)) if piece.type == "li" else piece for piece in unit.pieces
    )
    number = unit.number
    if unit.kind == "article":
        figure = superiors(found.numbers.get(unit.id, "")) or str(900 + rank)
        number = f"Article {figure}"
    return replace(unit, number=number, pieces=pieces)


@some
@given(seeds)
def test_without_a_redline_the_proof_holds_too(seed: int) -> None:
    one = Maker(seed).edited(1, 4)
    assert apply(one.old, derive(one.old, one.new)).text == one.new


@some
@given(seeds)
def test_no_change_makes_no_operation(seed: int) -> None:
    act = Maker(seed).act(1)
    assert derive(act, act, compare(outline(act), outline(act))) == ()


@some
@given(seeds)
def test_applying_twice_is_refused(seed: int) -> None:
    one = Maker(seed).edited(1, 3)
    if one.old == one.new:
        return
    amendment = instrument(operations(one), one.old, one.new)
    made = consolidate(one.old, BASE, (amendment, amendment), None)
    assert [problem.code for problem in made.problems] == ["amendment-twice"]
    assert made.text == one.new


@some
@given(seeds, st.randoms(use_true_random=False))
def test_operations_do_not_depend_on_their_order(seed: int, random: object) -> None:
    one = Maker(seed).edited(1, 5)
    said = [each for each in operations(one) if not isinstance(each, InsertUnits)]
    made = apply(one.old, said).text
    random.shuffle(said)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert apply(one.old, said).text == made


@pytest.mark.slow
def test_three_hundred_amendments_are_proved_and_short() -> None:
    words = ideal = 0
    for seed in range(300):
        one = Maker(seed).edited(3 + seed % 28, 2 + seed % 9)
        said = operations(one)
        made = apply(one.old, said)
        assert not made.failures, seed
        assert made.text == one.new, seed
        assert read_back(one.old, said, sorted(TRADITIONS)[seed % 5]) == said, seed
        assert len(said) == one.edits, seed
        words += sum(quoted(each) for each in said)
        ideal += one.ideal
    assert words <= 1.5 * ideal


def test_an_operation_has_a_place_in_the_file_of_operations() -> None:
    from engross.amend.steps import operation, record
    from engross.diagnostics import Collector
    from engross.model.amendment import Operations
    from engross.source.record import validate
    from engross.source.yamlfile import dump, parse

    for seed in range(40):
        one = Maker(seed).edited(2, 6)
        said = operations(one)
        problems = Collector()
        source = parse(dump({"operations": [record(each) for each in said]}), "x.yaml", problems)
        assert source is not None
        read = validate(Operations, source, problems)
        assert read is not None, list(problems)
        assert tuple(operation(step, one.old) for step in read.operations) == said
    assert Origin("x.yaml").line == 1
