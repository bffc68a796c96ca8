"""Spanish agreement: the four forms of a word given in the masculine singular, by rule, with tables of exceptions.

Sources: Nueva gramática de la lengua española (RAE, ASALE), chapters 2, 3 and 13; DPD, article « plural ».
"""

from __future__ import annotations

import re

from engross.language.typography import with_capitals_of

_FORMS = {
    # masculine singular: feminine, masculine plural, feminine plural
    "el": ("la", "los", "las"),
    "del": ("de la", "de los", "de las"),
    "al": ("a la", "a los", "a las"),
    "un": ("una", "unos", "unas"),
    "este": ("esta", "estos", "estas"),
    "ese": ("esa", "esos", "esas"),
    "aquel": ("aquella", "aquellos", "aquellas"),
    "él": ("ella", "ellos", "ellas"),
    "algún": ("alguna", "algunos", "algunas"),
    "ningún": ("ninguna", "ningunos", "ningunas"),
    "primer": ("primera", "primeros", "primeras"),
    "tercer": ("tercera", "terceros", "terceras"),
    "buen": ("buena", "buenos", "buenas"),
    "joven": ("joven", "jóvenes", "jóvenes"),
    "cortés": ("cortés", "corteses", "corteses"),
    "marrón": ("marrón", "marrones", "marrones"),
    "es": ("es", "son", "son"),
    "fue": ("fue", "fueron", "fueron"),
    "ha": ("ha", "han", "han"),
    "cada": ("cada", "cada", "cada"),
    "que": ("que", "que", "que"),
}
# Comparatives in -or have one form for both genders, as other adjectives in -or do not.
_COMPARATIVES = re.compile(
    r"(?:mayor|menor|mejor|peor|superior|inferior|anterior|posterior|exterior|interior|ulterior)$"
)
_ACCENTED = str.maketrans("áéíóú", "aeiou")


def agree(word: str, *, feminine: bool, plural: bool) -> str:
    """`word` in that gender and number, with the capitals of what was given."""
    if not feminine and not plural:
        return word
    folded = word.lower()
    if folded in _FORMS:
        formed = _FORMS[folded][(1 if plural else 0) + (1 if feminine and plural else 0)]
    else:
        formed = _feminine(folded) if feminine else folded
        formed = _plural(formed) if plural else formed
    return with_capitals_of(word, formed)


def _feminine(word: str) -> str:
    if word.endswith("o"):
        return f"{word[:-1]}a"
    if word.endswith(("án", "ón", "ín", "és")):  # catalán, francés: the feminine needs no accent
        return f"{word[:-2]}{word[-2:].translate(_ACCENTED)}a"
    if word.endswith("or") and not _COMPARATIVES.search(word):
        return f"{word}a"
    return f"{word}a" if word.endswith("español") else word


def _plural(word: str) -> str:
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    if word.endswith(("s", "x")):
        if word.endswith(("és", "ás", "ís", "ós", "ús")):  # francés: franceses
            return f"{word[:-2]}{word[-2:].translate(_ACCENTED)}es"
        return word
    if word.endswith(("án", "én", "ín", "ón", "ún")):  # común: comunes
        return f"{word[:-2]}{word[-2:].translate(_ACCENTED)}es"
    if word[-1:] in "aeiouáéó":
        return f"{word}s"
    return f"{word}es"
