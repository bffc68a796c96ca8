"""A redline as one page: on a screen, inline or side by side, or on paper."""

from __future__ import annotations

from markupsafe import Markup

from engross.model.brief import Brief
from engross.model.document import Document
from engross.model.redline import MarkKind, Redline
from engross.model.rendering import Look
from engross.render.embedded_act import PREFIX, embedded_act, embedded_act_style
from engross.render.marked_paragraphs import marked_paragraphs
from engross.render.template import css_string, fill_template


def redline_page(
    redline: Redline,
    brief: Brief,
    look: Look,
    *,
    script: str = "",
    paper: bool = False,
    hide: frozenset[MarkKind] = frozenset(),
    act: tuple[Document, Look] | None = None,
) -> str:
    """The HTML text, self-contained: style and script inside, nothing fetched. `paper` is for the layout engine.

    `act` is the marked act and its look. It is shown instead of the text in one column. On paper it has sheets of its
    own, which the caller adds.

    Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in the page of the template.
    """
    paragraphs = [] if act and paper else list(marked_paragraphs(redline, brief, hide=hide))
    natures = [
        figure for figure in brief.figures if not (figure.nature == "typography" and MarkKind.TYPOGRAPHY in hide)
    ]
    return fill_template(
        look,
        brief=brief,
        words=brief.words,
        text_lang=redline.new.lang or redline.old.lang or brief.lang,
        paragraphs=paragraphs,
        natures=natures,
        anchors={paragraph.row: f"row-{paragraph.row}" for paragraph in paragraphs if paragraph.row is not None},
        act=embedded_act(*act) if act and not paper else act is not None,
        act_anchors=_anchors(brief, act[0]) if act else {},
        total=len(brief.summary.changes),
        words_out=brief.summary.words_out(),
        words_in=brief.summary.words_in(),
        paper=paper,
        kept_lines=[line.new for line in brief.lines if line.kept],
        style=Markup(
            (look.style + (f"\n{embedded_act_style(act[1])}" if act and not paper else "")).replace("</", "<\\/")
        ),
        script=Markup(script.replace("</", "<\\/")),
        foot=Markup(css_string(f"{brief.title} – {brief.old} → {brief.new}")),
        page=Markup(css_string(brief.words["page"])),
    )


def _anchors(brief: Brief, document: Document) -> dict[int, str]:
    """For each row of the concordance the id of its provision in the page of the act, where it has one."""
    first = document.versions[0].lang
    anchors = {}
    for index, row in enumerate(brief.summary.rows):
        name, _, lang = row.new[0].id.partition("@") if row.new else ("", "", "")
        if name and name != "cover":
            anchors[index] = f"{PREFIX}{name}" + (f":{lang}" if lang and lang != first else "")
    return anchors
