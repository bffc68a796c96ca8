"""The documentation is true: what it shows is built, what it names exists, and what exists is named."""

from __future__ import annotations

import ast
import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest
import yaml

from engross import api
from engross.acts import act
from engross.assembly.fill import FUNCTIONS
from engross.assembly.filters import filters
from engross.assembly.sandbox import SAFE_FILTERS
from engross.cli import main
from engross.cli.table import COMMANDS, EVERYWHERE
from engross.diagnostics import Collector
from engross.language import grammar
from engross.model.document import Paragraph, plain, walk
from engross.model.superscript import without_superscripts
from engross.render import RENDERERS
from engross.source.library import Library
from engross.source.materials import gather
from engross.workspace import Workspace, builtin_root
from tests.conftest import ROOT

_DOCS = ROOT / "docs"
_PAGES = sorted([*ROOT.glob("*.md"), *_DOCS.rglob("*.md")])
_GUIDES = {"fr": _DOCS / "guide" / "fr.md", "en": _DOCS / "guide" / "en.md"}
_BLOCK = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"file(?P<more>\+)?=(?P<name>\S+)")
_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " "})


def read(path: Path) -> str:
    return path.read_text("utf-8")


def blocks(path: Path) -> list[tuple[str, str]]:
    return [(match["info"].strip(), match["body"]) for match in _BLOCK.finditer(read(path))]


def prose(path: Path) -> str:
    return _BLOCK.sub("", read(path))


def guide_workspace(lang: str, folder: Path) -> Workspace:
    """A new workspace with every file that the guide shows."""
    api.create(folder, lang)
    for info, body in blocks(_GUIDES[lang]):
        put(folder, info, body)
    return Workspace(folder, builtin_root())


def put(folder: Path, info: str, body: str) -> None:
    """The file that a block shows, if it shows one."""
    if match := _FILE.search(info):
        path = folder / match["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((read(path) if match["more"] else "") + body, encoding="utf-8")


# what the guides show


@pytest.mark.parametrize("lang", _GUIDES)
def test_what_the_guide_shows_is_checked_in_silence_and_builds(lang: str, tmp_path: Path) -> None:
    workspace = guide_workspace(lang, tmp_path / "w")
    names = workspace.protocol_names(builtin=False)
    assert len(names) == 9
    for built in api.build(workspace, names, api.BuildOptions(), jobs=1):
        assert [(one.code, str(one.origin), dict(one.facts)) for one in built.diagnostics] == []
        assert built.path is not None


def _commands(path: Path) -> list[str]:
    return [line for info, body in blocks(path) if info == "sh" for line in body.splitlines() if line]


@pytest.mark.parametrize("lang", _GUIDES)
def test_the_commands_of_the_guide_run(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "w"
    api.create(folder, lang)
    monkeypatch.setenv("ENGROSS_LANG", lang)
    assert len(_commands(_GUIDES[lang])) >= 8
    for info, body in blocks(_GUIDES[lang]):
        _shows_what_was_written(folder, info, body)
        put(folder, info, body)
        for line in body.splitlines() if info == "sh" else ():
            program, *words = shlex.split(line)
            assert program == "engross"
            monkeypatch.chdir(tmp_path if words[0] == "new" else folder)
            if "--watch" not in words:  # it would wait for ever; its options are tested below
                assert main(words) == 0, line


def _shows_what_was_written(folder: Path, info: str, body: str) -> None:
    """A file that a command wrote before is shown as it was written, but for its state and its fingerprints."""
    match = _FILE.search(info)
    if match and not match["more"] and (path := folder / match["name"]).exists() and "amends" in read(path) + body:
        written, shown = (yaml.safe_load(one) for one in (read(path), body))
        assert written.pop("state") == "draft"
        assert shown.pop("state") == "signed"
        assert shown == written
    elif match and match["name"].endswith(".operations.yaml") and (path := folder / match["name"]).exists():
        assert yaml.safe_load(body)["operations"] == yaml.safe_load(read(path))["operations"]


_PATHS = {"fr": _DOCS / "guide" / "renouveler.md", "en": _DOCS / "guide" / "renewing.md"}


@pytest.mark.parametrize("lang", _PATHS)
def test_the_path_of_a_renewal_runs_from_the_first_command_to_the_originals(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENGROSS_LANG", lang)
    assert len(_commands(_PATHS[lang])) <= 15
    folder = tmp_path
    for info, body in blocks(_PATHS[lang]):
        put(folder, info, body)
        for line in body.splitlines() if info == "sh" else ():
            _, *words = shlex.split(line)
            monkeypatch.chdir(folder)
            assert main(words) == 0, line
            if words[0] == "new":
                folder = tmp_path / words[1]
    said = capsys.readouterr()
    assert "many" not in said.err
    made = sorted((folder / "output" / "quebec-namur" / "2027-2029").glob("exemplaire-*.pdf"))
    assert len(made) == 2
    draft = read(folder / "protocols" / "quebec-namur" / "2027-2029.yaml")
    assert "[[" not in draft
    assert "state: ready" in draft


def test_the_path_is_the_same_in_both_languages() -> None:
    commands = {lang: [shlex.split(line)[1] for line in _commands(page)] for lang, page in _PATHS.items()}
    assert commands["fr"] == commands["en"]


@pytest.mark.parametrize("page", _PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_shown_exists(page: Path) -> None:
    quoted = re.findall(r"`engross ([^`\n]+)`", prose(page))
    for line in (*quoted, *(line.removeprefix("engross ") for line in _commands(page) if not line.startswith("make "))):
        name, *words = shlex.split(line.replace("…", ""))
        if name.startswith("-"):
            words, name = [name], COMMANDS[0]
        assert name in COMMANDS, line
        known = {*_options(name), "--version"}
        assert {word for word in words if word.startswith("-") and word != "-"} <= known, line


def _options(name: str) -> set[str]:
    command = import_module(f"engross.cli.{name}").command
    own = {flag for one in command.params if isinstance(one, click.Option) for flag in (*one.opts, *one.secondary_opts)}
    return own | {"--help", *(f"--{each}" for each, *_ in EVERYWHERE)}


@pytest.mark.parametrize("lang", _GUIDES)
def test_every_command_and_option_is_in_the_guide(lang: str) -> None:
    text = read(_GUIDES[lang])
    for name in COMMANDS:
        assert f"engross {name}" in text
        for option in _options(name):
            assert f"`{option}" in text or f" {option} " in text, option


# filters, functions and names


def _rows(lang: str) -> list[tuple[str, str, str]]:
    """The tables of the guide whose first column names a filter or a function: name, example, result."""
    known = {*filters(grammar("fr")), *FUNCTIONS}
    found = []
    for line in prose(_GUIDES[lang]).splitlines():
        cells = [cell.strip().replace(r"\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 3 and cells[0].strip("`") in known:
            found.append((cells[0].strip("`"), cells[1].strip("`"), cells[2]))
    return found


@pytest.mark.parametrize("lang", _GUIDES)
def test_every_filter_and_function_has_its_example(lang: str) -> None:
    rows = _rows(lang)
    assert {name for name, _, _ in rows} == {*filters(grammar(lang)), *FUNCTIONS}
    assert all(re.search(rf"\b{name}\b", example) for name, example, _ in rows)


@pytest.mark.parametrize("lang", _GUIDES)
def test_the_examples_give_what_the_guide_says(lang: str, tmp_path: Path) -> None:
    api.create(tmp_path, lang)
    workspace = Workspace(tmp_path, builtin_root())
    [name] = workspace.protocol_names(builtin=False)
    file = tmp_path / "protocols" / f"{name}.yaml"
    text, count = re.subn(r"(\n    - )(langue|language)@1\n", r"\g<0>    - examples@1\n", read(file))
    assert count == 1
    file.write_text(text, encoding="utf-8")
    clause = tmp_path / "clauses" / "examples" / "1.md"
    clause.parent.mkdir()
    rows = _rows(lang)
    body = "\n\n".join(example for _, example, _ in rows)
    clause.write_text(f"---\nlang: {lang}\n---\n{body}\n", encoding="utf-8")
    made = act(Library(workspace), name)
    assert made.assembled is not None
    found = next(one for one in walk(made.assembled.document.versions[0].provisions) if one.id == "examples")
    printed = [
        without_superscripts(plain(block.content)).translate(_SPACES)
        for block in found.body
        if isinstance(block, Paragraph)
    ]
    assert printed == [said.translate(_SPACES) for _, _, said in rows]


@pytest.mark.parametrize("lang", _GUIDES)
def test_every_name_that_a_clause_can_say_is_in_the_guide(lang: str, tmp_path: Path) -> None:
    from engross.assembly.scope import scope

    api.create(tmp_path, lang)
    workspace = Workspace(tmp_path, builtin_root())
    [name] = workspace.protocol_names(builtin=False)
    materials = gather(Library(workspace), name, Collector())
    assert materials is not None
    names = scope(materials, materials.protocol.parties, {}, grammar(lang))
    text = read(_GUIDES[lang])
    for one in (*names, "sides", "this_id", *SAFE_FILTERS):
        assert f"`{one}" in text, one


# the house


def test_every_room_is_in_the_architecture() -> None:
    text = read(_DOCS / "architecture.md")
    package = ROOT / "engross"
    for path in sorted(package.iterdir()):
        if path.is_dir() and any(path.glob("*.py")):
            assert f"`{path.name}/`" in text, path.name
        elif path.suffix == ".py" and not path.name.startswith("__"):
            assert f"`{path.name}`" in text, path.name
    for path in sorted((package / "assembly").glob("[a-z]*.py")):
        assert f"`{path.stem}`" in text, path.stem


def test_every_renderer_is_named() -> None:
    architecture = read(_DOCS / "architecture.md")
    for name in RENDERERS:
        assert f"`{name}`" in architecture
        assert all(f"`{name}`" in read(guide) for guide in _GUIDES.values())


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    text = read(_DOCS / "dependencies.md")
    for line in (
        *project["dependencies"],
        *(one for more in project["optional-dependencies"].values() for one in more),
    ):
        name = re.match(r"[\w.-]+", line)
        assert name is not None
        assert f"| `{name[0]}` |" in text, name[0]
    named = set(re.findall(r"^\| `([\w.-]+)` \|", text, re.MULTILINE))
    more = (one for extra in project["optional-dependencies"].values() for one in extra)
    declared = " ".join((*project["dependencies"], *more))
    assert all(name in declared for name in named)


_IMPORTED_AS = {
    "chunspell": "hunspell",
    "font-source-sans-pro": "font_source_sans_pro",
    "font-source-serif-pro": "font_source_serif_pro",
    "fonttools": "fontTools",
    "jinja2": "jinja2",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
    "pyhanko-certvalidator": "pyhanko_certvalidator",
    "python-pkcs11": "pkcs11",
    "pyyaml": "yaml",
}


def test_the_docs_say_where_each_dependency_is_imported() -> None:
    """Each place that is named imports the package, and each module that imports it stands in a place that is named."""
    imported: dict[str, set[str]] = {}
    for path in (ROOT / "engross").rglob("*.py"):
        module = path.relative_to(ROOT / "engross").with_suffix("").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            # A font package is found by its name, as a text, and never imported.
            if isinstance(node, ast.Constant) and str(node.value).startswith("font_source"):
                names.append(str(node.value))
            for name in names:
                imported.setdefault(name.partition(".")[0], set()).add(module)
    rows = re.findall(r"^\| `([\w.-]+)` \|[^|]*\| (`.*`) \|$", read(_DOCS / "dependencies.md"), re.MULTILINE)
    assert len(rows) > 20
    for package, places in rows:
        named = re.findall(r"`([^`]+)`", places)
        modules = imported.get(_IMPORTED_AS.get(package, package.replace("-", "_")), set())
        for module in modules:
            assert any(module.startswith(place) for place in named), f"{package} is imported in {module}"
        for place in named:
            assert any(module.startswith(place) for module in modules), f"{package} is not imported in {place}"


def test_every_decision_is_listed() -> None:
    text = read(_DOCS / "architecture.md")
    for path in (_DOCS / "decisions").glob("*.md"):
        if path.name == "index.md":
            continue
        assert f"(decisions/{path.name})" in text, path.name


# all pages


def _anchors(path: Path) -> set[str]:
    titles = re.findall(r"^#+ (.*)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", _PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = "\n".join(line for line in prose(page).splitlines() if not line.startswith("    "))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        assert not anchor or anchor in _anchors(path), target


@pytest.mark.parametrize("page", _PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_to_be_written(page: Path) -> None:
    text = read(page)
    assert not re.search(r"\b(TODO|FIXME|XXX|TBD)\b", text)
    assert not re.search(r"/(home|root|Users|work)/", text)


def test_the_languages_of_the_guide_say_the_same() -> None:
    shapes = {
        lang: [line.split(" ")[0] for line in prose(guide).splitlines() if line.startswith("#")]
        for lang, guide in _GUIDES.items()
    }
    assert shapes["fr"] == shapes["en"]
    kinds = {lang: [info.split(" ")[0] for info, _ in blocks(guide)] for lang, guide in _GUIDES.items()}
    assert kinds["fr"] == kinds["en"]


@pytest.mark.slow
def test_the_site_is_made_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", "-d", str(tmp_path / "d")]
    done = subprocess.run([*command, str(_DOCS), str(tmp_path / "site")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        loaded = re.findall(
            r"<(?:script|img|iframe|source)[^>]*\bsrc=\"([^\"]+)|<link[^>]*\bhref=\"([^\"]+)", read(page)
        )
        assert not [one for pair in loaded for one in pair if "//" in one], page
    for sheet in (tmp_path / "site").rglob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", read(sheet)), sheet
    reference = read(tmp_path / "site" / "api.html")
    for name in vars(api)["__all__"]:
        assert f'"engross.api.{name}"' in reference or f">{name}<" in reference, name
