"""Shows the changes of two sides since the last text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.api.redlining import Compared, CompareOptions, called, template_look
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.model.three import Three


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
    else:
        look, _ = template_look(workspace, options.paper, page="three.jinja")
        if options.to == "html":
            from engross.render.three_page import three_page

            content = three_page(three, brief, look).encode()
        else:
            from engross.render.redline_pdf import three_pdf

            content = three_pdf(three, brief, look).content
    return Compared(content, len(three.changes), " ; ".join(brief.sentences))
