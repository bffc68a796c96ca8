"""Spanish numbers in words, as the academies spell them.

Sources: Diccionario panhispánico de dudas (RAE, ASALE), articles « cardinales » and « ordinales »; Ortografía de la
lengua española (2010), chapter VIII. Of two accepted spellings the preferred one is used: vigesimoprimero in one word,
trigésimo primero in two; undécimo and duodécimo.
"""

from __future__ import annotations

from engross.language.counting import sayable
from engross.model.noun import Gender
from engross.model.numerals import at_least_one

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve"
).split()
_TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
    "ochocientos", "novecientos",
)  # fmt: skip
_MILLIONS = (("millón", "millones"), ("billón", "billones"))
_ORDINAL_UNITS = ("", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno")
_ORDINAL_TENS = (
    "", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo",
    "octogésimo", "nonagésimo",
)  # fmt: skip
_ORDINAL_HUNDREDS = (
    "", "centésimo", "ducentésimo", "tricentésimo", "cuadringentésimo", "quingentésimo", "sexcentésimo",
    "septingentésimo", "octingentésimo", "noningentésimo",
)  # fmt: skip
_FUSED = str.maketrans({"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", " ": ""})


def words(n: int, gender: Gender, *, before_noun: bool = False) -> str:
    """`n` in words; ValueError from eighteen digits on.

    Alone, one is uno; before the noun that it counts it is un, and twenty-one veintiún (`before_noun`).
    """
    if n < 0:
        return f"menos {words(-n, gender, before_noun=before_noun)}"
    spelled = _whole(sayable(n), feminine=gender is Gender.FEMININE)
    return _apocopated(spelled) if before_noun else spelled


def takes_de(n: int) -> bool:
    """Whether the number ends in millón or billón, which are nouns: un millón de euros."""
    return n != 0 and n % 1_000_000 == 0


def ordinal_words(n: int, gender: Gender) -> str:
    """primero, primera, decimotercero, vigesimoprimera, trigésimo segundo; ValueError below 1."""
    parts = _ordinal_parts(sayable(at_least_one(n)))
    return " ".join(f"{part[:-1]}a" if gender is Gender.FEMININE else part for part in parts)


def _whole(n: int, *, feminine: bool) -> str:
    if n == 0:
        return _SMALL[0]
    parts = []
    for power in reversed(range(len(_MILLIONS))):
        # Six digits at a time: mil millones is the thousand of millón, as mil billones is that of billón.
        group = n // 10 ** (6 * power + 6) % 1_000_000
        if group:
            name = _MILLIONS[power][group > 1]
            parts.append(f"{_apocopated(_below_million(group, feminine=False))} {name}")
    if rest := n % 1_000_000:
        parts.append(_below_million(rest, feminine=feminine))
    return " ".join(parts)


def _below_million(n: int, *, feminine: bool) -> str:
    thousands, rest = divmod(n, 1000)
    parts = []
    if thousands:
        parts.append(f"{_apocopated(_below_thousand(thousands, feminine=feminine))} mil" if thousands > 1 else "mil")
    if rest:
        parts.append(_below_thousand(rest, feminine=feminine))
    return " ".join(parts)


def _below_thousand(n: int, *, feminine: bool) -> str:
    """1 to 999."""
    if n == 100:
        return "cien"
    hundreds, rest = divmod(n, 100)
    hundred = _HUNDREDS[hundreds]
    if feminine and hundreds > 1:
        hundred = f"{hundred[:-2]}as"
    below = _below_hundred(rest)
    if feminine and below.endswith("uno"):
        below = f"{below[:-1]}a"
    return " ".join(part for part in (hundred, below) if part)


def _below_hundred(n: int) -> str:
    if n < len(_SMALL):
        return _SMALL[n] if n else ""
    tens, unit = divmod(n, 10)
    return f"{_TENS[tens]} y {_SMALL[unit]}" if unit else _TENS[tens]


def _apocopated(cardinal: str) -> str:
    """The form before a noun, mil or millón: un, veintiún, treinta y un. The feminine una stays before a noun, but
    before mil it is un as well (veintiún mil personas)."""
    if cardinal.endswith(("veintiuno", "veintiuna")):
        return f"{cardinal[:-3]}ún"
    return cardinal[:-1] if cardinal.endswith("uno") else cardinal


def _ordinal_parts(n: int) -> list[str]:
    """The words of an ordinal in the masculine; each of them agrees."""
    parts = []
    for size, name in ((10**12, "billonésimo"), (10**6, "millonésimo"), (1000, "milésimo")):
        group, n = divmod(n, size)
        if group:
            # The multiplier is the cardinal, written as one word with what it multiplies: dosmilésimo.
            # It then has no accent of its own: veintidosmilésimo.
            times = _apocopated(_whole(group, feminine=False)).translate(_FUSED) if group > 1 else ""
            parts.append(times + name)
    hundreds, rest = divmod(n, 100)
    if hundreds:
        parts.append(_ORDINAL_HUNDREDS[hundreds])
    tens, unit = divmod(rest, 10)
    if rest in (11, 12):
        parts.append(("undécimo", "duodécimo")[rest - 11])
    elif tens in (1, 2) and unit:
        # In one word the first part has no accent of its own: decimotercero, vigesimocuarto, but decimoséptimo.
        parts.append(("decimo", "vigesimo")[tens - 1] + _ORDINAL_UNITS[unit])
    else:
        parts += [word for word in (_ORDINAL_TENS[tens], _ORDINAL_UNITS[unit]) if word]
    return parts
