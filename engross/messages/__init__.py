"""All words for people. One folder a language: codes, pages of help, talk, sheets, and how a comparison is told.

This package is read by `--help` and by `list`, so it imports nothing but
what is asked for of the language asked for.
"""

from __future__ import annotations

import re
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from engross.diagnostics import Diagnostic

LANGUAGES = ("en", "fr")
"""The languages that people are spoken to in, the default first; each is a folder here."""
_PARTS = ("commands", "talk", "sheets")
"""The modules of a language that hold what is said besides codes, the one that is read first to begin with."""

_VARIABLES = ("ENGROSS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_PHRASES = frozenset(("expected", "found", "note", "problem", "reason", "side"))
"""The facts that are phrases of a stage; all others are names and words of the person, never touched."""
_UNKNOWN = "…"
_LONGEST = 200


def language(environ: Mapping[str, str]) -> str:
    """The language of the first of ENGROSS_LANG, LC_ALL, LC_MESSAGES and LANG that says anything."""
    for variable in _VARIABLES:
        if setting := environ.get(variable, "").strip():
            wanted = setting.lower().replace("-", "_").split(".")[0].split("_")[0]
            return wanted if wanted in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def message(diagnostic: Diagnostic, lang: str) -> str:
    """What is wrong, in one line without a full stop."""
    words = codes(lang).get(diagnostic.code)
    if words is None:
        facts = ", ".join(f"{name} {value}" for name, value in diagnostic.facts.items())
        return visible(f"{diagnostic.code} ({facts})" if facts else diagnostic.code)
    return _chosen(words[0], diagnostic.facts, lang)


def hint(diagnostic: Diagnostic, lang: str) -> str:
    """What to do about it; empty if there is nothing to add."""
    words = codes(lang).get(diagnostic.code)
    return _chosen(words[1], diagnostic.facts, lang) if words is not None else ""


def word(key: str, lang: str, **facts: object) -> str:
    """What the commands say. Words in two numbers, singular and plural, follow the fact `n`."""
    book, words = catalogue(lang), _found(key, lang)
    if words is None:
        raise KeyError(key)
    if not isinstance(words, str):
        words = words[0] if book.singular(facts["n"]) else words[1]
    return _filled(words, {name: str(value) for name, value in facts.items()}, book)


def knows(key: str, lang: str) -> bool:
    """Whether the commands have words for `key`."""
    return _found(key, lang) is not None


def catalogue(lang: str, part: str = "") -> ModuleType:
    """The folder of a language, which holds its spaces and its plural, or one of its parts."""
    folder = f"engross.messages.{lang if lang in LANGUAGES else LANGUAGES[0]}"
    return import_module(f"{folder}.{part}" if part else folder)


def codes(lang: str) -> Mapping[str, tuple[str | tuple[str, ...], str | tuple[str, ...]]]:
    """By code what it means and what to do about it, each in one or several alternatives."""
    table: Mapping[str, tuple[str | tuple[str, ...], str | tuple[str, ...]]] = catalogue(lang, "codes").CODES
    return table


def vocabulary(lang: str) -> Mapping[str, str | tuple[str, str]]:
    """All that is said besides codes, by key."""
    return {key: words for part in _PARTS for key, words in catalogue(lang, part).WORDS.items()}


def _found(key: str, lang: str) -> str | tuple[str, str] | None:
    return next((words for part in _PARTS if (words := catalogue(lang, part).WORDS.get(key)) is not None), None)


def visible(text: str) -> str:
    """`text` on one line, with every character that a terminal would obey or not show spelled out."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(character if _shows(character) else f"<U+{ord(character):04X}>" for character in text)


_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a terminal obeys, but for the end of a line and the tab; and what turns the direction of writing."""


def harmless(text: str) -> str:
    """`text` of several lines, with every character spelled out that a terminal would obey or be led astray by."""
    return _OBEYED.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def harmless_json(text: str) -> str:
    """A JSON text that means the same, in which no such character stands as itself (RFC 8259, 7)."""
    return _OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _shows(character: str) -> bool:
    """No-break and thin spaces show; controls, private-use and bidirectional characters do not."""
    return character.isprintable() or character in "\u00a0\u202f\u2009\u00ad\u200d\u200c"


def _chosen(words: str | tuple[str, ...], facts: Mapping[str, str], lang: str) -> str:
    """The first of the alternatives whose facts are all known, else the last."""
    alternatives = (words,) if isinstance(words, str) else words
    for text in alternatives:
        if all(facts.get(name) for name in fields(text)):
            break
    book, phrases = catalogue(lang), catalogue(lang, "codes").SAID
    return _filled(text, {name: _said(name, value, book, phrases) for name, value in facts.items()}, book)


def fields(text: str) -> tuple[str, ...]:
    """The facts that a text names, in order. A brace that encloses no name is only a brace."""
    pieces = (piece.partition("}") for piece in text.split("{")[1:])
    return tuple(name for name, end, _ in pieces if end and name.isidentifier())


def _filled(text: str, facts: Mapping[str, str], book: ModuleType) -> str:
    first, *pieces = book.typeset(text).split("{")
    out = [first]
    for piece in pieces:
        name, end, rest = piece.partition("}")
        if end and name.isidentifier():
            out += [visible(_short(facts.get(name) or _UNKNOWN)), rest]
        else:
            out += ["{", piece]
    return "".join(out)


def _said(name: str, value: str, book: ModuleType, phrases: Mapping[str, str]) -> str:
    """A fact in the person's language, when it is one of the phrases that stages use; otherwise as it is."""
    if f"{name} {value}" in phrases:
        return book.typeset(phrases[f"{name} {value}"])  # type: ignore[no-any-return]
    if name not in _PHRASES:
        return value
    if value in phrases:
        return book.typeset(phrases[value])  # type: ignore[no-any-return]
    for start in sorted((key for key in phrases if key.endswith(" *")), key=len, reverse=True):
        if value.startswith(start[:-1]):
            return book.typeset(phrases[start]).replace("*", value[len(start) - 1 :])  # type: ignore[no-any-return]
    if "' or '" in value:
        return value.replace("' or '", f"' {phrases['or']} '").replace("'", "`")
    return value


def _short(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"
