"""Speed and memory, as ratios measured side by side in one run: `make bench`, or some: `run.py cold check`.

Each figure is the median of several runs, whole processes where a person
waits for a process. It judges nothing by itself: the bounds stand beside the
figures, and a figure past its bound is marked.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NAME = "quebec-namur/2017-2019"
BARE = """
import sys
from importlib.util import find_spec
from pathlib import Path
from weasyprint import HTML, CSS
from weasyprint.text.fonts import FontConfiguration
html = Path(sys.argv[1]).read_text(encoding="utf-8")
faces = Path(sys.argv[2]).read_text(encoding="utf-8")
fonts = FontConfiguration()
HTML(string=html, media_type="letter").write_pdf(
    sys.argv[3], font_config=fonts, stylesheets=[CSS(string=faces, font_config=fonts)],
    pdf_variant="pdf/ua-1", pdf_tags=True)
"""


def run(command: Sequence[str], folder: Path = ROOT, *, ends_with: int = 0) -> tuple[float, float]:
    """Wall seconds and peak mebibytes of one process. Another exit code than `ends_with` ends the benchmark."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        # An installed program has its byte code beside it.
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    talk = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != ends_with:
        raise SystemExit(f"{' '.join(command)}\n{talk.decode()}")
    return time.perf_counter() - start, used.ru_maxrss / 1024


def processor(command: Sequence[str], folder: Path = ROOT) -> float:
    """Seconds of processor that one process and those that it starts take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(command, folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def paired(one: Sequence[str], other: Sequence[str], times: int, folder: Path = ROOT) -> tuple[float, float, float]:
    """Medians: seconds of `one`, its time and its memory as ratios to `other`, run in turn after a warm-up."""
    run(one, folder)
    run(other, folder)
    rows = [(run(one, folder), run(other, folder)) for _ in range(times)]
    seconds = statistics.median(a[0] for a, _ in rows)
    return (
        seconds,
        statistics.median(a[0] / b[0] for a, b in rows),
        statistics.median(a[1] / b[1] for a, b in rows),
    )


def say(what: str, figure: float, bound: float, unit: str, *, at_least: bool = False) -> None:
    """One line: what, the figure, its bound."""
    good = figure >= bound if at_least else figure <= bound
    word = "at least" if at_least else "at most"
    print(f"{'  ' if good else '! '}{what:<58} {figure:8.2f} {unit:<6} ({word} {bound:g})", flush=True)


def engross(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "engross", *arguments]


def cold(folder: Path) -> None:
    """One cold build against a bare script that gives WeasyPrint the same HTML and the same fonts."""
    from engross import api
    from engross.render.fonts import SCHEME, font_faces, font_file
    from engross.workspace import Workspace, builtin_root

    workspace = Workspace(ROOT, builtin_root())
    [built] = api.build(workspace, (NAME,), api.BuildOptions("html", Path("-")))
    assert built.content is not None
    (folder / "in.html").write_bytes(built.content)
    faces = font_faces()
    while (at := faces.find(SCHEME)) >= 0:
        name = faces[at + len(SCHEME) : faces.index('"', at)]
        faces = faces.replace(f"{SCHEME}{name}", font_file(name).as_uri())
    (folder / "faces.css").write_text(faces, encoding="utf-8")
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    bare = [sys.executable, "bare.py", "in.html", "faces.css", str(folder / "bare.pdf")]
    ours = engross("--workspace", str(ROOT), "build", NAME, "--force", "-o", str(folder / "ours.pdf"))
    seconds, ratio, memory = paired(ours, bare, 7, folder)
    say("cold build, seconds", seconds, 10, "s")
    say("cold build / bare WeasyPrint, time", ratio, 1.15, "times")
    # Other work on the machine makes each run longer, and none shorter.
    work = [min(processor(command, folder) for _ in range(7)) for command in (ours, bare)]
    say("cold build / bare WeasyPrint, processor", work[0] / work[1], 1.15, "times")
    say("cold build / bare WeasyPrint, memory", memory, 1.2, "times")


def start(folder: Path) -> None:
    """--help and list against a bare interpreter."""
    for verb in ("--help", "list"):
        seconds, ratio, _ = paired(engross(verb), [sys.executable, "-c", "pass"], 15)
        say(f"{verb} / python -c pass, time ({seconds * 1000:.0f} ms)", ratio, 4, "times")


def again(folder: Path) -> None:
    """A rebuild with nothing changed, whole process."""
    command = engross("--workspace", str(ROOT), "build", NAME, "-o", str(folder / "again.pdf"))
    run(command)
    say("rebuild, nothing changed", statistics.median(run(command)[0] for _ in range(7)), 0.3, "s")


def copies(folder: Path, count: int) -> Path:
    """A workspace of `count` protocols, each a little different."""
    made = folder / f"many-{count}"
    shutil.copytree(ROOT / "protocols" / "quebec-namur", made / "protocols" / "quebec-namur")
    source = made / "protocols" / NAME
    text = source.with_suffix(".yaml").read_text(encoding="utf-8")
    for number in range(count):
        own = text.replace("note: >-", f"note: >-\n  Copie {number} pour mesurer.")
        (source.parent / f"copy-{number:04}.yaml").write_text(own, encoding="utf-8")
    return made


def check(folder: Path) -> None:
    """`check` of 1,000 protocols."""
    made = copies(folder, 1000)
    command = engross("--workspace", str(made), "check")
    say("check of 1,000 protocols", statistics.median(run(command)[0] for _ in range(3)), 3, "s")


def radar(folder: Path) -> None:
    """`radar` over 1,000 protocols."""
    made = copies(folder, 1000)
    command = engross("--workspace", str(made), "radar", "--today", "2026-11-25")
    say("radar over 1,000 protocols", statistics.median(run(command)[0] for _ in range(3)), 3, "s")


def many(folder: Path) -> None:
    """`build` of 200 protocols on all cores against one process."""
    made = copies(folder, 200)
    names = [f"quebec-namur/copy-{number:04}" for number in range(200)]
    base = engross("--workspace", str(made), "build", *names, "--force")
    one, _ = run([*base, "--jobs", "1"])
    every, _ = run(base)
    say(f"build of 200 protocols, one process / all cores ({every:.1f} s)", one / every, 1.8, "times", at_least=True)


def long(folder: Path) -> None:
    """Time per page of some 300 pages against some 30."""
    per_page = []
    for paragraphs in (150, 1500):
        made = folder / f"long-{paragraphs}"
        shutil.copytree(ROOT / "protocols" / "quebec-namur", made / "protocols" / "quebec-namur")
        shutil.copytree(ROOT / "clauses" / "engagements", made / "clauses" / "engagements")
        clause = made / "clauses" / "engagements" / "2017.md"
        filler = "Chaque service tient un relevé de ses échanges et le communique une fois par an. " * 6
        body = "\n\n".join(f"{number}. {filler}" for number in range(1, paragraphs))
        clause.write_text(clause.read_text(encoding="utf-8") + "\n" + body + "\n", encoding="utf-8")
        output = folder / f"long-{paragraphs}.pdf"
        seconds, memory = run(engross("--workspace", str(made), "build", NAME, "-o", str(output), "--force"))
        pages = json.loads(output.with_name(output.name + ".manifest.json").read_text())["pages"]
        per_page.append(seconds / pages)
        print(f"  {pages} pages: {seconds:.1f} s, {memory:.0f} MiB")
    say("time per page, long / short", per_page[1] / per_page[0], 1.5, "times")


def watch(folder: Path) -> None:
    """A rebuild while watching: from the change of a clause to the new file."""
    from engross import api
    from engross.workspace import Workspace, builtin_root

    made = copies(folder, 0)
    shutil.copytree(ROOT / "clauses" / "culture", made / "clauses" / "culture")
    clause = made / "clauses" / "culture" / "2017.md"
    text = clause.read_text(encoding="utf-8")
    rebuilds = api.watch(Workspace(made, builtin_root()), (NAME,), api.BuildOptions("pdf", folder / "watched.pdf"))
    next(rebuilds)
    took = []
    for turn in range(3):
        clause.write_text(text + f"\nTour {turn}.\n", encoding="utf-8")
        took.append(next(rebuilds)[1])
    say("rebuild while watching", statistics.median(took), 1, "s")


def amend(folder: Path) -> None:
    """The amendment of some 30 pages, proved and read back; the text in force after 20 amendments; the words quoted."""
    from engross.amend.consolidate import Instrument, consolidate
    from engross.api.amending import proved, quoted
    from engross.diagnostics import Origin
    from tests.amend.generated import Maker

    one = Maker(1).edited(30, 12)
    times = []
    for _ in range(5):
        start = time.perf_counter()
        proved(one.old, one.new, "", Origin(str(folder)))
        times.append(time.perf_counter() - start)
    say("amendment of 30 pages, derived, proved, read back", statistics.median(times), 1, "s")
    act = Maker(2).act(30)
    text, chain = act, []
    for number in range(1, 21):
        made = Maker(number).edits_of(text, 6)
        operations = proved(text, made.new, "", Origin(str(folder)))
        chain.append(Instrument(f"r/{number}", f"avenant n° {number}", "amends", number, operations=operations))
        text = made.new
    times = []
    for _ in range(5):
        start = time.perf_counter()
        found = consolidate(act, Instrument("r/p", "Protocole", "base"), chain, None)
        times.append(time.perf_counter() - start)
        assert found.text == text
    say("text in force of 30 pages after 20 amendments", statistics.median(times), 1, "s")
    words = ideal = 0
    for seed in range(300):
        pair = Maker(seed).edited(3 + seed % 28, 2 + seed % 9)
        if pair.old == pair.new:
            continue
        words += sum(quoted(each) for each in proved(pair.old, pair.new, "", Origin(str(folder))))
        ideal += pair.ideal
    say("words quoted / ideal, 300 amendments of 3 to 30 pages", words / ideal, 1.5, "times")


def originals(folder: Path) -> None:
    """Ten originals against one, of the protocol of 2017 as if it were still to be signed."""
    took: dict[int, list[float]] = {1: [], 10: []}
    work: dict[int, list[float]] = {1: [], 10: []}
    for turn in range(3):
        for count in took:
            made = folder / f"{count}-{turn}"
            to_be_signed(made, originals=count)
            start = time.perf_counter()
            work[count].append(processor(engross("--workspace", str(made), "copies", NAME)))
            took[count].append(time.perf_counter() - start)
    say("ten originals / one, time", min(took[10]) / min(took[1]), 1.7, "times")
    say("ten originals / one, processor", min(work[10]) / min(work[1]), 1.7, "times")


def to_be_signed(folder: Path, *, originals: int) -> None:
    """A workspace where the protocol of 2017 is still to be signed, in originals whose number it does not say."""
    kept, clause = folder / "protocols" / "quebec-namur", folder / "clauses" / "testimonium" / "2017.md"
    shutil.copytree(ROOT / "protocols" / "quebec-namur", kept)
    file = kept / "2017-2019.yaml"
    text = file.read_text(encoding="utf-8").replace("state: signed", "state: ready")
    file.write_text(text.replace("originals: 2", f"originals: {originals}"), encoding="utf-8")
    clause.parent.mkdir(parents=True)
    words = (ROOT / "clauses" / "testimonium" / "2017.md").read_text(encoding="utf-8")
    clause.write_text(words.replace(", en {{ signing.originals | words }} exemplaires", ""), encoding="utf-8")


BARE_SIGNING = """
import sys
from io import BytesIO
from pathlib import Path
from pyhanko.pdf_utils.font.opentype import GlyphAccumulatorFactory
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.stamp import TextStampStyle
copy, key, passphrase, font, out = sys.argv[1:]
signer = SimpleSigner.load_pkcs12(key, passphrase=passphrase.encode())
look = TextStampStyle(stamp_text="%(signer)s\\n%(ts)s", text_box_style=TextBoxStyle(font=GlyphAccumulatorFactory(font)))
metadata = PdfSignatureMetadata("FIELD", certify=True, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
writer = IncrementalPdfFileWriter(BytesIO(Path(copy).read_bytes()))
with open(out, "wb") as output:
    PdfSigner(metadata, signer, stamp_style=look).sign_pdf(writer, existing_fields_only=True, output=output)
"""


def sign(folder: Path) -> None:
    """One signature that shows itself, by `engross sign` and by a bare script that has pyHanko sign the same file."""
    from datetime import UTC, datetime

    from engross import api
    from engross.render.fonts import font_file
    from tests.conftest import to_be_signed
    from tests.signed_pdf.pki import PASSPHRASE, pki

    workspace = to_be_signed(folder / "signing", electronic=True)
    moment = datetime(2025, 5, 14, 15, 30, tzinfo=UTC)  # before any clock: no signature claims a moment to come
    options = api.CopyOptions(moment.date(), moment, "bench")
    [copy] = api.copies(workspace, NAME, options).copies
    key = str(pki().p12("montfleur"))
    (folder / "bare.py").write_text(BARE_SIGNING.replace("FIELD", "signature-quebec-1"), encoding="utf-8")
    font = str(font_file("SourceSerifPro-Regular"))
    bare = [sys.executable, "bare.py", str(copy.path), key, PASSPHRASE, font, str(folder / "bare.pdf")]
    (folder / "ours.py").write_text(
        "import os, sys\nfrom engross.cli import main\nos.environ['ENGROSS_PASSPHRASE'] = sys.argv[1]\n"
        "os.path.exists(sys.argv[2]) and os.unlink(sys.argv[2])\nsys.exit(main(sys.argv[3:]))\n",
        encoding="utf-8",
    )
    out = str(folder / "ours.pdf")
    command = ["sign", str(copy.path), "--field", "quebec-1", "--p12", key, "--at", moment.isoformat(), "-o", out]
    ours = [sys.executable, "ours.py", PASSPHRASE, out, *command]
    seconds, ratio, _ = paired(ours, bare, 9, folder)
    say(f"signing / pyHanko alone, time ({seconds:.2f} s)", ratio, 1.3, "times")


def verify(folder: Path) -> None:
    """`verify` of a copy that two have signed, without making it again: the whole process.

    It ends with 1, because what was not made again is open.
    """
    from engross.signed_pdf.signing import Level
    from tests.signed_pdf.pki import pki
    from tests.verifying.signed import AT, copy_at

    (folder / "copy.pdf").write_bytes(copy_at(Level.B_LT))
    options = ["--trust", str(pki().root), "--at", AT.isoformat(), "--no-rebuild"]
    command = engross("verify", "copy.pdf", *options)
    run(command, folder, ends_with=1)
    took = min(run(command, folder, ends_with=1)[0] for _ in range(7))
    say("verify of a signed copy, not made again", took, 0.6, "s")


def compare(folder: Path) -> None:
    """Comparisons, whole processes: 30 and 500 pages with few and many changes, and four that are hard on purpose."""
    from tests.bench import pairs

    def timed(name: str, pair: tuple[dict[str, Any], dict[str, Any]]) -> tuple[float, float]:
        for side, outline in zip(("old", "new"), pair, strict=True):
            (folder / f"{side}.json").write_text(json.dumps(outline, ensure_ascii=False), encoding="utf-8")
        command = engross("compare", "old.json", "new.json", "--to", "json", "-o", f"{name}.json")
        runs = [run(command, folder) for _ in range(3)]
        return statistics.median(one[0] for one in runs), max(one[1] for one in runs)

    for kind, share, bound in (("few", 0.3, 1.5), ("many", 1.0, 2.5)):
        short, _ = timed("short", pairs.long_pair(30, share))
        long, memory = timed("long", pairs.long_pair(500, share))
        say(f"compare 500 pages, {kind} changes", long, bound, "s")
        say(f"compare 500 pages, {kind} changes, memory", memory, 300, "MiB")
        say(f"compare, {kind} changes, time per page, 500 / 30 pages", long / 500 / (short / 30), 2, "times")
    for name, pair in (
        ("60 pages written anew", pairs.rewritten(60)),
        ("100 pages, nine sentences in ten repeated", pairs.boilerplate(100)),
        ("one paragraph of 20 pages", pairs.one_paragraph(8_000)),
        ("3,000 items of forty kinds", pairs.items(3_000)),
        ("one paragraph of 10 MB", pairs.one_paragraph(1_400_000)),
    ):
        seconds, memory = timed("hard", pair)
        bound = 20 if "MB" in name else 5
        say(f"compare {name} ({memory:.0f} MiB)", seconds, bound, "s")


MEASURES: dict[str, Callable[[Path], None]] = {
    "start": start,
    "cold": cold,
    "again": again,
    "watch": watch,
    "check": check,
    "radar": radar,
    "many": many,
    "long": long,
    "amend": amend,
    "originals": originals,
    "sign": sign,
    "verify": verify,
    "compare": compare,
}


def main(wanted: Sequence[str]) -> None:
    for name in wanted or MEASURES:
        with tempfile.TemporaryDirectory() as folder:
            MEASURES[name](Path(folder))
    print(f"  peak of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(sys.argv[1:])
