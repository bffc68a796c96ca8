"""Accepting: lists the changes of a text that came back, and takes the wanted ones into the files of its act."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from engross.api.arguments import day_of, names_of
from engross.api.returned import Offer, Remark, ReturnedText, Wanted, read_returned
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.output import write, write_new
from engross.workspace import Workspace

if TYPE_CHECKING:
    from engross.acceptance.taking_in import TakenIn
    from engross.model.document import Document
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class Offers:
    """The changes and the comments of a text that came back, and what is to be told of it."""

    changes: tuple[Offer, ...]
    remarks: tuple[Remark, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was taken in: the numbers of the changes, the files written, what was done with each provision.

    `files` is empty if something could not be placed, and nothing was written. `diagnostics` say what was done and
    what could not be done.
    """

    numbers: tuple[int, ...]
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether something could not be placed, so that nothing was written."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)


def offers(workspace: Workspace, file: str | PathLike[str], protocol: str) -> Offers:
    """The changes of `file`, which came back for the draft `protocol`. No file is written.

    Raises `Refused`: what is wrong with the file or the act, accept-signed, accept-another-act.
    """
    returned = read_returned(workspace, str(file), protocol)
    return Offers(returned.offers, returned.remarks, returned.diagnostics)


def accept(
    workspace: Workspace,
    file: str | PathLike[str],
    protocol: str,
    *,
    today: date,
    changes: Collection[int] | None = None,
    authors: str | Sequence[str] = (),
    untracked: bool = False,
    partly: bool = False,
) -> Accepted:
    """Takes changes of `file` into the files of the draft `protocol`: those of these numbers, or of these authors.

    With neither, all are taken; but those that nobody tracked, in a file that
    has tracked changes, only if the act is known to be as it was sent, or with
    `untracked`. New words become the next editions of their clauses, as
    drafts; changed values are changed where they stand; comments are added to
    the notes of the editions.

    The act that the files make says exactly what was accepted, or nothing is
    written. With `partly`, what cannot be placed is left out first.

    Raises `Refused` as `offers`, and accept-no-change for a number or an author that the file has not.
    """
    day = day_of("today", today)
    assert day is not None  # a day is not optional
    returned = read_returned(workspace, str(file), protocol)
    numbers = _chosen(returned, str(file), changes, names_of(authors), untracked=untracked)
    return _take(workspace, returned, str(file), numbers, day, partly=partly)


def _chosen(
    returned: ReturnedText, file: str, changes: Collection[int] | None, authors: Sequence[str], *, untracked: bool
) -> tuple[int, ...]:
    known = {offer.number: offer for offer in returned.offers}
    wrong = Collector()
    for number in sorted(set(changes or ()) - set(known)):
        wrong.add("accept-no-change", Origin(file), name=str(number), known=_span(known))
    names = {offer.author for offer in returned.offers if offer.author}
    for author in authors:
        if author not in names:
            wrong.add("accept-no-author", Origin(file), name=author, known=", ".join(sorted(names)) or "–")
    if wrong.failed:
        raise Refused(wrong.sorted())
    if changes is not None:
        return tuple(sorted(set(changes)))
    if authors:
        return tuple(number for number, offer in known.items() if offer.author in authors)
    left_out = set() if untracked or returned.sure else set(returned.untracked)
    return tuple(number for number in known if number not in left_out)


def _span(known: Mapping[int, Offer]) -> str:
    return f"{min(known)}–{max(known)}" if known else "–"


def _take(
    workspace: Workspace, returned: ReturnedText, file: str, numbers: tuple[int, ...], today: date, *, partly: bool
) -> Accepted:
    from engross.source.library import Library

    wanted = returned.wanted(numbers)
    told = Collector()
    told.extend(returned.diagnostics)
    titles = {offer.provision: offer.place for offer in returned.offers}
    for ident in wanted.tangled:
        severity = Severity.WARNING if partly else Severity.ERROR
        facts = {"place": titles.get(ident) or ident, "why": "tangled", "old": "", "new": ""}
        told.take(Diagnostic("accept-left", Origin(file), severity, facts))
    taken = _taken_in(workspace, returned, wanted, numbers, file, today)
    for one in taken.unplaced:
        told.take(
            _left(one.ident, one.why, returned, wanted, taken, file, Severity.WARNING if partly else Severity.ERROR)
        )
    if told.failed:
        return Accepted(numbers, (), told.sorted())
    library = Library(workspace)
    _back_to_draft(library, returned.name, taken, told)
    notes = _notes(library, returned, taken, today, told)
    files = {**taken.files, **notes}
    _check(workspace, returned, wanted, taken, files)
    told.extend(_done(returned, taken))
    written = _write(workspace, library, files)
    return Accepted(numbers, written, told.sorted())


def _taken_in(
    workspace: Workspace, returned: ReturnedText, wanted: Wanted, numbers: Collection[int], file: str, today: date
) -> TakenIn:
    from engross.acceptance.taking_in import Wish, take_in
    from engross.source.library import Library

    library = Library(workspace)
    collector = Collector()
    protocol = library.protocol(returned.name, collector)
    if protocol is None:
        raise Refused(collector.sorted())

    def make(files: Mapping[str, str]) -> Document | None:
        return _made(workspace, returned.name, {**extra, **files})

    extra: dict[str, str] = {}
    wish = Wish(
        wanted.parts,
        today,
        _note(returned, numbers, file),
        wanted.lists,
        wanted.styles,
        lambda files: not any(signed for _, signed in _others(workspace, returned.name, files)),
    )
    return take_in(library, protocol, returned.name, wish, make)


def _back_to_draft(library: Library, name: str, taken: TakenIn, told: Collector) -> None:
    """An act that was ready to sign is a draft again once a clause of it is."""
    from engross.model.protocol import State
    from engross.source.edits import put

    file = f"protocols/{name}.yaml"
    protocol = library.protocol(name, Collector())
    if protocol is None or protocol.record.state is not State.READY or not any(one.edition for one in taken.placed):
        return
    text = taken.files.get(file, "\n".join(protocol.source.lines))
    taken.files[file] = put(text, ("state",), State.DRAFT.value)
    origin = protocol.source.origin("state")
    told.take(Diagnostic("accept-to-draft", origin, Severity.NOTE, {"name": name}, protocol.source.line(origin)))


def _made(workspace: Workspace, name: str, files: Mapping[str, str]) -> Document | None:
    """The act made with these files in place of the written ones."""
    from engross.acts import worded
    from engross.source.library import Library

    reading = Library(workspace)
    for file, text in files.items():
        reading.supply(file, text)
    return worded(reading, name)


def _note(returned: ReturnedText, numbers: Collection[int], file: str) -> str:
    """Where the words of an edition come from, for its notes: the file, and who made the changes, when."""
    chosen = [offer for offer in returned.offers if offer.number in numbers]
    authors = ", ".join(dict.fromkeys(offer.author for offer in chosen if offer.author))
    days = sorted({offer.date[:10] for offer in chosen if offer.date})
    parts = [Path(file).name, authors, " – ".join(dict.fromkeys((days[0], days[-1]))) if days else ""]
    return " ; ".join(part for part in parts if part)


def _others(workspace: Workspace, name: str, files: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """The other acts that would say something else with these files: the name of each, and whether it is signed."""
    from engross.model.protocol import State
    from engross.source.library import Library

    library = Library(workspace)
    parties = {Path(file).stem for file in files if file.startswith("parties/")}
    relations = {file.rpartition("/")[0] for file in files if file.endswith("/relation.yaml")}
    clauses = {file.split("/")[1] for file in files if file.startswith("clauses/")}
    for other in workspace.protocol_names():
        if other == name:
            continue
        protocol = library.protocol(other, Collector())
        if protocol is None:
            continue
        record = protocol.record
        text = "\n".join(protocol.source.lines)
        named = any(f"{clause}" in text for clause in clauses)
        if parties & set(record.parties) or f"protocols/{other.rpartition('/')[0]}" in relations or named:
            before, after = _made(workspace, other, {}), _made(workspace, other, files)
            if before is not None and before != after and _words(before) != (_words(after) if after else None):
                yield other, record.state is State.SIGNED


def _words(document: Document) -> object:
    from engross.render.outline import outline

    return outline(document)


def _check(
    workspace: Workspace, returned: ReturnedText, wanted: Wanted, taken: TakenIn, files: Mapping[str, str]
) -> None:
    """Makes the act anew of the files to be written. Raises `Refused`: accept-not-exact, accept-changes-signed."""
    from engross.acceptance.comparable import act_text_of, parts_of, printed_as

    document = _made(workspace, returned.name, files)

    def text(made: Document) -> object:
        parts = printed_as(parts_of(made), wanted.parts)
        return act_text_of("", parts, lists=wanted.lists, styles=wanted.styles)

    if document is None or taken.document is None or text(document) != text(taken.document):
        raise refuse("accept-not-exact", Origin(f"protocols/{returned.name}.yaml"), name=returned.name)
    signed = [other for other, is_signed in _others(workspace, returned.name, files) if is_signed]
    if signed:
        origin = Origin(f"protocols/{signed[0]}.yaml")
        raise refuse("accept-changes-signed", origin, name=returned.name, others=", ".join(signed))


def _left(
    ident: str,
    why: str,
    returned: ReturnedText,
    wanted: Wanted,
    taken: TakenIn,
    file: str,
    severity: Severity,
) -> Diagnostic:
    """What could not be placed: where, why, and the words on both sides."""
    from engross.acceptance.comparable import parts_of
    from engross.api.returned import shown_difference, titles_of

    now = parts_of(taken.document) if taken.document is not None else parts_of(returned.document)
    old, new = shown_difference(ident, now, wanted.parts)
    place = titles_of(returned.document).get(ident) or next(
        (part.heading.text for part in wanted.parts if part.id == ident and part.heading.text), ident
    )
    return Diagnostic("accept-left", Origin(file), severity, {"place": place, "why": why, "old": old, "new": new})


def _done(returned: ReturnedText, taken: TakenIn) -> Iterator[Diagnostic]:
    """What was done with each provision."""
    from engross.api.returned import titles_of

    titles = titles_of(taken.document or returned.document) | titles_of(returned.document)
    for one in taken.placed:
        facts = {"place": titles.get(one.ident) or one.ident, "edition": one.edition, "deed": one.deed}
        facts["values"] = ", ".join(f"{path or file} : {value}" for file, path, value in one.values if value)
        origin = Origin(one.file or f"protocols/{returned.name}.yaml")
        yield Diagnostic("accept-placed", origin, Severity.NOTE, facts)


def _notes(library: Library, returned: ReturnedText, taken: TakenIn, today: date, told: Collector) -> dict[str, str]:
    """Comments as drafting notes beside the editions on which they stand; each is noted once."""
    from engross.model.document import walk
    from engross.source.editions import notes_file

    document = taken.document or returned.document
    editions: dict[str, str] = {}
    for version in document.versions:
        for provision in walk((*version.provisions, *version.annexes)):
            editions.setdefault(provision.id, provision.edition)
    files: dict[str, str] = {}
    for remark in returned.remarks:
        edition = editions.get(remark.provision.partition("@")[0], "")
        words = " ".join(remark.text.split())
        if not edition:
            facts = {"author": remark.author or "?", "text": words, "place": remark.place or "–"}
            told.take(Diagnostic("accept-remark-left", Origin(returned.name), Severity.WARNING, facts))
            continue
        file = notes_file(*edition.split("@", 1))
        text = files.get(file, taken.files.get(file, library.text(file) or ""))
        day = remark.date[:10] or today.isoformat()
        line = f"- {day}, {remark.author or '?'} : {words}"
        if line not in text.splitlines():
            gap = "" if text.endswith("\n") or not text else "\n"
            files[file] = f"{text}{gap}{line}\n"
    return files


def _write(workspace: Workspace, library: Library, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Writes new files, then those that are changed, the act's own last: until then the act says what it said.

    Raises `Refused` (accept-file-changed) before anything is written if a file is not as it was read any more.
    """
    new, old = [], []
    for file, text in sorted(files.items(), key=lambda item: item[0].startswith("protocols/")):
        path = workspace.root / file
        if path.exists():
            before = library.text(file)
            raw = path.read_bytes()
            read = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
            if before is None or read != before.replace("\r\n", "\n"):
                raise refuse("accept-file-changed", Origin(file), name=file)
            old.append((path, _as_it_was(raw, text)))
        else:
            new.append((path, text.encode()))
    for path, content in new:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, content)
    for path, content in old:
        write(path, content)
    return tuple(path for path, _ in (*new, *old))


def _as_it_was(raw: bytes, text: str) -> bytes:
    """A changed text with the line ends and the byte order mark that the file had."""
    content = text.replace("\r\n", "\n")
    if b"\r\n" in raw:
        content = content.replace("\n", "\r\n")
    return (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + content.encode()


__all__ = ["Accepted", "Offer", "Offers", "Remark", "accept", "offers"]
