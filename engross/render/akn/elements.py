"""Elements of Akoma Ntoso: making them, filling them with words, and setting them on lines of their own."""

from __future__ import annotations

import re
from xml.etree import ElementTree as Xml

from engross.model.document import Mark

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
SOURCE = "#engross"


def put(parent: Xml.Element, tag: str, **attributes: str) -> Xml.Element:
    """A new element at the end of `parent`, in the namespace of Akoma Ntoso."""
    return Xml.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def say(parent: Xml.Element, text: str) -> None:
    """Adds words at the end of `parent`, after the elements that it has."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


_MARKS = {"inserted": "ins", "arrived": "ins", "deleted": "del", "departed": "del", "set": "span"}


def mark_element(parent: Xml.Element, mark: Mark) -> Xml.Element:
    """The element for words under a mark. Its class says that they moved; its title says where to."""
    element = put(parent, _MARKS[mark.deed])
    if mark.move or mark.deed == "set":
        element.set("class", mark.deed)
    if mark.said:
        element.set("title", mark.said)
    return element


_MIXED = {f"{{{NAMESPACE}}}{tag}" for tag in ("p", "num", "heading", "subheading", "docTitle")}


def indent(element: Xml.Element, before: str) -> None:
    """Puts each element on its own line, except inside elements that hold words, where a space would be text."""
    if element.tag in _MIXED or not len(element):
        return
    element.text = f"{before} "
    for child in element:
        indent(child, f"{before} ")
        child.tail = f"{before} "
    element[-1].tail = before


def name_part(text: str) -> str:
    """Words as part of a name: small letters and figures, hyphens between."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"(\d)(er|re)\b", r"\1", text.lower())).strip("-")
