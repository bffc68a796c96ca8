"""The reference validators, which are written in Java: built once into .make/, then run on many files at a time."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

_HERE = Path(__file__).parent
_BUILT = ROOT / ".make" / "conformance"


class Unavailable(Exception):
    """Java, Maven or what they need is not there: nothing was validated."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file and one standard: `failures` are lines of rule, clause and number of times."""

    conforms: bool
    checks: int
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """What DSS says of one signature: its level, its state, and later changes that are none it knows."""

    field: str
    level: str
    intact: bool
    indication: str
    reason: str
    unexplained: tuple[str, ...]
    errors: tuple[str, ...]


def archive(files: Sequence[Path]) -> dict[Path, dict[str, Verdict]]:
    """Each file against PDF/A-3a (`3a`) and PDF/UA-1 (`ua1`) by veraPDF."""
    found: dict[Path, dict[str, Verdict]] = {}
    for one in _run("Archive", [str(file) for file in files]):
        failures = tuple(
            f"{failure['clause']}-{failure['test']} × {failure['times']}: {failure['rule']} [{failure['where']}]"
            for failure in one["failures"]
        )
        verdict = Verdict(one["conforms"], one["checks"], failures)
        found.setdefault(Path(one["file"]), {})[one["standard"]] = verdict
    return found


def signatures(files: Sequence[Path], anchors: Sequence[Path], at: datetime) -> dict[Path, tuple[Signed, ...]]:
    """The signatures of each file by DSS, offline, at that moment, trusting these certificates."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    arguments = [moment, *map(str, anchors), "--", *map(str, files)]
    return {
        Path(one["file"]): tuple(
            Signed(
                ", ".join(each["fields"]),
                each["level"],
                each["intact"],
                each["indication"],
                each["reason"],
                tuple(each["unexplained"]),
                tuple(each["errors"]),
            )
            for each in one["signatures"]
        )
        for one in _run("Signatures", arguments)
    }


def _run(main: str, arguments: Sequence[str]) -> Iterator[Any]:
    folder = built()
    done = subprocess.run(
        [_program("java"), "-Xshare:auto", "-cp", str(folder / "conformance.jar"), f"conformance.{main}", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Unavailable(f"{main} ended with {done.returncode}:\n{done.stderr}")
    return map(json.loads, done.stdout.splitlines())


def built() -> Path:
    """The folder of the built programs; built anew when a source of theirs has changed."""
    sources = sorted([_HERE / "pom.xml", *_HERE.glob("src/**/*.java")])
    now = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = _BUILT / "built-from"
    if stamp.is_file() and stamp.read_text() == now:
        return _BUILT
    shutil.rmtree(_BUILT, ignore_errors=True)
    done = subprocess.run(
        [_program("mvn"), "-q", "-B", "-f", str(_HERE / "pom.xml"), f"-Dbuilt={_BUILT}", "package"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Unavailable(f"the validators could not be built:\n{done.stdout}{done.stderr}")
    stamp.write_text(now)
    return _BUILT


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Unavailable(
            f"`{name}` is not there; install it (Debian: default-jdk-headless, maven). NOTHING WAS VALIDATED."
        )
    return found
