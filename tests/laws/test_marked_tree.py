"""A document that holds two texts gives both back, provision by provision, and every renderer shows it."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings

from engross.compare import compare
from engross.compare.summary import summarise
from engross.marking import Unfit, laid
from engross.marking.proof import prove
from engross.messages.brief import brief
from engross.model.document import Document
from engross.render.outline import outline
from tests.laws.trees import pairs

quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def marked(old: Document, new: Document) -> Document:
    redline = compare(outline(old), outline(new))
    try:
        return laid(redline, old, new, brief(summarise(redline), "fr", old="ancien", new="nouveau"))
    except Unfit:
        assume(False)
        raise


@quick
@given(pairs())
def test_a_marked_tree_gives_both_documents_back(pair: tuple[Document, Document]) -> None:
    old, new = pair
    prove(marked(old, new), old, new)


@quick
@given(pairs())
def test_a_document_laid_over_itself_is_itself(pair: tuple[Document, Document]) -> None:
    old, _ = pair
    prove(marked(old, old), old, old)
