"""Laws of renewals, on acts whose files people have written in many ways."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engross import api
from engross.diagnostics import Collector, Refused
from engross.source.library import Library
from engross.workspace import Workspace
from tests.renewal.acts import FILE, OLD, fictional

_TODAY = date(2032, 6, 1)
_TEXT = """\
fictional: true
kind: {fr: {text: Protocole de coopération, short: Protocole}}
period: 2030-2032
languages: [fr-CA]
state: signed
parties: [montfleur, rivebelle]
clauses:
  preamble: preambule@1
  articles:
    - objet@1
    - clause: duree@1
    - travaux@1
  final: final@1
  testimonium: testimonium@1
signing:
  events:
    - at: montfleur
      date: 2029-12-14
  signatories:
    montfleur:
      - maire
    rivebelle: [direction]
"""
_LINES = _TEXT.splitlines()
_COMMENTS = st.dictionaries(
    st.integers(0, len(_LINES) - 1), st.tuples(st.booleans(), st.integers(0, 6), st.integers(0, 3)), max_size=8
)
_SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def commented(comments: dict[int, tuple[bool, int, int]]) -> tuple[str, list[str]]:
    """The file with comments beside its lines or above them, and empty lines; the comments in order."""
    out, said = [], []
    for number, line in enumerate(_LINES):
        beside = ""
        if number in comments:
            above, indent, empty = comments[number]
            comment = f"# remarque {number}"
            said.append(comment)
            if above:
                out += [*[""] * empty, " " * indent + comment, line]
                continue
            beside = " " * (indent + 1) + comment
        out.append(line + beside)
    return "\n".join(out) + "\n", said


@_SETTINGS
@given(_COMMENTS, st.integers(2033, 2060), st.integers(0, 4), st.booleans())
def test_a_renewal_keeps_every_comment_and_happens_once(
    comments: dict[int, tuple[bool, int, int]], start: int, length: int, known: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = fictional(Path(folder))
        text, said = commented(comments)
        (workspace.root / FILE).write_text(text, encoding="utf-8")
        period = f"{start}-{start + length}" if length else str(start)
        signing, place = (date(start - 1, 12, 1), "rivebelle") if known else (None, None)

        def once() -> api.Renewed:
            return api.renew(workspace, OLD, today=_TODAY, period=period, signing=signing, place=place)

        made = once()
        draft = made.files[0].read_text("utf-8")
        assert [line[line.index("#") :] for line in draft.splitlines() if "# remarque" in line] == said
        assert (workspace.root / FILE).read_text("utf-8") == text
        _as_it_was_but_for_what_moves_on(workspace, made.name, period)
        with pytest.raises(Refused):
            once()
        assert made.files[0].read_text("utf-8") == draft
        assert bool(made.outcome.blanks) is not known
        [final] = api.build(workspace, (made.name,), api.BuildOptions("text", Path("-"), draft=False))
        assert {one.facts["name"] for one in final.diagnostics if one.code == "placeholder"} == set(made.outcome.blanks)
        assert (final.content is None) is bool(made.outcome.blanks)


def _as_it_was_but_for_what_moves_on(workspace: Workspace, name: str, period: str) -> None:
    library = Library(workspace)
    old, new = library.protocol(OLD, Collector()), library.protocol(name, Collector())
    assert old is not None
    assert new is not None
    assert new.record.predecessor == OLD
    assert str(new.record.period) == period
    assert new.record.clauses == old.record.clauses
    assert new.record.signing.signatories == old.record.signing.signatories
    moved = ("period", "predecessor", "state", "signing")
    assert new.record.model_dump(exclude=set(moved)) == old.record.model_dump(exclude=set(moved))
