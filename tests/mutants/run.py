"""How many faults the tests would notice: `make mutants`, or `run.py --count 400 --seed 2 engross/register`.

mutmut changes one place of a function at a time and runs the tests that reach it. A seed chooses a sample of the
mutants of the modules on whose word people rely (`[tool.mutmut]` in pyproject.toml). What was tried is kept in
`mutants/`; an interrupted run goes on where it stopped, and a function that changed is tried again.

`survivors.txt` lists mutants that no test can tell from the original, each with the reason. They do not count.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "mutants"
LISTED = Path(__file__).with_name("survivors.txt")
WANTED = 0.9
_SMALL = "engross.register.lock.*"
"""A module with few mutants: asking for them makes mutmut write all mutants and learn which tests reach which."""
_KILLED = frozenset((1, 3, 36, -24, 24, 152))
"""Exit codes of mutmut: a test failed, or ended with an error, or never ended."""
_ESCAPED = {0: "survived", 5: "no test", 33: "no test"}


@dataclass(frozen=True)
class Listed:
    """A mutant that no test can tell from the original: its function, the line before and after, the reason."""

    function: str
    before: str
    after: str
    reason: str


def listed(text: str) -> tuple[Listed, ...]:
    """The entries of `survivors.txt`: four lines each, a blank line between. Raises `ValueError`."""
    parts = [part for part in text.split("\n\n") if part.strip() and not part.startswith("#")]
    entries = []
    for part in parts:
        function, before, after, reason = part.strip("\n").split("\n")
        if not (before.startswith("- ") and after.startswith("+ ") and reason.startswith("= ")):
            raise ValueError(part)
        entries.append(Listed(function, before[2:].strip(), after[2:].strip(), reason[2:].strip()))
    return tuple(entries)


def known() -> dict[str, int | None]:
    """Every mutant, with the exit code of its tests; None if it was not tried yet."""
    found: dict[str, int | None] = {}
    for path in sorted(KEPT.rglob("*.meta")):
        found.update(json.loads(path.read_text("utf-8"))["exit_code_by_key"])
    return found


def function_of(mutant: str) -> str:
    """`engross.register.store.append` of `engross.register.store.x_append__mutmut_3`."""
    module, _, name = mutant.rpartition(".")
    name = name.rpartition("__mutmut_")[0]
    if "ǁ" in name:
        return f"{module}.{name.strip('xǁ').replace('ǁ', '.')}"
    return f"{module}.{name.removeprefix('x_')}"


def sample(every: Sequence[str], count: int, seed: int, parts: Sequence[str]) -> list[str]:
    """`count` mutants of the modules under `parts` (all if there are none), the same for the same seed."""
    names = [part.removesuffix(".py").strip("/").replace("/", ".") for part in parts]
    chosen = sorted(one for one in every if not names or any(one.startswith(f"{name}.") for name in names))
    return random.Random(seed).sample(chosen, min(count, len(chosen)))


def mutmut(*arguments: str) -> str:
    """Runs mutmut at the root of the clone and gives what it prints."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def changed_lines(mutant: str) -> tuple[str, str]:
    """The lines before and after, of the part of the function that differs."""
    lines = mutmut("show", mutant).splitlines()
    before = " ".join(line[1:].strip() for line in lines if line.startswith("-") and not line.startswith("---"))
    after = " ".join(line[1:].strip() for line in lines if line.startswith("+") and not line.startswith("+++"))
    return before, after


def survivors(chosen: Sequence[str], codes: dict[str, int | None]) -> Iterator[tuple[str, str, str, str]]:
    """Each mutant that no test noticed: its name, why, the lines before and after."""
    for mutant in chosen:
        code = codes[mutant]
        if code is not None and code not in _KILLED:
            yield mutant, _ESCAPED.get(code, f"ended with {code}"), *changed_lines(mutant)


def main(arguments: Sequence[str]) -> int:
    """0 if enough of the sample was noticed."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--count", type=int, default=300)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--children", type=int, default=1)
    asked.add_argument("parts", nargs="*")
    given = asked.parse_args(arguments)
    if not known():
        print(mutmut("run", "--max-children", str(given.children), _SMALL)[-600:])
    chosen = sample(sorted(known()), given.count, given.seed, given.parts)
    waiting = [one for one in chosen if known()[one] is None]
    print(f"{len(chosen)} mutants, {len(waiting)} of them to be tried", flush=True)
    if waiting:
        mutmut("run", "--max-children", str(given.children), *waiting)
    codes = known()
    entries = {(one.function, one.before, one.after) for one in listed(LISTED.read_text("utf-8"))}
    tally = Counter("noticed" for one in chosen if codes.get(one) in _KILLED)
    for mutant, why, before, after in survivors(chosen, codes):
        same = (function_of(mutant), before, after) in entries
        tally["listed" if same else "not noticed"] += 1
        if not same:
            print(f"\n{function_of(mutant)}  ({why}: {mutant})\n- {before}\n+ {after}")
    tried = tally["noticed"] + tally["not noticed"]
    score = tally["noticed"] / tried if tried else 0.0
    left = sum(codes.get(one) is None for one in chosen)
    print(f"\n{score:.1%} noticed of {tried} ({tally['listed']} listed as equal, {left} not tried)")
    return int(score < WANTED or left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
