"""English as the program knows it."""

from __future__ import annotations

from engross.language.en.amendments import AMENDMENTS
from engross.language.en.grammar import English
from engross.language.en.reading import READING
from engross.language.pack import LanguagePack

PACK = LanguagePack(grammar=English, reading=READING, iso_639_2="eng", amendments=AMENDMENTS)
