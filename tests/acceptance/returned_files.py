"""Workspaces with a draft, and files that came back for it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from engross import api
from engross.model.outline import Outline, lines
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, ROOT

TODAY = date(2026, 11, 30)
STARTER = "exampleton-sampleford/2027-2029"


@dataclass(frozen=True)
class Draft:
    """An act whose files are copied before each test; `source` is empty for the workspace of `engross new`."""

    source: Path | None
    name: str

    def copied(self, folder: Path) -> Workspace:
        """A workspace of its own that holds the act as a draft."""
        if self.source is None:
            shutil.copytree(_starter(), folder, dirs_exist_ok=True)
        else:
            shutil.copytree(self.source, folder, dirs_exist_ok=True)
        file = folder / f"protocols/{self.name}.yaml"
        text = re.sub("state: (ready|signed)", "state: draft", file.read_text("utf-8"))
        file.write_text(text, "utf-8", newline="\n")
        return Workspace(folder, builtin_root())

    def sent(self, form: str = "docx") -> bytes:
        """The file that was sent."""
        return _sent(self, form)


_GOOD = CASES / "good"
DRAFTS = (
    Draft(None, STARTER),
    Draft(_GOOD / "trois-parties", "clairval-rives/2027-2029"),
    Draft(_GOOD / "trois-parties", "clairval-rives/2027-2029-suite"),
    Draft(_GOOD / "une-relation", "exempleville-modelbourg/2027-2029"),
    Draft(_GOOD / "en-espanol", "encinar-isla/2027-2029"),
)


@cache
def _starter() -> Path:
    folder = Path(_kept().name) / "starter"
    api.create(folder, "en")
    return folder


@cache
def _kept() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


@cache
def _sent(draft: Draft, form: str) -> bytes:
    with TemporaryDirectory() as folder:
        workspace = draft.copied(Path(folder) / "workspace")
        return built(workspace, draft.name, Path(folder), form)


def built(workspace: Workspace, name: str, folder: Path, form: str = "docx") -> bytes:
    """An act in a form, as it is sent."""
    path = folder / f"sent.{form}"
    [made] = api.build(workspace, (name,), api.BuildOptions(form, path, draft=False))
    assert made.path == path, made.diagnostics
    return path.read_bytes()


_NUMBER = re.compile(
    r"(?i)(article|artículo|annexe?|anexo)s?[\s\u00a0]+(\d+|[A-Z])(<sup>\w+</sup>)?|^[IVX]+\.\s|^\S{1,4}[.)]\s"
)


def said(outline: Outline) -> list[str]:
    """The paragraphs of a text, with plain blanks and apostrophes and without numbers, which are counted anew."""
    return list(_said(outline))


def _said(outline: Outline) -> Iterator[str]:
    for line in lines(outline):
        text = _NUMBER.sub("#", line.text)
        yield text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


__all__ = ["DRAFTS", "ROOT", "STARTER", "TODAY", "Draft", "built", "said"]
