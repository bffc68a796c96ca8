"""Faults of English grammar that can be decided without understanding the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engross.language.dictionary import Dictionary
from engross.language.proofreading import Fault

_PLURALS = r"(?:Parties|parties|Cities|cities|Towns|towns|Signatories|signatories|Partners|partners|Municipalities)"
_SINGULARS = r"(?:Protocol|Agreement|Memorandum|Charter|Arrangement|Declaration|Convention|Treaty|Party|Committee|City)"
_AFTER_PLURAL = re.compile(
    rf"\b(?:[Tt]he|[Bb]oth|[Tt]hese|[Tt]he two|[Tt]he three) {_PLURALS} (?:(?:also|hereby|jointly|mutually|further) )?"
    r"(?P<verb>is|was|has|does|agrees|undertakes|recognizes|recognises|wishes|shares|commits|intends|declares|decides"
    r"|acknowledges|confirms|desires|encourages|supports|appoints|meets|cooperates|exchanges)\b"
)
_AFTER_SINGULAR = re.compile(
    rf"\b(?:[Tt]his|[Tt]he|[Ee]ach|[Ee]ither|[Tt]he present) {_SINGULARS} (?P<verb>are|were|have|do"
    rf"|enter|remain|come|cover|apply)\b"
)
_SINGULAR_OF = {"is": "are", "was": "were", "has": "have", "does": "do", "wishes": "wish"}
_PLURAL_OF = {"are": "is", "were": "was", "have": "has", "do": "does", "apply": "applies"}
_AFTER_HAVE = re.compile(
    r"\b(?:have|has|had) (?P<verb>agree|decide|approve|sign|adopt|conclude|establish|undertake|recognize|confirm)\b"
)
_A_BEFORE_VOWEL = re.compile(
    r"(?:\b(?P<article>a)|^(?P<opening>A)) (?P<word>(?!(?:and|or|is|of|in|as|at|if|on|it)\b)(?:a"
    r"|e(?!u|we)|i|o(?!n[ec]\b|ne-|nce)|u(?!n[aiey]|s[eu]|t[ei]"
    r"|r[aiou]|k|biq))[a-z]{2,})\b"
)
_AN_BEFORE_CONSONANT = re.compile(
    r"\b(?P<article>[Aa]n) (?P<word>(?:[bcdfgjklmnpqrstvwxyz]|h(?!our|onou?r|onest|eir|erb))[a-z]{2,})\b"
)
_SUBJECT_PLURAL_THIS = re.compile(
    r"\b(?P<word>[Tt]his) (?P<noun>parties|cities|agreements|articles|activities|projects|measures)\b"
)


def faults(text: str, _words: Dictionary | None = None) -> Iterator[Fault]:
    """The faults of a text, with what should stand there."""
    for match in _AFTER_PLURAL.finditer(text):
        if _is_complement(text, match.start()):  # each of the Parties undertakes
            continue
        verb = match["verb"]
        yield Fault(*match.span("verb"), _SINGULAR_OF.get(verb, verb.removesuffix("s")))
    for match in _AFTER_SINGULAR.finditer(text):
        verb = match["verb"]
        if not _is_complement(text, match.start()):
            yield Fault(*match.span("verb"), _PLURAL_OF.get(verb, f"{verb}s"))
    for match in _AFTER_HAVE.finditer(text):
        yield Fault(*match.span("verb"), _participle(match["verb"]))
    for match in _A_BEFORE_VOWEL.finditer(text):
        yield Fault(*match.span(), f"{match['article'] or match['opening']}n {match['word']}")
    for match in _AN_BEFORE_CONSONANT.finditer(text):
        yield Fault(*match.span(), f"{match['article'][0]} {match['word']}")
    for match in _SUBJECT_PLURAL_THIS.finditer(text):
        yield Fault(*match.span("word"), "These" if match["word"] == "This" else "these")


def _is_complement(text: str, start: int) -> bool:
    """Whether the noun depends on another word: each of the Parties, the City and the Party."""
    return bool(re.search(r"\b(?:and|or|that|if|should|of|in|to|for) $", text[:start]))


def _participle(verb: str) -> str:
    irregular = {"undertake": "undertaken"}
    return irregular.get(verb, f"{verb}d" if verb.endswith("e") else f"{verb}ed")
