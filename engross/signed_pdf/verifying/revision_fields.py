"""Rules for later revisions: the form, its fields, their signatures, and the pages that show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engross.signed_pdf.verifying.lazy_pyhanko import generic
from engross.signed_pdf.verifying.pdf_values import (
    Ref,
    Unexplained,
    as_plain,
    changed_keys,
    is_direct,
    members_of,
    raw_entry,
    ref_of,
)
from engross.signed_pdf.verifying.revision_objects import RevisionObjects, root_of

_SIGNATURE = {
    "/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Name", "/Reason", "/Location",
    "/ContactInfo", "/Prop_Build", "/Reference",
}  # fmt: skip
_REFERENCE = {"/Type", "/TransformMethod", "/TransformParams", "/Data", "/DigestMethod"}
_PARAMETERS = {"/Type", "/V", "/P", "/Action", "/Fields"}
_NEW_FIELD = {"/Type", "/Subtype", "/FT", "/T", "/TU", "/F", "/P", "/Rect", "/V", "/AP", "/StructParent"}
_FORM = {"/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Length", "/Filter", "/DecodeParms"}
_RESOURCES = {"/Font", "/XObject", "/ProcSet", "/ExtGState", "/ColorSpace"}
_NOT_DRAWN = {"/A", "/AA", "/AF", "/Alternates", "/EF", "/JS", "/Metadata", "/OC", "/OPI", "/PieceInfo", "/Ref", "/URI"}
"""Keys for more than drawing: actions, files, layers. The look of a signature may not have any."""


@dataclass
class FieldRules(RevisionObjects):
    """Explains what a revision changed in the form: fields filled, fields added, signatures and their look."""

    def form(self, root: Ref) -> tuple[dict[str, Any], dict[str, Any]]:
        """Returns the interactive form before and now. It may gain only fields and the flags of signatures (12.7.2)."""
        raw_old, raw_new = (raw_entry(each, "/AcroForm") for each in (self.before(root), self.get(root)))
        if isinstance(raw_new, generic.IndirectObject):
            if as_plain(raw_old) != as_plain(raw_new):
                raise Unexplained("catalog /AcroForm")
            old, new = self.before(ref_of(raw_new)), self.get(ref_of(raw_new))
            self.take(ref_of(raw_new))
        else:
            old, new = raw_old, raw_new
        if not isinstance(old, generic.DictionaryObject) or not isinstance(new, generic.DictionaryObject):
            raise Unexplained("catalog /AcroForm")
        for key in changed_keys(old, new):
            if key == "/SigFlags" and raw_entry(new, key) == 3:
                continue
            if key != "/Fields":
                raise Unexplained(f"form {key}")
        return old, new

    def fields(self, form: tuple[dict[str, Any], dict[str, Any]]) -> None:
        """Checks that each earlier field is unchanged or now signed, and each new one holds a document timestamp."""
        raws = [raw_entry(each, "/Fields") for each in form]
        lists = [
            members_of(
                self.before(ref_of(raw)) if isinstance(raw, generic.IndirectObject) and index == 0 else self.value(raw)
            )
            for index, raw in enumerate(raws)
        ]
        if isinstance(raws[1], generic.IndirectObject):
            self.take(ref_of(raws[1]))
        old, new = ([ref_of(member) for member in each] for each in lists)
        if new[: len(old)] != old or len(set(new)) != len(new):
            raise Unexplained("form /Fields")
        for ref in old:
            if ref in self.left:
                self.filled(ref)
                self.take(ref)
        taken = {str(raw_entry(self.before(ref), "/T", "")) for ref in old}
        for ref in new[len(old) :]:
            self.new_field(ref, taken)
            self.take(ref)

    def filled(self, ref: Ref) -> None:
        """Checks a field that now has a signature. Only its value and its look may change."""
        old, new = self.before(ref), self.get(ref)
        name = str(raw_entry(new, "/T", ""))
        if raw_entry(new, "/FT") != "/Sig" or "/V" in old:
            raise Unexplained(f"field {name}")
        for key in changed_keys(old, new):
            if key not in ("/V", "/AP"):
                raise Unexplained(f"field {name} {key}")
        if "/V" not in new:
            raise Unexplained(f"field {name}")
        stamp = self.signature(raw_entry(new, "/V"), name)
        if as_plain(raw_entry(old, "/AP")) != as_plain(raw_entry(new, "/AP")):
            if stamp:
                raise Unexplained(f"field {name} /AP")
            self.look(raw_entry(new, "/AP"), name)
        self.signed.append(name)
        if stamp:
            self.stamped.append(name)

    def new_field(self, ref: Ref, taken: set[str]) -> None:
        """Checks a field added for a document timestamp (12.8.5). Its rectangle must be empty."""
        new = self.get(ref)
        if ref not in self.fresh or not isinstance(new, generic.DictionaryObject):
            raise Unexplained("form /Fields")
        name = str(raw_entry(new, "/T", ""))
        rectangle = [float(side) for side in members_of(raw_entry(new, "/Rect", []))]
        if (
            set(new) - _NEW_FIELD
            or raw_entry(new, "/FT") != "/Sig"
            or len(rectangle) != 4
            or rectangle[0] != rectangle[2]
            or rectangle[1] != rectangle[3]
            or not self.signature(raw_entry(new, "/V"), name)
            or not name
            or name in taken
        ):
            raise Unexplained(f"field {name}")
        if "/AP" in new:
            self.look(raw_entry(new, "/AP"), name)
        self.signed.append(name)
        self.stamped.append(name)
        self.added.append(name)

    def signature(self, raw: Any, name: str) -> bool:
        """Checks a signature dictionary (12.8.1), which must be new in this revision.

        Returns whether it is a document timestamp.
        """
        ref = ref_of(raw)
        new = self.get(ref)
        if ref not in self.fresh or not isinstance(new, generic.DictionaryObject) or ref not in self.left:
            raise Unexplained(f"signature of {name}")
        self.take(ref)
        kind = raw_entry(new, "/Type")
        if set(new) - _SIGNATURE or kind not in ("/Sig", "/DocTimeStamp", None):
            raise Unexplained(f"signature of {name}")
        contents = raw_entry(new, "/Contents")
        if not isinstance(contents, bytes):
            raise Unexplained(f"signature of {name} /Contents")
        for key, value in new.items():
            if key == "/Reference":
                self.transforms(value, name)
            elif not is_direct(value):
                raise Unexplained(f"signature of {name} {key}")
        return bool(kind == "/DocTimeStamp")

    def transforms(self, value: Any, name: str) -> None:
        for reference in members_of(value):
            parameters = raw_entry(reference, "/TransformParams")
            if (
                set(reference) - _REFERENCE
                or raw_entry(reference, "/TransformMethod") not in ("/DocMDP", "/FieldMDP")
                or not isinstance(parameters, generic.DictionaryObject)
                or set(parameters) - _PARAMETERS
                or not is_direct(parameters)
                or ("/Data" in reference and ref_of(raw_entry(reference, "/Data")) != root_of(self.reader))
            ):
                raise Unexplained(f"signature of {name} /Reference")

    def look(self, raw: Any, name: str) -> None:
        """Checks the look of a signature (12.5.5): one form with its resources, without keys that do more than draw."""
        look = self.value(raw)
        if isinstance(raw, generic.IndirectObject):
            self.take(ref_of(raw))
        if not isinstance(look, generic.DictionaryObject) or set(look) != {"/N"}:
            raise Unexplained(f"field {name} /AP")
        first = raw_entry(look, "/N")
        form = self.value(first)
        if not isinstance(form, generic.StreamObject) or set(form) - _FORM or raw_entry(form, "/Subtype") != "/Form":
            raise Unexplained(f"field {name} /AP")
        resources = self.value(raw_entry(form, "/Resources", generic.DictionaryObject()))
        if set(resources) - _RESOURCES:
            raise Unexplained(f"field {name} /AP")
        waiting, seen = [first], set[Ref]()
        while waiting:
            member = waiting.pop()
            if isinstance(member, generic.IndirectObject):
                ref = ref_of(member)
                if ref in seen:
                    continue
                seen.add(ref)
                if ref in self.left:
                    if ref not in self.fresh:
                        raise Unexplained(f"object {ref[0]}")
                    self.take(ref)
                member = self.get(ref)
            if isinstance(member, generic.DictionaryObject):
                if set(member) & _NOT_DRAWN:
                    raise Unexplained(f"field {name} /AP")
                waiting.extend(member.values())
            elif isinstance(member, generic.ArrayObject):
                waiting.extend(list.__iter__(member))

    def pages(self, form: Mapping[str, Any]) -> None:
        """Checks that pages (7.7.3.3) gained only the widgets of added fields."""
        if not self.added:
            return
        fields = {
            ref_of(member): self.get(ref_of(member)) for member in members_of(self.value(raw_entry(form, "/Fields")))
        }
        widgets = {ref: field for ref, field in fields.items() if str(raw_entry(field, "/T", "")) in self.added}
        for widget_ref, widget in widgets.items():
            raw = raw_entry(widget, "/P")
            page_ref = ref_of(raw) if raw is not None else next(iter(self.left), (0, 0))
            page, was = self.get(page_ref), self.before(page_ref)
            if not isinstance(page, generic.DictionaryObject) or raw_entry(page, "/Type") != "/Page":
                raise Unexplained("page")
            now_raw, was_raw = raw_entry(page, "/Annots", generic.ArrayObject()), raw_entry(was, "/Annots")
            was_list = self.before(ref_of(was_raw)) if isinstance(was_raw, generic.IndirectObject) else was_raw
            if isinstance(now_raw, generic.IndirectObject):
                self.take(ref_of(now_raw))
            now = [ref_of(member) for member in members_of(self.value(now_raw))]
            then = [
                ref_of(member) for member in members_of(was_list if was_list is not None else generic.ArrayObject())
            ]
            if (
                changed_keys(was, page) - {"/Annots"}
                or now[: len(then)] != then
                or set(now[len(then) :]) - set(widgets)
            ):
                raise Unexplained("page")
            if widget_ref not in now:
                raise Unexplained("page /Annots")
            self.take(page_ref)
