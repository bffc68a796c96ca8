"""OpenDocument texts are read to the word: lists, tables, changes, and what stands beside the text."""

from __future__ import annotations

import pytest

from engross.diagnostics import Collector, Refused
from engross.model.outline import Reading, lines
from engross.source.wordprocessing.passages import Taken, accepted, rejected
from engross.source.wordprocessing.reading import read_word_file
from tests.wordprocessing.docx_files import zipped

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": f"{_OASIS}:office:1.0", "text": f"{_OASIS}:text:1.0", "table": f"{_OASIS}:table:1.0",
        "style": f"{_OASIS}:style:1.0", "fo": f"{_OASIS}:xsl-fo-compatible:1.0", "draw": f"{_OASIS}:drawing:1.0",
        "dc": "http://purl.org/dc/elements/1.1/", "xlink": "http://www.w3.org/1999/xlink",
        "manifest": f"{_OASIS}:manifest:1.0",
    }.items()
)  # fmt: skip
_KIND = "application/vnd.oasis.opendocument.text"


def odt(body: str, styles: str = "", manifest: str = "") -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    held = f"<manifest:manifest {NAMESPACES}>{manifest}</manifest:manifest>"
    return zipped({"mimetype": _KIND, "content.xml": content, "META-INF/manifest.xml": held})


def read(data: bytes, taken: Taken = accepted) -> tuple[Reading, Collector]:
    problems = Collector()
    return read_word_file(data, "a.odt", problems, taken), problems


def said(data: bytes, taken: Taken = accepted) -> list[tuple[str, str, int]]:
    return [(one.role, one.text, one.depth) for one in lines(read(data, taken)[0].outline)]


LISTS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" '
    'text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)


def test_lists_are_counted() -> None:
    body = (
        '<text:h text:outline-level="2">Objet</text:h>'
        '<text:list text:style-name="N"><text:list-item><text:p>un</text:p><text:p>suite</text:p><text:list>'
        "<text:list-item><text:p>dedans</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<text:p>entre</text:p>"
        '<text:list text:style-name="N" text:continue-numbering="true"><text:list-item><text:p>deux</text:p>'
        "</text:list-item></text:list>"
        '<text:list text:style-name="N"><text:list-item><text:p>autre</text:p></text:list-item></text:list>'
        '<text:list text:style-name="B"><text:list-item><text:p>point</text:p></text:list-item></text:list>'
    )
    assert said(odt(body, LISTS)) == [
        ("heading", "Objet", 0), ("li", "1. un", 1), ("p", "suite", 0), ("li", "1.a) dedans", 2), ("p", "entre", 0),
        ("li", "2. deux", 1), ("li", "1. autre", 1), ("li", "point", 1),
    ]  # fmt: skip


def test_words_in_every_holder_are_read() -> None:
    body = (
        '<text:p>un<text:s text:c="2"/><text:span>deux</text:span><text:tab/><text:a xlink:href="#x">trois</text:a> '
        "<text:ruby><text:ruby-base>quatre</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby> "
        "<text:page-number>5</text:page-number></text:p>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"
        "<text:section><text:p>dedans</text:p></text:section>"
    )
    assert [one[1] for one in said(odt(body))] == ["un deux trois quatre 5", "a | b", "dedans"]


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="i"><text:insertion><office:change-info>'
    "<dc:creator>Ann</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info></text:insertion>"
    '</text:changed-region><text:changed-region text:id="d"><text:deletion><office:change-info><dc:creator>Bea'
    "</dc:creator></office:change-info><text:p> villes.</text:p><text:p>Elles </text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
)


def test_changes_are_accepted_or_rejected() -> None:
    body = (
        f'{CHANGES}<text:p>Les<text:change-start text:change-id="i"/> parties<text:change-end text:change-id="i"/>'
        '<text:change text:change-id="d"/> conviennent.</text:p>'
    )
    assert [one[1] for one in said(odt(body))] == ["Les parties conviennent."]
    assert [one[1] for one in said(odt(body), rejected)] == ["Les villes.", "Elles conviennent."]
    told = [one.facts["author"] for one in read(odt(body))[1].sorted() if one.code == "word-file-tracked"]
    assert told == ["Ann", "Bea"]


def test_a_paragraph_that_was_put_in_is_gone_when_it_is_refused() -> None:
    body = (
        f'{CHANGES}<text:p>Un.</text:p><text:p><text:change-start text:change-id="i"/>Deux.</text:p>'
        '<text:p><text:change-end text:change-id="i"/>Trois.</text:p>'
    )
    assert [one[1] for one in said(odt(body))] == ["Un.", "Deux.", "Trois."]
    assert [one[1] for one in said(odt(body), rejected)] == ["Un.", "Trois."]


def test_what_stands_beside_the_text_is_named() -> None:
    body = (
        "<text:p>Texte<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Une note</text:p>"
        "</text:note-body></text:note><office:annotation><dc:creator>Bea</dc:creator><text:p>Sûr ?</text:p>"
        "</office:annotation><draw:frame><draw:text-box><text:p>Encadré</text:p></draw:text-box></draw:frame>"
        '<draw:frame draw:name="Blason"><draw:image/></draw:frame></text:p>'
    )
    reading, problems = read(odt(body))
    assert [one.text for one in lines(reading.outline)] == ["Texte"]
    assert reading.left_out["notes"] == ("Une note",)
    assert reading.left_out["text-boxes"] == ("Encadré",)
    assert reading.left_out["comments"] == ("Sûr ?",)
    assert reading.left_out["images"] == ("Blason",)
    assert {one.code for one in problems.sorted()} == {"word-file-comment", "word-file-note", "word-file-text-box"}


def test_an_encrypted_file_is_told() -> None:
    with pytest.raises(Refused) as caught:
        read(
            odt(
                "<text:p>Texte</text:p>",
                manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
            )
        )
    assert [one.code for one in caught.value.diagnostics] == ["word-file-protected"]
