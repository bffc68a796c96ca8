"""Plants errors into generated acts and counts which are told: `python -m tests.bench.planting [building|held-out]`.

Each planting is one error of one kind, in one language. It is put into an act
that is silent without it. It is found if a problem with one of its codes is
told that was not told before; any other new problem is a false alarm. Printed
are the recall and the false alarms of each kind, French and English apart.

The plantings used while checks are written (`building.py`) and those that only
measure (`held_out.py`) are two files. With a folder of published instruments
(ENGROSS_INSTRUMENTS) their sentences are read too, and what is told is counted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from engross import api
from engross.acts import act
from engross.diagnostics import Diagnostic
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root

NAMES = {"fr": "exempleville-modelbourg/2027-2029", "en": "exampleton-sampleford/2027-2029"}


@dataclass(frozen=True)
class Planting:
    """One error: its kind, its language, the codes that tell it, and what is put where.

    `edits` are (file, old, new): `old` is replaced once in that file of the
    starter workspace; an empty `old` appends. `text` is put into a clause as a
    paragraph of its own.
    """

    kind: str
    lang: str
    codes: frozenset[str]
    text: str = ""
    edits: tuple[tuple[str, str, str], ...] = ()
    clause: str = field(default="moyens")


def rows(kind: str, lang: str, codes: str, *texts: str, clause: str = "") -> list[Planting]:
    """Plantings of one kind that are each a paragraph of a clause."""
    where = clause or {"fr": "moyens", "en": "resources"}[lang]
    return [Planting(kind, lang, frozenset(codes.split()), text, clause=where) for text in texts]


def edited(kind: str, lang: str, codes: str, *edits: Sequence[tuple[str, str, str]]) -> list[Planting]:
    """Plantings of one kind that are each some edits of files."""
    return [Planting(kind, lang, frozenset(codes.split()), edits=tuple(each)) for each in edits]


class Ground:
    """A starter workspace of one language, into which errors are planted one at a time."""

    def __init__(self, lang: str, folder: Path) -> None:
        self.lang = lang
        self.folder = folder / lang
        api.create(self.folder, lang)
        self.workspace = Workspace(self.folder, builtin_root())
        self.before = self._codes()

    def _problems(self) -> tuple[Diagnostic, ...]:
        return tuple(act(Library(self.workspace), NAMES[self.lang]).diagnostics)

    def _codes(self) -> set[tuple[str, str]]:
        return {(one.code, one.facts.get("text", "")) for one in self._problems()}

    def plant(self, planting: Planting) -> set[tuple[str, str]]:
        """What is told with the error and was not told without it: codes with their words."""
        kept: dict[Path, str] = {}
        edits = list(planting.edits)
        if planting.text:
            edits.append((f"clauses/{planting.clause}/1.md", "", f"\n\n{planting.text}\n"))
        try:
            for name, old, new in edits:
                path = self.folder / name
                if planting.text and not path.exists():
                    raise SystemExit(f"{planting.kind}: there is no {name}")
                text = path.read_text(encoding="utf-8") if path.exists() else ""
                kept.setdefault(path, text)
                if old and old not in text:
                    raise SystemExit(f"{planting.kind}: {old!r} is not in {name}")
                changed = text.replace(old, new, 1) if old else text.rstrip("\n") + new
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(changed, encoding="utf-8")
            return self._codes() - self.before
        finally:
            for path, text in kept.items():
                if text:
                    path.write_text(text, encoding="utf-8")
                else:
                    path.unlink(missing_ok=True)


def measure(plantings: Iterable[Planting], *, verbose: bool) -> None:
    """Plant everything and print the figures, by language and kind."""
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    alarms: dict[tuple[str, str], int] = defaultdict(int)
    with tempfile.TemporaryDirectory() as name:
        grounds = {lang: Ground(lang, Path(name)) for lang in NAMES}
        for planting in plantings:
            told = grounds[planting.lang].plant(planting)
            hit = any(code in planting.codes for code, _ in told)
            wrong = sorted((code, words) for code, words in told if code not in planting.codes)
            key = (planting.lang, planting.kind)
            found[key].append(hit)
            alarms[key] += len(wrong)
            if verbose and (not hit or wrong):
                what = planting.text or planting.edits[0][2]
                print(f"{'  ' if hit else '! '}{planting.lang} {planting.kind}: {what[:90]!r} {wrong or ''}")
    for lang in NAMES:
        kinds = sorted(kind for at, kind in found if at == lang)
        if not kinds:
            continue
        whole = [hit for kind in kinds for hit in found[lang, kind]]
        reached = sum(any(found[lang, kind]) for kind in kinds)
        print(
            f"\n{lang}: {reached} of {len(kinds)} kinds, {sum(whole)} of {len(whole)} variants "
            f"({sum(whole) / len(whole):.0%}), {sum(alarms[lang, kind] for kind in kinds)} false alarms"
        )
        for kind in kinds:
            hits = found[lang, kind]
            print(f"  {kind:<34} {sum(hits):3} of {len(hits):<3} false alarms {alarms[lang, kind]}")


def instruments(folder: Path, *, verbose: bool) -> None:
    """Check published instruments as texts of one party's act; their words stay in memory."""
    from tests.bench.published import alarms

    total = 0
    files = sorted(folder.glob("*.md"))
    for file in files:
        told = alarms(file)
        total += len(told)
        if verbose:
            print(f"{file.name}: {len(told)}", *(f"    {code}: {words[:100]!r}" for code, words in told), sep="\n")
    print(f"\n{len(files)} published instruments, {total} problems told, {total / max(len(files), 1):.2f} each")


def main() -> None:
    which = [one for one in sys.argv[1:] if not one.startswith("-")] or ["building"]
    verbose = "-v" in sys.argv
    for one in which:
        if one == "instruments":
            instruments(Path(os.environ["ENGROSS_INSTRUMENTS"]), verbose=verbose)
        else:
            module = import_module(f"tests.bench.{one.replace('-', '_')}")
            print(f"== {one}")
            measure(module.PLANTINGS, verbose=verbose)


if __name__ == "__main__":
    main()
