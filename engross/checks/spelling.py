"""Spelling: words that no dictionary knows and that are near one that it knows.

A word that is far from every known word is taken for a name. So are words
with a capital inside a sentence; names of the record and the words of the
workspace (`words.txt`) are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from engross.checks.edit_distance import is_slip_of, without_accents
from engross.checks.reading import ActReading, TextFinding, VersionReading
from engross.checks.text_rules import findings
from engross.diagnostics import Diagnostic
from engross.language import grammar as grammar_of
from engross.language.dictionary import Dictionary, dictionary, other_dictionaries
from engross.language.lexicon import Lexicon
from engross.model.tag import localized

_TOKEN = re.compile(r"(?<![\w@./°-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/]|\.[^\W_]{2})")
_PART = re.compile(r"[^\W\d_]+")
_MOST, _MOST_TRIED = 100, 1000
"""Misspelt words that are told of one paragraph, and unknown ones that are compared with all words near them."""
_LONGEST = 60
"""Longer runs of letters are no words of any of our languages, and have too many neighbours to look up."""
_SHORTEST = 5
"""Letters of the shortest word that is compared with all words near it; shorter ones are near too many."""
Correction = Callable[[str], str | None]
"""Gives the known word near to a word in small letters; None if there is none, or if the word is right."""
_LONG = 8
"""Letters from which a word of instruments is recognised with two letters wrong: twentietfy."""


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A word that no dictionary knows, from `start` up to `end`, with the word that it is near to."""

    start: int
    end: int
    word: str
    near: str


def misspelt(reading: ActReading) -> Iterator[Diagnostic]:
    """Words that are misspelt, in the text and the headings, whether typed or from data."""
    folders = reading.materials.dictionaries
    for version in reading.versions:
        known = _known(reading, version)
        for passage in version.passages:
            for suspect in _suspects(passage.text, version.tag, folders):
                if suspect.word.lower() in known or without_accents(suspect.word) in known:
                    continue
                others = _word_findings(passage.text, version.tag, folders)
                if any(other.start < suspect.end and suspect.start < other.end for other in others):
                    continue
                code = (
                    "accent-lost" if without_accents(suspect.word) == without_accents(suspect.near) else "word-misspelt"
                )
                facts = {"right": suspect.near}
                yield reading.tell_words(code, passage, suspect.start, suspect.end, facts=facts)


def unread_languages(tags: Iterable[str], folders: tuple[str, ...]) -> Iterator[str]:
    """The languages whose spelling cannot be checked here, because there is no dictionary of them."""
    for tag in tags:
        if grammar_of(tag).lexicon.proofreading.alphabet and dictionary(tag, folders) is None:
            yield tag


def _word_findings(text: str, tag: str, folders: tuple[str, ...]) -> list[TextFinding]:
    """The findings of other rules that concern words of a text: a blank, a broken letter, an accent lost."""
    return [
        finding
        for finding in findings(text, tag, folders)
        if finding.blank or finding.code in ("letter-wrong", "accent-lost")
    ]


def _known(reading: ActReading, version: VersionReading) -> set[str]:
    """Words that are right in this act, in small letters: names of the record, the word list of the workspace."""
    texts: list[str] = [*reading.materials.words]
    for party in reading.materials.parties.values():
        for names in (party.name, party.town, party.short, party.common, party.unit):
            texts.extend(f"{noun.text} {noun.plural or ''}" for noun in (names or {}).values())
        texts.extend(form for forms in (party.demonym or {}).values() for form in forms.model_dump().values())
        texts.extend(holder.name for holder in party.people())
        texts.extend(text for by_language in (party.nature, party.seat) for text in (by_language or {}).values())
    if reading.materials.relation is not None:
        texts.append(localized(reading.materials.relation.name, version.tag) or "")
    for signatories in reading.protocol.signing.signatories.values():
        texts.extend(signatory.name or "" for signatory in signatories)
    words = {word.lower() for text in texts for word in _PART.findall(text)}
    return words | {without_accents(word) for word in words}


@lru_cache(maxsize=16384)
def _suspects(text: str, tag: str, folders: tuple[str, ...]) -> tuple[_Suspect, ...]:
    """The misspelt words of a text, whatever the act."""
    lexicon = grammar_of(tag).lexicon
    if not lexicon.proofreading.alphabet:
        return ()
    words = dictionary(tag, folders)
    tokens = list(_TOKEN.finditer(text))
    known = [words is None or words.knows(token[0]) or words.knows(token[0].lower()) for token in tokens]
    suspects: list[_Suspect] = []
    tried = 0
    for index, token in enumerate(tokens):
        if len(suspects) >= _MOST or tried >= _MOST_TRIED:
            break
        slip = token[0].lower() in lexicon.proofreading.typing_slips
        if slip or not (known[index] or _among_strangers(tokens, known, index)):
            tried += 1
            suspects.extend(_in_token(text, token, words, lexicon, partial(_correction, tag=tag, folders=folders)))
    return tuple(suspects)


def _among_strangers(tokens: list[re.Match[str]], known: list[bool], index: int) -> bool:
    """Whether the word beside one is unknown too: together they are a name, or words of another language."""
    return any(
        0 <= beside < len(tokens) and not known[beside] and len(tokens[beside][0]) > 2
        for beside in (index - 1, index + 1)
    )


def _in_token(
    text: str, token: re.Match[str], words: Dictionary | None, lexicon: Lexicon, correction: Correction
) -> Iterator[_Suspect]:
    """The misspelt parts of a token: its words between hyphens and apostrophes."""
    for part in _PART.finditer(token[0]):
        start = token.start() + part.start()
        near = _near(part[0], _opens(text, start), words, lexicon, correction)
        if near:
            yield _Suspect(start, start + len(part[0]), part[0], _with_case(part[0], near))


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence or an item, and so has a capital whatever it is."""
    before = text[max(0, start - 40) : start].rstrip(" «“\"(–—-'’lLdD")
    return not before or before[-1] in ".:;!?•"


def _near(word: str, opens: bool, words: Dictionary | None, lexicon: Lexicon, correction: Correction) -> str:
    """The known word that `word` is a misspelling of; empty if it is right or may be a name."""
    folded = word.lower()
    if folded in lexicon.proofreading.typing_slips:
        return lexicon.proofreading.typing_slips[folded]
    capital = word[0].isupper()
    if words is None or not _SHORTEST <= len(word) <= _LONGEST:
        return ""
    if capital and not opens and not word.isupper():
        return _with_accent(folded, words, lexicon)
    if word.isupper() and len(word) < _LONG - 1:  # an abbreviation
        return ""
    return correction(folded) or ""


def _with_accent(word: str, words: Dictionary, lexicon: Lexicon) -> str:
    """A common noun whose first letter has lost its accent under the capital: Ecoles. A name has no such noun."""
    accented = (each for each in lexicon.proofreading.alphabet if without_accents(each) == word[0])
    return next((right for each in accented if words.knows(right := each + word[1:])), "")


@lru_cache(maxsize=16384)
def _correction(word: str, tag: str, folders: tuple[str, ...]) -> str | None:
    """The known word near to a word in small letters that none of the dictionaries knows."""
    words = dictionary(tag, folders)
    lexicon = grammar_of(tag).lexicon
    if words is None or word in lexicon.proofreading.known_words:
        return None
    dictionaries = (words, *other_dictionaries(tag, folders))
    if any(each.knows(word) or each.knows(word.capitalize()) or each.knows(word.upper()) for each in dictionaries):
        return None
    for candidate in _edits(word, lexicon.proofreading.alphabet):
        if words.knows(candidate):
            return candidate
    if len(word) >= _LONG:
        common = _common_words(tag)
        return next((known for known in common if len(known) >= _LONG - 1 and is_slip_of(word, known, 2)), None)
    return None


def _edits(word: str, more_letters: str) -> Iterator[str]:
    """Every word at one slip: accents first, then letters swapped, doubled, left out, put in and changed."""
    letters = "abcdefghijklmnopqrstuvwxyz" + more_letters
    places = range(len(word))
    for index in range(len(word)):
        plain = without_accents(word[index])
        yield from (word[:index] + each + word[index + 1 :] for each in more_letters if without_accents(each) == plain)
    yield from (word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places[:-1])
    yield from (word[:n] + word[n + 1 :] for n in places)
    yield from (word[:n] + word[n - 1] + word[n:] for n in places[1:])
    # A first letter is hardly ever wrong; a word with another one is another word.
    yield from (word[:n] + each + word[n:] for n in range(1, len(word) + 1) for each in letters)
    yield from (word[:n] + each + word[n + 1 :] for n in places[1:] for each in letters)


@lru_cache(maxsize=64)
def _common_words(tag: str) -> tuple[str, ...]:
    """The words of instruments in a language: ordinals, months, kinds of instruments."""
    grammar = grammar_of(tag)
    ordinals = (word for n in range(1, 101) for word in _PART.findall(grammar.ordinal_words(n)))
    lexicon = grammar.lexicon
    return tuple(dict.fromkeys((*lexicon.instruments, *lexicon.months, *ordinals, *lexicon.proofreading.known_words)))


def _with_case(word: str, right: str) -> str:
    """`right` in capitals as `word` is."""
    return right.upper() if word.isupper() else right.capitalize() if word[0].isupper() else right
