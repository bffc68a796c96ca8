"""Originals and copies: what they bear, what travels in them, and that the same is made again."""

from __future__ import annotations

import base64
import json
import re
import shutil
import statistics
import subprocess
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from engross import api
from engross.api import Copies, CopyOptions
from engross.diagnostics import Refused
from engross.model.copy_record import RECORD_NAME, CopyRecord, read_record
from engross.model.seal import seals
from engross.signed_pdf.page_texts import artifact_texts, main_texts
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, PROTOCOL_2017, ROOT, attested, to_be_signed

DAY = date(2026, 11, 25)
WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)


def _made(workspace: Workspace, name: str = PROTOCOL_2017, **asked: Any) -> Copies:
    return api.copies(workspace, name, CopyOptions(DAY, WHEN, "Essai", lang="fr", **asked))


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Copies]:
    workspace = to_be_signed(tmp_path_factory.mktemp("paper"))
    return workspace, _made(workspace)


def _inside(content: bytes) -> dict[str, bytes]:
    with pikepdf.open(BytesIO(content)) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


def _issue(path: Path) -> CopyRecord:
    return read_record(_inside(path.read_bytes())[RECORD_NAME])


def test_there_is_one_original_a_party_and_each_says_whose_it_is(paper: tuple[Workspace, Copies]) -> None:
    _, made = paper
    assert [one.path.name for one in made.copies] == [
        "exemplaire-1-de-2-ville-de-quebec.pdf",
        "exemplaire-2-de-2-ville-de-namur.pdf",
    ]
    assert [one.counterpart.mark for one in made.copies] == [
        "Exemplaire 1 de 2 – Ville de Québec",
        "Exemplaire 2 de 2 – Ville de Namur",
    ]
    assert [path.name for path in made.sheets] == ["certificat-de-concordance.pdf", "jour-de-la-signature.pdf"]


def test_each_page_says_what_it_is(paper: tuple[Workspace, Copies]) -> None:
    _, made = paper
    for one in made.copies:
        record = _issue(one.path)
        feet = artifact_texts(one.path.read_bytes())
        assert len(feet) == one.pages == len(record.seals.pages)
        for number, foot in enumerate(feet, 1):
            flat = foot.replace("\u00a0", " ")
            for words in (
                one.counterpart.mark,
                PROTOCOL_2017,
                f"page {number} de {one.pages}",
                f"sceau {record.seals.short(number)}",
            ):
                assert words in flat


def test_the_seals_are_those_of_the_text_of_the_pages(paper: tuple[Workspace, Copies]) -> None:
    _, made = paper
    for one in made.copies:
        record = _issue(one.path)
        texts = main_texts(one.path.read_bytes())
        assert record.seals == seals(texts, PROTOCOL_2017, one.counterpart.mark, record.sources)
        assert one.fingerprint == record.seals.fingerprint
        changed = [*texts[:-1], texts[-1].replace("2017", "2018")]
        assert seals(changed, PROTOCOL_2017, one.counterpart.mark, record.sources).pages[-1] != record.seals.pages[-1]


def test_the_qr_code_holds_the_fingerprint(paper: tuple[Workspace, Copies]) -> None:
    from PIL import Image

    from engross.render.html.margins import qr_code

    _, made = paper
    content = made.copies[0].path.read_bytes()
    with pikepdf.open(BytesIO(content)) as pdf:
        images = {
            pikepdf.PdfImage(one).as_pil_image().convert("1").tobytes()
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        }
    expected = qr_code(f"ENGROSS:1:{made.copies[0].fingerprint.upper()}")
    picture = Image.open(BytesIO(base64.b64decode(expected.partition(",")[2]))).convert("1")
    assert images == {picture.tobytes()}


def test_everyone_has_a_box_on_every_page_but_that_of_the_signatures(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    found = _made(workspace).copies[0]
    feet = [foot.replace("\u00a0", " ") for foot in artifact_texts(found.path.read_bytes())]
    people = ("R. L.", "M. P.", "A. B.")
    assert all(all(one in foot for one in people) for foot in feet[:-1])
    assert not any(one in feet[-1] for one in people)


def test_both_papers_break_at_the_same_places(tmp_path: Path) -> None:
    seals_of = []
    for paper in ("a4", "letter"):
        made = _made(to_be_signed(tmp_path / paper), paper=paper)
        seals_of.append([_issue(one.path).seals for one in made.copies])
        with pikepdf.open(made.copies[0].path) as pdf:
            assert (float(pdf.pages[0].mediabox[3]) > 800) is (paper == "a4")
    assert seals_of[0] == seals_of[1]


@pytest.mark.parametrize("kind", ["original", "certified", "reading"])
def test_a_copy_is_made_again_from_what_it_carries(kind: str, tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path / "w") if kind == "original" else attested(tmp_path / "w")
    for one in _made(workspace, kind=kind, output=tmp_path / "out", certifier="la greffière").copies:
        content = one.path.read_bytes()
        inside = _inside(content)
        record = read_record(inside.pop(RECORD_NAME))
        assert set(inside) == {*record.sources, "engross.lock"}
        elsewhere = tmp_path / f"again-{one.path.stem}"
        for name, source in inside.items():
            path = elsewhere / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source)
        assert api.rebuild(Workspace(elsewhere, elsewhere), record) == content


def test_originals_made_together_are_those_made_alone(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    protocol = workspace.root / "protocols" / "quebec-namur" / "2017-2019.yaml"
    protocol.write_text(protocol.read_text(encoding="utf-8").replace("originals: 2", "originals: 5"), encoding="utf-8")
    clause = workspace.root / "clauses" / "testimonium" / "2017.md"
    clause.parent.mkdir(parents=True)
    words = (ROOT / "clauses" / "testimonium" / "2017.md").read_text(encoding="utf-8")
    clause.write_text(words.replace(", en {{ signing.originals | words }} exemplaires", ""), encoding="utf-8")
    made = _made(workspace).copies
    assert len(made) == 5
    for one in reversed(made):
        assert api.rebuild(workspace, _issue(one.path)) == one.path.read_bytes()


def test_comments_and_drafting_notes_stay_at_home(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path / "w")
    protocol = workspace.root / "protocols" / f"{PROTOCOL_2017}.yaml"
    protocol.write_text(f"# secret de brouillon\n{protocol.read_text('utf-8')}", "utf-8")
    clause = workspace.root / "clauses" / "culture" / "2017.md"
    built_in = (ROOT / "clauses" / "culture" / "2017.md").read_text("utf-8")
    words = built_in.replace("---\n", "---\n# secret de brouillon\nnote: secret de brouillon\n", 1)
    clause.parent.mkdir(parents=True)
    clause.write_text(f"{words}\n{{# secret de brouillon #}}\n", "utf-8")
    for one in _made(workspace, output=tmp_path / "out").copies:
        content = one.path.read_bytes()
        inside = _inside(content)
        assert {"clauses/culture/2017.md", f"protocols/{PROTOCOL_2017}.yaml"} <= set(inside)
        assert not [name for name, source in inside.items() if b"secret de brouillon" in source]
        record = read_record(inside.pop(RECORD_NAME))
        elsewhere = tmp_path / f"again-{one.path.stem}"
        for name, source in inside.items():
            (elsewhere / name).parent.mkdir(parents=True, exist_ok=True)
            (elsewhere / name).write_bytes(source)
        assert api.rebuild(Workspace(elsewhere, elsewhere), record) == content


def test_a_copy_without_emblems_is_light(paper: tuple[Workspace, Copies]) -> None:
    _, made = paper
    assert all(one.path.stat().st_size < 60_000 for one in made.copies)


def test_an_original_that_stands_is_never_replaced(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    first = _made(workspace)
    again = _made(workspace)
    assert [one.fresh for one in first.copies] == [True, True]
    assert [one.fresh for one in again.copies] == [False, False]
    path = first.copies[1].path
    path.write_bytes(path.read_bytes() + b"a signature\n")
    assert [one.signed for one in _made(workspace).copies] == [False, True]
    path.write_bytes(b"%PDF-1.7 another\n")
    before = {one: one.read_bytes() for one in path.parent.iterdir()}
    with pytest.raises(Refused) as refused:
        _made(workspace)
    assert [one.code for one in refused.value.diagnostics] == ["original-stands"]
    assert {one: one.read_bytes() for one in path.parent.iterdir()} == before


def test_the_electronic_original_is_one_with_its_fields_in_turn(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path, electronic=True)
    [one] = _made(workspace).copies
    assert one.counterpart.mark == "Original électronique"
    fields = _issue(one.path).fields
    assert [(field.name, field.order, field.lock) for field in fields] == [
        ("signature-quebec-1", 1, "own"),
        ("signature-namur-1", 2, "own"),
        ("signature-namur-2", 3, "all"),
        ("timestamp", 0, "own"),
    ]
    assert [field.tooltip for field in fields][:2] == [
        "Signature de Régis Labeaume pour la Ville de Québec",
        "Signature de Maxime Prévot pour la Ville de Namur",
    ]
    with pikepdf.open(one.path) as pdf:
        assert [str(each.T) for each in pdf.Root.AcroForm.Fields] == [field.name for field in fields]


def test_the_order_of_signature_is_the_one_that_the_protocol_says(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path, electronic=True)
    file = workspace.root / "protocols" / f"{PROTOCOL_2017}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("signing:\n", "signing:\n  initials: fields\n  order: [namur, quebec]\n"), encoding="utf-8"
    )
    fields = _issue(_made(workspace).copies[0].path).fields
    assert [field.name for field in fields if field.role == "signature"] == [
        "signature-namur-1",
        "signature-namur-2",
        "signature-quebec-1",
    ]
    assert [field.name for field in fields][:4] == [
        "initials-namur-1-p1",
        "initials-namur-1-p2",
        "initials-namur-1-p3",
        "signature-namur-1",
    ]
    assert fields[-2].lock == "all"


def test_three_parties_have_three_originals_that_say_the_same(tmp_path: Path) -> None:
    shutil.copytree(CASES / "good" / "trois-parties", tmp_path / "w")
    made = _made(Workspace(tmp_path / "w", builtin_root()), "clairval-rives/2027-2029")
    assert [one.counterpart.keeper for one in made.copies] == ["clairval", "syndicat", "agence"]
    assert len({one.fingerprint for one in made.copies}) == 3


def test_originals_are_entered_in_the_register(tmp_path: Path) -> None:
    from engross import register

    workspace = to_be_signed(tmp_path)
    made = _made(workspace)
    found = register.read_register(workspace, PROTOCOL_2017)
    assert [(one.name, one.files) for one in found.copies] == [
        (f"original-{copy.counterpart.number}", (copy.sha256,)) for copy in made.copies
    ]
    assert {(one.who, one.day) for one in found.entries} == {("Essai", "2026-11-25")}
    _made(workspace)
    assert register.read_register(workspace, PROTOCOL_2017) == found


def test_what_the_register_says_is_signed_can_be_published(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    _made(workspace)
    for number in (1, 2):
        for party in ("quebec", "namur"):
            api.record(
                workspace, PROTOCOL_2017, "signed", when=WHEN, who="Essai", copy=f"original-{number}", party=party
            )
    [one] = _made(workspace, kind="publication").copies
    assert "(signé)" in "".join(main_texts(one.path.read_bytes()))


def test_seals_that_push_the_text_are_refused(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    page = workspace.root / "templates" / "protocol" / "page.jinja"
    page.parent.mkdir(parents=True)
    text = (ROOT / "templates" / "protocol" / "page.jinja").read_text(encoding="utf-8")
    page.write_text(
        text.replace("<main", "{% for n, _ in copy.pages %}<p data-mention=n>{{ n }}</p>{% endfor %}<main"),
        encoding="utf-8",
    )
    with pytest.raises(Refused) as refused:
        _made(workspace)
    assert [one.code for one in refused.value.diagnostics] == ["seal-differs"]


@pytest.mark.parametrize("kind", ["reading", "built"])
def test_nothing_is_written_over_a_file_that_carries_a_signature(kind: str, tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    build = api.BuildOptions("pdf", tmp_path / "out.pdf", force=True)
    if kind == "reading":
        [made] = _made(workspace, kind=kind).copies
        path = made.path
    else:
        path = tmp_path / "out.pdf"
        assert api.build(workspace, (PROTOCOL_2017,), build)[0].fresh
    signed = path.read_bytes() + b"1 0 obj <</Type /Sig /ByteRange [0 1 2 3]>> endobj\n"
    path.write_bytes(signed)
    if kind == "reading":
        with pytest.raises(Refused) as refused:
            _made(workspace, kind=kind)
        told = refused.value.diagnostics
    else:
        told = api.build(workspace, (PROTOCOL_2017,), build)[0].diagnostics
    assert "output-exists" in {one.code for one in told}
    assert path.read_bytes() == signed


# the protocol of 2017 is history


def test_no_original_is_made_of_what_was_signed(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        _made(Workspace(ROOT, builtin_root()), output=tmp_path)
    assert [one.code for one in refused.value.diagnostics] == ["already-signed"]
    assert not list(tmp_path.iterdir())


def test_a_certified_copy_says_of_what_by_whom_and_what_it_corrects(tmp_path: Path) -> None:
    workspace = attested(tmp_path / "w", 2)
    [one] = _made(workspace, kind="certified", certifier="la greffière de la Ville", output=tmp_path, of=2).copies
    texts = [text.replace("\u00a0", " ") for text in main_texts(one.path.read_bytes())]
    for words in (
        "Copie certifiée conforme",
        "Exemplaire 2 de 2 – Ville de Namur",
        "signé à Québec, le 23 juin 2017",
        "« PROCOLE DE COLLABORATION », imprimé « PROTOCOLE DE COLLABORATION »",
        "Certifié conforme le 25 novembre 2026 par la greffière de la Ville",
    ):
        assert "".join(words.split()).lower() in "".join(texts[0].split()).lower()
    assert all("Copie" in foot for foot in artifact_texts(one.path.read_bytes()))


def test_a_publication_copy_holds_no_sources_and_no_lines_to_sign_on(tmp_path: Path) -> None:
    [one] = _made(attested(tmp_path / "w"), kind="publication", output=tmp_path).copies
    content = one.path.read_bytes()
    assert _inside(content) == {}
    assert "".join(main_texts(content)).count("(signé)") == 3


def test_a_reading_copy_is_set_in_large_type(tmp_path: Path) -> None:
    [one] = _made(Workspace(ROOT, builtin_root()), kind="reading", output=tmp_path).copies
    assert one.pages > 5
    said = subprocess.run(["pdftotext", "-bbox", str(one.path), "-"], capture_output=True, text=True, check=True).stdout
    heights = [
        float(low) - float(high) for high, low in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', said)
    ]
    assert statistics.median(heights) > 18


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"kind": "certified"}, ["certifier-missing"]),
        ({"kind": "certified", "of": 3, "certifier": "x"}, ["no-such-original"]),
        ({"kind": "certified", "of": 3}, ["certifier-missing", "no-such-original"]),
        ({"kind": "certified", "certifier": "x", "of": 0}, ["no-such-original"]),
    ],
)
def test_a_copy_that_cannot_be_is_refused(asked: dict[str, Any], codes: list[str], tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        _made(attested(tmp_path / "w"), output=tmp_path, **asked)
    assert [one.code for one in refused.value.diagnostics] == codes


@pytest.mark.parametrize("kind", ["certified", "publication"])
def test_what_is_not_signed_is_neither_certified_nor_published(kind: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        _made(to_be_signed(tmp_path), kind=kind, certifier="x")
    assert [one.code for one in refused.value.diagnostics] == ["not-signed"]


def test_the_command_tells_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from engross.cli import main

    workspace = to_be_signed(tmp_path)
    asked = ["--workspace", str(workspace.root), "--lang", "fr", "copies", PROTOCOL_2017, "--on", "2026-11-25"]
    assert main([*asked, "--report"]) == 0
    assert capsys.readouterr().out.startswith("Contrôle avant signature")
    assert main([*asked, "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [one["keeper"] for one in said["copies"]] == ["quebec", "namur"]
    assert main(asked) == 0
    assert capsys.readouterr().err.endswith("2 originaux inchangés\n")
    assert main([*asked, "--on", "hier"]) == 2
    assert "2027-01-31" in capsys.readouterr().err
    assert main([*asked, "--report", "--kind", "reading"]) == 2


def test_a_copy_is_never_of_a_day_to_come(tmp_path: Path) -> None:
    workspace = to_be_signed(tmp_path)
    with pytest.raises(Refused, match="copy-in-future"):
        api.copies(workspace, PROTOCOL_2017, CopyOptions(date(2099, 1, 1), WHEN, "Essai"))
    assert not (workspace.root / "register").exists()
