"""Numbers of an amended text: what stands keeps its own, what is put in takes one between its neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.amend.apply import apply
from engross.amend.derive import derive
from engross.amend.fixed_numbers import fixed_numbers
from engross.amend.naming import superiors
from engross.amend.traditions import TRADITIONS
from engross.language.tradition import Manner
from engross.model.act_text import ActText, Piece, Unit
from engross.model.operation import InsertUnits
from tests.amend.test_laws import read_back

NBSP = "\u00a0"


def act(*figures: str, kind: str = "article", label: str = f"Article{NBSP}{{}}") -> ActText:
    return ActText("fr-CA", tuple(Unit(f"u{one}", kind, 1, label.format(one), "Titre") for one in figures))


def put_in(old: ActText, at: int, count: int = 1) -> ActText:
    units = list(old.units)
    units[at:at] = [Unit(f"new{k}", units[0].kind, 1, "?", "Nouveau") for k in range(count)]
    return ActText(old.lang, tuple(units))


def figures(old: ActText, new: ActText, manner: Manner = "point", gap: str = NBSP) -> list[str]:
    found = fixed_numbers(old, new, {"": (manner, gap)}, ()).numbers
    return [superiors(found.get(unit.id, "")) for unit in new.units]


@pytest.mark.parametrize(
    ("manner", "gap", "there", "at", "given"),
    [
        ("point", "", "1 2 3", 2, ["2.1"]),
        ("point", "", "1 2 3", 2, ["2.1", "2.2"]),
        ("point", "", "1 2 2.1 3", 2, ["2.0.1"]),
        ("point", "", "1 2 2.1 3", 3, ["2.2"]),
        ("point", "", "1 2 2.1 2.2 3", 3, ["2.1.1"]),
        ("point", "", "1 2", 0, ["0.1"]),
        ("point", "", "I II III", 2, ["II.1"]),
        ("point", "", "1<sup>er</sup> 2", 1, ["1.1"]),
        ("slash", "", "1<sup>er</sup> 2", 1, ["1<sup>er</sup>/1"]),
        ("slash", "", "1 2 3", 2, ["2/1", "2/2"]),
        ("slash", "", "1 2 2bis 3", 3, ["2ter"]),
        ("dash", "", "1 42-2 42-3 43", 2, ["42-2-1"]),
        ("bis", " ", "I II III", 2, ["II bis", "II ter"]),
        ("bis", " ", "I II III IV", 3, ["III bis"]),
        ("bis", " ", "1 2 3", 0, ["1 A", "1 B"]),
        ("bis", "", "1 2 3", 1, ["1bis"]),
        ("letter", "", "1 2 3", 2, ["2A", "2B"]),
        ("letter", "", "1 2 2A 3", 2, ["2ZA"]),
        ("letter", "", "1 2 2A 2B 3", 3, ["2AA"]),
        ("letter", "", "1 2 3", 0, ["A1", "B1"]),
        ("letter", "", "I II III", 2, ["IIA"]),
        ("letter", "", "A B", 1, ["A1"]),
    ],
)
def test_what_is_put_in_takes_a_number_between_its_neighbours(
    manner: Manner, gap: str, there: str, at: int, given: list[str]
) -> None:
    old = act(*there.split())
    new = put_in(old, at, len(given))
    assert figures(old, new, manner, gap) == [*there.split()[:at], *given, *there.split()[at:]]


def test_a_text_that_has_such_numbers_goes_on_as_it_began() -> None:
    old = act("1", "2", "2 bis", "3")
    assert figures(old, put_in(old, 3), "slash", NBSP)[3] == "2 ter"
    assert figures(old, put_in(old, 4), "slash", "")[4] == ""
    assert figures(act("1", "2bis", "3", "4"), put_in(act("1", "2bis", "3", "4"), 3), "slash", "")[3] == "3bis"


def test_what_is_put_in_last_is_counted_on_and_what_went_leaves_its_number() -> None:
    old = act("1", "2", "3")
    assert figures(old, put_in(old, 3)) == ["1", "2", "3", ""]
    without = ActText(old.lang, (old.units[0], old.units[2]))
    assert figures(old, without) == ["1", "3"]


def test_what_moved_takes_a_new_number_and_the_rest_keep_theirs() -> None:
    old = act("1", "2", "3", "4")
    new = ActText(old.lang, tuple(old.units[k] for k in (0, 3, 1, 2)))
    assert figures(old, new) == ["1", "1.1", "2", "3"]


@pytest.mark.parametrize(
    ("manner", "gap", "given"),
    [("point", "", "a.1)"), ("bis", NBSP, f"a{NBSP}bis)"), ("slash", "", "a/1)"), ("letter", "", "aa)")],
)
def test_items_keep_their_labels(manner: Manner, gap: str, given: str) -> None:
    items = [Piece("li", f"point {letter}", f"{letter})") for letter in "abc"]
    old = ActText("fr-CA", (Unit("u", "article", 1, "Article 1", pieces=tuple(items)),))
    counted = [items[0], Piece("li", "nouveau", "b)"), Piece("li", "point b", "c)"), Piece("li", "point c", "d)")]
    new = ActText("fr-CA", (Unit("u", "article", 1, "Article 1", pieces=tuple(counted)),))
    assert fixed_numbers(old, new, {"": (manner, gap)}, ()).labels == {"u": ("a)", given, "b)", "c)")}
    last = ActText("fr-CA", (Unit("u", "article", 1, "Article 1", pieces=(*items, Piece("li", "fin", "d)"))),))
    assert fixed_numbers(old, last, {"": (manner, gap)}, ()).labels == {}


@given(st.integers(2, 30), st.data(), st.sampled_from(["bis", "point", "slash", "dash", "letter"]))
def test_numbers_are_never_given_twice(count: int, data: st.DataObject, manner: Manner) -> None:
    old = act(*map(str, range(1, count + 1)))
    for _ in range(3):
        at = data.draw(st.integers(0, len(old.units) - 1))
        new = put_in(old, at, data.draw(st.integers(1, 3)))
        found = figures(old, new, manner)
        assert len(set(found)) == len(found)
        old = act(*found)


@pytest.mark.parametrize("tradition", sorted(TRADITIONS))
def test_one_provision_put_in_is_one_operation_that_reads_back(tradition: str) -> None:
    own = TRADITIONS[tradition]
    for kind, label, there in (("article", f"Article{NBSP}{{}}", "1 2 3 4"), ("domain", "{}.", "I II III IV")):
        old = act(*there.split(), kind=kind, label=label)
        new = put_in(old, 3)
        figure = figures(old, new, own.inserted, own.gap)[3]
        units = list(new.units)
        units[3] = Unit("new0", kind, 1, label.format(figure), "Nouveau", (Piece("p", "Un texte."),))
        wanted = ActText(old.lang, tuple(units))
        [one] = derive(old, wanted)
        assert isinstance(one, InsertUnits)
        assert read_back(old, (one,), tradition) == (one,)
        assert apply(old, (one,)).text == wanted
