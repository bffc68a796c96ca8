"""What an old act says of itself: title, period, parties, place, day, originals, signatories, and how sure each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from engross.importing.divided import DividedAct
from engross.language.words import ReadingWords, day_in

Sureness = Literal["sure", "likely", "guess"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that was found: its name (`title`, `party-1`), its value, how sure that is, the words it comes from."""

    name: str
    value: str
    sureness: Sureness
    found: str
    confirmed: bool = False


_APOSTROPHE = str.maketrans({"'": "’"})
_TOWN = r"[A-ZÀ-Ü][\w’'-]+(?:[ -][A-ZÀ-Ü][\w’'-]+){0,3}"
"""The name of a town: words with capitals."""
_SHOWN = 120
_FIRST_BLOCKS = 4
"""Paragraphs at the beginning of a text in which its parties are looked for."""
_BETWEEN_NAMES = 4
"""Words that may stand between two names without being one: d’une part."""
_SHORT_WORD = 3
"""Letters of the words within a name that have no capital: de, des, van, of, the."""


@dataclass(frozen=True, slots=True)
class FoundSignatory:
    """Who signed for a party (its rank from 0): a name as signed, and the title."""

    party: int
    name: str
    title: str


@dataclass(slots=True)
class ProposedFacts:
    """All proposals, and the parties and signatories among them as they are used."""

    proposals: list[Proposal] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    signatories: list[FoundSignatory] = field(default_factory=list)
    day: date | None = None
    place: str = ""

    def value(self, name: str) -> str:
        """The value of a proposal; empty if there is none."""
        return next((one.value for one in self.proposals if one.name == name), "")


def proposed(act: DividedAct, words: ReadingWords) -> ProposedFacts:
    """The facts that an act names, in the order of a record."""
    facts = ProposedFacts()
    body = "\n".join(block.text for section in act.text for block in section.blocks)
    title = _title(act, words)
    if title:
        sure: Sureness = "sure" if any(word in title.casefold() for word in words.instruments) else "likely"
        facts.proposals.append(Proposal("title", recased(title, body), sure, title[:_SHOWN]))
    others = list(act.title)
    if title:
        others.remove(title)
    if others:
        subject = " – ".join(recased(line, body) for line in others)
        facts.proposals.append(Proposal("subject", subject, "guess", subject[:_SHOWN]))
    if act.period:
        facts.proposals.append(Proposal("period", re.sub(r"\s*[–—/-]\s*", "-", act.period), "sure", act.period))
    _parties(act, words, body, facts)
    _signing(act, words, facts)
    return facts


def confirmed(facts: ProposedFacts, index: int, value: str) -> None:
    """A proposal as a person confirmed or corrected it. Raises `ValueError` for a day that is none."""
    one = facts.proposals[index]
    facts.proposals[index] = replace(one, value=value, confirmed=True)
    kind, _, number = one.name.partition("-")
    if kind == "party":
        facts.parties[int(number) - 1] = value
    elif kind == "date":
        facts.day = date.fromisoformat(value)
    elif kind == "place":
        facts.place = value
    elif kind == "signatory":
        name, _, title = value.partition(",")
        known = facts.signatories[int(number) - 1]
        facts.signatories[int(number) - 1] = replace(known, name=name.strip(), title=title.strip())


def recased(text: str, body: str) -> str:
    """A text in capitals as it would stand in a sentence: words as the body writes them, else in small letters."""
    if not text.isupper():
        return text
    whole = re.search(re.escape(text), body, re.IGNORECASE)
    if whole and not whole[0].isupper():
        return whole[0]
    known = {word.casefold(): word for word in re.findall(r"(?<![.\n] )(?<!^)[^\W\d_]+", body) if not word.isupper()}
    small = {word for word in re.findall(r"[^\W\d_]+", body) if word.islower()}

    def written(match: re.Match[str]) -> str:
        word = match[0].casefold()
        if re.fullmatch(r"[IVXLCDM]+", match[0]) and match.end() < len(text) and text[match.end()] == ".":
            return match[0]
        return word if word in small else known.get(word, word)

    out = re.sub(r"[^\W\d_]+", written, text)
    start = re.match(r"(?:[IVXLCDM]+\.|\d+\.)?\s*", out)
    at = start.end() if start else 0
    return out[:at] + out[at : at + 1].upper() + out[at + 1 :]


def _title(act: DividedAct, words: ReadingWords) -> str:
    """The line of the cover that names an instrument, else the first."""
    named = [line for line in act.title if any(word in line.casefold() for word in words.instruments)]
    return (named or act.title or [""])[0]


def _parties(act: DividedAct, words: ReadingWords, body: str, facts: ProposedFacts) -> None:
    """The parties of the cover, else of a sentence that begins the text, else of what the file says of itself."""
    sureness: Sureness = "sure"
    names, found = list(act.parties), " / ".join(act.parties)
    if len(names) < 2:
        first = [block.text for section in act.text[:2] for block in section.blocks][:_FIRST_BLOCKS]
        choices = [(list(_named_first(text, words)), text) for text in first]
        names, found = next(((some, text) for some, text in choices if len(some) > 1), ([], ""))
        sureness = "likely"
    if len(names) < 2:
        names, sureness = list(_in_matter(act.matter)), "likely"
        found = " / ".join(names)
    if len(names) < 2:
        names, found, sureness = ["[[1]]", "[[2]]"], "–", "guess"
    for rank, name in enumerate(names, 1):
        shown = _uncapital(recased(name, body), words)
        facts.parties.append(shown)
        facts.proposals.append(Proposal(f"party-{rank}", shown, sureness, found[:_SHOWN]))


def _in_matter(matter: Sequence[str]) -> Iterator[str]:
    """The parties in what a file says of itself: the list under `parties:`."""
    inside = False
    for line in matter:
        if line.startswith("- ") and inside:
            yield re.sub(r"\s*\([^)]*\)$", "", line[2:].strip(" \"'"))
        else:
            inside = line.rstrip(": ").casefold() in ("parties", "partijen", "partes")


def _uncapital(name: str, words: ReadingWords) -> str:
    """A name whose article is in small letters."""
    first, blank, rest = name.partition(" ")
    return (
        f"{first.lower()}{blank}{rest}" if any(first.casefold() == article for article, _ in words.articles) else name
    )


def _named_first(text: str, words: ReadingWords) -> Iterator[str]:
    """The parties that a sentence begins with: `Le Royaume … et le Royaume …, ci-après …`, `Entre la Ville … et …`.

    A name is an article, a word with a capital, and what follows it of capitals and short words (`des`, `of the`).
    """
    between = "|".join(map(re.escape, words.between))
    text = re.sub(rf"^(?:{between})\s+", "", text.translate(_APOSTROPHE), flags=re.IGNORECASE)
    articles = tuple(article for article, _ in words.articles)
    for part in re.split(rf"\s*[,;(:«“]\s*|\s+{words.and_}\s+(?=(?:{'|'.join(map(re.escape, articles))})\b)", text):
        tokens = part.replace("’", "’ ").split()
        if not tokens or tokens[0].casefold() not in articles or not any(token[:1].isupper() for token in tokens[1:2]):
            if len(tokens) <= _BETWEEN_NAMES and not any(token[:1].isupper() for token in tokens):
                continue
            return
        kept = 1
        while kept < len(tokens) and (tokens[kept][:1].isupper() or len(tokens[kept]) <= _SHORT_WORD):
            kept += 1
        whole = kept == len(tokens)
        while kept > 1 and not tokens[kept - 1][:1].isupper():
            kept -= 1
        yield " ".join(tokens[:kept]).replace("’ ", "’")
        if not whole:
            return


def _signing(act: DividedAct, words: ReadingWords, facts: ProposedFacts) -> None:
    if act.closing:
        plain = re.sub(r"[\u00a0\u202f]", " ", act.closing)
        day = day_in(plain.casefold(), words) or day_in(plain, words)
        if day is not None:
            facts.day = day
            facts.proposals.append(Proposal("date", day.isoformat(), "sure", act.closing[:_SHOWN]))
        ends = "|".join(sorted({re.escape(phrase.rsplit(" ", 1)[-1]) for phrase in words.done_at}))
        place = re.search(rf"\b(?:{ends})\s+(?P<place>{_TOWN})", plain)
        if place:
            facts.place = place["place"]
            facts.proposals.append(Proposal("place", facts.place, "sure" if day else "likely", act.closing[:_SHOWN]))
    found = list(_signatories(act.signatures, facts.parties, words))
    facts.signatories = found
    for rank, one in enumerate(found, 1):
        facts.proposals.append(
            Proposal(f"signatory-{rank}", f"{one.name}, {one.title}".rstrip(", "), "likely", facts.parties[one.party])
        )


def _signatories(lines: Sequence[str], parties: Sequence[str], words: ReadingWords) -> Iterator[FoundSignatory]:
    """Who signed, if every line is understood: a caption for each party, then names, each with a title."""
    starts = "|".join(map(re.escape, words.on_behalf))
    groups: dict[int, list[str]] = {}
    party: int | None = None
    for line in _split_lines(lines):
        caption = re.match(rf"(?:{starts})\s+(?P<who>.+)", line, re.IGNORECASE)
        if caption:
            whose = [rank for rank, known in enumerate(parties) if _same_name(caption["who"], known)]
            if len(whose) != 1 or whose[0] in groups:
                return
            party = whose[0]
            groups[party] = []
        elif party is None:
            return
        else:
            groups[party].append(line)
    if set(groups) != set(range(len(parties))):
        return
    found = [(rank, list(_names_with_titles(group))) for rank, group in groups.items()]
    if all(pairs for _, pairs in found):
        yield from (FoundSignatory(rank, name, title) for rank, pairs in found for name, title in pairs)


def _names_with_titles(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names and titles under one caption; nothing if they are not understood.

    A name ends with a comma (`Ann Example,`), has its title in its line (`Ann Example, Mayor`), or all lines are names
    and titles in turn.
    """
    if any("," in line for line in lines):
        name = ""
        pairs: list[tuple[str, str]] = []
        for line in lines:
            who, comma, title = line.partition(",")
            if name:
                pairs.append((name, line))
                name = ""
            elif comma and title.strip():
                pairs.append((who, title.strip()))
            elif comma:
                name = who
            else:
                return
        if not name:
            yield from pairs
    elif len(lines) % 2 == 0:
        yield from zip(lines[::2], lines[1::2], strict=True)


def _split_lines(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield from (part.strip() for part in re.split(r"\n|(?<=,)\s{2,}", line) if part.strip())


def _same_name(one: str, other: str) -> bool:
    def bare(name: str) -> str:
        return re.sub(r"\W+", " ", name.casefold()).strip()

    return bare(one) == bare(other)
