"""What engross itself sees of PDF/A-3a and PDF/UA-1."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Pdf

from engross.signed_pdf.conformance import RULES, accessible, archival, problems
from tests.signed_pdf.damage import damaged, good


def test_nothing_is_found_in_a_good_copy() -> None:
    found = problems(good())
    assert found == ()
    assert archival(found)
    assert accessible(found)


@pytest.mark.parametrize("row", RULES, ids=lambda row: row.code)
def test_each_rule_is_seen_broken(row: object) -> None:
    code = str(getattr(row, "code", ""))
    found = problems(damaged(code))
    assert code in {one.code for one in found}
    assert archival(found) is not any(one.archival for one in found)
    assert accessible(found) is not any(one.access for one in found)


def test_a_finding_says_where() -> None:
    assert [one.where for one in problems(damaged("annotation-flags"))] == ["signature-quebec-1"]
    assert [one.where for one in problems(damaged("content-not-tagged"))] == ["2"]


def test_codes_are_said_once_and_name_a_clause() -> None:
    assert len({row.code for row in RULES}) == len(RULES)
    assert all(row.archival or row.access for row in RULES)


def test_an_ordinary_file_is_found_wanting_and_no_file_at_all_is_refused() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    codes = {one.code for one in problems(out.getvalue())}
    assert {"no-archival-claim", "no-accessible-claim", "not-tagged", "no-language", "no-title"} <= codes
    with pytest.raises(ValueError, match="not readable"):
        problems(b"nothing")
