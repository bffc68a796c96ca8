"""What a language brings: everything that the program knows of it, behind one contract.

A language is a folder `engross/language/<code>/` that holds a module `pack`
with a `PACK`. Two more are loaded alone, where the rest is not needed: `reading`
with a `READING`, for texts whose language is not known, and `template_words` with
its `TEMPLATE_WORDS`, if the templates do not speak the language themselves.
Folders are found, never listed: adding a language is adding its folder.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engross.language.amendments import AmendmentWords
from engross.language.locale_grammar import Grammar
from engross.language.words import ReadingWords, TemplateWords


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language, in all its locales."""

    grammar: type[Grammar]
    """Agreement, dates, numbers, typography, and the lexicon that checks read."""
    reading: ReadingWords
    iso_639_2: str
    """Its code of three letters in ISO 639-2/T, which Akoma Ntoso wants: fra."""
    template_words: TemplateWords = field(default_factory=TemplateWords)
    """What templates print in this language where they do not say it; a module `template_words` of its own."""
    amendments: AmendmentWords | None = None
    """What is needed to amend acts in this language; None if acts in it cannot be amended here yet."""

    @property
    def code(self) -> str:
        """Its code of two letters in ISO 639-1: fr."""
        return self.grammar.code
