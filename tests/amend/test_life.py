"""One relation of invented cities through its whole life: signed, corrected, amended twice, read, renewed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from engross import api
from engross.amend.consolidate import Instrument
from engross.language import grammar
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES

RELATION = "exempleville-modelbourg"
NAME = f"{RELATION}/2027-2029"
CORRECTION = {"echeance: mars 2028": "echeance: avril 2028"}
FIRST = {"residences: 2": "residences: 3", "moyens@1": "moyens@2"}
SECOND = {"jeunesse-et-citoyennete@1": "jeunesse-et-citoyennete@2"}


@pytest.fixture
def signed(tmp_path: Path) -> Workspace:
    """The signed protocol of the good case, before anything befell it."""
    shutil.copytree(CASES / "good" / "une-relation", tmp_path / "w")
    for path in (tmp_path / "w" / "protocols" / RELATION).glob("2027-2029-*"):
        path.unlink()
    return Workspace(tmp_path / "w", builtin_root())


def source(life: Workspace, name: str) -> Path:
    return life.root / "protocols" / f"{name}.yaml"


def edit(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def amended(life: Workspace, changes: dict[str, str], options: api.AmendOptions) -> str:
    """The instrument that makes these changes to the protocol, as engross writes it, once it is signed."""
    copy = source(life, f"{NAME}-revu")
    copy.write_bytes(source(life, NAME).read_bytes())
    edit(copy, {"state: signed": "state: draft", **changes})
    made = api.amend(life, NAME, f"{NAME}-revu", options)
    edit(source(life, made.name), {"state: draft": "state: signed"})
    copy.unlink()
    return made.name


def printed(life: Workspace, name: str) -> str:
    [built] = api.build(life, (name,), api.BuildOptions("text", Path("-")))
    assert built.content is not None, list(built.diagnostics)
    return built.content.decode().replace("\u00a0", " ")


def in_force(life: Workspace, day: date) -> str:
    content, _, _ = api.consolidate(life, NAME, at=day, output=Path("-"))
    return content.decode().replace("\u00a0", " ")


def lived(life: Workspace) -> list[str]:
    """A rectification and two amendments, signed one after the other."""
    correction = api.AmendOptions(signed=date(2027, 2, 1), rectifies=True)
    first = api.AmendOptions(signed=date(2027, 11, 5), effective=date(2028, 1, 1))
    second = api.AmendOptions(signed=date(2028, 5, 14), effective=date(2028, 7, 1))
    return [
        amended(life, CORRECTION, correction),
        amended(life, CORRECTION | FIRST, first),
        amended(life, CORRECTION | FIRST | SECOND, second),
    ]


def test_each_instrument_says_its_change_and_recites_those_before(signed: Workspace) -> None:
    correction, first, second = (printed(signed, name) for name in lived(signed))
    assert "du mot « mars » par le mot « avril »" in correction
    assert "Vu l’avenant" not in correction
    assert "du mot « deux » par le mot « trois »" in first
    assert "Vu le procès-verbal de rectification, signé à Exempleville le 1er février 2027," in first
    assert "Vu l’avenant n° 1, signé à Exempleville le 5 novembre 2027," in second
    assert "prend effet le 1er juillet 2028" in second


def test_the_text_in_force_follows_the_instruments_day_by_day(signed: Workspace) -> None:
    base = printed(signed, NAME)
    lived(signed)
    start, middle, end = (in_force(signed, date(*day)) for day in ((2027, 1, 1), (2028, 1, 1), (2028, 7, 1)))
    assert "mars 2028" in base
    assert all("avril 2028" in one and "NON SIGNÉ" in one for one in (start, middle, end))
    assert "deux résidences" in start
    assert "trois résidences" in middle
    assert ["transport et l’assurance" in one for one in (base, start, middle, end)] == [False, False, True, True]
    assert "Avenant n° 2 | 14 mai 2028 | 1er juillet 2028 | pas encore en vigueur" in middle
    assert "Procès-verbal de rectification | 1er février 2027 | depuis l’origine | intégré" in end
    assert end.count("en vigueur le 1er juillet 2028.)") >= 1


def test_the_next_act_starts_from_the_text_in_force_and_names_what_changed_it(signed: Workspace) -> None:
    names = lived(signed)
    made = api.renew(
        signed, NAME, period="2030-2032", today=date(2029, 3, 1), signing=date(2029, 12, 7), place="modelbourg"
    )
    told = {one.facts["name"]: one for one in made.diagnostics if one.code == "amendment-carried"}
    assert set(told) == {"culture-et-patrimoine", "moyens", "jeunesse-et-citoyennete", "plan-d-action"}
    assert {other.file for one in told.values() for other in one.also} == {f"protocols/{name}.yaml" for name in names}
    draft = source(signed, made.name).read_text("utf-8")
    assert f"predecessor: {NAME}" in draft
    assert all(words in draft for words in (*FIRST.values(), *SECOND.values()))
    following = printed(signed, made.name)
    assert "trois résidences" in following
    assert "transport et l’assurance" in following
    assert "Fait à Modelbourg, le 7 décembre 2029" in following
    assert not any("<sup>" in one.where for one in made.outcome.changes)


def test_an_amendment_that_is_not_signed_is_no_reason_to_warn(signed: Workspace) -> None:
    _, _, last = lived(signed)
    edit(source(signed, last), {"state: signed": "state: draft"})
    made = api.renew(signed, NAME, period="2030-2032", today=date(2029, 3, 1))
    assert f"protocols/{last}.yaml" not in {other.file for one in made.diagnostics for other in one.also}


def test_an_amendment_does_not_recite_what_was_signed_after_it(signed: Workspace) -> None:
    correction, first, second = lived(signed)
    edit(source(signed, correction), {"2027-02-01": "2028-02-01"})
    assert "rectification" not in printed(signed, first)
    said = printed(signed, second)
    assert said.index("Vu l’avenant n° 1") < said.index("Vu le procès-verbal de rectification")


@pytest.mark.parametrize(
    ("title", "effect", "tag", "said"),
    [
        ("Amendment no.\u00a01", "amends", "en-GB", "Amendment no.\u00a01"),
        ("Record of Correction", "rectifies", "en-GB", "the Record of Correction"),
        ("avenant n°\u00a01", "amends", "fr-FR", "l’avenant n°\u00a01"),
        ("procès-verbal", "rectifies", "fr-FR", "le procès-verbal"),
    ],
)
def test_an_instrument_is_cited_with_the_article_its_language_asks(
    title: str, effect: Literal["amends", "rectifies"], tag: str, said: str
) -> None:
    assert grammar(tag).the(Instrument("a-b/2027-1", title, effect).noun(tag)) == said


def test_a_rectification_signed_later_does_not_change_what_an_amendment_says(signed: Workspace) -> None:
    first = amended(signed, FIRST, api.AmendOptions(signed=date(2027, 11, 5), effective=date(2028, 1, 1)))
    before = printed(signed, first)
    recorded = source(signed, f"{first}.operations").read_text("utf-8")
    wrong = {"echeance: mars 2028": "echeance: avril 2028", "moyens@1": "moyens@1"}
    amended(signed, wrong, api.AmendOptions(signed=date(2028, 2, 1), rectifies=True))
    assert printed(signed, first) == before
    assert source(signed, f"{first}.operations").read_text("utf-8") == recorded
    assert "avril 2028" in in_force(signed, date(2028, 1, 1))


def test_emphasis_and_line_breaks_stay_where_words_stay_and_come_with_words_put_in(signed: Workspace) -> None:
    folder = signed.root / "clauses" / "moyens"
    edit(folder / "1.md", {"à sa charge": "à sa *charge*", "son conseil. Sauf": "son conseil.\\\nSauf"})
    edit(folder / "2.md", {"à sa charge": "à sa *charge*", "et l'assurance": "et **l'assurance *de* voyage**"})
    edit(folder / "2.md", {"Un budget commun": "Un *budget commun*", "son conseil. Sauf": "son conseil.\\\nSauf"})
    first = amended(signed, FIRST, api.AmendOptions(signed=date(2027, 11, 5), effective=date(2028, 1, 1)))
    content, _, _ = api.consolidate(signed, NAME, at=date(2028, 1, 1), to="html", output=Path("-"))
    text = content.decode().replace("\u00a0", " ")
    assert "à sa <em>charge</em> les dépenses" in text
    assert "son conseil.<br" in text
    assert "le transport et <strong>l’assurance de voyage</strong>, et celle" in text
    assert "Un <em>budget commun</em> peut être convenu" in text
    [built] = api.build(signed, (first,), api.BuildOptions("html", Path("-")))
    assert built.content is not None
    words = built.content.decode()
    assert "<strong>l’assurance de voyage</strong>" in words
    assert "« Un <em>budget commun</em> peut" in words.replace("\u00a0", " ")
    text_, _, _ = api.consolidate(signed, NAME, at=date(2028, 1, 1), output=Path("-"))
    assert "l’assurance de voyage" in text_.decode()


@pytest.mark.parametrize(
    ("style", "domain", "item", "article"),
    [
        ("quebec", "II.1", "b.1)", "4.1"),
        ("france", "II bis", "b bis)", "4 bis"),
        ("belgique", "II/1", "b/1)", "4/1"),
    ],
)
def test_what_is_put_in_takes_a_number_in_between_and_is_one_operation(
    signed: Workspace, style: str, domain: str, item: str, article: str
) -> None:
    words = "---\nheading: {}\nlang: fr-CA\nstatus: approved\n---\n{}\n"
    for name in ("sport", "archives"):
        (signed.root / "clauses" / name).mkdir()
        (signed.root / "clauses" / name / "1.md").write_text(words.format(name.capitalize(), "Un texte."), "utf-8")
    listed = (signed.root / "clauses/engagements-reciproques/1.md").read_text("utf-8")
    listed = listed.replace("3) associer", "3) publier chaque année un bilan ;\n4) associer").replace(
        "4) veiller", "5) veiller"
    )
    (signed.root / "clauses/engagements-reciproques/2.md").write_text(listed, "utf-8")
    changes = {
        "engagements-reciproques@1": "engagements-reciproques@2",
        "        - clause: jeunesse": "        - clause: sport@1\n          kind: domain\n        - clause: jeunesse",
        "    - conduite-du-protocole@1\n": "    - conduite-du-protocole@1\n    - archives@1\n",
    }
    options = api.AmendOptions(signed=date(2027, 11, 5), effective=date(2028, 1, 1), style=style)
    name = amended(signed, changes, options)
    operations = source(signed, f"{name}.operations").read_text("utf-8")
    assert operations.count("do: ") == len(changes)
    said, text = printed(signed, name), in_force(signed, date(2028, 1, 1))
    assert f"Après le domaine II, il est inséré un domaine {domain} " in said
    assert f"Après l’article 4, il est inséré un article {article} " in said
    assert f"{item} publier chaque année un bilan;" in said
    assert [line for line in text.splitlines() if line.endswith("Sport")] == [f"{domain}. Sport"]
    assert f"{item} publier" in text
    assert "c) associer" in text
    assert f"Article {article} Archives" in text
    assert "de la manière prévue à l’article 8." in text
    assert "III. Jeunesse et citoyenneté" in text
