"""Imports an old act from a file: its text as clauses, its facts as proposals, and proof that no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engross.api.arguments import File, path_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity, refuse
from engross.importing.proposals import Proposal
from engross.workspace import NAME, Workspace, builtin_root

if TYPE_CHECKING:
    from engross.importing.divided import DividedAct
    from engross.importing.files import ActWriter, WrittenAct
    from engross.importing.proposals import ProposedFacts
    from engross.language.words import ReadingWords
    from engross.model.outline import Outline, Reading

_WORD = re.compile(r"[^\W_]+")
_SUP = re.compile(r"</?sup>")
_SHOWN = 12
Confirm = Callable[[Proposal], str | None]
"""Asks a person about a proposal. It gives the value to keep, or None to leave it marked `todo`."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import. `name` is that of the act (`relation/period`), made of what the act says if it is empty.

    `lang` is the language of the act (`fr`, `fr-CA`), found from its words if it is empty.
    """

    name: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """An act that was imported: its name, the files written, the proposals, and the count of words.

    `words` counts those of the file; all of them stand in the act, or nothing is written. `added` are the words that
    the act prints besides, `left_out` counts what the file holds beside its text, by kind.
    """

    name: str
    files: tuple[Path, ...]
    proposals: tuple[Proposal, ...]
    words: int
    added: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def __str__(self) -> str:
        from engross.api.data import in_english

        return in_english(self)


def import_act(
    workspace: Workspace, file: File, options: ImportOptions | None = None, *, confirm: Confirm | None = None
) -> Imported:
    """Writes the files of the act in `file` into `workspace`: clauses, parties, a draft protocol.

    The file is text, Markdown, HTML, of Word or LibreOffice, or PDF. Every
    proposal that `confirm` does not confirm is marked `todo` in the files. The
    act is put together from its files and compared with what was read before
    anything is written. Raises `Refused`: file-exists, import-empty,
    import-lost, argument-refused, and as reading the file does. Then nothing
    is written.
    """
    from engross.importing.divided import divided, language_of
    from engross.importing.files import ActWriter
    from engross.importing.proposals import proposed
    from engross.output import write_new

    options = options or ImportOptions()
    path = path_of("file", file)
    assert path is not None  # a file is not optional
    reading, odd = _read(path)
    languages = _languages()
    lang = options.lang or language_of(reading.outline, languages)
    words = dict(languages).get(lang.partition("-")[0])
    if words is None:
        from engross.api.arguments import wrong

        raise wrong("lang", lang, choices=", ".join(f"`{code}`" for code, _ in languages))
    act = divided(reading.outline, lang, words)
    if not any(section.blocks for section in act.text):
        raise refuse("import-empty", Origin(str(path)), name=path.name)
    facts = proposed(act, words)
    if confirm is not None:
        _ask(facts, confirm)
    writer = ActWriter(act, facts, words, path.name, lambda name: _is_taken(workspace, name))
    name = options.name or _name(workspace, writer, facts)
    if not all(NAME.fullmatch(part) for part in name.split("/")) or name.count("/") != 1:
        from engross.api.arguments import wrong

        raise wrong("name", name, choices="`relation/period`")
    written, values, added = _proved(writer, name, reading, act, path)
    for made in written.files:
        if (workspace.root / made).exists() and not made.endswith("/relation.yaml"):
            raise refuse("file-exists", Origin(made), name=made)
    paths = []
    for made, text in written.files.items():
        target = workspace.root / made
        if target.exists():
            continue
        write_new(target, text.encode())
        paths.append(target)
    left_out: dict[str, int] = {kind: len(things) for kind, things in reading.left_out.items() if things}
    count = sum(_counted(reading.outline).values())
    return Imported(name, tuple(paths), tuple(facts.proposals), count, added, left_out, values, odd)


def _languages() -> tuple[tuple[str, ReadingWords], ...]:
    from engross.language import languages, reading_words

    return tuple(zip(languages(), reading_words(), strict=True))


def _read(path: Path) -> tuple[Reading, tuple[Diagnostic, ...]]:
    """The text of a file, and what is odd in it. A text with the marks of Markdown is read as such."""
    from engross.api.texts import read_texts
    from engross.source.compared_file import MARKDOWN, TEXT

    ending = path.suffix.lower()
    if ending in (*MARKDOWN, *TEXT, ""):
        from engross.source.compared_file import read_loose_text

        collector = Collector()
        found = read_loose_text(path, str(path), collector)
        if found is not None:
            return found, tuple(collector)
    [text], odd = read_texts(None, str(path))
    return text.reading, odd


def _ask(facts: ProposedFacts, confirm: Confirm) -> None:
    """Each proposal with what a person says of it."""
    from engross.importing.proposals import confirmed

    for index, one in enumerate(facts.proposals):
        answer = confirm(one)
        if answer is not None:
            confirmed(facts, index, answer)


def _is_taken(workspace: Workspace, name: str) -> bool:
    """Whether a clause or a party of that name is in the workspace, or comes with the program."""
    folder, _, base = name.partition("/")
    if folder == "clauses":
        return bool(workspace.editions(base))
    return workspace.find(f"{name}.yaml") is not None and (workspace.root / f"{name}.yaml").exists()


def _name(workspace: Workspace, writer: ActWriter, facts: ProposedFacts) -> str:
    """The name of the act: its parties, then its period, its year or `1`; with a number if there is such an act."""
    from engross.importing.files import slug

    relation = "-".join(writer.party_keys()[:3]) or slug(facts.value("title")) or "acte"
    when = facts.value("period") or (str(facts.day.year) if facts.day else "1")
    base, count = f"{relation[:60].strip('-')}/{when}", 2
    name = base
    while workspace.find(f"protocols/{name}.yaml") is not None:
        name, count = f"{base}-{count}", count + 1
    return name


# proof


def _proved(
    writer: ActWriter, name: str, reading: Reading, act: DividedAct, path: Path
) -> tuple[WrittenAct, tuple[str, ...], tuple[str, ...]]:
    """The files of an act that says every word of the file; the facts put in place of words; the words added.

    Emphasis and each value are kept only if the act says the same with them.
    """
    plain = writer.write(name, emphasis=False)
    texts = _assembled(plain)
    source, made = _counted(reading.outline), Counter(_words(texts))
    made.update(_words(act.matter))
    if lost := source - made:
        shown = ", ".join(sorted(lost)[:_SHOWN])
        raise refuse("import-lost", Origin(str(path)), name=path.name, count=sum(lost.values()), words=shown)
    added = tuple(sorted((made - source).elements()))
    emphasis = _says(writer.write(name), texts)
    kept: list[str] = []
    for value in ("parties", "period"):
        if _says(writer.write(name, emphasis=emphasis, values=[*kept, value]), texts):
            kept.append(value)
    best = writer.write(name, emphasis=emphasis, values=kept)
    used = tuple(value for value in kept if any(f"{{{{ {value}" in text for text in best.files.values()))
    return best, used, added


def _says(written: WrittenAct, texts: tuple[str, ...]) -> bool:
    try:
        return _assembled(written) == texts
    except Refused:
        return False


def _assembled(written: WrittenAct) -> tuple[str, ...]:
    """The lines of the act that these files make."""
    from engross.acts import act
    from engross.model.outline import lines
    from engross.output import private_folder
    from engross.render.outline import outline
    from engross.source.library import Library

    with private_folder("engross-import-") as folder:
        for name, text in written.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        made = act(Library(Workspace(folder, builtin_root())), written.name)
        if made.assembled is None:
            raise Refused(one for one in made.diagnostics if one.severity is Severity.ERROR)
        return tuple(line.text for line in lines(outline(made.assembled.document)))


def _counted(outline: Outline) -> Counter[str]:
    from engross.model.outline import lines

    return Counter(_words(line.text for line in lines(outline)))


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in _WORD.findall(_SUP.sub("", text.replace("\u00ad", "")).casefold())]


def import_folder(folder: File) -> Workspace:
    """A workspace in `folder`. Folder and files are made when an act is imported into it."""
    path = path_of("folder", folder)
    assert path is not None  # a folder is not optional
    return Workspace(path.resolve(), builtin_root())


__all__ = ["ImportOptions", "Imported", "Proposal", "import_act", "import_folder"]
