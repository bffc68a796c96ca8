"""The files of a workspace that say what an old act says: clauses, parties, the protocol."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from engross.importing.clause_text import escaped, markdown
from engross.importing.divided import ActSection, DividedAct
from engross.importing.proposals import ProposedFacts, recased
from engross.language.words import ReadingWords
from engross.model.outline import OutlineBlock

TODO = "todo"
"""What marks a fact in a file that nobody has confirmed."""
_UNKNOWN = "[[signature]]"
"""The blank that stands for a signatory who is not known."""
_LONGEST_NAME = 40
_EDITION = "1"
_CLOSING, _SIGNATURES = "formule-finale", "signatures-du-document"


@dataclass(frozen=True, slots=True)
class WrittenAct:
    """The files of an act by name, and the names of its clauses in order."""

    name: str
    files: dict[str, str]
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A clause in its place; `inside` are the clauses that it contains."""

    name: str
    inside: tuple[_Placed, ...] = ()


class ActWriter:
    """Writes the files of one act. `taken` says whether a clause or a party of that name is there already."""

    def __init__(
        self,
        act: DividedAct,
        facts: ProposedFacts,
        words: ReadingWords,
        source: str,
        taken: Callable[[str], bool],
    ) -> None:
        self.act = act
        self.facts = facts
        self.words = words
        self.source = source
        self.taken = taken
        self.files: dict[str, str] = {}
        self.clauses: list[str] = []
        self.body = "\n".join(block.text for section in act.text for block in section.blocks)

    def write(self, name: str, *, emphasis: bool = True, values: Collection[str] = ()) -> WrittenAct:
        """The files. `name` is `relation/act`; `values` are expressions to put in place of words (`period`…)."""
        self.files, self.clauses = {}, []
        self.emphasis, self.values = emphasis, frozenset(values)
        parties = self._party_files()
        places = {
            "text": self._placed(self.act.text),
            "testimonium": self._single(_CLOSING, [self.act.closing]),
            "closing": [] if self.facts.signatories else self._single(_SIGNATURES, self.act.signatures),
            "attachments": self._placed(self.act.annexes),
        }
        relation = name.partition("/")[0]
        self.files[f"protocols/{relation}/relation.yaml"] = f"name: {_quoted(' – '.join(self._short_names()))}\n"
        self.files[f"protocols/{name}.yaml"] = self._protocol(parties, places)
        return WrittenAct(name, dict(self.files), tuple(self.clauses))

    # clauses

    def _placed(self, sections: Sequence[ActSection]) -> list[_Placed]:
        """Sections as clauses; a section of a lower level stands inside the one before it."""
        names = [self._clause(section) for section in sections]
        return _nested([(section.level, name) for section, name in zip(sections, names, strict=True)])

    def _single(self, name: str, lines: Sequence[str]) -> list[_Placed]:
        blocks = [OutlineBlock("p", line) for line in lines if line]
        return [_Placed(self._clause(ActSection(1, "", blocks), name))] if blocks else []

    def _clause(self, section: ActSection, name: str = "") -> str:
        heading = recased(section.heading, self.body)
        first = section.blocks[0].text if section.blocks else ""
        wanted = name or slug(heading or " ".join(first.split()[:4])) or "texte"
        ident, count = wanted, 2
        while ident in self.clauses or self.taken(f"clauses/{ident}"):
            ident, count = f"{wanted}-{count}", count + 1
        self.clauses.append(ident)
        front = [f"lang: {self.act.lang}", f"provenance: {_quoted(self.source)}"]
        if heading:
            front.insert(0, f"heading: {_quoted(_plain(heading))}")
        body = markdown(section.blocks, emphasis=self.emphasis) if section.blocks else ""
        for value in self.values:
            body = self._with_value(body, value)
        self.files[f"clauses/{ident}/{_EDITION}.md"] = "---\n" + "\n".join(front) + f"\n---\n{body}"
        return ident

    def _with_value(self, body: str, value: str) -> str:
        for found, expression in self.expressions(value):
            body = body.replace(escaped(found), expression)
        return body

    def expressions(self, value: str) -> Iterator[tuple[str, str]]:
        """The words that say a fact, and the expression that gives them: for `period`, `parties`."""
        if value == "period" and (period := self.facts.value("period")):
            yield period, "{{ period }}"
        elif value == "parties" and len(self.facts.parties) == 2:
            both = f" {self.words.and_} ".join(self.facts.parties)
            yield both[:1].upper() + both[1:], "{{ parties | names | capital }}"
            yield both, "{{ parties | names }}"

    # records

    def _short_names(self) -> list[str]:
        return [self.town(name) or name for name in self.facts.parties] or [self.facts.value("title")]

    def town(self, name: str) -> str:
        """The town in the name of a body; empty if it names none."""
        before = "|".join(map(re.escape, self.words.towns))
        match = re.search(rf"\b(?:{before})\s*(?P<town>[A-ZÀ-Ü].*)$", name, re.IGNORECASE) if before else None
        return match["town"].strip() if match else ""

    def party_keys(self) -> list[str]:
        """The names of the files of the parties."""
        keys: list[str] = []
        for name in self.facts.parties:
            wanted = slug(self.town(name) or self._noun(name)[0]) or "partie"
            key, count = wanted, 2
            while key in keys or self.taken(f"parties/{key}"):
                key, count = f"{wanted}-{count}", count + 1
            keys.append(key)
        return keys

    def _noun(self, name: str) -> tuple[str, bool, str]:
        """A name without its article, whether it has one, and the gender that this shows."""
        for article, gender in self.words.articles:
            lead = article if article.endswith("’") else f"{article} "
            if name.casefold().replace("'", "’").startswith(lead):
                return name[len(lead) :], True, gender
        return name, False, ""

    def _party_files(self) -> list[str]:
        keys = self.party_keys()
        for rank, (key, name) in enumerate(zip(keys, self.facts.parties, strict=True), 1):
            text, article, gender = self._noun(name)
            noun = [f"text: {_quoted(text)}", *(["article: true"] if article else [])]
            noun += [f"gender: {gender}"] if gender else []
            lines = [f"name:{self._todo(f'party-{rank}')}", f"  {self.act.lang}: {{{', '.join(noun)}}}"]
            if article and not gender:
                lines[-1] += f"    # {TODO}: gender"
            if town := self.town(name):
                lines.append(f"town: {_quoted(town)}")
            lines.append(f"locale: {self.act.lang}")
            self.files[f"parties/{key}.yaml"] = "\n".join(lines) + "\n"
        return keys

    def _todo(self, name: str) -> str:
        """The comment beside a fact that nobody has confirmed, with how sure it is and the words it comes from."""
        for one in self.facts.proposals:
            if one.name == name and not one.confirmed:
                return f"    # {TODO}: {one.sureness} – {' '.join(one.found.split())}"
        return ""

    def _protocol(self, parties: Sequence[str], places: dict[str, list[_Placed]]) -> str:
        title = self.facts.value("title") or self.source
        kind = f"{{text: {_quoted(title)}}}"
        lines = ["template: imported", f"kind:{self._todo('title')}", f"  {self.act.lang}: {kind}"]
        for name in ("subject", "period"):
            if value := self.facts.value(name):
                shown = value if name == "period" else f"{{{self.act.lang}: {_quoted(value)}}}"
                lines.append(f"{name}: {shown}{self._todo(name)}")
        lines += [f"languages: [{self.act.lang}]", "state: draft"]
        lines.append(f"parties: [{', '.join(parties)}]")
        lines += ["", "clauses:"]
        for place, held in places.items():
            if held:
                lines += [f"  {place}:", *_entries(held, "    ")]
        lines += ["", *self._signing(parties)]
        note = [f"Taken from {self.source}.", *self.act.matter]
        lines += ["", "note: |-", *(f"  {line}" for line in note)]
        return "\n".join(lines) + "\n"

    def _signing(self, parties: Sequence[str]) -> list[str]:
        lines = ["signing:"]
        event = []
        if self.facts.place:
            at = [
                key
                for key, name in zip(parties, self.facts.parties, strict=True)
                if self.town(name) == self.facts.place
            ]
            shown = f"at: {at[0]}" if at else f"place: {_quoted(self.facts.place)}"
            event.append(f"{shown}{self._todo('place')}")
        if self.facts.day:
            event.append(f"date: {self.facts.day.isoformat()}{self._todo('date')}")
        if event:
            lines += ["  events:", f"    - {event[0]}", *(f"      {one}" for one in event[1:])]
        if self.facts.signatories:
            lines.append("  signatories:")
            for rank, key in enumerate(parties):
                lines.append(f"    {key}:")
                for number, one in enumerate(self.facts.signatories, 1):
                    if one.party == rank:
                        title = f", title: {_quoted(one.title)}" if one.title else ""
                        lines.append(f"      - {{name: {_quoted(one.name)}{title}}}{self._todo(f'signatory-{number}')}")
        else:
            lines.append(f"  signatories:    # {TODO}")
            lines += (f"    {key}: [{{name: {_quoted(_UNKNOWN)}}}]" for key in parties)
        return lines


def _nested(flat: Sequence[tuple[int, str]]) -> list[_Placed]:
    """Clauses with their levels, each with those of lower levels that follow it."""
    out: list[_Placed] = []
    at = 0
    while at < len(flat):
        level, name = flat[at]
        end = at + 1
        while end < len(flat) and flat[end][0] > level:
            end += 1
        out.append(_Placed(name, tuple(_nested(flat[at + 1 : end]))))
        at = end
    return out


def _entries(placed: Sequence[_Placed], indent: str) -> Iterator[str]:
    for one in placed:
        if not one.inside:
            yield f"{indent}- {one.name}@{_EDITION}"
            continue
        yield f"{indent}- clause: {one.name}@{_EDITION}"
        yield f"{indent}  contains:"
        yield from _entries(one.inside, f"{indent}    ")


def slug(text: str) -> str:
    """A name of a file: small letters without accents, figures and hyphens."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-")


def _plain(text: str) -> str:
    return re.sub(r"</?sup>", "", text)


def _quoted(text: str) -> str:
    """A text as YAML between quotation marks."""
    return json.dumps(text, ensure_ascii=False)
