"""A redline in the form that was asked for, with its account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from engross.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from engross.model.redline import Redline
    from engross.model.rendering import Look


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """How a comparison is shown.

    `to` is text, html, pdf or json; `lang` the language of the account. `author` and `date` are printed as given.
    `typography` is whether changes of typography are shown: hidden, they are counted all the same, and JSON keeps them.
    """

    to: str = "text"
    lang: str = "en"
    colour: bool = False
    whole: bool = False
    author: str = ""
    date: str = ""
    typography: bool = True
    paper: Literal["a4", "letter"] = "a4"


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as bytes, with how many changes there are and what they come to in one sentence."""

    content: bytes
    changes: int
    sentence: str


def present(redline: Redline, workspace: Workspace | None, old: str, new: str, options: CompareOptions) -> Compared:
    """`redline` of the texts called `old` and `new`, in the form asked for.

    Raises `Refused` as the renderers do: for what is wrong in the template, and characters without a glyph (pdf).
    """
    from engross.compare.summary import summarise
    from engross.messages.brief import brief as briefed
    from engross.messages.telling import prose
    from engross.model.redline import Kind

    summary = summarise(redline)
    hide = frozenset() if options.typography else frozenset((Kind.TYPOGRAPHY,))
    brief = briefed(
        summary,
        options.lang,
        old=old,
        new=new,
        author=options.author,
        date=options.date,
        uncompared=redline.uncompared,
        hide=hide,
    )
    sentence = prose(brief.sentences, options.lang) or brief.lead
    if options.to == "json":
        from engross.render.redline_json import redline_json

        content = redline_json(redline, brief, hide=hide).encode()
    elif options.to == "text":
        from engross.render.redline_text import redline_text

        content = redline_text(redline, brief, colour=options.colour, whole=options.whole, hide=hide).encode()
    elif options.to == "html":
        from engross.render.redline_page import redline_page

        look, script = template_look(workspace, "redline", options.paper)
        content = redline_page(redline, brief, look, script=script, hide=hide).encode()
    else:
        from engross.render.redline_pdf import redline_pdf

        look, _ = template_look(workspace, "redline", options.paper)
        content = redline_pdf(redline, brief, look, hide=hide).content
    return Compared(content, len(summary.changes), sentence)


def template_look(workspace: Workspace | None, name: str, paper: Literal["a4", "letter"]) -> tuple[Look, str]:
    """The page and the stylesheet of `templates/<name>`, the workspace's own before the built-in ones; its script."""
    from engross.model.rendering import Look
    from engross.source.library import Library

    library = Library(workspace or Workspace(builtin_root(), builtin_root()))
    files = {part: f"templates/{name}/{part}" for part in ("page.jinja", "style.css", "script.js")}
    texts = {part: library.text(file) or "" for part, file in files.items()}
    look = Look(paper, False, texts["page.jinja"], files["page.jinja"], texts["style.css"], files["style.css"])
    return look, texts["script.js"]
