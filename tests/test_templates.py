"""A template over another says only what changes."""

from __future__ import annotations

from collections.abc import Callable

from engross import api
from engross.workspace import Workspace

NAME = "essai/2027"
FILES = {
    "parties/essai.yaml": "fictional: true\nname: {text: Ville fictive d'Essai, article: true, gender: feminine}\n"
    "offices:\n  maire: {title: Maire, holders: [{name: Personne Fictive, gender: feminine}]}\n",
    "protocols/essai/2027.yaml": "template: note\nkind: Note d'essai\nlanguages: [fr-BE]\nparties: [essai]\n"
    "clauses:\n  articles: [objet]\nsigning: {signatories: {essai: maire}}\n",
    "clauses/objet/1.md": "---\nheading: Objet\nstatus: approved\n---\nLes Parties s'entendent.\n",
    "templates/note/template.yaml": "base: protocol\nnumbering:\n  article: {label: '§ {n}'}\n",
}
Make = Callable[[dict[str, str]], Workspace]


def _built(workspace: Workspace, to: str = "text") -> api.Built:
    [one] = api.build(workspace, (NAME,), api.BuildOptions(to))
    return one


def _codes(workspace: Workspace) -> list[tuple[str, int, str]]:
    return [(one.origin.file, one.origin.line, one.code) for one in _built(workspace).diagnostics]


def test_what_a_template_does_not_say_comes_from_its_base(workspace: Make) -> None:
    made = _built(workspace(FILES))
    assert made.path is not None, made.diagnostics
    text = made.path.read_text(encoding="utf-8")
    assert "§\u00a01 Objet" in text.replace("§ ", "§\u00a0")
    assert "Pour la Ville" in text


def test_bases_make_a_line(workspace: Make) -> None:
    own = workspace({**FILES, "templates/courte/template.yaml": "base: note\nname: Note courte\n"})
    own = workspace({"protocols/essai/2027.yaml": FILES["protocols/essai/2027.yaml"].replace("note\n", "courte\n", 1)})
    made = _built(own)
    assert made.path is not None, made.diagnostics
    assert "§" in made.path.read_text(encoding="utf-8")


def test_a_file_that_a_template_gains_makes_its_documents_again(workspace: Make) -> None:
    own = workspace(FILES)
    _built(own, "html")
    assert not _built(own, "html").fresh
    assert _built(workspace({"templates/note/style.css": "h2 { color: green }\n"}), "html").fresh
    assert not _built(own, "html").fresh
    assert _built(workspace({"templates/protocol/template.yaml": "base: note\n"}), "html").path is None


def test_a_base_that_is_not_there_is_told_where_it_is_named(workspace: Make) -> None:
    own = workspace({**FILES, "templates/note/template.yaml": "name: Note\nslots: {}\nbase: protocole\n"})
    assert ("templates/note/template.yaml", 3, "unknown-template") in _codes(own)


def test_a_template_that_is_its_own_base_is_told(workspace: Make) -> None:
    own = workspace({**FILES, "templates/note/template.yaml": "base: note\nname: Note\nslots: {}\n"})
    assert ("templates/note/template.yaml", 1, "unknown-template") in _codes(own)
