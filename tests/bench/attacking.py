"""Generated files against `verify`: `attacking.py attacks --count 2000 --seed 100000`, or `mutations`, or `revisions`.

`attacks` are changed in one way that an attacker might try, `mutations` are what chance makes of a copy, `revisions`
are lawful. The slow tests run a part of each. A line is printed for each file that is judged wrongly, and the figures
at the end. The exit code is 1 if any was.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from engross import api
from engross.signed_pdf.verifying import verify_file
from tests.signed_pdf.pki import pki
from tests.verifying.attacks import attack
from tests.verifying.mutations import mutated
from tests.verifying.revising import lawful
from tests.verifying.signed import AT, wanted

_SECONDS, _BYTES = 10, 1 << 30


def attacks(seed: int, tally: Counter[str]) -> str:
    """What is wrong with the verdict on that attack; empty if it is refused or open."""
    try:
        made = attack(seed, pki())
    except Exception as error:  # noqa: BLE001 -- pyHanko does not sign or stamp what some changes left
        tally[f"not made ({type(error).__name__})"] += 1
        return ""
    verified, _ = verify_file(made.content, "copie.pdf", wanted())
    tally[verified.state or "open"] += 1
    return f"accepted: {made.name}" if verified.state == "yes" else ""


def mutations(seed: int, tally: Counter[str]) -> str:
    """What is wrong with the verdict on that mutation: accepted, an exception, more time or memory than is right."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "copie.pdf"
        path.write_bytes(mutated(seed))
        start = _used()
        try:
            [one] = api.verify(None, [path], api.VerifyOptions(AT, (pki().root,)))
            sheet = api.verification_sheet(one, api.VerifyOptions(AT), "fr")
            api.sheet_words(sheet)
        except Exception:  # noqa: BLE001 -- any exception is the fault that is looked for
            return traceback.format_exc(limit=-3)
        took = _used() - start
    tally[one.state or "open"] += 1
    tally["slowest, in ms"] = max(tally["slowest, in ms"], int(took * 1000))
    if one.state == "yes":
        return "accepted"
    return f"{took:.1f} s" if took > _SECONDS else ""


def revisions(seed: int, tally: Counter[str]) -> str:
    """What is wrong with the verdict on that lawful file: the errors that are told."""
    made = lawful(seed, pki())
    verified, _ = verify_file(made.content, "copie.pdf", wanted())
    tally[verified.state or "open"] += 1
    told = sorted({one.code for one in verified.diagnostics if one.severity.value == "error"})
    return f"refused: {made.name}: {', '.join(told)}" if told else ""


def _used() -> float:
    """The processor time of this process and its children."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


KINDS: dict[str, Callable[[int, Counter[str]], str]] = {
    "attacks": attacks,
    "mutations": mutations,
    "revisions": revisions,
}


def run(kind: str, count: int, seed: int) -> int:
    """How many files of that kind were judged wrongly."""
    tally, wrong = Counter[str](), 0
    for number in range(seed, seed + count):
        if problem := KINDS[kind](number, tally):
            wrong += 1
            print(f"{number}: {problem}", flush=True)
        if (number - seed + 1) % 100 == 0:
            print(f"  {number - seed + 1} of {count}, {wrong} judged wrongly", flush=True)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    if memory > _BYTES:
        wrong += 1
    figures = ", ".join(f"{name}: {number}" for name, number in sorted(tally.items()))
    print(f"{count} {kind} from seed {seed}: {wrong} judged wrongly ({figures}; largest child {memory >> 20} MiB)")
    return wrong


def main(arguments: Sequence[str]) -> int:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("kind", choices=KINDS)
    asked.add_argument("--count", type=int, default=2000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args(arguments)
    return int(run(given.kind, given.count, given.seed) > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
