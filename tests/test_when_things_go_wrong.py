"""Whatever a person or a machine does wrong: a diagnostic, an exit code, and what stood in output/ stays whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engross import api, output
from engross.bounded import ProcessBounds, Stopped
from engross.diagnostics import Refused
from engross.model.rendering import Look
from engross.render import layout_worker
from engross.workspace import Workspace
from tests.conftest import ROOT

Make = Callable[[dict[str, str]], Workspace]

OFFICES = """\
offices:
  maire: {title: Maire, holders: [{name: Personne Fictive, gender: feminine}]}
"""
PARTY = "fictional: true\nname: {text: Ville fictive d'Essai, article: true, gender: feminine}\ntown: Essai\n" + OFFICES
PROTOCOL = """\
kind: Entente d'essai
period: 2027-2029
languages: [fr-BE]
parties: [essai]
clauses:
  articles: [objet@1]
signing: {signatories: {essai: maire}}
"""
CLAUSE = "---\nheading: Objet\nstatus: approved\n---\n"


def files() -> dict[str, str]:
    return {
        "parties/essai.yaml": PARTY,
        "protocols/essai/2027-2029.yaml": PROTOCOL,
        "clauses/objet/1.md": CLAUSE + "Les Parties s'entendent.\n",
    }


def codes(workspace: Workspace, to: str = "text") -> list[str]:
    [built] = api.build(workspace, ("essai/2027-2029",), api.BuildOptions(to, Path("-")))
    return sorted({one.code for one in built.diagnostics if one.severity == "error"})


def with_clause(body: str) -> dict[str, str]:
    return files() | {"clauses/objet/1.md": CLAUSE + body}


def with_protocol(old: str, new: str) -> dict[str, str]:
    assert old in PROTOCOL
    return files() | {"protocols/essai/2027-2029.yaml": PROTOCOL.replace(old, new)}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_protocol("[fr-BE]", "[fr-BE"), "bad-yaml"),
        (with_protocol("period: 2027-2029", "period: 2027-2029\nperiod: 2030"), "duplicate-key"),
        (with_protocol("kind:", "kinf: 1\nkind:"), "unknown-key"),
        (with_protocol("period: 2027-2029", "period: 1.10"), "wrong-value"),
        (with_protocol("period: 2027-2029", "period: 2027-2029\nfictional: NO-ONE"), "wrong-value"),
        (with_protocol("[fr-BE]", "!!python/object:os.system x"), "yaml-tag"),
        (with_protocol("[fr-BE]", "&a [*a]"), "bad-yaml"),
        (with_protocol("objet@1]", "{clause: objet@1, contains: [objet@1]}]"), "clause-contains-itself"),
        (with_protocol("objet@1", "objte@1"), "unknown-clause"),
        (with_protocol("objet@1", "objet@2"), "unknown-edition"),
        (with_protocol("[essai]", "[essay]"), "unknown-party"),
        (with_protocol("[fr-BE]", "[tlh-XX]"), "unknown-language"),
        (with_protocol("kind:", "template: ../../etc\nkind:"), "unknown-template"),
        (with_clause("{% for a in range(9) %}x{% endfor %}\n"), "undefined-variable"),
        (with_clause("{{ parties.essai.nmae }}\n"), "undefined-variable"),
        (with_clause("{{ period.start | dat }}\n"), "unknown-filter"),
        (with_clause("{% if %}\n"), "template-syntax"),
        (with_clause("{{ ''.__class__.__mro__ }}\n"), "undefined-variable"),
        (with_clause("{{ parties.__class__ }}\n"), "undefined-variable"),
        (with_clause("{% include 'x' %}\n"), "forbidden-in-template"),
        (with_clause("{{ 'x' * 10000000000 }}\n"), "forbidden-in-template"),
        (with_clause("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}\n"), "template-too-long"),
        (with_clause("<script>alert(1)</script>\n"), "raw-html"),
        (with_clause("![x](http://example.org/x.png)\n"), "image-in-text"),
        (with_clause("[x](http://example.org/)\n"), "link-in-text"),
        (with_clause("## Titre\n"), "heading-in-text"),
        (with_clause('Voir {{ ref("objte") }}.\n'), "unknown-reference"),
        (with_clause("x" * (1 << 20)), "too-large"),
        (with_clause("Une lettre priv\ue000e.\n"), "private-use-character"),
        (files(), ""),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_a_mistake_has_its_code(content: dict[str, str], code: str, workspace: Make) -> None:
    found = codes(workspace(content))
    assert code in found if code else found == []


def test_a_text_that_loops_for_ever_is_stopped(workspace: Make) -> None:
    nested = "{% for a in x %}" * 6 + "." + "{% endfor %}" * 6
    made = with_clause("{% set x = [1,2,3,4,5,6,7,8,9,10] %}" + nested + "\n")
    assert codes(workspace(made)) == ["template-too-long"]


def test_a_file_that_is_not_utf8_is_told_with_its_line(workspace: Make) -> None:
    own = workspace(files())
    (own.root / "clauses/objet/1.md").write_bytes(CLAUSE.encode() + "Une\nliberté\n".encode("latin-1"))
    [built] = api.build(own, ("essai/2027-2029",), api.BuildOptions("text", Path("-")))
    [found] = [one for one in built.diagnostics if one.severity == "error"]
    assert (found.code, found.origin.line, found.origin.column) == ("not-utf-8", 6, 7)


def test_data_is_never_markup_nor_template(workspace: Make) -> None:
    name = "Ville *fictive* {{ 7 * 7 }} <b>d'Essai</b> | `x` # 1"
    made = files() | {"parties/essai.yaml": f'fictional: true\nname: {{text: "{name}"}}\n{OFFICES}'}
    made["clauses/objet/1.md"] = CLAUSE + "{{ parties[0].name }} s'engage.\n"
    own = workspace(made)
    [text] = api.build(own, ("essai/2027-2029",), api.BuildOptions("text", Path("-")))
    [html] = api.build(own, ("essai/2027-2029",), api.BuildOptions("html", Path("-")))
    assert text.content is not None
    assert html.content is not None
    assert name.replace("'", "’").replace("<b>", "<b>") in text.content.decode().replace("\u00a0", " ")
    assert b"<b>" not in html.content
    assert b"49" not in html.content


def test_a_link_out_of_the_workspace_is_not_followed(workspace: Make, tmp_path: Path) -> None:
    own = workspace(files())
    secret = tmp_path.parent / "secret.md"
    secret.write_text(CLAUSE + "Secret.\n", encoding="utf-8")
    (own.root / "clauses/objet/1.md").unlink()
    (own.root / "clauses/objet/1.md").symlink_to(secret)
    assert "outside-workspace" in codes(own)


def test_an_emblem_outside_the_workspace_is_refused(workspace: Make) -> None:
    made = files() | {"parties/essai.yaml": PARTY + "emblem: ../../../../etc/passwd\n"}
    [built] = api.build(workspace(made), ("essai/2027-2029",), api.BuildOptions("html", Path("-")))
    assert built.content is None or b"root:" not in built.content
    assert any(one.code in ("outside-workspace", "unreadable-file") for one in built.diagnostics)


@pytest.fixture
def standing(workspace: Make) -> tuple[Workspace, Path, bytes]:
    """A workspace whose output stands, and then a source that changed."""
    own = workspace(files())
    [built] = api.build(own, ("essai/2027-2029",), api.BuildOptions("text"))
    assert built.path is not None
    before = built.path.read_bytes()
    (own.root / "clauses/objet/1.md").write_text(CLAUSE + "Les Parties changent.\n", encoding="utf-8")
    return own, built.path, before


def test_a_refused_build_leaves_what_stood(standing: tuple[Workspace, Path, bytes]) -> None:
    own, path, before = standing
    (own.root / "clauses/objet/1.md").write_text(CLAUSE + "{{ rien }}\n", encoding="utf-8")
    [built] = api.build(own, ("essai/2027-2029",), api.BuildOptions("text"))
    assert built.path is None
    assert path.read_bytes() == before


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk-full"), (errno.EACCES, "cannot-write")])
def test_a_disk_that_fails_leaves_what_stood(
    standing: tuple[Workspace, Path, bytes], number: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, path, before = standing

    def failing(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    [built] = api.build(own, ("essai/2027-2029",), api.BuildOptions("text"))
    assert [one.code for one in built.diagnostics if one.severity == "error"] == [code]
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if one.name.startswith(".")] == []


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        output.write(tmp_path / "file" / "x.txt", b"x")
    assert [one.code for one in refused.value.diagnostics] == ["cannot-write"]


def test_a_press_that_dies_is_told_and_the_next_page_has_another(monkeypatch: pytest.MonkeyPatch) -> None:
    look = Look("a4", False, "", "page.jinja", "", "style.css")
    with pytest.raises(Stopped) as stopped:
        layout_worker.WORKER.run(ProcessBounds(), os.abort)
    assert (stopped.value.reason, stopped.value.status) == ("died", -signal.SIGABRT)

    def dead(*_: object) -> None:
        raise stopped.value

    monkeypatch.setattr(layout_worker, "in_worker", dead)
    with pytest.raises(Refused) as refused:
        layout_worker.lay_out("<p>Texte</p>", look)
    [told] = refused.value.diagnostics
    assert (told.code, told.origin.file, told.facts) == ("layout-failed", "page.jinja", {"status": "-6"})
    monkeypatch.undo()
    html = '<html lang="fr"><title>Texte</title><p style="font-family: Source Serif Pro">Texte</p></html>'
    assert layout_worker.lay_out(html, look).pages == 1


def test_nothing_wrong_ends_in_a_traceback(workspace: Make) -> None:
    own = workspace(with_clause("{{ rien }}\n"))
    command = [
        sys.executable,
        "-m",
        "engross",
        "--lang",
        "fr",
        "--workspace",
        str(own.root),
        "build",
        "essai/2027-2029",
    ]
    environment: dict[str, Any] = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "clauses/objet/1.md:5:4: erreur[undefined-variable]" in done.stderr
    assert "{{ rien }}" in done.stderr


def test_a_face_that_no_package_brings_is_told() -> None:
    from engross.render.fonts import font_file

    with pytest.raises(Refused) as refused:
        font_file("SourceSerifPro-Absente")
    assert [one.code for one in refused.value.diagnostics] == ["missing-font"]


_WITHOUT_PANGO = """
import sys
class Without:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
sys.meta_path.insert(0, Without())
from engross.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_system_without_pango_is_told_what_it_lacks(workspace: Make) -> None:
    folder = workspace(files()).root
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_PANGO, "--lang", "fr", "copies", "essai/2027-2029", "--kind", "reading"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "erreur[missing-library]" in done.stderr
    assert "Traceback" not in done.stderr
