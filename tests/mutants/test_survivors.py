"""The list of survivors can be read, and gives a reason for each; the sample is that of its seed."""

from __future__ import annotations

import pytest

from tests.mutants.run import LISTED, function_of, listed, sample


def test_each_survivor_has_its_lines_and_its_reason() -> None:
    entries = listed(LISTED.read_text("utf-8"))
    assert entries
    for entry in entries:
        assert entry.function.startswith("engross.")
        assert entry.before != entry.after
        assert entry.reason.endswith(".")
    with pytest.raises(ValueError, match=r"unpack|values"):
        listed("engross.x\n- a\n+ b\n")
    with pytest.raises(ValueError, match="engross"):
        listed("engross.x\n- a\n+ b\nno reason\n")


def test_a_sample_is_that_of_its_seed_and_of_the_modules_asked_for() -> None:
    every = [f"engross.register.store.x_f__mutmut_{number}" for number in range(50)] + ["engross.output.x_g__mutmut_1"]
    assert sample(every, 9, 3, []) == sample(every[::-1], 9, 3, [])
    assert sample(every, 9, 3, []) != sample(every, 9, 4, [])
    assert sample(every, 9, 3, ["engross/output.py"]) == ["engross.output.x_g__mutmut_1"]
    assert len(sample(every, 99, 1, ["engross/register"])) == 50


def test_a_mutant_is_named_by_its_function() -> None:
    assert function_of("engross.register.store.x_append__mutmut_3") == "engross.register.store.append"
    assert function_of("engross.amend.resolve.xǁ_Resolverǁ_run__mutmut_56") == "engross.amend.resolve._Resolver._run"
