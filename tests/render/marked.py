"""The kitchen sink and what somebody made of it, laid over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from engross.compare import compare
from engross.compare.report import summarise
from engross.marking import marked_document
from engross.messages.brief import brief
from engross.model.brief import Brief
from engross.model.document import Block, Document, ItemList, Paragraph, Provision, Styled, Table, Text, Version
from engross.model.redline import Redline
from engross.render.outline import outline
from tests.render.samples import document, p, t


def edited(made: Document) -> Document:
    """Every kind of change: words, a heading, bold, a paragraph cut, an item and a row put in and taken out, a move."""
    return replace(made, versions=tuple(_version(version) for version in made.versions))


def _version(version: Version) -> Version:
    preamble, purpose, commitments, areas, work, testimonium = version.provisions
    purpose = replace(purpose, heading=t("But et portée"), body=(*purpose.body, p("objet/p3", "Un alinéa de plus.")))
    commitments = replace(commitments, body=tuple(_listed(block) for block in commitments.body))
    first, second = work.body
    assert isinstance(first, Paragraph)
    text = first.content[0]
    assert isinstance(text, Text)
    half = text.text.index(" ", len(text.text) // 2)
    cut = (replace(first, content=t(text.text[:half])), p("oeuvre/p1b", text.text[half + 1 :]), second)
    work = replace(work, body=cut)
    title = replace(version.front, subject=t("pour la mise en valeur du Sentier des trois rives"))
    budget = version.annexes[0]
    annex = replace(budget, body=tuple(_rows(block) for block in budget.body))
    return replace(
        version, front=title, provisions=(preamble, commitments, purpose, areas, work, testimonium), annexes=(annex,)
    )


def _listed(block: Provision | Block) -> Provision | Block:
    if isinstance(block, ItemList) and block.style == "dash":
        first, *_ = block.items
        words = first.blocks[0]
        assert isinstance(words, Paragraph)
        bold = replace(words, content=(Styled("strong", t("par le Service")), Text(_text(words)[14:])))
        return replace(block, items=(replace(first, blocks=(bold,)),))
    if isinstance(block, ItemList):
        *others, last = block.items
        more = replace(last, id="engagements/l1.9", blocks=(p("engagements/l1.9.p1", "à rendre compte ;"),))
        return replace(block, items=(*others[:1], more, last))
    return block


def _text(paragraph: Paragraph) -> str:
    return "".join(one.text for one in paragraph.content if isinstance(one, Text))


def _rows(block: Provision | Block) -> Provision | Block:
    if not isinstance(block, Table):
        return block
    first, second, *rest = block.rows
    changed = (replace(second[0], content=t("Poste n° 2 : entretien des haies")), *second[1:])
    more = tuple(
        replace(cell, content=t(word)) for cell, word in zip(first, ("Imprévus", "le comité", "300 €"), strict=True)
    )
    return replace(block, rows=(first, changed, *rest[1:], more))


def pair(
    langs: Sequence[str] = ("fr",), arrangement: Literal["sequence", "columns"] = "sequence"
) -> tuple[Document, Document]:
    old = document(langs, arrangement=arrangement, emblems=True)
    return old, edited(old)


def over(old: Document, new: Document, lang: str = "fr") -> tuple[Document, Redline, Brief]:
    """The document that holds both, with the redline and the account that it was made from."""
    redline = compare(outline(old), outline(new))
    account = brief(summarise(redline), lang, old="ancien", new="nouveau")
    return marked_document(redline, old, new, account), redline, account
