"""Patterns of a tradition as regular expressions, for reading formal words.

Example: the pattern `{the} est abrogé` becomes an expression in which the field `the` is whatever stands before
« est abrogé ».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from engross.amend.naming import plainly_spaced
from engross.amend.places import MARK
from engross.amend.traditions import TRADITIONS
from engross.amend.wording import FIELD
from engross.language import grammar
from engross.language.tradition import Tradition
from engross.model.noun import Noun

_QUOTED = rf"{MARK}(?P<%s>\d+){MARK}"


def match_pattern(pattern: str, tradition: Tradition, words: str) -> Mapping[str, str | None] | None:
    """The fields of `pattern` that `words` give, quotations as their ranks; None if the words are not of that form."""
    match = _compiled(pattern, tradition.name).fullmatch(plainly_spaced(words))
    if match is None:
        return None
    fields = match.groupdict()
    # A regular expression wants two names where one field stands in either of two phrases: see "a" in `_field`.
    feminine = fields.pop("a_feminine", None)
    return fields | {"a": feminine} if feminine is not None else fields


@lru_cache(maxsize=512)
def _compiled(pattern: str, name: str) -> re.Pattern[str]:
    tradition = TRADITIONS[name]
    pattern = plainly_spaced(pattern.replace(" :", tradition.colon))
    out: list[str] = []
    position = 0
    for match in FIELD.finditer(pattern):
        out.append(re.escape(pattern[position : match.start()]))
        out.append(_field(match[1], match[2] or "", tradition))
        position = match.end()
    out.append(re.escape(pattern[position:]))
    return re.compile("".join(out))


def _counted_nouns(tradition: Tradition, form: Callable[[Noun], str]) -> Iterator[str]:
    """The nouns of quoted words in the singular and plural, in a form: les mots, des mots."""
    for name in ("word", "number", "sign"):
        noun = tradition.noun(name)
        yield re.escape(form(noun))
        yield re.escape(form(noun.model_copy(update={"text": noun.plural, "number": "plural"})))


def _field(name: str, more: str, tradition: Tradition) -> str:
    """The expression for one field of a pattern."""
    match name:
        case "at":
            return "(?:(?P<at>.+?),? )?" if tradition.verb_second else "(?:(?P<at>.+?), )?"
        case "in":
            return rf"(?:, {tradition.within} (?P<in>.+?), | )"
        case "ins":
            return rf"(?:, {tradition.within} (?P<in>.+?), |, )"
        case "w":
            return rf"(?:{'|'.join(_counted_nouns(tradition, grammar(tradition.lang).the))}) {_QUOTED % f'q_{more}'}"
        case "dw":
            return rf"(?:{'|'.join(_counted_nouns(tradition, grammar(tradition.lang).of))}) {_QUOTED % f'q_{more}'}"
        case "q":
            return _QUOTED % "q_q"
        case "nth":
            expression = re.escape(tradition.occurrence.removesuffix(","))
            expression = expression.replace(r"\{their\}", f"(?:{'|'.join(tradition.theirs)})").replace(
                r"\{n\}", r"(?P<nth>[\w-]+)"
            )
            return f"(?:{expression},?)?"
        case "v" | "vw" | "vs" | "vn":
            verbs = sorted(set(tradition.verbs[more.partition(":")[0]].values()), key=len, reverse=True)
            return f"(?:{'|'.join(map(re.escape, verbs))})"
        case "new":
            kinds = [pair for name, pair in tradition.put_in.items() if name != "provision"]
            every = (re.escape(plainly_spaced(phrase)) for pair in kinds for phrase in pair)
            return f"(?:{'|'.join(every)})".replace(r"\{n\}", r"[\w-]+")
        case "a":
            articles = sorted({phrase for phrase in tradition.article.values() if phrase}, key=len, reverse=True)
            article = f"(?:{'|'.join(articles)}) " if articles else ""
            masculine, feminine = (re.escape(words) for words in tradition.put_in["provision"])
            masculine = masculine.replace(r"\{a\}", f"{article}(?P<a>.+?)")
            feminine = feminine.replace(r"\{a\}", f"{article}(?P<a_feminine>.+?)")
            return f"(?:{feminine}|{masculine})"
        case "S" | "ofS":
            return f"(?P<{name}>[^,]+?)"
        case "become":
            return f"(?:{'|'.join(map(re.escape, tradition.becomes[::-1]))})"
        case "of_":
            return f"(?: (?P<of_>(?:{'|'.join(map(re.escape, tradition.of_prefixes))}).+?))?"
        case _:
            return f"(?P<{name}>.+?)"
