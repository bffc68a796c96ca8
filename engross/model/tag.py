"""Language tags (BCP 47, RFC 5646)."""

from __future__ import annotations


def primary(tag: str) -> str:
    """The language of a tag without its region: that of `fr-CA` and of `fr-BE` is `fr`."""
    return tag.partition("-")[0].casefold()
