"""A page that asks for more than a computer has is stopped, and the file at fault is named."""

from __future__ import annotations

import io
import shutil
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from engross import api
from engross.diagnostics import Diagnostic
from engross.render import layout_worker
from engross.workspace import Workspace, builtin_root
from tests.verifying.signed import NAME

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
STYLE, PAGE = "templates/protocol/style.css", "templates/protocol/page.jinja"


def used(levels: int, times: int, kind: str = "g") -> str:
    """Groups that each use the one before several times."""
    parts = ['<rect id="a0" width="1" height="1"/>']
    for level in range(1, levels):
        uses = f'<use href="#a{level - 1}"/>' * times
        parts.append(f'<{kind} id="a{level}">{uses}</{kind}>')
    return SVG.format(f"<defs>{''.join(parts)}</defs><use href='#a{levels - 1}'/>")


def flat_png(side: int) -> bytes:
    """A picture of one colour, which is small as a file."""
    from struct import pack

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    rows = zlib.compressobj(9)
    row = b"\0" * (3 * side + 1)
    data = b"".join(rows.compress(row) for _ in range(side)) + rows.flush()
    head = pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


EMBLEMS = {
    "used a thousandfold.svg": used(12, 10).encode(),
    "uses itself.svg": SVG.format('<g id="a"><use href="#a"/></g>').encode(),
    "two use each other.svg": SVG.format('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>').encode(),
    "marked at each point.svg": SVG.format(
        '<marker id="m"><path d="' + "M0 0 " * 500 + '"/><g>' + "<rect/>" * 500 + "</g></marker>"
        f'<path marker-mid="url(#m)" d="M0 0 {"L1 1 " * 500}"/>'
    ).encode(),
    "deep.svg": SVG.format("<g>" * 5000 + "</g>" * 5000).encode(),
    "many.svg": SVG.format("<rect/>" * 60_000).encode(),
    "wide.png": flat_png(13_000),
    "wider.png": flat_png(20_000),
    "entities.svg": (
        b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
        + b']><svg xmlns="http://www.w3.org/2000/svg">&j;</svg>'
    ),
}


@pytest.mark.parametrize("name", EMBLEMS)
def test_an_emblem_that_asks_for_too_much_is_refused_before_it_is_drawn(name: str) -> None:
    from engross.diagnostics import Refused
    from engross.render.emblem_check import require_usable_emblems

    start = time.process_time()
    with pytest.raises(Refused) as refused:
        require_usable_emblems({name: EMBLEMS[name]})
    assert [one.origin.file for one in refused.value.diagnostics] == [name]
    assert {one.code for one in refused.value.diagnostics} <= {"emblem-unusable", "unreadable-image"}
    assert time.process_time() - start < 2


def test_emblems_as_they_are_drawn_are_taken() -> None:
    from engross.render.emblem_check import require_usable_emblems

    out = io.BytesIO()
    Image.new("RGB", (3000, 3000), "red").save(out, "PNG")
    require_usable_emblems({"a.png": out.getvalue(), "b.svg": used(4, 10).encode(), "c.svg": used(9, 2).encode()})


# whole acts ---------------------------------------------------------------------


@pytest.fixture(scope="module", name="act")
def act_fixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of its own template."""
    folder = tmp_path_factory.mktemp("bombs") / "w"
    api.create(folder, "fr")
    (folder / "templates" / "protocol").mkdir(parents=True, exist_ok=True)
    for file in (builtin_root() / "templates" / "protocol").iterdir():
        shutil.copy(file, folder / "templates" / "protocol" / file.name)
    return folder


@pytest.fixture
def few_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bounds as they are, but for the time, so that a test need not wait."""
    whole = layout_worker.bounds
    fewer = lambda size: replace(whole(size), processor=5, clock=40)  # noqa: E731 -- it stands for a function
    monkeypatch.setattr(layout_worker, "bounds", fewer)
    monkeypatch.setattr("engross.render.html.bounds", fewer)


@contextmanager
def grown(path: Path, more: str) -> Iterator[None]:
    """While it lasts, the file has that behind its text."""
    before = path.read_text("utf-8")
    path.write_text(before + more, "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def built(folder: Path, to: str = "pdf") -> tuple[Diagnostic, ...]:
    """The errors of a build, whose output stays as it was."""
    out = folder / f"out.{to}"
    out.write_bytes(b"before")
    [one] = api.build(Workspace(folder, builtin_root()), NAME, api.BuildOptions(to, out))
    assert one.path is None
    assert out.read_bytes() == b"before"
    return tuple(each for each in one.diagnostics if each.severity.value == "error")


NESTED = "".join(f"--v{n}: {f'var(--v{n - 1}) ' * 10};" for n in range(1, 12))
STYLES = {
    "a tiny page": "@page { size: 1mm; margin: 0 }",
    "columns": "body { columns: 100000 }",
    "nested variables": f"p {{ --v0: 1px; {NESTED} margin: var(--v11) }}",
    "a padded number": '@counter-style x { system: numeric; symbols: "0" "1"; pad: 999999999 "0" }'
    "p { counter-increment: c } p::before { content: counter(c, x) }",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", STYLES)
def test_a_stylesheet_that_never_ends_is_named(name: str, act: Path, few_seconds: None) -> None:
    with grown(act / STYLE, STYLES[name]):
        [told] = built(act)
    assert (told.code, told.origin.file) == ("layout-stopped", STYLE)
    assert set(told.facts) == {"reason", "seconds", "mebibytes", "page", "style"}


PAGES = {
    "a loop in a loop": "{% for a in 'x' * 100000 %}{% for b in 'x' * 100000 %}{{ a }}{% endfor %}{% endfor %}",
    "a long text": "{{ 'x' * 10 ** 12 }}",
    "elements in elements": "<div>" * 20_000 + "x" + "</div>" * 20_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_never_ends_is_named(name: str, act: Path, few_seconds: None) -> None:
    with grown(act / PAGE, PAGES[name]):
        [told] = built(act)
    assert (told.code, told.origin.file) == ("layout-stopped", PAGE)


@pytest.mark.parametrize("name", ["a loop in a loop", "a long text"])
def test_a_page_for_the_browser_is_bounded_too(name: str, act: Path, few_seconds: None) -> None:
    with grown(act / PAGE, PAGES[name]):
        [told] = built(act, "html")
    assert (told.code, told.origin.file) == ("layout-stopped", PAGE)


@pytest.mark.parametrize("more", ["{{ 1 / 0 }}", "{{ 1 + 'x' }}", "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}"])
def test_a_mistake_in_a_page_is_told(more: str, act: Path) -> None:
    with grown(act / PAGE, more):
        [told] = built(act, "html")
    assert (told.code, told.origin.file) == ("forbidden-in-template", PAGE)


@pytest.mark.slow
def test_a_table_that_is_too_long_is_the_fault_of_the_text(act: Path, few_seconds: None) -> None:
    clause = next((act / "clauses").rglob("objet/*.md"))
    with grown(clause, "\n| a | b |\n|---|---|\n" + "| x | y |\n" * 20_000):
        [told] = built(act)
    assert told.code == "layout-stopped"
    assert told.origin.file == f"protocols/{NAME}.yaml"


WORDY = {
    "emphasis": "*a **b " * 20_000,
    "one word": "a" * 200_000,
    "brackets": "[" * 50_000,
    "quotation marks": "« " * 50_000,
    "articles": "l'" * 50_000,
    "a word again": "et et " * 30_000,
    "capitals": "XVIII " * 20_000,
}


@pytest.mark.parametrize("name", WORDY)
def test_a_paragraph_of_any_length_is_checked_in_time(name: str) -> None:
    from engross.checks.text_rules import findings

    start = time.process_time()
    findings(WORDY[name], "fr-CA")
    assert time.process_time() - start < 10
