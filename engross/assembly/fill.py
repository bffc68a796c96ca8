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
    SecurityError,
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
"""An index as paths have it; clauses write it in brackets."""


@dataclass(slots=True)
class Source:
    """A text to fill: what it is called in messages, its lines, and the line where it starts."""

    file: str
    body: str
    line: int
    where: Callable[[int], str] = field(default=lambda _: "")


@dataclass(slots=True)
class _FillRun:
    """What happens while one text is filled."""

    source: Source
    names: Mapping[str, Any]
    collector: Collector
    values: list[Value | Reference | Placeholder] = field(default_factory=list)
    steps: int = 0
    length: int = 0

    def tell(self, code: str, line: int | None, at: str = "", /, **facts: str) -> None:
        line = line or self.source.line
        text = self.source.where(line)
        found = text.find(at) if at else -1
        column = found if found >= 0 else len(text) - len(text.lstrip())
        length = len(at) if found >= 0 else max(len(text.strip()), 1)
        origin = Origin(self.source.file, line, column + 1, length)
        self.collector.take(Diagnostic(code, origin, Severity.ERROR, facts, text))

    def undefined(self, name: str) -> None:
        line = line_here()
        self.tell("undefined-variable", self._in_file(line), name, name=name, near=self._near(name))

    def unknown_filter(self, said: str, line: int | None, known: Iterable[str]) -> None:
        name = said.split("'")[1] if "'" in said else ""
        near = get_close_matches(name, list(known), n=1, cutoff=0.6)
        self.tell("unknown-filter", self._in_file(line), name, name=name, near=near[0] if near else "")

    def _in_file(self, line: int | None) -> int | None:
        return line + self.source.line - 1 if line else None

    def _near(self, name: str) -> str:
        base, _, last = name.rpartition(".")
        known: list[str] = list(self.names)
        if base:
            found: Any = self.names.get(base.split(".")[0])
            for part in base.split(".")[1:]:
                found = found.get(part) if isinstance(found, ScopeObject) else None
            known = list(found.names()) if isinstance(found, ScopeObject) else []
        near = [one for one in get_close_matches(last, known, n=1, cutoff=0.6) if one != last]
        return (f"{base}.{near[0]}" if base else near[0]) if near else ""

    def say(self, value: Any, path: str, line: int) -> str:
        """What stands in the text for a printed value."""
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
            self.values.append(Value(path, _printed(words), origin))
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
        text = self.source.where(line)
        asked = _INDEX.sub(r"[\1]", path.split(" ")[0])
        column = text.find(asked) + 1 if asked else 0
        return Origin(self.source.file, line, column or 1, len(asked) if column else 1)

    def tick(self) -> str:
        self.steps += 1
        if self.steps > STEPS:
            raise TooLong
        return ""


def _as_written(name: str, path: str) -> str:
    """A missing part by the path that asks for it: `parties[1].town` and not `town`."""
    before, part, after = _INDEX.sub(r"[\1]", path.split(" ")[0]).partition(f".{name.rpartition('.')[2]}")
    return f"{before}{part}" if part and after[:1] in ("", ".", "[") else name


def _advice(value: Any) -> str:
    if isinstance(value, date):
        return "date"
    if isinstance(value, Decimal):
        return "figures"
    if isinstance(value, bool):
        return "if"
    return "names" if isinstance(value, list | tuple | ScopeObject) else "text"


def _printed(words: str) -> tuple[Inline, ...]:
    if SUPERSCRIPT_START in words:
        return inlines(words)
    out: list[Inline] = []
    for index, line in enumerate(words.strip().split("\n")):
        if index:
            out.append(Break())
        out.extend(with_placeholders(line))
    return tuple(out)


_STRANGER = re.compile(r"unexpected char '(.)' at \d+")
_QUOTES = "“”„‘’«»"


def _told(problem: str) -> tuple[str, str]:
    """What Jinja says, without its count of characters, and the quotation mark that it stumbled over."""
    if not (match := _STRANGER.fullmatch(problem)):
        return problem, ""
    return f"unexpected '{match[1]}'", match[1] if match[1] in _QUOTES else ""


class _Here(threading.local):
    """The filling that runs in this thread: what an undefined name is told to."""

    now: _FillRun | None = None


_HERE = _Here()


def _tell_undefined(name: str) -> None:
    if _HERE.now is not None and name != "None":
        _HERE.now.undefined(name)


@lru_cache(maxsize=32)
def _sandbox(grammar: Grammar) -> Sandbox:
    return Sandbox(filters(grammar), _tell_undefined)


@lru_cache(maxsize=4096)
def _compiled(grammar: Grammar, body: str, line: int) -> Any:
    return _sandbox(grammar).marked(body, line)


class _Bound:
    """A method of the filling, as something that templates may call."""

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
    """Runs a text for what its functions do and gives what it printed, marks included. None when it failed."""
    filled = _run(source, names, grammar, collector)
    return filled[1] if filled else None


def holds(
    condition: str, origin: Origin, line: str, names: Mapping[str, Any], grammar: Grammar, collector: Collector
) -> bool:
    """Whether a condition (`parties|length > 2`) is true."""
    source = Source(origin.file, f"{{% if {condition} %}}yes{{% endif %}}", origin.line, lambda _: line)
    return "yes" in (run(source, names, grammar, collector) or "")


def _run(
    source: Source, names: Mapping[str, Any], grammar: Grammar, collector: Collector
) -> tuple[_FillRun, str] | None:
    filling = _FillRun(source, names, collector)
    _HERE.now = filling
    try:
        template = _compiled(grammar, source.body, source.line)
        context = {
            **FUNCTIONS,
            **names,
            "__said__": _Bound(filling.say),
            "__tick__": _Bound(filling.tick),
        }
        parts: list[str] = []
        size = 0
        for part in template.generate(context):
            parts.append(part)
            size += len(part)
            if size > LENGTH:
                raise TooLong
        return filling, "".join(parts)
    except TemplateAssertionError as error:
        filling.unknown_filter(str(error.message), error.lineno, _sandbox(grammar).filters)
    except TemplateSyntaxError as error:
        at, tag = wrong_tag(source.body, error)
        if tag not in source.where(filling._in_file(at) or 0):
            tag = tag.removeprefix("{% if ").removesuffix(" %}")
        problem, quote = _told(str(error.message or ""))
        filling.tell("template-syntax", filling._in_file(at), tag, problem=problem, quote=quote)
    except (TooLong, RecursionError, MemoryError, OverflowError):
        filling.tell("template-too-long", filling._in_file(line_of(source)))
    except WrongArgument as error:
        name, _, expected = str(error).partition("|")
        filling.tell(
            "wrong-argument", filling._in_file(_line_in(error)), name, filter=name, expected=expected, name=name
        )
    except (SecurityError, TemplateError, FilterArgumentError) as error:
        told: int | None = getattr(error, "lineno", None) or _line_in(error)
        if str(error).startswith("No filter named"):  # in a condition, Jinja finds out late
            filling.unknown_filter(str(error), told, _sandbox(grammar).filters)
        else:
            filling.tell("forbidden-in-template", filling._in_file(told), problem=str(error))
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        filling.tell(
            "wrong-argument", filling._in_file(_line_in(error)), filter="{{ … }}", expected=str(error)[:120], name=""
        )
    finally:
        _HERE.now = None
    return None


def line_of(source: Source) -> int | None:
    """A text that does not end is told at its first loop."""
    for index, line in enumerate(source.body.split("\n")):
        if "{%" in line and "for " in line:
            return index + 1
    return None


def _line_in(error: BaseException) -> int | None:
    """The line of the template where an exception passed."""
    found = None
    trace = error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            found = template.get_corresponding_lineno(trace.tb_lineno)
        elif trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def fill(
    source: Source, names: Mapping[str, Any], grammar: Grammar, collector: Collector, provision: str
) -> tuple[Block, ...]:
    """The blocks of a clause's text filled with `names`, ids under `provision`, values as nodes.

    Collects: template-syntax, unknown-filter, undefined-variable, no-value,
    wrong-argument, template-too-long, forbidden-in-template, raw-html,
    heading-in-text, link-in-text, image-in-text, row-uneven, unsupported-markup.
    """
    run = _run(source, names, grammar, collector)
    if run is None:
        return ()
    filling, text = run
    parsed: Parsed = parse(text)
    for problem in parsed.problems:
        filling.tell(problem.code, problem.line, problem.words, words=problem.words, **dict(problem.facts))
    placed = _ValueInserter(filling, provision)
    return tuple(placed.block(block) for block in parsed.blocks)


def fill_line(
    text: str, origin: Origin, line: str, names: Mapping[str, Any], grammar: Grammar, collector: Collector
) -> tuple[Inline, ...]:
    """One line (a heading, a label) filled the same way."""
    if "{" not in text and "[[" not in text and "*" not in text and "<" not in text:
        return (Text(text),) if text else ()
    source = Source(origin.file, text, origin.line, lambda _: line)
    found = fill(source, names, grammar, collector, "")
    return found[0].content if found and isinstance(found[0], Paragraph) else ()


class _ValueInserter:
    """Puts values into parsed blocks, full ids and file names on them, and labels on lists that bring their own."""

    def __init__(self, filling: _FillRun, provision: str) -> None:
        self.values = filling.values
        self.file = filling.source.file
        self.first = filling.source.line
        self.provision = provision

    def _id(self, ident: str) -> str:
        return f"{self.provision}/{ident}" if self.provision else ident

    def _origin(self, origin: Origin) -> Origin:
        return Origin(self.file, origin.line or self.first)

    def put(self, content: tuple[Inline, ...], origin: Origin) -> tuple[Inline, ...]:
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
                content = self.put(block.content, block.origin)
                return Paragraph(self._id(block.id), content, block.role, self._origin(block.origin))
            case ItemList():
                items = tuple(self.item(item, block.style) for item in block.items)
                own = any(item.label and not isinstance(item.label[0], Text) for item in items)
                style = "label" if own else block.style
                return ItemList(self._id(block.id), style, items, self._origin(block.origin))
            case Table():
                head = tuple(self.cell(cell, block.origin) for cell in block.head)
                rows = tuple(tuple(self.cell(cell, block.origin) for cell in row) for row in block.rows)
                return Table(self._id(block.id), head, rows, self._origin(block.origin))
        return block

    def cell(self, cell: Cell, origin: Origin) -> Cell:
        return Cell(self.put(cell.content, origin), cell.align)

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
