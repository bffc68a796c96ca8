"""Makes the draft of the next act: the text of the previous one, changed for the new period, with open decisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from engross.diagnostics import Collector, Diagnostic, Origin, Path, Severity
from engross.language import grammar
from engross.language.lexicon import EMPTY, Lexicon
from engross.model.clause import Variable
from engross.model.moment import is_open
from engross.model.protocol import ChosenClause, Signatory
from engross.model.tag import localized
from engross.renewal.act_file import value_at
from engross.renewal.expiring_act import ExpiringAct, clause_of, entries
from engross.renewal.outdated import Periods, outdated_words
from engross.renewal.request import RenewalRequest, written
from engross.renewal.values import blank, roll_text, value_changes
from engross.source.edits import add, drop, put, rename, scalar
from engross.source.library import Library


@dataclass(slots=True)
class Draft:
    """The text of the new act's file, and what a person should know of its changes."""

    text: str
    findings: list[tuple[str, Diagnostic]] = field(default_factory=list)
    """Each with the id of its clause; the id is empty for what concerns the act."""


def draft(library: Library, expiring: ExpiringAct, request: RenewalRequest) -> Draft:
    """The draft of the act that follows `expiring`. Characters that need not change stay as they were."""
    return _Drafter(library, expiring, request).made()


class _Drafter:
    def __init__(self, library: Library, expiring: ExpiringAct, request: RenewalRequest) -> None:
        self.library = library
        self.expiring = expiring
        self.request = request
        self.source = expiring.link.source
        self.periods = Periods(expiring.record.period, request.period, request.today)
        self.draft = Draft("\n".join(self.source.lines))
        template = library.template(expiring.record.template, Origin(""), "", Collector())
        self.words = template.record.words if template else {}
        self.tag = expiring.record.languages[0]
        self.lexicon = _lexicon(self.tag)
        self.here = ""

    def made(self) -> Draft:
        self._head()
        for path, entry, ident in entries(self.expiring):
            self.here = ident
            self._entry(path, entry)
        self.here = ""
        for name, value in self.expiring.record.values.items():
            self._value(value, ("with", name), name, self._variable(name))
        self._titles()
        self._signing()
        self._comments()
        if self.expiring.record.note is not None:
            self.draft.text = drop(self.draft.text, ("note",)).rstrip("\n") + "\n"
        return self.draft

    def _tell(self, code: str, origin: Origin, severity: Severity = Severity.WARNING, **facts: str) -> None:
        self.draft.findings.append((self.here, Diagnostic(code, origin, severity, facts, self.source.line(origin))))

    def _put(self, path: Path, value: str) -> None:
        self.draft.text = put(self.draft.text, path, scalar(value))

    def _blank(self, word: str, more: str = "") -> str:
        said_so = localized(self.words.get(word), self.tag) or word
        return blank(f"{said_so} – {more}" if more else said_so)

    # the record

    def _head(self) -> None:
        """Period, predecessor and state."""
        text = self.draft.text
        keys = self.source.keys
        if ("period",) in keys:
            text = put(text, ("period",), written(self.request.period))
        else:
            text = add(text, ("kind",), f"period: {written(self.request.period)}")
        predecessor = f"predecessor: {self.expiring.name}"
        if ("predecessor",) in keys:
            text = put(text, ("predecessor",), self.expiring.name)
        else:
            text = add(text, ("period",), predecessor)
        self.draft.text = put(text, ("state",), "draft")

    def _titles(self) -> None:
        """Writes the new period into titles that name the old one; reports other dates and years in them."""
        for key in ("title", "subject", "kind"):
            for path in [key_path for key_path in self.source.values if key_path[:1] == (key,)]:
                value = value_at(self.source.data, path)
                if isinstance(value, str):
                    self._words(value, path, self.source.origin(*path))

    def _words(self, value: str, path: Path, origin: Origin) -> None:
        rolled = roll_text(value, self.periods.old, self.periods.new)
        if rolled != value:
            self._put(path, rolled)
            self._tell("value-rolled", origin, Severity.NOTE, name=str(path[0]), value=value, new=rolled)
        else:
            for code, start, end in outdated_words(value, self.lexicon, self.periods):
                self._told(code, origin, value[start:end])

    def _told(self, code: str, origin: Origin, text: str) -> None:
        today = self.periods.today.isoformat()
        self._tell(code, origin, text=text, period=str(self.periods.old or ""), today=today)

    # clauses

    def _entry(self, path: Path, entry: ChosenClause) -> None:
        """Names the edition of an entry that names none, the one it takes today, and goes through its values."""
        clause = clause_of(self.library, entry, self.expiring)
        if clause is None:
            return
        if "@" not in entry.clause:
            where = (*path, "clause") if (*path, "clause") in self.source.values else path
            self._put(where, clause.name)
        for name, value in entry.values.items():
            variable = clause.front.variables.get(name) or Variable.model_validate({})
            self._value(value, (*path, "with", name), name, variable)

    def _variable(self, name: str) -> Variable:
        """The variable for a shared value, as the first clause of the act that takes it declares it."""
        for _, entry, _ in entries(self.expiring):
            clause = clause_of(self.library, entry, self.expiring)
            if clause is not None and name in clause.front.variables:
                return clause.front.variables[name]
        return Variable.model_validate({})

    def _value(self, value: object, path: Path, name: str, variable: Variable) -> None:
        for change in value_changes(value, path, name, variable, self.periods, self.lexicon):
            origin = self.source.origin(*change.path)
            if change.new:
                self._put(change.path, change.new)
            if change.rolled:
                self._tell("value-rolled", origin, Severity.NOTE, name=name, value=change.old, new=change.new)
            elif change.new:
                self._tell("value-aged", origin, name=name, value=change.old, note=variable.note or "")
            else:
                self._told("old-time-named", origin, change.old)

    # signatures

    def _signing(self) -> None:
        """Sets day and place if they are known. Offices stay; a person without an office becomes a blank."""
        signing = self.expiring.record.signing
        for index in range(len(signing.events)):
            path: Path = ("signing", "events", index)
            if path not in self.source.values:
                continue
            known = self.request.signing if index == 0 else None
            if (*path, "date") in self.source.values:
                self._put((*path, "date"), known.isoformat() if known else self._blank("date"))
            elif known:
                last = [key_path for key_path in self.source.keys if key_path[:-1] == path][-1]
                self.draft.text = add(self.draft.text, last, f"date: {known.isoformat()}")
            place = self.request.place if index == 0 else None
            key = next((key for key in ("at", "place") if (*path, key) in self.source.values), None)
            if key is not None:
                self.draft.text = put(
                    self.draft.text, (*path, key), scalar(place) if place else scalar(self._blank("place"))
                )
                self.draft.text = rename(self.draft.text, (*path, key), "at" if place else "place")
        for party, signatories in signing.signatories.items():
            for index, signatory in enumerate(signatories):
                path = ("signing", "signatories", party, index)
                if path not in self.source.values:
                    path = ("signing", "signatories", party)
                self._signatory(path, signatory, party)
        for index, signatory in enumerate(signing.witnesses):
            path = ("signing", "witnesses", index)
            self._signatory(path if path in self.source.values else ("signing", "witnesses"), signatory, "")

    def _signatory(self, path: Path, signatory: Signatory, party: str) -> None:
        present = self.source.values
        if signatory.name and not is_open(signatory.name):
            origin = self.source.origin(*path, "name")
            self._tell("person-named", origin, text=signatory.name, party=party)
            if signatory.office:
                for key in ("gender", "name"):
                    if (*path, key) in present:
                        self.draft.text = drop(self.draft.text, (*path, key))
            else:
                self._put((*path, "name"), self._blank("who", party))
        if (*path, "certificate") in present:
            origin = self.source.origin(*path, "certificate")
            self._tell("person-named", origin, text=signatory.certificate or "", party=party)
            self.draft.text = drop(self.draft.text, (*path, "certificate"))
        if signatory.authority is not None:
            for key in ("number", "date"):
                if (*path, "authority", key) in present:
                    self._put((*path, "authority", key), self._blank(f"decision-{key}"))
        for mention in [mention for mention in present if mention[: len(path) + 1] == (*path, "mention")]:
            value = value_at(self.source.data, mention)
            if isinstance(value, str):
                self._words(value, mention, self.source.origin(*mention))

    # what stands beside the data

    def _comments(self) -> None:
        """Comments stay as they are. Those that name a date or year of the previous act are reported."""
        for number, line in enumerate(self.source.lines, 1):
            _, mark, comment = line.partition("#")
            if mark and (line.startswith("#") or line[: line.index("#")][-1:].isspace()):
                start = len(line) - len(comment)
                for code, first, last in outdated_words(comment, self.lexicon, self.periods):
                    origin = Origin(self.source.file, number, start + first + 1, last - first)
                    self._told(code, origin, comment[first:last])


def _lexicon(tag: str) -> Lexicon:
    try:
        return grammar(tag).lexicon
    except LookupError:
        return EMPTY
