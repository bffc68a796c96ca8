"""Two sides' changes as one self-contained page, on a screen or on paper."""

from __future__ import annotations

from markupsafe import Markup

from engross.model.brief import ThreeBrief
from engross.model.rendering import Look
from engross.model.three import Three
from engross.render.marked_paragraphs import escaped_with_sup
from engross.render.template import css_string, fill_template
from engross.render.three_paragraphs import ThreeWayRun, three_way_paragraphs, told_author


def three_page(three: Three, brief: ThreeBrief, look: Look, *, paper: bool = False) -> str:
    """The HTML text; `paper` is for the layout engine.

    Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in the page.
    """
    writer = _ThreeWayWriter(three, brief, paper=paper)
    return fill_template(
        look,
        brief=brief,
        words=brief.words,
        text_lang=three.lang or brief.lang,
        paragraphs=[writer.paragraph(runs) for runs in three_way_paragraphs(three)],
        paper=paper,
        style=Markup(look.style.replace("</", "<\\/")),
        foot=Markup(css_string(f"{brief.title} – {brief.names[0]}")),
        page=Markup(css_string(brief.words["page"])),
    )


class _ThreeWayWriter:
    def __init__(self, three: Three, brief: ThreeBrief, *, paper: bool) -> None:
        self.headings, self.brief, self.paper = three.headings, brief, paper
        self.anchored: set[int] = set()
        self.labelled: set[tuple[str, str]] = set()

    def paragraph(self, runs: tuple[ThreeWayRun, ...]) -> tuple[str, bool, Markup]:
        """A paragraph with the element that it is, and whether a change is in it."""
        was = "".join(run.text for run in runs if run.was)
        becomes = "".join(run.text for run in runs if run.becomes)
        tag = "h3" if {was, becomes} & self.headings else "p"
        return tag, any(run.op != "equal" for run in runs), Markup("").join(map(self.shown, runs))

    def shown(self, run: ThreeWayRun) -> Markup:
        if run.op == "equal" or run.by is None:
            return escaped_with_sup(run.text)
        brief = self.brief
        tag = "del" if run.was else "ins"
        label = brief.words["deleted" if run.was else "added"]
        if run.move in brief.moves:
            label = brief.moves[run.move][0 if run.was else 1]
        anchor = Markup("")
        if run.number not in self.anchored:
            self.anchored.add(run.number)
            anchor = Markup(' id="mark-{}"').format(run.number)
        shown = Markup(
            '<{0} class="{1}by-{2}"{3} data-said="{4}">'
            '<span class="said">{4} </span>{5}<span class="said"> {6}</span></{0}>'
        ).format(
            tag,
            f"move {run.op} " if run.move else "",
            run.by,
            anchor,
            label,
            escaped_with_sup(run.text),
            brief.words["end"],
        )
        told = told_author(run, brief)
        after = _label(run, f"{run.number} · {told}") if told else Markup("")
        return self.going(run, label) + shown + after

    def going(self, run: ThreeWayRun, label: str) -> Markup:
        """Where a passage went or came from. It is told once at each end."""
        stem = run.move.partition(".")[0]
        if not stem or (stem, run.op) in self.labelled:
            return Markup("")
        self.labelled.add((stem, run.op))
        return _label(run, f"{stem}{self.brief.words['colon']}{label}")


def _label(run: ThreeWayRun, text: str) -> Markup:
    return Markup('<span class="told by-{}">{}</span>').format(run.by, text)
