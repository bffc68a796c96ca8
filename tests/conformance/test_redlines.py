"""A comparison on paper, judged by veraPDF: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engross.render.redline_pdf import redline_pdf
from tests.conformance.conftest import TABLE
from tests.conformance.validators import archive
from tests.conftest import ROOT
from tests.render.looks import redline_look
from tests.render.marked import over, pair
from tests.render.samples import EMBLEMS
from tests.render.samples import look as sheet
from tests.render.test_redline_pdf import NEW, OLD, made

pytestmark = pytest.mark.conformance


def test_a_comparison_keeps_to_both_standards(tmp_path: Path) -> None:
    files = {"comparison": made(OLD, NEW), "comparison of the same": made(OLD, OLD)}
    marked, redline, account = over(*pair(("fr", "en"), "columns"))
    own = sheet(style=(ROOT / "templates/redline/marks.css").read_text(encoding="utf-8"), images=EMBLEMS)
    act = marked, replace(own, archival=True)
    files["comparison of acts"] = redline_pdf(redline, account, redline_look()[0], act=act)
    for name, rendering in files.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(rendering.content)
        verdicts = archive([path])[path]
        said = ["holds" if verdicts[standard].conforms else "FAILS" for standard in ("3a", "ua1")]
        TABLE.append((name, *said, "not signed", ""))
        for verdict in verdicts.values():
            assert verdict.failures == ()
            assert verdict.checks > 1000
