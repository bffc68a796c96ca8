"""A milestone of which only the month is known serves the month and the year; for the day, what is known is told."""

from __future__ import annotations

from datetime import date

import pytest

from engross.assembly.filters import WrongArgument, filters
from engross.assembly.scope import moment_object
from engross.language import grammar
from engross.model.moment import Moment

KNOWN_TO_THE_MONTH = moment_object("relation.declaration", Moment(year=1991, month=5))


@pytest.mark.parametrize(("tag", "said"), [("fr-CA", "mai 1991"), ("en-GB", "May 1991"), ("nl-BE", "mei 1991")])
def test_the_month_and_the_year_are_said(tag: str, said: str) -> None:
    table = filters(grammar(tag))
    assert table["month"](KNOWN_TO_THE_MONTH) == said
    assert table["year"](KNOWN_TO_THE_MONTH) == 1991


def test_the_day_is_told_to_be_unknown() -> None:
    with pytest.raises(WrongArgument, match="not only 1991-05"):
        filters(grammar("fr-CA"))["date"](KNOWN_TO_THE_MONTH)


def test_a_day_still_gives_its_month() -> None:
    assert filters(grammar("fr-CA"))["month"](date(2017, 6, 23)) == "juin 2017"
