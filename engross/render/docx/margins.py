"""The sheets and their margins: the foot with the page number, the mark of a draft, the sections of the text."""

from __future__ import annotations

from engross.model.document import Front, plain
from engross.model.rendering import Look
from engross.render.docx.markup import escape, millimetres, tag
from engross.render.docx.styles import FONT, NAMESPACES
from engross.render.docx.writer import Writer

_SHEETS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
_AREA = (210.0, 279.4)
"""The area in which the text stands, the same on both papers.

What a sheet has more goes to its margins, half to each side.
"""
_LEFT, _RIGHT, _TOP = 44, 38, 25
_WIDE_LEFT, _WIDE_RIGHT = 30, 25
_COUNTED = "{n} / {N}"


def text_width(*, wide: bool) -> int:
    """The width of the text, in twips."""
    return millimetres(_AREA[0] - (_WIDE_LEFT + _WIDE_RIGHT if wide else _LEFT + _RIGHT))


def section(look: Look, references: str, *, wide: bool, last: bool = True) -> str:
    """The properties of a section: its sheet, its margins, its head and foot (`references`)."""
    width, height = _SHEETS[look.paper]
    side, above = (width - _AREA[0]) / 2, (height - _AREA[1]) / 2
    left, right = (_WIDE_LEFT, _WIDE_RIGHT) if wide else (_LEFT, _RIGHT)
    size = tag("pgSz", w=millimetres(width), h=millimetres(height))
    margins = tag(
        "pgMar",
        top=millimetres(_TOP + above),
        right=millimetres(right + side),
        bottom=millimetres(_TOP + above),
        left=millimetres(left + side),
        header=millimetres(12 + above),
        footer=millimetres(10 + above),
        gutter=0,
    )
    kind = "" if last else tag("type", val="nextPage")
    return tag("sectPr", references + kind + size + margins)


def head(writer: Writer, front: Front) -> str:
    """The part of the head of a draft: its mark at the right, and large behind the text; its relation's id."""
    mark = front.word("draft")
    mark_run = tag("r", tag("rPr", tag("lang", val=writer.lang)) + f'<w:t xml:space="preserve">{escape(mark)}</w:t>')
    paragraph = tag("p", tag("pPr", tag("pStyle", val="Header")) + _watermark(mark.upper()) + mark_run)
    return writer.package.relate("header1.xml", f"<w:hdr {NAMESPACES}>{paragraph}</w:hdr>", "header")


def foot(writer: Writer, title: str, counted: str, width: int) -> str:
    """The part of the foot: the name of the document, and at the right the page number; its relation's id."""
    run = f'<w:r><w:rPr><w:lang w:val="{escape(writer.lang)}"/></w:rPr>{{}}</w:r>'
    out = [run.format(f'<w:t xml:space="preserve">{escape(title)}</w:t><w:tab/>')]
    before, _, rest = (counted or _COUNTED).partition("{n}")
    between, _, after = rest.partition("{N}")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        if text:
            out.append(run.format(f'<w:t xml:space="preserve">{escape(text)}</w:t>'))
        if field:
            out.append(tag("fldSimple", run.format("<w:t>1</w:t>"), instr=f" {field} "))
    tabs = tag("tabs", tag("tab", val="right", pos=width))
    paragraph = tag("p", tag("pPr", tag("pStyle", val="Footer") + tabs) + "".join(out))
    name = f"footer{sum(kind == 'footer' for kind, _ in writer.package.related.values()) + 1}.xml"
    return writer.package.relate(name, f"<w:ftr {NAMESPACES}>{paragraph}</w:ftr>", "footer")


def references(**parts: str) -> str:
    """The head and the foot of a section by the ids of their relations."""
    return "".join(f'<w:{kind}Reference w:type="default" r:id="{ident}"/>' for kind, ident in parts.items() if ident)


def called(front: Front) -> str:
    """The name of an act in the foot: its title with its period."""
    return plain(front.title) + (f" {plain(front.period)}" if front.period else "")


def _watermark(mark: str) -> str:
    """The mark of a draft across the sheet, in the form in which Word writes a watermark (VML, ECMA-376 part 4)."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:360pt;height:90pt;rotation:306;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        "mso-position-vertical-relative:margin"
    )
    kind = (
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
        '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
        'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    )
    text = f'<v:textpath style="font-family:&quot;{FONT}&quot;;font-weight:bold" string="{escape(mark)}"/>'
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="{style}" '
        f'fillcolor="#efefef" stroked="f">{text}</v:shape>'
    )
    return f"<w:r><w:pict>{kind}{shape}</w:pict></w:r>"
