"""A sheet as an HTML page, to be laid out as the acts are."""

from __future__ import annotations

from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from engross.diagnostics import Origin, refuse
from engross.model.rendering import Look
from engross.model.sheet import Sheet
from engross.render.html import css_string


def sheet_page(sheet: Sheet, look: Look) -> str:
    """The HTML text. Raises `Refused` (template-syntax, forbidden-in-template) for what is wrong in page.jinja."""
    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals = {}
    try:
        made: str = environment.from_string(look.page).render(
            sheet=sheet,
            style=Markup(look.style.replace("</", "<\\/")),
            foot={
                "title": Markup(css_string(f"{sheet.title} {sheet.subtitle}")),
                "page": Markup(_counters(sheet.page)),
            },
        )
        return made
    except TemplateSyntaxError as error:
        raise refuse("template-syntax", Origin(look.page_file, error.lineno), problem=str(error.message)) from None
    except TemplateError as error:
        raise refuse("forbidden-in-template", Origin(look.page_file), problem=str(error)) from None


def _counters(words: str) -> str:
    """`page {n} de {N}` as CSS content."""
    before, _, rest = words.partition("{n}")
    between, _, after = rest.partition("{N}")
    parts = (css_string(before), "counter(page)", css_string(between), "counter(pages)", css_string(after))
    return " ".join(part for part in parts if part != '""')
