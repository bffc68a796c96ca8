"""Checking: all that is wrong with protocols, at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from threading import local
from typing import TYPE_CHECKING

from engross.api.arguments import File, Names, Progress, names_of, path_of, quiet
from engross.api.data import in_english
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity
from engross.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from engross.acts import Act
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    diagnostics: tuple[Diagnostic, ...]
    checked: int

    @property
    def failed(self) -> bool:
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def __str__(self) -> str:
        return in_english(self)


_WORTH_PROCESSES = 64
"""From this number of protocols on, starting more processes costs less time than it saves."""


def check(
    workspace: Workspace,
    names: Names = (),
    *,
    dictionaries: Sequence[File] = (),
    executor: Executor | None = None,
    progress: Progress = quiet,
) -> Report:
    """All problems of these protocols. Without `names`: of the workspace's own protocols and of the whole library.

    `dictionaries` are folders with dictionaries of Hunspell; they are searched before those of the system. A language
    of an act without a dictionary gives one note (dictionary-missing): its spelling was not checked.
    """
    names = names_of(names)
    folders = tuple(str(path_of("dictionaries", folder)) for folder in dictionaries)
    workspace = replace(workspace, dictionaries=(*folders, *workspace.dictionaries))
    wanted = names or workspace.protocol_names(builtin=False)
    collector = Collector()
    from engross.checks import check_library
    from engross.source.library import Library

    library = Library(workspace)
    if not names:
        for file, right in workspace.misnamed():
            collector.add("file-name", Origin(file), Severity.WARNING, name=file, wanted=right)
        check_library(library.every_clause(collector), collector)
    if executor is None and len(wanted) >= _WORTH_PROCESSES and (cores := os.cpu_count() or 1) > 1:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(cores) as pool:
            collector.extend(check(workspace, wanted, executor=pool, progress=progress).diagnostics)
    elif executor is None:
        for done, name in enumerate(wanted, 1):
            collector.extend(_problems(library, name))
            progress(done, len(wanted), name)
    else:
        size = max(1, len(wanted) // 8)
        chunks = [wanted[index : index + size] for index in range(0, len(wanted), size)]
        run = os.getpid(), next(_RUNS)
        for done, diagnostics in enumerate(executor.map(partial(_checked, workspace, run), chunks), 1):
            collector.extend(diagnostics)
            progress(min(done * size, len(wanted)), len(wanted), chunks[done - 1][-1])
    return Report(collector.sorted(), len(wanted))


_RUNS = count()
_WORKER = local()
"""What a worker keeps from one chunk to the next: its run, and the library that it reads."""


def _checked(workspace: Workspace, run: tuple[int, int], names: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The problems of some protocols. `run` names the call of `check`.

    Records that acts are compared with, such as all acts of a relation, are read once for each worker and not for each
    chunk. Another run reads anew, because files may have changed.
    """
    from engross.source.library import Library

    if getattr(_WORKER, "run", None) != run:
        _WORKER.run, _WORKER.library = run, Library(workspace)
    return tuple(diagnostic for name in names for diagnostic in _problems(_WORKER.library, name))


def _unread(library: Library, act: Act) -> Iterator[Diagnostic]:
    """A note for each language of an act whose spelling was not checked, the same for all acts."""
    from engross.checks.spelling import unread_languages

    if act.assembled is not None:
        tags = [version.lang for version in act.assembled.document.versions]
        for tag in unread_languages(tags, library.workspace.dictionaries):
            yield Diagnostic("dictionary-missing", Origin(""), Severity.NOTE, {"lang": tag})


def _problems(library: Library, name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a protocol, and what could not be printed of it: characters, tables, emblems."""
    from engross.acts import act
    from engross.life import life_problems
    from engross.render.characters import require_glyphs
    from engross.render.emblem_check import require_usable_emblems
    from engross.render.table_fit import require_table_fit
    from engross.source.looks import emblems

    assembled_act = act(library, name)
    diagnostics = [*assembled_act.diagnostics, *life_problems(library, name), *_unread(library, assembled_act)]
    requirements: list[Callable[[], None]] = []
    if assembled_act.assembled is not None:
        document = assembled_act.assembled.document
        requirements += [partial(require_glyphs, document), partial(require_table_fit, document)]
    if assembled_act.materials is not None:
        images = emblems(library.workspace, assembled_act.materials.parties.values())
        requirements += [partial(require_usable_emblems, images)] if images else []
    for require in requirements:
        try:
            require()
        except Refused as refused:
            diagnostics += refused.diagnostics
    return tuple(diagnostics)
