"""A redline for a terminal, readable without colour: [-taken out-], {+put in+}, moves by their number."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from engross.model.brief import Brief
from engross.model.control_characters import harmless, in_all_texts
from engross.model.mark_description import MarkDescriber
from engross.model.outline import Style, without_sup_tags
from engross.model.redline import (
    End,
    Fragment,
    MarkKind,
    ParagraphShape,
    Redline,
    RedlineBlock,
    Seg,
    fragments,
    paragraph_shapes,
    shape_changes,
    style_changes,
)
from engross.model.summary import Nature
from engross.render.text import bracketed

_COLOURS = {"inserted": "\x1b[4;32m", "deleted": "\x1b[9;31m", "departed": "\x1b[35m", "arrived": "\x1b[4;35m"}
_STRONG = "\x1b[1m"
_STYLES = {
    "strong": (_STRONG, "\x1b[22m"),
    "emphasis": ("\x1b[3m", "\x1b[23m"),
    "underline": ("\x1b[4m", "\x1b[24m"),
    "struck": ("\x1b[9m", "\x1b[29m"),
}
_NO_SHAPE = ParagraphShape("p")
_END = "\x1b[0m"
WIDTH = 100
"""Characters of a line where the width of the window is not known."""


def redline_text(
    redline: Redline,
    brief: Brief,
    *,
    colour: bool = False,
    whole: bool = False,
    hide: frozenset[MarkKind] = frozenset(),
    width: int = WIDTH,
) -> str:
    """The account, the concordance, and the paragraphs that hold a change, or all if `whole`. `⋯` stands for others.

    A moved passage reads `[m1→ …]` where it stood and `{→m1 …}` where it
    stands now; `¶` inside marks is a paragraph mark put in or taken out.
    Words that were kept and are set otherwise read `{~words~ now in bold}`.
    """
    brief = in_all_texts(brief, harmless)
    writer = _RedlineTextWriter(brief, colour, hide, max(width, 40))
    parts = ["\n".join(writer.top()), "\n".join(writer.summary())]
    if any(not line.kept for line in brief.lines) or (whole and brief.lines):
        parts.append("\n".join(writer.concordance(whole)))
    marked = list(writer.marked(redline, whole))
    if marked:
        parts += ["\n".join(writer.legend()), *marked]
    return "\n\n".join(parts) + "\n"


def marked_text(redline: Redline, brief: Brief, *, colour: bool = False) -> Iterator[str]:
    """The paragraphs of `redline` that hold a change, `⋯` for those left out."""
    return _RedlineTextWriter(brief, colour, frozenset(), WIDTH).marked(redline, whole=False)


class _RedlineTextWriter:
    def __init__(self, brief: Brief, colour: bool, hide: frozenset[MarkKind], width: int) -> None:
        self.brief, self.colour, self.hide, self.width = brief, colour, hide, width
        self.describer = MarkDescriber(brief)

    def heading(self, text: str) -> str:
        return f"{_STRONG}{text.upper()}{_END}" if self.colour else text.upper()

    def top(self) -> Iterator[str]:
        brief = self.brief
        yield self.heading(brief.title)
        rows = [(brief.words[key], text) for key, text in _heads(brief) if text]
        width = max(len(name) for name, _ in rows)
        yield from (f"  {name:<{width}}  {text}" for name, text in rows)

    def summary(self) -> Iterator[str]:
        brief = self.brief
        yield self.heading(brief.words["summary"])
        if brief.lead:
            yield brief.lead
        last = len(brief.sentences) - 1
        for index, sentence in enumerate(brief.sentences):
            text = f"{sentence.text[:1].upper()}{sentence.text[1:]}{'.' if index == last else brief.words['semicolon']}"
            yield from wrap(text, self.width, initial_indent="  - ", subsequent_indent="    ", break_long_words=False)
        if brief.figures:
            yield ""
            yield from _table(brief)
        if brief.hidden:
            yield brief.hidden
        yield brief.words["proof"]

    def concordance(self, whole: bool) -> Iterator[str]:
        """A provision a line: what it was, what it is, what became of it; `whole` shows those kept too."""
        yield self.heading(self.brief.words["concordance"])
        for line in self.brief.lines:
            if line.kept and not whole:
                continue
            names = line.old if line.old == line.new else f"{line.old or '–'} → {line.new or '–'}"
            fate = f"{line.fate} ({line.share})" if line.share else line.fate
            yield from wrap(
                f"{names}{self.brief.words['colon']}{fate}", self.width, initial_indent="  ", subsequent_indent="      "
            )
        if not whole and any(line.kept for line in self.brief.lines):
            yield f"  {self.brief.words['kept']}"

    def legend(self) -> Iterator[str]:
        words = self.brief.words
        yield self.heading(words["redline"])
        set_ = f"  {{~{words['set']}~}}" if self.brief.summary.of(Nature.FORMATTING) else ""
        marks = f"[-{words['deleted']}-]  {{+{words['added']}+}}  [m1→ {words['moved']}]  {{→m1 {words['arrived']}}}"
        yield f"  {marks}{set_}"
        for name, (going, _) in self.brief.moves.items():
            if "." not in name:
                yield f"  {name}{words['colon']}{going}"

    def marked(self, redline: Redline, whole: bool) -> Iterator[str]:
        """The paragraphs that hold a change, and above the first of a provision its heading, changed or not."""
        before, after = paragraph_shapes(redline.old), paragraph_shapes(redline.new)
        skipped = False
        heading = ""  # the last one that is not shown
        i = j = 0
        for block, parts in zip(redline.blocks, fragments(redline), strict=True):
            was = before[i] if block.end.was else _NO_SHAPE
            now = after[j] if block.end.becomes else _NO_SHAPE
            i, j = i + block.end.was, j + block.end.becomes
            shape = now if block.end.becomes else was
            shown = self.indent(shape) + "".join(self.segs(block, parts, shape_changes(was, now)))
            if not whole and self.unchanged(block):
                skipped = skipped or shape.role != "heading" or bool(heading)
                heading = shown if shape.role == "heading" else heading
                continue
            if shape.role == "heading":
                heading = ""
            if heading or skipped:
                if skipped:
                    yield "⋯"
                if heading:
                    yield heading
                heading, skipped = "", False
            yield shown
        if (skipped or heading) and not all(self.unchanged(block) for block in redline.blocks):
            yield "⋯"

    @staticmethod
    def indent(shape: ParagraphShape) -> str:
        """What stands before a paragraph in a list: two blanks for each list around its own, and its bullet."""
        depth = max(shape.depth, int(shape.role == "li"))
        bullet = "• " if shape.marker == "bullet" else "  " if shape.role == "p" and depth else ""
        return "  " * (depth - 1) + bullet if depth else ""

    def hidden(self, seg: Seg) -> bool:
        return seg.op in ("insert", "delete") and seg.kind is not None and seg.kind in self.hide

    def unchanged(self, block: RedlineBlock) -> bool:
        return (
            block.end.op == "equal"
            and not block.end.change
            and all(not seg.change or self.hidden(seg) for seg in block.segs)
        )

    def segs(
        self, block: RedlineBlock, parts: tuple[tuple[Fragment, ...], ...], reshaped: tuple[str, ...]
    ) -> Iterator[str]:
        for seg, of in zip(block.segs, parts, strict=True):
            text = "".join(self.set(harmless(run.text), run.new if seg.becomes else run.old) for run in of)
            # A terminal has no superscripts: `1er` for `1<sup>er</sup>`. Tags that are a change by themselves stay.
            text = without_sup_tags(text) or text
            if not self.hidden(seg):
                yield self.shown(seg, text, style_changes(of))
            elif seg.op == "insert":
                yield text
        if block.end.op in ("insert", "delete") and not _whole(block):
            yield self.shown(block.end, "¶")
        elif block.end.op == "equal" and block.end.change:
            yield self.shown(block.end, "¶", reshaped)

    def set(self, text: str, styles: frozenset[Style]) -> str:
        """Words in the styles of one text, where a terminal can show them."""
        codes = [_STYLES[style] for style in sorted(styles) if style in _STYLES] if self.colour else []
        return f"{''.join(on for on, _ in codes)}{text}{''.join(off for _, off in codes)}" if codes else text

    def shown(self, of: Seg | End, text: str, style_changes_of: tuple[str, ...] = ()) -> str:
        if of.op == "equal" and not of.change:
            return text
        mark = self.describer.mark(of, style_changes_of)
        shown_text, colour = bracketed(mark, text), _COLOURS.get(mark.deed, "") if self.colour else ""
        return f"{colour}{shown_text}{_END}" if colour else shown_text


def _heads(brief: Brief) -> Iterator[tuple[str, str]]:
    by = ", ".join(f"{name} ({count})" for name, count in brief.authors)
    yield from (
        ("old", brief.old),
        ("new", brief.new),
        ("changed_by", by),
        ("author", brief.author),
        ("date", brief.date),
    )


def _table(brief: Brief) -> Iterator[str]:
    """The figures, their sum last."""
    words, summary = brief.words, brief.summary
    rows = [(figure.name, str(figure.changes), str(figure.words_out), str(figure.words_in)) for figure in brief.figures]
    total = (words["total"], str(len(summary.changes)), str(summary.words_out()), str(summary.words_in()))
    rows = [(words["nature"], words["changes"], words["out"], words["in"]), *rows, total]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        figures = "  ".join(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        yield f"  {row[0]:<{widths[0]}}  {figures}"


def _whole(block: RedlineBlock) -> bool:
    """Whether the whole paragraph shares the fate of its mark, which then need not be shown."""
    return bool(block.segs) and all(seg.op == block.end.op for seg in block.segs)
