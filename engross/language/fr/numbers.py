"""French numbers in words, in the traditional spelling: « vingt et un », « deux cents », hyphens only below a hundred.

The spelling of 1990 (« vingt-et-un ») is nowhere mixed in. Agreement of vingt and cent follows the Banque de dépannage
linguistique (OQLF): an s when multiplied and last, before million as at the end, but not before mille.
"""

from __future__ import annotations

from engross.language.counting import sayable
from engross.model.noun import Gender
from engross.model.numerals import at_least_one

_SMALL = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf"
).split()
_TENS = ("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "septante", "quatre-vingt", "nonante")
_LARGE = ("million", "milliard", "billion", "billiard")


def words(n: int, gender: Gender, *, septante: bool) -> str:
    """`n` in words, `septante` and `nonante` where they are said; ValueError from eighteen digits on."""
    if n < 0:
        return f"moins {words(-n, gender, septante=septante)}"
    spelled = _whole(sayable(n), septante)
    return (
        f"{spelled}e"
        if gender is Gender.FEMININE and (spelled == "un" or spelled.endswith((" un", "-un")))
        else spelled
    )


def ordinal_words(n: int, gender: Gender, *, septante: bool) -> str:
    """premier, première, deuxième, vingt et unième; ValueError below 1."""
    if at_least_one(n) == 1:
        return "première" if gender is Gender.FEMININE else "premier"
    stem = _whole(sayable(n), septante)
    head, _, last = stem.rpartition(" ")
    if head == "un":  # un million → millionième
        stem = last
    if stem.endswith(("cents", "vingts", "ions", "iards")):
        stem = stem[:-1]
    if stem.endswith("cinq"):
        stem += "u"
    elif stem.endswith("neuf"):
        stem = f"{stem[:-1]}v"
    return f"{stem.removesuffix('e')}ième"


def takes_de(n: int) -> bool:
    """Whether the number ends in million, milliard, …, which are nouns: un million de dollars."""
    return n != 0 and n % 1_000_000 == 0


def _whole(n: int, septante: bool) -> str:
    if n == 0:
        return _SMALL[0]
    above, rest = divmod(n, 1_000_000)
    parts = []
    for power in reversed(range(len(_LARGE))):
        group = above // 1000**power % 1000
        if group:
            parts.append(f"{_group(group, septante, final=True)} {_LARGE[power]}{'s' if group > 1 else ''}")
    thousands, units = divmod(rest, 1000)
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_group(thousands, septante, final=False)} mille")
    if units:
        parts.append(_group(units, septante, final=True))
    return " ".join(parts)


def _group(n: int, septante: bool, *, final: bool) -> str:
    """1 to 999; vingt and cent take their s only if `final`."""
    hundreds, rest = divmod(n, 100)
    parts = []
    if hundreds:
        several = "s" if hundreds > 1 and not rest and final else ""
        parts += [_SMALL[hundreds]] if hundreds > 1 else []
        parts.append(f"cent{several}")
    if rest:
        parts.append(_below_hundred(rest, septante, final))
    return " ".join(parts)


def _below_hundred(n: int, septante: bool, final: bool) -> str:
    if n < len(_SMALL):
        return _SMALL[n]
    tens, unit = divmod(n, 10)
    if tens in (7, 9) and not septante:
        tens, unit = tens - 1, unit + 10
    if n == 80:
        return "quatre-vingts" if final else "quatre-vingt"
    if not unit:
        return _TENS[tens]
    joined = " et " if unit in (1, 11) and tens != 8 else "-"
    return f"{_TENS[tens]}{joined}{_SMALL[unit]}"
