"""All words for people, in one folder for each language: codes, help, talk, sheets, comparisons.

`--help` and `list` read this package. To keep them fast, it imports a module of
a language only when its words are needed.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from engross.model.control_characters import OBEYED
from engross.model.control_characters import harmless as harmless

TYPE_CHECKING = False

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from engross.diagnostics import Diagnostic

LANGUAGES = ("en", "fr")
"""The languages of messages, the default first. Each is a folder here."""
_PARTS = ("commands", "talk", "sheets", "life")
"""The modules of a language with all words besides codes, in the order in which they are searched."""

_VARIABLES = ("ENGROSS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_PHRASES = frozenset(("expected", "found", "note", "problem", "reason", "side"))
"""The facts that hold phrases of a stage, which are translated. All others are the person's own words."""
_UNKNOWN = "…"
_LONGEST = 200


def language(environ: Mapping[str, str]) -> str:
    """The language of the first of ENGROSS_LANG, LC_ALL, LC_MESSAGES and LANG that is set."""
    for variable in _VARIABLES:
        if setting := environ.get(variable, "").strip():
            wanted = setting.lower().replace("-", "_").split(".")[0].split("_")[0]
            return wanted if wanted in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def message(diagnostic: Diagnostic, lang: str) -> str:
    """The message of a diagnostic, in one line without a full stop."""
    words = codes(lang).get(diagnostic.code)
    if words is None:
        facts = ", ".join(f"{name} {value}" for name, value in diagnostic.facts.items())
        return visible(f"{diagnostic.code} ({facts})" if facts else diagnostic.code)
    return _chosen(words[0], diagnostic.facts, lang)


def hint(diagnostic: Diagnostic, lang: str) -> str:
    """What to do about a diagnostic; empty if there is no advice."""
    words = codes(lang).get(diagnostic.code)
    return _chosen(words[1], diagnostic.facts, lang) if words is not None else ""


def word(key: str, lang: str, **facts: object) -> str:
    """The words under `key`. If they have a singular and a plural, the fact `n` selects one. Raises `KeyError`."""
    book, words = catalogue(lang), _found(key, lang)
    if words is None:
        raise KeyError(key)
    if not isinstance(words, str):
        words = words[0] if book.singular(facts["n"]) else words[1]
    return _filled(words, {name: str(value) for name, value in facts.items()}, book)


def knows(key: str, lang: str) -> bool:
    """Whether the commands have words for `key`."""
    return _found(key, lang) is not None


@cache
def catalogue(lang: str, part: str = "") -> ModuleType:
    """The package of a language, with its typography and its plural rule, or one of its modules (`part`)."""
    folder = f"engross.messages.{lang if lang in LANGUAGES else LANGUAGES[0]}"
    return import_module(f"{folder}.{part}" if part else folder)


def codes(lang: str) -> Mapping[str, tuple[str | tuple[str, ...], str | tuple[str, ...]]]:
    """For each code its message and its hint, each as one text or several alternatives."""
    table: Mapping[str, tuple[str | tuple[str, ...], str | tuple[str, ...]]] = catalogue(lang, "codes").CODES
    return table


def vocabulary(lang: str) -> Mapping[str, str | tuple[str, str]]:
    """All words besides codes, by key."""
    return {key: words for part in _PARTS for key, words in catalogue(lang, part).WORDS.items()}


def _found(key: str, lang: str) -> str | tuple[str, str] | None:
    return next((words for part in _PARTS if (words := catalogue(lang, part).WORDS.get(key)) is not None), None)


def visible(text: str) -> str:
    """`text` on one line; control and invisible characters are spelled out (`<U+202E>`)."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(character if _shows(character) else f"<U+{ord(character):04X}>" for character in text)


def harmless_json(text: str) -> str:
    """The same JSON, in which these characters are escaped (RFC 8259, section 7)."""
    return OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


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
    """The names of facts in a text, in order. A brace that encloses no name is an ordinary character."""
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
    """A fact in the person's language if it is a phrase of a stage; else unchanged."""
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
