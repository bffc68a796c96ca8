"""Words by which Spanish is read."""

from __future__ import annotations

from engross.language.words import ReadingWords

READING = ReadingWords(
    months=tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
    ),
    weekdays=tuple("lunes martes miércoles jueves viernes sábado domingo".split()),
    dates=("{day} de {month} de {year}",),
    ordinals=(".º", ".ª", ".er", ".os", ".as"),
    first=("primero", "primera", "único", "única"),
    joining=("y", "e", "o", "u", "a"),
    provisions=tuple("artículo capítulo título sección anexo ámbito parte apartado".split()),
    ranks=(
        ("libro", "parte", "anexo", "apéndice", "ámbito"),
        ("título",),
        ("capítulo",),
        ("sección", "subsección", "apartado"),
        ("artículo", "art", "cláusula"),
    ),
    between=("entre",),
    done_at=("hecho en", "firmado en", "dado en"),
    on_behalf=("por", "en nombre de"),
    and_="y",
    articles=(("la", "feminine"), ("el", "masculine"), ("las", ""), ("los", "")),
    towns=("ciudad de", "ayuntamiento de", "municipio de"),
    instruments=tuple("protocolo acuerdo convenio declaración tratado memorando".split()),
    common=tuple("y el los las del una para con por que su".split()),
    provisions_after=("anexo",),
)
