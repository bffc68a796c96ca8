"""Building: makes files from protocols, each with its manifest; `watch` builds again at each change.

The stages are imported where they are called: a build whose output is up to
date needs none of them, and the layout worker starts sooner.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Literal

from engross import __version__
from engross.api.arguments import PAPERS, File, Names, Progress, names_of, one_of, path_of, quiet
from engross.api.data import in_english
from engross.diagnostics import Diagnostic, Refused, Severity
from engross.output import current_manifest, digest, manifest, manifest_path, sources_unchanged, write
from engross.render import RENDERERS, Render
from engross.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from engross.acts import Act
    from engross.model.materials import Materials
    from engross.model.rendering import Look
    from engross.source.library import Library


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Options of a build: format, place, paper, draft mark, the party named first.

    `output` is a file, a folder, or `-` to get only the bytes; None means under output/. Raises `Refused`
    (argument-refused).
    """

    to: str = "pdf"
    output: File | None = None
    paper: Literal["a4", "letter"] | None = None
    draft: bool | None = None
    first: str | None = None
    force: bool = False

    def __post_init__(self) -> None:
        one_of("to", self.to, tuple(RENDERERS))
        one_of("paper", self.paper, PAPERS)
        object.__setattr__(self, "output", path_of("output", self.output))


@dataclass(frozen=True, slots=True)
class Built:
    """The result for one protocol: its file, and whether it is new (`fresh`).

    Without a path, the protocol was refused, or only its bytes were asked for (`content`).
    """

    name: str
    path: Path | None
    fresh: bool
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int | None = None
    content: bytes | None = None

    def __str__(self) -> str:
        """The path of the file, or why there is none, and its diagnostics."""
        told = in_english(self) if self.diagnostics else ""
        return "\n".join(filter(None, (f"{self.name}: {self.path or '-'}" if self.fresh or self.path else "", told)))


def build(
    workspace: Workspace,
    names: Names,
    options: BuildOptions | None = None,
    *,
    jobs: int | None = None,
    executor: Executor | None = None,
    progress: Progress = quiet,
) -> tuple[Built, ...]:
    """Build protocols (one name, or several), each in its own file.

    Several protocols are built in parallel by `executor` (one process for each core if None).

    If a protocol is refused, its previous output stays as it was. The others
    are built all the same.
    """
    names, options = names_of(names), options or BuildOptions()
    if not names:
        return ()
    many = len(names) > 1
    if not many or (jobs == 1 and executor is None):
        return _build_some(workspace, options, names, progress=progress, many=many)
    if executor is None:
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(min(jobs or os.cpu_count() or 1, len(names))) as pool:
            return build(workspace, names, options, executor=pool, progress=progress)
    size = max(1, min(8, len(names) // 16))
    chunks = [tuple(names[index : index + size]) for index in range(0, len(names), size)]
    results: list[Built] = []
    for chunk, built in zip(chunks, executor.map(partial(_build_some, workspace, options), chunks), strict=True):
        results.extend(built)
        progress(len(results), len(names), chunk[-1])
    return tuple(results)


def _build_some(
    workspace: Workspace,
    options: BuildOptions,
    names: Sequence[str],
    *,
    progress: Progress = quiet,
    many: bool = True,
) -> tuple[Built, ...]:
    """Builds these protocols one after the other. The library is read once for all of them."""
    path = _path(workspace, names[0], options, many)
    if not many and (current := _up_to_date(workspace, names[0], options, path)) is not None:
        return (current,)
    new = options.force or path is None or not manifest_path(path).exists()
    early = new and not many and (os.cpu_count() or 1) > 1
    with RENDERERS[options.to].opened(early=early) as render:
        from engross.source.library import Library

        library = Library(workspace)
        out = []
        for done, name in enumerate(names, 1):
            out.append(_build(library, name, options, _path(workspace, name, options, many), render))
            progress(done, len(names), name)
        return tuple(out)


def _up_to_date(workspace: Workspace, name: str, options: BuildOptions, path: Path | None) -> Built | None:
    """The existing output, if its sources have not changed and it had no diagnostics; else None."""
    if path is None or options.force:
        return None
    current = current_manifest(path, _request(name, options))
    if current is None or current.get("told") != 0 or not sources_unchanged(workspace, current):
        return None
    return Built(name, path, False, (), current.get("pages"))


def _build(library: Library, name: str, options: BuildOptions, path: Path | None, render: Render) -> Built:
    from engross.acts import act

    assembled_act = act(library, name, first=options.first, final=None if options.draft is None else not options.draft)
    if assembled_act.failed or assembled_act.assembled is None or assembled_act.materials is None:
        return Built(name, None, False, assembled_act.diagnostics)
    try:
        look = act_look(assembled_act.materials, library.workspace, options)
        facts = _facts(assembled_act, look, options)
        if path is not None and not options.force and (current := current_manifest(path, facts)) is not None:
            return Built(name, path, False, assembled_act.diagnostics, current.get("pages"))
        rendering = render(assembled_act.assembled.document, look)
        if path is None:
            return Built(name, None, True, assembled_act.diagnostics, rendering.pages, rendering.content)
        write(path, rendering.content)
        told = sum(diagnostic.severity is not Severity.NOTE for diagnostic in assembled_act.diagnostics)
        record = {**facts, "sha256": digest(rendering.content), "pages": rendering.pages, "told": told}
        write(manifest_path(path), manifest(record))
        return Built(name, path, True, assembled_act.diagnostics, rendering.pages)
    except Refused as refused:
        return Built(name, None, False, (*assembled_act.diagnostics, *refused.diagnostics))


def act_look(materials: Materials, workspace: Workspace, options: BuildOptions | None = None) -> Look:
    """How an act is rendered: as `options` say, else on the paper of the first party, with a mark on drafts."""
    from engross.model.protocol import State
    from engross.model.rendering import Look
    from engross.source.looks import emblems

    options = options or BuildOptions()
    template = materials.template
    first = options.first if options.first in materials.parties else materials.protocol.parties[0]
    paper = options.paper or materials.parties[first or ""].paper
    draft = options.draft if options.draft is not None else materials.protocol.state is State.DRAFT
    images = emblems(workspace, materials.parties.values())
    return Look(paper, draft, template.page, template.page_file, template.style, template.style_file, images)


def _path(workspace: Workspace, name: str, options: BuildOptions, many: bool) -> Path | None:
    suffix = f".{options.first}" * bool(options.first) + RENDERERS[options.to].suffix
    output = path_of("output", options.output)
    if output is None:
        return workspace.output / f"{name}{suffix}"
    if str(output) == "-":
        return None
    return output / f"{name}{suffix}" if many or output.is_dir() else output


def _facts(assembled_act: Act, look: Look, options: BuildOptions) -> dict[str, Any]:
    """What the output is made from, for its manifest: the same facts give the same bytes."""
    assert assembled_act.assembled is not None
    footprint = assembled_act.footprint
    images = {name: digest(content) for name, content in look.images.items()}
    return {
        **_request(assembled_act.name, options),
        "paper": look.paper,
        "draft": look.draft,
        "sources": {**footprint.sources, **images},
        "absent": list(footprint.absent),
        "folders": dict(footprint.folders),
        "editions": {ident: clause.name for ident, clause in assembled_act.assembled.clauses.items()},
    }


def _request(name: str, options: BuildOptions) -> dict[str, Any]:
    """The request for a build, with the versions of the programs."""
    return {
        "format": "engross-manifest/1",
        "protocol": name,
        "to": options.to,
        "asked": {"paper": options.paper, "draft": options.draft, "first": options.first},
        "versions": {"engross": __version__, **(_versions() if options.to == "pdf" else {})},
    }


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    packages = ("weasyprint", "pydyf", "fonttools", "font-source-serif-pro", "font-source-sans-pro", "pyphen")
    return {name: version(name) for name in packages}


def watch(
    workspace: Workspace, names: Names, options: BuildOptions | None = None, stop: Event | None = None
) -> Iterator[tuple[tuple[Built, ...], float]]:
    """Build now, and again at each change of a source. Gives the results of each build and its duration in seconds."""
    from time import perf_counter

    names, options = names_of(names), options or BuildOptions()

    from watchfiles import watch as changes

    def once() -> tuple[tuple[Built, ...], float]:
        start = perf_counter()
        return build(workspace, names, options, jobs=1), perf_counter() - start

    folders = [
        folder
        for root in workspace.roots
        for part in ("protocols", "parties", "clauses", "templates")
        if (folder := root / part).is_dir()
    ]
    seen = _stamp(folders)
    yield once()
    # Changes during a build are not announced afterwards. So the stamp is compared at each timeout, every second.
    for _ in changes(
        *folders,
        stop_event=stop,
        debounce=200,
        step=20,
        rust_timeout=1000,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        now = _stamp(folders)
        if now != seen:
            seen = now
            yield once()


def _stamp(folders: Sequence[Path]) -> frozenset[tuple[str, int, int]]:
    """Every file of these folders with its size and the time of its last change."""
    stamps = set()
    for folder in folders:
        for path in folder.rglob("*"):
            with suppress(OSError):
                state = path.stat()
                stamps.add((str(path), state.st_size, state.st_mtime_ns))
    return frozenset(stamps)


def show(workspace: Workspace, name: str, *, today: date | None = None, lang: str = "en") -> str:
    """The tree of a protocol as text, with the file and line of each part; with `today`, its life on that day above.

    Raises `Refused`.
    """
    from engross.acts import act
    from engross.api.living import life_lines
    from engross.messages import word
    from engross.render.document_tree import tree
    from engross.source.library import Library

    assembled_act = act(Library(workspace), name)
    if assembled_act.assembled is None:
        raise Refused(assembled_act.diagnostics)
    document = assembled_act.assembled.document
    shown = tree(document, word(f"chain.state.{document.state}", lang))
    return f"{life_lines(workspace, name, today, lang)}\n{shown}" if today is not None else shown


def document_json(workspace: Workspace, name: str) -> str:
    """The tree of a protocol as JSON. Raises `Refused`."""
    built = build(workspace, (name,), BuildOptions("json", Path("-")))[0]
    if built.content is None:
        raise Refused(built.diagnostics)
    return built.content.decode()
