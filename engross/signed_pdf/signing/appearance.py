"""Draws a visible signature: a few lines in its field, with a font that holds only the letters used."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fontTools import subset
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp.base import BaseStamp, BaseStampStyle

if TYPE_CHECKING:
    from engross.signed_pdf.signing.spec import Appearance

_NAME, _LINE = 10.0, 7.5
"""Sizes of the name and of the lines below it, in points, where the field has room for them."""
_LEADING = 1.25
_MARGIN = 4.0
"""Free space above and below, in points."""


@dataclass(frozen=True)
class SignatureLook(BaseStampStyle):
    """The style of one visible signature, as pyHanko takes it."""

    appearance: Appearance | None = None
    border_width: int = 0

    def create_stamp(
        self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, Any]
    ) -> BaseStamp | None:
        if self.appearance is None:
            return None
        return _Look(writer, self, box, self.appearance)


class _Look(BaseStamp):
    """Draws the lines at the left, above the line to sign on."""

    def __init__(
        self, writer: BasePdfFileWriter, style: BaseStampStyle, box: BoxConstraints, appearance: Appearance
    ) -> None:
        super().__init__(writer, style, box)
        self.appearance = appearance

    def _render_inner_content(self) -> list[bytes]:
        appearance = self.appearance
        if self.writer is None:
            raise RuntimeError("a look without a file")
        strong = self._font(self.writer, "/Strong", appearance.strong, appearance.name)
        rows = [(strong, "/Strong", appearance.name, _NAME)]
        lines = [line for line in appearance.lines if line]
        if lines:
            # pyHanko cannot embed an empty font.
            plain = self._font(self.writer, "/Plain", appearance.plain, "".join(lines))
            rows += [(plain, "/Plain", line, _LINE) for line in lines]
        shaped = [(font.shape(text), name, size) for font, name, text, size in rows]
        width, height = self.box.width, self.box.height - 2 * _MARGIN
        needed = max(shape.x_advance * size for shape, _, size in shaped)
        tall = sum(size * _LEADING for _, _, size in shaped)
        scale = min(1.0, width / needed, height / tall)
        out = [b"0 g BT"]
        y = _MARGIN + tall * scale
        for shape, name, size in shaped:
            y -= size * scale
            position = b"1 0 0 1 0 %.2f Tm" % y
            out += [b"%s %.2f Tf" % (name.encode(), size * scale), position, shape.graphics_ops]
            y -= size * scale * (_LEADING - 1)
        out.append(b"ET")
        return out

    def _font(self, writer: BasePdfFileWriter, name: str, content: bytes, text: str) -> GlyphAccumulator:
        font = GlyphAccumulator(
            writer, BytesIO(_only(content, text)), font_size=1, bcp47_lang_code=self.appearance.lang
        )
        self.set_resource(category=ResourceType.FONT, name=pdf_name(name), value=font.as_resource())
        return font


def _only(font: bytes, text: str) -> bytes:
    """The font reduced to the letters of `text`."""
    options = subset.Options(
        layout_closure=False, hinting=False, notdef_outline=True, recommended_glyphs=False, glyph_names=False
    )
    # Without kerning and substitution tables, subsetting takes a tenth of the time.
    options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    opened = TTFont(BytesIO(font), lazy=True)
    worker = subset.Subsetter(options)
    worker.populate(text=text)
    worker.subset(opened)
    out = BytesIO()
    opened.save(out, reorderTables=None)
    return out.getvalue()
