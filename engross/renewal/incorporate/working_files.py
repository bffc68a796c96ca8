"""The working files: the files of the act while the text in force is taken up into them, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engross.diagnostics import Origin
from engross.model.act_text import ActText
from engross.model.document import Document
from engross.renewal.expiring_act import ExpiringAct
from engross.renewal.incorporate.differences import is_settled, settled
from engross.renewal.request import RenewalRequest
from engross.source.library import Library

How = tuple[str, str]
"""How a provision was taken up: the file of its new edition (empty for none), and words that describe the step."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The text of the act's file, and the act made of it, as a tree and as the text that amendments speak of."""

    text: str
    document: Document
    act: ActText


@dataclass(slots=True)
class WorkingFiles:
    """The act after the last step (`now`), the `files` of opened editions, and how each provision was taken up."""

    library: Library
    expiring: ExpiringAct
    in_force: TextInForce
    request: RenewalRequest
    now: Attempt
    files: dict[str, str] = field(default_factory=dict)
    how: dict[str, How] = field(default_factory=dict)

    @property
    def wanted(self) -> ActText:
        """The text in force."""
        return self.in_force.wanted

    def attempt(self, text: str, files: Mapping[str, str] | None = None) -> Attempt | None:
        """The act made with `text` as its file, and with these `files` added; None if no act can be made of them."""
        tried = self.in_force.build({act_path(self.expiring): text, **self.files, **(files or {})})
        return Attempt(text, *tried) if tried is not None else None

    def keep(self, ident: str, text: str, how: How, files: Mapping[str, str] | None = None) -> bool:
        """Keep a step if the provision then matches the text in force, and no other provision stops matching it."""
        attempt = self.attempt(text, files)
        if attempt is None or not is_settled(ident, attempt.act, self.wanted):
            return False
        if not settled(self.now.act, self.wanted) <= settled(attempt.act, self.wanted):
            return False
        self.now = attempt
        for name, words in (files or {}).items():
            self.files[name] = words
            self.library.supply(name, words)
        self.how[ident] = how
        return True


def act_path(expiring: ExpiringAct) -> str:
    """The file of the act that is renewed."""
    return f"protocols/{expiring.name}.yaml"


def working_files(
    library: Library, expiring: ExpiringAct, in_force: TextInForce, request: RenewalRequest
) -> WorkingFiles | None:
    """The act as it was signed, before any step; None if it cannot be made of its own files."""
    tried = in_force.build({})
    if tried is None:
        return None
    return WorkingFiles(library, expiring, in_force, request, Attempt("\n".join(expiring.link.source.lines), *tried))


BuiltAct = tuple[Document, ActText]
"""An act made from files, as a tree and as the text that amendments speak of."""
BuildAct = Callable[[Mapping[str, str]], BuiltAct | None]
"""Makes the renewed act from its files; a given file replaces the written one. None if no act can be made."""


@dataclass(frozen=True, slots=True)
class ChangeSource:
    """Who changed a provision: as a sentence (`note`), in short (`title`: avenant n° 1, art. 2), and its place."""

    note: str
    title: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class TextInForce:
    """The text in force, and by the id of each changed provision who changed it.

    `build` makes the act from files and keeps the numbers of the text in force. `renumbered` makes it with its
    provisions counted anew.
    """

    wanted: ActText
    by: Mapping[str, tuple[ChangeSource, ...]]
    build: BuildAct
    renumbered: Callable[[Mapping[str, str]], Document | None]

    def by_whom(self, ident: str) -> tuple[ChangeSource, ...]:
        """Who changed a provision, in whichever language of the act."""
        changes = (by for name, by in self.by.items() if name.partition("@")[0] == ident)
        return tuple(dict.fromkeys(change for by in changes for change in by))
