"""Puts the answers of the parties on the sheet of a renewal, side by side, before they have agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engross.model.answers import Answers, Person
from engross.model.renewal import ProposedClause, RenewalSheet, Reply
from engross.model.tag import localized
from engross.renewal.new_clauses import clause_id
from engross.source.yamlfile import Yaml


def with_replies(sheet: RenewalSheet, files: Sequence[tuple[Answers, Yaml]], tag: str) -> RenewalSheet:
    """The sheet with what each file answers.

    A file stands under its party, or under its own name if it names none of the sheet's parties. A clause that two
    files propose stands once for each file that words it otherwise. Texts are taken in the language `tag`.
    """
    parties = dict(sheet.parties)
    replied: list[tuple[str, Answers]] = []
    for record, source in files:
        by = record.party if record.party in parties else source.file
        replied.append((str(by), record))
    strangers = tuple((by, by) for by, _ in replied if by not in parties)
    rows = tuple(
        replace(
            row,
            replies=tuple(
                Reply(by, answer.decision or "", answer.edition or "", answer.note or "")
                for by, record in replied
                if (answer := record.clauses.get(row.id)) is not None and (answer.decision or answer.edition)
            ),
        )
        for row in sheet.rows
    )
    blanks = tuple(
        replace(
            blank,
            replies=tuple(
                (parties.get(by, by), value.name if isinstance(value, Person) else value)
                for by, record in replied
                if (value := record.blanks.get(blank.name)) is not None
            ),
        )
        for blank in sheet.blanks
    )
    return replace(
        sheet,
        rows=rows,
        blanks=blanks,
        respondents=tuple(dict.fromkeys((*sheet.parties, *strangers))),
        proposed=_proposed(replied, parties, tag),
    )


def _proposed(replied: Sequence[tuple[str, Answers]], parties: dict[str, str], tag: str) -> tuple[ProposedClause, ...]:
    """The new clauses of all files, in their order; the same clause in the same words stands once."""
    out: dict[tuple[str, str], ProposedClause] = {}
    for by, record in replied:
        for clause in record.new:
            words = localized(clause.words, tag) or ""
            out.setdefault(
                (clause_id(clause), words),
                ProposedClause(
                    clause.by or parties.get(by, by),
                    clause.clause or "",
                    localized(clause.heading, tag) or "",
                    words,
                    clause.place or "",
                    clause.after or "",
                ),
            )
    return tuple(out.values())
