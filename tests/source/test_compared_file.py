"""Files that are to be compared: what each kind becomes, and what is said of those that cannot be read."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.compare import compare
from engross.diagnostics import Collector, Refused
from engross.model.outline import Formatted, Outline, Reading, lines
from engross.source.compared_file import read_file
from engross.source.html_reader import read_html
from engross.source.markdown_reader import read_clause, read_markdown
from engross.source.outline_json import LIMIT
from engross.source.plaintext_reader import read_plain_text


def told(outline: Outline) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in lines(outline)]


def from_file(folder: Path, name: str, content: bytes) -> Reading:
    path = folder / name
    path.write_bytes(content)
    problems = Collector()
    read = read_file(path, name, problems)
    assert isinstance(read, Reading)
    assert len(problems) == 0
    return read


# Markdown


def test_markdown_becomes_headings_paragraphs_items_and_rows() -> None:
    text = (
        "avant\n\n# Titre\nun\ndeux  \ntrois\n\n- a\n- b\n  suite\n\n3. c\n4. d\n\n   e\n\n"
        "> cité\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```\ncode  ici\n```\n"
    )
    read = read_markdown(text)
    assert told(read.outline) == [
        ("p", "avant"),
        ("heading", "Titre"),
        ("p", "un deux trois"),
        ("li", "a"),
        ("li", "b suite"),
        ("li", "3. c"),
        ("li", "4. d"),
        ("p", "e"),
        ("p", "cité"),
        ("p", "x | y"),
        ("p", "1 | 2"),
        ("p", "code ici"),
    ]
    assert [one.level for one in read.outline.clauses] == [1, 1]
    assert read.left_out == {}


def test_what_markdown_says_beside_its_words_is_named() -> None:
    read = read_markdown("**Un** [deux](http://a.b) ![trois](c.png) <u>quatre</u> 20<sup>e</sup>")
    assert told(read.outline) == [("p", "Un deux trois quatre 20<sup>e</sup>")]
    assert read.outline.clauses[0].blocks[0].formatting == (
        Formatted(0, 2, "strong"),
        Formatted(3, 7, "link http://a.b"),
        Formatted(14, 20, "underline"),
    )
    assert read.left_out == {"images": ("c.png",)}


def test_words_that_look_like_tags_stay() -> None:
    assert told(read_markdown("La <Ville> et 3 < 4 > 2 & <maire@ville.example>").outline) == [
        ("p", "La <Ville> et 3 < 4 > 2 & maire@ville.example")
    ]


def test_a_line_end_inside_a_paragraph_of_a_clause_is_a_space() -> None:
    one = read_clause("objet", "Objet", "Les villes\nfavorisent {{ parties | names }}.\n\nFin.", "fr")
    other = read_clause("objet", "Objet", "Les villes favorisent\n{{ parties | names }}.\n\n\nFin.", "fr")
    assert one.outline == other.outline
    assert told(one.outline)[1] == ("p", "Les villes favorisent {{ parties | names }}.")


def test_the_code_of_a_template_is_not_markdown() -> None:
    body = '{% for party in parties %}\n- **{{ party.unit | the("*x*") }}** ;\n{% endfor %}\n\nFin. {@fin .body}\n'
    assert told(read_clause("suivi", "", body, "fr").outline) == [
        ("p", "{% for party in parties %}"),
        ("li", '{{ party.unit | the("*x*") }} ;'),
        ("p", "{% endfor %}"),
        ("p", "Fin."),
    ]


# plain text


def test_the_lines_of_a_wrapped_text_are_joined_and_others_are_not() -> None:
    wrapped = (
        "Article 1 – Objet\n\nLes deux villes favorisent la circulation des artistes et\n"
        "des œuvres, dans la mesure de leurs moyens.\n\n– un\n– deux\na) trois\n\nFait à Rives,\nle 3 mai 2030\n"
    )
    assert told(read_plain_text(wrapped).outline) == [
        ("heading", "Article 1 – Objet"),
        ("p", "Les deux villes favorisent la circulation des artistes et des œuvres, dans la mesure de leurs moyens."),
        ("li", "un"),
        ("li", "deux"),
        ("li", "a) trois"),
        ("p", "Fait à Rives,"),
        ("p", "le 3 mai 2030"),
    ]


def test_a_text_of_long_lines_has_a_paragraph_a_line() -> None:
    long = "mot " * 40
    assert told(read_plain_text(f"{long}\nsuite courte\nBUDGET\r\nfin").outline) == [
        ("p", long.strip()),
        ("p", "suite courte"),
        ("heading", "BUDGET"),
        ("p", "fin"),
    ]


@pytest.mark.parametrize(
    ("chapter", "article"),
    [
        ("CHAPITRE II – BUDGET", "Article 3 – Montants"),
        ("CHAPTER II – BUDGET", "Article 3 – Amounts"),
        ("HOOFDSTUK II – BEGROTING", "Artikel 3 – Bedragen"),
        ("CAPÍTULO II – PRESUPUESTO", "Artículo 3 – Importes"),
    ],
)
def test_a_plain_text_names_its_provisions_in_any_language_of_the_house(chapter: str, article: str) -> None:
    outline = read_plain_text(f"{chapter}\n\n{article}\n\n100.\n").outline
    assert [(clause.level, clause.heading) for clause in outline.clauses] == [(1, chapter), (2, article)]


def test_wrapping_a_text_otherwise_changes_nothing() -> None:
    words = ("Les deux villes prennent à leur charge les frais de leurs délégations et se communiquent " * 3).split()
    wide, narrow = [list[str]()], [list[str]()]
    for word in words:
        for made, width in ((wide, 90), (narrow, 60)):
            if len(" ".join([*made[-1], word])) > width:
                made.append([])
            made[-1].append(word)
    one, other = ("\n".join(map(" ".join, made)) for made in (wide, narrow))
    assert one != other
    assert read_plain_text(one).outline == read_plain_text(other).outline


# HTML


def test_any_page_becomes_headings_paragraphs_items_and_rows() -> None:
    page = (
        "<!DOCTYPE html><html lang=fr><head><title>non</title><style>p{}</style></head><body>avant"
        "<h2 id=x>Titre <i>deux</i></h2><p>a<br>b &lt;c&gt;&nbsp;d<p>20<sup>e</sup><ul><li>un<li><p>deux</p>"
        "<p>trois</p></ul><table><tr><th>x<th>y<tr><td>1<td><p>2</p></table>"
        "<script>non()</script><img src=a.png></body></html>"
    )
    read = read_html(page, "a.html")
    assert told(read.outline) == [
        ("p", "avant"),
        ("heading", "Titre deux"),
        ("p", "a b <c>\u00a0d"),
        ("p", "20<sup>e</sup>"),
        ("li", "un"),
        ("li", "deux"),
        ("p", "trois"),
        ("p", "x | y"),
        ("p", "1 | 2"),
    ]
    assert read.outline.lang == "fr"
    assert read.outline.clauses[1].formatting == (Formatted(6, 10, "emphasis"),)
    assert read.outline.clauses[1].blocks[0].formatting == (Formatted(1, 2, "break"),)
    assert set(read.left_out) == {"images", "scripts", "title"}
    assert read.left_out["images"] == ("a.png",)
    assert read.left_out["title"] == ("non",)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a **b *c* d** e", {(2, 7, "strong"), (4, 5, "emphasis")}),
        ("**a** *b*\\\nc", {(0, 1, "strong"), (2, 3, "emphasis"), (3, 4, "break")}),
        ("<b>a</b> <em>b\nc</em>", {(0, 1, "strong"), (2, 5, "emphasis")}),
        ("<b>a *b</b> c*", {(0, 3, "strong"), (2, 5, "emphasis")}),
    ],
)
def test_markdown_says_how_words_are_set(written: str, wanted: set[tuple[int, int, str]]) -> None:
    [block] = read_markdown(written).outline.clauses[0].blocks
    assert {(one.start, one.end, one.style) for one in block.formatting} == wanted


def test_a_text_that_cannot_say_how_words_are_set_is_known_as_one(tmp_path: Path) -> None:
    assert from_file(tmp_path, "a.txt", b"Un texte.").bare
    assert from_file(tmp_path, "a.json", b'{"clauses": [{"heading": "a"}]}').bare
    assert not from_file(tmp_path, "a.md", b"Un texte.").bare
    assert not from_file(tmp_path, "a.html", b"<html><p>Un texte.</p></html>").bare


def test_a_redline_of_ours_is_refused_where_its_changes_begin() -> None:
    with pytest.raises(Refused) as caught:
        read_html('<p>Les\n <del data-place="1">villes</del><ins data-place="1">parties</ins></p>', "a.html")
    assert [(one.code, str(one.origin)) for one in caught.value.diagnostics] == [("compared-redline", "a.html:2:2")]


# which kind


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.md", "# T", [("heading", "T")]),
        ("a.txt", "# T", [("p", "# T")]),
        ("a.txt", "<html><p>x</html>", [("p", "<html><p>x</html>")]),
        ("a", " <!doctype html><p>x", [("p", "x")]),
        ("a", '{"clauses": [{"blocks": [{"text": "x"}]}]}', [("p", "x")]),
        ("a", "{ceci n’est pas du JSON", None),
        ("a.html", "rien", [("p", "rien")]),
        ("a.MD", "---\nheading: Objet\nlang: fr\n---\nUn {{ x }}", [("heading", "Objet"), ("p", "Un {{ x }}")]),
        ("a.md", "---\ntitle: x\n---\nUn", [("p", "title: x"), ("p", "Un")]),
        ("a.md", "+++\ntitle = 1\n+++\nUn", [("p", "title = 1"), ("p", "Un")]),
        ("a.txt", "", []),
        ("a.md", "", []),
        ("a.html", "", []),
        ("a.txt", "\ufeffun", [("p", "un")]),
    ],
)
def test_content_and_ending_say_the_kind(
    tmp_path: Path, name: str, content: str, wanted: list[tuple[str, str]] | None
) -> None:
    if wanted is None:
        with pytest.raises(Refused):
            from_file(tmp_path, name, content.encode())
    else:
        assert told(from_file(tmp_path, name, content.encode()).outline) == wanted


@pytest.mark.parametrize(
    ("name", "content", "code", "place"),
    [
        ("a.docx", b"PK\x03\x04...", "word-file-broken", "a.docx:1:1"),
        ("a.txt", b"PK\x03\x04...", "word-file-broken", "a.txt:1:1"),
        ("a.rtf", b"{\\rtf1 ...", "compared-kind", "a.rtf:1:1"),
        ("a.txt", b"%PDF-1.7", "pdf-broken", "a.txt:1:1"),
        ("a.txt", b"un\0deux", "compared-kind", "a.txt:1:1"),
        ("a.txt", "texte".encode("utf-16")[:-1], "compared-kind", "a.txt:1:1"),
        ("a.html", b"<script>f()</script>", "compared-empty", "a.html:1:1"),
        ("a.html", b"<p>Turn scripts on<script>" + b"f();" * 9000 + b"</script>", "compared-empty", "a.html:1:1"),
        ("a.html", b"<div>" * 3000, "compared-too-deep", "a.html:1:1"),
        ("a.json", b'{"format": "engross-redline/1", "blocks": []}', "compared-redline", "a.json:1:1"),
        ("a.json", b'{"format": "engross-document/1"}', "outline-shape", "a.json:1:1"),
        ("a.json", b"[" * 100_000, "outline-syntax", "a.json:1:1"),
        ("absent.md", None, "unreadable-file", "absent.md:1:1"),
        ("dossier.md", None, "unreadable-file", "dossier.md:1:1"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes | None, code: str, place: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    elif name == "dossier.md":
        (tmp_path / name).mkdir()
    with pytest.raises(Refused) as caught:
        read_file(tmp_path / name, name, Collector())
    assert [(one.code, str(one.origin)) for one in caught.value.diagnostics] == [(code, place)]


def test_a_file_that_is_too_large_is_told_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(Refused) as caught:
        read_file(tmp_path / "a.txt", "a.txt", Collector())
    assert [one.code for one in caught.value.diagnostics] == ["compared-too-large"]


def test_a_markdown_file_has_a_bound_of_its_own_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Les villes échangent.\n\n" * 180_000, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        read_file(tmp_path / "a.md", "a.md", Collector())
    [told] = caught.value.diagnostics
    assert (told.code, told.facts["size"], told.facts["limit"]) == ("compared-too-large", "5", "4")


def test_every_fault_of_an_outline_is_told_at_its_place(tmp_path: Path) -> None:
    text = (
        '{"lang": 3,\n "clauses": [\n  {"level": 0, "blocks": [{"text": "a\\nb"}, {"type": "x",\n   "text": null}]}]}'
    )
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as caught:
        read_file(tmp_path / "a.json", "a.json", Collector())
    assert [(one.code, str(one.origin)) for one in caught.value.diagnostics] == [
        ("outline-shape", "a.json:1:10"),
        ("outline-shape", "a.json:3:13"),
        ("outline-line-break", "a.json:3:36"),
        ("outline-shape", "a.json:3:54"),
        ("outline-shape", "a.json:4:12"),
    ]


def test_every_fault_of_a_tree_is_told_at_its_place(tmp_path: Path) -> None:
    tree = {
        "format": "engross-document/1",
        "node": "document",
        "id": 3,
        "versions": [{"node": "version", "lang": "fr", "front": {"node": "front", "title": [{"node": "nothing"}]}}],
    }
    (tmp_path / "a.json").write_text(json.dumps(tree, indent=1), encoding="utf-8")
    with pytest.raises(Refused) as caught:
        read_file(tmp_path / "a.json", "a.json", Collector())
    found = [(one.origin.line, one.facts["place"]) for one in caught.value.diagnostics]
    assert found == [(4, "id"), (12, "versions[0].front.title[0]")]


# whatever stands in a file

_PIECES = st.sampled_from(
    (
        *"<p> </p> <li> <ul> </ul> <td> <tr> <table> </table> <sup> </sup> <h1> </h1>".split(),
        *"<!-- --> <![CDATA[ <style>".split(),
        *"</section> </span> # - 1. > ``` | --- ** [[x]] &amp; & mot a\u0301 \u05d0\u05d1 \u202e \ue0201\ue021".split(),
        *("<div class=cover>", "<header class='cover'>", "<div class='front' lang=fr>", "<span class=label>"),
        *("<section class=provision id=a>", "<div class=cell lang=en>", "[a]: b", "{{ x }}", "{% if %}", "Article 2"),
        *("\n", "\n\n", "    ", "\x0b", "# ", "- ", '{"clauses": []}'),
    )
)
_ANYTHING = st.lists(_PIECES | st.text(max_size=8), max_size=40).map("".join)


@settings(deadline=None)
@given(_ANYTHING)
def test_any_text_is_read_without_a_line_break_in_a_paragraph(text: str) -> None:
    for read in (read_markdown(text), read_clause("a", "", text, "fr"), read_plain_text(text)):
        assert all(one.text and not set("\n\r") & set(one.text) for one in lines(read.outline))
    page = read_html(text, "a.html")
    assert all(one.text and not set("\n\r") & set(one.text) for one in lines(page.outline))


@settings(deadline=None)
@given(_ANYTHING, _ANYTHING)
def test_any_two_texts_have_a_redline(one: str, other: str) -> None:
    compare(read_plain_text(one).outline, read_markdown(other).outline)


@settings(deadline=None)
@given(
    content=st.binary(max_size=200) | _ANYTHING.map(str.encode),
    ending=st.sampled_from([".md", ".txt", ".html", ".json", ""]),
)
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(content)
    with suppress(Refused):
        read_file(path, path.name, Collector())
