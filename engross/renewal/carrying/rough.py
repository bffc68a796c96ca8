"""The rough copy: the files of the act as far as the text in force is carried into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engross.model.act_text import ActText
from engross.model.document import Document
from engross.renewal.base import Base
from engross.renewal.carrying.differences import is_right, right
from engross.renewal.inforce import InForce
from engross.renewal.wish import Wish
from engross.source.library import Library

How = tuple[str, str]
"""How a provision was carried: the file of its edition, empty where it has no other one, and words that say it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The text of the act's file, and the act made of it, as a tree and as the text that amendments speak of."""

    text: str
    document: Document
    act: ActText


@dataclass(slots=True)
class RoughCopy:
    """What the last step left: `now`; the `files` of the editions that were opened; how each provision was carried."""

    library: Library
    base: Base
    inforce: InForce
    wish: Wish
    now: Attempt
    files: dict[str, str] = field(default_factory=dict)
    how: dict[str, How] = field(default_factory=dict)

    @property
    def wanted(self) -> ActText:
        """The text in force."""
        return self.inforce.wanted

    def attempt(self, text: str, files: Mapping[str, str] | None = None) -> Attempt | None:
        """The act with `text` for its file, and with more `files`; None if no act can be made of them."""
        tried = self.inforce.trial({act_file(self.base): text, **self.files, **(files or {})})
        return Attempt(text, *tried) if tried is not None else None

    def keep(self, ident: str, text: str, how: How, files: Mapping[str, str] | None = None) -> bool:
        """Keep a step if it makes the provision right and nothing wrong that is right now."""
        made = self.attempt(text, files)
        if made is None or not is_right(ident, made.act, self.wanted):
            return False
        if not right(self.now.act, self.wanted) <= right(made.act, self.wanted):
            return False
        self.now = made
        for name, words in (files or {}).items():
            self.files[name] = words
            self.library.supply(name, words)
        self.how[ident] = how
        return True


def act_file(base: Base) -> str:
    """The file of the act that is renewed."""
    return f"protocols/{base.name}.yaml"


def rough_copy(library: Library, base: Base, inforce: InForce, wish: Wish) -> RoughCopy | None:
    """The act as it was signed, before any step; None if it cannot be made of its own files."""
    tried = inforce.trial({})
    if tried is None:
        return None
    return RoughCopy(library, base, inforce, wish, Attempt("\n".join(base.link.source.lines), *tried))
