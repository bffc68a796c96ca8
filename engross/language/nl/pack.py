"""Dutch as the program knows it."""

from __future__ import annotations

from engross.language.nl.amendments import AMENDMENTS
from engross.language.nl.grammar import Dutch
from engross.language.nl.reading import READING
from engross.language.pack import LanguagePack

PACK = LanguagePack(grammar=Dutch, reading=READING, iso_639_2="nld", amendments=AMENDMENTS)
