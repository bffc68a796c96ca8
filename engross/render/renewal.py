"""The sheet of a renewal as JSON to be filled in, as an HTML form, and as a PDF to be filled in by hand."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from engross.model.renewal import RenewalSheet

if TYPE_CHECKING:
    from markupsafe import Markup

    from engross.model.rendering import Look, Rendering

FORMAT = "engross-renewal/1"
SECTIONS = ("chain", "clauses", "blanks", "new", "changes")


def answers_of(sheet: RenewalSheet) -> dict[str, Any]:
    """The answers in the form that `--answers` reads: those that agree, all others still open.

    `about` is for people and not read.
    """
    return {
        "format": FORMAT,
        "protocol": sheet.protocol,
        "period": sheet.typed_period,
        "party": None,
        "clauses": {
            row.id: {
                "decision": row.agreed.decision or None if row.agreed else None,
                "edition": row.agreed.edition or None if row.agreed else None,
                "note": row.agreed.note or None if row.agreed else None,
                "about": asdict(row),
            }
            for row in sheet.rows
        },
        "blanks": {blank.name: blank.agreed or None for blank in sheet.blanks},
        "new": [{key: value for key, value in asdict(clause).items() if value} for clause in sheet.proposed],
        "about": {
            "decisions": ["keep", "amend", "drop"],
            "new": {"clause": "name@edition", "place": "articles", "after": "id"},
            "target": sheet.target,
            "parties": [key for key, _ in sheet.parties],
            "chain": [asdict(age) for age in sheet.chain],
            "changes": list(sheet.changes),
        },
    }


def renewal_json(sheet: RenewalSheet) -> str:
    """The sheet as JSON (`engross-renewal/1`), with places for answers."""
    return json.dumps(answers_of(sheet), ensure_ascii=False, indent=2) + "\n"


def renewal_html(sheet: RenewalSheet, look: Look, *, form: bool = True) -> str:
    """One self-contained page; a `form` saves the answers as a file. Raises `Refused` as `fill_template`."""
    from markupsafe import Markup

    from engross.render.template import css_string, fill_template, page_counter

    answers = answers_of(sheet)
    agreed = {
        ident: {key: value for key, value in answer.items() if value and key != "about"}
        for ident, answer in answers["clauses"].items()
        if answer["decision"] or answer["edition"]
    }
    answers = {**answers, "clauses": agreed, "about": None}
    data = json.dumps(answers, ensure_ascii=False).replace("<", "\\u003c")
    return fill_template(
        look,
        sheet=sheet,
        word=sheet.words,
        said=_with_code,
        form=form,
        answers=Markup(data),
        style=Markup(look.style.replace("</", "<\\/")),
        foot={
            "words": Markup(css_string(f"{sheet.words['title']} – {sheet.title} {sheet.period}")),
            "page": Markup(page_counter(sheet.words["page"])),
        },
    )


def renewal_pdf(sheet: RenewalSheet, look: Look) -> Rendering:
    """That page, laid out with boxes to tick. Raises `Refused` as `engross.render.layout_worker.lay_out`."""
    from engross.render.layout_worker import lay_out

    return lay_out(renewal_html(sheet, look, form=False), look)


def _with_code(text: str) -> Markup:
    """Words of a message; what stands between backticks is set as code."""
    from markupsafe import Markup

    parts = text.split("`")
    return Markup("").join(
        Markup('<span class="code">{}</span>').format(part) if index % 2 else Markup("{}").format(part)
        for index, part in enumerate(parts)
    )
