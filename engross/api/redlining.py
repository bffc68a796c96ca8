"""Shows a redline, with its summary in words, in the format asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from engross.api.arguments import PAPERS, names_of, one_of
from engross.diagnostics import Collector, Diagnostic, Origin, Refused, Severity
from engross.forms import COMPARISONS
from engross.messages import LANGUAGES
from engross.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from engross.model.brief import Brief
    from engross.model.document import Document
    from engross.model.outline import Uncompared
    from engross.model.redline import End, MarkKind, Redline, Seg
    from engross.model.rendering import Look
    from engross.model.summary import Summary


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """How a comparison is shown.

    `to` is text, html, pdf, docx or json; `lang` is the language of the summary. `author` and `date` are printed as
    given. `typography` says whether changes of typography are shown; hidden ones are still counted, and JSON keeps
    them. `allow` names the provisions that may change; if it is empty, all may. `moves` says how a DOCX marks moved
    text: `simple` as a deletion and an insertion, which every program understands, or `native` as a move. `width` is
    the width of text output, in characters.
    """

    to: str = "text"
    lang: str = "en"
    colour: bool = False
    whole: bool = False
    author: str = ""
    date: str = ""
    typography: bool = True
    paper: Literal["a4", "letter"] = "a4"
    allow: tuple[str, ...] = ()
    width: int = 100
    moves: Literal["simple", "native"] = "simple"

    def __post_init__(self) -> None:
        one_of("to", self.to, COMPARISONS)
        one_of("lang", self.lang, LANGUAGES)
        one_of("paper", self.paper, PAPERS)
        one_of("moves", self.moves, ("simple", "native"))
        object.__setattr__(self, "allow", names_of(self.allow))


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as bytes, with the number of changes and a summary in one sentence.

    `diagnostics` hold oddities of the texts, and each change outside the allowed provisions.
    """

    content: bytes
    changes: int
    sentence: str
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something changed that was not allowed to."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Acts:
    """The trees of two acts that are compared, and the look of the new one."""

    old: Document
    new: Document
    look: Look


def present(
    redline: Redline,
    workspace: Workspace | None,
    old: str,
    new: str,
    options: CompareOptions,
    acts: Acts | None = None,
    *,
    left_out: tuple[Uncompared, ...] = (),
    identical: bool = False,
    titles: tuple[str, str] | None = None,
) -> Compared:
    """`redline` of the texts named `old` and `new`, in the format asked for; of two `acts` in the look of the new one.

    `titles` replace the names of the texts in print. `left_out` lists what was not compared. `identical` says whether
    the two inputs are the same in everything.

    Raises `Refused` as the renderers do: for what is wrong in the template.
    """
    from engross.compare.report import summarise
    from engross.messages.brief import brief as briefed
    from engross.messages.comparison import prose
    from engross.model.redline import MarkKind

    summary = summarise(redline)
    hide = frozenset() if options.typography else frozenset((MarkKind.TYPOGRAPHY,))
    brief = briefed(
        summary,
        options.lang,
        old=titles[0] if titles else called(old),
        new=titles[1] if titles else called(new),
        author=options.author,
        date=options.date,
        uncompared=left_out,
        identical=identical,
        hide=hide,
        authors=authors_of(redline, summary),
    )
    sentence = prose(brief.sentences, options.lang) or brief.lead
    content = _content(redline, brief, workspace, options, acts, hide)
    strays = _strays(redline, summary, new, options, left_out)
    return Compared(content, len(summary.changes), sentence, strays)


def authors_of(redline: Redline, summary: Summary) -> tuple[tuple[str, int], ...]:
    """Who made tracked changes, in the order of the text, and how many changes each had a part in."""
    made: dict[int, dict[str, None]] = {}
    for block in redline.blocks:
        marks: tuple[Seg | End, ...] = (*block.segs, block.end)
        for mark in marks:
            if mark.author:
                made.setdefault(mark.change, {})[mark.author] = None
    counts: dict[str, int] = {}
    for change in summary.changes:
        for name in dict.fromkeys(name for place in change.places for name in made.get(place, ())):
            counts[name] = counts.get(name, 0) + 1
    return tuple(counts.items())


def _content(
    redline: Redline,
    brief: Brief,
    workspace: Workspace | None,
    options: CompareOptions,
    acts: Acts | None,
    hide: frozenset[MarkKind],
) -> bytes:
    """The bytes of a redline in the format of `options`; marks of the kinds in `hide` are not shown."""
    if options.to == "json":
        from engross.render.redline_json import redline_json

        return redline_json(redline, brief, hide=hide).encode()
    if options.to == "text":
        from engross.render.redline_text import redline_text

        text = redline_text(redline, brief, colour=options.colour, whole=options.whole, hide=hide, width=options.width)
        return text.encode()
    if options.to == "docx":
        from engross.api.tracked_changes import tracked_changes

        return tracked_changes(redline, brief, options, workspace, acts)
    look, script = template_look(workspace, options.paper)
    act = marked_act(redline, brief, acts, marked_look(workspace, acts, look), hide)
    if options.to == "html":
        from engross.render.redline_page import redline_page

        return redline_page(redline, brief, look, script=script, hide=hide, act=act).encode()
    from engross.render.redline_pdf import redline_pdf

    return redline_pdf(redline, brief, look, hide=hide, act=act).content


def marked_act(
    redline: Redline, brief: Brief, acts: Acts | None, look: Look, hide: frozenset[MarkKind]
) -> tuple[Document, Look] | None:
    """The act with both texts in it, and its look; None without `acts`.

    Raises `Refused` (redline-not-exact) if the two documents cannot be recovered from it.
    """
    if acts is None:
        return None
    from engross.marking import marked_document
    from engross.marking.proof import prove

    marked = marked_document(redline, acts.old, acts.new, brief)
    prove(marked, acts.old, acts.new)
    return (marked_document(redline, acts.old, acts.new, brief, hide=hide) if hide else marked), look


def marked_look(workspace: Workspace | None, acts: Acts | None, page: Look) -> Look:
    """The look of an act that holds two texts: its own look, with styles for marks, on the paper of `page`."""
    if acts is None:
        return page
    marks = _template(workspace, "marks.css")
    style = f"{acts.look.style}\n{marks}"
    return replace(acts.look, paper=page.paper, draft=False, archival=page.archival, style=style)


def called(name: str) -> str:
    """The name of a text in print: for a file, its name without the folder."""
    return PurePath(name).name if PurePath(name).suffix.isascii() and PurePath(name).suffix[1:].isalpha() else name


def _strays(
    redline: Redline, summary: Summary, name: str, options: CompareOptions, left_out: tuple[Uncompared, ...]
) -> tuple[Diagnostic, ...]:
    """Each change that is not allowed, and each kind of content that was not compared and differs.

    Raises `Refused` (unknown-provision) for names of no provision.
    """
    if not options.allow:
        return ()
    from engross.compare.report import provision_names, provisions_called, strays
    from engross.messages.brief import left_out_words
    from engross.model.redline import accept, reject
    from engross.source.record import near

    collector = Collector()
    sides = reject(redline), accept(redline)
    for wanted in options.allow:
        if not any(provisions_called(side, wanted) for side in sides):
            known = list(dict.fromkeys(known for side in sides for known in provision_names(side)))
            facts = {"name": wanted, "near": near(wanted, known), "known": ", ".join(known)}
            collector.take(Diagnostic("unknown-provision", Origin(name), facts=facts))
    if collector.failed:
        raise Refused(collector)
    for stray in strays(redline, summary, options.allow, typography=options.typography):
        place = stray.provision.heading or stray.provision.id or stray.provision.opening or "–"
        facts = {"place": place, "old": stray.old, "new": stray.new, "moved": stray.moved, "set": stray.set}
        collector.take(Diagnostic("change-not-allowed", Origin(name), facts=facts))
    # The form of letters is no content: a file that came back from a Mac has another.
    for kind in (stray for stray in left_out if not stray.same and stray.kind != "unicode-form"):
        facts = {"kind": left_out_words(kind, options.lang)}
        collector.take(Diagnostic("left-out-differs", Origin(name), facts=facts))
    return tuple(collector)


def template_look(
    workspace: Workspace | None, paper: Literal["a4", "letter"] = "a4", page: str = "page.jinja"
) -> tuple[Look, str]:
    """A page of `templates/redline` with its stylesheet, and the script. Files of the workspace come first."""
    from engross.model.rendering import Look

    style = f"{_template(workspace, 'style.css')}\n{_template(workspace, 'marks.css')}"
    files = f"{_FOLDER}/{page}", style, f"{_FOLDER}/style.css"
    look = Look(paper, False, _template(workspace, page), *files, archival=True)
    return look, _template(workspace, "script.js")


_FOLDER = "templates/redline"


def _template(workspace: Workspace | None, part: str) -> str:
    from engross.source.library import Library

    return Library(workspace or Workspace(builtin_root(), builtin_root())).text(f"{_FOLDER}/{part}") or ""
