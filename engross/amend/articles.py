"""The articles of an amendment: which operations each of them says, the same articles in every language.

An amendment in several languages must be cited by one number, so its versions
have the same articles. What changes in one version only has its article in the
others too, where it says which version it is about. Example, for an act in
French and English of which only the English article 3 changes:

    Article 1. In the English version, in Article 3, the word “may” is replaced by “shall”.
    Article 1er. Le présent article ne concerne que la version anglaise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engross.amend.printed_articles import PrintedArticle
from engross.amend.wording import Wording
from engross.model.act_text import SIGNATURES, language_of
from engross.model.operation import (
    InsertUnits,
    MoveUnit,
    Operation,
    Renumber,
    RepealAct,
    ReplaceEverywhere,
    target,
)

_Subject = tuple[str, str, int]
"""What an article is about: what is done, to what, and which of several such articles it is."""


@dataclass(frozen=True, slots=True)
class Article:
    """The operations of one article by language (empty: the first), each by its rank in the amendment from 0."""

    operations: Mapping[str, tuple[int, ...]]


def language_of_operation(operation: Operation) -> str:
    """The language whose words an operation changes; empty for the first of the act."""
    match operation:
        case InsertUnits():
            return language_of(operation.units[0].id)
        case _:
            ident = target(operation) or next((each.unit for each in getattr(operation, "numbers", ())), "")
            return language_of(ident) if ident else str(getattr(operation, "language", ""))


def said_in(operation: Operation, lang: str) -> bool:
    """Whether the version in `lang` says an operation.

    It does if the operation changes that language, the whole act or the signatures.
    """
    about_all = isinstance(operation, RepealAct) or target(operation) == SIGNATURES
    return about_all or language_of_operation(operation) == lang


def article_plan(operations: Sequence[Operation], wordings: Mapping[str, Wording]) -> tuple[Article, ...]:
    """The articles that say `operations`, in order. `wordings` has each language of the act, the first one first."""
    order: list[_Subject] = []
    groups_by_subject: dict[_Subject, dict[str, tuple[int, ...]]] = {}
    stands: dict[_Subject, int] = {}
    for lang, wording in wordings.items():
        groups = _by_subject(operations, wording, lang)
        place = 0
        for subject, group in groups.items():
            if subject in groups_by_subject:
                place = order.index(subject) + 1
            else:
                stands[subject] = _index_of_target(operations[group[0]], wording)
                # It comes after what other versions change before it in the act: article 3 there, article 4 here.
                while place < len(order) and order[place] not in groups and stands[order[place]] <= stands[subject]:
                    place += 1
                order.insert(place, subject)
                place += 1
            groups_by_subject.setdefault(subject, {})[lang] = group
    return tuple(Article(groups_by_subject[subject]) for subject in order)


def _by_subject(operations: Sequence[Operation], wording: Wording, lang: str) -> dict[_Subject, tuple[int, ...]]:
    """The operations that a version says, as indices from 0, grouped by article; the key is the article's subject."""
    indices = [index for index, operation in enumerate(operations) if said_in(operation, lang)]
    ranks = iter(indices)
    counts: Counter[tuple[str, str]] = Counter()
    out = {}
    for group in wording.grouped([operations[index] for index in indices]):
        what = _about(group[0])
        out[(*what, counts[what])] = tuple(next(ranks) for _ in group)
        counts[what] += 1
    return out


def _index_of_target(operation: Operation, wording: Wording) -> int:
    """The index, in its version, of the provision that an operation changes; -1 if it changes none."""
    ident = target(operation) or next((number.unit for number in getattr(operation, "numbers", ())), "")
    return wording.names.at.get(ident, -1)


def printed_articles(
    plan: Sequence[Article], operations: Sequence[Operation], wordings: Mapping[str, Wording], lang: str
) -> tuple[PrintedArticle, ...]:
    """The articles of `plan` in one language."""
    wording = wordings[lang]
    out = []
    for article in plan:
        only = [other for other in wordings if other in article.operations]
        if lang not in only:
            out.append(wording.about_other_versions([wordings[other].grammar.code for other in only]))
        else:
            group = [operations[index] for index in article.operations[lang]]
            out.append(wording.article(group, one_version=len(only) < len(wordings)))
    return tuple(out)


def _about(operation: Operation) -> tuple[str, str]:
    match operation:
        case InsertUnits():
            return "insert", _name(operation.units[0].id)
        case MoveUnit():
            return "move", _name(operation.unit)
        case Renumber():
            return "renumber", _name(operation.numbers[0].unit)
        case ReplaceEverywhere():
            return "everywhere", ""
        case RepealAct():
            return "repeal-act", operation.act
        case _:
            return "change", _name(target(operation))


def _name(ident: str) -> str:
    """The id of a provision without its language."""
    return ident.partition("@")[0]
