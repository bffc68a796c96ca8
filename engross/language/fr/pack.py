"""French as the program knows it."""

from __future__ import annotations

from engross.language.fr.amendments import AMENDMENTS
from engross.language.fr.grammar import French
from engross.language.fr.reading import READING
from engross.language.pack import LanguagePack

PACK = LanguagePack(grammar=French, reading=READING, iso_639_2="fra", amendments=AMENDMENTS)
