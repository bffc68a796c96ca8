"""Checks a PDF against PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) without a validator.

veraPDF checks more rules. `make conformance` compares both on good and
damaged files: what is found here, veraPDF finds too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from engross.signed_pdf import access_rules, archival_rules

Rule = Callable[[pikepdf.Pdf], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a file breaks. `code` is permanent; `where` is a page number or a name.

    `archival` is the clause of ISO 19005-3 and `access` that of ISO 14289-1;
    each is empty if that standard has no such rule.
    """

    code: str
    archival: str
    access: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    code: str
    archival: str
    access: str
    rule: Rule


RULES = (
    _Row("encrypted", "6.1.3", "", archival_rules.encrypted),
    _Row("no-identifier", "6.1.3", "", archival_rules.no_identifier),
    _Row("no-archival-claim", "6.6.4", "", archival_rules.no_archival_claim),
    _Row("claim-not-described", "6.6.2.3.1", "", archival_rules.claim_not_described),
    _Row("no-output-intent", "6.2.4.3", "", archival_rules.no_output_intent),
    _Row("device-cmyk", "6.2.4.3", "", archival_rules.device_cmyk),
    _Row("font-not-embedded", "6.2.11.4.1", "7.21.4.1", archival_rules.font_not_embedded),
    _Row("font-without-letters", "6.2.11.7.2", "7.21.7", archival_rules.font_without_letters),
    _Row("needs-appearances", "6.4.1", "", archival_rules.needs_appearances),
    _Row("forbidden-action", "6.5.1", "", archival_rules.forbidden_action),
    _Row("triggered-action", "6.5.2", "", archival_rules.triggered_action),
    _Row("action-on-field", "6.4.1", "", archival_rules.action_on_field),
    _Row("forbidden-annotation", "6.3.1", "", archival_rules.forbidden_annotation),
    _Row("annotation-flags", "6.3.2", "", archival_rules.annotation_flags),
    _Row("annotation-appearance", "6.3.3", "", archival_rules.annotation_appearance),
    _Row("attachment-not-associated", "6.8", "", archival_rules.attachment_not_associated),
    _Row("no-accessible-claim", "", "5", access_rules.no_accessible_claim),
    _Row("not-tagged", "6.7.2.2", "6.2", access_rules.not_tagged),
    _Row("no-title", "", "7.1", access_rules.no_title),
    _Row("title-not-shown", "", "7.1", access_rules.title_not_shown),
    _Row("no-language", "", "7.2", access_rules.no_language),
    _Row("content-not-tagged", "", "7.1", access_rules.content_not_tagged),
    _Row("table-out-of-order", "", "7.2", access_rules.table_out_of_order),
    _Row("headings-out-of-order", "", "7.4.2", access_rules.headings_out_of_order),
    _Row("picture-without-words", "", "7.3", access_rules.picture_without_words),
    _Row("tab-order", "", "7.18.3", access_rules.tab_order),
    _Row("field-without-name", "", "7.18.1", access_rules.field_without_name),
    _Row("field-out-of-structure", "", "7.18.4", access_rules.field_out_of_structure),
    _Row("link-out-of-structure", "", "7.18.5", access_rules.link_out_of_structure),
    _Row("link-without-words", "", "7.18.5", access_rules.link_without_words),
)
"""Every rule, in the order of the standards."""


def problems(content: bytes) -> tuple[Finding, ...]:
    """The rules that a file breaks, in the order of the table; empty when it breaks none of them.

    Raises `ValueError` for what cannot be read as a PDF at all.
    """
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return tuple(
                Finding(row.code, row.archival, row.access, where)
                for row in RULES
                for where in dict.fromkeys(row.rule(pdf))
            )
    except pikepdf.PasswordError:
        return (Finding("encrypted", "6.1.3", ""),)
    except (pikepdf.PdfError, RecursionError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise ValueError(f"not readable as a PDF: {error}") from None


def archival(findings: tuple[Finding, ...]) -> bool:
    """Whether no finding is against PDF/A-3a."""
    return not any(finding.archival for finding in findings)


def accessible(findings: tuple[Finding, ...]) -> bool:
    """Whether no finding is against PDF/UA-1."""
    return not any(finding.access for finding in findings)
