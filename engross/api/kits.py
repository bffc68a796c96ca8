"""The counterpart's kit: one page for the other city, and the answer that comes back, as changes to decide on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from engross.api.arguments import one_of
from engross.diagnostics import Origin, refuse
from engross.messages import LANGUAGES
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acceptance.comparable import Part
    from engross.api.returned import Offer, Remark, ReturnedText, Wanted
    from engross.model.document import Document
    from engross.model.kit import Kit, KitAnswer, KitChange, KitParagraph, KitRun
    from engross.source.wordprocessing.offers import OfferedChange
    from engross.source.wordprocessing.passages import RichRun, WordPassage
    from engross.source.wordprocessing.word_file import WordFile


_WORDS = "answer."
"""The words of the page, in the catalogues."""


@dataclass(frozen=True, slots=True)
class MadeKit:
    """A kit as bytes, the number of changes that it shows, and how many paragraphs."""

    content: bytes
    changes: int
    paragraphs: int


def kit(workspace: Workspace, protocol: str, *, against: str = "", lang: str = "en") -> MadeKit:
    """One HTML file with which the other city reads the act `protocol`, answers, and saves its answer.

    It shows what changed since `against`, a text as `compare` takes it; without
    it, only the act. The page opens in `lang` and can be read in French and
    English. Raises `Refused` for what is wrong with either text.
    """
    from engross.render.kit_page import kit_page
    from engross.source.looks import kit_look

    one_of("lang", lang, LANGUAGES)
    shown, _, _ = _kit(workspace, protocol, against, lang)
    from engross.source.library import Library

    look, script = kit_look(Library(workspace))
    return MadeKit(kit_page(shown, look, script).encode(), len(shown.changes), len(shown.paragraphs))


def _kit(
    workspace: Workspace, protocol: str, against: str, lang: str = "en"
) -> tuple[Kit, WordFile, list[OfferedChange]]:
    """What a kit shows, and the file with tracked changes that it shows it of."""
    from hashlib import sha256

    from engross.messages import catalogue, vocabulary
    from engross.model.kit import Kit
    from engross.source.wordprocessing.word_file import open_word_file

    data, title = _file(workspace, protocol, against)
    word, changes = open_word_file(data, protocol).counted()
    paragraphs = tuple(_paragraphs(word, changes))
    listed = tuple(_changes(changes, word))
    digest = sha256(repr((protocol, against, paragraphs, listed)).encode()).hexdigest()
    words = {
        code: {
            key.removeprefix(_WORDS): catalogue(code).typeset(str(text))
            for key, text in vocabulary(code).items()
            if key.startswith(_WORDS)
        }
        for code in LANGUAGES
    }
    return Kit(protocol, title, against, digest, lang, paragraphs, listed, words), word, changes


def _file(workspace: Workspace, protocol: str, against: str) -> tuple[bytes, str]:
    """The act as a DOCX, with what changed since `against` as tracked changes; and what it is called."""
    from engross.api.comparing import compare
    from engross.api.redlining import CompareOptions
    from engross.api.texts import read_texts
    from engross.model.document import plain
    from engross.render.docx import render

    (text,), _ = read_texts(workspace, protocol)
    if text.document is None or text.look is None:
        raise refuse("unknown-protocol", Origin(protocol), name=protocol, near="")
    title = plain(text.document.versions[0].front.opening)
    if against:
        return compare(workspace, against, protocol, CompareOptions(to="docx")).content, title
    return render(text.document, text.look).content, title


def _paragraphs(word: WordFile, changes: Sequence[OfferedChange]) -> Iterator[KitParagraph]:
    from engross.model.kit import KitParagraph
    from engross.source.wordprocessing.passages import accepted

    labels: list[str | None] = [None] * len(word.text.passages)
    if not changes:
        labels = [passage.label for passage in word.passages(accepted)]
    begins: dict[int, list[int]] = {}
    for change in changes:
        begins.setdefault(max(change.passages, default=0), []).append(change.number)
    for number, (passage, label) in enumerate(zip(word.text.passages, labels, strict=True)):
        runs = tuple(_run(run) for run in passage.runs if run.text)
        gone = bool(runs) and all(run.deed == "deleted" or not run.text.strip() for run in runs)
        words = "".join(run.text for run in runs if run.deed != "deleted")
        told = tuple(begins.get(number, ()))
        if not "".join(run.text for run in runs).strip() and not told:
            continue
        level = passage.level or (1 if passage.style in ("title", "cover title") else 0)
        depth = (
            passage.numbered[1] + 1 if passage.numbered is not None and not level else int(passage.style == "list item")
        )
        shown = label or ("–" if depth and label == "" else "")
        yield KitParagraph(
            number, level, depth, shown, runs, words.strip(), passage.lang, gone, bool(passage.place.table), told
        )


def _run(run: RichRun) -> KitRun:
    from engross.model.kit import KitRun

    mark = run.marks[-1] if run.marks else None
    raised = run.text.startswith("<sup>")
    text = run.text.removeprefix("<sup>").removesuffix("</sup>")
    return KitRun(
        text,
        mark.deed if mark else "",
        mark.number if mark else run.changed.number if run.changed else 0,
        "strong" in run.styles,
        "emphasis" in run.styles,
        raised,
    )


def _changes(changes: Sequence[OfferedChange], word: WordFile) -> Iterator[KitChange]:
    from engross.model.kit import KitChange

    place, places = "", []
    for passage in word.text.passages:
        if passage.level:
            place = " ".join(passage.words.replace("<sup>", "").replace("</sup>", "").split())
        places.append(place)
    for change in changes:
        where = places[change.passages[0]] if change.passages else ""
        yield KitChange(change.number, change.kind, _plain(change.old), _plain(change.new or change.set_words), where)


def _plain(text: str) -> str:
    return " ".join(text.replace("<sup>", "").replace("</sup>", "").strip("\n").replace("\n", " ¶ ").split())


# the answer


@dataclass(slots=True)
class KitReturn:
    """The answer of a kit. By the number of an offer: the change it rejects, or a paragraph and its proposed words."""

    file: WordFile
    document: Document
    basis: tuple[Part, ...]
    labels: tuple[str, ...]
    every: frozenset[int]
    rejects: dict[int, int] = field(default_factory=dict)
    proposals: dict[int, tuple[int, str]] = field(default_factory=dict)

    def wanted(self, numbers: frozenset[int]) -> Wanted:
        """As `ReturnedText.wanted`."""
        from engross.api.returned import Wanted, parts_with_ids
        from engross.source.wordprocessing.offers import chosen

        rejected = {self.rejects[number] for number in numbers if number in self.rejects}
        proposed = dict(self.proposals[number] for number in numbers if number in self.proposals)
        passages = [
            said
            for index, passage in enumerate(self.file.text.passages)
            for said in (_proposed(passage, proposed[index]) if index in proposed else (passage,))
        ]
        file = replace(self.file, text=replace(self.file.text, passages=passages))
        outline = file.outline(chosen(self.every - rejected))
        return Wanted(parts_with_ids(outline, self.document, self.basis, self.labels))


def _proposed(passage: WordPassage, words: str) -> tuple[WordPassage, ...]:
    """A passage with the proposed words; a line feed in them begins another one. None for no words."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    if not lines:
        return ()
    kept = [run for run in passage.runs if not run.marks or run.marks[-1].deed == "inserted"]
    first = replace(passage, runs=_reworded(kept, lines[0]))
    rest = (replace(passage, runs=_reworded([], line), ids=[], comments=[]) for line in lines[1:])
    return first, *rest


def _reworded(runs: Sequence[RichRun], words: str) -> list[RichRun]:
    """Other words in which all that stays is set as it was: superiors, emphasis."""
    from difflib import SequenceMatcher

    from engross.source.wordprocessing.passages import RichRun

    old: list[tuple[str, frozenset[str], bool]] = []
    for run in runs:
        raised = run.text.startswith("<sup>")
        text = run.text.removeprefix("<sup>").removesuffix("</sup>")
        old += [(letter, run.styles, raised) for letter in text]
    before = "".join(letter for letter, _, _ in old)
    start = len(before) - len(before.lstrip())
    settings: list[tuple[frozenset[str], bool]] = [(frozenset(), False)] * len(words)
    spaces = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})
    matcher = SequenceMatcher(None, before[start:].translate(spaces), words.translate(spaces), autojunk=False)
    letters = list(words)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            letter, styles, raised = old[start + block.a + step]
            settings[block.b + step] = (styles, raised)
            letters[block.b + step] = letter
    out: list[RichRun] = []
    for letter, (styles, raised) in zip(letters, settings, strict=True):
        last = out[-1] if out else None
        if last is not None and last.styles == styles and last.text.startswith("<sup>") == raised:
            text = f"{last.text.removesuffix('</sup>')}{letter}{'</sup>' if raised else ''}"
            out[-1] = replace(last, text=text)
        else:
            out.append(RichRun(f"<sup>{letter}</sup>" if raised else letter, styles))
    return out


def read_kit_answer(
    workspace: Workspace,
    data: bytes,
    file: str,
    name: str,
    document: Document,
    basis: tuple[Part, ...],
    labels: tuple[str, ...],
) -> ReturnedText:
    """The answer of a kit for the act `name`, as changes to decide on: what was rejected, and the words proposed.

    Raises `Refused`: what is wrong in the answer, answer-of-another for one of another act, answer-stale where the act
    or the text it was compared with is not as the kit showed it.
    """
    from engross.api.returned import ReturnedText
    from engross.source.kit_answer import read_answer

    answer = read_answer(data, file)
    origin = Origin(file)
    if answer.protocol != name:
        raise refuse("answer-of-another", origin, name=answer.protocol, wanted=name)
    shown, word, changes = _kit(workspace, name, answer.against)
    if shown.text != answer.text:
        raise refuse("answer-stale", origin, name=name, against=answer.against or "–")
    _check_numbers(answer, shown, origin)
    found = KitReturn(word, document, basis, labels, frozenset(change.number for change in changes))
    offers = tuple(_offers(found, answer, shown, changes))
    remarks = tuple(_remarks(found, answer, shown, changes))
    return ReturnedText(name, document, offers, remarks, tracked=None, answered=found)


def _check_numbers(answer: KitAnswer, shown: Kit, origin: Origin) -> None:
    changes = {str(change.number) for change in shown.changes}
    paragraphs = {str(one.number) for one in shown.paragraphs}
    strange = sorted((set(answer.changes) - changes) | (set(answer.paragraphs) - paragraphs))
    if strange:
        raise refuse("answer-number", origin, number=strange[0])


def _offers(found: KitReturn, answer: KitAnswer, shown: Kit, changes: Sequence[OfferedChange]) -> Iterator[Offer]:
    from engross.api.returned import Offer, passage_places

    places = passage_places(found.file, found.document, found.basis, found.labels)
    number = 0
    for change in changes:
        given = answer.changes.get(str(change.number))
        if given is None or given.answer != "reject":
            continue
        number += 1
        found.rejects[number] = change.number
        ident, place = places[change.passages[0]] if change.passages else ("", "")
        old, new = _plain(change.new), _plain(change.old)
        kind = {"inserted": "deleted", "deleted": "inserted"}.get(change.kind, change.kind)
        yield Offer(number, answer.by or "?", answer.date, kind, ident, place, old, new)  # type: ignore[arg-type]
    for paragraph in shown.paragraphs:
        said = answer.paragraphs.get(str(paragraph.number))
        if said is None or said.words is None or _same(said.words, paragraph.words):
            continue
        number += 1
        found.proposals[number] = (paragraph.number, said.words)
        ident, place = places[paragraph.number]
        from engross.api.returned import core

        old, new = core(paragraph.words, " ".join(said.words.split()))
        yield Offer(number, answer.by or "?", answer.date, _kind(old, new), ident, place, old, new)  # type: ignore[arg-type]


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _kind(old: str, new: str) -> str:
    return "inserted" if not old else "deleted" if not new else "replaced"


def _remarks(found: KitReturn, answer: KitAnswer, shown: Kit, changes: Sequence[OfferedChange]) -> Iterator[Remark]:
    from engross.api.returned import Remark, passage_places

    places = passage_places(found.file, found.document, found.basis, found.labels)
    said: list[tuple[tuple[str, str], str]] = [(("", ""), answer.comment)]
    for change in changes:
        given = answer.changes.get(str(change.number))
        if given is not None and change.passages:
            said.append((places[change.passages[0]], given.comment))
    for paragraph in shown.paragraphs:
        proposal = answer.paragraphs.get(str(paragraph.number))
        if proposal is not None:
            said.append((places[paragraph.number], proposal.comment))
    for (ident, place), text in said:
        if text.strip():
            yield Remark(answer.by, answer.date, ident, place, text.strip())


__all__ = ["KitReturn", "MadeKit", "kit", "read_kit_answer"]
