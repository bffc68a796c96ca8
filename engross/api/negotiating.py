"""Shows the changes of two sides since the last text."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from engross.api.redlining import Compared, CompareOptions, called, template_look
from engross.api.tracked_changes import plain_words
from engross.diagnostics import Origin, refuse
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.brief import ThreeBrief
    from engross.model.three import Three
    from engross.source.wordprocessing.passages import Taken


def present_three(
    three: Three,
    workspace: Workspace | None,
    names: tuple[str, str, str],
    labels: tuple[str, str],
    options: CompareOptions,
) -> Compared:
    """`three` in the format asked for; `names` are the names of the texts, `labels` those of the two sides.

    Raises `Refused` as the renderers do: for what is wrong in the template, and characters without a glyph (pdf).
    """
    from engross.messages.three import three_brief

    last, ours, theirs = map(called, names)
    brief = three_brief(
        three, options.lang, names=(last, ours, theirs), labels=labels, author=options.author, date=options.date
    )
    if options.to == "json":
        from engross.render.three_json import three_json

        content = three_json(three, brief).encode()
    elif options.to == "text":
        from engross.render.three_text import three_text

        content = three_text(three, brief, whole=options.whole).encode()
    elif options.to == "docx":
        content = _tracked(three, brief, options, workspace)
    else:
        look, _ = template_look(workspace, options.paper, page="three.jinja")
        if options.to == "html":
            from engross.render.three_page import three_page

            content = three_page(three, brief, look).encode()
        else:
            from engross.render.redline_pdf import three_pdf

            content = three_pdf(three, brief, look).content
    return Compared(content, len(three.changes), " ; ".join(brief.sentences))


def _tracked(three: Three, brief: ThreeBrief, options: CompareOptions, workspace: Workspace | None) -> bytes:
    """The DOCX. It is read again: no change, our side's changes and theirs must give the three texts.

    Raises `Refused`: tracked-date; redline-not-exact.
    """
    from engross.api.tracked_changes import moment
    from engross.model.three import By
    from engross.render.three_docx import authors, three_docx
    from engross.source.wordprocessing.passages import rejected

    look, _ = template_look(workspace, options.paper)
    content = three_docx(three, brief, look, *moment(options.date))
    named = authors(brief)
    for side, taken in (
        ("last", rejected),
        ("ours", _of(named[By.OURS], named[By.BOTH])),
        ("theirs", _of(named[By.THEIRS], named[By.BOTH])),
    ):
        wanted = "".join(getattr(part, side) for part in three.parts).split("\n")
        if place := _first_unlike(content, wanted, taken):
            raise refuse("redline-not-exact", Origin(""), side=side, paragraph=place)
    return content


def _of(*names: str) -> Taken:
    return lambda change: change.author in names


def _first_unlike(content: bytes, wanted: list[str], taken: Taken) -> int:
    """The number (from 1) of the first paragraph that the file does not give back; 0 if it gives all."""
    from engross.source.wordprocessing.docx import read_docx
    from engross.source.wordprocessing.package import WordPackage
    from engross.source.wordprocessing.passages import resolve

    read = [plain_words(one.words) for one in resolve(read_docx(WordPackage(content, "")).passages, taken)]
    pairs = zip_longest(filter(None, read), filter(None, map(plain_words, wanted)))
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 0)
