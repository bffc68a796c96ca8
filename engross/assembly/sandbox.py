"""Jinja as clauses and skeletons may use it: only our attributes, only our calls, bounded work.

The syntax tree of a template is changed before it is compiled, so that
- every `{{ x }}` becomes `{{ __print__(x, "x", 12) }}`: the value is kept, and a mark is printed in its place;
- every line of text ends with the mark of its number, so that a problem in the Markdown is told at its line;
- every turn of a loop calls `__tick__()`, so that a loop without end is stopped.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any, NoReturn

from jinja2 import Environment, Undefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import FilterArgumentError, SecurityError, TemplateSyntaxError
from jinja2.filters import do_round
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from engross.assembly.marks import mark_lines
from engross.assembly.scope import ScopeObject, Unset
from engross.model.document import Placeholder

STEPS = 100_000
"""Turns of loops and calls of macros after which a text is taken to loop for ever."""
LENGTH = 2_000_000
"""Characters after which a filled text is refused, and any text or list while it is made."""
_BITS = 4096
"""Bits that a product may have: some 1,200 digits."""
_DIGITS = 20
"""Digits to which a number is rounded at most."""

SAFE_FILTERS = frozenset(
    "abs default d first int join last length list lower map max min reject rejectattr reverse round select "
    "selectattr sort string sum trim unique upper".split()
)
SAFE_TESTS = frozenset(
    "boolean defined divisibleby eq equalto even false ge greaterthan gt in integer le lessthan lt ne none number odd "
    "sequence string true undefined".split()
)


class TooLong(Exception):
    """A text that prints too much, or loops too often."""


class Missing(Undefined):
    """A name that a clause uses and nothing defines.

    Jinja would raise at the first use. This tells each use and then prints
    nothing, so that all missing names are told at once.
    """

    tell: Callable[[str], None] = staticmethod(lambda _: None)

    def __init__(self, hint: str | None = None, obj: Any = None, name: str | None = None, exc: Any = None) -> None:
        super().__init__(hint, obj, name)

    @property
    def called(self) -> str:
        return str(self._undefined_name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __str__(self) -> str:
        self.tell(self.called)
        return ""

    def __iter__(self) -> Any:
        self.tell(self.called)
        return iter(())

    def __len__(self) -> int:
        self.tell(self.called)
        return 0

    def __bool__(self) -> bool:
        self.tell(self.called)
        return False

    def __eq__(self, other: object) -> bool:
        self.tell(self.called)
        return False

    def __hash__(self) -> int:
        return id(type(self))

    def _same(self, *args: Any, **kwargs: Any) -> Missing:
        return self

    __call__ = __getitem__ = __neg__ = __pos__ = _same  # type: ignore[assignment]  # Undefined raises, this does not
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = _same  # type: ignore[assignment]  # the same
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = _same  # type: ignore[assignment]  # the same

    def _compared(self, other: object) -> bool:
        self.tell(self.called)
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _compared  # type: ignore[assignment]  # the same


class _Marking(NodeTransformer):
    """Rewrites the syntax tree of a template: see the head of this module."""

    def __init__(self, first_line: int) -> None:
        self.shift = first_line - 1

    def visit_Output(self, node: nodes.Output, *args: Any) -> nodes.Output:
        out: list[Any] = []
        for index, part in enumerate(node.nodes):
            if isinstance(part, nodes.TemplateData):
                following = node.nodes[index + 1] if index + 1 < len(node.nodes) else None
                ends = following is None and part.data.endswith("\n")
                data = mark_lines(part.data, part.lineno + self.shift, inside=index > 0, ends_line=ends)
                out.append(nodes.TemplateData(data).set_lineno(part.lineno))
            else:
                printer = nodes.Name("__print__", "load")
                arguments: list[nodes.Expr] = [part, nodes.Const(_path(part)), nodes.Const(part.lineno + self.shift)]
                out.append(nodes.Call(printer, arguments, [], None, None).set_lineno(part.lineno))
        node.nodes = out
        return node

    def _ticking(self, node: Any) -> Any:
        self.generic_visit(node)
        tick = nodes.Call(nodes.Name("__tick__", "load"), [], [], None, None)
        node.body = [nodes.ExprStmt(tick).set_lineno(node.lineno), *node.body]
        return node

    def _forbidden(self, node: Any) -> NoReturn:
        error = SecurityError(type(node).__name__.lower())
        error.lineno = node.lineno  # type: ignore[attr-defined]  # told like a syntax error's
        raise error

    visit_Include = visit_Import = visit_FromImport = visit_Extends = visit_Block = _forbidden
    visit_For = _ticking
    visit_Macro = _ticking
    visit_CallBlock = _ticking


def _path(node: nodes.Expr) -> str:
    """The path of the data that an expression prints: `relation.jumelage.date` of `relation.jumelage.date|date`."""
    match node:
        case nodes.Filter() if node.node is not None:
            return _path(node.node) or next((path for path in map(_path, node.args) if path), "")
        case nodes.Getattr():
            return f"{_path(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=value)):
            return f"{_path(node.node)}.{value}"
        case nodes.Getitem():
            return _path(node.node)
        case nodes.Name():
            return node.name
        case nodes.Call():
            inside = _path(node.args[0]) if node.args else ""
            return f"{_path(node.node)} {inside}".strip()
        case nodes.Const():
            return ""
        case nodes.CondExpr():
            return _path(node.expr1)
        case nodes.BinExpr():
            return _path(node.left) or _path(node.right)
        case nodes.Concat():
            return next((path for path in map(_path, node.nodes) if path), "")
    return ""


class _Code(CodeGenerator):
    """Generates the code of a template so that the sandbox checks each text, list and tuple that it builds."""

    def visit_Concat(self, node: nodes.Concat, frame: Any) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Any) -> None:
        self.write("environment.listed(")
        super().visit_List(node, frame)
        self.write(")")

    def visit_Tuple(self, node: nodes.Tuple, frame: Any) -> None:
        if node.ctx != "load":
            super().visit_Tuple(node, frame)
            return
        self.write("environment.listed(")
        super().visit_Tuple(node, frame)
        self.write(")")


def _rounded(value: Any, precision: int = 0, method: str = "common") -> Any:
    """Jinja's `round`; Python would build a number of as many digits as a negative precision says."""
    if not isinstance(precision, int) or abs(precision) > _DIGITS:
        raise FilterArgumentError("a precision of some digits")
    return do_round(value, precision, method)  # type: ignore[arg-type]  # Jinja refuses another method itself


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment in which clauses and skeletons of one locale are filled."""

    code_generator_class = _Code

    intercepted_binops = frozenset(("*", "**", "%", "+", "//", "/", "-"))

    def __init__(self, filters: dict[str, Callable[..., Any]], tell: Callable[[str], None]) -> None:
        missing = type("Missing", (Missing,), {"tell": staticmethod(tell)})
        super().__init__(
            undefined=missing, autoescape=False, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
        )
        safe = {name: function for name, function in self.filters.items() if name in SAFE_FILTERS}
        self.filters = {**safe, "round": _rounded, **filters}
        self.tests = {name: test for name, test in self.tests.items() if name in SAFE_TESTS}
        # What the record does not say yet counts as undefined in a condition. Printed, it is a blank.
        self.tests["defined"] = lambda value: not isinstance(value, Undefined | Unset)
        self.tests["undefined"] = lambda value: isinstance(value, Undefined | Unset)
        self.globals = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return isinstance(obj, ScopeObject) or (type(obj).__name__ == "LoopContext" and not attr.startswith("_"))

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, ScopeObject):
            value = obj.get(attribute)
            return self.undefined(obj=obj, name=f"{obj.what}.{attribute}") if value is None else value
        if isinstance(obj, Missing | Placeholder):
            return obj
        if type(obj).__name__ in ("LoopContext", "TemplateReference", "Namespace") and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, ScopeObject):
            return self.getattr(obj, argument) if isinstance(argument, str) else obj.at(argument)
        if isinstance(obj, dict | list | tuple | str) and isinstance(argument, int | str | slice):
            try:
                return obj[argument]  # type: ignore[index]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=str(argument))
        return self.undefined(obj=obj, name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, Missing):
            return True
        return getattr(obj, "__engross__", False) or type(obj).__name__ in (
            "Macro",
            "LoopContext",
            "BlockReference",
            "Cycler",
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "%" and isinstance(left, str):
            raise SecurityError("%")
        if operator in ("*", "**", "+") and any(isinstance(operand, str | list | tuple) for operand in (left, right)):
            if operator != "+":
                raise SecurityError(operator)
            if (
                all(isinstance(operand, str | list | tuple) for operand in (left, right))
                and len(left) + len(right) > LENGTH
            ):
                raise TooLong
            return self.listed(super().call_binop(context, operator, left, right))
        if operator == "**" and (abs(left) > 10_000 or abs(right) > 20):
            raise SecurityError(operator)
        if (
            operator == "*"
            and sum(operand.bit_length() for operand in (left, right) if isinstance(operand, int)) > _BITS
        ):
            raise TooLong
        return super().call_binop(context, operator, left, right)

    def listed(self, value: Any) -> Any:
        """A list or tuple that a template made, unchanged.

        Raises `TooLong` if it and the lists inside it have more than `STEPS` members together.
        """
        waiting, count = [value], 0
        while waiting:
            current = waiting.pop()
            if isinstance(current, list | tuple):
                count += len(current)
                if count > STEPS:
                    raise TooLong
                waiting.extend(part for part in current if isinstance(part, list | tuple))
        return value

    def joined(self, parts: Sequence[Any]) -> str:
        """Texts put together with `~`. Raises `TooLong`."""
        texts = [str(part) for part in parts]
        if sum(map(len, texts)) > LENGTH:
            raise TooLong
        return "".join(texts)

    def marked(self, source: str, first_line: int) -> Any:
        """Compile `source`, which starts on line `first_line` of its file, with its values and lines marked."""
        tree = self.parse(_line_ends_kept(source))
        tree = _Marking(first_line).visit(tree)
        return self.template_class.from_code(self, self.compile(tree), self.make_globals(None), None)


_TAG = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_CLOSING = re.compile(r"(?<![-+])(?=[%#]\}[ \t]*$)")


def _line_ends_kept(source: str) -> str:
    """`source` in which a tag or a comment that ends a line of words leaves the line its end.

    Jinja takes the line end after a tag, which is right for a tag alone on its
    line; after words it would join two paragraphs.
    """
    if "%}\n" not in source and "#}\n" not in source:
        return source
    return "\n".join(_CLOSING.sub("+", line) if _ends_words(line) else line for line in source.split("\n"))


def _ends_words(line: str) -> bool:
    return line.rstrip()[-2:] in ("%}", "#}") and ("{%" in line or "{#" in line) and bool(_TAG.sub("", line).strip())


_TAGS = re.compile(r"\{%[-+]?\s*(?P<word>\w+)[^\n%]*%\}|\{\{[^{}\n]*\}\}|(?P<open>\{\{|\{%|\{#(?!.*#\}))[^\n]*")
_BLOCKS = ("if", "for", "macro", "filter", "call")


def wrong_tag(source: str, error: TemplateSyntaxError) -> tuple[int, str]:
    """The line (from 1 in `source`) and the words of the tag that Jinja could not read.

    For a tag that is left open Jinja gives the line where it stopped reading, so the tag is looked for here.
    """
    blocks: list[tuple[int, str]] = []
    for match in _TAGS.finditer(source):
        here = source.count("\n", 0, match.start()) + 1, match[0]
        if (match["open"] and here[0] <= error.lineno) or (here[0] == error.lineno and not _reads(match)):
            return here
        word = match["word"] or ""
        if word.startswith("end"):
            del blocks[-1:]
        elif word in _BLOCKS:
            blocks.append(here)
    ended = str(error.message).startswith("Unexpected end of template")
    return blocks[-1] if ended and blocks else (error.lineno, "")


def _reads(tag: re.Match[str]) -> bool:
    """Whether a tag can be read by itself."""
    word = tag["word"] or ""
    text = f"{tag[0]}{{% end{word} %}}" if word in _BLOCKS else tag[0]
    if word in ("elif", "else"):
        text = f"{{% if x %}}{text}{{% endif %}}"
    try:
        Environment().parse(text)
    except TemplateSyntaxError:
        return word.startswith("end") and word[3:] in _BLOCKS
    return True


def usable(function: Callable[..., Any]) -> Callable[..., Any]:
    """Marks a function as one that clauses may call."""
    function.__engross__ = True  # type: ignore[attr-defined]
    return function


def line_here() -> int | None:
    """The line, in the text given to Jinja, that is running now; None outside a template."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            line: int = template.get_corresponding_lineno(frame.f_lineno)
            return line
        frame = frame.f_back
    return None


__all__ = ["LENGTH", "STEPS", "Missing", "Sandbox", "TooLong", "line_here", "usable", "wrong_tag"]
