"""A reference says every level that its reader does not stand in, in the order of the language."""

from __future__ import annotations

from pathlib import Path

import pytest

from engross import api
from engross.acts import act
from engross.assembly.refer import refer
from engross.diagnostics import Collector
from engross.language import grammar
from engross.model.document import Item, ItemList, Number, Paragraph, Provision, Reference, Text, plain
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root


def _item(ident: str, *blocks: Paragraph | ItemList) -> Item:
    return Item(ident, (Text("1"),), tuple(blocks))


def _article(rank: int, *body: Paragraph | ItemList) -> Provision:
    number = (Text(str(rank)),)
    return Provision(f"art{rank}", "article", number=Number(rank, number, number), body=tuple(body))


def _said(place: str, target: str, form: str, tag: str) -> str:
    """What a reference to `target` says in `tag`, from a paragraph of article 4, of article 2 or of its point b."""
    reference = Paragraph(f"{place}/here", (Reference(target, form),))
    filler = Paragraph("art2/p9", (Text("x"),))
    inner = ItemList("art2/l1.2.l1", "lower-roman", (_item("art2/i", filler), _item("art2/ii", filler)))
    second = _item("art2/b", *((reference,) if place == "b" else (filler,)), inner)
    points = ItemList("art2/l1", "lower-alpha", (_item("art2/a", filler), second))
    article = _article(2, points, Paragraph("art2/payment", (Text("x"),)), *((reference,) if place == "art2" else ()))
    provisions = (article, _article(4, *((reference,) if place == "art4" else (filler,))))
    collector = Collector()
    found = refer(provisions, grammar(tag), collector, lambda _: "")
    assert not list(collector)

    def words(body: object) -> list[str]:
        out: list[str] = []
        for part in body if isinstance(body, tuple) else ():
            if isinstance(part, Paragraph) and part.id.endswith("/here"):
                out.append(plain(part.content))
            elif isinstance(part, ItemList):
                for item in part.items:
                    out += words(item.blocks)
            elif isinstance(part, Provision):
                out += words(part.body)
        return out

    [said] = words(found)
    return said.replace("\u00a0", " ").replace("’", "'")


@pytest.mark.parametrize(
    ("place", "target", "form", "tag", "wanted"),
    [
        ("art4", "art2.b", "plain", "fr-FR", "article 2, point b)"),
        ("art4", "art2.b", "the", "fr-FR", "l'article 2, point b)"),
        ("art4", "art2.ii", "of", "fr-FR", "de l'article 2, point b), sous-point ii)"),
        ("art4", "art2.payment", "the", "fr-FR", "l'article 2, premier alinéa"),
        ("art2", "art2.b", "the", "fr-FR", "le point b"),
        ("art2", "art2.ii", "the", "fr-FR", "le point b, sous-point ii)"),
        ("b", "art2.ii", "the", "fr-FR", "le sous-point ii"),
        ("b", "art4", "to", "fr-FR", "à l'article 4"),
        ("art4", "art2.b", "The", "fr-FR", "L'article 2, point b)"),
        ("art4", "art2.b", "plain", "en-GB", "point b of article 2"),
        ("art4", "art2.ii", "of", "en-GB", "of point ii of point b of article 2"),
        ("art4", "art2.payment", "the", "en-GB", "the first paragraph of article 2"),
        ("art2", "art2.payment", "the", "en-GB", "the first paragraph"),
        ("b", "art2.ii", "plain", "en-GB", "point ii"),
        ("art4", "art2.b", "plain", "nl-BE", "artikel 2, punt b)"),
        ("art4", "art2.payment", "plain", "nl-BE", "artikel 2, eerste lid"),
        ("art4", "art2.b", "number", "fr-FR", "b"),
    ],
)
def test_a_reference_says_all_that_its_reader_needs(place: str, target: str, form: str, tag: str, wanted: str) -> None:
    assert _said(place, target, form, tag) == wanted


def test_a_conditional_first_point_leaves_no_gap(tmp_path: Path) -> None:
    api.create(tmp_path, "fr")
    clause = tmp_path / "clauses" / "moyens" / "1.md"
    front = clause.read_text(encoding="utf-8").split("\n---\n")[0]
    body = "Elles tiennent :\n\n1) {% if signing.electronic %}un portail ;{% endif %}\n2) un sentier ;\n3) un banc.\n"
    clause.write_text(f"{front}\n---\n{body}", encoding="utf-8")
    workspace = Workspace(tmp_path, builtin_root())
    made = act(Library(workspace), "exempleville-modelbourg/2027-2029")
    assert made.assembled is not None
    [points] = [
        block
        for provision in made.assembled.document.versions[0].provisions
        if provision.id == "moyens"
        for block in provision.body
        if isinstance(block, ItemList)
    ]
    assert [plain(item.label) for item in points.items] == ["1", "2"]
