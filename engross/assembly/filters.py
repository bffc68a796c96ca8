"""The filters of clauses: the grammar's verbs, on parties, nouns, dates and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import wraps
from typing import Any

from jinja2 import Undefined

from engross.assembly.scope import ScopeObject
from engross.language.locale_grammar import Grammar
from engross.model.document import Placeholder, Reference
from engross.model.moment import Moment
from engross.model.noun import Gender, Noun


class WrongArgument(Exception):
    """A filter was given a value that it cannot use. The message is `filter|what it takes`."""


def noun_of(value: Any) -> Noun:
    """The noun that a party, a milestone, a noun or a plain text is."""
    if isinstance(value, Noun):
        return value
    if isinstance(value, ScopeObject) and value.noun is not None:
        return value.noun
    if isinstance(value, str) and value:
        return Noun(text=value)
    raise WrongArgument("party or noun")


def nouns_of(value: Any) -> list[Noun]:
    if isinstance(value, list | tuple) or (isinstance(value, ScopeObject) and value.noun is None):
        nouns = [noun_of(item) for item in value]
        if nouns:
            return nouns
        raise WrongArgument("parties or nouns")
    return [noun_of(value)]


def whole(value: Any) -> int:
    if isinstance(value, bool):
        raise WrongArgument("whole number")
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal) and value == int(value):
        return int(value)
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    raise WrongArgument("whole number")


def money(value: Any) -> Decimal:
    try:
        return (
            Decimal(value) if isinstance(value, int | str | Decimal) and not isinstance(value, bool) else Decimal("x")
        )
    except InvalidOperation:
        raise WrongArgument("amount as 10000 or 10000.50") from None


def day_of(value: Any) -> date:
    day = value.get("date") if isinstance(value, ScopeObject) else value.day if isinstance(value, Moment) else value
    if isinstance(day, str):
        try:
            day = date.fromisoformat(day)
        except ValueError:
            day = None
    if isinstance(day, date):
        return day
    moment = _moment_of(value)
    if moment is not None:
        raise WrongArgument(f"date whose day is known, not only {moment}")
    raise WrongArgument("date as 2017-06-23")


def _moment_of(value: Any) -> Moment | None:
    """The date of a milestone, which may be known to the month or to the year only; None of anything else."""
    moment = value.get("moment") if isinstance(value, ScopeObject) else value
    return moment if isinstance(moment, Moment) else None


def month_of(value: Any) -> date:
    """A day of the month that a date names: the first of it, if the day is not known."""
    moment = _moment_of(value)
    if moment is not None and moment.day is None and moment.month:
        return date(moment.year, moment.month, 1)
    return day_of(value)


def capital(value: Any) -> Any:
    """A text with a capital at its beginning; a reference that will be printed with one."""
    if isinstance(value, Reference):
        return Reference(value.target, value.form.capitalize(), (), value.origin)
    text = str(value)
    return text[:1].upper() + text[1:]


def year(value: Any) -> int:
    """The year of a date, or of a milestone."""
    number = value.get("year") if isinstance(value, ScopeObject) else getattr(value, "year", None)
    if isinstance(number, int):
        return number
    raise WrongArgument("date")


def anniversary(value: Any, at: Any) -> int:
    """Which anniversary of a milestone falls in the year `at`, or how many are past on the day `at`."""
    if not isinstance(value, ScopeObject) or not isinstance(value.get("moment"), Moment):
        raise WrongArgument("milestone of the relation")
    base: Moment = value.get("moment")
    if isinstance(at, date):
        if base.day is None:
            raise WrongArgument("milestone whose day is known")
        return at.year - base.year - ((at.month, at.day) < (base.day.month, base.day.day))
    return base.anniversary(whole(at))


def in_reverse(value: Any) -> list[Any]:
    return list(reversed(list(value)))


def filters(grammar: Grammar) -> dict[str, Callable[..., Any]]:
    """All filters by name, for one locale.

    A filter gives an undefined value or a placeholder back unchanged: it is told, or printed, where it stands.
    """
    table = _noun_filters(grammar) | _number_filters(grammar) | _date_filters(grammar) | _text_filters(grammar)
    return {name: _passing(name, function) for name, function in table.items()}


def _noun_filters(grammar: Grammar) -> dict[str, Callable[..., Any]]:
    """What is said of parties and nouns: with an article or a preposition, together, and words that agree with them."""

    def with_preposition(say: Callable[[Noun], str], form: str) -> Callable[[Any], Any]:
        def preposition(value: Any) -> Any:
            if isinstance(value, Reference):
                return Reference(value.target, form, (), value.origin)
            if isinstance(value, list | tuple) or (isinstance(value, ScopeObject) and value.noun is None):
                return grammar.join([say(noun) for noun in nouns_of(value)])
            return say(noun_of(value))

        return preposition

    def names(value: Any) -> str:
        return grammar.join([grammar.the(noun) for noun in nouns_of(value)])

    def collective(value: Any, common: Any = None) -> str:
        if common is None and isinstance(value, list | tuple | ScopeObject):
            common = next((item.get("common") for item in value if isinstance(item, ScopeObject)), None)
        towns = [item.get("town") if isinstance(item, ScopeObject) else noun_of(item) for item in value]
        if any(town is None for town in towns):
            raise WrongArgument("parties with a town")
        return grammar.collective(noun_of(common), [noun_of(town) for town in towns])

    def agree(word: Any, about: Any) -> str:
        gender, plural = grammar.number_of(nouns_of(about))
        return grammar.agree(str(word), gender, plural)

    def feminine(word: Any) -> str:
        return grammar.agree(str(word), Gender.FEMININE, False)

    return {
        "the": with_preposition(grammar.the, "the"),
        "of": with_preposition(grammar.of, "of"),
        "to": with_preposition(grammar.to, "to"),
        "by": with_preposition(grammar.by, "the"),
        "at": lambda value: grammar.at(noun_of(value)),
        "this": lambda value: grammar.this(noun_of(value)),
        "of_this": lambda value: grammar.this(noun_of(value), "of"),
        "to_this": lambda value: grammar.this(noun_of(value), "to"),
        "names": names,
        "collective": collective,
        "agree": agree,
        "feminine": feminine,
    }


def _number_filters(grammar: Grammar) -> dict[str, Callable[..., Any]]:
    """Numbers and amounts, in figures and in words."""
    gender = {"masculine": Gender.MASCULINE, "feminine": Gender.FEMININE, "neuter": Gender.NEUTER}
    return {
        "ordinal": lambda n, g="masculine", plural=False: grammar.ordinal(whole(n), gender[g], plural),
        "ordinal_words": lambda n, g="masculine": grammar.ordinal_words(whole(n), gender[g]),
        "words": lambda n, g="masculine": grammar.words(whole(n), gender[g]),
        "figures": lambda n: grammar.figures(money(n)),
        "amount": lambda n, currency: grammar.amount(money(n), currency),
        "amount_words": lambda n, currency: grammar.amount_words(money(n), currency),
        "number": lambda n, style="decimal": grammar.counted(whole(n), style),
    }


def _date_filters(grammar: Grammar) -> dict[str, Callable[..., Any]]:
    """Days, months, years and anniversaries."""
    return {
        "date": lambda day, article=False, weekday=False: grammar.date(day_of(day), article=article, weekday=weekday),
        "date_words": lambda day: grammar.date_words(day_of(day)),
        "month": lambda day: grammar.month(month_of(day)),
        "year": year,
        "anniversary": anniversary,
    }


def _text_filters(grammar: Grammar) -> dict[str, Callable[..., Any]]:
    """Texts and lists: joined, capitalized, quoted, reversed."""

    def join(value: Any, conjunction: str = "and") -> str:
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise WrongArgument("list")
        return grammar.join([str(item) for item in value], conjunction)

    return {
        "join": join,
        "capital": capital,
        "upper": lambda text: grammar.upper(str(text)),
        "quote": lambda text: grammar.quote(str(text)),
        "reversed": in_reverse,
    }


def _passing(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def wrapped(value: Any, *args: Any, **kwargs: Any) -> Any:
        for argument in (value, *args):
            if isinstance(argument, Undefined | Placeholder):
                return argument
        try:
            return function(value, *args, **kwargs)
        except WrongArgument as error:
            raise WrongArgument(f"{name}|{error}") from None
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise WrongArgument(f"{name}|{error}") from error

    return wrapped
