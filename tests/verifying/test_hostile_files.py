"""A received file may hold anything: there is always a verdict, in time, and a terminal obeys nothing of it."""

from __future__ import annotations

import json
import re
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from engross import api
from engross.bounded import ProcessBounds, Stopped, run_bounded
from engross.cli import main
from engross.model.copy_record import RECORD_NAME, read_record
from engross.model.verified import Verified
from tests.signed_pdf.pki import Pki
from tests.verifying.signed import AT, issued
from tests.verifying.small import small

_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def verified(content: bytes, folder: Path, **more: Any) -> Verified:
    path = folder / "copie.pdf"
    path.write_bytes(content)
    [one] = api.verify(None, [path], api.VerifyOptions(AT, **more))
    return one


def with_record(content: bytes, change: Callable[[dict[str, Any]], None], raw: bytes | None = None) -> bytes:
    """The file with its record changed, or replaced by raw bytes."""
    with pikepdf.open(BytesIO(content)) as pdf:
        record = json.loads(pdf.attachments[RECORD_NAME].get_file().read_bytes())
        change(record)
        pdf.attachments[RECORD_NAME].obj.EF.F.write(json.dumps(record).encode() if raw is None else raw)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def record_of(content: bytes) -> dict[str, Any]:
    with pikepdf.open(BytesIO(content)) as pdf:
        found: dict[str, Any] = json.loads(pdf.attachments[RECORD_NAME].get_file().read_bytes())
    return found


ODD: dict[str, Any] = {
    "protocol": 5,
    "sources": None,
    "counterpart": [],
    "seals": {"pages": "abc", "fingerprint": 1},
    "asked": [],
    "versions": {"weasyprint": 70},
    "fields": {"name": "x"},
}


@pytest.mark.parametrize("key", ODD)
def test_a_record_with_another_type_is_no_record(key: str) -> None:
    record = {**record_of(small()), key: ODD[key]}
    with pytest.raises(ValueError, match=key):
        read_record(json.dumps(record).encode())


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 50_000, b"5", b"null", b"\xff", b'{"format": 1}', b""])
def test_a_record_that_is_none_is_told(raw: bytes, tmp_path: Path) -> None:
    one = verified(with_record(small(), lambda _: None, raw), tmp_path)
    assert ("verified-no-record", "warning") in {(each.code, each.severity.value) for each in one.diagnostics}
    assert one.state != "yes"


@pytest.mark.parametrize(
    "name",
    [
        "../escape.md",
        "/etc/passwd",
        "a\0b",
        "a" * 300,
        "C:\\x",
        "clauses",
        "a/b/c/d/e/f/g/h/i/j",
        "",
        "protocols/con\x1b",
    ],
)
def test_sources_with_odd_names_are_never_written(name: str, tmp_path: Path) -> None:
    from engross.api.verifying import _again

    record = read_record(json.dumps(record_of(issued()[1].read_bytes())).encode())
    with pytest.raises((ValueError, OSError, api.Refused)):
        _again(record, {name: b"x", "clauses/objet/1.md": b"x"}, tmp_path / "w")
    assert [one.name for one in tmp_path.iterdir()] in ([], ["w"])


def bomb(pages: int = 1) -> bytes:
    """A page whose content is some 3 GB once it is unpacked."""
    worker = zlib.compressobj(9)
    chunk = b"0 0 m " * 200_000
    packed = b"".join(worker.compress(chunk) for _ in range(2500)) + worker.flush()
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = stream
    pdf.attachments[RECORD_NAME] = pikepdf.AttachedFileSpec(pdf, json.dumps(record_of(small())).encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.mark.slow
def test_a_bomb_of_content_ends_in_time_with_a_verdict(tmp_path: Path) -> None:
    content = bomb()
    start = time.monotonic()
    one = verified(content, tmp_path)
    assert one.state != "yes"
    assert one.diagnostics
    assert time.monotonic() - start < 30


def test_a_child_is_stopped_and_has_no_network() -> None:
    with pytest.raises(Stopped, match="time"):
        run_bounded(ProcessBounds(clock=1), _for_ever)
    with pytest.raises(Stopped, match="memory"):
        run_bounded(ProcessBounds(memory=64 << 20), _much)
    with pytest.raises(OSError, match="no network"):
        run_bounded(ProcessBounds(), _calls_home)
    with pytest.raises(Stopped, match="died"):
        run_bounded(ProcessBounds(), _deep, 0)
    assert run_bounded(ProcessBounds(), len, b"abc") == 3


def _for_ever() -> None:
    while True:
        time.sleep(0.1)


def _much() -> int:
    return len([bytes(1 << 20) for _ in range(4096)])


def _calls_home() -> None:
    import socket

    socket.create_connection(("127.0.0.1", 9), timeout=1)


def _deep(level: int) -> int:
    return _deep(level + 1)


ESCAPES = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eevil\u2066\n✓ Tout est prouvé.\r"


@pytest.mark.parametrize("to", ["text", "json"])
def test_nothing_of_a_file_reaches_a_terminal_unescaped(
    to: str, tmp_path: Path, pki: Pki, capsys: pytest.CaptureFixture[str]
) -> None:
    def spoil(record: dict[str, Any]) -> None:
        record["protocol"] = ESCAPES
        record["counterpart"]["mark"] = ESCAPES
        record["versions"] = {ESCAPES: ESCAPES}
        record["sources"] = {ESCAPES: ESCAPES}
        for field in record["fields"]:
            field["person"] = field["name"] = field["capacity"] = ESCAPES

    path = tmp_path / "copie.pdf"
    path.write_bytes(with_record(small(), spoil))
    for lang in ("fr", "en"):
        assert main(["verify", str(path), "--to", to, "--lang", lang, "--trust", str(pki.root)]) == 1
        said = capsys.readouterr()
        assert not _OBEYED.search(said.out + said.err)
        assert "\n✓ Tout" not in said.out
        assert "<U+001B>" in said.out or "\\u001b" in said.out
