"""Two sides' changes as one self-contained page."""

from __future__ import annotations

from markupsafe import Markup

from engross.model.brief import ThreeBrief
from engross.model.rendering import Look
from engross.model.three import By, Three
from engross.render.html import from_template
from engross.render.marks import raised
from engross.render.three_pieces import Piece, paragraphs


def three_page(three: Three, brief: ThreeBrief, look: Look) -> str:
    """The HTML text. Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in the page."""
    return from_template(
        look,
        brief=brief,
        words=brief.words,
        text_lang=three.lang or brief.lang,
        paragraphs=[_paragraph(pieces, three, brief) for pieces in paragraphs(three)],
        style=Markup(look.style.replace("</", "<\\/")),
    )


def _paragraph(pieces: tuple[Piece, ...], three: Three, brief: ThreeBrief) -> tuple[str, bool, Markup]:
    """A paragraph with the element that it is, and whether a change is in it."""
    was = "".join(one.text for one in pieces if one.op != "insert")
    becomes = "".join(one.text for one in pieces if one.op != "delete")
    tag = "h3" if {was, becomes} & three.headings else "p"
    return tag, any(one.op != "equal" for one in pieces), Markup("").join(_shown(one, brief) for one in pieces)


def _shown(piece: Piece, brief: ThreeBrief) -> Markup:
    if piece.op == "equal" or piece.by is None:
        return raised(piece.text)
    tag, said = ("del", "deleted") if piece.op == "delete" else ("ins", "added")
    names = {By.OURS: brief.labels[0], By.THEIRS: brief.labels[1], By.BOTH: brief.words["both"]}
    who = names.get(piece.by, brief.words["conflict"])
    label = Markup("")
    if piece.closes or piece.op == "insert":
        conflict = brief.lines[piece.number - 1].by == By.CONFLICT
        more = f", {brief.words['conflict']}" if conflict and piece.closes and piece.by is not By.CONFLICT else ""
        label = Markup('<span class="told by-{}">{}</span>').format(piece.by, f"{piece.number} · {who}{more}")
    anchor = Markup(' id="mark-{}"').format(piece.number) if piece.closes else Markup("")
    return Markup(
        '<{0} class="by-{1}"{2}><span class="said">{3} </span>{4}<span class="said"> {5}</span></{0}>{6}'
    ).format(tag, piece.by, anchor, brief.words[said], raised(piece.text), brief.words["end"], label)
