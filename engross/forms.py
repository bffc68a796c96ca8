"""The forms of output and the endings of their files: the one table that renderers, `--to` and `-o` follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A form of output: the endings of its files, the one that is written first; whether it is bytes and not text.

    `module` is the module of `engross.render` that gives a document this form; empty for forms of other outputs only.
    """

    endings: tuple[str, ...]
    module: str = ""
    binary: bool = False

    @property
    def suffix(self) -> str:
        """The ending of the files that are written."""
        return self.endings[0]


FORMS = {
    "html": Form((".html", ".htm"), "html"),
    "pdf": Form((".pdf",), "pdf", binary=True),
    "text": Form((".txt",), "text"),
    "json": Form((".json",), "json_tree"),
    "outline": Form((".outline.json",), "outline"),
    "akn": Form((".akn.xml", ".xml"), "akn"),
    "docx": Form((".docx",), "docx", binary=True),
    "svg": Form((".svg",)),
    "ics": Form((".ics",)),
}

DOCUMENTS = tuple(name for name, form in FORMS.items() if form.module)
"""The forms of a document: `build`, `consolidate`."""
COMPARISONS = ("text", "html", "pdf", "docx", "json")
HISTORIES = ("text", "html", "svg", "json")
DEADLINES = ("text", "html", "pdf", "ics", "json")
LIVES = ("text", "html", "pdf", "svg", "json")
RENEWALS = ("pdf", "html", "docx", "json")
"""The forms of the sheet of a renewal."""
VERIFICATIONS = ("text", "json", "pdf")


def form_of_file(name: str, forms: Iterable[str]) -> str | None:
    """Which of `forms` a file of that name has, by its ending; None if none has it.

    The longest ending counts: `act.outline.json` is an outline, `act.json` the tree.
    """
    matches = [(len(ending), form) for form in forms for ending in FORMS[form].endings if name.lower().endswith(ending)]
    return max(matches)[1] if matches else None


def endings(forms: Iterable[str]) -> tuple[str, ...]:
    """The endings by which files of these forms are known."""
    return tuple(ending for form in forms for ending in FORMS[form].endings)
