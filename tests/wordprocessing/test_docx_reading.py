"""What Word files hold is read to the word: changes, numbers, tables, and what stands beside the text."""

from __future__ import annotations

import pytest

from engross.diagnostics import Collector, Refused, Severity
from engross.model.outline import Reading, lines
from engross.source.wordprocessing.docx import bookmark_id
from engross.source.wordprocessing.numbers import numeral
from engross.source.wordprocessing.passages import Taken, accepted, rejected, taken_from
from engross.source.wordprocessing.reading import read_word_file
from tests.wordprocessing.docx_files import MARK_IN, MARK_OUT, deleted, docx, ins, p, part, r, table, zipped


def read(data: bytes, taken: Taken = accepted) -> tuple[Reading, Collector]:
    problems = Collector()
    return read_word_file(data, "a.docx", problems, taken), problems


def texts(data: bytes, taken: Taken = accepted) -> list[str]:
    return [one.text for one in lines(read(data, taken)[0].outline)]


def test_words_in_every_holder_are_read() -> None:
    body = p(
        r("un "),
        f'<w:hyperlink w:anchor="x">{r("deux ")}</w:hyperlink>',
        f"<w:smartTag>{r('trois ')}</w:smartTag>",
        f"<w:customXml>{r('quatre ')}</w:customXml>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('cinq ')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="DATE">{r("six ")}</w:fldSimple>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t xml:space="preserve">sept </w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>',
        '<w:r><w:t>huit</w:t><w:noBreakHyphen/><w:t>neuf</w:t><w:tab/><w:t>dix</w:t><w:sym w:char="F0B7"/></w:r>',
        "<m:oMath><m:r><m:t> x=y</m:t></m:r></m:oMath>",
    )
    assert texts(docx(body)) == ["un deux trois quatre cinq six sept huit\u2011neuf dix• x=y"]


def test_blocks_in_content_controls_and_tables_in_tables_are_read() -> None:
    inner = table(("a", "b"))
    body = f"<w:sdt><w:sdtContent>{p('dedans')}</w:sdtContent></w:sdt>{table((p('avant') + inner + p('après'), 'c'))}"
    assert " ".join(texts(docx(body))).replace(" | ", " ").split() == ["dedans", "avant", "a", "b", "après", "c"]


def test_one_of_two_alternatives_is_read() -> None:
    body = p(f"<mc:AlternateContent><mc:Choice Requires='x'>{r('un')}</mc:Choice><mc:Fallback>{r('deux')}</mc:Fallback>"
             "</mc:AlternateContent>")  # fmt: skip
    assert texts(docx(body)) == ["un"]


TRACKED = p(r("Les "), deleted("villes"), ins("parties"), r(" conviennent."))


def test_changes_are_accepted_or_rejected() -> None:
    assert texts(docx(TRACKED)) == ["Les parties conviennent."]
    assert texts(docx(TRACKED), rejected) == ["Les villes conviennent."]


def test_changes_of_one_author_alone() -> None:
    body = p(ins("A", author="Ann"), ins("B", author="Bea"), deleted("C", author="Bea"), r("D"))
    assert texts(docx(body), taken_from("Ann")) == ["ACD"]
    assert texts(docx(body), taken_from("Bea")) == ["BD"]


def test_what_one_put_in_and_another_took_out_is_there_only_between() -> None:
    body = p(ins('<w:del w:id="9" w:author="Bea"><w:r><w:delText>X</w:delText></w:r></w:del>', author="Ann"), r("Y"))
    assert texts(docx(body)) == ["Y"]
    assert texts(docx(body), rejected) == ["Y"]
    assert texts(docx(body), taken_from("Ann")) == ["XY"]


def test_a_paragraph_mark_that_is_gone_joins_two_paragraphs() -> None:
    split = p("Un ", mark=MARK_IN) + p("deux.")
    merged = p("Un ", mark=MARK_OUT) + p("deux.")
    assert texts(docx(split)) == ["Un", "deux."]
    assert texts(docx(split), rejected) == ["Un deux."]
    assert texts(docx(merged)) == ["Un deux."]
    assert texts(docx(merged), rejected) == ["Un", "deux."]


def test_a_heading_that_was_put_in_whole_leaves_the_next_paragraph_what_it_was() -> None:
    body = p(ins("Titre"), mark=MARK_IN, level=1) + p("Texte.")
    reading, _ = read(docx(body), rejected)
    assert [(one.role, one.text) for one in lines(reading.outline)] == [("p", "Texte.")]


def test_moves_are_read_once() -> None:
    gone = f'<w:moveFrom w:id="5" w:author="Ann">{r("déplacé")}</w:moveFrom>'
    come = f'<w:moveTo w:id="6" w:author="Ann">{r("déplacé")}</w:moveTo>'
    body = p(gone, mark='<w:moveFrom w:id="7" w:author="Ann"/>') + p("resté") + p(come)
    assert texts(docx(body)) == ["resté", "déplacé"]
    assert texts(docx(body), rejected) == ["déplacé", "resté"]


def test_rows_that_were_put_in_or_taken_out() -> None:
    body = table(("a", "b"), ("c", "d"), ("e", "f"), properties=("", MARK_IN, MARK_OUT))
    assert texts(docx(body)) == ["a | b", "c | d"]
    assert texts(docx(body), rejected) == ["a | b", "e | f"]


def test_a_change_of_style_is_rejected_too() -> None:
    change = '<w:pPrChange w:id="8" w:author="Ann"><w:pPr/></w:pPrChange>'
    body = f'<w:p><w:pPr><w:outlineLvl w:val="0"/>{change}</w:pPr>{r("Objet")}</w:p>'
    assert [one.role for one in lines(read(docx(body))[0].outline)] == ["heading"]
    assert [one.role for one in lines(read(docx(body), rejected)[0].outline)] == ["p"]


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="Article %1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>'
    "</w:lvl></w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>",
)


def test_automatic_numbers_are_computed() -> None:
    body = "".join(
        (
            p("Objet", number="1", level=1), p("un", number="1/1"), p("deux", number="1/1"), p("point", number="2"),
            p("Durée", number="1", level=1), p("encore", number="1/1"), p("Fin", number="3", level=1),
            p("Après", number="1", level=1),
        )
    )  # fmt: skip
    reading, _ = read(docx(body, numbering=NUMBERING))
    assert [(one.role, one.text) for one in lines(reading.outline)] == [
        ("heading", "Article 1 Objet"), ("li", "1.a) un"), ("li", "1.b) deux"), ("li", "point"),
        ("heading", "Article 2 Durée"), ("li", "2.a) encore"), ("heading", "Article 7 Fin"),
        ("heading", "Article 8 Après"),
    ]  # fmt: skip


def test_a_number_of_a_paragraph_that_is_not_there_does_not_count() -> None:
    body = p(ins("Nouveau"), number="1", mark=MARK_IN, level=1) + p("Objet", number="1", level=1)
    assert texts(docx(body, numbering=NUMBERING)) == ["Article 1 Nouveau", "Article 2 Objet"]
    assert texts(docx(body, numbering=NUMBERING), rejected) == ["Article 1 Objet"]


@pytest.mark.parametrize(
    ("name", "value", "lang", "wanted"),
    [
        ("lowerLetter", 28, "", "bb"), ("upperRoman", 14, "", "XIV"), ("decimalZero", 3, "", "03"),
        ("ordinal", 1, "fr-CA", "1er"), ("ordinal", 2, "fr", "2e"), ("ordinal", 22, "en-GB", "22nd"),
        ("ordinal", 12, "en", "12th"), ("chineseCounting", 5, "", "5"), ("lowerRoman", 5000, "", "5000"),
    ],
)  # fmt: skip
def test_numerals(name: str, value: int, lang: str, wanted: str) -> None:
    assert numeral(name, value, lang) == wanted


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="heading 2"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="L"><w:name w:val="x"/><w:basedOn w:val="L"/></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
)


def test_styles_say_what_is_a_heading_and_what_is_set_apart() -> None:
    title, plain = p(r("Titre", "<w:b/>"), style="T"), p("en rond", style="L")
    body = title + p(r("gras", '<w:rStyle w:val="S"/>'), r(" et "), r("penché", "<w:i/>")) + plain
    reading, _ = read(docx(body, styles=STYLES))
    [clause] = reading.outline.clauses
    assert (clause.level, clause.heading, clause.formatting) == (2, "Titre", ())
    assert [(one.start, one.end, one.style) for one in clause.blocks[0].formatting] == [
        (0, 4, "strong"), (8, 14, "emphasis"),
    ]  # fmt: skip


def test_superiors_and_line_breaks() -> None:
    body = p(r("1"), r("e", '<w:vertAlign w:val="superscript"/>'), r("r", '<w:vertAlign w:val="superscript"/>'),
             "<w:r><w:br/></w:r>", r("mai"))  # fmt: skip
    [block] = read(docx(body))[0].outline.clauses[0].blocks
    assert block.text == "1<sup>er</sup> mai"
    assert [one.style for one in block.formatting] == ["break"]


def test_what_stands_beside_the_text_is_named_and_not_compared() -> None:
    body = p(
        r("Texte"), r("caché", "<w:vanish/>"), '<w:r><w:footnoteReference w:id="1"/></w:r>',
        f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Encadré')}</w:txbxContent></v:textbox></w:pict></w:r>",
        '<w:commentRangeStart w:id="0"/>', r(" fin"), '<w:r><w:drawing/></w:r>',
    )  # fmt: skip
    comment = f'<w:comment w:id="0" w:author="Bea">{p("Sûr ?")}</w:comment>'
    data = docx(
        p("Objet", level=1) + body,
        header1=part("hdr", p("En-tête")),
        footnotes=part("footnotes", f'<w:footnote w:id="1">{p("Une note")}</w:footnote>'),
        comments=part("comments", comment),
    )
    reading, problems = read(data)
    assert [one.text for one in lines(reading.outline)] == ["Objet", "Texte fin"]
    assert set(reading.left_out) == {"headers", "notes", "text-boxes", "hidden", "comments", "images"}
    found = {one.code: one for one in problems.sorted()}
    assert found["word-file-header"].facts["text"] == "En-tête"
    assert found["word-file-note"].facts["text"] == "Une note"
    assert found["word-file-text-box"].facts["text"] == "Encadré"
    assert found["word-file-hidden"].facts["text"] == "caché"
    said = found["word-file-comment"].facts
    assert (said["author"], said["text"], said["place"]) == ("Bea", "Sûr ?", "Objet")
    assert {one.severity for one in found.values()} == {Severity.NOTE}


def test_tracked_changes_are_told_by_author() -> None:
    body = p(ins("A"), deleted("B", author="Bea"), deleted("C", author="Bea"))
    found = [one.facts for one in read(docx(body))[1].sorted() if one.code == "word-file-tracked"]
    assert [(one["author"], one["count"]) for one in found] == [("Ann", "1"), ("Bea", "2")]


def test_macros_and_things_from_elsewhere_are_named() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/attachedTemplate" Target="http://x/t" TargetMode="External"/>'
        '<Relationship Id="b" Type="http://x/hyperlink" Target="http://ailleurs.example/" TargetMode="External"/>'
        "</Relationships>"
    )
    parts: dict[str, str | bytes] = {"word/vbaProject.bin": b"\0", "word/_rels/settings.xml.rels": relations}
    data = docx(p("Texte"), **parts)
    found = [(one.code, one.severity) for one in read(data)[1].sorted()]
    assert found == [("word-file-external", Severity.WARNING), ("word-file-macros", Severity.WARNING)]


ENTITY = (
    '<!DOCTYPE w [<!ENTITY a "b">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04...", "word-file-broken"),
        (docx(p("Texte"))[:-30], "word-file-broken"),
        (zipped({"a.txt": "rien"}), "word-file-kind"),
        (docx("<w:p>"), "word-file-broken"),
        (zipped({"word/document.xml": ENTITY}), "word-file-entities"),
        (docx("<w:sdt>" * 1500 + "</w:sdt>" * 1500), "word-file-broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "word-file-old"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "word-file-protected"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read(data)
    assert [one.code for one in caught.value.diagnostics] == [code]


def test_a_bomb_is_refused_by_its_directory() -> None:
    data = bytearray(docx(p("Texte"), **{"word/media/a.bin": b"\0" * 500_000_000}))
    assert len(data) < 1_000_000
    with pytest.raises(Refused) as caught:
        read(bytes(data))
    assert [one.code for one in caught.value.diagnostics] == ["word-file-too-large"]


@pytest.mark.parametrize("name", ["e_culture", "e_culture_Copy_1", "e_culture_Copy_12"])
def test_the_name_of_a_copied_bookmark_is_that_of_the_original(name: str) -> None:
    assert bookmark_id(name) == "culture"


@pytest.mark.parametrize("name", ["_Toc123", "e_", "h_0123", "e_a-b", "_GoBack"])
def test_bookmarks_of_others_carry_no_id(name: str) -> None:
    assert bookmark_id(name) == ""
