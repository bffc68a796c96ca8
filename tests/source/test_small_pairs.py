"""Small pairs of files, each of a kind that a reader can lose or misread: what changed is found, and nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engross import api
from engross.api.texts import alike
from engross.compare import compare
from engross.diagnostics import Collector
from engross.model.outline import Reading, lines, uncompared
from engross.source.compared_file import read_file

PAIRS = {
    "a footnote of one word": ("a.md", "Loyer.[^1]\n\n[^1]: mensuel", "Loyer.[^1]\n\n[^1]: annuel",
                               ["-mensuel", "+annuel"]),
    "a footnote that nothing refers to": ("a.md", "Loyer.\n\n[^x]: dix jours", "Loyer.\n\n[^x]: onze jours",
                                          ["-dix", "+onze"]),
    "the target of a link": ("a.md", "Voir [le tarif](https://a.example/1).", "Voir [le tarif](https://a.example/2).",
                             ["~le tarif"]),
    "the text of a picture": ("a.md", "![au plus 10 euros](a.png)", "![au plus 20 euros](a.png)", ["-10", "+20"]),
    "front matter in YAML": ("a.md", "---\ntitle: Bail 2024\n---\nTexte.", "---\ntitle: Bail 2025\n---\nTexte.",
                             ["-2024", "+2025"]),
    "front matter in TOML": ("a.md", "+++\ntitle = \"Bail\"\n+++\nTexte.", "+++\ntitle = \"Prêt\"\n+++\nTexte.",
                             ["-Bail", "+Prêt"]),
    "deleted beside inserted": ("a.md", "Il paie <del>10</del><ins>20</ins> euros.", "Il paie 20 euros.",
                                ["-10", "~20"]),
    "struck words": ("a.md", "Il paie ~~10~~ 20 euros.", "Il paie 10 20 euros.", ["~10"]),
    "struck words of a page": ("a.html", "<p>Il paie <s>10</s> 20 euros.", "<p>Il paie 10 20 euros.", ["~10"]),
    "a formula": ("a.md", "Le taux $a_1*b_2*c$ vaut pour tous.", "Le taux $a_1*b_3*c$ vaut pour tous.", ["-2", "+3"]),
    "a quotation": ("a.md", "> Le délai est de dix jours.", "> Le délai est de onze jours.", ["-dix", "+onze"]),
    "code": ("a.md", "```\nx = 1\n```", "```\nx = 2\n```", ["-1", "+2"]),
    "a definition": ("a.md", "Bail\n: un contrat de location", "Bail\n: un contrat de prêt", ["-location", "+prêt"]),
    "a table in HTML": ("a.md", "<table><tr><td>loyer annuel dû</td><td>10</td></tr></table>",
                        "<table><tr><td>loyer annuel dû</td><td>20</td></tr></table>", ["-10", "+20"]),
    "items by letters": ("a.md", "Il doit :\n(a) payer le loyer ;\n(b) partir.",
                         "Il doit :\n(a) payer le loyer ;\n(b) rester.", ["-partir", "+rester"]),
    "items by ordinals": ("a.md", "Il doit :\n1° payer le loyer ;\n2° partir.",
                          "Il doit :\n1° payer le loyer ;\n2° rester.", ["-partir", "+rester"]),
    "an item one level higher": ("a.md", "- un point\n    - sauf accord\n- trois", "- un point\n- sauf accord\n- trois",
                                 ["¶"]),
    "an item one level higher on a page": ("a.html", "<ul><li>un<ul><li>sauf accord</ul></ul>",
                                           "<ul><li>un<li>sauf accord</ul>", ["¶"]),
    "bullets that became numbers": ("a.html", "<ul><li>un point</ul>", "<ol><li>un point</ol>", ["+1"]),
    "where a list starts": ("a.html", "<ol start=3 type=a><li>un point de plus</ol>",
                            "<ol start=5 type=a><li>un point de plus</ol>", ["-c", "+e"]),
    "a list that counts down": ("a.html", "<ol start=5><li>un mot de plus</ol>",
                                "<ol start=5 reversed><li>un mot de plus<li>deux mots</ol>",
                                ["+4", "+deux", "+mots"]),
    "the number of an item": ("a.html", "<ol><li value=4>un mot de plus</ol>", "<ol><li value=7>un mot de plus</ol>",
                              ["-4", "+7"]),
    "no head and no tags closed": ("a.html", "<!doctype html><title>T</title>\n<h1>Bail</h1><p>Il paie 10 euros.",
                                   "<!doctype html><title>T</title>\n<h1>Bail</h1><p>Il paie 20 euros.",
                                   ["-10", "+20"]),
    "a form": ("a.html", "<textarea>dix jours</textarea>", "<textarea>onze jours</textarea>", ["-dix", "+onze"]),
    "an option": ("a.html", "<select><option>par mois<option>par an</select>",
                  "<select><option>par mois<option>par jour</select>", ["-an", "+jour"]),
    "hidden words": ("a.html", "<p hidden>dix jours<p>Fin.", "<p hidden>onze jours<p>Fin.", ["-dix", "+onze"]),
    "two line breaks": ("a.html", "<p>Un mot.<br><br>Deux mots de plus.", "<p>Un mot.<br> <br>Deux mots de moins.",
                        ["-plus", "+moins"]),
    "a caption": ("a.html", "<table><caption>Tarif 2024</caption><tr><td>x</table>",
                  "<table><caption>Tarif 2025</caption><tr><td>x</table>", ["-2024", "+2025"]),
    "articles in bold": ("a.md", "**Article 1.** Il paie 10 euros par an.", "**Article 1.** Il paie 20 euros par an.",
                         ["-10", "+20"]),
    "lines wrapped elsewhere": (
        "a.txt",
        "Aucune des parties ne peut céder le présent accord à un\ntiers sans le consentement écrit de l’autre partie,\n"
        "donné par lettre.\n",
        "Aucune des parties ne peut céder le présent accord à\nun tiers sans le consentement écrit de l’autre\n"
        "partie, donné par lettre.\n",
        [],
    ),
}  # fmt: skip


def read(folder: Path, name: str, content: str | bytes) -> Reading:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    reading = read_file(path, name, Collector())
    assert isinstance(reading, Reading)
    return reading


def marks(old: Reading, new: Reading) -> list[str]:
    """What changed: `-` words taken out, `+` put in, `~` words set otherwise, `¶` a paragraph that changed its place.

    Words that are taken out and put in again, because what is left of a short text would be an island, do not count.
    """
    out, into, others = Counter[str](), Counter[str](), list[str]()
    for block in compare(*(one.outline for one in alike(old, new))).blocks:
        for seg in block.segs:
            if seg.op == "equal":
                others += [f"~{seg.text}"] if seg.change else []
            else:
                (out if seg.was else into).update(word.strip('."') for word in seg.text.split())
        others += ["¶"] if block.end.change and block.end.op == "equal" else []
    return [*(f"-{word}" for word in sorted(out - into)), *(f"+{word}" for word in sorted(into - out)), *others]


@pytest.mark.parametrize("kind", PAIRS)
def test_what_changed_is_found_and_nothing_else(tmp_path: Path, kind: str) -> None:
    name, old, new, wanted = PAIRS[kind]
    assert marks(read(tmp_path, name, old), read(tmp_path, name, new)) == wanted


def test_an_article_names_itself(tmp_path: Path) -> None:
    text = "CHAPITRE PREMIER\n\nArt. L. 131-4. – Le conseil décide.\n\nSection 1ère\n\nArticle 29-1 bis. Il paie."
    read_ = read(tmp_path, "a.txt", text)
    assert [one.text for one in lines(read_.outline) if one.role == "heading"] == [
        "CHAPITRE PREMIER", "Art. L. 131-4. –", "Section 1ère", "Article 29-1 bis.",
    ]  # fmt: skip
    assert [one.level for one in read_.outline.clauses] == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("name", "content", "encoding"),
    [
        ("a.txt", "Un été à Rives.".encode("utf-16"), "UTF-16"),
        ("a.txt", "Un été à Rives.".encode("utf-16-le"), "UTF-16"),
        ("a.txt", "Un été à Rives.".encode("cp1252"), "windows-1252"),
        ("a.html", "<meta charset=windows-1252><p>Un été à Rives.".encode("cp1252"), "windows-1252"),
        ("a.html", "<meta charset=iso-8859-15><p>Un été à Rives.".encode("iso-8859-15"), "iso8859-15"),
    ],
)
def test_other_encodings_are_read_and_told(tmp_path: Path, name: str, content: bytes, encoding: str) -> None:
    (tmp_path / name).write_bytes(content)
    problems = Collector()
    reading = read_file(tmp_path / name, name, problems)
    assert isinstance(reading, Reading)
    assert [one.text for one in lines(reading.outline)] == ["Un été à Rives."]
    assert [(one.code, one.facts["encoding"]) for one in problems] == [("compared-encoding", encoding)]


def test_what_is_left_out_is_counted_by_kind_and_said_with_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_text(
        "<h1>Bail</h1><p>Texte.<!-- a --><img src=a.png><script>f()</script>", encoding="utf-8"
    )
    (tmp_path / "new.html").write_text(
        "<h1>Bail</h1><p>Texte.<!-- b --><img src=a.png><script>f()</script>", encoding="utf-8"
    )
    old, new = str(tmp_path / "old.html"), str(tmp_path / "new.html")
    made = api.compare(None, old, new, api.CompareOptions(lang="en"))
    assert made.changes == 0
    assert made.sentence == (
        "Nothing changes in what was compared; not compared: 1 comment (not the same), 1 picture (the same in both) "
        "and 1 program of the page (the same in both)."
    )
    assert not made.failed
    assert api.compare(None, old, new, api.CompareOptions(lang="en", allow=("Bail",))).failed
    same = api.compare(None, old, old, api.CompareOptions(lang="en"))
    assert same.sentence == "Nothing changes: the two texts are the same, character for character."


def test_the_kinds_that_are_left_out_are_those_of_either_text(tmp_path: Path) -> None:
    old, new = read(tmp_path, "a.html", "<p>x<img src=a>"), read(tmp_path, "b.html", "<p>x<!-- c -->")
    assert [(one.kind, one.old, one.new, one.same) for one in uncompared(old, new)] == [
        ("comments", 0, 1, False),
        ("images", 1, 0, False),
    ]
