"""Rules of PDF/A-3a (ISO 19005-3). Each rule yields the places where a file breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, parse_content_stream

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
ARCHIVAL = "{http://www.aiim.org/pdfa/ns/id/}"
ACCESS = "{http://www.aiim.org/pdfua/ns/id/}"
_NAMESPACE_OF_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"
_HIDING = 1 | 2 | 32 | 256
"""Invisible, Hidden, NoView, ToggleNoView (ISO 32000-1, 12.5.3)."""
_PRINT = 4
_ALLOWED = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
_ANNOTATIONS = set(
    "/Text /Link /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly /StrikeOut /Stamp "
    "/Caret /Ink /Popup /FileAttachment /Widget /PrinterMark /TrapNet /Watermark /Redact".split()
)


def encrypted(pdf: Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield ""


def no_identifier(pdf: Pdf) -> Iterator[str]:
    if "/ID" not in pdf.trailer:
        yield ""


def no_archival_claim(pdf: Pdf) -> Iterator[str]:
    properties = metadata(pdf)
    if (properties.get(f"{ARCHIVAL}part"), properties.get(f"{ARCHIVAL}conformance")) != ("3", "A"):
        yield ""


def claim_not_described(pdf: Pdf) -> Iterator[str]:
    """The PDF/UA claim needs an extension schema in the metadata: PDF/A does not know that property."""
    properties = metadata(pdf)
    described = _values(pdf, _NAMESPACE_OF_SCHEMA)
    if f"{ACCESS}part" in properties and ACCESS.strip("{}") not in described:
        yield "pdfuaid"


def no_output_intent(pdf: Pdf) -> Iterator[str]:
    if not any(
        intent.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in intent
        for intent in pdf.Root.get("/OutputIntents", [])
    ):
        yield ""


def font_not_embedded(pdf: Pdf) -> Iterator[str]:
    for font in fonts(pdf):
        if font.get("/Subtype") == Name.Type3:
            continue
        holder = font.DescendantFonts[0] if font.get("/Subtype") == Name.Type0 else font
        descriptor = holder.get("/FontDescriptor", Dictionary())
        if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
            yield str(font.get("/BaseFont", "")).lstrip("/")


def font_without_letters(pdf: Pdf) -> Iterator[str]:
    for font in fonts(pdf):
        if font.get("/Subtype") == Name.Type0 and "/ToUnicode" not in font:
            yield str(font.get("/BaseFont", "")).lstrip("/")


def needs_appearances(pdf: Pdf) -> Iterator[str]:
    form = pdf.Root.get("/AcroForm", Dictionary())
    if bool(form.get("/NeedAppearances", False)):
        yield ""


def forbidden_action(pdf: Pdf) -> Iterator[str]:
    if "/JavaScript" in pdf.Root.get("/Names", Dictionary()):
        yield "JavaScript"
    for where, holder in (("", pdf.Root), *all_annotations(pdf), *_bookmarks(pdf)):
        for action in _actions(holder):
            kind = str(action.get("/S", ""))
            if kind not in _ALLOWED:
                yield f"{where} {kind.lstrip('/')}".strip()


def _actions(holder: Any) -> Iterator[Any]:
    """Every action of a catalog, an annotation or a bookmark: its own, triggered ones, and those that follow."""
    triggered = holder.get("/AA")
    waiting = [holder.get(key) for key in ("/OpenAction", "/A")]
    waiting += list(triggered.values()) if isinstance(triggered, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        action = waiting.pop(0)
        if not isinstance(action, Dictionary) or (action.objgen != (0, 0) and action.objgen in seen):
            continue
        seen.add(action.objgen)
        yield action
        waiting += as_list(action, "/Next")


def _bookmarks(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Every entry of the outline, with its title."""
    waiting = as_list(pdf.Root.get("/Outlines", Dictionary()), "/First")
    seen: set[tuple[int, int]] = set()
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Dictionary) and (entry.objgen == (0, 0) or entry.objgen not in seen):
            seen.add(entry.objgen)
            yield str(entry.get("/Title", "")), entry
            waiting += [*as_list(entry, "/Next"), *as_list(entry, "/First")]


def triggered_action(pdf: Pdf) -> Iterator[str]:
    if "/AA" in pdf.Root:
        yield ""
    for number, page in enumerate(pdf.pages, 1):
        if "/AA" in page.obj:
            yield str(number)


def action_on_field(pdf: Pdf) -> Iterator[str]:
    for where, annotation in all_annotations(pdf):
        if annotation.get("/Subtype") == Name.Widget and ("/A" in annotation or "/AA" in annotation):
            yield where


def forbidden_annotation(pdf: Pdf) -> Iterator[str]:
    for where, annotation in all_annotations(pdf):
        if str(annotation.get("/Subtype", "")) not in _ANNOTATIONS:
            yield where


def annotation_flags(pdf: Pdf) -> Iterator[str]:
    for where, annotation in all_annotations(pdf):
        if annotation.get("/Subtype") != Name.Popup:
            flags = int(annotation.get("/F", 0))
            if not flags & _PRINT or flags & _HIDING:
                yield where


def annotation_appearance(pdf: Pdf) -> Iterator[str]:
    """An annotation with an area, other than a link or a pop-up, has a normal appearance only, and it is a stream."""
    for where, annotation in all_annotations(pdf):
        if annotation.get("/Subtype") in (Name.Popup, Name.Link) or _empty(annotation):
            continue
        look = annotation.get("/AP", Dictionary())
        if list(look.keys()) != ["/N"] or not isinstance(look.N, Stream):
            yield where


def attachment_not_associated(pdf: Pdf) -> Iterator[str]:
    associated = {entry.objgen for entry in pdf.Root.get("/AF", [])}
    for name, file in pdf.attachments.items():
        specification: Any = file.obj
        stream = specification.get("/EF", Dictionary()).get("/F")
        whole = "/F" in specification and "/UF" in specification and "/AFRelationship" in specification
        if not whole or stream is None or "/Subtype" not in stream or specification.objgen not in associated:
            yield name


# how the rules read a file ------------------------------------------------------


def all_annotations(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    """Every annotation, with the name of its field or the number of its page."""
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            yield str(annotation.get("/T", number)), annotation


def _empty(annotation: Any) -> bool:
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    return left == right and bottom == top


def metadata(pdf: Pdf) -> dict[str, str]:
    """The simple properties of the XMP metadata by their name with its namespace (ISO 16684-1, 7)."""
    properties: dict[str, str] = {}
    for description in _descriptions(pdf):
        properties.update(description.attrib)
        properties.update({child.tag: "".join(child.itertext()).strip() for child in description})
    return properties


def _values(pdf: Pdf, tag: str) -> set[str]:
    """All values of a property, at any depth: as text, as `rdf:resource`, or as an attribute of another element."""
    return {
        value.strip()
        for description in _descriptions(pdf)
        for element in description.iter()
        for value in (
            element.text if element.tag == tag else None,
            element.get(f"{RDF}resource") if element.tag == tag else None,
            element.get(tag),
        )
        if value and value.strip()
    }


def _descriptions(pdf: Pdf) -> list[ElementTree.Element]:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, Stream):
        return []
    try:
        return list(ElementTree.fromstring(stream.read_bytes()).iter(f"{RDF}Description"))
    except ElementTree.ParseError:
        return []


def fonts(pdf: Pdf, *, looks: bool = True) -> Iterator[Any]:
    """Every font in the resources of a page, of a form on it or, with `looks`, of the appearance of an annotation."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from _fonts(page.obj.get("/Resources"), seen)
        for annotation in page.obj.get("/Annots", []) if looks else []:
            for look in annotation.get("/AP", Dictionary()).values():
                yield from _fonts_of_form(look, seen)


def _fonts(resources: Object | None, seen: set[tuple[int, int]]) -> Iterator[Any]:
    if resources is None:
        return
    for font in resources.get("/Font", Dictionary()).values():
        if font.objgen == (0, 0) or font.objgen not in seen:
            seen.add(font.objgen)
            yield font
    for kind in ("/XObject", "/Pattern"):
        for form in resources.get(kind, Dictionary()).values():
            yield from _fonts_of_form(form, seen)


def _fonts_of_form(form: Object, seen: set[tuple[int, int]]) -> Iterator[Any]:
    if isinstance(form, Stream) and form.objgen not in seen:
        seen.add(form.objgen)
        yield from _fonts(form.get("/Resources"), seen)
    elif isinstance(form, Dictionary):
        for member in form.values():
            yield from _fonts_of_form(member, seen)


def as_list(owner: Any, key: str) -> list[Any]:
    """The value of a key as a list: empty, one object, or the members of an array."""
    value = owner.get(key)
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def device_cmyk(pdf: Pdf) -> Iterator[str]:
    """Pages that use DeviceCMYK, in a file whose output intent is not CMYK. No profile defines these colours."""
    if any(_components(intent) == 4 for intent in as_list(pdf.Root, "/OutputIntents")):
        return
    for number, page in enumerate(pdf.pages, 1):
        resources = page.obj.get("/Resources", Dictionary())
        if _has_inks(resources, set()) or any(_draws_inks(stream) for stream in as_list(page.obj, "/Contents")):
            yield str(number)


def _components(intent: Any) -> int:
    profile = intent.get("/DestOutputProfile")
    return int(profile.get("/N", 0)) if isinstance(profile, Stream) else 0


def _has_inks(resources: Any, seen: set[tuple[int, int]]) -> bool:
    if "/DefaultCMYK" in resources.get("/ColorSpace", Dictionary()):
        return False
    for shown in resources.get("/XObject", Dictionary()).values():
        if shown.objgen in seen:
            continue
        seen.add(shown.objgen)
        if shown.get("/Subtype") == Name.Image and _is_cmyk(shown.get("/ColorSpace")):
            return True
        if shown.get("/Subtype") == Name.Form and (
            _draws_inks(shown) or _has_inks(shown.get("/Resources", Dictionary()), seen)
        ):
            return True
    return False


def _is_cmyk(space: Any) -> bool:
    """Whether a colour space is DeviceCMYK, or an indexed one based on it (ISO 32000-1, 8.6.6.3)."""
    if isinstance(space, Array) and len(space) > 1 and space[0] == Name.Indexed:
        return _is_cmyk(space[1])
    return bool(space == Name.DeviceCMYK)


def _draws_inks(stream: Any) -> bool:
    return any(True for _ in parse_content_stream(stream, "k K"))
