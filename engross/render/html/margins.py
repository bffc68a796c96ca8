"""The words in the margins of pages: title and page number, and on a copy its name, its reference and its seal."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from engross.model.document import Front, plain
from engross.model.rendering import CopyLook
from engross.render.template import css_string, page_counter

_COUNTED = "{n} / {N}"
"""How pages are counted if the template has no words for it."""


def running_foot(front: Front) -> dict[str, Markup]:
    """Words of the running foot as CSS strings, `{n}` and `{N}` as page counters."""
    return {
        "page": Markup(page_counter(front.word("page") or _COUNTED)),
        "title": Markup(css_string(_title(front))),
        "draft": Markup(css_string(front.word("draft"))),
    }


def copy_margins(front: Front, mark: CopyLook) -> dict[str, Any]:
    """What a copy says of itself, for the page of the template. Feet are values of the CSS property `content`."""
    above = f"{_title(front)}\n{mark.mark}\n"
    counted = page_counter((front.word("page") or _COUNTED).replace(" ", "\u00a0"))

    def foot(seal: str) -> Markup:
        below = f" · {mark.reference}" + (f" · {mark.seal.replace('{seal}', seal)}" if seal else "")
        return Markup(f"{css_string(above)} {counted} {css_string(below)}")

    return {
        "kind": mark.kind,
        "head": Markup(css_string(mark.head)) if mark.head else "",
        "signed": mark.signed,
        "foot": foot(""),
        "pages": [(number, foot(seal)) for number, seal in enumerate(mark.seals, 1)],
        "unmarked": sorted(mark.unmarked),
        "code": Markup(css_string(qr_code(mark.code))) if mark.code else "",
        "initials": mark.initials,
        "certificate": mark.certificate,
    }


def qr_code(text: str) -> str:
    """`text` as a QR code (ISO/IEC 18004): a `data:` address of a small PNG, to be enlarged without smoothing."""
    import segno

    return str(segno.make_qr(text, error="l", boost_error=False).png_data_uri(scale=4, border=0))


def _title(front: Front) -> str:
    return plain(front.title) + (f" {plain(front.period)}" if front.period else "")
