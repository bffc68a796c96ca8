"""An old act is taken out of a file without losing a word, and says of each fact how sure it is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engross import api
from engross.diagnostics import Refused
from engross.importing.files import ActWriter, WrittenAct
from engross.model.outline import lines
from tests.render.word import converted

ACT = """# ACCORD DE COOPÉRATION
2031-2033

ENTRE
LA VILLE DE LAC-IMAGINAIRE
ET
LA VILLE DE PORT-FEINT

## PRÉAMBULE

La Ville de Lac-Imaginaire et la Ville de Port-Feint,

Considérant le 20<sup>e</sup> anniversaire de leur jumelage,

Sont convenues de ce qui suit :

## Article 1 – Objet

1. La Ville de Lac-Imaginaire et la Ville de Port-Feint favorisent les échanges suivants :

a) la culture ;

b) le sport {{ et }} la *danse*, <la> musique.

2. Elles se rencontrent en 2031-2033.

## Article 2 – Moyens

Les moyens sont :

- des personnes ;
- des lieux :
    - une salle ;
    - un stade.

| Poste | Montant |
|---|---|
| Salle | 1 000 $ |
| Stade | 2 000 $ |

Fait à Port-Feint, le 3 mai 2031, en deux exemplaires.

Pour la Ville de Lac-Imaginaire

Aurore Valcourt,
Mairesse de Lac-Imaginaire

Pour la Ville de Port-Feint

Clémence d’Ormont,
Conseillère déléguée

## Annexe A – Calendrier

Rien n’est encore fixé.
"""


def written(folder: Path, text: str = ACT, name: str = "accord.md") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, api.Imported]:
    folder = tmp_path_factory.mktemp("import")
    return folder / "w", api.import_act(api.import_folder(folder / "w"), written(folder))


def test_no_word_is_lost_and_those_added_are_told(done: tuple[Path, api.Imported]) -> None:
    folder, imported = done
    [text], _ = api.read_texts(api.import_folder(folder), imported.name)
    said = " ".join(line.text for line in lines(text.reading.outline)).casefold()
    for words in (
        "sport {{ et }} la danse, <la> musique.",
        "1. la ville",
        "a) la culture",
        "salle | 1",
        "rien n’est encore",
    ):
        assert words in said
    assert imported.added == ()
    assert imported.words > 100


def test_an_act_that_would_lose_a_word_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ActWriter.write

    def losing(writer: ActWriter, *given: Any, **options: Any) -> WrittenAct:
        act = whole(writer, *given, **options)
        return replace(act, files={name: text.replace("favorisent", "") for name, text in act.files.items()})

    monkeypatch.setattr(ActWriter, "write", losing)
    with pytest.raises(Refused) as caught:
        api.import_act(api.import_folder(tmp_path / "w"), written(tmp_path))
    [refusal] = caught.value.diagnostics
    assert (refusal.code, refusal.facts["count"], refusal.facts["words"]) == ("import-lost", "1", "favorisent")
    assert not list((tmp_path / "w").rglob("*.yaml"))


def test_facts_are_proposed_with_how_sure_they_are(done: tuple[Path, api.Imported]) -> None:
    found = {one.name: (one.value, one.sureness) for one in done[1].proposals}
    assert found["title"] == ("Accord de coopération", "sure")
    assert found["period"] == ("2031-2033", "sure")
    assert found["party-1"] == ("la Ville de Lac-Imaginaire", "sure")
    assert found["party-2"] == ("la Ville de Port-Feint", "sure")
    assert found["date"] == ("2031-05-03", "sure")
    assert found["place"] == ("Port-Feint", "sure")
    assert found["signatory-1"] == ("Aurore Valcourt, Mairesse de Lac-Imaginaire", "likely")
    assert not any(one.confirmed for one in done[1].proposals)


def test_what_nobody_confirmed_is_marked(done: tuple[Path, api.Imported]) -> None:
    folder, imported = done
    text = (folder / f"protocols/{imported.name}.yaml").read_text("utf-8")
    assert text.count("# todo") == 6
    assert "# todo" in (folder / "parties/port-feint.yaml").read_text("utf-8")


def test_lists_tables_and_numbered_paragraphs_stay_what_they_are(done: tuple[Path, api.Imported]) -> None:
    folder, _ = done
    objet = (folder / "clauses/article-1-objet/1.md").read_text("utf-8")
    assert "\n1\\. {{ parties | names | capital }}" in objet
    assert "\n1) la culture" in objet
    moyens = (folder / "clauses/article-2-moyens/1.md").read_text("utf-8")
    assert "- des lieux :\n  - une salle ;\n  - un stade." in moyens
    assert "| Salle | 1 000 $ |" in moyens


def test_repeated_facts_are_values_where_the_words_stay_the_same(done: tuple[Path, api.Imported]) -> None:
    folder, imported = done
    assert set(imported.values) == {"parties", "period"}
    assert "{{ period }}" in (folder / "clauses/article-1-objet/1.md").read_text("utf-8")


def test_a_confirmed_fact_is_not_marked_and_a_corrected_one_is_taken(tmp_path: Path) -> None:
    answers = {"title": "Accord corrigé", "party-1": "la Ville de Lac-Imaginaire", "date": None}
    imported = api.import_act(
        api.import_folder(tmp_path / "w"),
        written(tmp_path, ACT.replace("# ACCORD DE COOPÉRATION", "# ACCORD")),
        confirm=lambda one: answers.get(one.name),
    )
    text = (tmp_path / "w" / f"protocols/{imported.name}.yaml").read_text("utf-8")
    assert 'fr: {text: "Accord corrigé"}' in text
    assert "kind:\n" in text
    assert "date: 2031-05-03    # todo" in text


def test_nothing_that_exists_is_replaced(tmp_path: Path) -> None:
    workspace = api.import_folder(tmp_path / "w")
    first = api.import_act(workspace, written(tmp_path))
    before = {path: path.read_bytes() for path in (tmp_path / "w").rglob("*") if path.is_file()}
    second = api.import_act(workspace, written(tmp_path))
    assert second.name != first.name
    assert all(path.read_bytes() == content for path, content in before.items())
    with pytest.raises(Refused) as caught:
        api.import_act(workspace, written(tmp_path), api.ImportOptions(name=first.name))
    assert caught.value.codes == ("file-exists",)


def test_a_file_without_a_text_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        api.import_act(api.import_folder(tmp_path / "w"), written(tmp_path, "# Titre\n"))
    assert caught.value.codes == ("import-empty",)
    assert not (tmp_path / "w").exists()


def test_parties_that_no_cover_names_are_found_in_the_first_sentence(tmp_path: Path) -> None:
    text = (
        "# Convention\n\nLe Canton de Rivebelle et la Ville de Montfleur, ci-après les parties,\n\n"
        "## Article 1\n\nElles se voient.\n"
    )
    imported = api.import_act(api.import_folder(tmp_path / "w"), written(tmp_path, text))
    found = [(one.value, one.sureness) for one in imported.proposals if one.name.startswith("party")]
    assert found == [("le Canton de Rivebelle", "likely"), ("la Ville de Montfleur", "likely")]


def test_signatures_that_are_not_understood_stay_text(tmp_path: Path) -> None:
    text = ACT.replace("Pour la Ville de Lac-Imaginaire\n\nAurore Valcourt,", "Le président,\nA. V.")
    imported = api.import_act(api.import_folder(tmp_path / "w"), written(tmp_path, text))
    assert not any(one.name.startswith("signatory") for one in imported.proposals)
    held = (tmp_path / "w" / "clauses/signatures-du-document/1.md").read_text("utf-8")
    assert "Clémence d’Ormont" in held


def test_an_english_and_a_dutch_act_are_known_by_their_words(tmp_path: Path) -> None:
    english = (
        "The City of Dreamhaven and the Town of Sampleford have agreed:\n\n## Article I\n\nThe parties shall meet."
    )
    dutch = "De Stad Voorbeeld en de Gemeente Denkbeeld,\n\n## Artikel 1\n\nHet overleg wordt aan het begin gehouden."
    for text, lang in ((f"# Agreement\n\n{english}", "en"), (f"# Overeenkomst\n\n{dutch}", "nl")):
        folder = tmp_path / lang
        imported = api.import_act(api.import_folder(folder), written(tmp_path, text))
        assert f"languages: [{lang}]" in (folder / f"protocols/{imported.name}.yaml").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "html", "txt"])
def test_an_act_is_imported_from_every_format(done: tuple[Path, api.Imported], form: str, tmp_path: Path) -> None:
    folder, imported = done
    to = {"odt": "docx", "txt": "text"}.get(form, form)
    [built] = api.build(api.import_folder(folder), (imported.name,), api.BuildOptions(to, Path("-")))
    assert built.content is not None
    file = tmp_path / f"act.{'docx' if form == 'odt' else form}"
    file.write_bytes(built.content)
    file = converted(file, "odt", tmp_path / "odt") if form == "odt" else file
    again = api.import_act(api.import_folder(tmp_path / "w"), file)
    assert again.words > 100
    assert [line for line in again.added if line not in ("entre", "et")] == [] or form in ("pdf", "txt")


def test_the_command_tells_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from engross.cli import main

    file = written(tmp_path)
    assert main(["import", str(file), "-o", str(tmp_path / "w"), "--no-ask", "--lang", "fr"]) == 0
    said = capsys.readouterr()
    assert "protocols/lac-imaginaire-port-feint/2031-2033.yaml" in said.out
    assert "aucun de perdu" in said.err
    assert "partie 1 : la Ville de Lac-Imaginaire" in said.err.replace("partie 1:", "partie 1 :")
    assert main(["import", str(file), "-o", str(tmp_path / "v"), "--no-ask", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["lost"], told["name"]) == (0, "lac-imaginaire-port-feint/2031-2033")
