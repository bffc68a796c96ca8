"""Words for people in one language, for the stages that make sheets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engross.messages import hint, message, word

if TYPE_CHECKING:
    from engross.diagnostics import Diagnostic
    from engross.model.sheet import Describe, Explain, Phrases


def phrases_in(lang: str, prefix: str = "") -> Phrases:
    """The words of a language by key; `prefix` stands before each key (`deadline.`)."""

    def phrase(key: str, /, **facts: object) -> str:
        return word(f"{prefix}{key}", lang, **facts)

    return phrase


def describe_in(lang: str) -> Describe:
    """A diagnostic in one line, with its place in brackets."""

    def describe(diagnostic: Diagnostic) -> str:
        return f"{message(diagnostic, lang)} ({diagnostic.origin})"

    return describe


def explain_in(lang: str, *, register: bool = False) -> Explain:
    """A diagnostic and its advice; with `register`, the place in a register stands before what is wrong with it."""
    return partial(_explained, lang, register)


def _explained(lang: str, register: bool, diagnostic: Diagnostic) -> tuple[str, str]:
    words = message(diagnostic, lang)
    if register and diagnostic.code.startswith("register-"):
        words = f"{diagnostic.origin}{word('colon', lang)}{words}"
    return words, hint(diagnostic, lang)
