"""A comparison on paper, judged by veraPDF: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance.conftest import TABLE
from tests.conformance.validators import archive
from tests.render.test_redline_pdf import NEW, OLD, made

pytestmark = pytest.mark.conformance


def test_a_comparison_keeps_to_both_standards(tmp_path: Path) -> None:
    files = {"comparison": (OLD, NEW), "comparison of the same": (OLD, OLD)}
    for name, pair in files.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(made(*pair).content)
        verdicts = archive([path])[path]
        said = ["holds" if verdicts[standard].conforms else "FAILS" for standard in ("3a", "ua1")]
        TABLE.append((name, *said, "not signed", ""))
        for verdict in verdicts.values():
            assert verdict.failures == ()
            assert verdict.checks > 1000
