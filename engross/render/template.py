"""The page of a template, filled in a sandbox; texts and page counters as its stylesheet holds them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from engross.diagnostics import Origin, refuse
from engross.model.rendering import Look

_MISTAKES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the expressions of a template may raise: a division by zero, a sum of a number and a text."""


def fill_template(look: Look, **given: Any) -> str:
    """The page of a look with these names filled in. Raises `Refused` (template-syntax, forbidden-in-template)."""
    try:
        page: str = _template(look.page).render(**given)
        return page
    except TemplateSyntaxError as error:
        raise refuse("template-syntax", Origin(look.page_file, error.lineno), problem=str(error.message)) from None
    except TemplateError as error:
        raise refuse("forbidden-in-template", Origin(look.page_file), problem=str(error)) from None
    except _MISTAKES as error:
        problem = f"{type(error).__name__}: {error}"
        raise refuse("forbidden-in-template", Origin(look.page_file), problem=problem) from None


@lru_cache(maxsize=16)
def _template(text: str) -> Any:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals = {}
    return environment.from_string(text)


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
