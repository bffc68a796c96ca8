"""Whether a copy draws what was read in its layout, and so what the act says.

The layout was compared with the act before it was written (`engross.render.page_proof`). Here the written file is read:
the letters that each page draws, the letters that its structure gives to who hears it, and each page as a picture.
"""

from __future__ import annotations

from engross.diagnostics import Collector, Origin, Refused
from engross.model.rendering import Look, Rendering
from engross.render.page_reading import squashed

_SHOWN = 60
"""Characters that are quoted around a difference."""


def drawn_texts(rendering: Rendering, look: Look, lang: str) -> tuple[str, ...]:
    """The text that each page of a copy draws, in the order of its content stream (`main_texts`).

    Refuses a copy whose pages draw or tell other words than its layout holds, or words that nobody can see.

    Raises `Refused`: page-differs, ink-unseen, at the stylesheet; `ValueError` if the copy cannot be read.
    """
    from engross.signed_pdf.page_texts import drawn_pages
    from engross.signed_pdf.verifying.page_sight import unseen_pages

    assert rendering.words is not None, "the layout of a copy is read"
    collector = Collector()
    style = Origin(look.style_file)
    drawn = drawn_pages(rendering.content)
    for page, wanted in zip(drawn, rendering.words.pages, strict=True):
        for read in (squashed(page.main), squashed(page.structured)):
            if read != wanted:
                at = next((n for n, both in enumerate(zip(read, wanted, strict=False)) if both[0] != both[1]), 0)
                here, there = wanted[at : at + _SHOWN], read[at : at + _SHOWN]
                collector.add("page-differs", style, lang=lang, wanted=here, read=there)
                break
    # The mark of a draft is light on purpose, and no draft is signed.
    for number, kind in () if look.draft else unseen_pages(rendering.content):
        collector.add("ink-unseen", style, kind=kind, page=number, words="", node="")
    if collector.failed:
        raise Refused(collector)
    return tuple(page.main for page in drawn)
