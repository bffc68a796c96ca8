"""Finds the offices without a holder on the day of signature. Each becomes a blank that asks who signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from engross.diagnostics import Collector, Path
from engross.model.protocol import Protocol
from engross.renewal.act_file import read_yaml, value_at
from engross.source.edits import add, drop, put, scalar
from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A signatory who is not known: the party, the office, the path of the entry in the draft."""

    party: str
    office: str
    path: Path


def vacancies(library: Library, record: Protocol, signing: date | None, text: str) -> Mapping[str, Vacancy]:
    """The signing offices without a holder, by the name of their blank.

    The name is that of the office. If two parties have the same vacancy, the party stands before it
    (`namur.bourgmestre`). `record` is the act, `text` its file or that of its draft, and `signing`
    the day of signature, if it is known.
    """
    vacant = list(_vacant(library, record, signing, text))
    counts = Counter(vacancy.office for vacancy in vacant)
    return {
        vacancy.office if counts[vacancy.office] == 1 else f"{vacancy.party}.{vacancy.office}": vacancy
        for vacancy in vacant
    }


def _vacant(library: Library, protocol: Protocol, signing: date | None, text: str) -> Iterator[Vacancy]:
    source = read_yaml(text)
    for party, signatories in protocol.signing.signatories.items():
        record = library.party(party, Collector())
        if record is None:
            continue
        for index, signatory in enumerate(signatories):
            here: Path = ("signing", "signatories", party, index)
            if not isinstance(value_at(source.data, here[:-1]), list):
                here = here[:-1]
            entry = value_at(source.data, here)
            office = record.record.offices.get(signatory.office or "")
            if office is None or (isinstance(entry, dict) and entry.get("name")):
                continue
            if signing is not None:
                held = bool(office.held(signing))
            else:
                held = any(holder.end is None for holder in office.holders)
            if not held:
                yield Vacancy(party, signatory.office or "", here)


def without_signatory(text: str, vacancy: Vacancy) -> str | None:
    """The draft without that signatory; None if nobody else signs for the party."""
    beside = value_at(read_yaml(text).data, vacancy.path[:-1])
    if not isinstance(vacancy.path[-1], int) or not isinstance(beside, list) or len(beside) < 2:
        return None
    return drop(text, vacancy.path)


def with_holder(text: str, vacancy: Vacancy, name: str, gender: str | None) -> str:
    """The draft with the person who signs in that office."""
    entry = value_at(read_yaml(text).data, vacancy.path)
    more = f", gender: {gender}" if gender else ""
    if isinstance(entry, str):
        return put(text, vacancy.path, f"{{office: {scalar(entry)}, name: {scalar(name)}{more}}}")
    text = add(text, (*vacancy.path, "office"), f"name: {scalar(name)}")
    return add(text, (*vacancy.path, "name"), f"gender: {gender}") if gender else text
