"""Language tags (BCP 47, RFC 5646), and which of several texts is the one for a tag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

ANY = "*"
"""The key of what counts for every language."""
T = TypeVar("T")


def primary(tag: str) -> str:
    """The language of a tag without its region: that of `fr-CA` and of `fr-BE` is `fr`."""
    return tag.partition("-")[0].casefold()


def localized(texts: Mapping[str, T] | None, tag: str) -> T | None:
    """What a record says in the locale `tag`: its own entry, its language's, or the one for all; else None."""
    key = _key(texts, tag) if texts else None
    return texts[key] if texts and key is not None else None


def localized_path(texts: Mapping[str, T] | None, tag: str) -> tuple[str, ...]:
    """The part of a path that leads to what `localized` gives: the key of the language; nothing for a bare text."""
    key = _key(texts, tag) if texts else None
    return () if key in (None, ANY) else (key,)


def _key(texts: Mapping[str, T], tag: str) -> str | None:
    for key in (tag, primary(tag), ANY):
        if key in texts:
            return key
    return next((key for key in texts if primary(key) == primary(tag)), None)
