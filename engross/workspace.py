"""Where clauses, templates, parties and protocols are found: the workspace first, then the built-in content.

Nothing here reads a file; it only looks at folders, and never outside its two roots.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from engross.diagnostics import Origin, refuse

NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""A file or folder name in a workspace: small letters without accents, figures, dots, hyphens."""

_EDITION = re.compile(r"(?P<edition>[a-z0-9][a-z0-9_-]*)(?:\.(?P<lang>[a-z]{2,3}(?:-[A-Z]{2})?))?\.md")
_PACKAGE = Path(__file__).resolve().parent


def builtin_root() -> Path:
    """The folder of the built-in content: inside the installed package, or the clone itself."""
    packed = _PACKAGE / "builtin"
    return packed if packed.is_dir() else _PACKAGE.parent


@dataclass(frozen=True, slots=True)
class Workspace:
    """A person's folder and, behind it, the built-in content.

    `supplied` holds texts that are read in place of files: the name of each file, and its text. They are not written.
    `dictionaries` are folders that are searched for dictionaries of spelling before those of the system.
    """

    root: Path
    builtin: Path
    supplied: tuple[tuple[str, str], ...] = ()
    dictionaries: tuple[str, ...] = ()

    @property
    def roots(self) -> tuple[Path, ...]:
        return (self.root,) if self.root == self.builtin else (self.root, self.builtin)

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def signed(self) -> Path:
        """Where signed files are kept, a folder for each protocol. Unlike output/, nothing here can be made again."""
        return self.root / "signed"

    def find(self, name: str) -> Path | None:
        """The file of that relative name, the workspace's own before the built-in one.

        Raises `Refused` (outside-workspace) for a name, or a link, that leads out of both.
        """
        for root in self.roots:
            path = root / name
            if path.is_file():
                if not path.resolve().is_relative_to(_resolved(root)):
                    raise refuse("outside-workspace", Origin(name), name=name)
                return path
        return None

    def shown(self, path: Path) -> str:
        """How a file is called in messages: relative to its root."""
        for root in self.roots:
            if path.is_relative_to(root):
                return path.relative_to(root).as_posix()
        return path.name

    def _files(self, folder: str, pattern: str) -> Iterator[tuple[Path, Path]]:
        for root in self.roots:
            base = root / folder
            if base.is_dir():
                for path in sorted(base.glob(pattern)):
                    yield base, path

    def misnamed(self) -> tuple[tuple[str, str], ...]:
        """Files of the person's own folder that are not read because of their names: each with the name to give it.

        A name has small letters without accents, figures, dots and hyphens; YAML ends in `.yaml`.
        """
        files = []
        for folder, pattern, ending in (
            ("protocols", "*/*", ".yaml"),
            ("parties", "*", ".yaml"),
            ("clauses", "*/*", ".md"),
        ):
            for path in sorted((self.root / folder).glob(pattern)):
                name = path.relative_to(self.root).as_posix()
                kind = ".yaml" if path.suffix.lower() in (".yaml", ".yml") else path.suffix.lower()
                if kind not in (ending, ".yaml") or not path.is_file() or path.name.startswith("."):
                    continue
                parts = name.split("/")[1:]
                wanted = [*map(_plain, parts[:-1]), _plain(parts[-1][: len(parts[-1]) - len(path.suffix)]) + kind]
                if wanted != parts:
                    files.append((name, "/".join([folder, *wanted])))
        return tuple(files)

    def is_working_copy(self, name: str) -> bool:
        """Whether a protocol is a copy made to prepare an amendment: `…-revu`, `…-revised` beside the act itself."""
        act = name.removesuffix("-revu").removesuffix("-revised")
        return act != name and self.find(f"protocols/{act}.yaml") is not None

    def act_names(self, *, builtin: bool = True) -> tuple[str, ...]:
        """The names of all protocols but those of working copies."""
        return tuple(name for name in self.protocol_names(builtin=builtin) if not self.is_working_copy(name))

    def protocol_names(self, *, builtin: bool = True) -> tuple[str, ...]:
        """The names of all protocols: `relation/period`, in order; the workspace's own only, if asked."""
        names = {
            path.relative_to(base).with_suffix("").as_posix()
            for base, path in self._files("protocols", "*/*.yaml")
            if (builtin or base.parent == self.root)
            and path.name != "relation.yaml"
            and not path.name.endswith((".errata.yaml", ".operations.yaml", ".life.yaml"))
        }
        names |= {file[len("protocols/") : -len(".yaml")] for file, _ in self.supplied if file.startswith("protocols/")}
        return tuple(sorted(names))

    def party_names(self) -> tuple[str, ...]:
        names = {path.stem for _, path in self._files("parties", "*.yaml")}
        names |= {file[len("parties/") : -len(".yaml")] for file, _ in self.supplied if file.startswith("parties/")}
        return tuple(sorted(names))

    def template_names(self) -> tuple[str, ...]:
        return tuple(sorted({path.parent.name for _, path in self._files("templates", "*/template.yaml")}))

    def editions(self, clause: str, more: Iterable[str] = ()) -> tuple[tuple[str, str | None], ...]:
        """The editions of a clause, oldest first, each with its language (None: the file does not say).

        `more` are names of files that are still to be written.
        """
        listing = set()
        if NAME.fullmatch(clause):
            names = (path.name for _, path in self._files(f"clauses/{clause}", "*.md"))
            for name in (*names, *more):
                if match := _EDITION.fullmatch(name):
                    listing.add((match["edition"], match["lang"]))
        return tuple(sorted(listing, key=lambda edition: (_natural(edition[0]), edition[1] or "")))

    def others(self, folder: str) -> tuple[str, ...]:
        """The names of the files of a folder, for someone who looks for one that is not there."""
        return tuple(sorted({path.name for _, path in self._files(folder, "*") if path.is_file()}))

    def listing(self, clause: str) -> list[str]:
        """The same as one word each, as a manifest keeps them: 2017, 2017.en."""
        return listed(self.editions(clause))

    def clause_ids(self) -> tuple[str, ...]:
        return tuple(sorted({path.parent.name for _, path in self._files("clauses", "*/*.md")}))

    def clause_names(self) -> tuple[str, ...]:
        """Every edition of every clause: `culture@2017`."""
        return tuple(
            dict.fromkeys(f"{clause}@{edition}" for clause in self.clause_ids() for edition, _ in self.editions(clause))
        )


@lru_cache(maxsize=8)
def _resolved(root: Path) -> Path:
    """Where a root really is, past all links."""
    return root.resolve()


def _plain(name: str) -> str:
    """A name as files of a workspace bear it: « Québec - Copie » is quebec-copie."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "-")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", letters).strip("-")


def listed(editions: Iterable[tuple[str, str | None]]) -> list[str]:
    """Editions as one word each: 2017, 2017.en."""
    return [f"{edition}.{lang}" if lang else edition for edition, lang in editions]


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", name))


def find(start: Path | None = None) -> Workspace:
    """The workspace that holds `start` (the working folder if None): the nearest folder above with `protocols/`.

    Raises `Refused` (no-workspace) if there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "protocols").is_dir():
            return Workspace(folder, builtin_root())
    raise refuse("no-workspace", Origin(str(start or ".")), folder=str(start or "."))
