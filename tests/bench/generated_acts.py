"""Generated acts judged by our rules and by veraPDF: `generated_acts.py [COUNT [FIRST [unchecked]]]`, 300 from seed 0.

With `unchecked`, emblems are taken whatever they are. Prints each disagreement, and at the end how many there are.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


def main(count: int = 300, first: int = 0, *, unchecked: bool = False) -> int:
    from tests.conformance.generated import judged, made
    from tests.signed_pdf.pki import pki

    ones = [made(seed, unchecked=unchecked) for seed in range(first, first + count)]
    print(Counter(one.refused for one in ones))
    print("nodes:", *sorted({node for one in ones for node in one.nodes}))
    print("emblems:", *sorted({name for one in ones if one.content for name in one.emblems}))
    files = disagreements = failing = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, ours, theirs, told in judged(ones, pki(), Path(folder)):
            files += 1
            failing += bool(theirs)
            if ours != theirs:
                disagreements += 1
                print(f"{name}: by our rules {sorted(ours)}, by veraPDF {sorted(theirs)}\n  {told}")
    print(f"{files} files, {failing} break a standard, {disagreements} disagreements")
    return int(disagreements > 0)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    numbers = [int(one) for one in arguments if one.isdigit()]
    sys.exit(main(*numbers, unchecked="unchecked" in arguments))
