"""The properties of a document: title, language, and the text from which it was made."""

from __future__ import annotations

from engross.render.docx.markup import escape, tag
from engross.render.docx.styles import NAMESPACES

_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of custom properties (ECMA-376 part 1, 22.3)."""


def properties(title: str, lang: str, custom: dict[str, str]) -> dict[str, str]:
    """The parts of `docProps/` by name. No date stands in them: the same text gives the same bytes."""
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(lang)}</dc:language></cp:coreProperties>"
    )
    app = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>engross</Application></Properties>"
    )
    held = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{escape(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(custom.items(), 2)
    )
    address = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    named = f'<Properties xmlns="{address}" xmlns:vt="{_VALUES}">{held}</Properties>'
    return {"core": core, "app": app, **({"custom": named} if custom else {})}


def settings(lang: str) -> str:
    """The part `word/settings.xml`: words are divided at line ends, as on the printed page."""
    compatible = "".join(
        tag("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1))
    )
    inside = (
        tag("defaultTabStop", val=708)
        + "<w:autoHyphenation/>"
        + tag("compat", "<w:doNotExpandShiftReturn/>" + compatible)
    )
    return f"<w:settings {NAMESPACES}>{inside}{tag('themeFontLang', val=lang)}</w:settings>"
