"""Languages, one folder for each: agreement, elision, dates, numbers in words, typography, words of amendments.

`pack.LanguagePack` says what a folder holds. The languages are the folders found here.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from engross.language.words import ReadingWords, TemplateWords
from engross.model.tag import primary

if TYPE_CHECKING:
    from engross.language.locale_grammar import Grammar
    from engross.language.pack import LanguagePack

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder here, in alphabetical order."""
    return tuple(sorted(entry.name for entry in iter_modules(__path__) if entry.ispkg))


@cache
def language_pack(code: str) -> LanguagePack:
    """What the program knows of a language (`fr`). Raises LookupError if it has no folder."""
    if code not in languages():
        raise LookupError(code)
    pack: LanguagePack = importlib.import_module(f"engross.language.{code}.pack").PACK
    return pack


@cache
def grammar(tag: str) -> Grammar:
    """The grammar of a locale tag (`fr-CA`, or `fr` for the language's first locale).

    Raises LookupError if no folder has that language or that locale.
    """
    if not _TAG.fullmatch(tag):
        raise LookupError(tag)
    return language_pack(primary(tag)).grammar.of_locale(tag)


@cache
def reading_words() -> tuple[ReadingWords, ...]:
    """The words by which texts are read, of every language; no grammar is loaded for them."""
    return tuple(importlib.import_module(f"engross.language.{code}.reading").READING for code in languages())


@cache
def template_words() -> dict[str, TemplateWords]:
    """What templates print, by language, for the languages that bring it; no grammar is loaded for it."""
    folder = Path(__file__).parent
    codes = [code for code in languages() if (folder / code / "template_words.py").exists()]
    return {code: importlib.import_module(f"engross.language.{code}.template_words").TEMPLATE_WORDS for code in codes}
