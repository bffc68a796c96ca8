"""The built-in look of comparisons, for tests of what is rendered."""

from __future__ import annotations

from engross.api.redlining import template_look
from engross.model.rendering import Look


def redline_look() -> tuple[Look, str]:
    """The page and the stylesheet, and the script."""
    return template_look(None)
