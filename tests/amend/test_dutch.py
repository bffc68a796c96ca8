"""An amendment between a Flemish city and its counterpart, both invented: its words, its text in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engross import api
from engross.workspace import Workspace, builtin_root

NAME = "voorbeeldgem-modelstad/2027-2029"
FILES = {
    "parties/voorbeeldgem.yaml": """\
fictional: true
name: {nl: {text: stad Voorbeeldgem, gender: feminine, article: true}}
town: {nl: Voorbeeldgem}
locale: nl-BE
offices:
  burgemeester: {title: {nl: Burgemeester}, holders: [{name: Noor Verzonnen, gender: feminine, from: 2025-01-01}]}
""",
    "parties/modelstad.yaml": """\
fictional: true
name: {nl: {text: stad Modelstad, gender: feminine, article: true}}
town: {nl: Modelstad}
locale: nl-BE
offices:
  burgemeester: {title: {nl: Burgemeester}, holders: [{name: Lou Bedacht, gender: masculine, from: 2025-01-01}]}
""",
    "clauses/doel/1.md": """\
---
heading: Doel
lang: nl-BE
status: approved
---
De steden werken samen. Zij raadplegen elkaar.

Zij wisselen elk jaar twee kunstenaars uit, zoals bepaald in {{ ref("duur") }}.
""",
    "clauses/middelen/1.md": """\
---
heading: Middelen
lang: nl-BE
status: approved
---
Elke stad draagt haar kosten.
""",
    "clauses/duur/1.md": """\
---
heading: Duur
lang: nl-BE
status: approved
---
Dit protocol geldt drie jaar.
""",
    "clauses/slot/1.md": """\
---
lang: nl-BE
status: approved
---
Gedaan te Voorbeeldgem, op {{ signing.date | date }}, in twee exemplaren.
""",
    f"protocols/{NAME}.yaml": """\
fictional: true
template: protocol
kind: {nl: {text: Samenwerkingsprotocol, short: protocol, gender: neuter}}
period: 2027-2029
languages: [nl-BE]
state: signed
parties: [voorbeeldgem, modelstad]
clauses:
  articles: [doel@1, duur@1]
  testimonium: slot@1
signing:
  events: [{at: voorbeeldgem, date: 2026-12-10}]
  originals: 2
  signatories: {voorbeeldgem: [burgemeester], modelstad: [burgemeester]}
""",
}


def test_an_amendment_speaks_as_the_acts_of_belgium(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    workspace = Workspace(tmp_path, builtin_root())
    doel = (tmp_path / "clauses/doel/1.md").read_text("utf-8")
    doel = doel.replace("elk jaar twee", "elk jaar drie").replace(" Zij raadplegen elkaar.", "")
    (tmp_path / "clauses/doel/2.md").write_text(f"{doel}\nEen verslag volgt.\n", encoding="utf-8")
    new = FILES[f"protocols/{NAME}.yaml"].replace("doel@1, duur@1", "doel@2, middelen@1, duur@1")
    (tmp_path / f"protocols/{NAME}-nieuw.yaml").write_text(new.replace("signed", "draft"), encoding="utf-8")
    options = api.AmendOptions(signed=date(2027, 11, 5), effective=date(2028, 1, 1))
    made = api.amend(workspace, NAME, f"{NAME}-nieuw", options)
    assert made.name == f"{NAME}-avenant-1"
    path = tmp_path / f"protocols/{made.name}.yaml"
    path.write_text(path.read_text("utf-8").replace("state: draft", "state: signed"), encoding="utf-8")
    [built] = api.build(workspace, (made.name,), api.BuildOptions("text", Path("-")))
    assert built.content is not None, list(built.diagnostics)
    said = built.content.decode().replace("\u00a0", " ")
    for words in (
        "Avenant nr. 1 bij het Samenwerkingsprotocol 2027-2029",
        "Gelet op het Samenwerkingsprotocol 2027-2029, ondertekend te Voorbeeldgem op 10 december 2026 "
        "(hierna “het protocol”),",
        "Komen overeen het protocol als volgt te wijzigen:",
        "In artikel 1 worden de volgende wijzigingen aangebracht:",
        "1° in het eerste lid wordt de tweede zin opgeheven;",
        "2° in het tweede lid wordt het woord “twee” vervangen door het woord “drie”;",
        "3° na het tweede lid wordt een lid ingevoegd, luidende:",
        "“Een verslag volgt.”",
        "Na artikel 1 wordt een artikel 1/1 ingevoegd, luidende:",
        "“Artikel 1/1 Middelen",
        "De overige bepalingen van het protocol blijven ongewijzigd.",
        "Dit avenant treedt in werking op 1 januari 2028.",
    ):
        assert words in said, said
    content, _, _ = api.consolidate(workspace, NAME, at=date(2028, 2, 1), output=Path("-"))
    text = content.decode().replace("\u00a0", " ")
    assert "Gecoördineerde tekst op 1 februari 2028" in text
    assert "(Ingevoegd door het avenant nr. 1, art. 2, in werking op 1 januari 2028.)" in text
    assert "zoals bepaald in artikel 2." in text
