"""A published instrument as an act without data: what checks tell of its sentences."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from engross.acts import act
from engross.source.library import Library
from engross.workspace import Workspace, builtin_root

_OF_THE_RECORD = frozenset(
    "placeholder testimonium-without-date testimonium-without-place authenticity-missing kind-named-two-ways "
    "copies-mismatch authenticity-mismatch typed-number typed-reference parties-miscounted two-party-phrase "
    "sentence-without-end link-in-text image-in-text heading-in-text".split()
)
"""What depends on the record that this makes up, or on how the file was laid out, and not on the sentences."""


def language_of(text: str) -> str:
    """fr, en or nl, by the smallest words of the text."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = {"fr": "le la les des du et une", "en": "the of and shall to", "nl": "de het van een en"}
    return max(common, key=lambda lang: sum(words.count(word) for word in common[lang].split()))


def alarms(file: Path) -> list[tuple[str, str]]:
    """The problems, as codes with their words, that the sentences of one instrument cause."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    lang = language_of(text)
    tag = {"fr": "fr-FR", "en": "en-GB", "nl": "nl-BE"}[lang]
    body = re.sub(r"^#+ ?(.*)$", r"\1.", text, flags=re.MULTILINE).replace("{", "").replace("}", "")
    body = re.sub(r"^>\s?|^\*\*\*+$|^---+$|<[^>]+>", "", body, flags=re.MULTILINE)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "protocols/r").mkdir(parents=True)
        (root / "parties").mkdir()
        (root / "clauses/text").mkdir(parents=True)
        (root / "parties/zzz.yaml").write_text(
            "name: {text: Zzz, gender: masculine}\nfictional: true\n", encoding="utf-8"
        )
        (root / "protocols/r/a.yaml").write_text(
            f"fictional: true\nkind: {{text: Zzz}}\nlanguages: [{tag}]\nparties: [zzz]\n"
            "clauses: {final: text@1}\nsigning: {signatories: {zzz: {name: Alix Fictif}}}\n",
            encoding="utf-8",
        )
        (root / "clauses/text/1.md").write_text(f"---\nlang: {lang}\nstatus: approved\n---\n{body}", encoding="utf-8")
        found = act(Library(Workspace(root, builtin_root())), "r/a").diagnostics
    return [(one.code, one.facts.get("text", "")) for one in found if one.code not in _OF_THE_RECORD]
