"""Two sides' changes since the last text in the form that was asked for."""

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
    """`three` as text, HTML or JSON; `names` are what the texts are called, `labels` what the sides are.

    Raises `Refused` for what is wrong in the template.
    """
    from engross.messages.three import three_brief

    last, ours, theirs = map(called, names)
    brief = three_brief(
        three, options.lang, names=(last, ours, theirs), labels=labels, author=options.author, date=options.date
    )
    if options.to == "json":
        from engross.render.three_json import three_json

        text = three_json(three, brief)
    elif options.to == "html":
        from engross.render.three_page import three_page

        text = three_page(three, brief, template_look(workspace, page="three.jinja")[0])
    else:
        from engross.render.three_text import three_text

        text = three_text(three, brief, whole=options.whole)
    return Compared(text.encode(), len(three.changes), " ; ".join(brief.sentences))
