"""The rough copy: the files of the act as far as the text in force is carried into them."""

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
"""How a provision was carried: the file of its edition, empty where it has no other one, and words that say it."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """The text of the act's file, and the act made of it, as a tree and as the text that amendments speak of."""

    text: str
    document: Document
    act: ActText


@dataclass(slots=True)
class WorkingFiles:
    """What the last step left: `now`; the `files` of the editions that were opened; how each provision was carried."""

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
        """The act with `text` for its file, and with more `files`; None if no act can be made of them."""
        tried = self.in_force.build({act_path(self.expiring): text, **self.files, **(files or {})})
        return Attempt(text, *tried) if tried is not None else None

    def keep(self, ident: str, text: str, how: How, files: Mapping[str, str] | None = None) -> bool:
        """Keep a step if it makes the provision right and nothing wrong that is right now."""
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
"""Makes the act that is renewed from its files, those given instead of the written ones; None if it cannot be made."""


@dataclass(frozen=True, slots=True)
class ChangeSource:
    """Who changed a provision, in a sentence and in short (avenant n° 1, art. 2), and where that is written."""

    note: str
    title: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class TextInForce:
    """The text in force, who changed which provision, by its id, and how to try whether files give that text.

    `counted` makes the act of files too, its provisions counted anew.
    """

    wanted: ActText
    by: Mapping[str, tuple[ChangeSource, ...]]
    build: BuildAct
    renumbered: Callable[[Mapping[str, str]], Document | None]

    def by_whom(self, ident: str) -> tuple[ChangeSource, ...]:
        """Who changed a provision, in whichever language of the act."""
        changes = (by for name, by in self.by.items() if name.partition("@")[0] == ident)
        return tuple(dict.fromkeys(change for by in changes for change in by))
