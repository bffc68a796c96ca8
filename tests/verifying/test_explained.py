"""What a later revision may hold besides a signature, key by key: each rule where it allows and where it refuses."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from engross.signed_pdf.signing import Level
from engross.signed_pdf.verifying.revisions import Explained, explain_revisions
from engross.signed_pdf.verifying.strict_reader import open_strictly
from tests.signed_pdf.pki import Pki, pki
from tests.verifying import outside
from tests.verifying.small import small_at

Change = Callable[[IncrementalPdfFileWriter], object]
STANDS = "nothing is signed, stamped or proved"


def explained(content: bytes, *changes: Change) -> Explained:
    """The last revision: that of the changes."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    for change in changes:
        change(writer)
    out = BytesIO()
    writer.write(out)
    grown = out.getvalue()
    found = explain_revisions(grown, open_strictly(grown))
    assert found[-1].end == len(grown)
    assert found[-1].start == len(content)
    assert found[-1].revision == len(found)
    return found[-1]


def problem(*changes: Change) -> str:
    return explained(small_at(Level.B_LT), *changes).problem


def names(**entries: Any) -> generic.DictionaryObject:
    return generic.DictionaryObject({pdf_name(f"/{name}"): value for name, value in entries.items()})


def number(value: int) -> generic.NumberObject:
    return generic.NumberObject(value)


def array(*members: Any) -> generic.ArrayObject:
    return generic.ArrayObject(members)


def stream(data: bytes, **entries: Any) -> generic.StreamObject:
    return generic.StreamObject(dict(names(**entries)), stream_data=data)


# the security store -------------------------------------------------------------


def store(writer: IncrementalPdfFileWriter) -> Any:
    """The store, of which a new state is written."""
    held = writer.root["/DSS"]
    writer.update_container(held)
    return held


def with_part(data: bytes | None = None, key: str = "Certs", **entries: Any) -> Change:
    """One more certificate, answer or list; of the root if no data are given."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        part = writer.add_object(stream(pki().der("root") if data is None else data, **entries))
        held = store(writer)
        members = list(held[f"/{key}"]) if f"/{key}" in held else []
        held[pdf_name(f"/{key}")] = array(*[held[f"/{key}"].raw_get(at) for at in range(len(members))], part)

    return change


PROOF = with_part()


def test_a_certificate_more_is_proof() -> None:
    found = explained(small_at(Level.B_LT), PROOF)
    assert (found.problem, found.signed, found.stamped, found.added) == ("", (), (), ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (with_part(b"rien"), "catalog /DSS object"),
        (with_part(b""), "catalog /DSS object"),
        (with_part(key="OCSPs"), "catalog /DSS object"),
        (with_part(key="CRLs"), "catalog /DSS object"),
        (with_part(Type=pdf_name("/X")), "catalog /DSS object"),
        (with_part(Note=pdf_string("x")), "catalog /DSS object"),
    ],
)
def test_a_part_of_the_store_is_one_whole_value_of_its_kind(change: Change, told: str) -> None:
    assert problem(change).startswith(told)


def test_nothing_follows_a_part_of_the_store(pki: Pki) -> None:
    assert problem(with_part(pki.der("root") + b"x")).startswith("catalog /DSS object")
    assert problem(with_part(pki.der("root")[:-1])).startswith("catalog /DSS object")


def changed_store(alter: Callable[[Any], None], *, proof: bool = True) -> str:
    def change(writer: IncrementalPdfFileWriter) -> None:
        alter(store(writer))

    return problem(*([PROOF] * proof), change)


def test_the_store_gains_nothing_else_and_loses_nothing() -> None:
    def put(key: str, value: Any) -> Callable[[Any], None]:
        return lambda held: held.__setitem__(pdf_name(key), value)

    def taken(key: str) -> Callable[[Any], None]:
        return lambda held: held.__delitem__(key)

    def turned(held: Any) -> None:
        held[pdf_name("/Certs")] = array(*[held["/Certs"].raw_get(at) for at in range(len(held["/Certs"]))][::-1])

    assert changed_store(lambda _: None) == ""
    assert changed_store(put("/Note", pdf_string("x"))) == "catalog /DSS"
    assert changed_store(turned) == "catalog /DSS /Certs"
    assert changed_store(put("/Certs", array())) == "catalog /DSS /Certs"
    assert changed_store(taken("/OCSPs")) == "catalog /DSS /OCSPs"
    assert changed_store(taken("/CRLs")) == "catalog /DSS /CRLs"


def test_the_store_does_not_go(pki: Pki) -> None:
    def gone(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/DSS"]
        writer.update_root()

    assert problem(gone) == "catalog /DSS"


def vri(name: str | None = None, **entries: Any) -> Change:
    """What a signature was proved with, under the hash of its contents."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        signature = writer.prev.embedded_signatures[0]
        right = hashlib.sha1(signature.pkcs7_content, usedforsecurity=False).hexdigest().upper()
        held = store(writer)
        given = {key: value(held) if callable(value) else value for key, value in entries.items()}
        held[pdf_name("/VRI")] = names(**{name or right: names(**given)})

    return change


def _known(held: Any) -> Any:
    return array(held["/Certs"].raw_get(0))


def _elsewhere(held: Any) -> Any:
    return array(held["/OCSPs"].raw_get(0))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (vri(), ""),
        (vri(Cert=_known), ""),
        (vri(TU=pdf_string("D:20300514153000Z")), ""),
        (vri("A" * 40), "catalog /DSS /VRI /" + "A" * 40),
        (vri(Note=pdf_string("x")), "catalog /DSS /VRI"),
        (vri(Cert=_elsewhere), "catalog /DSS /VRI"),
        (vri(OCSP=_known), "catalog /DSS /VRI"),
        (vri(CRL=_known), "catalog /DSS /VRI"),
    ],
)
def test_the_proof_of_one_signature_is_of_the_store_and_of_a_signature(change: Change, told: str) -> None:
    found = problem(change)
    assert found.startswith(told) if told else found == ""


# the catalog --------------------------------------------------------------------


def catalog(key: str, value: Any) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[pdf_name(key)] = value
        writer.update_root()

    return change


def extension(prefix: str, level: int, base: str = "/1.7", **more: Any) -> generic.DictionaryObject:
    entry = names(BaseVersion=pdf_name(base), ExtensionLevel=number(level), **more)
    return names(**{prefix: entry})


def iso(level: int, page: int, revision: str = ":2022", base: str = "/2.0") -> generic.DictionaryObject:
    url = pdf_string(f"https://www.iso.org/standard/{page}.html")
    return names(
        ISO_=array(
            names(
                BaseVersion=pdf_name(base),
                ExtensionLevel=number(level),
                URL=url,
                ExtensionRevision=pdf_string(revision),
            )
        )
    )


def first_proof(writer: IncrementalPdfFileWriter) -> None:
    """A store where there was none, and no extension is declared."""
    part = writer.add_object(stream(pki().der("root")))
    writer.root[pdf_name("/DSS")] = writer.add_object(names(Certs=array(part)))
    writer.update_root()


def plain(*changes: Change) -> str:
    """What is told of changes of the copy as it is issued, which declares no extension and no version."""
    return explained(small_at(Level.B_B, 0), *changes).problem


@pytest.mark.parametrize(
    ("value", "good"),
    [
        (extension("ESIC", 1), True),
        (extension("ESIC", 2), True),
        (extension("ESIC", 5), True),
        (extension("ESIC", 5, Type=pdf_name("/DeveloperExtensions")), True),
        (extension("ADBE", 5), True),
        (extension("ADBE", 8), True),
        (iso(32001, 45874), True),
        (iso(32002, 45875), True),
        (extension("ESIC", 3), False),
        (extension("ESIC", 1, "/2.0"), False),
        (extension("ESIC", 1, Note=pdf_string("x")), False),
        (extension("ADBE", 1), False),
        (extension("EVIL", 1), False),
        (iso(32001, 45875), False),
        (iso(32001, 45874, ":2023"), False),
        (iso(32001, 45874, base="/1.7"), False),
    ],
)
def test_extensions_are_declared_as_the_standards_say(value: Any, good: bool) -> None:
    prefix = next(iter(value))
    assert plain(first_proof, catalog("/Extensions", value)) == ("" if good else f"catalog /Extensions {prefix}")
    assert plain(catalog("/Extensions", value)) == (STANDS if good else f"catalog /Extensions {prefix}")


def test_a_declared_extension_stays() -> None:
    assert "/ESIC" in open_strictly(small_at(Level.B_LT)).root["/Extensions"]
    assert problem(PROOF) == ""
    assert problem(PROOF, catalog("/Extensions", names())) == "catalog /Extensions"
    assert problem(PROOF, catalog("/Extensions", extension("ADBE", 5))) == "catalog /Extensions"


VERSIONS = {"/1.7": "", "/2.0": "", "/1.4": "catalog /Version", "/1.6": "catalog /Version", "/9.9": "catalog /Version"}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_may_only_be_one_that_signing_needs(version: str) -> None:
    assert plain(first_proof, catalog("/Version", pdf_name(version))) == VERSIONS[version]


OTHERS = "/Lang /MarkInfo /PageMode /PageLayout /Outlines /URI /AA /Legal /AF /Requirements /NeedsRendering".split()


@pytest.mark.parametrize("key", OTHERS)
def test_no_other_key_of_the_catalog_changes(key: str) -> None:
    assert problem(PROOF, catalog(key, pdf_string("x"))) == f"catalog {key}"


def test_permissions_come_with_the_first_signature_only(pki: Pki) -> None:
    assert problem(PROOF, catalog("/Perms", names(DocMDP=number(1)))) == "catalog /Perms"
    unsigned = small_at(Level.B_B, 0)
    for content in (unsigned, outside.signed_by(unsigned, "signature-montfleur-1", pki.p12("montfleur"))):
        assert explained(content, catalog("/Perms", names(UR3=number(1)))).problem == "catalog /Perms"


# the form -----------------------------------------------------------------------


def form(key: str, value: Any) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/AcroForm"]
        held[pdf_name(key)] = value
        writer.update_container(held)

    return change


@pytest.mark.parametrize("value", [0, 1, 2, 3, 7])
def test_the_flags_of_signatures(value: int) -> None:
    assert problem(PROOF, form("/SigFlags", number(value))) == ("" if value == 3 else "form /SigFlags")


def test_fields_stay_in_their_order() -> None:
    def turned(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/AcroForm"]
        members = [held["/Fields"].raw_get(at) for at in range(len(held["/Fields"]))]
        held[pdf_name("/Fields")] = array(*members[::-1])
        writer.update_container(held)

    def twice(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/AcroForm"]
        held["/Fields"].append(held["/Fields"].raw_get(0))
        writer.update_container(held)

    def gone(writer: IncrementalPdfFileWriter) -> None:
        held = writer.root["/AcroForm"]
        del held["/Fields"][-1]
        writer.update_container(held)

    for change in (turned, twice, gone):
        assert problem(PROOF, change) == "form /Fields"


def filled(**change: Any) -> str:
    """A change of the field for the timestamp, which is empty still."""

    def alter(writer: IncrementalPdfFileWriter) -> None:
        fields = writer.root["/AcroForm"]["/Fields"]
        reference = fields.raw_get(2)
        for key, value in change.items():
            reference.get_object()[pdf_name(f"/{key}")] = value(writer) if callable(value) else value
        writer.mark_update(reference)

    return problem(PROOF, alter)


def test_an_empty_field_may_only_be_filled() -> None:
    assert filled(TU=pdf_string("x")) == "field timestamp /TU"
    assert filled(T=pdf_string("autre")) == "field autre /T"
    assert filled(Rect=array(*map(number, (0, 0, 9, 9)))) == "field timestamp /Rect"
    assert filled(FT=pdf_name("/Tx")) == "field timestamp"
    assert filled(AP=names()) == "field timestamp"
    assert filled(V=pdf_string("x")) != ""


# everything else ----------------------------------------------------------------


def page(key: str, value: Any) -> Change:
    def change(writer: IncrementalPdfFileWriter) -> None:
        reference = writer.root["/Pages"]["/Kids"].raw_get(0)
        reference.get_object()[pdf_name(key)] = value
        writer.mark_update(reference)

    return change


def test_what_no_rule_speaks_of_is_named_by_its_number() -> None:
    assert problem(PROOF, page("/Rotate", number(90))).startswith("object ")
    assert problem(PROOF, page("/Annots", array())).startswith("object ")
    assert problem(PROOF, lambda writer: writer.add_object(stream(b"x"))).startswith("object ")
    assert problem(lambda writer: writer.add_object(stream(b"x"))) == STANDS


def test_an_object_that_is_written_again_as_it_was_says_nothing() -> None:
    def again(writer: IncrementalPdfFileWriter) -> None:
        writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))
        writer.update_root()

    assert problem(PROOF, again) == ""
    assert problem(again) == STANDS


def test_metadata_change_in_their_dates_only() -> None:
    def xmp(old: bytes, new: bytes, **entries: Any) -> Change:
        def change(writer: IncrementalPdfFileWriter) -> None:
            reference = writer.root.get_value_as_reference("/Metadata")
            held = reference.get_object()
            assert isinstance(held, generic.StreamObject)
            data = held.data
            assert old in data
            given = {"Type": pdf_name("/Metadata"), "Subtype": pdf_name("/XML"), **entries}
            writer.objects[reference.generation, reference.idnum] = stream(data.replace(old, new), **given)

        return change

    assert problem(PROOF, xmp(b"Protocole", b"Contrat")) == "metadata"
    assert problem(PROOF, xmp(b"Montfleur", b"Monfleur")) == "metadata"
    assert problem(PROOF, xmp(b"Protocole", b"Protocole", Note=pdf_string("x"))) == "metadata"
    assert problem(PROOF, xmp(b"Protocole", b"Protocole", Subtype=pdf_name("/X"))) == "metadata"
    assert problem(PROOF, xmp(b"Protocole", b"Protocole")) == ""


def test_information_cannot_come_later() -> None:
    assert problem(PROOF, lambda writer: writer.set_info(names(Title=pdf_string("x")))) == "trailer /Info"


def test_a_field_for_a_timestamp_is_named_as_what_it_is(pki: Pki) -> None:
    content = small_at(Level.B_LT)
    grown = outside.stamped(content, pki)
    last = explain_revisions(grown, open_strictly(grown))[-1]
    assert last.problem == ""
    assert last.added == last.signed == last.stamped
    assert len(last.added) == 1
    there = outside.stamped(content, pki, "timestamp")
    last = explain_revisions(there, open_strictly(there))[-1]
    assert (last.problem, last.signed, last.stamped, last.added) == ("", ("timestamp",), ("timestamp",), ())


def test_each_revision_says_what_was_signed_in_it(pki: Pki) -> None:
    content = small_at(Level.B_LTA)
    found = explain_revisions(content, open_strictly(content))
    assert [(one.revision, one.problem) for one in found] == [(number, "") for number in range(1, len(found) + 1)]
    assert [one.signed for one in found if one.signed] == [
        ("signature-montfleur-1",),
        ("signature-rivebelle-1",),
        ("timestamp",),
    ]
    assert [one.stamped for one in found if one.stamped] == [("timestamp",)]
    assert {one.added for one in found} == {()}
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]
    assert isinstance(x509.Certificate.load(pki.der("root")), x509.Certificate)
