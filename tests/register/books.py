"""Copies and registers to try things on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from engross.model.copy_record import CopyRecord
from engross.model.counterpart import CopyKind, Counterpart
from engross.model.registered import Entry, Event, Medium, Register
from engross.model.seal import seals
from engross.register import MadeCopy, Signers, enter_event, enter_issued
from engross.workspace import Workspace, builtin_root

NAME = "exempleville-modelbourg/2027-2029"
PARTIES = ("exempleville", "modelbourg")
WHEN = datetime(2021, 1, 11, 9, 30, tzinfo=UTC)
LATER = datetime(2021, 3, 1, 16, 0, tzinfo=UTC)


def workspace_at(folder: Path) -> Workspace:
    (folder / "protocols").mkdir(exist_ok=True)
    return Workspace(folder, builtin_root())


def made(number: int = 1, text: str = "Article 1", kind: CopyKind = CopyKind.ORIGINAL) -> CopyRecord:
    """A copy as `engross copies` describes it."""
    keeper = PARTIES[number - 1]
    mark = f"Exemplaire {number} de 2 – {keeper}"
    sources = {"clauses/objet/1.md": "a" * 64, "protocols/x.yaml": "b" * 64}
    return CopyRecord(
        NAME, Counterpart(kind, number, 2, keeper, mark), seals((text,), NAME, mark, sources), {}, sources, {}
    )


def sha(number: int) -> str:
    return f"{number:064x}"


def opened(workspace: Workspace, *numbers: int) -> None:
    """Originals of these numbers, entered."""
    issue(workspace, *(MadeCopy(made(number), sha(number)) for number in numbers or (1,)), when=WHEN)


def issue(workspace: Workspace, *copies: MadeCopy, when: datetime = LATER, signers: Signers | None = None) -> Register:
    """Those copies, entered as made together."""
    return enter_issued(workspace, copies, when, "une greffière", signers=signers or Signers(PARTIES))[0]


def entered(
    workspace: Workspace, event: Event, copy: str = "original-1", day: str = "2021-01-12", **more: str
) -> Register:
    medium: Medium = "paper" if event is Event.SIGNED else ""
    entry = Entry(event, copy, LATER.isoformat(), "une greffière", day, medium=medium)
    from dataclasses import replace

    return enter_event(workspace, NAME, replace(entry, **more))  # type: ignore[arg-type]


def lines(workspace: Workspace) -> list[str]:
    return file(workspace).read_text("utf-8").splitlines()


def file(workspace: Workspace) -> Path:
    return workspace.root / "register" / f"{NAME}.jsonl"


def put(workspace: Workspace, rows: list[str]) -> None:
    file(workspace).write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
