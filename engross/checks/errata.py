"""Errata: a diagnostic that an erratum names becomes a note; an erratum that names none is told."""

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
        answered = [diagnostic for diagnostic in collector.sorted() if _answers(erratum, diagnostic)]
        if erratum.scope == "here":
            answered = answered[:1]
        for diagnostic in answered:
            collector.put(replace(diagnostic, severity=Severity.NOTE, acknowledged=erratum.why))
        if not answered:
            origin = places.origin("errata", index, "found")
            line = places.line(origin)
            collector.add(
                "stale-erratum", origin, Severity.WARNING, line=line, found=erratum.found, problem=erratum.code
            )


def _answers(erratum: Erratum, diagnostic: Diagnostic) -> bool:
    if erratum.code != diagnostic.code or diagnostic.acknowledged:
        return False
    words = _words(erratum.found)
    words_told = _words(diagnostic.facts.get("text", ""))
    texts = (*diagnostic.facts.values(), diagnostic.line)
    return bool(words_told and words_told in words) or any(words in _words(text) for text in texts)


def _words(text: str) -> str:
    """`text` without what typography and capitals change."""
    return " ".join(plain(text).split()).lower()
