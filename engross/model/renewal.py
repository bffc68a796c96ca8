"""The sheet of a renewal: for each clause what is out of date and what is decided. The parties fill it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Decision = Literal["keep", "amend", "drop"]


@dataclass(frozen=True, slots=True)
class RenewalFinding:
    """One thing that is out of date or to be known: where it stands, the words, why, what is proposed, its code."""

    place: str
    words: str
    why: str
    proposal: str
    severity: str
    code: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Another edition that may stand instead: its name, where it stands, its rank, its note."""

    edition: str
    status: str
    rank: int
    note: str


@dataclass(frozen=True, slots=True)
class ShownRun:
    """Words of a provision as they are printed, and whether they came from data."""

    text: str
    value: bool = False


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph, a list item or a table row of a provision, with the marker printed before it.

    The depth counts the lists around it, from 0. Only the first paragraph of an item has the marker.
    """

    runs: tuple[ShownRun, ...]
    marker: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """What one party, or one file of answers without a party, decides of a clause. What it leaves open is empty."""

    by: str
    decision: str
    edition: str = ""
    note: str = ""

    @property
    def meaning(self) -> tuple[str, str]:
        """The decision and the edition: replies differ where these differ, a remark alone is no difference."""
        return self.decision, self.edition


@dataclass(frozen=True, slots=True)
class AskedBlank:
    """What a draft still asks: its name in the answers, the question in plain words, and who replied what."""

    name: str
    question: str
    replies: tuple[tuple[str, str], ...] = ()

    @property
    def agreed(self) -> str:
        """The one reply that all give who reply; empty if there is none or they differ."""
        given = {value for _, value in self.replies}
        return given.pop() if len(given) == 1 else ""

    @property
    def differs(self) -> bool:
        return len({value for _, value in self.replies}) > 1


@dataclass(frozen=True, slots=True)
class ProposedClause:
    """A new clause that a party proposes: its heading and words, or the edition `clause` of the library."""

    by: str
    clause: str
    heading: str
    words: str
    place: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One clause of the act: its id there, the place it stands in, its heading and edition, what ages in it.

    `title` is its number and heading as printed, `paragraphs` its words.
    """

    id: str
    slot: str
    heading: str
    edition: str
    status: str
    depth: int
    ages: tuple[RenewalFinding, ...] = ()
    choices: tuple[Choice, ...] = ()
    title: str = ""
    paragraphs: tuple[ShownParagraph, ...] = ()
    replies: tuple[Reply, ...] = ()

    @property
    def agreed(self) -> Reply | None:
        """The reply that all give who reply, with the first remark; None if there is none or they differ."""
        if not self.replies or self.differs:
            return None
        return next((reply for reply in self.replies if reply.note), self.replies[0])

    @property
    def differs(self) -> bool:
        return len({reply.meaning for reply in self.replies}) > 1

    def reply_of(self, respondent: str) -> Reply | None:
        """The reply of a party or a file, by its key in `RenewalSheet.respondents`."""
        return next((reply for reply in self.replies if reply.by == respondent), None)


@dataclass(frozen=True, slots=True)
class RenewalSheet:
    """A renewal as it is put before the parties. `words` are those of the page, by name."""

    lang: str
    protocol: str
    target: str
    title: str
    period: str
    """The new period as it is printed: 2027-2029, or its days in words."""
    typed_period: str
    """The new period as files hold it, which every reader of answers takes."""
    before: str
    parties: tuple[tuple[str, str], ...]
    chain: tuple[RenewalFinding, ...]
    rows: tuple[Row, ...]
    blanks: tuple[AskedBlank, ...]
    changes: tuple[str, ...]
    words: Mapping[str, str]
    earlier: tuple[str, ...] = ()
    """The acts before, by title and period, the oldest first, those known without their text too."""
    respondents: tuple[tuple[str, str], ...] = ()
    """Who may answer: key and name of each party, then of each file of answers that names no party."""
    proposed: tuple[ProposedClause, ...] = ()
    account: tuple[str, ...] = ()
    """Sentences that count the answers that agree, differ or are missing; empty if nobody answered yet."""
