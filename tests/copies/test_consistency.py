"""Originals say the same, or it is told where they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from engross.acts import act
from engross.copies.consistency import Consistency, check_consistency
from engross.copies.mentions import mentions
from engross.language import grammar
from engross.model.document import Block, Document, Paragraph, Provision, SignatureBlock, Text
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES, PROTOCOL_2017, ROOT

NAMES = [
    (ROOT, PROTOCOL_2017),
    (CASES / "good" / "trois-parties", "clairval-rives/2027-2029"),
    (CASES / "good" / "trois-parties", "clairval-rives/2027-2029-suite"),
]


def _of(
    workspace: Workspace, name: str, change: Callable[[str, Document], Document] = lambda _, one: one
) -> Consistency:
    library = Library(workspace)
    first = act(library, name)
    assert first.materials is not None
    documents: dict[str, Document] = {}
    for key in first.materials.protocol.parties:
        made = act(library, name, first=key)
        assert made.assembled is not None
        documents[key] = change(key, made.assembled.document)
    tags = [grammar(version.lang) for version in documents[key].versions]
    return check_consistency(documents, mentions(first.materials.parties, tags))


@pytest.mark.parametrize(("root", "name"), NAMES, ids=[name for _, name in NAMES])
def test_the_alternat_changes_the_order_alone(root: Path, name: str) -> None:
    found = _of(Workspace(root, builtin_root()), name)
    assert [dict(one.facts) for one in found.differences] == []
    assert len({(one.lang, one.id) for one in found.provisions}) == len(found.provisions) > 8
    assert all(one.lines for one in found.provisions)


def test_orders_really_differ() -> None:
    library = Library(Workspace(ROOT, builtin_root()))
    documents = [act(library, PROTOCOL_2017, first=key).assembled for key in ("quebec", "namur")]
    assert documents[0] is not None
    assert documents[1] is not None
    assert documents[0].document.versions != documents[1].document.versions


def _edited(provisions: tuple[Provision, ...], ident: str, words: str) -> tuple[Provision, ...]:
    def paragraph(one: Provision | Block) -> Provision | Block:
        return replace(one, content=(*one.content, Text(words))) if isinstance(one, Paragraph) else one

    return tuple(
        replace(one, body=tuple(paragraph(part) for part in one.body)) if one.id == ident else one for one in provisions
    )


@pytest.mark.parametrize("words", [" non", ".", "\u2060x", " é"])
def test_one_word_more_in_one_original_is_found(words: str) -> None:
    def change(key: str, one: Document) -> Document:
        version = one.versions[0]
        changed = replace(version, provisions=_edited(version.provisions, "engagements", words))
        return replace(one, versions=(changed,)) if key == "namur" else one

    found = _of(Workspace(ROOT, builtin_root()), PROTOCOL_2017, change)
    assert {one.code for one in found.differences} == {"counterparts-differ"}
    assert {one.facts["name"] for one in found.differences} == {"Engagements"}


def test_a_signatory_less_in_one_original_is_found() -> None:
    def change(key: str, one: Document) -> Document:
        block = one.closing[0]
        assert isinstance(block, SignatureBlock)
        columns = block.columns
        fewer = replace(columns[0], signatures=columns[0].signatures[:1])
        return replace(one, closing=(replace(block, columns=(fewer, *columns[1:])),)) if key == "namur" else one

    assert _of(Workspace(ROOT, builtin_root()), PROTOCOL_2017, change).differences


FILES: Mapping[str, str] = {
    "protocols/a-b/relation.yaml": "name: A–B\nfictional: true\n",
    "protocols/a-b/2027.yaml": """
fictional: true
template: protocol
kind: {fr: {text: Protocole}}
period: 2027
languages: [fr-CA]
parties: [amont, aval]
clauses:
  articles: [objet@1]
signing:
  signatories: {amont: maire, aval: maire}
""",
}


def _party(name: str) -> str:
    return (
        f"fictional: true\nname: {{fr: {{text: Ville d'{name}, article: true, gender: feminine}}}}\ntown: {name}\n"
        "offices:\n  maire:\n    title: Maire\n    holders: [{name: Personne Fictive, gender: masculine}]\n"
    )


@pytest.mark.parametrize(
    ("clause", "differs"),
    [
        ("{{ parties | names | capital }} coopèrent.", False),
        ("{{ parties[0] | the | capital }} verse 10 $ à {{ parties[1] | the }}.", True),
        ("{{ party.amont | the | capital }} verse 10 $ {{ party.aval | to }}.", False),
        ("{% for one in parties %}\n- {{ one | the }} publie ;\n{% endfor %}\n", False),
        ("{% for one in parties %}\n- {{ one | the }} verse {{ loop.index }}0 $ ;\n{% endfor %}\n", True),
        ("{{ parties | names | capital }} versent respectivement 10 $ et 20 $.", True),
    ],
)
def test_a_clause_is_judged_by_what_it_says(
    clause: str, differs: bool, workspace: Callable[[dict[str, str]], Workspace]
) -> None:
    files = {
        **FILES,
        "parties/amont.yaml": _party("Amont"),
        "parties/aval.yaml": _party("Aval"),
        "clauses/objet/1.md": f"---\nheading: Objet\n---\n{clause}\n",
    }
    found = _of(workspace(files), "a-b/2027")
    assert bool(found.differences) is differs
