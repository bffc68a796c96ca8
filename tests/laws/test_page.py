"""Whatever the tables, names, emblems and signatories, no ink leaves its frame and every word stands on the page once.

Or the act is refused with the line of what cannot be set.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

from engross.diagnostics import Diagnostic, Refused
from engross.model.document import Cell, Document, Side, SignatureBlock, Table, plain
from engross.model.rendering import CopyLook, Look
from engross.render import RENDERERS
from tests.render import reading
from tests.render.samples import FR, article, document, look, p, provisions, signatures, t

MM = 72 / 25.4
WORDS = st.sampled_from(
    (
        "commune",
        "échéance",
        "Exemple-ville",
        "intercommunalité",
        "12\u202f500,00\u00a0$",
        "anticonstitutionnellement",
        "https://exemple.test/relations/internationales/2030",
        "à",
        "1er\u00a0mai\u00a02030",
    )
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
NAMES = st.lists(WORDS, min_size=1, max_size=12).map(lambda words: "la " + " ".join(words))
ALIGNED = st.sampled_from(("left", "right", "center"))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 9))
    aligned = [draw(ALIGNED) for _ in range(columns)]
    rows = [
        tuple(Cell(t(draw(TEXTS)), side) for side in aligned)  # type: ignore[arg-type]  # one of three
        for _ in range(draw(st.integers(1, 6)))
    ]
    return Table("objet/t1", rows[0], tuple(rows[1:]), p("x", "x").origin)


@st.composite
def emblems(draw: st.DrawFn) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (draw(st.integers(1, 600)), draw(st.integers(1, 600)))).save(out, "PNG")
    return out.getvalue()


@st.composite
def copies(draw: st.DrawFn) -> CopyLook | None:
    kind = draw(st.sampled_from(("", "original", "certified", "publication", "reading")))
    if not kind:
        return None
    boxes = draw(st.integers(0, 13)) if kind == "original" else 0
    return CopyLook(
        kind,
        f"Exemplaire 1 de 2 – {draw(NAMES)}",
        "communes/2030-2032",
        seal="sceau {seal}",
        seals=("1a2b3c4d",) * 40,
        initials=tuple((f"initials-{n}", "A.\u00a0B.") for n in range(boxes)),
        signed=kind == "publication",
    )


@dataclass(frozen=True, repr=False)
class Act:
    """A document and its look; in a report of Hypothesis it is short, as the style and the emblems are long."""

    document: Document
    look: Look

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))

    def __repr__(self) -> str:
        first = self.document.versions[0]
        table = next(part for part in first.provisions[0].body if isinstance(part, Table))
        rows = [[plain(cell.content) for cell in row] for row in table.lines]
        counts = [len(block.columns) for block in self.document.closing if isinstance(block, SignatureBlock)]
        kind = self.look.copy.kind if self.look.copy else ""
        return (
            f"Act({self.document.arrangement}, {self.look.paper}, {kind}, {counts}, {plain(first.front.title)}, {rows})"
        )


@st.composite
def acts(draw: st.DrawFn) -> Act:
    languages = draw(st.sampled_from((("fr",), ("fr", "en"), ("fr", "en", "nl"))))
    body = (
        article("objet", 1, draw(TEXTS), p("objet/p1", FR), draw(tables()), p("objet/p2", draw(TEXTS))),
        provisions()[-1],
    )
    counts = draw(st.lists(st.integers(1, 5), min_size=1, max_size=6))
    made = document(
        languages,
        arrangement=draw(st.sampled_from(("sequence", "columns"))),
        body=body,
        closing=(signatures(*counts),),
        with_annexes=draw(st.booleans()),
    )
    parties = draw(st.lists(NAMES, min_size=2, max_size=5))
    images = {f"parties/{n}.png": draw(emblems()) for n in range(draw(st.integers(0, len(parties))))}
    names = (*images, *[""] * len(parties))
    sides = tuple(Side((t(name),), t("d’une part,"), (names[n],)) for n, name in enumerate(parties))
    title = draw(NAMES)
    versions = tuple(replace(one, front=replace(one.front, title=t(title), sides=sides)) for one in made.versions)
    how = look(paper=draw(st.sampled_from(("a4", "letter"))), images=images)
    return Act(replace(made, versions=versions), replace(how, archival=True, copy=draw(copies())))


def _stands(act: Act) -> None:
    told: tuple[Diagnostic, ...] = ()
    try:
        made = RENDERERS["pdf"].render(act.document, act.look)
    except Refused as refused:
        told = refused.diagnostics
    if told:
        assert {one.code for one in told} == {"table-too-wide"}
        assert all(one.origin.line == 3 for one in told)
        return
    assert made.words is not None
    assert made.words.faults == ()
    sizes = [(float(box[2]), float(box[3])) for box in _sheets(made.content)]
    for (width, height), sheet in zip(sizes, reading.lines(made.content), strict=True):
        for line in sheet:
            assert line.left >= 9.5 * MM
            assert line.right <= width - 9.5 * MM
            # A line of pdftotext is as high as its font, and not as its letters.
            assert line.top >= 8 * MM
            assert line.bottom <= height - 8 * MM


def _sheets(content: bytes) -> list[tuple[float, ...]]:
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [tuple(map(float, page.mediabox)) for page in pdf.pages]


LIGHT = settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    # An act takes seconds; a smaller one that fails too would take many minutes to find.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@LIGHT
@given(acts())
def test_some_acts_stand_on_their_pages_or_are_refused(act: Act) -> None:
    _stands(act)


@pytest.mark.slow
@settings(LIGHT, max_examples=50)
@given(acts())
def test_any_act_stands_on_its_pages_or_is_refused_with_the_line(act: Act) -> None:
    _stands(act)
