"""What was decided about an act once: what its errata name becomes a note, and errata that name nothing are told."""

from __future__ import annotations

from dataclasses import replace

from engross.checks.reading import plain
from engross.diagnostics import Collector, Diagnostic, Places, Severity
from engross.model.protocol import Errata, Erratum


def acknowledge(collector: Collector, errata: Errata, places: Places) -> None:
    """Make a note of each diagnostic that an erratum answers. Collects stale-erratum for those that answer none."""
    for index, erratum in enumerate(errata.errata):
        if erratum.code is None:
            continue
        answered = [one for one in collector.sorted() if _answers(erratum, one)]
        if erratum.scope == "here":
            answered = answered[:1]
        for one in answered:
            collector.put(replace(one, severity=Severity.NOTE, acknowledged=erratum.why))
        if not answered:
            at = places.origin("errata", index, "found")
            line = places.line(at)
            collector.add("stale-erratum", at, Severity.WARNING, line=line, found=erratum.found, problem=erratum.code)


def _answers(erratum: Erratum, diagnostic: Diagnostic) -> bool:
    if erratum.code != diagnostic.code or diagnostic.acknowledged:
        return False
    words = _words(erratum.found)
    said = _words(diagnostic.facts.get("text", ""))
    texts = (*diagnostic.facts.values(), diagnostic.line)
    return bool(said and said in words) or any(words in _words(text) for text in texts)


def _words(text: str) -> str:
    """`text` without what typography and capitals change."""
    return " ".join(plain(text).split()).lower()
