"""Spanish as the program knows it."""

from __future__ import annotations

from engross.language.es.grammar import Spanish
from engross.language.es.reading import READING
from engross.language.es.template_words import TEMPLATE_WORDS
from engross.language.pack import LanguagePack

PACK = LanguagePack(grammar=Spanish, reading=READING, iso_639_2="spa", template_words=TEMPLATE_WORDS)
