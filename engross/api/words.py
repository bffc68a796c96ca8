"""Gives the stages that make sheets their words in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from engross.messages import hint, message, word
from engross.model.superscript import without_superscripts

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


def explain_to_parties(lang: str, names: Mapping[str, str]) -> Explain:
    """A diagnostic for people who see no files. `names` are replaced by full names, days are in words, and advice about
    files or commands is left out.
    """
    from engross.language import grammar

    speech = grammar(lang)

    def in_words(value: str) -> str:
        def day(match: re.Match[str]) -> str:
            return without_superscripts(speech.date(date.fromisoformat(match[0])))

        for name in sorted(names, key=len, reverse=True):
            value = re.sub(rf"(?<![\w/.-]){re.escape(name)}(?![\w/@-])", lambda match: names[match[0]], value)
        return re.sub(r"\b\d{4}-\d\d-\d\d\b", day, value)

    def explain(diagnostic: Diagnostic) -> tuple[str, str]:
        facts = {key: value if key == "text" else in_words(value) for key, value in diagnostic.facts.items()}
        if facts.get("note"):
            # The note of a variable says what it is for. That is clearer to people than its name.
            facts["name"], facts["note"] = facts["note"], ""
        told = replace(diagnostic, facts=facts)
        advice = hint(told, lang)
        quoted = re.sub("`([^`]*)`", lambda match: speech.quote(match[1]), message(told, lang))
        return _sentence(quoted), "" if "`" in advice or "engross" in advice else _sentence(advice)

    return explain


def _sentence(words: str) -> str:
    """Words as a sentence: with a capital and a full stop, also after a quotation that has none of its own."""
    ends = words.rstrip("»”’ \u00a0\u202f").endswith((".", "?", "!"))
    return words[:1].upper() + words[1:] + "." * (not ends) if words else ""


def explain_in(lang: str, *, register: bool = False) -> Explain:
    """A diagnostic and its advice; with `register`, the place in a register stands before what is wrong with it."""
    return partial(_explained, lang, register)


def _explained(lang: str, register: bool, diagnostic: Diagnostic) -> tuple[str, str]:
    words = message(diagnostic, lang)
    if register and diagnostic.code.startswith("register-"):
        words = f"{diagnostic.origin}{word('colon', lang)}{words}"
    return words, hint(diagnostic, lang)
