"""Typed text changed where its printed words changed: values stay values, all other words stay as typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.acceptance.typed_text import as_typed, retyped
from engross.acceptance.words import EMPHASIS, EMPHASIS_END, STRONG, STRONG_END, Span, Words

_VALUES = {"city": "Exampleton", "count": "two", "unit": "the Office of Relations", "day": "January\u00a01, 2027"}
_WORDS = st.sampled_from("the parties agree on shared plans each year, and (where needed) review them.".split())
_PIECES = st.lists(
    st.one_of(_WORDS, st.sampled_from(["{{ city }}", "{{ count | words }}", "{{ unit | the }}"])), min_size=3
)


def printed(typed: str) -> Words:
    """What a typed text prints, with the spans of its values."""
    out, spans, size = [], [], 0
    for part in re.split(r"(\{\{.*?\}\})", typed):
        name = re.match(r"\{\{ (\w+)", part)
        words = _VALUES[name[1]] if name else part
        if name:
            spans.append(Span(size, size + len(words), name[1]))
        out.append(words)
        size += len(words)
    return Words("".join(out), tuple(spans))


@given(_PIECES, st.data())
@settings(max_examples=150, deadline=None)
def test_values_stay_where_words_beside_them_change(pieces: list[str], data: st.DataObject) -> None:
    typed = [piece for piece in pieces if not piece.startswith("{{")]
    if not typed:
        return
    places = [place for place, piece in enumerate(pieces) if not piece.startswith("{{")]
    place = data.draw(st.sampled_from(places))
    new = list(pieces)
    deed = data.draw(st.sampled_from(["replace", "insert", "delete"]))
    new[place : place + (deed != "insert")] = [] if deed == "delete" else ["newly", "written"]
    old_text, new_text = " ".join(pieces), " ".join(new)
    result = retyped(old_text, printed(old_text), Words(printed(new_text).text))
    assert result is not None
    assert " ".join(printed(result).text.split()) == " ".join(printed(new_text).text.split())
    tags = [re.findall(r"\{\{.*?\}\}", text) for text in (old_text, result)]
    assert tags[1] == tags[0]


@pytest.mark.parametrize(
    ("typed", "old", "new", "wanted"),
    [
        ("is **once a year**, so", "is once a year, so", "is twice a year, so", "is **twice a year**, so"),
        ("l'accord\ntient", "l’accord tient", "l’accord ne tient", "l'accord ne tient"),
        ("le 1er mai", "le 1<sup>er</sup> mai", "le 1<sup>er</sup> juin", "le 1er juin"),
        ("a {# why #} b c", "a b c", "a b d", "a {# why #} b d"),
    ],
)  # fmt: skip
def test_markup_lines_and_comments_stay(typed: str, old: str, new: str, wanted: str) -> None:
    bold = (Span(3, 14, "strong"),) if "**" in typed else ()
    later = (Span(3, 15, "strong"),) if "**" in typed else ()
    assert retyped(typed, Words(old, styles=bold), Words(new, styles=later)) == wanted


def test_a_change_inside_a_value_makes_words_of_that_value_alone() -> None:
    typed = "by {{ unit | the }} of {{ city }}"
    old = printed(typed)
    new = Words(old.text.replace("Office of Relations", "Office of Friends"))
    assert retyped(typed, old, new) == "by the Office of Friends of {{ city }}"


def test_a_tag_that_prints_no_value_stays() -> None:
    typed = '{{ count | words }} {{ "stays" if count > 1 else "stay" }} for artists'
    old = Words("two stays for artists", (Span(0, 3, "count"),))
    assert retyped(typed, old, Words("two stays for young artists")) == typed.replace("artists", "young artists")


def test_words_are_typed_so_that_they_print_as_they_are() -> None:
    assert as_typed(f"{STRONG}a{STRONG_END} {EMPHASIS}b{EMPHASIS_END}") == "**a** *b*"
    assert as_typed("2. a_b [c] {{ d }}") == r"2\. a\_b \[c\] \{\{ d \}\}"
    assert as_typed("- a") == r"\- a"
    assert as_typed("1<sup>er</sup> m<sup>2</sup>") == "1er m<sup>2</sup>"
