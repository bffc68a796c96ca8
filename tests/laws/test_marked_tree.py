"""A document that holds two texts gives both back, provision by provision, in its tree and in its page."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from engross.compare import compare
from engross.compare.report import summarise
from engross.marking import marked_document
from engross.marking.proof import prove
from engross.messages.brief import brief
from engross.model.document import Document, Marked, Seam
from engross.model.redline import MarkKind
from engross.render.html import body
from engross.render.outline import outline
from tests.laws.trees import pairs, tongues
from tests.render.reading import Page

quick = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def marked(old: Document, new: Document, hide: frozenset[MarkKind] = frozenset()) -> Document:
    redline = compare(outline(old), outline(new))
    account = brief(summarise(redline), "fr", old="ancien", new="nouveau")
    return marked_document(redline, old, new, account, hide=hide)


def shown(document: Document, without: str = "") -> list[str]:
    """The words of the page under the cover; a sign that stands between two cells or labels is none."""
    page = Page(f"<body>{body(document)}</html>", without)
    return "".join(page.words).split()


@quick
@given(pairs())
def test_a_marked_tree_gives_both_documents_back(pair: tuple[Document, Document]) -> None:
    old, new = pair
    prove(marked(old, new), old, new)


@quick
@given(tongues())
def test_so_does_one_of_two_documents_in_other_languages(pair: tuple[Document, Document]) -> None:
    old, new = pair
    made = marked(old, new)
    prove(made, old, new)
    assert shown(made, "del") == shown(new)


@quick
@given(pairs())
def test_a_document_laid_over_itself_has_no_mark(pair: tuple[Document, Document]) -> None:
    old, _ = pair
    made = marked(old, old)
    prove(made, old, old)
    assert not _marks(made)


@quick
@given(pairs())
def test_the_page_without_what_is_taken_out_is_that_of_the_new_text(pair: tuple[Document, Document]) -> None:
    old, new = pair
    assert shown(marked(old, new), "del") == shown(new)


@quick
@given(pairs())
def test_hiding_typography_leaves_the_new_text(pair: tuple[Document, Document]) -> None:
    old, new = pair
    hidden = marked(old, new, frozenset((MarkKind.TYPOGRAPHY,)))
    assert shown(hidden, "del") == shown(new)
    assert not any(isinstance(one, Marked) and one.mark.kind == "typography" for one in _marks(hidden))


def _marks(node: object) -> list[Marked | Seam]:
    if isinstance(node, Marked | Seam):
        return [node]
    if isinstance(node, tuple):
        return [one for part in node for one in _marks(part)]
    fields = getattr(node, "__dataclass_fields__", ())
    return [one for name in fields for one in _marks(getattr(node, name))]
