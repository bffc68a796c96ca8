"""The clauses of an act replaced by answers: dropped, kept, amended, new ones with their words, in the order wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from engross import api
from engross.workspace import Workspace
from tests.renewal.acts import FILE, NEXT, OLD, SIGNED, at_hand, edit, fictional
from tests.renewal.test_sheet import TODAY, written

DROP = "clauses: {culture: retirer, developpement-economique: drop, gestion-municipale: supprimer}\n"


def domains(workspace: Workspace, made: api.Renewed) -> list[str]:
    """The ids of what stands in the place of the domains of a draft."""
    data = yaml.safe_load(made.files[0].read_text("utf-8"))["clauses"]["domains"]
    inner = data.get("contains", []) if isinstance(data, dict) else []
    return [(one if isinstance(one, str) else one["clause"]).split("@")[0] for one in inner]


def renewed(folder: Path, *texts: str) -> tuple[Workspace, api.Renewed]:
    workspace = at_hand(folder)
    files = [written(folder, f"answers{n}.yaml", text) for n, text in enumerate(texts)]
    return workspace, api.renew(workspace, SIGNED, today=TODAY, answers=files)


def new(name: str, **more: str) -> str:
    rest = "".join(f", {key}: {value}" for key, value in more.items())
    return f"  - {{clause: {name}, heading: Le domaine {name}, words: Les Parties agissent pour {name}{rest}}}\n"


def test_all_domains_are_replaced_by_new_ones_with_their_words(tmp_path: Path) -> None:
    text = "period: 2027-2029\n" + DROP + "new:\n" + new("sport", by="Québec") + new("climat") + new("jeunesse")
    workspace, made = renewed(tmp_path, text)
    assert domains(workspace, made) == ["sport", "climat", "jeunesse"]
    clause = (tmp_path / "clauses/sport/2027.md").read_text("utf-8")
    assert (
        clause == "---\nheading: Le domaine sport\nlang: fr-CA\nstatus: draft\n---\nLes Parties agissent pour sport\n"
    )
    assert (tmp_path / "clauses/sport/2027.notes.md").read_text("utf-8") == "- Québec\n"
    [built] = api.build(workspace, NEXT, api.BuildOptions("text", "-"))
    assert built.content is not None
    shown = built.content.decode()
    assert shown.index("I. Le domaine sport") < shown.index("II. Le domaine climat") < shown.index("III. Le domaine")
    assert "La culture" not in shown
    assert {one.what for one in made.outcome.changes if "domaine" in one.where.lower()} == {"joined"}
    assert len([one for one in made.outcome.changes if one.what == "gone"]) == 3


def test_several_new_ones_follow_one_clause_and_one_another_in_the_order_given(tmp_path: Path) -> None:
    text = "period: 2027-2029\nnew:\n"
    text += new("b", after="a") + new("a", after="culture") + new("c", after="culture") + new("d", after="b")
    workspace, made = renewed(tmp_path, text)
    assert domains(workspace, made) == ["culture", "a", "b", "d", "c", "developpement-economique", "gestion-municipale"]


def test_a_place_that_holds_one_clause_takes_new_ones_inside_it_or_refuses(tmp_path: Path) -> None:
    workspace, made = renewed(tmp_path / "a", "period: 2027-2029\nnew:\n" + new("x", place="domains"))
    assert domains(workspace, made)[-1] == "x"
    workspace, made = renewed(tmp_path / "b", "period: 2027-2029\nnew:\n" + new("x", after="domaines"))
    assert domains(workspace, made)[0] == "x"
    with pytest.raises(api.Refused) as refused:
        renewed(tmp_path / "c", "period: 2027-2029\nnew:\n" + new("x", place="preamble") + new("y"))
    assert refused.value.codes == ("new-clause-nowhere", "place-full")
    assert "many" not in str(refused.value)


def test_what_stands_beside_one_another_is_put_in_order(tmp_path: Path) -> None:
    text = "period: 2027-2029\nclauses: {culture: modifier}\nnew:\n" + new("x", after="culture")
    workspace, made = renewed(tmp_path / "a", text + "order: [gestion-municipale, x, culture]\n")
    assert domains(workspace, made) == ["developpement-economique", "gestion-municipale", "x", "culture"]
    assert "celebrated" in made.files[0].read_text("utf-8")
    with pytest.raises(api.Refused) as refused:
        renewed(tmp_path / "b", "period: 2027-2029\norder: [culture, testimonium]\n")
    assert refused.value.codes == ("not-beside-another",)


def test_the_cities_must_say_the_same_of_a_new_clause(tmp_path: Path) -> None:
    one, other = new("sport", by="Québec"), new("sport", by="Namur")
    renewed(tmp_path / "a", "period: 2027-2029\n" + DROP + "new:\n" + one, "new:\n" + one)
    with pytest.raises(api.Refused) as refused:
        renewed(tmp_path / "b", "period: 2027-2029\n" + DROP + "new:\n" + one, "new:\n" + other)
    assert refused.value.codes == ("answers-differ",)


def test_a_heading_gives_the_name_and_none_that_no_file_may_have(tmp_path: Path) -> None:
    text = "period: 2027-2029\n" + DROP + "new:\n  - {heading: L’été à l’école, words: Rien n’est dit.}\n"
    workspace, made = renewed(tmp_path / "a", text)
    assert domains(workspace, made) == ["l-ete-a-l-ecole"]
    with pytest.raises(api.Refused) as refused:
        renewed(tmp_path / "b", text.replace("L’été à l’école", "…"))
    assert "clause-name" in refused.value.codes


def test_days_in_words_are_a_period(tmp_path: Path) -> None:
    _, made = renewed(tmp_path, "period: du 1er mars 2027 au 31 décembre 2029\n")
    assert made.name == "quebec-namur/2027-03-01_2029-12-31"
    assert "period: {from: 2027-03-01, to: 2029-12-31}\n" in made.files[0].read_text("utf-8")


def test_a_period_of_days_is_printed_in_words(tmp_path: Path) -> None:
    workspace = fictional(tmp_path)
    text = (tmp_path / FILE).read_text("utf-8")
    edit(tmp_path, FILE, "period: 2030-2032", "period: 2030-03-01/2032-12-31")
    assert text != (tmp_path / FILE).read_text("utf-8")
    path = next((tmp_path / "clauses").rglob("*.md"))
    path.write_text(path.read_text("utf-8").rstrip() + " Il vaut {{ period }}.\n", "utf-8")
    [built] = api.build(workspace, OLD, api.BuildOptions("text", "-"))
    assert built.content is not None
    said = built.content.decode().replace("\u00a0", " ").replace("\u202f", " ")
    assert "Il vaut du 1er mars 2030 au 31 décembre 2032." in said
