"""No word of a file reaches a terminal as a command to it: it is spelled out, in every form that is text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from engross.cli import main

OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
EVIL = "\x1b]0;title\x07 \x1b[2J \x9b31m \u202eevil\u2066"
ENTITIES = "&#27;]0;title&#7; &#x1b;[2J &#155;31m &#8238;evil&#8294;"
KINDS = {
    "html": ("<html lang='fr'><body><h1>Article 1 {0}</h1><p>Bonjour {0} {1}.</p></body></html>", ENTITIES),
    "md": ("# Article 1 {0}\n\nBonjour {0} {1}.\n", EVIL.replace("\x9b", "")),
    "txt": ("Article 1 {0}\n\nBonjour {0} {1}.\n", EVIL.replace("\x9b", "")),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("to", ["text", "json"])
def test_a_comparison_spells_them_out(
    kind: str, to: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words, evil = KINDS[kind]
    for name, own in (("old", "un"), ("new", "deux"), ("last", "trois")):
        (tmp_path / f"{name}.{kind}").write_text(words.format(evil, own), "utf-8")
    both = [f"old.{kind}", f"new.{kind}"]
    for arguments in (both, ["--three", *both, f"last.{kind}"], [*both, "-o", f"out.{to}"]):
        main(["compare", *arguments, "--to", to, "--lang", "fr"])
        said = capsysbinary.readouterr()
        shown = said.out.decode() + said.err.decode()
        if (tmp_path / f"out.{to}").exists():
            shown += (tmp_path / f"out.{to}").read_text("utf-8")
        assert not OBEYED.search(shown), (arguments, OBEYED.search(shown))
        assert "<U+001B>" in shown or "\\u001b" in shown or "<U+202E>" in shown or "\\u202e" in shown
        if to == "json" and arguments == both:
            json.loads(said.out)


def test_colours_are_ours_alone() -> None:
    """Escapes of colour are written around words; those in the words are spelled out."""
    from engross.compare import compare
    from engross.compare.report import summarise
    from engross.messages.brief import brief
    from engross.render.redline_text import redline_text
    from tests.compare.outlines import page

    old, new = page("Bonjour \x1b[9;31m monde."), page("Bonsoir \x1b[9;31m monde.")
    redline = compare(old, new)
    account = brief(summarise(redline), "fr", old="ancien\x1b[2J", new="nouveau")
    shown = redline_text(redline, account, colour=True)
    assert "<U+001B>[9;31m monde" in shown
    assert "ancien<U+001B>[2J" in shown
    assert "\x1b[9;31m" in shown  # ours, around what was taken out
    assert set(re.findall(r"\x1b\[[\d;]*m?", shown)) <= {"\x1b[1m", "\x1b[0m", "\x1b[9;31m", "\x1b[4;32m"}


def test_an_act_as_text_spells_them_out() -> None:
    from engross.model.control_characters import harmless
    from engross.render.text import render
    from tests.laws.test_marked_proof import said
    from tests.render.samples import look

    shown = render(said(f"Bonjour {EVIL}"), look()).content.decode()
    assert not OBEYED.search(shown)
    assert "Bonjour <U+001B>]0;title<U+0007>" in shown
    assert harmless("a\tb\nc\x1bd\u202ee") == "a\tb\nc<U+001B>d<U+202E>e"


def test_texts_are_changed_however_deep_they_stand() -> None:
    from engross.model.control_characters import in_all_texts
    from engross.model.redline import End, RedlineBlock, Seg

    block = RedlineBlock((Seg("equal", "a"), Seg("move", "b", "from", "m")), End(), 1)
    shouted = in_all_texts({"x": (block, None, 3)}, lambda text: text.upper() if len(text) == 1 else text)
    assert shouted == {"X": (RedlineBlock((Seg("equal", "A"), Seg("move", "B", "from", "M")), End(), 1), None, 3)}
