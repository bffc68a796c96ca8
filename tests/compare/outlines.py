"""Small outlines and readings of redlines, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from html.parser import HTMLParser

from engross.model.outline import Outline, OutlineBlock, OutlineClause
from engross.model.redline import End, MarkKind, Redline, Seg

CULTURE = (
    "Les villes favorisent la circulation des artistes et accueillent chaque année deux résidences de création.",
    "Chaque ville prend à sa charge les frais de déplacement de ses représentants et en rend compte au comité.",
)
BUDGET = (
    "Le budget annuel est arrêté par le comité de suivi avant le début de chaque exercice financier.",
    "Les dépenses imprévues sont soumises à l’approbation écrite des deux directions générales.",
)
REPORT = (
    "Un rapport d’activité est remis aux conseils dans les trois mois qui suivent la clôture de l’exercice.",
    "Le rapport mesure les résultats obtenus selon les indicateurs fixés d’un commun accord.",
)


def clause(heading: str, *texts: str, level: int = 1, id: str = "") -> OutlineClause:
    """A provision; a text that begins with `* ` is an item of a list."""
    blocks = (OutlineBlock("li", text[2:]) if text.startswith("* ") else OutlineBlock("p", text) for text in texts)
    return OutlineClause(level, heading, tuple(blocks), id)


def outline(*clauses: OutlineClause, lang: str = "fr") -> Outline:
    return Outline(lang, clauses)


def page(*texts: str, lang: str = "fr") -> Outline:
    """One provision without a heading."""
    return outline(clause("", *texts), lang=lang)


def marks(redline: Redline) -> list[tuple[str, str]]:
    """Every mark in reading order: what is done, to which words; a paragraph mark is ¶."""
    found: list[tuple[str, str]] = []
    for block in redline.blocks:
        found += ((_name(seg), seg.text) for seg in block.segs if seg.op != "equal")
        if block.end.op != "equal":
            found.append((_name(block.end), "¶"))
    return found


def edits(redline: Redline) -> list[tuple[str, str]]:
    """The marks but for what moved unchanged."""
    return [(op, text) for op, text in marks(redline) if op in ("insert", "delete")]


def moved(redline: Redline) -> list[str]:
    """The paragraphs that moved, as they arrive."""
    return [
        "".join(seg.text for seg in block.segs if seg.becomes)
        for block in redline.blocks
        if block.end.side == "to" or (block.segs and all(seg.side == "to" for seg in block.segs))
    ]


def kinds(redline: Redline) -> list[MarkKind]:
    """The kinds of what was inserted or deleted, each once, in order."""
    found = (seg.kind for seg in _segs(redline) if seg.op in ("insert", "delete") and seg.kind)
    return list(dict.fromkeys(found))


def _segs(redline: Redline) -> Iterable[Seg]:
    return (seg for block in redline.blocks for seg in block.segs)


def _name(mark: Seg | End) -> str:
    return mark.side or mark.op


def text_of(shown: str) -> str:
    """The text that a marked paragraph of a page shows, superiors as `<sup>`, without what is said for the blind."""
    reader = _Shown()
    reader.feed(shown)
    reader.close()
    return "".join(reader.texts)


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.quiet: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "sup":
            self.texts.append("<sup>")
        elif tag != "br":
            self.quiet.append(dict(attrs).get("class") in ("said", "told"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup":
            self.texts.append("</sup>")
        else:
            self.quiet.pop()

    def handle_data(self, data: str) -> None:
        if not any(self.quiet):
            self.texts.append(data)
