"""What travels inside a signed copy: the sources, without what was written for whoever drafted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engross.source.embedding import without_drafting_notes

PROTOCOL = """\
# to be seen with the mayor
state: draft   # not yet
note: |
  The registrar hesitates.  # so it is
parties: [a, b]  # both
clauses:
  # the long one
  body:
    - use: object@1
      with: {note: "a # kept", sum: 10}  # the sum is not certain
title: "n # 1"
"""
FAIR = """\
state: draft
note: ~
parties: [a, b]
clauses:
  body:
    - use: object@1
      with: {note: "a # kept", sum: 10}
title: "n # 1"
"""


def test_comments_and_notes_stay_at_home_and_values_travel() -> None:
    assert without_drafting_notes("protocols/a-b/2021.yaml", PROTOCOL) == FAIR


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a: |+ # why\n  x # y\n# d\nb: 1\n", "a: |+\n  x # y\nb: 1\n"),
        ("note: &n words\ntitle: *n\n", "note: &n words\ntitle: *n\n"),
        ("title: &n words\nnote: *n\n", "title: &n words\nnote: *n\n"),
        ("note:\nother: 1\n", "note:\nother: 1\n"),
        ("note: # for us\n  words\nother: 1\n", "note: ~\nother: 1\n"),
        ("note:\n- one\n- two\nother: 1\n", "note: ~\nother: 1\n"),
        ("alternative: {of: x, rank: 1, note: 'if all else fails'}\n", "alternative: {of: x, rank: 1, note: ~}\n"),
        ("a: l'été # é\n#fin", "a: l'été\n"),
        ("a: b#c\n", "a: b#c\n"),
        ("a: [x, # un\n  y] # deux\n", "a: [x,\n  y]\n"),
        ("a: 'non fermé\n# reste", "a: 'non fermé\n# reste"),
    ],
)
def test_each_way_of_writing_yaml(text: str, kept: str) -> None:
    assert without_drafting_notes("x.yaml", text) == kept


def test_a_clause_keeps_its_words_and_the_marks_of_its_comments() -> None:
    text = (
        "---\nheading: H # à revoir\nnote: à valider\n---\nUn {# le maire ? #} mot{#- doute -#} # un\n{{ '{# x #}' }}\n"
    )
    assert without_drafting_notes("clauses/objet/1.md", text) == (
        "---\nheading: H\nnote: ~\n---\nUn {##} mot{#--#} # un\n{{ '{# x #}' }}\n"
    )


def test_a_text_that_is_no_source_of_ours_is_left_alone() -> None:
    assert without_drafting_notes("templates/protocol/style.css", "/* # */\n") == "/* # */\n"


_PLAIN = st.text("abé #:'\"-~\n[]{},&*!|>", max_size=12)


@given(
    st.dictionaries(
        st.sampled_from(["a", "note", "with", "b c"]),
        st.recursive(
            _PLAIN | st.none() | st.integers(),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "note", "with"]), inner, max_size=3)
            ),
            max_leaves=8,
        ),
        max_size=4,
    ),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "'", '"']),
)
def test_what_is_embedded_says_the_same_and_is_embedded_as_it_is(
    data: dict[str, object], flow: bool | None, style: str | None
) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, default_style=style, allow_unicode=True)
    lines = [f"# c'est un {n} [\n" + line for n, line in enumerate(text.splitlines(keepends=True))]
    for written in (text, lines[0] + "".join(lines[1:]) if all(":" in line for line in text.splitlines()) else text):
        try:
            wanted = yaml.safe_load(written)
        except yaml.YAMLError:
            continue
        found = without_drafting_notes("x.yaml", written)
        assert yaml.safe_load(found) == without(wanted)
        assert without_drafting_notes("x.yaml", found) == found
        assert "c'est un" not in found or any("c'est un" in one for one in _texts(without(wanted)))


def _texts(value: object) -> Iterator[str]:
    """Every text in data, keys included."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from (*_texts(key), *_texts(part))
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    else:
        yield str(value)


def without(value: object, *, given: bool = False) -> object:
    """Data without its notes; what a clause is given stays."""
    if isinstance(value, dict):
        return {
            key: None if key == "note" and not given else without(part, given=given or key == "with")
            for key, part in value.items()
        }
    return [without(part, given=given) for part in value] if isinstance(value, list) else value
