"""Which protocols use which edition of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engross.diagnostics import Collector
from engross.model.clause_history import EditionUse
from engross.model.protocol import ChosenClause
from engross.source.library import Library


def uses(library: Library, clause: str, lang: str, collector: Collector) -> tuple[EditionUse, ...]:
    """Every protocol of the workspace that uses `clause`, by period and name; titles in `lang` if there are any.

    A protocol that cannot be read is told in `collector`.
    """
    editions = library.editions(clause)
    entries: dict[tuple[str, str], EditionUse] = {}
    for name in library.workspace.protocol_names():
        read = library.protocol(name, collector)
        if read is None:
            continue
        record = read.record
        kind = record.kind.get(lang) or next(iter(record.kind.values()))
        titles = record.title or {}
        title = titles.get(lang) or next(iter(titles.values()), "") or kind.text
        period = str(record.period) if record.period else ""
        for entry in _entries(item for place in record.clauses.values() for item in place):
            wanted, _, edition = entry.partition("@")
            if wanted == clause and editions:
                taken = edition or editions[-1]
                entries[name, taken] = EditionUse(name, title, period, record.state.value, taken, not edition)
    return tuple(sorted(entries.values(), key=lambda item: (item.period, item.protocol, item.edition)))


def _entries(entries: Iterable[ChosenClause]) -> Iterator[str]:
    for entry in entries:
        yield entry.clause
        yield from _entries(entry.contains)
