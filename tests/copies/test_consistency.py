"""Originals say the same, or it is told where they do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engross.acts import act
from engross.copies.consistency import Consistency, check_consistency
from engross.copies.mentions import Mentions, mentions
from engross.diagnostics import Severity
from engross.language import grammar
from engross.model.document import (
    Block,
    Break,
    Document,
    Number,
    Paragraph,
    Provision,
    SignatureBlock,
    SignatureColumn,
    Text,
)
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


# one thing that is another in one original: each kind is found, with its place


def _column(index: int, change: Callable[[SignatureColumn], SignatureColumn]) -> Callable[[Document], Document]:
    def changed(one: Document) -> Document:
        block = one.closing[0]
        assert isinstance(block, SignatureBlock)
        columns = [change(column) if here == index else column for here, column in enumerate(block.columns)]
        return replace(one, closing=(replace(block, columns=tuple(columns)),))

    return changed


def _signature(**changes: Any) -> Callable[[Document], Document]:
    return _column(
        0, lambda column: replace(column, signatures=(replace(column.signatures[0], **changes), *column.signatures[1:]))
    )


def _front(**changes: Any) -> Callable[[Document], Document]:
    return lambda one: replace(
        one, versions=tuple(replace(version, front=replace(version.front, **changes)) for version in one.versions)
    )


def _provisions(
    change: Callable[[tuple[Provision, ...]], tuple[Provision, ...]], what: str = "provisions"
) -> Callable[[Document], Document]:
    return lambda one: replace(
        one, versions=tuple(replace(version, **{what: change(getattr(version, what))}) for version in one.versions)
    )


def _broken(provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """A line break after the first words of the first paragraph."""
    first, *rest = provisions
    body = [
        replace(part, content=(*part.content, Break()))
        if isinstance(part, Paragraph) and part is first.body[0]
        else part
        for part in first.body
    ]
    return (replace(first, body=tuple(body)), *rest)


def _renumbered(provisions: tuple[Provision, ...]) -> tuple[Provision, ...]:
    number = Number(9, (Text("9"),), (Text("Article 9"),))
    return (*provisions[:1], replace(provisions[1], number=number), *provisions[2:])


def _sides(one: Document) -> Document:
    front = one.versions[0].front
    return _front(sides=(*front.sides[:1], replace(front.sides[1], name=(Text("de troisième part"),))))(one)


SPOILED: Mapping[str, Callable[[Document], Document]] = {
    "a title": _front(title=(Text("Convention"),)),
    "a period": _front(period=(Text("2017-2020"),)),
    "a subject": _front(subject=(Text("le sport"),)),
    "a side": _sides,
    "the order of provisions": _provisions(lambda ones: (*ones[:2], ones[3], ones[2], *ones[4:])),
    "a provision that is missing": _provisions(lambda ones: (*ones[:2], *ones[3:])),
    "a provision more": _provisions(lambda ones: (*ones, replace(ones[0], id="encore"))),
    "a number": _provisions(_renumbered),
    "a heading": _provisions(lambda ones: (*ones[:1], replace(ones[1], heading=(Text("Autre"),)), *ones[2:])),
    "a line break": _provisions(_broken),
    "a name": _signature(name=(Text("Quelqu’un"),)),
    "a capacity": _signature(capacity=((Text("Conseiller"),),)),
    "a role": _signature(role="witness"),
    "a mention": _signature(mention=(Text("par délégation"),)),
    "a caption": _column(0, lambda one: replace(one, caption=((Text("Pour une autre ville"),),))),
    "a signature more": _column(0, lambda one: replace(one, signatures=(*one.signatures, one.signatures[0]))),
}


@pytest.fixture(scope="module")
def originals() -> tuple[dict[str, Document], dict[str, Mentions]]:
    """Two originals of one act in two orders of the parties, and the ways to name these."""
    library = Library(Workspace(ROOT, builtin_root()))
    first = act(library, PROTOCOL_2017)
    assert first.materials is not None
    documents: dict[str, Document] = {}
    for key in first.materials.protocol.parties:
        made = act(library, PROTOCOL_2017, first=key)
        assert made.assembled is not None
        documents[key] = made.assembled.document
    tags = [grammar(version.lang) for version in documents[key].versions]
    return documents, mentions(first.materials.parties, tags)


@pytest.mark.parametrize("keeper", ["quebec", "namur"])
@pytest.mark.parametrize("what", sorted(SPOILED))
def test_what_is_another_in_one_original_is_found(
    what: str, keeper: str, originals: tuple[dict[str, Document], dict[str, Mentions]]
) -> None:
    documents, names = originals
    assert check_consistency(documents, names).differences == ()
    spoiled = SPOILED[what](documents[keeper])
    assert spoiled != documents[keeper]
    found = check_consistency({**documents, keeper: spoiled}, names)
    assert found.differences
    for one in found.differences:
        assert (one.code, one.severity, one.facts["first"], one.facts["other"]) == (
            "counterparts-differ", Severity.ERROR, "quebec", "namur",
        )  # fmt: skip
        assert one.facts["ours"] != one.facts["theirs"], one.facts


def test_an_annex_that_is_another_is_found(originals: tuple[dict[str, Document], dict[str, Mentions]]) -> None:
    documents, names = originals

    def with_annex(one: Document, words: str) -> Document:
        before = one.versions[0].provisions[0]
        paragraph = next(part for part in before.body if isinstance(part, Paragraph))
        annex = replace(before, id="annexe", body=(replace(paragraph, content=(Text(words),)),))
        return replace(one, versions=(replace(one.versions[0], annexes=(annex,)),))

    same = {key: with_annex(one, "Cent dollars.") for key, one in documents.items()}
    assert check_consistency(same, names).differences == ()
    [told] = check_consistency({**same, "namur": with_annex(same["namur"], "Mille dollars.")}, names).differences
    assert (told.facts["ours"], told.facts["theirs"]) == ("Cent dollars.", "Mille dollars.")
    gone = {**same, "namur": documents["namur"]}
    assert check_consistency(gone, names).differences
