"""Published instruments, rebuilt from clauses and data in a temporary workspace, say the same words.

Their sentences are not ours to keep: the folder that holds them is named by
the environment variable ENGROSS_INSTRUMENTS.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engross import api
from engross.workspace import Workspace

Make = Callable[[dict[str, str]], Workspace]
FOLDER = os.environ.get("ENGROSS_INSTRUMENTS", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="ENGROSS_INSTRUMENTS names no folder of published instruments")


@dataclass(frozen=True)
class Instrument:
    """What is data in an instrument: everything that is no sentence of it."""

    file: str
    lang: str
    first_article: str
    closing: str
    parties: dict[str, str]
    protocol: str
    testimonium: str
    values: tuple[tuple[str, str], ...]


FRANCE_MAROC = Instrument(
    file="27-france-maroc-protocole-bourses-1998.md",
    lang="fr-FR",
    first_article="Article 1er",
    closing="Mentions finales",
    parties={
        "france": """\
name: {text: Gouvernement de la République française, article: true, gender: masculine}
offices:
  ambassadeur:
    title: Ambassadeur de France au Maroc
    holders: [{name: Michel de Bonnecorse Benault de Lubière, gender: masculine}]
""",
        "maroc": """\
name: {text: Gouvernement du Royaume du Maroc, article: true, gender: masculine}
town: Rabat
offices:
  directeur:
    title: Directeur de la coopération culturelle et scientifique au ministère des affaires étrangères
    holders: [{name: Mohamed Sbihi, gender: masculine}]
""",
    },
    protocol="""\
kind: {text: Protocole, gender: masculine}
languages: [fr-FR]
parties: [france, maroc]
signing:
  events: [{at: maroc, date: 1998-02-27}]
  originals: 2
  signatories: {france: ambassadeur, maroc: directeur}
""",
    testimonium="Fait {{ signing.place | at }}, {{ signing.date | date(weekday=true) }}, "
    "en {{ signing.originals | words }} exemplaires en langue française.",
    values=(
        (
            "Le Gouvernement de la République française et le Gouvernement du Royaume du Maroc",
            "{{ parties | names | capital }}",
        ),
        ("le Gouvernement de la République française", "{{ parties.france | the }}"),
        ("du Gouvernement du Royaume du Maroc", "{{ parties.maroc | of }}"),
        ("du présent Protocole", "{{ instrument | of_this }}"),
        ("Le présent Protocole", "{{ instrument | this | capital }}"),
        ("l'article 1er", '{{ ref("article-1", "the") }}'),
    ),
)
SOROTI = Instrument(
    file="23-netherlands-uganda-soroti-1996.md",
    lang="en-GB",
    first_article="Article I",
    closing="DONE in duplicate",
    parties={
        "netherlands": """\
name: {text: Kingdom of the Netherlands, article: true}
offices:
  charge:
    title: Chargé d'Affaires Royal Netherlands Embassy
    holders: [{name: Mrs. P. V. Linssen, gender: feminine}]
""",
        "uganda": """\
name: {text: Republic of Uganda, article: true}
town: Kampala
offices:
  secretary:
    title: Permanent Secretary Ministry of Finance and Economic Planning
    holders: [{name: Mr. E. Tumusiime-Mutebile, gender: masculine}]
""",
    },
    protocol="""\
kind: Agreement
languages: [en-GB]
parties: [netherlands, uganda]
numbering: {article: upper-roman}
signing:
  events: [{at: uganda, date: 1996-03-18}]
  originals: 2
  signatories: {netherlands: charge, uganda: secretary}
""",
    testimonium="DONE in duplicate {{ signing.place | at }} on {{ signing.date | date }} in the English language.",
    values=(
        ("The Kingdom of the Netherlands and the Republic of Uganda", "{{ parties | names | capital }}"),
        ("The Kingdom of the Netherlands", "{{ parties.netherlands | the | capital }}"),
        ("the Kingdom of the Netherlands", "{{ parties.netherlands | the }}"),
        ("The Republic of Uganda", "{{ parties.uganda | the | capital }}"),
        ("This Agreement", "{{ instrument | this | capital }}"),
    ),
)


def text_of(instrument: Instrument) -> tuple[str, list[str], str]:
    """Preamble, articles and closing of a published text, without its headings and its Markdown."""
    raw = (Path(FOLDER) / instrument.file).read_text(encoding="utf-8").split("---", 2)[2]
    raw = re.sub(r"^#{1,4} *", "", raw, flags=re.MULTILINE)
    raw = re.sub(r"^Article +", "Article ", raw, flags=re.MULTILINE)
    parts = re.split(r"^Article (?:\d+(?:er)?|[IVX]+)\s*$", raw, flags=re.MULTILINE)
    last, closing = parts[-1].split(instrument.closing)
    return parts[0], [*parts[1:-1], last], instrument.closing + closing


def clause(text: str, instrument: Instrument, heading: str = "") -> str:
    """Clause text with the data of the instrument taken out."""
    for words, said in instrument.values:
        text = text.replace(words, said)
    text = re.sub(r"^(\d+)\.  *", r"\1. ", text, flags=re.MULTILINE)
    text = re.sub(r"^([a-z])\) *", r"   1) ", text, flags=re.MULTILINE)
    return f"---\nlang: {instrument.lang}\nstatus: signed\n{heading}---\n{text.strip()}\n"


def words(text: str) -> Iterator[str]:
    """The words, whatever the typography: quotation marks, apostrophes, spaces and list marks aside."""
    text = re.sub(r"[’']", "'", re.sub(r"[«»“”\"*–]", " ", text))
    for word in re.sub(r"(?<!\w)-(?!\w)", " ", text).split():
        yield from re.findall(r"[\w'\-.,/]+|[;:]", word)


@pytest.mark.parametrize("instrument", [FRANCE_MAROC, SOROTI], ids=lambda one: one.file[:2])
def test_a_published_instrument_is_rebuilt_word_for_word(instrument: Instrument, workspace: Make) -> None:
    preamble, articles, closing = text_of(instrument)
    start = preamble.index("Le Gouvernement de" if instrument is FRANCE_MAROC else "The Kingdom of the Netherlands and")
    files = {f"parties/{key}.yaml": text for key, text in instrument.parties.items()}
    files["clauses/preamble/1.md"] = clause(preamble[start:], instrument)
    names = []
    for number, article in enumerate(articles, 1):
        files[f"clauses/article-{number}/1.md"] = clause(article, instrument)
        names.append(f"article-{number}@1")
    lead = closing.split("Fait à")[0] if instrument is FRANCE_MAROC else ""
    files["clauses/testimonium/1.md"] = clause(lead + instrument.testimonium, instrument)
    files["protocols/history/published.yaml"] = (
        instrument.protocol
        + "state: signed\nclauses:\n  preamble: preamble@1\n  testimonium: testimonium@1\n"
        + f"  articles: [{', '.join(names)}]\n"
    )
    [built] = api.build(workspace(files), ("history/published",), api.BuildOptions("text", Path("-")))
    assert built.content is not None, [(one.code, str(one.origin), one.facts) for one in built.diagnostics]
    found = list(words(built.content.decode()))
    raw = re.split(r"\(sd\.\)|_{3,}", closing)
    headed = "".join(
        f"\nArticle {label}\n{text}" for label, text in zip(_labels(len(articles), instrument), articles, strict=True)
    )
    testimonium = closing.split("Pour le Gouvernement")[0] if instrument is FRANCE_MAROC else raw[0].split("*For")[0]
    expected = list(words(preamble[start:] + headed + testimonium))
    at = next(index for index in range(len(found)) if found[index : index + 8] == expected[:8])
    found = found[at : at + len(expected)]
    for index, (want, have) in enumerate(zip(expected, found, strict=True)):
        assert want == have, (" ".join(expected[index - 6 : index + 6]), " ".join(found[index - 6 : index + 6]))
    assert len(expected) > 700


def _labels(count: int, instrument: Instrument) -> list[str]:
    if instrument is SOROTI:
        return ["I", "II", "III", "IV", "V", "VI", "VII"][:count]
    return ["1er", *map(str, range(2, count + 1))]


def _published() -> list[str]:
    return sorted(path.name for path in Path(FOLDER).glob("*.md")) if FOLDER else []


@pytest.mark.parametrize("file", _published() or ["none"])
def test_the_model_holds_every_published_instrument(file: str, workspace: Make) -> None:
    """Every party, side and section of it, its sections as clauses: the words come out as they went in."""
    _, front, text = (Path(FOLDER) / file).read_text(encoding="utf-8").split("---", 2)
    lang = {"en": "en-GB", "fr": "fr-FR", "nl": "nl-NL"}[re.findall(r'language: "(\w\w)', front)[0]]
    names = re.findall(r'^  - "(.+?)(?: \(.*\))?"$', front, flags=re.MULTILINE)
    assert 2 <= len(names) <= 4
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    sections = [part for part in re.split(r"^#{1,4} *", text, flags=re.MULTILINE) if part.strip()]
    files, chosen, expected = {}, [], []
    for number, section in enumerate(sections, 1):
        heading, _, body = section.partition("\n")
        heading = " ".join(heading.split())
        quoted = heading.replace("'", "''")
        top = f"---\nlang: {lang}\nstatus: signed\nheading: '{quoted}'\n---\n"
        files[f"clauses/part-{number}/1.md"] = f"{top}{_plainly(body)}\n"
        chosen.append(f"part-{number}@1")
        expected += [*words(heading), *words(re.sub(r"^ *(?:[a-z]\)|[a-z]\.|- )", "", body, flags=re.MULTILINE))]
    keys = [f"party-{index}" for index in range(1, len(names) + 1)]
    for key, name in zip(keys, names, strict=True):
        office = "offices:\n  sign: {title: '', holders: [{name: Sign, gender: masculine}]}\n"
        files[f"parties/{key}.yaml"] = f"name: {{text: '{name}'}}\n{office}"
    sides = f"sides: [{{parties: [{keys[0]}]}}, {{parties: [{', '.join(keys[1:])}]}}]\n"
    signing = "signing: {signatories: {" + ", ".join(f"{key}: sign" for key in keys) + "}}\n"
    files["protocols/history/published.yaml"] = (
        f"kind: Act\nlanguages: [{lang}]\nstate: draft\nparties: [{', '.join(keys)}]\n{sides}{signing}"
        f"clauses:\n  final: [{', '.join(chosen)}]\n"
    )
    [built] = api.build(workspace(files), ("history/published",), api.BuildOptions("text", Path("-")))
    assert built.content is not None, [(one.code, str(one.origin), one.line[:80]) for one in built.diagnostics]
    found = [re.sub(r"\W", "", word) for word in words(built.content.decode())]
    wanted = [re.sub(r"\W", "", word) for word in expected]
    found, wanted = [word for word in found if word], [word for word in wanted if word]
    at = next(index for index in range(len(found)) if found[index : index + 6] == wanted[:6])
    got = found[at : at + len(wanted)]
    for index, (want, have) in enumerate(zip(wanted, got, strict=True)):
        assert want == have, (" ".join(wanted[index - 6 : index + 6]), " ".join(got[index - 6 : index + 6]))


def _plainly(body: str) -> str:
    """A published body as paragraphs: what would be a list keeps its number as a word."""
    body = re.sub(r"^ *(\d+)\.", r"\1\\.", body, flags=re.MULTILINE)
    body = re.sub(r"^ *(?:[a-z]\)|[a-z]\.|- )", "", body, flags=re.MULTILINE)
    lines = (re.sub(r"([*_`<|\[\]])", r"\\\1", line).strip() for line in body.split("\n"))
    return "\n\n".join(lines)
