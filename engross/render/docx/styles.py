"""The styles of a document. Each paragraph has one, so that a Word user restyles an act by changing them.

The sizes and spaces are those of the printed page (`templates/protocol/style.css`), in points.
"""

from __future__ import annotations

from dataclasses import dataclass

from engross.render.docx.markup import escape, millimetres, tag, twips

FONT = "Source Serif Pro"
FALLBACKS = ("Source Serif 4", "Georgia", "Times New Roman")
"""What a program may take where the font is not installed (ECMA-376 part 1, 17.8.3.1)."""
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
SIZE, LEADING, BETWEEN = 11.5, 1.38, 6.9
"""Size of the text, its leading as a factor of the size, and the space between paragraphs."""
_NATURAL = 1.371
"""The height of a line of this face (ascent plus descent in its OS/2 table), as a factor of its size.

Word multiplies it by the line spacing.
"""
HANG = 26.45
"""Points by which lists are indented. Their labels stand in this space."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A row of the table: sizes and spaces are points, `weight` is that of the letters, `tracking` points a letter."""

    id: str
    name: str
    base: str = "Normal"
    next: str = ""
    size: float = 0
    before: float | None = None
    after: float | None = None
    leading: float = 0
    align: str = ""
    left: float | None = None
    bold: bool = False
    italic: bool = False
    caps: bool | None = None
    tracking: float | None = None
    colour: str = ""
    level: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    contextual: bool = False
    hyphens: bool = True
    tabs: str = ""
    border: str = ""


def _heading(level: int, **more: object) -> ParagraphStyle:
    given: dict[str, object] = {
        "next": "BodyText", "bold": True, "align": "left", "leading": 1.28, "level": level - 1, "keep_next": True,
        "keep_lines": True, "hyphens": False, "before": 16.7, "after": 6.3, **more,
    }  # fmt: skip
    return ParagraphStyle(f"Heading{level}", f"heading {level}", **given)  # type: ignore[arg-type]


PARAGRAPHS = (
    ParagraphStyle("BodyText", "Body Text", align="both"),
    ParagraphStyle("Recital", "Recital", "BodyText", after=7.9),
    ParagraphStyle("LeadIn", "Lead-in", "BodyText", keep_next=True),
    ParagraphStyle("Testimonium", "Testimonium", "BodyText", before=19.5, keep_next=True, keep_lines=True),
    ParagraphStyle("Note", "Note", "BodyText", size=9.9, align="left", italic=True, colour="555555"),
    ParagraphStyle("Quotation", "Quotation", "BodyText", left=18.4),
    ParagraphStyle("NumberedParagraph", "Numbered Paragraph", "BodyText"),
    ParagraphStyle("Title", "Title", next="CoverPeriod", size=20.7, align="center", caps=True, tracking=1.2,
                   leading=1.22, after=14.2, hyphens=False),
    ParagraphStyle("CoverTitle", "Cover Title", "Title", next="CoverPeriod", size=14, tracking=0.5),
    ParagraphStyle("CoverPeriod", "Cover Period", size=16.1, align="center", tracking=0.6, after=26, hyphens=False,
                   border="8a8a8a"),
    ParagraphStyle("CoverSubject", "Cover Subject", size=12.65, align="center", italic=True, before=19.8, after=0,
                   hyphens=False),
    ParagraphStyle("CoverWord", "Cover Word", size=10.35, align="center", caps=True, tracking=0.8, before=25.5,
                   after=25.5, hyphens=False),
    ParagraphStyle("CoverParty", "Cover Party", size=14.95, align="center", caps=True, tracking=0.7, leading=1.3,
                   after=7.1, hyphens=False),
    ParagraphStyle("CoverSide", "Cover Side", align="center", italic=True, after=0, hyphens=False),
    ParagraphStyle("CoverEmblems", "Cover Emblems", align="center", before=22.7, after=68, leading=1),
    _heading(1, size=12.5, before=23.75, after=8.75, caps=True, tracking=0.55),
    _heading(2, caps=True, tracking=0.5),
    *(_heading(level) for level in range(3, 7)),
    ParagraphStyle("ArticleHeading", "Article Heading", "Heading1", next="BodyText", caps=False, tracking=0),
    ParagraphStyle("PlainHeading2", "Plain Heading 2", "Heading2", next="BodyText", caps=False, tracking=0),
    ParagraphStyle("AnnexHeading", "Annex Heading", "Heading1", next="BodyText", align="center", before=0, after=20,
                   new_page=True),
    ParagraphStyle("NumberAlone", "Number Alone", next="BodyText", bold=True, align="left", before=12.6, after=2.9,
                   keep_next=True),
    ParagraphStyle("VersionOpening", "Version Opening", size=13.2, align="center", caps=True, tracking=0.6, after=26.5,
                   keep_next=True, new_page=True, hyphens=False),
    ParagraphStyle("ListParagraph", "List Paragraph", "BodyText", after=3.5),
    ParagraphStyle("ListItem", "List Item", "ListParagraph", left=HANG),
    ParagraphStyle("ListContinue", "List Continue", "ListParagraph"),
    ParagraphStyle("TableText", "Table Text", size=10.8, align="left", leading=1.3, before=4.25, after=4.25),
    ParagraphStyle("TableHeading", "Table Heading", "TableText", bold=True, keep_next=True, hyphens=False),
    ParagraphStyle("SignatureCaption", "Signature Caption", bold=True, align="left", leading=1.3, after=0,
                   keep_next=True, hyphens=False),
    ParagraphStyle("SignatureMention", "Signature Mention", size=10.6, italic=True, align="left", leading=1.3,
                   before=5.7, after=0, keep_next=True, hyphens=False),
    ParagraphStyle("SignatureName", "Signature Name", align="left", leading=1.3, before=4, after=0, keep_next=True,
                   hyphens=False),
    ParagraphStyle("SignatureCapacity", "Signature Capacity", align="left", leading=1.3, after=0, keep_next=True,
                   hyphens=False),
    ParagraphStyle("Spacer", "Spacer", size=1, after=0, leading=1),
    ParagraphStyle("Header", "header", size=8, align="right", bold=True, caps=True, tracking=0.64, colour="555555",
                   leading=1, after=0, hyphens=False),
    ParagraphStyle("Footer", "footer", size=8, align="left", colour="555555", leading=1.3, after=0, hyphens=False),
    ParagraphStyle("CommentText", "annotation text", size=10, align="left", leading=1.2, after=0),
    ParagraphStyle("SheetVerdict", "Sheet Verdict", bold=True, align="left", before=8, after=8),
    ParagraphStyle("SheetLine", "Sheet Line", size=10.6, align="left", before=44, after=0, border="141414"),
)  # fmt: skip
CHARACTERS = {
    "Superior": ("Superior", '<w:caps w:val="0"/><w:vertAlign w:val="superscript"/>'),
    "Placeholder": ("Placeholder", '<w:i/><w:u w:val="dotted"/>'),
    "ProvisionNumber": ("Provision Number", ""),
    "CommentReference": ("annotation reference", '<w:sz w:val="16"/>'),
}
"""Character styles: their names, and how they set words."""


def styles(lang: str) -> str:
    """The part `word/styles.xml`; `lang` is the language of text that says nothing else."""
    fonts = tag("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    size = f'<w:color w:val="141414"/><w:sz w:val="{round(SIZE * 2)}"/><w:szCs w:val="{round(SIZE * 2)}"/>'
    spacing = tag("spacing", after=twips(BETWEEN), line=_line(LEADING), lineRule="auto")
    out = [
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}",
        tag("lang", val=lang, eastAsia=lang),
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>",
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/>'
        "</w:style>",
    ]
    out += map(_paragraph, PARAGRAPHS)
    for ident, (name, properties) in CHARACTERS.items():
        custom = None if name == "annotation reference" else 1
        inside = f"{tag('name', val=name)}<w:qFormat/>{tag('rPr', properties) if properties else ''}"
        out.append(tag("style", inside, type="character", customStyle=custom, styleId=ident))
    out.append(_tables())
    return "".join(out) + "</w:styles>"


def _line(leading: float) -> int:
    return round(240 * leading / _NATURAL)


def _flag(name: str, on: bool | None) -> str:
    return "" if on is None else tag(name, val=None if on else 0)


def _paragraph(style: ParagraphStyle) -> str:
    """A style; the order of its properties is that of the schema."""
    spacing = tag(
        "spacing",
        before=None if style.before is None else twips(style.before),
        after=None if style.after is None else twips(style.after),
        line=_line(style.leading) if style.leading else None,
        lineRule="auto" if style.leading else None,
    )
    border = tag("pBdr", tag("bottom", val="single", sz=4, space=12, color=style.border)) if style.border else ""
    properties = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        "<w:pageBreakBefore/>" if style.new_page else "",
        border,
        "" if style.hyphens else "<w:suppressAutoHyphens/>",
        spacing if spacing != "<w:spacing/>" else "",
        "" if style.left is None else tag("ind", left=twips(style.left)),
        tag("jc", val=style.align) if style.align else "",
        "" if style.level is None else tag("outlineLvl", val=style.level),
    ]
    letters = [
        "<w:b/>" if style.bold else "",
        "<w:i/>" if style.italic else "",
        _flag("caps", style.caps),
        tag("color", val=style.colour) if style.colour else "",
        "" if style.tracking is None else tag("spacing", val=twips(style.tracking)),
        tag("sz", val=round(style.size * 2)) + tag("szCs", val=round(style.size * 2)) if style.size else "",
    ]
    builtin = style.name in _BUILTIN or style.name.startswith("heading ")
    inside = [
        tag("name", val=style.name),
        tag("basedOn", val=style.base),
        tag("next", val=style.next) if style.next else "",
        "<w:qFormat/>",
        tag("pPr", properties) if any(properties) else "",
        tag("rPr", letters) if any(letters) else "",
    ]
    return tag("style", inside, type="paragraph", customStyle=None if builtin else 1, styleId=style.id)


_BUILTIN = frozenset(("Body Text", "Title", "List Paragraph", "List Continue", "header", "footer", "annotation text"))


def _tables() -> str:
    """The look of tables: rules above, below and between rows; of languages side by side: a rule between them."""

    def rule(side: str, width: int, colour: str) -> str:
        return tag(side, val="single", sz=width, space=0, color=colour)

    rows = rule("top", 7, "141414") + rule("bottom", 7, "141414") + rule("insideH", 3, "8a8a8a")
    margins = '<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
    kinds = (
        ("ActTable", "Act Table", tag("tblBorders", rows), millimetres(2.5)),
        ("ParallelTexts", "Parallel Texts", tag("tblBorders", rule("insideV", 3, "8a8a8a")), millimetres(4)),
        ("SignatureBlock", "Signature Block", "", 0),
        ("Fronts", "Cover Fronts", "", millimetres(2.5)),
    )
    return "".join(
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{escape(name)}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{borders}{margins.format(margin)}</w:tblPr></w:style>'
        for ident, name, borders, margin in kinds
    )


def font_table() -> str:
    """The part `word/fontTable.xml`: the face of the text, and those that may take its place."""
    font = f'{tag("altName", val=",".join(FALLBACKS))}<w:family w:val="roman"/><w:pitch w:val="variable"/>'
    return f"<w:fonts {NAMESPACES}>{tag('font', font, name=FONT)}</w:fonts>"
