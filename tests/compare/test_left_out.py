"""What a reader leaves out counts when only some provisions may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross.cli import main

OLD = "# Objet\n\nLes villes coopèrent. ![plan](a.png)\n\n# Durée\n\nTrois ans.\n"


def test_another_image_is_a_change_that_was_not_allowed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(OLD.replace("a.png", "b.png").replace("Trois", "Quatre"), encoding="utf-8")
    assert main(["compare", str(old), str(new), "--allow", "Durée"]) == 1
    assert "error[left-out-differs]" in capsys.readouterr().err
    new.write_text(OLD.replace("Trois", "Quatre"), encoding="utf-8")
    assert main(["compare", str(old), str(new), "--allow", "Durée"]) == 0
