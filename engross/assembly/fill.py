"""Fills the text of a clause: Jinja in the sandbox, values kept as nodes."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import (
    FilterArgumentError,
    TemplateAssertionError,
    TemplateError,
    TemplateSyntaxError,
)

from engross.assembly.filters import WrongArgument, filters
from engross.assembly.marks import VALUE, value_mark
from engross.assembly.parse import Parsed, parse, with_placeholders
from engross.assembly.sandbox import LENGTH, STEPS, Sandbox, TooLong, line_here, usable, wrong_tag
from engross.assembly.scope import ScopeObject
from engross.diagnostics import Collector, Diagnostic, Origin, Severity
from engross.language.locale_grammar import Grammar
from engross.model.document import (
    Block,
    Break,
    Cell,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Placeholder,
    Reference,
    Table,
    Text,
    Value,
    inlines,
    mapped,
)
from engross.model.superscript import SUPERSCRIPT_START

_INDEX = re.compile(r"\.(\d+)(?=\.|$)")
"""An index as the paths of values have it (`parties.1.town`); clauses write `parties[1].town`."""


@dataclass(slots=True)
class Source:
    """A text to fill. It starts on line `line` of `file`; `line_text` gives the text of a line of that file."""

    file: str
    body: str
    line: int
    line_text: Callable[[int], str] = field(default=lambda _: "")


@dataclass(slots=True)
class _FillRun:
    """One run over a text: the values that it prints, its problems, and how much work it did.

    `values` are printed as marks that carry their index (`engross.assembly.marks`);
    `steps` counts turns of loops and printed values, `length` the characters printed.
    """

    source: Source
    names: Mapping[str, Any]
    collector: Collector
    values: list[Value | Reference | Placeholder] = field(default_factory=list)
    steps: int = 0
    length: int = 0

    def tell(self, code: str, line: int | None, words: str = "", /, **facts: str) -> None:
        line = line or self.source.line
        text = self.source.line_text(line)
        start = text.find(words) if words else -1
        column = start if start >= 0 else len(text) - len(text.lstrip())
        length = len(words) if start >= 0 else max(len(text.strip()), 1)
        origin = Origin(self.source.file, line, column + 1, length)
        self.collector.take(Diagnostic(code, origin, Severity.ERROR, facts, text))

    def undefined(self, name: str) -> None:
        line = line_here()
        self.tell("undefined-variable", self._in_file(line), name, name=name, near=self._near(name))

    def unknown_filter(self, problem: str, line: int | None, known: Iterable[str]) -> None:
        name = problem.split("'")[1] if "'" in problem else ""
        near = get_close_matches(name, list(known), n=1, cutoff=0.6)
        self.tell("unknown-filter", self._in_file(line), name, name=name, near=near[0] if near else "")

    def _in_file(self, line: int | None) -> int | None:
        return line + self.source.line - 1 if line else None

    def _near(self, name: str) -> str:
        base, _, last = name.rpartition(".")
        known: list[str] = list(self.names)
        if base:
            parent: Any = self.names.get(base.split(".")[0])
            for part in base.split(".")[1:]:
                parent = parent.get(part) if isinstance(parent, ScopeObject) else None
            known = list(parent.names()) if isinstance(parent, ScopeObject) else []
        near = [candidate for candidate in get_close_matches(last, known, n=1, cutoff=0.6) if candidate != last]
        return (f"{base}.{near[0]}" if base else near[0]) if near else ""

    def print_value(self, value: Any, path: str, line: int) -> str:
        """What `{{ … }}` puts into the text: the mark of the value, or the words if they come from no data."""
        self.tick()
        if isinstance(value, Undefined):
            if value._undefined_name is None:
                return ""
            name = _as_written(str(value._undefined_name), path)
            self.tell("undefined-variable", line, name, name=name, near=self._near(name))
            self.values.append(Value(path, (Text("X"),), self._origin(path, line)))
            return value_mark(len(self.values) - 1)
        if isinstance(value, str) and VALUE in value:
            return value
        if isinstance(value, str) and not path:
            self.length += len(value)
            if self.length > LENGTH:
                raise TooLong
            return str(value)
        origin = self._origin(path, line)
        if isinstance(value, Placeholder):
            self.values.append(Placeholder(value.name, value.origin if value.origin.file else origin))
        elif isinstance(value, Reference):
            self.values.append(replace(value, origin=origin))
        else:
            words = self._words(value)
            if words is None:
                self.tell("wrong-argument", line, path, filter="{{ … }}", expected=_advice(value), name=path)
                return ""
            if not words.strip():
                self.tell("no-value", line, path, name=path)
                return ""
            self.values.append(Value(path, _value_inlines(words), origin))
        return value_mark(len(self.values) - 1)

    def _words(self, value: Any) -> str | None:
        if isinstance(value, bool) or value is None:
            return None
        if isinstance(value, ScopeObject):
            return value.text or (value.noun.text if value.noun else None)
        if isinstance(value, str | int):
            return str(value)
        text = getattr(value, "text", None)
        return text if isinstance(text, str) else None

    def _origin(self, path: str, line: int) -> Origin:
        text = self.source.line_text(line)
        asked = _INDEX.sub(r"[\1]", path.split(" ")[0])
        column = text.find(asked) + 1 if asked else 0
        return Origin(self.source.file, line, column or 1, len(asked) if column else 1)

    def tick(self) -> str:
        self.steps += 1
        if self.steps > STEPS:
            raise TooLong
        return ""


def _as_written(name: str, path: str) -> str:
    """The name of a missing part as the clause writes it: `parties[1].town` where Jinja only knows `town`."""
    before, part, after = _INDEX.sub(r"[\1]", path.split(" ")[0]).partition(f".{name.rpartition('.')[2]}")
    return f"{before}{part}" if part and after[:1] in ("", ".", "[") else name


def _advice(value: Any) -> str:
    """The filter that can print a value which has no words of its own."""
    if isinstance(value, date):
        return "date"
    if isinstance(value, Decimal):
        return "figures"
    if isinstance(value, bool):
        return "if"
    return "names" if isinstance(value, list | tuple | ScopeObject) else "text"


def _value_inlines(words: str) -> tuple[Inline, ...]:
    """The words of a value as inlines: raised letters, line breaks, `[[…]]` as placeholders."""
    if SUPERSCRIPT_START in words:
        return inlines(words)
    out: list[Inline] = []
    for index, line in enumerate(words.strip().split("\n")):
        if index:
            out.append(Break())
        out.extend(with_placeholders(line))
    return tuple(out)


_UNEXPECTED = re.compile(r"unexpected char '(.)' at \d+")
_CURLY_QUOTES = "“”„‘’«»"


def _syntax_problem(problem: str) -> tuple[str, str]:
    """What Jinja reports, without its count of characters; and the curly quotation mark that it met, if it is one."""
    if not (match := _UNEXPECTED.fullmatch(problem)):
        return problem, ""
    return f"unexpected '{match[1]}'", match[1] if match[1] in _CURLY_QUOTES else ""


class _Current(threading.local):
    """The run of this thread. Jinja creates its undefined values itself, so that they cannot be given the run."""

    run: _FillRun | None = None


_CURRENT = _Current()


def _tell_undefined(name: str) -> None:
    if _CURRENT.run is not None and name != "None":
        _CURRENT.run.undefined(name)


@lru_cache(maxsize=32)
def _sandbox(grammar: Grammar) -> Sandbox:
    return Sandbox(filters(grammar), _tell_undefined)


@lru_cache(maxsize=4096)
def _compiled(grammar: Grammar, body: str, line: int) -> Any:
    return _sandbox(grammar).marked(body, line)


class _Bound:
    """A method of a run that templates may call: the sandbox lets pass what has `__engross__`."""

    __engross__ = True

    def __init__(self, method: Callable[..., str]) -> None:
        self.method = method

    def __call__(self, *arguments: Any) -> str:
        return self.method(*arguments)


@usable
def _ref(target: Any, form: str = "plain") -> Any:
    if isinstance(target, Undefined):
        return target
    return Reference(target.get("id") if isinstance(target, ScopeObject) else str(target), form)


@usable
def _todo(name: Any) -> Any:
    return Placeholder(str(name))


FUNCTIONS: Mapping[str, Any] = {"ref": _ref, "todo": _todo}
"""What a clause can call, beside its filters."""


def run(source: Source, names: Mapping[str, Any], grammar: Grammar, collector: Collector) -> str | None:
    """Runs a text and gives what it printed, marks included; None if it failed. Collects what `fill` does."""
    filled = _filled(source, names, grammar, collector)
    return filled[1] if filled else None


def holds(
    condition: str, origin: Origin, line: str, names: Mapping[str, Any], grammar: Grammar, collector: Collector
) -> bool:
    """Whether a condition (`parties|length > 2`) is true."""
    source = Source(origin.file, f"{{% if {condition} %}}yes{{% endif %}}", origin.line, lambda _: line)
    return "yes" in (run(source, names, grammar, collector) or "")


def _filled(
    source: Source, names: Mapping[str, Any], grammar: Grammar, collector: Collector
) -> tuple[_FillRun, str] | None:
    filling = _FillRun(source, names, collector)
    _CURRENT.run = filling
    try:
        return filling, _generated(filling, grammar)
    except _FAILURES as error:
        _tell_failure(error, filling, grammar)
        return None
    finally:
        _CURRENT.run = None


def _generated(filling: _FillRun, grammar: Grammar) -> str:
    """What the template prints. Raises `TooLong` as soon as that is too much."""
    template = _compiled(grammar, filling.source.body, filling.source.line)
    context = {
        **FUNCTIONS,
        **filling.names,
        "__print__": _Bound(filling.print_value),
        "__tick__": _Bound(filling.tick),
    }
    parts: list[str] = []
    size = 0
    for part in template.generate(context):
        parts.append(part)
        size += len(part)
        if size > LENGTH:
            raise TooLong
    return "".join(parts)


_FAILURES = (
    TemplateError,
    FilterArgumentError,
    WrongArgument,
    TooLong,
    RecursionError,
    MemoryError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
)
"""Exceptions that the author of a template can cause. Any other exception is a fault of this program."""


def _tell_failure(error: BaseException, filling: _FillRun, grammar: Grammar) -> None:
    """Collect the diagnostic of a template that failed, at the line where it did."""
    source, line_number = filling.source, _line_in(error)
    match error:
        case TemplateAssertionError():
            filling.unknown_filter(str(error.message), error.lineno, _sandbox(grammar).filters)
        case TemplateSyntaxError():
            line_number, tag = wrong_tag(source.body, error)
            if tag not in source.line_text(filling._in_file(line_number) or 0):
                tag = tag.removeprefix("{% if ").removesuffix(" %}")  # a condition of front matter: see `holds`
            problem, quote = _syntax_problem(str(error.message or ""))
            filling.tell("template-syntax", filling._in_file(line_number), tag, problem=problem, quote=quote)
        case TooLong() | RecursionError() | MemoryError() | OverflowError():
            filling.tell("template-too-long", filling._in_file(_first_loop(source)))
        case WrongArgument():
            name, _, expected = str(error).partition("|")
            filling.tell(
                "wrong-argument", filling._in_file(line_number), name, filter=name, expected=expected, name=name
            )
        case TemplateError() | FilterArgumentError():
            line: int | None = getattr(error, "lineno", None) or line_number
            if str(error).startswith("No filter named"):  # in a condition, Jinja finds out only when it runs
                filling.unknown_filter(str(error), line, _sandbox(grammar).filters)
            else:
                filling.tell("forbidden-in-template", filling._in_file(line), problem=str(error))
        case _:
            problem = str(error)[:120]
            filling.tell("wrong-argument", filling._in_file(line_number), filter="{{ … }}", expected=problem, name="")


def _first_loop(source: Source) -> int | None:
    """The line of the first loop, counted from 1 in the body: where a text that does not end is told."""
    for index, line in enumerate(source.body.split("\n")):
        if "{%" in line and "for " in line:
            return index + 1
    return None


def _line_in(error: BaseException) -> int | None:
    """The line of the template where an exception was raised, counted from 1; None if it was not in a template."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        elif trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def fill(
    source: Source, names: Mapping[str, Any], grammar: Grammar, collector: Collector, provision: str
) -> tuple[Block, ...]:
    """The blocks of a clause's text filled with `names`, ids under `provision`, values as nodes.

    Collects: template-syntax, unknown-filter, undefined-variable, no-value,
    wrong-argument, template-too-long, forbidden-in-template, raw-html,
    heading-in-text, link-in-text, image-in-text, row-uneven, unsupported-markup.
    """
    filled = _filled(source, names, grammar, collector)
    if filled is None:
        return ()
    filling, text = filled
    parsed: Parsed = parse(text)
    for problem in parsed.problems:
        filling.tell(problem.code, problem.line, problem.words, words=problem.words, **dict(problem.facts))
    inserter = _ValueInserter(filling, provision)
    return tuple(inserter.block(block) for block in parsed.blocks)


def fill_line(
    text: str, origin: Origin, line: str, names: Mapping[str, Any], grammar: Grammar, collector: Collector
) -> tuple[Inline, ...]:
    """One line (a heading, a label) filled the same way."""
    if "{" not in text and "[[" not in text and "*" not in text and "<" not in text:
        return (Text(text),) if text else ()
    source = Source(origin.file, text, origin.line, lambda _: line)
    blocks = fill(source, names, grammar, collector, "")
    return blocks[0].content if blocks and isinstance(blocks[0], Paragraph) else ()


_FIRST_ITEM = re.compile(r"^[ \t]*(?:\{%[^%\n]*%\}[ \t]*)*1[.)] ", re.MULTILINE)
"""An item with the number 1 in the text of a clause, whatever conditions stand before it."""


class _ValueInserter:
    """Turns parsed blocks into those of a provision: values in place of marks, full ids, origins with their file.

    A list whose items open with the number of a provision (`{{ ref(domain, "number") }}. `) takes those as labels.
    """

    def __init__(self, filling: _FillRun, provision: str) -> None:
        self.values = filling.values
        self.file = filling.source.file
        self.first = filling.source.line
        self.provision = provision
        self.counts_from_one = _FIRST_ITEM.search(filling.source.body) is not None

    def _id(self, ident: str) -> str:
        return f"{self.provision}/{ident}" if self.provision else ident

    def _origin(self, origin: Origin) -> Origin:
        return Origin(self.file, origin.line or self.first)

    def insert(self, content: tuple[Inline, ...], origin: Origin) -> tuple[Inline, ...]:
        def filled(node: Inline) -> Inline:
            if isinstance(node, Value) and not node.content:
                return self.values[int(node.path)]
            if isinstance(node, Placeholder) and not node.origin.file:
                return replace(node, origin=self._origin(origin))
            return node

        return mapped(content, filled)

    def block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                content = self.insert(block.content, block.origin)
                return Paragraph(self._id(block.id), content, block.role, self._origin(block.origin))
            case ItemList():
                items = tuple(self.item(item, block.style) for item in self._renumbered(block))
                has_labels = any(item.label and not isinstance(item.label[0], Text) for item in items)
                style = "label" if has_labels else block.style
                return ItemList(self._id(block.id), style, items, self._origin(block.origin))
            case Table():
                head = tuple(self.cell(cell, block.origin) for cell in block.head)
                rows = tuple(tuple(self.cell(cell, block.origin) for cell in row) for row in block.rows)
                return Table(self._id(block.id), head, rows, self._origin(block.origin))
        return block

    def _renumbered(self, block: ItemList) -> tuple[Item, ...]:
        """The items of a list, numbered from 1 again if the clause has an item 1 that a condition has taken out.

        A list that the clause itself begins with another number goes on from there.
        """
        first = block.items[0].label
        if not self.counts_from_one or not first or first == (Text("1"),):
            return block.items
        return tuple(replace(item, label=(Text(str(rank)),)) for rank, item in enumerate(block.items, 1))

    def cell(self, cell: Cell, origin: Origin) -> Cell:
        return Cell(self.insert(cell.content, origin), cell.align)

    def item(self, item: Item, style: str) -> Item:
        blocks = tuple(self.block(block) for block in item.blocks)
        label = item.label
        if style == "dash" and blocks and isinstance(blocks[0], Paragraph):
            label, rest = _own_label(blocks[0].content)
            blocks = (replace(blocks[0], content=rest), *blocks[1:])
        return Item(self._id(item.id), label, blocks)


def _own_label(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """An item that opens with the number of a provision (`{{ ref(domain, "number") }}. `) has it as its label."""
    if len(content) > 1 and isinstance(content[0], Reference) and content[0].form == "number":
        after = content[1]
        if isinstance(after, Text) and after.text[:2] in (". ", ") "):
            label: tuple[Inline, ...] = (content[0], Text(after.text[0]))
            rest = after.text[2:]
            return label, (*((Text(rest),) if rest else ()), *content[2:])
    return (), content


__all__ = ["FUNCTIONS", "Source", "fill", "fill_line", "holds", "run"]
