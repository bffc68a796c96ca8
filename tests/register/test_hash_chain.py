"""A line that was touched is found and named; a writing that is cut leaves the old register or the new."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engross.diagnostics import Refused
from engross.model.registered import Event
from engross.register import hash_chain, read_register, registered_protocols
from engross.workspace import Workspace
from tests.conftest import ROOT
from tests.register.books import NAME, entered, file, lines, opened, put, workspace_at


@pytest.fixture
def book(tmp_path: Path) -> Workspace:
    """A register of five lines."""
    workspace = workspace_at(tmp_path)
    opened(workspace, 1, 2)
    entered(workspace, Event.SIGNED, party="exempleville")
    entered(workspace, Event.SENT, detail="Modelbourg", day="2021-01-14")
    entered(workspace, Event.SIGNED, party="modelbourg", day="2021-02-02")
    return workspace


def found(workspace: Workspace) -> tuple[str, int]:
    with pytest.raises(Refused) as refused:
        read_register(workspace, NAME)
    [one] = refused.value.diagnostics
    assert one.origin.file == f"register/{NAME}.jsonl"
    return one.code, one.origin.line


def test_an_untouched_register_is_read(book: Workspace) -> None:
    assert len(read_register(book, NAME).entries) == 5
    assert registered_protocols(book) == (NAME,)
    assert all(json.loads(line)["n"] == number for number, line in enumerate(lines(book), 1))


@pytest.mark.parametrize("number", range(1, 6))
def test_an_edited_line_is_named(book: Workspace, number: int) -> None:
    rows = lines(book)
    rows[number - 1] = rows[number - 1].replace("une greffière", "un greffier")
    put(book, rows)
    assert found(book) == ("register-forged", number)


@pytest.mark.parametrize("number", range(1, 6))
def test_a_line_forged_with_a_hash_of_its_own_is_named(book: Workspace, number: int) -> None:
    rows = lines(book)
    plain = json.loads(rows[number - 1])
    plain["who"] = "un faussaire"
    content = {name: value for name, value in plain.items() if name != "hash"}
    rows[number - 1] = hash_chain._json({**content, "hash": hash_chain._hash(hash_chain._json(content))})
    put(book, rows)
    assert found(book) == ("register-forged", number)


@pytest.mark.parametrize("number", range(1, 5))
def test_a_removed_line_is_named(book: Workspace, number: int) -> None:
    rows = lines(book)
    del rows[number - 1]
    put(book, rows)
    assert found(book) == ("register-gap", number)


def test_lines_that_changed_places_are_named(book: Workspace) -> None:
    rows = lines(book)
    rows[2], rows[3] = rows[3], rows[2]
    put(book, rows)
    assert found(book) == ("register-gap", 3)


@pytest.mark.parametrize("kept", range(5))
def test_an_end_that_is_gone_is_named(book: Workspace, kept: int) -> None:
    put(book, lines(book)[:kept])
    assert found(book) == ("register-cut", kept + 1)


def test_a_register_that_is_gone_is_told(book: Workspace) -> None:
    file(book).unlink()
    assert found(book) == ("register-cut", 1)


def test_a_line_put_at_the_end_by_other_means_is_named(book: Workspace) -> None:
    register = read_register(book, NAME)
    more = list(hash_chain.lines(register.entries[-1:], 6, register.tip))
    put(book, [*lines(book), more[0][0]])
    assert found(book) == ("register-forged", 6)


def test_a_whole_that_was_written_anew_is_told(book: Workspace) -> None:
    register = read_register(book, NAME)
    rows = [line for line, _ in hash_chain.lines(register.entries[:4], 1, hash_chain.anchor(NAME))]
    assert rows == lines(book)[:4]
    from dataclasses import replace

    changed = [replace(one, who="un faussaire") for one in register.entries]
    put(book, [line for line, _ in hash_chain.lines(changed, 1, hash_chain.anchor(NAME))])
    assert found(book) == ("register-forged", 5)


def test_a_chain_that_breaks_the_rules_is_told_even_with_its_tip(book: Workspace) -> None:
    register = read_register(book, NAME)
    entries = [*register.entries, register.entries[-1]]
    made = list(hash_chain.lines(entries, 1, hash_chain.anchor(NAME)))
    put(book, [line for line, _ in made])
    tip = {"lines": len(made), "sha256": made[-1][1]}
    file(book).with_suffix(".tip").write_text(json.dumps(tip), encoding="utf-8")
    assert found(book) == ("register-forged", 6)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff"])
def test_a_register_without_its_tip_is_told(book: Workspace, content: bytes | None) -> None:
    tip = file(book).with_suffix(".tip")
    if content is None:
        tip.unlink()
    else:
        tip.write_bytes(content)
    assert found(book)[0] == "register-tip"


def test_a_register_of_another_protocol_is_told(book: Workspace) -> None:
    for ending in (".jsonl", ".tip"):
        file(book).with_suffix(ending).rename(file(book).with_name("2030-2032").with_suffix(ending))
    with pytest.raises(Refused, match="register-forged"):
        read_register(book, "exempleville-modelbourg/2030-2032")


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_flipped_byte_is_missed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp() / "flipped"
    workspace = workspace_at(folder) if folder.is_dir() else _five(folder)
    content = file(workspace).read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    mask = data.draw(st.integers(1, 255))
    try:
        file(workspace).write_bytes(content[:at] + bytes([content[at] ^ mask]) + content[at + 1 :])
        code, line = found(workspace)
    finally:
        file(workspace).write_bytes(content)
    number = content[:at].count(b"\n") + 1
    assert code.startswith("register-")
    assert line in (number, number + 1)


def _five(folder: Path) -> Workspace:
    folder.mkdir()
    workspace = workspace_at(folder)
    opened(workspace, 1, 2)
    entered(workspace, Event.SIGNED, party="exempleville")
    return workspace


# writing ---------------------------------------------------------------------


def test_two_writers_lose_nothing(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace, 1, 2)
    program = (
        "import sys; from pathlib import Path; from tests.register.books import *\n"
        "for turn in range(10):\n"
        "    workspace = workspace_at(Path(sys.argv[1]))\n"
        "    entered(workspace, Event.SENT, copy=sys.argv[2], detail=str(turn))\n"
        "    entered(workspace, Event.RETURNED, copy=sys.argv[2])\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path), copy], cwd=ROOT)
        for copy in ("original-1", "original-2")
    ]
    assert [one.wait(60) for one in writers] == [0, 0]
    assert len(read_register(workspace, NAME).entries) == 2 + 2 * 20


def test_a_writer_waits_for_another_and_then_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engross.register import lock

    workspace = workspace_at(tmp_path)
    opened(workspace)
    monkeypatch.setattr(lock, "_TURNS", 3)
    with (
        lock.write_lock(file(workspace).parent / ".2027-2029.lock", "x"),
        pytest.raises(Refused, match="register-busy"),
    ):
        entered(workspace, Event.SENT, detail="Modelbourg")
    entered(workspace, Event.SENT, detail="Modelbourg")


def test_a_killed_writer_leaves_a_whole_register(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace)
    program = (
        "import sys; from pathlib import Path; from tests.register.books import *\n"
        "workspace = workspace_at(Path(sys.argv[1]))\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    entered(workspace, Event.SENT, detail='Modelbourg'); entered(workspace, Event.RETURNED)\n"
    )
    seen = 0
    for turn in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert writer.stdout is not None
        with writer.stdout:
            writer.stdout.readline()
            time.sleep(0.011 * (turn + 1))
            os.kill(writer.pid, signal.SIGKILL)
            writer.wait(10)
        found = read_register(workspace, NAME)
        assert len(found.entries) >= seen
        seen = len(found.entries)
        if found.copies[0].away:
            entered(workspace, Event.RETURNED)
    assert seen > 1


@pytest.mark.parametrize("writing", [1, 2, 3])
def test_a_cut_between_two_files_leaves_the_old_register_or_the_new(
    writing: int, book: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engross.output import write as real

    turns = iter(range(1, 4))

    def cut(path: Path, content: bytes) -> None:
        if next(turns) == writing:
            raise KeyboardInterrupt
        real(path, content)

    before = len(read_register(book, NAME).entries)
    with monkeypatch.context() as patched:
        patched.setattr("engross.register.store.write", cut)
        with pytest.raises(KeyboardInterrupt):
            entered(book, Event.RETURNED, day="2021-02-09")
    after = len(read_register(book, NAME).entries)
    assert after == before + (writing == 3)
    event = Event.ARCHIVED if writing == 3 else Event.RETURNED
    entered(book, event, day="2021-02-10", detail="voûte")
    assert len(read_register(book, NAME).entries) == after + 1


def test_threads_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    workspace = workspace_at(tmp_path)
    opened(workspace, 1, 2)

    def work(copy: str) -> None:
        for _ in range(5):
            entered(workspace, Event.SENT, copy=copy, detail="Modelbourg")
            entered(workspace, Event.RETURNED, copy=copy)

    threads = [threading.Thread(target=work, args=(copy,)) for copy in ("original-1", "original-2")]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert len(read_register(workspace, NAME).entries) == 22


# what stands in the file beside whole lines


@pytest.mark.parametrize("more", ["x", " ", "{}", '{"n":6}', "\r"])
def test_bytes_after_the_last_line_end_are_named(book: Workspace, more: str) -> None:
    file(book).write_bytes(file(book).read_bytes() + more.encode())
    assert found(book) == ("register-forged", 6)


@pytest.mark.parametrize("more", [b"\n", b"\r\n", b"\n\n", b"\xff\n"])
def test_empty_or_foreign_lines_at_the_end_are_named(book: Workspace, more: bytes) -> None:
    file(book).write_bytes(file(book).read_bytes() + more)
    assert found(book) == ("register-forged", 6)


def test_a_last_line_that_lost_its_end_is_named(book: Workspace) -> None:
    file(book).write_bytes(file(book).read_bytes()[:-1])
    assert found(book) == ("register-forged", 5)


@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize("gone", ["hash", "before", "n", "event", "copy", "day", "who", "when"])
def test_a_line_that_lacks_a_field_is_named(book: Workspace, number: int, gone: str) -> None:
    rows = lines(book)
    fields = json.loads(rows[number - 1])
    del fields[gone]
    rows[number - 1] = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    put(book, rows)
    assert found(book) == ("register-forged", number)


@pytest.mark.parametrize("value", [None, 3, True, [], {}, "1"])
def test_a_line_with_a_value_of_another_kind_is_named(book: Workspace, value: object) -> None:
    rows = lines(book)
    fields = json.loads(rows[2])
    fields["party"] = value
    rows[2] = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    put(book, rows)
    assert found(book) == ("register-forged", 3)


def test_old_lines_without_the_later_fields_are_read_as_they_were(book: Workspace) -> None:
    issued = json.loads(lines(book)[0])["issued"]
    assert "witnesses" not in issued
    assert "text" not in issued
    [first, *_] = read_register(book, NAME).copies
    assert (first.issued.witnesses, first.issued.text) == ({}, "")


def test_another_fingerprint_never_joins_a_copy_of_that_name(tmp_path: Path) -> None:
    from engross.model.registered import Entry, Issued
    from engross.register.lifecycle import apply_event
    from tests.register.books import LATER, PARTIES, made, sha

    workspace = workspace_at(tmp_path)
    opened(workspace)
    copies = read_register(workspace, NAME).copies
    other = made(text="Article 2")
    issued = Issued(other.counterpart, other.seals.fingerprint, PARTIES, {})
    entry = Entry(Event.ISSUED, "original-1", LATER.isoformat(), "x", "2021-03-01", sha256=sha(9), issued=issued)
    with pytest.raises(Refused, match="register-next"):
        apply_event(copies, entry, "a")
    same = replace(entry, issued=replace(issued, fingerprint=copies[0].issued.fingerprint))
    [joined] = apply_event(copies, same, "a")
    assert joined.files == (sha(1), sha(9))
    with pytest.raises(Refused, match="register-wants"):
        apply_event(copies, replace(same, sha256=""), "a")
