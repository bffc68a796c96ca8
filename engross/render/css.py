"""Words as the stylesheet of a page holds them: texts, and the counters of pages."""

from __future__ import annotations


def css_string(text: str) -> str:
    """`text` as a CSS string (CSS Syntax 3, 4.3.5), safe inside a style element."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<>&\n' else c for c in text) + '"'


def page_counter(words: str) -> str:
    """`page {n} of {N}` as the content of a margin box (CSS Paged Media 3, 5.1)."""
    out: list[str] = []
    for index, part in enumerate(words.replace("{N}", "{n}").split("{n}")):
        if index:
            out.append("counter(page)" if index == 1 else "counter(pages)")
        if part:
            out.append(css_string(part))
    return " ".join(out)
