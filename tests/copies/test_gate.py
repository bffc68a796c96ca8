"""Every code of the gate: an act that it stands against, and one that passes, in French and in English."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engross import api
from engross.copies.fitness import ERRORS, LAID_OUT, POINTS, fitness
from engross.diagnostics import Diagnostic, Origin, Severity
from engross.messages import LANGUAGES, message
from engross.workspace import Workspace, builtin_root
from tests.conftest import CASES
from tests.copies.gate import NAMES, changed, judged, ready

WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
Change = Callable[[Workspace, str], Workspace]
"""Makes one thing wrong in the ready workspace of a language."""


def protocol(**changes: str) -> Change:
    """Other words in the protocol: `before=after`, by the names in `_WORDS`."""

    def change(workspace: Workspace, lang: str) -> Workspace:
        words = {_filled(_WORDS[name], lang): _filled(after, lang) for name, after in changes.items()}
        return changed(workspace, f"protocols/{NAMES[lang].act}.yaml", words)

    return change


def clause(which: str, words: dict[str, str] | str) -> Change:
    """Other words in a clause; a text is added at its end. `{lang: words}` gives them by language."""

    def change(workspace: Workspace, lang: str) -> Workspace:
        said = words if isinstance(words, str) else words[lang]
        return changed(workspace, f"clauses/{getattr(NAMES[lang], which)}/1.md", {"": f"\n{said}\n"})

    return change


def closing(words: dict[str, str]) -> Change:
    """The closing words, by language."""

    def change(workspace: Workspace, lang: str) -> Workspace:
        text = f"---\nlang: {lang}\n---\n{words[lang]}\n"
        name = f"clauses/{NAMES[lang].closing}/1.md"
        kept = tuple((file, words) for file, words in workspace.supplied if file != name)
        return replace(workspace, supplied=(*kept, (name, text)))

    return change


def unrecorded(workspace: Workspace, lang: str) -> Workspace:
    """The workspace in which one clause says of itself that it is approved, and no trace does."""
    folder = f"clauses/{NAMES[lang].purpose}"
    said = changed(workspace, f"{folder}/1.md", {"status: draft": "status: approved"})
    return replace(said, supplied=(*said.supplied, (f"{folder}/1.trace.yaml", "steps: []\n")))


def attested(workspace: Workspace, lang: str) -> Workspace:
    """The workspace of which somebody has said that an original was signed on paper. Its words may not change now."""
    folder = Path(tempfile.mkdtemp(prefix="gate-attested-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(workspace.root, folder / "w")
    copied = Workspace(folder / "w", workspace.builtin)
    api.record(copied, NAMES[lang].act, "attested", when=WHEN, who="Greffe", copy="1", day="2026-11-20", detail="voûte")
    return copied


def party(before: str, after: str, which: str = "party") -> Change:
    def change(workspace: Workspace, lang: str) -> Workspace:
        return changed(workspace, f"parties/{getattr(NAMES[lang], which)}.yaml", {before: after})

    return change


def after(*changes: Change) -> Change:
    def change(workspace: Workspace, lang: str) -> Workspace:
        for one in changes:
            workspace = one(workspace, lang)
        return workspace

    return change


def trace(before: str, words: str) -> Change:
    def change(workspace: Workspace, lang: str) -> Workspace:
        return changed(workspace, f"clauses/{NAMES[lang].purpose}/1.trace.yaml", {before: words})

    return change


def _filled(words: str, lang: str) -> str:
    names = NAMES[lang]
    for name in ("party", "other", "office", "purpose", "closing", "term", "elected"):
        words = words.replace(f"<{name}>", getattr(names, name))
    return words


_WORDS = {
    "state": "state: ready",
    "purpose": "<purpose>@1",
    "date": "      date: 2026-12-10\n",
    "originals": "  originals: 2 ",
    "medium": "  medium: paper ",
    "signatory": "<party>: [<office>]",
    "others": "    <other>:\n",
    "term": "<term>@1",
    "whole_term": "    - <term>@1\n",
}


def _signs(entry: str) -> Change:
    return protocol(signatory=f"<party>: [{{office: <office>, {entry}}}]")


_AUTHORITY = "authority: {{name: résolution, number: {}, date: {}}}"

AGAINST: dict[str, Change] = {
    "not-ready": protocol(state="state: draft"),
    "already-signed": protocol(state="state: signed"),
    "placeholder": clause("purpose", "{{ todo('x') }}"),
    "brackets-left": clause("purpose", "[NOM]"),
    "blank-left": clause("purpose", "________."),
    "date-blank": clause("purpose", {"fr": "Le …… juin 2027.", "en": "On …… June 2027."}),
    "clause-not-approved": trace("approved", "proposed"),
    "clause-withdrawn": trace("status: approved", "status: withdrawn"),
    "approved-edition-altered": clause("purpose", {"fr": "Cent mille dollars.", "en": "Ten thousand dollars."}),
    "edition-open": protocol(purpose="<purpose>"),
    "unknown-edition": protocol(purpose="<purpose>@9"),
    "signed-edition-altered": after(
        trace("status: approved", "status: signed"),
        clause("purpose", {"fr": "Cent mille dollars.", "en": "Ten thousand dollars."}),
    ),
    "no-signing-day": protocol(date=""),
    "no-signatory": protocol(others="    <other>: []\n  order: []\n  witnesses:\n"),
    "office-vacant": party("from: 2025-11-10", "from: 2026-12-11"),
    "office-held-twice": party(
        "    holders: ", "    holders:\n      - {name: Une Autre, gender: feminine, from: 2020-01-01} #"
    ),
    "unknown-office": protocol(signatory="<party>: [prefet]"),
    "authority-missing": protocol(originals="  authorized: true\n  originals: 2 "),
    "authority-after-signing": _signs(_AUTHORITY.format("12", "2026-12-11")),
    "decision-blank": _signs("authority: {name: résolution, date: 2026-12-01}"),
    "office-of-another": _signs("name: Personne Inconnue"),
    "date-half-filled": protocol(date="      date: 2026-12-10\n    - {at: <other>, parties: [<other>]}\n"),
    "signed-edition-changed": after(attested, clause("purpose", {"fr": "Cent dollars.", "en": "One hundred dollars."})),
    "signed-edition-gone": after(attested, protocol(whole_term="")),
    "signed-edition-added": after(attested, protocol(term="<term>@1\n    - communication@1")),
    "copies-mismatch": closing(
        {
            "fr": "Fait à Exempleville, le 10 décembre 2026, en trois exemplaires originaux.",
            "en": "Done at Exampleton, on 10 December 2026, in three originals.",
        }
    ),
    "testimonium-without-date": closing(
        {"fr": "Fait à Exempleville, en deux exemplaires originaux.", "en": "Done at Exampleton, in two originals."}
    ),
    "testimonium-without-place": closing(
        {
            "fr": "Signé le 10 décembre 2026, en deux exemplaires originaux.",
            "en": "Signed on 10 December 2026, in two originals.",
        }
    ),
    "paper-formula": after(
        protocol(medium="  medium: electronic "),
        clause("closing", {"fr": "Fait en double exemplaire.", "en": "Done in duplicate."}),
    ),
    "signing-date-mismatch": clause(
        "closing", {"fr": "Fait à Exempleville, le 1er mars 2026.", "en": "Done at Exampleton, on 1 March 2026."}
    ),
    "authenticity-mismatch": clause(
        "purpose", {"fr": "Les deux textes font également foi.", "en": "Both texts are equally authentic."}
    ),
    "unknown-reference": clause("purpose", "{{ ref('nulle-part') }}."),
    "counterparts-differ": clause("purpose", "{{ parties[0] | the | capital }} : 10 $."),
    "signs-twice": protocol(signatory="<party>: [{name: <elected>, title: X}]"),
}

FRENCH: dict[str, Change] = {
    "copies-form": closing({"fr": "Fait à Exempleville, le 10 décembre 2026, en double exemplaires."}),
}
"""What can be wrong in French only: English has one word for an original and for originals in its formula."""
UNKNOWN: dict[str, Change] = {
    "typed-reference": clause("purpose", {"fr": "Selon l'article 2.", "en": "Under article 2."}),
    "office-unproved": after(
        protocol(signatory="<party>: [{office: <office>, name: Personne Seulement Nommée}]"),
        party("from: 2025-11-10", "from: 2026-12-11"),
    ),
    "approval-unrecorded": unrecorded,
}
"""What the records do not say."""
BILINGUAL = {
    "versions-out-of-step": "versions-out-of-step",
    "versions-disagree": "versions-disagree",
    "figures-out-of-step": "figures-out-of-step",
    "references-out-of-step": "references-out-of-step",
    "dates-out-of-step": "dates-out-of-step",
    "translation-missing": "translation-missing",
    "authenticity-missing": "authenticity-missing",
}
"""Cases of acts in French and in English, with one thing wrong."""

_POINT = {code: point for point, codes in POINTS for code in codes}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_act_with_nothing_wrong_passes_every_point(lang: str) -> None:
    found = judged(ready(lang), NAMES[lang].act)
    assert [(point.name, point.state, [str(one.code) for one in point.against]) for point in found.points] == [
        (point, "yes", []) for point in [*(name for name, _ in POINTS if name != "languages"), ERRORS]
    ]


CASES_OF = [(code, lang) for code in sorted(AGAINST) for lang in ("fr", "en")] + [(code, "fr") for code in FRENCH]


@pytest.mark.parametrize(("code", "lang"), CASES_OF)
def test_a_code_stands_against_its_point_alone(code: str, lang: str) -> None:
    found = judged((AGAINST | FRENCH)[code](ready(lang), lang), NAMES[lang].act)
    points = {point.name: point for point in found.points}
    point = points[_POINT[code]]
    assert code in {one.code for one in point.against}, [
        (name, [f"{one.code} {one.origin}" for one in (*other.against, *other.unknown, *other.beside)])
        for name, other in points.items()
    ]
    assert (point.state, found.fit) == ("no", False)
    assert all(one.severity is Severity.ERROR for one in point.against)
    assert code not in {one.code for name, other in points.items() if name != point.name for one in other.against}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("code", sorted(UNKNOWN))
def test_what_the_records_do_not_say_is_not_ticked_and_refuses_nothing(code: str, lang: str) -> None:
    found = judged(UNKNOWN[code](ready(lang), lang), NAMES[lang].act)
    [point] = [point for point in found.points if point.name == _POINT[code]]
    assert (point.state, [one.code for one in point.unknown]) == ("open", [code])
    assert point in found.unknown
    assert code not in {one.code for one in found.against}


@pytest.mark.parametrize("code", sorted(BILINGUAL))
def test_an_act_whose_texts_say_different_things_is_refused(code: str) -> None:
    found = judged(Workspace(CASES / "bad" / BILINGUAL[code], CASES / "base"), "montfleur-rivebelle/2030-2032")
    [point] = [point for point in found.points if point.name == _POINT[code]]
    assert code in {one.code for one in point.against}
    assert (point.state, found.fit) == ("no", False)


def test_an_act_whose_texts_agree_passes() -> None:
    found = judged(Workspace(CASES / "good" / "trois-parties", builtin_root()), "clairval-rives/2027-2029")
    assert {point.name: point.state for point in found.points}["languages"] == "yes"


@pytest.mark.parametrize("code", sorted(code for point, codes in POINTS if point in LAID_OUT for code in codes))
def test_what_is_found_on_the_pages_stands_against_its_point(code: str) -> None:
    """The pages themselves are in the tests of layout; here, what the gate makes of what they find."""
    for severity in (Severity.ERROR, Severity.WARNING):
        found = fitness([Diagnostic(code, Origin("a"), severity)])
        [point] = [point for point in found.points if point.name == _POINT[code]]
        assert (point.state, found.fit) == (("no", False) if severity is Severity.ERROR else ("yes", True))


def test_pages_that_were_not_laid_out_are_not_ticked() -> None:
    found = fitness([], unmeasured=LAID_OUT)
    assert {point.name for point in found.points if point.state == "open"} == LAID_OUT
    assert not found.fit


def test_every_code_of_the_gate_is_tried() -> None:
    tried = {*AGAINST, *FRENCH, *UNKNOWN, *BILINGUAL}
    laid_out = {code for point, codes in POINTS if point in LAID_OUT for code in codes}
    assert {code for _, codes in POINTS for code in codes} == tried | laid_out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_of_the_gate_has_words(lang: str) -> None:
    for _, codes in POINTS:
        for code in codes:
            assert message(Diagnostic(code, Origin("a")), lang) != code


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_differs_from_the_approved_text_is_told_and_can_be_compared(lang: str) -> None:
    name = f"clauses/{NAMES[lang].purpose}/1.md"
    kept = f"clauses/{NAMES[lang].purpose}/1.approved.md"
    workspace = changed(ready(lang), name, {"": "\nCent mille dollars.\n"})
    [point] = [point for point in judged(workspace, NAMES[lang].act).points if point.name == "approved"]
    [told] = point.against
    assert {key: told.facts[key] for key in ("by", "on", "added", "removed", "approved", "file")} == {
        "by": "Conseil", "on": "2026-10-01", "added": "Cent mille dollars.", "removed": "",
        "approved": kept, "file": name,
    }  # fmt: skip
    assert "Cent mille dollars." in message(told, lang)
    assert (workspace.root / kept).read_bytes() == (workspace.root / name).read_bytes()
