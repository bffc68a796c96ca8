"""Whatever bytes come, reading them gives an outline or says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.diagnostics import Collector, Refused, Severity
from engross.source import outline_json as source
from engross.source.outline_json import read_outline, read_redline

_KEYS = (
    "lang",
    "clauses",
    "level",
    "heading",
    "blocks",
    "type",
    "text",
    "id",
    "values",
    "segs",
    "end",
    "op",
    "side",
    "old",
)
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.floats(allow_nan=False),
    st.sampled_from(("p", "li", "fr", "move", "from")),
)
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5)),
    max_leaves=20,
)
_READERS: list[Callable[[bytes, str, Collector], object]] = [read_outline, read_redline]


def _codes(read: Callable[[bytes, str, Collector], object], data: bytes) -> set[str]:
    problems = Collector()
    try:
        read(data, "a.json", problems)
    except Refused as refused:
        found = refused.diagnostics
        return {one.code for one in found} if any(one.severity is Severity.ERROR for one in found) else {"no error"}
    assert not problems.failed
    return {one.code for one in problems}


@pytest.mark.parametrize("read", _READERS)
@settings(max_examples=150, deadline=None)
@given(data=st.one_of(st.binary(max_size=60), _JSON.map(lambda value: json.dumps(value).encode())))
def test_any_bytes_are_read_or_refused(read: Callable[[bytes, str, Collector], object], data: bytes) -> None:
    assert _codes(read, data) != {"no error"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "outline-syntax"),
        (b"\x89PNG\r\n\x1a\n", "outline-encoding"),
        ('{"lang": "fr", "clauses": []}'.encode("utf-16"), "outline-encoding"),
        ("{\"clauses\": [{\"heading\": \"Été\"}]}".encode("latin-1"), "outline-encoding"),
        (b'{"clauses": [}', "outline-syntax"),
        (b"[" * 100_000, "outline-syntax"),
        (b'{"clauses": [], "clauses": []}', "outline-duplicate-key"),
        (b"[]", "outline-shape"),
        (b"{}", "outline-shape"),
        (b'{"clauses": [{"level": true}]}', "outline-shape"),
        (b'{"clauses": [{"level": 0}]}', "outline-shape"),
        (b'{"clauses": [{"blocks": [{"type": "table", "text": ""}]}]}', "outline-shape"),
        (b'{"clauses": [{"blocks": [{"type": "p"}]}]}', "outline-shape"),
        (b'{"clauses": [{"heading": "\\ud800"}]}', "outline-shape"),
        (b'{"clauses": [{"heading": "a", "values": [[0, 2, "x"]]}]}', "outline-shape"),
        (b'{"clauses": [{"blocks": [{"type": "p", "text": "a\\nb"}]}]}', "outline-line-break"),
        (b'{"clauses": [{"children": []}]}', "outline-unknown-key"),
    ],
)  # fmt: skip
def test_what_is_wrong_has_a_code(data: bytes, code: str) -> None:
    assert _codes(read_outline, data) == {code}


def test_everything_wrong_is_told_at_once() -> None:
    data: dict[str, Any] = {"clauses": [{"level": "1", "heading": 3, "blocks": [{"type": "p"}, 5]}]}
    with pytest.raises(Refused) as refused:
        read_outline(json.dumps(data).encode(), "a.json", Collector())
    assert {one.facts["place"] for one in refused.value.diagnostics} == {
        "clauses[0].level", "clauses[0].heading", "clauses[0].blocks[0].text",
        "clauses[0].blocks[1]", "clauses[0].blocks[1].text",
    }  # fmt: skip


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LIMIT", 10)
    assert _codes(read_outline, b'{"clauses": []}') == {"outline-too-large"}


def test_a_byte_order_mark_is_no_harm() -> None:
    assert _codes(read_outline, b'\xef\xbb\xbf{"clauses": []}') == set()


def test_a_redline_of_another_tool_is_read_without_skeletons() -> None:
    data = {
        "blocks": [
            {"segs": [{"op": "equal", "text": "a"}], "end": {"op": "insert"}},
            {"segs": [{"op": "move", "side": "to", "id": "m1", "text": "b"}]},
        ]
    }
    redline = read_redline(json.dumps(data).encode(), "a.json", Collector())
    assert [len(side.frames[0].types) for side in (redline.old, redline.new)] == [1, 2]
