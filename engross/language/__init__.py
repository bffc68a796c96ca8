"""One module a language: agreement, elision, ordinals, dates and numbers in words, typography."""

from __future__ import annotations

import importlib
import re
from functools import cache
from pkgutil import iter_modules

from engross.language.grammar import Grammar
from engross.model.tag import primary

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a module here."""
    return tuple(sorted(found.name for found in iter_modules(__path__) if re.fullmatch("[a-z]{2,3}", found.name)))


@cache
def grammar(tag: str) -> Grammar:
    """The grammar of a locale tag (`fr-CA`, or `fr` for the language's first locale).

    Raises LookupError if no module has that language or that locale.
    """
    code = primary(tag)
    if not _TAG.fullmatch(tag) or code not in languages():
        raise LookupError(tag)
    found: Grammar = importlib.import_module(f"engross.language.{code}").grammar(tag)
    return found
