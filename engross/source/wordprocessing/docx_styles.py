"""The styles of a DOCX, as far as reading needs them: names, outline levels, numbering, and how they set words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading ([1-9])")
_OFF = frozenset(("0", "false", "off", "none"))


def value(element: Any, name: str = "val") -> str:
    """An attribute of the namespace `w`; empty if the element or the attribute is not there."""
    return "" if element is None else element.get(f"{W}{name}") or ""


def flag(properties: Any, name: str) -> bool | None:
    """A property that is on or off (17.17.4); None if it is not there."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else value(element) not in _OFF


def whole(text: str, default: int = 0) -> int:
    """A number as text; `default` for what is none, or has more digits than any number here."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


@dataclass(frozen=True, slots=True)
class DocxStyle:
    """A style with what it inherits: `level` of a heading from 1 (0 is none), `numbered` its numbering and level."""

    name: str = ""
    level: int = 0
    numbered: tuple[str, int] | None = None
    strong: bool | None = None
    emphasis: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    lang: str = ""


@dataclass(slots=True)
class DocxStyles:
    """Styles by their id. `lang` is the language of text that says nothing else, `default` the id of that style."""

    elements: dict[str, Any] = field(default_factory=dict)
    lang: str = ""
    default: str = ""
    _known: dict[str, DocxStyle] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Any) -> DocxStyles:
        """The styles in the part `word/styles.xml`; none if it is not there."""
        styles = cls()
        if root is None:
            return styles
        for element in root.iter(f"{W}style"):
            styles.elements.setdefault(value(element, "styleId"), element)
            if (
                value(element, "default")
                and value(element, "default") not in _OFF
                and value(element, "type") == "paragraph"
            ):
                styles.default = value(element, "styleId")
        styles.lang = value(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang"))
        return styles

    def style(self, ident: str) -> DocxStyle:
        """A style with what it inherits. An unknown style, or one that is based on itself, sets nothing."""
        if ident not in self._known:
            self._known[ident] = DocxStyle(ident.lower())
            self._known[ident] = self._read(ident)
        return self._known[ident]

    def _read(self, ident: str) -> DocxStyle:
        element = self.elements.get(ident)
        if element is None:
            return DocxStyle(ident.lower())
        based = value(element.find(f"{W}basedOn"))
        base = self.style(based) if based else DocxStyle()
        name = value(element.find(f"{W}name")).lower()
        paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        return DocxStyle(
            name or ident.lower(),
            heading_level(paragraph, _named(name) or base.level),
            numbered(paragraph) or base.numbered,
            _inherited(flag(run, "b"), base.strong),
            _inherited(flag(run, "i"), base.emphasis),
            _inherited(raised(run), base.raised),
            _inherited(flag(run, "vanish"), base.hidden),
            value(None if run is None else run.find(f"{W}lang")) or base.lang,
        )


def _named(name: str) -> int:
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else 0


def _inherited(stated: bool | None, base: bool | None) -> bool | None:
    return base if stated is None else stated


def heading_level(properties: Any, inherited: int) -> int:
    """The level of a heading from 1, if paragraph properties say one; 0 for the level of body text."""
    element = None if properties is None else properties.find(f"{W}outlineLvl")
    if element is None:
        return inherited
    level = whole(value(element), 9)
    return level + 1 if 0 <= level < 9 else 0


def numbered(properties: Any) -> tuple[str, int] | None:
    """The numbering that paragraph properties name, and the level in it; the numbering `0` is none."""
    element = None if properties is None else properties.find(f"{W}numPr")
    if element is None or element.find(f"{W}numId") is None:
        return None
    return value(element.find(f"{W}numId")), whole(value(element.find(f"{W}ilvl")))


def raised(properties: Any) -> bool | None:
    """Whether words are superiors, or raised by a length (17.3.2.24); None if nothing is said."""
    element = None if properties is None else properties.find(f"{W}vertAlign")
    if element is not None:
        return value(element) == "superscript"
    position = None if properties is None else properties.find(f"{W}position")
    return None if position is None else whole(value(position)) > 0
