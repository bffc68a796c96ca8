"""What a careful reader of Spanish instruments watches for. Patterns are written for plain apostrophes and spaces.

Sources: Diccionario panhispánico de dudas (contraction, ordinals), Ortografía de la lengua española (accents on
capitals), Libro de estilo de la Justicia (RAE, 2017) for the words of acts.
"""

from __future__ import annotations

from engross.language.es.proofreading import PROOFREADING
from engross.language.es.reading import READING
from engross.language.lexicon import Lexicon, Watch, phrase

_MONTH = "|".join(READING.months)
_WEEKDAY = "|".join(READING.weekdays)
_COUNTS = {
    "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
    "nueve": 9, "diez": 10, "once": 11, "doce": 12, "doble": 2, "duplicado": 2, "triplicado": 3, "cuadruplicado": 4,
}  # fmt: skip
_COUNT = r"un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\d{1,2}"
_INSTRUMENTS = (
    "acuerdo adenda carta contrato convenio convención declaración memorando memorándum pacto protocolo tratado"
).split()
_INSTRUMENT = "|".join(_INSTRUMENTS)
_PURPOSES = "amistad|colaboración|cooperación|hermanamiento|entendimiento|intenciones|asociación"
# Words whose form without accent is no other word of Spanish.
_ACCENTED = """
área áreas económico económica económicos económicas educación cooperación colaboración declaración institución
instituciones administración organización organizaciones región duración música museística público pública públicos
públicas ámbito ámbitos artículo artículos también además según través título técnico técnica técnicos técnicas
tecnología tecnologías común océano España Málaga Cádiz Córdoba León Ávila Álava Perú México Canadá Bélgica
miércoles sábado vigésimo décimo séptimo número números período atención dirección gestión información comunicación
innovación participación creación formación promoción relación comisión reunión unión sesión
""".split()
_BARE = str.maketrans("áéíóúü", "aeiouu")

LEXICON = Lexicon(
    months={name: index for index, name in enumerate(READING.months, 1)},
    weekdays={name: index for index, name in enumerate(READING.weekdays)},
    date=phrase(
        rf"\b(?:(?P<weekday>{_WEEKDAY}),? )?(?P<day>\d{{1,2}}) de (?P<month>{_MONTH}) del? (?P<year>\d{{4}})\b"
    ),
    counts=_COUNTS,
    number_words=frozenset(
        "cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve veinte veintiún veintiuno veintiuna veintidós veintitrés veinticuatro "
        "veinticinco veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta "
        "noventa cien ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
        "novecientos doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas "
        "mil millón millones billón billones y".split()
    ),
    number_joining=frozenset(("y",)),
    number_plurals={"un": "uno", "veintiún": "veintiuno", "millones": "millón", "billones": "billón"},
    units=frozenset("euro euros dólar dólares libra libras céntimos años meses días de con".split()),
    amounts=Watch(("(",), phrase(r"\((?P<figures>\d[\d .,]*)(?:[$€£%] ?|[A-Z]{3} ?)?\)")),
    bad_ordinals=Watch(
        tuple("0123456789"),
        phrase(r"(?<![\w.,])\d+(?:ros?|dos?|tos?|mos?|nos?|vos?|avos?|(?P<feminine>ras?|das?|tas?|mas?|nas?|vas?))\b"),
    ),
    decimal=",",
    instruments=frozenset(_INSTRUMENTS),
    deictic=Watch(
        tuple(_INSTRUMENTS),
        phrase(
            r"\b(?:(?:el|la|del|al|de la|a la) presente|este|esta|dicho|dicha|el citado|la citada) "
            rf"(?P<said>{_INSTRUMENT})\b"
        ),
    ),
    own_deictic=phrase(r"\bpresente\b"),
    kinds=Watch(
        ("presente", "este ", "esta "),
        phrase(rf"\b(?:presente|este|esta) (?P<head>{_INSTRUMENT}) de (?P<what>{_PURPOSES})\b"),
    ),
    signed_base=Watch(
        tuple(_INSTRUMENTS),
        phrase(
            rf"\b(?:el|la|del|al) (?P<head>{_INSTRUMENT})(?P<what>(?: de [\w-]+)?)[^.;,]{{0,30}}? "
            r"(?:firmad[oa]|celebrad[oa]|suscrit[oa]|adoptad[oa]) (?:[^.;,\d]{0,30} )?"
            rf"(?:en|el|de)(?: \d{{1,2}} de (?:{_MONTH}) de)? (?P<year>(?:19|20)\d\d)\b"
        ),
    ),
    signed_after=phrase(
        r"[^.;,\d]{0,20} (?:firmad[oa]s?|celebrad[oa]s?|suscrit[oa]s?|adoptad[oa]s?) (?:[^.;,\d]{0,30} )?"
        rf"(?:en|el|de)(?: \d{{1,2}} de (?:{_MONTH}) de)? (?P<year>(?:19|20)\d\d)\b"
    ),
    respective=phrase(
        r"\brespectiv(?:amente|[oa]s?)\b|\ben (?:este|ese) orden\b|\b(?:el primero|la primera) y (?:el|la) segund[oa]\b"
        r"|\best[ea] últim[oa]\b"
    ),
    defined=Watch(
        ("en adelante", "en lo sucesivo", "denominad"),
        phrase(
            r"\b(?:en adelante|en lo sucesivo|denominad[oa]s?)(?:,? (?:denominad[oa]s?|conjuntamente))?,? ?"
            r'(?P<name>[«"“] ?[^»"”]{2,60}?) ?[»"”]'
        ),
    ),
    period=Watch(
        (),
        phrase(
            rf"\b(?:presente|este|esta) (?:{_INSTRUMENT})(?: de [\w-]+)? "
            r"(?P<years>(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)\b"
            r"|\bpara el per[ií]odo (?:de |comprendido entre )?(?P<start>(?:19|20)\d\d) (?:a|y) "
            r"(?P<end>(?:19|20)\d\d)\b"
        ),
    ),
    duration=Watch(
        ("año", "mes"),
        phrase(
            rf"\b(?:(?:presente|este|esta) (?:{_INSTRUMENT}))(?: [\w-]+){{0,5}}? "
            r"(?:vigencia|duración|vigor|válid[oa])(?: (?:de|durante|por|será de))+ "
            rf"(?P<count>{_COUNT}|quince|veinte|treinta)(?: \(\d+\))? (?P<unit>años?|meses|mes)\b"
        ),
    ),
    duration_units={"año": 12, "años": 12, "mes": 1, "meses": 1},
    references=Watch(
        ("artículo", "anexo", "sección"),
        phrase(
            r"\b(?P<unit>artículos?|anexos?|secci(?:ón|ones)) (?P<number>\d+|[IVX]{1,5}\b|[A-H]\b)(?![\w.-])"
            r"(?! ?,? (?:de (?:la|los|las|dicho)|del (?!presente)))"
        ),
    ),
    provision_kinds={
        "artículo": "article",
        "artículos": "article",
        "anexo": "annex",
        "anexos": "annex",
        "sección": "section",
        "secciones": "section",
    },
    heading_number=phrase(
        r"(?:(?P<article>artículo|sección|capítulo) )?(?P<number>\d{1,2}|[IVX]{1,5})(?:\.?[ºª])?(?: ?[.):–-]| |$)"
    ),
    on_signature=Watch(
        ("vigor",), phrase(r"\bentra(?:rá|n|rán)? en vigor (?:el |en |a partir |desde )?[^.;,]{0,40}?\bfirma\b")
    ),
    on_condition=Watch(
        ("vigor",),
        phrase(
            r"\b(?:entra(?:rá|n|rán)? en vigor[^.;]{0,120}?\b(?:ratificación|aprobación|notificación|ratificad[oa])"
            r"|(?:a reserva de|tras|previa) [^.;]{0,40}?(?:ratificación|aprobación)[^.;]{0,80}?\ben vigor\b)"
        ),
    ),
    pairs=Watch(
        ("ambas", "ambos", "una u otra", "la otra parte", "cualquiera de las dos"),
        phrase(
            r"\b(?:amb[ao]s (?:partes|ciudades|ayuntamientos)|una u otra(?: parte)?|la otra parte|"
            r"cualquiera de las dos)\b"
        ),
    ),
    counted=Watch(
        ("dos", "tres", "cuatro", "cinco", "seis"),
        phrase(r"\b(?:las|los) (?P<count>dos|tres|cuatro|cinco|seis) (?P<noun>\w+)\b"),
    ),
    counted_nouns=frozenset("partes socios signatarios firmantes".split()),
    plural_in_small=True,
    between=phrase(r" ?,? ?(?:[ye] |[ou] |con )?(?:(?:del |de |la |el |los |las |al |a |por |ciudad(?:es)? ){0,4})"),
    adjectives=tuple(
        "deseoso satisfecho consciente convencido animado resuelto decidido guiado inspirado unido".split()
    ),
    offices={
        "alcalde": "alcaldesa",
        "presidente": "presidenta",
        "vicepresidente": "vicepresidenta",
        "director": "directora",
        "concejal": "concejala",
        "secretario": "secretaria",
        "consejero": "consejera",
        "delegado": "delegada",
        "embajador": "embajadora",
        "gobernador": "gobernadora",
        "rector": "rectora",
    },
    gendered=phrase(
        r"\b(?:(?P<masculine>d\.|don|sr\.|el señor)|(?P<feminine>d\.ª|doña|sra\.|la señora)) "
        r"(?P<name>[\w-]+ [\w'-]+)"
    ),
    common=frozenset("ciudad ciudades villa municipio municipios ayuntamiento".split()),
    testimonium_openings=("hecho", "en fe de"),
    done_at=phrase(
        r"\b(?:hecho|firmado|suscrito)s? (?:(?:por \w+|en [\w ]{3,30}ejemplar(?:es)?),? )?"
        r"en (?P<place>[A-ZÁÉÍÓÚÑ][\w'-]+)"
    ),
    done_without_comma=Watch(
        ("hecho en", "firmado en"),
        phrase(r"\b(?:hecho|firmado) en [^,.;]{2,40}? (?:el|a) (?:\w+ )?\d{1,2} de \w+ de \d{4}"),
    ),
    copies=Watch(
        ("ejemplar", "originales", "duplicado", "triplicado"),
        phrase(
            r"\b(?:por (?P<multiple>duplicado|triplicado|cuadruplicado)|"
            rf"en (?P<count>{_COUNT})(?: \(\d+\))? (?P<noun>ejemplar(?:es)?|originales))\b"
        ),
    ),
    copy_singular="ejemplar",
    copy_plural="ejemplares",
    paper=Watch(
        ("ejemplar", "originales", "duplicado", "triplicado"),
        phrase(r"\b(?:ejemplar(?:es)?(?: original(?:es)?)?|originales|por (?:duplicado|triplicado))\b"),
    ),
    texts=Watch(
        ("textos", "versiones"),
        phrase(
            r"\b(?:los|las) (?P<count>dos|tres|cuatro|cinco) (?:textos|versiones)\b[^.;]{0,40}?\b(?:auténtic[oa]s|fe)\b"
        ),
    ),
    authentic=phrase(r"\b(?:auténtic[oa]s?|hacen fe|igualmente válid[oa]s)\b"),
    languages=phrase(
        r"\b(?:español|española|castellan[oa]|catalán|catalana|gallego|gallega|euskera|francés|francesa|inglés|inglesa|"
        r"neerlandés|neerlandesa|alemán|alemana|italian[oa]|portugués|portuguesa|árabe|chin[oa]"
        r"|japonés|japonesa|rus[oa])\b"
    ),
    passing=Watch(
        (),
        phrase(
            r"\b(?:el (?:próximo|pasado) año|el año (?:próximo|pasado|que viene)|este año|próximamente|recientemente|"
            r"actualmente|en la actualidad|que (?:tendrá|tendrán) lugar)\b"
        ),
    ),
    precedents=Watch(
        ("anterior", "previ"),
        phrase(rf"\b(?:los |las )?(?:{_INSTRUMENT})e?s (?:anteriores|previos|previas|firmad[oa]s anteriormente)\b"),
    ),
    anniversary=Watch(
        ("aniversario",),
        phrase(r"\b(?:(?P<n>\d{1,3})\.?º?|(?P<words>[\w-]+(?: [\w-]+)?)) aniversarios?\b"),
    ),
    blank_decision=Watch(
        ("acuerdo", "resolución", "decreto", "decisión"),
        phrase(
            r"\b(?:acuerdo|resolución|decreto|decisión)[^.;,…_]{0,60}?(?:n\.º|número|de fecha|del)(?: |$)?"
            r"(?:[.…_]{2,}|…|[xX]{2,}\b|(?=,|;|$))"
        ),
    ),
    blank_date=Watch(
        ("…", "___", "....", "xx"),
        phrase(
            rf"\b(?:el|del|a) (?:…|\.{{3,}}|_{{2,}}|xx+\b)(?: (?:de|…|\.{{3,}}|_{{2,}}|{_MONTH}|xx+\b))*(?: \d{{2,4}})?"
        ),
    ),
    unaccented={
        word.lower().translate(_BARE): word
        for word in _ACCENTED
        if word.lower().translate(_BARE) not in ("publico", "publica", "publicas", "titulo", "numero")
    },
    may_double=frozenset("que".split()),
    articles=frozenset("el la los las un una unos unas del al".split()),
    definite=frozenset("el la los las".split()),
    contraction=Watch(("de el ", "a el "), phrase(r"\b(?:[Dd]e|[AaÁá]) (?P<name>el [\w'-]+)", exact=True)),
    conjunctions=frozenset("y e o u".split()),
    proofreading=PROOFREADING,
)
