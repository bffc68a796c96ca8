"""A text that came back, as changes to decide on: of a file with tracked changes those, of any other what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acceptance.comparable import Part
    from engross.api.kits import KitReturn
    from engross.model.document import Document
    from engross.model.outline import Outline
    from engross.model.redline import End, Redline, Seg
    from engross.source.wordprocessing.passages import TrackedChange
    from engross.source.wordprocessing.word_file import WordFile


@dataclass(frozen=True, slots=True)
class Offer:
    """One change that came back: its number from 1, who made it and when, and the words on both sides.

    `author` and `date` are empty where nobody tracked the change. `provision`
    is the id of where it stands, `place` its heading. `kind` says what it is:
    words put in, taken out, replaced or moved, or only set otherwise.
    """

    number: int
    author: str
    date: str
    kind: Literal["inserted", "deleted", "replaced", "moved", "set"]
    provision: str
    place: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment in a text that came back: who made it and when, what it says, on which provision it stands."""

    author: str
    date: str
    provision: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """The parts that are wanted once some changes are accepted, how closely they compare, and what is tangled."""

    parts: tuple[Part, ...]
    lists: bool = True
    styles: bool = True
    tangled: tuple[str, ...] = ()


@dataclass(slots=True)
class ReturnedText:
    """A text that came back for one act.

    `offers` are its changes, `remarks` its comments, `diagnostics` what is to be
    told of it. `sure` is false where the act may have gone on since the text
    was sent, and nobody tracked some changes: these are offered, and not
    taken along with all others unless that is asked for.
    """

    name: str
    document: Document
    offers: tuple[Offer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sure: bool = True
    tracked: WordReturn | None = None
    compared: ComparedReturn | None = None
    answered: KitReturn | None = None

    def wanted(self, numbers: Collection[int]) -> Wanted:
        """What is wanted once the changes of these numbers are accepted."""
        chosen = self.tracked or self.compared or self.answered
        assert chosen is not None  # one of them was read
        return chosen.wanted(frozenset(numbers))

    @property
    def untracked(self) -> tuple[int, ...]:
        """The numbers of changes that nobody tracked, in a file that has tracked changes besides."""
        return tuple(offer.number for offer in self.offers if not offer.author) if self.tracked else ()


@dataclass(slots=True)
class WordReturn:
    """A file with tracked changes. `settled` are the authors whose marks were in the text that was sent."""

    file: WordFile
    document: Document
    basis: tuple[Part, ...]
    sent: tuple[Part, ...]
    labels: tuple[str, ...]
    settled: frozenset[str] = frozenset()
    untracked: dict[int, str] = field(default_factory=dict)

    def parts(self, numbers: Collection[int]) -> tuple[Part, ...]:
        """The parts of the file with the changes of these numbers, and with the marks that were sent."""
        return parts_with_ids(self.file.outline(self._taken(numbers)), self.document, self.basis, self.labels)

    def _taken(self, numbers: Collection[int]) -> _Taken:
        return _Taken(frozenset(numbers), self.settled)

    def wanted(self, numbers: frozenset[int]) -> Wanted:
        """As `ReturnedText.wanted`."""
        from engross.acceptance.merging import merged

        theirs = self.parts(numbers)
        whole = {self.untracked[number] for number in numbers if number in self.untracked}
        result = merged(self.basis, self.sent, theirs, whole)
        return Wanted(result.parts, tangled=result.tangled)


@dataclass(frozen=True, slots=True)
class _Taken:
    numbers: frozenset[int]
    settled: frozenset[str]

    def __call__(self, change: TrackedChange) -> bool:
        return change.number in self.numbers or change.author in self.settled


@dataclass(slots=True)
class ComparedReturn:
    """A text without tracked changes: the redline from the act to it, and the places that each offer has there."""

    redline: Redline
    document: Document
    basis: tuple[Part, ...]
    labels: tuple[str, ...]
    places: dict[int, tuple[int, ...]]
    lists: bool
    styles: bool

    def wanted(self, numbers: frozenset[int]) -> Wanted:
        """As `ReturnedText.wanted`."""
        from engross.acceptance.comparable import line_places
        from engross.acceptance.redline_parts import parts_of_redline

        marks = {place for number in numbers for place in self.places[number]}
        parts = parts_of_redline(
            self.redline,
            self.basis,
            line_places(self.document),
            self.labels,
            marks.__contains__,
            styles=self.styles,
        )
        return Wanted(parts, self.lists, self.styles)


def read_returned(workspace: Workspace, file: str, name: str) -> ReturnedText:
    """The file that came back for the act `name`. It may be of any kind that `compare` reads.

    Raises `Refused`: what is wrong with the act or the file, accept-signed for
    an act that is signed, accept-another-act for a file that has next to nothing in common with the act.
    """
    from engross.acceptance.comparable import labels_of, parts_of
    from engross.source.kit_answer import is_answer

    document = _act(workspace, name)
    basis, labels = parts_of(document), labels_of(document)
    data = _bytes(file)
    if is_answer(data):
        from engross.api.kits import read_kit_answer

        return read_kit_answer(workspace, data, file, name, document, basis, labels)
    if data.startswith(b"PK\x03\x04"):
        # First it is read in a process of its own, within bounds: a file that would hang is refused there.
        from engross.api.texts import read_texts
        from engross.source.wordprocessing.word_file import open_word_file

        _, odd = read_texts(workspace, file)
        word, changes = open_word_file(data, file).counted()
        if changes:
            return _tracked(word, changes, file, name, document, basis, labels, odd)
    return _untracked(workspace, file, name, document, basis, labels)


def _act(workspace: Workspace, name: str) -> Document:
    from engross.acts import act
    from engross.model.protocol import State
    from engross.source.library import Library

    made = act(Library(workspace), name)
    if made.assembled is None or made.materials is None:
        raise Refused(one for one in made.diagnostics if one.severity is Severity.ERROR)
    if made.materials.protocol.state is State.SIGNED:
        origin = made.materials.places.origin("state")
        raise refuse("accept-signed", origin, line=made.materials.places.line(origin), name=name)
    return made.assembled.document


def _bytes(file: str) -> bytes:
    from engross.source.outline_json import LIMIT

    path = Path(file)
    try:
        size = path.stat().st_size
        if size > LIMIT:
            raise refuse("compared-too-large", Origin(file), size=size // 1_000_000, limit=LIMIT // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise refuse("unreadable-file", Origin(file), name=file, reason=error.strerror or str(error)) from None
    except ValueError:
        raise refuse("unreadable-file", Origin(file), name=file, reason="NUL") from None


# files with tracked changes


def _tracked(
    word: WordFile,
    changes: Sequence[object],
    file: str,
    name: str,
    document: Document,
    basis: tuple[Part, ...],
    labels: tuple[str, ...],
    odd: tuple[Diagnostic, ...],
) -> ReturnedText:
    from engross.source.wordprocessing.passages import accepted, rejected

    problems = Collector()
    problems.extend(odd)
    found = WordReturn(word, document, basis, basis, labels)
    _check_same_act(word.outline(rejected), word.outline(accepted), document, file, name)
    sent, settled = _sent(found, document)
    sure = True
    if sent is None:
        known = word.text.properties.get("engross-sha256", "")
        sure = bool(known) and known == _digest(document)
        found.sent = found.parts(())
        differing = list(_differing(basis, found.sent))
        if not sure:
            facts = {"file": file, "name": name, "count": str(len(differing))}
            problems.take(Diagnostic("accept-went-on", Origin(file), Severity.WARNING, facts))
    else:
        found.settled, differing = settled, []
    offers = list(_word_offers(found, changes))
    for ident in differing:
        number = len(offers) + 1
        found.untracked[number] = ident
        offers.append(_whole(number, ident, basis, found.sent))
    kept = tuple(offer for offer in offers if not (offer.author and offer.author in found.settled))
    remarks = tuple(_remarks(found))
    return ReturnedText(name, document, kept, remarks, problems.sorted(), sure, tracked=found)


def _sent(found: WordReturn, document: Document) -> tuple[tuple[Part, ...] | None, frozenset[str]]:
    """The text as it was sent if it is the act itself: all changes rejected, or those of one author accepted.

    The latter is a redline that was sent: its marks are ours, and the act has them already.
    """
    if not _differing(found.basis, found.parts(())):
        return found.basis, frozenset()
    authors = {mark.author for passage in found.file.text.passages for mark in passage.end}
    authors |= {mark.author for passage in found.file.text.passages for run in passage.runs for mark in run.marks}
    for author in sorted(authors):
        tried = WordReturn(found.file, document, found.basis, found.sent, found.labels, frozenset((author,)))
        if not _differing(found.basis, tried.parts(())):
            return found.basis, frozenset((author,))
    return None, frozenset()


def _differing(ours: Sequence[Part], theirs: Sequence[Part]) -> list[str]:
    """The ids of parts that are not the same on both sides."""
    from engross.acceptance.comparable import act_text_of
    from engross.renewal.incorporate.differences import settled

    mine, other = act_text_of("", ours), act_text_of("", theirs)
    same = settled(mine, other)
    names = dict.fromkeys((*(unit.id for unit in mine.units), *(unit.id for unit in other.units)))
    return [ident for ident in names if ident not in same]


def _digest(document: Document) -> str:
    from hashlib import sha256

    from engross.render.outline import outline
    from engross.render.redline_json import outline_json

    return sha256(outline_json(outline(document)).encode()).hexdigest()


def parts_with_ids(
    outline: Outline, document: Document, basis: tuple[Part, ...], labels: tuple[str, ...]
) -> tuple[Part, ...]:
    """The parts of an outline: by the ids that it carries, or by comparing it with the act where it has lost them."""
    from engross.acceptance.comparable import line_places, parts_of_outline
    from engross.acceptance.redline_parts import parts_of_redline
    from engross.compare import compare
    from engross.render.outline import outline as outline_of

    known = {part.id for part in basis}
    ids = [clause.id for clause in outline.clauses if clause.id in known]
    headless = {part.id for part in basis if not part.heading.text and part.lines}
    if len(ids) == len(set(ids)) and headless <= set(ids) and len(ids) * 2 >= len(known):
        names = {place: clause.id for place, clause in enumerate(outline.clauses) if clause.id in known}
        names |= _matched(outline, document, names, known)
        return parts_of_outline(outline, basis, names, labels)
    redline = compare(outline_of(document), outline)
    return parts_of_redline(redline, basis, line_places(document), labels, lambda _: True, styles=True)


def _matched(outline: Outline, document: Document, names: dict[int, str], known: set[str]) -> dict[int, str]:
    """Ids for provisions that have lost theirs, where comparing says which provision became which."""
    lost = [place for place, clause in enumerate(outline.clauses) if place not in names and clause.heading]
    free = known - set(names.values())
    if not lost or not free:
        return {}
    from engross.compare import compare
    from engross.compare.report import summarise
    from engross.render.outline import outline as outline_of

    found: dict[int, str] = {}
    for row in summarise(compare(outline_of(document), outline)).rows:
        if len(row.old) == len(row.new) == 1 and row.new[0].ordinal in lost and row.old[0].id in free:
            found[row.new[0].ordinal] = row.old[0].id
    return found


def _word_offers(found: WordReturn, changes: Sequence[object]) -> Iterator[Offer]:
    from engross.source.wordprocessing.offers import OfferedChange

    where = passage_places(found.file, found.document, found.basis, found.labels)
    for change in changes:
        assert isinstance(change, OfferedChange)  # they are what `counted` gave
        ident, place = where[change.passages[0]] if change.passages else ("", "")
        old, new = (_shown(text) for text in (change.old, change.new))
        if change.kind == "set":
            old, new = "", _shown(change.set_words)
        yield Offer(change.number, change.author or "?", change.date, change.kind, ident, place, old, new)


def _shown(text: str) -> str:
    """Words for people: a paragraph mark as ¶, no tags of superiors, one blank for several."""
    words = text.replace("<sup>", "").replace("</sup>", "").strip("\n").replace("\n", " ¶ ")
    return " ".join(words.split())


def passage_places(
    file: WordFile, document: Document, basis: Sequence[Part], labels: Sequence[str]
) -> list[tuple[str, str]]:
    """For each passage of the file the id of the provision in which it stands, and what that is called."""
    from engross.acceptance.comparable import number_patterns, unnumbered
    from engross.acceptance.words import Words

    known = {part.id: part for part in basis}
    titles = titles_of(document)
    headings = {" ".join(part.heading.text.casefold().split()): part.id for part in basis if part.heading.text}
    patterns = number_patterns(labels)
    ident, out = "", []
    for passage in file.text.passages:
        here = next((name for name in (*passage.ids, *map(_provision_of, passage.ids)) if name in known), "")
        if not here and passage.level:
            words = unnumbered(Words(passage.words), patterns).text
            here = headings.get(" ".join(words.casefold().split()), "")
        ident = here or ident
        out.append((ident, titles.get(ident, ident)))
    return out


def _provision_of(ident: str) -> str:
    """The provision in which a paragraph stands, by the id of the paragraph: `culture@nl` of `culture/p1@nl`."""
    provision, _, rest = ident.partition("/")
    lang = rest.partition("@")[2]
    return f"{provision}@{lang}" if lang else provision


def titles_of(document: Document) -> dict[str, str]:
    """What each part of an act is called: its number and heading, or its id where it has neither."""
    from engross.render.outline import outline

    clauses = outline(document).clauses
    return {clause.id: clause.heading.replace("<sup>", "").replace("</sup>", "") or clause.id for clause in clauses}


def _whole(number: int, ident: str, basis: Sequence[Part], sent: Sequence[Part]) -> Offer:
    """The offer of all that nobody tracked in one provision."""
    old, new = shown_difference(ident, basis, sent)
    kind: Literal["inserted", "deleted", "replaced"] = "inserted" if not old else "deleted" if not new else "replaced"
    return Offer(number, "", "", kind, ident, ident, old, new)


def shown_difference(ident: str, old: Sequence[Part], new: Sequence[Part]) -> tuple[str, str]:
    """The words of a part on both sides, without those with which both begin and end."""
    texts = []
    for side in (old, new):
        part = next((one for one in side if one.id == ident), None)
        lines = [part.heading.text, *(line.words.text for line in part.lines)] if part is not None else []
        texts.append(_shown("\n".join(line for line in lines if line)))
    return core(*texts)


def core(old: str, new: str) -> tuple[str, str]:
    """Two texts without the words with which both begin and end."""
    a, b = old.split(" "), new.split(" ")
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    stop = 0
    while stop < min(len(a), len(b)) - start and a[-1 - stop] == b[-1 - stop]:
        stop += 1
    return " ".join(a[start : len(a) - stop]), " ".join(b[start : len(b) - stop])


def _remarks(found: WordReturn) -> Iterator[Remark]:
    where = passage_places(found.file, found.document, found.basis, found.labels)
    at: dict[str, tuple[str, str]] = {}
    for index, passage in enumerate(found.file.text.passages):
        for ident in passage.comments:
            at.setdefault(ident, where[index])
    for comment in found.file.text.comments:
        if comment.initials == "engross" or not comment.text or _is_account(comment.text):
            continue
        provision, place = at.get(comment.id, ("", ""))
        yield Remark(comment.author, comment.date, provision, place, comment.text)


def _is_account(text: str) -> bool:
    """Whether a comment is the account that a redline of ours carries."""
    from engross.messages import LANGUAGES, vocabulary

    titles = tuple(f"{vocabulary(lang)['redline.title']} – " for lang in LANGUAGES)
    return text.startswith(titles) and " → " in text


# other texts


def _untracked(
    workspace: Workspace,
    file: str,
    name: str,
    document: Document,
    basis: tuple[Part, ...],
    labels: tuple[str, ...],
) -> ReturnedText:
    from engross.api.texts import alike, read_texts
    from engross.compare import compare
    from engross.compare.report import summarise
    from engross.model.outline import lines

    (old, new), odd = read_texts(workspace, name, file)
    was, now = alike(old.reading, new.reading)
    _check_same_act(now.outline, now.outline, document, file, name)
    redline = compare(was.outline, now.outline)
    lists = any(line.depth for line in lines(was.outline)) or not any(line.depth for line in lines(old.reading.outline))
    found = ComparedReturn(redline, document, basis, labels, {}, lists, not now.bare and not was.bare)
    summary = summarise(redline)
    titles = titles_of(document)
    stands = _stand(redline, document)
    offers: list[Offer] = []
    for change in summary.changes:
        if now.bare and not (change.old or change.new or change.words_moved):
            continue  # a plain text does not say what is a heading, an item or a row
        number = len(offers) + 1
        ident = next((stands[place] for place in change.places if place in stands), "")
        place = titles.get(ident) or ident
        found.places[number] = change.places
        moved = bool(change.words_moved) and not change.old and not change.new
        kind: Literal["inserted", "deleted", "replaced", "moved", "set"]
        kind = "moved" if moved else "set" if not change.old and not change.new else "replaced"
        kind = "inserted" if change.new and not change.old else "deleted" if change.old and not change.new else kind
        old_words, new_words = change.old, change.new or change.set
        offers.append(Offer(number, "", "", kind, ident, place, _shown(old_words), _shown(new_words)))
    return ReturnedText(name, document, tuple(offers), (), odd, compared=found)


def _stand(redline: Redline, document: Document) -> dict[int, str]:
    """For each place of a redline of the act the provision in which it stands."""
    from engross.acceptance.comparable import line_places

    places = line_places(document)
    found: dict[int, str] = {}
    now = places[0][0] if places else ""
    for block in redline.blocks:
        if block.old is not None:
            now = places[block.old][0]
        marks: tuple[Seg | End, ...] = (*block.segs, block.end)
        for mark in marks:
            if mark.change:
                found.setdefault(mark.change, now)
    return found


def _check_same_act(old: Outline, new: Outline, document: Document, file: str, name: str) -> None:
    """Raise `Refused` (accept-another-act) where neither side of a file has much in common with the act."""
    from collections import Counter

    from engross.model.outline import lines
    from engross.render.outline import outline

    def words(side: Outline) -> Counter[str]:
        return Counter(word for line in lines(side) for word in line.text.casefold().split())

    own = words(outline(document))
    for side in (old, new):
        other = words(side)
        common = sum((own & other).values())
        if common >= _COMMON * min(own.total(), other.total()):
            return
    raise refuse("accept-another-act", Origin(file), file=file, name=name)


_COMMON = 0.35
"""The share of the words of the shorter text that both must have to be versions of one act."""
