"""Rules for later revisions: the catalog, the security store, the metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asn1crypto import crl, ocsp, x509

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
    xmp_properties,
)
from engross.signed_pdf.verifying.revision_objects import RevisionObjects

_STORE = {"/Certs": x509.Certificate, "/OCSPs": ocsp.OCSPResponse, "/CRLs": crl.CertificateList}
_OF_ONE_SIGNATURE = {"/Cert": "/Certs", "/OCSP": "/OCSPs", "/CRL": "/CRLs"}
_EXTENSIONS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "/ESIC": tuple({"/BaseVersion": "/1.7", "/ExtensionLevel": level} for level in (1, 2, 5)),
    "/ADBE": tuple({"/BaseVersion": "/1.7", "/ExtensionLevel": level} for level in (5, 8)),
    "/ISO_": tuple(
        {
            "/BaseVersion": "/2.0",
            "/ExtensionLevel": level,
            "/URL": f"https://www.iso.org/standard/{page}.html",
            "/ExtensionRevision": ":2022",
        }
        for level, page in ((32001, 45874), (32002, 45875))
    ),
}
"""The extensions that signing software declares (ISO 32000-2, 7.12; ETSI EN 319 142-1, 5.6)."""
_CHANGING_INFO = {"/ModDate", "/Producer"}
_LONGEST = 1 << 20
"""The greatest size, in bytes, of one certificate, answer or list."""


@dataclass
class CatalogRules(RevisionObjects):
    """Explains what a revision changed in the catalog, the security store and the metadata."""

    def catalog(self, root: Ref, form: Mapping[str, Any]) -> None:
        """Checks that the catalog (7.7.2) gained only what signing may add."""
        old, new = self.before(root), self.get(root)
        self.take(root)
        for key in changed_keys(old, new):
            value = raw_entry(new, key)
            if key == "/AcroForm" and not isinstance(value, generic.IndirectObject):
                continue  # `form` has checked it
            if key == "/Perms":
                self.permissions(old, value, form)
            elif key == "/DSS":
                pass
            elif key == "/Extensions":
                self.extensions(raw_entry(old, key), self.value(value))
                if isinstance(value, generic.IndirectObject):
                    self.take(ref_of(value))
            elif key != "/Version" or "/Version" in old or value not in ("/1.7", "/2.0"):
                raise Unexplained(f"catalog {key}")
        self.store(raw_entry(old, "/DSS"), raw_entry(new, "/DSS"))

    def permissions(self, old: Mapping[str, Any], raw: Any, form: Mapping[str, Any]) -> None:
        """Checks `/Perms`: only the first signature may certify the document (12.8.4)."""
        value = self.value(raw)
        if "/Perms" in old or set(value) != {"/DocMDP"} or len(self.signed) != 1 or self.stamped:
            raise Unexplained("catalog /Perms")
        fields = (self.get(ref_of(entry)) for entry in members_of(self.value(raw_entry(form, "/Fields"))))
        filled = [raw_entry(entry, "/V") for entry in fields if str(raw_entry(entry, "/T", "")) == self.signed[0]]
        if [as_plain(entry) for entry in filled] != [as_plain(raw_entry(value, "/DocMDP"))]:
            raise Unexplained("catalog /Perms")
        if isinstance(raw, generic.IndirectObject):
            self.take(ref_of(raw))

    def extensions(self, old: Any, new: Any) -> None:
        """Checks that new extensions are declared as the standards say, and that none is removed."""
        known = {key: _extension_entries(value) for key, value in (old or {}).items()}
        for key, value in new.items():
            for entry in _extension_entries(value):
                if entry in known.get(key, []):
                    continue
                plain = {name: content for name, content in entry if name != "/Type"}
                wanted = [
                    {name: as_plain(_pdf(content)) for name, content in each.items()}
                    for each in _EXTENSIONS.get(key, ())
                ]
                if plain not in wanted:
                    raise Unexplained(f"catalog /Extensions {key}")
        if any(
            entry not in _extension_entries(raw_entry(new, key, [])) for key, each in known.items() for entry in each
        ):
            raise Unexplained("catalog /Extensions")

    def store(self, raw_old: Any, raw_new: Any) -> None:
        """Checks the security store (ISO 32000-2, 12.8.4.3): it may gain certificates, answers and lists."""
        if raw_new is None:
            if raw_old is not None:
                raise Unexplained("catalog /DSS")
            return
        old = self.before(ref_of(raw_old)) if isinstance(raw_old, generic.IndirectObject) else raw_old
        new = self.value(raw_new)
        if isinstance(raw_new, generic.IndirectObject):
            self.take(ref_of(raw_new))
        if as_plain(old) == as_plain(new) and not (self.left & self.held_by(new)):
            return
        if set(new) - {"/Type", "/VRI", *_STORE}:
            raise Unexplained("catalog /DSS")
        members: dict[str, set[Ref]] = {}
        for key, kind in _STORE.items():
            refs = self.members(raw_entry(new, key, []))
            was = self.members(raw_entry(old, key, []), before=True) if old is not None else []
            if refs[: len(was)] != was:
                raise Unexplained(f"catalog /DSS {key}")
            for ref in refs:
                if ref in self.left:
                    self.part(ref, kind)
                    self.proof = True
            members[key] = set(refs)
        self.of_signatures(raw_entry(new, "/VRI"), members)

    def held_by(self, store: Any) -> set[Ref]:
        refs: set[Ref] = set()
        waiting = [store]
        while waiting:
            member = waiting.pop()
            if isinstance(member, generic.IndirectObject):
                if ref_of(member) in refs:
                    continue
                refs.add(ref_of(member))
                member = self.get(ref_of(member))
            if isinstance(member, generic.DictionaryObject):
                waiting.extend(member.values())
            elif isinstance(member, generic.ArrayObject):
                waiting.extend(list.__iter__(member))
        return refs

    def part(self, ref: Ref, kind: Any) -> None:
        """Checks that a stream holds one certificate, answer or list in DER, and nothing else."""
        stream = self.get(ref)
        if (
            ref not in self.fresh
            or not isinstance(stream, generic.StreamObject)
            or set(stream) - {"/Length", "/Filter"}
            or raw_entry(stream, "/Filter", "/FlateDecode") != "/FlateDecode"
        ):
            raise Unexplained(f"catalog /DSS object {ref[0]}")
        try:
            data = stream.data
            if len(data) > _LONGEST:
                raise ValueError("too long")
            parsed = kind.load(data, strict=True)
            _ = parsed.native
        except (ValueError, TypeError, KeyError, OverflowError):
            raise Unexplained(f"catalog /DSS object {ref[0]}") from None
        self.take(ref)

    def of_signatures(self, raw: Any, members: Mapping[str, set[Ref]]) -> None:
        """Checks the entries of `/VRI`.

        Each belongs to one signature, named by the hash of its contents (ETSI
        EN 319 142-1, 5.4.2.3).
        """
        if raw is None:
            return
        entries = self.value(raw)
        if isinstance(raw, generic.IndirectObject):
            self.take(ref_of(raw))
        names = {
            hashlib.sha1(bytes(signature.pkcs7_content), usedforsecurity=False).hexdigest()
            for signature in self.reader.embedded_signatures
        }
        for name, entry in entries.items():
            value = self.value(entry)
            if isinstance(entry, generic.IndirectObject):
                self.take(ref_of(entry))
            self.proof = True
            if name[1:].lower() not in names or set(value) - {"/Type", "/TU", *_OF_ONE_SIGNATURE}:
                raise Unexplained(f"catalog /DSS /VRI {name}")
            for key, kind in _OF_ONE_SIGNATURE.items():
                if not set(self.members(raw_entry(value, key, []))) <= members[kind]:
                    raise Unexplained(f"catalog /DSS /VRI {name}")

    def metadata(self, root: Ref) -> None:
        """Checks that metadata and information (14.3) change only in the time and the program of the last writing."""
        raw = raw_entry(self.get(root), "/Metadata")
        if isinstance(raw, generic.IndirectObject) and ref_of(raw) in self.left:
            old, new = self.before(ref_of(raw)), self.get(ref_of(raw))
            if set(new) - {"/Type", "/Subtype", "/Length", "/Filter"} or any(
                raw_entry(new, key) != raw_entry(old, key) for key in ("/Type", "/Subtype")
            ):
                raise Unexplained("metadata")
            was, now = (xmp_properties(stream.data) for stream in (old, new))
            if was != now:
                raise Unexplained("metadata")
            self.take(ref_of(raw))
        info = raw_entry(self.reader.trailer.flatten(self.revision), "/Info")
        if isinstance(info, generic.IndirectObject) and ref_of(info) in self.left:
            old, new = self.before(ref_of(info)), self.get(ref_of(info))
            if changed_keys(old or {}, new) - _CHANGING_INFO or not is_direct(new):
                raise Unexplained("information")
            self.take(ref_of(info))


def _pdf(value: str | int) -> Any:
    if isinstance(value, int):
        return generic.NumberObject(value)
    return generic.NameObject(value) if value.startswith("/") else generic.TextStringObject(value)


def _extension_entries(value: Any) -> list[Any]:
    """The entries under the prefix of a developer. The value is one entry, or an array of entries."""
    each = list.__iter__(value) if isinstance(value, list) else [value]
    return [as_plain(entry)[1] for entry in each if isinstance(entry, generic.DictionaryObject)]
