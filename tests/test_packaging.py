"""The package as others receive it: built, installed elsewhere, and making a PDF from another folder."""

import ast
import importlib.metadata
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import engross

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ("clauses", "parties", "protocols", "templates")
PROTOCOL = "quebec-namur/2017-2019"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

# One worker builds, and keeps what it built.
pytestmark = pytest.mark.xdist_group("packaging")


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    done = subprocess.run(command, cwd=cwd, env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: str) -> Iterator[PurePosixPath]:
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield PurePosixPath(path.relative_to(ROOT).as_posix())


def pinned() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the source archive and of the wheel, the second made from the first."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return built / f"engross-{engross.__version__}-py3-none-any.whl"


def test_the_wheel_holds_the_package_and_the_content_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {str(path) for path in files("engross")}
    wanted |= {f"engross/builtin/{path}" for folder in CONTENT for path in files(folder)}
    assert held == wanted
    assert f"engross/builtin/protocols/{PROTOCOL}.yaml" in held


def test_the_wheel_carries_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(name.endswith("/licenses/LICENSE") for name in archive.namelist())


def test_the_source_archive_can_be_worked_in(built: Path) -> None:
    stem = f"engross-{engross.__version__}"
    with tarfile.open(built / f"{stem}.tar.gz") as archive:
        held = set(archive.getnames())
    for name in ("Makefile", "cli.py", "requirements.lock", ".ci/install", "tests/test_packaging.py"):
        assert f"{stem}/{name}" in held
    assert {name for name in held if name.startswith(f"{stem}/output/")} <= {f"{stem}/output/.gitkeep"}


@pytest.mark.slow
def test_a_type_checker_sees_the_types_of_the_installed_package(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--target", place, wheel, cwd=tmp_path)
    program = tmp_path / "program.py"
    program.write_text(
        "from engross import api\n"
        "built = api.build(api.open_workspace(), 'a/2030')\n"
        "reveal_type(built[0].path)\n"
        "api.build(3, 'a/2030')\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--cache-dir",
        str(tmp_path / "c"),
        program.name,
    ]
    env = {**os.environ, "MYPYPATH": "", "PYTHONPATH": str(place)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert 'Revealed type is "' in said
    assert "pathlib" in said or "Path | None" in said
    assert 'Argument 1 to "build" has incompatible type "int"' in said
    assert "Found 1 error in 1 file" in said, said


def test_installed_elsewhere_it_makes_a_pdf(wheel: Path, tmp_path: Path) -> None:
    place, elsewhere = tmp_path / "place", tmp_path / "elsewhere"
    # The smallest workspace there is; the protocol and all it is made of come from the wheel.
    (elsewhere / "protocols").mkdir(parents=True)
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--target", place, wheel, cwd=elsewhere)
    found = run(sys.executable, "-c", "import engross; print(engross.__file__)", cwd=elsewhere, PYTHONPATH=str(place))
    assert Path(found.strip()).is_relative_to(place)

    commands: list[tuple[str | Path, ...]] = [(sys.executable, "-m", "engross"), (place / "bin" / "engross",)]
    for number, command in enumerate(commands):
        pdf = elsewhere / f"out{number}.pdf"
        run(*command, "build", PROTOCOL, "-o", pdf, cwd=elsewhere, PYTHONPATH=str(place))
        pages = run("pdftotext", "-layout", pdf, "-", cwd=elsewhere).split("\f")
        assert sum(len(page.split()) > 20 for page in pages) >= 3
        assert "NAMUR" in pages[0].upper()


def test_the_launcher_of_the_clone_is_the_same_command() -> None:
    listed = run(sys.executable, "cli.py", "list", cwd=ROOT)
    assert PROTOCOL in listed
    assert listed == run(sys.executable, "-m", "engross", "list", cwd=ROOT)


def test_every_library_imported_is_declared() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    providers = importlib.metadata.packages_distributions()
    for path in files("engross"):
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse((ROOT / path).read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module), level=0):
                    modules = [module]
                case _:
                    continue
            for top in {module.partition(".")[0] for module in modules} - sys.stdlib_module_names - {"engross"}:
                names_of_top = {canonicalize_name(name) for name in providers.get(top, [])}
                assert names_of_top & declared, f"{path} imports {top}, which pyproject.toml does not declare"


def test_every_declared_library_is_pinned_within_its_range() -> None:
    pins = pinned()
    for line in (
        *PROJECT["dependencies"],
        *(one for more in PROJECT["optional-dependencies"].values() for one in more),
    ):
        requirement = Requirement(line)
        version = pins.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in requirements.lock: make lock"
        assert requirement.specifier.contains(version), f"{line} does not allow {version}"


def test_the_lock_says_names_and_versions_only() -> None:
    for line in (ROOT / "requirements.lock").read_text("utf-8").splitlines():
        assert line.startswith("#") or re.fullmatch(r"[\w.-]+==[\w.]+", line), line
