"""Reads values of a PDF without following references, so that two revisions can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from engross.signed_pdf.verifying.lazy_pyhanko import generic

Ref = tuple[int, int]
"""Number and generation of an object."""

_CHANGING_METADATA = {
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    "{http://ns.adobe.com/xap/1.0/mm/}InstanceID",
    "{adobe:ns:meta/}xmptk",
}


class Unexplained(ValueError):
    """A change that no rule explains.

    The message is for people who know PDF: `catalog /MarkInfo`, `object 31`.
    """


def raw_entry(dictionary: Mapping[str, Any], key: str, default: Any = None) -> Any:
    """The value under a key as it is written; pyHanko's own lookup would follow a reference."""
    return dict.get(dictionary, key, default)  # type: ignore[call-overload]  # every dictionary of pyHanko is a dict


def ref_of(raw: Any) -> Ref:
    if not isinstance(raw, generic.IndirectObject):
        raise Unexplained("a reference is missing")
    return raw.idnum, raw.generation


def members_of(value: Any) -> list[Any]:
    """The members of an array as they are written."""
    if isinstance(value, list):
        return list(list.__iter__(value))
    raise Unexplained("an array is missing")


def changed_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> set[str]:
    """The keys whose values differ, compared without following references."""
    return {key for key in {*old, *new} if as_plain(raw_entry(old, key)) != as_plain(raw_entry(new, key))}


def is_direct(value: Any, depth: int = 0) -> bool:
    """Whether a value holds no reference and no stream, and is not nested deeply."""
    if depth > 8 or isinstance(value, generic.IndirectObject | generic.StreamObject):
        return False
    if isinstance(value, generic.DictionaryObject):
        return all(is_direct(member, depth + 1) for member in value.values())
    if isinstance(value, generic.ArrayObject):
        return all(is_direct(member, depth + 1) for member in list.__iter__(value))
    return True


def as_plain(value: Any) -> Any:
    """A value as nested tuples, so that two can be compared as they are written."""
    if isinstance(value, generic.IndirectObject):
        return ("reference", value.idnum, value.generation)
    if isinstance(value, generic.StreamObject):
        entries = tuple(sorted((key, as_plain(member)) for key, member in value.items() if key != "/Length"))
        return ("stream", entries, value.encoded_data)
    if isinstance(value, generic.DictionaryObject):
        return ("dictionary", tuple(sorted((key, as_plain(member)) for key, member in value.items())))
    if isinstance(value, list):
        return ("array", tuple(as_plain(member) for member in list.__iter__(value)))
    if isinstance(value, generic.NameObject):
        return ("name", str(value))
    if value is None or isinstance(value, generic.NullObject):
        return None
    if isinstance(value, generic.BooleanObject):
        return ("boolean", bool(value.value))
    if isinstance(value, bytes):
        return ("bytes", bytes(value))
    if isinstance(value, str):
        return ("text", str(value))
    return ("number", str(value))


def xmp_properties(data: bytes) -> tuple[Any, ...]:
    """All properties of XMP metadata, except the time and the program of the last writing."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unexplained("metadata")
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        raise Unexplained("metadata") from None
    return tuple(sorted(_told(root)))


def _told(element: ElementTree.Element, above: str = "") -> Iterator[tuple[str, str, str]]:
    """Place, name and text of each property; a simple one may be an attribute or an element (ISO 16684-1, 7.9.2)."""
    here = f"{above}/{element.tag}"
    for name, value in element.attrib.items():
        if name not in _CHANGING_METADATA and value:
            yield here, name, value
    for child in element:
        if child.tag in _CHANGING_METADATA:
            continue
        if child.attrib or len(child):
            yield from _told(child, here)
        if text := (child.text or "").strip():
            yield here, child.tag, text
