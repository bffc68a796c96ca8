"""The page of a template, filled in a sandbox."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from engross.diagnostics import Origin, refuse
from engross.model.rendering import Look


def from_template(look: Look, **given: Any) -> str:
    """The page of a look, filled. Raises `Refused` (template-syntax, forbidden-in-template)."""
    try:
        made: str = _template(look.page).render(**given)
        return made
    except TemplateSyntaxError as error:
        raise refuse("template-syntax", Origin(look.page_file, error.lineno), problem=str(error.message)) from None
    except TemplateError as error:
        raise refuse("forbidden-in-template", Origin(look.page_file), problem=str(error)) from None


@lru_cache(maxsize=16)
def _template(text: str) -> Any:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals = {}
    return environment.from_string(text)
