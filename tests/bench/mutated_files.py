"""Reads mutated files of each kind: `python -m tests.bench.mutated_files [count] [seed]`.

A mutated file must be read or refused with diagnostics, within the bounds of a received file. The slow suite runs a
part of this.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from contextlib import suppress
from functools import cache
from io import BytesIO
from pathlib import Path

from engross.diagnostics import Collector, Refused
from engross.render import RENDERERS
from engross.source.compared_file import read_file, read_loose_text
from tests.render.samples import document, look

KINDS = ("docx", "odt", "pdf", "printed.pdf", "html", "md", "txt", "json")
LONGEST = 20.0
"""Seconds of processor time that one file may take; a received file has 40 before it is stopped."""


@cache
def whole(kind: str) -> bytes:
    """A sound file of that kind, which holds one act."""
    if kind in ("docx", "odt"):
        content = RENDERERS["docx"].render(document(("fr", "en"), arrangement="columns"), look()).content
        return _as_odt(content) if kind == "odt" else content
    if kind == "printed.pdf":
        from tests.pdf_reading.pdf_files import without_structure

        return without_structure(whole("pdf"))
    form = {"md": "text", "txt": "text"}.get(kind, kind)
    content = RENDERERS[form].render(document(("fr",)), look()).content
    return b"# Titre\n\n" + content.replace(b"\n\n1. ", b"\n\n- **1.** ") if kind == "md" else content


def _as_odt(content: bytes) -> bytes:
    from tests.render.word import converted

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(content)
        return converted(path, "odt", Path(folder) / "o").read_bytes()


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The file with a few of its bytes flipped, cut, doubled or moved; of a zip, those of one of its parts."""
    if data.startswith(b"PK") and rng.random() < 0.7:
        return _part_mutated(data, rng)
    return _bytes_mutated(data, rng)


def _bytes_mutated(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        if not out:
            break
        at = rng.randrange(len(out))
        size = rng.choice((1, 1, 4, 40, 400))
        match rng.randrange(6):
            case 0:
                out[at] = rng.randrange(256)
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size] * rng.choice((1, 2, 50))
            case 3:
                out[at : at + size] = bytes(rng.randrange(256) for _ in range(min(size, 40)))
            case 4:
                other = rng.randrange(len(out))
                out[at : at + size] = out[other : other + size]
            case 5:
                del out[at:]
    return bytes(out)


def _part_mutated(data: bytes, rng: random.Random) -> bytes:
    """A sound zip, one part of which is mutated or gone: what is inside is read, not only the zip."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        names = old.namelist()
        chosen = rng.choice([name for name in names if name.endswith((".xml", ".rels"))])
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in names:
                content = old.read(name)
                if name == chosen:
                    if rng.random() < 0.1:
                        continue
                    content = _xml_mutated(content, rng) if rng.random() < 0.7 else _bytes_mutated(content, rng)
                new.writestr(name, content)
    return out.getvalue()


def _xml_mutated(data: bytes, rng: random.Random) -> bytes:
    """XML that is mostly still well-formed: attributes with other values, elements with other names, or gone."""
    import re

    values = (b"", b"0", b"-1", b"99999999999", b"abc", "é".encode(), b"true", b"heading 1", b"2147483648")
    pieces = re.split(rb'(="[^"]*")', data)
    for _ in range(rng.choice((1, 2, 10))):
        if len(pieces) > 1:
            pieces[rng.randrange(1, len(pieces), 2)] = b'="' + rng.choice(values) + b'"'
    out = b"".join(pieces)
    if rng.random() < 0.4:
        names = list(set(re.findall(rb"<(w:\w+|text:\w+|table:\w+)", out)))
        if len(names) > 1:
            one, other = rng.sample(names, 2)
            out = re.sub(rb"(</?)" + re.escape(one) + rb"(?=[ />])", rb"\1" + other, out)
    return out


def read_one(path: Path) -> str:
    """Reads a file as `compare` and `import` do; what came of it. Raises what is no refusal."""
    try:
        read_file(path, path.name, Collector())
    except Refused as refused:
        str(refused)
        return "refused"
    finally:
        if path.suffix in (".md", ".txt"):
            with suppress(Refused):
                read_loose_text(path, path.name, Collector())
    return "read"


def main(count: int, seed: int, kinds: tuple[str, ...] = KINDS) -> dict[str, Counter[str]]:
    """Reads `count` mutated files of each kind. Ends at the first that is neither read nor refused, and names it."""
    found: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            counts: Counter[str] = Counter()
            for index in range(count):
                rng = random.Random(f"{seed} {kind} {index}")
                path = Path(folder) / f"file.{kind.rpartition('.')[2]}"
                path.write_bytes(mutated(whole(kind), rng))
                start = time.process_time()
                try:
                    counts[read_one(path)] += 1
                except Exception as error:
                    raise AssertionError(
                        f"{kind}, seed {seed}, file {index}: {type(error).__name__}: {error}"
                    ) from error
                if time.process_time() - start > LONGEST:
                    raise AssertionError(f"{kind}, seed {seed}, file {index}: took too long")
            found[kind] = counts
            print(kind, dict(counts), flush=True)
    return found


if __name__ == "__main__":
    count, seed = (*map(int, sys.argv[1:3]), *(2_000, 1)[len(sys.argv) - 1 :])
    main(count, seed)
